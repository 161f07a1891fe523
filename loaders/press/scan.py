"""Patterns that are looked for all over a text: a look at the letters with which a match begins spares most of it."""

from __future__ import annotations

import re
from functools import reduce
from importlib import import_module
from typing import Any

# the letters looked at, and how many beginnings at most: more would cost what they spare
_LETTERS = 3
_MOST = 1500
_CATEGORY = {"SPACE": "s", "NOT_SPACE": "S", "DIGIT": "d", "NOT_DIGIT": "D", "WORD": "w", "NOT_WORD": "W"}


def scanner(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, behind a look at the first letters that it allows; it matches the same words."""
    try:
        # the parser of `re` has no public name since 3.11; without it a pattern is only slower
        parsed = import_module("re._parser").parse(source, flags)
    except ImportError:
        return re.compile(source, flags)
    # letters of either case are compared slowly, one by one
    begins = _beginnings(list(parsed), 1 if flags & re.IGNORECASE else _LETTERS)
    look = f"(?={_tree(begins)})" if () not in begins and len(begins) <= _MOST else ""
    return re.compile(look + f"(?:{source})", flags)


def _beginnings(items: list[Any], left: int) -> set[tuple[str, ...]]:
    """The first letters of what the parsed items match, each as the source of one letter; () where any may follow."""
    if not items or not left:
        return {()}
    (op, value), rest = items[0], items[1:]
    kind = str(op)
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        found = _beginnings(rest, left)
        return _beginnings([*value[1]], left) if () in found and kind == "ASSERT" and value[0] > 0 else found
    if kind == "SUBPATTERN":
        return _beginnings([*value[-1], *rest], left)
    if kind == "BRANCH":
        return _union(_beginnings([*branch, *rest], left) for branch in value[1])
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, again = value
        return _union(_beginnings([*again] * n + rest, left) for n in range(min(least, left), left + 1))
    letter = _letter(kind, value)
    return {(letter, *more) for more in _beginnings(rest, left - 1)} if letter else {()}


def _union(sets: Any) -> set[tuple[str, ...]]:
    return reduce(set.union, sets, set())


def _letter(kind: str, value: Any) -> str:
    """The source of one letter, "" where it may be any."""
    if kind == "LITERAL":
        return re.escape(chr(value))
    return "[" + "".join(_member(str(op), av) for op, av in value) + "]" if kind == "IN" else ""


def _member(kind: str, value: Any) -> str:
    """A part of a class of letters."""
    if kind == "RANGE":
        return "-".join(re.escape(chr(c)) for c in value)
    if kind == "CATEGORY":
        return "\\" + _CATEGORY[str(value).removeprefix("CATEGORY_")]
    return "^" if kind == "NEGATE" else re.escape(chr(value))


def _tree(begins: set[tuple[str, ...]]) -> str:
    """An alternation of beginnings that reads each letter once."""
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for first, *rest in begins:
        by_first.setdefault(first, set()).add(tuple(rest))
    same: dict[str, list[str]] = {}
    for first, more in sorted(by_first.items()):
        same.setdefault("" if () in more else _tree(more), []).append(first)
    branches = [_class(firsts) + more for more, firsts in same.items()]
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


def _class(letters: list[str]) -> str:
    """One of several letters or classes of letters."""
    if len(letters) == 1:
        return letters[0]
    negated = [c for c in letters if c.startswith("[^")]
    plain = "[" + "".join(c[1:-1] if c.startswith("[") else c for c in letters if c not in negated) + "]"
    return "(?:" + "|".join([plain, *negated]) + ")" if negated else plain
