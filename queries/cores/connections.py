"""By what right an actor sits in a network: member, coach of a member, post, or at its working meetings."""

from __future__ import annotations

from typing import Any

from queries.cores.meetings import stated_networks
from queries.cores.pairs import ASSEMBLY, assemblies
from queries.cores.parts import HELD, IN_SCOPE, NOT_HELD, VALID, ibis, members
from queries.cores.people import at_meetings
from queries.cores.presence import (
    BY_PERSON,
    HOLDS,
    PERSON,
    POSTS,
    PRESENCE_FRAMES,
    PRESENT,
    REPRESENTS,
    bodies_of_people,
    present,
    united,
)
from queries.record import Core, Tables, Type, Values

COLUMNS: dict[str, Type] = {"actor": "text", "network": "text", "right": "text", "times": "int", "via": "text"}
STATED = ("PARTICIPATED.Network.Meeting", "MEETING_OF.Meeting.Network")
TIMES = "RETURN actor, network, right, count(via) AS times, min(via) AS via"
# a meeting of its networks that is no assembly: at an assembly everybody would sit in every network
AT_TABLE = f"""MATCH (m)-[r:PARTICIPATED|MEETING_OF]-(n:Network)
  WHERE NOT coalesce(r.status, '') IN ['planned', 'cancelled'] AND NOT {ASSEMBLY}"""


def counted(rows: Any) -> Any:
    """Ibis: rows of actor, network, right, via as one row each of the first three, with how many and the first via."""
    return rows.distinct().group_by("actor", "network", "right").agg(times=rows.via.count(), via=rows.via.min())


def told(rows: Any, right: str, actor: Any, network: Any, via: Any) -> Any:
    return rows.select(actor=actor, network=network, right=ibis.literal(right), via=via)


def tables_of(g: Tables, p: Values) -> Any:
    """Ibis: meeting, network: who was at which table, assemblies left out."""
    at = stated_networks(g, p)
    return at.filter(~at.meeting.isin(assemblies(g, p)))


def rights(g: Tables, p: Values) -> Any:
    """Ibis: actor (an organisation), network, right, times, via: what the right rests on, the first by key."""
    of = members(g, p)
    coach = g.links("COACHES", "Organization", "Organization")
    coach = coach.filter(~coach.status.fill_null("").isin(NOT_HELD))
    if p["year"] is not None:
        coach = coach.filter(coach.year_be.fill_null(p["year"]) == p["year"])
    coached = coach.join(of, coach.end == of.organization)
    there = present(g, p).select("meeting", "organization").distinct().inner_join(tables_of(g, p), "meeting")
    post = g.links("COORDINATOR_OF", "Organization", "Network")
    secretary, listed = g.links("SECRETARIAT_OF", "Organization", "NetworkGroup"), groups(g, p)
    secretary = secretary.join(listed, secretary.end == listed.group)
    found = [
        told(of, "member", of.organization, of.network, of.network),
        told(coached, "coaches", coach.start, of.network, coach.end),
        told(post, "post", post.start, post.end, post.end),
        told(secretary, "post", secretary.start, secretary.network, secretary.group),
        told(there, "attends", there.organization, there.network, there.meeting),
    ]
    return counted(united(found))


def groups(g: Tables, p: Values) -> Any:
    """Ibis: group, network: the networks of the groups of the year asked for."""
    r, n = g.links("MEMBER_OF", "Network", "NetworkGroup"), g.nodes("NetworkGroup")
    if p["year"] is not None:
        n = n.filter(n.fiscal_year_be.fill_null(p["year"]) == p["year"])
    return r.semi_join(n, [("end", "key")]).select(network=r.start, group=r.end).distinct()


RIGHTS = Core(
    "rights",
    COLUMNS,
    (
        *PRESENCE_FRAMES,
        *STATED,
        "Network",
        "NetworkGroup",
        "MEMBER_OF.Organization.Network",
        "MEMBER_OF.Network.NetworkGroup",
        "COACHES.Organization.Organization",
        "COORDINATOR_OF.Organization.Network",
        "SECRETARIAT_OF.Organization.NetworkGroup",
    ),
    rights,
    f"""CALL {{
  MATCH (o:Organization)-[r:MEMBER_OF]->(n:Network)
  WHERE {VALID}
  RETURN o.key AS actor, n.key AS network, 'member' AS right, n.key AS via
  UNION
  MATCH (c:Organization)-[k:COACHES]->(o:Organization)-[r:MEMBER_OF]->(n:Network)
  WHERE NOT coalesce(k.status, '') IN ['planned', 'cancelled'] AND {VALID}
    AND ($year IS NULL OR coalesce(k.year_be, $year) = $year)
  RETURN c.key AS actor, n.key AS network, 'coaches' AS right, o.key AS via
  UNION
  MATCH (o:Organization)-[:COORDINATOR_OF]->(n:Network)
  RETURN o.key AS actor, n.key AS network, 'post' AS right, n.key AS via
  UNION
  MATCH (o:Organization)-[:SECRETARIAT_OF]->(g:NetworkGroup)<-[:MEMBER_OF]-(n:Network)
  WHERE $year IS NULL OR coalesce(g.fiscal_year_be, $year) = $year
  RETURN o.key AS actor, n.key AS network, 'post' AS right, g.key AS via
  UNION
  {PRESENT}
  WITH DISTINCT m, o
  {AT_TABLE}
  RETURN o.key AS actor, n.key AS network, 'attends' AS right, m.key AS via
}}
{TIMES}""",
)


def person_rights(g: Tables, p: Values) -> Any:
    """Ibis: the same of people who stand for several bodies or for none: one who stands for one body is that body."""
    of = bodies_of_people(g).select("person", "organization").distinct()
    single = of.group_by("person").agg(bodies=of.organization.nunique())
    single = single.filter(single.bodies == 1)
    by_post = of.inner_join(members(g, p), "organization")
    there = at_meetings(g, p).select("meeting", "other").inner_join(tables_of(g, p), "meeting")
    found = [
        told(by_post, "post", by_post.person, by_post.network, by_post.organization),
        told(there, "attends", there.other, there.network, there.meeting),
    ]
    rows = united(found)
    return counted(rows.filter(~rows.actor.isin(single.person)))


PERSON_RIGHTS = Core(
    "person_rights",
    COLUMNS,
    (
        "Meeting",
        "Network",
        *STATED,
        "MEMBER_OF.Organization.Network",
        "ATTENDED.Organization.Meeting",
        *(".".join(k) for k in (*PERSON, *POSTS, REPRESENTS, HOLDS)),
    ),
    person_rights,
    f"""CALL {{
  MATCH (p:Person)-[:REPRESENTS]->(o:Organization)
  RETURN p, o
  UNION
  MATCH (p:Person)-[:HOLDS_POSITION]->(:Position)-[:POSITION_OF|HEADS]->(o:Organization)
  RETURN p, o
}}
WITH p, count(DISTINCT o) AS bodies
WHERE bodies = 1
WITH collect(p.key) AS single
CALL {{
  MATCH (p:Person)-[:REPRESENTS]->(o:Organization)-[r:MEMBER_OF]->(n:Network)
  WHERE {VALID}
  RETURN p.key AS actor, n.key AS network, 'post' AS right, o.key AS via
  UNION
  MATCH (p:Person)-[:HOLDS_POSITION]->(:Position)-[:POSITION_OF|HEADS]->(o:Organization)-[r:MEMBER_OF]->(n:Network)
  WHERE {VALID}
  RETURN p.key AS actor, n.key AS network, 'post' AS right, o.key AS via
  UNION
  {BY_PERSON}
    AND {HELD} AND {IN_SCOPE}
  WITH DISTINCT p, m
  {AT_TABLE}
  RETURN p.key AS actor, n.key AS network, 'attends' AS right, m.key AS via
}}
WITH actor, network, right, via, single
WHERE NOT actor IN single
{TIMES}""",
)
