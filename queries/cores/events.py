"""What has a date or a year: meetings (planned ones too), initiatives, lists of networks, honours, counted models."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import YEAR_OF_MEETING, ibis, year_of_meeting
from queries.cores.presence import united
from queries.record import Core, Tables, Values

# label -> its year, its status
DATED = (
    ("Initiative", "year_be", "status"),
    ("NetworkGroup", "fiscal_year_be", ""),
    ("ModelOrgs", "fiscal_year_be", ""),
)


def events(g: Tables, p: Values) -> Any:
    """Ibis: node, kind, of (the honour's holder), name, province, date, year, status, count."""
    m = g.nodes("Meeting")
    nothing = ibis.null("string")
    found = [
        m.select(
            node=m.key,
            kind=ibis.literal("Meeting"),
            of=ibis.null(g.key),
            name=m.name,
            province=m.province,
            date=m.date,
            year=year_of_meeting(m),
            status=m.status,
            count=m.org_count,
        )
    ]
    for label, year, status in DATED:
        n = g.nodes(label)
        found.append(
            n.select(
                node=n.key,
                kind=ibis.literal(label),
                of=ibis.null(g.key),
                name=n.name,
                province=n.province,
                date=nothing,
                year=n[year],
                status=n[status] if status else nothing,
                count=n["count"] if "count" in n.columns else n.org_count,
            )
        )
    for type in ("HAS_DESIGNATION", "AIMS_FOR"):
        r, s, d = g.links(type, "Province", "Designation"), g.nodes("Province"), g.nodes("Designation")
        j = r.join(s, r.start == s.key).join(d, r.end == d.key)
        found.append(
            j.select(
                node=r.end,
                kind=ibis.literal(type),
                of=r.start,
                name=d.name,
                province=s.name,
                date=nothing,
                year=r.year_be,
                status=r.status if "status" in r.columns else nothing,
                count=ibis.null("int64"),
            )
        )
    rows = united(found)
    if p["province"] is not None:
        rows = rows.filter(rows.province == p["province"])
    return rows if p["year"] is None else rows.filter(rows.year == p["year"])


def event_text() -> str:
    """Cypher: the same."""
    branches = [
        "  MATCH (m:Meeting)\n"
        "  RETURN m AS n, 'Meeting' AS kind, null AS of, m.province AS province, m.date AS date,\n"
        f"         {YEAR_OF_MEETING} AS year, m.status AS status, m.org_count AS count"
    ]
    for label, year, status in DATED:
        said, count = (f"n.{status}" if status else "null"), ("n.org_count" if status else "n.count")
        branches.append(
            f"  MATCH (n:{label})\n  RETURN n, '{label}' AS kind, null AS of, n.province AS province, null AS date,\n"
            f"         n.{year} AS year, {said} AS status, {count} AS count"
        )
    branches.append(
        "  MATCH (s:Province)-[r:HAS_DESIGNATION|AIMS_FOR]->(n:Designation)\n"
        "  RETURN n, type(r) AS kind, s.key AS of, s.name AS province, null AS date, r.year_be AS year,\n"
        "         r.status AS status, null AS count"
    )
    inside = "\n  UNION\n".join(branches)
    return f"""CALL {{
{inside}
}}
WITH n, kind, of, province, date, year, status, count
WHERE ($province IS NULL OR province = $province) AND ($year IS NULL OR year = $year)
RETURN DISTINCT n.key AS node, kind, of, n.name AS name, province, date, year, status, count"""


EVENTS = Core(
    "events",
    {
        "node": "text",
        "kind": "text",
        "of": "text",
        "name": "text",
        "province": "text",
        "date": "text",
        "year": "int",
        "status": "text",
        "count": "int",
    },
    (
        "Meeting",
        *(label for label, *_ in DATED),
        "Province",
        "HAS_DESIGNATION.Province.Designation",
        "AIMS_FOR.Province.Designation",
    ),
    events,
    event_text(),
)
