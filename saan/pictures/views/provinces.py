"""The map of 77 provinces: how many networks each has, and what ties provinces to each other."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from itertools import accumulate

import numpy as np

from graph import SCHEMA, PropertyGraph
from graph.keys import label_of
from loaders.reference.places import places
from saan.pictures import safe
from saan.pictures.reading import Link, Reading
from saan.pictures.scene import Node, Scene, Tie
from saan.pictures.style import BLACK, BLUE, GREEN, ORANGE, VERMILION, Look, TieLook
from saan.pictures.views.wanted import Wanted

SCALE = 1.6
# of labels; smaller where there are many
FONT, FONT_OF_MANY, MANY = 36, 22, 25
# networks from which a province is drawn darker
STEPS = (1, 6, 12)
# of a pair of provinces; the rest is counted
EXPLAINED = 5
CREDIT = "Map: @svg-maps/thailand 2.0.0 (Tae Noppakun Wongsrinoppakun), CC BY 4.0"
TIES = {
    "COACHES": TieLook("โค้ชข้ามจังหวัด", "coaches across provinces", GREEN),
    "ATTENDED": TieLook("เข้าร่วมประชุมของอีกจังหวัด", "attended meetings of the other", ORANGE, dashes=True),
    "COLLABORATED_WITH": TieLook("ร่วมงานกัน", "worked together", VERMILION, arrow=False),
    "OTHER": TieLook("ความสัมพันธ์อื่น", "other ties", BLACK, dashes=True),
}
LOOKS = {"Province": Look("จังหวัดที่มีข้อมูล (ขนาดตามจำนวนเครือข่าย)", "Province with data (size: networks)", BLUE, "square")}
PLACES = ("Province", "Region", "District", "Subdistrict", "Venue", "Source", "Person")


def provinces_map(graph: PropertyGraph, reading: Reading, wanted: Wanted) -> Scene:
    """The scene of the map."""
    count = networks(graph, reading)
    known = {f"Province:{code}": n for code, n in count.items()} | {
        k: count.get(k[9:11], 0) for k in graph.keys("Province").to_pylist()
    }
    outline = outlines()
    nodes = {key: draw_province(reading, key, n, outline) for key, n in sorted(known.items()) if key[9:] in outline}
    for node in nodes.values():
        node.font = FONT if len(nodes) <= MANY else FONT_OF_MANY
    ties = draw_ties(graph, reading, nodes)
    say = reading.say
    scene = Scene(
        say("แผนที่จังหวัดและความสัมพันธ์ระหว่างจังหวัด", "Provinces and the ties between them"),
        say(
            f"{len(nodes)} จังหวัดมีข้อมูล {sum(count.values())} เครือข่าย {len(ties)} ความสัมพันธ์ข้ามจังหวัด",
            f"{len(nodes)} provinces with data, {sum(count.values())} networks, {len(ties)} ties across provinces",
        ),
        LOOKS, TIES, False, list(nodes.values()), ties,
    )  # fmt: skip
    shades = {code: 0 if f"Province:{code}" not in nodes else shade(count.get(code, 0)) for code in outline}
    scene.shapes = [(path, shades[code]) for code, (path, _) in outline.items()]
    scene.scale, scene.extent = SCALE, (560 * SCALE, 1025 * SCALE)
    scene.guide = say(
        "สี่เหลี่ยมคือจังหวัดที่มีข้อมูล สีเข้มขึ้นตามจำนวนเครือข่าย "
        f"(เทา: ไม่มีข้อมูล แล้วต่ำกว่า {STEPS[1]}, ต่ำกว่า {STEPS[2]}, ตั้งแต่ {STEPS[2]}) "
        "เส้นรวมความสัมพันธ์ที่ปลายสองข้างอยู่ต่างจังหวัด ตัวเลขคือจำนวน",
        "A square is a province with data, darker with more networks "
        f"(grey: no data, then under {STEPS[1]}, under {STEPS[2]}, {STEPS[2]} and more). "
        "A line folds the links whose ends are in two provinces; the number counts them.",
    )
    scene.method = f"{scene.guide} {CREDIT}"
    if missing := len(outline) - len(nodes):
        scene.left_out.append(say(f"{missing} จังหวัดไม่มีข้อมูลในแหล่งที่โหลด", f"No source speaks of {missing} provinces"))
    return scene.number()


def networks(graph: PropertyGraph, reading: Reading) -> dict[str, int]:
    """Province's code -> how many networks are named."""
    count: dict[str, int] = defaultdict(int)
    for key in graph.keys("Network").to_pylist():
        if province := reading.province(key):
            count[province[9:]] += 1
    return count


def shade(count: int) -> int:
    return 1 + sum(count >= step for step in STEPS[1:])


def draw_province(reading: Reading, key: str, count: int, outline: dict[str, tuple[str, tuple[float, float]]]) -> Node:
    """A province at the middle of its outline."""
    x, y = outline[key[9:]][1]
    name = reading.name(key)
    label = name + (reading.say(f"\n{count} เครือข่าย", f"\n{count} networks") if count else "")
    facts = ((reading.say("เครือข่าย", "Networks"), f"{count}"), *reading.facts(key))
    size = 10 + min(16, count)
    why = reading.why_node(key)
    return Node("Province", key, name, label, name, reading.aliases(key), facts, why, size=size,
                x=round(x * SCALE), y=round(y * SCALE))  # fmt: skip


def draw_ties(graph: PropertyGraph, reading: Reading, nodes: dict[str, Node]) -> list[Tie]:
    """A tie for each kind between two provinces, with the first links that it folds."""
    folded: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for type in SCHEMA.types:
        kinds = [k for k in SCHEMA.of_type(type) if k.id in graph.parts]
        if any(k.start not in PLACES and k.end not in PLACES for k in kinds):
            for link in reading.links(type):
                a, b = reading.province(link.start), reading.province(link.end)
                apart = (
                    a != b and a in nodes and b in nodes and not {label_of(link.start), label_of(link.end)} & {*PLACES}
                )
                if apart:
                    folded[type if type in TIES else "OTHER", a, b].append(link)
    return [draw_tie(reading, nodes, *pair, links) for pair, links in sorted(folded.items())]


def draw_tie(reading: Reading, nodes: dict[str, Node], kind: str, a: str, b: str, links: list[Link]) -> Tie:
    look = TIES[kind]
    listed = "; ".join(f"{reading.name(x.start)} – {reading.name(x.end)}" for x in links[:EXPLAINED])
    more = " …" if len(links) > EXPLAINED else ""
    words = f"{reading.say(look.th, look.en)} ({len(links)}): {listed}{more}"
    return Tie(kind, nodes[a], nodes[b], words, str(len(links)), evidence=reading.why(links[:EXPLAINED]),
               weight=len(links), years=reading.years(*links))  # fmt: skip


@cache
def outlines() -> dict[str, tuple[str, tuple[float, float]]]:
    """Province's code -> its outline and the middle of its largest part."""
    drawn = json.loads(safe.own("vendor/thailand.json"))["locations"]
    named = ((places().province(place["name"]), place["path"]) for place in drawn)
    return {province.code: (path, middle(path)) for province, path in named if province}


def middle(path: str) -> tuple[float, float]:
    """The centre of gravity of the largest ring of an outline of relative steps (`m x,y dx,dy … z`)."""
    best, at, found = 0.0, (0.0, 0.0), (0.0, 0.0)
    for part in filter(None, re.split("[mz]", path)):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", part)]
        if len(numbers) < 6:
            continue
        xs = np.array(list(accumulate(numbers[0::2], initial=at[0]))[1:])
        ys = np.array(list(accumulate(numbers[1::2], initial=at[1]))[1:])
        # a step after z starts from where the ring began
        at = (float(xs[0]), float(ys[0]))
        cross = xs * np.roll(ys, -1) - np.roll(xs, -1) * ys
        area = float(cross.sum()) / 2
        if abs(area) > best:
            best = abs(area)
            centre = [float(((v + np.roll(v, -1)) * cross).sum()) / (6 * area) for v in (xs, ys)]
            found = (centre[0], centre[1])
    return found
