"""Columns whose headings are values: marks under levels or networks, levels under years; read as rows."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graph.keys import normalise
from loaders.tables.grid import Grid, coded, where
from loaders.tables.lexicon import folded, forms
from loaders.tables.values import buddhist_era

YES = frozenset(["✓", "✔", "√", "☑", "/", "มี", "ใช่", "yes", "y", "true", "1", "●"])
NO = frozenset(["-", "–", "ไม่มี", "ไม่", "ไม่ใช่", "no", "n", "false", "0", "✗", "✘", "☐"])
LEVEL, NETWORK, YEAR = "ระดับ", "เครือข่าย", "ปีงบประมาณ"


class Turned(NamedTuple):
    """A table with the headings `under` which marks stood as values of its rows; `empty`: rows without a mark."""

    grid: Grid
    header: list[str]
    under: list[str]
    empty: list[int]


def turned(grid: Grid, header: list[str], first: int) -> Turned:
    """The table with columns for the values that stand as headings; as it is, where none do.

    `first`: the position of the first row of data.
    """
    for heading, fits in ((LEVEL, is_level), (NETWORK, is_network), (YEAR, is_year)):
        under = [at for at, word in enumerate(header) if word and fits(word) and holds(grid, at, first, heading)]
        if len(under) >= 2:
            return turn(grid, header, first, under, heading)
    return Turned(grid, header, [], [])


def is_level(word: str) -> bool:
    return folded(word) in forms("level")


def is_network(word: str) -> bool:
    return normalise(word).startswith("เครือข่าย") and len(normalise(word)) > len("เครือข่าย") + 2


def is_year(word: str) -> bool:
    return buddhist_era(word) is not None


def is_value(word: str) -> bool:
    """Whether a heading is a value that marks may stand under."""
    return is_level(word) or is_network(word) or is_year(word)


def holds(grid: Grid, at: int, first: int, heading: str) -> bool:
    """Whether nothing but marks, under a year nothing but levels, stands in a column."""
    values = {v.strip().lower() for v in pc.unique(grid.cells.column(at).slice(first)).to_pylist()} - {""}
    yes = {v for v in values if is_level(v)} if heading == YEAR else values & YES
    return bool(yes) and values <= yes | NO


def marked(column: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    """Where a mark, or a level, stands."""
    return where(column, lambda words: pa.array([is_mark(w) for w in words.to_pylist()], pa.bool_()))


def is_mark(word: str) -> bool:
    return word.lower() in YES or is_level(word)


def turn(grid: Grid, header: list[str], first: int, under: list[int], heading: str) -> Turned:
    """A row for each mark, with the heading above it as a value; for levels under years with the level too."""
    flags = np.column_stack([marked(grid.cells.column(at)) for at in under])
    flags[:first] = False
    times = np.maximum(flags.sum(axis=1), 1)
    rows, columns = np.nonzero(flags)
    to = (np.cumsum(times) - times)[rows] + (np.cumsum(flags, axis=1) - 1)[rows, columns]
    cells = grid.cells.take(pa.array(np.repeat(np.arange(len(times)), times)))
    for at in under:
        cells = cells.set_column(at, cells.column_names[at], coded(pa.array([""] * len(cells), pa.string())))
    added = {heading: np.array([header[at] for at in under], object)[columns]}
    if heading == YEAR:
        added[LEVEL] = np.column_stack([grid.cells.column(at).to_pylist() for at in under])[rows, columns]
    for words in added.values():
        values = np.full(len(cells), "", object)
        values[to] = words
        cells = cells.append_column(f"c{cells.num_columns}", coded(pa.array(values, pa.string())))
    empty = np.flatnonzero(~flags.any(axis=1) & grid.filled() & (np.arange(len(times)) >= first)).tolist()
    plain = ["" if at in under else word for at, word in enumerate(header)]
    numbers = np.repeat(grid.numbers, times)
    return Turned(replace(grid, cells=cells, numbers=numbers), [*plain, *added], [header[at] for at in under], empty)
