"""Rows of a table that state nothing: blank ones, totals, notes, headings again; each left out by a named rule."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.report import Entry, Said
from loaders.tables.grid import Flags, Grid, coded, where
from loaders.tables.lexicon import ignored
from loaders.tables.values import ARABIC

SAID = {
    "blank": Said("แถวว่าง", "blank rows"),
    "repeated header": Said("หัวตารางซ้ำ", "headings repeated"),
    "numbers": Said("แถวเลขที่คอลัมน์", "rows of column numbers"),
    "total": Said("แถวผลรวม", "rows of totals"),
    "example": Said("แถวตัวอย่าง", "example rows"),
    "note": Said("บันทึกท้ายตาราง", "notes"),
    "page": Said("เลขหน้า", "numbers of pages"),
    "group": Said("ชื่อกลุ่มของแถวที่ตามมา", "names of the groups that the rows below belong to"),
}


def without(grid: Grid, at: int, header: list[str], file: str, entries: list[Entry], named: Flags) -> Grid:
    """The rows below the headings, less those that a rule leaves out; each rule is reported with its count.

    `at`: the position of the last row of headings. `named`: rows that only name the group of the rows below them.
    """
    columns = [coded(c) for c in grid.cells.columns]
    keep = np.arange(len(grid.numbers)) > at
    same = np.ones(len(keep), bool)
    for word, column in zip(header, columns, strict=True):
        same &= where(column, partial(pc.equal, word))
    rules = {"blank": ~grid.filled(), "repeated header": same, "numbers": column_numbers(grid, at)}
    rules |= marked_rows(columns) | written_rows(grid) | {"group": named}
    rules["total"] = rules["total"] | (rules.pop("sum") & ~named)
    for rule, found in rules.items():
        flags = found & keep
        if flags.any():
            first = int(grid.numbers[np.flatnonzero(flags)[0]])
            entries.append(Entry("ignored", file, f"{int(flags.sum()):,}", SAID[rule], sheet=grid.name, row=first))
            keep &= ~flags
    return grid.kept(keep)


def column_numbers(grid: Grid, at: int) -> Flags:
    """The row right below the headings that counts the columns: (1) (2) (3)."""
    flags = np.zeros(len(grid.numbers), bool)
    if at + 1 < len(flags):
        cells = [c.strip("()").translate(ARABIC) for c in grid.row(at + 1) if c]
        counted = len(cells) > 1 and all(re.fullmatch(r"\d{1,2}", c) for c in cells)
        flags[at + 1] = counted and all(int(b) == int(a) + 1 for a, b in pairwise(cells))
    return flags


def marked_rows(columns: list[pa.DictionaryArray]) -> dict[str, Flags]:
    """Rows that begin with a word for a total, and rows marked as an example."""
    found: dict[str, Flags] = {}
    for word, rule in ignored("row").items():
        flags = found.setdefault(rule, np.zeros(len(columns[0]), bool))
        for at, column in enumerate(columns):
            if rule == "example" or at < 2:
                forms = pa.array([word, f"({word})", word.capitalize()])
                flags |= where(column, partial(pc.is_in, value_set=forms))
    return found


# a total or a note as offices word it; organisations whose names begin with รวม go on with a word
_TOTAL = r"^(?:รวม|ยอดรวม|ผลรวม)\s*(?:ทั้งสิ้น|ทั้งหมด|จำนวน)?\s*:?\s*[\d๐-๙,]*\s*(?:แห่ง|คน|องค์กร|หน่วยงาน|ราย|วัด)?$"
_NOTE = r"^(?:\*|หมายเหตุ|ที่มา\s*[:：]|ข้อมูล\s*ณ|จัดทำโดย|ผู้จัดทำ|ลงชื่อ|ผู้รายงาน|ผู้รับรอง|ผู้ให้ข้อมูล|note\s*:|source\s*:)"
# the number of a printed page
_PAGE = r"^(?:หน้า(?:ที่)?|page)\s*[\d๐-๙]+(?:\s*(?:/|จาก|of)\s*[\d๐-๙]+)?$|^[-–]\s*[\d๐-๙]+\s*[-–]$"
# a word for a total; bodies may begin so too, but figures alone never follow their names
_SUM, _FIGURES = "^(?:รวม|ยอดรวม|ยอดยกไป|ยอดยกมา)", re.compile(r"[\d๐-๙,.]+")
_NOTE_CELLS = 2


def written_rows(grid: Grid) -> dict[str, Flags]:
    """Rows that hold a total, a note or the number of a page in words."""
    filled = grid.counts()
    found = {rule: beginning(grid, pattern) for rule, pattern in (("sum", _TOTAL), ("note", _NOTE), ("page", _PAGE))}
    for rule in ("note", "page"):
        found[rule] &= filled <= _NOTE_CELLS
    for at in np.flatnonzero(beginning(grid, _SUM) & (filled > 1)).tolist():
        found["sum"][at] |= all(_FIGURES.fullmatch(c) for c in list(filter(None, grid.row(at)))[1:])
    return found


def beginning(grid: Grid, pattern: str) -> Flags:
    """Rows of which one of the first cells matches a pattern."""
    flags = np.zeros(len(grid.numbers), bool)
    for column in grid.cells.columns[:3]:
        flags |= where(column, partial(pc.match_substring_regex, pattern=pattern, ignore_case=True))
    return flags
