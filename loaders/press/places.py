"""Places named in the text: provinces, districts, subdistricts, regions, tied to DOPA codes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from loaders.press.facts import Span
from loaders.press.lexicon import words
from loaders.press.scan import scanner
from loaders.press.words import TAIL_MARKS, places_of, stands_alone
from loaders.reference import Places, places

_LETTER = "[ก-ฮะ-ฺเ-๎]"
_LIST_GLUE = re.compile(r"[ ,]*(?:และ|กับ|รวมถึง)?[ ]*(?:จ\.|อ\.|ต\.)?[ ]?")
_DISTRICT_HEAD = scanner(rf"(?:กิ่งอำเภอ|อำเภอ|(?<!{_LETTER})(?<!\.)อ\.)\s?|(?<!{_LETTER})เขต")
_SUBDISTRICT_HEAD = scanner(rf"(?<!เทศบาล)(?<!ส่วน)(?<!สุขภาพ)(?:ตำบล|(?<!{_LETTER})(?<!\.)ต\.|แขวง)\s?")
_REGION = re.compile(r"ภาค(?:ตะวันออกเฉียงเหนือ|ตะวันออกเฉียงใต้|ตะวันออก|ตะวันตก|เหนือ|ใต้|กลาง|อีสาน)(?:ตอน(?:บน|ล่าง|กลาง))?")
_COUNTED = re.compile(r"\d{1,2}\s?อำเภอ(?:ของจังหวัด)?\s?(?:คือ|ได้แก่|ประกอบด้วย|:)\s?")
_PROVINCE_HEAD = re.compile(rf"(?:จังหวัด|(?<!{_LETTER})(?<!\.)จ\.)\s?$")
_LONGEST = 24


@dataclass(frozen=True)
class Place:
    """A place in the text; `headed` when จังหวัด, อำเภอ or their short forms are part of the span."""

    start: int
    end: int
    level: str
    name: str
    code: str = ""
    headed: bool = True


@cache
def _province_names() -> dict[str, str]:
    """Names to be found in running text, to the province's code."""
    names = {p.th: p.code for p in places().provinces}
    short = {n: p.code for p in places().provinces for n in p.others if re.fullmatch(rf"{_LETTER}{{4,}}ฯ?|กทม\.", n)}
    return short | names


@cache
def _official() -> frozenset[str]:
    return frozenset(p.th for p in places().provinces)


def province_named(name: str) -> bool:
    """Whether the words are nothing but a province's name."""
    return name.strip() in _province_names()


@cache
def _province_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _province_names()), key=lambda n: (-len(n), n)))
    return scanner(rf"(?:{names})(?![{TAIL_MARKS}])")


@cache
def _named(level: str) -> dict[str, list[str]]:
    """Bare Thai names of a level to their codes."""
    index: dict[str, list[str]] = {}
    gazetteer: Places = places()
    areas = gazetteer.all_districts if level == "district" else gazetteer.all_subdistricts
    for area in areas:
        index.setdefault(area.th, []).append(area.code)
    return index


def _bare_province(view: str, start: int, end: int) -> bool:
    """Whether a province's name without head is a name here and no part of another word."""
    name, before = view[start:end], view[max(0, start - 12) : start]
    if before.endswith(("โรงแรม", "รีสอร์ท", "ร้าน")):
        return False
    if name not in _official():
        return bool(re.search(r"(?:^|[^ก-๎]|คน|ชาว)\Z", before)) and not re.match(_LETTER, view[end : end + 1])
    announced = before.endswith(words("before_places")) or before.endswith(".")
    if not re.search(rf"{_LETTER}\Z", before):
        return name not in words("weak_places") or (name != "เลย" and stands_alone(view, start, end))
    if name in words("weak_places"):
        return announced
    return announced or len(name) > 6 or stands_alone(view, start, end)


def provinces(view: str) -> list[Place]:
    """Every province named, with its head or bare; one จังหวัด may head a list."""
    found: list[Place] = []
    for m in _province_pattern().finditer(view):
        head = _PROVINCE_HEAD.search(view, max(0, m.start() - 9), m.start())
        start, end, name = head.start() if head else m.start(), m.end(), m[0]
        listed = bool(
            found
            and found[-1].end <= start
            and _LIST_GLUE.fullmatch(view, found[-1].end, start)
            and start > found[-1].end
        )
        if head or listed or _bare_province(view, m.start(), end):
            code = _province_names()[name]
            found.append(Place(start, end, "province", places().find(code).th, code, bool(head)))  # type: ignore[union-attr]
    return found


def main_province(found: list[Place]) -> str:
    """Code of the province the text is about: named most often, the earlier on a tie; "" without one."""
    counts = Counter(p.code for p in found)
    return max(counts, key=lambda c: (counts[c], -next(p.start for p in found if p.code == c))) if counts else ""


def _longest(view: str, at: int, level: str) -> str:
    index = _named(level)
    for size in range(_LONGEST, 1, -1):
        name = view[at : at + size]
        if name in index and (at + size >= len(view) or view[at + size] not in TAIL_MARKS):
            return name
    return ""


def district_at(words: str) -> str:
    """The name of a district that the words begin with, "" without one."""
    return _longest(words, 0, "district")


def _choose(codes: list[str], near: list[str]) -> str:
    """The code that lies in the nearest known area; the only one; else ""."""
    for area in near:
        inside = [c for c in codes if c.startswith(area)]
        if len(inside) == 1:
            return inside[0]
    return codes[0] if len(codes) == 1 else ""


def districts(view: str, near: list[str]) -> list[Place]:
    """Districts after their head, and the names that follow in the same list; `near`: province codes."""
    found = []
    for m in _DISTRICT_HEAD.finditer(view):
        start, at = m.start(), m.end()
        while name := _longest(view, at, "district"):
            code = _choose(_named("district")[name], near)
            bangkok = m[0].startswith("เขต")
            if (bangkok and not code.startswith("10")) or (start != m.start() and not code):
                break
            found.append(Place(start, at + len(name), "district", name, code, start == m.start()))
            glue = _LIST_GLUE.match(view, at + len(name))
            if glue is None or glue.end() == at + len(name) or _DISTRICT_HEAD.match(view, glue.end()):
                break
            start = at = glue.end()
        else:
            capital = next((c + "01" for c in near[:1] if view.startswith("เมือง", at)), "")
            area = places().find(capital)
            short = re.compile(rf"เมือง(?:{_LETTER}{{0,10}}ฯ|(?!{_LETTER}))").match(view, at)
            if area and short and start == m.start():
                found.append(Place(start, short.end(), "district", area.th, area.code))
    return found


def counted_districts(view: str, near: list[str]) -> list[Place]:
    """Bare names in a list that `N อำเภอ … คือ` announces; `near`: province codes."""
    found = []
    for m in _COUNTED.finditer(view):
        at, glue = m.end(), None
        while name := _longest(view, at, "district") or ("เมือง" if view.startswith("เมือง", at) else ""):
            code = _choose(_named("district").get(name, []), near[:1])
            if not code:
                break
            found.append(Place(at, at + len(name), "district", name, code, False))
            glue = _LIST_GLUE.match(view, at + len(name))
            if glue is None or glue.end() == at + len(name):
                break
            at = glue.end()
    return found


def subdistricts(view: str, near: list[str]) -> list[Place]:
    """Subdistricts after ตำบล, ต. or แขวง; `near`: district codes, then province codes."""
    found = []
    for m in _SUBDISTRICT_HEAD.finditer(view):
        name = _longest(view, m.end(), "subdistrict")
        if name:
            code = _choose(_named("subdistrict")[name], near)
            found.append(Place(m.start(), m.end() + len(name), "subdistrict", name, code))
        elif address := re.compile(rf"({_LETTER}{{2,20}})(?=\s+(?:อ\.|อำเภอ))").match(view, m.end()):
            found.append(Place(m.start(), address.end(), "subdistrict", address[1]))
    return found


def regions(view: str) -> list[Place]:
    """Regions of the country by name."""
    return [Place(m.start(), m.end(), "region", m[0]) for m in _REGION.finditer(view)]


# where a bare name may begin
_BARE = re.compile(rf"(?:(?<!{_LETTER})|(?<=คน)|(?<=ชาว)|(?<=เมือง)|(?<=ของ)|(?<=ให้)|(?<=ที่))")
_TAILS = frozenset(TAIL_MARKS)


def bare_again(view: str, known: list[Place], taken: list[Span]) -> list[Place]:
    """Bare names of districts that the text names with their head elsewhere, at the start of a line or a chunk."""
    found = []
    for place in {p.name: p for p in known if p.level == "district" and len(p.name) > 3}.values():
        for start, end in places_of(view, place.name):
            free = not any(s < end and start < e for s, e in taken)
            if free and _BARE.match(view, start) and view[end : end + 1] not in _TAILS:
                found.append(Place(start, end, "district", place.name, place.code, False))
    return found
