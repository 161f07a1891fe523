"""What a database says beside what was pushed: nodes, values and links that somebody added or changed there."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from graph.errors import UsageError
from graph.exchange import plain as plain_cell
from graph.neo4j import rows, statements
from graph.neo4j.carried import Carried
from graph.neo4j.connect import Database, connect
from graph.neo4j.read import plain
from graph.schema import SCHEMA, Kind, LinkKind, NodeKind
from graph.source import Source
from graph.value import PropertyGraph

Values = dict[str, Any]
# a node by its key, a link by its ends and the values that make parallel links
Found = dict[tuple[Any, ...], Values]
GRAPHS = "MATCH (s:Source) WHERE s.graph_id IS NOT NULL RETURN DISTINCT s.graph_id AS id ORDER BY id"
TYPES: dict[str, type | tuple[type, ...]] = {"text": str, "date": str, "int": int, "float": (int, float), "bool": bool}


@dataclass(frozen=True)
class Pulled:
    """What the database states beyond the folder, and how many rows of it do not fit the model, with examples."""

    graph: PropertyGraph
    nodes: int
    links: int
    rejected: tuple[str, ...]


def pull(
    graph: PropertyGraph,
    uri: str,
    *,
    graph_id: str,
    as_of: str = "",
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> Pulled:
    """What was added or changed in a database since this graph was pushed there, stated by one source, the database.

    Values that the folder holds and the database lacks are not taken away: the folder is the master. What the folder
    does not hold at all comes with its evidence, and with the sources of it. Nodes need a `key` of our form. `as_of`
    is the date of the new statements (ISO); the rest are those of `connect`.
    Raises UsageError without a graph id or for one that is not there, StoreError where the server refuses.
    """
    if not graph_id:
        raise UsageError("a pull needs a graph id that is not empty", "ต้องระบุรหัสกราฟ (graph_id)")
    with connect(uri, user=user, password=password, database=database) as db:
        check_id(db, graph_id)
        stating = difference(graph, db, graph_id)
    return stating.pulled(f"{uri.partition('://')[2].rstrip('/')}/{graph_id}", uri, as_of)


def check_id(db: Database, graph_id: str) -> None:
    """Raises UsageError where the database holds other graphs and not this one."""
    held = [r["id"] for r in db.ask(GRAPHS).records]
    if held and graph_id not in held:
        raise UsageError(
            f"{db.uri} holds no graph {graph_id!r}; it holds {', '.join(map(repr, held))} (--graph-id)",
            f"{db.uri} ไม่มีกราฟ {graph_id!r} มีเฉพาะ {', '.join(map(repr, held))} (--graph-id)",
        )


def difference(graph: PropertyGraph, db: Database, graph_id: str) -> Stating:
    """What a database says beyond a graph."""
    sources = there(db, SCHEMA.nodes["Source"], graph_id).values()
    known = set(graph.keys("Source").to_pylist())
    stating = Stating(Carried([s for s in sources if is_source(s) and s["key"] not in known]))
    for kind in SCHEMA.kinds.values():
        if kind.id != "Source":
            held = shown(graph, kind)
            for identity, values in there(db, kind, graph_id).items():
                stating.add(kind, identity, values, held.get(identity))
    return stating


def is_source(node: Values) -> bool:
    """Whether a Source node is one that a push wrote."""
    named = all(isinstance(node.get(name), str) for name in ("name", "digest"))
    return named and not broken(SCHEMA.nodes["Source"], (node["key"],), node)


def there(db: Database, kind: Kind, graph_id: str) -> Found:
    """The nodes or links of a kind in the database: ours, and what nobody stamped."""
    found = db.ask(text_of(kind), {"graph_id": graph_id}).records
    return {identity(kind, r["ends"], r["found"]): plain(dict(r["found"])) for r in found}


def text_of(kind: Kind) -> str:
    """The reading text of a kind; links only between nodes that have keys."""
    ours = "x.graph_id = $graph_id OR x.graph_id IS NULL"
    if isinstance(kind, NodeKind):
        return (
            f"MATCH (x:{statements.quoted(kind.label)}) WHERE x.key IS NOT NULL AND ({ours}) "
            "RETURN [x.key] AS ends, properties(x) AS found"
        )
    start, type, end = map(statements.quoted, (kind.start, kind.type, kind.end))
    return (
        f"MATCH (a:{start})-[x:{type}]->(b:{end}) WHERE a.key IS NOT NULL AND b.key IS NOT NULL AND ({ours}) "
        "RETURN [a.key, b.key] AS ends, properties(x) AS found"
    )


def identity(kind: Kind, ends: Iterable[str], values: Values) -> tuple[Any, ...]:
    """What tells one node or link from another, the same here and there."""
    parallel = kind.parallel if isinstance(kind, LinkKind) else ()
    return (*ends, *(values.get(name) for name in parallel))


def shown(graph: PropertyGraph, kind: Kind) -> Found:
    """The nodes or links of a kind that the graph shows."""
    if kind.id not in graph.parts and not (isinstance(kind, NodeKind) and len(graph.keys(kind.label))):
        return {}
    frame = rows.frame_of(graph, kind)
    if isinstance(kind, LinkKind):
        keys = [graph.keys(label).take(frame[e].to_numpy()) for e, label in (("start", kind.start), ("end", kind.end))]
        ends = list(zip(*(k.to_pylist() for k in keys), strict=True))
    else:
        ends = [(k,) for k in frame["key"]]
    values = [
        {str(k): v for k, c in row.items() if (v := plain_cell(c)) is not None} for row in frame.to_dict("records")
    ]
    return {identity(kind, e, v): v for e, v in zip(ends, values, strict=True)}


class Stating:
    """Collects what the database states, with a cell row for each statement: its evidence."""

    def __init__(self, carried: Carried) -> None:
        self.carried = carried
        self.rows: dict[str, list[Values]] = defaultdict(list)
        self.cells: list[Values] = []
        self.rejected: list[str] = []

    def add(self, kind: Kind, identity: tuple[Any, ...], values: Values, known: Values | None) -> None:
        """State a node or link as far as it differs from what is known; refuse what breaks the model."""
        new = {p.name: values[p.name] for p in kind.columns if differs(values.get(p.name), (known or {}).get(p.name))}
        if known is not None and not new:
            return
        parallel = kind.parallel if isinstance(kind, LinkKind) else ()
        new |= {name: values[name] for name in parallel if values.get(name) is not None}
        ends = identity[:1] if isinstance(kind, NodeKind) else identity[:2]
        if wrong := broken(kind, ends, new):
            self.rejected.append(f"{kind.id} {' -> '.join(map(str, ends))}: {wrong}")
            return
        place = len(self.cells) + 1
        words = [kind.id, *map(str, ends), *(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in new.items())]
        self.cells.append({"sheet": "neo4j", "row": place, "cells": words})
        named = {"key": ends[0]} if isinstance(kind, NodeKind) else {"start": ends[0], "end": ends[1]}
        self.rows[kind.id].append({**named, **new, "place": f"neo4j!r{place}"})
        if known is None:
            apart = {name: new[name] for name in parallel if name in new}
            self.carried.add(kind, named | apart, values.get("evidence"), values.get("evidence_words"))

    def pulled(self, name: str, address: str, as_of: str) -> Pulled:
        """Everything stated, as a graph of one source."""
        kinds = [SCHEMA.kinds[id] for id in self.rows]
        frames = {k.id: pd.DataFrame(self.rows[k.id], dtype=object) for k in kinds}
        nodes = {k.label: frames[k.id] for k in kinds if isinstance(k, NodeKind)}
        links = {(k.type, k.start, k.end): frames[k.id] for k in kinds if isinstance(k, LinkKind)}
        counts = sum(map(len, nodes.values())), sum(map(len, links.values()))
        digest = hashlib.sha256(repr(sorted(map(repr, (c["cells"] for c in self.cells)))).encode()).hexdigest()
        source = Source(name, digest, kind="database", as_of=as_of, address=address)
        stated = PropertyGraph.stated(source, nodes, links, pd.DataFrame(self.cells)) if self.cells else PropertyGraph()
        return Pulled(stated.merge(*(self.carried.graphs() if self.cells else ())), *counts, tuple(self.rejected))


def differs(there: Any, here: Any) -> bool:
    """Whether the database says something that the graph does not show; lists are sets."""
    if isinstance(there, list) and isinstance(here, list):
        return bool(set(map(str, there)) - set(map(str, here)))
    return there is not None and there != here


def broken(kind: Kind, ends: tuple[Any, ...], values: Values) -> str:
    """What of a row does not fit the model; empty where all does."""
    labels = (kind.label,) if isinstance(kind, NodeKind) else (kind.start, kind.end)
    for key, label in zip(ends, labels, strict=True):
        if not (isinstance(key, str) and key.startswith(f"{label}:") and len(key) > len(label) + 1):
            return f"expected a key such as {label}:…"
    for p in kind.columns:
        value = values.get(p.name)
        many = value if p.many and isinstance(value, list) else [value]
        if value is not None and not all(fits(v, p.type) for v in many):
            return f"{p.name} = {value!r}: expected {p.type}"
    return ""


def fits(value: Any, type: str) -> bool:
    return isinstance(value, TYPES[type]) and isinstance(value, bool) == (type == "bool")
