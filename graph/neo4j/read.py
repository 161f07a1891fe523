"""Rows from Neo4j as a frame of plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
from neo4j.graph import Node, Path, Relationship

from graph.neo4j.connect import Rows, connect


def read(
    uri: str,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> pd.DataFrame:
    """The rows of a Cypher text that only reads, one column a returned name; see `connect` for the rest.

    A node is a dict of its properties and `labels`, a relationship of its properties and `type`, a path the list of
    both, a date or time its ISO text. Raises StoreError, also for a text that would write.
    """
    with connect(uri, user=user, password=password, database=database) as db:
        return frame(db.ask(cypher, parameters))


def frame(found: Rows) -> pd.DataFrame:
    """The driver's records as a frame; see `read`."""
    return pd.DataFrame({name: column([r[i] for r in found.records]) for i, name in enumerate(found.keys)})


def column(values: list[Any]) -> pd.Series:
    """Plain values as an Arrow-backed column; as objects where they are maps, mixed or all missing."""
    values = [plain(v) for v in values]
    try:
        array = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return pd.Series(values, dtype=object)
    if pa.types.is_null(array.type) or "struct" in str(array.type):
        return pd.Series(values, dtype=object)
    return pd.Series(array, dtype=pd.ArrowDtype(array.type))


def plain(value: Any) -> Any:
    """A value of the driver as plain Python."""
    if isinstance(value, Node):
        return {**plain(dict(value)), "labels": sorted(value.labels)}
    if isinstance(value, Relationship):
        return {**plain(dict(value)), "type": value.type}
    if isinstance(value, Path):
        hops = [x for pair in zip(value.nodes[1:], value.relationships, strict=True) for x in reversed(pair)]
        return [plain(x) for x in (value.nodes[0], *hops)]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value.iso_format() if hasattr(value, "iso_format") else value
