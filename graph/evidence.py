"""Reading the words behind a stated row."""

from __future__ import annotations

from functools import cached_property

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.source import Evidence, Place, sentence, words


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
    def _position(self) -> dict[tuple[str, str], tuple[int, pa.Array]]:
        """For each source and sheet: where its rows begin, and their numbers."""
        found: dict[tuple[str, str], tuple[int, pa.Array]] = {}
        frame = self.cells.select(["stated_in", "sheet"]).to_pandas()
        for pair, rows in frame.groupby(["stated_in", "sheet"]).indices.items():
            found[pair] = (0, pa.array(rows))
        return found

    def row(self, source_id: str, sheet: str, number: int) -> list[str]:
        """The cells of one row; empty where the source kept none."""
        if (source_id, sheet) not in self._position:
            return []
        rows = self.cells.take(self._position[source_id, sheet][1])
        at = pc.index(rows["row"], number).as_py()
        return [c or "" for c in rows["cells"][at].as_py()] if at >= 0 else []
