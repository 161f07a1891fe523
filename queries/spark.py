"""The same Ibis texts on Apache Spark, which reads the graph folder's Parquet files itself (the extra `spark`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from graph import SCHEMA
from graph.errors import UsageError
from graph.parts import columns
from graph.schema import NodeKind
from queries.record import Values

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def session_of(spark: SparkSession | str) -> SparkSession:
    """A session: as passed; "spark" for one on this machine; else one of the cluster at an address (spark://…).

    Raises UsageError where pyspark is not installed.
    """
    if not isinstance(spark, str):
        return spark
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise UsageError(
            'the engine spark needs pyspark and Java 17 or 21; install it with: pip install "saan[spark]"',
            'เครื่องมือ spark ต้องมี pyspark และ Java 17 หรือ 21 ติดตั้งด้วย: pip install "saan[spark]"',
        ) from None
    builder = SparkSession.builder.appName("saan").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    if spark == "spark":
        # 200, the default, is for a cluster
        builder = builder.master("local[*]").config("spark.sql.shuffle.partitions", "4")
    else:
        builder = builder.master(spark)
    return builder.getOrCreate()


class SparkTables:
    """The shown files of a folder as Ibis tables on Spark; workers of a cluster must see the folder too."""

    key = "string"

    def __init__(self, session: SparkSession, files: dict[str, list[Path]]) -> None:
        import ibis  # type: ignore[import-untyped]

        self.session, self.files = session, files
        self.connection = ibis.pyspark.connect(session)
        self._tables: dict[str, Any] = {}

    def rows(self, table: Any) -> pa.Table:
        """The rows of an Ibis table."""
        return self.connection.to_pyarrow(table)

    def has(self, *kind: str) -> bool:
        """Whether anything of the kind is shown."""
        return ".".join(kind) in self.files

    def nodes(self, label: str) -> Any:
        """The shown nodes of a label."""
        return self._table(label)

    def links(self, type: str, start: str, end: str) -> Any:
        """The shown links of a kind; start and end are keys."""
        kind = SCHEMA.links[type, start, end].id
        return self._kept(
            f"{kind} by key", lambda: self._by_key(self._table(kind), self._table(start), self._table(end))
        )

    def texts(self, label: str) -> Any:
        """The keys of a label, each with its text, which it is."""
        nodes = self._table(label)
        return nodes.select(key="key", text="key")

    def _by_key(self, links: Any, starts: Any, ends: Any) -> Any:
        joined = links.rename(_from="start", _to="end").inner_join(
            starts.select(_a="id", start="key"), [("_from", "_a")]
        )
        joined = joined.inner_join(ends.select(_b="id", end="key"), [("_to", "_b")])
        return joined.select(*links.columns)

    def kept(self, name: str, parameters: Values, build: Callable[[], Any]) -> Any:
        """What `build` gives, kept in the memory of the workers."""
        return self._kept(f"{name} {parameters['province']} {parameters['year']}", build)

    def _kept(self, name: str, build: Callable[[], Any]) -> Any:
        if name not in self._tables:
            self._tables[name] = self._view(self.session.sql(self.connection.compile(build())).cache())
        return self._tables[name]

    def _table(self, kind: str) -> Any:
        if kind not in self._tables:
            if kind in self.files:
                # a worker may stand in another folder
                rows = self.session.read.parquet(*(str(file.resolve()) for file in self.files[kind]))
            else:
                rows = self.session.createDataFrame(empty(kind))
            self._tables[kind] = self._view(rows)
        return self._tables[kind]

    def _view(self, rows: Any) -> Any:
        name = f"saan_{id(self)}_{len(self._tables)}"
        rows.createOrReplaceTempView(name)
        return self.connection.table(name)


def empty(kind_id: str) -> pa.Table:
    """A shown frame of no rows."""
    kind = SCHEMA.kinds[kind_id]
    if isinstance(kind, NodeKind):
        ids = [("id", pa.int32()), ("key", pa.string())]
    else:
        ids = [("start", pa.int32()), ("end", pa.int32())]
    stated = [f for f in columns(kind) if f.name not in ("key", "start", "end", "stated_in", "place")]
    return pa.schema([*(pa.field(*of) for of in ids), *stated]).empty_table()


__all__ = ["SparkTables", "session_of"]
