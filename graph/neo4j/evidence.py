"""The evidence and conflicts of many shown rows at once, as Arrow columns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.neo4j.words import Wording
from graph.parts import CODED
from graph.schema import Kind, LinkKind
from graph.schema.kinds import NAME
from graph.value import PropertyGraph

Ints = npt.NDArray[np.int64]
AT_MOST = 20


class EvidenceColumns:
    """What stands beside the shown rows of one kind: evidence, evidence_total, evidence_words, conflicts."""

    def __init__(self, graph: PropertyGraph, kind: Kind, wording: Wording) -> None:
        shown = graph.shown_of(kind)
        self.rows = graph.rows(kind.id)
        self.frame = shown.frame
        self.kind = kind
        self.wording = wording
        self.order: Ints = np.argsort(shown.of_stated, kind="stable")
        self.of: Ints = shown.of_stated[self.order]

    def between(self, start: int, stop: int) -> dict[str, pa.Array]:
        """The four columns of shown rows `start` to `stop`."""
        low, high = np.searchsorted(self.of, [start, stop])
        rows = self.rows.take(pa.array(self.order[low:high]))
        of, size = self.of[low:high] - start, stop - start
        stated = pd.DataFrame({"of": of, "source": text(rows["stated_in"]), "place": text(rows["place"])})
        stated = stated.dropna(subset="place").drop_duplicates()
        totals = np.bincount(stated["of"], minlength=size)
        first = stated[stated.groupby("of").cumcount() < AT_MOST]
        source, place = pa.array(first["source"]), pa.array(first["place"])
        return {
            "evidence": lists(first["of"].to_numpy(), pc.binary_join_element_wise(source, place, "#"), size),
            "evidence_total": pa.array(totals, pa.int64()),
            "evidence_words": lists(first["of"].to_numpy(), self.wording.words(source, place), size),
            "conflicts": self.conflicts(rows, of, start, size),
        }

    def conflicts(self, rows: pa.Table, of: Ints, start: int, size: int) -> pa.Array:
        """`property: value` of every single value that a source stated and that is not the one shown."""
        found = [pd.DataFrame({"of": np.empty(0, np.int64), "value": pd.Series([], dtype=pd.ArrowDtype(pa.string()))})]
        shown = self.frame.iloc[start : start + size]
        for name in single(self.kind):
            stated = rows[name]
            differs = pc.not_equal(stated, pa.array(shown[name]).take(pa.array(of)))
            if pc.any(differs).as_py():
                values = pc.binary_join_element_wise(name, stated.filter(differs).cast(pa.string()), ": ")
                at = np.flatnonzero(pc.fill_null(differs, False).to_numpy(zero_copy_only=False))
                found.append(pd.DataFrame({"of": of[at], "value": text(values)}))
        every = pd.concat(found).drop_duplicates().sort_values(["of", "value"])
        return lists(every["of"].to_numpy(), pa.array(every["value"]), size)


def single(kind: Kind) -> list[str]:
    """Properties of which one value is shown; other names are aliases, and parallel values are other links."""
    parallel = kind.parallel if isinstance(kind, LinkKind) else ()
    return [p.name for p in kind.columns if not p.many and p.name not in (NAME.name, *parallel)]


def lists(of: Ints, values: pa.Array | pa.ChunkedArray, size: int) -> pa.Array:
    """One list a row from values sorted by their row's number."""
    offsets = np.concatenate([[0], np.cumsum(np.bincount(of, minlength=size))]).astype(np.int32)
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return pa.ListArray.from_arrays(pa.array(offsets), whole)


def text(column: pa.ChunkedArray) -> pd.Series:
    plain = column.cast(pa.string()) if column.type == CODED else column
    return pd.Series(plain.combine_chunks(), dtype=pd.ArrowDtype(pa.string()))


def hidden(column: pa.Array, hide: Callable[[str], str]) -> pa.Array:
    """A column of texts, or of lists of texts, without recognised names; each distinct text is worked on once."""
    if pa.types.is_list(column.type):
        values = hidden(column.values, hide)
        return pa.ListArray.from_arrays(column.offsets, values, mask=column.is_null())
    coded = column.dictionary_encode()
    done = pa.array([hide(v) for v in coded.dictionary.to_pylist()], pa.string())
    return done.take(coded.indices)
