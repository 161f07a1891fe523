"""Events told in stretches of their own: another day, with what only the telling of an event has."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.press.counts import PEOPLE
from loaders.press.dates import Dated
from loaders.press.page import Page
from loaders.press.title_choice import best_event
from loaders.press.titles import EVENT, Event

# a day of something else: a deadline, a document, a birth, what is reported of the past
NO_EVENT = re.compile(
    r"(?:ภายใน|ก่อน|ถึง|จนถึง|ตั้งแต่|เริ่ม|หลัง|รับสมัคร[ก-๎]*|ลงทะเบียน[ก-๎]*|ส่ง[ก-๎]{0,20}|หมดเขต|ประกาศผล|เผยแพร่|ลง|แจ้ง[ก-๎]{0,20}|มติ[ก-๎]{0,30}|มีผล[ก-๎]{0,10}"
    r"|คำสั่ง[^\n]{0,30}|เลื่อน(?!(?:ออก)?(?:ไป|มา)(?:จัด|เป็น))[ก-๎]{0,12}|เคย[ก-๎]{2,16}(?:ว่า|ไว้)?(?:เป็น|จะมี)?|จาก(?:เดิม)?|ข้อมูล\s?ณ|เมื่อปี)\s?(?:เมื่อ|ใน|ณ)?(?:วันที่|วัน[ก-๎]{2,8}ที่|วัน)?\s?$"
)
_NOUN = re.compile(rf"(?:{EVENT}|ที่ประชุม|ประชาคม|ซักซ้อม|คลินิก|แรลลี่|ตลาดนัด|สมัชชา)")
_PEOPLE = re.compile(r"ประธาน|เป็นผู้เปิด|เข้าร่วม|มาร่วม|ผู้ร่วม|มากัน|คนมา|เข้าประชุม|ร่วมประชุม|เป็นเจ้าภาพ")
_AHEAD = re.compile(
    r"จะ(?!ต้อง)|กำหนด(?=จัด|การ|ไว้|เป็น|ใน|วัน|\s)|เตรียม|นัด(?=หมาย|กัน|ประชุม|พบ)|(?:กิจกรรม|งาน|นัด|ครั้ง)(?:ต่อไป|ถัดไป|หน้า)|คาดว่า|รอพบ|พบกัน"
)
# somebody tells of it, who need not have been there
_SAID = re.compile(rf"(?:เล่า|กล่าว|เผย|บอก|แจ้ง|รายงาน|ระบุ|ย้ำ|เสริม)[ก-๎]{{0,12}}ว่า\s?(?={EVENT})")
_CLAUSE = re.compile(r"\s(?=[^\s]{0,60}(?:\s[^\s]{0,16}){0,2}\Z)")


def stretches(page: Page) -> list[Event]:
    """The event of the release and those of other days, each from the clause of its day to the next."""
    told = _told(page)
    if len({d.first for _, d in told}) < 2:
        return []
    starts = [0, *(s for s, _ in told[1:])]
    ends = [*starts[1:], len(page.view)]
    found = [best_event(page, s, e, least=-9) for s, e in zip(starts, ends, strict=True)]
    days = [d for _, d in told]
    main = max(range(len(found)), key=lambda i: (not _ahead(page, found[i], days, i), -i))
    others = [replace(e, minor=True, planned=_ahead(page, e, days, i)) for i, e in enumerate(found) if i != main]
    return [found[main], *others]


def _ahead(page: Page, event: Event, days: list[Dated], i: int) -> bool:
    """Whether an event lies ahead of the others: later, and told so."""
    later = days[i].first > min(d.first for d in days)
    return later and bool(_AHEAD.search(page.view, event.first, min(days[i].end + 60, event.last)))


def _told(page: Page) -> list[tuple[int, Dated]]:
    """Days of events with the beginning of the clause that tells of each, one for each day."""
    found: list[tuple[int, Dated]] = []
    for start, end in page.paragraphs:
        inside = [d for d in page.dates if start <= d.start < end and _is_event(page, d, start)]
        edges = [*(d.start for d in inside[1:]), end][: len(inside)]
        for d, stop in zip(inside, edges, strict=True):
            known = d.first in {x.first for _, x in found}
            if not known and _full(page, d, max(start, d.start - 90), stop, named=bool(found)):
                said = _SAID.search(page.view, start, d.begin)
                first = said.end() if said else start if d is inside[0] else _clause(page, start, d)
                found.append((first, d))
    return found


def _is_event(page: Page, day: Dated, start: int) -> bool:
    quoted = any(s <= day.start < e for s, e in page.quotes)
    return len(day.first) == 10 and not quoted and not NO_EVENT.search(page.view, max(start, day.begin - 40), day.begin)


def _full(page: Page, day: Dated, start: int, end: int, *, named: bool) -> bool:
    """Whether the words around a day tell of an event: two of its place, its hour and its people, and its name."""
    signs = int(any(start <= v.start < end for v in page.venues))
    signs += any(start <= c.start < end for c in page.clocks)
    people = any(start <= c.start < end for c in page.counts if c.unit in PEOPLE)
    signs += people or bool(_PEOPLE.search(page.view, start, end))
    return signs > 1 and (not named or bool(_NOUN.search(page.view, start, min(end, day.end + 120))))


def _clause(page: Page, start: int, day: Dated) -> int:
    """Where the clause of a day begins that does not open its paragraph."""
    cut = _CLAUSE.search(page.view, max(start, day.begin - 40), day.begin)
    return cut.end() if cut else day.begin
