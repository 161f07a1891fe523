"""In which district an organisation stands, and which districts the sources name."""

from __future__ import annotations

from typing import Any

from queries.record import Core, Tables, Values


def located(g: Tables, p: Values) -> Any:
    """Ibis: organization, name, province, district: as stated of it, else by its link to a district."""
    o, d = g.nodes("Organization"), g.nodes("District")
    r = g.links("LOCATED_IN", "Organization", "District")
    at = r.join(d, r.end == d.key).group_by(at=r.start).agg(linked=d.name.min())
    if p["province"] is not None:
        o = o.filter(o.province == p["province"])
    j = o.left_join(at, o.key == at.at)
    return j.select(organization=j.key, name=j.name, province=j.province, district=j.district.fill_null(j.linked))


LOCATED = Core(
    "located",
    {"organization": "text", "name": "text", "province": "text", "district": "text"},
    ("Organization", "District", "LOCATED_IN.Organization.District"),
    located,
    """MATCH (o:Organization)
WHERE $province IS NULL OR o.province = $province
OPTIONAL MATCH (o)-[:LOCATED_IN]->(d:District)
WITH o, min(d.name) AS linked
RETURN o.key AS organization, o.name AS name, o.province AS province, coalesce(o.district, linked) AS district""",
)


def districts(g: Tables, p: Values) -> Any:
    d = g.nodes("District")
    d = d if p["province"] is None else d.filter(d.province == p["province"])
    return d.select(node=d.key, district=d.name, province=d.province)


DISTRICTS = Core(
    "districts",
    {"node": "text", "district": "text", "province": "text"},
    ("District",),
    districts,
    """MATCH (d:District)
WHERE $province IS NULL OR d.province = $province
RETURN d.key AS node, d.name AS district, d.province AS province""",
)
