"""Persons: equal names are one; names spelt alike are likely one by posts and years, or asked about."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graph.keys import key
from graph.sameness import classes
from graph.sameness.persons import Person, compare, proposals

HEAD, TEACHER = "Position:ผู้อำนวยการโรงเรียนสมมติ@55", "Position:ครูโรงเรียนสมมติ@54"


def person(name: str, province: str, **posts: set[int]) -> Person:
    held: Mapping[str, str] = {"head": HEAD, "teacher": TEACHER}
    return Person(name, province, {held[post]: frozenset(years) for post, years in posts.items()})


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        (person("สมมติ ใจใส", "55", head={2023}), person("สมมติ ใจไส", "55", head={2023}), "likely"),
        (person("สมมติ ใจใส", "55", head={2023}), person("สมมติ ใจไส", "54", head=set()), "likely"),
        (person("สมมติ ใจใส", "55", head={2020}), person("สมมติ ใจไส", "55", head={2024}), "ask"),
        (person("สมมติ ใจใส", "55"), person("สมมติ ใจไส", "55"), "ask"),
        (person("สมมติ ใจใส", "55", head={2023}), person("สมมติ ใจไส", "54", teacher={2023}), "different"),
        (person("สมมติ ใจใส", "55", head={2023}), person("สมมติ ดีงาม", "55", head={2023}), "different"),
    ],
)
def test_posts_and_years_are_evidence(one: Person, other: Person, grade: str) -> None:
    assert compare(one, other).grade == compare(other, one).grade == grade


def test_equal_names_are_one_person_whose_province_may_change() -> None:
    nan, phrae, nowhere = (key("Person", "สมมติ ใจใส", place) for place in ("55", "54", ""))
    assert len({*classes([nan, phrae, nowhere]).values()}) == 1


def test_persons_spelt_alike_are_proposed_likely_first() -> None:
    people = {
        "Person:ก@55": person("สมมติ ใจใส", "55", head={2023}),
        "Person:ข@55": person("สมมติ ใจไส", "55", teacher={2023}),
        "Person:ค@55": person("สมมติ ใจไษ", "55", head={2023}),
        "Person:ง@50": person("อื่น อีกคน", "50"),
    }
    assert [(p.one, p.other, p.verdict.grade) for p in proposals(people)] == [
        ("Person:ก@55", "Person:ค@55", "likely"),
        ("Person:ก@55", "Person:ข@55", "ask"),
        ("Person:ข@55", "Person:ค@55", "ask"),
    ]
