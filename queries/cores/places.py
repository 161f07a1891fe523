"""The provinces a graph speaks of."""

from __future__ import annotations

from typing import Any

from queries.cores.presence import united
from queries.record import Core, Tables, Values

OF_PROVINCE = ("Network", "NetworkGroup", "Meeting", "Organization", "ModelOrgs", "Initiative")


def provinces(g: Tables, p: Values) -> Any:
    """Ibis: the distinct provinces of networks, meetings and bodies, and the province nodes themselves."""
    found = [g.nodes(label).select("province") for label in OF_PROVINCE if g.has(label)]
    t = united([*found, g.nodes("Province").select(province="name")])
    return t.filter(t.province.notnull())


PROVINCES = Core(
    "provinces",
    {"province": "text"},
    (*OF_PROVINCE, "Province"),
    provinces,
    """MATCH (n:Network|NetworkGroup|Meeting|Organization|ModelOrgs|Initiative)
WHERE n.province IS NOT NULL
RETURN DISTINCT n.province AS province
UNION
MATCH (n:Province)
WHERE n.name IS NOT NULL
RETURN DISTINCT n.name AS province""",
)
