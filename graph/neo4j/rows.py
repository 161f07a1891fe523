"""The rows a push sends: shown nodes and links with their evidence, as Arrow tables and then as maps."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.neo4j.evidence import EvidenceColumns, hidden
from graph.neo4j.words import Wording
from graph.schema import SCHEMA, Kind, LinkKind, NodeKind
from graph.value import PropertyGraph

Row = dict[str, Any]
Hide = Callable[[str], str]
# shown rows that are turned into Arrow columns at a time: bounds the memory of a national graph
AT_ONCE = 100_000
PERSON = "Person"
KEYS = ("key", "start", "end")


def kinds(graph: PropertyGraph, names: bool) -> list[Kind]:
    """The kinds that hold something, nodes first; without names, none that a person stands in."""
    nodes = [k for k in SCHEMA.nodes.values() if len(graph.keys(k.label)) and (names or k.label != PERSON)]
    links = [k for k in SCHEMA.links.values() if k.id in graph.parts and (names or PERSON not in (k.start, k.end))]
    return [*nodes, *links]


def frame_of(graph: PropertyGraph, kind: Kind) -> pd.DataFrame:
    """The shown frame of a kind."""
    return graph.nodes(kind.label) if isinstance(kind, NodeKind) else graph.links(kind.type, kind.start, kind.end)


def tables(graph: PropertyGraph, kind: Kind, wording: Wording, hide: Hide | None) -> Iterator[pa.Table]:
    """A kind's rows: key (and start, end for links), the properties, evidence and conflicts."""
    frame = frame_of(graph, kind)
    beside = EvidenceColumns(graph, kind, wording)
    for start in range(0, len(frame), AT_ONCE):
        some = frame.iloc[start : start + AT_ONCE]
        columns = {str(name): pa.array(some[name]) for name in some.columns if name != "id"}
        if isinstance(kind, LinkKind):
            columns = with_ends(graph, kind, columns)
        columns |= beside.between(start, start + len(some))
        if hide:
            columns = without_names(columns, hide)
        # a column without a value would be sent with every row
        yield pa.table({n: c for n, c in columns.items() if c.null_count < len(c)})


def with_ends(graph: PropertyGraph, kind: LinkKind, columns: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """The ends as keys, and the key that tells parallel links apart."""
    ends = {end: graph.keys(label).take(columns[end]) for end, label in (("start", kind.start), ("end", kind.end))}
    return {**columns, **ends, "key": link_keys(kind, {**columns, **ends})}


def link_keys(kind: LinkKind, columns: dict[str, pa.Array]) -> pa.Array:
    """A digest of type, ends and the values that make parallel links: the same link, the same key, ever."""
    apart = [columns[name].cast(pa.string()) for name in ("start", "end", *kind.parallel)]
    # each value behind its length: no value can be mistaken for two, nor for a missing one
    written = [
        pc.fill_null(pc.binary_join_element_wise(pc.utf8_length(a).cast(pa.string()), a, ":"), "-") for a in apart
    ]
    whole = pc.binary_join_element_wise(kind.type, *written, " ").to_pylist()
    return pa.array([hashlib.blake2b(w.encode(), digest_size=12).hexdigest() for w in whole], pa.string())


def without_names(columns: dict[str, pa.Array], hide: Hide) -> dict[str, pa.Array]:
    """The columns with recognised names hidden in every text, keys included."""
    hide_key = partial(nameless_key, hide=hide)
    return {n: hidden(c, hide_key if n in KEYS else hide) if is_text(c) else c for n, c in columns.items()}


def nameless_key(key: str, hide: Hide) -> str:
    """A key without recognised names; a digest keeps two bodies named after two persons apart."""
    hidden_key = hide(key)
    if hidden_key == key or key.startswith("Source:"):
        return hidden_key
    return f"{hidden_key}~{hashlib.blake2b(key.encode(), digest_size=4).hexdigest()}"


def measured(values: pa.Array) -> pa.Array:
    length = pc.utf8_length(values).cast(pa.string())
    return pc.fill_null(pc.binary_join_element_wise(length, values, ":"), "-")


def is_text(column: pa.Array) -> bool:
    kind = column.type.value_type if pa.types.is_list(column.type) else column.type
    return bool(pa.types.is_string(kind))


def batches(table: pa.Table, most_bytes: int, most_rows: int) -> Iterator[pa.Table]:
    """Slices of at most so many rows and, where a single row is not larger, about so many bytes."""
    ends = np.cumsum(sizes(table))
    start = 0
    while start < len(table):
        before = ends[start - 1] if start else 0
        fit = int(np.searchsorted(ends, before + most_bytes, side="right"))
        stop = min(max(fit, start + 1), start + most_rows)
        yield table.slice(start, stop - start)
        start = stop


def sizes(table: pa.Table) -> npt.NDArray[np.int64]:
    """About how many bytes each row takes: its texts, and a few for every other value."""
    total = np.full(len(table), 8 * table.num_columns, np.int64)
    for column in (c.combine_chunks() for c in table.columns):
        if pa.types.is_string(column.type):
            total += pc.fill_null(pc.binary_length(column), 0).to_numpy().astype(np.int64)
        elif pa.types.is_list(column.type):
            length = pc.fill_null(pc.binary_length(pc.list_flatten(column)), 0).to_numpy()
            parent = pc.list_parent_indices(column).to_numpy()
            total += np.bincount(parent, weights=length, minlength=len(table)).astype(np.int64)
    return total


def maps(kind: Kind, table: pa.Table, stamps: dict[str, str]) -> list[Row]:
    """The rows as the statements take them, each with the stamps."""
    plain = table.drop_columns([n for n in ("start", "end") if n in table.column_names])
    properties: list[Row] = [row | stamps for row in plain.to_pylist()]
    if isinstance(kind, NodeKind):
        return properties
    starts, ends = table["start"].to_pylist(), table["end"].to_pylist()
    return [{"start": a, "end": b, "properties": p} for a, b, p in zip(starts, ends, properties, strict=True)]
