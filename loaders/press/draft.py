"""The facts while they are being gathered."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.press.facts import Attribute, Entity, Facts, Question, Relation, Span, Value

_IGNORED = re.compile("[\\s“”\"'‘’]+")


@lru_cache(maxsize=4096)
def same_name(name: str) -> str:
    """A name for comparison within one release: no space, no quotes, one case."""
    return _IGNORED.sub("", name).casefold()


@dataclass
class Draft:
    """Entities, relations and questions so far, which spans some fact rests on, and the rule that is at work."""

    text: str
    entities: list[Entity] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    used: list[Span] = field(default_factory=list)
    rule: str = ""
    _by_name: dict[tuple[str, str], Entity] = field(default_factory=dict)
    _by_type: dict[str, list[Entity]] = field(default_factory=dict)
    _by_ends: dict[tuple[str, str, str], Relation] = field(default_factory=dict)
    _sorted: dict[str, list[Span]] = field(default_factory=dict)
    _counter: Counter[str] = field(default_factory=Counter)

    def find(self, type_: str, name: str) -> Entity | None:
        """The entity of that type with that name or alias."""
        return self._by_name.get((type_, same_name(name)))

    def of(self, type_: str) -> list[Entity]:
        """All entities of a type, in the order they were added."""
        return list(self._by_type.get(type_, ()))

    def add(self, type_: str, canonical: str, *spans: Span, aliases: tuple[str, ...] = (), key: str = "") -> Entity:
        """The entity with that name (or `key`, where a name does not identify), with these mentions added."""
        name = (type_, same_name(key or canonical))
        found = self._by_name.get(name)
        if found is None:
            self._counter[type_] += 1
            found = Entity(f"{type_.lower()}-{self._counter[type_]}", type_, canonical, rule=self.rule)
            self.entities.append(found)
            self._by_type.setdefault(type_, []).append(found)
            self._by_name[name] = found
        for alias in aliases:
            self.alias(found, alias)
        for span in spans:
            self.mention(found, span)
        return found

    def alias(self, entity: Entity, name: str) -> None:
        """Another name of the entity, by which it is found from now on."""
        if name and same_name(name) != same_name(entity.canonical) and name not in entity.aliases:
            entity.aliases.append(name)
        self._by_name.setdefault((entity.type, same_name(name)), entity)

    def mention(self, entity: Entity, span: Span) -> None:
        """A place where the entity is named; overlapping ones are kept once."""
        known = self._sorted.setdefault(entity.id, [])
        at = bisect_left(known, span)
        free = (not at or known[at - 1][1] <= span[0]) and (at == len(known) or span[1] <= known[at][0])
        if span[0] < span[1] and free:
            known.insert(at, span)
            entity.mentions.append(span)
            self.used.append(span)

    def state(self, entity: Entity, name: str, value: Value, *evidence: Span, qualifier: str = "") -> None:
        """An attribute; the same value stated again adds its evidence."""
        evidence = tuple(s for s in evidence if s[0] < s[1])
        self.used += evidence
        for i, a in enumerate(entity.attributes):
            if (a.name, a.value, a.qualifier) == (name, value, qualifier):
                more = tuple(e for e in evidence if e not in a.evidence)
                entity.attributes[i] = Attribute(name, value, a.evidence + more, qualifier)
                return
        entity.attributes.append(Attribute(name, value, evidence, qualifier))

    def relate(self, type_: str, source: Entity | str, target: Entity, *evidence: Span, **properties: Value) -> None:
        """A relation; stated again it gains evidence; without any it is not stated."""
        evidence = tuple(s for s in evidence if s[0] < s[1]) or tuple(sorted(target.mentions)[:1])
        if not evidence:
            return
        a = source if isinstance(source, str) else source.id
        self.used += evidence
        known = self._by_ends.get((type_, a, target.id))
        if known:
            known.evidence += [e for e in evidence if e not in known.evidence]
            known.properties = properties | known.properties
            return
        made = Relation(type_, a, target.id, list(evidence), properties, self.rule)
        self.relations.append(made)
        self._by_ends[type_, a, target.id] = made

    def withdraw(self, entity: Entity) -> None:
        """Take back an entity, with its relations."""
        self.entities.remove(entity)
        self._by_type[entity.type].remove(entity)
        self._by_ends = {ends: r for ends, r in self._by_ends.items() if entity.id not in ends}
        self.relations = list(self._by_ends.values())
        self._by_name = {name: e for name, e in self._by_name.items() if e is not entity}

    def related(self, type_: str, source: Entity | None = None, target: Entity | None = None) -> list[Relation]:
        """Relations of a type, between the given ends."""
        return [
            r
            for r in self.relations
            if r.type == type_
            and (source is None or r.source == source.id)
            and (target is None or r.target == target.id)
        ]

    def ask(self, span: Span, reason: str, reason_th: str) -> None:
        """A question for a person about a place of the text."""
        if span[0] < span[1]:
            self.questions.append(Question(span[0], span[1], reason, reason_th))

    def is_used(self, span: Span) -> bool:
        """Whether some fact rests on a span that overlaps this one."""
        return any(s < span[1] and span[0] < e for s, e in self.used)

    def facts(self) -> Facts:
        """The gathered facts as a value."""
        return Facts(self.text, tuple(self.entities), tuple(self.relations), tuple(self.questions))
