"""Word lists of the table reader: headings, what is left out, written forms of values."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files

# the heading of a column that says nothing to the loader
REMARK = "หมายเหตุ"
_MARKS = re.compile(r"[\s\u200b\ufeff_\-–./*:\"'“”]|\(.*?\)")


def folded(text: str) -> str:
    """A heading as look-ups compare it: NFC, small letters, without spaces, marks and remarks in brackets."""
    whole = unicodedata.normalize("NFC", text).replace("ํา", "ำ").lower()
    return _MARKS.sub("", whole) or re.sub(r"[\s()]", "", whole)


def rows(name: str) -> list[dict[str, str]]:
    """Rows of `data/<name>.csv`; lines that start with # say where the words come from."""
    text = (files("loaders.tables") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("# ")))


@cache
def headings() -> dict[str, tuple[str, ...]]:
    """Folded heading -> the fields it may stand for."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("headers"):
        for word in row["headings"].split("|"):
            if row["field"] not in found[folded(word)]:
                found[folded(word)].append(row["field"])
    return {word: tuple(fields) for word, fields in found.items()}


@cache
def fields() -> dict[str, dict[str, str]]:
    """Field -> heading, explanations and example."""
    return {r["field"]: r for r in rows("fields")}


@cache
def ignored(where: str) -> dict[str, str]:
    """Folded word -> the rule that leaves out a column, row or sheet of that name."""
    kept = (r for r in rows("ignored") if r["where"] == where)
    return {folded(word): r["rule"] for r in kept for word in r["words"].split("|")}


@cache
def forms(field: str) -> dict[str, str]:
    """Folded written form -> the value that the model writes."""
    return {folded(w): r["value"] for r in rows("values") if r["field"] == field for w in r["forms"].split("|")}
