"""The event itself: date, time, counts, form, where it was held, under which plan and programme."""

from __future__ import annotations

import re

from loaders.press.attendance import numbers
from loaders.press.body_forms import Body
from loaders.press.event_forms import forms
from loaders.press.event_times import when
from loaders.press.events import events
from loaders.press.facts import Entity
from loaders.press.places import Place
from loaders.press.plans import Plan
from loaders.press.story import Story
from loaders.press.titles import Event
from loaders.press.venues import Venue
from loaders.press.words import places_of
from loaders.reference import places as gazetteer

_SAME_PLACE = re.compile(r"สถานที่เดียวกัน|ที่เดิม|สถานที่เดิม|ที่เดียวกัน")
_UNDER = re.compile(
    r"(?:ภายใต้|ตาม|สอดคล้องกับ|(?:สอด)?รับกับ|อ้างอิง|ที่มาของ[ก-๎]{3,8}นี้|(?<!พึ่ง)อิง|ยึด|รองรับ|ตอบ(?:โจทย์|สนอง)|สนอง|เชื่อม(?:โยง)?(?:เข้า)?กับ|(?:ส่วน|กลไก|ขั้น)(?:หนึ่ง|สำคัญ)?(?:ของ|ใน))[^\n“”]{0,60}$"
)
# said of an event that belongs to a programme, before the programme
_PART_OF = re.compile(
    r"(?:ภายใต้[^\n]{0,40}|อยู่ใน|(?:ส่วน|กิจกรรม|กลไก|งาน)หนึ่ง(?:ของ|ใน)[ก-๎ #]{0,24}"
    r"|(?:รองรับ|สนอง(?:ต่อ)?(?:นโยบาย)?|ทางเดียวกับ|มาใช้กับ|[”\"]\s(?:เพื่อ)?(?:การ)?ขับเคลื่อน)(?:งาน|การขับเคลื่อน)?"
    r"|(?:ข้อตกลง|ร่วมมือ)[ก-๎]{0,16}(?:ว่าด้วย|เรื่อง)?การขับเคลื่อน)\Z"
)
_BOTH = re.compile(
    r"(?:ทั้งสอง|ทั้งสาม|สอง)(?:กิจกรรม|งาน|เวที|โครงการ)|(?:กิจกรรม|งาน|เวที)ทั้ง(?:สอง|สาม|หมด)|ทั้งหมด(?:นี้|(?=เดิน|เป็น|อยู่|สอด))"
)
# what follows is said of the whole
_APART = re.compile(r"\s(?:ทั้งนี้|อนึ่ง|การ(?:จัด)?(?:งาน|กิจกรรม|ดำเนิน))")
# another plan of the same sentence
_ALSO = re.compile(r"[^\n“”]{0,24}(?:และ|กับ|ตลอดจน)\s?")
_NOT_UNDER = re.compile(r"ที่มาของ(?!งานนี้|กิจกรรมนี้|เวทีนี้|โครงการนี้)|ทำแผน|ปรับแผน|รับทราบ")


def state(story: Story) -> None:
    """Add the events with what is stated of them."""
    for event in events(story.page):
        meeting = _add(story, event)
        story.meetings.append((event, meeting))
    _named_again(story)
    for event, meeting in story.meetings:
        when(story, event, meeting)
        numbers(story, event, meeting)
        forms(story, event, meeting)
        _held(story, event, meeting)
        _programmes(story, event, meeting)
    for plan in story.page.plans:
        _plan(story, plan)


def _add(story: Story, event: Event) -> Entity:
    spans = [(event.start, event.end)] if event.title else []
    meeting = story.draft.add(
        "Meeting", event.name or event.title or "กิจกรรมที่ไม่ระบุชื่อ", *spans, key=f"{event.first}{event.title}{event.name}"
    )
    if event.series_no:
        story.draft.state(meeting, "series_no", event.series_no, event.series_at)
    if event.series_year:
        story.draft.state(meeting, "series_year_be", event.series_year, event.series_at)
    return meeting


def forget(story: Story) -> None:
    """Take back events of which neither a title nor a day was found where the text tells of works or awards instead."""
    others = any(e.type in ("Initiative", "Designation", "Network") for e in story.draft.entities)
    for event, meeting in story.meetings if others else ():
        if not event.title and not event.name and not any(a.name == "date" for a in meeting.attributes):
            story.draft.withdraw(meeting)


def _named_again(story: Story) -> None:
    """Other places where the whole title of the first event stands."""
    for event, meeting in story.meetings[:1]:
        for start, end in places_of(story.view, event.title) if len(event.title) > 12 else ():
            if not any(e.start < end and start < e.end for e, _ in story.meetings):
                story.draft.mention(meeting, (start, end))


def _held(story: Story, event: Event, meeting: Entity) -> None:
    inside = [v for v in story.page.venues if event.covers(v.start) and _is_held(story, v)]
    near = _paragraphs_of(story, event, meeting)
    venue = max(inside, key=lambda v: (_beside(near, v), v.sure, -v.start), default=None)
    entity = None
    if venue and _SAME_PLACE.match(venue.name):
        for r in story.draft.related("HELD_AT", story.meetings[0][1]):
            same = next(e for e in story.draft.entities if e.id == r.target)
            story.draft.relate("HELD_AT", meeting, same, (venue.start, venue.end))
        venue = None
    if venue:
        entity = story.draft.add("Venue", venue.name, (venue.start, venue.end))
        story.draft.relate("HELD_AT", meeting, entity, (venue.start, venue.end))
        _owner(story, venue, entity)
    province = _province(story, event, venue)
    for p in story.page.places if not venue else ():
        if p.level == "district" and event.covers(p.start) and story.near(p.start, r"(?<![ก-๎])(?:ที่|ณ)\s?\Z", 6):
            story.draft.relate("HELD_IN", meeting, story.place(p), (p.start, p.end))
    if province:
        place, span = province
        story.draft.relate("HELD_IN", meeting, place, span)
        if entity and venue:
            story.draft.relate(
                "VENUE_IN", entity, place, (venue.start, max([venue.end, *(p.end for p in venue.address)]))
            )


def _paragraphs_of(story: Story, event: Event, meeting: Entity) -> list[tuple[int, int]]:
    """The paragraphs that hold an event's title or its day."""
    at = [e[0] for a in meeting.attributes if a.name == "date" for e in a.evidence]
    at += [event.start] * bool(event.title)
    return [p for p in story.page.paragraphs if any(p[0] <= x < p[1] for x in at)]


def _beside(paragraphs: list[tuple[int, int]], venue: Venue) -> bool:
    """Whether a venue stands in one of these paragraphs, not at its beginning, and is more than the word for a room."""
    return len(venue.name) > 4 and any(s + 6 < venue.start < e for s, e in paragraphs)


def _is_held(story: Story, venue: Venue) -> bool:
    """Whether a place after ที่ is where the event was, not what somebody visits or does."""
    head = story.view[venue.start : venue.end]
    if story.view[: venue.start].rstrip(" ").endswith("|"):
        # a cell of a table says where an event is only in a row that says when
        line = story.view.rfind("\n", 0, venue.start)
        return any(line < d.start < venue.start for d in story.page.dates)
    ends = [d.end for d in story.page.dates] + [c.end for c in story.page.clocks]
    beside = any(0 <= venue.start - end < 6 for end in ends)
    return not head.startswith("วัด") or venue.sure or beside or bool(venue.address)


_OF_KIND = re.compile(r"ของ(?P<kind>โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|บริษัท|วัด|สหกรณ์)(?:เรา|ฯ)?\Z")


def _owner_by_kind(story: Story, venue: Venue) -> Body | None:
    """The body of the kind that a hall is said to be of: ศาลาประชาคมของเทศบาล."""
    m = _OF_KIND.search(venue.name)
    before = [b for b in story.page.bodies if m and b.start < venue.start and b.canonical.startswith(m["kind"])]
    return before[-1] if before else None


def _owner(story: Story, venue: Venue, entity: Entity) -> None:
    span = (venue.start, venue.end)
    owner = venue.owner or _owner_by_kind(story, venue)
    if owner:
        story.draft.relate("VENUE_OF", entity, _office_of(story, owner), span)
        if venue.start < owner.start < venue.end:
            story.draft.alias(entity, story.view[venue.start : owner.start].strip())
    for place in venue.address:
        story.draft.relate("VENUE_IN", entity, story.place(place), (venue.start, place.end))
    if not any(p.level == "district" for p in venue.address):
        inside = [p for p in story.page.places if p.level == "district" and venue.start < p.start < venue.end]
        for place in inside[:1]:
            story.draft.relate("VENUE_IN", entity, story.place(place), span)


def _office_of(story: Story, owner: Body) -> Entity:
    """The body itself for สำนักงานเทศบาล… and the like, where the text names it."""
    name = owner.canonical.removeprefix("สำนักงาน")
    known = next((b for b in story.page.bodies if b.canonical == name), None)
    return story.body(known or owner)


def _province(story: Story, event: Event, venue: Venue | None) -> tuple[Entity, tuple[int, int]] | None:
    """The province of an event, by its address, its title, the province visited, the text's main one."""
    named = [p for p in story.page.places if p.level == "province"]
    labelled = [p for p in named if event.name and event.first <= p.start <= event.first + 4]
    if labelled:
        return story.place(labelled[0]), (labelled[0].start, labelled[0].end)
    address = [p for p in (venue.address if venue else []) if p.level == "province"]
    visited = [p for p in named if event.title and event.end <= p.start <= event.end + 4]
    titled = [p for p in named if event.start <= p.start < event.end]
    visited = visited or (
        [p for p in named if event.covers(p.start) and _alone(story, p)] if event.minor and not venue else []
    )
    chosen: list[Place] = address or visited or titled
    if venue and not chosen:
        chosen = [p for p in named if venue.start <= p.start < venue.end and p.headed]
    if chosen:
        span = (chosen[0].start, chosen[0].end)
        whole = (
            (venue.start, chosen[0].end)
            if address and venue
            else (event.start, event.end)
            if titled == chosen
            else span
        )
        return story.place(chosen[0]), whole
    districts = [p for p in (venue.address if venue else []) if p.level == "district" and p.code]
    if districts and (area := gazetteer().find(districts[0].code[:2])):
        entity = story.draft.find("Province", area.th)
        if entity:
            return entity, (districts[0].start, districts[0].end)
    online = re.compile(r"ออนไลน์|Zoom|Teams|Webex|Google Meet").search(story.view, event.first, event.last)
    if venue is None and online and (event.minor or len({p.code for p in named}) > 2):
        return None
    return (story.home, story.span_of(story.home)) if story.home else None


def _alone(story: Story, place: Place) -> bool:
    """Whether a place is named with its kind and not as a part of a body's name."""
    return place.headed and not any(b.start <= place.start < b.end for b in story.page.bodies)


def _programmes(story: Story, event: Event, meeting: Entity) -> None:
    """The programme that the title names, or that the event is said to be a part of."""
    view = story.view
    for p in story.page.programmes:
        titled = event.start <= p.start < event.end and not view.startswith("แห่งชาติ", p.end)
        under = bool(_PART_OF.search(view, max(0, p.start - 60), p.start))
        yearly = bool(re.match(r"\s?(?:\([^()\n]{2,30}\)\s?)?ปีที่", view[p.end : p.end + 40]))
        told = bool(re.search(r"เรื่อง$", view[: p.start]) and p.start < event.first)
        if titled or (not event.minor and (under or yearly or told)):
            entity = story.draft.add("Programme", p.name, (p.start, p.end), aliases=(view[p.start : p.end],))
            story.draft.relate("UNDER_PROGRAMME", meeting, entity, (p.start, p.end))


def _plan(story: Story, plan: Plan) -> None:
    """The events that lean on a plan: both, the one that its sentence tells of, else the main ones."""
    line = story.view.rfind("\n", 0, plan.start) + 1
    joined = [p for p in story.page.plans if p.end < plan.start and _ALSO.fullmatch(story.view, p.end, plan.start)]
    start = min((p.start for p in joined), default=plan.start)
    before = story.view[max(line, start - 90) : start]
    if not _UNDER.search(before) or _NOT_UNDER.search(before):
        return
    held = [(e, m) for e, m in story.meetings if not (e.minor and story.is_planned(m))]
    main = [(e, m) for e, m in held if not e.minor]
    told = [
        (e, m)
        for e, m in held
        if e.minor and line <= e.first <= plan.start < e.last and not _APART.search(story.view, e.first, plan.start)
    ]
    entity = story.draft.add("Plan", plan.canonical, (plan.start, plan.end), aliases=(plan.written,))
    for _, meeting in held if _BOTH.search(before) else told or main:
        story.draft.relate("UNDER_PLAN", meeting, entity, (plan.start, plan.end))
