"""What networks and provinces have in common, as (owner, aspect, value); likeness is no tie."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import IN_SCOPE, NOT_HELD, ibis, meetings_in_scope
from queries.cores.presence import united
from queries.record import Core, Tables, Values

UNTIL = "($year IS NULL OR coalesce(r.year_be, 0) <= $year)"
IN_YEAR = "($year IS NULL OR coalesce({0}, $year) = $year)"


def sectors(g: Tables, p: Values) -> Any:
    """Ibis: network, sector, status: sectors of the table, else the one that the network's own source names."""
    r, n, s = g.links("IN_SECTOR", "Network", "Sector"), g.nodes("Network"), g.nodes("Sector")
    if p["year"] is not None:
        begun, ended = r.since_be.fill_null(0) <= p["year"], r.until_be.fill_null(9999) >= p["year"]
        r = r.filter(begun & ended)
    j = r.join(s, r.end == s.key)
    by_table = j.select(network=r.start, sector=s.name, of=r.end, status=r.status)
    own = n.filter(n.sector.notnull()).anti_join(by_table, [("key", "network")])
    by_source = own.select(network=own.key, sector=own.sector, of=ibis.null(g.key), status=ibis.literal("as written"))
    return united([by_table, by_source])


SECTORS = Core(
    "sectors",
    {"network": "text", "sector": "text", "of": "text", "status": "text"},
    ("Network", "Sector", "IN_SECTOR.Network.Sector"),
    sectors,
    """CALL {
  MATCH (n:Network)-[r:IN_SECTOR]->(s:Sector)
  WHERE $year IS NULL OR (coalesce(r.since_be, 0) <= $year AND coalesce(r.until_be, 9999) >= $year)
  RETURN n, s.name AS sector, s.key AS of, r.status AS status
  UNION
  MATCH (n:Network)
  WHERE n.sector IS NOT NULL AND NOT EXISTS {
    MATCH (n)-[r:IN_SECTOR]->(:Sector)
    WHERE $year IS NULL OR (coalesce(r.since_be, 0) <= $year AND coalesce(r.until_be, 9999) >= $year)
  }
  RETURN n, n.sector AS sector, null AS of, 'as written' AS status
}
RETURN DISTINCT n.key AS network, sector, of, status""",
)


def year_is(rows: Any, column: str, p: Values) -> Any:
    """Ibis: the rows of the year asked for, and those without a year."""
    return rows if p["year"] is None else rows.filter(rows[column].fill_null(p["year"]) == p["year"])


def until(rows: Any, p: Values) -> Any:
    """Ibis: what was said up to the year asked for, or without a year."""
    return rows if p["year"] is None else rows.filter(rows.said.fill_null(0) <= p["year"])


def of_province(g: Tables, type: str, label: str) -> Any:
    """Ibis: the links of a type from provinces, with the province's name and the other end's properties."""
    r, s, e = g.links(type, "Province", label), g.nodes("Province"), g.nodes(label)
    r = r.rename(province_key="start", of="end")
    s = s.select(province_key="key", province="name")
    e = e.rename(of="key", value="name").drop("id", "aliases")
    if "year_be" in r.columns:
        r = r.rename(said="year_be")
    if "kind" in r.columns:
        r = r.drop("kind")
    return r.inner_join(s, "province_key").inner_join(e, "of")


def aspects(g: Tables, p: Values) -> Any:
    """Ibis: province, aspect, value, of (the node that says it), by (the link's type, from the province)."""
    goals = of_province(g, "HAS_GOAL", "Goal")
    kinds = of_province_initiatives(g, p)
    held = until(of_province(g, "HAS_DESIGNATION", "Designation"), p)
    held = held.filter(~held.status.fill_null("").isin(NOT_HELD))
    models = year_is(g.nodes("ModelOrgs"), "fiscal_year_be", p)
    m, r, plan = (
        meetings_in_scope(g, {**p, "province": None}),
        g.links("UNDER_PLAN", "Meeting", "Plan"),
        g.nodes("Plan"),
    )
    plans = r.join(m, r.start == m.key).join(plan, r.end == plan.key)
    plans = plans.select(province=m.province, aspect=ibis.literal("plan"), value=plan.name, of=r.end)
    found = [
        told(goals, "goal"),
        goals.select(province="province", aspect=ibis.literal("behaviour"), value=goals.behaviours.unnest(), of="of"),
        told(of_province(g, "PROMOTES_VIRTUE", "Virtue"), "virtue"),
        virtues_of_goals(g, goals),
        plans,
        kinds,
        told(held, "holds"),
        told(until(of_province(g, "AIMS_FOR", "Designation"), p), "aims for"),
        models.select(
            province="province",
            aspect=ibis.literal("model organisations"),
            value=models["count"].cast("string"),
            of="key",
        ),
    ]
    rows = united([f.select("province", "aspect", "value", "of") for f in found])
    return rows.filter(rows.province.notnull() & rows.value.notnull())


def told(rows: Any, aspect: str) -> Any:
    """Ibis: the rows under the name of an aspect."""
    return rows.select(province="province", aspect=ibis.literal(aspect), value="value", of="of")


def virtues_of_goals(g: Tables, goals: Any) -> Any:
    """Ibis: the virtues that a province's goals express."""
    r, v = g.links("EXPRESSES_VIRTUE", "Goal", "Virtue"), g.nodes("Virtue")
    named = r.join(v, r.end == v.key).select(goal=r.start, virtue=v.name, of_virtue=r.end)
    j = goals.select("province", goal="of").inner_join(named, "goal")
    return j.select(province="province", aspect=ibis.literal("virtue"), value="virtue", of="of_virtue")


def of_province_initiatives(g: Tables, p: Values) -> Any:
    """Ibis: the kinds of initiative of a province."""
    n = year_is(g.nodes("Initiative"), "year_be", p)
    return n.select(province="province", aspect=ibis.literal("kind of initiative"), value="kind", of="key")


ASPECTS = Core(
    "aspects",
    {"province": "text", "aspect": "text", "value": "text", "of": "text"},
    (
        "Province",
        "HAS_GOAL.Province.Goal",
        "EXPRESSES_VIRTUE.Goal.Virtue",
        "PROMOTES_VIRTUE.Province.Virtue",
        "HAS_DESIGNATION.Province.Designation",
        "AIMS_FOR.Province.Designation",
        "UNDER_PLAN.Meeting.Plan",
        "Meeting",
        "Initiative",
        "ModelOrgs",
    ),
    aspects,
    f"""CALL {{
  MATCH (p:Province)-[:HAS_GOAL]->(g:Goal)
  RETURN p.name AS province, 'goal' AS aspect, g.name AS value, g.key AS of
  UNION
  MATCH (p:Province)-[:HAS_GOAL]->(g:Goal)
  UNWIND g.behaviours AS value
  RETURN p.name AS province, 'behaviour' AS aspect, value, g.key AS of
  UNION
  MATCH (p:Province)-[:PROMOTES_VIRTUE]->(v:Virtue)
  RETURN p.name AS province, 'virtue' AS aspect, v.name AS value, v.key AS of
  UNION
  MATCH (p:Province)-[:HAS_GOAL]->(:Goal)-[:EXPRESSES_VIRTUE]->(v:Virtue)
  RETURN p.name AS province, 'virtue' AS aspect, v.name AS value, v.key AS of
  UNION
  MATCH (m:Meeting)-[:UNDER_PLAN]->(a:Plan)
  WHERE NOT coalesce(m.status, '') IN ['planned', 'cancelled']
    AND {IN_SCOPE.replace("($province IS NULL OR m.province = $province) AND ", "")}
  RETURN m.province AS province, 'plan' AS aspect, a.name AS value, a.key AS of
  UNION
  MATCH (i:Initiative)
  WHERE {IN_YEAR.format("i.year_be")}
  RETURN i.province AS province, 'kind of initiative' AS aspect, i.kind AS value, i.key AS of
  UNION
  MATCH (p:Province)-[r:HAS_DESIGNATION]->(d:Designation)
  WHERE NOT coalesce(r.status, '') IN ['planned', 'cancelled'] AND {UNTIL}
  RETURN p.name AS province, 'holds' AS aspect, d.name AS value, d.key AS of
  UNION
  MATCH (p:Province)-[r:AIMS_FOR]->(d:Designation)
  WHERE {UNTIL}
  RETURN p.name AS province, 'aims for' AS aspect, d.name AS value, d.key AS of
  UNION
  MATCH (o:ModelOrgs)
  WHERE {IN_YEAR.format("o.fiscal_year_be")}
  RETURN o.province AS province, 'model organisations' AS aspect, toString(o.count) AS value, o.key AS of
}}
WITH province, aspect, value, of
WHERE province IS NOT NULL AND value IS NOT NULL
RETURN DISTINCT province, aspect, value, of""",
)
