"""The sources that a database carries along: what it says rests on them is stated by them again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import Any

import pandas as pd

from graph.schema import SCHEMA, Kind, NodeKind
from graph.source import PLACE, Place, Source, words
from graph.value import PropertyGraph

Values = dict[str, Any]
# a row of a sheet, and the words seen of it by columns; no columns: the whole row
Seen = dict[tuple[str, int], dict[tuple[int, ...], list[str]]]


class Carried:
    """Collects mentions of nodes and links by source: where a row's evidence stands, not what it says there."""

    def __init__(self, nodes: list[Values]) -> None:
        """`nodes`: the properties of the database's Source nodes that are of interest."""
        names = {f.name for f in fields(Source)}
        found = [Source(**{k: v for k, v in node.items() if k in names and v is not None}) for node in nodes]
        self.sources = {s.id: s for s in found}
        self.rows: dict[str, dict[str, list[Values]]] = defaultdict(lambda: defaultdict(list))
        self.seen: dict[str, Seen] = defaultdict(lambda: defaultdict(dict))

    def add(self, kind: Kind, identity: Values, evidence: Any, said: Any) -> None:
        """Mention a node or link at its places, as `push` wrote them (`source#place` and the words there)."""
        if not (isinstance(evidence, list) and isinstance(said, list)):
            return
        for at, word in zip(map(str, evidence), map(str, said), strict=False):
            id, _, written = at.rpartition("#")
            if id not in self.sources or not PLACE.fullmatch(written):
                continue
            place = Place.parse(written)
            if place.spans and words(self.sources[id].text, place) != word:
                continue  # names were hidden in the text, so that it no longer counts as it did
            if not place.spans:
                self.seen[id][place.sheet, place.row][place.columns] = word.split(" | ")
            self.rows[id][kind.id].append({**identity, "place": written})

    def graphs(self) -> list[PropertyGraph]:
        """One graph a source."""
        return [self.graph(source) for source in self.sources.values()]

    def graph(self, source: Source) -> PropertyGraph:
        nodes, links = {}, {}
        for id, rows in self.rows[source.id].items():
            kind, frame = SCHEMA.kinds[id], pd.DataFrame(rows, dtype=object)
            if isinstance(kind, NodeKind):
                nodes[kind.label] = frame
            else:
                links[kind.type, kind.start, kind.end] = frame
        kept = [
            {"sheet": sheet, "row": row, "cells": cells(seen)} for (sheet, row), seen in self.seen[source.id].items()
        ]
        return PropertyGraph.stated(source, nodes, links, pd.DataFrame(kept) if kept else None)


def cells(seen: dict[tuple[int, ...], list[str]]) -> list[str]:
    """A row's cells as far as its words tell them; which of them were empty is told by columns alone."""
    if whole := seen.get(()):
        return whole
    found: dict[int, str] = {}
    for columns, said in seen.items():
        # fewer words than columns: some were empty, nobody knows which
        found |= dict(zip(columns, said if len(said) == len(columns) else [" | ".join(said)], strict=False))
    return [found.get(column, "") for column in range(1, max(found) + 1)]
