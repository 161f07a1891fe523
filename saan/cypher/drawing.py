"""Nodes and relationships of an answer as a graph of their own, to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
from neo4j.graph import Node, Path, Relationship

from graph import SCHEMA, PropertyGraph
from graph.errors import UsageError
from graph.exchange import from_networkx
from graph.neo4j.connect import Database
from graph.schema.kinds import Kind
from saan.cypher.session import Answer

BY_ID = "MATCH (n) WHERE elementId(n) IN $ids RETURN n"


def drawable(answer: Answer, database: Database) -> PropertyGraph:
    """The graph of what an answer holds. Raises UsageError where it holds no node or relationship of our model."""
    found = list(elements([list(row) for row in answer.raw]))
    links = [e for e in found if isinstance(e, Relationship)]
    nodes = {e.element_id: e for e in found if isinstance(e, Node)}
    ends = {n.element_id: n for r in links for n in r.nodes if n is not None}
    # a server sends the ends of a relationship as their ids alone
    bare = sorted(id for id in ends if id not in nodes)
    nodes |= {n.element_id: n for [n] in database.ask(BY_ID, {"ids": bare}).records} if bare else {}
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    keys = {id: key for id, node in nodes.items() if (key := add(network, node))}
    for link in {r.element_id: r for r in links}.values():
        start, end = (keys.get(n.element_id) if n is not None else None for n in link.nodes)
        if start and end and (kind := link_kind(network, link.type, start, end)):
            network.add_edge(start, end, type=link.type, **declared(kind, link))
    if not len(network):
        raise UsageError(
            "there is nothing to draw: return nodes, relationships or paths, such as MATCH p = (:Network)--() RETURN p",
            "ไม่มีอะไรให้วาด คำสั่งต้องคืนโหนด ความสัมพันธ์ หรือเส้นทาง เช่น MATCH p = (:Network)--() RETURN p",
        )
    return from_networkx(network, "cypher", invented=answer.invented)


def elements(value: Any) -> Iterator[Node | Relationship]:
    """Every node and relationship in a value, at any depth."""
    if isinstance(value, (Node, Relationship)):
        yield value
    elif isinstance(value, Path):
        yield from value.nodes
        yield from value.relationships
    elif isinstance(value, dict):
        for inner in value.values():
            yield from elements(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from elements(inner)


def add(network: nx.MultiDiGraph[str], node: Node) -> str | None:
    """Add a node of our model; its key, or None for somebody else's node."""
    label = next((x for x in sorted(node.labels) if x in SCHEMA.nodes), None)
    key = node.get("key")
    if not label or not isinstance(key, str) or not key.startswith(f"{label}:"):
        return None
    network.add_node(key, label=label, **declared(SCHEMA.nodes[label], node))
    return key


def link_kind(network: nx.MultiDiGraph[str], type: str, start: str, end: str) -> Kind | None:
    return SCHEMA.links.get((type, network.nodes[start]["label"], network.nodes[end]["label"]))


def declared(kind: Kind, of: Node | Relationship) -> dict[str, Any]:
    """The properties that the schema declares; what `push` writes beside them is not drawn."""
    return {p.name: of[p.name] for p in kind.columns if of.get(p.name) is not None}
