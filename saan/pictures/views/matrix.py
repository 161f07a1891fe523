"""Every pair of networks as a matrix: shared members below the diagonal, shared meetings above it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from graph import PropertyGraph
from saan.pictures.between import EXPLAINED, Pair, pairs_at_meetings, pairs_of_members
from saan.pictures.ecosystem import Ecosystem, short
from saan.pictures.reading import Link, Reading
from saan.pictures.scene import Band, Node, Scene
from saan.pictures.style import BLUE, SKY, VERMILION, Look
from saan.pictures.text import width
from saan.pictures.views.wanted import Wanted

MOST = 30
CELL, FONT, DIGIT = 62, 36, 28
LOOKS = {
    "Network": Look("เครือข่าย (แถวและคอลัมน์เดียวกัน)", "Network (row and column of one number)", BLUE, box="text"),
    "Members": Look("สมาชิกร่วมกัน (ใต้เส้นทแยง)", "Shared members (below the diagonal)", SKY, radius=3, solid=True),
    "Meetings": Look(
        "ประชุมวงเล็กร่วมกัน (เหนือเส้นทแยง)",
        "Shared small meetings (above the diagonal)",
        VERMILION,
        radius=CELL // 2,
        solid=True,
    ),
}
# the more a pair shares the stronger its cell: under STEP, under twice STEP, more
STEP = 5
FILLS = {"Members": ("#d3eaf9", "#98d0f1", SKY), "Meetings": ("#fbe0cc", "#f3b88e", "#ea9255")}


def matrix(graph: PropertyGraph, reading: Reading, wanted: Wanted) -> Scene:
    """The scene of the matrix; of too many networks those with the most in common with others."""
    eco = Ecosystem(graph, reading)
    members, meetings = pairs_of_members(eco), pairs_at_meetings(eco)[0]
    total: Counter[str] = Counter()
    for counted in (members, meetings):
        for pair, found in counted.items():
            total.update(dict.fromkeys(pair, len(found)))
    every = graph.keys("Network").to_pylist()
    kept = sorted(every, key=lambda k: (-total[k], k))[:MOST]
    order = sorted(kept, key=lambda k: (reading.province_name(k), reading.name(k), k))
    nodes = [node for i, key in enumerate(order) for node in headings(eco, key, i)]
    at = {key: i for i, key in enumerate(order)}
    for (a, b), bodies in members.items():
        if a in at and b in at:
            nodes.append(cell(eco, "Members", in_order((a, b), at), at, bodies))
    for (a, b), met in meetings.items():
        if a in at and b in at:
            nodes.append(cell(eco, "Meetings", in_order((a, b), at), at, met))
    say = reading.say
    scene = Scene(
        say("ตารางคู่เครือข่าย", "Matrix of networks"),
        say(
            f"{len(order)} เครือข่าย {len(members)} คู่มีสมาชิกร่วม {len(meetings)} คู่ประชุมวงเล็กร่วมกัน",
            f"{len(order)} networks; {len(members)} pairs share members, {len(meetings)} small meetings",
        ),
        LOOKS, {}, True, nodes,
    )  # fmt: skip
    scene.method = say(
        "แถวและคอลัมน์เป็นเครือข่ายเดียวกันตามหมายเลข สีที่เข้มขึ้นและตัวเลขบอกจำนวนที่คู่นั้นมีร่วมกัน: "
        "สมาชิกใต้เส้นทแยง การประชุมวงเล็กเหนือเส้นทแยง",
        "Rows and columns are the same networks by number; a darker cell, and its number, say how much a pair "
        "shares: members below the diagonal, small meetings above it",
    )
    scene.bands, scene.least = blocks(eco, order), 0.3
    if left := len(every) - len(order):
        scene.left_out.append(
            say(f"ไม่ได้วาดอีก {left} เครือข่ายที่มีร่วมกับเครือข่ายอื่นน้อยกว่า", f"{left} networks with less in common are not drawn")
        )
    return scene.number()


def blocks(eco: Ecosystem, order: list[str]) -> list[Band]:
    """Behind the cells the networks of one province."""
    found = []
    for province, rows in groupby(enumerate(order), key=lambda row: eco.reading.province_name(row[1])):
        at = [i for i, _ in rows]
        side = len(at) * CELL
        found.append(Band(province, at[0] * CELL - CELL // 2, at[0] * CELL - CELL // 2, side, side))
    return found


def headings(eco: Ecosystem, key: str, i: int) -> tuple[Node, Node]:
    """The name of a network left of its row, and its number above its column."""
    row = eco.node(key)
    row.label = f"{i + 1}  {short(row.called)}"
    row.columns, row.font = 60, FONT
    row.x, row.y = -CELL - round(width(row.label) * FONT * 0.25), i * CELL
    column = Node("Network", key, row.name, str(i + 1), row.province, font=FONT, x=i * CELL, y=-CELL)
    return row, column


def in_order(pair: Pair, at: dict[str, int]) -> Pair:
    return pair if at[pair[0]] < at[pair[1]] else (pair[1], pair[0])


def cell(eco: Ecosystem, kind: str, pair: Pair, at: dict[str, int], found: list[str]) -> Node:
    """One pair: what it shares, by name, and the statements of the first."""
    reading, (first, second) = eco.reading, pair
    low, high = at[first], at[second]
    is_members = kind == "Members"
    named = [reading.name(k) for k in found[:EXPLAINED]] if is_members else eco.meetings.names(found)
    more = " …" if is_members and len(found) > EXPLAINED else ""
    what = reading.say(LOOKS[kind].th, LOOKS[kind].en).partition(" (")[0]
    facts = ((what, str(len(found))), (reading.say("ชื่อ", "Names"), ", ".join(named) + more))
    links = (
        [Link("MEMBER_OF", o, n, {}) for o in found[:EXPLAINED] for n in pair]
        if is_members
        else [eco.meetings.present[m][n] for m in found[:EXPLAINED] for n in pair]
    )
    name = f"{eco.node(first).called} × {eco.node(second).called}"
    x, y = (low, high) if is_members else (high, low)
    return Node(kind, f"{kind}+{first}+{second}", name, str(len(found)), eco.node(first).province, facts=facts,
                evidence=reading.why(links), years=reading.years(*links), width=CELL - 8,
                fill=FILLS[kind][min(2, len(found) // STEP)], x=x * CELL, y=y * CELL, font=DIGIT)  # fmt: skip
