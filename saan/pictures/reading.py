"""The graph as pictures read it: names, provinces, facts and evidence of a key; links by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from graph import SCHEMA, Evidence, PropertyGraph
from graph.keys import label_of, name_of, place_of
from graph.schema import NodeKind
from loaders.reference.places import places
from saan.pictures import text
from saan.pictures.scene import SHOWN_EVIDENCE, Proof
from saan.pictures.years import year_of

NOT_FACTS = {"digest", "text", "address", "invented", "province", "listed", "code"}
# words of the model that sources do not write
IN_THAI = {
    "slogan": "คำขวัญ",
    "target": "เป้าหมาย",
    "objective": "วัตถุประสงค์",
    "planned": "วางแผนไว้",
    "ongoing": "กำลังทำ",
    "done": "ทำแล้ว",
    "cancelled": "ยกเลิก",
    "owner": "เจ้าของโครงการ",
    "awarding body": "ผู้มอบเกียรติ",
    "secretariat": "เลขานุการ",
    "participant": "ผู้เข้าร่วม",
    "onsite": "ในสถานที่",
    "direct": "คำพูดตรง",
    "indirect": "ความโดยสรุป",
    "True": "ใช่",
    "False": "ไม่ใช่",
}
ENDS = {"start_key", "start_label", "end_key", "end_label"}
UNKNOWN_POST = "[ชื่อบุคคล]"


class Link(NamedTuple):
    """One link with its ends as keys."""

    type: str
    start: str
    end: str
    properties: dict[str, Any]

    @property
    def planned(self) -> bool:
        """Whether it was only planned."""
        return self.properties.get("status") in ("planned", "cancelled")


class Reading:
    """Reads one graph for one picture. `names`: whether persons are shown by name."""

    def __init__(self, graph: PropertyGraph, lang: str, names: bool) -> None:
        self.graph, self.lang, self.names = graph, lang, names
        self._rows: dict[str, dict[str, Any]] = {}

    def say(self, th: str, en: str) -> str:
        """The sentence in the reader's language."""
        return th if self.lang == "th" else en

    def links(self, type: str, start: str = "", end: str = "") -> Iterator[Link]:
        """The links of a type, between labels where they are given, in the order of their keys."""
        frame = self.graph.links(type)
        chosen = frame["start_label"].eq(start or frame["start_label"]) & frame["end_label"].eq(
            end or frame["end_label"]
        )
        frame = frame[chosen.fillna(False)].sort_values(["start_key", "end_key"], kind="stable")
        for row in frame.to_dict("records"):
            kept = {str(k): v for k, v in row.items() if k not in ENDS and known(v)}
            yield Link(type, row["start_key"], row["end_key"], kept)

    @property
    def kinds(self) -> dict[str, NodeKind]:
        """The labels, as the schema declares them."""
        return SCHEMA.nodes

    def forward(self, link: Link) -> str:
        """A link's verb."""
        return self.say(*SCHEMA.links[link.type, label_of(link.start), label_of(link.end)].forward)

    def reverse(self, link: Link) -> str:
        """A link's verb, read from its end."""
        return self.say(*SCHEMA.links[link.type, label_of(link.start), label_of(link.end)].reverse)

    def row(self, key: str) -> dict[str, Any]:
        """The properties of a node that are known."""
        if key not in self._rows:
            at = self.graph.id_of(key)
            frame = self.graph.nodes(label_of(key))
            found = frame.iloc[at].to_dict() if at >= 0 else {}
            self._rows[key] = {str(k): v for k, v in found.items() if known(v) and k not in ("id", "key")}
        return self._rows[key]

    def name(self, key: str) -> str:
        """What a node is called; a person is called by the post unless names are shown."""
        if label_of(key) == "Person" and not self.names:
            return self.posts.get(key, UNKNOWN_POST)
        return self.area(key) or str(self.row(key).get("name") or name_of(key))

    def area(self, key: str) -> str:
        """The name of a place by its code: many sources state the code alone."""
        if label_of(key) not in ("Province", "District", "Subdistrict"):
            return ""
        found = places().find(name_of(key))
        return found.th if found else ""

    @cached_property
    def posts(self) -> dict[str, str]:
        """Person -> the names of their posts."""
        found: dict[str, list[str]] = {}
        for link in self.links("HOLDS_POSITION"):
            found.setdefault(link.start, []).append(self.name(link.end))
        return {person: " / ".join(dict.fromkeys(posts)) for person, posts in found.items()}

    def province(self, key: str) -> str:
        """The key of the province that a node belongs to; empty where nothing says it."""
        if label_of(key) == "Province":
            return key
        code = place_of(key).partition("/")[0][:2]
        if code.isdigit():
            return f"Province:{code}"
        named = places().province(str(self.row(key).get("province", "")))
        return f"Province:{named.code}" if named else ""

    def province_name(self, key: str) -> str:
        """The name of that province."""
        province = self.province(key)
        return self.name(province) if province else ""

    def facts(self, key: str) -> tuple[tuple[str, str], ...]:
        """(what, value) of the properties, in the schema's order and words."""
        row = self.row(key)
        declared = [p for p in SCHEMA.nodes[label_of(key)].properties if p.name not in NOT_FACTS]
        shown = ((p, row[p.name]) for p in declared if p.name in row and not p.name.endswith("_qualifier"))
        # what follows a colon lists the values that there are
        return tuple((self.say(p.th, p.en).partition(":")[0], self.value(p.type, p.name, v, row)) for p, v in shown)

    def value(self, type: str, name: str, value: Any, row: dict[str, Any]) -> str:
        """A value in words."""
        if hasattr(value, "__iter__") and not isinstance(value, str):
            return ", ".join(self.value(type, "", v, {}) for v in value)
        if type == "date":
            return text.date(str(value), self.lang)
        qualifier = row.get(f"{name}_qualifier")
        at_least = {"at_least": self.say("อย่างน้อย ", "at least "), "about": self.say("ประมาณ ", "about ")}
        word = IN_THAI.get(str(value), str(value)) if self.lang == "th" else str(value)
        return at_least.get(str(qualifier), "") + word

    def years(self, *links: Link, nodes: Iterable[str] = ()) -> tuple[int, ...]:
        """The fiscal years of nodes and links: their own, else those of their meetings and other ends."""
        own = [year_of(link.properties) for link in links] + [year_of(self.row(key)) for key in nodes]
        ends = (key for link in links if not year_of(link.properties) for key in (link.start, link.end))
        return tuple(sorted({y for y in (*own, *(year_of(self.row(key)) for key in ends)) if y}))

    def aliases(self, key: str) -> tuple[str, ...]:
        """Other written forms; none of a person whose name is hidden."""
        if label_of(key) == "Person" and not self.names:
            return ()
        return tuple(map(str, self.row(key).get("aliases", ())))

    def why(self, links: Iterable[Link]) -> Proof:
        """What sources stated of these links: read until there is enough for a page, the rest is counted by link."""
        pairs = list(dict.fromkeys((link.type, link.start, link.end) for link in links))
        found: dict[Evidence, None] = {}
        while pairs and len(found) < SHOWN_EVIDENCE:
            found |= dict.fromkeys(self.graph.evidence_of_link(*pairs.pop(0)))
        return Proof(tuple(found)[:SHOWN_EVIDENCE], len(found) + len(pairs))

    def why_node(self, key: str) -> Proof:
        """What sources stated of a node by itself."""
        found = self.graph.evidence_of_node(key)
        return Proof(tuple(found[:SHOWN_EVIDENCE]), len(found))


def known(value: Any) -> bool:
    """Whether a cell holds something."""
    if hasattr(value, "__len__"):
        return len(value) > 0
    return not pd.isna(value)
