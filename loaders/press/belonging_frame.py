"""Where bodies have their seat and which larger body they belong to."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press.body_forms import Body
from loaders.press.story import Story
from loaders.press.venues import address_after

_UNITS = ("กลุ่ม", "สำนัก", "ฝ่าย", "กอง", "งาน", "ทีม")
_FACULTIES = ("สถาบัน", "ศูนย์", "คณะ", "วิทยาลัย")
# what may stand between a name and the words that tell its seat or its owner: another name, the kind of body
_ASIDE = r"(?:[ ]?\([^()\n]{1,40}\)|[ ](?:หรือ|ย่อว่า|เรียกย่อว่า)[ ][ก-๎.A-Z]{2,12})?"
_KIND_OF = (
    r"(?:[ ]?,?[ ]?(?:ซึ่ง|ที่|โดย)?(?:เป็น)?(?:หน่วยงาน|องค์กร|สถาบัน|สถานศึกษา|สื่อ|โรงเรียน|ศูนย์|ชมรม|กลุ่ม|บริษัท)[ก-๎]{0,24})?"
)
_NUMBERED = r"(?:(?:เลขที่|บ้านเลขที่|หมู่(?:ที่)?|ม\.)[ ]?[\d/]+[ ]?)?"
# the words for having a seat; a bare ใน only straight behind the name or its sector
_SEAT = re.compile(
    rf"{_ASIDE}(?:{_KIND_OF}[ ]?(?:ซึ่ง|ที่|โดย|มี)?(?:มี)?(?:สำนักงาน(?:ใหญ่)?|ที่ทำการ|ที่ตั้ง)?[ ]?(?:ตั้งอยู่|ตั้ง|อยู่)[ ]?(?:ที่|ใน|บน)?"
    rf"(?:พื้นที่|เขต)?|,?[ ]?(?:ของภาค[ก-๎]{{2,12}}[ ])?(?:ใน|แห่ง)(?:พื้นที่|เขต)?)[ ]?{_NUMBERED}"
)
_ADDRESS_ONLY = re.compile(rf"{_ASIDE}[ ]?(?={_NUMBERED}(?:ต|อ|จ|แขวง|เขต|หมู่|ม\.)){_NUMBERED}")
_IN_BRACKETS = re.compile(r"[ ]?\(")
_UNDER = re.compile(
    rf"{_ASIDE}{_KIND_OF}[ ]?,?[ ]?(?:ซึ่ง|ที่|โดย)?(?:เป็น)?(?:หน่วยงาน|ส่วน|สาขา|หน่วย|ภาคี)?(?:หนึ่ง)?"
    r"(?:(?:ใน)?(?:สังกัด|เครือ(?!ข่าย)|กำกับ|ความดูแล|การกำกับ|การดูแล)(?:ดูแล)?(?:ของ)?|ขึ้น(?:ตรง)?(?:กับ|ต่อ)?"
    r"|(?:อยู่)?(?:ภาย)?ใต้(?:การกำกับ|การดูแล|สังกัด|ร่ม)?(?:ดูแล)?(?:ของ)?|ส่วนหนึ่งของ|สาขาของ|หน่วยงานของ|หน่วยงานใน)[ ]?"
)
_OF = re.compile(r"[ ]?(?:ของ|ใน)[ ]?")


def state(story: Story) -> None:
    """PART_OF and LOCATED_IN."""
    by_start = {b.start: b for b in reversed(story.page.bodies)}
    for a, b in pairwise(story.page.bodies):
        if _within(a, b) or _unit_before(story.view, a, b):
            story.draft.relate("PART_OF", story.body(a), story.body(b), (a.start, b.end))
    for body in story.page.bodies:
        _owner(story, body, body.end, by_start)
        if end := _seat(story, body):
            _owner(story, body, end, by_start)


def _within(a: Body, b: Body) -> bool:
    return a.start < b.start and a.end == b.end and a.canonical.endswith(b.written)


def _unit_before(view: str, a: Body, b: Body) -> bool:
    unit = a.head.startswith(_UNITS) and not a.head.startswith("สำนักงาน")
    unit = unit or (a.head in _FACULTIES and b.head.startswith("มหาวิทยาลัย"))
    return unit and b.start - a.end == 1 and not b.head.startswith(_UNITS[:1]) and view[a.end] == " "


def _owner(story: Story, body: Body, at: int, by_start: dict[int, Body]) -> None:
    """BODY สังกัด BODY, BODY ในเครือ BODY, UNIT ของ BODY; behind such a word, BODY BODY is a chain."""
    m = _UNDER.match(story.view, at)
    of = _OF.match(story.view, at) if body.head.startswith(_UNITS) else None
    lead = m or of
    owner = by_start.get(lead.end()) if lead else None
    if owner is None:
        return
    story.draft.relate("PART_OF", story.body(body), story.body(owner), (body.start, owner.end))
    above = by_start.get(owner.end + 1)
    if m and above and above.head.startswith(("กระทรวง", "กรม", "สำนักงาน")) and story.view[owner.end] == " ":
        story.draft.relate("PART_OF", story.body(owner), story.body(above), (owner.start, above.end))


def _seat(story: Story, body: Body) -> int:
    """State where a body has its seat; the end of those words, 0 without any."""
    view, places = story.view, story.page.places
    in_venue = any(v.start < body.start < v.end for v in story.page.venues if story.draft.find("Venue", v.name))
    if in_venue or body.head.startswith("คณะ"):
        return 0
    seat = _SEAT.match(view, body.end) or _ADDRESS_ONLY.match(view, body.end)
    found = address_after(view, body.end, places) or (address_after(view, seat.end(), places) if seat else [])
    if not found and (bracket := _IN_BRACKETS.match(view, body.end)):
        found = [p for p in places if p.start == bracket.end() and view[p.end : p.end + 1] == ")"]
    for place in found:
        story.draft.relate("LOCATED_IN", story.body(body), story.place(place), (body.start, place.end))
    return found[-1].end if found else 0
