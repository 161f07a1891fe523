"""Goals and virtues of provinces, districts and organisations."""

from __future__ import annotations

from typing import Any

from queries.cores.presence import united, used
from queries.record import Core, Tables, Values

GOALS_OF = (
    ("HAS_GOAL", "Province", "Goal"),
    ("HAS_GOAL", "District", "Goal"),
    ("HAS_GOAL", "Organization", "Goal"),
)
PROMOTED_BY = (("PROMOTES_VIRTUE", "Province", "Virtue"), ("PROMOTES_VIRTUE", "Organization", "Virtue"))
PLACE = "CASE WHEN 'Province' IN labels(x) THEN x.name ELSE x.province END"


def owners(g: Tables, kinds: tuple[tuple[str, str, str], ...], p: Values) -> Any:
    """Ibis: owner, owner_name, province, of: what the owner links to."""
    found = []
    for kind in used(g, kinds):
        r, n = g.links(*kind), g.nodes(kind[1])
        place = n.name if kind[1] == "Province" else n.province
        n = n.select(owner=n.key, owner_name=n.name, province=place)
        found.append(r.join(n, r.start == n.owner).select("owner", "owner_name", "province", of=r.end))
    rows = united(found)
    return rows if p["province"] is None else rows.filter(rows.province == p["province"])


def goals(g: Tables, p: Values) -> Any:
    """Ibis: owner, owner_name, province, goal, name, kind, behaviours, virtue (one a row), virtue_name."""
    goal, r, v = g.nodes("Goal"), g.links("EXPRESSES_VIRTUE", "Goal", "Virtue"), g.nodes("Virtue")
    expressed = r.join(v, r.end == v.key).select(by=r.start, virtue=r.end, virtue_name=v.name).distinct()
    of = owners(g, GOALS_OF, p)
    j = of.join(goal, of.of == goal.key).select(
        "owner", "owner_name", "province", "behaviours", goal="of", name=goal.name, kind=goal.kind
    )
    j = j.left_join(expressed, j.goal == expressed.by)
    return j.select("owner", "owner_name", "province", "goal", "name", "kind", "behaviours", "virtue", "virtue_name")


GOALS = Core(
    "goals",
    {
        "owner": "text",
        "owner_name": "text",
        "province": "text",
        "goal": "text",
        "name": "text",
        "kind": "text",
        "behaviours": "texts",
        "virtue": "text",
        "virtue_name": "text",
    },
    ("Goal", "Virtue", "EXPRESSES_VIRTUE.Goal.Virtue", *(".".join(k) for k in GOALS_OF)),
    goals,
    f"""MATCH (x:Province|District|Organization)-[:HAS_GOAL]->(g:Goal)
WITH x, g, {PLACE} AS province
WHERE $province IS NULL OR province = $province
OPTIONAL MATCH (g)-[:EXPRESSES_VIRTUE]->(v:Virtue)
RETURN DISTINCT x.key AS owner, x.name AS owner_name, province, g.key AS goal, g.name AS name, g.kind AS kind,
       g.behaviours AS behaviours, v.key AS virtue, v.name AS virtue_name""",
)


def promoted(g: Tables, p: Values) -> Any:
    """Ibis: owner, owner_name, province, virtue, virtue_name: virtues promoted apart from any goal."""
    of, v = owners(g, PROMOTED_BY, p), g.nodes("Virtue")
    return of.join(v, of.of == v.key).select("owner", "owner_name", "province", virtue="of", virtue_name=v.name)


PROMOTED = Core(
    "promoted",
    {"owner": "text", "owner_name": "text", "province": "text", "virtue": "text", "virtue_name": "text"},
    ("Virtue", *(".".join(k) for k in PROMOTED_BY)),
    promoted,
    f"""MATCH (x:Province|Organization)-[:PROMOTES_VIRTUE]->(v:Virtue)
WITH x, v, {PLACE} AS province
WHERE $province IS NULL OR province = $province
RETURN DISTINCT x.key AS owner, x.name AS owner_name, province, v.key AS virtue, v.name AS virtue_name""",
)
