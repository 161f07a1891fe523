"""What the bodies of an organising clause are to the event: the one that held it, those with it, units of theirs."""

from __future__ import annotations

import re

from loaders.press.actors import listed_after
from loaders.press.facts import Entity, Span
from loaders.press.scan import scanner
from loaders.press.story import Actor, Story
from loaders.press.titles import Event
from loaders.press.words import paragraph_end, squeezed

WITH = re.compile(r"ร่วมกับ|ร่วมมือกับ|จับมือ|ผนึก|บูรณาการ|ร่วมด้วย|พร้อมด้วย|สานพลัง|ควงแขน|ชวน|หนุน")


def roles(story: Story, meeting: Entity, found: list[Actor], around: Span) -> None:
    """The first held it, through its units after โดย; those after ร่วมกับ held it with them."""
    with_at = WITH.search(story.view, around[0], found[0].start if found else around[0])
    shared = bool(with_at) and found[0].kind == "Organization" and not story.draft.related("ORGANISED_BY", meeting)
    at = found[0].start if found else around[0]
    # A B และ C: the spaces of such a list are commas
    series = len(found) > 2 and story.view[found[-2].end : found[-1].start].strip() in ("และ", "กับ")
    for i, a in enumerate(found):
        said = _SAID_TO_BE.match(story.view, a.end)
        if said and said["help"]:
            continue
        shared = shared or bool(said and said["joint"])
        if i:
            between = story.view[found[i - 1].end : a.start]
            shared = (
                shared
                or bool(WITH.search(between))
                or bool(re.fullmatch(r"(?:\s?\([^()\n]*)?\)?\s?(?:และ|กับ|,)\s?", between))
            )
            shared = shared or (series and not between.strip())
            if between.strip() == "โดย":
                _unit(story, found[i - 1], a)
        span = (min(at, a.start), max(a.end, min(around[1], a.end + 1)))
        kind = "CO_ORGANISED_BY" if shared else "ORGANISED_BY"
        if shared and (a.kind != "Organization" or story.draft.related("ORGANISED_BY", meeting, a.entity)):
            continue
        if i and not shared and _parent(story, found[i - 1], a):
            continue
        if not (i and not shared and a.entity == found[0].entity):
            story.draft.relate(kind, meeting, a.entity, span)
    _together(story, meeting, around)
    _groups(story, meeting, around)


# (หน่วยงานร่วม) behind a body: what it was to the event
_SAID_TO_BE = re.compile(r"\s?\((?:[^()\n]{0,16}(?P<joint>ร่วม)|[^()\n]{0,16}(?P<help>สนับสนุน))[^()\n]{0,16}\)")
_UNIT = re.compile(r"สำนัก(?!งาน|สงฆ์|ข่าว|ปฏิบัติธรรม)|กอง(?!ทุน|พัน|พล|บิน|ร้อย)|กลุ่มงาน|ฝ่าย|งาน|แผนก")


_WITH_THEM = re.compile(
    r"(?<=\s)(?:โดย)?(?:ได้)?(?:(?:บูรณาการ)?ร่วม(?:มือ)?กับ|จับมือกับ|ผนึกกำลัง(?:กับ|ร่วมกับ)|สานพลังกับ|ควงแขนกับ)\s?"
)


def _together(story: Story, meeting: Entity, around: Span) -> None:
    """… จัด TITLE … ณ … ร่วมกับ BODY: partners behind the title, in the same paragraph and before any person."""
    event = next((e for e, m in story.meetings if m is meeting), None)
    if event is None or not event.title or around[1] > event.start + 3 or "ลงนาม" in event.title:
        return
    end = paragraph_end(story.view, event.end)
    people = [h.start for h in story.held if event.end <= h.start < end]
    m = _WITH_THEM.search(story.view, event.end, min([end, *people]))
    if m is None:
        return
    for a in listed_after(story, m.end(), ("Organization",)):
        if not story.draft.related("ORGANISED_BY", meeting, a.entity):
            story.draft.relate("CO_ORGANISED_BY", meeting, a.entity, (m.start(), a.end))


def _parent(story: Story, unit: Actor, whole: Actor) -> bool:
    """Whether the second is only whose the first is: a ministry, a university, straight behind it."""
    above = whole.entity.canonical.startswith(("กระทรวง", "มหาวิทยาลัย", "สำนักนายกรัฐมนตรี"))
    above |= bool(_UNIT.match(unit.entity.canonical)) and not _UNIT.match(whole.entity.canonical)
    if not above or story.view[unit.end : whole.start] != " " or unit.kind != "Organization":
        return False
    story.draft.relate("PART_OF", unit.entity, whole.entity, (unit.start, whole.end))
    return True


def _unit(story: Story, whole: Actor, unit: Actor) -> None:
    heads = ("กลุ่ม", "สำนัก", "ฝ่าย", "กอง", "งาน", "ทีม", "คณะ", "สถาบัน", "ศูนย์")
    if (
        whole.kind == "Organization"
        and unit.entity.canonical.startswith(heads)
        and not unit.entity.canonical.startswith("สำนักงาน")
    ):
        story.draft.relate("PART_OF", unit.entity, whole.entity, (whole.start, unit.end))


def _groups(story: Story, meeting: Entity, around: Span) -> None:
    """The province's networks among the partners."""
    with_at = WITH.search(story.view, *around)
    for g in story.page.groups:
        start = g.count_spans[0][0] if g.count_spans else g.start
        if (
            with_at
            and with_at.end() <= max(start, g.start)
            and g.end <= paragraph_end(story.view, around[0])
            and start < around[1]
        ):
            entity = story.draft.find("NetworkGroup", g.name) or next(iter(story.draft.of("NetworkGroup")), None)
            if entity:
                story.draft.relate("CO_ORGANISED_BY", meeting, entity, (with_at.start(), g.end))


_PARTNERED = (
    r"(?:(?:(?:บูรณาการ)?ร่วม(?:มือ)?|จับ(?:มือ|คู่)|ผนึก(?:กำลัง)?(?:ร่วม)?|สานพลัง|รวมพลัง|ควงแขน|แท็กทีม)กับ\s?"
    r"|(?:จับมือ|ผนึกกำลัง|ควงแขน|แท็กทีม)(?:\s|(?=[ก-ฮเ-ไ])(?!กัน)))"
)
_WITH_BODIES = scanner(_PARTNERED)
_CALLS = re.compile(r"\s?(?:กัน|จะ|ได้|จึง|ร่วมกัน){0,2}\s?(?:จัด(?!ทำ|ตั้ง|หา)|เปิด|ชวน|เชิญ|ระดม|เดินหน้า|นัด|พา)")
_BESIDE = re.compile(
    rf"(?:เอง)?\s?(?:(?:โดย)?{_PARTNERED}|คู่กับ|กับ|(?:สมทบ|เสริม|ร่วม|หนุน)ด้วย"
    r"|(?:โดย)?มี(?=[^\n]{2,120}(?:ร่วมจัด|เป็นเจ้าภาพร่วม|หนุน|สมทบ|ช่วย)))\s?"
)


def beside(story: Story, meeting: Entity, host: Span) -> None:
    """เป็นเจ้าภาพคู่กับ BODY, เจ้าภาพ BODY สมทบด้วย BODY, เป็นเจ้าภาพ มี BODY ช่วย: who hosts with them."""
    told = _BESIDE.match(story.view, host[1])
    for a in listed_after(story, told.end(), ("Organization",)) if told else []:
        story.draft.relate("CO_ORGANISED_BY", meeting, a.entity, (host[0], a.end))


def partners(story: Story, event: Event, meeting: Entity) -> None:
    """จับมือกับ BODY และ BODY ชวน… TITLE, whoever the subject is."""
    line = max(story.view.rfind("\n", 0, max(event.start, 0)) + 1, event.start - 300)
    noun = squeezed(event.title)[:4]
    for m in _WITH_BODIES.finditer(story.view, min(line, event.first), event.last):
        found = listed_after(story, m.end(), ("Organization",))
        calls = _CALLS.match(story.view, found[-1].end) if found else None
        before = line <= m.start() < event.start
        if calls and (before or (noun and story.view.startswith(noun, calls.end()) and event.covers(m.start()))):
            for a in found:
                if not story.draft.related("ORGANISED_BY", meeting, a.entity):
                    story.draft.relate("CO_ORGANISED_BY", meeting, a.entity, (m.start(), a.end))


# rooms that a body names without itself: its own
_OWN_ROOM = re.compile(
    r"[^\n]*(?:ผู้ป่วย|โรงงาน|แดน\s?\d)|ใต้(?:ถุน)?อาคาร|โรงอาหาร|ศาลาการเปรียญ\Z|หอประชุมอำเภอ\Z"
    r"|ห้อง(?:\s?[A-Z]|อบรม|ส่ง|สมุด(?!ประชาชน)|ประชุม(?:ชั้น|ใหญ่|เล็ก|\s?\d|\Z))"
)


def own_rooms(story: Story, meeting: Entity) -> None:
    """Rooms of whoever held the event there."""
    held = story.draft.related("ORGANISED_BY", meeting)
    hosts = [e for e in story.draft.of("Organization") if held and e.id == held[0].target]
    for r in story.draft.related("HELD_AT", meeting) if hosts else ():
        venue = next(e for e in story.draft.entities if e.id == r.target)
        if _OWN_ROOM.match(venue.canonical) and not story.draft.related("VENUE_OF", venue):
            story.draft.relate("VENUE_OF", venue, hosts[0], min(venue.mentions))


_THEIR_HELP = re.compile(r"(?:โดย|ด้วย|ภายใต้)(?:ได้รับ)?ความร่วมมือ(?:ของ|จาก|กับ|ระหว่าง)?\s?(?=[ก-ฮเ-ไ])")


def with_their_help(story: Story, event: Event, meeting: Entity) -> None:
    """โดยความร่วมมือของ BODY กับ BODY, beside whoever held it."""
    holds = {r.target for r in story.draft.related("ORGANISED_BY", meeting)}
    for m in _THEIR_HELP.finditer(story.view, event.first, event.last) if holds else ():
        for a in listed_after(story, m.end(), ("Organization", "Network")):
            if a.kind == "Organization" and a.entity.id not in holds and event.covers(m.start()):
                story.draft.relate("CO_ORGANISED_BY", meeting, a.entity, (m.start(), a.end))
