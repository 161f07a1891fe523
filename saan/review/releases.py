"""Items about places of a release: what the reader did not understand, and what disagrees with itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from graph import PropertyGraph, Source
from graph.errors import SourceError
from loaders.press.many import each, facts_of
from loaders.tables.values import first_day
from saan.review.items import Choice, Item, Said

NOTHING = Choice(Said("ไม่มีข้อมูลที่ต้องบันทึก", "nothing to record"), "reject")
TO_RECORD = Choice(Said("มีข้อมูล จะบันทึกในตาราง", "a fact: goes into a table"), "accept")
RIGHT = Choice(Said("ถูกแล้ว", "right as it is"), "accept")
DATE = Choice(
    Said("แก้วันที่", "another date"),
    "correct",
    field="date",
    asks=Said("วันที่ เช่น 10 มิ.ย. 2567", "date, such as 2024-06-10"),
    read=first_day,
)
LONGEST = 160


class Asked(NamedTuple):
    """A question of the reader: its place, the words, their line, why; the key of the event whose date is in doubt."""

    place: str
    words: str
    line: str
    reason: Said
    event: str


def items(graph: PropertyGraph, hide: Callable[[str], str]) -> Iterator[Item]:
    """A question for each place that the reader of releases asks about, read again from the texts that are kept."""
    frame = graph.sources
    kept = [source_of(row) for row in frame[frame["kind"] == "press"].to_dict("records")]
    for source, found in zip(kept, each(asked, kept, None), strict=True):
        yield from (item(source, one, hide) for one in found)


def source_of(row: dict[Any, Any]) -> Source:
    """The source of a row of the graph's sources."""
    return Source(row["name"], row["digest"], "press", text=row["text"] or "")


def asked(source: Source, given: None) -> list[Asked]:
    """What the reader asks of one release; nothing where it cannot read it, which `load` has said."""
    from loaders.press.context import Context
    from loaders.press.statements import key_of

    try:
        found = facts_of(source.text, source.name)
    except SourceError:
        return []
    out = []
    for facts in found:
        context = Context(facts)
        for q in facts.review:
            days = [
                e
                for e in facts.entities
                for a in e.attributes
                if a.name == "date" and meets(a.evidence, q.start, q.end)
            ]
            start = source.text.rfind("\n", 0, q.start) + 1
            line = source.text[start : source.text.find("\n", q.end) % (len(source.text) + 1)].strip()
            key = key_of(days[0], context, source) if days else ""
            place = f"c{q.start}-{q.end}"
            out.append(Asked(place, source.text[q.start : q.end], line, Said(q.reason_th, q.reason), key))
    return out


def meets(evidence: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether one of the spans overlaps the question."""
    return any(s < end and start < e for s, e in evidence)


def item(source: Source, one: Asked, hide: Callable[[str], str]) -> Item:
    """The question as an item; names of persons are hidden, decisions rest on the words as they are shown."""
    words = hide(" ".join(one.words.split()))[:LONGEST]
    lines = (f"{source.name}: {words}", hide(" ".join(one.line.split()))[:LONGEST])
    question = Said(f"{source.name}: “{words}”", f"{source.name}: “{words}”")
    if one.event:
        return Item(one.event, f"{source.key} {one.place}", question, one.reason, lines, (RIGHT, DATE), 0.5)
    return Item(source.key, one.place, question, one.reason, lines, (NOTHING, TO_RECORD), 0.1)
