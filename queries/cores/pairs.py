"""Ties between networks: for each pair how many carry the tie, and the first twenty of them by key.

The networks of a carrier are collected first. A pattern that walks from network to network over two
organisations of a meeting loses the meeting where one organisation is the only tie, and takes 20 times as long.
"""

from __future__ import annotations

from typing import Any

from queries.cores.meetings import member_networks, stated_networks
from queries.cores.parts import HELD, IN_SCOPE, VALID, ibis, meetings_in_scope, members
from queries.cores.presence import HOLDS, POSTS, PRESENCE_FRAMES, PRESENT, REPRESENTS, bodies_of_people, united
from queries.record import Core, Tables, Type, Values

KEPT = 20
COLUMNS: dict[str, Type] = {"network_a": "text", "network_b": "text", "shared": "int", "carriers": "texts"}
ASSEMBLY = """(coalesce(m.kind, '') CONTAINS 'assembly' OR coalesce(m.kind, '') CONTAINS 'สมัชชา'
   OR coalesce(m.org_count, 0) >= $assembly OR COUNT { (m)<-[:ATTENDED]-(:Organization) } >= $assembly)"""
OF_PROVINCE = "($province IS NULL OR a.province = $province OR b.province = $province)"


def paired(carrier: str) -> str:
    """Cypher: from rows of n (a network) and a carrier to the pairs."""
    return f"""WITH {carrier}, collect(DISTINCT n) AS here
UNWIND here AS a
UNWIND here AS b
WITH a, b, {carrier}
WHERE a.key < b.key AND {OF_PROVINCE}
{counted(f"{carrier}.key")}"""


def counted(carrier: str) -> str:
    """Cypher: the pairs with their count and first carriers."""
    return f"""WITH DISTINCT a.key AS network_a, b.key AS network_b, {carrier} AS carrier
ORDER BY network_a, network_b, carrier
RETURN network_a, network_b, count(carrier) AS shared, collect(carrier)[..{KEPT}] AS carriers"""


def pairs(table: Any, g: Tables, p: Values) -> Any:
    """Ibis: from distinct rows of carrier, network to the pairs."""
    other = table.view()
    both = table.join(other, [table.carrier == other.carrier, table.network < other.network])
    rows = both.select(network_a=table.network, network_b=other.network, carrier=table.carrier)
    return counted_pairs(rows, g, p)


def counted_pairs(rows: Any, g: Tables, p: Values) -> Any:
    """Ibis: distinct rows of network_a, network_b, carrier as pairs with their count and first carriers."""
    if p["province"] is not None:
        n = g.nodes("Network")
        mine = n.filter(n.province == p["province"]).key
        rows = rows.filter(rows.network_a.isin(mine) | rows.network_b.isin(mine))
    kept = rows.carrier.collect().sort()[:KEPT]
    return rows.group_by("network_a", "network_b").agg(shared=rows.carrier.count(), carriers=kept)


def shared_members(g: Tables, p: Values) -> Any:
    r = members(g, p)
    return pairs(r.select(carrier=r.organization, network=r.network), g, p)


def people_pairs(g: Tables, p: Values) -> Any:
    """Ibis: people with posts in two bodies, one of each network; a shared member body alone is no shared person."""
    of = bodies_of_people(g).select("person", "organization").distinct().inner_join(members(g, p), "organization")
    other = of.view()
    both = of.join(
        other,
        [of.person == other.person, of.network < other.network, of.organization != other.organization],
    )
    rows = both.select(network_a=of.network, network_b=other.network, carrier=of.person).distinct()
    return counted_pairs(rows, g, p)


def co_organised(g: Tables, p: Values) -> Any:
    """Ibis: meetings that members, or the networks' own group, organised together."""
    m = meetings_in_scope(g, p)
    hosts = united([g.links(t, "Meeting", "Organization") for t in ("ORGANISED_BY", "CO_ORGANISED_BY")])
    by_member = hosts.inner_join(members(g, p), [("end", "organization")])
    group, within = (
        g.links("CO_ORGANISED_BY", "Meeting", "NetworkGroup"),
        g.links("MEMBER_OF", "Network", "NetworkGroup"),
    )
    by_group = group.join(within, group.end == within.end)
    found = [
        by_member.select(carrier=by_member.start, network=by_member.network),
        by_group.select(carrier=group.start, network=within.start),
    ]
    return pairs(united(found).semi_join(m, [("carrier", "key")]), g, p)


def assemblies(g: Tables, p: Values) -> Any:
    """Ibis: the keys of meetings that count as assemblies."""
    m = meetings_in_scope(g, p)
    there = g.links("ATTENDED", "Organization", "Meeting")
    size = there.group_by(there.end).agg(size=there.start.nunique())
    m = m.left_join(size, m.key == size.end)
    kind = m.kind.fill_null("")
    large = (m.org_count.fill_null(0) >= p["assembly"]) | (m.size.fill_null(0) >= p["assembly"])
    return m.filter(large | kind.contains("assembly") | kind.contains("สมัชชา")).key


def met(working: bool) -> Any:
    """Ibis: the pairs by meetings of one kind."""

    def build(g: Tables, p: Values) -> Any:
        by_member = member_networks(g, p).select("meeting", "network")
        here = united([stated_networks(g, p).select("meeting", "network"), by_member])
        large = here.meeting.isin(assemblies(g, p))
        here = here.filter(~large if working else large)
        return pairs(here.select(carrier=here.meeting, network=here.network), g, p)

    return build


def met_text(condition: str) -> str:
    """Cypher: the pairs by meetings of one kind."""
    return f"""CALL {{
  MATCH (n:Network)-[r:PARTICIPATED|MEETING_OF]-(m:Meeting)
  WHERE NOT coalesce(r.status, '') IN ['planned', 'cancelled']
  RETURN m, n
  UNION
  {PRESENT}
  MATCH (o)-[r:MEMBER_OF]->(n:Network)
  WHERE {VALID}
  RETURN m, n
}}
WITH m, n
WHERE {HELD} AND {IN_SCOPE}
  AND {condition}
{paired("m")}"""


def ends_of(rows: Any) -> dict[str, Any]:
    """Ibis: the two networks of a directed tie in the order of their keys."""
    return {"network_a": ibis.least(rows.of, rows.other), "network_b": ibis.greatest(rows.of, rows.other)}


def with_carrier(g: Tables, rows: Any, one: tuple[str, str], other: tuple[str, str]) -> Any:
    """Ibis: the rows with a carrier, `one > other`, of the texts of two columns of keys, each with its label."""
    for at, (column, label) in enumerate((one, other)):
        texts = g.texts(label).rename(**{f"key_{at}": "key", f"text_{at}": "text"})
        rows = rows.inner_join(texts, [(column, f"key_{at}")])
    return rows.mutate(carrier=rows.text_0 + " > " + rows.text_1)


def coaching(g: Tables, p: Values) -> Any:
    """Ibis: a coaching body of one network and a coached body of another; the carrier is `coach > coached`."""
    r = g.links("COACHES", "Organization", "Organization")
    r = r.filter(~r.status.fill_null("").isin(("planned", "cancelled")))
    if p["year"] is not None:
        r = r.filter(r.year_be.fill_null(p["year"]) == p["year"])
    a = members(g, p).select(coach="organization", of="network")
    b = members(g, p).select(coached="organization", other="network")
    both = r.select(coach="start", coached="end").distinct().inner_join(a, "coach").inner_join(b, "coached")
    both = both.filter(both.of != both.other)
    both = with_carrier(g, both, ("coach", "Organization"), ("coached", "Organization"))
    return counted_pairs(both.select(**ends_of(both), carrier=both.carrier).distinct(), g, p)


def support(g: Tables, p: Values) -> Any:
    """Ibis: one network, or a member of it, is said to support another; the carrier is `supporter > supported`."""
    r = g.links("SUPPORTS", "Network", "Network")
    o = g.links("SUPPORTS", "Organization", "Network")
    by = o.join(members(g, p), [("start", "organization")])
    found = [
        with_carrier(g, r.select("start", "end", of="start"), ("start", "Network"), ("end", "Network")),
        with_carrier(g, by.select("start", "end", of="network"), ("start", "Organization"), ("end", "Network")),
    ]
    rows = united([rows.select("of", "carrier", other="end") for rows in found])
    rows = rows.filter(rows.of != rows.other)
    return counted_pairs(rows.select(**ends_of(rows), carrier=rows.carrier).distinct(), g, p)


MEMBER = "MEMBER_OF.Organization.Network"
ORDERED = "WITH CASE WHEN x.key < y.key THEN x ELSE y END AS a, CASE WHEN x.key < y.key THEN y ELSE x END AS b, carrier"
SHARED_MEMBERS = Core(
    "shared_members",
    COLUMNS,
    (MEMBER, "Network"),
    shared_members,
    f"MATCH (o:Organization)-[r:MEMBER_OF]->(n:Network)\nWHERE {VALID}\n" + paired("o"),
)
SHARED_PEOPLE = Core(
    "shared_people",
    COLUMNS,
    (MEMBER, "Network", *(".".join(k) for k in (*POSTS, REPRESENTS, HOLDS))),
    people_pairs,
    f"""CALL {{
  MATCH (p:Person)-[:REPRESENTS]->(o:Organization)
  RETURN p, o
  UNION
  MATCH (p:Person)-[:HOLDS_POSITION]->(:Position)-[:POSITION_OF|HEADS]->(o:Organization)
  RETURN p, o
}}
MATCH (o)-[r:MEMBER_OF]->(n:Network)
WHERE {VALID}
WITH p, collect(DISTINCT {{body: o, network: n}}) AS posts
UNWIND posts AS x
UNWIND posts AS y
WITH p, x.network AS a, y.network AS b, x.body AS of_a, y.body AS of_b
WHERE a.key < b.key AND of_a.key <> of_b.key AND {OF_PROVINCE}
"""
    + counted("p.key"),
)
CO_ORGANISED = Core(
    "co_organised",
    COLUMNS,
    (
        MEMBER,
        "Network",
        "Meeting",
        "ORGANISED_BY.Meeting.Organization",
        "CO_ORGANISED_BY.Meeting.Organization",
        "CO_ORGANISED_BY.Meeting.NetworkGroup",
        "MEMBER_OF.Network.NetworkGroup",
    ),
    co_organised,
    f"""CALL {{
  MATCH (m:Meeting)-[:ORGANISED_BY|CO_ORGANISED_BY]->(:Organization)-[r:MEMBER_OF]->(n:Network)
  WHERE {VALID}
  RETURN m, n
  UNION
  MATCH (m:Meeting)-[:CO_ORGANISED_BY]->(:NetworkGroup)<-[:MEMBER_OF]-(n:Network)
  RETURN m, n
}}
WITH m, n
WHERE {HELD} AND {IN_SCOPE}
"""
    + paired("m"),
)
MET_FRAMES = (MEMBER, "Network", "PARTICIPATED.Network.Meeting", "MEETING_OF.Meeting.Network", *PRESENCE_FRAMES)
WORKING_MEETINGS = Core("working_meetings", COLUMNS, MET_FRAMES, met(working=True), met_text(f"NOT {ASSEMBLY}"))
ASSEMBLIES = Core("assemblies", COLUMNS, MET_FRAMES, met(working=False), met_text(ASSEMBLY))
COACHING = Core(
    "coaching",
    COLUMNS,
    (MEMBER, "Network", "COACHES.Organization.Organization"),
    coaching,
    f"""MATCH (coach:Organization)-[c:COACHES]->(coached:Organization)
WHERE NOT coalesce(c.status, '') IN ['planned', 'cancelled'] AND ($year IS NULL OR coalesce(c.year_be, $year) = $year)
WITH DISTINCT coach, coached
MATCH (coach)-[r:MEMBER_OF]->(x:Network)
WHERE {VALID}
WITH DISTINCT coach, coached, x
MATCH (coached)-[r:MEMBER_OF]->(y:Network)
WHERE {VALID} AND x.key <> y.key
WITH x, y, coach.key + ' > ' + coached.key AS carrier
{ORDERED}
WHERE {OF_PROVINCE}
"""
    + counted("carrier"),
)
SUPPORT = Core(
    "support",
    COLUMNS,
    (MEMBER, "Network", "SUPPORTS.Network.Network", "SUPPORTS.Organization.Network"),
    support,
    f"""CALL {{
  MATCH (x:Network)-[:SUPPORTS]->(y:Network)
  RETURN x, y, x.key + ' > ' + y.key AS carrier
  UNION
  MATCH (o:Organization)-[:SUPPORTS]->(y:Network), (o)-[r:MEMBER_OF]->(x:Network)
  WHERE {VALID}
  RETURN x, y, o.key + ' > ' + y.key AS carrier
}}
WITH x, y, carrier
WHERE x.key <> y.key
{ORDERED}
WHERE {OF_PROVINCE}
"""
    + counted("carrier"),
)
