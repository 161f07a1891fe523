"""A part of a graph: by label, province and fiscal year. Stated rows are kept whole, with their evidence."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.keys import place_of
from graph.parts import CELLS, SOURCES, Part, chosen
from graph.schema import SCHEMA, LinkKind, NodeKind
from graph.value import PropertyGraph

Keys = dict[str, set[str]]


def select(
    graph: PropertyGraph,
    labels: Collection[str] | None = None,
    province: str | None = None,
    year: int | None = None,
) -> PropertyGraph:
    """The graph's rows about some labels, one province (DOPA code) and one fiscal year (BE).

    A province holds the nodes whose key puts them there and the nodes one link away; nodes without a year
    belong to every year. Links are kept where both ends are, and one end is of the province itself.
    """
    wanted = set(labels or SCHEMA.nodes)
    kept = {label: set(graph.keys(label).to_pylist()) for label in SCHEMA.nodes if label in wanted}
    if year is not None:
        kept = {label: keys - of_other_years(graph, label, year) for label, keys in kept.items()}
    core = {label: in_province(keys, province) for label, keys in kept.items()} if province else kept
    if province:
        kept = {label: keys & (core[label] | beside(graph, core).get(label, set())) for label, keys in kept.items()}
    parts = {kind: filtered(graph, kind, kept, core) for kind in graph.parts if kind not in (SOURCES, CELLS)}
    return PropertyGraph(parts | sources_of(graph, parts), graph.judgements)


def sources_of(graph: PropertyGraph, parts: dict[str, list[Part]]) -> dict[str, list[Part]]:
    """The sources that some kept row rests on, with their cells."""
    used = {s for found in parts.values() for p in found for s in pc.unique(p.rows["stated_in"]).to_pylist()}
    out = {}
    for kind, column in ((SOURCES, "id"), (CELLS, "stated_in")):
        rows = graph.rows(kind)
        part = chosen(kind, rows, pc.is_in(rows[column], pa.array(sorted(used), type=pa.string())))
        out[kind] = [part] if part else []
    return out


def in_province(keys: set[str], province: str) -> set[str]:
    return {k for k in keys if place_of(k).startswith(province) or k == f"Province:{province}"}


def of_other_years(graph: PropertyGraph, label: str, year: int) -> set[str]:
    """Nodes of the label that a stated fiscal year puts into another year."""
    if "fiscal_year_be" not in {p.name for p in SCHEMA.nodes[label].properties} or not len(graph.keys(label)):
        return set()
    frame = graph.nodes(label)
    return set(frame.loc[frame["fiscal_year_be"].notna() & (frame["fiscal_year_be"] != year), "key"])


def beside(graph: PropertyGraph, core: Keys) -> Keys:
    """The nodes one link away from the core."""
    found: Keys = {}
    for (type, start, end), kind in SCHEMA.links.items():
        if kind.id in graph.parts:
            ends = graph.links(type, start, end)
            keys = {label: np.array(graph.keys(label).to_pylist(), dtype=object) for label in (start, end)}
            starts, stops = keys[start][ends["start"]], keys[end][ends["end"]]
            found.setdefault(end, set()).update(stops[pd.Series(starts).isin(core.get(start, ())).to_numpy()])
            found.setdefault(start, set()).update(starts[pd.Series(stops).isin(core.get(end, ())).to_numpy()])
    return found


def filtered(graph: PropertyGraph, kind_id: str, kept: Keys, core: Keys) -> list[Part]:
    """The stated rows of a kind whose nodes are kept."""
    rows = graph.rows(kind_id)
    kind = SCHEMA.kinds[kind_id]
    if isinstance(kind, NodeKind):
        mask = holds(graph, rows["key"], kept.get(kind.label, set()))
    else:
        mask = link_mask(graph, kind, rows, kept, core)
    part = chosen(kind_id, rows, mask)
    return [part] if part else []


def link_mask(graph: PropertyGraph, kind: LinkKind, rows: pa.Table, kept: Keys, core: Keys) -> pa.ChunkedArray:
    both = [
        holds(graph, rows[end], kept.get(label, set())) for end, label in (("start", kind.start), ("end", kind.end))
    ]
    one = [holds(graph, rows[end], core.get(label, set())) for end, label in (("start", kind.start), ("end", kind.end))]
    return pc.and_(pc.and_(*both), pc.or_(*one))


def holds(graph: PropertyGraph, keys: pa.ChunkedArray, wanted: set[str]) -> pa.ChunkedArray:
    """Whether the shown key of each stated key is wanted."""
    stated = wanted | {k for k, shown in graph.mapping.items() if shown in wanted}
    return pc.is_in(keys.cast(pa.string()), pa.array(sorted(stated), type=pa.string()))
