"""Networks as super-nodes: a circle a province, and on the ties the organisations that connect them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from graph import PropertyGraph
from saan.pictures import labels
from saan.pictures.between import draw_between
from saan.pictures.ecosystem import Ecosystem, short
from saan.pictures.reading import Reading
from saan.pictures.scene import Band, Node, Scene, Tie
from saan.pictures.style import ECOSYSTEM, ECOSYSTEM_TIES
from saan.pictures.views.wanted import Wanted

KINDS = ("Province", "Network")
TIES = ("SHARED_MEMBER", "SAME_MEETING")
# connectors named on a tie; a panel names more
NAMED = 1
APART, PAD, ACROSS = 200, 130, 3


def supernodes(graph: PropertyGraph, reading: Reading, wanted: Wanted) -> Scene:
    """The scene of networks and the ties between them."""
    eco = Ecosystem(graph, reading)
    members = Counter(graph.links("MEMBER_OF", "Organization", "Network")["end"].tolist())
    for i, key in enumerate(graph.keys("Network").to_pylist()):
        name = short(reading.name(key))
        eco.node(key, label=f"{name} ({members[i]})" if members[i] else name)
    draw_between(eco)
    for tie in eco.ties:
        if tie.kind == "SHARED_MEMBER":
            tie.label = connectors(tie.words, tie.weight)
    of: dict[str, list[Node]] = defaultdict(list)
    for node in eco.nodes.values():
        of[reading.province(node.key)].append(node)
    heads = {province: eco.node(province) for province in of if province}
    say = reading.say
    looks = {k: ECOSYSTEM[k] for k in KINDS}
    scene = Scene(
        say("เครือข่ายและองค์กรที่เชื่อมเครือข่าย", "Networks and the organisations that connect them"),
        say(
            f"{len(eco.nodes) - len(heads)} เครือข่าย {len(eco.ties)} คู่ที่มีสมาชิกหรือการประชุมร่วมกัน",
            f"{len(eco.nodes) - len(heads)} networks; {len(eco.ties)} pairs share members or meetings",
        ),
        looks, {k: ECOSYSTEM_TIES[k] for k in TIES}, True, list(eco.nodes.values()), eco.ties,
    )  # fmt: skip
    scene.left_out = eco.left_out
    scene.method = say(
        "กล่องคือเครือข่าย (จำนวนสมาชิก) เส้นทึบคือองค์กรที่เป็นสมาชิกของทั้งสองเครือข่าย พร้อมชื่อบนเส้นเมื่อมีที่ว่าง เส้นประคือประชุมร่วมกันในวงเล็ก",
        "A box is a network (members); a full line, organisations that are members of both, named on it where there "
        "is room; a dashed line, small meetings of both",
    )
    scene.flow = "straight"
    place(scene, of, heads)
    labels.place(scene)
    return scene.number()


def connectors(words: str, count: int) -> str:
    """The first connectors by name, and how many more."""
    named = [n.strip() for n in words.partition(": ")[2].removesuffix("…").split(",")][:NAMED]
    more = count - len(named)
    return "\n".join(named) + (f" +{more}" if more > 0 else "")


def neighbourly(nodes: list[Node], ties: list[Tie]) -> list[Node]:
    """An order in which those that share most members stand beside each other, so that few ties cross."""
    shared: Counter[tuple[Node, Node]] = Counter()
    for tie in ties:
        weight = tie.weight * (100 if tie.kind == "SHARED_MEMBER" else 1)
        shared[tie.start, tie.end] += weight
        shared[tie.end, tie.start] += weight
    left = sorted(nodes, key=lambda n: (sum(shared[n, m] for m in nodes), n.key))
    order = [left.pop()]
    while left:
        order.append(left.pop(max(range(len(left)), key=lambda i: (shared[order[-1], left[i]], i))))
    return order


def place(scene: Scene, of: dict[str, list[Node]], heads: dict[str, Node]) -> None:
    """A circle a province, three to a row; the province stands in the corner."""
    x, y, high = 0, 0, 0
    for i, (province, nodes) in enumerate(sorted(of.items(), key=lambda p: (-len(p[1]), p[0]))):
        radius = max(290, round(len(nodes) * APART / (2 * math.pi)))
        side = 2 * (radius + PAD)
        if i % ACROSS == 0:
            x, y, high = 0, y + high, 0
        for j, node in enumerate(neighbourly(nodes, scene.ties)):
            turn = 2 * math.pi * j / len(nodes) - math.pi / 2
            node.x = round(x + side * 0.68 + radius * 1.3 * math.cos(turn))
            node.y = round(y + side / 2 + radius * math.sin(turn))
        if province in heads:
            heads[province].x, heads[province].y = x + 90, y + 60
            scene.bands.append(Band(heads[province].name, x - 10, y + 10, round(side * 1.36), side - 30))
        x, high = x + round(side * 1.41), max(high, side)
