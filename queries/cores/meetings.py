"""Meetings, and the networks at them."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import HELD, IN_SCOPE, VALID, YEAR_OF_MEETING, ibis, meetings_in_scope, members
from queries.cores.presence import PRESENCE_FRAMES, PRESENT, present, united, used
from queries.record import Core, Tables, Values

STATED = (("PARTICIPATED", "Network", "Meeting"), ("MEETING_OF", "Meeting", "Network"))


def meetings(g: Tables, p: Values) -> Any:
    """Ibis: the meetings in scope with their counts as stated; of networks the greatest count of it or its groups."""
    m, n = meetings_in_scope(g, p), g.nodes("NetworkGroup")
    took = g.links("PARTICIPATED", "NetworkGroup", "Meeting")
    hosted = g.links("CO_ORGANISED_BY", "Meeting", "NetworkGroup")
    there = united([took.select(at=took.end, of=took.start), hosted.select(at=hosted.start, of=hosted.end)])
    there = there.join(n, there.of == n.key)
    groups = there.group_by("at").agg(grouped=there["count"].max())
    m = m.left_join(groups, m.key == groups.at)
    larger = m.grouped.fill_null(0) > m.network_count.fill_null(0)
    return m.select(
        meeting=m.key,
        name=m.name,
        province=m.province,
        date=m.date,
        year=m.year,
        kind=m.kind,
        bodies=m.org_count,
        people=m.participants,
        networks=ibis.ifelse(larger, m.grouped, m.network_count),
    )


MEETINGS = Core(
    "meetings",
    {
        "meeting": "text",
        "name": "text",
        "province": "text",
        "date": "text",
        "year": "int",
        "kind": "text",
        "bodies": "int",
        "people": "int",
        "networks": "int",
    },
    ("Meeting", "NetworkGroup", "PARTICIPATED.NetworkGroup.Meeting", "CO_ORGANISED_BY.Meeting.NetworkGroup"),
    meetings,
    f"""MATCH (m:Meeting)
WHERE {HELD} AND {IN_SCOPE}
OPTIONAL MATCH (g:NetworkGroup)-[:PARTICIPATED|CO_ORGANISED_BY]-(m)
WITH m, max(g.count) AS grouped
RETURN m.key AS meeting, m.name AS name, m.province AS province, m.date AS date,
       {YEAR_OF_MEETING} AS year, m.kind AS kind, m.org_count AS bodies,
       m.participants AS people,
       CASE WHEN coalesce(grouped, 0) > coalesce(m.network_count, 0)
            THEN grouped ELSE m.network_count END AS networks""",
)


def stated_networks(g: Tables, p: Values) -> Any:
    """Ibis: meeting, network: the networks that sources say took part, or whose meeting it was."""
    found = []
    for kind in used(g, STATED):
        links = g.links(*kind)
        if "status" in links.columns:
            links = links.filter(~links.status.fill_null("").isin(("planned", "cancelled")))
        ends = (links.start, links.end) if kind[1] == "Meeting" else (links.end, links.start)
        found.append(links.select(meeting=ends[0], network=ends[1]))
    return united(found).semi_join(meetings_in_scope(g, p), [("meeting", "key")])


def member_networks(g: Tables, p: Values) -> Any:
    """Ibis: meeting, network, members: how many member organisations were there, and the first by key."""
    return g.kept("member_networks", p, lambda: counted_members(g, p))


def counted_members(g: Tables, p: Values) -> Any:
    at = present(g, p).select("meeting", "organization").distinct().inner_join(members(g, p), "organization")
    return at.group_by("meeting", "network").agg(members=at.organization.nunique(), first=at.organization.min())


STATED_NETWORKS = Core(
    "stated_networks",
    {"meeting": "text", "network": "text"},
    ("PARTICIPATED.Network.Meeting", "MEETING_OF.Meeting.Network"),
    stated_networks,
    f"""MATCH (n:Network)-[r:PARTICIPATED|MEETING_OF]-(m:Meeting)
WHERE NOT coalesce(r.status, '') IN ['planned', 'cancelled'] AND {HELD} AND {IN_SCOPE}
RETURN DISTINCT m.key AS meeting, n.key AS network""",
)
MEMBER_NETWORKS = Core(
    "member_networks",
    {"meeting": "text", "network": "text", "members": "int", "first": "text"},
    (*PRESENCE_FRAMES, "MEMBER_OF.Organization.Network"),
    member_networks,
    PRESENT
    + f"""
WITH DISTINCT m, o
MATCH (o)-[r:MEMBER_OF]->(n:Network)
WHERE {VALID}
RETURN m.key AS meeting, n.key AS network, count(DISTINCT o) AS members, min(o.key) AS first""",
)


def meeting_bodies(g: Tables, p: Values) -> Any:
    """Ibis: meeting, named (bodies there), known (those in a network), bodies (as stated)."""
    here = present(g, p).select("meeting", "organization").distinct()
    known = members(g, p).select(body="organization").distinct()
    at = here.left_join(known, here.organization == known.body)
    sums = at.group_by("meeting").agg(named=at.organization.count(), known=at.body.count())
    m = g.nodes("Meeting")
    j = sums.join(m, sums.meeting == m.key)
    return j.select(meeting=sums.meeting, named=sums.named, known=sums.known, bodies=m.org_count)


MEETING_BODIES = Core(
    "meeting_bodies",
    {"meeting": "text", "named": "int", "known": "int", "bodies": "int"},
    (*PRESENCE_FRAMES, "MEMBER_OF.Organization.Network"),
    meeting_bodies,
    PRESENT
    + f"""
WITH DISTINCT m, o
OPTIONAL MATCH (o)-[r:MEMBER_OF]->(:Network)
WHERE {VALID}
WITH m, o, count(r) AS held
RETURN m.key AS meeting, count(o) AS named, sum(CASE WHEN held > 0 THEN 1 ELSE 0 END) AS known,
       m.org_count AS bodies""",
)
