"""An index of pages that lie beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from graph import PropertyGraph
from saan.pictures import safe
from saan.pictures.draw import cleaner, describe


class Page(NamedTuple):
    """A page of a site: its file, its title, a sentence on what it shows, and its picture as an SVG file beside it."""

    file: str
    title: str
    says: str
    svg: str = ""


def index(
    graph: PropertyGraph, out: Path, title: str, summary: str, groups: dict[str, list[Page]], lang: str = "th"
) -> Path:
    """Write the index of these pages, by heading."""
    clean = cleaner(graph, names=False)
    cleaned = {clean(h): [p._replace(title=clean(p.title), says=clean(p.says)) for p in g] for h, g in groups.items()}
    images = {p.svg: safe.image((out.parent / p.svg).read_bytes()) for g in groups.values() for p in g if p.svg}
    shown = describe(graph, clean, lang, names=False)
    style = [safe.own("page.css")]
    page = safe.page("site.html", style, [], title=title, summary=summary, groups=cleaned, images=images, **shown)
    return safe.write(out, page)
