"""Excel files (.xlsx, .xls) to grids, one a sheet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import numpy as np
import pyarrow as pa
import python_calamine as calamine

from graph.errors import SourceError
from loaders.tables.grid import Grid, grid

LARGEST = 2 << 30
Cell = int | float | str | bool | time | date | datetime | timedelta


def read(data: bytes, file: str) -> Iterator[Grid]:
    """Every sheet that holds cells. Raises SourceError for a file that Excel would not open either."""
    refuse_bomb(data, file)
    try:
        book = calamine.CalamineWorkbook.from_object(io.BytesIO(data))
    except calamine.PasswordError as wrong:
        todo, th = "Save it without a password.", f"{file}: มีรหัสผ่าน กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน"
        raise SourceError(file, "a password", "an open workbook", todo, th=th) from wrong
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        th = f"{file}: ไม่ใช่ไฟล์ Excel หรือไฟล์เสียหาย ({wrong}) กรุณาเปิดด้วย Excel แล้วบันทึกใหม่"
        todo = "Open it in Excel and save it again."
        raise SourceError(file, str(wrong), "an Excel workbook", todo, th=th) from wrong
    for about in book.sheets_metadata:
        if about.typ == calamine.SheetTypeEnum.WorkSheet:
            hidden = about.visible != calamine.SheetVisibleEnum.Visible
            yield from sheet(book.get_sheet_by_name(about.name), about.name, hidden)


def refuse_bomb(data: bytes, file: str) -> None:
    """Raises SourceError for a workbook that would fill the memory once unpacked."""
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(member.file_size for member in archive.infolist())
        if size > LARGEST:
            found, th = f"{size:,} bytes unpacked", f"{file}: ใหญ่เกินไป ({size:,} ไบต์เมื่อคลาย) กรุณาแบ่งไฟล์หรือบันทึกเป็น CSV"
            raise SourceError(file, found, f"at most {LARGEST:,}", "Split it, or save it as CSV.", th=th)


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
