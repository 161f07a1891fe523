"""Rows of a board, a label and what stands for it: ways of working, virtues, goals; and quotes that are a slogan."""

from __future__ import annotations

import re

from loaders.press.facts import Entity, Span
from loaders.press.story import Story
from loaders.press.words import trimmed

_ROW = re.compile(
    r"[ ]*(?:[•-]|\(?\d{1,2}[.)])?[ ]*(?:(?:แถว|ช่อง|ป้าย|ข้อ)(?:ที่)?\s?(?:แรก|หนึ่ง|สอง|สาม|สี่|ห้า|\d)?\s)?"
    r"(?:(?P<principle>วิธีคิด|วิธีทำงาน|หลักคิด|หลักการ(?:ทำงาน)?|หลักปฏิบัติ|กติกา)"
    r"|(?P<virtue>คุณธรรม(?:ที่ชวนทำ|ที่เลือก|เป้าหมาย|อัตลักษณ์|หลัก|เด่น)|ค่านิยม(?:ร่วม)?)"
    r"|(?P<goal>ปลายทาง|คำขวัญ|สโลแกน|ปณิธาน))(?:ร่วม(?:กัน)?|ของเรา)?(?:\s?\d\s?(?:ข้อ|ประการ|คำ))?\s?[-:|]\s?"
)
_ITEM = re.compile(r"[^/,|“”]+")
_SAID_OF = re.compile(
    r"[”\"]?\s?(?:เป็น|คือ)(?:ประโยค|ข้อความ|ถ้อยคำ|วลี|คำ)[^\n“”]{0,140}?(?:เป็น|คือ)"
    r"(?:คำขวัญ|สโลแกน|ปณิธาน|คติ|เป้าหมาย)(?:ที่|ของ|ซึ่ง)(?:ชาว)?"
)
_WORDS = re.compile(
    r"คำ(?:สอง|สาม|สี่|ห้า|\s?[2-5]\s?)คำ\s(?:คือ\s|ได้แก่\s)?(?P<all>[ก-๎]{2,20}(?:\s[ก-๎]{2,20}){1,4}?)"
    r"\s(?:อัน|ซึ่ง|ที่)?(?:เป็น|คือ)(?:คุณธรรม|ค่านิยม)"
)
_SHARED = re.compile(r"คุณธรรม(?:เดียวกัน|ข้อเดียว(?:กัน)?|ร่วมกัน)\s?(?:คือ|ได้แก่)\s?(?:ความ)?(?P<virtue>[ก-๎]{3,16})")
_WHOSE = ("Province", "District", "Organization")


def state(story: Story) -> None:
    """Principles, virtues and goals that stand behind their label, goals that the words after a quote tell."""
    for start, end in story.page.paragraphs:
        if row := _ROW.match(story.view, start, end):
            _row(story, row, end)
    for span in story.page.quotes:
        if m := _SAID_OF.match(story.view, span[1]):
            whose = next((a.entity for a in story.actors if a.start == m.end() and a.kind in _WHOSE), story.home)
            _goal(story, span, whose, m.span())


def virtues(story: Story) -> None:
    """Virtues listed before the word for them, and one that the goals of a paragraph share."""
    for m in _WORDS.finditer(story.view):
        for word in re.compile(r"\S+").finditer(story.view, *m.span("all")):
            virtue = story.draft.add("Virtue", word[0], word.span())
            if home := story.home_at(m.start()):
                story.draft.relate("PROMOTES_VIRTUE", home, virtue, m.span())
    for m in _SHARED.finditer(story.view):
        line = story.view.rfind("\n", 0, m.start()) + 1
        goals = [g for g in story.draft.of("Goal") if any(line <= s < m.start() for s, _ in g.mentions)]
        for goal in goals:
            virtue = story.draft.add("Virtue", m["virtue"], m.span("virtue"))
            story.draft.relate("EXPRESSES_VIRTUE", goal, virtue, m.span())


def _row(story: Story, row: re.Match[str], end: int) -> None:
    if row["goal"]:
        quote = next((q for q in story.page.quotes if row.end() <= q[0] < end), None)
        _goal(story, quote or trimmed(story.view, row.end(), end), story.home_at(row.start()), row.span())
        return
    spans = [trimmed(story.view, *m.span()) for m in _ITEM.finditer(story.view, row.end(), end)]
    found = [s for s in spans if 2 < s[1] - s[0] <= 40]
    for order, span in enumerate(found if len(found) > 1 else [], 1):
        _stands_for(story, row, order, span)


def _stands_for(story: Story, row: re.Match[str], order: int, span: Span) -> None:
    draft, words = story.draft, story.view[slice(*span)]
    if row["virtue"] and (home := story.home_at(row.start())):
        draft.relate("PROMOTES_VIRTUE", home, draft.add("Virtue", words, span), (row.start(), span[1]))
    elif row["principle"]:
        principle = draft.add("Principle", words, span)
        draft.relate("HAS_PRINCIPLE", story.meeting(span[0]), principle, span, order=order)


def _goal(story: Story, span: Span, whose: Entity | None, cue: Span) -> None:
    if any(s < span[1] and span[0] < e for g in story.draft.of("Goal") for s, e in g.mentions):
        return
    goal = story.draft.add("Goal", story.view[slice(*span)], span)
    story.draft.state(goal, "kind", "slogan", cue)
    if whose:
        story.draft.relate("HAS_GOAL", whose, goal, span)
