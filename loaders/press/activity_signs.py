"""Signs that words of a text name an activity: what stands before them, how they begin, what is told behind them."""

from __future__ import annotations

import re
from functools import cache

from loaders.press.activity_exclusions import is_bare, is_clause, is_predicate, is_sentence, is_speech
from loaders.press.activity_words import COUNTED, CUE, TOLD
from loaders.press.facts import Span
from loaders.press.initiative_turns import clause_end
from loaders.press.lexicon import pattern, table
from loaders.press.phrases import opens_clause
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.words import begins_word

ENOUGH = 4
# what may stand between a name and what is told of it
_LINK = re.compile(r"(?:[\s,:”\"-]|ซึ่ง|ที่|ก็|นั้น|นี้|ได้|และ)*")
_OWNER = re.compile(r"ของ[ก-๎.]{4,30}")
_LEAST_OWNER = len("ของ") + 4
# a clause of its own that tells of what was named: ซึ่งชาวบ้านคิดขึ้นและใช้กันมาตั้งแต่ปี
_RELATIVE = re.compile(r"[”\"]?\s?(?:ซึ่ง|ที่)(?!จะช่วย|ผู้)\s?")
_RELATIVE_WITHIN = 90
_BRACKET = re.compile(r"[”\"]?\s?\([^()\n]{4,90}")
# what activities of this kind are about
_GOOD = re.compile(
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
# a class and a name glued to it
_CLASSED = re.compile(
    r"(?:โครงการ|แคมเปญ|คอร์ส)(?!ใน|เด่น|ที่|นี้|นั้น|ดังกล่าว|ของ|ต่าง|และ|หรือ|เพื่อ|ตาม|ภายใต้|อื่น|ละ|ทั้ง|แล้ว|ใหม่|แรก|นำร่อง|จังหวัด|พัฒนา|ส่งเสริม|อบรม"
    r"|สัมมนา|ประชุม|ฝึก|พระราช|อัน|ขับเคลื่อน|จัด|ความร่วมมือ|จะ|ได้|มี|ไป|มา|เป็น|จำนวน|โดย|จาก|กับ|ให้|ร่วม|เดียว|เดิม|ระยะ|ปี|เมื่อ|สมัชชา|กิจกรรม|ส่งน้ำ|ก่อสร้าง|ชลประทาน|หนึ่ง|ชื่อ|[ก-๎]{2,10}คุณธรรม(?:$|ของ))[ก-ฮเ-ไ][ก-๎]{5,}"
)
_BARE_BODY = re.compile(
    r"(?:โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|อบต\.?|วัด|ชุมชน|ชาวบ้าน|สมาคม|จังหวัด|อำเภอ)(?:ฯ|นี้)?\Z"
)
_EVENT = re.compile(r"สมัชชา|มหกรรม|เทศกาล|อบรม|ประกวด")
_ANNOUNCED = re.compile(
    r"(?:(?:กิจกรรม|โครงการ|ผลงาน|นวัตกรรม|งาน|มาตรการ|ของเดิม)(?:เด่น|ที่|ซึ่ง|สำคัญ|ต่าง|หลัก|ของ|คุณธรรม|เดิม|แต่ละ|ขยับ|นำร่อง|\s)[^\n“”]{0,60}?"
    r"|ที่(?:จะ|กำลัง|เปิด|ทำ|เลิก|จบ|เสร็จ|เริ่ม|เตรียม|ยัง|อยู่ระหว่าง)[^\n“”]{0,36}?)"
    r"(?:ได้แก่|คือ|อาทิ|เช่น|มี(?:ทั้ง)?|ประกอบด้วย|ชื่อ|ดังนี้|:)\s?(?:การ|งาน)?[“\"]?\Z"
    r"|รางวัล[^\n“”]{0,70}?(?:จาก|ด้วย)(?:ผลงาน)?\s?[“\"]?\Z"
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


def _leads(kind: tuple[str, ...]) -> str:
    return "|".join(row[0] for row in table("activity_leads") if row[1:] == kind)


@cache
def leads() -> re.Pattern[str]:
    """Words that lead to a name, and verbs of doing, before a name without quotes; each begins with a letter."""
    words = "|".join([_leads(("strong",)), verbs(False), _leads(())])
    return scanner(rf"(?:{words})\s?(?:การ(?!ประชุม|ดำเนิน)|งาน)?(?=[ก-ฮเ-ไ\d])")


@cache
def _lead_before(*kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_leads(kind)})\s?(?:การ|งาน)?[“\"]?\Z")


_CLASS = r"(?:โครงการ|กิจกรรม|แคมเปญ|หลักสูตร) "


@cache
def _governs(weak: bool) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!ผู้)(?<!นัก)(?<!ผู้ก่อ)(?:{verbs(weak)})(?:การ)?(?:\s?[“\"]?|{head().pattern}[ก-๎]{{0,8}}\s?[“\"]|{_CLASS})\Z"
    )


@cache
def _named_before() -> re.Pattern[str]:
    return re.compile(rf"{head().pattern}(?:[ก-๎]{{0,10}}|(?:ที่)?ชื่อ|ชื่อว่า)\s?[“\"]\Z")


def is_told(view: str, end: int) -> bool:
    """Whether what follows tells of an activity."""
    linked = _LINK.match(view, end)
    return bool(linked and TOLD.match(view, linked.end()))


def _owned_and_told(view: str, end: int) -> bool:
    """Whether an owner follows and something is told behind it."""
    owner = _OWNER.match(view, end)
    return owner is not None and any(TOLD.match(view, at) for at in range(end + _LEAST_OWNER, owner.end() + 1))


def _told_behind(view: str, end: int) -> bool:
    """Whether what follows tells of an activity, straight or in a relative clause."""
    if is_told(view, end) or _owned_and_told(view, end):
        return True
    bracket = _BRACKET.match(view, end)
    if bracket and CUE.search(view, *bracket.span()):
        return True
    relative = _RELATIVE.match(view, end)
    return bool(relative and CUE.search(view, relative.end(), clause_end(view, end, end + _RELATIVE_WITHIN)))


def _told_on(view: str, end: int) -> bool:
    """Whether something is told of an activity farther on in its clause."""
    return bool(CUE.search(view, end, clause_end(view, end, end + _RELATIVE_WITHIN)))


# how much each sign speaks for a name
_WEIGHTS = {
    "quoted": 2,
    "headed": 2,
    "classed": 2,
    "announced": 2,
    "owned": 2,
    "told": 2,
    "led for sure": 2,
    "led": 1,
    "told later": 1,
    "counted": 1,
    "done": 1,
    "set up": 1,
    "soon": 1,
    "by somebody": 1,
    "called": 1,
    "decided": 1,
    "good": 1,
    "event": -1,
}


def weight(story: Story, span: Span) -> int:
    """How much speaks for a name of an activity; `ENOUGH` makes it one."""
    return sum(_WEIGHTS[sign] for sign in _signs(story, span))


def _signs(story: Story, span: Span) -> list[str]:
    """What speaks for a name; nothing where the words are something else."""
    view, (start, end) = story.view, span
    quoted = start > 0 and view[start - 1] in '“"'
    noun, act_ = head().match(view, start, end), act().match(view, start, end)
    if quoted:
        called = _named_before().search(view, max(view.rfind("\n", 0, start) + 1, start - 30), start)
        no_name = is_speech(story, span, called=bool(called))
    else:
        no_name = is_clause(story, span) or bool(noun and is_bare(view, noun.end(), end))
        no_name = no_name or bool(act_ and is_predicate(view, start))
    if no_name:
        return []
    before = _before(story, start, acting=bool(act_), quoted=quoted)
    coined, good = bool(_COINED.match(view, start, end)), bool(_GOOD.search(view, start, end))
    named = quoted or bool(noun or act_) or (coined and bool({"done", "led", "led for sure"} & before))
    signs = [
        *before,
        *_behind(story, end, later=named and (quoted or bool({"set up", "led", "led for sure"} & before))),
    ]
    signs += ["classed"] * bool(not quoted and _CLASSED.match(view, start, end))
    signs += ["quoted"] * quoted + ["headed"] * bool(noun or act_ or coined)
    # what may be an event as well needs more than that somebody holds it
    signs += ["event"] * bool(noun and _EVENT.match(view, start, end))
    if quoted or noun or act_:
        return signs
    signs += ["good"] * good
    free = named or "led for sure" in before or good
    return signs if _is_phrase(story, span, before, free=free) else []


def _is_phrase(story: Story, span: Span, before: set[str], *, free: bool) -> bool:
    """Whether words that nothing of an activity heads are led to and no sentence; `free` ones may begin with a verb."""
    led = bool({"done", "led", "led for sure"} & before)
    if not led or is_sentence(story, span):
        return False
    return begins_word(story.view, span[0]) and (free or not opens_clause(story.view[slice(*span)]))


def _before(story: Story, start: int, *, acting: bool, quoted: bool) -> set[str]:
    """The signs in front of a name."""
    view = story.view
    line = max(view.rfind("\n", 0, start) + 1, start - 90)
    near = max(line, start - 16)
    does = _governs(True).search(view, near, start)
    far = max(line, start - 28)
    sure = _lead_before("strong").search(view, far, start)
    at = does.start() if does else start
    by = (acting or does) and (any(a.end == at for a in story.actors) or _BARE_BODY.search(view, near, at))
    found = {
        "done": does,
        "set up": does and _governs(False).search(view, near, start),
        "soon": does and _AUX.search(view, near, start),
        "led for sure": sure,
        "led": not sure and not does and _lead_before().search(view, far, start),
        "by somebody": by,
        "called": quoted and _named_before().search(view, max(line, start - 30), start),
        "announced": _ANNOUNCED.search(view, line, start),
        "decided": any(s <= start < e for d in story.draft.of("Decision") for s, e in d.mentions),
    }
    return {sign for sign, holds in found.items() if holds}


def _behind(story: Story, end: int, *, later: bool) -> list[str]:
    """The signs behind a name."""
    view, owned = story.view, _OWNED.match(story.view, end)
    found = ["owned"] if owned and any(a.start == owned.end() for a in story.actors) else []
    if _told_behind(view, end):
        return [*found, "told"]
    if COUNTED.match(view, end):
        return [*found, "counted"]
    return [*found, "told later"] if later and _told_on(view, end) else found


def governs(view: str, start: int) -> bool:
    """Whether a verb of setting up or doing ends before `start`."""
    return bool(_governs(False).search(view, max(0, start - 16), start))


def is_joined(view: str, end: int, start: int) -> bool:
    """Whether a name at `start` goes on with the list in which the name that ends at `end` stands."""
    return bool(_JOINED.search(view, end, start)) and "\n" not in view[end:start]
