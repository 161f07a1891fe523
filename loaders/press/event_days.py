"""Which of a text's dates is the day of an event."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from loaders.press.dates import Dated
from loaders.press.story import Story
from loaders.press.titles import Event

_OTHER_DATE = re.compile(
    r"(?:เลื่อน[^\n]{0,30}จาก|เคย[ก-๎]{2,16}(?:ว่า|ไว้)?(?:เป็น|จะมี)?|จากเดิม|ภายใน|ก่อน|ถึง|จนถึง|ตั้งแต่|เริ่ม|ลงทะเบียน[ก-๎]*|ประชุมครั้ง(?:ต่อไป|หน้า)|เมื่อปี"
    r"|คำสั่ง\S*|ลงวันที่|ลง|ประกาศ|เผยแพร่(?:เมื่อ)?|โพสต์(?:เมื่อ)?|ข้อมูล ณ|รับสมัคร[ก-๎]*"
    r"|นัด[ก-๎]*|กำหนดตรวจ[ก-๎]*)\s?(?:ใน)?(?:วันที่|วัน\S{2,8}ที่|วัน)?\s?$"
)


_BY_THEN = r"(?:ภายใน|ก่อน)\s?(?:วันที่|วัน)?\s?$"
_ON = re.compile(r"(?:เมื่อ|ใน|ระหว่าง|เมื่อเช้า|เมื่อบ่าย|บ่าย|เช้า)\s?(?:ของ)?(?:วันที่|วัน)?\s?$")


# the day is told from today, or is that of another meeting which is only referred to
_TOLD = re.compile(r"(?:(?:เมื่อวาน(?:นี้)?|ที่ผ่านมา|วันนี้|เช้านี้|บ่ายนี้)\s?\(\s?(?:วัน)?|(?:เมื่อวาน(?:นี้)?|วันนี้)\s?(?:วัน)?)\s?\Z")
_REFERRED = re.compile(
    r"(?:รับรองรายงาน|อ้างถึง|ตามมติ|มติ|สืบเนื่อง|จากการ|ก่อนหน้า|ครั้งแรก|จบไป)[^\n]{0,80}(?:เมื่อ|ลง)(?:วันที่|วัน)?\s?$"
)


_YESTERDAY = re.compile(r"เมื่อวาน(?:นี้)?")


_FEAST = re.compile(r"วัน(?!ที่|นี้|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|แรก|สุดท้าย)[ก-๎]{4,30}\s?(?:วันที่)?\s?$")


_CLOCK_NEAR = re.compile(r"[^\n]{0,6}เวลา|\s?(?:ตั้งแต่\s?)?เวลา|\s?\d{1,2}[.:]\d\d")


# what only a line of the page holds: when it was put up, by whom, how often it was read
_STAMP = re.compile(
    r"\s\|\s|^\s?\d{1,2}[^\n·]{3,40}\s·\s(?!\S{3})|ฮิต|เข้าชม|เขียนโดย|โพสต์|อัปเดต|อัพเดต|ลงข่าว|ลงเว็บ|เผยแพร่(?:เมื่อ|โดย|วันที่)|^(?:ฉบับ|ข่าวที่)"
    # nothing but a day and the digits of a clock
    r"|^\s?\d{1,2}\s[ก-๎.]{3,12}\s(?:พ\.ศ\.\s)?\d{2,4}\s\d{1,2}:\d\d(?:\s?น\.)?\s*$"
)


_BRACKETS = re.compile(r"\([^()\n]*(?:\)|$)")


def is_stamp(line: str) -> bool:
    """Whether a day or an hour in this line is that of the page."""
    return not line.startswith("|") and bool(_STAMP.search(_BRACKETS.sub("", line)))


def date_of(story: Story, event: Event) -> Dated | None:
    """The date that fits the event best; where two fit alike, the earlier in the text."""
    inside = [d for d in story.page.dates if event.covers(d.start)]
    anywhere = [d for d in story.page.dates if d.start < event.first] if not event.minor else []
    fit = [d for d in inside if _fitness(story, d) > -2] or anywhere
    # a day by which something is to be done is none of another event, which then is of the day of the main one
    fit = fit or [d for d in inside if not event.minor or not story.near(d.start, _BY_THEN, 20)] or story.page.stamps
    best = max(fit, key=lambda d: (_fitness(story, d), -d.start), default=None)
    if best and _fitness(story, best) < 1 and (m := _YESTERDAY.search(story.view, event.first, event.last)):
        before = (date.fromisoformat(best.first) - timedelta(days=1)).isoformat()
        return replace(best, first=before, last="", start=m.start(), end=m.end())
    return best


# no heading is longer
_HEADING = 60


def _fitness(story: Story, day: Dated) -> int:
    """How well a date's surroundings fit the day of an event."""
    view = story.view
    start = day.begin
    before = view[max(0, start - 40) : start].rsplit("\n", 1)[-1]
    after = view[day.end : day.end + 40].split("\n")[0]
    line_before = view[max(view.rfind("\n", 0, start) + 1, start - 160) : start]
    score = 3 * bool(_TOLD.search(before)) - 4 * bool(_REFERRED.search(line_before))
    score += -4 * bool(_OTHER_DATE.search(before)) + 2 * bool(_CLOCK_NEAR.match(after))
    score += bool(day.weekday) + bool(_ON.search(before)) + bool(re.match(r"\s?ณ\s|\sที่(?=ห้อง|หอ|โรง|ศาลา)", after))
    score += 1 if any(abs(e.start - day.end) < 60 for e, _ in story.meetings if e.title) else 0
    line = view[max(view.rfind("\n", 0, day.start) + 1, day.start - 400) : day.end + 60].split("\n")[0]
    # a line of a heading that is nothing but the day
    heading = [p for p in story.page.paragraphs[:6] if p[0] <= day.start < p[1] and p[1] - p[0] < _HEADING]
    score += 2 * bool(heading and heading[0][1] - day.end < 8 and start - heading[0][0] < 8)
    # a line of the head that opens with the day
    score += 2 * any(p[0] <= start < p[0] + 3 and p[1] - p[0] > _HEADING for p in story.page.paragraphs[:4])
    score -= 3 * is_stamp(line)
    return score + before.endswith("วันที่ ") + before.endswith("วันที่") - 2 * bool(_FEAST.search(before))
