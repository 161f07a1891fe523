"""A sheet as it stands in the file: text cells in columns, with the numbers of its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Grid:
    """Cells of one sheet. `numbers`: the row of the file (from 1) of each row kept; every cell is text, "" if empty."""

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

    def kept(self, keep: npt.NDArray[np.bool_]) -> Grid:
        """The rows where `keep` holds."""
        return replace(self, cells=self.cells.filter(pa.array(keep)), numbers=self.numbers[keep])

    def counts(self) -> Numbers:
        """For each row how many cells hold something."""
        found = np.zeros(len(self.numbers), np.int64)
        for column in self.cells.columns:
            found += pc.not_equal(column, "").to_numpy(zero_copy_only=False)
        return found

    def filled(self) -> npt.NDArray[np.bool_]:
        """For each row whether any cell holds something."""
        return self.counts() > 0


def grid(name: str, columns: list[pa.Array | pa.ChunkedArray], numbers: Numbers, hidden: bool = False) -> Grid:
    """A grid of trimmed text; "!" parts sheet and row in places, so a name may not hold it."""
    # the apostrophe by which spreadsheets keep a number or a formula as text is no part of it
    bare = [pc.replace_substring_regex(pc.fill_null(c, ""), r"^'([=+\-@\d๐-๙])", r"\1") for c in columns]
    text = [pc.utf8_trim_whitespace(c) for c in bare]
    table = pa.table({f"c{i}": c for i, c in enumerate(text)})
    return Grid(name.replace("!", "！"), table, numbers, hidden)
