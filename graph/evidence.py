"""Reading the words behind a stated row."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from graph.source import Evidence, Place, sentence, words

Ints = npt.NDArray[np.int64]


class EvidenceReader:
    """Words and sentences of the sources of one graph."""

    def __init__(self, sources: pd.DataFrame, cells: pa.Table) -> None:
        self.texts = dict(zip(sources["id"], sources["text"].fillna(""), strict=True))
        self.cells = cells

    def read(self, source_id: str, place: str) -> Evidence:
        """The evidence at a place of a source."""
        where = Place.parse(place)
        if where.spans:
            text = self.texts[source_id]
            return Evidence(source_id, place, words(text, where), sentence(text, where))
        row = self.row(source_id, where.sheet, where.row)
        chosen = [row[c - 1] for c in where.columns if c <= len(row)] or row
        return Evidence(source_id, place, " | ".join(filter(None, chosen)), " | ".join(filter(None, row)))

    @cached_property
    def _sheets(self) -> dict[tuple[str, str], tuple[Ints, Ints]]:
        """For each source and sheet: the numbers of its rows in order, and where each is kept."""
        frame = self.cells.select(["stated_in", "sheet", "row"]).to_pandas(ignore_metadata=True)
        frame = frame.sort_values("row", kind="stable")
        return {
            (str(source), str(sheet)): (rows["row"].to_numpy(np.int64), rows.index.to_numpy(np.int64))
            for (source, sheet), rows in frame.groupby(["stated_in", "sheet"])
        }

    def row(self, source_id: str, sheet: str, number: int) -> list[str]:
        """The cells of one row; empty where the source kept none."""
        numbers, kept = self._sheets.get((source_id, sheet), (np.empty(0, np.int64),) * 2)
        at = int(np.searchsorted(numbers, number))
        if at == len(numbers) or numbers[at] != number:
            return []
        return [c or "" for c in self.cells["cells"][int(kept[at])].as_py()]
