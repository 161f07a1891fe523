"""Sectors that a text divides networks into, and rosters: those of a list that came, bodies by the number of theirs."""

from __future__ import annotations

import re

from loaders.press.actors import listed_after
from loaders.press.facts import Entity
from loaders.press.story import Actor, Story
from loaders.press.words import paragraph_end

_SECTOR = re.compile(
    r"(?P<name>ภาค(?:ประชาชน|ประชาสังคม|รัฐ|เอกชน|ธุรกิจ|วิชาการ|การศึกษา|ศาสนา|ท้องถิ่น|สื่อ(?:มวลชน)?|เกษตร(?:กร)?))"
    r"\s?(?:รวม|มี(?:เพียง|แค่)?|ได้แก่|ประกอบด้วย|คือ|:)\s?(?=เครือข่าย)"
)
_CAME = re.compile(r"เครือข่าย[^\n]{0,20}(?:ส่ง(?:ผู้แทน|ตัวแทน|คน)|เข้าร่วม|มาร่วม|ร่วมประชุม|ลงทะเบียน)")
_BY_NUMBER = re.compile(
    r"(?:องค์กร|หน่วยงาน|สมาชิก|กลุ่ม)(?:ใน|ของ)?(?:สังกัด|เครือข่าย|เครือ|ข้อ)?\s?(?:ที่|ข้อ|ลำดับ)?\s?\(?(?P<n>\d{1,2})[.)]"
    r"(?P<came>[^\n:]{0,40}?(?:มา|ร่วม)[^\n:]{0,20}?)?[^\n:]{0,20}?\s?(?::|ได้แก่|คือ)\s?"
)


def state(story: Story) -> None:
    """IN_SECTOR for networks listed behind a sector; who came by the heading of a roster."""
    for m in _SECTOR.finditer(story.view):
        sector = story.draft.add("Sector", m["name"], m.span("name"))
        for a in listed_after(story, m.end(), ("Network",)):
            story.draft.relate("IN_SECTOR", a.entity, sector, (m.start(), a.end))
    roster = _roster(story)
    for a in roster:
        story.draft.relate("PARTICIPATED", a.entity, story.meeting(a.start), (a.start, a.end))
    if roster:
        _by_number(story, [a.entity for a in roster])


def _roster(story: Story) -> list[Actor]:
    """The networks on the lines under a heading that speaks of those which came."""
    first: dict[int, Actor] = {}
    for a in story.actors:
        if a.kind == "Network":
            first.setdefault(story.view.rfind("\n", 0, a.start) + 1, a)
    found: list[Actor] = []
    under = False
    for start, end in story.page.paragraphs:
        named = first.get(story.view.rfind("\n", 0, start) + 1)
        marked = re.compile(r"\(?\d{1,2}[.)]\s?|[•-]\s?").match(story.view, start, end)
        if under and named and marked and named.start == marked.end():
            found.append(named)
        else:
            under = not found and bool(_CAME.search(story.view, start, min(end, start + 120))) and end - start < 160
    return found if len(found) > 1 else []


def _by_number(story: Story, roster: list[Entity]) -> None:
    """องค์กรในสังกัด (2): A / B — bodies of the second network of the roster."""
    for m in _BY_NUMBER.finditer(story.view):
        number = int(m["n"])
        if not 0 < number <= len(roster):
            continue
        for a in listed_after(story, m.end(), ("Organization",)):
            span = (m.start(), min(a.end, paragraph_end(story.view, m.end())))
            story.draft.relate("MEMBER_OF", a.entity, roster[number - 1], span)
            if m["came"]:
                story.draft.relate("ATTENDED", a.entity, story.meeting(m.start()), span)
