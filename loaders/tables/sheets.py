"""From the bytes of a table file to the recognised rows of its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.errors import SourceError
from loaders.report import Entry, Said
from loaders.tables import delimited, privacy, workbook
from loaders.tables.areas import province_name, province_of_title, year_of_title
from loaders.tables.encoding import decode
from loaders.tables.grid import Grid
from loaders.tables.lexicon import folded, ignored
from loaders.tables.mapping import Fix, Mappings, fix_for
from loaders.tables.recognise import Recognised, header_row, nearest, recognise
from loaders.tables.rows import Defaults, Rows

TEXT_SUFFIXES, BOOK_SUFFIXES = (".csv", ".tsv"), (".xlsx", ".xls", ".xlsm")
SUFFIXES = TEXT_SUFFIXES + BOOK_SUFFIXES
_GATHERING = re.compile(r"ประชุม|เวที|สมัชชา|อบรม|สัมมนา|กิจกรรม|meeting|assembly", re.I)


@dataclass
class TableFile:
    """A file understood: its sheets as rows, what there is to say, and the cells to keep as evidence."""

    name: str
    sheets: list[Rows] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    cells: list[pd.DataFrame] = field(default_factory=list)

    @property
    def kept(self) -> pd.DataFrame:
        """Every row of every recognised sheet: sheet, row, cells."""
        empty = pd.DataFrame({"sheet": [], "row": [], "cells": []})
        return pd.concat(self.cells, ignore_index=True) if self.cells else empty


def read(
    data: bytes, name: str, options: Defaults, beneath: Defaults, mappings: Mappings, scope: str = ""
) -> TableFile:
    """What a table file holds. `options` stand above titles and names, `beneath` below them.

    Raises SourceError where nothing in it can be read or recognised.
    """
    file = TableFile(name)
    grids = grids_of(data, name, file.entries)
    for grid in grids:
        read_sheet(file, grid, options, beneath, fix_for(mappings, name, grid.name), scope, alone=len(grids) == 1)
    if not grids:
        raise empty(name)
    return file


def grids_of(data: bytes, name: str, entries: list[Entry]) -> list[Grid]:
    """The sheets that hold anything, national ids masked."""
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
    if not data.strip():
        raise empty(name)
    if suffix in BOOK_SUFFIXES:
        grids = list(workbook.read(data, name))
    else:
        text, encoding = decode(data, name)
        grid, ragged = delimited.read(text, stem, name)
        entries += ragged
        if not encoding.startswith("utf-8"):
            said = Said("อ่านด้วยรหัสอักขระนี้", "read in this encoding")
            entries.append(Entry("guess", name, encoding, said))
        grids = [grid]
    done = []
    for grid in grids:
        if grid.filled().any():
            clean, found = privacy.mask(grid)
            done.append(clean)
            if found:
                said = Said("เลขประจำตัวประชาชนถูกปิดก่อนบันทึก", "cells with national ids, masked before anything is kept")
                entries.append(Entry("warning", name, str(found), said, sheet=grid.name))
    return done


def read_sheet(
    file: TableFile, grid: Grid, options: Defaults, beneath: Defaults, fix: Fix, scope: str, *, alone: bool
) -> None:
    """Add the rows of one sheet to the file, or say why not."""
    if fix.skip or folded(grid.name) in ignored("sheet"):
        rule = Said("ข้ามชีตตามกฎ", "left out: an explanation, or skipped by the mapping file")
        file.entries.append(Entry("ignored", file.name, grid.name, rule, sheet=grid.name))
        return
    if grid.hidden:
        said = Said("ชีตที่ซ่อนอยู่ ก็อ่านด้วย", "a hidden sheet, read as well")
        file.entries.append(Entry("warning", file.name, grid.name, said, sheet=grid.name))
    try:
        file.sheets.append(rows_of(file.name, grid, options, beneath, fix, scope))
    except SourceError as wrong:
        if alone:
            raise
        file.entries.append(Entry.of(wrong, file.name, grid.name))
        return
    file.entries += file.sheets[-1].entries
    file.sheets[-1].entries.clear()
    file.cells.append(cells_of(grid.kept(grid.filled())))


def rows_of(name: str, grid: Grid, options: Defaults, beneath: Defaults, fix: Fix, scope: str) -> Rows:
    """The recognised rows of a sheet. Raises SourceError where no kind of table fits."""
    at = fix.header - 1 if fix.header else header_row(grid)
    header = grid.row(at) if at is not None and at < len(grid.numbers) else []
    titles = [" ".join(filter(None, row)) for row in grid.head(at)] if at else []
    defaults = defaults_of(titles, grid.name, name, options, beneath)
    supplied = supplied_by(defaults)
    found = recognise(header, supplied, f"{name} {grid.name}", fix.kind, fix.columns)
    if at is None or found.missing or not found.columns:
        shown = header or next((r for r in grid.head(len(grid.numbers)) if any(r)), [])
        raise unrecognised(name, grid, [h for h in shown if h], supplied)
    entries: list[Entry] = []
    data = without(grid, at, header, found, name, entries)
    rows = Rows(name, data, found, defaults, header, scope)
    rows.entries = entries
    rows.refuse_long()
    tell(rows, at, titles, options)
    return rows


def defaults_of(titles: list[str], sheet: str, file: str, options: Defaults, beneath: Defaults) -> Defaults:
    """Options, else titles, else the names of sheet and file, else what the folder says."""
    names = [*titles, sheet, PurePosixPath(file).stem]
    province = options.province or next(filter(None, map(province_of_title, names)), "") or beneath.province
    year = options.year or next(filter(None, map(year_of_title, names)), None) or beneath.year
    title = next((t for t in titles if _GATHERING.search(t)), "")
    return Defaults(province, year, options.meeting or title or beneath.meeting)


def supplied_by(defaults: Defaults) -> set[str]:
    """The fields that no column need give."""
    found = {"province"} if defaults.province else set()
    found |= {"year", "fiscal_year"} if defaults.year else set()
    return found | ({"meeting"} if defaults.meeting else set())


def without(grid: Grid, at: int, header: list[str], found: Recognised, file: str, entries: list[Entry]) -> Grid:
    """The rows below the headings, less those that a rule leaves out; each rule is reported with its count."""
    columns = [c.to_pandas(types_mapper=pd.ArrowDtype) for c in grid.cells.columns]
    keep = np.arange(len(grid.numbers)) > at
    blank = ~grid.filled()
    rules: dict[str, npt.NDArray[np.bool_]] = {"blank": blank & keep}
    same = np.ones(len(keep), bool)
    for word, column in zip(header, columns, strict=True):
        same &= column.eq(word).to_numpy(dtype=bool)
    rules["repeated header"] = same & keep
    words = marked_rows(columns)
    rules |= {rule: flags & keep for rule, flags in words.items()}
    said = {
        "blank": Said("แถวว่าง", "blank rows"),
        "repeated header": Said("หัวตารางซ้ำ", "headings repeated"),
        "total": Said("แถวผลรวม", "rows of totals"),
        "example": Said("แถวตัวอย่าง", "example rows"),
    }
    for rule, flags in rules.items():
        if flags.any():
            first = int(grid.numbers[np.flatnonzero(flags)[0]])
            entries.append(Entry("ignored", file, f"{int(flags.sum()):,}", said[rule], sheet=grid.name, row=first))
            keep &= ~flags
    return grid.kept(keep)


def marked_rows(columns: list[pd.Series]) -> dict[str, npt.NDArray[np.bool_]]:
    """Rows that begin with a word for a total, and rows marked as an example."""
    found: dict[str, npt.NDArray[np.bool_]] = {}
    for word, rule in ignored("row").items():
        flags = found.setdefault(rule, np.zeros(len(columns[0]), bool))
        for at, column in enumerate(columns):
            if rule == "example" or at < 2:
                codes = column.isin([word, f"({word})", word.capitalize()])
                flags |= codes.to_numpy(dtype=bool)
    return found


def tell(rows: Rows, at: int, titles: list[str], options: Defaults) -> None:
    """What was understood of a sheet: its kind, guessed columns, what titles and names gave, unused columns."""
    found, said = rows.found, Said("ชนิดของตาราง", "the kind of table, by its columns")
    named = {rows.header[c]: f for f, c in found.columns.items()}
    columns = ", ".join(h if h == f else f"{h} = {f}" for h, f in named.items())
    rows.summary("guess", found.kind.name, Said(f"{said.th}: {columns}", f"{said.en}: {columns}"))
    for column, guess in found.close.items():
        near = f"{rows.header[column]} ~ {guess.word} ({guess.score:.0f}%)"
        rows.summary("guess", near, Said("หัวคอลัมน์สะกดใกล้เคียง", "a heading spelt close to a known one"))
    for column, rule in found.ignored.items():
        said = Said(f"ข้ามคอลัมน์ตามกฎ {rule}", f"column left out by the rule: {rule}")
        rows.summary("ignored", rows.header[column], said)
    if found.unused:
        unused = ", ".join(rows.header[c] for c in found.unused)
        said = Said("คอลัมน์ที่ไม่ได้ใช้ (กำหนดเองได้ด้วย --mapping)", "only columns that are used (fix them with --mapping)")
        rows.summary("warning", unused, said)
    for column in (c for c, heading in enumerate(rows.header) if not heading):
        cells = rows.grid.cells.column(column)
        some = np.flatnonzero(pc.not_equal(cells, "").to_numpy(zero_copy_only=False))
        if len(some) and column not in found.columns.values():
            said = Said("หัวคอลัมน์เหนือค่านี้", "a heading above it: the column is not used")
            number = int(rows.grid.numbers[some[0]])
            rows.summary("warning", cells[int(some[0])].as_py(), said, number)
    if titles:
        rows.summary("ignored", " / ".join(filter(None, titles)), Said("แถวหัวเรื่อง", "rows of titles"), row=1)
    if rows.defaults.province and not options.province and not rows.has("province"):
        province = province_name(rows.defaults.province)
        said = Said("จังหวัดจากหัวเรื่อง ชื่อชีต ชื่อไฟล์ หรือ saan.toml", "province by title, name of sheet or file, or saan.toml")
        rows.summary("guess", province, said)
    by_title = next(filter(None, map(province_of_title, titles)), "")
    if options.province and by_title not in ("", options.province):
        said = Said("หัวเรื่องระบุจังหวัดอื่น ใช้จังหวัดที่ระบุตอนนำเข้า", "the option's province: the title speaks of this one")
        rows.summary("warning", province_name(by_title), said)


def cells_of(grid: Grid) -> pd.DataFrame:
    """Rows as sheet, row, list of cells; without a loop over rows."""
    count, width = len(grid.numbers), grid.width
    flat = pa.concat_arrays([chunk for column in grid.cells.columns for chunk in column.chunks])
    by_row = flat.take(pa.array(np.arange(count * width).reshape(width, count).T.ravel()))
    lists = pa.ListArray.from_arrays(pa.array(np.arange(count + 1, dtype=np.int32) * width, pa.int32()), by_row)
    cells = pd.Series(lists, dtype=pd.ArrowDtype(lists.type))
    return pd.DataFrame({"sheet": grid.name, "row": grid.numbers, "cells": cells})


def unrecognised(name: str, grid: Grid, header: list[str], supplied: Iterable[str]) -> SourceError:
    near = nearest(header, set(supplied))
    kinds = "; ".join(f"{f.kind.name}: {', '.join(f.kind.columns)}" for f in near)
    lacks = "; ".join(f"{f.kind.name}: {', '.join(' | '.join(g) for g in f.missing)}" for f in near if f.missing)
    todo = f"Missing for {lacks}. Rename the columns, give --province, --year or --meeting, or write a --mapping file."
    shown = ", ".join(header) or "no headings"
    th = (
        f"{name} ({grid.name}): ไม่รู้ว่าเป็นตารางชนิดใด พบคอลัมน์ {shown} ควรเป็น {kinds} ยังขาด {lacks} "
        "กรุณาแก้ชื่อคอลัมน์ ระบุ --province --year --meeting หรือเขียนไฟล์ --mapping"
    )
    return SourceError(name, f"columns {shown}", kinds, todo, place=grid.name, th=th)


def empty(name: str) -> SourceError:
    return SourceError(name, "an empty file", "rows", "Check the file.", th=f"{name}: ไฟล์ว่าง ไม่มีข้อมูลให้อ่าน")
