"""What the cores of a question find in a graph, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from queries.record import Core, Frames, Values, typed

if TYPE_CHECKING:
    from queries.frames import Engine

TEXT = pd.ArrowDtype(pa.string())


class Found(Mapping[str, pd.DataFrame]):
    """Frames by the name of their core, keys in words; `table` gives columns, keys as numbers where there are any."""

    def __init__(self, engine: Engine, cores: tuple[Core, ...], parameters: Values) -> None:
        self._engine, self._parameters = engine, parameters
        self.cores = {core.name: core for core in cores}
        self._frames: dict[str, pd.DataFrame] = {}

    def table(self, name: str, *columns: str) -> pa.Table:
        """Columns of the rows of a core: keys as numbers in their order, and not kept; else as its frame has them."""
        found = self._engine.columns(self.cores[name], self._parameters, columns)
        return picked(self[name], columns) if found is None else found

    def spelt(self, table: pa.Table) -> pa.Table:
        """The table with the words of keys in place of their numbers."""
        return self._engine.spelt(table)

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._frames:
            self._frames[name] = self._engine.frame(self.cores[name], self._parameters)
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.cores)

    def __len__(self) -> int:
        return len(self.cores)


def columns(frames: Frames, core: str, *names: str) -> pa.Table:
    """Columns of the rows of a core as Arrow has them, keys as numbers where the engine has them so.

    A nation's keys are not spelt, nor its other columns read. Another table of the core may have another order.
    """
    if isinstance(frames, Found):
        return frames.table(core, *names)
    return picked(frames[core], names)


def picked(frame: pd.DataFrame, columns: Collection[str]) -> pa.Table:
    """Columns of a frame as Arrow has them."""
    return pa.Table.from_pandas(frame[list(columns)], preserve_index=False)


def partly(frames: Frames, table: pa.Table, core: str, *columns: str) -> pd.DataFrame:
    """Columns of a table of a core as a frame."""
    if not isinstance(frames, Found):
        frame: pd.DataFrame = table.select(columns).to_pandas(types_mapper=pd.ArrowDtype)
        return frame
    return typed(table, {c: frames.cores[core].columns[c] for c in columns})


def spelt(frames: Frames, keys: pd.Index) -> pd.Index:
    """The words of keys that may be numbers."""
    if not isinstance(frames, Found) or keys.dtype == TEXT:
        return keys
    column = frames.spelt(pa.table({"key": pa.array(keys)}))["key"]
    words: pd.Index = pd.Index(column.cast(pa.string()), dtype=TEXT)
    return words


def key(frames: Frames, value: Any) -> str:
    """The words of one key that may be a number."""
    return value if isinstance(value, str) else str(spelt(frames, pd.Index([value], dtype="uint64"))[0])
