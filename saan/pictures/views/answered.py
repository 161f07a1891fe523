"""The answer of a question: the links counted in its first rows."""

from __future__ import annotations

from graph import SCHEMA, PropertyGraph
from graph.keys import label_of
from queries import QUESTIONS, Result, ask
from saan.pictures import labels
from saan.pictures.layout import spread
from saan.pictures.reading import Link, Reading
from saan.pictures.scene import Scene
from saan.pictures.style import node_looks, tie_looks
from saan.pictures.views.wanted import Wanted
from saan.pictures.whole import LANDMARKS, Id, draw_node, draw_tie, pairs, within

ROWS, LINKS, LONGEST = 10, 60, 260


def answered(graph: PropertyGraph, reading: Reading, wanted: Wanted) -> Scene:
    """The scene of the answer to the question `wanted.of`. Raises UsageError for an unknown one."""
    given = {"province": wanted.province or None, "year": wanted.year, "lang": reading.lang, "names": wanted.names}
    asked = QUESTIONS.get(wanted.of)
    takes = {p.name for p in asked.parameters} | {"lang", "names"} if asked else set(given)
    result = ask(wanted.of, graph, **{k: v for k, v in given.items() if k in takes})
    counted = counted_links(result)
    keys = {key for link in counted for key in (link.start, link.end) if key and graph.id_of(key) >= 0}
    ids: dict[Id, str] = {(label_of(key), graph.id_of(key)): key for key in sorted(keys)}
    nodes = {node: draw_node(graph, reading, node) for node in ids}
    kinds = [
        SCHEMA.links[k] for k in dict.fromkeys(kind_of(link) for link in counted if link.type) if k in SCHEMA.links
    ]
    wanted_ends = {(link.type, link.start, link.end) for link in counted}
    ties = [
        draw_tie(reading, kind, row, nodes[a], nodes[b])
        for kind in kinds
        for row, (a, b) in within(graph, kind, list(nodes))
        if (row.type, row.start, row.end) in wanted_ends
    ]
    title = QUESTIONS[wanted.of].th if reading.lang == "th" else QUESTIONS[wanted.of].en
    scene = Scene(title, beginning(result.answer), node_looks(), tie_looks(), False, list(nodes.values()), ties)
    scene.method = f"{result.method} {result.answer}"
    scene.guide = reading.say(
        f"ภาพแสดงความสัมพันธ์ที่นับในคำตอบ {ROWS} แถวแรก สีและรูปทรงบอกประเภทตามสัญลักษณ์ สิ่งที่เชื่อมกันอยู่ใกล้กัน",
        f"The ties counted in the first {ROWS} rows of the answer; colours and shapes are the kinds of the legend, "
        "what is tied stands near",
    )
    scene.left_out = [*left_out(reading, result), *result.warnings]
    for node, (x, y) in zip(scene.number().nodes, spread(len(nodes), pairs(scene)), strict=True):
        node.x, node.y = x, y
    labels.landmarks(scene, LANDMARKS)
    return scene


def beginning(answer: str) -> str:
    """The first of a long answer, whole parts of it."""
    if len(answer) <= LONGEST:
        return answer
    return answer[: answer.rfind("; ", 0, LONGEST) if "; " in answer[:LONGEST] else LONGEST] + " …"


def counted_links(result: Result) -> list[Link]:
    """The links counted in the first rows, each once."""
    rows = range(min(ROWS, len(result.frame)))
    found = dict.fromkeys(ref for i in rows for ref in result.links(i)[:LINKS])
    return [Link(ref.type, ref.start, ref.end, {}) for ref in found]


def kind_of(link: Link) -> tuple[str, str, str]:
    return link.type, label_of(link.start), label_of(link.end)


def left_out(reading: Reading, result: Result) -> list[str]:
    """How many rows are not drawn."""
    if (more := len(result.frame) - ROWS) <= 0:
        return []
    return [
        reading.say(
            f"วาด {ROWS} แถวแรกของคำตอบ ไม่ได้วาดอีก {more:,} แถว", f"The first {ROWS} rows; {more:,} more are not drawn"
        )
    ]
