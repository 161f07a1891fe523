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

LOCAL = "local[*]"


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
    address = LOCAL if spark == "spark" else spark
    return SparkSession.builder.master(address).appName("saan").config("spark.ui.enabled", "false").getOrCreate()


class SparkTables:
    """The shown files of a folder as Ibis tables on Spark; workers of a cluster must see the folder too."""

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
        links = self._table(SCHEMA.links[type, start, end].id)
        starts, ends = (self._table(label).select("id", "key") for label in (start, end))
        named = links.rename(start_id="start", end_id="end")
        named = named.inner_join(starts.rename(_start="id", start="key"), [("start_id", "_start")])
        named = named.inner_join(ends.rename(_end="id", end="key"), [("end_id", "_end")])
        return named.select("start", "end", *(c for c in links.columns if c not in ("start", "end")))

    def kept(self, name: str, parameters: Values, build: Callable[[], Any]) -> Any:
        """What `build` gives, kept in the memory of the workers."""
        key = f"{name} {parameters['province']} {parameters['year']}"
        if key not in self._tables:
            self._tables[key] = self._view(self.session.sql(self.connection.compile(build())).cache())
        return self._tables[key]

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
