"""`dossier`: one province or organisation as a page to read and to print on A4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from graph import SCHEMA, PropertyGraph
from graph.errors import UsageError
from graph.keys import label_of, place_of
from graph.source import one_a_sentence
from loaders.reference.places import places
from saan.dossier.findings import findings
from saan.dossier.subject import HOLDERS, MEETINGS, NETWORKS, Subject, Told, shorter
from saan.dossier.words import words
from saan.pictures import safe, text
from saan.pictures.draw import cleaner, describe
from saan.pictures.reading import Reading
from saan.pictures.views.wanted import key_named

LETTERS = {"thai": "U+0E01-0E5B, U+200B-200D, U+25CC", "latin": "U+0000-00FF, U+2013-2014, U+2018-201D, U+2026"}
WEIGHTS = (400, 700)
# a sentence of a table's row can be long
LONGEST_QUOTE = 260
# the tokenizer is slow on more, and nobody prints it
LONGEST_TEXT = 2_000
Clean = Callable[[str], str]


@dataclass(frozen=True)
class Written:
    """The file of a dossier and whom it is about."""

    path: Path
    name: str


def dossier(
    graph: PropertyGraph, of: str, out: str | Path, province: str | None = None, names: bool = False, lang: str = "th"
) -> Written:
    """Write the dossier of a province or an organisation by its name; `province` tells organisations of one name apart.

    `names`: show persons by name. Raises UsageError for a name that is not there, and for another suffix than .html.
    """
    path = Path(out)
    if path.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{path.name}: a dossier is written as .html", f"{path.name}: เขียนได้เป็น .html")
    clean = cleaner(graph, names)
    key = subject_key(graph, of, province)
    code = place_code(graph, key)
    part = graph.select(province=code) if code else graph
    reading = Reading(part, lang, names)
    values = contents(graph, Subject(part, reading, key), clean, names)
    shown = describe(part, clean, lang, names)
    style = faces() + safe.own("dossier.css")
    told = shown["words"] | words(lang)
    broken = {"thai": partial(thai, clean)}
    safe.write(path, safe.page("dossier.html", [style], [], **shown | {"words": told} | values | broken))
    return Written(path, values["title"])


def subject_key(graph: PropertyGraph, of: str, province: str | None) -> str:
    """The key of a province's or an organisation's name."""
    found = places().province(of)
    if found and speaks_of(graph, found.code):
        return f"Province:{found.code}"
    if found:
        raise UsageError(f"no source speaks of the province {of!r}", f"ไม่มีแหล่งใดกล่าวถึงจังหวัด {of!r}")
    held = graph
    if province and (area := places().province(province)):
        held = graph.select(province=area.code)
    return key_named(held, "Organization", of)


def speaks_of(graph: PropertyGraph, code: str) -> bool:
    """Whether any node is of the province of this code."""
    keys = (key for label in SCHEMA.nodes if label != "Source" for key in graph.keys(label).to_pylist())
    return any(key == f"Province:{code}" or place_of(key).startswith(code) for key in keys)


def place_code(graph: PropertyGraph, key: str) -> str:
    """The code of the province that a subject is of; empty where none is known."""
    return Reading(graph, "th", False).province(key).removeprefix("Province:")


def contents(graph: PropertyGraph, subject: Subject, clean: Clean, names: bool) -> dict[str, Any]:
    """What the template shows of the subject."""
    reading = subject.reading
    province, name = reading.province_name(subject.key), reading.name(subject.key)
    body = "" if subject.is_province else name
    answers = findings(graph, reading.lang, names, province, body)
    networks, more_networks = shorter(subject.networks(), NETWORKS)
    meetings, more_meetings = shorter(subject.meetings(), MEETINGS)
    head = reading.say("จังหวัด", "Province of ") if label_of(subject.key) == "Province" else ""
    return {
        "title": clean(head + name),
        "facts": subject.facts(),
        "networks": networks,
        "more_networks": more_networks,
        "roles": [line(r, clean, reading.lang) for r in (subject.roles() if subject.is_province else [])[:HOLDERS]],
        "meetings": [line(m, clean, reading.lang) for m in meetings],
        "more_meetings": more_meetings,
        "coaching": [line(c, clean, reading.lang) for c in ([] if subject.is_province else subject.coaching()[:8])],
        "findings": answers,
        "years": subject.years(),
        "doubts": [*subject.doubts(), *dict.fromkeys(w for a in answers for w in a.warnings)],
        "methods": list(dict.fromkeys(a.method for a in answers)),
    }


def line(told: Told, clean: Clean, lang: str) -> dict[str, Any]:
    """A line and the first sentence behind it."""
    quotes = one_a_sentence(list(told.why.shown))[:1]
    return {
        "head": told.head,
        "rest": told.rest,
        "quotes": [
            (cut(e.sentence or e.words), e.source.rpartition("#")[0], text.place(e.place, lang)) for e in quotes
        ],
    }


def cut(sentence: str) -> str:
    """A sentence that fits."""
    joined = " ".join(sentence.split())
    return joined if len(joined) <= LONGEST_QUOTE else joined[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def thai(clean: Clean, value: object) -> Markup:
    """A text with its line breaks allowed between Thai words only, where a printer's browser knows no Thai."""
    words = clean(str(value))
    if len(words) > LONGEST_TEXT:
        return escape(words)
    return Markup("<wbr>").join(escape(word) for word in text.words(words))


def faces() -> str:
    """The embedded font, each part for the letters that it holds."""
    return "".join(
        f'@font-face{{font-family:"Sarabun Saan";font-weight:{weight};unicode-range:{letters};'
        f'src:url({safe.font(f"sarabun-{script}-{weight}.woff2")}) format("woff2")}}\n'
        for script, letters in LETTERS.items()
        for weight in WEIGHTS
    )
