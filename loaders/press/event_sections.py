"""Releases in sections: a heading with a day above each event, or a paragraph that opens with another hour."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.press.event_leftover import DOES
from loaders.press.event_parts import opens_event
from loaders.press.page import Page
from loaders.press.title_choice import best_event
from loaders.press.titles import Event, event_at, title_end

_HEADING = re.compile(
    r"[ •]*(?:\[[^\]\n]{2,60}\]|<[^>\n]{2,60}>|[^\n:]{2,40}:[^\n:]{2,40}:?|[^\n:]{4,60}:"
    r"|[^\n().]{4,40}\([^()\n]{4,40}\))[ ]*"
)
_COMING = re.compile(r"ต่อไป|ถัดไป|หน้า(?=\s|\W|$)|นัด|กำหนดการ|เร็ว\s?ๆ\s?นี้|เตรียม")


def headed(page: Page) -> list[Event]:
    """Short lines that hold a day, each above the event of that day, and a last one that says what comes."""
    heads = [(s, e, any(s <= d.start < e for d in page.dates)) for s, e in page.paragraphs if _is_heading(page, s, e)]
    if sum(day for _, _, day in heads) < 2:
        return []
    lasts = [*(s for s, _, _ in heads[1:]), len(page.view)]
    found = []
    for (start, end, day), last in zip(heads, lasts, strict=True):
        ahead = bool(_COMING.search(page.view, start, end))
        if not day and not (ahead and any(end <= d.start < last for d in page.dates)):
            continue
        event = replace(best_event(page, end, last, least=-9), first=start)
        found.append(replace(event, minor=ahead, planned=ahead))
    return found if found and all(e.title for e in found) else []


def _is_heading(page: Page, start: int, end: int) -> bool:
    return end - start < 64 and bool(_HEADING.fullmatch(page.view, start, end))


_SAME_DAY = re.compile(
    r"[ •\d.)-]*(?:อนึ่ง|ทั้งนี้|ต่อมา|จากนั้น|และ|ส่วน|สำหรับ|ใน)?\s?(?:ใน)?(?:ช่วง|ภาค|ตอน)?(?:เช้า|สาย|เที่ยง|บ่าย|เย็น|ค่ำ)?"
    r"(?:ใน|ของ)?วัน(?:เดียวกัน|นั้น)"
)
# a later hour of the day, where another event is opened
_LATER = re.compile(
    r"[ •\d.)-]*(?:ต่อมา|(?:หลัง|ต่อ|ถัด)?จากนั้น|ต่อด้วย|"
    r"(?:ใน|และ|ส่วน|ต่อมา)?(?:ช่วง|ภาค|ตอน)(?:สาย|บ่าย|เย็น|ค่ำ))[^\n\d]{0,12}(?=\d)"
    r"|[ •]*(?:พอ|ครั้น|เมื่อถึง|ถึง)(?=บ่าย|เย็น|ค่ำ|สาย|เที่ยง|\d)"
)


# whom they go on to visit in the afternoon, by its verb
_GOES_ON = re.compile(
    rf"[^\n“”]{{0,120}}?(?:เดินทาง|ย้าย|ได้|ร่วมกัน|จึง|ต่อ|ออก|\s)(?:ไป|มา)?(?:ยัง)?(?P<name>(?=ลง|ตรวจ|เยี่ยม|ประเมิน){DOES})"
)
_THAT_DAY = re.compile(r"วันเดียวกัน")


# in the middle of a paragraph
_MIDWAY = re.compile(r"(?<=\s)(?:สำหรับ|ส่วน|และ)?(?:ใน)?(?:ช่วง|ภาค)(?:สาย|บ่าย|เย็น|ค่ำ)(?:ของ|ใน)?วันเดียวกัน")


def same_day(page: Page) -> list[Event]:
    """บ่ายวันเดียวกัน เวลา … and an event: the paragraphs before and behind it tell of the first one."""
    midway = [(m.start(), end) for s, end in page.paragraphs[1:] for m in [_MIDWAY.search(page.view, s, end)] if m]
    for start, end in [*page.paragraphs[1:], *midway]:
        turn = _LATER.match(page.view, start, end)
        later = turn and (_THAT_DAY.search(page.view, start, min(end, start + 60)) or opens_event(page, start, end))
        if not (later or _SAME_DAY.match(page.view, start, end)):
            continue
        goes = _GOES_ON.match(page.view, start, end)
        if (start, end) in midway and not goes:
            continue
        if not goes and not any(start <= c.start < start + 70 for c in page.clocks):
            continue
        before, other = best_event(page, 0, start), best_event(page, start, end)
        if goes and not other.title:
            other = event_at(page, goes.start("name"), min(title_end(page.view, goes.end()), end), start, end)
        if before.title and other.title:
            first = replace(before, last=len(page.view), holes=((start, end),))
            return [first, replace(other, minor=True)]
    return []
