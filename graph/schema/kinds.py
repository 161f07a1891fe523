"""The shape of the model's declaration: properties, node kinds, link kinds, and the schema that holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Type = Literal["text", "int", "float", "bool", "date"]

ARROW: dict[str, pa.DataType] = {
    "text": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    # a date may be only "2023" or "2023-08": what is known, no more
    "date": pa.string(),
}


@dataclass(frozen=True)
class Property:
    """One property of a node or link kind.

    `many`: a set of values, all kept; else one value is shown (see graph.shown).
    `parallel`: a link property whose different values make parallel links.
    """

    name: str
    type: Type
    en: str
    th: str
    many: bool = False
    parallel: bool = False

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type of its column."""
        return pa.list_(ARROW[self.type]) if self.many else ARROW[self.type]


@dataclass(frozen=True)
class NodeKind:
    """A label: what it is, what its key is made from, and its properties beside key, name and aliases."""

    label: str
    en: str
    th: str
    key: str
    properties: tuple[Property, ...] = ()

    @property
    def id(self) -> str:
        """The name under which its rows are kept."""
        return self.label

    @property
    def columns(self) -> tuple[Property, ...]:
        """name, aliases, then the declared properties."""
        return (NAME, ALIASES, *self.properties)


@dataclass(frozen=True)
class LinkKind:
    """A link type between one pair of labels.

    `forward` reads from start to end, `reverse` from end to start, each as (Thai, English).
    """

    type: str
    start: str
    end: str
    forward: tuple[str, str]
    reverse: tuple[str, str]
    properties: tuple[Property, ...] = ()

    @property
    def id(self) -> str:
        """The name under which its rows are kept: TYPE.Start.End."""
        return f"{self.type}.{self.start}.{self.end}"

    @property
    def columns(self) -> tuple[Property, ...]:
        """The declared properties."""
        return self.properties

    @property
    def parallel(self) -> tuple[str, ...]:
        """Names of the properties that make parallel links."""
        return tuple(p.name for p in self.properties if p.parallel)


Kind = NodeKind | LinkKind

NAME = Property("name", "text", "Name as written in the source", "ชื่อตามที่เขียนในแหล่งข้อมูล")
ALIASES = Property("aliases", "text", "Other written forms", "ชื่ออื่นที่พบ", many=True)


class Schema:
    """Every node and link kind, looked up by label, type, or (type, start label, end label)."""

    def __init__(self, nodes: Iterable[NodeKind], links: Iterable[LinkKind]) -> None:
        self.nodes: dict[str, NodeKind] = {n.label: n for n in nodes}
        self.links: dict[tuple[str, str, str], LinkKind] = {(k.type, k.start, k.end): k for k in links}
        every: list[Kind] = [*self.nodes.values(), *self.links.values()]
        self.kinds: dict[str, Kind] = {k.id: k for k in every}
        for _, start, end in self.links:
            if missing := {start, end} - set(self.nodes):
                raise ValueError(f"links join labels that are not declared: {sorted(missing)}")

    def of_type(self, type: str) -> tuple[LinkKind, ...]:
        """The link kinds of one type, in declared order."""
        return tuple(k for k in self.links.values() if k.type == type)

    @property
    def types(self) -> tuple[str, ...]:
        """The link types, in declared order."""
        return tuple(dict.fromkeys(k.type for k in self.links.values()))
