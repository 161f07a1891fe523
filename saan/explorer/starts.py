"""Where to start: the networks, the most linked, and the answers of the questions."""

from __future__ import annotations

from typing import Any

from graph.errors import SaanError
from queries import QUESTIONS, Result, ask
from saan.explorer.tables import Tables
from saan.pictures.reading import known

ROWS, LINKS = 20, 200
FRAME = ("Province", "NetworkGroup", "Network", "Sector")


def frame(tables: Tables) -> list[int]:
    """The nodes that a programme is built of: provinces, groups of networks, networks, sectors."""
    kept = [label for label in tables.labels if label in FRAME]
    return [
        n for label in kept for n in range(tables.offsets[label], tables.offsets[label] + len(tables.graph.keys(label)))
    ]


def answers(tables: Tables) -> list[dict[str, Any]]:
    """The answer of every question that needs no more than a graph: its sentence, and the nodes of each row."""
    return [found for id in QUESTIONS if (found := answer(id, tables))]


def answer(id: str, tables: Tables) -> dict[str, Any] | None:
    """One answer; None where the question needs a parameter, or gives no row that can be drawn."""
    lang = tables.reading.lang
    try:
        result = ask(id, tables.graph, lang=lang, names=tables.reading.names)
    except SaanError:
        return None
    rows = [row for i in range(min(ROWS, len(result.frame))) if (row := answered(result, i, tables))["nodes"]]
    asked = QUESTIONS[id]
    title = tables.clean(asked.th if lang == "th" else asked.en)
    return {"id": id, "title": title, "answer": tables.clean(result.answer), "rows": rows} if rows else None


def answered(result: Result, i: int, tables: Tables) -> dict[str, Any]:
    """A row: what identifies it, and the nodes at the ends of the links counted in it."""
    identity = [c.name for c in QUESTIONS[result.question].columns if c.identity]
    row = result.frame.iloc[i]
    name = " · ".join(tables.clean(str(row[c])) for c in identity if known(row[c]))
    keys = {key for link in result.links(i)[:LINKS] for key in (link.start, link.end) if key}
    # a link may be stated under a name that is shown as another
    shown = (tables.graph.mapping.get(key, key) for key in keys)
    return {"name": name, "nodes": sorted(tables.numbers[key] for key in shown if key in tables.numbers)}
