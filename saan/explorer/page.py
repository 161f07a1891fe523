"""`explore`: the explorer of a graph as one file that opens without a network."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph import PropertyGraph
from graph.errors import UsageError
from saan.explorer import starts
from saan.explorer.proofs import Proofs
from saan.explorer.tables import Tables
from saan.explorer.words import words
from saan.pictures import safe
from saan.pictures.draw import cleaner, describe
from saan.pictures.layout import spread
from saan.pictures.reading import Reading

# more cannot be read, and moves slowly
MOST_DRAWN = 2_000
SCRIPTS = ("common.js", "explorer-graph.js", "explorer-files.js", "explorer.js")


@dataclass(frozen=True)
class Explored:
    """What was written: the file, and how much it holds."""

    path: Path
    nodes: int
    links: int


def explore(
    graph: PropertyGraph, out: str | Path, names: bool = False, lang: str = "th", answers: bool = True
) -> Explored:
    """Write the explorer of a graph: one .html that holds all nodes and links, their evidence, and the answers.

    `names`: show persons by name. `answers`: start from the questions' answers too.
    Raises UsageError for another suffix.
    """
    path = Path(out)
    if path.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{path.name}: the explorer is written as .html", f"{path.name}: เขียนได้เป็น .html")
    tables = tabled(graph, names, lang)
    safe.write(path, built(tables, answers=answers))
    return Explored(path, len(tables.numbers), sum(len(tables.frame(kind)) for kind in tables.kinds))


def tabled(graph: PropertyGraph, names: bool, lang: str) -> Tables:
    """The columns of a page; persons go by their posts unless `names`."""
    return Tables(graph, Reading(graph, lang, names), cleaner(graph, names))


def built(tables: Tables, answers: bool = True, live: bool = False) -> str:
    """The page. `live`: it may ask the server it comes from."""
    graph, clean, reading = tables.graph, tables.clean, tables.reading
    shown = describe(graph, clean, reading.lang, reading.names)
    proofs = Proofs(graph, [s["id"] for s in shown["sources"]], reading.lang, clean).of(tables)
    data = content(tables, shown, starts.answers(tables) if answers else [])
    return page(data, proofs, shown, live)


def content(tables: Tables, shown: dict[str, Any], answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The data of the page."""
    nodes, links = tables.nodes(), tables.links()
    opening = starts.frame(tables)[:MOST_DRAWN]
    return {
        "nodes": nodes,
        "links": links,
        "opening": [opening, placed(opening, links)],
        "most": MOST_DRAWN,
        "answers": answers,
        "sources": [{k: s[k] for k in ("title", "date", "address")} for s in shown["sources"]],
    }


def placed(opening: list[int], links: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Where the nodes of the opening stand: the same graph opens with the same picture."""
    at = {node: i for i, node in enumerate(opening)}
    ends = ((at.get(a), at.get(b)) for block in links for a, b in zip(block["from"], block["to"], strict=True))
    return spread(len(opening), [(a, b) for a, b in ends if a is not None and b is not None])


def counts(data: dict[str, Any]) -> tuple[int, int]:
    return sum(len(b["names"]) for b in data["nodes"]), sum(len(b["from"]) for b in data["links"])


def page(data: dict[str, Any], proofs: dict[str, Any], shown: dict[str, Any], live: bool) -> str:
    """The page: evidence is packed apart, so that it opens before it is read."""
    told = shown["words"] | words(shown["lang"])
    nodes, links = counts(data)
    say = told["counted"].format(nodes=f"{nodes:,}", links=f"{links:,}")
    caption = " · ".join([told["title"], f"{told['as_of']} {shown['as_of']}", shown["digest"]])
    data |= {"words": told, "caption": caption, "invented": told["invented"] if shown["invented"] else ""}
    scripts = ["vendor/graphology.js", "vendor/force-graph.js", *SCRIPTS, *(["explorer-live.js"] if live else [])]
    files = {"data": safe.packed(dumped(data)), "proofs": safe.packed(dumped(proofs))}
    return safe.page(
        "explorer.html", [safe.own("page.css"), safe.own("explorer.css")], [*map(safe.own, scripts)], inserted_styles(),
        live=live, **shown | {"words": told}, title=told["title"], summary=say, **files,
        kinds=[(i, b["name"], b["colour"], b["symbol"], len(b["names"])) for i, b in enumerate(data["nodes"])],
        types=by_type(data["links"]), provinces=sorted({p for b in data["nodes"] for p in b["provinces"] if p}),
        years=sorted({y for b in [*data["nodes"], *data["links"]] for y in b["years"] if y}),
        networks=networks(data["nodes"]), answers=data["answers"],
    )  # fmt: skip


def by_type(links: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """(type, verb, how many) of the link types."""
    found: dict[str, tuple[str, int]] = {}
    for block in links:
        verb, count = found.get(block["type"], (block["forward"], 0))
        found[block["type"]] = verb, count + len(block["from"])
    return [(type, verb, count) for type, (verb, count) in found.items()]


def networks(nodes: list[dict[str, Any]]) -> list[tuple[int, str]]:
    """(number, name with province) of the networks, by name."""
    at, found = 0, []
    for block in nodes:
        if block["label"] == "Network":
            both = zip(block["names"], block["provinces"], strict=True)
            found = [(at + i, f"{name} ({p})" if p else name) for i, (name, p) in enumerate(both)]
        at += len(block["names"])
    return sorted(found, key=lambda pair: pair[1])


def dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@cache
def inserted_styles() -> tuple[str, ...]:
    """The styles that the drawing library puts into the page: named in its policy, since it inserts them itself."""
    found = re.findall(r'createTextNode\(t\)\)\}\}\(("(?:[^"\\]|\\.)*")\)', safe.own("vendor/force-graph.js"))
    # it inserts each one empty, then fills it
    return "", *map(json.loads, found)
