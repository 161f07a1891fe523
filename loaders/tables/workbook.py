"""Workbooks (.xlsx, .xls, .ods) to grids, one a sheet."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import numpy as np
import pyarrow as pa
import python_calamine as calamine

from graph.errors import SourceError
from loaders.report import SHOWN, Entry, Said
from loaders.tables.grid import Grid, grid
from loaders.zips import Broken, part, tight

LARGEST = 2 << 30
# a sheet is held as a full table: cells, how many of them may be empty for one that is not, widest row
MOST_CELLS, SPARSE, WIDEST = 5_000_000, 40, 20_000
_ROW, _FAR = re.compile(rb'<row[^>]*? r="(\d+)"'), re.compile(rb' r="([A-Z]{2,3})\d+"')
_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"[^>]*>')
_UNCALCULATED = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')
_HIDDEN = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
Cell = int | float | str | bool | time | date | datetime | timedelta


def read(data: bytes, file: str, entries: list[Entry]) -> Iterator[Grid]:
    """Every sheet that holds cells; what Excel hides or has not calculated is added to the entries.

    Raises SourceError for a file that Excel would not open either.
    """
    for xml in parts(data, file):
        entries += unseen(xml, file)
    try:
        book = calamine.CalamineWorkbook.from_object(io.BytesIO(data))
    except calamine.PasswordError as wrong:
        todo, th = "Save it without a password.", f"{file}: มีรหัสผ่าน กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน"
        raise SourceError(file, "a password", "an open workbook", todo, th=th) from wrong
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        raise damaged(file, str(wrong)) from wrong
    for about in book.sheets_metadata:
        if about.typ == calamine.SheetTypeEnum.WorkSheet:
            hidden = about.visible != calamine.SheetVisibleEnum.Visible
            yield from sheet(book.get_sheet_by_name(about.name), about.name, hidden)


def parts(data: bytes, file: str) -> Iterator[bytes]:
    """The XML of the sheets of an .xlsx; none of other workbooks.

    Raises SourceError for a workbook that would fill the memory once unpacked.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
            if size > LARGEST or tight(size, len(data)):
                raise too_large(file, size)
            for member in archive.infolist():
                # a part that is larger than it says ends here: its checksum is wrong
                xml = part(archive, member)
                if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                    refuse_sparse(xml, file)
                    yield xml
                elif member.filename == "content.xml":
                    refuse_repeated(xml, file)
    except Broken as wrong:
        raise damaged(file, f"a damaged part ({wrong})") from wrong


def unseen(xml: bytes, file: str) -> Iterator[Entry]:
    """What a person who opens a sheet sees otherwise: formulas that no program calculated, rows that are hidden."""
    empty = [m[1].decode() for m in _UNCALCULATED.finditer(xml)] if b"<f" in xml else []
    if empty:
        said = Said("ค่าที่คำนวณแล้ว ช่องเหล่านี้เป็นสูตรที่ยังไม่มีผลลัพธ์", "values: these cells are formulas without a result")
        todo = Said("เปิดด้วย Excel แล้วบันทึก จากนั้นนำเข้าใหม่", "Open it in Excel, save it, and load it again.")
        yield Entry("warning", file, ", ".join(empty[:SHOWN]), said, todo)
    if hidden := len(_HIDDEN.findall(xml)):
        yield Entry("done", file, f"{hidden:,}", Said("แถวที่ซ่อนอยู่ ก็อ่านด้วย", "hidden rows, read as well"))


def refuse_sparse(xml: bytes, file: str) -> None:
    """Raises SourceError for a sheet whose few cells lie so far apart that a table of them fills the memory."""
    rows = max((int(m[1]) for m in _ROW.finditer(xml, max(0, xml.rfind(b"<row")))), default=0)
    far = {m[1] for m in _FAR.finditer(xml)}
    columns = max(map(column_number, far), default=26)
    if rows * columns > MOST_CELLS and rows * columns > SPARSE * xml.count(b"<c "):
        raise too_wide(file, rows, columns)


def refuse_repeated(xml: bytes, file: str) -> None:
    """Raises SourceError for an OpenDocument sheet that repeats a filled cell or row without end."""
    for repeated in _REPEATED.finditer(xml):
        if int(repeated[1]) > WIDEST and not repeated[0].endswith(b"/>"):
            raise too_wide(file, 1, int(repeated[1]))


def column_number(letters: bytes) -> int:
    """The number of a column from its letters: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def too_wide(file: str, rows: int, columns: int) -> SourceError:
    found = f"{rows:,} rows by {columns:,} columns, nearly all empty"
    th = f"{file}: พบตาราง {rows:,} แถว {columns:,} คอลัมน์ ซึ่งเกือบทั้งหมดว่าง กรุณาลบแถวและคอลัมน์ว่างแล้วบันทึกใหม่"
    return SourceError(
        file, found, "a table that is filled", "Delete the empty rows and columns, save it again.", th=th
    )


def too_large(file: str, size: int) -> SourceError:
    found, th = f"{size:,} bytes unpacked", f"{file}: ใหญ่เกินไป ({size:,} ไบต์เมื่อคลาย) กรุณาแบ่งไฟล์หรือบันทึกเป็น CSV"
    return SourceError(file, found, "a smaller workbook", "Split it, or save it as CSV.", th=th)


def damaged(file: str, found: str) -> SourceError:
    th = f"{file}: ไม่ใช่ไฟล์ Excel หรือไฟล์เสียหาย ({found}) กรุณาเปิดด้วย Excel แล้วบันทึกใหม่"
    return SourceError(file, found, "an Excel workbook", "Open it in Excel and save it again.", th=th)


def sheet(found: calamine.CalamineSheet, name: str, hidden: bool) -> Iterator[Grid]:
    rows = [[cell_text(value) for value in row] for row in found.to_python(skip_empty_area=False)]
    if not rows or not rows[0]:
        return
    fill_merged(rows, found.merged_cell_ranges or [])
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    yield grid(name, list(columns), np.arange(1, len(rows) + 1), hidden)


def fill_merged(rows: list[list[str]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Write the value of cells merged downwards into each of their rows: a province beside its organisations."""
    for (top, left), (bottom, _) in ranges:
        for row in rows[top + 1 : bottom + 1]:
            row[left] = row[left] or rows[top][left]


def cell_text(value: Cell) -> str:
    """A cell as text: whole numbers without the .0 that Excel gives them, dates in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
