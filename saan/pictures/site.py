"""An index of pages that lie beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from graph import PropertyGraph
from saan.pictures import safe
from saan.pictures.draw import cleaner, describe


class Page(NamedTuple):
    """A page of a site: its file, its title, and a sentence on what it shows."""

    file: str
    title: str
    says: str


def index(graph: PropertyGraph, out: Path, title: str, summary: str, pages: list[Page], lang: str = "th") -> Path:
    """Write the index of these pages."""
    clean = cleaner(graph, names=False)
    cleaned = [Page(p.file, clean(p.title), clean(p.says)) for p in pages]
    shown = describe(graph, clean, lang, names=False)
    style = [safe.own("page.css")]
    return safe.write(out, safe.page("site.html", style, [], title=title, summary=summary, pages=cleaned, **shown))
