"""Designations, assessments, honours, model organisations."""

from __future__ import annotations

import re

from loaders.press import award_words as say
from loaders.press import lists, model_orgs
from loaders.press.actors import listed_after, listed_before, protagonist, subject
from loaders.press.dates import years
from loaders.press.facts import Entity, Value
from loaders.press.plans import Named
from loaders.press.story import Actor, Story
from loaders.press.words import paragraph_end


def state(story: Story) -> None:
    """Designations and whoever has, wants or was given them; model organisations by count."""
    model_orgs.state(story)
    for d in story.page.designations:
        if not _in_title(story, d) and not _told(story, d):
            _designation(story, d)


def _told(story: Story, d: Named) -> bool:
    """Whether an assessment at this level is stated already."""
    return any(s < d.end and d.start < e for x in story.draft.of("Designation") for s, e in x.mentions)


def _in_title(story: Story, d: Named) -> bool:
    return any(e.start <= d.start < e.end for e, _ in story.meetings) and len(story.page.designations) > 3


def _designation(story: Story, d: Named) -> None:
    view, draft = story.view, story.draft
    if _scored(story, d):
        return
    before = view[max(0, d.start - 70) : d.start].rsplit("\n", 1)[-1]
    aims, gets = say.AIMS.search(before), say.GETS.search(before)
    if say.DECLARED.search(before) or (gets and say.HAS_GOT.search(gets[0])):
        aims = None
    holders, start = _holders(story, d)
    titled = any(e.start <= d.start < e.end for e, _ in story.meetings)
    if not holders and gets and not aims and not titled:
        holders, start = _before(story, d, d.start - len(gets[0]))
    if not (aims or gets or holders):
        models = d.kind in ("องค์กร", "ชุมชน", "หน่วยงาน") and model_orgs.MODEL.match(view, d.start)
        if models or (any(q[0] < d.start < q[1] for q in story.page.quotes) and d.kind):
            return
    if d.kind in say.OF_BODIES and holders and all(h.type == "Person" for h in holders):
        holders = [_body_of(story, holders[0])]
    name = say.OF_A_YEAR.sub("", view[d.start : d.end])
    entity = draft.add("Designation", name, (d.start, d.end), aliases=(d.name, d.kind + "คุณธรรม" + d.rank))
    for holder in holders:
        if _fits(holder, d):
            _give(story, holder, entity, d, start)
    if aims and d.kind == "จังหวัด" and not holders:
        behind = [a for a in story.actors if a.kind == "Province" and view[d.end : a.start] == "ของ"]
        near = subject(story, d.start, ("Province",), 160)
        province = behind[0].entity if behind else near.entity if near else story.home
        if province:
            draft.relate("AIMS_FOR", province, entity, (d.start - len(aims[0]), d.end), **_year(story, d))
    _giver(story, d, entity)


def _body_of(story: Story, person: Entity) -> Entity:
    """The body for which a person takes what only bodies are given; the person where no post tells it."""
    posts = {r.target for r in story.draft.related("HOLDS_POSITION", person)}
    bodies = {r.target for r in story.draft.related("POSITION_OF") if r.source in posts}
    return next((e for e in story.draft.of("Organization") if e.id in bodies), person)


def _scored(story: Story, d: Named) -> bool:
    """A level that an assessment gave: BODY ได้ N คะแนน ระดับ X, ผ่านการประเมินระดับ X ปี Y of whom the text tells."""
    view = story.view
    line = view.rfind("\n", 0, d.start) + 1
    level = say.STEP.search(d.name)
    cue = max(say.ASSESSED.finditer(view, max(line, d.start - 260), d.start), key=lambda m: m.start(), default=None)
    if (
        not level
        or d.kind in say.LEVELS
        or not cue
        or say.TO.match(view, d.end)
        or not re.search(r"(?:ระดับ|เกณฑ์|ประเมิน(?:เป็น)?)\s?[“\"]?$", view[max(0, d.start - 14) : d.start])
    ):
        return False
    holder = subject(story, cue.start(), ("Organization",), cue.start() - line)
    hero = protagonist(story)
    judged = holder and not holder.entity.canonical.startswith("คณะ")
    entity = holder.entity if holder and judged else hero
    if entity is None:
        return False
    given = story.draft.add("Designation", view[d.start : d.end], (d.start, d.end))
    properties: dict[str, Value] = {"level": level["level"], **_year(story, d)}
    if score := re.compile(r"(\d{1,3})\s?คะแนน").search(view, line, d.end + 24):
        properties["score"] = int(score[1])
    several = listed_before(story, holder) if holder and judged and holder.end <= cue.start() else []
    for each in [a.entity for a in several if a.kind == "Organization"] or [entity]:
        story.draft.relate("ASSESSED_AT", each, given, (cue.start(), d.end), **properties)
    return True


def _giver(story: Story, d: Named, entity: Entity) -> None:
    """จาก BODY or โดย BODY behind a designation, ได้รับ…จาก BODY before it."""
    view = story.view
    after = say.BY.match(view, d.end)
    body = next((b for b in story.page.bodies if after and b.start == after.end()), None)
    named = re.compile(r"\s?ซึ่ง\s?").match(view, d.end)
    gives = re.compile(r"\s?(?:ได้)?(?:ประกาศ|มอบ|แต่งตั้ง|คัดเลือก|ยกย่อง|รับรอง)")
    body = body or next(
        (b for b in story.page.bodies if named and b.start == named.end() and gives.match(view, b.end)), None
    )
    if body is None:
        before = [b for b in story.page.bodies if d.start - 90 < b.start and b.end <= d.start]
        from_it = before and re.search(r"(?:จาก|โดย)\s?$", view[: before[-1].start][-8:])
        close = before and re.fullmatch(r"\s?(?:ให้)?(?:เป็น|ได้รับ|ประกาศ)?\s?", view[before[-1].end : d.start])
        hands = before and re.fullmatch(
            r"\s?(?:ได้|จะ|ยัง|ก็)?(?:มอบ|ประกาศ|ยกย่อง|เชิดชู)[ก-๎ ]{0,24}[“\"]?", view[before[-1].end : d.start]
        )
        body = before[-1] if hands or (from_it and close) else None
    if body:
        story.draft.relate("DESIGNATED_BY", entity, story.body(body), (min(d.start, body.start), max(d.end, body.end)))


def _before(story: Story, d: Named, at: int) -> tuple[list[Entity], int]:
    """Who the words before a designation say it of: places of its kind, else the bodies or persons nearest."""
    if (
        d.kind == "จังหวัด"
        and story.home
        and say.CHOSEN.search(story.view[max(0, d.start - 110) : d.start].rsplit("\n", 1)[-1])
    ):
        return [story.home], at
    person = subject(story, at, ("Person",), 110) if say.OF_PERSONS.match(d.name) and not d.kind else None
    last = person or subject(story, at, say.LEVELS.get(d.kind, ("Organization", "Person")), 110)
    if last is None or (d.kind == "จังหวัด" and at - last.end > 60):
        bare = (
            re.search(rf"(?:^|[\sๆ]|และ|ที่){d.kind}(?=ได้|เป็น|เรา|ของเรา)", story.view[max(0, at - 40) : at])
            if d.kind == "จังหวัด"
            else None
        )
        being = d.kind == "จังหวัด" and story.view.endswith(("การเป็น", "ฐานะ"), 0, d.start)
        return ([story.home], at) if (bare or being) and story.home else ([], at)
    if last.kind == "Organization" and (gives := say.ACTIVELY.match(story.view, last.end, d.start)):
        given = [a for a in story.actors if gives.end() <= a.start < at and a.kind in ("Organization", "Person")]
        before = [a for a in story.actors if a.end <= last.start and a.kind == last.kind]
        topic = before[-1:] if before and re.fullmatch("(?:นั้น|นี้)?[ ]?", story.view[before[-1].end : last.start]) else []
        return [a.entity for a in given or topic], last.start
    run = [a for a in listed_before(story, last) if a.kind == last.kind]
    return [a.entity for a in run], run[0].start


def _holders(story: Story, d: Named) -> tuple[list[Entity], int]:
    """Who an honour is given to behind it: HONOUR : holders, HONOUR แก่ holders, holders on the lines that follow."""
    view = story.view
    line = view.rfind("\n", 0, d.start) + 1
    given = say.GIVES.search(view, line, d.start)
    cue, those = say.TO.match(view, d.end), say.TO_THOSE.match(view, d.end) if given else None
    named = cue and listed_after(story, cue.end(), ("Organization", "Person", *sum(say.LEVELS.values(), ())))
    cue = those if those and not named else cue
    labelled = re.compile(r"(?:ประเภท|สาขา|ด้าน)\s?\Z").search(view, max(line, d.start - 8), d.start)
    if labelled and (gap := say.BEHIND_LABEL.match(view, d.end)):
        return [a.entity for a in _behind_label(story, gap.end())], line
    if not cue:
        return [], line
    kinds = say.LEVELS.get(d.kind, ("Organization", "Person"))
    end = paragraph_end(view, d.end)
    alone = say.HONOUR_LINE.fullmatch(view, line, d.start)
    if not view[cue.end() : end].strip():
        items = lists.lines(view, d.end)
        firsts = [next((a for a in story.actors if s <= a.start < e and a.kind in kinds), None) for s, e in items]
        return [a.entity for a in firsts if a], line
    step = say.STEP.search(d.name) and view.endswith("ระดับ", 0, d.start)
    taken = cue.groupdict().get("taken")
    being = d.kind in say.LEVELS and view.endswith("เป็น", 0, d.start)
    if not (given or alone or step or taken or being) and (
        cue[0].strip(' ”"') in (":", "คือ", "ให้") or d.kind not in say.LISTING
    ):
        return [], line
    if alone:
        return [a.entity for a in story.actors if cue.end() <= a.start < end and a.kind in kinds], line
    ours = say.OURS.match(view, cue.end())
    takers = [a.entity for a in listed_after(story, ours.end() if ours else cue.end(), kinds)]
    if ours and (hero := protagonist(story)):
        takers.insert(0, hero)
    village = say.VILLAGE.match(view, cue.end()) if taken and not takers else None
    if village:
        takers = [story.draft.add("Organization", village[0], village.span())]
    return takers, given.start() if given else line


def _behind_label(story: Story, at: int) -> list[Actor]:
    """The bodies and persons behind the label of a class of honours, numbered or not."""
    kinds = ("Organization", "Person")
    items = [s for s, _ in lists.numbered(story.view, max(0, at - 1), paragraph_end(story.view, at))]
    return [a for a in story.actors if a.start in items and a.kind in kinds] or listed_after(story, at, kinds)


def _fits(holder: Entity, d: Named) -> bool:
    """Whether it can take such an honour: places take those of their level, and none of persons or bodies."""
    if d.kind in say.LEVELS:
        return holder.type in say.LEVELS[d.kind]
    others = [k for k in say.OF_ONE_KIND if k != d.kind] if d.kind in say.OF_ONE_KIND else []
    if holder.type == "Organization" and holder.canonical.startswith(tuple(others)):
        return False
    return holder.type in ("Organization", "Person") or not (d.kind or say.OF_PERSONS.match(d.name))


def _give(story: Story, holder: Entity, designation: Entity, d: Named, start: int) -> None:
    span = (min(start, d.start), d.end)
    properties = _year(story, d)
    if holder.type in ("Province", "District", "Subdistrict"):
        meeting = story.meetings[0][1]
        if any(a.name == "status" for a in meeting.attributes):
            properties["status"] = "planned"
        story.draft.relate("HAS_DESIGNATION", holder, designation, span, **properties)
    else:
        rank, kind = d.rank.removeprefix("ระดับ").strip(), "RECOGNISED_AS"
        if holder.type == "Organization" and (step := say.STEP.search(d.name)) and _is_result(story, d.start):
            rank, kind = step["level"], "ASSESSED_AT"
        elif holder.type == "Organization" and rank and say.PASSED_AS.search(story.view, max(0, d.start - 24), d.start):
            kind = "ASSESSED_AT"
        story.draft.relate(kind, holder, designation, span, level=rank, **properties)


def _is_result(story: Story, at: int) -> bool:
    """Whether the paragraph or the one before speaks of an assessment, or its word for a step stands there."""
    if story.view.endswith("ระดับ", 0, at):
        return True
    start = story.view.rfind("\n", 0, max(0, story.view.rfind("\n", 0, at)))
    end = min(paragraph_end(story.view, at), at + 70)
    return bool(re.compile(r"ประเมิน|ผ่านเกณฑ์|คะแนน").search(story.view, max(0, start, at - 500), end))


def _year(story: Story, d: Named) -> dict[str, Value]:
    inside = say.OF_A_YEAR.search(story.view, d.start, d.end)
    first = inside.start() if inside else d.end
    after = next((y for (s, _), y in years(story.view) if first <= s <= d.end + 16), 0)
    return {"year_be": after} if after else {}
