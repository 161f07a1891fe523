"""Coaching told by other verbs of care, in a text that speaks of coaches."""

from __future__ import annotations

import re

from loaders.press.actors import listed_after, listed_before, subject
from loaders.press.dates import years
from loaders.press.facts import Value
from loaders.press.story import Actor, Story
from loaders.press.words import paragraph_end

_SPEAKS_OF_IT = re.compile(r"โค้ช|พี่เลี้ยง|แม่ข่าย|ลูกข่าย|คู่พัฒนา")
_LEAD = r"(?:ซึ่ง|ที่|ก็|ยัง|จึง|จะ|ได้|รับ|ไป|มา|คอย|เข้าไป|ลงไป|ออกไป|เริ่ม|อาสา|รับไม้ต่อ|รับหน้าที่|รับอาสา|เป็นผู้|ช่วย| )*"
_CARE = r"(?:ดูแล|ประกบ|สอนงาน|สอน|ปั้น|ติว|ฝึก|นำทาง|หนุน|ประคอง|เป็นพี่เลี้ยง|เป็นโค้ช|โค้ช|ชี้แนะ|ถ่ายทอดงาน)"
# A cares for B; a batch or a year may stand between
_CARES = re.compile(
    rf"[ ]?(?:\([^()\n]{{1,30}}\))?[ ]?(?:(?:ซึ่ง(?:จบ|เป็น))?[ก-๎]{{0,20}}รุ่น(?:ที่)?[ ]?(?:\d+|แรก))?[ ]?"
    rf"(?P<verb>{_LEAD}(?:{_CARE}|ช่วย(?!กัน)))(?:ให้(?:กับ|แก่)?|แก่|กับ)?[ ]?"
)
# B has A as whoever cares
_CARED_FOR = re.compile(
    r"[ ]?(?:ซึ่ง|ที่|ก็|จะ|ยัง)?(?:เป็น(?:ลูกศิษย์|น้องเลี้ยง|ลูกข่าย|น้อง)(?:ของ)?|อยู่ในความดูแลของ"
    r"|(?:ได้)?รับการ(?:ดูแล|โค้ช|สอนงาน)จาก)[ ]?"
)
_HAS = re.compile(r"[ ]?(?:ซึ่ง|ที่|โดย|ก็)?(?:ได้|มี)(?:รับความช่วยเหลือจาก)?[ ]?")
_AS_COACH = re.compile(
    rf"[^\n“”]{{0,30}}?(?:คอย|มา|ช่วย|เป็นผู้)(?:เป็น)?(?:พี่เลี้ยง|โค้ช|ช่วย|{_CARE})(?!ให้(?!$|\s|มา)|แก่|กระบวนการ|เครือข่าย)"
)
_COMES = re.compile(r"[ ]?(?:มา|คอย|ช่วย)(?:ช่วย)?เป็น(?:ผู้)?(?:พี่เลี้ยง|โค้ช)(?!กระบวนการ|เครือข่าย)")
_AS_MENTOR = re.compile(r"[ ]?ในฐานะ(?:โรงเรียน|หน่วยงาน|องค์กร|วัด|ชุมชน)?(?:พี่เลี้ยง|โค้ช|แม่ข่าย)")
_PAIRED = re.compile(r"[ ]?(?:ได้|จะ|ก็)?(?:จับคู่|คู่|เข้าคู่)กับ[ ]?")
_BATCH = re.compile(r"รุ่น(?:ที่)?[ ]?(\d{1,2})")


def state(story: Story) -> None:
    """COACHES by verbs that mean it only beside the word for coaches."""
    if not _SPEAKS_OF_IT.search(story.view):
        return
    for a in [a for a in story.actors if a.kind in ("Organization", "Person")]:
        told = _SPEAKS_OF_IT.search(
            story.view, max(0, a.start - 400), min(paragraph_end(story.view, a.end), a.end + 200)
        )
        if told:
            _cares(story, a)
        if told and a.kind == "Organization":
            _cared_for(story, a)
            _won_over(story, a)


def _cares(story: Story, a: Actor) -> None:
    m = _CARES.match(story.view, a.end)
    listed = listed_after(story, m.end(), ("Organization",)) if m else []
    # who cares for somebody in turn begins the next clause
    coached = [c for c in listed if not _CARES.match(story.view, c.end)]
    if m and coached:
        mentor = _AS_MENTOR.match(story.view, coached[-1].end)
        if not m["verb"].strip().endswith("ช่วย") or mentor or a.kind == "Person":
            for coach in _in_line(story, a):
                _coaches(story, coach, coached, m.end())
    if pair := _PAIRED.match(story.view, a.end):
        coached = listed_after(story, pair.end(), ("Organization",))
        if coached and _AS_MENTOR.match(story.view, coached[-1].end):
            _coaches(story, a, coached, pair.end())


def _cared_for(story: Story, a: Actor) -> None:
    m, has = _CARED_FOR.match(story.view, a.end), _HAS.match(story.view, a.end)
    lead = m or has
    coach = next(
        (c for c in story.actors if lead and c.start == lead.end() and c.kind in ("Organization", "Person")), None
    )
    if coach and (
        m or _AS_COACH.match(story.view, coach.end, min(paragraph_end(story.view, coach.end), coach.end + 90))
    ):
        _coaches(story, coach, _in_line(story, a), coach.end)


def _won_over(story: Story, coach: Actor) -> None:
    """BODY … โดยได้ BODY มาเป็นพี่เลี้ยง: of the body that the sentence began with."""
    if not story.view.endswith(("โดยได้", "โดยมี", "โดยได้ ", "โดยมี "), 0, coach.start):
        return
    coached = subject(story, coach.start, ("Organization",), 120)
    if coached and _COMES.match(story.view, coach.end):
        _coaches(story, coach, [coached], coach.end)


def _in_line(story: Story, last: Actor) -> list[Actor]:
    """The actor and those of its kind before it in the same list and line."""
    line = story.view.rfind("\n", 0, last.start) + 1
    return [a for a in listed_before(story, last) if a.kind == last.kind and a.start >= line]


def _coaches(story: Story, coach: Actor, coached: list[Actor], at: int) -> None:
    start, end = min(coach.start, coached[0].start), max(coach.end, coached[-1].end)
    told = story.view[end : min(paragraph_end(story.view, end), end + 30)]
    properties: dict[str, Value] = {}
    if batch := _BATCH.match(told.strip()):
        properties["batch"] = int(batch[1])
    if year := next(
        (y for (s, _), y in years(told) if told[:s].strip() in ("ปี", "ในปี", "ตั้งแต่ปี", "ตลอดปีงบประมาณ", "ตลอดปี")), 0
    ):
        properties["year_be"] = year
    for a in coached:
        if a.entity is not coach.entity and not story.draft.related("COACHES", coach.entity, a.entity):
            story.draft.relate("COACHES", coach.entity, a.entity, (start, end), **properties)
