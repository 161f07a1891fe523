"""How sure it is that two names are one person: the name without title, and posts and offices in their years.

A name alone never joins two provinces: the same name with the same post in the same years is likely one person, posts
of two provinces in one year are asked about with that reason. A given name without a surname says nothing elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from graph.keys import normalise
from graph.sameness.blocks import NAMESAKES, Proposal, neighbours, ordered_pair
from graph.sameness.grades import Verdict, near
from graph.sameness.many import equal
from graph.sameness.names import Name, skeleton

Years = frozenset[int]


class Person(NamedTuple):
    """A name without title; the code of the province, "" if unknown; keys of posts and offices with their years."""

    name: str
    province: str = ""
    posts: Mapping[str, Years] = {}

    @property
    def years(self) -> Years:
        """Every year in which some post is known."""
        return frozenset().union(*self.posts.values())


def compare(one: Person, other: Person) -> Verdict:
    """Grade two persons of whom no rule knows yet that they are one."""
    same_name = normalise(one.name) == normalise(other.name)
    if not same_name and not alike(one, other):
        return Verdict("different", "ชื่อต่างกัน", "the names differ")
    apart = bool(one.province and other.province and one.province != other.province)
    if any(together(one.posts[post], other.posts[post]) for post in one.posts.keys() & other.posts.keys()):
        return Verdict("likely", "ตำแหน่งหรือหน่วยงานเดียวกันในปีเดียวกัน", "the same post or office in the same years")
    if apart and (not same_name or " " not in one.name.strip()):
        return Verdict("different", "คนละจังหวัด", "they are of different provinces")
    if apart and one.years & other.years:
        return Verdict("ask", "ตำแหน่งคนละจังหวัดในปีเดียวกัน", "posts of two provinces in one year")
    if apart:
        return Verdict("ask", "ชื่อเดียวกัน คนละจังหวัด อาจย้าย", "one name in two provinces: may have moved")
    if same_name:
        return Verdict("ask", "ชื่อเดียวกัน แต่ไม่รู้จังหวัดของรายหนึ่ง", "one name; a province is not known")
    return Verdict("ask", "สะกดใกล้เคียงกันในจังหวัดเดียวกัน", "spelt alike in one province")


def alike(one: Person, other: Person) -> bool:
    """Whether two names sound alike, or one letter differs."""
    name, second = normalise(one.name), normalise(other.name)
    return skeleton(name) == skeleton(second) or near(name, second)


def together(one: Years, other: Years) -> bool:
    """Whether a post was held in the same years, as far as these are known."""
    return not one or not other or bool(one & other)


def proposals(people: Mapping[str, Person]) -> list[Proposal]:
    """Pairs of keys graded `likely` or `ask`, likely first: of one name anywhere, or spelt alike in one province."""
    found = {}
    for one, other in candidates(people):
        verdict = compare(people[one], people[other])
        if verdict.grade in ("likely", "ask"):
            found[one, other] = Proposal(one, other, verdict)
    return sorted(found.values(), key=lambda p: (p.verdict.grade == "ask", p.one, p.other))


def candidates(people: Mapping[str, Person]) -> Iterator[tuple[str, str]]:
    """Pairs of keys, each in order and possibly more than once."""
    keys = sorted(people)
    names = [Name("", normalise(people[key].name), "own", people[key].province) for key in keys]
    for a, b in neighbours(names):
        yield ordered_pair(keys[a], keys[b])
    for found in equal([name.core for name in names]):
        if len(found) <= NAMESAKES:
            yield from (ordered_pair(keys[a], keys[b]) for a, b in combinations(found, 2))
