"""What a run of `load` did: counts, and every value that it did not use as it stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal, NamedTuple

import pandas as pd

from graph.errors import SaanError, SourceError
from loaders.changes import Change

EntryKind = Literal["reject", "count", "warning", "review", "done", "guess", "ignored", "changed"]
SHOWN, LONGEST = 20, 120
COLUMNS = (
    *("kind", "file", "sheet", "row", "column", "place"),
    *("found", "expected", "expected_th", "todo", "todo_th", "cells"),
)


class Said(NamedTuple):
    """The same words in Thai and in English."""

    th: str = ""
    en: str = ""

    def text(self, lang: str) -> str:
        """The words in `lang` ("th" or "en")."""
        return self.th if lang == "th" else self.en


NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to know about a place of a file.

    `reject`: a file or row that was left out. `warning`: loaded, but not all of it. `review`: a person should
    look. `done`: what the load did by itself. `guess`: how a column or name was understood. `ignored`: left out by a
    named rule.
    """

    kind: EntryKind
    file: str
    found: str = ""
    expected: Said = NOTHING
    todo: Said = NOTHING
    sheet: str = ""
    row: int = 0
    column: str = ""
    place: str = ""
    cells: tuple[str, ...] = ()
    # headings under which the cells, and what the title or an option said of them, can be loaded again
    headings: tuple[str, ...] = ()
    # what an error says as a whole, where it was not said in these parts
    whole: Said = NOTHING

    @classmethod
    def of(cls, error: SaanError, file: str, sheet: str = "") -> Entry:
        """The reject of a file that cannot be read."""
        whole = Said(error.th, error.en)
        if not isinstance(error, SourceError):
            return cls("reject", file, sheet=sheet, whole=whole)
        expected, todo = Said(error.th, error.expected), Said(error.th, error.todo)
        return cls("reject", file, error.found, expected, todo, sheet, place=error.place, whole=whole)


@dataclass(frozen=True)
class Loaded:
    """What became of one source: rows read and used, the nodes and links it states, the corrections it decides."""

    source: str
    name: str
    kind: str
    rows: int
    used: int
    nodes: int
    links: int
    status: str = "new"
    decisions: int = 0


WORDS: dict[str, Said] = {
    "reject": Said("ไม่ได้นำเข้า", "Not loaded"),
    "count": Said("จำนวนไม่ตรงกับที่ระบุไว้", "Counts that are not as expected"),
    "warning": Said("ควรทราบ", "Warnings"),
    "review": Said("รอตรวจทาน", "For review"),
    "done": Said("ทำให้แล้ว", "Done"),
    "guess": Said("ที่ระบบเข้าใจเอง", "Understood so"),
    "ignored": Said("ข้ามตามกฎ", "Left out by rule"),
    "new": Said("ใหม่", "new"),
    "unchanged": Said("เหมือนเดิม", "unchanged"),
    "empty": Said("ว่าง ไม่มีแถวให้นำเข้า", "empty, nothing to load"),
    "refused": Said("ไม่ใช้ ตามคำตัดสินใน saan review", "left out, as judged in saan review"),
    "replaced": Said("แทนของเดิม", "replaced"),
    "added": Said("เพิ่มใหม่", "New"),
    "changed": Said("เปลี่ยน", "Changed"),
    "gone": Said("หายไป", "Gone"),
    "beside": Said("เก็บไว้คู่กับของเดิม", "kept beside the older"),
}


@dataclass
class Report:
    """The outcome of a load: `loaded` one line a source, `entries` everything worth knowing.

    `changes`: what of the shown graph is new, changed or gone, where a source took the place of another or was tried.
    """

    loaded: list[Loaded] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def of(self, *kinds: EntryKind) -> list[Entry]:
        """The entries of these kinds, in the order of the files."""
        return [e for e in self.entries if e.kind in kinds]

    @property
    def rejects(self) -> pd.DataFrame:
        """Files and rows left out: file, sheet, row, column, found, expected, todo (Thai and English), cells."""
        return frame(self.of("reject"))

    @property
    def exit_code(self) -> int:
        """0 all good, 3 loaded with rejects, 4 nothing loaded."""
        used = (line for line in self.loaded if line.status != "refused")
        if not any(line.nodes or line.links or line.decisions for line in used):
            return 4
        return 3 if self.of("reject", "count") else 0

    def to_frame(self) -> pd.DataFrame:
        """Every entry as a row; and every change, its name as found and its values as expected."""
        told = [
            Entry("changed", "", c.name, Said(c.values, c.values), column=f"{c.what} {c.kind}") for c in self.changes
        ]
        return frame([*self.entries, *told])

    def to_text(self, lang: str = "en") -> str:
        """The report for people, in Thai or English: entries that differ only in their row stand together."""
        lines = [self._headline(lang)]
        lines += [self._line(line, lang) for line in self.loaded]
        for kind in ("reject", "count", "warning", "review", "done", "guess", "ignored"):
            found = self.of(kind)
            if found:
                lines += ["", f"{WORDS[kind].text(lang)} ({len(found):,})", *grouped(found, lang)]
        return "\n".join([*lines, *changed_lines(self.changes, lang)]) + "\n"

    def _headline(self, lang: str) -> str:
        left = len(self.of("reject"))
        used = sum(line.used for line in self.loaded)
        if lang == "th":
            return f"นำเข้า {len(self.loaded):,} แหล่ง ใช้ {used:,} แถวหรือฉบับ ไม่ได้นำเข้า {left:,} รายการ"
        return f"{len(self.loaded):,} sources, {used:,} rows or releases used, {left:,} left out"

    def _line(self, line: Loaded, lang: str) -> str:
        rows = f"{line.used:,}/{line.rows:,}"
        return f"  {line.name}: {line.kind}, {rows}, {WORDS[line.status].text(lang)}"


def frame(entries: Iterable[Entry]) -> pd.DataFrame:
    """Entries as a table; expected and todo in both languages."""
    rows = []
    for entry in entries:
        row = asdict(entry) | {"cells": list(entry.cells)}
        for name in ("expected", "todo"):
            said = getattr(entry, name)
            row |= {name: said.en, f"{name}_th": said.th}
        rows.append(row)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def grouped(entries: Iterable[Entry], lang: str) -> list[str]:
    """Lines of a report: one for all entries that say the same of different rows, by a rule also of different files."""
    count: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        file = "" if entry.kind == "ignored" else entry.file
        same = (file, entry.column, entry.found, entry.expected.en, entry.todo.en)
        count[same] += 1
        first.setdefault(same, entry)
    lines = [f"  {sentence(entry, count[same], lang)}" for same, entry in first.items()]
    more = len(lines) - SHOWN
    rest = Said(f"  … อีก {more:,} รายการ", f"  … and {more:,} more").text(lang)
    return lines[:SHOWN] + ([rest] if more > 0 else [])


def sentence(entry: Entry, times: int, lang: str) -> str:
    """One entry in words: where, found, expected, what to do."""
    if entry.whole.en:
        return entry.whole.text(lang)
    where = [entry.file]
    if entry.sheet:
        where.append(entry.sheet)
    if entry.row:
        where.append(Said(f"แถว {entry.row}", f"row {entry.row}").text(lang))
    if times > 1:
        what = "แห่ง" if entry.kind == "ignored" else "แถว"
        where.append(Said(f"และอีก {times - 1:,} {what}", f"and {times - 1:,} more").text(lang))
    if entry.place:
        where.append(entry.place)
    if entry.column:
        where.append(Said(f"คอลัมน์ {entry.column}", f"column {entry.column}").text(lang))
    parts = [", ".join(where) + ":"]
    if found := " ".join(entry.found.split())[:LONGEST]:
        parts.append(Said(f"พบ {found};", f"found {found};").text(lang))
    if entry.expected.en:
        ask = Said(f"ควรเป็น {entry.expected.th}.", f"expected {entry.expected.en}.").text(lang)
        told = entry.expected.text(lang) + ("." if entry.todo.en and lang == "en" else "")
        parts.append(ask if entry.kind in ("reject", "warning") else told)
    return " ".join([*parts, entry.todo.text(lang)]).strip()


def changed_lines(changes: Sequence[Change], lang: str) -> list[str]:
    """What is new, changed and gone, by name; nodes first."""
    lines: list[str] = []
    for what in ("gone", "changed", "new"):
        found = [c for c in changes if c.what == what]
        if found:
            head = WORDS["added" if what == "new" else what].text(lang)
            lines += ["", f"{head} ({len(found):,})"]
            lines += [f"  {c.kind}: {c.name}{f' ({c.values})' if c.values else ''}" for c in found[:SHOWN]]
            if len(found) > SHOWN:
                lines.append(
                    Said(f"  … อีก {len(found) - SHOWN:,} รายการ", f"  … and {len(found) - SHOWN:,} more").text(lang)
                )
    return lines
