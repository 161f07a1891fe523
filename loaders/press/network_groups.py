"""Groups of networks: by a count, by a province, by a name of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.press.facts import Span
from loaders.press.network_lists import HEAD, Network
from loaders.press.numerals import NUMBER, number
from loaders.press.phrases import opens_clause
from loaders.press.places import Place
from loaders.press.scan import scanner

_GROUP = scanner(
    r"(?P<before>(?<![\d/.])\d{1,3}\s?|(?:(?<!ใน)|(?<=หนึ่งใน)(?=[ก-๎]{2,5}เครือข่าย(?:ทางสังคม|คุณธรรม)))(?<!อีก)(?<!สิบ)(?<!ทั้ง)(?:สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)(?=(?:ภาคี)?เครือข่าย))?(?P<head>(?:ภาคี)?เครือข่าย|ภาคี(?=ด้าน|ทางสังคม|(?:ส่งเสริม)?คุณธรรม(?:จังหวัด|จ\.|อำเภอ)))"
    r"(?P<kind>(?:ด้าน|ส่งเสริม)คุณธรรม|(?<=ภาคีเครือข่าย)ความดี(?=จังหวัด|จ\.|อำเภอ)|ทางสังคมคุณธรรม|ทางสังคม|คุณธรรม|จังหวัดคุณธรรม|(?P<own>[ก-๎]{2,20}?)คุณธรรม(?=จังหวัด|จ\.))?"
    r"(?P<of>\s?(?:ของ|ใน|ระดับ)?(?=จังหวัด|จ\.))?"
)
_COUNT_AFTER = re.compile(
    rf"\s?(?:(?:อยู่|จำนวน|ทั้ง(?:หมด|สิ้น)?|มี|รวม|ครบ|อีก|ถึง)\s?){{0,3}}(?P<n>{NUMBER})\s?"
    r"(?P<unit>ด้าน|ภาคส่วน|ภาคี|(?:ภาคี)?เครือข่าย|กลุ่ม|(?<![ ก-๎]\d)(?=นี้|\s(?:ได้แก่|คือ|ประกอบด้วย)))"
)
# divided into so many parts of any kind, which are then named as networks
_DIVIDED = re.compile(
    rf"\s?[ก-๎]{{0,16}}?\s?(?P<n>{NUMBER})\s?(?P<unit>[ก-๎]{{2,8}})\s?(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้|:|(?=\n))\s?(?=(?:1[.)]\s?|[•-]\s?)?เครือข่าย)"
)

# the heading of a list
_TITLED = re.compile(r"(?:รายชื่อ|บัญชี|ทำเนียบ)\Z")


@dataclass
class Group:
    """A province's networks taken together: stated count, the networks listed after it."""

    start: int
    end: int
    name: str
    count: int = 0
    count_spans: list[Span] = field(default_factory=list)
    unnamed: bool = False
    by_networks: bool = True
    listed: list[Network] = field(default_factory=list)
    cue: Span = (0, 0)
    of_those_before: bool = False


def _group(view: str, m: re.Match[str], places: dict[int, Place], home: str) -> Group | None:
    place = places.get(m.end())
    if place and place.level == "district" and not m["head"].startswith("ภาคี"):
        place = None
    end = place.end if place else m.end("kind") if m["kind"] else m.end("head")
    bare = next((p for s, p in places.items() if s == end and not p.headed), None) if m["kind"] and not place else None
    end = bare.end if bare else end
    if m["of"] and not place:
        level = re.compile(r"จังหวัด(?!คุณธรรม)").match(view, m.end())
        end = level.end() if level else end
    after = _COUNT_AFTER.match(view, end) or _DIVIDED.match(view, end)
    titled = place and _TITLED.search(view, max(0, m.start() - 12), m.start())
    if m["kind"] == "จังหวัดคุณธรรม" or not (m["before"] or after or titled or (m["kind"] and (place or bare))):
        return None
    # a network of one field is a group only where its parts are counted
    if m["own"] and not (place and after and number(after["n"]) > 1 and not m["before"]):
        return None
    kind = m["kind"] or ("" if not (place or bare) else "คุณธรรม")
    if not m["kind"] and not (place or bare) and not m["before"]:
        return None
    area = "อำเภอ" if place and place.level == "district" else "จังหวัด"
    name = HEAD + kind + area + (place.name if place else bare.name if bare else home)
    group = Group(m.start("head"), end, name, unnamed=not m["kind"] and not place)
    if m["before"]:
        group.count, group.count_spans = number(m["before"].strip()), [(m.start(), m.end("head"))]
        group.start = m.start() if group.unnamed else group.start
    elif after:
        group.count, group.count_spans = number(after["n"]), [(after.start("n"), after.end())]
        group.by_networks = not after["unit"] or after["unit"].endswith(HEAD)
    return group


def groups(view: str, places: list[Place], home: str) -> list[Group]:
    """Groups of networks: N เครือข่าย…, เครือข่ายคุณธรรมจังหวัดX, ทั้ง N ด้าน."""
    by_start = {p.start: p for p in places if p.level in ("province", "district")}
    named = list(_named(view))
    found = [group for m in _GROUP.finditer(view) if (group := _group(view, m, by_start, home))]
    taken = [(g.start, max(g.end, g.count_spans[0][1] + len(HEAD))) for g in named]
    return [*named, *(g for g in found if not any(s < g.end and g.start < e for s, e in taken))]


_OWN = r"(?:กลุ่มเครือข่าย|ภาคี(?:เครือข่าย)?|สมัชชาเครือข่าย|สมาพันธ์เครือข่าย)"
_OWN_COUNTED = scanner(
    rf"(?P<name>{_OWN}(?!ที่|ต่าง|ทุก|ทั้ง|จาก|ของ|ใน|จังหวัด|ร่วม|เข้า|ลง|สมัคร|คุณธรรม(?!เมือง))[ก-๎]{{4,28}}?)"
    rf"(?:อยู่|อีก|ถึง|มี|จำนวน|ทั้งหมด|ทั้งสิ้น|รวม|ครบ|[ ])+(?P<n>{NUMBER})[ ]?เครือข่าย"
)
_CALLED = scanner(
    rf"ทั้ง\s?(?P<n>{NUMBER})\s?(?:คข\.|เครือข่าย|วง|กลุ่ม)?(?:นี้)?\s?(?:ก็|ได้|จึง|จะ)?(?:รวม|ใช้ชื่อ|มีชื่อ|เรียก)(?:กัน|ตัว)?"
    rf"(?:เรียก(?:กัน)?ว่า|ว่า|เป็น|อยู่ใน|ใน(?:นาม|ชื่อ))[^\n“”]{{0,30}}?[“\"]?(?<!ย่อย)(?P<name>(?:{_OWN}|เครือข่าย)(?!ที่|เดียว|ใหญ่)[ก-๎]{{4,28}})"
)


def _named(view: str) -> Iterator[Group]:
    """Groups under a name of their own: NAME มี N เครือข่าย, ทั้ง N เครือข่ายรวมเรียกว่า NAME."""
    for rule in (_OWN_COUNTED, _CALLED):
        for m in rule.finditer(view):
            if opens_clause(re.sub(f"^(?:{_OWN}|เครือข่าย)", "", m["name"])):
                continue
            yield Group(*m.span("name"), m["name"], number(m["n"]), [m.span("n")], of_those_before=rule is _CALLED)
