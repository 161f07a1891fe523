"""The Cypher that writes. Labels and types come from the schema and stand in the text; all else is a parameter."""

from __future__ import annotations

from graph.schema import LinkKind, NodeKind, Schema

# what a push writes beside the schema's properties
STAMPS = ("graph_id", "run")
BESIDE = ("key", *STAMPS, "evidence", "evidence_total", "evidence_words", "conflicts")

STALE_LINKS = "MATCH ()-[r]->() WHERE r.graph_id = $graph_id AND r.run <> $run RETURN elementId(r) AS id"
DELETE_LINKS = "UNWIND $ids AS id MATCH ()-[r]->() WHERE elementId(r) = id DELETE r"
STALE_NODES = "MATCH (n) WHERE n.graph_id = $graph_id AND n.run <> $run RETURN elementId(n) AS id"
# a node that somebody else's link holds cannot go without touching that link
DELETE_NODES = "UNWIND $ids AS id MATCH (n) WHERE elementId(n) = id AND NOT EXISTS { (n)--() } DELETE n"


def quoted(name: str) -> str:
    """A label, type or name as Cypher writes it."""
    return "`" + name.replace("`", "``") + "`"


def constraints(schema: Schema) -> list[str]:
    """One unique key a label; each statement does nothing where the constraint is there."""
    return [
        f"CREATE CONSTRAINT {quoted(f'saan_{label}_key')} IF NOT EXISTS FOR (n:{quoted(label)}) REQUIRE n.key IS UNIQUE"
        for label in schema.nodes
    ]


def foreign_keys(labels: list[str]) -> str:
    """The keys of some labels that another graph, or somebody by hand, put there."""
    return (
        f"MATCH (n:{'|'.join(map(quoted, labels))}) "
        "WHERE n.key IS NOT NULL AND (n.graph_id IS NULL OR n.graph_id <> $graph_id) "
        "RETURN DISTINCT n.key AS key, n.graph_id AS graph_id"
    )


def merge_nodes(kind: NodeKind) -> str:
    """Write `$rows`, maps of all properties with `key`; what a row leaves out is gone from the node."""
    return f"UNWIND $rows AS row MERGE (n:{quoted(kind.label)} {{key: row.key}}) SET n = row RETURN count(n) AS written"


def merge_links(kind: LinkKind) -> str:
    """Write `$rows`, maps of start, end (keys) and properties; parallel links differ by their `key`."""
    return (
        f"UNWIND $rows AS row MATCH (a:{quoted(kind.start)} {{key: row.start}}) "
        f"MATCH (b:{quoted(kind.end)} {{key: row.end}}) "
        f"MERGE (a)-[r:{quoted(kind.type)} {{key: row.properties.key, graph_id: row.properties.graph_id}}]->(b) "
        "SET r = row.properties RETURN count(r) AS written"
    )
