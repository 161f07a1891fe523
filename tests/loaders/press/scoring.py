"""Scores of what was read against annotated releases: lenient, by pairs of best overlap.

A mention counts when a gold one of its type shares half of their union; an entity by name, by a mention or, for an
event, by its date; attributes and relations count between paired entities. Optional items neither help nor hurt.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

LEVELS = ("entity", "mention", "attribute", "relation")
_HEAD = {
    "Province": "จังหวัด|จ[.]",
    "District": "อำเภอ|อ[.]",
    "Subdistrict": "ตำบล|ต[.]",
    "Person": "นางสาว|นาย|นาง|น[.]ส[.]",
}
_BY_SPAN = ("Statement", "Decision")
Found = Mapping[str, Any]


@dataclass
class Score:
    """Hits, false ones and misses by level; required mentions that neither a fact nor a question covers."""

    hits: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    required: int = 0
    silent: int = 0

    def f1(self, level: str) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        whole = 2 * self.hits[level] + self.false[level] + self.missed[level]
        return 2 * self.hits[level] / whole if whole else 1.0

    def count(self, level: str, hits: int, false: int, missed: int) -> None:
        """Add to a level."""
        self.hits[level] += hits
        self.false[level] += false
        self.missed[level] += missed


def _name(words: str, kind: str) -> str:
    words = re.sub(r"[“”\"'‘’\s]", "", words).translate({0x0E50 + i: str(i) for i in range(10)})
    return re.sub(f"^(?:{_HEAD[kind]})", "", words) if kind in _HEAD else words


def _names(entity: Found) -> set[str]:
    return {_name(n, entity["type"]) for n in (entity["canonical"], *entity.get("aliases", ()))}


def _overlap(a: Found, b: Found) -> float:
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if shared > 0 else 0.0


def _pairs(found: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One to one, the best first: index of gold to index of prediction."""
    gold: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in sorted(found, key=lambda x: (-x[0], x[1], x[2])):
        if g not in gold and p not in taken:
            gold[g] = p
            taken.add(p)
    return gold


def _alike(gold: Found, mine: Found) -> float:
    if gold["type"] != mine["type"]:
        return 0.0
    if gold["type"] not in _BY_SPAN and _names(gold) & _names(mine):
        return 2.0
    near = max((ratio(a, b) / 100 for a in _names(gold) for b in _names(mine)), default=0.0)
    place = max((_overlap(a, b) for a in gold["mentions"] for b in mine["mentions"]), default=0.0)
    days = [{a["value"] for a in e["attributes"] if a["name"] == "date"} for e in (gold, mine)]
    same_day = 0.5 * bool(gold["type"] == "Meeting" and days[0] & days[1])
    return max(near if near >= 0.85 else 0.0, place if place >= 0.5 else 0.0, same_day)


def _mentions(score: Score, gold: Found, mine: Found) -> None:
    wanted = [(e["type"], m, e["optional"] or m.get("nested", False)) for e in gold["entities"] for m in e["mentions"]]
    found = {(e["type"], m["start"], m["end"]): m for e in mine["entities"] for m in e["mentions"]}
    have = sorted(found)
    alike = [
        (o + 1e-6 * (not free), g, p)
        for g, (kind, m, free) in enumerate(wanted)
        for p, key in enumerate(have)
        if kind == key[0] and (o := _overlap(m, found[key])) >= 0.5
    ]
    paired = _pairs(alike)
    missed = [m for g, (_, m, free) in enumerate(wanted) if not free and g not in paired]
    hits = sum(not free for g, (_, _, free) in enumerate(wanted) if g in paired)
    score.count("mention", hits, len(have) - len(paired), len(missed))
    score.required += hits + len(missed)
    for m in missed:
        asked = (min(m["end"], q["end"]) - max(m["start"], q["start"]) for q in mine["review"])
        score.silent += not any(2 * shared >= m["end"] - m["start"] for shared in asked)


def judged(gold: Found, mine: Found) -> Iterable[tuple[str, bool]]:
    """Of every fact, `rule/TYPE` and whether the annotation has it, be it only as optional."""
    ge, me = gold["entities"], mine["entities"]
    alike = [(s, i, j) for i, g in enumerate(ge) for j, e in enumerate(me) if (s := _alike(g, e))]
    paired = {j: i for i, j in _pairs(alike).items()}
    ids = {me[j]["id"]: ge[i]["id"] for j, i in paired.items()} | {"DOC": "DOC"}
    free = {g["id"] for g in ge if g["optional"]}
    for j, e in enumerate(me):
        yield f"{e['rule']}/{e['type']}", j in paired
    links = {(r["type"], r["from"], r["to"]) for r in gold["relations"]}
    for r in mine["relations"]:
        link = (r["type"], ids.get(r["from"]), ids.get(r["to"]))
        if link in links or not {link[1], link[2]} & free:
            yield f"{r['rule']}/{r['type']}", link in links


def _value(value: object) -> object:
    return _name(value, "") if isinstance(value, str) else value


def add(score: Score, gold: Found, mine: Found) -> None:
    """Add the score of one release."""
    _mentions(score, gold, mine)
    ge, me = gold["entities"], mine["entities"]
    alike = [
        (s + 1e-6 * (not g["optional"]), i, j)
        for i, g in enumerate(ge)
        for j, e in enumerate(me)
        if (s := _alike(g, e))
    ]
    paired = _pairs(alike)
    free = {g["id"] for g in ge if g["optional"]}
    hits = sum(not ge[i]["optional"] for i in paired)
    score.count("entity", hits, len(me) - len(paired), len(ge) - len(free) - hits)
    ids = {me[j]["id"]: ge[i]["id"] for i, j in paired.items()} | {"DOC": "DOC"}
    wanted = [(e["id"], a["name"], _value(a["value"])) for e in ge for a in e["attributes"]]
    stated = [(ids.get(e["id"]), a["name"], _value(a["value"])) for e in me for a in e["attributes"]]
    _multisets(score, "attribute", wanted, stated, lambda x: x[0] in free)
    optional = {(r["type"], r["from"], r["to"]) for r in gold["relations"] if r["optional"]}
    links = [(r["type"], r["from"], r["to"]) for r in gold["relations"]]
    mine_links = [(r["type"], ids.get(r["from"]), ids.get(r["to"])) for r in mine["relations"]]
    _multisets(score, "relation", links, mine_links, lambda x: x in optional or x[1] in free or x[2] in free)


def _multisets(score: Score, level: str, wanted: list[Any], stated: list[Any], is_free: Any) -> None:
    left = Counter(wanted)
    for item in stated:
        if left[item]:
            left[item] -= 1
            score.hits[level] += not is_free(item)
        else:
            score.false[level] += not is_free(item)
    score.missed[level] += sum(n for item, n in left.items() if not is_free(item))


def rounds() -> list[Path]:
    """Folders of the rounds, oldest first."""
    return sorted((Path(__file__).parents[2] / "releases").glob("round*"))


def releases(folder: Path) -> Iterable[tuple[str, Found]]:
    """Text and annotation of every release of a round."""
    for file in sorted((folder / "gold").glob("*.json")):
        text = (folder / "txt" / f"{file.stem}.txt").read_bytes().decode("utf-8")
        yield text, json.loads(file.read_text(encoding="utf-8"))
