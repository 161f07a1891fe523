"""Events: their titles and the stretch of text that tells of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.press import lists
from loaders.press.event_leftover import ahead, leftover, name_before, name_in, own_day
from loaders.press.event_parts import calendar, dated, days, halves, sections_of
from loaders.press.event_sections import headed, same_day
from loaders.press.event_stretches import NO_EVENT, stretches
from loaders.press.page import Page
from loaders.press.scan import scanner
from loaders.press.title_choice import best_event
from loaders.press.titles import BESIDE, LONGEST, NOT_EVENT, SERIES, Event, event_at, title_end
from loaders.press.words import paragraph_end

_PARTS = (
    re.compile(r"(?:^|(?<=\s))(?:วง|เวที|งาน|การประชุม|รอบ)(?:แรก|ที่หนึ่ง|ที่\s?1)(?=\s)"),
    re.compile(r"(?:^|(?<=\s))(?:วง|เวที|งาน|การประชุม|รอบ)(?:ที่สอง|ที่\s?2)(?=\s)"),
)


def events(page: Page) -> list[Event]:
    """The event of the release; several where the text counts them off, gives each province its own, or tells of
    another one with a day or hour of its own.
    """
    found = _told(page)
    if len({d.first for d in page.dates}) < 2 and len(found) < 2:
        return found
    more = list(leftover(page, found))
    holes = tuple((e.first, e.last) for e in more)
    found = _back_to_main(page, [replace(e, holes=(*e.holes, *holes)) for e in found] + more)
    main = own_day(page, found[0])
    return [e if e.planned or not main else replace(e, planned=ahead(page, e, main)) for e in found]


# words that go back to the release's own event
_BACK = re.compile(
    r"(?<=\s)(?:สำหรับ|ส่วน|ใน|ดู)?(?:วง|งาน|เวที|นัด|รอบ|การประชุม)(?:แรก(?!เริ่ม)|หลัก|ใหญ่|นี้(?!เป็น|จะ))|สรุปยอด|(?<=\s)วันจริง"
)


def _back_to_main(page: Page, found: list[Event]) -> list[Event]:
    """The events with those beside the first one ended where the text goes back to it."""
    main, cut = found[0], []
    for e in found[1:]:
        day = own_day(page, e)
        after = max(e.end, day.end if day else e.first)
        back = _BACK.search(page.view, after, e.last) if e.minor and e.first > main.first else None
        cut.append(replace(e, last=back.start()) if back else e)
    if cut == found[1:]:
        return found
    beside = tuple((e.first, e.last) for e in cut if main.first < e.first)
    return [replace(main, last=max(main.last, *(e.last for e in found)), holes=beside), *cut]


def _told(page: Page) -> list[Event]:
    """Events by what opens, numbers or announces them."""
    one = _PARTS[0].search(page.view)
    two = _PARTS[1].search(page.view, one.end()) if one else None
    if one and two:
        end = page.credits[0].label[0] if page.credits else len(page.view)
        return [best_event(page, one.end(), two.start()), best_event(page, two.end(), max(end, two.end()))]
    if minutes := _minutes(page):
        return [minutes, *_others(page, minutes)]
    if parts := halves(page) or headed(page) or same_day(page):
        return parts
    main = best_event(page, 0, len(page.view))
    if parts := sections_of(page, main) or calendar(page, main) or dated(page):
        return parts
    if told := days(page):
        others = [*_others(page, told[-1])]
        return [*(replace(e, holes=tuple((o.first, o.last) for o in others)) for e in told), *others]
    others = [*_others(page, main), *_referred(page, main)]
    others += _ahead(page, main, others)
    if not others and (parts := stretches(page)):
        return parts
    return [replace(main, holes=tuple((o.first, o.last) for o in others)), *others]


_MINUTES = re.compile(r"(?:รายงาน|บันทึก|สรุปผล|สรุป)(?=การประชุม)")


def _minutes(page: Page) -> Event | None:
    """The meeting that minutes are of: their heading, with the number of the meeting where a line of its own has it."""
    start, end = page.paragraphs[0] if page.paragraphs else (0, 0)
    head = _MINUTES.match(page.view, start, end)
    if not head or end - start > 140:
        return None
    following = page.paragraphs[1] if len(page.paragraphs) > 1 else (0, 0)
    if number := SERIES.match(page.view, *following):
        end = number.end()
    return event_at(page, head.end(), end, 0, len(page.view))


_NEXT = re.compile(
    r"(?:(?<=\s)|(?<=\d)|^|(?<=การ)(?=กำหนดจัด))(?:ต่อมา|ถัดมา|สัปดาห์เดียวกัน|เดือนเดียวกัน|จะ(?=นำ|รายงาน|เสนอ|วัดผล|สรุป|ติดตาม|พบ)|แล้ว(?=พบ|จะ)|ภายหลัง(?:พิธี)?|หลังพิธี|(?:ใน)?ช่วงบ่าย|จากนั้น|อนึ่ง|ทั้งนี้|สืบเนื่องจาก|พร้อมนี้|หลังจากนั้น|และเตรียม|เตรียม|และนัด|นัด|โดยครั้ง|ก่อน|เมื่อ(?=วัน)|ย้อน(?:ไป|กลับ|หลัง)|(?:วัน)?รุ่งขึ้น|วัน(?:ต่อ|ถัด)มา|สัปดาห์(?:ก่อน|ต่อ)|ส่วน|สำหรับ|ก้าวต่อไป|(?:กิจกรรม|งาน|นัด|ครั้ง)(?:ต่อไป|ถัดไป|หน้า)|ข่าวฝาก|ในการ|ในโอกาส|มีกำหนด|(?:และ)?กำหนด|และมี|/|[-•]\s|\d{1,2}[.)])"
    r"|(?<=ให้)เลื่อน|(?<=\s)เลื่อน|สัปดาห์เดียวกัน|(?<=[ก-๎])จะ(?=นำ(?:ผล|เสนอ|เรื่อง|เข้า)|รายงาน(?:ต่อ|ผล)|เสนอ(?:ต่อ|ที่))",
    re.MULTILINE,
)
_AHEAD = re.compile(
    r"จะ|เลื่อน|กำหนด|เตรียม|นัด|(?:กิจกรรม|งาน|นัด|ครั้ง)(?:ต่อไป|ถัดไป|หน้า)|เชิญ|ก้าวต่อไป|คาดว่า|ข่าวฝาก|ประกาศเพิ่มเติม|รับสมัคร"
)
_MINOR = scanner(
    r"(?P<title>(?:การ)?ประชุม(?!กำนัน|ผู้ใหญ่|กรมการ(?![^\n]{0,30}ครั้งที่))(?:เชิง)?(?:ปฏิบัติการ)?|เวที|พิธี|งาน(?=สมัชชา|มหกรรม|ตลาด|วัน|สัปดาห์|[“\"])|(?:ฝึก)?อบรม|สัมมนา|มหกรรม|สมัชชาคุณธรรม(?=จังหวัด|ระดับ|ครั้ง|ตำบล|อำเภอ|กลุ่ม)|ค่าย|หลักสูตร(?=\s?[“\"])|(?<=ได้)ลงนาม(?=บันทึก|ข้อตกลง)|(?<=ได้)ลงพื้นที่(?=ติดตาม|ตรวจ|เยี่ยม|ประเมิน))(?![ก-๎]{0,4}(?:ดังกล่าว|ครั้งนี้))"
)


_RESOLVED = re.compile(
    r"มติ(?P<title>(?:การ|ที่)?ประชุม[ก-๎ฯ]{2,60}|คณะ(?:อนุ)?กรรมการ[ก-๎ฯ]{2,80}|คณะทำงาน[ก-๎ฯ]{2,60})"
    r"(?:\s?ครั้งที่\s?\d{1,3}(?:/\d{2,4})?)?\s?(?=เมื่อ(?:วัน)?)"
)


def _referred(page: Page, main: Event) -> Iterator[Event]:
    """An earlier meeting whose resolutions are told, with its day and the list of them behind it."""
    day = next((d for d in page.dates if main.covers(d.start)), None)
    for m in _RESOLVED.finditer(page.view):
        own = [d for d in page.dates if m.end() <= d.start < m.end() + 24 and (not day or d.first != day.first)]
        if own and not main.start <= m.start() < main.end:
            line_end = paragraph_end(page.view, m.end())
            items = lists.lines(page.view, m.start())
            event = event_at(page, m.start("title"), len(page.view[: m.end()].rstrip()), m.start(), len(page.view))
            yield replace(event, minor=True, last=items[-1][1] if items else line_end)


# days by which something is to be done, or that are told of the past
_ITEM = re.compile(r"[ •\d.)(-]*(?:[ก-๎ ]{2,24}:\s?)?")


def _ahead(page: Page, main: Event, others: list[Event]) -> list[Event]:
    """A day after the main one with a place of its own or on a list of what comes: an event that lies ahead."""
    days = [d for d in page.dates if main.covers(d.start)]
    days = [d for d in days if d.weekday][:1] or days[:1]
    found: list[Event] = []
    for d in page.dates:
        start, end = next((p for p in page.paragraphs if p[0] <= d.start < p[1]), (d.start, d.end))
        told = any(o.covers(d.start) for o in [*others, *found]) or any(s <= d.start < e for s, e in page.quotes)
        begin = d.begin
        if not days or d.first <= days[0].first or told or NO_EVENT.search(page.view, max(start, begin - 30), begin):
            continue
        placed = any(0 <= v.start - d.end < 50 and v.start < end for v in page.venues)
        listed = begin - start < 60 and end - start < 160 and _COMING.search(page.view[max(0, start - 90) : begin])
        own = not main.title or 0 <= d.start - main.end < 90
        if (placed or listed) and d is not days[0] and start > main.start and not own:
            first = max([start, begin - 90, *(x.end for x in page.dates if x.end <= begin)])
            item = _ITEM.match(page.view, start, begin)
            named = (
                (item.end(), len(page.view[:begin].rstrip(" ,(")))
                if listed and item
                else _numbered(page, first, begin)
                or name_before(page, d, start)
                or name_in(page, d, end)
                or (begin, begin)
            )
            event = event_at(page, *named, min(first, named[0]), min(end, d.end + 130))
            found.append(replace(event, minor=True, planned=True))
    return found


_NUMBERED = re.compile(
    r"(?:(?<!ที่)|(?=ประชุมคณะ))(?:การ)?ประชุม(?!ฯ)(?:(?!ว่า )[ก-๎ ]){4,90}?ครั้งที่\s?\d{1,3}(?:/\d{2,4})?(?=[^\n]{0,40}\Z)"
)


def _numbered(page: Page, first: int, day: int) -> tuple[int, int] | None:
    """ประชุมX ครั้งที่ N/Y that stands before its day."""
    line = page.view.rfind("\n", 0, day) + 1
    m = _NUMBERED.search(page.view, max(line, day - 150), day)
    return m.span() if m else None


_COMING = re.compile(
    r"ถัดไป|นัดหมาย|ครั้งต่อไป|ครั้งหน้า|เดือนหน้า|ปฏิทิน|กำหนดการ|เร็ว\s?ๆ\s?นี้|แล้วพบกัน|ขอเชิญ|พบกัน|ขั้นต่อไป|จะจัด|เตรียม"
)


_THAT_TIME = re.compile(r"(?:ใน)?(?:ครั้ง|วัน|คราว|เวที|งาน)(?:ดังกล่าว|นั้น)")
# where it was and who led it, up to the end of its line
_LED = re.compile(r"[^\n]{0,90}?\s(?:โดย)?มี(?=[^\n]{4,120}เป็นประธาน)")
# who will hold it, between its name and its day
_HOLDS = re.compile(r"[^\n]{0,120}?(?:กำหนด|เตรียม|จะ)จัด")


def _others(page: Page, main: Event) -> Iterator[Event]:
    """Events with a day or an hour of their own behind the main one, each in its clause."""
    day = next((d for d in page.dates if main.covers(d.start)), None)
    reached = max(main.end, day.end if day else 0)
    for m in _MINOR.finditer(page.view, reached):
        line_end = page.view.find("\n", m.end())
        line_end = len(page.view) if line_end < 0 else line_end
        line = max(page.view.rfind("\n", 0, m.start()) + 1, reached, m.start() - LONGEST)
        cues = [
            c
            for c in _NEXT.finditer(page.view, line, m.start() + 1)
            if m.start() - c.start() < 110 or c[0] == "ต่อมา" or "เดียวกัน" in c[0]
        ]
        told = page.view.endswith("ว่า", 0, m.start())
        inside = NOT_EVENT.search(page.view[max(0, m.start() - 8) : m.start()])
        inside = None if inside and inside[0] == "ที่" and page.view.startswith("ประชุมคณะ", m.start()) else inside
        placed = any(v.start <= m.start() < v.end for v in page.venues)
        if m.start() < reached or inside or placed or not cues or any(s <= m.start() < e for s, e in page.quotes):
            continue
        end = min(title_end(page.view, m.end()), line_end)
        holds = _HOLDS.match(page.view, end, line_end)
        reach = min((holds.end() if holds else end) + 60, line_end)
        days = [d.start for d in page.dates if not day or d.first != day.first]
        near = [c.start() for c in cues if any(c.start() <= at < reach for at in days)]
        first = m.start() if told else near[-1] if near else cues[-1].start()
        own = [d for d in page.dates if first <= d.start < reach and (not day or d.first != day.first)]
        later = [c for c in cues if c[0].startswith(("ต่อมา", "จากนั้น", "หลัง", "ภายหลัง")) or "บ่าย" in c[0]]
        hours = [c for c in page.clocks if later and later[0].start() <= c.start < m.start()]
        first = later[0].start() if hours else first
        if (own or hours) and end - m.end("title") > 3:
            event = event_at(page, m.start(), end, first, line_end)
            planned = (
                bool(holds or _AHEAD.search(page.view, line, end + 30))
                and bool(own)
                and (not day or own[0].first > day.first)
            )
            # a paragraph that opens with it tells of nothing else
            opens = page.view.rfind("\n", 0, m.start()) + 1
            near_it = min([m.start(), *(d.start for d in own)]) - opens
            alone = BESIDE.match(page.view, opens) if opens > main.start and near_it < 110 else None
            first = min(first, alone.start()) if alone else first
            reached = line_end if hours or alone else max(end, own[0].end if own else end)
            on = _THAT_TIME.search(page.view, reached, line_end)
            led = _LED.match(page.view, reached, line_end)
            last = line_end if hours or alone or on or led else min(line_end, reached + 90)
            yield replace(event, minor=True, planned=planned, first=first, last=last)
