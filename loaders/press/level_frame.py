"""Levels of the assessment told row by row, or of one body year by year."""

from __future__ import annotations

import re

from loaders.press.actors import listed_after, protagonist, subject
from loaders.press.facts import Entity, Span, Value
from loaders.press.scan import scanner
from loaders.press.story import Actor, Story

_LEVEL = r"(?P<level>ส่งเสริมคุณธรรม|คุณธรรมต้นแบบ|คุณธรรม)"
_BODY = r"(?:องค์กร|หน่วยงาน|ชุมชน|โรงเรียน|สถานศึกษา)?"
_ROW = re.compile(
    rf"[ ]*(?:[•-]|\(?\d{{1,2}}[.)])?[ ]*(?P<name>(?P<word>ระดับ|ขั้น)?{_BODY}{_LEVEL})"
    r"(?:(?:\s?(?:จำนวน|มี)?\s?\d{1,3}\s?(?:แห่ง|องค์กร|หน่วยงาน))?\s?(?:ได้แก่|คือ|อาทิ|[:|-])"
    # so many, of whom the best or some are told
    r"|\s?(?:จำนวน|มี)?\s?\d{1,3}\s?(?:แห่ง|องค์กร|หน่วยงาน)\s(?:(?:โดย|ซึ่ง)?มี|รวม(?:ถึง)?|นำโดย|เช่น|[ก-๎]{2,16}(?:คือ|ได้แก่)))\s?"
)
# the next best of a row
_NEXT = re.compile(r"\s?(?:รองลงมา|ตาม(?:มา)?ด้วย|ถัดมา|อันดับ(?:ต่อมา|ถัดไป))(?:เป็น|คือ|ได้แก่)?\s?")
# levels told one after another in a line, with a count, and those in brackets behind a badge or a class
_INLINE = re.compile(
    rf"(?P<name>(?:ระดับ|ขั้น|ชั้น){_BODY}{_LEVEL})(?:[ ]?(?:จำนวน|มี|รวม)?[ ]?\d{{1,3}}[ ]?(?:แห่ง|องค์กร|หน่วยงาน))?"
    r"[ ]?(?:ได้แก่|คือ|อาทิ|ประกอบด้วย|[(:])[ ]?"
)
_BADGE = re.compile(
    r"[ ]*(?:[•-]|\(?\d{1,2}[.)])?[ ]*(?P<name>(?:[ก-๎]{2,12}[ ]?\()?ระดับ"
    r"(?P<level>ต้นแบบ|คุณธรรมต้นแบบ|คุณธรรม|ส่งเสริมคุณธรรม|ส่งเสริม)\)?)"
    r"(?:[ ]?(?:จำนวน|มี)?[ ]?\d{1,3}[ ]?(?:แห่ง|องค์กร|หน่วยงาน))?[ ]?(?:ได้แก่|คือ|[:-])?[ ]?(?=[ก-๎])"
)
_FULL = {"ต้นแบบ": "คุณธรรมต้นแบบ", "ส่งเสริม": "ส่งเสริมคุณธรรม"}
_RESULT = re.compile(r"ประเมิน|(?:ผ่าน|เข้า)เกณฑ์|ผ่านระดับ|คะแนน")
_YEAR = re.compile(r"ปี(?:งบประมาณ)?\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)")
_OUT_OF = r"(?:\s?จาก\s?(?:คะแนนเต็ม\s?)?(?P<full>\d{1,3})(?:\s?คะแนน)?)?"
_SCORE = re.compile(rf"\s?\(?(?:ได้|ด้วย|มี)?\s?(?:คะแนน\s?)?(?P<score>\d{{1,3}})(?:\s?คะแนน|(?=\))){_OUT_OF}\)?")
# so many reached a level, some of them by name
_AMONG = scanner(
    rf"(?P<name>(?:ระดับ|เป็น|ขั้น){_BODY}{_LEVEL})[ ]?(?:จำนวน|มี|รวม)?[ ]?\d{{1,3}}[ ]?(?:แห่ง|องค์กร|หน่วยงาน)"
    r"[ ]?(?:โดย|ซึ่ง)?ใน(?:จำนวน|ยอด|กลุ่ม)?(?:นี้|นั้น)[ ]?(?:เป็น[ก-๎]{2,16}[ ]?\d{1,3}[ ]?[ก-๎]{2,8}[ ]?)?"
    r"(?:คือ|ได้แก่|รวม(?:ถึง)?|มี|เช่น|อาทิ)[ ]?"
)
# a grade beside a score
_GRADE = re.compile(
    rf"\s?(?:ได้|ที่|ด้วย|มี)?\s?(?:คะแนน)?\s?(?P<score>\d{{1,3}})\s?คะแนน{_OUT_OF}"
    r"\s?(?:จัด|ถือ)?(?:อยู่|เป็น)?(?:ใน)?(?P<level>ระดับ(?P<grade>ดีเยี่ยม|ดีเด่น|ดีมาก|ดี|พอใช้|ปานกลาง))(?![ก-๎])"
)
_STEP = scanner(
    r"(?P<when>(?:เมื่อ|ใน)?ปี\s?(?:พ\.ศ\.\s?)?(?P<year>2[45]\d\d)|ปี(?:ถัด(?:มา|ไป)|ต่อมา|รุ่งขึ้น)|ปีนี้|ล่าสุด)"
    rf"[^\n“”]{{0,34}}?(?P<name>(?:ระดับ|(?<=เป็น)|(?<=ชั้น)|(?<=สู่)){_BODY}{_LEVEL})(?:\s?(?:ด้วยคะแนน|ได้คะแนน|ได้)\s?(?P<score>\d{{1,3}})(?!\d|\s?แห่ง))?"
)


def state(story: Story) -> None:
    """ASSESSED_AT for lists of levels and for steps of one body."""
    _rows(story)
    _inline(story)
    _steps(story)
    _graded(story)


def _rows(story: Story) -> None:
    rows = [(s, m) for s, e in story.page.paragraphs if (m := _ROW.match(story.view, s, e))]
    for start, m in rows:
        told = _RESULT.search(story.view, max(0, rows[0][0] - 300), rows[0][0])
        if told and (m["word"] or len(rows) > 1):
            _all_assessed(story, m, start)
    badges = [(s, m) for s, e in story.page.paragraphs if (m := _BADGE.match(story.view, s, e))]
    for start, m in badges if len(badges) > 1 else ():
        if _RESULT.search(story.view, max(0, badges[0][0] - 300), badges[0][0]):
            _all_assessed(story, m, start)


def _inline(story: Story) -> None:
    """ระดับ X N แห่ง (A, B) ระดับ Y คือ C, in one line that an assessment is told in or before."""
    for m in [*_INLINE.finditer(story.view), *_AMONG.finditer(story.view)]:
        if _RESULT.search(story.view, max(0, m.start() - 300), m.start()):
            _all_assessed(story, m, m.start())


def _all_assessed(story: Story, m: re.Match[str], start: int) -> None:
    """The bodies of the list behind a level, each with its score."""
    at, level = m.end(), _FULL.get(m["level"], m["level"])
    while found := listed_after(story, at, ("Organization",)):
        for a in found:
            _assessed(story, a.entity, level, m.span("name"), (start, a.end), _of(story, a, start))
        end = found[-1].end
        more = _SCORE.match(story.view, end, end + 24) or _NEXT.match(story.view, end)
        if more is None:
            return
        at = more.end()


def _of(story: Story, a: Actor, row: int) -> dict[str, Value]:
    """The year of the results and the score in brackets behind a body."""
    score = _SCORE.match(story.view, a.end, a.end + 24)
    years = [int(m[1]) for m in _YEAR.finditer(story.view, max(0, row - 400), row)]
    more: dict[str, Value] = {"year_be": years[-1]} if years else {}
    return more | ({"score": _points(score)} if score else {})


def _points(m: re.Match[str]) -> Value:
    """A score, with the full one where it is told."""
    return f"{m['score']}/{m['full']}" if m["full"] else int(m["score"])


def _graded(story: Story) -> None:
    """BODY ได้ 92 คะแนน จัดอยู่ในระดับดีเยี่ยม: a grade and not a step of the programme."""
    for a in [a for a in story.actors if a.kind == "Organization"]:
        if m := _GRADE.match(story.view, a.end):
            given = story.draft.add("Designation", m["level"], m.span("level"))
            story.draft.relate("ASSESSED_AT", a.entity, given, (a.start, m.end()), level=m["grade"], score=_points(m))


def _steps(story: Story) -> None:
    """BODY ซึ่งเมื่อปี 2565 อยู่ระดับ… ปีถัดมา… ปีนี้…: one body's levels, each with its year."""
    last: tuple[Entity, int, int] | None = None
    for m in _STEP.finditer(story.view):
        line = story.view.rfind("\n", 0, m.start()) + 1
        followed = last and last[2] >= line and m.start() - last[2] < 60
        near = None if followed else subject(story, m.start(), ("Organization",), 60)
        whose = last[0] if last and followed else near.entity if near else None
        beside = near and story.view[near.end : m.start()].strip() in ("", "ซึ่ง", "ที่")
        if not followed and not beside:
            whose = protagonist(story) if _leads(story, m) else None
        if whose is None:
            continue
        year = _stated(story, m, last[1] if last and followed else 0)
        more: dict[str, Value] = {"year_be": year} if year else {}
        more |= {"score": int(m["score"])} if m["score"] else {}
        _assessed(story, whose, m["level"], m.span("name"), m.span(), more)
        last = (whose, year, m.end())


def _leads(story: Story, m: re.Match[str]) -> bool:
    """Whether another step with a year of its own follows at once."""
    following = _STEP.search(story.view, m.end(), m.end() + 90)
    return m["year"] is not None and following is not None and following["year"] is not None


def _stated(story: Story, m: re.Match[str], before: int) -> int:
    """The year written, the one after the last one told, or that of the release."""
    if m["year"]:
        return int(m["year"])
    if m["when"] in ("ปีนี้", "ล่าสุด"):
        return int(story.date[:4]) + 543 if story.date else 0
    return before + 1 if before else 0


def _assessed(story: Story, body: Entity, level: str, at: Span, whole: Span, more: dict[str, Value]) -> None:
    given = story.draft.add("Designation", f"องค์กร{level}", at, aliases=(level, f"ระดับ{level}"))
    story.draft.relate("ASSESSED_AT", body, given, whole, level=level, **more)
