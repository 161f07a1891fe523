"""The picture as pyvis's model: nodes, edges and options for vis-network. pyvis never writes the file."""

from __future__ import annotations

from collections import Counter
from typing import Any

from saan.pictures.scene import Node, Scene, Tie
from saan.pictures.style import BLACK, FONT, Look, TieLook
from saan.pictures.text import wrap

LIGHT, INK = "#ffffff", "#1b1f24"
BOX_WIDTH = 138
# letters in a box, in a solid one, below a symbol
BOX_FONT, SOLID_FONT, SYMBOL_FONT = 23, 27, 17
# characters to a line of a label: in a box, below a symbol, on a tie
BOX_COLUMNS, SYMBOL_COLUMNS, TIE_COLUMNS = 12, 18, 9
WIDEST_TIE = 6.0
# how deep a tie between neighbours hangs
HANG = 62
MANY_TIES = 1_500

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "keyboard": {"enabled": True, "bindToWindow": False},
        "hover": True,
        "multiselect": False,
        "selectConnectedEdges": True,
    },
    "nodes": {"font": {"face": FONT}, "chosen": True},
    "edges": {
        "color": {"color": BLACK, "opacity": 0.7},
        "arrows": {"to": {"scaleFactor": 0.6}},
        "font": {"face": FONT, "size": 21},
        "selectionWidth": 2,
        "hoverWidth": 1,
    },
}


def model(scene: Scene) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """(nodes, edges, options) as pyvis holds them. Edges between the same two nodes are all kept."""
    # imported here: it brings a notebook's machinery along
    from pyvis.network import Network

    net = Network(directed=True)
    # of a thicket the nodes are enough while it is dragged
    interaction = OPTIONS["interaction"] | {"hideEdgesOnDrag": len(scene.ties) > MANY_TIES}
    net.options = OPTIONS | {"interaction": interaction}
    for node in scene.nodes:
        net.add_node(node.id, **node_options(node, scene.looks[node.kind], scene.boxes))
    seen: Counter[frozenset[int]] = Counter()
    for tie in scene.ties:
        pair = frozenset((tie.start.id, tie.end.id))
        net.add_edge(tie.start.id, tie.end.id, **edge_options(tie, scene.tie_looks[tie.kind], seen[pair], scene))
        seen[pair] += 1
    return net.nodes, net.edges, net.options


def lines_of(node: Node, boxes: bool) -> tuple[str, ...]:
    """A label's lines."""
    return wrap(node.label, node.columns or (BOX_COLUMNS if boxes else SYMBOL_COLUMNS), 4 if boxes else 3)


def node_options(node: Node, look: Look, boxes: bool) -> dict[str, Any]:
    """How vis-network draws a node. Positions are given: nothing is computed in the page."""
    label = "\n".join(lines_of(node, boxes)) or " "
    common = {"label": label, "x": node.x, "y": node.y, "kind": node.kind, "hidden": not look.on}
    if not boxes:
        font = {"size": node.font or SYMBOL_FONT}
        return common | {"shape": look.symbol, "size": node.size, "color": look.colour, "font": font}
    fill, ink = painted(node, look)
    margin = 4 if node.fill else 8
    side = {"minimum": (node.width or BOX_WIDTH) - 2 * margin}
    return common | {
        "shape": look.box,
        "color": {"background": fill, "border": node.fill or look.colour},
        "borderWidth": 2.5,
        "borderWidthSelected": 5,
        "shapeProperties": {"borderRadius": look.radius, "borderDashes": [8, 6] if look.dashed else False},
        "widthConstraint": side,
        **({"heightConstraint": side} if node.fill else {}),
        "margin": margin,
        "font": {"size": letters(node, look), "color": ink},
    }


def painted(node: Node, look: Look) -> tuple[str, str]:
    """(fill, ink) of a box."""
    return (node.fill, INK) if node.fill else (look.colour, LIGHT) if look.solid else (LIGHT, INK)


def letters(node: Node, look: Look) -> int:
    """The size of letters in a box."""
    return node.font or (SOLID_FONT if look.solid else BOX_FONT)


def edge_options(tie: Tie, look: TieLook, before: int, scene: Scene) -> dict[str, Any]:
    """How vis-network draws a tie. `before`: how many ties join the same two nodes already."""
    common = {"id": tie.id, "kind": tie.kind, "smooth": bend(tie, before, scene)}
    if not scene.boxes and look.colour == BLACK:
        return common | {"arrows": "to"}
    return common | {
        "label": "\n".join(words_on(tie)) if look.on and not tie.spot else "",
        "color": {"color": look.colour, "highlight": look.colour, "hover": look.colour, "opacity": 0.85},
        "dashes": [7, 6] if look.dashes else False,
        "width": thickness(tie),
        "arrows": {"to": {"enabled": look.arrow, "scaleFactor": 0.6}},
    }


def words_on(tie: Tie) -> list[str]:
    """The lines of a tie's label: short, so that they do not run into those of the next."""
    return tie.label.split("\n") if tie.spot else [*wrap(tie.label, TIE_COLUMNS, 3)] if tie.label else []


def thickness(tie: Tie) -> float:
    """Ties of belonging are thin; the others grow with what they rest on."""
    return 1.2 if tie.kind == "BELONGS" else min(WIDEST_TIE, round(1.2 + tie.weight**0.5, 1))


def bend(tie: Tie, before: int, scene: Scene) -> dict[str, Any] | bool:
    """Trees leave downwards or to the right, ties in a row of networks hang below it, parallel ties fan out."""
    if tie.start is tie.end:
        return True
    boxes = scene.boxes and scene.flow != "straight"
    # ideas stand left of the bands
    if boxes and (tie.kind == "IDEA" or scene.flow == "right") and before == 0:
        return {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.6}
    across, down = abs(tie.start.x - tie.end.x), abs(tie.start.y - tie.end.y)
    if boxes and before == 0 and down > BOX_WIDTH // 2:
        return {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.45}
    if boxes:
        turn = "curvedCCW" if tie.start.x < tie.end.x else "curvedCW"
        depth = HANG + 0.1 * across + 34 * before
        return {"enabled": True, "type": turn, "roundness": round(2 * depth / max(across + down, 1), 2)}
    if before:
        turn = "curvedCW" if before % 2 else "curvedCCW"
        return {"enabled": True, "type": turn, "roundness": round(0.1 + 0.1 * ((before + 1) // 2), 2)}
    return False
