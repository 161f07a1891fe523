"""Organisations: where they are, what role they have in the programme, their levels and coaching."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import HELD, IN_SCOPE, NOT_HELD, ibis, meetings_in_scope
from queries.cores.presence import united, used
from queries.record import Core, Tables, Values

IN_PROVINCE = "($province IS NULL OR {0}.province = $province)"
FRAME = (
    ("PHOTO_BY", "Source", "Organization"),
    ("WRITTEN_BY", "Source", "Organization"),
    ("DESIGNATED_BY", "Designation", "Organization"),
)
COACHES = (("COACHES", "Organization", "Organization"), ("COACHES", "Person", "Organization"))


def organizations(g: Tables, p: Values) -> Any:
    o = g.nodes("Organization")
    return o.select(organization=o.key, name=o.name, province=o.province, programme_role=o.programme_role)


ORGANIZATIONS = Core(
    "organizations",
    {"organization": "text", "name": "text", "province": "text", "programme_role": "text"},
    ("Organization",),
    organizations,
    """MATCH (o:Organization)
RETURN o.key AS organization, o.name AS name, o.province AS province, o.programme_role AS programme_role""",
)


def units(g: Tables, p: Values) -> Any:
    r = g.links("PART_OF", "Organization", "Organization")
    return r.select(unit=r.start, whole=r.end).distinct()


UNITS = Core(
    "units",
    {"unit": "text", "whole": "text"},
    ("PART_OF.Organization.Organization",),
    units,
    "MATCH (o:Organization)-[:PART_OF]->(w:Organization)\nRETURN DISTINCT o.key AS unit, w.key AS whole",
)


def standing_roles(g: Tables, p: Values) -> Any:
    """Ibis: organization, role, of (a province, network or group), province: roles held outside a single meeting."""
    found = []
    for label, name in (("Province", "name"), ("Network", "province")):
        r, n = g.links("COORDINATOR_OF", "Organization", label), g.nodes(label)
        j = r.join(n, r.end == n.key)
        found.append(j.select(organization=r.start, role=ibis.literal("COORDINATOR_OF"), of=r.end, province=n[name]))
    r, n = g.links("SECRETARIAT_OF", "Organization", "NetworkGroup"), g.nodes("NetworkGroup")
    if p["year"] is not None:
        n = n.filter(n.fiscal_year_be.fill_null(p["year"]) == p["year"])
    j = r.join(n, r.end == n.key)
    found.append(j.select(organization=r.start, role=ibis.literal("SECRETARIAT_OF"), of=r.end, province=n.province))
    rows = united(found)
    return rows if p["province"] is None else rows.filter(rows.province == p["province"])


STANDING_ROLES = Core(
    "standing_roles",
    {"organization": "text", "role": "text", "of": "text", "province": "text"},
    (
        "COORDINATOR_OF.Organization.Province",
        "COORDINATOR_OF.Organization.Network",
        "SECRETARIAT_OF.Organization.NetworkGroup",
        "Province",
        "Network",
        "NetworkGroup",
    ),
    standing_roles,
    """CALL {
  MATCH (o:Organization)-[r:COORDINATOR_OF]->(x:Province)
  RETURN o, r, x, x.name AS province
  UNION
  MATCH (o:Organization)-[r:COORDINATOR_OF]->(x:Network)
  RETURN o, r, x, x.province AS province
  UNION
  MATCH (o:Organization)-[r:SECRETARIAT_OF]->(x:NetworkGroup)
  WHERE $year IS NULL OR coalesce(x.fiscal_year_be, $year) = $year
  RETURN o, r, x, x.province AS province
}
WITH o, r, x, province
WHERE $province IS NULL OR province = $province
RETURN DISTINCT o.key AS organization, type(r) AS role, x.key AS of, province""",
)


def frame_bodies(g: Tables, p: Values) -> Any:
    """Ibis: organization, ground, province: bodies named as venue, byline, data source or awarding body."""
    at, of = g.links("HELD_AT", "Meeting", "Venue"), g.links("VENUE_OF", "Venue", "Organization")
    m = meetings_in_scope(g, p)
    venue = at.join(of, at.end == of.start).select(
        meeting=at.start, organization=of.end, ground=ibis.literal("VENUE_OF")
    )
    data = g.links("DATA_FROM", "Meeting", "Organization")
    data = data.select(meeting=data.start, organization=data.end, ground=ibis.literal("DATA_FROM"))
    found = united([venue, data])
    found = found.join(m, found.meeting == m.key).select(
        organization=found.organization, ground=found.ground, province=m.province
    )
    o = g.nodes("Organization")
    if p["province"] is not None:
        o = o.filter(o.province == p["province"])
    for kind in used(g, FRAME):
        r = g.links(*kind)
        named = r.join(o, r.end == o.key)
        named = named.select(organization=r.end, ground=ibis.literal(kind[0]), province=o.province)
        found = united([found, named])
    return found.distinct()


FRAME_BODIES = Core(
    "frame_bodies",
    {"organization": "text", "ground": "text", "province": "text"},
    (
        "Meeting",
        "Organization",
        "HELD_AT.Meeting.Venue",
        "VENUE_OF.Venue.Organization",
        "DATA_FROM.Meeting.Organization",
        *(".".join(k) for k in FRAME),
    ),
    frame_bodies,
    f"""CALL {{
  MATCH (m:Meeting)-[:HELD_AT]->(:Venue)-[r:VENUE_OF]->(o:Organization)
  WHERE {HELD} AND {IN_SCOPE}
  RETURN o, type(r) AS ground, m.province AS province
  UNION
  MATCH (m:Meeting)-[r:DATA_FROM]->(o:Organization)
  WHERE {HELD} AND {IN_SCOPE}
  RETURN o, type(r) AS ground, m.province AS province
  UNION
  MATCH ()-[r:PHOTO_BY|WRITTEN_BY|DESIGNATED_BY]->(o:Organization)
  WHERE {IN_PROVINCE.format("o")}
  RETURN o, type(r) AS ground, o.province AS province
}}
RETURN DISTINCT o.key AS organization, ground, province""",
)


def levels(g: Tables, p: Values) -> Any:
    """Ibis: organization, level, year: every assessed level up to the year asked for."""
    r = g.links("ASSESSED_AT", "Organization", "Designation")
    n = g.nodes("Designation")
    j = r.join(n, r.end == n.key)
    rows = j.select(organization=r.start, level=r.level.fill_null(n.name), year=r.year_be, designation=r.end)
    return rows.distinct() if p["year"] is None else rows.filter(rows.year.fill_null(0) <= p["year"]).distinct()


LEVELS = Core(
    "levels",
    {"organization": "text", "level": "text", "year": "int", "designation": "text"},
    ("ASSESSED_AT.Organization.Designation", "Designation"),
    levels,
    """MATCH (o:Organization)-[r:ASSESSED_AT]->(d:Designation)
WHERE $year IS NULL OR coalesce(r.year_be, 0) <= $year
RETURN DISTINCT o.key AS organization, coalesce(r.level, d.name) AS level, r.year_be AS year, d.key AS designation""",
)


def honours(g: Tables, p: Values) -> Any:
    """Ibis: organization, honour, year: honours of organisations, by designation or by initiative."""
    found = []
    for label in ("Designation", "Initiative"):
        r, n = g.links("RECOGNISED_AS", "Organization", label), g.nodes(label)
        j = r.join(n, r.end == n.key)
        found.append(j.select(organization=r.start, honour=n.name, level=r.level, year=r.year_be, of=r.end))
    rows = united(found)
    return rows if p["year"] is None else rows.filter(rows.year.fill_null(0) <= p["year"])


HONOURS = Core(
    "honours",
    {"organization": "text", "honour": "text", "level": "text", "year": "int", "of": "text"},
    (
        "RECOGNISED_AS.Organization.Designation",
        "RECOGNISED_AS.Organization.Initiative",
        "Designation",
        "Initiative",
    ),
    honours,
    """MATCH (o:Organization)-[r:RECOGNISED_AS]->(d:Designation|Initiative)
WHERE $year IS NULL OR coalesce(r.year_be, 0) <= $year
RETURN DISTINCT o.key AS organization, d.name AS honour, r.level AS level, r.year_be AS year, d.key AS of""",
)


def coached(g: Tables, p: Values) -> Any:
    """Ibis: coach (a body, or a person), coached, batch, year: coaching up to the year asked for."""
    found = []
    for kind in used(g, COACHES):
        r = g.links(*kind)
        r = r.filter(~r.status.fill_null("").isin(NOT_HELD))
        found.append(r.select(coach=r.start, coached=r.end, batch=r.batch, year=r.year_be))
    rows = united(found)
    return rows if p["year"] is None else rows.filter(rows.year.fill_null(0) <= p["year"])


COACHED = Core(
    "coached",
    {"coach": "text", "coached": "text", "batch": "int", "year": "int"},
    tuple(".".join(k) for k in COACHES),
    coached,
    """MATCH (c:Organization|Person)-[r:COACHES]->(o:Organization)
WHERE NOT coalesce(r.status, '') IN ['planned', 'cancelled'] AND ($year IS NULL OR coalesce(r.year_be, 0) <= $year)
RETURN DISTINCT c.key AS coach, o.key AS coached, r.batch AS batch, r.year_be AS year""",
)
