"""Plans, programmes, virtues and goals."""

from __future__ import annotations

import re

from loaders.press import lists, virtue_lists
from loaders.press.activity_signs import head
from loaders.press.actors import listed_after, listed_before, owner, subject
from loaders.press.facts import Entity, Span, Value
from loaders.press.numerals import ONE
from loaders.press.plans import Plan
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.words import paragraph_end, squeezed

_GOAL_BEFORE = re.compile(
    r"(?:แนวคิด|มอบแนวทาง|ปฏิญญา|ปฏิญาณ|คำมั่น|เป้าหมาย|เป้าประสงค์|ความมุ่งหมาย|ตั้งเป้า|สโลแกน|คำขวัญ|ประกาศเจตนารมณ์|อยากเห็น|อยากให้|พฤติกรรม|อัตลักษณ์|ปณิธาน|วิสัยทัศน์|คติ|(?:หวัง|ฝัน|ผลักดัน|ขับเคลื่อน)(?:ที่จะ)?ให้(?!(?:เกิด|มี)(?:โครงการ|กิจกรรม|เป็น)?\s?$)|มุ่งสู่|ตั้งใจว่าจะ|(?:ใช้|ชู)(?:คำว่า|ถ้อยคำ|ข้อความ)|ปลายทาง|(?<!พิ)ธีม|หัวข้อ(?=หลัก)|(?:ข้อตกลง|กติกา|ธรรมนูญ)ร่วม)(?:[^\n“”\"]{0,40}|[^\n“”\"]{0,90}(?:คือ|ว่า)\s?)$"
)
# another quote of the same list
_QUOTED = re.compile(r"[“\"][^“”\"]{2,80}[”\"]\s?(?:และ|กับ|,)?\s?$")
# short phrases side by side, as slogans are
_RHYMED = re.compile(r"[ก-๎]{3,22}(?: [ก-๎]{2,22}){1,4}")
_PROCLAIMED = re.compile(
    r"(?:ประกาศ(?!เกียรติ|ผล|รางวัล)|ว่าด้วย|รวมพล[ก-๎]{0,12}|ชู|โจทย์[ก-๎]{0,8}|วาระ|กติกา|ปลุก[ก-๎]{0,8}|หนุน|ยึด(?:มั่น|ถือ)?|(?:ตกลง|ว่า)(?:กัน)?(?:ว่า)?จะ|ปักธง|(?:MOU|ข้อตกลง|ตำบล|อำเภอ|เมือง|ชุมชน|เทศบาล)[ก-๎]{0,6}คุณธรรม)\s?$"
)
# a sign that is given or hung up
_SIGN = re.compile(r"(?:มอบ|ติด|แขวน)ป้าย\s?$")
_GOAL_AFTER = re.compile(
    r"[”\"]?\s?(?:ซึ่ง)?(?:คือ|เป็น)(?:แนวคิด|เป้าหมาย|สโลแกน|คำขวัญ|ธีม|โจทย์|พฤติกรรมเป้าหมาย|วาระ)"
    r"|[”\"]?[^\n“”]{0,60}?(?:ใช้|ยก|ถือ|ให้)(?:เป็น|คำนี้เป็น)(?:แนวคิด|สโลแกน|คำขวัญ|ธีม|คติ)"
)
_TARGETS = (
    re.compile(
        r"เป้าหมาย(?:ร่วม(?:กัน)?|เชิง[ก-๎]{4,8}?)?(?:ของ[ก-๎]{2,20}?)?(?:คือ|เพื่อ|ในการ|(?:ไว้)?ว่า(?:จะ)?)\s?(?P<goal>[^\n“”\"]{8,120})"
    ),
    re.compile(r"มุ่งหวังให้[ก-๎]{2,24}?เป็น(?P<goal>[^\n“”\",]{4,40}?)(?=\sและ|\n|\s\s|$)"),
    re.compile(
        r"(?:ตั้ง|วาง)เป้า(?:หมาย)?(?:ว่า|จะ|ไว้ว่า|ให้)?\s?(?P<goal>(?:ลด|เพิ่ม|ทุก(?:โรงเรียน|ตำบล|อำเภอ|ชุมชน|หมู่บ้าน|หน่วยงาน|บ้าน))[^\n“”]{6,80}?)(?=\s(?:ส่วน|และ|ด้าน|โดย)|[\n“”])"
    ),
    re.compile(
        r"(?:ปีหน้า|ปีนี้|ภายในปี\s?\d{4})\s?(?:จะ)?ต้องมี"
        r"(?P<goal>[^\n“”]{4,40}?(?:ไม่(?:ต่ำ|น้อย)กว่า|อย่างน้อย|ร้อยละ)[^\n“”]{2,24}?)(?=\s(?!\d)|[\n“”])"
    ),
    re.compile(r"เรื่อง(?P<goal>คน[^\n“”\"]{6,60}?)\s?(?:ที่|ซึ่ง)เป็นเป้าหมาย"),
)


_OBJECTIVE = re.compile(
    r"(?:เป้าประสงค์|วัตถุประสงค์)(?:ของ(?!การ|โครงการ)[ก-๎]{2,20}?|ที่[ก-๎]{4,20}?)\s?คือ\s?(?:เพื่อ)?(?P<goal>[^\n“”\"]{8,80})"
)


def state(story: Story) -> None:
    """Everything that tells what the programme wants and does."""
    for plan in story.page.plans:
        _plan(story, plan)
    for p in story.page.programmes:
        if not any(b.start <= p.start < b.end for b in story.page.bodies):
            whole = (p.start, p.end)
            entity = story.draft.add("Programme", p.name, whole, aliases=(story.view[p.start : p.end],))
            _cohort(story, entity, whole)
            _chosen(story, entity, whole)
    virtue_lists.state(story)
    _goals(story)
    _counted(story)
    _meant(story)
    _districts(story)


def _plan(story: Story, plan: Plan) -> None:
    if plan.own and not (plan.fiscal or plan.first or "จังหวัด" in plan.canonical):
        return
    draft = story.draft
    entity = draft.add("Plan", plan.canonical, (plan.start, plan.end), aliases=(plan.written,))
    for name, value, at in (
        ("phase", plan.phase, plan.phase_at),
        ("start_year_be", plan.first, plan.first_at),
        ("end_year_be", plan.last, plan.last_at),
        ("fiscal_year_be", plan.fiscal, plan.fiscal_at),
        ("year_be", plan.year, plan.year_at),
        ("duration_years", plan.duration, plan.duration_at),
    ):
        if value:
            draft.state(entity, name, value, at)
    if plan.cut:
        draft.ask((plan.start, plan.end), "the text ends inside the years of a plan", "ข้อความขาดกลางปีของแผน")


_SELECTED = re.compile(
    r"\s?(?:ก็|ยัง|จึง)?(?:ได้รับ(?:การ)?|ถูก)(?:คัด)?เลือก[ก-๎ ]{0,16}?(?:เข้า|เป็น|ให้)"
    r"(?:ร่วม|สู่)*(?:ใน)?(?:ขับเคลื่อน)?(?:โครงการ|พื้นที่)?\s?[“\"]?$"
)


_SELECTS = re.compile(
    r"(?:คัด)?เลือก(?:ให้)?จังหวัด(?:ที่)?(?:ให้)?(?:เข้า|มา)(?:ร่วม|สู่)*(?:โครงการ|พื้นที่)?\s?[“\"]?\Z",
)
_SUCH_AS = re.compile(
    r"[”\"]?[^\n“”]{0,24}?\d{1,2}\s?จังหวัด\s?(?:อาทิ|ได้แก่|คือ|เช่น|ประกอบด้วย)\s?|[”\"]?[^\n“”]{0,24}?\s(?:อาทิ|ได้แก่|คือ|เช่น)\s?"
)
_ALONG = re.compile(r"\s?(?:พร้อม(?:กับ|ด้วย)?|ร่วมกับ|เช่นเดียวกับ)\s?")
_ONE_OF = re.compile(rf"(?:1|(?:{ONE})(?:จังหวัด[ก-๎]{{0,12}})?)\s?ใน(?:จำนวน)?\s?(?P<n>\d{{1,2}})\s?จังหวัด")
_COHORT = re.compile(r"(?:\s?\d{1,2}\s?จังหวัด)?[”\"]?\s?รุ่น(?:ที่)?\s?(?P<n>\d{1,2})")


def _chosen(story: Story, entity: Entity, span: Span) -> None:
    """A และ B ได้รับคัดเลือกเข้าโครงการจังหวัดคุณธรรม N จังหวัด."""
    such = _SUCH_AS.match(story.view, span[1])
    if such and _SELECTS.search(story.view, max(0, span[0] - 60), span[0]):
        for a in listed_after(story, such.end(), ("Province",)):
            story.draft.relate("SELECTED_FOR", a.entity, entity, (span[0], a.end))
        return
    near = subject(story, span[0], ("Province",), 90)
    if near is None or not _SELECTED.fullmatch(story.view, near.end, span[0]):
        return
    batch = _COHORT.match(story.view, span[1])
    properties: dict[str, Value] = {"cohort": int(batch["n"])} if batch else {}
    for a in [a for a in listed_before(story, near) if a.kind == "Province"]:
        story.draft.relate("SELECTED_FOR", a.entity, entity, (a.start, span[1]), **properties)
    also = _ALONG.match(story.view, batch.end() if batch else span[1])
    for a in listed_after(story, also.end(), ("Province",)) if also else ():
        story.draft.relate("SELECTED_FOR", a.entity, entity, (span[0], a.end), **properties)
    if count := re.compile(r"\s?(\d{1,2})\s?จังหวัด").match(story.view, span[1]):
        story.draft.state(entity, "province_count", int(count[1]), count.span())


def _cohort(story: Story, entity: Entity, span: Span) -> None:
    line = story.view.rfind("\n", 0, span[0]) + 1
    m = _ONE_OF.search(story.view, line, paragraph_end(story.view, span[1]))
    if m and story.home and entity.canonical == "จังหวัดคุณธรรม":
        at = (m.start("n"), m.end())
        story.draft.state(entity, "province_count", int(m["n"]), at)
        near = subject(story, m.start(), ("Province",), 30) if not m[0].startswith(("1", "หนึ่ง")) else None
        some = [a.entity for a in listed_before(story, near) if a.kind == "Province"] if near else [story.home]
        for each in some:
            story.draft.relate("SELECTED_FOR", each, entity, m.span(), cohort=int(m["n"]))


def _goals(story: Story) -> None:
    for start, end in story.page.quotes:
        before = _QUOTED.sub("", story.view[max(0, start - 150) : start - 1].rsplit("\n", 1)[-1])[-120:]
        after = story.view[end : end + 90]
        if story.draft.is_used((start, end)) and any(
            start == s for e in story.draft.of("Statement") for s, _ in e.mentions
        ):
            continue
        rhymed = (
            _RHYMED.fullmatch(story.view, start, end)
            and not head().match(story.view, start)
            and _PROCLAIMED.search(before)
        )
        announced = (rhymed or _GOAL_BEFORE.search(before)) and not re.search(r"กล่าวว่า\s?$", before)
        announced = announced and not _SIGN.search(before)
        titled = any(e.start <= start < e.end for e, _ in story.meetings)
        if (announced or _GOAL_AFTER.match(after)) and not titled:
            _goal(story, (start, end), "slogan", before)
    for rule, kind in (*((rule, "target") for rule in _TARGETS), (_OBJECTIVE, "objective")):
        # the last line ends as others do
        for m in rule.finditer(story.view + "\n"):
            end = _goal_end(story.view, *m.span("goal"))
            # what leads to a quote is no goal of its own
            if end - m.start("goal") > 6 and not story.view.startswith(("“", '"'), m.end("goal")):
                _goal(story, (m.start("goal"), end), kind, m[0][: m.start("goal") - m.start()])


# a list of targets in one line is no longer
_FARTHEST = 500
_COUNTED = scanner(
    r"(?<!กลุ่ม)(?<!คุณธรรม)(?<!พื้นที่)(?<!องค์กร)(?<!ชุมชน)เป้าหมาย[^\n“”\d]{0,30}?"
    r"(?:ได้แก่|คือ|[2-6]\s?(?:เรื่อง|ข้อ|ประการ|อย่าง)|ดังนี้)[ ]?:?[ ]?"
)


def _counted(story: Story) -> None:
    """เป้าหมายร่วม 2 ข้อ 1. … 2. …, หนึ่ง … สอง …: targets told one after another."""
    for m in _COUNTED.finditer(story.view):
        end = min(paragraph_end(story.view, m.end()), m.end() + _FARTHEST)
        for start, stop in lists.numbered(story.view, m.end() - 1, end) or lists.ordinals(story.view, m.end(), end):
            _goal(story, (start, _goal_end(story.view, start, stop)), "target", m[0])


_MEANS = re.compile(r"\s?(?:ก็|จะ|ยัง)?มุ่ง(?P<goal>ให้[^\n“”]{16,70}?)(?=\s|[\n“”])")


def _meant(story: Story) -> None:
    """BODY มุ่งให้…: what a body wants, in its own words."""
    for a in [a for a in story.actors if a.kind == "Organization"]:
        if m := _MEANS.match(story.view, a.end):
            _goal(story, m.span("goal"), "target", m[0][: m.start("goal") - m.start()])


_OF_PROVINCE = re.compile(r"(?:คำขวัญ|สโลแกน|ปณิธาน|เป้าหมาย|เป้าประสงค์)(?:ร่วม)?(?:ของ)?จังหวัด")


def _goal_end(view: str, start: int, end: int) -> int:
    words = view[start:end]
    cut = re.search(r"\s(?=เพื่อ|โดย|ซึ่ง|และ(?:จะ|เป้า)|ทั้งนี้|จากนั้น)", words)
    return start + (cut.start() if cut else len(words.rstrip()))


def _goal(story: Story, span: Span, kind: str, cue: str) -> None:
    draft = story.draft
    words = squeezed(story.view[span[0] : span[1]])
    if any(s < span[1] and span[0] < e for g in draft.of("Goal") for s, e in g.mentions):
        return
    goal = draft.add("Goal", words, span)
    draft.state(goal, "kind", kind, (max(0, span[0] - len(cue) - 1), span[0]))
    home = story.page.home_name
    of_province = _OF_PROVINCE.search(cue) or (home and len(home) > 2 and home in words)
    whose = story.home_at(span[0]) if of_province else owner(story, span[0])
    if whose:
        draft.relate("HAS_GOAL", whose, goal, span)
    for v in story.page.virtues:
        if span[0] <= v.start < span[1]:
            draft.relate("EXPRESSES_VIRTUE", goal, draft.add("Virtue", v.name, (v.start, v.end)), span)


def _districts(story: Story) -> None:
    """ทั้ง N อำเภอ of the province."""
    for m in re.finditer(r"(?:ทั้ง(?:หมด)?|ครบทั้ง|ครบ|มี(?:แค่|เพียง|ทั้งหมด|ทั้งสิ้น))\s?(?P<n>\d{1,2})\s?อำเภอ", story.view):
        if story.home and "ทุกอำเภอ" not in m[0] and not re.search(r"ใน\s?$", story.view[: m.start()]):
            story.draft.state(story.home, "district_count", int(m["n"]), (m.start("n"), m.end()))
