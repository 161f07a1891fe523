"""What the cores of a question find in a graph, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd
import pyarrow as pa

from queries.record import Core, Frames, Values, typed

if TYPE_CHECKING:
    from queries.frames import Engine

Keys: TypeAlias = pd.Series | pa.ChunkedArray


class Found(Mapping[str, pd.DataFrame]):
    """Frames by the name of their core. `table` gives one as Arrow has it, with keys as words of a dictionary."""

    def __init__(self, engine: Engine, cores: tuple[Core, ...], parameters: Values) -> None:
        self._engine, self._parameters = engine, parameters
        self.cores = {core.name: core for core in cores}
        self._tables: dict[str, pa.Table] = {}
        self._frames: dict[str, pd.DataFrame] = {}

    def table(self, name: str) -> pa.Table:
        """The rows of a core: a nation's keys are not spelt for each."""
        if name not in self._tables:
            self._tables[name] = self._engine.table(self.cores[name], self._parameters)
        return self._tables[name]

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._frames:
            self._frames[name] = typed(self.table(name), self.cores[name].columns)
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.cores)

    def __len__(self) -> int:
        return len(self.cores)


def partly(frames: Frames, core: str, *columns: str) -> pd.DataFrame:
    """Some columns of a core: the texts of the others are not spelt."""
    if not isinstance(frames, Found):
        return frames[core][list(columns)]
    return typed(frames.table(core), {c: frames.cores[core].columns[c] for c in columns})


def columns(frames: Frames, column: str, *cores: str) -> list[Keys]:
    """A column of several cores, keys as words of a dictionary where the frames have them so."""
    return [(frames.table(core) if isinstance(frames, Found) else frames[core])[column] for core in cores]
