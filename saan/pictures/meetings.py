"""Meetings, with the networks and groups that took part: what is folded into ties."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from graph.keys import label_of
from saan.pictures import text
from saan.pictures.reading import Link, Reading

# more networks than this make a meeting an assembly: it says that they were called together, not that pairs met
SMALL = 4
# a tie of a hundred meetings is explained by the first of them
MOST_NAMED = 6


class Meetings:
    """The meetings of one graph."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.present: dict[str, dict[str, Link]] = defaultdict(dict)
        for link in reading.links("PARTICIPATED"):
            if not link.planned:
                self.present[link.end][link.start] = link
        for link in reading.links("MEETING_OF", end="Network"):
            self.present[link.start].setdefault(link.end, link)

    def __len__(self) -> int:
        return len(self.reading.graph.keys("Meeting"))

    def networks(self, meeting: str) -> list[str]:
        """The networks that took part."""
        return [k for k in self.present.get(meeting, {}) if label_of(k) == "Network"]

    def groups(self, meeting: str) -> list[str]:
        """The groups of networks that took part."""
        return [k for k in self.present.get(meeting, {}) if label_of(k) == "NetworkGroup"]

    def is_assembly(self, meeting: str) -> bool:
        """Whether it called a province's networks together."""
        return bool(self.groups(meeting)) or len(self.networks(meeting)) > SMALL

    def name(self, meeting: str) -> str:
        """Its name and date."""
        date = str(self.reading.row(meeting).get("date", ""))
        return " · ".join(filter(None, (self.reading.name(meeting), text.date(date, self.reading.lang))))

    def names(self, meetings: list[str]) -> tuple[str, ...]:
        """The names of the first, and how many more there are."""
        named = [self.name(m) for m in meetings[:MOST_NAMED]]
        more = len(meetings) - len(named)
        return (*named, *([self.reading.say(f"และอีก {more} ครั้ง", f"and {more} more")] if more else []))

    def province(self, meeting: str) -> str:
        """The key of its province."""
        return self.reading.province(meeting) or self._held_in.get(meeting, "")

    @cached_property
    def _held_in(self) -> dict[str, str]:
        return {link.start: link.end for link in self.reading.links("HELD_IN", end="Province")}
