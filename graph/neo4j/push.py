"""Putting a graph into Neo4j: constraints, nodes, links, then a sweep of what it no longer states."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
from neo4j.exceptions import IncompleteCommit

from graph import privacy
from graph.errors import StoreError, UsageError
from graph.neo4j import rows, statements
from graph.neo4j.connect import Database, connect
from graph.neo4j.words import Wording
from graph.schema import SCHEMA, Kind, NodeKind
from graph.value import PropertyGraph

# what is written for a row: a change needs a new number, so that a later push sweeps what only the older wrote
FORMAT = 1
BATCH_BYTES = 8_000_000
BATCH_ROWS = 10_000

Progress = Callable[[int, int, str], None]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Pushed:
    """Nodes and links written, those swept, seconds; `held`: stale nodes kept since links of others hold them."""

    nodes: int
    links: int
    swept: int
    seconds: float
    held: int = 0


def push(
    graph: PropertyGraph,
    uri: str,
    *,
    graph_id: str,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    names: bool = True,
    batch_bytes: int = BATCH_BYTES,
    progress: Progress | None = None,
) -> Pushed:
    """Make the nodes and links stamped `graph_id` in a database equal to what the graph shows.

    It can be run again at any time, also after it died: the same graph ends in the same nodes and links. Whatever
    does not carry this `graph_id` is left as it is. `names` False leaves persons out and hides their names in texts
    and keys; places in the evidence still count in the text as it was.
    `progress(done, total, kind)` is called after each batch, rows being counted. `uri`, `user`, `password` and
    `database` are those of `connect`. Raises UsageError, and StoreError where the server refuses.
    """
    if not graph_id:
        raise UsageError("a push needs a graph id that is not empty", "ต้องระบุรหัสกราฟ (graph_id)")
    begun = time.perf_counter()
    stamps = {"graph_id": graph_id, "run": run_of(graph, names)}
    with connect(uri, user=user, password=password, database=database) as db:
        for text in statements.constraints(SCHEMA):
            db.write(text)
        refuse_foreign(db, graph, graph_id, names)
        nodes, links = write(db, graph, stamps, names, batch_bytes, progress or (lambda *_: None))
        swept, held = sweep(db, stamps)
    return Pushed(nodes, links, swept, time.perf_counter() - begun, held)


def run_of(graph: PropertyGraph, names: bool) -> str:
    """What a push states, as a digest: pushing an unchanged graph changes nothing, not even the stamp."""
    parts = [f"{kind} {part.digest}" for kind, found in graph.parts.items() for part in found]
    judged = [j.line() for j in graph.judgements]
    written = "\n".join([f"{FORMAT} {names}", *sorted(parts), *judged])
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def refuse_foreign(db: Database, graph: PropertyGraph, graph_id: str, names: bool) -> None:
    """Raises StoreError where nodes with our keys are not ours: writing them would change somebody's data."""
    labels = [k.label for k in rows.kinds(graph, names) if isinstance(k, NodeKind)]
    if not labels:
        return
    found = db.ask(statements.foreign_keys(labels), {"graph_id": graph_id}).records
    theirs = {str(r["key"]): r["graph_id"] for r in found}
    ours = pa.chunked_array([graph.keys(label) for label in labels])
    keys = pa.array(list(theirs), pa.string())
    common = keys.filter(pc.is_in(keys, ours)).to_pylist()
    if common:
        raise foreign(db, common[0], len(common), theirs[common[0]])


def foreign(db: Database, key: str, count: int, owner: str | None) -> StoreError:
    en = f"the graph {owner!r}" if owner else "something other than Saan"
    th = f"กราฟ {owner!r}" if owner else "ข้อมูลที่ไม่ได้มาจาก Saan"
    return StoreError(
        f"{db.uri}: {count} nodes with keys of this graph, such as {key}, belong to {en}. Nothing was written. "
        "Use another database, or the id of that graph to replace it.",
        f"{db.uri}: มีโหนด {count} โหนดที่ใช้คีย์เดียวกับกราฟนี้ เช่น {key} เป็นของ{th} ยังไม่มีการเขียนข้อมูล "
        "โปรดใช้ฐานข้อมูลอื่น หรือใช้รหัสของกราฟนั้นเพื่อแทนที่",
    )


def write(
    db: Database, graph: PropertyGraph, stamps: dict[str, str], names: bool, batch_bytes: int, progress: Progress
) -> tuple[int, int]:
    """Write all nodes, then all links; how many of each."""
    total = sum(len(rows.frame_of(graph, k)) for k in rows.kinds(graph, names))
    written = {True: 0, False: 0}
    for kind, found in ahead(batches(graph, stamps, names, batch_bytes)):
        write_batch(db, kind, found)
        written[isinstance(kind, NodeKind)] += len(found)
        progress(sum(written.values()), total, kind.id)
    return written[True], written[False]


def batches(
    graph: PropertyGraph, stamps: dict[str, str], names: bool, batch_bytes: int
) -> Iterator[tuple[Kind, list[rows.Row]]]:
    """Everything to write, in batches of one kind each."""
    wording = Wording(graph)
    hide = None if names else privacy.mask(graph.nodes("Person"))
    for kind in rows.kinds(graph, names):
        for table in rows.tables(graph, kind, wording, hide):
            for batch in rows.batches(table, batch_bytes, BATCH_ROWS):
                yield kind, rows.maps(kind, batch, stamps)


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The items, each made while the one before is used: this machine and the server work side by side."""
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = maker.submit(next, items, None)
            yield item


def write_batch(db: Database, kind: Kind, found: list[rows.Row]) -> None:
    """Write one batch in one transaction. Raises StoreError where the server did not write every row."""
    text = statements.merge_nodes(kind) if isinstance(kind, NodeKind) else statements.merge_links(kind)
    try:
        written = db.write(text, {"rows": found}).records[0]["written"]
    except StoreError as wrong:
        if not isinstance(wrong.__cause__, IncompleteCommit):
            raise
        # nobody knows whether the batch is in: written once more it is, and only once
        written = db.write(text, {"rows": found}).records[0]["written"]
    if written != len(found):
        raise StoreError(
            f"{db.uri}: {written} of {len(found)} rows of {kind.id} were written: somebody else changed this graph "
            "meanwhile. Push again.",
            f"{db.uri}: เขียน {kind.id} ได้ {written} จาก {len(found)} แถว มีผู้อื่นแก้ไขกราฟนี้ระหว่างทำงาน โปรดสั่ง push อีกครั้ง",
        )


def sweep(db: Database, stamps: dict[str, str]) -> tuple[int, int]:
    """Delete this graph's links, then nodes, of other runs: how many went, and how many nodes had to stay."""
    links = stale(db, statements.STALE_LINKS, stamps)
    gone = sum(
        db.write(statements.DELETE_LINKS, {"ids": ids}).summary.counters.relationships_deleted for ids in few(links)
    )
    nodes = stale(db, statements.STALE_NODES, stamps)
    deleted = sum(db.write(statements.DELETE_NODES, {"ids": ids}).summary.counters.nodes_deleted for ids in few(nodes))
    return gone + deleted, len(nodes) - deleted


def stale(db: Database, text: str, stamps: dict[str, Any]) -> list[str]:
    return [r["id"] for r in db.ask(text, stamps).records]


def few(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), BATCH_ROWS):
        yield ids[start : start + BATCH_ROWS]
