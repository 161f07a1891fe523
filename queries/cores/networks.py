"""Networks, their groups and members."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import VALID, members
from queries.record import Core, Tables, Values


def networks(g: Tables, p: Values) -> Any:
    """Ibis: every network; a province filters pairs, not networks, so that partners elsewhere have names."""
    n = g.nodes("Network")
    return n.select(network=n.key, name=n.name, province=n.province)


NETWORKS = Core(
    "networks",
    {"network": "text", "name": "text", "province": "text"},
    ("Network",),
    networks,
    "MATCH (n:Network)\nRETURN n.key AS network, n.name AS name, n.province AS province",
)


def groups(g: Tables, p: Values) -> Any:
    """Ibis: the groups of networks in scope, with the count as stated and how many are named."""
    n = g.nodes("NetworkGroup")
    if p["province"] is not None:
        n = n.filter(n.province == p["province"])
    if p["year"] is not None:
        n = n.filter(n.fiscal_year_be == p["year"])
    links = g.links("MEMBER_OF", "Network", "NetworkGroup")
    named = links.group_by(links.end).agg(named=links.start.nunique())
    joined = n.left_join(named, n.key == named.end)
    return joined.select(
        group=n.key,
        name=n.name,
        province=n.province,
        year=n.fiscal_year_be,
        stated=n["count"],
        qualifier=n.count_qualifier,
        named=named.named.fill_null(0),
    )


GROUPS = Core(
    "groups",
    {
        "group": "text",
        "name": "text",
        "province": "text",
        "year": "int",
        "stated": "int",
        "qualifier": "text",
        "named": "int",
    },
    ("NetworkGroup", "MEMBER_OF.Network.NetworkGroup"),
    groups,
    """MATCH (g:NetworkGroup)
WHERE ($province IS NULL OR g.province = $province) AND ($year IS NULL OR g.fiscal_year_be = $year)
OPTIONAL MATCH (n:Network)-[:MEMBER_OF]->(g)
WITH g, count(DISTINCT n) AS named
RETURN g.key AS group, g.name AS name, g.province AS province, g.fiscal_year_be AS year,
       g.count AS stated, g.count_qualifier AS qualifier, named""",
)
MEMBERSHIPS = Core(
    "memberships",
    {"organization": "text", "network": "text"},
    ("MEMBER_OF.Organization.Network",),
    members,
    f"""MATCH (o:Organization)-[r:MEMBER_OF]->(n:Network)
WHERE {VALID}
RETURN DISTINCT o.key AS organization, n.key AS network""",
)


def network_sizes(g: Tables, p: Values) -> Any:
    """Ibis: network, members: how many organisations are known to be in it."""
    r = members(g, p)
    return r.group_by("network").agg(members=r.organization.nunique())


NETWORK_SIZES = Core(
    "network_sizes",
    {"network": "text", "members": "int"},
    ("MEMBER_OF.Organization.Network",),
    network_sizes,
    f"""MATCH (o:Organization)-[r:MEMBER_OF]->(n:Network)
WHERE {VALID}
RETURN n.key AS network, count(DISTINCT o) AS members""",
)
