"""What the keys of one release's entities need: province, date and fiscal year of its meeting, owners of units."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from loaders import keys as make
from loaders.press.facts import Entity, Facts, Relation
from loaders.reference import places
from loaders.reference.roles import heads

LEVEL = {"Province": 2, "District": 4, "Subdistrict": 6}


@dataclass
class Context:
    """A release's entities by id, its relations by type, and what follows from them."""

    facts: Facts
    entities: dict[str, Entity] = field(init=False)
    links: dict[str, list[Relation]] = field(init=False)

    def __post_init__(self) -> None:
        self.entities = {e.id: e for e in self.facts.entities}
        self.links = defaultdict(list)
        for relation in self.facts.relations:
            self.links[relation.type].append(relation)
        self.meeting_province = self._first_province()
        self.meeting_date = self._first_date()
        self.fiscal_year = make.fiscal_year(self.meeting_date)

    def target(self, type: str, source: str, label: str = "") -> Entity | None:
        """The first entity that a relation of this type leads to."""
        found = (self.entities.get(r.target) for r in self.links[type] if r.source == source)
        return next((e for e in found if e and label in ("", e.type)), None)

    def value(self, entity: Entity, name: str) -> str | int | bool | None:
        """The first value of an attribute."""
        return next((a.value for a in entity.attributes if a.name == name), None)

    def _first_province(self) -> str:
        held = [r.target for r in self.links["HELD_IN"]]
        named = [e.id for e in self.facts.entities if e.type == "Province"]
        for ident in [*held, *named[:1]]:
            if (entity := self.entities.get(ident)) and (code := self.area(entity)):
                return code[:2]
        return ""

    def _first_date(self) -> str:
        dates = (str(self.value(e, "date") or "") for e in self.facts.entities if e.type == "Meeting")
        return next((d for d in dates if d), "")

    def area(self, entity: Entity) -> str:
        """The DOPA code of a place; of a district or subdistrict within the release's province when unsure."""
        if code := entity.ids.get("dopa"):
            return code
        if entity.type == "Province":
            found = places().province(entity.canonical)
            return found.code if found else ""
        wider = self.target("IN_DISTRICT" if entity.type == "Subdistrict" else "IN_PROVINCE", entity.id)
        within = self.area(wider) if wider else getattr(self, "meeting_province", "")
        if entity.type == "District":
            areas = places().districts(entity.canonical, within[:2] or None)
        else:
            areas = places().subdistricts(entity.canonical, within)  # type: ignore[assignment]
        return areas[0].code if len(areas) == 1 else ""

    def province_of(self, type: str, entity: Entity) -> str:
        """The province code that a relation of this type gives an entity; else of the release's meeting."""
        place = self.target(type, entity.id)
        return (self.area(place)[:2] if place and place.type in LEVEL else "") or self.meeting_province

    def home(self, entity: Entity) -> tuple[str, ...]:
        """The place codes that the release gives an organisation: its address, its parent's, its province.

        A local body without an address is put in the release's province, so that two schools of one name in two
        provinces stay two; a body of national standing has no place.
        """
        located = [self.entities[r.target] for r in self.links["LOCATED_IN"] if r.source == entity.id]
        codes = sorted({c for e in located if (c := self.area(e))}, key=len)
        if codes:
            return tuple(codes[-1][:n] for n in (2, 4, 6) if n <= len(codes[-1]))
        if held := make.province_in(make.LEGAL_FORM.sub("", entity.canonical)):
            return (held,)
        if parent := self.parent(entity):
            return self.home(parent) if parent is not entity else ()
        name = entity.canonical
        national = name.startswith(heads("national")) or any(mark in name for mark in heads("mark"))
        return () if national else (self.meeting_province,)

    def parent(self, entity: Entity) -> Entity | None:
        """The body a unit belongs to: stated, or the one that its post holders represent."""
        if stated := self.target("PART_OF", entity.id):
            return stated if stated is not entity else None
        if not entity.canonical.startswith(heads("unit")):
            return None
        posts = {r.source for r in self.links["POSITION_OF"] if r.target == entity.id}
        holders = {r.source for r in self.links["HOLDS_POSITION"] if r.target in posts}
        bodies = {r.target for r in self.links["REPRESENTS"] if r.source in holders} - {entity.id}
        return self.entities[bodies.pop()] if len(bodies) == 1 else None

    def post_province(self, entity: Entity) -> str:
        """The province of a person: of the post held, else of the release's meeting."""
        post = self.target("HOLDS_POSITION", entity.id)
        return self.province_of("POSITION_OF", post) if post else self.meeting_province

    def network_province(self, entity: Entity) -> str:
        """The province of a network: its own, its group's, else of the meeting."""
        if self.target("GROUP_IN", entity.id):
            return self.province_of("GROUP_IN", entity)
        group = self.target("MEMBER_OF", entity.id, "NetworkGroup")
        return self.province_of("GROUP_IN", group) if group else self.meeting_province
