"""What was decided at an event."""

from __future__ import annotations

import re

from loaders.press import lists
from loaders.press.clauses import predicate
from loaders.press.facts import Entity, Span
from loaders.press.resolutions import resolutions
from loaders.press.story import Story

_RESOLVES = re.compile(r"(?:เห็นชอบ|อนุมัติ|มอบหมาย|แต่งตั้ง|กำหนดให้|คัดเลือก|รับรอง(?!รายงาน))")
# words agreed on, and nothing to be done
_SLOGAN = re.compile(r"(?:สั้น\s?ๆ\s?)?(?:ว่า)?\s?[“\"][^“”\"]*[”\"]?")
_CONSIDERED = re.compile(r"(?:พิจารณา(?:แล้ว)?|มีมติ|ข้อสรุป)[^\n]{0,16}\n[ ]*[•\d.)( -]*\Z")
_PROPOSES = re.compile(r"(?:เห็นชอบ|อนุมัติ|มอบ|แต่งตั้ง|กำหนด|คัดเลือก|รับรอง(?!รายงาน)|ให้|เสนอ|ตั้ง|ขอ|จัด)")


def state(story: Story) -> None:
    """Decisions in sentences and lists, then in minutes."""
    people = [(h.start, h.end) for h in story.held]
    for r in resolutions(story.view, story.page.quotes, people, _headline(story)):
        if not _in_speech(story, r.start) or _FORMAL.search(story.view, max(0, r.cue[0] - _NEAR), r.start):
            _decision(story, (r.start, _before_speaker(story, r.start, r.end)), r.cue)
    _minuted(story)


# who resolves, or what that is called: in somebody's words nothing else tells a resolution
_FORMAL = re.compile(r"ที่ประชุม|กรรมการ|มติ|ข้อสรุป")
_NEAR = 40


def _in_speech(story: Story, at: int) -> bool:
    return any(s <= at < e for said in story.draft.of("Statement") for s, e in said.mentions)


def _before_speaker(story: Story, start: int, end: int) -> int:
    """The end of a resolution: where somebody begins to speak without a break, there."""
    speaks = (
        a.start
        for a in story.actors
        if start + 8 < a.start < end
        and a.kind == "Person"
        and story.view[a.start - 1] == " "
        and (said := predicate(story, a.end))
        and said.kind in ("speaks", "opens", "chairs")
    )
    return len(story.view[: next(speaks, end)].rstrip())


def _minuted(story: Story) -> None:
    """Items of a list that begin with what a meeting does, where some are agreed to or taken note of."""
    for start, _ in story.page.paragraphs:
        items = lists.lines(story.view, start)
        sure = [s for s, e in items if re.compile(r"รับทราบ|เห็นชอบ|อนุมัติ").match(story.view, s, e)]
        considered = items and _CONSIDERED.search(story.view, max(start, items[0][0] - 60), items[0][0])
        resolves = _PROPOSES if considered else _RESOLVES
        for span in items if sure else []:
            if resolves.match(story.view, *span):
                _decision(story, span, span)


# what is resolved behind the last of some principles
_BESIDE = re.compile(r"\s?(?:และ|พร้อม(?:ทั้ง)?)(?=[ก-๎])")


def _starts(entity: Entity) -> list[int]:
    return [s for s, _ in entity.mentions]


def _headline(story: Story) -> int:
    """End of a first line that only announces what the text tells."""
    dated = [d.start for d in story.page.dates]
    ends = [e for s, e in story.page.paragraphs[:2] if e - s < 160 and e < min(dated, default=0)]
    return max(ends, default=0)


def _decision(story: Story, span: Span, cue: Span) -> None:
    for principle in story.draft.of("Principle"):
        more = (
            _BESIDE.match(story.view, max(e for _, e in principle.mentions)) if span[0] in _starts(principle) else None
        )
        span = (more.end(), span[1]) if more else span
    known = [m for d in story.draft.of("Decision") for m in d.mentions]
    noted = story.view.startswith("รับทราบ", span[0]) or _SLOGAN.fullmatch(story.view, *span)
    if noted or span[1] - span[0] < 8 or any(s < span[1] and span[0] < e for s, e in known):
        return
    entity = story.draft.add("Decision", story.view[span[0] : span[1]][:60].strip(), span, key=str(span))
    meeting = story.meeting(span[0])
    # a day in a resolution is that of what lies ahead, not of who resolved it
    meeting = story.meetings[0][1] if story.is_planned(meeting) else meeting
    story.draft.relate("DECIDED", meeting, entity, span, *([cue] if cue[0] < span[0] else []))
