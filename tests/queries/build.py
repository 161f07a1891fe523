"""A small hand for stating graphs in tests: every row becomes a row of one invented source."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import Any

import pandas as pd

from graph import PropertyGraph, Source, keys
from graph.keys import label_of

CODES = {"พะเยา": "56", "น่าน": "55", "แพร่": "54"}


class Stating:
    """Collects nodes and links; `graph()` is what one source states with them."""

    def __init__(self, name: str, kind: str = "table", as_of: str = "2023-01-01") -> None:
        self.name, self.kind, self.as_of = name, kind, as_of
        self.nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.links: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        self.cells: list[dict[str, Any]] = []

    def place(self, *words: object) -> str:
        self.cells.append({"sheet": "s", "row": len(self.cells) + 1, "cells": [str(w) for w in words]})
        return f"s!r{len(self.cells)}"

    def node(self, label: str, name: str, key: str = "", **properties: Any) -> str:
        code = CODES.get(str(properties.get("province", "")), "")
        key = key or keys.key(label, name, code)
        self.nodes[label].append({"key": key, "name": name, **properties, "place": self.place(label, name)})
        return key

    def link(self, type: str, start: str, end: str, **properties: Any) -> None:
        row = {"start": start, "end": end, **properties, "place": self.place(start, type, end)}
        self.links[type, label_of(start), label_of(end)].append(row)

    def graph(self) -> PropertyGraph:
        digest = hashlib.sha256(repr((self.name, self.cells)).encode()).hexdigest()
        source = Source(self.name, digest, kind=self.kind, as_of=self.as_of, invented=True)  # type: ignore[arg-type]
        nodes = {label: pd.DataFrame(rows) for label, rows in self.nodes.items()}
        links = {kind: pd.DataFrame(rows) for kind, rows in self.links.items()}
        return PropertyGraph.stated(source, nodes, links, pd.DataFrame(self.cells))
