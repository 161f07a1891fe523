"""Memberships with the time they hold: a meeting counts by the networks of its year."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import VALID, valid
from queries.record import Core, Tables, Values


def dated(g: Tables, p: Values) -> Any:
    """Ibis: organization, network, since, until of the memberships that touch the year asked for."""
    r = valid(g.links("MEMBER_OF", "Organization", "Network"), p)
    return r.select(organization=r.start, network=r.end, since=r.since, until=r.until).distinct()


DATED_MEMBERSHIPS = Core(
    "dated_memberships",
    {"organization": "text", "network": "text", "since": "text", "until": "text"},
    ("MEMBER_OF.Organization.Network",),
    dated,
    f"""MATCH (o:Organization)-[r:MEMBER_OF]->(n:Network)
WHERE {VALID}
RETURN DISTINCT o.key AS organization, n.key AS network, r.since AS since, r.until AS until""",
)
