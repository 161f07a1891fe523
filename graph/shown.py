"""The shown frames: one row a key, derived from what sources stated.

Of single values the rule prefers a reviewed decision, then the latest `as_of`, then the more specific (the
longer text), then the lesser digest; the others stay in the stated rows. Sets are united.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.keys import name_of
from graph.schema import Kind, LinkKind, NodeKind, Property
from graph.schema.kinds import ALIASES, NAME

Ints = npt.NDArray[np.int64]
DIGEST = (1 << 32) - 1
ARROW_STRING = pd.ArrowDtype(pa.string())


@dataclass(frozen=True)
class Shown:
    """A shown frame, and for each stated row the number of the shown row it speaks of."""

    frame: pd.DataFrame
    of_stated: Ints

    @cached_property
    def _order(self) -> Ints:
        return np.argsort(self.of_stated, kind="stable")

    def stated_rows(self, row: int) -> Ints:
        """The stated rows behind one shown row, in their order."""
        bounds = np.searchsorted(self.of_stated[self._order], [row, row + 1])
        return self._order[bounds[0] : bounds[1]]


def ids_of(keys: pa.ChunkedArray, mapping: dict[str, str], index: pa.Array) -> Ints:
    """The id (position in `index`) of every stated key, by way of its class's shown key."""
    out = []
    for chunk in keys.chunks:
        ids = pc.index_in(as_shown(chunk.dictionary, mapping), index).to_numpy(zero_copy_only=False)
        out.append(ids[chunk.indices.to_numpy(zero_copy_only=False)].astype(np.int64))
    return np.concatenate(out) if out else np.empty(0, np.int64)


def as_shown(keys: pa.Array, mapping: dict[str, str]) -> pa.Array:
    """The shown key of each stated key."""
    if not mapping:
        return keys
    stated, shown = (pa.array(list(of), type=pa.string()) for of in (mapping.keys(), mapping.values()))
    at = pc.index_in(keys, stated)
    return pc.if_else(pc.is_null(at), keys, shown.take(at))


def show_nodes(kind: NodeKind, rows: pa.Table, index: pa.Array, of: Ints, ranks: dict[str, int]) -> Shown:
    """One row a key of `index` (sorted): id, key, name, aliases and the properties. `of`: the ids of the rows."""
    rank = source_ranks(rows, ranks)
    frame = pd.DataFrame({"id": np.arange(len(index), dtype=np.int32), "key": pd.Series(index, dtype=ARROW_STRING)})
    for prop in kind.columns:
        frame[prop.name] = shown_values(prop, rows[prop.name], of, rank, len(index))
    names = frame["name"]
    if names.isna().any():
        words = pd.Series([name_of(k) for k in index.to_pylist()], dtype=ARROW_STRING)
        frame["name"] = names.fillna(words)
    frame["aliases"] = with_other_names(frame, rows[NAME.name], of)
    return Shown(frame, of)


def numbers(kind: Kind, rows: pa.Table, ids: tuple[Ints, ...]) -> Ints:
    """The number of the shown row that each stated row speaks of. `ids`: of its key, or of its ends."""
    return ids[0] if isinstance(kind, NodeKind) else grouped(identity(kind, rows, ids))[0]


def identity(kind: LinkKind, rows: pa.Table, ends: tuple[Ints, ...]) -> pd.DataFrame:
    """What tells shown links apart: start, end, the properties that make parallel links."""
    frame = pd.DataFrame({"start": ends[0], "end": ends[1]})
    for name in kind.parallel:
        frame[name] = rows[name].to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def show_links(kind: LinkKind, rows: pa.Table, ends: tuple[Ints, ...], ranks: dict[str, int]) -> Shown:
    """One row for each start, end and set of parallel properties: start, end (ids), the properties."""
    of, frame = grouped(identity(kind, rows, ends))
    rank = source_ranks(rows, ranks)
    for prop in kind.properties:
        if not prop.parallel:
            frame[prop.name] = shown_values(prop, rows[prop.name], of, rank, len(frame))
    return Shown(frame[["start", "end", *(p.name for p in kind.properties)]], of)


def grouped(identity: pd.DataFrame) -> tuple[Ints, pd.DataFrame]:
    """Numbers of the distinct rows, sorted, and those rows."""
    of, frame = by_ends(identity) if len(identity.columns) == 2 else by_all(identity)
    return of, frame.astype({"start": np.int32, "end": np.int32})


def by_ends(identity: pd.DataFrame) -> tuple[Ints, pd.DataFrame]:
    width = int(identity["end"].max()) + 1 if len(identity) else 1
    code = identity["start"].to_numpy(np.int64) * width + identity["end"].to_numpy(np.int64)
    unique, of = np.unique(code, return_inverse=True)
    return of.astype(np.int64), pd.DataFrame({"start": unique // width, "end": unique % width})


def by_all(identity: pd.DataFrame) -> tuple[Ints, pd.DataFrame]:
    of: Ints = np.asarray(identity.groupby(list(identity.columns), dropna=False, sort=True).ngroup(), np.int64)
    first = np.unique(of, return_index=True)[1]
    return of, identity.iloc[first].reset_index(drop=True)


def rank_sources(sources: pd.DataFrame) -> dict[str, int]:
    """The rank of each source id: latest `as_of` first, then by digest."""
    newest = sources["as_of"].fillna("").rank(method="dense", ascending=False).astype(int)
    digest = (sources["digest"] + sources["id"]).rank(method="dense").astype(int)
    return dict(zip(sources["id"], (newest.to_numpy() << 32) | digest.to_numpy(), strict=True))


def source_ranks(rows: pa.Table, ranks: dict[str, int]) -> Ints:
    """For each stated row the rank of its source: as_of in the high half, digest in the low; 0 is preferred."""
    out = []
    for chunk in rows["stated_in"].chunks:
        words = np.array([ranks[w] for w in chunk.dictionary.to_pylist()], dtype=np.int64)
        out.append(words[chunk.indices.to_numpy(zero_copy_only=False)])
    return np.concatenate(out) if out else np.empty(0, np.int64)


def shown_values(prop: Property, column: pa.ChunkedArray, of: Ints, rank: Ints, size: int) -> pd.Series:
    """The value of every shown row, by the rule of this file."""
    dtype = pd.ArrowDtype(prop.arrow)
    known = np.flatnonzero(pc.is_valid(column).to_numpy(zero_copy_only=False))
    if not len(known):
        return pd.Series(pa.nulls(size, prop.arrow), dtype=dtype)
    if prop.many:
        return united(prop, column, of, size)
    chosen = known
    if len(np.unique(of[known])) < len(known):
        chosen = preferred(column.take(pa.array(known)), of[known], rank[known])
        chosen = known[chosen]
    where = np.full(size, -1, np.int64)
    where[of[chosen]] = chosen
    indices = pa.array(where, mask=where < 0)
    return pd.Series(column.combine_chunks().take(indices), dtype=dtype)


def preferred(values: pa.ChunkedArray, of: Ints, rank: Ints) -> Ints:
    """Positions of the preferred value of each group: latest as_of, then longer, then by digest."""
    text = values.cast(pa.string())
    length = pc.utf8_length(text).to_numpy(zero_copy_only=False)
    tie = pd.factorize(text.to_pandas(), sort=True)[0]
    order = np.lexsort((tie, rank & DIGEST, -length, rank >> 32, of))
    return order[np.unique(of[order], return_index=True)[1]]


def united(prop: Property, column: pa.ChunkedArray, of: Ints, size: int) -> pd.Series:
    """The sorted union of each shown row's sets; null where no source gave one."""
    flat = pd.DataFrame(
        {
            "of": np.repeat(of, pc.fill_null(pc.list_value_length(column), 0).to_numpy(zero_copy_only=False)),
            "value": pc.list_flatten(column).to_numpy(zero_copy_only=False),
        }
    ).drop_duplicates()
    flat = flat.sort_values(["of", "value"])
    count = np.bincount(flat["of"], minlength=size)
    offsets = pa.array(np.concatenate([[0], np.cumsum(count)]), mask=np.append(count == 0, False), type=pa.int32())
    values = pa.array(flat["value"], type=prop.arrow.value_type)
    lists = pa.ListArray.from_arrays(offsets, values).cast(prop.arrow)
    return pd.Series(lists, dtype=pd.ArrowDtype(prop.arrow))


def with_other_names(frame: pd.DataFrame, names: pa.ChunkedArray, of: Ints) -> pd.Series:
    """The aliases, with the names that sources wrote and the rule did not prefer."""
    stated = pd.DataFrame({"of": of, "name": names.to_pandas(types_mapper=pd.ArrowDtype)}).dropna().drop_duplicates()
    other = stated[stated["name"].to_numpy() != frame["name"].take(stated["of"].to_numpy()).to_numpy()]
    aliases = frame["aliases"]
    if not len(other):
        return aliases
    lists = aliases.tolist()
    for row, name in zip(other["of"], other["name"], strict=True):
        mine = lists[row] if isinstance(lists[row], list) else list(lists[row]) if lists[row] is not pd.NA else []
        lists[row] = sorted({*mine, name})
    values = [None if v is pd.NA or v is None else list(v) for v in lists]
    return pd.Series(pa.array(values, type=ALIASES.arrow), dtype=aliases.dtype)
