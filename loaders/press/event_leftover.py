"""Events of days that no other reading claims: a noun for an event beside a day of its own; which events lie ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.press.dates import Dated
from loaders.press.event_days import is_stamp
from loaders.press.event_stretches import NO_EVENT
from loaders.press.lexicon import rules
from loaders.press.page import Page
from loaders.press.titles import EVENT, UNNAMED, Event, event_at, title_end
from loaders.press.tokens import tokens
from loaders.press.words import squeezed

# a part of what the release tells of, by its number; an event by its noun
_NOUN = re.compile(
    r"(?P<part>(?:ช่วง|ภาค|ระยะ|รอบ|โมดูล)(?:ที่(?:สอง|สาม|สี่|\s?[2-9])|หลัง|สุดท้าย)(?=ของ))"
    rf"|(?P<title>(?:การ)?(?:ไป)?(?:ศึกษา)?ดูงาน|(?:การ)?เดินวิ่ง|(?:(?<=ไป)|(?<=เข้า))(?:ตรวจ|ศึกษา)?เยี่ยม(?:ชม)?(?=โรง|วัด|วิทยาลัย|ชุมชน|ศูนย์|บริษัท)|สมัชชา|(?!กิจกรรม|โครงการ)(?:{EVENT})"
    r"|(?P<held>(?<=จัด)(?:ตลาดนัด|กิจกรรม)(?=[ก-๎]{4})))"
)
_NOT_NOUN = re.compile(r"(?:ที่|ห้อง|หอ|ผู้|คณะ|หน่วย|ทำ|ผล|กลุ่ม|ความ|ดำเนิน|พนัก|สำนัก|ปฏิบัติ|ศูนย์|โรง|ชิ้น|ด้าน|ทีม|สาย|มติ)\Z")
_THEN = re.compile(
    r"(?:[ ](?:ที่|ณ)[ ]?[ก-๎.]{3,40}(?=[ ](?:ใน|วัน|เมื่อ|\d)|[ ]?\Z))?"
    r"[ ]?(?:ปีนี้)?(?:(?:ซึ่ง|ที่)?(?:จะ|(?:มี)?กำหนด|เตรียม)(?:มี|จัด|การ|ไว้)*)?(?:ขึ้น)?[ ]?"
    r"(?:ใน|เมื่อ|ระหว่าง|ช่วง|,)?[ ]?(?:วันที่|วัน)?[ ]?"
)
# what calls people to an event, between its day and its noun
_CALLS = re.compile(r"[^\n\d]{0,50}?(?:พบกัน|เจอกัน|นัด|จัด|เปิด|เชิญ|ชวน|ร่วม|ประชุม|มี|เดินทาง)[^\n\d]{0,20}")
# words before a day, and behind it, that put it ahead of those who write
_COMES = re.compile(
    r"(?:^|\n)[ •\d.)(-]{1,6}(?:ให้)?จัด|กำหนด|(?<!ตลาด)นัด|จะ(?!ต้อง)|เตรียม|(?:ต่อ|ถัด)ไป"
    r"|หน้า(?=\s)|พบกัน|เจอกัน|เชิญ|มติ|เลื่อน(?:ออก)?(?:ไป|มา)"
)
_COMING = re.compile(r"[ ]?(?:นี้|ที่จะถึง|ศกนี้)|[^\n]{0,60}?(?:(?<!ตลาด)นัด(?!กัน)|กำหนด(?=จัด|การ)|พบกัน|เจอกัน|จะ(?!ต้อง))")
_PAST = re.compile(r"เมื่อ(?:วัน)?|ต่อมา|ถัดมา|จากนั้น|รุ่งขึ้น|ผ่านมา|ได้(?:จัด|มี|ลง|ประชุม|ร่วม|เปิด|เดินทาง)")
_FAR = 130


def leftover(page: Page, found: list[Event]) -> Iterator[Event]:
    """Events beside days that none of `found` has, each in its clause."""
    known = [own_day(page, e) for e in found]
    ranges = [(d.first, d.last or d.first) for d in known if d]
    for d in page.dates:
        if not ranges or any(a <= d.first <= b for a, b in ranges) or not _is_own(page, d):
            continue
        start, end = next((p for p in page.paragraphs if p[0] <= d.start < p[1]), (d.start, d.end))
        title = name_before(page, d, start) or _behind(page, d, end)
        title = title or _set_down(page, d, start, end, later=d.first > min(a for a, _ in ranges))
        if title and not any(_same(page, title, e) for e in found):
            first = start if min(title[0], d.begin) - start < 30 else min(title[0], d.begin)
            last = end if first == start else min(end, max(d.end, title[1]) + _FAR)
            ranges.append((d.first, d.last or d.first))
            yield replace(event_at(page, *title, first, last), minor=True)


def _same(page: Page, title: tuple[int, int], event: Event) -> bool:
    """Whether a name is that of an event, or stands in it."""
    name = squeezed(page.view[slice(*title)]).removeprefix("การ")
    return event.start <= title[0] < event.end or name in event.title


def own_day(page: Page, event: Event) -> Dated | None:
    """The first day that the telling of an event holds and that may be one of an event."""
    inside = [d for d in page.dates if event.covers(d.start)]
    return next((d for d in inside if _is_own(page, d)), next(iter(inside), None))


def _stamped(page: Page, d: Dated) -> bool:
    line = page.view.rfind("\n", 0, d.start) + 1
    return is_stamp(page.view[max(line, d.start - 80) : d.end + 24].split("\n")[0])


def _is_own(page: Page, d: Dated) -> bool:
    """Whether a day may be that of an event: a whole date outside of speech, no deadline, none of the page's."""
    quoted = any(s <= d.start < e for s, e in page.quotes)
    off = NO_EVENT.search(page.view, max(0, d.begin - 40), d.begin)
    return len(d.first) == 10 and not quoted and not off and not _stamped(page, d)


def name_before(page: Page, d: Dated, line: int) -> tuple[int, int] | None:
    """The name of an event that ends where its day begins."""
    nouns = [m for m in _NOUN.finditer(page.view, max(line, d.begin - 110), d.begin) if not m["held"]]
    # of two nouns without a space between the first one begins the name
    for m in reversed(
        [m for m, before in zip(nouns, [None, *nouns], strict=False) if not before or before.end() < m.start()]
    ):
        whole = m.end() + 3
        limit = whole + len(next(iter(tokens(page.view[whole : whole + 24])), "")) if m["part"] else d.begin
        end = len(page.view[: min(title_end(page.view, m.end()), limit, d.begin)].removesuffix("วันที่").rstrip(" "))
        reaches = m["part"] or _THEN.fullmatch(page.view, end, d.begin)
        if _named(page, m, end) and reaches:
            return m.start(), end
    return None


def name_in(page: Page, d: Dated, line_end: int) -> tuple[int, int] | None:
    """The name of an event straight behind its day: on such a day ในงานX."""
    gap = re.compile(r"[ ]?(?:ใน|กับ|ที่|คือ)[ ]?").match(page.view, d.end)
    m = _NOUN.match(page.view, gap.end()) if gap else None
    end = min(title_end(page.view, m.end()), line_end) if m else 0
    return (m.start(), end) if m and _named(page, m, end) else None


def _behind(page: Page, d: Dated, line_end: int) -> tuple[int, int] | None:
    """The name of an event to which people are called on the day before it."""
    for m in _NOUN.finditer(page.view, d.end, min(line_end, d.end + 80)):
        end = min(title_end(page.view, m.end()), line_end)
        if _named(page, m, end) and _CALLS.fullmatch(page.view, d.end, m.start()):
            return m.start(), end
    return None


# what people do together, and how they say on which day they will
DOES = (
    r"(?:ลง(?=พื้นที่|ตรวจ|เยี่ยม|ประเมิน|นาม)|ตรวจ(?=เยี่ยม|ประเมิน|ติดตาม)|ประเมิน|เยี่ยม|ติดตาม(?=ผล|งาน)|ถอดบทเรียน"
    r"|เปิด(?=รับ|ตัว|บ้าน|ตลาด|ศูนย์|ลาน)|มอบ(?=โล่|รางวัล|เกียรติบัตร|ป้าย|ธง|ทุน)|ร่าง|ทบทวน|แถลง|ประกวด|คัดเลือก|ปลูก|ซ่อม"
    r"|รดน้ำ|ทำบุญ|ทำความสะอาด|จัดชุด)"
)
_SET_DOWN = re.compile(
    r"(?:จะ(?!ต้อง)|กำหนด|นัด(?:หมาย)?|เตรียม)(?:กลับ|ไป|มา|กัน|การ|ให้[ก-๎]{2,20}?|พา[ก-๎]{2,20}?|เริ่ม)*"
    rf"(?P<name>{DOES}[ก-๎ .]{{2,70}}?)(?:กัน)?(?:อีกครั้ง|เป็นแห่งแรก)?"
    r"\s?(?:(?:ณ|ที่)\s?[ก-๎ .\d]{2,50}?)?\s?(?:ใน|เมื่อ|ช่วง|ระหว่าง|[ก-๎\d ]{0,24}\()?\s?(?:วันที่|วัน)?\s?\Z"
)
_OTHER_DAY = re.compile(r"(?:ก่อนหน้า(?:นี้|นั้น)?|(?:สัปดาห์|เดือน|ครั้ง|คราว|นัด)(?:ก่อน|หน้า|ต่อไป|ถัดไป)|นัดกัน)[^\n]{0,20}\Z")
_THEN_DOES = re.compile(rf"[^\n\d]{{0,40}}?(?P<name>{DOES})")


def _set_down(page: Page, d: Dated, line: int, line_end: int, *, later: bool) -> tuple[int, int] | None:
    """What is to be done on a later day, or is done on another one, by its verb."""
    m = _SET_DOWN.search(page.view, max(line, d.begin - 120), d.begin) if later else None
    if m:
        return m.start("name"), len(page.view[: m.end("name")].rstrip())
    other = _OTHER_DAY.search(page.view, max(line, d.begin - 40), d.begin)
    m = _THEN_DOES.match(page.view, d.end, min(line_end, d.end + 60)) if other else None
    return (m.start("name"), min(title_end(page.view, m.end()), line_end)) if m else None


_VAGUE = r"(?!ของ)(?:{generic_after_head}|ครั้งนี้|ดังกล่าว|นี้|" + UNNAMED + ")"


def _named(page: Page, m: re.Match[str], end: int) -> bool:
    """Whether the noun begins a name: no part of another word, a body or a place, and followed by more."""
    if _NOT_NOUN.search(page.view, max(0, m.start() - 8), m.start()) or (not m["part"] and end - m.end() < 4):
        return m["title"] is not None and m["title"].endswith("ดูงาน") and end == m.end()
    vague = (
        re.compile(f"ครั้งนี้|ดังกล่าว|นี้|{UNNAMED}").match(page.view, m.end())
        if m["held"]
        else rules(_VAGUE, "generic_after_head").match(page.view, m.end())
    )
    taken = [(b.start, b.end) for b in page.bodies] + [(v.start, v.end) for v in page.venues]
    return not vague and not any(s <= m.start() < e for s, e in taken)


def ahead(page: Page, event: Event, main: Dated) -> bool:
    """Whether an event has a day after the main one, told as one that comes."""
    day = own_day(page, event)
    if not day or day.first <= main.first or not _is_own(page, day) or any(s.first >= day.first for s in page.stamps):
        return False
    start = page.view.rfind("\n", 0, day.begin) + 1
    before = (max(start - 1, event.first - 40, day.begin - 90), day.begin)
    told = _COMES.search(page.view, *before) and not _PAST.search(page.view, *before)
    return bool(_COMING.match(page.view, day.end, event.last) or told)
