"""Who coached whom, as trees: coaches left, those they coached to the right of them."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from graph import SCHEMA, PropertyGraph
from graph.keys import label_of
from saan.pictures.layout import shelves
from saan.pictures.reading import Link, Reading
from saan.pictures.scene import Node, Scene
from saan.pictures.style import BLUE, GREEN, ORANGE, Look, TieLook
from saan.pictures.views.wanted import Wanted
from saan.pictures.whole import draw_node, draw_tie

GENERATION, ROW, WIDE, COLUMNS = 540, 84, 310, 25
# beyond these nobody reads the trees; the largest are drawn
MOST = 600
LOOKS = {
    "Coach": Look("โค้ช", "Coach", GREEN, radius=26),
    "Coached": Look("องค์กรที่ได้รับการโค้ช", "Coached organisation", ORANGE, radius=0),
    "Both": Look("ได้รับการโค้ชและเป็นโค้ชต่อ", "Coached, and coaches others", BLUE, solid=True),
}
Children = dict[str, list[str]]


class Placed(NamedTuple):
    """A node of a tree: its generation, and its row among the leaves."""

    key: str
    generation: int
    row: float
    tree: int


def lineage(graph: PropertyGraph, reading: Reading, wanted: Wanted) -> Scene:
    """The scene of coaching."""
    links = list(reading.links("COACHES"))
    trees = grown(links)
    drawn: list[Placed] = []
    left = 0
    for grown_tree in trees:
        if len(drawn) + len(grown_tree) <= MOST:
            drawn += grown_tree
        else:
            left += len(grown_tree)
    nodes = {key: person_or_body(graph, reading, key, links) for key, *_ in drawn}
    ties = [
        draw_tie(
            reading,
            SCHEMA.links[link.type, label_of(link.start), label_of(link.end)],
            link,
            nodes[link.start],
            nodes[link.end],
        )
        for link in links
        if link.start in nodes and link.end in nodes
    ]
    say = reading.say
    looks = {"COACHES": TieLook("เป็นโค้ชให้", "coaches", GREEN)}
    scene = Scene(
        say("สายการโค้ช: ใครเป็นโค้ชให้ใคร", "Coaching: who coached whom"),
        say(f"{len(nodes)} องค์กร {len(ties)} ความสัมพันธ์", f"{len(nodes)} organisations, {len(ties)} ties"),
        LOOKS, looks, True, list(nodes.values()), ties,
    )  # fmt: skip
    scene.method = say(
        "แต่ละต้นเริ่มจากโค้ชที่ไม่มีใครโค้ช ผู้มีโค้ชหลายรายอยู่ใต้โค้ชแรกตามลำดับปี เส้นแสดงทุกความสัมพันธ์",
        "Each tree starts from a coach whom nobody coached; who has several coaches stands behind the first by year; "
        "the lines are all ties",
    )
    if left:
        scene.left_out.append(say(f"ไม่ได้วาดอีก {left:,} องค์กรในต้นที่เล็กกว่า", f"{left:,} more in smaller trees"))
    scene.flow, scene.least = "right", 0.55
    place(nodes, drawn)
    return scene.number()


def grown(links: list[Link]) -> list[list[Placed]]:
    """Trees, the largest first; each node stands under its first coach."""
    children: Children = defaultdict(list)
    parent: dict[str, str] = {}
    for link in sorted(links, key=lambda x: (str(x.properties.get("year_be", "")), x.start, x.end)):
        if link.end not in parent and not descends(link.start, link.end, parent):
            parent[link.end] = link.start
            children[link.start].append(link.end)
    roots = sorted({link.start for link in links} - set(parent))
    trees = [tree(root, children, i) for i, root in enumerate(roots)]
    return sorted(trees, key=lambda t: (-len(t), t[0][0]))


def descends(key: str, ancestor: str, parent: dict[str, str]) -> bool:
    """Whether a node stands under another already: a circle of coaches must end somewhere."""
    while key != ancestor and key in parent:
        key = parent[key]
    return key == ancestor


def tree(root: str, children: Children, number: int) -> list[Placed]:
    """A root and those under it; a coach stands beside the middle of its own."""
    found: list[Placed] = []
    rows: dict[str, float] = {}
    waiting, leaf = [(root, 0, False)], 0
    while waiting:
        key, depth, done = waiting.pop()
        own = children.get(key, [])
        if own and not done:
            waiting += [(key, depth, True), *((c, depth + 1, False) for c in reversed(own))]
            continue
        rows[key] = sum(rows[c] for c in own) / len(own) if own else leaf
        leaf += not own
        found.append(Placed(key, depth, rows[key], number))
    return found[::-1]


def person_or_body(graph: PropertyGraph, reading: Reading, key: str, links: list[Link]) -> Node:
    """The node, by what it does in coaching."""
    node = draw_node(graph, reading, (label_of(key), graph.id_of(key)))
    coaches, coached = any(x.start == key for x in links), any(x.end == key for x in links)
    node.kind = "Both" if coaches and coached else "Coach" if coaches else "Coached"
    node.columns, node.width = COLUMNS, WIDE
    return node


def place(nodes: dict[str, Node], drawn: list[Placed]) -> None:
    """Trees side by side on shelves."""
    trees: dict[int, list[Placed]] = defaultdict(list)
    for row in drawn:
        trees[row[3]].append(row)
    blocks = [np.array([(depth * GENERATION, row * ROW) for _, depth, row, _ in rows]) for rows in trees.values()]
    # names stand out on both sides of a tree
    roomy = [np.vstack([block, block.max(axis=0) + np.array((GENERATION // 2, 0))]) for block in blocks]
    for rows, block, corner in zip(trees.values(), blocks, shelves(roomy), strict=True):
        for (key, *_), (x, y) in zip(rows, block + np.array(corner), strict=True):
            nodes[key].x, nodes[key].y = round(x), round(y)
