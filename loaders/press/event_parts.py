"""Releases that are told in parts: halves of a day, provinces, a calendar, paragraphs by day or by hour."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.press.page import Page
from loaders.press.title_choice import best_event
from loaders.press.titles import EVENT, Event, event_at

_HALF = re.compile("[ •\\d.)\u20e3-]*(?:ภาค|ช่วง|รอบ|งาน|เวที|วง)(?:เช้า|บ่าย|ค่ำ|เย็น)(?=[\\s:])")


def halves(page: Page) -> list[Event]:
    """Paragraphs for the morning and the afternoon, each with an hour and a title of its own."""
    heads = [
        s for s, e in page.paragraphs if _HALF.match(page.view, s, e) and any(s < c.start < s + 60 for c in page.clocks)
    ]
    if len(heads) < 2:
        return []
    found = [
        replace(best_event(page, first, last), last=last if last < len(page.view) else _foot(page))
        for first, last in zip(heads, [*heads[1:], len(page.view)], strict=True)
    ]
    return found if all(e.title for e in found) else []


def _foot(page: Page) -> int:
    return page.credits[0].label[0] if page.credits else len(page.view)


def sections_of(page: Page, main: Event) -> list[Event]:
    """จังหวัดX : and a day, on several lines: the same event in several provinces."""
    found = []
    for start, end in page.paragraphs:
        place = next((p for p in page.places if start <= p.start <= start + 3 and p.level == "province"), None)
        dated = any(start <= d.start < end for d in page.dates)
        if place and dated and re.match(r"\s?[:-]\s", page.view[place.end : place.end + 3]):
            found.append(replace(main, first=start, last=end, name=f"{main.title} จังหวัด{place.name}".strip()))
    return found if len(found) > 1 else []


_MARKS = re.compile(r"[ •\d.)(|-]*")
# after a list mark: whether it is over or to come, before its day; its hour behind it
_STATE = re.compile(r"(?:[ก-๎]{2,16}\s?){0,2}")
_HOUR = re.compile(r"(?:เวลา\s?)?\d{1,2}[.:]\d\d(?:\s?-\s?\d{1,2}[.:]\d\d)?\s?น\.\s?")
_OFF = re.compile(r"เลื่อน|ยกเลิก|งด")
_PLACED = re.compile(r"\s?[@|]|\s(?=ห้อง|หอประชุม|ณ|ที่|ลาน|โรงแรม|อาคาร)")


def dated(page: Page) -> list[Event]:
    """Paragraphs that begin with a day of their own: an event each, up to the next."""
    heads = []
    for start, end in page.paragraphs:
        day = next((d for d in page.dates if start <= d.start < end), None)
        lead = _MARKS.match(page.view, start, end)
        told = lead and lead[0].strip() and _STATE.match(page.view, lead.end(), end)
        reach = max(
            told.end() if told and not _OFF.match(told[0]) else 0, max(lead.end() if lead else 0, start + 4) + 3
        )
        if day and lead and day.start <= reach and end - day.end > 12:
            words = _MARKS.match(page.view, day.end, end)
            at = words.end() if words else day.end
            hour = _HOUR.match(page.view, at, end)
            at = hour.end() if hour else at
            stop = _PLACED.search(page.view, at + 6, end)
            if re.compile(rf"(?:{EVENT}|ตลาดนัด|สมัชชา)").match(page.view, at):
                heads.append((start, at, stop.start() if stop else end))
    lasts = [h[0] for h in heads[1:]] + [len(page.view)]
    if len(heads) < 2:
        return []
    return [event_at(page, at, end, start, last) for (start, at, end), last in zip(heads, lasts, strict=True)]


def _reach(page: Page, lead: re.Match[str], start: int) -> int:
    """How far from the beginning of its line the day of an event may stand."""
    told = _STATE.match(page.view, lead.end()) if lead[0].strip() else None
    return max(told.end() if told and not _OFF.match(told[0]) else 0, lead.end() + 3, start + 7)


_OPENS_DAY = re.compile(
    r"[ •\d.)(-]*(?:\([ก-ฮ]\)\s?)?(?:เริ่มจาก|รุ่งขึ้น|ถัดมา|ต่อมา|จากนั้น|และ|ส่วน|ใน|เมื่อ)?\s?"
    r"(?:ครั้งแรก|ครั้งที่สอง|ครั้งที่สาม|ครั้งสุดท้าย|ครั้งถัดมา|วันแรก|วันที่สอง|เวทีแรก|เวทีที่สอง)?"
)


def calendar(page: Page, main: Event) -> list[Event]:
    """The event of the release and, on lines behind it, the days of others that are to come."""
    listed = dated(page)
    told = [d for d in page.dates if listed and main.first <= d.start < listed[0].first]
    first = best_event(page, 0, listed[0].first) if told else None
    if first is None or not first.title:
        return []
    coming = [replace(e, minor=True, planned=e.start > 0) for e in listed]
    first = replace(first, last=len(page.view), holes=tuple((e.first, e.last) for e in coming))
    return [first, *coming]


_AT_HOUR = re.compile(r"[ •]*(?:ช่วง(?:เช้า|บ่าย)\s?)?เวลา")


def opens_event(page: Page, start: int, end: int) -> bool:
    """Whether a paragraph says who opens or chairs, or where, as the head of an event does."""
    opens = re.compile(r"ประธาน|เปิด(?=การ|งาน|โครงการ|เวที)|ณ\s|(?:ย้าย|เดินทาง|ต่อ)(?:กัน)?(?:ไป|มา)").search(
        page.view, start, end
    )
    return bool(opens) and bool(best_event(page, start, end).title)


def days(page: Page) -> list[Event]:
    """Paragraphs that each open with another day, or count off the times, and name an event: an event each."""
    heads: list[tuple[int, str]] = []
    for start, end in page.paragraphs:
        lead = _OPENS_DAY.match(page.view, start, end)
        counted = bool(lead and re.search(r"ครั้ง|วัน(?:แรก|ที่)|เวที", lead[0]))
        reach = (lead.end() if lead else start) + (120 if counted else 10)
        hour = next((c for c in page.clocks if start <= c.start < start + 16), None)
        if hour and _AT_HOUR.match(page.view, start, end):
            if hour.first not in {d for _, d in heads} and opens_event(page, start, end):
                heads.append((start, hour.first))
            continue
        day = next((d for d in page.dates if start <= d.begin < min(reach, end)), None)
        if day and day.first not in {d for _, d in heads} and best_event(page, start, end).title:
            heads.append((start, day.first))
    if len(heads) < 2:
        return []
    lasts = [*(s for s, _ in heads[1:]), len(page.view)]
    if ":" in heads[0][1]:
        # hours of one day: what the release tells in other paragraphs is of its first event
        ends = dict(page.paragraphs)
        lasts = [ends[start] for start, _ in heads]
    found = [best_event(page, s, last) for (s, _), last in zip(heads, lasts, strict=True)]
    return found
