"""Where the words on ties stand: on the line, clear of boxes and of other words; those without room stay off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from saan.pictures.model import BOX_COLUMNS, BOX_FONT, BOX_WIDTH, lines_of
from saan.pictures.scene import Node, Scene, Tie
from saan.pictures.text import width, wrap

COLUMNS, FONT, LINE, GAP = 16, 20, 25, 6
# of a letter, in its height
WIDE = 0.5
# along the tie, the middle first
PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)


class Area(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Area) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def place(scene: Scene) -> None:
    """Give the words of straight ties their places, those of the heaviest first."""
    taken = [box(node) for node in scene.nodes]
    for tie in sorted((t for t in scene.ties if t.label), key=lambda t: (-t.weight, t.start.key, t.end.key)):
        lines = wrap(tie.label, COLUMNS, 3)
        free = (spot for spot in along(tie) if not any(around(spot, lines).touches(area) for area in taken))
        tie.spot = next(free, None)
        tie.label = "\n".join(lines) if tie.spot else ""
        taken += [around(tie.spot, lines)] if tie.spot else []


def along(tie: Tie) -> Iterable[tuple[int, int]]:
    a, b = tie.start, tie.end
    return ((round(a.x + (b.x - a.x) * t), round(a.y + (b.y - a.y) * t)) for t in PLACES)


def box(node: Node) -> Area:
    """What a box covers."""
    across, high = (
        max(BOX_WIDTH, BOX_COLUMNS * BOX_FONT * WIDE + 20),
        24 + len(lines_of(node, boxes=True)) * BOX_FONT * 1.25,
    )
    return Area(node.x - across / 2, node.y - high / 2, node.x + across / 2, node.y + high / 2)


def around(spot: tuple[int, int], lines: tuple[str, ...]) -> Area:
    """What words cover."""
    x, y = spot
    across, high = max(map(width, lines)) * FONT * WIDE + 2 * GAP, len(lines) * LINE + 2 * GAP
    return Area(x - across / 2, y - high / 2, x + across / 2, y + high / 2)
