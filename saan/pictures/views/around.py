"""One network or organisation, what is linked to it, and others of its kind that are linked to the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from graph import SCHEMA, PropertyGraph
from saan.pictures.reading import Reading
from saan.pictures.scene import Node, Scene
from saan.pictures.style import node_looks, tie_looks
from saan.pictures.views.wanted import Wanted, key_named
from saan.pictures.whole import NOT_DRAWN, Id, draw_node, draw_tie, sparse, within

# beside the centre, and of its kind beyond; more cannot be told apart
MOST_BESIDE, MOST_BEYOND = 140, 24
# what others of the kind may have in common with the centre: a shared place says little
SHARED = ("Organization", "Network", "Meeting")
FIRST, STEP, APART, FONT, COLUMNS = 270, 175, 190, 28, 12


def around(graph: PropertyGraph, reading: Reading, wanted: Wanted, label: str) -> Scene:
    """The scene around the node of a label that `wanted.of` names."""
    key = key_named(graph, label, wanted.of)
    centre = (label, graph.id_of(key))
    kinds = [k for k in SCHEMA.links.values() if k.id in graph.parts and k.start not in NOT_DRAWN]
    near = Counter(other for _, other in touching(graph, [centre]))
    beside = [node for node, _ in ranked(near, {centre})][:MOST_BESIDE]
    shared = [node for node in beside if node[0] in SHARED]
    like = Counter(other for _, other in touching(graph, shared) if other[0] == label)
    beyond = [node for node, _ in ranked(like, {centre, *beside})][:MOST_BEYOND]
    nodes = {node: draw_node(graph, reading, node) for node in (centre, *beside, *beyond)}
    found = [(kind, row, ends) for kind in kinds for row, ends in within(graph, kind, list(nodes))]
    kept = [f for f in found if f[2][0] not in beyond or f[2][1] not in beyond]
    ties = [draw_tie(reading, kind, row, nodes[a], nodes[b]) for kind, row, (a, b) in sparse(kept)]
    rings(nodes[centre], [nodes[n] for n in sorted(beside)], [nodes[n] for n in beyond])
    say, name = reading.say, nodes[centre].called
    scene = Scene(
        say(f"รอบ{name}", f"Around {name}"),
        say(f"{len(beside)} สิ่งเชื่อมโดยตรง", f"{len(beside)} nodes are linked to it"),
        node_looks(), tie_looks(), False, list(nodes.values()), ties,
    )  # fmt: skip
    scene.method = method(reading, SCHEMA.nodes[label].th, SCHEMA.nodes[label].en)
    leave_out(scene, reading, len(near) - len(beside), len(like.keys() - {centre, *beside}) - len(beyond))
    return scene.number()


def touching(graph: PropertyGraph, nodes: Iterable[Id]) -> Iterable[tuple[Id, Id]]:
    """(node, what a link joins to it) of every link of these nodes."""
    ids: dict[str, list[int]] = {}
    for label, i in nodes:
        ids.setdefault(label, []).append(i)
    for kind in SCHEMA.links.values():
        if kind.id not in graph.parts or kind.start in NOT_DRAWN:
            continue
        frame = graph.links(kind.type, kind.start, kind.end)
        sides = (("start", kind.start, "end", kind.end), ("end", kind.end, "start", kind.start))
        for own, label, other, other_label in sides:
            rows = frame[frame[own].isin(ids.get(label, []))]
            for a, b in zip(rows[own].tolist(), rows[other].tolist(), strict=True):
                yield (label, a), (other_label, b)


def ranked(counted: Counter[Id], without: set[Id]) -> list[tuple[Id, int]]:
    """The most linked first."""
    return sorted(((n, c) for n, c in counted.items() if n not in without), key=lambda p: (-p[1], p[0]))


def rings(centre: Node, beside: list[Node], beyond: list[Node]) -> None:
    """The centre in the middle, on rings around it what is beside it by kind, outside those of its kind."""
    for node in (centre, *beside, *beyond):
        node.font, node.columns = FONT, COLUMNS
    centre.size, centre.font = 32, FONT + 10
    radius, left = FIRST, [*beside]
    for group in (beside, beyond):
        left = [*group]
        while left:
            fitting = max(6, int(2 * math.pi * radius / APART))
            ring, left = left[:fitting], left[fitting:]
            for i, node in enumerate(ring):
                turn = 2 * math.pi * (i + (radius // STEP % 2) / 2) / len(ring) - math.pi / 2
                node.x, node.y = round(radius * 1.25 * math.cos(turn)), round(radius * math.sin(turn))
            radius += STEP


def method(reading: Reading, th: str, en: str) -> str:
    return reading.say(
        f"วาดทุกสิ่งที่มีความสัมพันธ์โดยตรง และ{th}อื่นที่มีสมาชิก เครือข่าย หรือการประชุมร่วมกัน เรียงตามจำนวนที่ร่วมกัน ไม่เกิน "
        f"{MOST_BEYOND} แห่งในวงนอก",
        f"What is linked to it directly; outside, at most {MOST_BEYOND} others of its kind ({en}) that share members, "
        "networks or meetings with it, those that share most first",
    )


def leave_out(scene: Scene, reading: Reading, beside: int, beyond: int) -> None:
    """Say what did not fit."""
    say = reading.say
    if beside > 0:
        scene.left_out.append(say(f"ไม่ได้วาดอีก {beside:,} สิ่งที่เชื่อมโดยตรง", f"{beside:,} more that are linked to it"))
    if beyond > 0:
        scene.left_out.append(say(f"ไม่ได้วาดอีก {beyond:,} แห่งในวงนอก", f"{beyond:,} more in the outer ring"))
