"""The rows of one recognised sheet on their way to statements: what is wrong with them leaves, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.report import NOTHING, Entry, EntryKind, Said
from loaders.tables.columns import CODES, TEXT, always, flagged, kept
from loaders.tables.grid import Grid, respelt
from loaders.tables.recognise import Recognised

LONGEST_CELL, FIGURES = 10_000, r"^[\d๐-๙.,\s]+$"
NAMES, FOOTNOTE = ("organization", "network", "coach", "person"), r"\s*[*†‡¹²³⁴⁵]+$|\s+[\d๐-๙]{1,2}/$"
# the number of the row before a name, and line breaks in it
NUMBER, BREAK = r"^[(]?[\d๐-๙]{1,4}[.)]\s*([^\d๐-๙\s])", r"\s*\n\s*"


@dataclass(frozen=True)
class Defaults:
    """What a row states where the table has no such column: from an option, a title, or a name."""

    province: str = ""
    year: int | None = None
    meeting: str = ""
    district: str = ""
    date: str = ""
    network: str = ""


@dataclass
class Rows:
    """Rows of one sheet. `frame` has the recognised fields (missing where empty), `place` and `at` (in the grid).

    It is made when somebody asks for it and gone after `release`: a nation's tables are not held as text all at once.
    """

    file: str
    grid: Grid
    found: Recognised
    defaults: Defaults
    header: list[str]
    scope: str = ""
    entries: list[Entry] = field(default_factory=list)
    again: tuple[list[str], dict[str, str]] | None = None
    # keys that may be one node, and why: questions for a person
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    # the row of the file (from 1) of its headings, 0 where they stand in two
    heading_row: int = 0
    _frame: pd.DataFrame | None = None
    _used: int | None = None

    @property
    def frame(self) -> pd.DataFrame:
        """The rows that were not left out."""
        if self._frame is None:
            cells = self.grid.cells
            fields = {name: as_text(cells.column(at), name) for name, at in self.found.columns.items()}
            numbers = pa.array(self.grid.numbers)
            place = pc.binary_join_element_wise(f"{self.grid.name}!r", numbers.cast(pa.string()), "")
            self._frame = pd.DataFrame({**fields, "place": pd.Series(place, dtype=TEXT), "at": np.arange(len(numbers))})
            self.refuse_long()
            self.refuse_figures()
        return self._frame

    def release(self) -> None:
        """Let go of the frame: the rows have stated what they say."""
        self._used, self._frame = len(self), None
        pa.default_memory_pool().release_unused()

    def __len__(self) -> int:
        return len(self.frame) if self._used is None else self._used

    def has(self, name: str) -> bool:
        """Whether the sheet has the column."""
        return name in self.found.columns

    def text(self, name: str) -> pd.Series:
        """A column, all missing where the sheet has none."""
        if name in self.frame:
            return self.frame[name]
        return always("", self.frame.index)

    @property
    def place(self) -> pd.Series:
        """Where each row stands."""
        return self.frame["place"]

    def note(
        self, kind: EntryKind, at: pd.Series, name: str, expected: Said | Callable[[str], Said], todo: Said = NOTHING
    ) -> None:
        """An entry for each row where `at` holds; `expected` may depend on the value found there."""
        chosen = self.frame[at.to_numpy(dtype=bool, na_value=False)]
        column = self.header[self.found.columns[name]] if self.has(name) else name
        values = chosen[name].astype(TEXT).fillna("-") if name in chosen else ["-"] * len(chosen)
        for value, row, cells in zip(
            values, self.grid.numbers[chosen["at"]], self.grid.rows(chosen["at"]), strict=True
        ):
            said = expected if isinstance(expected, Said) else expected(value)
            entry = Entry(kind, self.file, value, said, todo, self.grid.name, int(row), column, cells=tuple(cells))
            self.entries.append(self.correctable(entry) if kind == "reject" else entry)

    def correctable(self, entry: Entry) -> Entry:
        """A reject with the headings under which its cells load again, and what was said of the whole sheet."""
        if self.again is None:
            from loaders.rejects import headings

            self.again = headings(self.header, self.found.columns, self.found.kind.fields, self.defaults)
        header, said = self.again
        cells = (*entry.cells[: len(header)], *[""] * (len(header) - len(entry.cells)), *said.values())
        return replace(entry, headings=(*header, *said), cells=cells)

    def note_once(self, kind: EntryKind, at: pd.Series, name: str, expected: Said, todo: Said = NOTHING) -> None:
        """Like `note`, at the first row of each value; a national table may hold one name a thousand times."""
        where = at.fillna(False).astype(bool)
        if where.any():
            self.note(kind, where & ~kept(self.text(name), where.to_numpy()).duplicated(), name, expected, todo)

    def reject(self, bad: pd.Series, name: str, expected: Said | Callable[[str], Said], todo: Said) -> None:
        """Leave out the rows where `bad` holds, and say so."""
        flags = bad.fillna(False).astype(bool)
        if flags.any():
            self.note("reject", flags, name, expected, todo)
            self._frame = self.frame[~flags.to_numpy()].reset_index(drop=True)

    def need(self, *names: str) -> None:
        """Leave out rows where all of these fields are empty."""
        empty = pd.Series(True, index=self.frame.index)
        for name in names:
            empty &= self.text(name).isna()
        said = " | ".join(names)
        todo = Said("กรอกค่าในแถวนี้ หรือลบแถวนี้ออก", "Fill it in, or remove the row.")
        self.reject(empty, names[0], Said(f"ค่าใน {said}", f"a value in {said}"), todo)

    def refuse_long(self) -> None:
        """Leave out rows with a cell that no name or title fills: a quotation mark that was never closed."""
        for name in self.found.columns:
            long = flagged(self.text(name), lambda words: pc.greater(pc.utf8_length(words), LONGEST_CELL))
            todo = Said("ตรวจเครื่องหมายคำพูดที่เปิดแล้วไม่ปิดในแถวนี้", "Look for a quotation mark that is never closed.")
            expected = Said(f"ค่าที่สั้นกว่า {LONGEST_CELL:,} ตัวอักษร", f"at most {LONGEST_CELL:,} characters")
            self.reject(pd.Series(long), name, expected, todo)

    def refuse_figures(self) -> None:
        """Leave out rows whose organisation, network or person is a number."""
        for name in (n for n in NAMES if self.has(n)):
            todo = Said("ตรวจว่าคอลัมน์เลื่อนหรือไม่", "See whether the columns are shifted.")
            figures = flagged(self.text(name), partial(pc.match_substring_regex, pattern=FIGURES))
            self.reject(pd.Series(figures), name, Said("ชื่อ", "a name"), todo)

    def keep(self, **columns: pd.Series) -> None:
        """Add derived columns."""
        self._frame = self.frame.assign(**columns)

    def summary(self, kind: Literal["guess", "ignored", "warning"], found: str, said: Said, row: int = 0) -> None:
        """An entry about the whole sheet."""
        self.entries.append(Entry(kind, self.file, found, said, sheet=self.grid.name, row=row))


def as_text(column: pa.ChunkedArray, field: str) -> pd.Series:
    """Missing where nothing, or a dash for nothing, stands; names on one line, without a number or footnote mark."""

    def meant(words: pa.Array) -> pa.Array:
        if field in NAMES:
            for pattern, instead in ((FOOTNOTE, ""), (NUMBER, r"\1"), (BREAK, " ")):
                words = pc.replace_substring_regex(words, pattern, instead)
        return pc.if_else(pc.match_substring_regex(words, r"^[-–—]*$"), None, words)

    return pd.Series(respelt(column, meant), dtype=CODES)
