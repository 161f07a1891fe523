"""Bodies: who organised, took part, coaches whom, belongs where, was assessed or honoured."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press.coach_frame import listed_bodies
from loaders.press.events import Event
from loaders.press.facts import Entity
from loaders.press.organisations import Body, short_forms
from loaders.press.story import Story
from loaders.press.venues import address_after
from loaders.press.words import paragraph_end

_ORGANISES = re.compile(r"(?:กำหนด|จึง|ได้)?จัด(?!การ|ตั้ง|ทำ|หา|เก็บ|ระบบ)|ร่วมหารือ|เป็นเจ้าภาพ(?!ร่วม)|ร่วมกันจัด")
_ATTENDS = re.compile(r"เข้าร่วม(?:ประชุม|งาน|เวที|พิธี|การ|กิจกรรม|อบรม)|รับเชิญ")
_WITH = re.compile(r"(?:ร่วมกับ|จับมือ(?:กับ)?|ผนึกกำลัง(?:กับ)?|บูรณาการ(?:ร่วม)?กับ)\s?")
_LISTED = re.compile(r"[ ,/]*(?:และ|กับ|รวมถึง|ตลอดจน)?[ ]?")
_UNITS = ("กลุ่ม", "สำนัก", "ฝ่าย", "กอง", "งาน", "ทีม")


def name(story: Story) -> None:
    """All bodies and their later short forms."""
    for body in story.page.bodies:
        story.body(body)
    for body, span in short_forms(story.view, story.page.bodies):
        entity = story.body(body)
        story.draft.mention(entity, span)
        story.draft.alias(entity, story.view[span[0] : span[1]])


def state(story: Story) -> None:
    """What ties bodies to events and to one another."""
    for event, meeting in story.meetings:
        _organised(story, event, meeting)
        _meeting_of(story, event, meeting)
    _chains(story)
    _taking_part(story)
    _roles(story)


def _clause(story: Story, event: Event) -> tuple[int, int]:
    """The words before an event's title, over a line break when the title opens its line."""
    start = story.view.rfind("\n", 0, max(event.start, 0)) + 1
    if not any(event.first <= b.start < event.start and b.start >= start for b in story.page.bodies):
        earlier = [p for p in story.page.paragraphs if p[1] <= start]
        start = earlier[-1][0] if earlier and event.start - earlier[-1][1] < 60 else start
    return start, event.start


def _organised(story: Story, event: Event, meeting: Entity) -> None:
    view, draft = story.view, story.draft
    hosts = re.compile(r"\s?(?:เป็นเจ้าภาพร่วม|ร่วมเป็นเจ้าภาพ|เป็นเจ้าภาพ)")
    for body in story.page.bodies:
        ordered = view[max(0, body.start - 5) : body.start].strip().endswith("ให้")
        if event.first <= body.start < event.last and not ordered and (m := hosts.match(view, body.end)):
            kind = "CO_ORGANISED_BY" if "ร่วม" in m[0] else "ORGANISED_BY"
            draft.relate(kind, meeting, story.body(body), (body.start, m.end()))
    if _chain_before_verb(story, event, meeting) or not event.title:
        return
    start, end = _clause(story, event)
    before = [b for b in story.page.bodies if start <= b.start and b.end <= end and not _beside_person(story, b)]
    verbs = [m.start() for m in _ORGANISES.finditer(view, start, end + 3)]
    words = view[start:end]
    if not before or not (verbs or _WITH.search(words)) or (_ATTENDS.search(words) and not verbs):
        return
    with_ = _WITH.search(view, start, end)
    first = before[0]
    if with_ is None or first.start < with_.start():
        draft.relate("ORGANISED_BY", meeting, story.body(first), (first.start, max(verbs[-1:] or [first.end])))
    if with_:
        _partners(story, meeting, with_.end(), end)


def _chain_before_verb(story: Story, event: Event, meeting: Entity) -> bool:
    """BODY ร่วมกับ BODY … จัด, and จัดขึ้นโดย BODY ร่วมกับ BODY …: the first organised, the others with it."""
    view, bodies = story.view, story.page.bodies
    for i, body in enumerate(bodies):
        if not event.first <= body.start < event.last:
            continue
        if re.search(r"จัด(?:ขึ้น)?โดย\s?$", view[max(0, body.start - 12) : body.start]):
            chain = _joined(view, bodies[i:])
        elif re.match(
            r"\s?(?:ได้|จึง)?(?:ร่วมกัน)?(?:กำหนด)?จัด(?:ขึ้น|ประชุม|การประชุม|งาน|อบรม|การอบรม|เวที|พิธี|สัมมนา|โครงการ|กิจกรรม|ให้มี)",
            view[body.end : body.end + 30],
        ):
            chain = _joined(view, bodies[: i + 1][::-1])[::-1]
        else:
            continue
        partner = re.search(r"(?:ร่วมกับ|จับมือ(?:กับ)?)\s?$", view[max(0, chain[0].start - 12) : chain[0].start])
        if partner or _beside_person(story, chain[0]):
            continue
        story.draft.relate("ORGANISED_BY", meeting, story.body(chain[0]), (chain[0].start, chain[0].end))
        _whole_of(story, meeting, chain[0])
        for other in chain[1:]:
            story.draft.relate("CO_ORGANISED_BY", meeting, story.body(other), (chain[0].start, other.end))
        return len(chain) > 1 or not any(g.start > body.end and g.start < event.start for g in story.page.groups)
    return False


def _whole_of(story: Story, meeting: Entity, unit: Body) -> None:
    """BODY โดย its unit: both organised, and the unit is part of the body."""
    before = [b for b in story.page.bodies if b.end <= unit.start]
    if before and re.fullmatch(r"\s?โดย\s?", story.view[before[-1].end : unit.start]):
        span = (before[-1].start, unit.end)
        story.draft.relate("ORGANISED_BY", meeting, story.body(before[-1]), span)
        if unit.head.startswith(_UNITS) and not unit.head.startswith("สำนักงาน"):
            story.draft.relate("PART_OF", story.body(unit), story.body(before[-1]), span)


def _joined(view: str, bodies: list[Body]) -> list[Body]:
    """The bodies, in the direction given, up to the first that no word of joining ties to the one before."""
    chain = bodies[:1]
    for body in bodies[1:]:
        first, second = sorted((chain[-1], body), key=lambda b: b.start)
        if not re.fullmatch(
            r"[ ,]*(?:และ|ร่วมกับ|กับ|จับมือ(?:กับ)?|ผนึกกำลัง(?:กับ)?|พร้อมด้วย)?[ ]?", view[first.end : second.start]
        ):
            break
        chain.append(body)
    return chain


def _beside_person(story: Story, body: Body) -> bool:
    return any(h.named.end < body.start < h.end for h in story.held) or any(
        p.start < body.start < p.end for h in story.held for p, _ in h.posts
    )


def _partners(story: Story, meeting: Entity, at: int, end: int) -> None:
    """Bodies and groups in the list that ร่วมกับ begins."""
    draft = story.draft
    bodies = {b.start: b for b in reversed(story.page.bodies)}
    begin = at
    while at < end:
        gap = _LISTED.match(story.view, at)
        at = gap.end() if gap else at
        group = next(
            (g for g in story.page.groups if g.start == at or (g.count_spans and g.count_spans[0][0] == at)), None
        )
        if body := bodies.get(at):
            draft.relate("CO_ORGANISED_BY", meeting, story.body(body), (begin, body.end))
            at = body.end
        elif group and (entity := draft.find("NetworkGroup", group.name) or next(iter(draft.of("NetworkGroup")), None)):
            draft.relate("CO_ORGANISED_BY", meeting, entity, (begin, group.end))
            at = max(group.end, at + 1)
        else:
            return


def _meeting_of(story: Story, event: Event, meeting: Entity) -> None:
    for body in story.page.bodies:
        inside = event.start < body.start < event.start + 24 and body.end <= event.end
        if inside and body.head.startswith(("คณะ", "อนุกรรมการ", "สภา")):
            story.draft.relate("MEETING_OF", meeting, story.body(body), (event.start, body.end))


def _chains(story: Story) -> None:
    """A unit before its body (PART_OF) and a body before its address (LOCATED_IN)."""
    view = story.view
    bodies = story.page.bodies
    for a, b in pairwise(bodies):
        if a.start < b.start and a.end == b.end and a.canonical.endswith(b.written):
            story.draft.relate("PART_OF", story.body(a), story.body(b), (a.start, a.end))
        if (
            a.head.startswith(_UNITS)
            and not a.head.startswith("สำนักงาน")
            and b.start - a.end == 1
            and view[a.end] == " "
        ):
            story.draft.relate("PART_OF", story.body(a), story.body(b), (a.start, b.end))
    for body in bodies:
        in_venue = any(v.start < body.start < v.end for v in story.page.venues if story.draft.find("Venue", v.name))
        if not in_venue and not body.head.startswith(("คณะ", "ศาลากลาง")):
            for place in address_after(view, body.end, story.page.places):
                if place.level != "province":
                    story.draft.relate("LOCATED_IN", story.body(body), story.place(place), (body.start, place.end))


def _taking_part(story: Story) -> None:
    """A delegation that visits, bodies that a meeting has as its core."""
    view, draft = story.view, story.draft
    for event, meeting in story.meetings:
        for body in story.page.bodies:
            if not event.first <= body.start < event.last:
                continue
            after = view[body.end : body.end + 16]
            if body.head.startswith("คณะ") and re.match(r"\s(?:\d+\s?คน\s)?(?:นำโดย|ไปศึกษาดูงาน|เดินทาง)", after):
                draft.relate("ATTENDED", story.body(body), meeting, (body.start, body.end))
            for_it = re.search(r"(?:ผู้|ตัว)แทน(?:ของ|จาก)?$", view[: body.start][-12:])
            if (
                re.match(r"\s?เข้าร่วมประชุม", after)
                and not for_it
                and any(h.posts or h.start < body.start for h in story.held[:3])
            ):
                draft.relate("ATTENDED", story.body(body), meeting, (body.start, body.end))
        if m := re.compile(r"(?:^|\s)มี\s").search(view, event.first, event.last):
            run = listed_bodies(story, m.end())
            tail = view[run[-1].end : run[-1].end + 24] if run else ""
            if len(run) > 1 and re.match(r"\s?(?:เป็นแกน|เข้าร่วม|ร่วม|มาร่วม)", tail):
                for b in run:
                    if isinstance(b, Body):
                        draft.relate("ATTENDED", story.body(b), meeting, (m.start() + 1, b.end))


def _roles(story: Story) -> None:
    """Secretariat, coordination, partners in work, where data come from."""
    view, draft = story.view, story.draft
    for body in story.page.bodies:
        after, span = view[body.end : body.end + 60].split("\n")[0], (body.start, body.end)
        before = view[max(0, body.start - 60) : body.start].rsplit("\n", 1)[-1]
        if m := re.match(r"\s?ในฐานะ(?P<role>ฝ่ายเลขานุการ[ก-๎]{0,12}|เลขานุการ)", after):
            draft.relate(
                "SECRETARIAT_OF",
                story.body(body),
                story.meeting(body.start),
                (body.start, body.end + m.end()),
                role=m["role"],
            )
        if re.match(r"\s?เป็น(?:ผู้|ศูนย์)?ประสานงาน", after) and story.home:
            draft.relate("COORDINATOR_OF", story.body(body), story.home, span)
        if re.search(r"ข้อมูล[ก-๎\s]{0,60}(?:ของ|มาจาก|จาก)\s?$", before) and re.search(r"ข้อมูล", before):
            draft.relate("DATA_FROM", story.meeting(body.start), story.body(body), span)
    _secretary(story)
    for m in re.finditer(
        r"(?:บูรณาการ[ก-๎]{0,20}กับ|ลงนาม(?:ความร่วมมือ)?(?:ร่วม)?กับ|ผู้ร่วมลงนามกับ)[ก-๎\s\d]{0,40}?(?:อาทิ|ได้แก่|เช่น)\s?", view
    ):
        end = paragraph_end(view, m.end())
        if story.home:
            for b in _partners_in_line(story, m.end(), end):
                draft.relate("COLLABORATED_WITH", story.home, story.body(b), (m.start(), b.end))


def _secretary(story: Story) -> None:
    for held in story.held:
        m = re.compile(r"[^\n]{0,70}?(?:เป็น|ทำหน้าที่)(?P<role>(?:ฝ่าย)?เลขานุการ(?!กรม|กระทรวง)[ก-๎]{0,20})").match(
            story.view, held.end
        )
        if m:
            role = re.split(r"ที่|ของ", m["role"])[0]
            story.draft.relate(
                "SECRETARIAT_OF", held.person, story.meeting(held.start), (held.start, m.end()), role=role
            )


def _partners_in_line(story: Story, at: int, end: int) -> list[Body]:
    """Bodies of a list, with the persons who sign for them between the items, up to the clause's end."""
    stop = re.compile(r"เป็นต้น|\sมี(?:ผู้|การ)|\sและมี").search(story.view, at, end)
    limit = stop.start() if stop else end
    inside = [b for b in story.page.bodies if at <= b.start and b.end <= limit]
    of_posts = {p.body.start for h in story.held for p, _ in h.posts if p.body}
    return [b for b in inside if b.start not in of_posts]
