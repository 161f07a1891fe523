"""The shown frames of a graph as Ibis tables in a DuckDB of this process."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph import SCHEMA, PropertyGraph
from graph.schema import LinkKind
from queries.record import Values

KEPT = 8


@contextmanager
def quiet() -> Iterator[None]:
    """Without the warning that Ibis 12 calls DuckDB 2 by a name on its way out."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "fetch_arrow_table", DeprecationWarning)
        yield


class DuckTables:
    """The shown frames of a graph as Ibis tables in a DuckDB of this process; each is registered at first use."""

    def __init__(self, graph: PropertyGraph, files: dict[str, list[Path]] | None = None) -> None:
        import ibis  # type: ignore[import-untyped]

        self.graph, self.files = graph, files
        # what does not fit in memory goes to the system's place for it, never to the folder the user stands in
        self.connection = ibis.duckdb.connect(temp_directory=str(Path(tempfile.gettempdir(), f"saan-{os.getpid()}")))
        self.ibis = ibis
        self.asked: set[str] = set()
        self._kept: dict[tuple[str, str | None, int | None], str] = {}
        self._made = 0

    def rows(self, table: Any) -> pa.Table:
        """The rows of an Ibis table."""
        return self.connection.to_pyarrow(table)

    def has(self, *kind: str) -> bool:
        """Whether anything of the kind is shown."""
        name = ".".join(kind)
        return name in self.files if self.files is not None else name in self.graph.parts

    def nodes(self, label: str) -> Any:
        """The shown nodes of a label."""
        self._raw(label)
        return self.connection.table(label)

    def links(self, type: str, start: str, end: str) -> Any:
        """The shown links of a kind; start and end are keys."""
        kind = SCHEMA.links[type, start, end]
        by_key = f"{kind.id} by key"
        if by_key not in self.asked:
            self.asked.add(by_key)
            for part in (start, end, kind.id):
                self._raw(part)
            self.connection.raw_sql(
                f'CREATE TABLE "{by_key}" AS SELECT s.key AS start, e.key AS "end", '  # noqa: S608 - names of the schema
                f'l.* EXCLUDE (start, "end") FROM "{kind.id}" l '
                f'JOIN "{start}" s ON l.start = s.id JOIN "{end}" e ON l."end" = e.id'
            )
        return self.connection.table(by_key)

    def kept(self, name: str, parameters: Values, build: Callable[[], Any]) -> Any:
        """What `build` gives, as a table that lasts for the next KEPT of its kind."""
        key = (name, parameters["province"], parameters["year"])
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self.connection.raw_sql(f'DROP TABLE "{self._kept.pop(next(iter(self._kept)))}"')
            self._made += 1
            table = f"kept {self._made}"
            text = str(self.ibis.to_sql(build(), dialect="duckdb"))
            self.connection.raw_sql(f'CREATE TABLE "{table}" AS {text}')
            self._kept[key] = table
        return self.connection.table(self._kept[key])

    def _raw(self, kind: str) -> None:
        if kind in self.asked:
            return
        self.asked.add(kind)
        if self.files is not None and kind in self.files:
            files = ", ".join("'" + str(file).replace("'", "''") + "'" for file in self.files[kind])
            self.connection.raw_sql(f'CREATE VIEW "{kind}" AS SELECT * FROM read_parquet([{files}])')  # noqa: S608
        else:
            graph = self.graph if self.files is None else PropertyGraph()
            self.connection.con.register(f"{kind} arrow", shown_table(graph, kind))
            # a table, not the Arrow view: without counts of rows DuckDB may join two large tables before an empty one
            self.connection.raw_sql(f'CREATE TABLE "{kind}" AS SELECT * FROM "{kind} arrow"')  # noqa: S608


def shown_table(graph: PropertyGraph, kind_id: str) -> pa.Table:
    """The shown frame of a kind as an Arrow table."""
    kind = SCHEMA.kinds[kind_id]
    frame = graph.links(kind.type, kind.start, kind.end) if isinstance(kind, LinkKind) else graph.nodes(kind.label)
    return pa.Table.from_pandas(frame, preserve_index=False)
