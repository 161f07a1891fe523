"""People: how many are named at a meeting, which posts they hold and when, what they did at meetings."""

from __future__ import annotations

from typing import Any

from queries.cores.parts import HELD, IN_SCOPE, meetings_in_scope
from queries.cores.presence import BY_PERSON, PERSON, link_of, united, used
from queries.record import Core, Tables, Values


def at_meetings(g: Tables, p: Values) -> Any:
    """Ibis: meeting, other (a person), ground: people in the room at the meetings in scope."""
    there = united([link_of(g, k) for k in used(g, PERSON)])
    return there.semi_join(meetings_in_scope(g, p), [("meeting", "key")])


def meeting_people(g: Tables, p: Values) -> Any:
    rows = at_meetings(g, p)
    return rows.group_by("meeting").agg(named=rows.other.nunique())


AT_FRAMES = ("Meeting", *(".".join(k) for k in PERSON))
MEETING_PEOPLE = Core(
    "meeting_people",
    {"meeting": "text", "named": "int"},
    AT_FRAMES,
    meeting_people,
    f"""{BY_PERSON}
  AND {HELD} AND {IN_SCOPE}
RETURN m.key AS meeting, count(DISTINCT p) AS named""",
)
