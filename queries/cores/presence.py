"""Which organisations were at which meetings, and on what ground.

An organisation is at a meeting when it attended, organised, co-organised or was its secretariat, or when a person
who represents it, or holds a post of it in that year, was there. A venue, a byline, a photograph, data or a speech
from afar is no presence.
"""

from __future__ import annotations

from typing import Any

from graph import SCHEMA
from queries.cores.parts import HELD, IN_SCOPE, NOT_HELD, YEAR_OF_MEETING, fiscal, fiscal_of, ibis, meetings_in_scope
from queries.record import Core, Tables, Values

# modes of a speech that was not held in the room
REMOTE = ("online", "zoom", "video", "remote", "ออนไลน์", "วีดิทัศน์", "คลิป")
BODY = (
    ("ATTENDED", "Organization", "Meeting"),
    ("ORGANISED_BY", "Meeting", "Organization"),
    ("CO_ORGANISED_BY", "Meeting", "Organization"),
    ("SECRETARIAT_OF", "Organization", "Meeting"),
    ("MEETING_OF", "Meeting", "Organization"),
)
PERSON = (
    ("ATTENDED", "Person", "Meeting"),
    ("CHAIRED_BY", "Meeting", "Person"),
    ("SPOKE_AT", "Person", "Meeting"),
    ("SECRETARIAT_OF", "Person", "Meeting"),
)
POSTS = (("POSITION_OF", "Position", "Organization"), ("HEADS", "Position", "Organization"))
REPRESENTS = ("REPRESENTS", "Person", "Organization")
HOLDS = ("HOLDS_POSITION", "Person", "Position")
PRESENCE_FRAMES = ("Meeting", *(".".join(k) for k in (*BODY, *PERSON, *POSTS, REPRESENTS, HOLDS)))

BY_PERSON = """MATCH (p:Person)-[r:ATTENDED|CHAIRED_BY|SPOKE_AT|SECRETARIAT_OF]-(m:Meeting)
  WHERE NOT coalesce(r.status, '') IN ['planned', 'cancelled']
    AND NOT any(word IN ['online', 'zoom', 'video', 'remote', 'ออนไลน์', 'วีดิทัศน์', 'คลิป']
                WHERE coalesce(r.mode, '') CONTAINS word)"""
# `p` stands for the person in the ground: 'p:CHAIRED_BY'
PRESENT = f"""CALL {{
  MATCH (o:Organization)-[r:ATTENDED|ORGANISED_BY|CO_ORGANISED_BY|SECRETARIAT_OF|MEETING_OF]-(m:Meeting)
  WHERE NOT coalesce(r.status, '') IN ['planned', 'cancelled']
  RETURN m, o, type(r) AS ground, null AS person, null AS post
  UNION
  {BY_PERSON}
  MATCH (p)-[:REPRESENTS]->(o:Organization)
  RETURN m, o, 'p:' + type(r) AS ground, p.key AS person, null AS post
  UNION
  {BY_PERSON}
  MATCH (p)-[h:HOLDS_POSITION]->(t:Position)-[:POSITION_OF|HEADS]->(o:Organization)
  WHERE h.as_of IS NULL OR coalesce({fiscal("h.as_of")} = {YEAR_OF_MEETING}, true)
  RETURN m, o, 'p:' + type(r) AS ground, p.key AS person, t.key AS post
}}
WITH m, o, ground, person, post
WHERE {HELD} AND {IN_SCOPE}"""


def link_of(g: Tables, kind: tuple[str, str, str]) -> Any:
    """Ibis: meeting, other, ground of a link kind with a meeting at one end, less what was only planned."""
    links = g.links(*kind)
    if "status" in links.columns:
        links = links.filter(~links.status.fill_null("").isin(NOT_HELD))
    if "mode" in links.columns:
        for word in REMOTE:
            links = links.filter(~links.mode.fill_null("").contains(word))
    at, other = (links.start, links.end) if kind[1] == "Meeting" else (links.end, links.start)
    return links.select(meeting=at, other=other, ground=ibis.literal(kind[0]))


def together(tables: list[Any]) -> Any:
    """Ibis: the rows of several tables."""
    return tables[0] if len(tables) == 1 else ibis.union(*tables)


def united(tables: list[Any]) -> Any:
    """Ibis: the distinct rows of several tables."""
    return together(tables).distinct()


def links_of(g: Tables, kinds: tuple[tuple[str, str, str], ...]) -> Any:
    """Ibis: `link_of` of several kinds, distinct: without a sort of all, where no kind has parallel links."""
    kinds = tuple(used(g, kinds))
    parallel = any(SCHEMA.links[k].parallel for k in kinds)
    return (united if parallel else together)([link_of(g, k) for k in kinds])


def used(g: Tables, kinds: tuple[tuple[str, str, str], ...]) -> list[tuple[str, str, str]]:
    """The kinds that hold a link, at least one: an empty branch costs time to compile and gives nothing."""
    return [k for k in kinds if g.has(*k)] or [kinds[0]]


def bodies_of_people(g: Tables) -> Any:
    """Ibis: person, organization, post, held (its fiscal year); the last two are null for one who represents it."""
    r = g.links(*REPRESENTS)
    found = [r.select(person=r.start, organization=r.end, post=ibis.null(g.key), held=ibis.null("int64"))]
    holds = g.links(*HOLDS)
    # tables say a post once a meeting: the days of a year are one, else they would multiply with the meetings
    holds = holds.select("start", "end", held=fiscal_of(holds.as_of)).distinct()
    for kind in used(g, POSTS):
        posts = g.links(*kind)
        joined = holds.join(posts, holds.end == posts.start)
        found.append(joined.select(person=holds.start, organization=posts.end, post=posts.start, held=holds.held))
    return united(found)


def by_person(g: Tables, meetings: Any) -> Any:
    """Ibis: meeting, other (an organisation), ground, person, post, by way of a person there."""
    there = links_of(g, PERSON)
    there = there.inner_join(meetings.select(meeting=meetings.key, year=meetings.year), "meeting")
    posts = bodies_of_people(g)
    at = there.join(posts, there.other == posts.person)
    at = at.filter((at.held == at.year).fill_null(True))
    ground = ibis.literal("p:") + at.ground
    return at.select(meeting=at.meeting, other=at.organization, ground=ground, person=at.person, post=at.post)


def present(g: Tables, p: Values) -> Any:
    """Ibis: meeting, organization, ground, person, post, of the meetings in scope."""
    return g.kept("present", p, lambda: presences(g, p))


def presences(g: Tables, p: Values) -> Any:
    m = meetings_in_scope(g, p)
    direct = links_of(g, BODY).semi_join(m, [("meeting", "key")])
    direct = direct.mutate(person=ibis.null(g.key), post=ibis.null(g.key))
    # no ground of a person is one of a body
    all_ = [direct, by_person(g, m).distinct()] if any(g.has(*k) for k in PERSON) else [direct]
    return together(all_).rename(organization="other")


PRESENCE = Core(
    "presence",
    {"meeting": "text", "organization": "text", "ground": "text", "person": "text", "post": "text"},
    PRESENCE_FRAMES,
    present,
    PRESENT + "\nRETURN DISTINCT m.key AS meeting, o.key AS organization, ground, person, post",
)
