"""Nodes, ties and words of a picture as elements of SVG."""

from __future__ import annotations

import math
import re
from typing import Any
from xml.etree import ElementTree as ET

from saan.pictures.model import (
    BOX_WIDTH,
    INK,
    LIGHT,
    SYMBOL_FONT,
    bend,
    letters,
    lines_of,
    painted,
    thickness,
    words_on,
)
from saan.pictures.scene import Node, Scene, Tie
from saan.pictures.style import Look
from saan.pictures.text import width

LINE = 22
# XML holds no control characters, not even escaped
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SYMBOLS = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle": ((0, -1.2), (1.2, 1), (-1.2, 1)),
    "triangleDown": ((0, 1.2), (1.2, -1), (-1.2, -1)),
    "hexagon": ((-0.6, -1), (0.6, -1), (1.2, 0), (0.6, 1), (-0.6, 1), (-1.2, 0)),
    "star": tuple(
        (r * math.sin(i * math.pi / 5), -r * math.cos(i * math.pi / 5)) for i, r in enumerate([1.3, 0.55] * 5)
    ),
}


def draw_tie(root: ET.Element, scene: Scene, tie: Tie, before: int) -> None:
    """A tie as a curve, with its sentence as a tooltip."""
    look = scene.tie_looks[tie.kind]
    path, middle = curve(tie, before, scene)
    group = add(root, "g", data_tie=tie.id)
    why = f"\n“{tie.evidence.shown[0].sentence}”" if tie.evidence.total else ""
    add(group, "title", f"{tie.start.name} — {tie.words} — {tie.end.name}{why}")
    stroke = thickness(tie)
    line = add(group, "path", d=path, fill="none", stroke=look.colour, stroke_width=stroke, stroke_opacity=0.85)
    if look.dashes:
        line.set("stroke-dasharray", "7 6")
    (x, y), lines = tie.spot or middle, words_on(tie)
    for i, words in enumerate(lines):
        write(group, words, x, y + (i - (len(lines) - 1) / 2) * LINE, size=18, anchor="middle", halo=True)


def curve(tie: Tie, before: int, scene: Scene) -> tuple[str, tuple[float, float]]:
    """The path of a tie and the place of its label, bent as in the page."""
    a, b = (tie.start.x, tie.start.y), (tie.end.x, tie.end.y)
    how = bend(tie, before, scene)
    if not isinstance(how, dict):
        return f"M{a[0]} {a[1]}L{b[0]} {b[1]}", ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    if how["type"] == "cubicBezier":
        x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        if how["forceDirection"] == "horizontal":
            return f"M{a[0]} {a[1]}C{x:.0f} {a[1]} {x:.0f} {b[1]} {b[0]} {b[1]}", (x, y)
        return f"M{a[0]} {a[1]}C{a[0]} {y:.0f} {b[0]} {y:.0f} {b[0]} {b[1]}", (x, y)
    turn = how["roundness"] * (1 if how["type"] == "curvedCCW" else -1)
    x, y = (a[0] + b[0]) / 2 - (b[1] - a[1]) * turn, (a[1] + b[1]) / 2 + (b[0] - a[0]) * turn
    middle = ((a[0] + b[0]) / 4 + x / 2, (a[1] + b[1]) / 4 + y / 2)
    return f"M{a[0]} {a[1]}Q{x:.0f} {y:.0f} {b[0]} {b[1]}", middle


def draw_node(root: ET.Element, node: Node, look: Look, boxes: bool) -> None:
    """A node with its label, and its full name as a tooltip."""
    group = add(root, "g", data_node=node.id)
    add(group, "title", f"{look.th}: {node.name}")
    lines = lines_of(node, boxes)
    if boxes:
        draw_box(group, node, look, lines)
        return
    font, r = node.font or SYMBOL_FONT, node.size - 2
    draw_symbol(group, look, node.x, node.y, r)
    for i, line in enumerate(lines):
        write(group, line, node.x, node.y + r + font + i * font, size=font - 2, anchor="middle", halo=True)


def draw_symbol(group: ET.Element, look: Look, x: int, y: int, r: int) -> None:
    """A symbol of this radius."""
    if points := SYMBOLS.get(look.symbol):
        corners = " ".join(f"{x + r * a:.0f},{y + r * b:.0f}" for a, b in points)
        add(group, "polygon", points=corners, fill=look.colour)
    else:
        add(group, "circle", cx=x, cy=y, r=r, fill=look.colour)


def draw_box(group: ET.Element, node: Node, look: Look, lines: tuple[str, ...]) -> None:
    """A box or an ellipse around the label."""
    size = letters(node, look) - 3
    line_height = round(size * 1.25)
    w = max(node.width or BOX_WIDTH, max(map(width, lines), default=0) * size * 0.56 + (0 if node.fill else 20))
    h = w if node.fill else 18 + len(lines) * line_height
    fill, ink = painted(node, look)
    drawn: dict[str, Any] = {"fill": fill, "stroke": node.fill or look.colour, "stroke_width": 2.5}
    if look.dashed:
        drawn["stroke_dasharray"] = "8 6"
    if look.box == "ellipse":
        add(group, "ellipse", cx=node.x, cy=node.y, rx=w * 0.62, ry=h * 0.72, **drawn)
    elif look.box == "box":
        add(
            group,
            "rect",
            x=f"{node.x - w / 2:.0f}",
            y=node.y - h / 2,
            width=f"{w:.0f}",
            height=h,
            rx=look.radius,
            **drawn,
        )
    for i, line in enumerate(lines):
        y = node.y + (i - (len(lines) - 1) / 2) * line_height
        write(group, line, node.x, y, size=size, anchor="middle", fill=ink)


def write(parent: ET.Element, line: str, x: float, y: float, size: int, fill: str = INK, weight: str = "400",
          anchor: str = "start", halo: bool = False) -> None:  # fmt: skip
    """A line of text; `halo` keeps it legible across lines."""
    behind = {"stroke": LIGHT, "stroke_width": 4, "paint_order": "stroke"} if halo else {}
    add(parent, "text", line, x=round(x), y=round(y), font_size=size, font_weight=weight, text_anchor=anchor,
        dominant_baseline="central", fill=fill, **behind)  # fmt: skip


def add(parent: ET.Element, tag: str, words: str = "", **attributes: Any) -> ET.Element:
    """An element; ElementTree escapes every word in it."""
    named = {k.replace("_", "-"): str(v) for k, v in attributes.items()}
    element = ET.SubElement(parent, tag, named)
    element.text = NOT_XML.sub("\ufffd", words)
    return element
