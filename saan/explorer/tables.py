"""A graph as columns for a page: a block a label and a link kind, nodes and links numbered through all blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from graph import SCHEMA, PropertyGraph
from graph.exchange import plain
from graph.keys import place_of
from graph.schema import Kind, LinkKind
from loaders.reference.places import places
from saan.pictures.reading import NOT_FACTS, UNKNOWN_POST, Reading
from saan.pictures.style import node_looks
from saan.pictures.years import year_of

# every source is evidence, not a node
NOT_SHOWN = ("Source",)
Clean = Callable[[str], str]


class Tables:
    """The columns of one graph. A node's number is its label's offset and its id; links are numbered alike."""

    def __init__(self, graph: PropertyGraph, reading: Reading, clean: Clean) -> None:
        self.graph, self.reading, self.clean = graph, reading, clean
        self.labels = [label for label in SCHEMA.nodes if label not in NOT_SHOWN and len(graph.keys(label))]
        shown = [k for k in SCHEMA.links.values() if k.id in graph.parts]
        self.kinds = [k for k in shown if k.start not in NOT_SHOWN and k.end not in NOT_SHOWN]
        self.offsets = offsets({label: len(graph.keys(label)) for label in self.labels})
        self.link_offsets = offsets({k.id: len(self.frame(k)) for k in self.kinds})

    def frame(self, kind: LinkKind) -> pd.DataFrame:
        """The shown links of a kind."""
        return self.graph.links(kind.type, kind.start, kind.end)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Key -> the number of its node in the page."""
        every = ((key, self.offsets[label] + i) for label in self.labels for i, key in enumerate(self.keys(label)))
        return dict(every)

    def keys(self, label: str) -> list[str]:
        return [str(key) for key in self.graph.keys(label).to_pylist()]

    def nodes(self) -> list[dict[str, Any]]:
        """A block a label: its look, and the columns of its nodes."""
        return [self.block(label) for label in self.labels]

    def block(self, label: str) -> dict[str, Any]:
        frame, look = self.graph.nodes(label), node_looks()[label]
        rows = {c: [plain(v) for v in frame[c].tolist()] for c in frame.columns}
        return {
            "label": label,
            "name": self.reading.say(look.th, look.en),
            "colour": look.colour,
            "symbol": look.symbol,
            "names": self.names(label, rows["name"]),
            "provinces": self.provinces(label, rows.get("province", [])),
            "years": [year_of({c: rows[c][i] for c in rows}) for i in range(len(frame))],
            "aliases": {} if self.hidden(label) else self.aliases(rows["aliases"]),
            "facts": self.facts(SCHEMA.nodes[label], rows),
        }

    def hidden(self, label: str) -> bool:
        """Whether the names of a label are kept back."""
        return label == "Person" and not self.reading.names

    def names(self, label: str, names: list[Any]) -> list[str]:
        """What nodes are called: persons by their posts unless names are shown, places by their code."""
        if self.hidden(label):
            return [self.clean(self.posts.get(i, UNKNOWN_POST)) for i in range(len(names))]
        keys = self.keys(label)
        return [self.clean(self.reading.area(k) or str(n)) for k, n in zip(keys, names, strict=True)]

    @cached_property
    def posts(self) -> dict[int, str]:
        """Person's id -> names of the posts."""
        frame = self.graph.links("HOLDS_POSITION", "Person", "Position")
        names = self.graph.nodes("Position")["name"].tolist()
        found: dict[int, dict[str, None]] = {}
        for person, post in zip(frame["start"].tolist(), frame["end"].tolist(), strict=True):
            found.setdefault(person, {})[str(names[post])] = None
        return {person: " / ".join(posts) for person, posts in found.items()}

    def provinces(self, label: str, stated: list[Any]) -> list[str]:
        """The province of each node, "" where none is known."""
        keys = self.keys(label)
        found = (self.province(key, stated[i] if stated else None) for i, key in enumerate(keys))
        return list(found)

    def province(self, key: str, stated: Any) -> str:
        code = key[9:11] if key.startswith("Province:") else place_of(key).partition("/")[0][:2]
        found = places().find(code) if code.isdigit() else places().province(str(stated or ""))
        return found.th if found else ""

    def aliases(self, values: list[Any]) -> dict[int, list[str]]:
        """Other written forms, where there are any."""
        return {i: list(map(self.clean, v)) for i, v in enumerate(values) if v}

    def facts(self, kind: Kind, rows: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
        """The declared properties that some row holds, in words."""
        declared = [p for p in kind.properties if p.name in rows and p.name not in NOT_FACTS]
        kept = [p for p in declared if not p.name.endswith("_qualifier") and any(v is not None for v in rows[p.name])]
        out = []
        for p in kept:
            at_least = rows.get(f"{p.name}_qualifier", [None] * len(rows[p.name]))
            values = [
                "" if v is None else self.clean(self.reading.value(p.type, p.name, v, {f"{p.name}_qualifier": q}))
                for v, q in zip(rows[p.name], at_least, strict=True)
            ]
            out.append({"name": self.reading.say(p.th, p.en).partition(":")[0], "values": values})
        return out

    def links(self) -> list[dict[str, Any]]:
        """A block a link kind: its verbs, the numbers of its ends, its properties."""
        return [self.link_block(kind) for kind in self.kinds]

    def link_block(self, kind: LinkKind) -> dict[str, Any]:
        frame = self.frame(kind)
        rows = {c: [plain(v) for v in frame[c].tolist()] for c in frame.columns if c not in ("start", "end")}
        return {
            "type": kind.type,
            "forward": self.reading.say(*kind.forward),
            "from": (frame["start"].to_numpy(int) + self.offsets[kind.start]).tolist(),
            "to": (frame["end"].to_numpy(int) + self.offsets[kind.end]).tolist(),
            "years": [year_of({c: rows[c][i] for c in rows}) for i in range(len(frame))],
            "facts": self.facts(kind, rows),
        }


def offsets(sizes: Mapping[str, int]) -> dict[str, int]:
    """Where each block begins."""
    found, at = {}, 0
    for name, size in sizes.items():
        found[name] = at
        at += size
    return found
