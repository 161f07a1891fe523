"""How sure it is that two names are one person: names spelt alike, with posts and offices in their years.

Names without title that are equal are one person (graph.sameness.classes): posts and provinces of one person change.
Names spelt alike with the same post in the same years are likely one, in one province they are asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graph.keys import normalise
from graph.sameness.blocks import Proposal, neighbours, ordered_pair
from graph.sameness.grades import Verdict, near
from graph.sameness.names import Name, skeleton

Years = frozenset[int]


class Person(NamedTuple):
    """A name without title; the code of the province, "" if unknown; keys of posts and offices with their years."""

    name: str
    province: str = ""
    posts: Mapping[str, Years] = {}


def compare(one: Person, other: Person) -> Verdict:
    """Grade two persons whose names are not equal."""
    if not alike(one, other):
        return Verdict("different", "ชื่อต่างกัน", "the names differ")
    if any(together(one.posts[post], other.posts[post]) for post in one.posts.keys() & other.posts.keys()):
        return Verdict("likely", "ตำแหน่งหรือหน่วยงานเดียวกันในปีเดียวกัน", "the same post or office in the same years")
    if one.province != other.province:
        return Verdict("different", "คนละจังหวัด", "they are of different provinces")
    return Verdict("ask", "สะกดใกล้เคียงกันในจังหวัดเดียวกัน", "spelt alike in one province")


def alike(one: Person, other: Person) -> bool:
    """Whether two names sound alike, or one letter differs."""
    name, second = normalise(one.name), normalise(other.name)
    return skeleton(name) == skeleton(second) or near(name, second)


def together(one: Years, other: Years) -> bool:
    """Whether a post was held in the same years, as far as these are known."""
    return not one or not other or bool(one & other)


def proposals(people: Mapping[str, Person]) -> list[Proposal]:
    """Pairs of keys graded `likely` or `ask`, likely first, among names that lie close together."""
    keys = sorted(people)
    names = [Name("", normalise(people[key].name), "own", people[key].province) for key in keys]
    found = {}
    for one, other in (ordered_pair(keys[a], keys[b]) for a, b in neighbours(names)):
        verdict = compare(people[one], people[other])
        if verdict.grade in ("likely", "ask"):
            found[one, other] = Proposal(one, other, verdict)
    return sorted(found.values(), key=lambda p: (p.verdict.grade == "ask", p.one, p.other))
