"""From the text of a release to its facts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from loaders.press import (
    actors,
    aim_frame,
    assess_frame,
    attend_frame,
    audits,
    award_frame,
    belonging_frame,
    board_frame,
    body_frame,
    care_frame,
    chair_frame,
    clause_frame,
    coach_frame,
    credit_frame,
    decision_frame,
    group_frame,
    honour_frame,
    initiative_frame,
    level_frame,
    meeting_frame,
    organise_frame,
    partner_frame,
    people_frame,
    presence_frame,
    principle_frame,
    province_frame,
    quote_frame,
    role_mentions,
    sector_frame,
    speech_frame,
    virtue_frame,
)
from loaders.press.draft import Draft
from loaders.press.facts import Facts, Question, moved
from loaders.press.page import recognise
from loaders.press.places import Place
from loaders.press.story import Story
from loaders.press.view import compact

# later frames build on what earlier ones stated
FRAMES = (
    meeting_frame.state,
    people_frame.state,
    role_mentions.state,
    body_frame.name,
    group_frame.name,
    actors.state,
    chair_frame.state,
    speech_frame.state,
    clause_frame.speakers,
    attend_frame.state,
    group_frame.state,
    sector_frame.state,
    province_frame.state,
    organise_frame.state,
    body_frame.state,
    belonging_frame.state,
    partner_frame.state,
    coach_frame.state,
    care_frame.state,
    clause_frame.state,
    level_frame.state,
    award_frame.state,
    honour_frame.state,
    assess_frame.state,
    principle_frame.state,
    decision_frame.state,
    board_frame.state,
    aim_frame.state,
    board_frame.virtues,
    virtue_frame.state,
    quote_frame.state,
    initiative_frame.state,
    credit_frame.state,
    presence_frame.state,
    meeting_frame.forget,
)
# ten times the longest release seen; rules that compare what was found grow with the square of it
LONGEST = 40_000


def read(text: str) -> Facts:
    """The facts that a press release states, each with its place in `text` (code points); it never raises.

    What was found but not understood, or disagrees with itself, is in `Facts.review`.
    """
    small = compact(text)
    return moved(_within_reach(small.text), text, small.back) if small else _within_reach(text)


def _within_reach(text: str) -> Facts:
    """The facts of a text; of a very long one those of its beginning, and a question about the rest."""
    if len(text) <= LONGEST:
        return _read(text)
    facts = _read(text[:LONGEST])
    rest = Question(LONGEST, len(text), "too long: this part was not read", "ข้อความยาวเกินไป ส่วนนี้ยังไม่ได้อ่าน")
    return replace(facts, text=text, review=(*facts.review, rest))


def _read(text: str) -> Facts:
    page = recognise(text)
    story = Story(page, Draft(text, rule="places"))
    for place in page.places:
        if _is_mention(story, place):
            story.place(place)
    for frame in FRAMES:
        # how a fact was found, so that grades can be measured for each rule
        story.draft.rule = frame.__module__.rpartition(".")[2]
        frame(story)
    story.draft.rule = "places"
    _place_chains(story)
    audits.audit(story)
    return story.draft.facts()


def _is_mention(story: Story, place: Place) -> bool:
    """A bare name inside the proper name of a body is part of that name, unless it closes it."""
    if place.headed or place.level == "region":
        return True
    inside = [b for b in story.page.bodies if b.start < place.start and place.end <= b.end]
    return all(b.end == place.end or story.view[place.end] == " " for b in inside)


def _place_chains(story: Story) -> None:
    """Smaller places in larger ones, by the address written and by their codes."""
    draft = story.draft
    for a, b in pairwise(story.page.places):
        adjacent = story.view[a.end : b.start].strip(" ,") == "" and a.headed and b.headed
        if adjacent and (a.level, b.level) == ("subdistrict", "district"):
            draft.relate("IN_DISTRICT", story.place(a), story.place(b), (a.start, b.end))
        if adjacent and (a.level, b.level) == ("district", "province"):
            draft.relate("IN_PROVINCE", story.place(a), story.place(b), (a.start, b.end))
    by_code = {e.ids["dopa"]: e for e in draft.of("District") if "dopa" in e.ids}
    for entity in draft.of("Subdistrict"):
        district = by_code.get(entity.ids.get("dopa", "")[:4])
        if district and not draft.related("IN_DISTRICT", entity):
            draft.relate("IN_DISTRICT", entity, district, story.span_of(entity))
    for entity in draft.of("District"):
        province = story.province_of(entity.ids.get("dopa", ""))
        if province and not draft.related("IN_PROVINCE", entity):
            draft.relate("IN_PROVINCE", entity, province, story.span_of(entity))
