"""Who coaches whom."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press.actors import listed_after, listed_before, protagonist, subject
from loaders.press.body_forms import Body
from loaders.press.dates import months, years
from loaders.press.facts import Entity, Value
from loaders.press.places import Place
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.venues import address_after
from loaders.press.words import paragraph_end

_COACH = scanner(
    r"(?P<plan>จะ)?(?:ได้)?(?:รับหน้าที่|รับ|ช่วย|ทำหน้าที่|ไป|มา|ลง)?(?:เป็น)?(?:ผู้)?(?:โค้ช|พี่เลี้ยง)(?:โดยตรง|หลัก|(?:เรื่อง|ด้าน)[ก-๎]{2,40}?\s?)?"
    r"(?:ให้(?:กับ|แก่)?|ของ|แก่|(?=[ ]))[ ]?"
    # said of whoever is called a coach before
    r"|(?P<cares>(?:รับ|ตาม|ลง|เข้า)ดูแล)(?=โรง|วัด|ชุมชน|บ้าน|กลุ่ม|สหกรณ์|มัสยิด|อบต|เทศบาล|องค์|วิทยาลัย|บริษัท)"
)
_IS_COACH = re.compile(r"โค้ช|พี่เลี้ยง")
_CARES = re.compile(r"โค้ช[^\n]{0,30}?ที่(?:ได้)?ดูแล[^\n]{0,30}?(?:อาทิ|ได้แก่|คือ|เช่น)\s?(?P<plan>$)?")
_BOTH = re.compile(
    r"\s?(?:รพ\.สต\.|โรงเรียน|รร\.|แห่ง)?\s?ทั้ง(?:สอง|สาม|\s?\d)\s?(?:แห่ง|โรงเรียน|โรงพยาบาล|หน่วยงาน|องค์กร|ชุมชน|วัด|ตำบล)"
)
_BARE = re.compile(
    r"(?P<kind>โรงพยาบาล|โรงเรียน|วิทยาลัย|มหาวิทยาลัย|เทศบาล|บริษัท|วัด)(?:ของเรา|เรา|ฯ)?\s?(?:ยินดี|จึง|จะ|ตั้งใจ|พร้อม|ได้|รับ|อาสา|เป็น)"
)
# a body that another one belongs to or comes from
_WHOSE = re.compile(r"(?:ของ|จาก|สังกัด)\s?$")
# so many of a kind, then by name
_NAMED_LATER = re.compile(
    r"[^\n“”]{0,70}?\d\s?(?:แห่ง|โรงเรียน|ชุมชน|หน่วยงาน|องค์กร)[^\n“”]{0,24}?(?:เริ่มจาก|ได้แก่|คือ|อาทิ|เช่น)\s?"
)
_BATCH = re.compile(r"(?:รุ่นที่|รุ่น)\s?(\d{1,2})")
_LISTED = re.compile(r"[ ,/]*(?:และ|กับ|รวมถึง|ตลอดจน)?[ ]?")


def state(story: Story) -> None:
    """Every coaching told, with batch, beginning, year and whether it lies ahead."""
    _coaches(story)
    _coached_by(story)
    _whom_it_coaches(story)
    _paired(story)
    _in_chains(story)


_CHAIN = re.compile(r"\s?(?:(?:>+|=>|->)\s?(?:รุ่น(?:ที่)?\s?\d{1,2}\s?)?|•\s?รุ่น(?:ที่)?\s?\d{1,2}\s?)(?:\(\d{4}\)\s?)?")
_CHAINED = re.compile(r"โค้ช|พี่เลี้ยง|รุ่น(?:ที่)?\s?\d")


def _in_chains(story: Story) -> None:
    """BODY > BODY > BODY in one line of a text about coaches: each coaches the next."""
    for coach, coached in pairwise(story.actors):
        kinds = coach.kind == coached.kind == "Organization"
        if kinds and _CHAIN.fullmatch(story.view, coach.end, coached.start):
            line = max(story.view.rfind("\n", 0, coach.start) + 1, coach.start - 300)
            if _CHAINED.search(story.view, line, coached.start):
                story.draft.relate("COACHES", coach.entity, coached.entity, (coach.start, coached.end))


_PAIRS = re.compile(r"พี่เลี้ยง|โค้ช|คู่|พี่\s?[>→-]\s?น้อง")
_ARROW = re.compile(r"\s?(?:>+|•\ufe0f?|=>|->|-)\s?")


def _paired(story: Story) -> None:
    """Lines BODY > BODY, BODY behind a line that speaks of coaches or pairs."""
    firsts = {a.start: a for a in story.actors if a.kind == "Organization"}
    cued = False
    for start, end in story.page.paragraphs:
        mark = _MARK.match(story.view, start, end)
        coach = firsts.get(mark.end() if mark else start)
        arrow = _ARROW.match(story.view, coach.end, end) if coach else None
        coached = listed_after(story, arrow.end(), ("Organization",)) if arrow else []
        if cued and coach and coached:
            for a in coached:
                story.draft.relate("COACHES", coach.entity, a.entity, (start, a.end))
        else:
            cued = bool(_PAIRS.search(story.view, max(start, end - 90), end))


_MARK = re.compile(r"[ •]*(?:\(?\d{1,2}[.)]\s?)?")

_WHOM = re.compile(r"\s?(?:ซึ่ง|ที่)(?P<who>[^\s“”]{2,50}?)(?:ได้|รับ)?เป็น(?:โค้ช|พี่เลี้ยง)(?:ให้|มา)")


def _whom_it_coaches(story: Story) -> None:
    """BODY และ BODY ซึ่ง BODY เป็นโค้ชให้: the one behind coaches those before."""
    for last in [a for a in story.actors if a.kind == "Organization"]:
        m = _WHOM.match(story.view, last.end)
        if m is None:
            continue
        named = next((a.entity for a in story.actors if a.start == m.start("who")), None)
        coach = named or _of_kind(story, m["who"])
        for a in listed_before(story, last):
            if coach and a.kind == "Organization" and a.entity is not coach:
                story.draft.relate("COACHES", coach, a.entity, (a.start, m.end()))


def _of_kind(story: Story, kind: str) -> Entity | None:
    """Whom a bare kind of body means: whom the text is about, where it is of that kind; else the first of it."""
    hero = protagonist(story)
    if hero and hero.canonical.startswith(kind):
        return hero
    return next((e for e in story.draft.of("Organization") if e.canonical.startswith(kind)), None)


def _coaches(story: Story) -> None:
    view = story.view
    for m in [*_COACH.finditer(view), *_CARES.finditer(view)]:
        if m.groupdict().get("cares") and not _IS_COACH.search(view, view.rfind("\n", 0, m.start()) + 1, m.start()):
            continue
        agent = _subject(story, m.start())
        far = _NAMED_LATER.match(view, m.end())
        listed = listed_bodies(story, m.end()) or (listed_bodies(story, far.end()) if far else [])
        coached = [story.body(b) for b in listed if isinstance(b, Body)]
        end = paragraph_end(view, m.end())
        if not coached and _BOTH.match(view, m.end()) and agent:
            line = view.rfind("\n", 0, m.start()) + 1
            earlier = [b for b in story.page.bodies if line <= b.start < m.start() and story.body(b) is not agent[0]]
            coached = [story.body(b) for b in earlier[-_how_many(view[m.end() : m.end() + 30]) :]]
        if not agent or not coached or view.startswith("และ", m.end()):
            continue
        properties = _coaching(story, m, agent[1], end)
        whole = (agent[1], min(end, m.end() + 2))
        together = _together(story, *agent, m.start())
        for coach in together if not any(e in coached for e in together) else [agent[0]]:
            for entity in [e for e in coached if e is not coach]:
                story.draft.relate("COACHES", coach, entity, whole, **properties)


_THEY = re.compile(r"\s?(?:ซึ่งผ่าน|ซึ่งได้|ที่ผ่าน|ที่ได้|ต่าง|ทั้งสอง|จะ|\Z)")


def _together(story: Story, entity: Entity, start: int, verb: int) -> list[Entity]:
    """The bodies of the list that ends with a coach: A กับ B ซึ่ง… เป็นโค้ชให้."""
    last = next((a for a in story.actors if a.start == start and a.entity is entity), None)
    they = last and last.kind == "Organization" and _THEY.match(story.view, last.end, verb)
    joined = story.view.endswith(("และ", "กับ", "และ ", "กับ "), 0, start)
    before = listed_before(story, last) if last and they and joined else []
    return [a.entity for a in before if a.kind == "Organization"] or [entity]


def _how_many(words: str) -> int:
    """The number in ทั้งสอง, ทั้งสาม, ทั้ง 3 แห่ง."""
    m = re.search(r"ทั้ง\s?(สอง|สาม|\d)", words)
    return {"สอง": 2, "สาม": 3}.get(m[1], 0) or int(m[1]) if m else 2


def _subject(story: Story, at: int) -> tuple[Entity, int] | None:
    """The body or person that the verb at `at` is said of, and where it begins; else whom the text is about."""
    line = story.view.rfind("\n", 0, at) + 1
    found = subject(story, at, ("Organization", "Person"), at - line)
    while found and _WHOSE.search(story.view, max(line, found.start - 6), found.start):
        found = subject(story, found.start, ("Organization", "Person"), found.start - line)
    bare = _BARE.search(story.view, max(line, at - 60), at + 4)
    if bare and (found is None or found.end <= bare.start()):
        same = [a for a in story.actors if a.end <= at and a.entity.canonical.startswith(bare["kind"])]
        hero = protagonist(story) or (same[-1].entity if same else None)
        return (hero, bare.start()) if hero else None
    if found is None:
        hero = protagonist(story)
        return (hero, line) if hero else None
    if found.kind == "Person" and at - found.end >= 40:
        found = subject(story, found.start, ("Organization",), found.start - line) or found
    return found.entity, found.start


def _coached_by(story: Story) -> None:
    """BODY … มี BODY เป็นโค้ช: the second coaches the first."""
    bodies = story.page.bodies
    for coached, coach in pairwise(bodies):
        between = story.view[coached.end : coach.start]
        after = re.match(
            r"\s?(?:คอย|มา|ช่วย|อาสา)?เป็น(?:ผู้)?(?:โค้ช|พี่เลี้ยง)(?!กระบวนการ|ให้(?!\s|มา|ตั้งแต่|แล้ว|$)|ของ|แก่)",
            story.view[coach.end : coach.end + 30],
        )
        if after and re.fullmatch(r"\s?(?:ซึ่ง|โดย)?มี\s?", between):
            span = (coached.start, coach.end + after.end())
            last = next((a for a in story.actors if a.start == coached.start), None)
            for a in listed_before(story, last) if last else ():
                if a.kind == "Organization":
                    story.draft.relate("COACHES", story.body(coach), a.entity, span)
        also = re.match(r"\s?เป็น(?:โค้ช|พี่เลี้ยง)(?!ให้|ของ|แก่|กระบวนการ)", story.view[coach.end : coach.end + 20])
        if also and between.strip() == "ซึ่ง":
            story.draft.relate(
                "COACHES", story.body(coach), story.body(coached), (coached.start, coach.end + also.end())
            )
        of_it = re.search(r"(?:พี่เลี้ยง|โค้ช)(?:ของ|ให้)?\s?$", story.view[max(0, coached.start - 16) : coached.start])
        if of_it and re.fullmatch(r"\s?(?:คือ|ได้แก่)\s?", between):
            story.draft.relate("COACHES", story.body(coach), story.body(coached), (coached.start, coach.end))


def _coaching(story: Story, m: re.Match[str], start: int, end: int) -> dict[str, Value]:
    view = story.view
    properties: dict[str, Value] = {}
    if m["plan"]:
        properties["status"] = "planned"
    line = view.rfind("\n", 0, start) + 1
    batches = list(_BATCH.finditer(view, line, m.end()))
    titled = [b for e, _ in story.meetings for b in _BATCH.finditer(view, e.start, e.end)]
    this = view.rfind("รุ่นนี้", line, m.end())
    batch = titled if batches and this > batches[-1].start() else batches[-1:]
    if batch:
        properties["batch"] = int(batch[0][1])
    told = view[m.end() : min(end, m.end() + 400)]
    since = next((month for (s, _), month in months(told) if "ตั้งแต่" in told[max(0, s - 14) : s + 1]), "")
    if since:
        properties["since"] = since
    fiscal = next((y for (s, _), y in years(told) if "ปีงบประมาณ" in told[max(0, s - 16) : s]), 0)
    if fiscal:
        properties["year_be"] = fiscal
    return properties


def listed_bodies(story: Story, at: int) -> list[Body | Place]:
    """Bodies that follow one another in a list from `at`, each with the address after it skipped."""
    bodies = {b.start: b for b in reversed(story.page.bodies)}
    found: list[Body | Place] = []
    while True:
        gap = _LISTED.match(story.view, at)
        body = bodies.get(gap.end() if gap else at)
        if body is None or (
            found and _COACH.match(story.view, body.end + (story.view[body.end : body.end + 1] == " "))
        ):
            return found
        found.append(body)
        address = address_after(story.view, body.end, story.page.places)
        at = address[-1].end if address else body.end
