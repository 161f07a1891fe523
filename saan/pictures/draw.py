"""`draw`: one safe offline page, or an SVG, of a graph."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph import Evidence, PropertyGraph
from graph.errors import UsageError
from graph.privacy import mask
from loaders.reference.places import Province, places
from saan.pictures import safe, svg, text
from saan.pictures.model import model
from saan.pictures.reading import Reading
from saan.pictures.scene import Node, Proof, Scene, Tie
from saan.pictures.views import OF, VIEWS, Wanted
from saan.pictures.words import words

# characters on each side of the words in the table
EXCERPT = 45
# a longer table leaves the words to the panel, so that the page can be mailed
MOST_EXCERPTS = 1_000
Clean = Callable[[str], str]


@dataclass(frozen=True)
class Drawn:
    """What was drawn: the file, a sentence on it, how much is in it, and sentences on what was left out."""

    path: Path
    view: str
    nodes: int
    ties: int
    left_out: tuple[str, ...]
    summary: str = ""

    def _repr_html_(self) -> str | None:
        """The page in a notebook."""
        from saan.notebook import frame

        return frame(self.path.read_text(encoding="utf-8")) if self.path.suffix != ".svg" else None


def draw(
    graph: PropertyGraph,
    out: str | Path,
    view: str = "ecosystem",
    province: str | None = None,
    year: int | None = None,
    names: bool = False,
    lang: str = "th",
    of: str = "",
) -> Drawn:
    """Draw a graph into one file that opens without a network: .html, or .svg where gateways block HTML.

    `view`: a name of VIEWS; province needs `province`; network, around and answer need `of`, the name of a network
    or organisation, or a question's id. `names`: show persons by name.
    Raises UsageError for another view or suffix, and for a name that is not there.
    """
    path = Path(out)
    check(path, view, province, of)
    clean = cleaner(graph, names)
    area = known_province(province) if province else None
    chosen = graph.select(province=area.code if area else None, year=year) if area or year else graph
    reading = Reading(chosen, lang, names)
    drawn = VIEWS[view](chosen, reading, Wanted(of, area.th if area else "", year, names))
    scene = cleaned(drawn, clean)
    shown = describe(chosen, clean, lang, names)
    if year:
        scene.title += reading.say(f" ปี {year}", f", {year}")
    make = svg.render if path.suffix.lower() == ".svg" else render
    safe.write(path, make(scene, shown, lang))
    return Drawn(path, view, len(scene.nodes), len(scene.ties), tuple(scene.left_out), scene.summary)


def check(path: Path, view: str, province: str | None, of: str) -> None:
    """Raise UsageError where the call cannot be answered."""
    if view not in VIEWS:
        raise UsageError(
            f"there is no view {view!r}; views: {', '.join(VIEWS)}", f"ไม่มีมุมมอง {view!r}; มี {', '.join(VIEWS)}"
        )
    if view == "province" and not province:
        raise UsageError("the view province needs --province", "มุมมอง province ต้องระบุ --province")
    if view in OF and not of:
        raise UsageError(f"the view {view} needs --of", f"มุมมอง {view} ต้องระบุ --of")
    if path.suffix.lower() not in (".html", ".htm", ".svg"):
        raise UsageError(
            f"{path.name}: a picture is written as .html or .svg", f"{path.name}: เขียนภาพได้เป็น .html หรือ .svg"
        )


def known_province(name: str) -> Province:
    """The province of a name or code. Raises UsageError for another."""
    if found := places().province(name):
        return found
    raise UsageError(f"there is no province {name!r}", f"ไม่มีจังหวัด {name!r}")


def cleaner(graph: PropertyGraph, names: bool) -> Clean:
    """What every word of a page goes through: names hidden, nothing that steers the screen."""
    hide: Clean = (lambda words: words) if names else mask(graph.nodes("Person"))
    done: dict[str, str] = {}

    def clean(words: str) -> str:
        if words not in done:
            done[words] = hide(text.plain(words))
        return done[words]

    return clean


def cleaned(scene: Scene, clean: Clean) -> Scene:
    """The scene with every text cleaned, before labels are broken into lines."""
    for node in scene.nodes:
        node.name, node.label, node.province = map(clean, (node.name, node.label, node.province))
        node.evidence = quoted(node.evidence, clean)
        node.aliases = tuple(map(clean, node.aliases))
        node.facts = tuple((what, clean(value)) for what, value in node.facts)
    for tie in scene.ties:
        tie.words, tie.label = clean(tie.words), clean(tie.label)
        tie.evidence = quoted(tie.evidence, clean)
        tie.through = tuple(map(clean, tie.through))
    scene.title, scene.summary = clean(scene.title), clean(scene.summary)
    scene.method, scene.guide = clean(scene.method), clean(scene.guide)
    scene.left_out = list(map(clean, scene.left_out))
    scene.bands = [replace(b, name=clean(b.name)) for b in scene.bands]
    scene.columns = [(x, clean(name)) for x, name in scene.columns]
    return scene


def quoted(proof: Proof, clean: Clean) -> Proof:
    return proof._replace(
        shown=tuple(e._replace(words=clean(e.words), sentence=clean(e.sentence)) for e in proof.shown)
    )


def describe(graph: PropertyGraph, clean: Clean, lang: str, names: bool) -> dict[str, Any]:
    """What a page says of its data: sources, date, digest, notes."""
    frame = graph.sources
    dates = sorted(d for d in frame["as_of"].fillna("") if d)
    told = words(lang)
    notes = [told["names_shown" if names else "names_hidden"]]
    if graph.keys("Sector") and (graph.links("IN_SECTOR")["status"].eq("proposed").fillna(False)).any():
        notes.append(told["proposed"])
    return {
        "sources": [describe_source(row, clean, lang) for row in frame.to_dict("records")],
        "as_of": text.date(dates[-1], lang) if dates else told["undated"],
        "digest": hashlib.sha256("\n".join(graph.source_ids).encode()).hexdigest()[:12],
        "invented": graph.invented,
        "notes": notes,
        "words": told,
        "lang": lang,
    }


def describe_source(row: Mapping[Hashable, Any], clean: Clean, lang: str) -> dict[str, Any]:
    """One source for a page: its address only where it may be followed."""
    return {
        "id": row["id"],
        "title": clean(row["title"] or row["name"]),
        "name": clean(row["name"]),
        "date": text.date(row["as_of"], lang),
        "address": safe.link(clean(row["address"])),
        "invented": bool(row["invented"]),
    }


class Book:
    """The statements of a page, each once; items point at them by number."""

    def __init__(self, sources: list[dict[str, Any]], lang: str) -> None:
        self.numbers = {s["id"]: i for i, s in enumerate(sources)}
        self.lang = lang
        self.rows: list[list[Any]] = []
        self._at: dict[Evidence, int] = {}

    def numbered(self, evidence: Iterable[Evidence]) -> list[int]:
        """The numbers of these statements."""
        return [self._number(e) for e in evidence]

    def _number(self, e: Evidence) -> int:
        if e not in self._at:
            self._at[e] = len(self.rows)
            self.rows.append([self.numbers[e.source], text.place(e.place, self.lang), e.words, e.sentence])
        return self._at[e]


def render(scene: Scene, shown: dict[str, Any], lang: str) -> str:
    """The page."""
    book = Book(shown["sources"], lang)
    years = sorted({y for n in scene.nodes for y in n.years} | {y for t in scene.ties for y in t.years})
    nodes, edges, options = model(scene)
    legend, ties = legends(scene, lang)
    data = {
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "about": [about_node(n, book) for n in scene.nodes],
        "ties": [about_tie(t, book) for t in scene.ties],
        "evidence": book.rows,
        "sources": [{k: s[k] for k in ("title", "date", "address")} for s in shown["sources"]],
        "bands": [vars(b) for b in scene.bands],
        "columns": [[x, "\n".join(text.wrap(c or shown["words"]["unknown_sector"], 12, 3))] for x, c in scene.columns],
        "kinds": {k["id"]: k["name"] for k in legend},
        "boxes": scene.boxes,
        "shapes": scene.shapes,
        "scale": scene.scale,
        "extent": scene.extent,
        "least": scene.least,
        "caption": " · ".join([scene.title, f"{shown['words']['as_of']} {shown['as_of']}", shown["digest"]]),
        "invented": shown["words"]["invented"] if shown["invented"] else "",
        "words": shown["words"],
    }
    scripts = [safe.vis_network(), safe.own("common.js"), safe.own("page.js")]
    return safe.page(
        "page.html", [safe.own("page.css")], scripts,
        title=scene.title, summary=scene.summary, scene=scene, data=safe.embedded(data), legend=legend, tie_legend=ties,
        provinces=sorted({n.province for n in scene.nodes if n.province}),
        networks=sorted(((n.id, n.called) for n in scene.nodes if n.kind == "Network"), key=lambda p: p[1]),
        first=first_sentences(scene), years=years, picture=safe.packed(svg.render(scene, shown, lang)), **shown,
    )  # fmt: skip


def about_node(node: Node, book: Book) -> dict[str, Any]:
    return {
        "name": node.called,
        "kind": node.kind,
        "province": node.province,
        "aliases": node.aliases,
        "facts": node.facts,
        "years": node.years,
        "evidence": book.numbered(node.evidence.shown),
        "total": node.evidence.total,
    }


def about_tie(tie: Tie, book: Book) -> dict[str, Any]:
    return {
        "kind": tie.kind,
        "from": tie.start.id,
        "to": tie.end.id,
        "words": tie.words,
        "label": tie.label,
        "spot": tie.spot,
        "through": tie.through,
        "years": tie.years,
        "evidence": book.numbered(tie.evidence.shown),
        "total": tie.evidence.total,
    }


def first_sentences(scene: Scene) -> list[str]:
    """The words of one statement a tie with what stands around them, for the table."""
    quoted = len(scene.ties) <= MOST_EXCERPTS
    return [excerpt(tie.evidence.shown[0]) if tie.evidence.total and quoted else "" for tie in scene.ties]


def excerpt(e: Evidence) -> str:
    """The part of a sentence around its first words."""
    sentence, word = " ".join(e.sentence.split()), " ".join(e.words.partition(" … ")[0].split())
    at = max(0, sentence.find(word))
    before, after = sentence[max(0, at - EXCERPT) : at], sentence[at + len(word) :]
    # a cut never parts a letter from the marks on it
    while before and not text.width(before[0]):
        before = before[1:]
    kept = EXCERPT
    while kept < len(after) and not text.width(after[kept]):
        kept += 1
    return ("…" if len(before) < at else "") + before + word + after[:kept] + ("…" if kept < len(after) else "")


def legends(scene: Scene, lang: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The kinds of nodes and of ties that the picture holds, with how many."""
    at = 0 if lang == "th" else 1
    nodes = [
        {"id": k, "name": (o.th, o.en)[at], "look": o, "count": sum(n.kind == k for n in scene.nodes), "on": o.on}
        for k, o in scene.looks.items()
    ]
    ties = [
        {"id": k, "name": (o.th, o.en)[at], "look": o, "count": sum(t.kind == k for t in scene.ties), "on": o.on}
        for k, o in scene.tie_looks.items()
    ]
    return [k for k in nodes if k["count"]], [k for k in ties if k["count"]]
