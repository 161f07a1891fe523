"""Events: their titles and the stretch of text that tells of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.press.lexicon import rules
from loaders.press.page import Page
from loaders.press.words import squeezed

_SERIES = re.compile(r"ครั้งที่\s?(?P<no>\d{1,3})(?:\s?/\s?(?P<year>2[45]\d\d|\d\d(?!\d)))?")
_KEEP = re.compile(
    r"[”\"]?\s?(?:ครั้งที่\s?\d{1,3}(?:\s?/\s?\d{2,4})?|รุ่นที่\s?\d{1,3}|ปีที่\s?\d{1,2}|(?:ประจำ)?ปี(?:งบประมาณ)?\s?(?:พ\.ศ\.)?\s?\d{4}|ประจำปี\s?\d{4}"
    r"|\((?:จังหวัด|จ\.)[^()\n]{2,30}\)|[“\"][^”\"\n]{2,80}[”\"]|\([A-Z]{2,6}\)\s?(?:การ|ว่าด้วย|เรื่อง)?[ก-๎]*|(?:จังหวัด(?!คุณธรรม)|จ\.)\s?[ก-๎]+)"
)
_STOP = re.compile(
    r"\s|[“”\"(),;•]|$|โดย(?!สาร)|ซึ่ง|จัดขึ้น|เพื่อ(?!น)|เมื่อ|ภายใต้|ที่(?=จังหวัด|ห้อง|หอ|โรงแรม|อำเภอ)|ณ\s|ครั้งที่|ปีที่|รุ่นที่|ประจำปี|ปีงบ|ถึง\s?\d|ให้กับ|อย่าง|(?<!การ)เป็น"
)
_EVENT = (
    r"(?:การ)?ประชุม(?:เชิง)?(?:ปฏิบัติการ)?|(?:การ)?(?:ฝึก)?อบรม(?:เชิงปฏิบัติการ)?|(?:การ)?สัมมนา|เวที|พิธี|งาน|(?:การ)?หารือ|(?:การ)?เสวนา"
    r"|(?:การ)?ศึกษาดูงาน|ลงพื้นที่(?=ตรวจ|ติดตาม|ประเมิน|เยี่ยม)|ตรวจ(?:ประเมิน|เยี่ยม)|สมัชชาคุณธรรม(?=แห่งชาติ|ระดับ|จังหวัด)|แลกเปลี่ยนเรียนรู้|เปิด(?:ตัว)?โครงการ(?=\s?[“\"])|กาด(?=หมั้ว)|วง(?=ของ|เสวนา|คุย|พูดคุย|สนทนา|แลกเปลี่ยน)|กิจกรรม|มหกรรม|โครงการ(?!สมัชชา)|ค่าย|(?:การ)?ลงนาม"
)
_ANCHOR = re.compile(
    rf"(?P<anchor>กำหนดจัด|จัดให้มี|จัด(?:การ)?|วิทยากรใน|เข้าร่วม|ร่วม(?:กัน)?(?:เปิด)?|เปิด|ใน|ประธาน(?:เปิด)?|ไป|นั่งหัวโต๊ะ|เป็น|ของ|มี|หัวข้อ)?"
    rf"\s?[“\"]?(?P<title>(?:{_EVENT}))"
)
_WORTH = {
    "กำหนดจัด": 4,
    "จัด": 4,
    "จัดการ": 3,
    "จัดให้มี": 4,
    "วิทยากรใน": 4,
    "เข้าร่วม": 3,
    "ร่วม": 3,
    "ร่วมกันเปิด": 4,
    "ร่วมเปิด": 4,
    "ไป": 3,
}
_NOT_EVENT = re.compile(
    r"(?:ที่|ห้อง|หอ|ผู้เข้า|ผู้|วาระการ|หลัง|ขอ|คณะ|หน่วย|ทำ|การทำ|ทีม|ผล|กลุ่ม|ความ|ดำเนิน|พนัก|พระราช|สำนัก|ปฏิบัติ|ศูนย์)$"
)
_PARTS = (
    re.compile(r"(?:^|(?<=\s))(?:วง|เวที|งาน|การประชุม|รอบ)(?:แรก|ที่หนึ่ง|ที่\s?1)(?=\s)"),
    re.compile(r"(?:^|(?<=\s))(?:วง|เวที|งาน|การประชุม|รอบ)(?:ที่สอง|ที่\s?2)(?=\s)"),
)


@dataclass(frozen=True)
class Event:
    """An event: where its title stands (empty span without one) and which part of the text tells of it."""

    start: int
    end: int
    title: str
    first: int
    last: int
    series_no: int = 0
    series_year: int = 0
    series_at: tuple[int, int] = (0, 0)
    name: str = ""
    minor: bool = False
    planned: bool = False
    holes: tuple[tuple[int, int], ...] = ()

    def covers(self, at: int) -> bool:
        """Whether the text at `at` tells of this event."""
        return self.first <= at < self.last and not any(s <= at < e for s, e in self.holes)


# no title is longer, and no cue of another event stands farther before it
_LONGEST = 400


def _title_end(view: str, at: int) -> int:
    """Where a title ends: chunks that belong to titles are taken over a space."""
    end = at
    if opening := re.compile(r"เพื่อ").match(view, at):
        end = opening.end()
    elif keep := _KEEP.match(view, at):
        end = keep.end()
    while True:
        stop = _STOP.search(view, end, end + _LONGEST)
        end = stop.start() if stop else len(view)
        keep = _KEEP.match(view, end)
        if not keep or keep.end() == end:
            return end
        end = keep.end()


def _headline_end(page: Page) -> int:
    """End of the first line when it is a headline: short, without a date, and not the whole text."""
    if len(page.paragraphs) < 2:
        return 0
    start, end = page.paragraphs[0]
    dated = any(start <= d.start < end for d in page.dates)
    return 0 if dated or end - start > 150 else end


def _candidates(page: Page, first: int, last: int) -> Iterator[tuple[float, int, int]]:
    view = page.view
    headline = _headline_end(page)
    not_named = rules(r"(?:{generic_after_head}|ครั้งนี้|ดังกล่าว|ว่า|พบ|\s)", "generic_after_head")
    reach = 0
    for m in _ANCHOR.finditer(view, first, last):
        start = m.start("title")
        anchor = m["anchor"] or ""
        inside = start < reach or any(b.start < start < b.end for b in page.bodies)
        if (not anchor and _NOT_EVENT.search(view[max(0, start - 8) : start])) or inside:
            continue
        end = min(_title_end(view, m.end("title")), last)
        words = view[start:end]
        opens = re.match(r"\s?[“\"]", view[m.end("title") : m.end("title") + 2]) or view.startswith(
            "เพื่อ", m.end("title")
        )
        if end - m.end("title") < 4 or (not opens and not_named.match(view, m.end("title"))):
            continue
        reach = end if anchor in _WORTH else reach
        worth = (
            _WORTH.get(anchor, 2 if anchor else 0) + 3 * ("ครั้งที่" in words) + 2 * ("คุณธรรม" in words or "ความดี" in words)
        )
        worth += 2 * bool(re.search("จังหวัด|อำเภอ|ปีที่|รุ่นที่|ประจำปี", words)) - 2 * (
            m["title"] in ("กิจกรรม", "โครงการ", "ค่าย")
        )
        worth -= 3 * any(s <= start < e for s, e in page.quotes) * ("เวที" not in words)
        worth += 2 * bool(opens) - 3 * (page.paragraphs[0][0] <= start < headline)
        day = next((min(d.start, d.weekday_span[0] or d.start) for d in page.dates), 0)
        beside = 0 <= day - end < 10 and "ประชุม" in m["title"]
        yield max(worth - (start - first) / 400, 2.01 * beside), start, end


def _event(page: Page, first: int, last: int) -> Event:
    worth, start, end = max(_candidates(page, first, last), default=(0.0, 0, 0))
    if worth < 2:
        start, end = _headline(page) if first == 0 else (0, 0)
    return _event_at(page, start, end, first, last)


def _headline(page: Page) -> tuple[int, int]:
    """A first line that is nothing but the name of an event; an empty span otherwise."""
    start, end = page.paragraphs[0] if len(page.paragraphs) > 1 else (0, 0)
    named = re.compile(_EVENT).match(page.view, start, end)
    return (start, end) if named and 12 < end - start < 140 else (0, 0)


def _event_at(page: Page, start: int, end: int, first: int, last: int) -> Event:
    words = page.view[start:end]
    series = _SERIES.search(page.view, start, end)
    title = squeezed(re.sub(r"(?<=\S)(?=ครั้งที่)", " ", words))
    if not series:
        return Event(start, end, title, first, last)
    year = series["year"] or "0"
    year_be = int(year) + 2500 if len(year) == 2 else int(year)
    at = (series.start("no"), series.end())
    return Event(start, end, title, first, last, int(series["no"]), year_be, at)


def events(page: Page) -> list[Event]:
    """The event of the release; several where the text counts them off, gives each province its own, or tells of
    another one with a day or hour of its own.
    """
    one = _PARTS[0].search(page.view)
    two = _PARTS[1].search(page.view, one.end()) if one else None
    if one and two:
        end = page.credits[0].label[0] if page.credits else len(page.view)
        return [_event(page, one.end(), two.start()), _event(page, two.end(), max(end, two.end()))]
    if minutes := _minutes(page):
        return [minutes, *_others(page, minutes)]
    if halves := _halves(page):
        return halves
    main = _event(page, 0, len(page.view))
    if sections := _sections(page, main) or _dated(page):
        return sections
    others = list(_others(page, main))
    return [replace(main, holes=tuple((o.first, o.last) for o in others)), *others]


_MINUTES = re.compile(r"(?:รายงาน|บันทึก|สรุปผล|สรุป)(?=การประชุม)")


def _minutes(page: Page) -> Event | None:
    """The meeting that minutes are of: their heading, with the number of the meeting where a line of its own has it."""
    start, end = page.paragraphs[0] if page.paragraphs else (0, 0)
    head = _MINUTES.match(page.view, start, end)
    if not head or end - start > 140:
        return None
    following = page.paragraphs[1] if len(page.paragraphs) > 1 else (0, 0)
    if number := _SERIES.match(page.view, *following):
        end = number.end()
    return _event_at(page, head.end(), end, 0, len(page.view))


_HALF = re.compile(r"[ •\d.)-]*(?:ภาค|ช่วง|รอบ)(?:เช้า|บ่าย|ค่ำ|เย็น)(?=[\s:])")


def _halves(page: Page) -> list[Event]:
    """Paragraphs for the morning and the afternoon, each with an hour and a title of its own."""
    heads = [
        s for s, e in page.paragraphs if _HALF.match(page.view, s, e) and any(s < c.start < s + 60 for c in page.clocks)
    ]
    if len(heads) < 2:
        return []
    found = [
        replace(_event(page, first, last), last=last if last < len(page.view) else _foot(page))
        for first, last in zip(heads, [*heads[1:], len(page.view)], strict=True)
    ]
    return found if all(e.title for e in found) else []


def _foot(page: Page) -> int:
    return page.credits[0].label[0] if page.credits else len(page.view)


def _sections(page: Page, main: Event) -> list[Event]:
    """จังหวัดX : and a day, on several lines: the same event in several provinces."""
    found = []
    for start, end in page.paragraphs:
        place = next((p for p in page.places if start <= p.start <= start + 3 and p.level == "province"), None)
        dated = any(start <= d.start < end for d in page.dates)
        if place and dated and re.match(r"\s?[:-]\s", page.view[place.end : place.end + 3]):
            found.append(replace(main, first=start, last=end, name=f"{main.title} จังหวัด{place.name}".strip()))
    return found if len(found) > 1 else []


_MARKS = re.compile(r"[ •\d.)(-]*")
_PLACED = re.compile(r"\s?@|\s(?=ห้อง|หอประชุม|ณ|ที่|ลาน|โรงแรม|อาคาร)")


def _dated(page: Page) -> list[Event]:
    """Paragraphs that begin with a day of their own: an event each, up to the next."""
    heads = []
    for start, end in page.paragraphs:
        day = next((d for d in page.dates if start <= d.start < end), None)
        lead = _MARKS.match(page.view, start, end)
        if day and lead and day.start <= max(lead.end(), start + 4) + 3 and end - day.end > 12:
            words = _MARKS.match(page.view, day.end, end)
            at = words.end() if words else day.end
            stop = _PLACED.search(page.view, at + 6, end)
            if re.compile(rf"(?:{_EVENT}|ตลาดนัด|สมัชชา)").match(page.view, at):
                heads.append((start, at, stop.start() if stop else end))
    lasts = [h[0] for h in heads[1:]] + [len(page.view)]
    if len(heads) < 2:
        return []
    return [_event_at(page, at, end, start, last) for (start, at, end), last in zip(heads, lasts, strict=True)]


_NEXT = re.compile(
    r"(?:(?<=\s)|(?<=\d)|^)(?:ต่อมา|จากนั้น|อนึ่ง|ทั้งนี้|พร้อมนี้|หลังจากนั้น|และเตรียม|เตรียม|และนัด|นัด|โดยครั้ง|ก่อน|ส่วน|สำหรับ|ก้าวต่อไป|ข่าวฝาก|ในการ|ในโอกาส|มีกำหนด|กำหนด|และมี|/|[-•]\s|\d{1,2}[.)])",
    re.MULTILINE,
)
_AHEAD = re.compile(r"จะ|กำหนด|เตรียม|นัด|ครั้งต่อไป|ครั้งหน้า|เชิญ|ก้าวต่อไป|คาดว่า|ข่าวฝาก|ประกาศเพิ่มเติม|รับสมัคร")
_MINOR = re.compile(
    r"(?P<title>(?:การ)?ประชุม(?!กำนัน|ผู้ใหญ่|กรมการ)(?:เชิง)?(?:ปฏิบัติการ)?|เวที|พิธี|งาน(?=สมัชชา|มหกรรม|ตลาด|วัน|สัปดาห์|[“\"])|(?:ฝึก)?อบรม|สัมมนา|มหกรรม|สมัชชาคุณธรรม(?=จังหวัด|ระดับ|ครั้ง|ตำบล|อำเภอ|กลุ่ม)|ค่าย)(?![ก-๎]{0,4}(?:ดังกล่าว|ครั้งนี้))"
)


def _others(page: Page, main: Event) -> Iterator[Event]:
    """Events with a day or an hour of their own behind the main one, each in its clause."""
    day = next((d for d in page.dates if main.covers(d.start)), None)
    reached = max(main.end, day.end if day else 0)
    for m in _MINOR.finditer(page.view, reached):
        line_end = page.view.find("\n", m.end())
        line_end = len(page.view) if line_end < 0 else line_end
        line = max(page.view.rfind("\n", 0, m.start()) + 1, reached, m.start() - _LONGEST)
        cues = [
            c for c in _NEXT.finditer(page.view, line, m.start() + 1) if m.start() - c.start() < 110 or c[0] == "ต่อมา"
        ]
        inside = _NOT_EVENT.search(page.view[max(0, m.start() - 8) : m.start()])
        if m.start() < reached or inside or not cues or any(s <= m.start() < e for s, e in page.quotes):
            continue
        end = min(_title_end(page.view, m.end()), line_end)
        first = cues[-1].start()
        own = [
            d for d in page.dates if first <= d.start < min(end + 60, line_end) and (not day or d.first != day.first)
        ]
        later = [c for c in cues if c[0] in ("ต่อมา", "จากนั้น", "หลังจากนั้น")]
        hours = [c for c in page.clocks if later and later[0].start() <= c.start < m.start()]
        first = later[0].start() if hours else first
        if (own or hours) and end - m.end("title") > 3:
            event = _event_at(page, m.start(), end, first, line_end)
            planned = (
                bool(_AHEAD.search(page.view, line, end + 30)) and bool(own) and (not day or own[0].first > day.first)
            )
            reached = line_end if hours else max(end, own[0].end if own else end)
            yield replace(event, minor=True, planned=planned, last=line_end if hours else min(line_end, reached + 90))
