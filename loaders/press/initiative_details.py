"""What a text tells of an activity beside its name: its year, how often, for how long, by what means, how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.press.activity_words import WEEKDAY
from loaders.press.facts import Span, Value
from loaders.press.numerals import NUMBER, number
from loaders.press.words import paragraph_end

_YEAR = r"(?:ปี(?:งบประมาณ|การศึกษา)?|พ\.ศ\.)\s?(?:พ\.ศ\.)?\s?(?P<year>2[45]\d\d)(?!\s?-\s?\d)"
# what was done or will be done in the year named before
_DOES = re.compile(r"ได้|จะ|แผน(?!ที่)|เตรียม|กำลัง|ยังคง|ต้อง|กำหนด|เปิด|จัด|เริ่ม|ลุย")
_YEAR_BEFORE = re.compile(rf"(?:ใน|เมื่อ|ภายใน|ทำ|เปิด|จัด|เริ่ม|งาน|ว่า\s?|^)\s?{_YEAR}")
_MONTH = r"(?:(?:ต้น|กลาง|ปลาย)?(?:เดือน\s?)?[ก-๎.]{3,12}\s|ภาคเรียนที่\s?\d\s)"
_YEAR_AFTER = re.compile(
    rf"[”\"]?[\s(]{{0,2}}(?:เริ่ม|แผน)?(?:ต้น|กลาง|ปลาย)?{_YEAR}|[”\"]?[^\n“”]{{0,60}}?(?:ใน|เมื่อ|ตั้งแต่|เริ่ม|มาแต่|ตลอด|เปิด(?:สอน|ใช้|อบรม|รับ)?|จัด|ตั้ง|งบ|เลื่อนไป|ไว้ที่|อีกครั้ง)(?:ต้น|กลาง|ปลาย)?\s?(?:ไตรมาส(?:ที่)?\s?\d\s)?"
    rf"(?:{_YEAR.replace('<year>', '<later>')}|{_MONTH}(?:ปีการศึกษา\s|พ\.ศ\.\s?)?(?P<dated>2[45]\d\d))"
)
# the day on which it begins or ended
_DATED_AFTER = re.compile(
    r"[”\"]?[^\n“”]{0,60}?(?:เริ่ม[ก-๎]{0,8}|นับ(?:จาก|แต่)|ครั้งแรก(?:เมื่อ|ใน)?|(?:เสร็จ|สิ้นสุด|จบ|ปิด)[ก-๎]{0,10}เมื่อ|คืน|ภายใน|ระหว่าง)"
    r"(?:วัน[ก-๎]{0,10})?\s?(?:\d{1,2}(?:\s?-\s?\d{1,2})?\s)?(?:เดือน)?(?:[ก-ฮ]{1,2}\.[ก-ฮ]{1,2}\.|[ก-๎]{3,8}(?:คม|ยน|พันธ์))\s?(?:พ\.ศ\.\s?)?(?P<y>2[45]\d\d|[5-7]\d(?!\d))"
)
# from one year to another
_YEARS = re.compile(
    r"[”\"]?[^\n“”]{0,60}?(?:ระหว่าง|ต่อเนื่อง|ดำเนินการ|ทำ)(?:ใน)?\s?(?:ปี|พ\.ศ\.)\s?(?:พ\.ศ\.)?\s?(?P<from>2[45]\d\d)\s?-\s?(?P<to>2[45]\d\d)"
)
_OTHER_CLAUSE = re.compile(r"\s(?:โดย|ส่วน|จาก|จน)(?=[ก-๎ ])")
_OTHER_TIME = re.compile(r"(?:ปี|เดือน|เทอม|ไตรมาส)(?:หน้า|นี้)")
# a year in a cell of a table
_YEAR_CELL = re.compile(r"\|\s?(?:[ก-๎.]{2,12}\s?)?(?P<cell>2[45]\d\d|[4-7]\d)(?=\s?\|)")
_FREQUENCY = (
    (r"เดือนละ\s?(?:2|สอง)", "twice_monthly"),
    (
        rf"ทุกสิ้นเดือน|ทุกต้นเดือน"
        rf"|ทุก[ก-๎]{{0,6}}{WEEKDAY}(?:ที่)?(?:แรก|สุดท้าย|สิ้นเดือน|ต้นเดือน)|ทุกวันที่\s?\d{{1,2}}|ทุกเดือน|รายเดือน|เดือนละ",
        "monthly",
    ),
    (rf"สัปดาห์ละ|ทุกสัปดาห์|รายสัปดาห์|ทุก[ก-๎]{{0,4}}{WEEKDAY}", "weekly"),
    (r"ทุก\s?(?:3|สาม)\s?เดือน|ทุกไตรมาส|รายไตรมาส|ไตรมาสละ", "quarterly"),
    (r"ปีละ\s?(?:2|สอง)\s?ครั้ง|ทุก\s?(?:6|หก)\s?เดือน", "twice_yearly"),
    (r"ทุกปี|ปีละ(?!\s?[\d,]*[ก-๎]{0,12}?\s?(?:ล้าน|แสน|หมื่น)?บาท)|รายปี", "yearly"),
    (
        rf"วันละ\s?(?:{NUMBER}(?![\d\s]*(?:นาที|ชั่วโมง|บาท|คน|ราย|ใบ|ชิ้น|กิโล|ชุด))|ครั้ง|หน|รอบ|เรื่อง|มื้อ)|ทุก(?:เช้า|เย็น|ค่ำ|คืน|เที่ยง|วัน(?:ทำการ|ราชการ|เรียน))|(?:เปิด|บริการ|ทำ|จัด)ทุกวัน(?![ก-๎])",
        "daily",
    ),
)
_PERIOD = re.compile(
    rf"(?:เป็นเวลา|บทเรียน|ระยะ(?:เวลา)?|มา(?:แล้ว|นาน|กว่า|ได้)*|ต่อเนื่อง|ตลอด|อยู่|ครบ|มีอายุ|ทดลอง(?:ทำ)?|วางเป้า(?:ทำ)?)\s?(?P<n>{NUMBER})\s?ปี(?!ที่)"
    rf"|(?:\((?:เข้าสู่)?|(?<!ต่อเนื่อง)มาเป็น)ปีที่\s?(?P<nth>{NUMBER})"
)
# what has been done for so many years, before its name
FOR_YEARS = re.compile(rf"(?P<years>{NUMBER})\s?ปี(?:ที่ผ่านมา|มานี้|หลัง(?:มานี้)?)(?![^\n]*(?:ส่วน|ขณะที่))[^\n]{{0,60}}\Z")
_MEDIUM = re.compile(
    r"(?:รูปแบบ|บน|ผ่าน|ทาง|ลง|เป็น|เผยแพร่|ฉบับ)[ ]?(?P<medium>เว็บไซต์|แอปพลิเคชัน|แอป|ยูทูบ|เฟซบุ๊ก|ติ๊กต็อก"
    r"|ออนไลน์|YouTube|Facebook|TikTok|LINE|ไลน์|ดิจิทัลแพลตฟอร์ม|จอดิจิทัล|พอดแคสต์|วิทยุชุมชน)"
)
_MEDIUM_NAMED = re.compile(r"แอปพลิเคชัน|ออนไลน์")
_PER_DISTRICT = re.compile(r"อำเภอละ\s?(?P<n>\d{1,2})")
_DISTRICTS = re.compile(r"(?:ทั้ง|ใน|ครบ|ครอบคลุม|ไป|ไปแล้ว|ขยาย|\sเป็น)\s?(?P<n>\d{1,2})\s?อำเภอ")
_BATCH = re.compile(r"รุ่น(?:ที่)?\s?(?P<n>\d{1,2}|แรก)")
_COACHES = re.compile(r"(?:จำนวน|โค้ช[ก-๎]{0,8}|รุ่นแรก|รับ|จบ[ก-๎]{0,4}|\s)\s?(?P<n>\d{1,3})\s?(?:รูป\s?/\s?คน|คน|รูป)")
# whom they look after, before the number
_LOOKED_AFTER = re.compile(r"(?:ดูแล|สอน|ช่วย|เยี่ยม|รับ)[ก-๎]{2,24}\s?\Z")
_COACHED = re.compile(rf"(?:ดูแล|ขยายผล[ก-๎]{{0,8}}|ให้|โค้ช[ก-๎]{{0,8}})\s?(?P<n>{NUMBER})\s?(?:องค์กร|โรงเรียน|หน่วยงาน)")


_UNIT = r"(?:องค์กร|โรงเรียน|หน่วย(?:งาน|บริการ)|แห่ง|ร้าน(?:ค้า)?|โรงงาน|สถานประกอบ[ก-๎]{2,6}|บริษัท)"
# what is counted by แห่ง as well
_NO_BODY = r"(?<!ตลาด)(?<!ตลาด )(?<!ตลาดสด)(?<!ตลาดสด )(?<!ชุมชน)(?<!ชุมชน )"
# so many bodies: straight behind the name, or behind a word for how many came to do it
_REACHED = re.compile(
    rf"[”\"]?[^\n\d“”,]{{0,14}}?(?<!ละ)(?<!ละ ){_NO_BODY}\s?(?P<n>\d{{1,3}})\s?{_UNIT}"
    rf"|[”\"]?[^\n“”]{{0,70}}?(?:แล้ว|นำร่อง|รวม|ครอบคลุม|เข้าร่วม|(?:ใน|กับ|ดูแล)(?!ตลาด|ชุมชน|หมู่บ้าน)[ก-๎]{{3,12}})\s?(?P<far>\d{{1,3}})\s?{_UNIT}"
)
_COACH = re.compile(r"โค้ช|พี่เลี้ยง|วิทยากร|นวัตกร|แกนนำ|พี่สอน")
_COACHING = re.compile(r"โค้ช|พี่เลี้ยง|รุ่น(?:ที่|แรก|\s?\d)")


def told_year(view: str, span: Span, end: int) -> tuple[int, Span] | None:
    """The year of an activity: straight behind it, or at the head of the part of the sentence that governs it."""
    if m := _YEAR_AFTER.match(view, span[1], end):
        group = str(m.lastgroup)
        return int(m[group]), m.span(group)
    if m := _YEARS.match(view, span[1], end):
        return int(m["from"]), m.span("from")
    if m := _DATED_AFTER.match(view, span[1], end):
        return int(m["y"]) + (2500 if len(m["y"]) == 2 else 0), m.span("y")
    if m := _YEAR_CELL.search(view, span[1], end):
        return int(m["cell"]) + (2500 if len(m["cell"]) == 2 else 0), m.span("cell")
    line = max(view.rfind("\n", 0, span[0]) + 1, span[0] - 160)
    before = list(_YEAR_BEFORE.finditer(view, line, span[0]))
    if (
        before
        and not _OTHER_TIME.search(view, before[-1].end(), span[0])
        and not _OTHER_CLAUSE.search(view, before[-1].end(), span[0])
        and _DOES.search(view, before[-1].end(), min(span[0] + 4, span[1]))
    ):
        return int(before[-1]["year"]), before[-1].span("year")
    return None


# a year that has gone before
_IN_YEAR = re.compile(
    r"(?:ปี|ในปี)\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)(?:\s?ที่ผ่านมา|(?=[^\n“”]{2,70}ได้(?:จัด|ทำ|ริเริ่ม|เริ่ม|ดำเนิน|เปิด)[^\n]{0,8}\Z))"
)


def past_year(view: str, span: Span) -> tuple[int, Span] | None:
    """ปี N ที่ผ่านมา, or ปี N … ได้จัด, before it in the line."""
    year = _IN_YEAR.search(view, view.rfind("\n", 0, span[0]) + 1, span[0])
    return (int(year[1]), year.span(1)) if year else None


_SINCE = re.compile(
    r"[”\"]?[^\n“”]{0,60}?(?:ตั้งแต่|มาแต่|เริ่ม[ก-๎]{0,12}?(?:เมื่อ[ก-๎]{0,12}?|ใน)?|(?:ตั้ง|คิด|เกิด)ขึ้น(?:ใน|เมื่อ)?)\s?"
    r"(?:ปี\s?(?:พ\.ศ\.)?|พ\.ศ\.)\s?(2[45]\d\d)"
)


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
    line = max(view.rfind("\n", 0, span[0]) + 1, span[0] - 80)
    if m := _PERIOD.search(view, span[0], end):
        yield "period_years", number(m["n"] or m["nth"]), m.span()
    elif (m := _YEARS.match(view, span[1], end)) and m["from"] < m["to"]:
        yield "period_years", int(m["to"]) - int(m["from"]) + 1, m.span("from")
    elif m := FOR_YEARS.search(view, line, span[0]):
        yield "period_years", number(m["years"]), m.span("years")
    if m := _MEDIUM.search(view, span[1], end):
        yield "medium", m["medium"], m.span("medium")
    elif m := _MEDIUM_NAMED.search(view, max(0, span[0] - 14), span[1]):
        yield "medium", m[0], m.span()
    for name, rule_ in (("per_district", _PER_DISTRICT), ("district_count", _DISTRICTS)):
        if m := rule_.search(view, span[0], end):
            yield name, int(m["n"]), m.span()
    # shops that are counted are not bodies reached
    if (m := _REACHED.match(view, span[1], end)) and not view.startswith("ร้าน", span[0]):
        yield "org_count", int(m["n"] or m["far"]), m.span(str(m.lastgroup))
    if coaching or _COACHING.search(view, span[0], end):
        yield from _of_coaches(view, span, end, coaching=coaching)


_IN_TURN = re.compile(r"(?P<first>\d{1,3})\s?(?:คน|รูป)\s?(?:,|และ|กับ)\s?(?P<second>\d{1,3})\s?(?:คน|รูป)\s?ตามลำดับ")


def _in_turn(view: str, span: Span) -> tuple[str, Value, Span] | None:
    """Of two batches and then two numbers, ตามลำดับ, that of the batch named at `span`."""
    line = view.rfind("\n", 0, span[0]) + 1
    end = paragraph_end(view, span[1])
    m = _IN_TURN.search(view, span[1], end) if view.find("ตามลำดับ", span[1], end) > 0 else None
    batches = [b.end() for b in _BATCH.finditer(view, line, m.start())][-2:] if m else []
    if m is None or len(batches) < 2 or not span[0] < (at := next((b for b in batches if span[0] < b <= span[1]), 0)):
        return None
    which = "first" if at == batches[0] else "second"
    return "coach_count", int(m[which]), m.span(which)


def _of_coaches(view: str, span: Span, end: int, *, coaching: bool) -> Iterator[tuple[str, Value, Span]]:
    """Batch, coaches and bodies of an activity that brings up coaches."""
    if m := _BATCH.search(view, span[0], end):
        yield "batch", 1 if m["n"] == "แรก" else int(m["n"]), m.span()
    if told := _in_turn(view, span):
        yield told
    elif (
        (m := _COACHES.search(view, span[0], end))
        and (coaching or _COACH.search(view, span[0], end))
        and not _LOOKED_AFTER.search(view, span[1], m.start("n"))
    ):
        yield "coach_count", int(m["n"]), m.span()
    if m := _COACHED.search(view, span[0], end):
        yield "org_count", number(m["n"]), m.span()
