"""What one release says: entities with mentions and attributes, relations, questions for a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from loaders.press.grades import grade

Span = tuple[int, int]
Value = str | int | bool
DOC = "DOC"


@dataclass(frozen=True)
class Attribute:
    """One stated value of an entity; `qualifier` is "", "at_least" or "about"."""

    name: str
    value: Value
    evidence: tuple[Span, ...]
    qualifier: str = ""

    def to_json(self) -> dict[str, object]:
        """The shape of one item of `attributes`."""
        head: dict[str, object] = {"name": self.name, "value": self.value}
        if self.qualifier:
            head["qualifier"] = self.qualifier
        return head | {"evidence": [list(s) for s in self.evidence]}


@dataclass
class Entity:
    """Something named in the release; spans are code points of the text, end excluded; `rule` first stated it."""

    id: str
    type: str
    canonical: str
    aliases: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    rule: str = ""

    def to_json(self, text: str) -> dict[str, object]:
        """The shape of one item of `entities`."""
        return {
            "id": self.id,
            "type": self.type,
            "canonical": self.canonical,
            "aliases": self.aliases,
            "ids": self.ids,
            "mentions": [{"start": s, "end": e, "text": text[s:e]} for s, e in sorted(self.mentions)],
            "attributes": [a.to_json() for a in self.attributes],
            "rule": self.rule,
            "grade": grade(self.rule, self.type),
        }


@dataclass
class Relation:
    """A link between two entities by id; `source` may be DOC, the release itself; `rule` first stated it."""

    type: str
    source: str
    target: str
    evidence: list[Span]
    properties: dict[str, Value] = field(default_factory=dict)
    rule: str = ""

    def to_json(self) -> dict[str, object]:
        """The shape of one item of `relations`."""
        return {
            "type": self.type,
            "from": self.source,
            "to": self.target,
            "properties": self.properties,
            "evidence": [list(s) for s in self.evidence],
            "rule": self.rule,
            "grade": grade(self.rule, self.type),
        }


@dataclass(frozen=True)
class Question:
    """A place of the text that a person should look at, and why, in English and Thai."""

    start: int
    end: int
    reason: str
    reason_th: str

    def to_json(self) -> dict[str, object]:
        """The shape of one item of `review`."""
        return {"start": self.start, "end": self.end, "reason": self.reason, "reason_th": self.reason_th}


@dataclass(frozen=True)
class Facts:
    """All that was read from `text`; offsets are code points of it, as given."""

    text: str
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    review: tuple[Question, ...]

    def to_json(self, doc: str) -> Mapping[str, object]:
        """The JSON object of `saan read` for a release named `doc`."""
        return {
            "doc": doc,
            "chars": len(self.text),
            "entities": [e.to_json(self.text) for e in self.entities],
            "relations": [r.to_json() for r in self.relations],
            "review": [q.to_json() for q in self.review],
        }


def moved(facts: Facts, text: str, to: Callable[[Span], Span]) -> Facts:
    """The facts with each span where `to` puts it in `text`."""
    entities = tuple(
        replace(
            e,
            mentions=[to(m) for m in e.mentions],
            attributes=[replace(a, evidence=tuple(map(to, a.evidence))) for a in e.attributes],
        )
        for e in facts.entities
    )
    relations = tuple(replace(r, evidence=[to(s) for s in r.evidence]) for r in facts.relations)
    review = tuple(Question(*to((q.start, q.end)), q.reason, q.reason_th) for q in facts.review)
    return Facts(text, entities, relations, review)
