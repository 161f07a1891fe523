"""What sources stated of every node and link of a graph, read once each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from graph import PropertyGraph
from graph.evidence import EvidenceReader
from graph.parts import CELLS
from graph.schema import SCHEMA, Kind
from saan.explorer.tables import Clean, Tables
from saan.pictures import text

# statements of one fact that a page holds; the others are counted
MOST = 3


class Proofs:
    """The statements of a page, each once; every block points at them by number."""

    def __init__(self, graph: PropertyGraph, sources: list[str], lang: str, clean: Clean) -> None:
        self.graph, self.lang, self.clean = graph, lang, clean
        self.reader = EvidenceReader(graph.sources, graph.rows(CELLS))
        self.sources = {id: number for number, id in enumerate(sources)}
        self.rows: list[list[Any]] = []
        self.numbers: dict[tuple[str, str], int] = {}

    def of(self, tables: Tables) -> dict[str, Any]:
        """`statements`: [source, place, words, sentence]; `nodes`, `links`: a block a label and kind."""
        nodes = [self.block(SCHEMA.nodes[label]) for label in tables.labels]
        links = [self.block(kind) for kind in tables.kinds]
        return {"statements": self.rows, "nodes": nodes, "links": links}

    def block(self, kind: Kind) -> dict[str, Any]:
        """`first`: the numbers of the first statements of each row; `more`: how many others, where there are any."""
        shown = self.graph.shown_of(kind)
        rows = self.graph.rows(kind.id).select(["stated_in", "place"]).to_pandas()
        rows = rows.astype(str).assign(row=shown.of_stated).drop_duplicates()
        rows["nth"] = rows.groupby("row").cumcount()
        counts = rows.groupby("row").size()
        first: list[list[int]] = [[] for _ in range(len(shown.frame))]
        kept = rows[rows["nth"] < MOST]
        for row, source, place in zip(kept["row"], kept["stated_in"], kept["place"], strict=True):
            first[row].append(self.number(source, place))
        more = counts[counts > MOST] - MOST
        return {"first": first, "more": {int(row): int(n) for row, n in more.items() if pd.notna(n)}}

    def number(self, source: str, place: str) -> int:
        """The number of a statement, read at its first use."""
        if (source, place) not in self.numbers:
            e = self.reader.read(source, place)
            words, sentence = self.clean(e.words), self.clean(e.sentence)
            # a row that is said as a whole is kept once
            self.rows.append(
                [self.sources[source], text.place(place, self.lang), words, sentence if sentence != words else ""]
            )
            self.numbers[source, place] = len(self.rows) - 1
        return self.numbers[source, place]
