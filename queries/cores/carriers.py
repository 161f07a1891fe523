"""Names of what carries a tie: organisations, meetings, the posts of people."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import YEAR_OF_MEETING, ibis, year_of_meeting
from queries.record import Core, Tables, Values


def carriers(g: Tables, p: Values) -> Any:
    """Ibis: carrier (a key), name, year (of a meeting): what may stand between two networks."""
    o, m = g.nodes("Organization"), g.nodes("Meeting")
    found = [
        o.select(carrier=o.key, name=o.name, year=ibis.null("int64")),
        m.select(carrier=m.key, name=m.name, year=year_of_meeting(m)),
    ]
    return ibis.union(*found)


CARRIERS = Core(
    "carriers",
    {"carrier": "text", "name": "text", "year": "int"},
    ("Organization", "Meeting"),
    carriers,
    f"""MATCH (o:Organization)
RETURN o.key AS carrier, o.name AS name, null AS year
UNION ALL
MATCH (m:Meeting)
RETURN m.key AS carrier, m.name AS name, {YEAR_OF_MEETING} AS year""",
)


def posts(g: Tables, p: Values) -> Any:
    """Ibis: person, name, post: people with the posts they hold, to be shown instead of their names."""
    n, h, t = g.nodes("Person"), g.links("HOLDS_POSITION", "Person", "Position"), g.nodes("Position")
    held = h.join(t, h.end == t.key).select(person=h.start, position=t.key, post=t.name)
    j = n.left_join(held, n.key == held.person)
    return j.select(person=n.key, name=n.name, position=held.position, post=held.post).distinct()


POSTS_OF = Core(
    "posts",
    {"person": "text", "name": "text", "position": "text", "post": "text"},
    ("Person", "Position", "HOLDS_POSITION.Person.Position"),
    posts,
    """MATCH (p:Person)
OPTIONAL MATCH (p)-[:HOLDS_POSITION]->(t:Position)
RETURN DISTINCT p.key AS person, p.name AS name, t.key AS position, t.name AS post""",
)
