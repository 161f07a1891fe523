"""How each kind is drawn: a colour of Okabe and Ito's set, which colour-blind people tell apart, and a shape."""

from __future__ import annotations

from dataclasses import dataclass

from graph import SCHEMA

BLACK, GREY, ORANGE, SKY, GREEN = "#767d85", "#98a2ab", "#e69f00", "#56b4e9", "#009e73"
YELLOW, BLUE, VERMILION, PURPLE = "#c9b800", "#0072b2", "#d55e00", "#cc79a7"
FONT = "'Saan Label', Sarabun, 'Noto Sans Thai', 'Leelawadee UI', Thonburi, Loma, Garuda, Tahoma, sans-serif"


@dataclass(frozen=True)
class Look:
    """How nodes of a kind look: `symbol` in the whole view; `box`, corner radius, dashes in the ecosystem."""

    th: str
    en: str
    colour: str
    symbol: str = "dot"
    box: str = "box"
    radius: int = 8
    dashed: bool = False
    solid: bool = False
    on: bool = True


@dataclass(frozen=True)
class TieLook:
    """How ties of a kind look; `arrow`: whether it has a direction."""

    th: str
    en: str
    colour: str = BLACK
    dashes: bool = False
    arrow: bool = True
    on: bool = True


IDEAS = ("Goal", "Virtue", "Initiative", "Designation")
SYMBOLS = {
    "Province": (BLUE, "square"),
    "NetworkGroup": (BLUE, "hexagon"),
    "Network": (SKY, "hexagon"),
    "Sector": (PURPLE, "square"),
    "Organization": (ORANGE, "square"),
    "ModelOrgs": (ORANGE, "star"),
    "Person": (GREEN, "dot"),
    "Position": (GREEN, "triangle"),
    "Meeting": (VERMILION, "diamond"),
    "Venue": (VERMILION, "square"),
    "Region District Subdistrict": (BLACK, "square"),
    "Goal Virtue Principle": (PURPLE, "triangleDown"),
    "Initiative": (PURPLE, "star"),
    "Statement Decision": (YELLOW, "dot"),
    "Programme Plan Designation Channel Source": (BLACK, "star"),
}

# the symbols as paths of 28 by 18, for legends
SWATCHES = {
    "dot": "M14 2a7 7 0 1 0 .01 0z",
    "square": "M7 2h14v14H7z",
    "diamond": "M14 1l8 8-8 8-8-8z",
    "triangle": "M14 2l8 14H6z",
    "triangleDown": "M14 16L6 2h16z",
    "star": "M14 1l2.5 5.500 6 .6-4.500 4 1.300 5.900-5.300-3.100-5.300 3.100 1.300-5.900-4.500-4 6-.6z",
    "text": "M7 14l7-12 7 12h-3l-4-8-4 8z",
    "hexagon": "M10 2h8l4 7-4 7h-8l-4-7z",
}


def node_looks() -> dict[str, Look]:
    """The look of every label in the whole view."""
    drawn = {label: how for labels, how in SYMBOLS.items() for label in labels.split()}
    return {k.label: Look(k.th, k.en, *drawn[k.label]) for k in SCHEMA.nodes.values()}


def tie_looks() -> dict[str, TieLook]:
    """The look of every link type in the whole view."""
    kinds = {k.type: k for k in SCHEMA.links.values()}
    return {type: TieLook(k.forward[0], k.forward[1].removeprefix("is ")) for type, k in kinds.items()}


ECOSYSTEM = {
    "Province": Look("จังหวัด", "Province", BLUE, radius=4, solid=True),
    "NetworkGroup": Look("เครือข่ายของจังหวัดในปีหนึ่ง", "Networks of a province in one year", BLUE, box="ellipse"),
    "Network": Look("เครือข่าย", "Network", SKY),
    "Unnamed": Look("เครือข่ายที่ไม่ระบุชื่อ", "Networks not named", BLACK, dashed=True),
    "Organization": Look("องค์กรผู้มีบทบาท", "Organisation with a role", ORANGE, radius=0),
    "Position": Look("ตำแหน่งผู้มีบทบาท", "Post with a role", GREEN, radius=26),
    "Owner": Look("เจ้าของโครงการ", "Owner of the programme", VERMILION, radius=0, on=False),
    "Goal": Look("เป้าหมาย คำขวัญ", "Goals, slogans", PURPLE, radius=14, on=False),
    "Virtue": Look("คุณธรรม", "Virtues", PURPLE, box="ellipse", on=False),
    "Initiative": Look("กิจกรรม แผนงาน", "Initiatives", YELLOW, radius=14, on=False),
    "Designation": Look("สถานะ เกียรติ", "Honours", BLACK, radius=14, on=False),
}

ECOSYSTEM_TIES = {
    "CHAIRED_BY": TieLook("เป็นประธาน", "chaired", GREEN),
    "SECRETARIAT_OF": TieLook("เป็นเลขานุการ", "was secretariat", ORANGE),
    "ORGANISED_BY": TieLook("จัด", "organised", ORANGE),
    "CO_ORGANISED_BY": TieLook("ร่วมจัด", "co-organised", ORANGE, dashes=True),
    "COORDINATOR_OF": TieLook("ประสานงาน", "coordinates", ORANGE),
    "SUPPORTS": TieLook("หนุนเสริม", "supports", VERMILION),
    "SHARED_MEMBER": TieLook("มีสมาชิกร่วมกัน", "share members", SKY, arrow=False),
    "SAME_MEETING": TieLook("ประชุมร่วมกัน", "met at the same meeting", BLUE, dashes=True, arrow=False),
    "BELONGS": TieLook("เป็นเครือข่ายของ", "belongs to", GREY, arrow=False),
    "IDEA": TieLook("เป้าหมาย คุณธรรม กิจกรรม", "goals, virtues, initiatives", PURPLE, dashes=True),
}
