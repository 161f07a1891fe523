"""The virtues that the words of a goal hold, or that are told to be meant by it, whichever frame read the goal."""

from __future__ import annotations

import re

from loaders.press.facts import Entity, Span
from loaders.press.plans import Named
from loaders.press.story import Story

# what is told of the words of a goal, before the virtues that they stand for
_MEANS = re.compile(
    r"[”\"]?\s?(?:ซึ่ง|อัน|โดย|ที่)?(?:ตีความ|แปล|หมาย(?:ถึง|ความ)|มาจาก|ถอด|สื่อ|ครอบคลุม|สะท้อน|รวม|มีรากจาก)[ก-๎]{0,12}?"
    r"(?:ว่า|ถึง|จาก|เรื่อง|มา)?(?:ความ|มี|คุณธรรม)*\s?(?:(?P<first>[ก-๎]{2,10}) )?"
)
_NEXT = re.compile(r"[\s,/]*(?:และ|กับ|แล้วก็)?\s?(?:ความ|การ|มี|รู้|เป็น)*\s?")


def state(story: Story) -> None:
    """EXPRESSES_VIRTUE for each virtue of the national plans inside a goal or in what is told to be its meaning."""
    for goal in story.draft.of("Goal") if story.page.virtues else ():
        for start, end in goal.mentions:
            for v in story.page.virtues:
                if start <= v.start < end:
                    _expressed(story, goal, v, (start, end))
            for v in _meant(story, end):
                _expressed(story, goal, v, (end, v.end))


def _meant(story: Story, end: int) -> list[Named]:
    """The virtues listed behind a goal as what it means."""
    found: list[Named] = []
    for v in story.page.virtues:
        means = None if found else _MEANS.fullmatch(story.view, end, v.start)
        if means and means["first"]:
            found.append(Named(*means.span("first"), means["first"]))
        if means or (found and _NEXT.fullmatch(story.view, found[-1].end, v.start)):
            found.append(v)
    return found


def _expressed(story: Story, goal: Entity, v: Named, span: Span) -> None:
    virtue = story.draft.add("Virtue", v.name, (v.start, v.end))
    story.draft.relate("EXPRESSES_VIRTUE", goal, virtue, span)
