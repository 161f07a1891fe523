"""What the graph knows of persons and of meetings that tells them apart: posts, offices, venues, chairs, sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from graph import PropertyGraph, keys
from graph.keys import name_of, place_of
from graph.sameness.lexicon import provinces
from graph.sameness.meetings import Meeting
from graph.sameness.persons import Person

_YEAR = re.compile(r"(?:^|/)(\d{4})(?:-|$)")
Rows = dict[str, dict[Any, Any]]


def text_of(value: object) -> str:
    return value if isinstance(value, str) else ""


def province_of(row: dict[Any, Any]) -> str:
    """The code of a province from the key of a shown row, else from what is shown."""
    return keys.province_of(str(row["key"])) or provinces().get(keys.normalise(text_of(row.get("province"))), "")


def people(graph: PropertyGraph, rows: Rows) -> dict[str, Person]:
    """Persons with the posts that they hold by year, and the offices they speak for in the years of their meetings."""
    years: dict[str, set[int]] = defaultdict(set)
    for person, meeting, _ in links(graph, "ATTENDED", "Person"):
        years[person] |= year_of(place_of(meeting))
    posts: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for person, office, _ in links(graph, "REPRESENTS", "Person"):
        posts[person][office] |= years[person]
    for person, post, link in links(graph, "HOLDS_POSITION", "Person"):
        # a post of no place, such as a teacher, is held by many
        if place_of(post):
            posts[person][post] |= year_of(text_of(link.get("as_of")))
    return {
        key: Person(
            text_of(row["name"]) or name_of(key),
            province_of(row),
            {post: frozenset(held) for post, held in posts[key].items()},
        )
        for key, row in rows.items()
    }


def meetings(graph: PropertyGraph, rows: Rows) -> dict[str, Meeting]:
    """Meetings with their province, day, venues, chairs, series and sources."""
    venues = collected(links(graph, "HELD_AT", "Meeting"))
    chairs = collected(links(graph, "CHAIRED_BY", "Meeting"))
    shown = graph.rows("Meeting").select(["key", "stated_in"])
    stated = zip(*(shown[name].cast(pa.string()).to_pylist() for name in ("key", "stated_in")), strict=True)
    sources = collected((graph.mapping.get(key, key), source, {}) for key, source in stated)
    return {
        key: Meeting(province_of(row), text_of(row["date"]), venues[key], chairs[key], series_of(row), sources[key])
        for key, row in rows.items()
    }


def series_of(row: dict[Any, Any]) -> tuple[int, int] | None:
    number, year = row.get("series_no"), row.get("series_year_be")
    return (number, year if isinstance(year, int) else 0) if isinstance(number, int) else None


def links(graph: PropertyGraph, type: str, start: str) -> Iterator[tuple[str, str, dict[Any, Any]]]:
    """The shown links of a type that begin at a label: both keys and the properties."""
    frame = graph.links(type)
    for row in frame[frame["start_label"].eq(start)].to_dict("records"):
        yield row["start_key"], row["end_key"], row


def collected(found: Iterable[tuple[str, str, dict[Any, Any]]]) -> defaultdict[str, frozenset[str]]:
    """The ends of each start."""
    ends: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for start, end, _ in found:
        ends[start] |= {end}
    return ends


def year_of(text: str) -> set[int]:
    """The year of an ISO date, also of that in the place of a meeting's key."""
    found = _YEAR.search(text)
    return {int(found[1])} if found else set()
