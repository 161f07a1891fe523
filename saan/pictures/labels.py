"""Where words stand: on ties clear of boxes and of each other; names of landmarks that are read from afar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from saan.pictures.model import BOX_COLUMNS, BOX_FONT, BOX_WIDTH, SYMBOL_FONT, lines_of
from saan.pictures.scene import Node, Scene, Tie
from saan.pictures.text import width, wrap

COLUMNS, FONT, LINE, GAP = 16, 20, 25, 6
# of a letter, in its height
WIDE = 0.56
# of a picture without boxes: as many names as can be read when all of it is in sight
LANDMARKS, SIGHT = 24, 85
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


def landmarks(scene: Scene, kinds: Iterable[str]) -> None:
    """Write the names of the most tied nodes of these kinds so large that they are read in the whole picture."""
    degree = Counter(end for tie in scene.ties for end in (tie.start, tie.end))
    font = (max((n.x for n in scene.nodes), default=0) - min((n.x for n in scene.nodes), default=0)) // SIGHT
    taken: list[Area] = []
    for node in sorted((n for n in scene.nodes if n.kind in kinds), key=lambda n: (-degree[n], n.id)):
        if len(taken) == LANDMARKS or font <= SYMBOL_FONT:
            return
        area = below(node, font)
        if not any(area.touches(other) for other in taken):
            taken.append(area)
            node.font, node.size = font, round(font * 0.6)


def below(node: Node, font: int) -> Area:
    """What a symbol of a landmark and the name under it cover."""
    lines = lines_of(node, boxes=False)
    across = max(map(width, lines), default=0) * font * WIDE
    return Area(node.x - across / 2, node.y - font, node.x + across / 2, node.y + font * (1 + 1.3 * len(lines)))


def along(tie: Tie) -> Iterable[tuple[int, int]]:
    a, b = tie.start, tie.end
    return ((round(a.x + (b.x - a.x) * t), round(a.y + (b.y - a.y) * t)) for t in PLACES)


def box(node: Node) -> Area:
    """What a box covers."""
    across, high = (
        max(BOX_WIDTH, BOX_COLUMNS * BOX_FONT * 0.5 + 20),
        24 + len(lines_of(node, boxes=True)) * BOX_FONT * 1.25,
    )
    return Area(node.x - across / 2, node.y - high / 2, node.x + across / 2, node.y + high / 2)


def around(spot: tuple[int, int], lines: tuple[str, ...]) -> Area:
    """What words cover."""
    x, y = spot
    across, high = max(map(width, lines)) * FONT * WIDE + 2 * GAP, len(lines) * LINE + 2 * GAP
    return Area(x - across / 2, y - high / 2, x + across / 2, y + high / 2)
