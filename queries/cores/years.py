"""Which networks stand in a year: networks of a province change their names and number from year to year."""

from __future__ import annotations

from typing import Any

from queries.record import Core, Tables, Values

# a network that no list of a year holds may stand in any year
OF_YEAR = (
    "($year IS NULL OR NOT EXISTS { MATCH (n)-[:MEMBER_OF]->(:NetworkGroup) }"
    " OR EXISTS { MATCH (n)-[:MEMBER_OF]->(y:NetworkGroup) WHERE coalesce(y.fiscal_year_be, $year) = $year })"
)
OF_YEAR_FRAMES = ("Network", "NetworkGroup", "MEMBER_OF.Network.NetworkGroup")


def networks_of_year(g: Tables, p: Values) -> Any:
    """Ibis: the network nodes of the province and year asked for."""
    n = g.nodes("Network")
    if p["province"] is not None:
        n = n.filter(n.province == p["province"])
    if p["year"] is None:
        return n
    r, group = g.links("MEMBER_OF", "Network", "NetworkGroup"), g.nodes("NetworkGroup")
    r = r.join(group, r.end == group.key)
    now = r.filter(r.fiscal_year_be.fill_null(p["year"]) == p["year"])
    return n.filter(n.key.isin(now.start) | ~n.key.isin(r.start))


def standing(g: Tables, p: Values) -> Any:
    """Ibis: network, name, province, year: the years in which a list holds it; no year where no list does."""
    n = networks_of_year(g, p)
    r, group = g.links("MEMBER_OF", "Network", "NetworkGroup"), g.nodes("NetworkGroup")
    listed = r.join(group, r.end == group.key)
    listed = listed.select(of=listed.start, year=listed.fiscal_year_be).distinct()
    if p["year"] is not None:
        listed = listed.filter(listed.year.fill_null(p["year"]) == p["year"])
    j = n.left_join(listed, n.key == listed.of)
    return j.select(network=j.key, name=j.name, province=j.province, year=j.year)


STANDING = Core(
    "standing",
    {"network": "text", "name": "text", "province": "text", "year": "int"},
    OF_YEAR_FRAMES,
    standing,
    f"""MATCH (n:Network)
WHERE ($province IS NULL OR n.province = $province) AND {OF_YEAR}
OPTIONAL MATCH (n)-[:MEMBER_OF]->(g:NetworkGroup)
WHERE $year IS NULL OR coalesce(g.fiscal_year_be, $year) = $year
RETURN DISTINCT n.key AS network, n.name AS name, n.province AS province, g.fiscal_year_be AS year""",
)


def lists(g: Tables, p: Values) -> Any:
    """Ibis: group, province, year, stated, network, name: every list of every year; no network where it only counts."""
    group, n = g.nodes("NetworkGroup"), g.nodes("Network")
    if p["province"] is not None:
        group = group.filter(group.province == p["province"])
    r = g.links("MEMBER_OF", "Network", "NetworkGroup")
    named = r.join(n, r.start == n.key).select(of=r.end, network=r.start, name=n.name).distinct()
    j = group.left_join(named, group.key == named.of)
    return j.select(
        group=j.key,
        province=j.province,
        year=j.fiscal_year_be,
        stated=j["count"],
        network=j.network,
        name=j.name_right,
    )


LISTS = Core(
    "lists",
    {"group": "text", "province": "text", "year": "int", "stated": "int", "network": "text", "name": "text"},
    OF_YEAR_FRAMES,
    lists,
    """MATCH (g:NetworkGroup)
WHERE $province IS NULL OR g.province = $province
OPTIONAL MATCH (n:Network)-[:MEMBER_OF]->(g)
RETURN DISTINCT g.key AS group, g.province AS province, g.fiscal_year_be AS year, g.count AS stated,
       n.key AS network, n.name AS name""",
)


def dated_sectors(g: Tables, p: Values) -> Any:
    r, s = g.links("IN_SECTOR", "Network", "Sector"), g.nodes("Sector")
    j = r.join(s, r.end == s.key)
    return j.select(network=r.start, sector=s.name, of=r.end, since=r.since_be, until=r.until_be, status=r.status)


DATED_SECTORS = Core(
    "dated_sectors",
    {"network": "text", "sector": "text", "of": "text", "since": "int", "until": "int", "status": "text"},
    ("Sector", "IN_SECTOR.Network.Sector"),
    dated_sectors,
    """MATCH (n:Network)-[r:IN_SECTOR]->(s:Sector)
RETURN DISTINCT n.key AS network, s.name AS sector, s.key AS of, r.since_be AS since, r.until_be AS until,
       r.status AS status""",
)
