"""What a picture shows, before it is a page or an SVG: nodes with places, ties, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph import Evidence
from saan.pictures.style import Look, TieLook

# a page is mailed: the first few statements of a fact, and how many there are
SHOWN_EVIDENCE = 5
# the fills of shapes, from nothing known to much
SHADES = ("#e3e6e9", "#cfe3f2", "#9cc6e4", "#5fa3d0")
OF_PROVINCES = ("Network", "NetworkGroup", "Unnamed", "ModelOrgs")


class Proof(NamedTuple):
    """The first statements of a fact, and how many there are at least."""

    shown: tuple[Evidence, ...] = ()
    total: int = 0


UNSTATED = Proof()


@dataclass(eq=False)
class Node:
    """A node of a picture. `key` is the graph's and is never written: a person's key holds the name."""

    kind: str
    key: str
    name: str
    label: str = ""
    province: str = ""
    aliases: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    evidence: Proof = UNSTATED
    years: tuple[int, ...] = ()
    size: int = 13
    # of the label, its lines and its box, where they are not the usual ones; a filled box is a square
    font: int = 0
    columns: int = 0
    width: int = 0
    fill: str = ""
    x: int = 0
    y: int = 0
    id: int = -1

    @property
    def called(self) -> str:
        """The name; of a network with its province, since provinces have networks of one name."""
        with_province = self.province and self.kind in OF_PROVINCES
        return f"{self.name} ({self.province})" if with_province else self.name


@dataclass(eq=False)
class Tie:
    """A tie of a picture: one link, or several folded into one with the meetings they come from."""

    kind: str
    start: Node
    end: Node
    words: str
    label: str = ""
    # where the label stands, where that is not left to the page
    spot: tuple[int, int] | None = None
    through: tuple[str, ...] = ()
    evidence: Proof = UNSTATED
    weight: int = 1
    years: tuple[int, ...] = ()
    id: int = -1


@dataclass(frozen=True)
class Band:
    """A province's part of the ecosystem."""

    name: str
    x: int
    y: int
    width: int
    height: int


@dataclass
class Scene:
    """A picture: nodes, ties, their looks, and the sentences that say what it shows and what it does not."""

    title: str
    summary: str
    looks: Mapping[str, Look]
    tie_looks: Mapping[str, TieLook]
    boxes: bool
    nodes: list[Node] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    # (x, heading) of the sectors
    columns: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    # how the picture came about, in a sentence to paste
    method: str = ""
    # how to read it, where the method does not say that
    guide: str = ""
    # behind everything: (outline as an SVG path, how dark, from 0), drawn so many times larger
    shapes: list[tuple[str, int]] = field(default_factory=list)
    scale: float = 1.0
    extent: tuple[float, float] = (0.0, 0.0)
    # how ties between boxes run: "down" a row, "right" along a tree, or "straight"
    flow: str = "down"
    # the scale below which nobody can read it: a larger picture opens at its upper left corner
    least: float = 0.0

    def number(self) -> Scene:
        """Give every node and tie its number in the picture."""
        for i, node in enumerate(self.nodes):
            node.id = i
        for i, tie in enumerate(self.ties):
            tie.id = i
        return self
