"""Where the tables of a sheet stand: headings over one to three rows, several tables below or beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.tables.grid import Flags, Grid, Numbers, filled, where
from loaders.tables.lexicon import folded, headings, ignored, rows
from loaders.tables.marks import is_value
from loaders.tables.recognise import HEAD_ROWS, header_row, meaning
from loaders.tables.titles import speaks

LONGEST_HEADING = 60


@dataclass(frozen=True)
class Header:
    """Headings of a table: `first` and `last` of their rows in the grid, and one word a column."""

    first: int
    last: int
    words: list[str]


def header_of(grid: Grid, given: int = 0) -> Header | None:
    """The headings of a grid, over two or three rows where these say more.

    `given`: the row (from 1) that a person named.
    """
    at = given - 1 if given else header_row(grid)
    if at is None or at >= len(grid.numbers):
        return None
    plain = Header(at, at, grid.row(at))
    if given:
        return plain
    found = [plain]
    for top in range(max(0, at - 1), at + 1):
        header: Header | None = Header(top, top, grid.row(top))
        while header and (header := with_next(grid, header)):
            found.append(header)
    return max(found, key=lambda h: (known(h.words), h is plain))


def with_next(grid: Grid, upper: Header) -> Header | None:
    """Headings with those of the next row, where that holds no data and the upper ones are no title."""
    if upper.last + 1 >= len(grid.numbers):
        return None
    below = grid.row(upper.last + 1)
    pairs = list(zip(upper.words, below, strict=True))
    if sum(map(bool, upper.words)) < 2 or not any(below) or not all(is_heading(w) or is_value(w) for w in below if w):
        return None
    # a value is a heading only where one heading spans several columns
    if any(is_value(low) and not is_heading(low) for low in below) and all(high for high, low in pairs if low):
        return None
    words, group = [], ""
    for high, word in pairs:
        group = high or group
        # a heading above several columns says what those below it are of
        joint = f"{group} {word}".strip()
        words.append(
            word if word and meaning(word).fields else joint if word and meaning(joint).fields else word or high
        )
    return Header(upper.first, upper.last + 1, words)


def downwards(grid: Grid, header: Header) -> bool:
    """Whether the headings stand below each other: a form of one body."""
    column = grid.cells.column(next(at for at, word in enumerate(header.words) if word))
    below = [w for w in column.slice(header.last + 1, HEAD_ROWS).to_pylist() if w]
    found = sum(folded(w) in headings() for w in below)
    return found >= 2 and found * 2 >= len(below)


def is_heading(word: str) -> bool:
    """Whether a word may stand over a column."""
    return len(word) <= LONGEST_HEADING and (bool(meaning(word).fields) or folded(word) in ignored("column"))


def known(words: list[str]) -> int:
    """How many of the words are known headings of different columns, or values that stand as headings."""
    return len({folded(w) for w in words if w and (is_heading(w) or is_value(w))})


def tables_of(grid: Grid) -> list[Grid]:
    """The tables of a sheet: cut where other headings stand lower down, and between columns that are empty."""
    return [one for below in cut_below(grid) for one in cut_beside(below)]


@cache
def heading_words() -> pa.Array:
    """Every heading as it is written in the word list."""
    return pa.array(sorted({w.strip() for row in rows("headers") for w in row["headings"].split("|")}))


def heading_rows(grid: Grid) -> Numbers:
    """Positions of rows of which at least two cells, and half of those filled, are known headings."""
    hits = np.zeros(len(grid.numbers), np.int64)
    for column in grid.cells.columns:
        hits += where(column, partial(pc.is_in, value_set=heading_words()))
    return np.flatnonzero((hits >= 2) & (hits * 2 >= grid.counts()))


def cut_below(grid: Grid) -> Iterator[Grid]:
    """The grid cut above each row of other headings, or of the same under a title of its own."""
    found = heading_rows(grid).tolist()
    first = header_of(grid)
    starts = [0]
    if first is not None and len(found) > 1:
        top = min(first.first, found[0])
        head, some = [w for w in grid.row(top) if w], grid.filled()
        for at in found:
            words = [w for w in grid.row(at) if w]
            if at <= top or (top == first.first and at <= first.last) or at - 1 in found:
                continue
            start = title_start(grid, at, some, starts[-1])
            if words != head or any(speaks(c) for row in grid.rows(range(start, at)) for c in row if c):
                starts.append(start)
                head = words
    for start, end in zip(starts, [*starts[1:], len(grid.numbers)], strict=True):
        flags = np.zeros(len(grid.numbers), bool)
        flags[start:end] = True
        yield grid.kept(flags) if len(starts) > 1 else grid


def title_start(grid: Grid, at: int, some: Flags, above: int) -> int:
    """The first of the rows of one cell that stand right over the headings."""
    start = at
    while start - 1 > above and some[start - 1] and sum(1 for c in grid.row(start - 1) if c) == 1:
        start -= 1
    return start


def cut_beside(grid: Grid) -> list[Grid]:
    """The grid cut at empty columns where the same headings stand on both sides."""
    header = header_of(grid)
    if header is None:
        return [grid]
    words = [folded(w) for w in header.words]
    empty = [at for at in range(grid.width) if not words[at] and not filled(grid.cells.column(at)).any()]
    bounds = [-1, *empty, grid.width]
    parts = [range(a + 1, b) for a, b in pairwise(bounds) if b > a + 1]
    sides = [{words[c] for c in part if words[c]} for part in parts]
    if len(parts) < 2 or any(len(sides[0] & side) < 2 for side in sides):
        return [grid]
    return [replace(grid, cells=grid.cells.select(list(part))) for part in parts]
