"""What sources count and do not name: whom to ask for names."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import ibis
from queries.cores.presence import bodies_of_people, united
from queries.record import Core, Tables, Values

COUNTS = (
    ("ModelOrgs", "model organisations", "count", "fiscal_year_be"),
    ("Initiative", "coaches", "coach_count", "year_be"),
    ("Initiative", "organisations", "org_count", "year_be"),
    ("Meeting", "bodies at the meeting", "org_count", "fiscal_year_be"),
)


def requests(g: Tables, p: Values) -> Any:
    """Ibis: node, what, name, province, count, year: every stated count of bodies or coaches."""
    found = []
    for label, what, count, year in COUNTS:
        n = g.nodes(label)
        n = n.filter(n[count].notnull())
        found.append(
            n.select(
                node=n.key, what=ibis.literal(what), name=n.name, province=n.province, count=n[count], year=n[year]
            )
        )
    rows = united(found)
    if p["province"] is not None:
        rows = rows.filter(rows.province == p["province"])
    return rows if p["year"] is None else rows.filter(rows.year.fill_null(0) <= p["year"])


def request_text() -> str:
    """Cypher: the same."""
    branches = [
        f"  MATCH (n:{label})\n  WHERE n.{count} IS NOT NULL\n"
        f"  RETURN n, '{what}' AS what, n.{count} AS count, n.{year} AS year"
        for label, what, count, year in COUNTS
    ]
    inside = "\n  UNION\n".join(branches)
    return f"""CALL {{
{inside}
}}
WITH n, what, count, year
WHERE ($province IS NULL OR n.province = $province) AND ($year IS NULL OR coalesce(year, 0) <= $year)
RETURN n.key AS node, what, n.name AS name, n.province AS province, count, year"""


REQUESTS = Core(
    "requests",
    {"node": "text", "what": "text", "name": "text", "province": "text", "count": "int", "year": "int"},
    ("ModelOrgs", "Initiative", "Meeting"),
    requests,
    request_text(),
)


def coach_bodies(g: Tables, p: Values) -> Any:
    """Ibis: person, organization: the bodies of people who coach."""
    r = g.links("COACHES", "Person", "Organization").select(person="start").distinct()
    return bodies_of_people(g).select("person", "organization").distinct().semi_join(r, "person")


COACH_BODIES = Core(
    "coach_bodies",
    {"person": "text", "organization": "text"},
    (
        "COACHES.Person.Organization",
        "REPRESENTS.Person.Organization",
        "HOLDS_POSITION.Person.Position",
        "POSITION_OF.Position.Organization",
        "HEADS.Position.Organization",
    ),
    coach_bodies,
    """MATCH (p:Person)-[:COACHES]->(:Organization)
WITH DISTINCT p
CALL {
  WITH p
  MATCH (p)-[:REPRESENTS]->(o:Organization)
  RETURN o
  UNION
  WITH p
  MATCH (p)-[:HOLDS_POSITION]->(:Position)-[:POSITION_OF|HEADS]->(o:Organization)
  RETURN o
}
RETURN DISTINCT p.key AS person, o.key AS organization""",
)


def coach_batches(g: Tables, p: Values) -> Any:
    """Ibis: node, name, province, year, batch, coaches, organisations: trainings of coaches, as counted or told of."""
    n = g.nodes("Initiative")
    n = n.filter(n.coach_count.notnull() | n.batch.notnull() | n.name.contains("โค้ช"))
    if p["province"] is not None:
        n = n.filter(n.province == p["province"])
    if p["year"] is not None:
        n = n.filter(n.year_be.fill_null(0) <= p["year"])
    return n.select(
        node=n.key,
        name=n.name,
        province=n.province,
        year=n.year_be,
        batch=n.batch,
        coaches=n.coach_count,
        organisations=n.org_count,
    )


COACH_BATCHES = Core(
    "coach_batches",
    {
        "node": "text",
        "name": "text",
        "province": "text",
        "year": "int",
        "batch": "int",
        "coaches": "int",
        "organisations": "int",
    },
    ("Initiative",),
    coach_batches,
    """MATCH (n:Initiative)
WHERE (n.coach_count IS NOT NULL OR n.batch IS NOT NULL OR n.name CONTAINS 'โค้ช')
  AND ($province IS NULL OR n.province = $province) AND ($year IS NULL OR coalesce(n.year_be, 0) <= $year)
RETURN n.key AS node, n.name AS name, n.province AS province, n.year_be AS year, n.batch AS batch,
       n.coach_count AS coaches, n.org_count AS organisations""",
)
