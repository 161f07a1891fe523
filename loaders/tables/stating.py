"""Collecting what the rows of one source state, then building its graph."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import pyarrow as pa

from graph import PropertyGraph, Source
from graph.parts import CELLS, Part

Link = tuple[str, str, str]


class Stating:
    """Frames of stated nodes and links of one source, gathered sheet by sheet.

    `unsectored`: networks (key, name, place) beside which no sector is written.
    """

    def __init__(self) -> None:
        self.nodes: dict[str, list[pd.DataFrame]] = defaultdict(list)
        self.links: dict[Link, list[pd.DataFrame]] = defaultdict(list)
        self.unsectored: list[pd.DataFrame] = []

    def node(self, label: str, key: pd.Series, place: pd.Series, **properties: pd.Series | str | None) -> None:
        """Rows of one label; rows that say the same again are left out, the first place stays."""
        frame = pd.DataFrame({"key": key, **properties, "place": place}).dropna(subset=["key"])
        plain = [c for c in frame.columns if c not in ("place", "aliases", "format")]
        self.nodes[label].append(frame.drop_duplicates(plain))

    def link(
        self, kind: Link, start: pd.Series, end: pd.Series, place: pd.Series, **properties: pd.Series | str
    ) -> None:
        """Rows of one link; rows without one of the ends are left out."""
        frame = pd.DataFrame({"start": start, "end": end, **properties, "place": place})
        self.links[kind].append(frame.dropna(subset=["start", "end"]))

    def graph(self, source: Source, cells: pd.DataFrame) -> PropertyGraph:
        """All of it as stated by one source."""
        nodes = {label: whole(frames) for label, frames in self.nodes.items() if any(map(len, frames))}
        links = {kind: whole(frames) for kind, frames in self.links.items() if any(map(len, frames))}
        graph = PropertyGraph.stated(source, nodes, links, cells)
        # what pandas notes of an Arrow list type in a table, pandas cannot read back
        plain = [Part(CELLS, p.rows.replace_schema_metadata(None)) for p in graph.parts.get(CELLS, ())]
        return PropertyGraph({**graph.parts, CELLS: plain})


def whole(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """The frames as one, each Arrow column in one piece."""
    joined = pd.concat([f for f in frames if len(f)], ignore_index=True)
    return joined.apply(in_one_piece)


def in_one_piece(column: pd.Series) -> pd.Series:
    if not isinstance(column.dtype, pd.ArrowDtype):
        return column
    array = pa.array(column)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    return pd.Series(array, dtype=column.dtype)
