"""A sheet as it stands in the file: text cells in columns, with the numbers of its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Grid:
    """Cells of one sheet. `numbers`: the row of the file (from 1) of each row kept; every cell is text, "" if empty.

    A column holds each of its words once and for each row the number of its word: the tables of a nation say the same
    words again and again.
    """

    name: str
    cells: pa.Table
    numbers: Numbers
    hidden: bool = False

    @property
    def width(self) -> int:
        """How many columns."""
        return int(self.cells.num_columns)

    def row(self, at: int) -> list[str]:
        """The cells of one row."""
        return [self.cells.column(c)[at].as_py() for c in range(self.width)]

    def head(self, count: int) -> list[list[str]]:
        """The first rows."""
        return self.rows(np.arange(min(count, len(self.numbers))))

    def rows(self, positions: npt.ArrayLike) -> list[list[str]]:
        """The cells of these rows."""
        columns = [c.to_pylist() for c in self.cells.take(pa.array(np.asarray(positions, np.int64))).columns]
        return [list(row) for row in zip(*columns, strict=True)]

    def kept(self, keep: Flags) -> Grid:
        """The rows where `keep` holds."""
        return replace(self, cells=self.cells.filter(pa.array(keep)), numbers=self.numbers[keep])

    def counts(self) -> Numbers:
        """For each row how many cells hold something."""
        found = np.zeros(len(self.numbers), np.int64)
        for column in self.cells.columns:
            found += filled(column)
        return found

    def filled(self) -> Flags:
        """For each row whether any cell holds something."""
        return self.counts() > 0


def coded(column: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    """A column of text with each word once."""
    whole = column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])
    found = whole.unify_dictionaries() if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    return found.combine_chunks() if len(found) else pa.array([], pa.string()).dictionary_encode()


def respelt(column: pa.Array | pa.ChunkedArray, change: Callable[[pa.Array], pa.Array]) -> pa.DictionaryArray:
    """A coded column with its words changed."""
    old = coded(column)
    new = change(old.dictionary).dictionary_encode()
    return pa.DictionaryArray.from_arrays(new.indices.take(old.indices), new.dictionary)


def where(column: pa.Array | pa.ChunkedArray, test: Callable[[pa.Array], pa.Array]) -> Flags:
    """The rows of a coded column whose word passes a test."""
    found = coded(column)
    flags = np.append(np.asarray(test(found.dictionary).to_numpy(zero_copy_only=False), bool), False)
    return np.asarray(flags[found.indices.to_numpy(zero_copy_only=False)], bool)


def filled(column: pa.Array | pa.ChunkedArray) -> Flags:
    """The rows that hold something."""
    return where(column, lambda words: pc.not_equal(words, ""))


def replaced(column: pa.ChunkedArray, cells: dict[int, str]) -> pa.DictionaryArray:
    """A coded column with other words in some rows."""
    new = pa.array(list(cells.values()), pa.string()).dictionary_encode()
    old = coded(pa.chunked_array([coded(column), new]))
    numbers = old.indices.to_numpy(zero_copy_only=False).copy()
    numbers[list(cells)] = numbers[len(column) :]
    return pa.DictionaryArray.from_arrays(pa.array(numbers[: len(column)], pa.int32()), old.dictionary)


def grid(name: str, columns: list[pa.Array | pa.ChunkedArray], numbers: Numbers, hidden: bool = False) -> Grid:
    """A grid of trimmed text; "!" parts sheet and row in places, so a name may not hold it."""
    table = pa.table({f"c{i}": respelt(said(c), trimmed) for i, c in enumerate(columns)})
    return Grid(name.replace("!", "！"), table, numbers, hidden)


def said(column: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    """A coded column with "" where nothing stands."""
    found = coded(column)
    words = pa.concat_arrays([found.dictionary, pa.array([""])])
    return pa.DictionaryArray.from_arrays(found.indices.fill_null(len(words) - 1), words)


def trimmed(words: pa.Array) -> pa.Array:
    # the apostrophe by which spreadsheets keep a number or a formula as text is no part of it
    bare = pc.replace_substring_regex(words, r"^'([=+\-@\d๐-๙])", r"\1")
    return pc.utf8_trim_whitespace(bare)
