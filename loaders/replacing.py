"""What becomes of a source whose name is known already: unchanged, in place of the older, or beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import SCHEMA, PropertyGraph, Source
from graph.keys import province_of
from graph.parts import comparable, distinct

LINKS = {kind.id for kind in SCHEMA.links.values()}
# mixes the columns of a row; sums wrap around
PRIME = np.uint64(1_099_511_628_211)
Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Change:
    """What to do with one new source: `status` of the report, ids that leave, rows that leave and come, provinces.

    `doubtful`: older sources beside it, of which only a person can say whether it takes their place.
    """

    status: str
    leaving: tuple[str, ...] = ()
    gone: int = 0
    new: int = 0
    provinces: frozenset[str] = frozenset()
    doubtful: tuple[str, ...] = ()


def change(into: PropertyGraph | None, source: Source, reading: PropertyGraph) -> Change:
    """How a reading meets what the graph holds under its name.

    The same bytes read to the same rows change nothing. Another content, or another reading, takes the place of
    the older where both state the same kinds of fact of the same province; else both stay.
    """
    if into is None:
        return Change("new")
    before = into.sources[into.sources["name"].eq(source.name)]["id"].tolist()
    if not before:
        return Change("new")
    rows = hashes(reading, source.id)
    if source.id in before:
        old = hashes(into, source.id)
        if np.array_equal(old, rows):
            return Change("unchanged")
        same = [source.id] if agree(into, source.id, reading, source.id) else []
    else:
        same = [one for one in before if agree(into, one, reading, source.id)]
        old = np.sort(np.concatenate([np.empty(0, np.uint64), *(hashes(into, one) for one in same)]))
    if not same:
        others = (one for one in before if one != source.id)
        return Change("beside", doubtful=tuple(one for one in others if not elsewhere(into, one, reading, source.id)))
    return Change("replaced", tuple(same), only(old, rows), only(rows, old), frozenset(provinces(reading, source.id)))


def only(mine: Hashes, other: Hashes) -> int:
    """How many distinct rows only the first has."""
    return len(np.setdiff1d(mine, other))


def of_source(graph: PropertyGraph, kind: str, source: str) -> pa.Table:
    """The rows of a kind that one source states."""
    rows = graph.rows(kind)
    return rows.filter(pc.equal(rows["stated_in"].cast(pa.string()), source))


def hashes(graph: PropertyGraph, source: str) -> Hashes:
    """A hash of each stated row of a source, sorted; the places and the source are left out of it."""
    found = [np.empty(0, np.uint64)]
    for number, kind in enumerate(sorted(SCHEMA.kinds)):
        if kind in graph.parts:
            rows = of_source(graph, kind, source)
            row = np.full(len(rows), number, np.uint64)
            for name in rows.schema.names:
                if name not in ("stated_in", "place"):
                    row = row * PRIME + hashed(rows[name])
            found.append(row)
    return np.sort(np.concatenate(found))


def hashed(column: pa.ChunkedArray) -> Hashes:
    """A hash of each value; each distinct value is worked on once."""
    text = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else pa.array(comparable(column))
    coded = text.cast(pa.string()).dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    words = pd.util.hash_array(np.array([*coded.dictionary.to_pylist(), "\x00"], object), categorize=False)
    codes = coded.indices.fill_null(len(words) - 1).to_numpy(zero_copy_only=False)
    return np.asarray(words[codes], np.uint64)


def provinces(graph: PropertyGraph, source: str) -> set[str]:
    """The provinces that a source's keys stand in, less those that only a few of them do."""
    count: Counter[str] = Counter()
    for kind in set(graph.parts) & set(SCHEMA.kinds):
        rows = of_source(graph, kind, source)
        for column in {"key", "start", "end"} & set(rows.schema.names):
            count.update(filter(None, map(province_of, distinct(rows[column]).to_pylist())))
    return {code for code, times in count.items() if times * 20 >= max(count.values())}


def elsewhere(one: PropertyGraph, of_one: str, other: PropertyGraph, of_other: str) -> bool:
    """Whether two sources speak of different provinces."""
    here, there = provinces(one, of_one), provinces(other, of_other)
    return bool(here and there) and here.isdisjoint(there)


def agree(one: PropertyGraph, of_one: str, other: PropertyGraph, of_other: str) -> bool:
    """Whether two sources state the same kinds of link, or of node, of the same provinces."""
    # a list that now names districts locates the same bodies more narrowly
    mine, theirs = (
        {k.rpartition(".")[0] for k in set(g.parts) & LINKS if len(of_source(g, k, s))}
        for g, s in ((one, of_one), (other, of_other))
    )
    here, there = provinces(one, of_one), provinces(other, of_other)
    return bool(mine & theirs or not mine | theirs) and (here <= there or there <= here)
