"""The same picture as SVG, without script: for mail gateways and chat programs that block HTML."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

from saan.pictures.model import BOX_WIDTH, INK, LIGHT, SYMBOL_FONT, bend, letters, lines_of, painted, thickness
from saan.pictures.scene import SHADES, Node, Scene, Tie
from saan.pictures.style import FONT, Look, TieLook
from saan.pictures.text import width, wrap

LINE, SOFT, BAND, MARGIN = 22, "#5a6470", "#eef2f6", 60
# the width of one entry of the legend
ENTRY = 330
# a picture so wide is read without zooming in
READ = 1_500
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


def render(scene: Scene, shown: dict[str, Any], lang: str) -> str:
    """The picture. Kinds that are off by default are left out, and named."""
    nodes = [n for n in scene.nodes if scene.looks[n.kind].on]
    ties = [t for t in scene.ties if scene.tie_looks[t.kind].on and t.start in nodes and t.end in nodes]
    x0, y0, x1, y1 = frame(scene, nodes)
    below = notes(scene, shown, lang)
    kinds = legend(scene, nodes, ties, lang)
    # what is said around a wide picture is larger, so that it is read when all of it is in sight
    k = max(1.0, (x1 - x0) / READ)
    line, entry = round(LINE * k), round(ENTRY * k)
    across = max(1, (x1 - x0 - 2 * MARGIN) // entry)
    rows = -(-len(kinds) // across)
    head, foot = round(110 * k), round(60 * k) + line * (len(below) + 2 + rows)
    size = (x1 - x0, y1 - y0 + head + foot)
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "font-family": FONT,
        "lang": lang,
        "viewBox": f"{x0} {y0 - head} {size[0]} {size[1]}",
        "width": str(size[0]),
        "height": str(size[1]),
    }
    root = ET.Element("svg", attributes)
    title = (f"{shown['words']['invented']}: " if shown["invented"] else "") + scene.title
    add(root, "title", title)
    add(root, "desc", scene.summary)
    add(root, "rect", x=x0, y=y0 - head, width=size[0], height=size[1], fill=LIGHT)
    write(root, title, x0 + MARGIN, y0 - head + 44 * k, size=round(30 * k), weight="600")
    dated = f"{scene.summary} · {shown['words']['as_of']} {shown['as_of']} · {shown['digest']}"
    write(root, dated, x0 + MARGIN, y0 - head + 78 * k, size=round(17 * k), fill=SOFT)
    backdrop(root, scene, shown["words"]["unknown_sector"])
    before: Counter[frozenset[int]] = Counter()
    for tie in ties:
        pair = frozenset((tie.start.id, tie.end.id))
        draw_tie(root, scene, tie, before[pair])
        before[pair] += 1
    for node in nodes:
        draw_node(root, node, scene.looks[node.kind], scene.boxes)
    keys = add(root, "g", transform=f"translate({x0 + MARGIN} {y1 + round(20 * k)}) scale({k:.2f})")
    for i, kind in enumerate(kinds):
        draw_entry(keys, kind, i % across * ENTRY, i // across * LINE, scene.boxes)
    for i, words in enumerate(below):
        write(root, words, x0 + MARGIN, y1 + round(50 * k) + (rows + i) * line, size=round(15 * k), fill=SOFT)
    return ET.tostring(root, encoding="unicode") + "\n"


def legend(scene: Scene, nodes: list[Node], ties: list[Tie], lang: str) -> list[tuple[Look | TieLook, str]]:
    """The looks that are drawn, with their names."""
    drawn = {n.kind for n in nodes}, {t.kind for t in ties}
    looks: list[Look | TieLook] = [look for k, look in scene.looks.items() if k in drawn[0]]
    looks += [look for k, look in scene.tie_looks.items() if k in drawn[1]]
    return [(look, look.th if lang == "th" else look.en) for look in looks]


def draw_entry(root: ET.Element, entry: tuple[Look | TieLook, str], x: int, y: int, boxes: bool) -> None:
    """One entry of the legend: a line, a box or a symbol in its colour, and its name."""
    look, name = entry
    dashed = {"stroke_dasharray": "5 4"} if (look.dashes if isinstance(look, TieLook) else look.dashed) else {}
    if isinstance(look, TieLook):
        add(root, "path", d=f"M{x} {y}h28", stroke=look.colour, stroke_width=3, **dashed)
    elif not boxes:
        draw_symbol(root, look, x + 14, y, 8)
    elif look.box != "text":
        fill = look.colour if look.solid else LIGHT
        corner: dict[str, Any] = {"rx": min(look.radius, 8) if look.box == "box" else 9}
        add(
            root,
            "rect",
            x=x,
            y=y - 8,
            width=28,
            height=16,
            fill=fill,
            stroke=look.colour,
            stroke_width=2.5,
            **corner,
            **dashed,
        )
    write(root, name, x + 38, y, size=15)


def frame(scene: Scene, nodes: list[Node]) -> tuple[int, int, int, int]:
    """The corners of what is drawn."""
    wide, high = scene.extent
    bands = [(b.x, b.y - 80, b.x + b.width, b.y + b.height) for b in scene.bands]
    areas = [*map(reach, nodes), *bands, (0, 0, round(wide), round(high))]
    x0, y0 = (min(area[i] for area in areas) - MARGIN for i in (0, 1))
    x1, y1 = (max(area[i] for area in areas) + MARGIN for i in (2, 3))
    return x0, y0, max(x1, x0 + 900), y1


def reach(node: Node) -> tuple[int, int, int, int]:
    """The corners of what a node and its label cover, at most."""
    label = max(map(width, node.label.split("\n"))) * node.font * 0.56 if node.columns else 0
    across = max(BOX_WIDTH, node.width, round(label)) // 2
    return node.x - across, node.y - 40, node.x + across, node.y + 40


def notes(scene: Scene, shown: dict[str, Any], lang: str) -> list[str]:
    """The legend in words, what was left out, notes and sources."""
    name = {n.kind for n in scene.nodes}
    off = [(o.th if lang == "th" else o.en) for k, o in scene.looks.items() if k in name and not o.on]
    hidden = [
        ("ไม่ได้วาดใน SVG (มีในหน้า HTML): " if lang == "th" else "Not in the SVG (see the HTML page): ") + ", ".join(off)
    ]
    sources = [
        f"{shown['words']['source']}: {s['title']} · {s['date'] or shown['words']['undated']}"
        for s in {s["title"]: s for s in shown["sources"]}.values()
    ]
    sources, more = sources[:8], len(sources) - 8
    if more > 0:
        sources.append(shown["words"]["more_evidence"].format(n=more))
    said = [
        *([f"{shown['words']['method']}: {scene.method}"] if scene.method else []),
        *scene.left_out,
        *(hidden if off else []),
        *shown["notes"],
        *sources,
    ]
    return [part for line in said for part in wrap_long(line)]


def wrap_long(line: str, columns: int = 150) -> list[str]:
    """Lines of a note, broken at spaces: SVG does not wrap."""
    found = [""]
    for word in line.split(" "):
        if width(found[-1]) + width(word) > columns and found[-1]:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def backdrop(root: ET.Element, scene: Scene, unknown: str) -> None:
    """Outlines, bands and the headings of their columns."""
    for path, shade in scene.shapes:
        turned = f"scale({scene.scale})"
        add(root, "path", d=path, transform=turned, fill=SHADES[shade], stroke=LIGHT, stroke_width=0.6)
    for band in scene.bands:
        add(root, "rect", x=band.x, y=band.y, width=band.width, height=band.height, rx=16, fill=BAND)
    for x, name in scene.columns if scene.bands else []:
        lines = wrap(name or unknown, 12, 3)
        for i, line in enumerate(lines):
            y = scene.bands[0].y - 36 + (i - (len(lines) - 1) / 2) * 22
            write(root, line, x, y, size=20, weight="600", fill=SOFT, anchor="middle")


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
    (x, y), lines = tie.spot or middle, tie.label.split("\n") if tie.label else []
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
