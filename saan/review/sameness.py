"""Items about two keys that may be one organisation, network, person or meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from graph import PropertyGraph
from graph.keys import name_of, normalise, place_of
from graph.sameness import Name, Proposal, meetings, parse, persons, proposals
from graph.sameness.lexicon import province_names, provinces
from graph.schema import SCHEMA
from saan.review import known
from saan.review.items import DIFFERENT, SAME, UNSURE, Choice, Item, Said
from saan.review.known import Rows, text_of

LINES, LONGEST = 3, 160
WHAT = {
    "Organization": Said("องค์กร", "organisation"),
    "Network": Said("เครือข่าย", "network"),
    "Person": Said("บุคคล", "person"),
    "Meeting": Said("การประชุม", "meeting"),
}
OTHER_NAME = Said("ชื่อเรียกอื่นของรายการแรก", "another name of the first")


def items(graph: PropertyGraph, hide: Callable[[str], str]) -> Iterator[Item]:
    """A question for each pair of shown keys that is likely one, or may be; `hide` hides persons' names."""
    for label in WHAT:
        frame = graph.nodes(label)
        rows = {str(row["key"]): row for row in frame.to_dict("records")}
        found = proposed(graph, label, rows)
        if found:
            links = degrees(graph, label)
            yield from (item(graph, label, rows, p, links, hide) for p in found)


def proposed(graph: PropertyGraph, label: str, rows: Rows) -> list[Proposal]:
    """The pairs of a label to ask about."""
    if label == "Person":
        people = known.people(graph, rows)
        for key, person in people.items():
            rows[key]["posts"] = ", ".join(name_of(post) for post in person.posts)[:LONGEST]
        return persons.proposals(people)
    if label == "Meeting":
        return list(meetings.proposals(known.meetings(graph, rows)))
    return proposals(rows, {key: name_read(label, row) for key, row in rows.items()})


def name_read(label: str, row: dict[Any, Any]) -> Name:
    """What is known of a name, from its key and what is shown of it."""
    key = str(row["key"])
    stated = provinces().get(normalise(text_of(row.get("province"))), "")
    if label == "Organization":
        district, subdistrict = text_of(row.get("district")), text_of(row.get("subdistrict"))
        return parse(text_of(row["name"]) or name_of(key), place_of(key) or stated, district, subdistrict)
    core = name_of(key).removeprefix("เครือข่าย").removeprefix("ด้าน")
    return Name("", core, "own", known.province_of(row))


def degrees(graph: PropertyGraph, label: str) -> Counter[str]:
    """How many shown links each key of a label has."""
    count = np.zeros(len(graph.keys(label)), np.int64)
    for kind in SCHEMA.links.values():
        if kind.id in graph.parts:
            frame = graph.shown_of(kind).frame
            for end, at in (("start", kind.start), ("end", kind.end)):
                if at == label:
                    count += np.bincount(frame[end].to_numpy(np.int64), minlength=len(count))
    return Counter(dict(zip(graph.keys(label).to_pylist(), count.tolist(), strict=True)))


def item(
    graph: PropertyGraph,
    label: str,
    rows: Rows,
    found: Proposal,
    links: Counter[str],
    hide: Callable[[str], str],
) -> Item:
    """The question about one pair; a join changes most where both have many links."""
    one, other = (described(label, rows[key], hide) for key in (found.one, found.other))
    what, verdict = WHAT[label], found.verdict
    alias = Choice(OTHER_NAME, "alias", asks=OTHER_NAME)
    sure = Said("น่าจะใช่", "likely") if verdict.grade == "likely" else Said("อาจใช่", "perhaps")
    evidence = tuple(line for key in (found.one, found.other) for line in evidence_of(graph, key, hide))
    return Item(
        found.one,
        found.other,
        Said(f"{what.th}นี้เป็นรายเดียวกันหรือไม่: {one} / {other}", f"Is this one {what.en}: {one} / {other}"),
        Said(f"{sure.th}: {verdict.th}", f"{sure.en}: {verdict.en}"),
        evidence,
        (SAME, DIFFERENT, UNSURE, alias),
        min(links[found.one], links[found.other]) + (links[found.one] + links[found.other]) / 1000,
    )


def described(label: str, row: dict[Any, Any], hide: Callable[[str], str]) -> str:
    """A name with the place that tells it from others."""
    name = text_of(row["name"]) or name_of(str(row["key"]))
    day = text_of(row.get("date")) if label == "Meeting" else ""
    places = [text_of(row.get(field)) for field in ("subdistrict", "district", "province")]
    places[2] = places[2] or province_names().get(known.province_of(row), "")
    about = " ".join(filter(None, (day, text_of(row.get("posts")), *places)))
    shown = hide(name) if label == "Person" else name
    return f"{shown} ({about})" if about else shown


def evidence_of(graph: PropertyGraph, key: str, hide: Callable[[str], str]) -> list[str]:
    """The first lines that speak of a key, with the sources they stand in."""
    found = graph.evidence_of_node(key)[:LINES]
    return [f"{e.source}, {e.place}: {hide(e.sentence)[:LONGEST]}" for e in found]
