"""What a folder shows of its graph already: keys, which of them are one node, frames. Each is read when asked for.

A node has a number in its folder (`id` of the node files, `start` and `end` of the link files) that it keeps while the
folder grows. In memory its id is its position in the order of keys, so that equal graphs are equal.
"""

from __future__ import annotations

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
Ints = npt.NDArray[np.int64]


class Kept:
    """The shown files of one manifest."""

    def __init__(self, root: Path, manifest: dict[str, Any]) -> None:
        self.root = root
        self.shown: dict[str, list[Entry]] = manifest["shown"]
        self.stated: dict[str, list[Entry]] = manifest["keys"]
        # labels whose numbers are in the order of keys; a folder of an earlier version does not say
        self.ordered: frozenset[str] = frozenset(manifest.get("ordered", ()))
        self._nodes: dict[str, tuple[pa.Array, Ints]] = {}

    def files(self) -> dict[str, list[Path]]:
        """The Parquet files of every shown frame, by kind."""
        return {kind: [self.root / e["file"] for e in entries] for kind, entries in self.shown.items()}

    def keys(self, label: str) -> pa.Array:
        """The shown keys of a label, sorted."""
        return self._numbered(label)[0]

    def positions(self, label: str) -> Ints:
        """The position of each number of the folder among the shown keys."""
        return self._numbered(label)[1]

    def _numbered(self, label: str) -> tuple[pa.Array, Ints]:
        if label not in self._nodes:
            found = read(self.root, self.shown.get(label, ()), ["id", "key"])
            table = NO_NODES if found is None else found
            keys, numbers = table["key"].combine_chunks(), table["id"].to_numpy()
            # a folder that has not grown holds them in order
            if not pc.all(pc.less_equal(keys[:-1], keys[1:]), min_count=0).as_py():
                order = pc.sort_indices(keys)
                keys, numbers = keys.take(order), numbers[order.to_numpy()]
            position = np.full(int(numbers.max(initial=-1)) + 1, -1, np.int64)
            position[numbers] = np.arange(len(numbers))
            self._nodes[label] = keys, position
        return self._nodes[label]

    @cached_property
    def mapping(self) -> dict[str, str]:
        """The shown key of every stated key that is not shown as itself."""
        found: dict[str, str] = {}
        for label, entries in self.stated.items():
            table = read(self.root, entries, ["key", "id"])
            if table is not None:
                keys, position = self._numbered(label)
                shown = keys.take(pa.array(position[table["id"].to_numpy()]))
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
            frame[end] = self._numbered(label)[1][frame[end].to_numpy()].astype(np.int32)
        of, _ = grouped(frame[["start", "end", *kind.parallel]])
        return frame.iloc[np.argsort(of, kind="stable")].reset_index(drop=True)


def framed(table: pa.Table) -> pd.DataFrame:
    """A shown table as a frame: numbers of nodes as numpy integers, all else as Arrow has it."""
    frame: pd.DataFrame = table.combine_chunks().to_pandas(types_mapper=pd.ArrowDtype)
    return frame.astype({n: np.int32 for n in ("id", "start", "end") if n in frame})
