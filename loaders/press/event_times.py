"""When an event was: its day and hours, its years, whether it lies ahead or was called off."""

from __future__ import annotations

import re
from datetime import date

from loaders.press.dates import Dated
from loaders.press.event_days import date_of, is_stamp
from loaders.press.facts import Entity
from loaders.press.lexicon import mapping
from loaders.press.story import Story
from loaders.press.titles import Event

_WEEKDAY_FAR = re.compile(r"วัน(?P<day>พฤหัสบดี|จันทร์|อังคาร|พุธ|ศุกร์|เสาร์|อาทิตย์)[^\n]{2,50}ตรงกับ(?:วัน)?(?:ที่)?\s?$")
_EXPECTS = re.compile(r"คาดว่า(?:จะ)?(?:มี(?=ผู้|ประชาชน|นัก|คน)|มา(?=\s?(?:กว่า\s?)?\d))")
_PLANNED = re.compile(r"(?<!ได้)กำหนดจัด|เตรียมจัด|จะ(?:มีการ)?จัด(?!การ(?!ประชุม|อบรม))|จะมี(?=การ|พิธี|งาน)|มีกำหนด(?:การ)?จัด")
_INVITES = re.compile(
    r"(?:ขอเชิญ|เชิญชวน)[^\n]{0,60}(?:ร่วม|เที่ยว|มา)|ขอเชิญ\s*\Z|นับถอยหลัง|(?:เจอ|พบ)กัน(?=นะ|แน่)"
    r"|อีก\s?\d{1,2}\s?วัน(?=\s|เจอ|พบ|จะ)|เตรียม(?=เปิด|เนรมิต)|ชวน(?:สมาชิก|เพื่อน|ทุกคน)?ไป|(?:ที่)?จะขึ้นเวที|ยังมีอีก(?:วง|เวที|งาน|นัด)"
)
# behind the title
_WILL_BE = re.compile(r"[”\"]?\s?(?:(?:ซึ่ง|ที่|โดย)[ก-๎.]{0,24}?)?จะ(?:จัด(?!การ|ทำ)|มีขึ้น)")
_YEAR_OF_PROGRAMME = re.compile(r"ปี(?:ที่\s?(?P<nth>\d{1,2})|\s(?P<bare>\d))(?!\d)")
_OF_PROGRAMME = r"จังหวัดคุณธรรม|จังหวัด|ในปีนี้นับเป็น"
_FISCAL = re.compile(r"ปีงบประมาณ\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)")
_QUARTER = re.compile(r"\s?(?:ไตรมาส(?:ที่)?\s?\d\s?)?(?:ประจำ)?ปีงบประมาณ\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)")


def when(story: Story, event: Event, meeting: Entity) -> None:
    """State the day, the hours and the years of an event, and its status."""
    draft, view = story.draft, story.view
    day = date_of(story, event)
    ahead = _PLANNED.search(view, max(event.first, event.start - 24), event.start + 4) if event.title else None
    ahead = ahead or (
        _INVITES.search(view, max(event.first, event.start - 90), event.start + 4)
        if event.title
        else _INVITES.search(view, event.first, min(event.first + 200, event.last))
    )
    ahead = ahead or (_WILL_BE.match(view, event.end) if event.title else None)
    ahead = ahead or (
        _SHEET.match(view, *story.page.paragraphs[0]) if story.page.paragraphs and not event.minor else None
    )
    if ahead and not _called_off(story, event):
        draft.state(meeting, "status", "planned", ahead.span())
    if off := _called_off(story, event):
        draft.state(meeting, "status", "cancelled", off)
    elif event.planned:
        draft.state(meeting, "status", "planned", (event.start, event.end))
    expected = [m for m in _EXPECTS.finditer(view, event.first, event.last) if event.covers(m.start())]
    if expected and not ahead:
        draft.state(meeting, "status", "planned", expected[0].span())
    if event.minor and not day and story.meetings[0][1] is not meeting:
        for a in [a for a in story.meetings[0][1].attributes if a.name == "date"]:
            draft.state(meeting, "date", a.value, *a.evidence)
    if day:
        draft.state(meeting, "date", day.first, (day.start, day.end))
        # the first day may be named alone before the whole range
        ranges = [d for d in story.page.dates if d.last and d.first == day.first and event.covers(d.start)]
        for whole in ranges[:1]:
            draft.state(meeting, "end_date", whole.last, (whole.start, whole.end))
        for last in _lasts(story, event, day) if not ranges else ():
            draft.state(meeting, "end_date", last.first, (last.start, last.end))
        if day.weekday:
            draft.state(meeting, "weekday", day.weekday, day.weekday_span)
        elif far := _WEEKDAY_FAR.search(view, max(0, day.start - 70), day.start):
            draft.state(meeting, "weekday", mapping("weekdays")[far["day"]], far.span("day"))
        elif told := _weekday_told(story, event, day):
            draft.state(meeting, "weekday", mapping("weekdays")[told["day"]], told.span())
    _clocks(story, event, meeting, day)
    for year in _YEAR_OF_PROGRAMME.finditer(view, event.first, event.last):
        titled = event.start <= year.start() < event.end + 3
        if titled or (year["nth"] and story.near(year.start(), _OF_PROGRAMME, 60)):
            draft.state(meeting, "programme_year", int(year["nth"] or year["bare"]), year.span())
    if event.title and (fiscal := _FISCAL.search(view, event.start, event.end) or _QUARTER.match(view, event.end)):
        draft.state(meeting, "fiscal_year_be", int(fiscal[1]), fiscal.span(1))


_UP_TO = re.compile(
    r"(?:ต่อเนื่อง|กำหนด[^\n]{0,12}วัน|(?:เรียน|อบรม|จัด)(?:กัน)?|ยาว|จะ[ก-๎]{0,16})\s?(?:กัน)?(?:ยาว)?(?:ไป)?\s?(?:จน)?ถึง\s?(?:วันที่|คืนวันที่|วัน)?\s?\Z"
)
_LONGEST_EVENT = 31


def _lasts(story: Story, event: Event, day: Dated) -> list[Dated]:
    """The day up to which it goes on, told apart from that on which it began."""
    return [
        d
        for d in story.page.dates
        if event.covers(d.start)
        and len(d.first) == len(day.first) == _WHOLE
        and 0 < (date.fromisoformat(d.first) - date.fromisoformat(day.first)).days < _LONGEST_EVENT
        and _UP_TO.search(story.view, max(0, d.begin - 50), d.begin)
    ][:1]


_NAMED_DAY = re.compile(
    r"(?<!ทุก)(?<!แต่ละ)วัน(?P<day>พฤหัสบดี|พฤหัส|จันทร์|อังคาร|พุธ|ศุกร์|เสาร์|อาทิตย์)(?=ที่|ดังกล่าว|นี้|ถัดไป|แรก|\s|[ ]?\()"
)


def _weekday_told(story: Story, event: Event, day: Dated) -> re.Match[str] | None:
    """Its weekday where the same words do not hold its date: the one that the calendar has for it."""
    if len(day.first) < _WHOLE:
        return None
    weekday = [*dict.fromkeys(mapping("weekdays").values())][date.fromisoformat(day.first).weekday()]
    return next(
        (
            m
            for m in _NAMED_DAY.finditer(story.view, event.first, event.last)
            if mapping("weekdays")[m["day"]] == weekday
            and event.covers(m.start())
            and not any(s <= m.start() < e for s, e in story.page.quotes)
            and not any(d.begin <= m.start() < d.end and d.first != day.first for d in story.page.dates)
        ),
        None,
    )


_WHOLE = len("2024-01-31")
_SHEET = re.compile(r"[ •]*กำหนดการ")
_OFF = re.compile(r"(?:งด|ยกเลิก)(?:การ|ไม่)?(?:จัด)?(?:การ|งาน|กิจกรรม)?[\s“\"]*\Z")


def _called_off(story: Story, event: Event) -> tuple[int, int] | None:
    """The words straight before the title that call an event off."""
    m = _OFF.search(story.view, max(0, event.start - 24), event.start) if event.title else None
    return m.span() if m else None


# words before the hour at which an event ended, and before one up to which it was
_ENDED = r"(?:เลิก|(?<!เ)ปิด|เสร็จ|สิ้นสุด|จบ{0})[ก-๎]{{0,12}}\s?(?:เวลา|ที่|ตอน)?\s?\Z"
_CLOSES = re.compile(_ENDED.format(""))
_UNTIL = re.compile(_ENDED.format("|ถึง|-"))
# an hour at which the telling goes on
_AFTERWARDS = re.compile(r"(?:จากนั้น|ต่อมา|ประชุมต่อ[^\n]{0,40}|ภายหลัง|หลังจากนั้น|ต่อด้วย)[^\n]{0,12}$")


# hours in which something is done, told without those of the clock
_WHILE = re.compile(r"ช่วง\Z")


def _clocks(story: Story, event: Event, meeting: Entity, day: Dated | None) -> None:
    """When it began, by the time nearest to its day, and when it ended."""
    clocks = [c for c in story.page.clocks if event.covers(c.start) and not is_stamp(_line_to(story, c.end))]
    ends = [c for c in clocks if _UNTIL.search(story.view, max(0, c.start - 24), c.start)]
    begins = [c for c in clocks if c not in ends]
    begins = [c for c in begins if not _WHILE.search(story.view, max(0, c.start - 8), c.start) or c.last]
    first = [c for c in begins if not _AFTERWARDS.search(story.view, max(0, c.start - 50), c.start)]
    begins = first or ([] if event.title and day else begins)
    clock = min(begins, key=lambda c: abs(c.start - day.end) if day else c.start, default=None)
    if clock:
        story.draft.state(meeting, "start_time", clock.first, (clock.start, clock.end))
        last = next(((c.first, c) for c in ends if c.start > clock.end and c.first > clock.first), None)
        if clock.last or last:
            until, at = (clock.last, clock) if clock.last else last  # type: ignore[misc]
            story.draft.state(meeting, "end_time", until, (at.start, at.end))
    elif ends and _CLOSES.search(story.view, max(0, ends[0].start - 24), ends[0].start):
        story.draft.state(meeting, "end_time", ends[0].first, (ends[0].start, ends[0].end))


def _line_to(story: Story, at: int) -> str:
    """The words of a line around `at`, as far as those of a page's own line may stand."""
    return story.view[max(story.view.rfind("\n", 0, at) + 1, at - 80) : at + 24].split("\n")[0]
