"""Word lists of the reader: one file each, a line of provenance at the top."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of `lexicons/<name>.txt`, split at tabs; lines that start with # tell where they come from."""
    text = (files("loaders.press") / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def words(name: str) -> tuple[str, ...]:
    """First column, longest first, so that an alternation prefers the longest."""
    return tuple(sorted((row[0] for row in table(name)), key=lambda w: (-len(w), w)))


@cache
def mapping(name: str) -> dict[str, str]:
    """First column to second column."""
    return {row[0]: row[1] for row in table(name)}


def filled(template: str, *names: str) -> str:
    """A regex in which each `{name}` of the template is the alternation of that list, escaped."""
    for name in names:
        template = template.replace("{" + name + "}", _tree(words(name)))
    return template


@cache
def pattern(template: str, *names: str) -> re.Pattern[str]:
    """The template, filled and compiled."""
    return re.compile(filled(template, *names))


def _tree(found: tuple[str, ...]) -> str:
    """An alternation that prefers the longest word and reads each letter once: beginnings are shared."""
    if found == ("",) or not found:
        return ""
    by_first: dict[str, list[str]] = {}
    for word in found:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
    branches = "|".join(re.escape(first) + _tree(tuple(rest)) for first, rest in by_first.items())
    whole = branches if len(by_first) == 1 and "" not in found else f"(?:{branches})"
    return f"(?:{branches})?" if "" in found else whole


@cache
def rules(template: str, *names: str) -> re.Pattern[str]:
    """Like `pattern`, for lists whose lines are themselves regular expressions."""
    filled = template
    for name in names:
        filled = filled.replace("{" + name + "}", "|".join(row[0] for row in table(name)))
        inner = "|".join(row[0] for row in table(name) if row[1:] != ("start",))
        filled = filled.replace("{" + name + ":inside}", inner)
    return re.compile(filled, re.MULTILINE)
