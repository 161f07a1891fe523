"""How sure it is that two meetings are one: never by themselves, for one release tells of two on one day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from graph.sameness.blocks import NAMESAKES, Proposal
from graph.sameness.grades import Verdict
from graph.sameness.many import equal

# an ISO date that names its day
WHOLE_DATE = 10


class Meeting(NamedTuple):
    """What tells meetings apart: province, first day, keys of venues and chairs, number and year of its series."""

    province: str
    date: str
    venues: frozenset[str] = frozenset()
    chairs: frozenset[str] = frozenset()
    series: tuple[int, int] | None = None
    sources: frozenset[str] = frozenset()


def compare(one: Meeting, other: Meeting) -> Verdict:
    """Grade two meetings."""
    if not one.province or (one.province, one.date) != (other.province, other.date) or len(one.date) < WHOLE_DATE:
        return Verdict("different", "คนละจังหวัดหรือคนละวัน", "another province or day")
    if one.series and other.series and one.series != other.series:
        return Verdict("different", "ครั้งที่ต่างกัน", "their numbers in a series differ")
    if one.sources & other.sources:
        return Verdict("different", "แหล่งเดียวกันแยกเป็นสองการประชุม", "one source tells them apart")
    agree = {
        Verdict("likely", "จังหวัด วัน และสถานที่ตรงกัน", "province, day and venue agree"): one.venues & other.venues,
        Verdict("likely", "จังหวัด วัน และประธานตรงกัน", "province, day and chair agree"): one.chairs & other.chairs,
        Verdict("likely", "จังหวัด วัน และครั้งที่ตรงกัน", "province, day and series agree"): one.series and other.series,
    }
    found = next((verdict for verdict, shared in agree.items() if shared), None)
    return found or Verdict("ask", "จังหวัดและวันตรงกัน", "province and day agree")


def proposals(meetings: Mapping[str, Meeting]) -> Iterator[Proposal]:
    """Pairs of keys graded `likely` or `ask`, of one province and day."""
    keys = sorted(meetings)
    for found in equal([f"{meetings[key].province} {meetings[key].date}" for key in keys]):
        for a, b in combinations(found, 2) if len(found) <= NAMESAKES else ():
            verdict = compare(meetings[keys[a]], meetings[keys[b]])
            if verdict.grade in ("likely", "ask"):
                yield Proposal(keys[a], keys[b], verdict)
