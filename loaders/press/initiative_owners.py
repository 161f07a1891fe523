"""Whose an activity is: said behind its name or before its row, the subject of its clause, else who is meant."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press.activity_rows import MARK, owner_before
from loaders.press.actors import listed_before, protagonist, subject
from loaders.press.facts import Entity, Span
from loaders.press.initiative_rows import in_charge
from loaders.press.initiative_turns import TURN
from loaders.press.numerals import NUMBER, number
from loaders.press.owners_behind import KIND, KINDS, before_next, behind, of_kind
from loaders.press.story import Actor, Story

# between a subject and what it does: auxiliaries, verbs, time; no word that begins another clause
_DOES = re.compile(
    r"(?:\s?ซึ่ง)?(?!.*(?:\s(?:นอกจาก|ทั้งนี้|โดย|ซึ่ง|เพื่อ|เมื่อ|ณ|ที่|ใน|ส่วน|ขณะที่|อีก)"
    r"|(?<!แจ้ง)(?<!เสริม)(?<!รายงาน)(?<!แจ้งด้วย)ว่า|คือ|ตั้งแต่|ดังนี้|(?<!นำ)เสนอ|ขึ้น|เข้าสู่|เข้าร่วม|กล่าว|จึง|เป็นต้น|มีการ|ทุกฝ่าย|เป็นประธาน|เป็นเจ้าภาพ|เป็นโค้ช))[^\n“”]{0,44}[“\"]?\Z"
)
# a relative clause in which the body before it does something
_WHO = re.compile(r"\s?(?:ซึ่ง|ที่)(?=(?:ได้)?(?:ตั้ง|ทำ|จัด|เปิด|ริเริ่ม|คิด|ดำเนิน|เริ่ม|ใช้|นำ))")
_NOT_SUBJECT = re.compile(r"(?:ณ|(?<!ขณะ)ที่|ใน|ของ|กับ|จาก|แก่|ต่อ|ถึง|คน|ชวน|แทน|ชาว|ศาลากลาง)\s?\Z")
_MEANT_BEFORE = re.compile(
    rf"(?<!ทุก)(?<!แต่ละ){KIND}\s?(?:ก็|ได้|จะ|กำลัง|ยัง|เคย|เตรียม|วางแผน|มีแผน|จึง)*(?:จัด|ดำเนิน|ทำ|เปิด|เริ่ม|ริเริ่ม|ตั้ง|ใช้|ถอด|สำรวจ|มี)[ก-๎]{{0,10}}\s?[“\"]?\Z"
)
# what a province keeps, whoever is spoken of
_OF_PROVINCE = re.compile(r"หอเกียรติ|ทำเนียบ")
# who is named so early is what the release is about
_HEAD = 300
# how far apart two activities of one list stand
_NEAR = 80
_EVERYBODY = re.compile(r"(?:(?:ทุก|แต่ละ)(?:อำเภอ|ตำบล|หมู่บ้าน)|ทุกฝ่าย|ทุกภาคส่วน|(?:ทุก|แต่ละ)เครือข่าย)[^\n“”]{0,24}\Z")
_ALL = re.compile(
    r"ทั้ง(?:สอง|สาม|สี่|ห้า|\s?\d{1,2})\s?จังหวัด|ทุกจังหวัด|(?:สอง|สาม|สี่|ห้า|\d{1,2})\s?จังหวัด(?:จะ|ตกลง|เห็นพ้อง|ร่วมกัน)"
)


def owners(story: Story, spans: list[Span], ends: list[int]) -> list[Entity]:
    """Whose the activity named at these places is, told at the first that tells it; what is told ends at `ends`."""
    for span, end in zip(spans, ends, strict=True):
        if told := _told(story, span, end):
            return told
    return [whose] if (whose := _held(story, spans[0])) else []


def _told(story: Story, span: Span, end: int) -> list[Entity]:
    """Whom the words around a name call its owner."""
    if told := behind(story, span, end) or in_charge(story, span[1], before_next(story, span[1])):
        return [told]
    line = story.view.rfind("\n", 0, span[0]) + 1
    mark = MARK.match(story.view, line)
    row = owner_before(story, mark.end() if mark else line)
    if row and row[0] <= span[0]:
        return [row[1]]
    if carried := _carried(story, span, line):
        return carried
    if mark and mark[0].strip() and (above := _above(story, line)):
        return [above]
    all_ = _ALL.search(story.view, line, span[0])
    if all_ and not any(all_.end() <= a.start < span[0] and a.kind == "Province" for a in story.actors):
        return _provinces(story, all_)
    if _OF_PROVINCE.match(story.view, *span) and story.home:
        return [story.home]
    if _EVERYBODY.search(story.view, max(line, span[0] - 40), span[0]):
        return [story.home] if story.home else []
    if found := _subjects(story, span, line):
        return found
    whose = _meant(story, span, line) or _network(story, span, line)
    return [whose] if whose else []


_FIRST = re.compile(
    r"โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|องค์การบริหาร|วัด|บริษัท|เรือนจำ|ชุมชน|สหกรณ์|สมาคม|มูลนิธิ|เครือข่าย|ชมรม|สภา|หอการค้า|มณฑล|ตำรวจ|คณะ"
)
_LOCAL = re.compile(
    r"โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|องค์การบริหาร|วัด|บริษัท|เรือนจำ|ชุมชน|สหกรณ์|สมาคม|มูลนิธิ|เครือข่าย"
)


def _above(story: Story, line: int) -> Entity | None:
    """The body that the line above a list speaks of."""
    lines = [p for p in story.page.paragraphs if p[0] < line]
    while lines and (mark := MARK.match(story.view, lines[-1][0])) and mark[0].strip():
        lines.pop()
    start, end = lines[-1] if lines else (0, 0)
    found = [a for a in story.actors if start <= a.start < end and _LOCAL.match(a.entity.canonical) and a.kind in KINDS]
    return found[-1].entity if found and end - start < 160 else None


_GOES_ON = re.compile(r"(?:และ(?:กำลัง|จะ|ได้|ยัง|เตรียม|มีแผน)|(?:และ\s?)?\([2-9]\)\s?)[ก-๎]{0,16}\s?[“\"]?\Z")


def _carried(story: Story, span: Span, line: int) -> list[Entity]:
    """Whose the activity before it in the line is, where the list or the clause goes on with the same subject."""
    before = [r for r in story.draft.related("INITIATIVE_OF") if line <= r.evidence[0][0] < span[0]]
    if not before:
        return []
    last = max(r.evidence[0] for r in before)
    between = any(last[1] <= a.start < span[0] and a.kind in KINDS for a in story.actors)
    listed = span[0] - last[1] < _NEAR and not between and not TURN.search(story.view, last[1], span[0])
    if not listed and not _GOES_ON.search(story.view, max(line, span[0] - 30), span[0]):
        return []
    ids = [r.target for r in before if r.evidence[0] == last]
    return [e for e in story.draft.entities if e.id in ids]


def _provinces(story: Story, words: re.Match[str]) -> list[Entity]:
    """The provinces that ทั้ง N จังหวัด means: those of a list of that many, else all of them."""
    digits = re.search(NUMBER, words[0])
    count = number(digits[0]) if digits else 0
    before = [a for a in story.actors if a.kind == "Province"]
    lists = ([a.entity for a in listed_before(story, last) if a.kind == "Province"] for last in before)
    return next((found for found in lists if len({e.id for e in found}) == count), story.draft.of("Province"))


def _subjects(story: Story, span: Span, line: int) -> list[Entity]:
    """The actors that do it in the same clause."""
    if story.view.endswith("เป็น", 0, span[0]):
        return []  # who is one of them
    near = subject(story, span[0], KINDS, 80)
    relative = _WHO.match(story.view, near.end, span[0]) if near else None
    after = relative.end() if relative else near.end if near else 0
    if near is None or near.start < line or not _DOES.match(story.view, after, span[0]):
        return []
    near = _addressed(story, near)
    found = [a for a in listed_before(story, near) if a.kind == near.kind]
    first = found[0].start
    aside = not relative and _NOT_SUBJECT.search(story.view, max(0, first - 12), first)
    return [] if aside else [a.entity for a in found]


def _addressed(story: Story, last: Actor) -> Actor:
    """Whose address a place is, where something smaller stands straight before it."""
    place = last
    before = [a for a in story.actors if a.start <= place.start and place.start - a.start < 90]
    for smaller, larger in reversed(list(pairwise(before))):
        near = story.view[smaller.end : larger.start].strip(" ,") == "" and smaller.kind != "Person"
        if larger != place or larger.kind not in ("District", "Province", "Subdistrict") or not near:
            break
        place = smaller if smaller.kind != larger.kind else place
    return place if place.kind in KINDS else last


def _meant(story: Story, span: Span, line: int) -> Entity | None:
    """Whom the bare kind before the verb means, or for whom the one who tells of it speaks."""
    kind = _MEANT_BEFORE.search(story.view, max(line, span[0] - 60), span[0])
    if kind and (whose := of_kind(story, kind["kind"], span[0])):
        return whose
    draft, by_id = story.draft, {e.id: e for e in story.draft.entities}
    for said in draft.of("Statement"):
        if any(s <= span[0] < e for s, e in said.mentions):
            posts = [
                p for r in draft.related("SAID", target=said) for p in draft.related("HOLDS_POSITION", by_id[r.source])
            ]
            bodies = [by_id[b.target] for p in posts for b in draft.related("POSITION_OF", by_id[p.target])]
            if local := [
                b
                for b in bodies
                if b.type == "Organization" and b.canonical.startswith(("เทศบาล", "องค์การบริหาร", "โรงเรียน", "วัด"))
            ]:
                return local[0]
    return None


def _network(story: Story, span: Span, line: int) -> Entity | None:
    """A network of the text named again just before."""
    before = story.view[max(line, span[0] - 40) : span[0]]
    return next((n for n in story.draft.of("Network") if n.canonical in before), None)


def _is_hero(story: Story, body: Entity) -> bool:
    """Whether the release speaks of one local body, early and again and again, and hardly of another."""
    others = [e for e in story.draft.of("Organization") if _LOCAL.match(e.canonical) and e is not body]
    often = len(body.mentions) > 2 and min(body.mentions)[0] < _HEAD
    return often and all(2 * len(e.mentions) < len(body.mentions) for e in others)


def _held(story: Story, span: Span) -> Entity | None:
    """The only network of a second event, the body that the release is about, else the province."""
    meeting = story.meeting(span[0])
    if len(story.meetings) > 1 and story.meetings[1][1] is meeting:
        networks = story.draft.related("PARTICIPATED", target=meeting)
        if len(networks) == 1:
            return next(e for e in story.draft.entities if e.id == networks[0].source)
    hero = protagonist(story)
    if hero and len(story.meetings) > 1 and not any(story.meeting(s) is meeting for s, _ in hero.mentions):
        return story.home_at(span[0])
    known = hero and (_is_hero(story, hero) or story.draft.related("ORGANISED_BY", target=hero))
    first = None if known or any(e.title for e, _ in story.meetings) else _first(story)
    return hero if known else first or story.home_at(span[0])


def _first(story: Story) -> Entity | None:
    """The local body named first, in a text that tells of no event: it tells of itself."""
    lead = next((a for a in story.actors if a.kind != "Person"), None)
    visited = "ดูงาน" in story.view[:_HEAD]
    local = lead and not visited and lead.start < _NEAR and _FIRST.match(lead.entity.canonical)
    return lead.entity if lead and local else None
