"""Where the cores of a question are read: a graph in memory, a graph folder, or a Neo4j server."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

import pandas as pd
import pyarrow as pa

from graph import Place, PropertyGraph
from graph.errors import UsageError
from graph.folder import open_graph, opened, read_manifest, shown_files
from graph.keys import label_of
from graph.privacy import mask
from graph.source import Evidence, sentence
from queries.coded import spelt
from queries.duck import DuckTables, quiet
from queries.record import ARROW, Core, Ref, Values, typed

if TYPE_CHECKING:
    import networkx as nx
    from neo4j import Driver
    from pyspark.sql import SparkSession

    from graph.neo4j.connect import Database
    from queries.spark import SparkTables

SCHEMES = ("bolt", "neo4j")


class Files:
    """A graph in memory, or a folder of Parquet: the Ibis texts run in DuckDB or on Spark."""

    def __init__(self, graph: PropertyGraph, tables: DuckTables | SparkTables | None = None) -> None:
        self.graph = graph
        self.tables = tables or DuckTables(graph)

    def columns(self, core: Core, parameters: Values, names: Collection[str]) -> pa.Table | None:
        """Columns of the rows of a core, keys as numbers; None on Spark, which has words for them."""
        return self._rows(core, parameters, names) if isinstance(self.tables, DuckTables) else None

    def _rows(self, core: Core, parameters: Values, names: Collection[str]) -> pa.Table:
        with quiet():
            return self.tables.rows(core.ibis(self.tables, parameters).select(*names))

    def spelt(self, table: pa.Table) -> pa.Table:
        """The table with the words of keys, as a dictionary, in place of their numbers."""
        return spelt(table, self.graph.keys)

    def frame(self, core: Core, parameters: Values) -> pd.DataFrame:
        """The rows of a core."""
        return typed(self.spelt(self._rows(core, parameters, core.columns)), core.columns)

    def evidence(self, refs: Iterable[Ref]) -> list[Evidence]:
        """What sources stated of the links and nodes, each statement once."""
        found = [self.graph.evidence_of_link(*r) if r.type else self.graph.evidence_of_node(r.start) for r in refs]
        return list(dict.fromkeys(e for of in found for e in of))

    def sources(self) -> pd.DataFrame:
        """Kind, and whether invented, of every source."""
        return self.graph.sources[["kind", "invented"]]

    @cached_property
    def hide(self) -> Callable[[str], str]:
        """Hides the names of people in a text."""
        with quiet():
            return mask(self.spelt(self.tables.rows(self.tables.nodes("Person"))).to_pandas())


class Server:
    """A Neo4j server or the embedded engine: the Cypher texts run there; evidence is what stands on links and nodes."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def columns(self, core: Core, parameters: Values, names: Collection[str]) -> None:
        """None: a server has its keys in words."""

    def spelt(self, table: pa.Table) -> pa.Table:
        """The table as it is."""
        return table

    def run(self, cypher: str, **parameters: Any) -> tuple[list[str], list[Any]]:
        """The columns and rows of a reading query. Raises StoreError when the server refuses."""
        found = self.database.ask(cypher, parameters)
        return found.keys, [list(r.values()) for r in found.records]

    def table(self, core: Core, parameters: Values) -> pa.Table:
        """The rows of a core."""
        names, rows = self.run(core.cypher, **{p: parameters[p] for p in core.parameters})
        # the embedded engine does not name the columns of no rows
        names = names or list(core.columns)
        columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
        arrays = [pa.array(c, ARROW[core.columns[n]]) for n, c in zip(names, columns, strict=True)]
        return pa.Table.from_arrays(arrays, names=names)

    def frame(self, core: Core, parameters: Values) -> pd.DataFrame:
        """The rows of a core."""
        return typed(self.table(core, parameters), core.columns)

    def evidence(self, refs: Iterable[Ref]) -> list[Evidence]:
        """What sources stated of the links and nodes, as far as `push` kept it; each statement once."""
        found: dict[Evidence, None] = {}
        for ref in refs:
            start, end = f":{label_of(ref.start)} {{key: $a}}", f":{label_of(ref.end)} {{key: $b}}"
            pattern = f"({start})-[x:{ref.type}]->({end})" if ref.type else f"(x{start})"
            rows = self.run(f"MATCH {pattern} RETURN x.evidence, x.evidence_words", a=ref.start, b=ref.end)[1]
            for places, words in rows:
                said = [words] if isinstance(words, str) else words or [""] * len(places or ())
                found |= {self._read(at, w): None for at, w in zip(places or (), said, strict=False)}
        return list(found)

    def _read(self, at: str, words: str) -> Evidence:
        source, _, place = at.rpartition("#")
        where = Place.parse(place)
        text = self._texts.get(source, "") if where.spans else ""
        return Evidence(source, place, words, sentence(text, where) if text else words)

    @cached_property
    def _texts(self) -> dict[str, str]:
        rows = self.run("MATCH (s:Source) WHERE s.text IS NOT NULL RETURN s.key, s.text")[1]
        return {key.removeprefix("Source:"): text for key, text in rows}

    def sources(self) -> pd.DataFrame:
        """Kind, and whether invented, of every source."""
        rows = self.run("MATCH (s:Source) RETURN s.kind, coalesce(s.invented, false)")[1]
        return pd.DataFrame(rows, columns=["kind", "invented"])

    @cached_property
    def hide(self) -> Callable[[str], str]:
        """Hides the names of people in a text."""
        names, rows = self.run("MATCH (p:Person) RETURN p.name AS name, p.aliases AS aliases, p.title AS title")
        return mask(pd.DataFrame(rows, columns=names or ["name", "aliases", "title"]))


Engine = Files | Server
_engines: WeakKeyDictionary[PropertyGraph, Files] = WeakKeyDictionary()
_last: dict[Path, tuple[dict[str, Any], Files]] = {}


def engine_of(
    graph: PropertyGraph | str | Path | nx.MultiDiGraph[Any] | Driver | Database,
    spark: SparkSession | str | None = None,
) -> Engine:
    """The engine for a graph: a value, a folder, a Neo4j address, driver or open Database, or a MultiDiGraph.

    An address takes user and password from NEO4J_USER and NEO4J_PASSWORD. `spark` (see queries.spark) reads folders.
    Raises FolderError, StoreError or UsageError.
    """
    if spark is not None:
        return on_spark(graph, spark)
    if isinstance(graph, PropertyGraph):
        if graph not in _engines:
            _engines[graph] = Files(graph)
        return _engines[graph]
    if isinstance(graph, str) and graph.partition("://")[0].split("+")[0] in SCHEMES:
        return Server(database_of(driver_of(graph), graph))
    if isinstance(graph, (str, Path)):
        return folder_engine(Path(graph).resolve())
    if hasattr(graph, "execute_query"):
        return Server(database_of(cast("Driver", graph)))
    if hasattr(graph, "ask"):
        return Server(cast("Database", graph))
    if hasattr(graph, "is_multigraph"):
        from graph.exchange import from_networkx

        return Files(from_networkx(graph))
    raise UsageError(
        f"cannot ask a {type(graph).__name__}; give a PropertyGraph, a folder, a bolt:// address or a MultiDiGraph",
        f"ถามจาก {type(graph).__name__} ไม่ได้ ต้องเป็น PropertyGraph โฟลเดอร์กราฟ ที่อยู่ bolt:// หรือ MultiDiGraph",
    )


def folder_engine(folder: Path) -> Files:
    """The engine of a folder; the last one is kept for the next question, until the folder's manifest changes."""
    manifest = read_manifest(folder)
    if folder not in _last or _last[folder][0] != manifest:
        _last.clear()
        held, kept = opened(folder)
        _last[folder] = manifest, Files(held, DuckTables(held, kept))
    return _last[folder][1]


def on_spark(graph: object, spark: SparkSession | str) -> Files:
    """The engine of a folder on Spark. Raises UsageError for what is no folder."""
    from queries.spark import SparkTables, session_of

    if not isinstance(graph, (str, Path)) or "://" in str(graph):
        raise UsageError(
            "Spark reads graph folders; save the graph into one first",
            "Spark อ่านได้เฉพาะโฟลเดอร์กราฟ โปรดบันทึกกราฟลงโฟลเดอร์ก่อน",
        )
    return Files(open_graph(graph), SparkTables(session_of(spark), shown_files(graph)))


def database_of(driver: Driver, uri: str = "bolt://") -> Database:
    """A driver as an open database, the server's default one."""
    from graph.neo4j.connect import Database

    return Database(uri, None, driver)


def driver_of(uri: str) -> Driver:
    """A driver for an address. Raises UsageError where it is none."""
    from neo4j import GraphDatabase, NotificationMinimumSeverity

    from graph.neo4j.connect import check_address, credentials

    check_address(uri)
    # a graph that holds no link of a type makes the server note that the type is unknown: true, and no fault
    quiet = NotificationMinimumSeverity.OFF
    return GraphDatabase.driver(uri, auth=credentials(None, None), notifications_min_severity=quiet)


__all__ = ["Engine", "Files", "Server", "engine_of"]
