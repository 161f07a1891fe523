"""Networks and their groups: what a group counts and lists, who took part, who belongs to which."""

from __future__ import annotations

import re

from loaders.press.actors import listed_before
from loaders.press.coordinator_frame import coordinators
from loaders.press.facts import Entity
from loaders.press.member_frame import bracketed, clause_members
from loaders.press.network_groups import Group
from loaders.press.network_lists import Network
from loaders.press.network_parts import all_of_them, one_of_them
from loaders.press.network_presence import how_many_came, participate, present, spoken_of, took_part
from loaders.press.story import Story
from loaders.press.words import places_of

# of a list that does not name all
_SOME = re.compile(r"(?:อาทิ|เช่น)\s?\Z")


def name(story: Story) -> None:
    """All networks."""
    for n in story.page.networks:
        network(story, n)


def state(story: Story) -> None:
    """Groups, networks, memberships."""
    networks = {n.start: network(story, n) for n in story.page.networks}
    main = _main_group(story)
    for group in story.page.groups:
        if main and group.listed and group is not main and _of_one_event(story, main, group):
            main.listed = main.listed or group.listed
    if main:
        _group(story, main, networks)
    for group in [g for g in story.page.groups if main and g.count and not g.unnamed and g.name != main.name]:
        _other_group(story, group)
    for n in story.page.networks:
        entity = networks.get(n.start) or network(story, n)
        _own_place(story, n, entity)
        took_part(story, n, entity)
        bracketed(story, n, entity)
        clause_members(story, n, entity)
    for group in story.page.groups:
        if known := story.draft.find("NetworkGroup", group.name):
            all_of_them(story, group, known)
            one_of_them(story, group, known)
    how_many_came(story)
    _again(story)
    coordinators(story)
    _of_the_network(story)


def _of_one_event(story: Story, main: Group, other: Group) -> bool:
    """Whether a list of networks may be that of the main group: told of the same event, or of one province."""
    own = [story.home_at(main.start), story.home_at(other.listed[0].start)]
    return own[0] is own[1]


def _again(story: Story) -> None:
    """Known networks wherever else their whole name stands, in a resolution or in reported words."""
    known = story.draft.of("Network")
    for entity in known:
        for start, end in places_of(story.view, entity.canonical):
            taken = any(s < end and start < e for other in known for s, e in other.mentions)
            if not taken and not re.match("[ก-๎]", story.view[end : end + 1]):
                story.draft.mention(entity, (start, end))


def network(story: Story, n: Network) -> Entity:
    """The entity of a network; a known one whose name this one begins with."""
    home = story.page.home_name
    stem = n.name.removesuffix(f"จังหวัด{home}") if home else n.name
    if stem != n.name and len(stem) > len("เครือข่าย") and (base := story.draft.find("Network", stem)):
        story.draft.alias(base, n.name)
        story.draft.mention(base, (n.start, n.end))
        return base
    known = next(
        (e for e in story.draft.of("Network") if n.name.startswith(e.canonical) and e.canonical != n.name), None
    )
    if (
        known
        and not re.match(r"[ก-๎]*(?:จังหวัด|และ)", n.name[len(known.canonical) :])
        and len(n.name) > len(known.canonical) + 12
    ):
        story.draft.mention(known, (n.start, n.start + len(known.canonical)))
        return known
    return story.draft.add("Network", n.name, (n.start, n.end), aliases=(n.written,))


def _own_place(story: Story, n: Network, entity: Entity) -> None:
    """The province that closes a network's name is the network's own."""
    place = next((p for p in story.page.places if p.end == n.end and p.start > n.start and p.headed), None)
    if place and place.level in ("province", "district"):
        story.draft.relate("GROUP_IN", entity, story.place(place), (n.start, n.end))


def _main_group(story: Story) -> Group | None:
    """The group of the province's networks: a named one before a bare count."""
    counted = [g for g in story.page.groups if not g.unnamed] or [
        g for g in story.page.groups if g.count > 1 and g.listed
    ]
    return max(counted, key=lambda g: (bool(g.listed), bool(g.count), -g.start), default=None)


def _group(story: Story, main: Group, networks: dict[int, Entity]) -> None:
    draft = story.draft
    same = [g for g in story.page.groups if not g.unnamed or g is main]
    spans = [(g.start, g.end) for g in same if g.name == main.name or g is main or g.count == main.count]
    entity = draft.add("NetworkGroup", main.name, *spans, aliases=tuple(story.view[s:e] for s, e in spans))
    counts = [g for g in story.page.groups if g.count]
    of_the_list = [g.count for g in counts if g.listed and g.listed == main.listed]
    as_many = [g.count for g in counts if main.listed and g.count == len(main.listed)]
    value = next(iter([*of_the_list, main.count or next(iter(as_many), 0), *(g.count for g in counts)]), 0)
    for g in counts:
        if g.count == value:
            draft.state(entity, "count", value, *g.count_spans)
    cue = (
        (main.start, main.listed[0].start)
        if main.listed and main.listed[0].start > main.start
        else (main.start, main.end)
    )
    if value:
        whole_list = bool(main.listed) and not _SOME.search(story.view, max(0, cue[1] - 12), cue[1])
        draft.state(entity, "listed", whole_list, cue if cue[1] > cue[0] else (main.start, main.end))
    own = next(
        (p for p in story.page.places if main.start < p.start < main.end and p.level in ("province", "district")), None
    )
    if whose := story.place(own) if own else story.home_at(main.start):
        draft.relate("GROUP_IN", entity, whose, spans[0])
    for n in main.listed:
        whole = (min(main.start, n.start), n.end)
        draft.relate("MEMBER_OF", networks.get(n.start) or network(story, n), entity, whole)
    lists = [g for g in story.page.groups if g not in same and g.listed and g.listed == main.listed]
    came = [g for g in [*same, *lists] if present(story, (g.start, g.end)) and not spoken_of(story, g)]
    if came:
        participate(story, entity, (came[0].start, came[0].end))
    if value and main.listed and len(main.listed) != value:
        reason = f"{value} networks are stated, {len(main.listed)} are listed"
        draft.ask(
            (main.listed[0].start, main.listed[-1].end), reason, f"ระบุ {value} เครือข่าย แต่ไล่ชื่อไว้ {len(main.listed)}"
        )


def _other_group(story: Story, group: Group) -> None:
    """The networks of another province, only counted."""
    near = (p for p in story.page.places if p.start < group.end and group.start - 4 < p.end and p.level != "region")
    place = next((p for p in near if p.level == "province" or p.end < group.start), None)
    if place:
        span = (group.start, group.end)
        entity = story.draft.add("NetworkGroup", group.name, span)
        story.draft.state(entity, "count", group.count, *group.count_spans)
        story.draft.state(entity, "listed", False, span)
        story.draft.relate("GROUP_IN", entity, story.place(place), span)


_OF_THE_NETWORK = re.compile(
    r"\s?(?:ซึ่ง|ที่|ก็|ได้|ขอ|สมัคร|เข้า|ร่วม){0,3}เป็น(?:หนึ่งใน)?สมาชิก(?:ของ|ใน)?เครือข่าย(?=ฯ|มา|ตั้งแต่|แล้ว|ด้วย|\s|$)"
)


def _of_the_network(story: Story) -> None:
    """BODY ซึ่งเป็นสมาชิกเครือข่ายมาตั้งแต่ …: of the network that the text is about."""
    known = sorted(story.draft.of("Network"), key=lambda e: -len(e.mentions))
    sure = len(known) == 1 or (len(known) > 1 and len(known[0].mentions) > len(known[1].mentions))
    for last in story.actors if sure else ():
        m = _OF_THE_NETWORK.match(story.view, last.end) if last.kind == "Organization" else None
        for a in listed_before(story, last) if m else ():
            if m and a.kind == "Organization":
                story.draft.relate("MEMBER_OF", a.entity, known[0], (a.start, m.end()))
