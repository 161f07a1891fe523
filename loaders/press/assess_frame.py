"""Assessments told of a body: the best of a group, a level behind a name, what this body reached."""

from __future__ import annotations

import re

from loaders.press.actors import listed_after, listed_before, protagonist, subject
from loaders.press.body_forms import Body
from loaders.press.dates import years
from loaders.press.facts import Value
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_SCORE = re.compile(r"(\d{1,3})\s?จาก\s?(\d{1,3})\s?คะแนน")


_AT_LEVEL = re.compile(
    r"[ ]?(?:\(|:)?[ ]?(?:ได้)?(?:ผ่าน(?:การ)?(?:ประเมิน)?(?:ใน)?|อยู่ใน)?ระดับ(?:องค์กร)?"
    r"(?P<level>ส่งเสริมคุณธรรม|คุณธรรมต้นแบบ|คุณธรรม)"
)


_BEST = re.compile(r"(?:คะแนนสูงสุด|ผ่านการประเมิน)[^\n]{0,40}?(?:คือ|ได้แก่)\s?")


_LEVEL = {"ต้นแบบ": "คุณธรรมต้นแบบ", "": "คุณธรรม"}


def state(story: Story) -> None:
    """What assessments gave, beside the designations that are told as such."""
    _assessed(story)
    _levels(story)
    _this_assessed(story)
    _reached(story)
    _stars(story)
    _with_full_marks(story)
    _among_them(story)


_AMONG_THEM = re.compile(
    r"(?:(?:ระดับ|เป็น|มี)(?:องค์กร|หน่วยงาน|ชุมชน|โรงเรียน)?|ผ่านระดับ)(?P<level>(?:ส่งเสริมคุณธรรม|คุณธรรมต้นแบบ|คุณธรรม))[^\n“”]{0,20}?"
    r"\d+\s?(?:แห่ง|องค์กร|หน่วยงาน|ชุมชน|โรงเรียน)(?:\s?จาก[^\n“”]{0,40}?แห่ง)?"
    r"\s?(?:โดย|ซึ่ง)?(?:ในจำนวนนี้|(?:1|หนึ่ง)ในนั้น|รวมถึง|รวมทั้ง|ที่โดดเด่น|ที่เด่น ๆ)\s?(?:มี|คือ|ได้แก่|เป็น)?\s?"
)


def _among_them(story: Story) -> None:
    """องค์กร … ระดับ X 31 แห่ง ในจำนวนนี้มี A และ B: those named of the ones that reached a level."""
    for m in _AMONG_THEM.finditer(story.view):
        found = listed_after(story, m.end(), ("Organization",))
        told = {r.source for r in story.draft.related("ASSESSED_AT")}
        if not found or found[0].entity.id in told:
            continue
        known = [e for e in story.draft.of("Designation") if m["level"] in e.canonical]
        given = known[0] if known else story.draft.add("Designation", f"องค์กร{m['level']}", m.span("level"))
        story.draft.mention(given, m.span("level"))
        for a in found:
            year = _line_year(story, m.start())
            story.draft.relate("ASSESSED_AT", a.entity, given, (m.start(), a.end), level=m["level"], **year)


_STARS = re.compile(r"(?:ผ่าน|ได้|ระดับ|เป็น)[^\n“”]{0,24}?(?P<level>ระดับ\s?(?P<n>[1-5])\s?ดาว)")


def _stars(story: Story) -> None:
    """BODY ผ่านการประเมินระดับ 3 ดาว: levels of schools that are counted in stars."""
    for m in _STARS.finditer(story.view):
        line = story.view.rfind("\n", 0, m.start()) + 1
        near = subject(story, m.start(), ("Organization",), m.start() - line)
        used = any(
            s < m.end("level") and m.start("level") < e for d in story.draft.of("Designation") for s, e in d.mentions
        )
        if near is None or used or m.start() - near.end > 30:
            continue
        kind = "โรงเรียน" if near.entity.canonical.startswith("โรงเรียน") else "สถานศึกษา"
        given = story.draft.add("Designation", f"{kind}คุณธรรม ระดับ {m['n']} ดาว", m.span("level"))
        for a in [a for a in listed_before(story, near) if a.kind == "Organization"]:
            year = next((y for (s, _), y in years(story.view) if m.end() <= s < m.end() + 16), 0)
            more: dict[str, Value] = {"year_be": year} if year else {}
            story.draft.relate("ASSESSED_AT", a.entity, given, (a.start, m.end()), level=f"{m['n']} ดาว", **more)


_FULL = re.compile(r"\s?(?:ได้|มี)คะแนน(?:เต็ม|สูงสุด|ดีที่สุด)")


def _with_full_marks(story: Story) -> None:
    """…ระดับ X N แห่ง ซึ่ง BODY และ BODY ได้คะแนนเต็ม: the best of those that reached a level."""
    for last in [a for a in story.actors if a.kind == "Organization" and _FULL.match(story.view, a.end)]:
        line = story.view.rfind("\n", 0, last.start) + 1
        levels = [d for d in story.page.designations if line <= d.start and d.end <= last.start and "คุณธรรม" in d.name]
        if levels:
            d = levels[-1]
            given = story.draft.add("Designation", story.view[d.start : d.end], (d.start, d.end))
            for a in [a for a in listed_before(story, last) if a.kind == "Organization"]:
                story.draft.relate("ASSESSED_AT", a.entity, given, (d.start, a.end), level=_LEVEL.get(d.rank, d.rank))


# a verb of reaching and the level it was, in one clause; the body is its subject
_REACHED = re.compile(
    r"(?:ผ่าน|ได้|อยู่|ขยับ|เลื่อน|ประเมิน|ยกระดับ|ขึ้น|เป็น)[^\n“”]{0,60}?(?:ระดับ|ขั้น)(?:ที่)?\s?(?:\d\s?)?[“\"(]?"
    r"(?P<level>(?:องค์กร|ชุมชน|หน่วยงาน|โรงเรียน|โรงพยาบาล|สถานศึกษา)?(?P<rank>ส่งเสริมคุณธรรม|คุณธรรมต้นแบบ|คุณธรรม(?!ต้น)))(?=[\s”\")]|$|และ|ใน|ปี|แล้ว|ด้วย)"
)


def _reached(story: Story) -> None:
    """BODY ผ่านเกณฑ์ … ระดับคุณธรรมต้นแบบ ปี …; of whom the text tells, where the sentence names no body."""
    for m in _REACHED.finditer(story.view):
        line = story.view.rfind("\n", 0, m.start()) + 1
        near = subject(story, m.start() + 1, ("Organization",), m.start() + 1 - line)
        inside = [a for a in story.actors if m.start() < a.start < m.start("level") and a.kind == "Organization"]
        near = inside[-1] if inside else near
        whose = near.entity if near and not near.entity.canonical.startswith("คณะ") else protagonist(story)
        span = m.span("level")
        told = [x for r in story.draft.related("ASSESSED_AT") for x in r.evidence]
        known = any(s < span[1] and span[0] < e for s, e in told)
        if whose is None or known or _by_giver(story, near.start if near else 0):
            continue
        name = m["level"] if m["level"] != m["rank"] else f"องค์กร{m['rank']}"
        given = story.draft.add("Designation", name, span)
        year = next((y for (s, _), y in reversed(years(story.view)) if m.start() - 40 <= s < m.end() + 24), 0)
        properties: dict[str, Value] = {"level": m["rank"]} | ({"year_be": year} if year else {})
        story.draft.relate("ASSESSED_AT", whose, given, m.span(), **properties)


def _by_giver(story: Story, at: int) -> bool:
    """Whether a body is named as whoever assessed: จาก BODY, โดย BODY."""
    return bool(re.search(r"(?:จาก|โดย|ของ)\s?$", story.view[max(0, at - 6) : at]))


def _assessed(story: Story) -> None:
    """The bodies with the best scores of a model group, and those that moved up to a level."""
    view = story.view
    for m in _BEST.finditer(view):
        model = [d for d in story.page.designations if d.start < m.start() and view.rfind("\n", 0, m.start()) < d.start]
        if not model:
            continue
        d = model[-1]
        entity = story.draft.add("Designation", view[d.start : d.end], (d.start, d.end))
        at = m.end()
        for body in [b for b in story.page.bodies if b.start >= at]:
            if not re.fullmatch(r"[\s,]*(?:และ|กับ)?\s?", view[at : body.start]):
                break
            year = _line_year(story, m.start())
            story.draft.relate(
                "ASSESSED_AT", story.body(body), entity, (d.start, body.end), level=_LEVEL.get(d.rank, d.rank), **year
            )
            at = body.end
    for m in re.finditer(r"ขยับ[^\n]{0,50}?(?:ขึ้นมา)?เป็น(?P<name>(?:องค์กร|โรงเรียน|ชุมชน)คุณธรรม)(?!ต้นแบบ)", view):
        bodies = [b for b in story.page.bodies if b.end <= m.start() and m.start() - b.end < 4]
        if bodies:
            entity = story.draft.add("Designation", m["name"], m.span("name"))
            year = _line_year(story, m.start())
            story.draft.relate(
                "ASSESSED_AT", story.body(bodies[-1]), entity, (bodies[-1].start, m.end()), level="คุณธรรม", **year
            )


def _levels(story: Story) -> None:
    """BODY ระดับคุณธรรมต้นแบบ: a level of the assessment right after a body."""
    for last in story.actors:
        if m := _AT_LEVEL.match(story.view, last.end):
            for a in [a for a in listed_before(story, last) if a.kind == "Organization"]:
                entity = story.draft.add("Designation", f"องค์กร{m['level']}", m.span("level"))
                year = _line_year(story, a.start)
                story.draft.relate("ASSESSED_AT", a.entity, entity, (a.start, m.end()), level=m["level"], **year)


def _line_year(story: Story, at: int) -> dict[str, Value]:
    line = story.view.rfind("\n", 0, at) + 1
    found = [y for (s, _), y in years(story.view) if line <= s < at]
    return {"year_be": found[-1]} if found else {}


def referent(story: Story, at: int, kind: str) -> Body | None:
    """The last body of a kind before `at`: what โรงพยาบาลแห่งนี้ stands for."""
    before = [b for b in story.page.bodies if b.end <= at and b.canonical.startswith(kind)]
    return before[-1] if before else None


def _this_assessed(story: Story) -> None:
    """โรงพยาบาลแห่งนี้ผ่านการประเมินระดับ…, …เป็นแกนหลักของเครือข่าย…."""
    view = story.view
    for m in re.finditer(r"(?P<kind>โรงพยาบาล|โรงเรียน|วิทยาลัย|องค์กร|หน่วยงาน)(?:แห่ง)?นี้", view):
        body = referent(story, m.start(), m["kind"])
        if not body:
            continue
        end = paragraph_end(view, m.end())
        entity = story.body(body)
        for d in story.page.designations:
            if m.end() < d.start < min(end, m.end() + 60) and "ประเมิน" in view[m.end() : d.start]:
                given = story.draft.add("Designation", view[d.start : d.end], (d.start, d.end))
                year = next((y for (s, _), y in years(view) if d.end <= s < d.end + 20), 0)
                score = _SCORE.search(view, d.end, min(end, d.end + 50))
                properties: dict[str, Value] = {"level": _LEVEL.get(d.rank, d.rank)} | (
                    {"year_be": year} if year else {}
                )
                properties |= {"score": f"{score[1]}/{score[2]}"} if score else {}
                story.draft.relate("ASSESSED_AT", entity, given, (m.start(), d.end), **properties)
        for n in story.page.networks:
            role = re.compile(r"เป็น(แกนหลัก|แกนนำ|แกน|สมาชิก)(?:ของ|ใน)?\s?$").search(
                view, max(m.end(), n.start - 20), n.start
            )
            if m.end() < n.start < end and role and (network := story.draft.find("Network", n.name)):
                story.draft.relate("MEMBER_OF", entity, network, (m.start(), n.end), role=role[1])
