"""Collecting what the rows of one source state, then building its graph."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import pyarrow as pa

from graph import PropertyGraph, Source
from graph.parts import CELLS, Part
from loaders.tables.columns import CODES, TEXT
from loaders.tables.columns import coded as words_of

Link = tuple[str, str, str]
KEYS = ("key", "start", "end")


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
        self.nodes[label].append(coded(frame.drop_duplicates(plain)))

    def link(
        self, kind: Link, start: pd.Series, end: pd.Series, place: pd.Series, **properties: pd.Series | str
    ) -> None:
        """Rows of one link; rows without one of the ends are left out."""
        frame = pd.DataFrame({"start": start, "end": end, **properties, "place": place})
        self.links[kind].append(coded(frame.dropna(subset=["start", "end"])))

    def graph(self, source: Source, cells: Part) -> PropertyGraph:
        """All of it as stated by one source, with its cells; it is not gathered any longer."""
        nodes = {label: whole(self.nodes.pop(label)) for label in list(self.nodes) if any(map(len, self.nodes[label]))}
        links = {kind: whole(self.links.pop(kind)) for kind in list(self.links) if any(map(len, self.links[kind]))}
        graph = PropertyGraph.stated(source, nodes, links)
        return PropertyGraph({**graph.parts, CELLS: [cells] if cells.size else []})


def coded(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with each of its keys held once."""
    columns = {c: words_of(frame[c]) for c in KEYS if c in frame}
    return frame.assign(**{c: pd.Series(k, frame.index, dtype=CODES) for c, k in columns.items()})


def whole(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """The frames as one, each Arrow column in one piece."""
    joined = pd.concat([f for f in frames if len(f)], ignore_index=True)
    return joined.apply(lambda column: in_one_piece(column, CODES if column.name in KEYS else TEXT))


def in_one_piece(column: pd.Series, text: pd.ArrowDtype) -> pd.Series:
    """An Arrow column whose words are held as `text` says; others as they are."""
    if not isinstance(column.dtype, pd.ArrowDtype):
        return column
    kind = text if column.dtype == CODES else column.dtype
    array = pa.array(column)
    if isinstance(array, pa.ChunkedArray):
        array = array.unify_dictionaries().combine_chunks()
    return pd.Series(array.cast(kind.pyarrow_dtype), dtype=kind)
