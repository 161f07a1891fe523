"""Bylines and channels."""

from __future__ import annotations

import re

from loaders.press.actors import protagonist
from loaders.press.byline import Credit, bare_name
from loaders.press.facts import DOC, Entity, Span
from loaders.press.lexicon import mapping, pattern
from loaders.press.names import is_given
from loaders.press.people_frame import person
from loaders.press.story import Story
from loaders.press.words import paragraph_end

# the province that a story is filed from, before whoever filed it
_DATELINE = re.compile(r"[ก-๎]{2,16}/")
# what a maker is, before the name
_TRADE = re.compile(r"(?:ช่างภาพ|ผู้สื่อข่าว|นักข่าว|ทีมข่าว)(?:อิสระ|พิเศษ|ประจำ[ก-๎]+)?\s?(?!:)")
_UNIT = re.compile(
    r"(?:ประชาสัมพันธ์(?=\s)|ชมรม|กลุ่ม|งาน|ฝ่าย|ทีม|หน่วย(?!งาน)|กอง|ส่วน|แผนก|สำนัก|ศูนย์|สมาคม|เครือข่าย)(?:(?!/เพจ|\s?/\s)[^\n]){2,70}"
)


# what a piece of work belongs to
_LARGER = re.compile(r"\s(?=กอง|สำนัก|คณะ|ฝ่าย)")
_PRESS_UNIT = re.compile(r"(?:งาน|ฝ่าย|กลุ่มงาน|กลุ่ม|แผนก|ทีม)(?:ประชาสัมพันธ์|สื่อสาร|อำนวยการ|ข่าว|สารสนเทศ)")


def state(story: Story) -> None:
    """Who wrote and photographed; addresses of bodies."""
    for credit in story.page.credits:
        _credit(story, credit)
    _issued(story)
    for span in story.page.channels:
        _channel(story, span)


def _credit(story: Story, credit: Credit) -> None:
    maker = _maker(story, credit.value)
    whole = (min(credit.label[0], credit.value[0]), max(credit.label[1], credit.value[1]))
    if maker is None:
        story.draft.ask(whole, "a byline whose maker was not recognised", "บรรทัดผู้เขียนหรือผู้ถ่ายภาพที่อ่านชื่อไม่ได้")
        return
    for each in (maker, *_others(story, credit.value)):
        if credit.wrote:
            story.draft.relate("WRITTEN_BY", DOC, each, whole)
        if credit.photographed:
            story.draft.relate("PHOTO_BY", DOC, each, whole)


def _issued(story: Story) -> None:
    """A body that alone is the last line, under a text that nobody else wrote."""
    start, end = story.page.paragraphs[-1] if len(story.page.paragraphs) > 2 else (-1, -1)
    body = next((b for b in story.page.bodies if b.start == start and end <= b.end + 2), None)
    credited = any(c.label[0] < end and start < c.value[1] for c in story.page.credits)
    if body and not story.draft.related("WRITTEN_BY"):
        story.draft.relate("WRITTEN_BY", DOC, story.body(body), (start, end))
    elif start >= 0 and end - start < 80 and not (body or credited) and _PRESS_UNIT.match(story.view, start, end):
        unit = _maker(story, (start, end))
        if unit:
            story.draft.relate("WRITTEN_BY", DOC, unit, (start, end))


_AND = re.compile(r"(?:และ|กับ|,)\s?\Z")


def _others(story: Story, value: Span) -> list[Entity]:
    """Persons with a title whom the value names behind the first maker."""
    named = [p for p in story.page.persons if value[0] < p.start < min(value[1], value[0] + 120)]
    return [person(story, p) for p in named if _AND.search(story.view, p.start - 6, p.start)]


def _maker(story: Story, value: Span) -> Entity | None:
    """A person with title, a body, a unit, or a name without title, at the start of the value."""
    view = story.view
    at = value[0]
    while at < value[1] and view[at] in " •\n":
        at += 1
    if trade := _TRADE.match(view, at, value[1]):
        at = trade.end()
    if dated := _DATELINE.match(view, at, value[1]):
        at = dated.end() if any(p.start == at and p.end == dated.end() - 1 for p in story.page.places) else at
    named = next((p for p in story.page.persons if at <= p.start < min(value[1], at + 3)), None)
    named = named or next((p for p in story.page.persons if at < p.start < value[1] and view[p.start - 1] == "("), None)
    if named:
        maker = person(story, named)
        before = story.page.posts.at(at) if view[named.start - 1] == "(" else None
        if before and before.end <= named.start:
            story.draft.relate("HOLDS_POSITION", maker, story.post(before), (at, named.end), as_of=story.date)
        for post, _ in list(story.page.posts.after(named.end))[:1]:
            if post.end <= value[1]:
                whole = (named.start, post.end)
                story.draft.relate("HOLDS_POSITION", maker, story.post(post), whole, as_of=story.date)
        return maker
    body = next((b for b in story.page.bodies if at <= b.start < min(value[1], at + 3)), None)
    signer = body and next((p for p in _names_after(view, body.end, value[1])), None)
    if signer:
        return _unnamed_before(story, signer)
    if body:
        return story.body(body)
    if unit := _UNIT.match(view, at, value[1]):
        inner = next((b for b in story.page.bodies if at < b.start < unit.end() and view[b.start - 1] == " "), None)
        larger = _LARGER.search(view, at, unit.end()) if unit[0].startswith("งาน") else None
        # a body written short without more behind it belongs to the unit's own name
        short = inner and "." in view[inner.start : inner.start + 6] and " " not in view[inner.start : inner.end]
        stop = inner.end if inner and short else inner.start if inner else larger.start() if larger else unit.end()
        end = at + len(view[at:stop].rstrip())
        maker = story.draft.add("Organization", view[at:end], (at, end))
        if inner:
            story.draft.relate("PART_OF", maker, story.body(inner), (at, inner.end))
        return maker
    behind = next((b for b in story.page.bodies if at < b.start < value[1] and view[b.start - 1] == " "), None)
    span = bare_name(view, (at, behind.start if behind else value[1]))
    if span and behind:
        story.body(behind)
    return _unnamed_before(story, span) if span else None


def _names_after(view: str, at: int, end: int) -> list[Span]:
    """A name behind the stroke after a body: BODY / NAME."""
    m = re.compile(r"\s?/\s?").match(view, at, end)
    span = bare_name(view, (m.end(), end)) if m else None
    return [span] if span and " " in view[span[0] : span[1]] else []


def _unnamed_before(story: Story, span: Span) -> Entity:
    """The person of a byline: known by given name, or new."""
    words = story.view[span[0] : span[1]]
    calling = pattern("(?:{role_titles})", "role_titles").match(words)
    name = words[calling.end() :] if calling and len(words) > calling.end() + 1 and not is_given(words) else words
    known = story.draft.find("Person", name) or next(
        (e for e in story.draft.of("Person") if " " not in name and e.canonical.split()[0] == name), None
    )
    entity = known or story.draft.add("Person", name)
    story.draft.mention(entity, span)
    if calling and name != words and not known and mapping("role_titles")[calling[0]] == "title":
        story.draft.state(entity, "title", calling[0], (span[0], span[0] + calling.end()))
    return entity


_OF_WHOM = re.compile(r"[ ]?(?:ของ|\()[ ]?")


def _channel(story: Story, span: Span) -> None:
    view, draft = story.view, story.draft
    entity = draft.add("Channel", view[span[0] : span[1]], span)
    line = view.rfind("\n", 0, span[0]) + 1
    others = {r.source for r in draft.related("HAS_CHANNEL")}
    previous = view.rfind("\n", 0, max(line - 1, 0)) + 1
    near = len(others) == 1 and any(previous <= s < line for c in draft.of("Channel") for s, _ in c.mentions)
    known = next(e for e in draft.entities if e.id in others) if near else None
    if owner := _named_beside(story, span, line) or known or _issuer(story) or protagonist(story):
        draft.relate("HAS_CHANNEL", owner, entity, (line, span[1]))


def _named_beside(story: Story, span: Span, line: int) -> Entity | None:
    """The body in the line of a channel: behind ของ or in brackets, else before it, the larger one of a unit's."""
    end = paragraph_end(story.view, span[1])
    behind = [b for b in story.page.bodies if span[1] <= b.start < end]
    if behind and _OF_WHOM.search(story.view, behind[0].start - 4, behind[0].start):
        return story.body(behind[0])
    before = [story.body(b) for b in story.page.bodies if line <= b.start and b.end <= span[0]]
    whole = [e for e in before if not story.draft.related("PART_OF", e)]
    return next(iter(whole or before), None)


def _issuer(story: Story) -> Entity | None:
    """The body that wrote the release or whose unit did; else the one that organised what it tells of."""
    bodies = {e.id: e for e in story.draft.of("Organization")}
    hosts = [bodies[r.target] for r in story.draft.related("ORGANISED_BY") if r.target in bodies]
    for writer in [bodies[r.target] for r in story.draft.related("WRITTEN_BY") if r.target in bodies]:
        above = [bodies[r.target] for r in story.draft.related("PART_OF", writer)]
        above = above or (hosts if re.match("กลุ่ม|งาน|ฝ่าย|กอง|ส่วน|แผนก", writer.canonical) else [])
        return above[0] if above else writer
    return hosts[0] if hosts else None
