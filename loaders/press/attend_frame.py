"""Who represented a body, and who took part."""

from __future__ import annotations

import re

from loaders.press.facts import Span
from loaders.press.story import Held, Story
from loaders.press.words import paragraph_end

_DELEGATES = re.compile(r"\s?(?:ได้)?(?:มอบหมาย|มอบ(?=นาย|นาง|ให้)|ติด(?:ราชการ|ภารกิจ|ประชุม))")
_LED = re.compile(r"(?:นำโดย|นำทีมโดย)\s?$")
_JOIN = re.compile(
    r"เข้าร่วม|ร่วมประชุม|เข้าประชุม|ร่วมงาน|ร่วมพิธี|ร่วมเวที|ร่วมให้การต้อนรับ|ร่วมเป็นเกียรติ|ร่วมหารือ|ร่วมกิจกรรม|มาร่วม|ร่วมลงนาม|ร่วมเปิด|ร่วมต้อนรับ|ให้การต้อนรับ|ไปศึกษาดูงาน|ร่วมในพิธี"
)
_WITNESS = re.compile(r"\s?เป็น(?P<role>สักขีพยาน|ผู้แทน[ก-๎]*|พยาน|เกียรติ)")
_WITH = re.compile(r"(?:พร้อมด้วย|ร่วมด้วย|โดยมี|พร้อม)\s?$")
_FOR = re.compile(r"\s?(?:ใน|เป็น)(?:นาม|ผู้แทน|ตัวแทน)(?:ของ|จาก)?\s?")


def state(story: Story) -> None:
    """For whom every person stood, and who took part without chairing or speaking."""
    for i, held in enumerate(story.held):
        _represented(story, held, i)
        _attended(story, held)


def _delegates(story: Story, held: Held) -> bool:
    return bool(_DELEGATES.match(story.view, held.end))


def _represented(story: Story, held: Held, index: int) -> None:
    view, draft = story.view, story.draft
    before = [b for b in story.page.bodies if b.end <= held.start and "\n" not in view[b.end : held.start]]
    if before:
        body = before[-1]
        between = view[body.end : held.start]
        if re.fullmatch(r"\s?(?:\d+\s?คน\s)?(?:นำโดย|โดย)\s?", between):
            draft.relate("REPRESENTS", held.person, story.body(body), (body.start, held.named.end))
    if index and story.chained(index):
        previous = story.held[index - 1]
        for r in draft.related("REPRESENTS", previous.person):
            if r.evidence and r.evidence[0][1] == previous.named.end:
                target = next(e for e in draft.entities if e.id == r.target)
                draft.relate("REPRESENTS", held.person, target, (r.evidence[0][0], held.named.end))
    if home := re.compile(r"\s?จาก\s?").match(view, held.end):
        owner = next((b for b in story.page.bodies if b.start == home.end()), None)
        if owner:
            draft.relate("REPRESENTS", held.person, story.body(owner), (held.start, owner.end))
    window = view[held.end : held.end + 150].split("\n")[0]
    if m := _FOR.search(window):
        at = held.end + m.end()
        owner = next((b for b in story.page.bodies if b.start == at), None)
        if owner and (m.start() < 3 or index + 1 >= len(story.held) or story.held[index + 1].start > at):
            draft.relate("REPRESENTS", held.person, story.body(owner), (held.start, owner.end))
            if re.match(r"[^\n]{0,6}(?:เข้าร่วม|ร่วม)", view[owner.end : owner.end + 20]):
                _attend(story, held, (held.start, owner.end))


def _attended(story: Story, held: Held) -> None:
    draft, view = story.draft, story.view
    meeting = story.meeting(held.start)
    if _delegates(story, held) or draft.related("CHAIRED_BY", meeting, held.person):
        return
    if m := _WITNESS.match(view, held.end):
        if not m["role"].startswith("ผู้แทน"):
            draft.relate("ATTENDED", held.person, meeting, (held.start, m.end()), role=m["role"])
        return
    led = _LED.search(view, max(0, held.start - 16), held.start)
    index = story.held.index(held)
    while not led and index and story.chained(index):
        index -= 1
        led = _LED.search(view, max(0, story.held[index].start - 16), story.held[index].start)
    if led:
        _attend(story, held, (led.start(), held.end))
    elif signed := story.near(held.start, r"ผู้(?:ร่วม)?ลงนาม", 400):
        if draft.related("REPRESENTS", held.person):
            draft.relate("ATTENDED", held.person, meeting, (signed.start(), held.end), role="ผู้ลงนาม")
    elif not draft.related("SPOKE_AT", held.person, meeting) and _joins(story, held):
        _attend(story, held, (held.start, held.end))


def _joins(story: Story, held: Held) -> bool:
    """Whether a list of persons that holds this one ends in a verb of taking part, or is led by พร้อมด้วย."""
    view = story.view
    index = story.held.index(held)
    end = held.end
    while index + 1 < len(story.held) and story.chained(index + 1):
        index += 1
        end = story.held[index].end
    tail = view[end : min(paragraph_end(view, end), end + 90)]
    if re.search(r"กล่าว|ประธาน", tail[: m.start()] if (m := _JOIN.search(tail)) else tail):
        return False
    first = story.together(held)[0].start
    return bool(_JOIN.search(tail)) or bool(_WITH.search(view[max(0, first - 14) : first]))


def _attend(story: Story, held: Held, span: Span) -> None:
    meeting = story.meeting(held.start)
    planned = {"status": "planned"} if story.is_planned(meeting) else {}
    if not story.draft.related("CHAIRED_BY", meeting, held.person):
        story.draft.relate("ATTENDED", held.person, meeting, span, **planned)
