"""Which words of a text name its event: every noun that may begin a title, by what it is worth."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from loaders.press.lexicon import rules
from loaders.press.page import Page
from loaders.press.scan import scanner
from loaders.press.titles import BESIDE, EVENT, NOT_EVENT, UNNAMED, Event, event_at, title_end

_ANCHOR = scanner(
    rf"(?P<anchor>กำหนดจัด|จัดให้มี|ดำเนินการ(?=ตรวจ|อบรม|ประชุม|สัมมนา)|ให้เป็นที่(?=ประชุมคณะ)|จัด(?:การ)?|วิทยากรใน|เข้าร่วม|ร่วม(?:กัน)?(?:เปิด)?|เปิด|ใน|ประธาน(?:เปิด|ใน)?|ไป|นั่งหัวโต๊ะ|เป็น|ของ|มี|หัวข้อ|เพื่อ(?=ประชุม|เสวนา|หารือ)|(?:ขอ)?รายงาน(?=การประชุม|การสัมมนา|การอบรม))?"
    rf"\s?[“\"]?(?P<title>(?:{EVENT}))"
)


_WORTH = {
    "กำหนดจัด": 3,
    "ประธาน": 4,
    "ประธานเปิด": 4,
    "ประธานใน": 4,
    "จัด": 4,
    "จัดการ": 3,
    "ดำเนินการ": 4,
    "ให้เป็นที่": 4,
    "จัดให้มี": 4,
    "วิทยากรใน": 4,
    "เข้าร่วม": 3,
    "ร่วม": 3,
    "นั่งหัวโต๊ะ": 4,
    "ร่วมกันเปิด": 4,
    "ร่วมเปิด": 4,
    "ไป": 3,
}


# its day or place straight behind the title
_HELD_THEN = re.compile(r"\s?(?:ขึ้น)?\s?(?:ซึ่ง[ก-๎]{0,16}(?:มี|จัด)ขึ้น|เมื่อ|ในวัน|ระหว่างวัน|ณ\s|ที่ห้อง|ที่หอ|ที่โรง|ที่ศาลา)")
_VISIT = re.compile(r"ลงพื้นที่|(?:การ)?(?:ตรวจ|นิเทศ|ศึกษาดูงาน)")


def _headline_end(page: Page) -> int:
    """End of the first line when it is a headline: short, without a date, and not the whole text."""
    if len(page.paragraphs) < 2:
        return 0
    start, end = page.paragraphs[0]
    dated = any(start <= d.start < end for d in page.dates)
    return 0 if dated or end - start > 150 else end


@lru_cache(maxsize=2)
def _anchors(view: str) -> list[re.Match[str]]:
    """Where titles may begin, in the order of the text; looked for once, however many parts a text has."""
    return list(_ANCHOR.finditer(view))


def _candidates(page: Page, first: int, last: int) -> Iterator[tuple[float, int, int]]:
    view = page.view
    headline = _headline_end(page)
    # an event is named by what is done at it, a body is not
    not_named = rules(
        r"(?!ลงนาม|ประกาศ|ติดตามผล|พัฒนา|ส่งเสริมคุณธรรม|สมัชชา|ประชุม|เครือข่าย[ก-๎]{8})(?:{generic_after_head}|ครั้งนี้|ดังกล่าว|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ยี่|สิบ|ร้อย)+(?:เอ็ด)?(?:คน|ท่าน|รูป)|ว่า|พบ|ประกอบด้วย|ได้แก่|ดังนี้|\s|"
        + UNNAMED
        + ")",
        "generic_after_head",
    )
    reach = 0
    anchors = _anchors(view)
    for m in anchors[bisect_left(anchors, first, key=lambda m: m.start()) :]:
        if m.end() > last:
            break
        start = m.start("title")
        anchor = m["anchor"] or ""
        inside = start < reach or any(b.start < start < b.end for b in page.bodies)
        if (not anchor and _not_event(view, start)) or inside:
            continue
        glued = m["title"] in ("งาน", "วง", "ค่าย") and _GLUED.match(view, start - 1)
        if (not anchor and glued) or (m["title"] == "มอบ" and not anchor.startswith("ประธาน")):
            continue
        end = min(title_end(view, m.end("title")), last)
        words = view[start:end]
        opens = re.match(r"\s?[“\"]|\s?[A-Z]", view[m.end("title") : m.end("title") + 2]) or view.startswith(
            ("เพื่อ", "เป็นครั้งที่"), m.end("title")
        )
        if end - m.end("title") < 4 or (
            not (opens or m["title"].endswith("ดูงาน")) and not_named.match(view, m.end("title"))
        ):
            continue
        reach = end if anchor in _WORTH or "ประชุม" in m["title"] else reach
        worth = (
            _WORTH.get(anchor, 2 if anchor else 0) + 3 * ("ครั้งที่" in words) + 2 * ("คุณธรรม" in words or "ความดี" in words)
        )
        worth += 2 * bool(re.search("จังหวัด|อำเภอ|ปีที่|รุ่นที่|ประจำปี", words)) - 2 * (
            m["title"] in ("กิจกรรม", "โครงการ", "ค่าย")
        )
        worth -= 5 * (
            m["title"] == "โครงการ" and any(p.start <= start + 7 and end <= p.end + 8 for p in page.programmes)
        )
        worth -= 6 * ("รุ่น" in words and _is_work(view, m.start(), end))
        worth -= 3 * any(s <= start < e for s, e in page.quotes) * ("เวที" not in words)
        worth += 2 * bool(_VISIT.match(words)) + (anchor != "กำหนดจัด" and bool(_HELD_THEN.match(view, end)))
        worth += bool(_HELD_THEN.match(view, end)) and view[start - 1 : start] == "\n"
        worth += 8 * bool(_SO_NAMED.search(view, max(0, start - 16), start))
        worth += 2 * bool(opens) - 3 * (page.paragraphs[0][0] <= start < headline)
        line = view.rfind("\n", 0, start) + 1
        worth -= 6 * bool(_MARKED.match(view, line) and _RESOLVES.search(view, max(first, line - 400), line))
        worth -= 8 * bool(line > first and BESIDE.match(view, line))
        day = next((d.begin for d in page.dates), 0)
        worth -= 6 * (first == 0 and _elsewhere(page, start, end))
        beside = 0 <= day - end < 10 and "ประชุม" in m["title"]
        # a heading: the title opens its line and its day stands behind it
        worth += 4 * (beside and view[start - 1 : start] in ("", "\n"))
        yield max(worth - (start - first) / 400, 2.01 * beside), start, end


# what it is called this time
_SO_NAMED = re.compile(r"(?<!เ)ชื่อ(?:งาน|ค่าย|เวที|กิจกรรม)?ว่า\s?[“\"]?\Z")
_DAY_OF = re.compile(r"[^\n]{0,50}?(?:วันที่|วัน[ก-๎]{2,8}ที่)?\s?\Z")


# people are called to another event
_MEET = re.compile(r"(?:(?:เจอ|พบ)กัน(?:อีก(?:ที|ครั้ง)?)?|นัด(?:หน้า|ต่อไป|ถัดไป)|ครั้งหน้า)[^\n]{0,12}\Z")


def _elsewhere(page: Page, start: int, end: int) -> bool:
    """Whether words some paragraphs behind a lead that tells of an event name one of a later day."""
    lead = next((d for d in page.dates if len(d.first) == 10), None)
    if lead is None or start < lead.start:
        return False
    ends = [e for s, e in page.paragraphs if s <= start and e > lead.start]
    placed = any(v.start < start for v in page.venues[:1]) or any(c.start < start for c in page.clocks[:1])
    day = next((d for d in page.dates if d.start >= end), None) if len(ends) > 2 and placed else None
    meet = next((d for d in page.dates if 0 <= start - d.end < 6 and d.first > (lead.last or lead.first)), None)
    if meet and _MEET.search(page.view, max(0, meet.begin - 40), meet.begin):
        return True
    return bool(day and day.first > (lead.last or lead.first) and _DAY_OF.match(page.view, end, day.begin))


# the end of another word, with no name in quotes behind it
_GLUED = re.compile(r"[ก-๎](?:งาน|วง|ค่าย)(?!\s?[“\"])")
# what came of an event that is told whole, or what is told behind it
_CAME_OF = re.compile(r"(?:(?:แจ้ง|รายงาน|แถลง|สรุป|:|\n|^)\s?ผล|หลัง)\Z")
_WHOLE = re.compile(r"(?:การประชุม|การหารือ|การสัมมนา|เวที|พิธี|การอบรม)[ก-๎]{8}")


def _not_event(view: str, start: int) -> bool:
    """Whether the words before keep a noun from naming an event: its room, its report, another word's end."""
    before = NOT_EVENT.search(view[max(0, start - 8) : start])
    return bool(before) and not (_WHOLE.match(view, start) and _CAME_OF.search(view, max(0, start - 14), start))


# an item of a list on lines, under what a meeting resolved
_MARKED = re.compile(r"[ ]*(?:[•-]|\(?(?:\d{1,2}|[ก-ฮ])[.)])")
_RESOLVES = re.compile(
    r"(?:มีมติ|มติที่ประชุม|ข้อยุติ|ข้อสรุป|ข้อสั่งการ|ได้ข้อตกลง|เห็นชอบ)[^\n]*\n(?:[ ]*(?:[•-]|\(?(?:\d{1,2}|[ก-ฮ])[.)])[^\n]*\n)*\Z"
)


# a batch that is to be taught, one work among others or done on the same occasion
_WORK = re.compile(r"(?:ให้|จะ|เดียวกัน|(?:ต่อไป|ดำเนินการ|แล้วเสร็จ)[ก-๎]{0,6}\s?ได้แก่\s?)\Z")
_HOW_FAR = re.compile(r"\s?(?:[ก-๎ \d]{0,24}?(?:ยังไม่ได้|กำหนดไว้|เลื่อน|แล้วเสร็จ)|ปิดอบรมไป)")


def _is_work(view: str, start: int, end: int) -> bool:
    """Whether the words name a work of the programme and not what the release tells of."""
    return bool(_WORK.search(view, max(0, start - 40), start) or _HOW_FAR.match(view, end))


def best_event(page: Page, first: int, last: int, *, least: float = 1) -> Event:
    """The event whose title is worth most of those that stand between, at least `least`; else one without a title."""
    worth, start, end = max(_candidates(page, first, last), default=(-99.0, 0, 0))
    if worth < least:
        start, end = _headline(page) if first == 0 else (0, 0)
        start, end = (start, end) if end else _plain(page, first, last)
    return event_at(page, start, end, first, last)


_PLAIN = scanner(
    rf"(?<=ที่)ประชุม(?=คณะ|ชี้แจง|หารือ|ติดตาม|เตรียม)|(?!งาน|โครงการ|วง|พิธี)(?:{EVENT})|ซักซ้อม|คลินิก|ประชาคม|(?:หลักสูตร|งาน)(?=[ก-๎]*(?:คุณธรรม|ความดี|คนดี|วินัย))"
)


_UNNAMED = re.compile(UNNAMED)


def _plain(page: Page, first: int, last: int) -> tuple[int, int]:
    """Words that can name an event, beside its day, where nothing says so; an empty span without any."""
    day = next((d.start for d in page.dates if first <= d.start < last), first)
    for m in _PLAIN.finditer(page.view, max(first, day - 160), min(last, day + 160)):
        end = min(title_end(page.view, m.end()), last)
        taken = [(b.start, b.end) for b in page.bodies] + [(v.start, v.end) for v in page.venues]
        inside = any(s < m.start() < e for s, e in taken)
        other = not m[0].startswith("ประชุม") and NOT_EVENT.search(page.view, max(0, m.start() - 8), m.start())
        if end - m.end() > 4 and not inside and not other and not _UNNAMED.match(page.view, m.end()):
            return m.start(), end
    return 0, 0


def _headline(page: Page) -> tuple[int, int]:
    """A first line that is nothing but the name of an event; an empty span otherwise."""
    start, end = page.paragraphs[0] if len(page.paragraphs) > 1 else (0, 0)
    named = re.compile(EVENT).match(page.view, start, end)
    unit = any(b.start == start for b in page.bodies)
    return (start, end) if named and not unit and 12 < end - start < 140 else (0, 0)
