"""The reference places that the data names, as a source of their own: a province in its region, and so on."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import SCHEMA, PropertyGraph, Source, keys
from graph.parts import SOURCES, distinct
from graph.schema import LinkKind, NodeKind
from loaders.reference import District, Province, Subdistrict, places

NAME = "reference/places.csv"
LABELS = {2: "Province", 4: "District", 6: "Subdistrict"}


@cache
def lines() -> tuple[bytes, dict[str, tuple[int, str]]]:
    """The bytes of the gazetteer, and for each code its row (from 1) and its line."""
    data = (files("loaders.reference") / "data" / "places.csv").read_bytes()
    numbered = enumerate(data.decode("utf-8").splitlines(), 1)
    return data, {line.partition(",")[0]: (row, line) for row, line in numbered}


def source() -> Source:
    """The gazetteer as a source."""
    title = "GeoThai (CC-BY-4.0)"
    return Source(NAME, hashlib.sha256(lines()[0]).hexdigest(), "reference", title=title)


def codes(graph: PropertyGraph) -> set[str]:
    """DOPA codes of the places that a graph names, with the places above them."""
    found: set[str] = set()
    for kind in SCHEMA.kinds.values():
        ends = {"key": kind.label} if isinstance(kind, NodeKind) else link_ends(kind)
        for column, label in ends.items():
            if label in LABELS.values() and kind.id in graph.parts:
                found |= {k.partition(":")[2] for k in distinct(graph.rows(kind.id)[column]).to_pylist()}
    known = {c for c in found if c.isdecimal() and places().find(c)}
    return known | {c[:n] for c in known for n in (2, 4) if n < len(c)}


def link_ends(kind: LinkKind) -> dict[str, str]:
    return {"start": kind.start, "end": kind.end}


def reached(graph: PropertyGraph) -> PropertyGraph:
    """The graph with the reference places that it names, no more and no fewer."""
    mine = source()
    rest = graph.without(mine.id) if mine.id in graph.source_ids else graph
    found = codes(rest)
    return rest.merge(reference(sorted(found), mine)) if found else rest


def reached_too(base: PropertyGraph, added: list[PropertyGraph]) -> PropertyGraph:
    """A graph that `reached` made and graphs to add, with the reference places that only these name."""
    mine = source()
    found = {c for graph in added for c in codes(graph)} - stated_codes(base)
    graph = base.merge(*added)
    if not found:
        return graph
    new = reference(sorted(found), mine).parts
    if mine.id in base.source_ids:
        new = {kind: parts for kind, parts in new.items() if kind != SOURCES}
    kinds = {*graph.parts, *new}
    return PropertyGraph({k: (*graph.parts.get(k, ()), *new.get(k, ())) for k in kinds}, graph.judgements)


def stated_codes(graph: PropertyGraph) -> set[str]:
    """The codes of the reference places in a graph."""
    found: set[str] = set()
    for label in LABELS.values():
        rows = graph.rows(label).select(["key", "stated_in"])
        mine = pc.equal(rows["stated_in"].cast(pa.string()), source().id)
        found |= {k.partition(":")[2] for k in rows["key"].cast(pa.string()).filter(mine).to_pylist()}
    return found


def reference(found: list[str], mine: Source) -> PropertyGraph:
    """Names, codes and larger places of these codes."""
    areas = [a for c in found if (a := places().find(c))]
    provinces = [a for a in areas if isinstance(a, Province)]
    districts = [a for a in areas if isinstance(a, District)]
    subdistricts = [a for a in areas if isinstance(a, Subdistrict)]
    nodes = {
        "Province": table(["key", "code", "name", "aliases"], [(a.code, a.th, [a.en]) for a in provinces]),
        "District": table(
            ["key", "code", "name", "aliases", "province"],
            [(a.code, a.th, [a.en], named(a.province)) for a in districts],
        ),
        "Subdistrict": table(
            ["key", "code", "name", "aliases", "province", "district"],
            [(a.code, a.th, [a.en], named(a.code[:2]), named(a.district)) for a in subdistricts],
        ),
        "Region": regions(provinces),
    }
    links = {
        ("IN_REGION", "Province", "Region"): pairs([(a.code, keys.key("Region", f"ภาค{a.region}")) for a in provinces]),
        ("IN_PROVINCE", "District", "Province"): pairs([(a.code, f"Province:{a.province}") for a in districts]),
        ("IN_DISTRICT", "Subdistrict", "District"): pairs([(a.code, f"District:{a.district}") for a in subdistricts]),
    }
    rows = pd.DataFrame([("places", lines()[1][c][0], lines()[1][c][1].split(",")) for c in found])
    return PropertyGraph.stated(
        mine,
        {label: frame for label, frame in nodes.items() if len(frame)},
        {kind: frame for kind, frame in links.items() if len(frame)},
        rows.set_axis(["sheet", "row", "cells"], axis=1),
    )


def named(code: str) -> str:
    """The name of an area."""
    area = places().find(code)
    return area.th if area else ""


def place(code: str) -> str:
    return f"places!r{lines()[1][code][0]}"


def table(columns: list[str], rows: list[tuple[object, ...]]) -> pd.DataFrame:
    """Rows that begin with a code: its key goes before, its place behind."""
    full = [(f"{LABELS[len(str(r[0]))]}:{r[0]}", *r, place(str(r[0]))) for r in rows]
    return pd.DataFrame(full, columns=[*columns, "place"], dtype=object)


def regions(provinces: list[Province]) -> pd.DataFrame:
    rows = {f"ภาค{p.region}": place(p.code) for p in reversed(provinces)}
    full = [(keys.key("Region", name), name, at) for name, at in sorted(rows.items())]
    return pd.DataFrame(full, columns=["key", "name", "place"], dtype=object)


def pairs(rows: list[tuple[str, str]]) -> pd.DataFrame:
    full = [(f"{LABELS[len(code)]}:{code}", end, place(code)) for code, end in rows]
    return pd.DataFrame(full, columns=["start", "end", "place"], dtype=object)
