"""The same picture as SVG, without script: for mail gateways and chat programs that block HTML."""

from __future__ import annotations

from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

from saan.pictures.model import (
    BOX_WIDTH,
    LIGHT,
)
from saan.pictures.scene import SHADES, Node, Scene, Tie
from saan.pictures.style import FONT, Look, TieLook
from saan.pictures.svg_marks import LINE, add, draw_node, draw_symbol, draw_tie, write
from saan.pictures.text import width, wrap

SOFT, BAND, MARGIN = "#5a6470", "#eef2f6", 60
# the width of one entry of the legend
ENTRY = 330
# a picture so wide is read without zooming in
READ = 1_500


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
