"""National ids and telephone numbers are masked before anything of a table is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.tables.grid import Grid, coded, replaced, respelt, where

MASK, PHONE = "[เลขประจำตัวประชาชน]", "[หมายเลขโทรศัพท์]"
# rules that leave out a column of such numbers
RULES = ("telephone", "national id")
_DIGIT = "[0-9๐-๙]"
_LIKELY = f"{_DIGIT}(?:[-\\s]?{_DIGIT}){{12}}"
_EXACT = re.compile(rf"(?<!\d){_LIKELY}(?!\d)")
_LIKELY_PHONE = "(?:[0๐]|\\+66[-\\s]?)[2-9๒-๙](?:[-\\s.]?[0-9๐-๙]){7}"
# 08x, 09x and 06x have ten digits, those with an area code nine; +66 stands for the 0
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:[0๐]|\+66[-\s]?)(?:[689๖๘๙](?:[-\s.]?[0-9๐-๙]){8}|[2-7๒-๗](?:[-\s.]?[0-9๐-๙]){7})(?![\d])"
)
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def is_national_id(text: str) -> bool:
    """Whether 13 digits, with or without marks between them, carry the checksum of a person's id.

    Numbers of companies share the checksum and begin with 0.
    """
    digits = [int(d) for d in text.translate(_ARABIC) if d.isdecimal()]
    if len(digits) != 13 or digits[0] in (0, 9):
        return False
    return (11 - sum((13 - i) * d for i, d in enumerate(digits[:12])) % 11) % 10 == digits[12]


def masked(text: str) -> str:
    """The text with every national id and telephone number replaced."""
    hidden = _EXACT.sub(lambda m: MASK if is_national_id(m[0]) else m[0], text)
    return _PHONE.sub(PHONE, hidden)


def mask(grid: Grid) -> tuple[Grid, dict[str, int]]:
    """The grid without national ids and telephone numbers, and in how many cells each was found."""
    found = {MASK: 0, PHONE: 0}
    table = grid.cells
    for at, name in enumerate(table.column_names):
        column = table.column(at)
        rows = np.flatnonzero(where(column, partial(pc.match_substring_regex, pattern=f"{_LIKELY}|{_LIKELY_PHONE}")))
        changed = {row: new for row in rows.tolist() if (new := masked(old := column[row].as_py())) != old}
        for mark in found:
            found[mark] += sum(mark in new for new in changed.values())
        if changed:
            # the words that leave must not stay in the list of words
            table = table.set_column(at, name, coded(replaced(column, changed).cast(pa.string())))
    return replace(grid, cells=table), found


def masked_columns(grid: Grid, columns: Collection[int]) -> tuple[Grid, dict[str, int]]:
    """The grid with what looks like numbers in these columns hidden, also where a digit is wrong or missing.

    Excel takes the 0 from a telephone number.
    """
    found = {MASK: 0, PHONE: 0}
    table = grid.cells
    for at in (c for c in columns if c < grid.width):
        for mask, digits in ((MASK, "13"), (PHONE, "7,12")):
            is_number = partial(pc.match_substring_regex, pattern=rf"^\+?(?:{_DIGIT}[-\s().]*){{{digits}}}$")
            column = table.column(at)
            found[mask] += int(where(column, is_number).sum())
            hidden = respelt(column, partial(hide, is_number, mask))
            table = table.set_column(at, table.column_names[at], hidden)
    return replace(grid, cells=table), found


def hide(is_number: Callable[[pa.Array], pa.Array], mask: str, words: pa.Array) -> pa.Array:
    """The words, with the mask in place of numbers."""
    return pc.if_else(is_number(words), mask, words)
