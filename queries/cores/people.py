"""People: how many are named at a meeting, which posts they hold and when, what they did at meetings."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import HELD, IN_SCOPE, fiscal, fiscal_of, ibis, meetings_in_scope
from queries.cores.presence import BY_PERSON, HOLDS, PERSON, POSTS, link_of, united, used
from queries.record import Core, Tables, Values


def at_meetings(g: Tables, p: Values) -> Any:
    """Ibis: meeting, other (a person), ground: people in the room at the meetings in scope."""
    there = united([link_of(g, k) for k in used(g, PERSON)])
    return there.semi_join(meetings_in_scope(g, p), [("meeting", "key")])


def meeting_people(g: Tables, p: Values) -> Any:
    rows = at_meetings(g, p)
    return rows.group_by("meeting").agg(named=rows.other.nunique())


AT_FRAMES = ("Meeting", *(".".join(k) for k in PERSON))
MEETING_PEOPLE = Core(
    "meeting_people",
    {"meeting": "text", "named": "int"},
    AT_FRAMES,
    meeting_people,
    f"""{BY_PERSON}
  AND {HELD} AND {IN_SCOPE}
RETURN m.key AS meeting, count(DISTINCT p) AS named""",
)


def held_posts(g: Tables, p: Values) -> Any:
    """Ibis: person, name, position, post, body, province, first, last: posts held, with the days that say so."""
    n, h, t = g.nodes("Person"), g.links("HOLDS_POSITION", "Person", "Position"), g.nodes("Position")
    held = h.mutate(year=fiscal_of(h.as_of))
    if p["year"] is not None:
        held = held.filter(held.year.fill_null(p["year"]) == p["year"])
    days = held.group_by(person=held.start, position=held.end).agg(first=held.as_of.min(), last=held.as_of.max())
    o = g.nodes("Organization")
    of = united([g.links(*k).select("start", "end") for k in used(g, POSTS)])
    of = of.join(o, of.end == o.key).select(at=of.start, body=o.name, place=o.province)
    first = of.group_by("at").agg(body=of.body.min(), place=of.place.min())
    j = days.join(n, days.person == n.key).select("person", "position", "first", "last", name=n.name, home=n.province)
    j = j.join(t, j.position == t.key).select(
        "person", "position", "first", "last", "name", "home", post=t.name, area=t.province
    )
    j = j.left_join(first, j.position == first.at)
    rows = j.select(
        "person",
        "name",
        "position",
        "post",
        "body",
        province=ibis.coalesce(j.area, j.place, j.home),
        first=j.first,
        last=j["last"],
    )
    return rows if p["province"] is None else rows.filter(rows.province == p["province"])


HELD_POSTS = Core(
    "held_posts",
    {
        "person": "text",
        "name": "text",
        "position": "text",
        "post": "text",
        "body": "text",
        "province": "text",
        "first": "text",
        "last": "text",
    },
    ("Person", "Position", "Organization", ".".join(HOLDS), *(".".join(k) for k in POSTS)),
    held_posts,
    f"""MATCH (p:Person)-[h:HOLDS_POSITION]->(t:Position)
WHERE $year IS NULL OR coalesce({fiscal("h.as_of")}, $year) = $year
WITH p, t, min(h.as_of) AS first, max(h.as_of) AS last
OPTIONAL MATCH (t)-[:POSITION_OF|HEADS]->(o:Organization)
WITH p, t, first, last, min(o.name) AS body, min(o.province) AS place
WITH p, t, first, last, body, coalesce(t.province, place, p.province) AS province
WHERE $province IS NULL OR province = $province
RETURN p.key AS person, p.name AS name, t.key AS position, t.name AS post, body, province, first, last""",
)


def roles_at_meetings(g: Tables, p: Values) -> Any:
    """Ibis: person, role, meetings: how often in the room of the meetings in scope, and as what."""
    rows = at_meetings(g, p)
    return rows.group_by(person=rows.other, role=rows.ground).agg(meetings=rows.meeting.nunique())


ROLES_AT_MEETINGS = Core(
    "roles_at_meetings",
    {"person": "text", "role": "text", "meetings": "int"},
    AT_FRAMES,
    roles_at_meetings,
    f"""{BY_PERSON}
  AND {HELD} AND {IN_SCOPE}
RETURN p.key AS person, type(r) AS role, count(DISTINCT m) AS meetings""",
)
