"""Writing a graph into a new database of the engine: labels, nodes, links, then one index of keys a label."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph.embedded.copies import DATABASE
from graph.neo4j import rows
from graph.neo4j.words import Wording
from graph.schema import Kind, LinkKind, NodeKind
from graph.value import PropertyGraph

BATCH_BYTES = 8_000_000
BATCH_ROWS = 20_000

Progress = Callable[[int, int, str], None]
Records = npt.NDArray[np.object_]


def build(graph: PropertyGraph, folder: Path, progress: Progress) -> None:
    """Write the shown graph, with evidence as `push` writes it, into `folder`/saan; Java must be started."""
    import arcadedb_embedded

    with arcadedb_embedded.create_database(str(folder / DATABASE)) as database:
        kinds = rows.kinds(graph, names=True)
        declare(database, kinds)
        batch = database.graph_batch(use_wal=False)
        try:
            write(graph, kinds, Batch(batch), progress)
        finally:
            batch.close()
        for kind in kinds:
            if isinstance(kind, NodeKind):
                database.schema.create_property(kind.label, "key", "STRING")
                database.schema.create_index(kind.label, ["key"], unique=True)


def declare(database: Any, kinds: list[Kind]) -> None:
    """Make the engine's types: a label for nodes, a type for links."""
    for kind in kinds:
        if isinstance(kind, NodeKind):
            database.schema.create_vertex_type(kind.label)
    for type in sorted({k.type for k in kinds if isinstance(k, LinkKind)}):
        database.schema.create_edge_type(type)


class Batch:
    """The engine's bulk loader, given rows as JSON: one crossing into Java a batch, lists included."""

    def __init__(self, batch: Any) -> None:
        import jpype

        self.java = batch._java_graph_batch
        self.nodes = jpype.JClass("com.arcadedb.python.VertexBatcher").createVerticesJson
        self.links = jpype.JClass("com.arcadedb.python.EdgeBatcher").newEdgesJson

    def add_nodes(self, label: str, found: list[dict[str, Any]]) -> list[str]:
        """Write nodes; their record ids."""
        return str(self.nodes(self.java, label, json.dumps(found))).split(";")

    def add_links(self, type: str, starts: Records, ends: Records, found: list[dict[str, Any]]) -> None:
        """Write links between records."""
        joined = [{"_src": a, "_dst": b, **row} for a, b, row in zip(starts, ends, found, strict=True)]
        self.links(self.java, type, json.dumps(joined))


def write(graph: PropertyGraph, kinds: list[Kind], batch: Batch, progress: Progress) -> None:
    """Write all nodes, then all links between the records that came of them."""
    wording = Wording(graph)
    total = sum(len(rows.frame_of(graph, k)) for k in kinds)
    records: dict[str, Records] = {}
    done = 0
    for kind in kinds:
        found: list[str] = []
        at = 0
        for table in batches(graph, kind, wording):
            if isinstance(kind, NodeKind):
                found += batch.add_nodes(kind.label, values(table))
            else:
                ends = graph.links(kind.type, kind.start, kind.end).iloc[at : at + len(table)]
                starts, stops = (records[getattr(kind, e)][ends[e].to_numpy(np.int64)] for e in ("start", "end"))
                batch.add_links(kind.type, starts, stops, values(table))
            at += len(table)
            done += len(table)
            progress(done, total, kind.id)
        if isinstance(kind, NodeKind):
            records[kind.label] = np.array(found, dtype=object)


def batches(graph: PropertyGraph, kind: Kind, wording: Wording) -> Iterator[pa.Table]:
    for table in rows.tables(graph, kind, wording, None):
        yield from rows.batches(table, BATCH_BYTES, BATCH_ROWS)


def values(table: pa.Table) -> list[dict[str, Any]]:
    """Rows without what is missing: a property that has no value is not there, as in Neo4j."""
    plain = table.drop_columns([n for n in ("start", "end") if n in table.column_names])
    return [{k: v for k, v in row.items() if v is not None} for row in plain.to_pylist()]
