"""Where words that are told of somebody end: the release goes on itself, or somebody else takes the turn."""

from __future__ import annotations

import re

from loaders.press.facts import Span
from loaders.press.numerals import NUMBER
from loaders.press.scan import scanner
from loaders.press.speech_verbs import THAT
from loaders.press.story import Held, Story
from loaders.press.words import paragraph_end

# a pronoun or the speaker's own words named, as what a verb of saying is said of
PRONOUN = scanner(
    r"(?:^|(?<=\s))(?:ท่าน|เธอ|เขา|แก|เจ้าตัว|(?:สรุป|มี)?ใจ(?=ความว่า))"
    r"(?:[ก-๎]{0,24}?(?:แล้ว|พร้อม|ก่อน|และ)(?=พูด|กล่าว|บอก|เอ่ย))?"
    r"(?:ก็|ยัง|ได้|จึง|บอก|กล่าว|เล่า|ย้ำ|เสริม|ฝาก|อีก|ด้วย|เพิ่มเติม|สรุป|ทิ้งท้าย|พูด|ความ|ตอบ|ถาม|เอ่ย|แย้ม|ให้ฟัง|นอกบท|ต่อ){0,4}ว่า\s?",
    re.MULTILINE,
)
# what leads over to another thing that the same speaker says, and how that is said
JOINS = r"พร้อม(?:ทั้ง|กันนี้|กับ)?|และ|ทั้งยัง|ทั้ง(?!นี้)|อีกทั้ง(?:ยัง)?|โดย|ก่อน(?:จะ)?|แล้ว(?:จึง|ก็)?"
SAYS_ALSO = (
    r"ย้ำ|ฝาก|กำชับ|เน้น|เตือน|ทิ้งท้าย|แจ้ง|เผย|เสริม|เชื่อ|กล่าว|บอก|ยืนยัน|ปิดท้าย|สรุป|อวยพร|ลั่น|เล่า|ระบุ|ชี้|อธิบาย|เปิดใจ"
    r"|ตั้ง(?:ข้อสังเกต|คำถาม)|ให้ข้อ(?:คิด|สังเกต)|รับปาก|ลงท้าย|จบ(?=(?:ลง)?ด้วย)"
)
_PEOPLE = r"(?:คน|ราย|ท่าน|รูป|นาย|ชีวิต)"
# what the release goes on to tell itself
TURNS = re.compile(
    r"\s(?=(?:ท้าย|ปิดท้าย)(?:งาน|เวที|การ)|และ(?:ได้)?(?:ย้ำ|ฝาก|เน้น|กำชับ|ทิ้งท้าย)"
    rf"|(?:{JOINS})(?:ได้|ยัง|ก็){{0,2}}(?:{SAYS_ALSO})[ก-๎ ]{{0,24}}ว่า"
    rf"|(?:พร้อม(?:ทั้ง|กันนี้)?|ทั้งยัง|ทั้ง(?!นี้)|อีกทั้ง|โดย|แล้ว)(?:ได้|ยัง)?(?:{SAYS_ALSO}|มอบ|ตั้งเป้า|นัด|สั่ง|ขอบคุณ|ประกาศ|นำ(?=กล่าว|ทีม|คณะ))|อีกทั้ง(?:ได้|ยัง)?ขอ|ทั้งขอ"
    r"|และ(?:ได้)?มอบ(?!หมาย)|และได้(?:มอบ|แต่งตั้ง|สั่ง|เชิญ)|พร้อมกันนี้|ทั้งนี้|ทั้งหมด(?:นี้|นั้น)|ขณะที่ใน(?:สายตา|มุม|ความ)|ท่าน[ก-๎]{2,20}ฯ\s|แล้ว(?:ก็)?(?:หัวเราะ|ยิ้ม|หยุด|พยัก)|ก่อน(?:จะ)?(?:เอ่ย|ยิ้ม|กล่าว(?=ปิด|ขอบ|เปิด))|นอกจาก(?:นี้|นั้น)|ซึ่งที่ประชุม|ตั้งเป้า|จึงเสนอ|(?!ไม่|แต่|เคย|ถ้า|ใคร|เมื่อ|ผม|ฉัน|ดิฉัน|เรา|หนู|อาตมา|ก็)[ก-๎.]{2,24}?(?<!ไม่)(?<!เคย)(?:จึง|ก็|ได้)?(?:ตอบ|แย้ง|ถาม|ค้าน)(?:กลับ)?ว่า|ในการนี้|โอกาสนี้|ในโอกาสเดียวกัน|จากนั้น|จากนี้|ต่อจากนั้น|ถัดมา|ถัดจากนั้น|ต่อมา|ด้วยเหตุ(?:นี้|ดังกล่าว)|ตามที่"
    r"|ภายหลัง(?:จาก)?|หลัง(?:จาก(?:นั้น|นี้)?|พิธี|การ|บรรยาย|เสวนา|ประชุม|รับฟัง|กล่าว|เปิด|จบ)|ก่อน(?:ปิด|จบ|เลิก|แยกย้าย)(?!ทิ้ง)|เสร็จแล้ว"
    r"|ที่ประชุม(?:จึง|ได้|เคาะ|มีมติ|เห็น|ตกลง|รับ|ยึด|ร่วม)|(?:ด้าน|ขณะที่|ฝ่าย|ฝั่ง)(?=ผู้|ประธาน|หัวหน้า|ตัวแทน|อดีต|นาย|นาง)|ส่วน(?=ผู้แทน|ตัวแทน|ประธาน|ผู้รักษา|ผู้ว่า|(?:บุคคล|องค์กร|ประเภท|รางวัล|ผู้(?:ได้)?รับ)[^\n“”]{0,40}?(?:ได้แก่|คือ\s))"
    r"|(?:สำนักงาน|โรงพยาบาล|โรงเรียน|จังหวัด|เทศบาล|อำเภอ|คณะ)[ก-๎]{0,40}จึง(?:ได้)?(?:จัด|เชิญ|ร่วม|ดำเนิน|กำหนด|เปิด)"
    r"|(?:ประธาน|หัวหน้า|ผู้[ก-๎]{2,12}|วง(?:คุย)?|ที่ประชุม|ทุกฝ่าย|คณะ[ก-๎]{0,16})\s?จึง(?:ได้)?(?:สรุป|เสนอ|มอบ|ตกลง|รับ|มีมติ|ข้อสรุป|นัด)"
    r"|งาน(?:นี้)?(?:ใช้|จัด)(?:ที่|ห้อง)|ผู้จัด(?:งาน)?(?:มี|คือ)|วิทยากร[ก-๎]{0,16}\s?(?:มี|คือ|ได้แก่|เสนอ|ตอบ|ประกอบ)|โดยมี(?=นาย|นาง|ดร\.|ผศ\.|พระ|ว่าที่)"
    rf"|(?:มี|รวม)[ก-๎]{{0,14}}(?:ประชุม|ร่วม|เข้า|งาน|ฟัง|เรียน)[ก-๎]{{0,14}}\s?(?:กว่า|ราว|ประมาณ)?\s?{NUMBER}\s?{_PEOPLE}"
    rf"|(?:มี|รวม)?(?:ผู้|คน|ชาว|ประชาชน|คณะ|สมาชิก)[ก-๎]{{0,24}}(?:ประชุม|ร่วม|เข้า|งาน|ฟัง|ดูงาน|ครั้งนี้)[ก-๎]{{0,24}}?\s?(?:มี|รวม|ทั้งสิ้น|ทั้งหมด|ประมาณ|กว่า|ราว|จำนวน)+\s?{NUMBER}\s?{_PEOPLE})"
)
# what leads over to another subject
_LED = re.compile(r"(?<!ได้แก่)(?<!คือ)(?<!และ)(?<!กับ)(?<!ให้)(?<!โดย)(?<!เช่น)\s(?:ด้าน|ส่วน|ขณะที่)?\Z")
_TAKES_TURN = re.compile(
    r"\s?(?:ได้|ก็|จึง|ยัง)?(?:เสนอ|กล่าว|เสริม|เล่า|นำเสนอ|ชี้แจง|บรรยาย|เพิ่มเติม|ถาม|ตอบ|แย้ง|สรุป|ย้ำ|พูด|ฝาก|รายงาน|มอบ|เป็นประธาน|ปิดเวที|[ก-๎]{2,20}?(?<!ผู้)ว่า(?!ง|การ))"
)
_ALSO = re.compile(r"\s(?:และ|ส่วน|แต่|ขณะที่)\s?\Z")
_THEN = re.compile(r"(?:ด้าน|ขณะที่|ส่วน|ฝ่าย|ฝั่ง|จากนี้|จากนั้น|ทั้งนี้)\s?(?:[ก-๎.]{0,14}\s)?$")
_LEADS = re.compile(r"[\s,]+(?:(?:ด้าน|ขณะที่|ส่วน|ฝ่าย|ฝั่ง|ทั้งนี้|จากนั้น|จากนี้|พร้อมกันนี้|และ|แต่|เพราะ)\s?)?$")
# names are shorter, and are led to or told of
_LEAST = 20
_CLAUSE = re.compile(r"เรา|ผม|ฉัน|หนู|ไม่|จะ|ต้อง|ขอ|อย่า|ถ้า|แต่(?!ง)|ได้|ใคร|แล้ว|เพราะ|คือ|ก็")
_NAMED = re.compile(
    r"(?:คือ|ว่า|หลัก|ชื่อ|ข้อความ|คำ[ก-๎]{0,8}|ใช้|ตั้ง|(?:ใน|ว่าด้วย|บรรยาย)เรื่อง|หัวข้อ|โครงการ|กิจกรรม|รางวัล|เป้าหมาย|แนวคิด|ร่วมมือ|ให้|เป็น|เปิดตัว|จัด|ทำ|ป้าย)\s\Z"
)
_TOLD_OF = re.compile(r"[”\"]\s?(?:ซึ่ง|เป็น|จึง|เมื่อ|ที่|ให้|ใน|ของ|ขึ้น|และ|ครั้ง|ประจำ|ปี)")


def told_end(story: Story, start: int, end: int) -> int:
    """Where the words told from `start` on end, at `end` the latest."""
    view = story.view
    later = [h.start for h in story.held if start < h.start < end and _takes_turn(view, h)]
    end = min([end, *later, *(m.start() for m in PRONOUN.finditer(view, start, end))])
    if turn := TURNS.search(view, start + 8, end):
        end = turn.start()
    end = min([end, *(p for p in _posts(story, start + 8, end) if _LED.search(view, start, p))])
    end = min([end, *(q[0] - 1 for q in story.page.quotes if start + 8 < q[0] < end and is_speech(view, q))])
    lead = _LEADS.search(view, start, end)
    return lead.start() if lead and lead.start() > start else end


def is_sentence(view: str, span: Span) -> bool:
    """Whether words can be what somebody says, and no list or name."""
    return bool(_CLAUSE.search(view, *span))


def is_speech(view: str, quote: Span) -> bool:
    """Whether a quotation that no verb leads to is a sentence of its own, and no name."""
    start, end = quote
    return (
        end - start >= _LEAST
        and view[start - 2 : start - 1] == " "
        and bool(_CLAUSE.search(view, start, end))
        and not _NAMED.search(view, max(0, start - 16), start - 1)
        and not _TOLD_OF.match(view, end)
    )


def _posts(story: Story, start: int, end: int) -> list[int]:
    """Where posts without a name begin between two places."""
    return [s for e in story.draft.of("Position") for s, _ in e.mentions if start < s < end]


def _takes_turn(view: str, held: Held) -> bool:
    """Whether somebody named in the words of another begins to speak."""
    at = held.start
    if view[at - 1 : at] == " " and _TAKES_TURN.match(view, held.end):
        return True
    if _ALSO.search(view, max(0, at - 12), at) and THAT.search(
        view, held.end, min(held.end + 24, paragraph_end(view, at))
    ):
        return True
    return bool(_THEN.search(view[max(0, at - 26) : at]))
