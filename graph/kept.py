"""What a folder shows of its graph already: keys, which of them are one node, frames. Each is read when asked for.

A node has a number in its folder (`id` of the node files, `start` and `end` of the link files) that it keeps while the
folder grows. In memory its id is its position in the order of keys, so that equal graphs are equal.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.chunks import Entry, read
from graph.schema import Kind, LinkKind, NodeKind
from graph.shown import grouped

NO_NODES = pa.table({"id": pa.array([], pa.int32()), "key": pa.array([], pa.string())})
# where more keys than these were added, all are sorted at less cost
LATE_SHARE = 0.05
Ints = npt.NDArray[np.int64]


class Kept:
    """The shown files of one manifest."""

    def __init__(self, root: Path, manifest: dict[str, Any]) -> None:
        self.root = root
        self.shown: dict[str, list[Entry]] = manifest["shown"]
        self.stated: dict[str, list[Entry]] = manifest["keys"]
        # labels whose numbers are in the order of keys; a folder of an earlier version does not say
        self.ordered: frozenset[str] = frozenset(manifest.get("ordered", ()))
        self._keys: dict[str, pa.Array] = {}
        self._positions: dict[str, Ints] = {}

    def files(self) -> dict[str, list[Path]]:
        """The Parquet files of every shown frame, by kind."""
        return {kind: [self.root / e["file"] for e in entries] for kind, entries in self.shown.items()}

    def keys(self, label: str) -> pa.Array:
        """The shown keys of a label, sorted."""
        if label not in self._keys:
            keys, numbers, order = self._read(label)
            self._keys[label] = keys if order is None else keys.take(order)
            self._positions.setdefault(label, positions(numbers, order))
        return self._keys[label]

    def positions(self, label: str) -> Ints:
        """The position of each number of the folder among the shown keys."""
        if label not in self._positions:
            _, numbers, order = self._read(label)
            self._positions[label] = positions(numbers, order)
        return self._positions[label]

    def _read(self, label: str) -> tuple[pa.Array, Ints, Ints | None]:
        """The keys and numbers of a label as its files have them, and the order of the keys."""
        found = read(self.root, self.shown.get(label, ()), ["id", "key"])
        table = NO_NODES if found is None else found
        keys = table["key"].combine_chunks()
        return keys, table["id"].to_numpy(), order_of(keys)

    @cached_property
    def mapping(self) -> dict[str, str]:
        """The shown key of every stated key that is not shown as itself."""
        found: dict[str, str] = {}
        for label, entries in self.stated.items():
            table = read(self.root, entries, ["key", "id"])
            if table is not None:
                shown = self.keys(label).take(pa.array(self.positions(label)[table["id"].to_numpy()]))
                other = pc.not_equal(table["key"], shown)
                pairs = (c.filter(other).to_pylist() for c in (table["key"], pa.chunked_array([shown])))
                found.update(zip(*pairs, strict=True))
        return found

    def frame(self, kind: Kind) -> pd.DataFrame | None:
        """The shown frame of a kind as PropertyGraph gives it; None where nothing is kept of it."""
        table = read(self.root, self.shown.get(kind.id, ()))
        if table is None:
            return None
        if isinstance(kind, NodeKind):
            table = table.take(pc.sort_indices(table["key"]))
            return framed(table).assign(id=np.arange(len(table), dtype=np.int32))
        return self._links(kind, table)

    def _links(self, kind: LinkKind, table: pa.Table) -> pd.DataFrame:
        frame = framed(table)
        for end, label in (("start", kind.start), ("end", kind.end)):
            frame[end] = self.positions(label)[frame[end].to_numpy()].astype(np.int32)
        of, _ = grouped(frame[["start", "end", *kind.parallel]])
        return frame.iloc[np.argsort(of, kind="stable")].reset_index(drop=True)


def positions(numbers: Ints, order: Ints | None) -> Ints:
    """The position of each number; -1 of those that no node has."""
    found = np.full(int(numbers.max(initial=-1)) + 1, -1, np.int64)
    found[numbers if order is None else numbers[order]] = np.arange(len(numbers))
    return found


def order_of(keys: pa.Array) -> Ints | None:
    """The order of keys that were sorted before some were added at their end; None where they are sorted still."""
    # the first key that is below the one before it
    fall = pc.index(pc.greater(keys[:-1], keys[1:]), value=True).as_py() + 1
    if fall == 0:
        return None
    late = keys[fall:]
    if len(late) > LATE_SHARE * len(keys):
        everywhere: Ints = pc.sort_indices(keys).to_numpy()
        return everywhere
    late_order = pc.sort_indices(late).to_numpy()
    places = [bisect_left(range(fall), late[i].as_py(), key=lambda n: keys[n].as_py()) for i in late_order.tolist()]
    return np.insert(np.arange(fall), places, fall + late_order)


def framed(table: pa.Table) -> pd.DataFrame:
    """A shown table as a frame: numbers of nodes as numpy integers, all else as Arrow has it."""
    frame: pd.DataFrame = table.combine_chunks().to_pandas(types_mapper=pd.ArrowDtype)
    return frame.astype({n: np.int32 for n in ("id", "start", "end") if n in frame})
