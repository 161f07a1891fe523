"""Signs that words of a text name an activity: what stands before them, how they begin, what is told behind them."""

from __future__ import annotations

import re
from functools import cache

from loaders.press.activity_words import COUNTED, CUE, TOLD
from loaders.press.facts import Span
from loaders.press.initiative_turns import clause_end
from loaders.press.lexicon import pattern, table
from loaders.press.phrases import opens_clause
from loaders.press.story import Story

ENOUGH = 4
# what may stand between a name and what is told of it
_LINK = re.compile(r"(?:[\s,:”\"-]|ซึ่ง|ที่|ก็|นั้น|นี้|ได้|และ)*")
_OWNED_AND_TOLD = re.compile(rf"ของ[ก-๎.]{{4,30}}?{TOLD.pattern}")
# a clause of its own that tells of what was named: ซึ่งชาวบ้านคิดขึ้นและใช้กันมาตั้งแต่ปี
_RELATIVE = re.compile(r"[”\"]?\s?(?:ซึ่ง|ที่)(?!จะช่วย|ผู้)\s?")
_RELATIVE_WITHIN = 90
# longer quotations are no names
_NAME = 40
_SENTENCE = re.compile(r"จะ|(?<=[ก-๎])ได้(?=[ก-๎])|เป็น(?:จังหวัด|ชุมชน|องค์กร|อำเภอ|แนว|ต้น)|ประเมิน|สมัคร|(?<!ก)ว่า|แทน")
# so many of a kind, of which the names follow
_ANNOUNCES = re.compile(r"\s?ที่[ก-๎]{2,14}?(?:คือ|ได้แก่)")
# words that a name of an activity does not hold
_CLAUSE = re.compile(r"(?<![เแ])ก็(?=[ก-๎])|รู้ว่า|ถามถึง|[ก-๎]แล้ว[ก-๎]|แต่ละคน|คนละ|กระจายอยู่|ของใคร")
_BRACKET = re.compile(r"[”\"]?\s?\([^()\n]{4,90}")
# what activities of this kind are about
_THEME = re.compile(
    r"ความดี|คนดี|น้ำใจ|(?<=[ก-๎])ใจ(?!กลาง|ความ)|ปลอด|ไร้|ปัน|ขอบคุณ|บุญ|กตัญญู|วินัย|จิตอาสา|อิ่ม|ยิ้ม|(?<=[ก-๎])ไม่(?!มี|ได้|ต้อง)"
)
# a name that says its first word again, or counts one of this and one of that, was made up
_COINED = re.compile(
    r"(?P<word>[ก-ฮเ-ไ][ก-๎]{1,5})[^\s]{1,14}?(?P=word)|(?P<one>1|หนึ่ง)\s?[ก-๎]{2,14}\s?(?P=one)\s?[ก-๎]{2}"
)
_OWNED = re.compile(
    r"[”\"]?\s?(?:[ก-๎ ]{2,16}?)?ของ\s?|\s?(?:\d{1,3}\s?[ก-๎]{2,8}\s?)?\("
    r"|\s?(?:จัด|ทำ|ดำเนินการ)?โดย|”[^\n“”]{0,70}?เป็นชื่อ[ก-๎]{4,20}ของ"
)
# another matter than an activity: people, bodies, days, papers, meetings, what was named before
_OTHER = re.compile(
    r"แนว(?:คิด|ทาง)|เพราะ|สนับสนุน|นโยบาย|ศูนย์(?:การ)?เรียนรู้(?:คุณธรรม)?(?:บ้าน|วัด|ชุมชน|ตำบล)|ผู้|คน(?!ดี)|ชาว|คณะ|นัก(?:เรียน|ศึกษา)|ครู(?!พี่)|อาจารย์|เจ้าหน้าที่|ประชาชน|สมาชิก|แกนนำ|วิทยากร|พนักงาน|ข้าราชการ|ประธาน|รอง"
    r"|นาย|นาง|ฝ่าย|ชวน|พี่(?!เลี้ยง|โค้ช|สอน|น้อง)|หน่วยงาน|องค์กร|เครือข่าย|ภาคี|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|เทศบาล|สำนักงาน|ที่ประชุม|ทีม|กรรมการ|อนุกรรมการ"
    r"|(?:การ)?ประชุม|ห้องประชุม|พิธี|เวที|วันที่|เวลา|จำนวน|รุ่น|ปี|เดือน(?!แห่ง)|แผน|คะแนน|ร้อยละ|ระดับ|ข้อ|เรื่อง|ครั้ง|ระยะ|อายุ|ผล|เป้า(?!หมาย)|เป็น|ขอ|ดร\.|จุด"
    r"|ทั้ง|ทุก|แต่ละ|หลาย|บาง|เรา|เขา|ตน|ซึ่ง|ที่|โดย|เพื่อ|เมื่อ|ใน|จาก|กับ|ให้(?!เยาว|เด็ก|นัก)|และ|ว่า|ไม่|มา|ไป|ได้|จะ|อยู่|แล้ว|ต่อ|นี้|นั้น|ดังกล่าว|\d"
    r"|การ(?:ดำเนิน|ทำ|ขับเคลื่อน|จัด|ประเมิน|ลงนาม|ติดตาม)|งาน(?:นี้|ที่|ใน|ของ|\s|$)|[ก-๎]{1,3}(?:\s|$)"
)
# a head alone, or pointed at
_BARE = re.compile(
    r"(?:นี้|นั้น|เอง|กัน|ร่วม|เมื่อ|ภายใน|กลาง(?:\s|\Z)|เล็ก|ใหญ่|เรือน|ไว้|ดังกล่าว|ต่าง|เด่น|หลัก|ย่อย|ที่(?!ปรึกษา)|ใหม่|เดิม|เป็น|ซึ่ง|ใน|และ|ของ|โดย|เพื่อ|ไป|มา|ทุก|จะ|ได้|ก็|เข้า|แก่|ให้|ยัง|อย่าง|เนื่อง|(?:ความดี|คุณธรรม|จิตอาสา)\Z"
    r"|\s|\Z|\d|ฯ)"
)
_BARE_BODY = re.compile(
    r"(?:โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|อบต\.?|วัด|ชุมชน|ชาวบ้าน|สมาคม|จังหวัด|อำเภอ)(?:ฯ|นี้)?\Z"
)
_EVENT = re.compile(r"สมัชชา|มหกรรม|เทศกาล|อบรม|ประกวด")
_HELD = re.compile(
    r"(?:สมัชชา|มหกรรม|เทศกาล|อบรม|ประกวด|ค่าย)[^\n“”]{4,50}[”\"]?(?:\s?รุ่น(?:ที่)?\s?\d{1,2})?[^\n“”\d]{0,30}(?:วันที่|\d{1,2}\s?-)\s?\d"
)
_LABEL = re.compile(
    r"(?:โรงเรียน|ชุมชน|องค์กร|อำเภอ|จังหวัด|หมู่บ้าน|ตำบล|วัด|หน่วยงาน)"
    r"(?![ก-๎]{0,14}(?:มี|ทำ|จัด|ตั้ง|เปิด|เลือก|นำ|ดำเนิน|เริ่ม|ใช้)\s?[“\"])[ก-๎]{0,10}\s?[“\"]\Z"
    r"|(?:บรรยาย|เสวนา|ปาฐกถา|เทศน์|อภิปราย)[ก-๎]{0,16}\s?[“\"]\Z"
)
# what is said and not named
_SPOKEN = re.compile(
    r"[ก-๎]{2,10}ที่(?:อยาก|ต้อง|ควร)|คน(?!ดี)|ขอ|อย่า|เรา|ไม่|ถ้า|ทำดี|ผม|หนู|หลัก|(?:บุคคล|องค์กร|ครอบครัว|เยาวชน|ผู้)[ก-๎]*(?:ต้นแบบ|ดีเด่น|คุณธรรม)"
)
_ANNOUNCED = re.compile(
    r"(?:(?:กิจกรรม|โครงการ|ผลงาน|นวัตกรรม|งาน|มาตรการ|ของเดิม)(?:เด่น|ที่|ซึ่ง|สำคัญ|ต่าง|หลัก|ของ|คุณธรรม|เดิม|แต่ละ|ขยับ|นำร่อง|\s)[^\n“”]{0,60}?"
    r"|ที่(?:จะ|กำลัง|เปิด|ทำ|เลิก|จบ|เสร็จ|เริ่ม|เตรียม|ยัง|อยู่ระหว่าง)[^\n“”]{0,36}?)"
    r"(?:ได้แก่|คือ|อาทิ|เช่น|มี(?:ทั้ง)?|ประกอบด้วย|ชื่อ|ดังนี้|:)\s?(?:การ|งาน)?[“\"]?\Z"
    r"|งบ(?:ประมาณ)?[^\n“”]{0,30}?(?:ลงที่|ลงไปที่|สนับสนุน)\s?\Z"
)
_AUX = re.compile(r"(?:จะ|เตรียม|กำลัง|แผน|ยังคง|ได้|ต้อง|ให้)[ก-๎]{2,8}?\s?[“\"]?\Z")
# how far from the end of a name the next one of its list begins
JOINED_WITHIN = 60
_JOINED = re.compile(r"(?:\s?(?:และ|กับ|รวมทั้ง|รวมถึง|ตลอดจน|,|/|พร้อม(?:กับ|ทั้ง))\s?(?:การ|งาน)?|\sการ)[“\"]?\Z")


@cache
def head() -> re.Pattern[str]:
    """Nouns that head names of activities."""
    return pattern(r"{activity_heads}", "activity_heads")


@cache
def act() -> re.Pattern[str]:
    """Verbs of good works."""
    return re.compile("|".join(row[0] for row in table("activity_acts")))


@cache
def verbs(weak: bool) -> str:
    """Verbs of setting up and doing, as an alternation; with `weak`, those of having and using, too."""
    return "|".join(row[0] for row in table("activity_verbs") if weak or row[1:] != ("weak",))


@cache
def leads() -> re.Pattern[str]:
    """Words that lead to a name, and the verbs of doing: `strong` for those that hardly lead to anything else."""
    rows = table("activity_leads")
    strong = "|".join(row[0] for row in rows if row[1:] == ("strong",))
    weak = "|".join(row[0] for row in rows if row[1:] != ("strong",))
    return re.compile(
        rf"(?:(?P<strong>{strong})|{weak}|(?<!ผู้)(?<!นัก)(?:{verbs(False)}))\s?(?:การ(?!ประชุม|ดำเนิน)|งาน)?(?=[ก-ฮเ-ไ\d])"
    )


@cache
def _lead_before() -> re.Pattern[str]:
    rows = table("activity_leads")
    strong = "|".join(row[0] for row in rows if row[1:] == ("strong",))
    weak = "|".join(row[0] for row in rows if row[1:] != ("strong",))
    return re.compile(rf"(?:(?P<strong>{strong})|{weak})\s?(?:การ|งาน)?[“\"]?\Z")


@cache
def _governs(weak: bool) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!ผู้)(?<!นัก)(?<!ผู้ก่อ)(?:{verbs(weak)})(?:การ)?(?:\s?[“\"]?|{head().pattern}[ก-๎]{{0,8}}\s?[“\"])\Z"
    )


@cache
def _named_before() -> re.Pattern[str]:
    return re.compile(rf"{head().pattern}(?:[ก-๎]{{0,10}}|(?:ที่)?ชื่อ|ชื่อว่า)\s?[“\"]\Z")


def is_other(view: str, span: Span) -> bool:
    """Whether the words begin as names of people, bodies, days or papers do, or are no name."""
    return span[1] - span[0] < 5 or bool(_OTHER.match(view, *span))


def is_told(view: str, end: int) -> bool:
    """Whether what follows tells of an activity."""
    linked = _LINK.match(view, end)
    return bool(linked and TOLD.match(view, linked.end()))


def _told_behind(view: str, end: int) -> bool:
    """Whether what follows tells of an activity, straight or in a relative clause."""
    if is_told(view, end) or _OWNED_AND_TOLD.match(view, end):
        return True
    bracket = _BRACKET.match(view, end)
    if bracket and CUE.search(view, *bracket.span()):
        return True
    relative = _RELATIVE.match(view, end)
    return bool(relative and CUE.search(view, relative.end(), clause_end(view, end, end + _RELATIVE_WITHIN)))


def _told_on(view: str, end: int) -> bool:
    """Whether something is told of an activity farther on in its clause."""
    return bool(CUE.search(view, end, clause_end(view, end, end + _RELATIVE_WITHIN)))


def signs(story: Story, span: Span) -> int:
    """How much speaks for a name of an activity; `ENOUGH` makes it one."""
    view, (start, end) = story.view, span
    quoted = start > 0 and view[start - 1] in '“"'
    line = max(view.rfind("\n", 0, start) + 1, start - 90)
    near = max(line, start - 16)
    does = _governs(True).search(view, near, start)
    label = quoted and _LABEL.search(view, max(0, start - 24), start)
    if label or (quoted and _SPOKEN.match(view, start)):
        return 0
    noun, verb = head().match(view, start, end), act().match(view, start, end)
    short = noun and (end - noun.end() < 4 or _BARE.match(view, noun.end(), end))
    part = quoted and not any(q == span for q in story.page.quotes)
    if _HELD.match(view, start) or (not quoted and _ANNOUNCES.match(view, end)):
        return 0
    within = any(s < start and end <= e and e - s <= _NAME for s, e in story.page.quotes)
    if (
        part
        or within
        or (not quoted and _CLAUSE.search(view, start, end))
        or end - start < 5
        or (not quoted and (short or is_other(view, span)))
    ):
        return 0
    strong = _governs(False).search(view, near, start)
    led = _lead_before().search(view, near, start)
    sure = led and led["strong"]
    coined = _COINED.match(view, start, end)
    theme = _THEME.search(view, start, end)
    if not (quoted or noun or verb) and (
        _SENTENCE.search(view, start, end) or any(a.start == start for a in story.actors)
    ):
        return 0
    named_so = quoted or noun or verb or (coined and (led or does))
    if not named_so and (not (does or led) or (not sure and not theme and opens_clause(view[start:end]))):
        return 0
    owned = _OWNED.match(view, end)
    whose = owned and any(a.start == owned.end() for a in story.actors)
    told = 2 if _told_behind(view, end) else bool(COUNTED.match(view, end))
    told = told or (bool(named_so and (quoted or led or strong)) and _told_on(view, end))
    at = does.start() if does else start
    subject = (verb or does) and (any(a.end == at for a in story.actors) or _BARE_BODY.search(view, near, at))
    named = quoted and _named_before().search(view, max(line, start - 30), start)
    announced = _ANNOUNCED.search(view, line, start)
    decided = any(s <= start < e for d in story.draft.of("Decision") for s, e in d.mentions)
    # what may be an event as well needs more than that somebody holds it
    event = bool(noun and _EVENT.match(view, start, end))
    alone = (
        decided
        + bool(does)
        + bool(strong)
        + bool(subject)
        + bool(named)
        + bool(does and _AUX.search(view, near, start))
    )
    lead = (2 if sure else bool(led and not does)) + bool(theme and not (quoted or noun or verb))
    return 2 * (quoted + bool(noun or verb or coined) + bool(announced) + bool(whose)) + told + lead + alone - event


def governs(view: str, start: int) -> bool:
    """Whether a verb of setting up or doing ends before `start`."""
    return bool(_governs(False).search(view, max(0, start - 16), start))


def is_joined(view: str, end: int, start: int) -> bool:
    """Whether a name at `start` goes on with the list in which the name that ends at `end` stands."""
    return bool(_JOINED.search(view, end, start)) and "\n" not in view[end:start]
