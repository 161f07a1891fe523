"""What offices put into cells and rows instead of columns: lists in a cell, rows that name a group of rows."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graph.keys import normalise
from graph.sameness.lexicon import head_pattern
from loaders.tables.grid import Grid, coded, replaced, where

LISTED = ("organization", "person", "network")
_NUMBERED = re.compile(r"(?:^|\s|(?<=[^\d.]))(?:[(]?[0-9๐-๙]{1,2}[.)]|[-•–])\s*(?=[^\d๐-๙\s])")
_BEGINS = re.compile(r"^\s*(?:[(]?[1๑][.)]|[-•–])\s*(?=[^\d๐-๙\s])")
_PARTED = re.compile(r"\s*[,;\n]\s*")
_LIST = r"(?s)^\s*(?:\(?[1๑][.)]|[-•–]).*(?:\(?[2๒][.)]|\s[-•–])|[,;\n]"
GROUPS = (("network", "เครือข่าย"), ("district", "อำเภอ"), ("province", "จังหวัด"))
_GROUP = re.compile(r"^(?:[\d๐-๙]+[.)]\s*)?(เครือข่าย|อำเภอ|จังหวัด)\s*(?=\S).{1,60}$")
_NUMBER = re.compile(r"^[\d๐-๙]+[.)]\s*")


def listed(text: str) -> list[str]:
    """The items of a list in one cell: "1. ก 2. ข", lines with bullets, names parted by commas; else the text."""
    if _BEGINS.match(text) and len(parts := [p for p in _NUMBERED.split(text) if p.strip()]) > 1:
        return [p.strip(" \n,;") for p in parts]
    parts = [p for p in _PARTED.split(text) if p]
    # a comma or a line break stands in a name too, unless each part begins as a body or a network does
    return parts if len(parts) > 1 and all(begins(normalise(p)) for p in parts) else [text]


def begins(name: str) -> bool:
    """Whether a normalised name begins with a kind of body, or as networks do."""
    return name.startswith("เครือข่าย") or bool(head_pattern().match(name))


def spread(grid: Grid, columns: dict[str, int]) -> tuple[Grid, int]:
    """The grid with a row for each item of a list, and how many cells held one."""
    found = 0
    for name in LISTED:
        if name in columns:
            column = grid.cells.column(columns[name])
            rows = np.flatnonzero(where(column, lambda words: pc.match_substring_regex(words, _LIST))).tolist()
            items = {row: parts for row in rows if len(parts := listed(column[row].as_py())) > 1}
            grid = repeated(grid, columns[name], items) if items else grid
            found += len(items)
    return grid, found


def repeated(grid: Grid, at: int, items: dict[int, list[str]]) -> Grid:
    """The rows, those with items once for each, the item in column `at`."""
    times = np.ones(len(grid.numbers), np.int64)
    times[list(items)] = [len(parts) for parts in items.values()]
    take = np.repeat(np.arange(len(grid.numbers)), times)
    cells = grid.cells.take(pa.array(take))
    starts = np.cumsum(times) - times
    items_at = {int(starts[row]) + n: part for row, parts in items.items() for n, part in enumerate(parts)}
    cells = cells.set_column(at, cells.column_names[at], replaced(cells.column(at), items_at))
    return replace(grid, cells=cells, numbers=grid.numbers[take])


def groups(grid: Grid, first: int, columns: dict[str, int]) -> tuple[Grid, dict[str, int], npt.NDArray[np.bool_]]:
    """Rows of one cell that name the group of the rows below: a network, a district, a province.

    Gives the grid with a column for each kind of group, where these columns are, and which rows name a group.
    """
    lone = np.flatnonzero((grid.counts() == 1) & (np.arange(len(grid.numbers)) >= first))
    found: dict[str, dict[int, str]] = {}
    for row in lone.tolist() if grid.width > 2 and len(lone) * 2 < len(grid.numbers) else []:
        word = next(c for c in grid.row(row) if c)
        if m := _GROUP.match(word):
            name = next(n for n, head in GROUPS if head == m[1])
            found.setdefault(name, {})[row] = _NUMBER.sub("", word)
    added: dict[str, int] = {}
    flags = np.zeros(len(grid.numbers), bool)
    for name, rows in found.items():
        flags[list(rows)] = True
        if name not in columns:
            added[name] = grid.width
            values, current = [], ""
            for at in range(len(grid.numbers)):
                current = rows.get(at, current)
                values.append(current if at >= first and not flags[at] else "")
            grid = replace(grid, cells=grid.cells.append_column(f"c{grid.width}", coded(pa.array(values, pa.string()))))
    return grid, added, flags
