"""Exports: GraphML, GEXF, xlsx, node-link JSON, or a folder of CSV. Persons' names only when asked for."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from graph import SCHEMA, PropertyGraph
from graph.errors import UsageError
from graph.folder import replace
from graph.privacy import HIDDEN, mask
from saan.spreadsheets import UNSAFE, spreadsheet_safe, write_workbook

SUFFIXES = (".graphml", ".gexf", ".xlsx", ".json")
INVENTED = "ข้อมูลสมมติ"


def export(graph: PropertyGraph, out: Path, names: bool = False) -> Path:
    """Write the shown graph in the form that the suffix of `out` names; without a suffix, a folder of CSV."""
    writers: dict[str, Callable[[PropertyGraph, Path, bool], None]] = {
        ".graphml": write_graphml,
        ".gexf": write_gexf,
        ".xlsx": write_xlsx,
        ".json": write_json,
        "": write_csv,
    }
    if out.suffix not in writers:
        raise UsageError(
            f"{out}: found the suffix {out.suffix}; expected {', '.join(SUFFIXES)} or a folder name",
            f"{out}: พบนามสกุล {out.suffix} ต้องเป็น {', '.join(SUFFIXES)} หรือชื่อโฟลเดอร์",
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    writers[out.suffix](graph, out, names)
    return out


def frames(graph: PropertyGraph, names: bool) -> dict[str, pd.DataFrame]:
    """Every label and link type that holds a row, ends as keys, names masked unless asked for."""
    found = {label: graph.nodes(label).drop(columns="id") for label in SCHEMA.nodes if len(graph.keys(label))}
    for type in SCHEMA.types:
        if any(k.id in graph.parts for k in SCHEMA.of_type(type)):
            found[type] = graph.links(type)
    if names:
        return found
    hide, keys = mask(graph.nodes("Person")), person_keys(graph)
    return {k: f.assign(**{c: f[c].map(lambda v: masked(v, hide, keys)) for c in f.columns}) for k, f in found.items()}


def person_keys(graph: PropertyGraph) -> dict[str, str]:
    """A key without a name for every person."""
    return {key: f"Person:{HIDDEN}{number}" for number, key in enumerate(graph.keys("Person").to_pylist(), 1)}


def masked(value: Any, hide: Callable[[str], str], keys: dict[str, str]) -> Any:
    if isinstance(value, str):
        return keys.get(value) or hide(value)
    return [hide(v) for v in value] if isinstance(value, list) else value


def network(graph: PropertyGraph, names: bool) -> nx.MultiDiGraph[str]:
    """The NetworkX form with plain texts only: lists joined, control characters gone, names masked."""
    source = graph.to_networkx()
    hide: Callable[[str], str] = (lambda text: text) if names else mask(graph.nodes("Person"))
    keys = {} if names else person_keys(graph)
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=INVENTED if graph.invented else "Saan")

    def plain(value: Any) -> Any:
        value = "; ".join(value) if isinstance(value, list) else value
        return UNSAFE.sub("", hide(value)) if isinstance(value, str) else value

    for node, data in source.nodes(data=True):
        out.add_node(clean(keys.get(node, node)), **{k: plain(v) for k, v in data.items()})
    for start, end, data in source.edges(data=True):
        out.add_edge(clean(keys.get(start, start)), clean(keys.get(end, end)), **{k: plain(v) for k, v in data.items()})
    return out


def clean(key: str) -> str:
    return UNSAFE.sub("", key)


def write_graphml(graph: PropertyGraph, out: Path, names: bool) -> None:
    buffer = io.BytesIO()
    nx.write_graphml_xml(network(graph, names), buffer, encoding="utf-8")
    replace(out, buffer.getvalue())


def write_gexf(graph: PropertyGraph, out: Path, names: bool) -> None:
    # GEXF keeps `type` and `label` for itself
    plain = network(graph, names)
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph(**plain.graph)
    for node, data in plain.nodes(data=True):
        kept = {("kind" if k == "label" else "type_of_body" if k == "type" else k): v for k, v in data.items()}
        found.add_node(node, **kept, label=data.get("name", node))
    for start, end, data in plain.edges(data=True):
        found.add_edge(
            start, end, **{("link" if k == "type" else f"{k}_" if k == "start" else k): v for k, v in data.items()}
        )
    buffer = io.BytesIO()
    nx.write_gexf(found, buffer, encoding="utf-8")
    replace(out, buffer.getvalue())


def write_json(graph: PropertyGraph, out: Path, names: bool) -> None:
    data = nx.node_link_data(network(graph, names), edges="edges")
    replace(out, json.dumps(data, ensure_ascii=False, indent=1).encode())


def write_csv(graph: PropertyGraph, out: Path, names: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for kind, frame in frames(graph, names).items():
        replace(out / f"{kind}.csv", spreadsheet_safe(frame).to_csv(index=False).encode("utf-8-sig"))


def write_xlsx(graph: PropertyGraph, out: Path, names: bool) -> None:
    write_workbook(frames(graph, names), out, INVENTED if graph.invented else "")
