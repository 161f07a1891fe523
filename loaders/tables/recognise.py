"""Which kind of table a sheet is, and which column is which: by exact headings, then by close spellings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz, process

from loaders.tables.grid import Grid
from loaders.tables.kinds import KINDS, TableKind
from loaders.tables.lexicon import folded, headings, ignored
from loaders.tables.marks import is_value

CLOSE = 88.0
# a heading stands among the first rows, under titles
HEAD_ROWS = 30


@dataclass(frozen=True)
class Guess:
    """The fields a heading may stand for; `word` is the known heading it is close to, "" when it is exact."""

    fields: tuple[str, ...]
    word: str = ""
    score: float = 100.0


@dataclass(frozen=True)
class Recognised:
    """A sheet understood: field -> column number (from 0), what was guessed, what is left over."""

    kind: TableKind
    columns: dict[str, int]
    close: dict[int, Guess] = field(default_factory=dict)
    ignored: dict[int, str] = field(default_factory=dict)
    unused: tuple[int, ...] = ()
    missing: tuple[tuple[str, ...], ...] = ()


@cache
def meaning(heading: str) -> Guess:
    """What a heading may stand for; no fields when nothing is close."""
    word = folded(heading)
    known = headings()
    if word in known:
        return Guess(known[word])
    # "องค์กร/หน่วยงาน": two words for one field
    parts = [known.get(folded(p)) for p in re.split(r"[/()]", heading) if folded(p)]
    if len(parts) > 1 and all(parts) and (common := [f for f in parts[0] or () if all(f in (p or ()) for p in parts)]):
        return Guess(tuple(common))
    if len(word) >= 4 and (best := process.extractOne(word, known.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE)):
        return Guess(known[best[0]], best[0], round(best[1], 1))
    return Guess(())


def header_row(grid: Grid) -> int | None:
    """The position of the row of headings: the first of those where most cells are known; None without any."""
    best, at = 0, None
    for number, row in enumerate(grid.head(HEAD_ROWS)):
        words = [c for c in row if c]
        known = sum(bool(meaning(w).fields) for w in words if len(w) <= 60)
        # a data row may hold one word that is also a heading
        passed = sum(folded(w) in ignored("column") or is_value(w) for w in words)
        if known > best and known * 2 >= len(words) - passed:
            best, at = known, number
    return at


def candidates(header: Iterable[str], fixed: Mapping[str, str]) -> dict[int, Guess]:
    """What each column may stand for; a mapping file speaks first."""
    return {
        at: Guess((fixed[word],) if fixed[word] else ()) if word in fixed else meaning(word)
        for at, word in enumerate(header)
        if word
    }


def fit(kind: TableKind, found: Mapping[int, Guess], supplied: Collection[str]) -> Recognised:
    """How a kind would read these columns: exact before close, left before right."""
    columns: dict[str, int] = {}
    close: dict[int, Guess] = {}
    for at, guess in sorted(found.items(), key=lambda f: (-f[1].score, len(f[1].fields), f[0])):
        name = next((f for f in guess.fields if f in kind.fields and f not in columns), None)
        if name:
            columns[name] = at
            if guess.word:
                close[at] = guess
    missing = tuple(g for g in kind.needed if not any(f in columns or f in supplied for f in g))
    return Recognised(kind, columns, close, missing=missing)


def recognise(
    header: list[str],
    supplied: Collection[str] = (),
    hints: str = "",
    kind: str = "",
    fixed: Mapping[str, str] | None = None,
) -> Recognised:
    """The kind that reads most columns of a sheet.

    `supplied`: fields that stand in a title, a name or an option. `hints`: names of file and sheet. `kind` and
    `fixed` (heading -> field, "" to leave it out) come from a mapping file. When `missing` is not empty, no kind
    has all it needs, and the nearest is given.
    """
    fixed = fixed or {}
    found = candidates(header, fixed)
    kinds = [KINDS[kind]] if kind else [k for k in KINDS.values() if may_be(k, found)] or list(KINDS.values())

    def order(one: Recognised) -> tuple[bool, int, int, bool]:
        given = sum(not set(group) & set(one.columns) for group in one.kind.needed)
        hinted = any(h in hints.lower() for h in one.kind.hints)
        return not one.missing and bool(one.columns), len(one.columns), given * (not one.missing), hinted

    best = max((fit(k, found, supplied) for k in kinds), key=order)
    left = [at for at, word in enumerate(header) if word and at not in best.columns.values()]
    rules = {at: "mapping" if header[at] in fixed else rule_of(header[at]) for at in left}
    return Recognised(
        best.kind,
        best.columns,
        best.close,
        {at: rule for at, rule in rules.items() if rule},
        tuple(at for at, rule in rules.items() if not rule),
        best.missing,
    )


def may_be(kind: TableKind, found: Mapping[int, Guess]) -> bool:
    """Whether no column speaks only of what this kind of table never holds."""
    return all(set(g.fields) & set(kind.fields) or not set(g.fields) & set(kind.never) for g in found.values())


def rule_of(heading: str) -> str:
    """The rule that leaves a column out; "" when none does."""
    return ignored("column").get(folded(heading), "")


def nearest(header: list[str], supplied: Collection[str], count: int = 2) -> list[Recognised]:
    """The kinds that come nearest to a sheet that none fits, for the message."""
    found = candidates(header, {})
    fits = [fit(k, found, supplied) for k in KINDS.values()]
    return sorted(fits, key=lambda f: (len(f.missing) - len(f.columns), len(f.missing)))[:count]
