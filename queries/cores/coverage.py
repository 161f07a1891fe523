"""How much the sources name: for each province and aspect, known of total, and the first that lack it."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import HELD, IN_SCOPE, VALID, ibis, meetings_in_scope, members, valid
from queries.cores.presence import PRESENCE_FRAMES, PRESENT, present
from queries.cores.years import OF_YEAR, OF_YEAR_FRAMES, networks_of_year
from queries.record import Core, Tables, Type, Values

KEPT = 20
COLUMNS: dict[str, Type] = {
    "province": "text",
    "aspect": "text",
    "items": "int",
    "known": "int",
    "total": "int",
    "nodes": "texts",
}
# what lacks something stands before what does not, so that the evidence shows it first
TALLY = f"""WITH province, aspect, known, total, CASE WHEN known < total THEN '0' ELSE '1' END + node AS place
ORDER BY province, aspect, place
WITH province, aspect, count(place) AS items, sum(known) AS known, sum(total) AS total,
     [x IN collect(place)[..{KEPT}] | substring(x, 1)] AS nodes
RETURN province, aspect, items, known, total, nodes"""


def tally(*branches: Any) -> Any:
    """Ibis: rows of province, aspect, node, known, total as one row a province and aspect."""
    rows = ibis.union(*branches) if len(branches) > 1 else branches[0]
    rows = rows.mutate(place=ibis.struct({"whole": rows.known >= rows.total, "node": rows.node}))
    sums = rows.group_by("province", "aspect").agg(
        items=rows.place.count(),
        known=rows.known.sum(),
        total=rows.total.sum(),
        places=rows.place.collect().sort()[:KEPT],
    )
    return sums.mutate(nodes=sums.places.map(lambda x: x["node"])).drop("places")


def item(rows: Any, aspect: str, known: Any, total: Any = 1) -> Any:
    """Ibis: one row a node, with how much of it is known."""
    return rows.select(
        province=rows.province,
        aspect=ibis.literal(aspect),
        node=rows.key,
        known=known.cast("int64"),
        total=ibis.literal(total).cast("int64") if isinstance(total, int) else total.cast("int64"),
    )


def of_meetings(g: Tables, p: Values) -> Any:
    m = meetings_in_scope(g, p)
    here = present(g, p).select("meeting", "organization").distinct()
    named = here.group_by("meeting").agg(named=here.organization.count())
    m = m.left_join(named, m.key == named.meeting)
    m = m.mutate(named=m.named.fill_null(0), stated=ibis.greatest(m.org_count.fill_null(0), m.named.fill_null(0)))
    counted = m.filter(m.org_count.notnull())
    return tally(
        item(counted, "bodies", counted.named, counted.stated),
        item(m, "sizes", m.org_count.notnull()),
        item(m, "meetings", m.named > 0),
        item(m, "dates", m.date.notnull()),
    )


OF_MEETINGS = Core(
    "coverage_meetings",
    COLUMNS,
    PRESENCE_FRAMES,
    of_meetings,
    f"""CALL {{
  {PRESENT}
  RETURN m, count(DISTINCT o) AS named
  UNION ALL
  MATCH (m:Meeting)
  WHERE {HELD} AND {IN_SCOPE}
  RETURN m, 0 AS named
}}
WITH m, max(named) AS named
WITH m, named, CASE WHEN coalesce(m.org_count, 0) > named THEN m.org_count ELSE named END AS stated
UNWIND ['bodies', 'sizes', 'meetings', 'dates'] AS aspect
WITH m, named, stated, aspect
WHERE aspect <> 'bodies' OR m.org_count IS NOT NULL
WITH m.province AS province, aspect, m.key AS node,
     CASE WHEN aspect = 'bodies' THEN named
          WHEN aspect = 'sizes' AND m.org_count IS NOT NULL OR aspect = 'meetings' AND named > 0
            OR aspect = 'dates' AND m.date IS NOT NULL THEN 1 ELSE 0 END AS known,
     CASE WHEN aspect = 'bodies' THEN stated ELSE 1 END AS total
{TALLY}""",
)


def of_networks(g: Tables, p: Values) -> Any:
    group = g.nodes("NetworkGroup")
    if p["province"] is not None:
        group = group.filter(group.province == p["province"])
    if p["year"] is not None:
        group = group.filter(group.fiscal_year_be == p["year"])
    links = g.links("MEMBER_OF", "Network", "NetworkGroup")
    named = links.group_by(links.end).agg(named=links.start.nunique())
    group = group.left_join(named, group.key == named.end)
    group = group.mutate(named=group.named.fill_null(0))
    n = networks_of_year(g, p)
    r = members(g, p)
    return tally(
        item(group, "networks", group.named, ibis.greatest(group["count"].fill_null(0), group.named)),
        item(n, "members", n.key.isin(r.network)),
    )


OF_NETWORKS = Core(
    "coverage_networks",
    COLUMNS,
    (*OF_YEAR_FRAMES, "MEMBER_OF.Organization.Network"),
    of_networks,
    f"""CALL {{
  MATCH (g:NetworkGroup)
  WHERE ($province IS NULL OR g.province = $province) AND ($year IS NULL OR g.fiscal_year_be = $year)
  OPTIONAL MATCH (n:Network)-[:MEMBER_OF]->(g)
  WITH g, count(DISTINCT n) AS named
  RETURN g.province AS province, 'networks' AS aspect, g.key AS node, named AS known,
         CASE WHEN coalesce(g.count, 0) > named THEN g.count ELSE named END AS total
  UNION ALL
  MATCH (n:Network)
  WHERE ($province IS NULL OR n.province = $province) AND {OF_YEAR}
  OPTIONAL MATCH (o:Organization)-[r:MEMBER_OF]->(n)
  WHERE {VALID}
  WITH n, count(o) AS held
  RETURN n.province AS province, 'members' AS aspect, n.key AS node,
         CASE WHEN held > 0 THEN 1 ELSE 0 END AS known, 1 AS total
}}
WITH province, aspect, node, known, total
{TALLY}""",
)


def of_memberships(g: Tables, p: Values) -> Any:
    r, n = valid(g.links("MEMBER_OF", "Organization", "Network"), p), g.nodes("Network")
    dated = r.group_by(organization=r.start, network=r.end).agg(dated=r.since.notnull().any())
    j = dated.join(n, dated.network == n.key)
    if p["province"] is not None:
        j = j.filter(j.province == p["province"])
    rows = j.select(key=j.organization, province=j.province, dated=j.dated)
    return tally(item(rows, "membership dates", rows.dated))


OF_MEMBERSHIPS = Core(
    "coverage_memberships",
    COLUMNS,
    ("MEMBER_OF.Organization.Network", "Network"),
    of_memberships,
    f"""MATCH (o:Organization)-[r:MEMBER_OF]->(n:Network)
WHERE ($province IS NULL OR n.province = $province) AND {VALID}
WITH o, n, max(CASE WHEN r.since IS NULL THEN 0 ELSE 1 END) AS known
WITH n.province AS province, 'membership dates' AS aspect, o.key AS node, known, 1 AS total
{TALLY}""",
)


def of_organizations(g: Tables, p: Values) -> Any:
    o = g.nodes("Organization")
    r = g.links("ASSESSED_AT", "Organization", "Designation")
    r = r if p["year"] is None else r.filter(r.year_be.fill_null(0) <= p["year"])
    o = o.inner_join(g.texts("Organization"), "key")
    o = o.mutate(member=o.key.isin(members(g, p).organization), level=o.key.isin(r.start), single=~doubtful(o))
    placed = o.filter(o.province.notnull())
    if p["province"] is not None:
        mine = placed.filter(placed.province == p["province"])
        return tally(*(item(mine, aspect, mine[column]) for aspect, column in OF_BODY.items()))
    nowhere = item(o, "places", o.province.notnull()).mutate(province=ibis.null("string"))
    return tally(nowhere, *(item(placed, aspect, placed[column]) for aspect, column in OF_BODY.items()))


OF_BODY = {"in a network": "member", "levels": "level", "one entry a name": "single"}


def doubtful(o: Any) -> Any:
    """Ibis: whether another entry of the same name has no place, or the same province while one has no district."""
    name = o.text.split("@")[0]
    of_name, of_place = ibis.window(group_by=name), ibis.window(group_by=[name, o.province])
    entries, here = o.key.count().over(of_name), o.key.count().over(of_place)
    nowhere = o.province.isnull().cast("int64").sum().over(of_name)
    vague = o.district.isnull().cast("int64").sum().over(of_place)
    return ibis.ifelse(o.province.isnull(), entries > 1, (nowhere > 0) | ((here > 1) & (vague > 0)))


OF_ORGANIZATIONS = Core(
    "coverage_organizations",
    COLUMNS,
    ("Organization", "MEMBER_OF.Organization.Network", "ASSESSED_AT.Organization.Designation"),
    of_organizations,
    f"""MATCH (o:Organization)
WITH split(o.key, '@')[0] AS name, collect(o) AS entries
WITH entries, size([e IN entries WHERE e.province IS NULL]) AS nowhere
UNWIND entries AS o
WITH o, nowhere, size(entries) AS count, [e IN entries WHERE e.province = o.province] AS here
WITH o, CASE WHEN o.province IS NULL THEN count > 1
             ELSE nowhere > 0 OR (size(here) > 1 AND any(e IN here WHERE e.district IS NULL)) END AS doubtful
WHERE $province IS NULL OR o.province = $province
OPTIONAL MATCH (o)-[r:MEMBER_OF]->(:Network)
WHERE {VALID}
WITH o, doubtful, count(r) AS networks
OPTIONAL MATCH (o)-[a:ASSESSED_AT]->(:Designation)
WHERE $year IS NULL OR coalesce(a.year_be, 0) <= $year
WITH o, doubtful, networks, count(a) AS levels
UNWIND ['places', 'in a network', 'levels', 'one entry a name'] AS aspect
WITH o, doubtful, networks, levels, aspect
WHERE (aspect = 'places' AND $province IS NULL) OR (aspect <> 'places' AND o.province IS NOT NULL)
WITH CASE WHEN aspect = 'places' THEN null ELSE o.province END AS province, aspect, o.key AS node, 1 AS total,
     CASE WHEN (aspect = 'places' AND o.province IS NOT NULL) OR (aspect = 'in a network' AND networks > 0)
            OR (aspect = 'levels' AND levels > 0) OR (aspect = 'one entry a name' AND NOT doubtful)
          THEN 1 ELSE 0 END AS known
{TALLY}""",
)
