"""What a text tells of an activity beside its name: its status and year, how often, for how long, by what means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.press.facts import Span, Value
from loaders.press.words import paragraph_end

_UNITS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
_ONES = f"(?:เอ็ด|{'|'.join(_UNITS[:-1])})?"
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_UNITS)})(?:สิบ)?{_ONES}|ยี่สิบ{_ONES})"
# where the words that speak of another activity or another matter begin
_TURN = re.compile(
    r"\s(?:ส่วน|ทั้งนี้|นอกจากนี้|ขณะที่|ด้าน(?=[ก-๎])|อีกทั้ง|(?:ปี|เดือน)หน้า"
    r"|และ(?=โรงเรียน|วัด|เทศบาล|อบต|จังหวัด|ผล|ใน|เมื่อ|ปี))|\n"
)
_ENDED = re.compile(
    r"ไปแล้ว|แล้วเสร็จ|เสร็จ(?:สิ้น|แล้ว|เรียบร้อย)|(?:จบ|สิ้นสุด|ยุติ|หยุด)(?:แล้ว|ไป|ลง|ตั้งแต่|เมื่อ)"
    r"|โค้ช(?:จบ|สำเร็จ|ผ่าน|(?:แล้ว|ได้)[ ]?(?=\d))|\((?:เสร็จ|ทำแล้ว|จัดแล้ว)"
)
_GOES_ON = re.compile(
    r"(?:ยัง|ดำเนินการ|ทำ|จัด)[ก-๎]{0,12}?ต่อเนื่อง|ทำอยู่|ไม่เคยขาด|เรื่อยมา|จนถึง(?:ปัจจุบัน|วันนี้)|(?<!ยังไม่)กำลัง(?:ดำเนิน|ทำ|จัดทำ|ผลิต)|อยู่ระหว่างดำเนิน"
    rf"|มา(?:แล้ว\s?)?{_NUMBER}\s?ปี|(?:ทำ|จัด|เปิด|ออกอากาศ)[ก-๎]{{0,8}}(?:ทุก|เป็นประจำ)"
)
_TO_COME = re.compile(
    r"รอดำเนินการ|รอ(?:เริ่ม|อนุมัติ|เปิด)|มีกำหนด|กำหนดเปิด|(?:เริ่ม|ตั้งแต่|ใน)(?:ต้น|ปลาย)?(?:เดือน[ก-๎.]{0,12}|ปี|สัปดาห์|ภาคเรียน|เทอม)หน้า|ภายใน\s?\d{1,3}\s?(?:วัน|เดือน)|แค่ข้อเสนอ|ยังไม่(?:เริ่ม|ได้เริ่ม)|(?:ซึ่ง|โดย|ที่)จะ(?:เริ่ม|เปิด|จัด)|\((?:เตรียม|แผน)"
)
_VERB = r"(?:จัด|สำรวจ|ถอด|ตั้ง|ทำ|อบรม|ดำเนิน|สร้าง|พัฒนา|ผลิต|ออก|เปิด|ขยาย|เริ่ม|รวบรวม)"
_GOVERNS = re.compile(
    rf"(?P<planned>มีแผน(?!ที่)|วางแผน|เตรียม(?={_VERB})|จะ(?={_VERB})|ต้อง[ก-๎]{{0,12}}?(?={_VERB}))"
    rf"|(?P<done>(?<!จะ)ได้(?:ร่วมกัน|มีการ|ดำเนินการ)?(?!เปิด|เริ่ม){_VERB}|ได้(?=สำรวจ|ถอด))"
    rf"|(?P<ongoing>กำลัง(?={_VERB})|ยังคง(?={_VERB}))"
)
_YEAR = r"(?:ปี(?:งบประมาณ|การศึกษา)?|พ\.ศ\.)\s?(?:พ\.ศ\.)?\s?(?P<year>2[45]\d\d)(?!\s?-\s?\d)"
_YEAR_BEFORE = re.compile(rf"(?:ใน|เมื่อ|ภายใน)\s?{_YEAR}")
_YEAR_AFTER = re.compile(
    rf"[”\"]?\s?{_YEAR}|[^\n“”]{{0,60}}?(?:ใน|เมื่อ|ตั้งแต่|ภายใน)\s?{_YEAR.replace('<year>', '<later>')}"
)
_WEEKDAY = r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์|พระ)"
_FREQUENCY = (
    (r"เดือนละ\s?(?:2|สอง)", "twice_monthly"),
    (
        rf"ทุกสิ้นเดือน|ทุกต้นเดือน"
        rf"|ทุก[ก-๎]{{0,6}}{_WEEKDAY}(?:ที่)?(?:แรก|สุดท้าย|สิ้นเดือน|ต้นเดือน)|ทุกวันที่\s?\d{{1,2}}|ทุกเดือน|รายเดือน|เดือนละ",
        "monthly",
    ),
    (rf"สัปดาห์ละ|ทุกสัปดาห์|รายสัปดาห์|ทุก[ก-๎]{{0,4}}{_WEEKDAY}", "weekly"),
    (r"ทุก\s?(?:3|สาม)\s?เดือน|ทุกไตรมาส|รายไตรมาส|ไตรมาสละ", "quarterly"),
    (r"ปีละ\s?(?:2|สอง)\s?ครั้ง|ทุก\s?(?:6|หก)\s?เดือน", "twice_yearly"),
    (r"ทุกปี|ปีละ|รายปี", "yearly"),
)
_PERIOD = re.compile(rf"(?:เป็นเวลา|บทเรียน|ระยะ(?:เวลา)?|มา(?:แล้ว|นาน)?|ตลอด|อยู่)\s?(?P<n>{_NUMBER})\s?ปี(?!ที่)")
_MEDIUM = re.compile(
    r"(?:รูปแบบ|บน|ผ่าน|ทาง|ลง|เป็น|เผยแพร่|ฉบับ)[ ]?(?P<medium>เว็บไซต์|แอปพลิเคชัน|แอป|ยูทูบ|เฟซบุ๊ก|ติ๊กต็อก"
    r"|ออนไลน์|ดิจิทัลแพลตฟอร์ม|จอดิจิทัล|พอดแคสต์|วิทยุชุมชน)"
)
_MEDIUM_NAMED = re.compile(r"แอปพลิเคชัน|ออนไลน์")
_PER_DISTRICT = re.compile(r"อำเภอละ\s?(?P<n>\d{1,2})")
_DISTRICTS = re.compile(r"(?:ทั้ง|ใน|ครบ|ครอบคลุม)\s?(?P<n>\d{1,2})\s?อำเภอ")
_BATCH = re.compile(r"รุ่น(?:ที่)?\s?(?P<n>\d{1,2}|แรก)")
_COACHES = re.compile(r"(?:จำนวน|โค้ช[ก-๎]{0,8}|รุ่นแรก|รับ|จบ[ก-๎]{0,4}|\s)\s?(?P<n>\d{1,3})\s?คน")
_COACHED = re.compile(rf"(?:ดูแล|ขยายผล[ก-๎]{{0,8}}|ให้|โค้ช[ก-๎]{{0,8}})\s?(?P<n>{_NUMBER})\s?(?:องค์กร|โรงเรียน|หน่วยงาน)")


def number(words: str) -> int:
    """The value of a number in digits or in Thai words below a hundred."""
    if words.isdigit():
        return int(words)
    words = words.replace("ยี่สิบ", "สองสิบ").replace("เอ็ด", "หนึ่ง")
    tens, has_ten, ones = words.rpartition("สิบ")
    value = {w: i for i, w in enumerate(_UNITS, 1)}
    return 10 * bool(has_ten) * value.get(tens, 1) + value.get(ones, 0)


def clause_end(view: str, at: int, following: int) -> int:
    """Where the words that still speak of an activity end: before the next one or a turn of the text."""
    end = min(paragraph_end(view, at), following, at + 130)
    turn = _TURN.search(view, at, end)
    return turn.start() if turn else end


def told_status(view: str, span: Span, end: int) -> str:
    """done, ongoing or planned where the words behind an activity or the verb that governs it say so; else ""."""
    behind = [
        (m.start(), status)
        for status, cue in (("planned", _TO_COME), ("done", _ENDED), ("ongoing", _GOES_ON))
        if (m := cue.search(view, span[0], end))
    ]
    if behind:
        return min(behind)[1]
    line = max(view.rfind("\n", 0, span[0]) + 1, span[0] - 160)
    turns = [m.end() for m in _TURN.finditer(view, line, span[0])]
    governs = list(_GOVERNS.finditer(view, turns[-1] if turns else line, min(span[0] + 4, span[1])))
    # what was done is told next to its verb, what is planned may be a long list
    near = governs and (governs[-1]["planned"] or span[0] - governs[-1].end() < 40)
    return str(governs[-1].lastgroup) if near else ""


def told_year(view: str, span: Span, end: int) -> tuple[int, Span] | None:
    """The year of an activity: straight behind it, or at the head of the part of the sentence that governs it."""
    if m := _YEAR_AFTER.match(view, span[1], end):
        group = "year" if m["year"] else "later"
        return int(m[group]), m.span(group)
    line = max(view.rfind("\n", 0, span[0]) + 1, span[0] - 160)
    before = list(_YEAR_BEFORE.finditer(view, line, span[0]))
    if before and _GOVERNS.search(view, before[-1].end(), min(span[0] + 4, span[1])):
        return int(before[-1]["year"]), before[-1].span("year")
    return None


_SINCE = re.compile(r"[”\"]?[^\n“”]{0,30}?(?:ตั้งแต่|มาแต่)ปี\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)")


def since(view: str, start: int, end: int) -> tuple[int, Span] | None:
    """The year from which an activity goes on."""
    year = _SINCE.match(view, start, end)
    return (int(year[1]), year.span(1)) if year else None


def frequency(view: str, start: int, end: int) -> tuple[str, Value, Span] | None:
    """How often something is done, told between two places."""
    found = ((value, m.span()) for rule, value in _FREQUENCY if (m := re.compile(rule).search(view, start, end)))
    first = next(found, None)
    return ("frequency", *first) if first else None


def numbers(view: str, span: Span, end: int, *, coaching: bool) -> Iterator[tuple[str, Value, Span]]:
    """Frequency, period, medium and numbers told of an activity."""
    if often := frequency(view, span[0], end):
        yield often
    if m := _PERIOD.search(view, span[0], end):
        yield "period_years", number(m["n"]), m.span()
    if m := _MEDIUM.search(view, span[1], end):
        yield "medium", m["medium"], m.span("medium")
    elif m := _MEDIUM_NAMED.search(view, max(0, span[0] - 14), span[1]):
        yield "medium", m[0], m.span()
    for name, rule_ in (("per_district", _PER_DISTRICT), ("district_count", _DISTRICTS)):
        if m := rule_.search(view, span[0], end):
            yield name, int(m["n"]), m.span()
    if coaching or re.compile("โค้ช").search(view, span[0], end):
        yield from _of_coaches(view, span, end)


def _of_coaches(view: str, span: Span, end: int) -> Iterator[tuple[str, Value, Span]]:
    """Batch, coaches and bodies of an activity that brings up coaches."""
    if m := _BATCH.search(view, span[0], end):
        yield "batch", 1 if m["n"] == "แรก" else int(m["n"]), m.span()
    if m := _COACHES.search(view, span[0], end):
        yield "coach_count", int(m["n"]), m.span()
    if m := _COACHED.search(view, span[0], end):
        yield "org_count", number(m["n"]), m.span()
