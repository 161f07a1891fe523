"""The word lists that names of organisations are read with; each row says where it comes from."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from graph.keys import normalise


class Head(NamedTuple):
    """A kind of body: its full words, and what follows them (own, province, district, subdistrict, zone, none)."""

    words: str
    follows: str


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>.csv`; lines that start with # say where the words come from."""
    text = (files("graph.sameness") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def heads() -> dict[str, Head]:
    """Every written form of a head (normalised) -> the head."""
    found: dict[str, Head] = {}
    for row in rows("bodies"):
        for form in filter(None, (row["head"], *row["abbreviations"].split("|"))):
            found[normalise(form)] = Head(normalise(row["head"]), row["follows"])
    for words, head in list(found.items()):
        short = words.removeprefix("สำนักงาน")
        # in a column of bodies วัฒนธรรมจังหวัด… is the office, not who heads it
        if head.follows in ("province", "district") and short != words and len(short) > len("จังหวัด"):
            found.setdefault(short, head)
    return found


@cache
def abbreviations() -> tuple[str, ...]:
    """The forms of heads that are not written out."""
    return tuple(form for form, head in heads().items() if form != head.words)


@cache
def head_pattern() -> re.Pattern[str]:
    """The longest head at the beginning of a name; a single letter with its dot stands before letters only."""
    forms = sorted(heads(), key=len, reverse=True)
    return re.compile("|".join(re.escape(f) + (r"(?=[ก-๙])" if len(f) <= 2 else "") for f in forms))


@cache
def variants() -> dict[str, str]:
    """Misspelt or superfluous words (normalised) -> the words that stand for them."""
    return {normalise(row["wrong"]): normalise(row["right"]) for row in rows("variants")}


@cache
def variant_pattern() -> re.Pattern[str]:
    """Any of `variants`."""
    return re.compile("|".join(map(re.escape, sorted(variants(), key=len, reverse=True))))


@cache
def provinces() -> dict[str, str]:
    """Names of provinces (normalised) -> code."""
    return {normalise(name): row["code"] for row in rows("provinces") for name in row["names"].split("|")}


@cache
def province_names() -> dict[str, str]:
    """Code -> the full name of the province."""
    return {row["code"]: normalise(row["names"].split("|")[0]) for row in rows("provinces")}


@cache
def province_pattern() -> re.Pattern[str]:
    """The longest name of a province at the beginning of a text."""
    return re.compile("|".join(map(re.escape, sorted(provinces(), key=len, reverse=True))))


@cache
def renamed() -> tuple[tuple[str, str], ...]:
    """Pairs of heads of which the first became the second, sorted."""
    return tuple(sorted((normalise(r["before"]), normalise(r["after"])) for r in rows("renamed")))


@cache
def renamed_pattern() -> re.Pattern[str]:
    """The longest head at the beginning of a name that became another."""
    return re.compile("|".join(re.escape(before) for before, _ in sorted(renamed(), key=lambda r: -len(r[0]))))
