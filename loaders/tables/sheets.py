"""From the bytes of a table file to the recognised rows of its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.errors import SourceError
from loaders.report import Entry, Said
from loaders.tables import delimited, parquet, privacy, workbook
from loaders.tables.areas import province_name, province_of_title, year_of_title
from loaders.tables.cells import groups, marks, spread
from loaders.tables.encoding import decode
from loaders.tables.grid import Grid
from loaders.tables.layout import Header, header_of, tables_of
from loaders.tables.lexicon import folded, ignored
from loaders.tables.mapping import Fix, Mappings, fix_for
from loaders.tables.recognise import Recognised, nearest, recognise
from loaders.tables.rows import Defaults, Rows

TEXT_SUFFIXES, BOOK_SUFFIXES = (".csv", ".tsv"), (".xlsx", ".xls", ".xlsm", ".ods")
SUFFIXES = (*TEXT_SUFFIXES, *BOOK_SUFFIXES, parquet.SUFFIX)
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
    elif suffix == parquet.SUFFIX:
        grids = [parquet.read(data, stem, name)]
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
            entries += told_masked(name, grid.name, found)
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
    read: list[Rows] = []
    wrong: list[SourceError] = []
    for table in [grid] if fix.header else tables_of(grid):
        try:
            read.append(rows_of(file.name, table, options, beneath, fix, scope))
        except SourceError as error:
            wrong.append(error)
    if wrong and not read and alone:
        raise wrong[0]
    file.entries += [Entry.of(error, file.name, grid.name) for error in wrong]
    hidden: set[int] = set()
    for rows in read:
        file.entries += rows.entries
        rows.entries.clear()
        names = rows.grid.cells.column_names
        hidden |= {int(names[at][1:]) for at, rule in rows.found.ignored.items() if rule in privacy.RULES}
    file.sheets += read
    if read:
        clean, _ = privacy.masked_columns(grid, hidden)
        file.cells.append(cells_of(clean.kept(clean.filled())))


def told_masked(file: str, sheet: str, found: dict[str, int]) -> list[Entry]:
    """What the report says of masked cells, by what was in them."""
    said = {
        privacy.MASK: Said("เลขประจำตัวประชาชนถูกปิดก่อนบันทึก", "cells with national ids, masked before anything is kept"),
        privacy.PHONE: Said("หมายเลขโทรศัพท์ถูกปิดก่อนบันทึก", "cells with telephone numbers, masked before anything is kept"),
    }
    return [Entry("warning", file, str(count), said[mask], sheet=sheet) for mask, count in found.items() if count]


def rows_of(name: str, grid: Grid, options: Defaults, beneath: Defaults, fix: Fix, scope: str) -> Rows:
    """The recognised rows of a table. Raises SourceError where no kind of table fits."""
    head = header_of(grid, fix.header)
    titles = [" ".join(filter(None, row)) for row in grid.head(head.first)] if head else []
    defaults = defaults_of(titles, grid.name, name, options, beneath)
    supplied = supplied_by(defaults)
    entries: list[Entry] = []
    words = head.words if head else []
    if head:
        grid, words = unmarked(name, grid, head, entries)
    recognised = partial(recognise, supplied=supplied, hints=f"{name} {grid.name}", kind=fix.kind, fixed=fix.columns)
    found = recognised(words)
    named = np.zeros(len(grid.numbers), bool)
    if head:
        grid, added, named = groups(grid, head.last + 1, found.columns)
        words = [*words, *(GROUP_HEADINGS[field] for field in added)]
        found = recognised(words) if added else found
    if head is None or found.missing or not found.columns:
        shown = words or next((r for r in grid.head(len(grid.numbers)) if any(r)), [])
        raise unrecognised(name, grid, [h for h in shown if h], supplied)
    data = without(grid, head.last, words, found, name, entries, named)
    data, hidden = privacy.masked_columns(data, [at for at, rule in found.ignored.items() if rule in privacy.RULES])
    entries += told_masked(name, grid.name, hidden)
    data, lists = spread(data, found.columns)
    rows = Rows(name, data, found, defaults, words, scope)
    rows.entries = entries
    rows.heading_row = int(grid.numbers[head.first]) if head.first == head.last else 0
    if lists:
        rows.summary(
            "guess", f"{lists:,}", Said("ช่องที่มีหลายรายการ แยกเป็นหลายแถว", "cells with lists, read as several rows")
        )
    rows.refuse_long()
    tell(rows, head.first, titles, options)
    return rows


GROUP_HEADINGS = {"network": "เครือข่าย", "district": "อำเภอ", "province": "จังหวัด"}


def unmarked(name: str, grid: Grid, head: Header, entries: list[Entry]) -> tuple[Grid, list[str]]:
    """The table with marks below values read as one column of the values; rows without a mark are named."""
    done, words, field, empty = marks(grid, head.words, head.last + 1)
    if field:
        headings = ", ".join(w for w, kept in zip(head.words, words, strict=False) if w != kept)
        said = Said("เครื่องหมายใต้หัวคอลัมน์เหล่านี้ อ่านเป็นค่าของแถว", "marks under these headings, read as values of the rows")
        entries.append(Entry("guess", name, headings, said, sheet=grid.name))
    for at in empty:
        said = Said(f"เครื่องหมายใต้หัวคอลัมน์ {headings}", f"a mark under one of {headings}")
        row = tuple(grid.rows([at])[0])
        entries.append(Entry("warning", name, "-", said, sheet=grid.name, row=int(grid.numbers[at]), cells=row))
    return done, words


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


def without(
    grid: Grid,
    at: int,
    header: list[str],
    found: Recognised,
    file: str,
    entries: list[Entry],
    named: npt.NDArray[np.bool_],
) -> Grid:
    """The rows below the headings, less those that a rule leaves out; each rule is reported with its count.

    `named`: rows that only name the group of the rows below them.
    """
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
    rules |= {rule: flags & keep for rule, flags in written_rows(grid).items()}
    rules["group"] = named & keep
    rules["total"] = rules["total"] | (rules.pop("sum") & ~rules["group"])
    said = {
        "blank": Said("แถวว่าง", "blank rows"),
        "repeated header": Said("หัวตารางซ้ำ", "headings repeated"),
        "total": Said("แถวผลรวม", "rows of totals"),
        "example": Said("แถวตัวอย่าง", "example rows"),
        "note": Said("บันทึกท้ายตาราง", "notes"),
        "group": Said("ชื่อกลุ่มของแถวที่ตามมา", "names of the groups that the rows below belong to"),
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


# a total or a note as offices word it; organisations whose names begin with รวม go on with a word
_TOTAL = r"^(?:รวม|ยอดรวม|ผลรวม)\s*(?:ทั้งสิ้น|ทั้งหมด|จำนวน)?\s*:?\s*[\d๐-๙,]*\s*(?:แห่ง|คน|องค์กร|หน่วยงาน|ราย|วัด)?$"
_NOTE = r"^(?:\*|หมายเหตุ|ที่มา\s*[:：]|ข้อมูล\s*ณ|จัดทำโดย|ผู้จัดทำ|ลงชื่อ|ผู้รายงาน|ผู้รับรอง|ผู้ให้ข้อมูล|note\s*:|source\s*:)"
_NOTE_CELLS = 2


def written_rows(grid: Grid) -> dict[str, npt.NDArray[np.bool_]]:
    """Rows that hold a total or a note in words."""
    filled = np.zeros(len(grid.numbers), np.int64)
    for column in grid.cells.columns:
        filled += pc.not_equal(column, "").to_numpy(zero_copy_only=False)
    found = {"sum": np.zeros(len(filled), bool), "note": np.zeros(len(filled), bool)}
    for column in grid.cells.columns[:3]:
        found["sum"] |= pc.match_substring_regex(column, _TOTAL).to_numpy(zero_copy_only=False)
        found["note"] |= pc.match_substring_regex(column, _NOTE, ignore_case=True).to_numpy(zero_copy_only=False)
    found["note"] &= filled <= _NOTE_CELLS
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
