"""Everything, as far as one can read it: above a readable size the hubs, and a sentence on what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from graph import SCHEMA, PropertyGraph
from graph.schema import LinkKind
from saan.pictures import labels
from saan.pictures.layout import spread
from saan.pictures.reading import Link, Reading, known
from saan.pictures.scene import Node, Scene, Tie
from saan.pictures.style import node_looks, tie_looks

# beyond these no screen shows a picture that somebody can read
MOST_NODES = 2_000
MOST_TIES = 4_000
# every source is evidence beside the picture, not a node in it
NOT_DRAWN = ("Source",)
# what one looks for from afar
LANDMARKS = ("Province", "Network", "Organization")

Id = tuple[str, int]
Found = tuple[LinkKind, Link, tuple[Id, Id]]


def whole(graph: PropertyGraph, reading: Reading, province: str = "") -> Scene:
    """The scene of a whole graph; `province` names the one it was chosen for."""
    kinds = [k for k in SCHEMA.links.values() if k.id in graph.parts and k.start not in NOT_DRAWN]
    kept = hubs(graph, kinds)
    nodes = {node: draw_node(graph, reading, node) for node in kept}
    ends = [(kind, row, ends) for kind in kinds for row, ends in within(graph, kind, kept)]
    ties = [draw_tie(reading, kind, row, nodes[a], nodes[b]) for kind, row, (a, b) in sparse(ends)]
    scene = Scene(
        *title(reading, province, len(nodes), len(ties)), node_looks(), tie_looks(), False, list(nodes.values()), ties
    )
    say_left_out(scene, graph, reading, len(ends) - len(ties))
    scene.method = reading.say(
        "สีและรูปทรงบอกประเภทตามสัญลักษณ์ เส้นคือความสัมพันธ์ที่แหล่งข้อมูลระบุ สิ่งที่มีความสัมพันธ์กันอยู่ใกล้กัน ตำแหน่งไม่มีความหมายอื่น",
        "Colours and shapes are the kinds of the legend, a line is a stated tie; what is tied stands near, places mean "
        "nothing else",
    )
    for node, (x, y) in zip(scene.number().nodes, spread(len(nodes), pairs(scene)), strict=True):
        node.x, node.y = x, y
    labels.landmarks(scene, LANDMARKS)
    return scene


def hubs(graph: PropertyGraph, kinds: list[LinkKind]) -> list[Id]:
    """All nodes by label and key; of too many those with the most links."""
    labels = [label for label in SCHEMA.nodes if label not in NOT_DRAWN and len(graph.keys(label))]
    degree = {label: np.zeros(len(graph.keys(label)), int) for label in labels}
    for kind in kinds:
        frame = graph.links(kind.type, kind.start, kind.end)
        for label, column in ((kind.start, "start"), (kind.end, "end")):
            degree[label] += np.bincount(frame[column].to_numpy(int), minlength=len(degree[label]))
    of = np.concatenate([degree[label] for label in labels]) if labels else np.zeros(0, int)
    every = [(label, i) for label in labels for i in range(len(degree[label]))]
    return [every[i] for i in sorted(np.argsort(-of, kind="stable")[:MOST_NODES])]


def within(graph: PropertyGraph, kind: LinkKind, kept: list[Id]) -> Iterator[tuple[Link, tuple[Id, Id]]]:
    """The links of a kind between kept nodes."""
    ids = {label: [i for name, i in kept if name == label] for label in (kind.start, kind.end)}
    frame = graph.links(kind.type, kind.start, kind.end)
    frame = frame[frame["start"].isin(ids[kind.start]) & frame["end"].isin(ids[kind.end])]
    keys = graph.keys(kind.start), graph.keys(kind.end)
    for row in frame.to_dict("records"):
        a, b = int(row.pop("start")), int(row.pop("end"))
        yield (
            Link(kind.type, str(keys[0][a]), str(keys[1][b]), {str(k): v for k, v in row.items() if known(v)}),
            ((kind.start, a), (kind.end, b)),
        )


def sparse(links: list[Found]) -> list[Found]:
    """As many links as one can read: the thickets are thinned first, nodes with few links keep them."""
    degree = Counter(end for _, _, ends in links for end in ends)
    order = sorted(range(len(links)), key=lambda i: min(degree[end] for end in links[i][2]))
    return [links[i] for i in sorted(order[:MOST_TIES])]


def draw_node(graph: PropertyGraph, reading: Reading, node: Id) -> Node:
    """A node with its properties and what sources state of it."""
    label, i = node
    key = str(graph.keys(label)[i])
    evidence = reading.why_node(key)
    name = reading.name(key)
    facts = reading.facts(key)
    years = reading.years(nodes=[key])
    return Node(label, key, name, name, reading.province_name(key), reading.aliases(key), facts, evidence, years)


def draw_tie(reading: Reading, kind: LinkKind, link: Link, start: Node, end: Node) -> Tie:
    """A link with its properties in words; parallel links are ties of their own."""
    declared = [p for p in kind.properties if p.name in link.properties]
    values = [
        f"{reading.say(p.th, p.en).partition(':')[0]} {reading.value(p.type, p.name, link.properties[p.name], {})}"
        for p in declared
    ]
    words = reading.say(*kind.forward) + (f" ({', '.join(values)})" if values else "")
    return Tie(kind.type, start, end, words, evidence=reading.why([link]), years=reading.years(link))


def pairs(scene: Scene) -> list[tuple[int, int]]:
    return [(tie.start.id, tie.end.id) for tie in scene.ties]


def title(reading: Reading, province: str, nodes: int, ties: int) -> tuple[str, str]:
    """The title and one sentence."""
    say = reading.say
    return (
        say(f"ทุกสิ่งที่รู้ของจังหวัด{province}", f"All that is known of {province}")
        if province
        else say("กราฟทั้งหมด", "The whole graph"),
        say(f"{nodes:,} สิ่ง {ties:,} ความสัมพันธ์", f"{nodes:,} nodes, {ties:,} ties"),
    )


def say_left_out(scene: Scene, graph: PropertyGraph, reading: Reading, ties: int) -> None:
    """What was too much to draw."""
    say = reading.say
    drawn = Counter(node.kind for node in scene.nodes)
    missing = {label: len(graph.keys(label)) - drawn[label] for label in SCHEMA.nodes if label not in NOT_DRAWN}
    if total := sum(missing.values()):
        listed = ", ".join(f"{say(SCHEMA.nodes[k].th, SCHEMA.nodes[k].en)} {n:,}" for k, n in missing.items() if n)
        scene.left_out.append(
            say(
                f"ไม่ได้วาด {total:,} สิ่งที่มีความสัมพันธ์น้อยกว่า เพราะเกิน {MOST_NODES:,} สิ่งจะอ่านไม่ออก: "
                f"{listed} "
                "เลือกจังหวัดด้วย --view province --province เพื่อดูครบ",
                f"{total:,} nodes with fewer links are not drawn, since more than {MOST_NODES:,} cannot be read: "
                f"{listed}. Choose --view province --province to see all of one",
            )
        )
    if ties:
        scene.left_out.append(
            say(
                f"ไม่ได้วาดความสัมพันธ์ {ties:,} เส้นที่อยู่ตรงจุดหนาแน่น",
                f"{ties:,} ties between much linked nodes are not drawn",
            )
        )
