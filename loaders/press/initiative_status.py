"""Whether an activity is done, goes on or is planned: by its verb, by what is told behind it, by its event."""

from __future__ import annotations

import re

from loaders.press.facts import Span
from loaders.press.initiative_details import FOR_YEARS, frequency, past_year, since, told_year
from loaders.press.initiative_turns import TURN
from loaders.press.numerals import NUMBER
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_VERB = (
    r"(?:จัด|สำรวจ|ถอด|ตั้ง|ทำ|อบรม|ดำเนิน|สร้าง|พัฒนา|ผลิต|ออก|เปิด|ขยาย|เริ่ม|รวบรวม|มี|ใช้"
    r"|นำ|ส่ง|ต่อยอด|สานต่อ|ขับเคลื่อน|ริเริ่ม|ทดลอง|วาง|เก็บ|ร่วม|ช่วย)"
)

_BEHIND = (
    (
        "planned",
        r"รอ(?:ดำเนินการ|เริ่ม|อนุมัติ|เปิด|งบ)|(?:มี)?กำหนด(?:จัด|เปิด|เริ่ม)|(?:เริ่ม|ตั้งแต่|ใน)(?:ต้น|ปลาย)?(?:เดือน[ก-๎.]{0,12}|ปี|สัปดาห์|ภาคเรียน|เทอม|ไตรมาส)หน้า"
        r"|(?:วาง|กำหนด|นัด)ไว้(?:ที่|ใน|ช่วง)|ปักหมุด|ภายใน(?:\s?\d{1,3}\s?(?:วัน|เดือน)|สิ้น|เดือน|ปี|วันที่)|ให้(?:แล้วเสร็จ|ครบ|เสร็จ)|แค่ข้อเสนอ|ยังไม่(?:ได้)?(?:เริ่ม|จัด|ทำ|สร้าง|เปิด|ดำเนิน)|เลื่อนไป|(?:จะ)?บรรจุใน|เริ่ม(?:เดือน|ปี|ไตรมาส|เทอม)หน้า|(?:ปี|เดือน|ไตรมาส|เทอม)หน้า"
        r"|จะ(?:เริ่ม|มีขึ้น|เกิดขึ้น|เปิดรับ|เดินหน้า)|ซึ่ง[ก-๎.]{2,30}?จะ(?:เปิด|จัด|ขยาย|เริ่ม|ทำ(?!ต่อ|ให้))|(?:ซึ่ง|โดย|ที่|คาดว่า|ก็|\s)จะ(?:เปิด|จัด|ขยาย|แล้วเสร็จ|ทำ(?!ต่อ|ให้))|\((?:เตรียม|แผน|จะ|รอ)|เตรียม(?:เริ่ม|เปิด|จัด|ขยาย)|อยู่ระหว่าง(?:เตรียม|ก่อสร้าง|ออกแบบ|ขออนุมัติ|จัดทำแผน|รอ)",
    ),
    (
        "done",
        r"มาก่อน(?=จน|\s|$)|เลิก(?:ไป|แล้ว)|(?:ดำเนินการ|ทำ)ครบ(?=\s?\d\s?ปี)|ไปแล้ว(?!\s?\d{1,2}\s?อำเภอ)|แล้วเสร็จ(?!ใน|ภายใน)|เสร็จ(?:สิ้น|แล้ว|เรียบร้อย|ไป|เมื่อ|ตั้งแต่)|(?:จัด|ทำ|เก็บ|อบรม)แล้ว(?!ตั้งแต่)|แล้ว\s?\d{1,3}\s?(?:ครั้ง|แห่ง|องค์กร)|ครบ[^\s]{0,12}\s?\d*\s?[ก-๎]{3,8}แล้ว|(?:(?<!ให้)จบ|สิ้นสุด|ยุติ|หยุด|(?<!เ)ปิด)(?:แล้ว|(?:อบรม|โครงการ|รุ่น)?ไป|ลง|ตั้งแต่|เมื่อ|โครงการ|หลักสูตร)|จบหลักสูตร|สำเร็จ(?:แล้ว|เมื่อ|ลุล่วง)"
        r"|โค้ช(?:จบ|สำเร็จ|ผ่าน|(?:แล้ว|ได้)[ ]?(?=\d))|\((?:เสร็จ|ทำแล้ว|จัดแล้ว|จบ|ปิด)|อบรมไป(?=\s?\d|เมื่อ)",
    ),
    (
        "ongoing",
        r"(?:ยัง|ดำเนินการ|ทำ|จัด)[ก-๎]{0,12}?ต่อเนื่อง|แล้วตั้งแต่|(?<!ขยายผล)อย่างต่อเนื่อง|เป็นปีที่|กลับมา(?:เปิด|ทำ|จัด|อีกครั้ง)|ค้างไว้|ต่อเนื่อง(?=\s?(?:มา|\d|\)))|(?:ทำ|ข้อมูล|ดำเนินการ)อยู่|ทำต่อ|ไม่เคยขาด|เรื่อยมา|จนถึง(?:ปัจจุบัน|วันนี้)|(?<!ยังไม่)กำลัง(?=[ก-๎])(?!ใจ|กาย|คน|พล)"
        r"|(?:ปัจจุบัน|ขณะนี้|ตอนนี้)(?=ขยาย|มี|เปิด|ดำเนิน|ทำ|ยัง|อยู่|เดิน)|จนวันนี้"
        rf"|อยู่ระหว่าง(?!วัน|เตรียม|ก่อสร้าง|ออกแบบ|ขออนุมัติ|รอ)|มา(?:แล้ว|นาน|กว่า|ได้|\s)*{NUMBER}\s?ปี|(?:ทำ|จัด|เปิด|ออก[ก-๎]{{0,6}}|ผลิต)[ก-๎]{{0,8}}เป็นประจำ"
        r"|\((?:เข้าสู่)?ปีที่|\((?:ตั้งแต่|ทำอยู่|กำลัง|ต่อเนื่อง|อยู่)|ยัง(?:คง)?(?:ทำ|เดิน|ดำเนิน|เปิด|จัด)|(?:เดิน|ทำ|เปิด|ใช้)[ก-๎]{0,10}?มา(?:ตั้งแต่|แต่)|ทุกวันนี้|(?:เข้าสู่|ย่างเข้า)ปีที่",
    ),
)
_AGAIN = re.compile(r"(?:ทำ|จัด|เปิด|ออกอากาศ|ผลิต)[ก-๎]{0,8}?(?:ทุก|เดือนละ|สัปดาห์ละ)")
_HABIT = re.compile(r"ทุก(?:วัน|เดือน|ปี|เช้า|เย็น|สัปดาห์)[^\n“”]{0,40}?จะ[^\n“”]{0,16}[“\"]?\Z")
_GOES_ON = re.compile(
    r"(?:ริเริ่ม|ดำเนิน|ขับเคลื่อน|เปิดตัว|นำร่อง|เปิด|ตั้ง|ทำ|เด่น|ต้นแบบ|ผลงาน|โครงการ|กิจกรรม|คือ|ชม|มี)[^\n]{0,12}\Z"
)
_TOLD = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in _BEHIND))
_GOVERNS = re.compile(
    rf"(?P<planned>(?:จะ|เตรียม)(?:ต่อยอด|ยกระดับ|ขยายผล|ขยาย|พัฒนา|ปรับ)(?:ไป)?(?:เป็น|สู่)|มีแผน(?!ที่)|วางแผน|แผน(?={_VERB}|จะ)|เตรียม(?={_VERB}|\s)|จะ(?={_VERB}|ได้|ให้|เข้า|มา)|ต้อง[ก-๎]{{0,12}}?(?={_VERB})|(?:มี)?กำหนด(?={_VERB})"
    rf"|(?:มติ|เห็นชอบ|ตกลง|เห็นพ้อง|มอบหมาย|เสนอ|ขอ|สั่งการ)(?:กัน)?(?:ให้|ว่า|จะ)|(?<=\s)ให้(?={_VERB})|ควร(?={_VERB})|ตั้งใจ(?:จะ)?(?={_VERB})|ตั้งเป้า|เล็ง|มุ่ง|(?:รอ|ยังไม่)[ก-๎]{{2,16}}\s?:|(?:ปี|เดือน|ไตรมาส|เทอม)หน้า|ต่อไป(?:คือ|\s)|(?:ขยับ|เลื่อน)ไป(?:ทำ)?)"
    rf"|(?P<done>เสร็จ[ก-๎]{{0,8}}\s?:|(?:เลิก|จบ|เสร็จ|ปิด|ทำ|จัด|เปิด)(?:ไป)?แล้ว(?=[^\n]{{0,16}}(?:คือ|ได้แก่|มี|:))|(?<!จะ)ได้(?:ร่วมกัน|มีการ|ดำเนินการ)?(?!เปิด|เริ่ม|มี|ใช้|นำ){_VERB}|ได้(?=สำรวจ|ถอด)|เคย(?={_VERB})|เลิก(?:ทำ|จัด|ใช้)(?!แล้ว)|(?<!เ)ปิด(?=โครง|หลัก|ค่าย|อบรม|\s?[“\"]?\Z)|จบ(?=หลัก|โครง))"
    rf"|(?P<ongoing>กำลัง[ก-๎]{{2,12}}\s?:|กำลัง(?!จะ)(?={_VERB})|(?:ของ|งาน|กิจกรรม)เดิม|ยังคง(?={_VERB})|ทำอยู่|(?:ทำ|จัด|เดิน|ดำเนินการ)ต่อ(?!\s?(?:คือ|ได้แก่|ไป|:|ดังนี้))|สานต่อ|ต่อยอด|อยู่ระหว่าง(?={_VERB}))"
)
_PLANNED = re.compile(r"จะ|แผน(?!ที่|ก)|เพื่อ(?!น)|เตรียม|มุ่ง|พร้อม|รวมถึง|ต้องทำ|เสนอ|กำหนด|ร่วมกันกำหนด|ต่อไป")
_DONE = re.compile(r"รายงานผล|ได้มีการ|มีการ|ที่ผ่านมา|ได้ร่วม|แล้ว|นำประกาศ|ทุกฝ่าย|เมื่อปี|จัดทำ|ผ่านเวที|ผ่านมา")
_ONGOING = re.compile(r"ร่วมกัน\s?$|ดำเนินการ|เป็นนโยบาย|ในงานมี|ทุกเดือน")
# what is shown to the public for the first time goes on, what was held at a time named is over
_LAUNCHED = re.compile(r"เปิดตัว[ก-๎]{0,16}\s?[“\"]?\Z")
_HELD = re.compile(r"จัด[ก-๎]{0,10}\s?[“\"]?\Z")
_DATED = re.compile(r"[”\"]?[^\n“”]{0,40}?เมื่อ(?:วัน|เดือน|ต้น|ปลาย|กลาง|\s?\d)")
# what so much has been done of and still is done
_KEEPS = re.compile(r"ทำต่อ|เป็นปีที่|ต่อเนื่อง|ปีนี้(?:ยัง|ทำ|เดิน|ขยาย)|(?:และ|แต่)ยัง(?:คง)?(?:ทำ|เดิน|เปิด|จัด)")
_STARTS = re.compile(r"(?:เริ่ม(?:ทำ|ใช้)?|เปิด(?:ตัว|ใช้)?|ตั้ง|นำร่อง)\s?[“\"]?\Z")
_SOON = re.compile(r"เตรียม|จะ|กำหนด|วางแผน|มีแผน")
# a survey of which results are told
_FOUND = re.compile(r"พบว่า|ผล(?:การ)?สำรวจ|ร้อยละ|ปรากฏว่า|สะท้อนว่า")
# a paragraph that tells of what comes
_NEXT = re.compile(
    r"[ •]*(?:งาน|แผน(?:งาน)?|ก้าว|ขั้น(?:ตอน)?|กิจกรรม|ภารกิจ)?(?:ใน)?(?:ช่วง|ระยะ)?(?:ต่อไป|ถัดไป|ต่อจากนี้|จากนี้(?:ไป)?|ข้างหน้า)"
)


# what goes on, before the list that names it
_LIST_OF = re.compile(r"ที่[^\n“”]{0,20}?(?:ต่อเนื่อง|ทุกวันนี้|อยู่|เป็นประจำ)[^\n“”]{0,20}?(?:ได้แก่|คือ|เช่น|อาทิ)\s")


def told_status(view: str, span: Span, end: int) -> str:
    """done, ongoing or planned where the verb that governs an activity or the words behind it say so; else ""."""
    behind = _TOLD.search(view, span[0], end)
    line = max(view.rfind("\n", 0, span[0]) + 1, span[0] - 240)
    turns = [m.end() for m in TURN.finditer(view, line, span[0])]
    governs = list(_GOVERNS.finditer(view, turns[-1] if turns else line, min(span[0] + 4, span[1])))
    gap = span[0] - governs[-1].end() if governs else 0
    if governs and gap < 12 and governs[-1]["planned"] and not (behind and view[behind.start()] == "("):
        return "ongoing" if _HABIT.search(view, line, span[0]) else "planned"
    many = behind and behind[0].startswith("ไปแล้ว")
    if behind and many and (_STARTS.search(view, line, span[0]) or _KEEPS.search(view, behind.end(), end)):
        return "ongoing"
    if behind:
        return str(behind.lastgroup)
    # what was done is told next to its verb, what is planned may be a long list, and so may what a label heads
    far = governs and (governs[-1]["planned"] or governs[-1][0].endswith((":", "เดิม")))
    if governs and (far or gap < 40):
        return str(governs[-1].lastgroup)
    if _LIST_OF.search(view, line, span[0]):
        return "ongoing"
    return "ongoing" if _AGAIN.search(view, span[0], end) else ""


# what is widened has begun before
_WIDENS = re.compile(r"ขยาย(?:ผล)?(?:โครงการ|กิจกรรม)?\s?[“\"]?\Z")


def status(story: Story, spans: list[Span], kind: str, head: str, ends: list[int]) -> str:
    """How far an activity is, by the first of its mentions that tells; "" where nothing does."""
    view, span = story.view, spans[0]
    if past_year(view, span):
        return "done"
    # a kind named again may be another activity of it, and what is done every so often may be widened later
    again = kind in ("งาน", "ริเริ่ม", "โครงการ") and not frequency(view, span[0], ends[0])
    places = list(zip(spans, ends, strict=True))[: None if again else 1]
    told = next((t for s, e in places if (t := told_status(view, s, e))), "")
    told = told or ("planned" if _lies_ahead(story, span[1], ends[0]) else "")
    decided = any(s <= span[0] < e for d in story.draft.of("Decision") for s, e in d.mentions)
    line = view.rfind("\n", 0, span[0]) + 1
    asked = re.search(r"(?:ขอความร่วมมือ|ขอให้)[^\n]{0,30}$", view[line : span[0]])
    held = next((m for e, m in story.meetings if e.title and head in e.title), None)
    if decided and _WIDENS.search(view, max(line, span[0] - 20), span[0]):
        return "ongoing"
    if (decided and told != "ongoing") or asked or (held and story.is_planned(held)):
        return "planned"
    widened = told in ("planned", "done") and _WIDENS.search(view, max(line, span[0] - 20), span[0])
    if widened or FOR_YEARS.search(view, max(line, span[0] - 80), span[0]):
        return "ongoing"
    return told or _hinted(view, span, kind, head, ends[0])


def _lies_ahead(story: Story, start: int, end: int) -> bool:
    """Whether a day or a year told of an activity comes after the event."""
    days = [d.first for d in story.page.dates if start <= d.start < end]
    year = told_year(story.view, (start, start), end)
    now = story.date
    return bool(now and (any(d > now for d in days[:1]) or (year and year[0] - 543 > int(now[:4]))))


def _hinted(view: str, span: Span, kind: str, head: str, end: int) -> str:
    """What the kind of activity and the words around it let one think; "" for a bare name."""
    line = view.rfind("\n", 0, span[0]) + 1
    turns = [m.end() for m in TURN.finditer(view, max(line, span[0] - 40), span[0])]
    before = view[max(line, span[0] - 40, *turns) : span[0]] + head
    paragraph = paragraph_end(view, span[1])
    if kind == "สำรวจต้นทุน" and _FOUND.search(view, span[1], paragraph):
        return "done"
    if _LAUNCHED.search(before.removesuffix(head)):
        return "ongoing"
    if _HELD.search(before.removesuffix(head)) and _DATED.match(view, span[1], end):
        return "done"
    if (kind == "โค้ช" and not _SOON.search(before)) or _DONE.search(before):
        return "done"
    if since(view, span[1], paragraph) or _ONGOING.search(before):
        return "ongoing"
    if _PLANNED.search(before.removesuffix(head)) or _NEXT.match(view, line):
        return "planned"
    return "ongoing" if kind != "งาน" or frequency(view, span[0], end) or _GOES_ON.search(before) else ""
