"""Meetings that may be one: never without asking."""

from __future__ import annotations

from typing import Any

import pytest

from graph.sameness.meetings import Meeting, compare, proposals


def meeting(source: str, **about: Any) -> Meeting:
    given = {"province": "55", "date": "2023-01-12", "sources": frozenset([source])} | about
    return Meeting(**given)


@pytest.mark.parametrize(
    ("about", "grade"),
    [
        ({"venues": frozenset(["ห้อง"])}, "likely"),
        ({"chairs": frozenset(["ประธาน"])}, "likely"),
        ({"series": (2, 2566)}, "likely"),
        ({}, "ask"),
        ({"province": "54"}, "different"),
        ({"date": "2023-01-13"}, "different"),
        ({"series": (3, 2566), "venues": frozenset(["ห้อง"])}, "different"),
        ({"sources": frozenset(["ก"])}, "different"),
    ],
    ids=str,
)
def test_grades(about: dict[str, Any], grade: str) -> None:
    one = meeting("ก", venues=frozenset(["ห้อง"]), chairs=frozenset(["ประธาน"]), series=(2, 2566))
    other = meeting("ข", **about)
    assert compare(one, other).grade == compare(other, one).grade == grade


def test_a_month_is_no_day() -> None:
    assert compare(meeting("ก", date="2023-01"), meeting("ข", date="2023-01")).grade == "different"


def test_meetings_of_one_day_are_proposed() -> None:
    found = {"ก": meeting("ก"), "ข": meeting("ข"), "ค": meeting("ค", province="54")}
    assert [(p.one, p.other) for p in proposals(found)] == [("ก", "ข")]
