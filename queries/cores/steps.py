"""The links by which one organisation can be reached from another, and the names of what stands between."""

from __future__ import annotations

from typing import Any

from graph import SCHEMA
from queries.cores.parts import HELD, NOT_HELD, VALID, YEAR_OF_MEETING, ibis, meetings_in_scope, valid
from queries.cores.presence import united
from queries.record import Core, Tables, Values

BETWEEN = ("Organization", "Network", "Meeting", "Person", "Position")
TYPES = (
    "MEMBER_OF",
    "COACHES",
    "PART_OF",
    "COLLABORATED_WITH",
    "SUPPORTS",
    "COORDINATOR_OF",
    "ATTENDED",
    "PARTICIPATED",
    "ORGANISED_BY",
    "CO_ORGANISED_BY",
    "SECRETARIAT_OF",
    "MEETING_OF",
    "CHAIRED_BY",
    "SPOKE_AT",
    "REPRESENTS",
    "HOLDS_POSITION",
    "POSITION_OF",
    "HEADS",
)
KINDS = tuple(k for k in SCHEMA.links.values() if k.type in TYPES and {k.start, k.end} <= set(BETWEEN))


def steps(g: Tables, p: Values) -> Any:
    """Ibis: start, type, end: links that hold in the year asked for; of meetings, those that were held."""
    found = []
    held = meetings_in_scope(g, {**p, "province": None})
    for kind in [k for k in KINDS if g.has(k.type, k.start, k.end)] or KINDS[:1]:
        r = g.links(kind.type, kind.start, kind.end)
        if "status" in r.columns:
            r = r.filter(~r.status.fill_null("").isin(NOT_HELD))
        if "until" in r.columns:
            r = valid(r, p)
        if "year_be" in r.columns and p["year"] is not None:
            r = r.filter(r.year_be.fill_null(p["year"]) == p["year"])
        for end, label in (("start", kind.start), ("end", kind.end)):
            r = r.semi_join(held, [(end, "key")]) if label == "Meeting" else r
        found.append(r.select(start=r.start, type=ibis.literal(kind.type), end=r.end))
    return united(found)


STEPS = Core(
    "steps",
    {"start": "text", "type": "text", "end": "text"},
    (*(k.id for k in KINDS), "Meeting"),
    steps,
    f"""MATCH (x:{"|".join(BETWEEN)})-[r:{"|".join(TYPES)}]->(y:{"|".join(BETWEEN)})
WHERE NOT coalesce(r.status, '') IN ['planned', 'cancelled']
  AND (type(r) <> 'MEMBER_OF' OR {VALID})
  AND ($year IS NULL OR coalesce(r.year_be, $year) = $year)
  AND all(m IN [x, y] WHERE NOT 'Meeting' IN labels(m)
          OR ({HELD} AND ($year IS NULL OR {YEAR_OF_MEETING} = $year)))
RETURN DISTINCT x.key AS start, type(r) AS type, y.key AS end""",
)
NAMED = ("Organization", "Network", "Meeting", "Position")


def names(g: Tables, p: Values) -> Any:
    """Ibis: node, name, province of what may stand on a path; people have a core of their own."""
    rows = [g.nodes(label) for label in NAMED if g.has(label)] or [g.nodes(NAMED[0])]
    return united([n.select(node=n.key, name=n.name, province=n.province) for n in rows])


NAMES = Core(
    "names",
    {"node": "text", "name": "text", "province": "text"},
    NAMED,
    names,
    f"""MATCH (n:{"|".join(NAMED)})
RETURN DISTINCT n.key AS node, n.name AS name, n.province AS province""",
)
