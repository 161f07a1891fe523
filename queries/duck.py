"""The shown frames of a graph as Ibis tables in a DuckDB of this process."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from graph import SCHEMA, PropertyGraph
from graph.kept import Kept
from graph.schema import Kind, LinkKind
from queries.coded import first
from queries.record import Values

KEPT = 8
# a folder that has grown in more places than these joins a table: its SQL would be too long
STEPS = 1000


@contextmanager
def quiet() -> Iterator[None]:
    """Without the warning that Ibis 12 calls DuckDB 2 by a name on its way out."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "fetch_arrow_table", DeprecationWarning)
        yield


class DuckTables:
    """The shown frames of a graph as Ibis tables in a DuckDB of this process; each is registered at first use.

    `kept`: what the graph's folder shows; its Parquet files are read in place. Keys are numbers (see queries.coded).
    """

    key = "uint64"

    def __init__(self, graph: PropertyGraph, kept: Kept | None = None) -> None:
        import ibis  # type: ignore[import-untyped]

        self.graph, self.folder = graph, kept
        # what does not fit in memory goes to the system's place for it, never to the folder the user stands in
        self.connection = ibis.duckdb.connect(temp_directory=str(Path(tempfile.gettempdir(), f"saan-{os.getpid()}")))
        self.ibis = ibis
        self.asked: set[str] = set()
        self._wanted: set[tuple[str, str | None, int | None]] = set()
        self._kept: dict[tuple[str, str | None, int | None], str] = {}
        self._made = 0

    def rows(self, table: Any) -> pa.Table:
        """The rows of an Ibis table, keys as their numbers."""
        return self.connection.to_pyarrow(table)

    def has(self, *kind: str) -> bool:
        """Whether anything of the kind is shown."""
        name = ".".join(kind)
        return name in (self.folder.shown if self.folder else self.graph.parts)

    def nodes(self, label: str) -> Any:
        """The shown nodes of a label."""
        return self._by_key(SCHEMA.nodes[label])

    def links(self, type: str, start: str, end: str) -> Any:
        """The shown links of a kind; start and end are keys."""
        return self._by_key(SCHEMA.links[type, start, end])

    def texts(self, label: str) -> Any:
        """The keys of a label, each with its text."""
        texts = self.graph.keys(label)
        numbers = pa.array(np.arange(len(texts), dtype=np.uint64) + first(label))
        return self._table(f"{label} texts", lambda: pa.table({"key": numbers, "text": texts}))

    def kept(self, name: str, parameters: Values, build: Callable[[], Any]) -> Any:
        """What `build` gives: as it stands for who asks first, then as a table that lasts for the next KEPT."""
        key = (name, parameters["province"], parameters["year"])
        if key not in self._wanted:
            self._wanted.add(key)
            return build()
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self.connection.raw_sql(f'DROP TABLE "{self._kept.pop(next(iter(self._kept)))}"')
            self._made += 1
            table = f"kept {self._made}"
            text = str(self.ibis.to_sql(build(), dialect="duckdb"))
            self.connection.raw_sql(f'CREATE TABLE "{table}" AS {text}')
            self._kept[key] = table
        return self.connection.table(self._kept[key])

    def _by_key(self, kind: Kind) -> Any:
        """The rows of a kind with keys in place of the numbers that its files or frame give to nodes."""
        name = f"{kind.id} by key"
        if name not in self.asked:
            self.asked.add(name)
            joins, columns = "", []
            for end, number, label in ends(kind):
                shift = self._shift(label, f'r."{number}"')
                if shift is None:
                    joins += f' JOIN "{label} moved" {end}_of ON r."{number}" = {end}_of.number'
                    columns.append(f'{end}_of.key AS "{end}"')
                else:
                    columns.append(f'(r."{number}"::BIGINT + {shift} + {first(label)})::UBIGINT AS "{end}"')
            # a table where it can: without counts of rows DuckDB may join two large tables before an empty one
            made = "VIEW" if self.folder and not joins else "TABLE"
            old = ", ".join(f'"{end}"' for end, _, _ in ends(kind))
            self.connection.raw_sql(
                f'CREATE {made} "{name}" AS SELECT {", ".join(columns)}, r.* EXCLUDE ({old}) '  # noqa: S608 - of the schema
                f"FROM {self._rows(kind)} r{joins}"
            )
        return self.connection.table(name)

    def _rows(self, kind: Kind) -> str:
        """SQL: the rows of a kind as the folder keeps them, or as the graph shows them."""
        if self.folder and kind.id in self.folder.shown:
            files = ", ".join("'" + str(file).replace("'", "''") + "'" for file in self.folder.files()[kind.id])
            return f"read_parquet([{files}])"
        rows = shown_table(PropertyGraph() if self.folder else self.graph, kind)
        self.connection.con.register(f"{kind.id} rows", rows)
        return f'"{kind.id} rows"'

    def _shift(self, label: str, number: str) -> str | None:
        """SQL: from a number of the folder to its place in the order of keys; None where "moved", a table, says it."""
        if not self.folder or label in self.folder.ordered:
            return "0"
        at = self.folder.positions(label)
        shifts = at - np.arange(len(at))
        starts = np.flatnonzero(np.diff(shifts)) + 1
        if len(starts) < STEPS:
            return stepped(number, starts.tolist(), shifts[[0, *starts]].tolist() if len(at) else [0])
        keys = pa.array(at.astype(np.uint64) + first(label))
        self._table(f"{label} moved", lambda: pa.table({"number": np.arange(len(at), dtype=np.int32), "key": keys}))
        return None

    def _table(self, name: str, rows: Callable[[], pa.Table]) -> Any:
        if name not in self.asked:
            self.asked.add(name)
            self.connection.con.register(f"{name} rows", rows())
            self.connection.raw_sql(f'CREATE TABLE "{name}" AS SELECT * FROM "{name} rows"')  # noqa: S608
        return self.connection.table(name)


def ends(kind: Kind) -> list[tuple[str, str, str]]:
    """The columns of keys of a kind, what they are in its frame, and their labels."""
    if isinstance(kind, LinkKind):
        return [("start", "start", kind.start), ("end", "end", kind.end)]
    return [("key", "id", kind.label)]


def stepped(number: str, starts: list[int], values: list[int]) -> str:
    """SQL: the value of a number; the first holds below the first start, each other from its start on."""
    if not starts:
        return str(values[0])
    half = len(starts) // 2
    below, above = (starts[:half], values[: half + 1]), (starts[half + 1 :], values[half + 1 :])
    return f"CASE WHEN {number} < {starts[half]} THEN {stepped(number, *below)} ELSE {stepped(number, *above)} END"


def shown_table(graph: PropertyGraph, kind: Kind) -> pa.Table:
    """The shown frame of a kind as an Arrow table."""
    frame = graph.links(kind.type, kind.start, kind.end) if isinstance(kind, LinkKind) else graph.nodes(kind.label)
    return pa.Table.from_pandas(frame, preserve_index=False)
