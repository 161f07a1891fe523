"""Persons named again by what they are: words of a post, a part or a calling before a verb of saying."""

from __future__ import annotations

import re
from bisect import bisect_left

from loaders.press.facts import Span
from loaders.press.persons import Named
from loaders.press.scan import scanner
from loaders.press.story import Held, Story
from loaders.press.words import paragraph_end

_SAYS = scanner(
    r"(?:ก็|ยัง|ได้|จึง){0,2}(?:กล่าว|เล่า|บอก|เสนอ|ขอ(?=ให้|ความ)|รับปาก|สรุป|ย้ำ|ฝาก|เผย|แนะนำ|ชี้แจง|รายงาน|แจ้ง|เสริม|ยืนยัน|ระบุ|เน้น|ตอบ|เตือน|อธิบาย|ติง|แย้ง|ค้าน|ชี้|แย้ม|เอ่ย|ถาม|ให้(?=ความเห็น|ข้อ(?:คิด|สังเกต|เสนอ)|โอวาท|คำแนะนำ|สัมภาษณ์)|เห็น(?=ว่า|ด้วย|ต่าง))"
    r"(?=[^\n“”]{0,50}?(?:ว่า|ให้(?!กับ|แก่|ที่ประชุม)))"
)
_LEAD = re.compile(r"(?:ด้าน|ส่วน|ขณะที่|โดย|ทั้งนี้|และ)?")
# words that say what somebody is and no more
_ROLE = re.compile(
    r"(?:รอง|ผู้ช่วย|อดีต|คุณ|รักษา[ก-๎]{0,16}?)?(?:\s?(?:ผบก|ผบช|ผบ|ผอ|ผกก|สวป|หน|นอภ|ปจ|ผวจ)\.|เลขา|ประธาน|นายก|นายอำเภอ|ปลัด|หัวหน้า|ผู้(?:ว่า|อำนวย|บัญชา|กำกับ|จัดการ|ใหญ่|แทน|ประสาน|ก่อตั้ง|ตรวจ)|ครู|หมอ|อาจารย์"
    r"|กำนัน|เจ้าอาวาส|เจ้าคณะ|วัฒนธรรม|พัฒนา|เกษตร|สาธารณสุข|ศึกษา|พาณิชย์|นัก|อธิการ|คณบดี|วิทยากร|กรรมการ)"
)
# of what somebody is the chair
_CHAIR = re.compile(
    r"^(?:ท่าน)?ประธาน(?:(?:ใน|ที่|ในที่)?(?:ประชุม|พิธี(?:เปิด|ปิด)?|งาน|การ(?:ประชุม|อบรม|เสวนา|สัมมนา)|เวที|วง)|เปิด[ก-๎]{2,10})\Z"
)
# who leads a committee is its chair
_OF_COMMITTEE = re.compile(r"(?:ประธาน|หัวหน้า)(?:คณะ|ทีม)")
_LED_BY = re.compile(r"(?:คณะ|ทีม)[^\n]{0,80}?นำ(?:ทีม|คณะ)?โดย\s?\Z")
# of whoever is not there nothing is told
_AWAY = re.compile(r"ติด(?:ราชการ|ภารกิจ|ประชุม)")
_SHORTEST = 4
_LONGEST = 40
_BESIDE = 110
_BEFORE = 40


def state(story: Story) -> None:
    """A mention of the person beside whose name the same words stood before."""
    found = [held for m in _SAYS.finditer(story.view) if (held := _again(story, m.start()))]
    story.held = sorted([*story.held, *found], key=lambda h: h.start)


def _again(story: Story, verb: int) -> Held | None:
    """The person meant by the words that end before a verb."""
    start, end = _subject(story.view, verb)
    words = _CHAIR.sub("ประธาน", story.view[start:end].removesuffix("ฯ"))
    if not _SHORTEST <= len(words) <= _LONGEST or not _ROLE.match(story.view, start, end):
        return None
    at = bisect_left(story.held, start, key=lambda h: h.start)
    near = story.held[max(0, at - 1) : at + 1]
    if any(h.start < end and start < h.end for h in near) or any(s <= start < e for s, e in story.page.quotes):
        return None
    meant = "ประธาน|หัวโต๊ะ" if words == "ประธาน" else "[ ]?".join(map(re.escape, words.split()))
    same = re.compile(rf"(?<!\sรอง)(?<!ผู้ช่วย)(?:{meant})")
    leads = re.compile(rf"{same.pattern}[ก-๎]{{0,8}}\s?\Z")
    for i in range(at - 1, -1, -1):
        held = story.held[i]
        leading = leads.search(story.view, max(0, held.start - _BEFORE), held.start)
        beside = same.search(described := _description(story, held, start))
        leading = leading or (
            _OF_COMMITTEE.match(words) and _LED_BY.search(story.view, max(0, held.start - _BESIDE), held.start)
        )
        if leading or beside:
            if beside and i and _AWAY.search(described[: beside.start()]) and story.view.endswith("แทน", 0, held.start):
                held = story.held[i - 1]
            return Held(held.person, Named(start, end, "", held.person.canonical), start, end)
    return None


def _subject(view: str, verb: int) -> Span:
    """The words between the last space and the verb, without what leads over to them."""
    end = verb - (view[verb - 1 : verb] == " ")
    start = max(view.rfind(" ", 0, end), view.rfind("\n", 0, end)) + 1
    if view.endswith(("รอง ", " อดีต "), 0, start):
        start = max(view.rfind(" ", 0, start - 1), view.rfind("\n", 0, start - 1)) + 1
    lead = _LEAD.match(view, start, end)
    return (lead.end() if lead else start), end


def _description(story: Story, held: Held, before: int) -> str:
    """What stands beside a name: its title, the name and the posts, up to the next person."""
    end = min(story.limit(held), held.end + _BESIDE, paragraph_end(story.view, held.end), before)
    return story.view[held.start : end]
