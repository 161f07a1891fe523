"""To and from NetworkX: a MultiDiGraph whose node ids are keys."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from graph.errors import SchemaError
from graph.keys import key as make_key
from graph.keys import label_of
from graph.schema import SCHEMA, Kind
from graph.source import Source
from graph.value import PropertyGraph, link_kind, node_kind


def to_networkx(graph: PropertyGraph) -> nx.MultiDiGraph[str]:
    """The shown graph: node id = key, node attribute `label`, edge attribute `type`, properties, parallel links."""
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for label in SCHEMA.nodes:
        if len(graph.keys(label)):
            for row in records(graph.nodes(label).drop(columns="id")):
                out.add_node(row.pop("key"), label=label, **row)
    for type in SCHEMA.types:
        if any(k.id in graph.parts for k in SCHEMA.of_type(type)):
            for row in records(graph.links(type)):
                start, end = row.pop("start_key"), row.pop("end_key")
                row.pop("start_label"), row.pop("end_label")
                out.add_edge(start, end, type=type, **row)
    return out


def records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Rows as dicts of plain Python values, without the missing ones."""
    columns = {c: [plain(v) for v in frame[c]] for c in frame.columns}
    for values in zip(*columns.values(), strict=True):
        yield {c: v for c, v in zip(columns, values, strict=True) if v is not None}


def plain(value: Any) -> Any:
    """A cell as a plain Python value; None where it is missing."""
    if isinstance(value, (list, np.ndarray)):
        return [plain(v) for v in value]
    if value is None or value is pd.NA:
        return None
    return value.item() if isinstance(value, np.generic) else value


def from_networkx(network: nx.MultiDiGraph[Any], name: str = "networkx", invented: bool = False) -> PropertyGraph:
    """The graph that somebody built by hand with our labels and types; its caller's object is not changed.

    A node whose id is no key of ours gets one from its label and `name` (else its id) and `province`.
    Raises SchemaError for a node without a label, an edge without a type, or what the model does not hold.
    """
    keys = {node: key_of(node, data) for node, data in network.nodes(data=True)}
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    links: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    cells = []
    for number, (node, data) in enumerate(network.nodes(data=True), 1):
        row = {k: v for k, v in data.items() if k != "label"}
        nodes[data["label"]].append({"key": keys[node], **row, "place": f"nodes!r{number}"})
        cells.append({"sheet": "nodes", "row": number, "cells": [str(node), str(data)]})
    for number, (start, end, data) in enumerate(network.edges(data=True), 1):
        if "type" not in data:
            raise SchemaError(
                "edge", f"{start!r} -> {end!r}", "no attribute 'type'", "one of " + ", ".join(SCHEMA.types)
            )
        row = {k: v for k, v in data.items() if k != "type"}
        kind = (data["type"], label_of(keys[start]), label_of(keys[end]))
        links[kind].append({"start": keys[start], "end": keys[end], **row, "place": f"edges!r{number}"})
        cells.append({"sheet": "edges", "row": number, "cells": [str(start), str(end), str(data)]})
    source = Source(name, hashlib.sha256(repr(cells).encode()).hexdigest(), kind="table", invented=invented)
    return PropertyGraph.stated(
        source,
        {label: typed(node_kind(label), rows) for label, rows in nodes.items()},
        {k: typed(link_kind(*k), rows) for k, rows in links.items()},
        pd.DataFrame(cells),
    )


def typed(kind: Kind, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a frame of plain objects: a missing integer must not turn its column into floats."""
    return pd.DataFrame(rows, dtype=object)


def key_of(node: Any, data: dict[str, Any]) -> str:
    label = data.get("label")
    if label not in SCHEMA.nodes:
        raise SchemaError("node", repr(node), f"label {label!r}", "one of " + ", ".join(SCHEMA.nodes))
    if str(node).startswith(f"{label}:"):
        return str(node)
    return make_key(label, str(data.get("name", node)), make_key("", str(data.get("province", "")))[1:])
