"""From the facts of one release to stated rows: keys by MODEL.md's rules, the place of every word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from graph import SCHEMA, Place, PropertyGraph, Source, keys
from loaders import keys as make
from loaders.press.context import Context
from loaders.press.facts import DOC, Attribute, Entity, Facts, Relation, Span
from loaders.reference import places, propose
from loaders.reference.roles import offices, roles

Row = dict[str, Any]
Links = dict[tuple[str, str, str], list[Row]]
# properties that the annotation keeps as ids or attributes and the model under another name
PLACED = (
    "Venue",
    "Organization",
    "Person",
    "Position",
    "Network",
    "NetworkGroup",
    "Meeting",
    "Initiative",
    "ModelOrgs",
)


def statements(facts: Facts, source: Source) -> PropertyGraph:
    """What a release states, as a graph of one source."""
    context = Context(facts)
    known = {e.id: key_of(e, context, source) for e in facts.entities} | {DOC: source.key}
    nodes: dict[str, list[Row]] = defaultdict(list)
    links: Links = defaultdict(list)
    for entity in facts.entities:
        if key := known[entity.id]:
            nodes[entity.type] += node_rows(entity, key, context)
    for relation in facts.relations:
        add_link(relation, known, context, links)
    for row in derived(context, known):
        links[row.pop("kind")].append(row)
    for _, sector, reason in sector_rows(nodes["Network"]):
        links["IN_SECTOR", "Network", "Sector"].append(reason)
        nodes["Sector"].append(sector)
    return PropertyGraph.stated(
        source,
        {label: pd.DataFrame(rows, dtype=object) for label, rows in nodes.items() if rows},
        {kind: pd.DataFrame(rows, dtype=object) for kind, rows in links.items() if rows},
    )


def place(spans: Iterable[Span]) -> str:
    """Spans as a place, in order, each once."""
    return str(Place(spans=tuple(sorted(set(spans)))))


def key_of(entity: Entity, context: Context, source: Source) -> str:
    """The key of an entity; "" for a place that no register knows."""
    name, type = entity.canonical, entity.type
    here, year = context.meeting_province, context.fiscal_year
    if type in ("Province", "District", "Subdistrict"):
        code = context.area(entity)
        return f"{type}:{code}" if code else keys.key(type, name, here)
    if type == "Organization":
        return make.organization(name, *context.home(entity))
    if type == "Network":
        return make.network(name, context.network_province(entity))
    if type == "NetworkGroup":
        area = context.target("GROUP_IN", entity.id)
        return make.network_group(context.area(area) if area else here, year)
    if type == "ModelOrgs":
        return make.model_orgs(context.province_of("MODEL_ORGS_OF", entity), year)
    if type == "Meeting":
        date = str(context.value(entity, "date") or "")
        return make.meeting(
            name or f"{source.id} {place(entity.mentions)}", context.province_of("HELD_IN", entity), date
        )
    if type == "Plan":
        phase = context.value(entity, "phase")
        return make.plan(name, phase if isinstance(phase, int) else None)
    if type == "Position":
        office = context.target("POSITION_OF", entity.id)
        return make.position(name, key_of(office, context, source) if office else "")
    if type in ("Decision", "Statement"):
        return keys.key(type, f"{source.id} {place(entity.mentions)}")
    return keys.key(type, name, *owner(entity, context))


def owner(entity: Entity, context: Context) -> tuple[str, ...]:
    """The place in the key of the remaining labels."""
    if entity.type == "Venue":
        return (context.province_of("VENUE_IN", entity),)
    if entity.type == "Person":
        return (context.post_province(entity),)
    if entity.type in ("Initiative", "Goal", "Principle", "Channel"):
        return (context.meeting_province,)
    return ()


def node_rows(entity: Entity, key: str, context: Context) -> list[Row]:
    """One row for the name with its mentions, one for each stated property with its own place."""
    first: Row = {"key": key, "name": entity.canonical or None, "place": place(entity.mentions)}
    if entity.aliases:
        first["aliases"] = entity.aliases
    declared = {p.name for p in SCHEMA.nodes[entity.type].properties}
    code = key.partition("@")[2][:2] or (
        key.partition(":")[2][:2] if entity.type in ("District", "Subdistrict") else ""
    )
    if "province" in declared and entity.type != "Position" and (area := places().find(code)):
        first["province"] = area.th
    if entity.type in ("Province", "District", "Subdistrict") and (area := places().find(key.partition(":")[2])):
        first |= {"code": area.code, "name": area.th}
    if entity.type in ("NetworkGroup", "ModelOrgs"):
        first["fiscal_year_be"] = context.fiscal_year
    if entity.type == "Organization" and (role := roles().get(make.LEGAL_FORM.sub("", entity.canonical).strip())):
        first["programme_role"] = role
    stated = [attribute_row(key, a, declared) for a in entity.attributes if a.name in declared]
    many = {p.name for p in SCHEMA.nodes[entity.type].properties if p.many}
    for row in stated:
        row.update({k: [v] for k, v in row.items() if k in many})
    if entity.type == "Meeting" and context.value(entity, "fiscal_year_be") is None:
        first["fiscal_year_be"] = make.fiscal_year(str(context.value(entity, "date") or ""))
    return [first, *stated]


def attribute_row(key: str, attribute: Attribute, declared: set[str]) -> Row:
    row: Row = {"key": key, attribute.name: attribute.value, "place": place(attribute.evidence)}
    if attribute.qualifier and f"{attribute.name}_qualifier" in declared:
        row[f"{attribute.name}_qualifier"] = attribute.qualifier
    return row


def add_link(relation: Relation, known: dict[str, str], context: Context, links: Links) -> None:
    """The link of a relation, where the model joins its ends and both have a key."""
    start, end = known.get(relation.source, ""), known.get(relation.target, "")
    kind = (relation.type, keys.label_of(start), keys.label_of(end))
    if kind not in SCHEMA.links or not relation.evidence or start == end:
        return
    declared = {p.name: p.type for p in SCHEMA.links[kind].properties}
    given = {
        k: str(v) if declared[k] in ("text", "date") else v for k, v in relation.properties.items() if k in declared
    }
    links[kind].append({"start": start, "end": end, **given, "place": place(relation.evidence)})


def derived(context: Context, known: dict[str, str]) -> Iterable[Row]:
    """Links by reviewed rules: the post that heads an office, the units of a body, the areas above a place."""
    for entity in context.facts.entities:
        at = place(entity.mentions[:1])
        if entity.type == "Position":
            for post, (office, reason) in offices().items():
                province = make.province_in(entity.canonical)
                if province and entity.canonical.startswith(post) and (area := places().find(province)):
                    end = make.organization(f"{office}{area.th}")
                    yield {
                        "kind": ("HEADS", "Position", "Organization"),
                        "start": known[entity.id],
                        "end": end,
                        "reason": reason,
                        "place": at,
                    }
        if entity.type == "Organization" and not context.target("PART_OF", entity.id):
            parent = context.parent(entity)
            if parent and known[parent.id] != known[entity.id]:
                yield {
                    "kind": ("PART_OF", "Organization", "Organization"),
                    "start": known[entity.id],
                    "end": known[parent.id],
                    "place": at,
                }


def sector_rows(networks: list[Row]) -> Iterable[tuple[str, Row, Row]]:
    """Proposed sectors of the networks that a release names, at the network's name."""
    for row in networks:
        for sector, _, _ in propose(row.get("name") or ""):
            key = keys.key("Sector", sector.th)
            link = {"start": row["key"], "end": key, "status": "proposed", "place": row["place"]}
            yield key, {"key": key, "name": sector.th, "aliases": [sector.en], "place": row["place"]}, link
