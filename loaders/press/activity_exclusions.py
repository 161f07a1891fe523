"""What words of a text are that are no name of an activity: people, days, labels, speech, whole sentences."""

from __future__ import annotations

import re

from loaders.press.activity_words import TOLD
from loaders.press.facts import Span
from loaders.press.story import Story

# one of this and one of that
ONE_EACH = re.compile(r"(?P<one>1|หนึ่ง)\s?[ก-๎]{2,14}\s?(?P=one)\s?[ก-๎]{2,14}")
# longer quotations are no names
_NAME = 40
_SENTENCE = re.compile(r"จะ|(?<=[ก-๎])ได้(?=[ก-๎])|เป็น(?:จังหวัด|ชุมชน|องค์กร|อำเภอ|แนว|ต้น)|ประเมิน|สมัคร|(?<!ก)ว่า|แทน")
# so many of a kind, of which the names follow
_ANNOUNCES = re.compile(r"\s?ที่[ก-๎]{2,14}?(?:คือ|ได้แก่)")
# words that a name of an activity does not hold
_CLAUSE = re.compile(
    r"(?<=[ก-๎])(?:นี้|นั้น|ดังกล่าว)\Z|(?<![เแ])ก็(?=[ก-๎])|รู้ว่า|ถามถึง|[ก-๎]แล้ว[ก-๎]|แต่ละคน|คนละ|กระจายอยู่|ของใคร|ที่(?:ทุก|แต่ละ)"
)
# another matter than an activity: people, bodies, days, papers, meetings, what was named before
_OTHER = re.compile(
    r"(?:วัน|สัปดาห์|เดือน|ปี|ไตรมาส)ละ|ทาง(?=เฟซ|เพจ|ไลน์|วิทยุ|ออนไลน์|ยูทูบ|โทร)|รับทราบ|มอบ(?=โรง|วัด|หมาย|ให้|อบต|เทศบาล|สภ)|กติกาคือ|แนว(?:คิด|ทาง)|บอก|เล่า|เผย|ใบ(?:ประกาศ|รับรอง)|เกียรติบัตร|โล่|รางวัล|ปฐมนิเทศ|พูดคุย|หารือ|สังเกต|ลงพื้นที่|ลงนาม|รับฟัง|เพราะ|สนับสนุน|นโยบาย|ศูนย์(?:การ)?เรียนรู้(?:คุณธรรม)?(?:บ้าน|วัด|ชุมชน|ตำบล)|ผู้|คน(?!ดี)|ชาว|คณะ|นัก(?:เรียน|ศึกษา)|ครู(?!พี่)|อาจารย์|เจ้าหน้าที่|ประชาชน|สมาชิก|แกนนำ|วิทยากร|พนักงาน|ข้าราชการ|ประธาน|รอง"
    r"|ร้านค้า(?:เข้า)?ร่วม|บริการ(?:\Z|ทุก|ประชาชน)|นาย|นาง|ฝ่าย|ชวน|พี่(?!เลี้ยง|โค้ช|สอน|น้อง|ดูแล|จูง|ช่วย|พา|ชวน)|หน่วยงาน|องค์กร|เครือข่าย|ภาคี|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|เทศบาล|สำนักงาน|ที่ประชุม|ทีม|กรรมการ|อนุกรรมการ"
    r"|(?:การ)?ประชุม|ห้องประชุม|พิธี|เวที|วันที่|เวลา|จำนวน|รุ่น|ปี|เดือน(?!แห่ง)|แผน|คะแนน|ร้อยละ|ระดับ|ข้อ|เรื่อง|ครั้ง|ระยะ|อายุ|ผล|เป้า(?!หมาย)|เป็น|ขอ|ดร\.|จุด"
    r"|ทั้ง|ทุก|แต่ละ|หลาย|บาง|เรา|เขา|ตน|ซึ่ง|ที่|โดย|เพื่อ|เมื่อ|ใน|จาก|กับ|ให้(?!เยาว|เด็ก|นัก)|และ|ว่า|ไม่|มา|ไป|ได้|จะ|อยู่|แล้ว|ต่อ|นี้|นั้น|ดังกล่าว|\d"
    r"|การ(?:ดำเนิน|ทำ|ขับเคลื่อน|จัด|ประเมิน|ลงนาม|ติดตาม)|งาน(?:นี้|ที่|ใน|ของ|\s|$)|[ก-๎]{1,3}(?:\s|$)"
)
# a head alone, or pointed at
_BARE = re.compile(
    r"(?:นี้|นั้น|เอง|กัน|ร่วม|เมื่อ|ภายใน|กลาง(?:\s|\Z)|เล็ก|ใหญ่|เรือน|ไว้|ดังกล่าว|ต่าง|เด่น|หลัก|ย่อย|ที่(?!ปรึกษา)|ใหม่|เดิม|หนึ่ง(?![ก-๎]{2,14}หนึ่ง)|ชื่อ|เป็น|ซึ่ง|ใน|และ|ของ|โดย|เพื่อ(?!น)|ไป|มา|ทุก|จะ|ได้|ก็|เข้า|แก่|ให้|ยัง|อย่าง|เนื่อง|แล้ว|(?<!ธนาคาร)(?<!กองทุน)(?<!คลัง)(?<!ตู้)(?:ความดี|คุณธรรม|จิตอาสา)\Z"
    r"|\s|\Z|\d|ฯ)"
)
# so many of those that are called so
_COUNTED = re.compile(r"[”\"]\s?\d{1,3}\s?(?:เครือข่าย|จังหวัด|คน|ท่าน)")
_HELD = re.compile(
    r"(?:สมัชชา|มหกรรม|เทศกาล|อบรม|ประกวด|ค่าย)[^\n“”]{4,50}[”\"]?(?:\s?รุ่น(?:ที่)?\s?\d{1,2})?[^\n“”\d]{0,30}(?:วันที่|\d{1,2}\s?-)\s?\d"
)
_LABEL = re.compile(
    r"(?:โรงเรียน|ชุมชน|องค์กร|อำเภอ|จังหวัด|หมู่บ้าน|ตำบล|วัด|หน่วยงาน)"
    r"(?![ก-๎]{0,14}(?:มี|ทำ|จัด|ตั้ง|เปิด|เลือก|นำ|ดำเนิน|เริ่ม|ใช้)\s?[“\"])[ก-๎]{0,10}\s?[“\"]\Z"
    r"|(?:บรรยาย|เสวนา|ปาฐกถา|เทศน์|อภิปราย)[ก-๎]{0,16}\s?[“\"]\Z"
)
_CLOSED = re.compile(r"[”\"]\s?")
# what is said and not named
_SPOKEN = re.compile(
    r"[ก-๎]{2,10}ที่(?:อยาก|ต้อง|ควร)|คน(?!ดี)|ขอ|อย่า|เรา|ไม่|ถ้า|ทำดี|ผม|หนู|หลัก|(?:บุคคล|องค์กร|ครอบครัว|เยาวชน|ผู้)[ก-๎]*(?:ต้นแบบ|ดีเด่น|คุณธรรม)"
)

# what an activity named before does
_PREDICATE = re.compile(r"(?:โครงการ|กิจกรรม|แคมเปญ|กองทุน)[ก-๎]{4,40}[”\"]?\s?(?:ซึ่ง|ที่)(?:(?!และ|กับ|,)[^\n“”]){0,60}\s\Z")


def is_other(view: str, span: Span) -> bool:
    """Whether the words begin as names of people, bodies, days or papers do, or are no name."""
    return span[1] - span[0] < 5 or bool(_OTHER.match(view, *span) and not ONE_EACH.match(view, *span))


def is_bare(view: str, head_end: int, end: int) -> bool:
    """Whether a head that ends at `head_end` stands alone or is only pointed at."""
    return end - head_end < 4 or bool(_BARE.match(view, head_end, end))


def is_speech(story: Story, span: Span, *, called: bool) -> bool:
    """Whether a quotation is a part of one, says something, where nothing is called so, or names a body or a talk."""
    view, (start, end) = story.view, span
    return (
        end - start < 5
        or not any(q == span for q in story.page.quotes)
        or (bool(_SPOKEN.match(view, start)) and not called)
        or (bool(_LABEL.search(view, max(0, start - 24), start)) and not _is_told_of(view, end))
        or _is_within(story, span)
        or bool(_HELD.match(view, start) or _COUNTED.match(view, end))
    )


def _is_told_of(view: str, end: int) -> bool:
    """Whether something is told of what a quote held that is closed there."""
    closed = _CLOSED.match(view, end)
    return bool(closed and TOLD.match(view, closed.end()))


def is_clause(story: Story, span: Span) -> bool:
    """Whether words without quotes begin as other things do, hold a clause or only announce names."""
    view, (start, end) = story.view, span
    return (
        is_other(view, span)
        or bool(_CLAUSE.search(view, start, end) or _ANNOUNCES.match(view, end) or _HELD.match(view, start))
        or _is_within(story, span)
    )


def is_predicate(view: str, start: int) -> bool:
    """Whether the verb at `start` is said of an activity named before in a relative clause."""
    return bool(_PREDICATE.search(view, max(view.rfind("\n", 0, start) + 1, start - 110), start))


def is_sentence(story: Story, span: Span) -> bool:
    """Whether words that begin with no word of an activity tell what somebody does or is."""
    return bool(_SENTENCE.search(story.view, *span)) or any(a.start == span[0] for a in story.actors)


def _is_within(story: Story, span: Span) -> bool:
    """Whether a quotation as short as a name holds more than the words."""
    return any(s < span[0] and span[1] <= e and e - s <= _NAME for s, e in story.page.quotes)
