"""The words at many places of many sources: `EvidenceReader.read(...).words` in bulk."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.parts import CELLS
from graph.source import Place, words
from graph.value import PropertyGraph

Ints = npt.NDArray[np.int64]
ROW_PLACE = r"^(?P<sheet>.*)!r(?P<row>[0-9]+)(?::(?P<columns>[0-9,]+))?$"


class Wording:
    """The words of one graph's sources."""

    def __init__(self, graph: PropertyGraph) -> None:
        self.texts = dict(zip(graph.sources["id"], graph.sources["text"].fillna(""), strict=True))
        self.cells = graph.rows(CELLS).combine_chunks()

    def words(self, sources: pa.Array, places: pa.Array) -> pa.Array:
        """The words at each place of each source; empty where the source kept none."""
        in_row = pc.match_substring(places, "!").to_numpy(zero_copy_only=False)
        out = np.full(len(places), "", dtype=object)
        spans = pa.array(~in_row)
        pairs = zip(sources.filter(spans).to_pylist(), places.filter(spans).to_pylist(), strict=True)
        out[~in_row] = [words(self.texts[source], Place.parse(place)) for source, place in pairs]
        if in_row.any():
            rows = pa.array(in_row)
            out[in_row] = self.row_words(sources.filter(rows), places.filter(rows)).to_numpy(zero_copy_only=False)
        return pa.array(out, pa.string())

    def row_words(self, sources: pa.Array, places: pa.Array) -> pa.Array:
        """The cells at places in tables, joined: those of the place's columns, else the whole row."""
        parts = pc.extract_regex(places, ROW_PLACE)
        sheet, columns = parts.field("sheet"), parts.field("columns")
        found = self.find(sources, sheet, parts.field("row").cast(pa.int64()))
        cells = self.cells["cells"].combine_chunks().take(pa.array(found, mask=found < 0))
        return joined(cells, columns)

    @cached_property
    def _sorted(self) -> tuple[pa.Array, pa.Array, int, Ints, Ints]:
        """Sources, sheets, the highest row, and the code of every kept row in order with its position."""
        sources, sheets = (pc.unique(self.cells[name]) for name in ("stated_in", "sheet"))
        height = (pc.max(self.cells["row"]).as_py() or 0) + 1
        code = coded(self.cells["stated_in"], self.cells["sheet"], self.cells["row"], sources, sheets, height)
        order = np.argsort(code, kind="stable")
        return sources, sheets, height, code[order], order

    def find(self, source: pa.Array, sheet: pa.Array, row: pa.Array) -> Ints:
        """Where the cells of each row are kept; -1 where they are not."""
        sources, sheets, height, codes, position = self._sorted
        if not len(codes):
            return np.full(len(row), -1, np.int64)
        wanted = coded(source, sheet, row, sources, sheets, height)
        at = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
        return np.where(codes[at] == wanted, position[at], -1)


def coded(source: pa.Array, sheet: pa.Array, row: pa.Array, sources: pa.Array, sheets: pa.Array, height: int) -> Ints:
    """One number for each (source, sheet, row); -1 where one of them is unknown."""
    number = row.to_numpy().astype(np.int64)
    a, b = (
        pc.fill_null(pc.index_in(column, known), -1).to_numpy().astype(np.int64)
        for column, known in ((source, sources), (sheet, sheets))
    )
    return np.where((a < 0) | (b < 0) | (number >= height), -1, (a * len(sheets) + b) * height + number)


def joined(cells: pa.ListArray, columns: pa.Array) -> pa.Array:
    """Each row's cells that are not empty, with ` | ` between; only those of its columns (from 1) where it has some."""
    size = len(cells)
    parent = pc.list_parent_indices(cells).to_numpy()
    value = pc.fill_null(pc.list_flatten(cells), "")
    count = np.bincount(parent, minlength=size)
    number = np.arange(len(parent)) - np.repeat(np.cumsum(count) - count, count) + 1
    lists = pc.split_pattern(pc.if_else(pc.equal(columns, ""), None, columns), ",")
    wanted = pd.MultiIndex.from_arrays(
        [pc.list_parent_indices(lists).to_numpy(), pc.list_flatten(lists).cast(pa.int64()).to_numpy()]
    )
    chosen = pd.MultiIndex.from_arrays([parent, number]).isin(wanted)
    whole = np.bincount(parent[chosen], minlength=size) == 0
    keep = (chosen | whole[parent]) & pc.not_equal(value, "").to_numpy(zero_copy_only=False)
    offsets = np.concatenate([[0], np.cumsum(np.bincount(parent[keep], minlength=size))]).astype(np.int32)
    return pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets), value.filter(pa.array(keep))), " | ")
