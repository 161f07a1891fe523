"""What a dossier tells of its subject straight from the graph: facts, networks, meetings, years."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, NamedTuple

from graph import PropertyGraph
from graph.keys import label_of
from saan.pictures import text
from saan.pictures.reading import Link, Reading
from saan.pictures.scene import Proof
from saan.pictures.style import ECOSYSTEM_TIES
from saan.pictures.years import year_of

MEETINGS, NETWORKS, HOLDERS = 6, 20, 6
HOLDS = ("Person", "Organization")
# type -> which end holds the role
ROLES = {"CHAIRED_BY": "end", "SECRETARIAT_OF": "start", "ORGANISED_BY": "end", "CO_ORGANISED_BY": "end"}


class Told(NamedTuple):
    """A line of a dossier with what sources state of it."""

    head: str
    rest: str
    why: Proof


class Subject:
    """One province or organisation, in the part of the graph that is about it."""

    def __init__(self, graph: PropertyGraph, reading: Reading, key: str) -> None:
        self.graph, self.reading, self.key = graph, reading, key
        self.is_province = label_of(key) == "Province"

    def facts(self) -> list[tuple[str, str]]:
        """Its properties and how much there is of it."""
        say, own = self.reading.say, list(self.reading.facts(self.key))
        if aliases := self.reading.aliases(self.key):
            own.append((say("ชื่ออื่น", "Other names"), ", ".join(aliases)))
        if not self.is_province:
            return [(say("จังหวัด", "Province"), self.reading.province_name(self.key)), *own]
        counted = [(label, sum(self.here(k) for k in self.graph.keys(label).to_pylist()))
                   for label in ("Network", "Organization", "Meeting", "District", "Initiative")]  # fmt: skip
        kinds = self.reading.kinds
        return own + [(say(kinds[label].th, kinds[label].en), f"{n:,}") for label, n in counted if n]

    def here(self, key: str) -> bool:
        """Whether a node is of this province."""
        return self.reading.province(key) == self.key

    def networks(self) -> list[list[str]]:
        """(network, sectors, members, years) of the province, or of the organisation's memberships."""
        links = list(self.reading.links("MEMBER_OF", "Organization", "Network"))
        members = Counter(link.end for link in links)
        years: dict[str, set[int]] = defaultdict(set)
        for link in self.reading.links("MEMBER_OF", "Network", "NetworkGroup"):
            years[link.start] |= {year_of(self.reading.row(link.end))}
        sectors: dict[str, list[str]] = defaultdict(list)
        for link in self.reading.links("IN_SECTOR"):
            sectors[link.start].append(self.reading.name(link.end))
        own = {link.end for link in links if link.start == self.key}
        keys = filter(self.here, self.graph.keys("Network").to_pylist()) if self.is_province else own
        kept = sorted(keys, key=lambda k: (-members[k], k))
        return [
            [self.reading.name(k), ", ".join(dict.fromkeys(sectors[k])), f"{members[k]:,}" if members[k] else "–",
             ", ".join(map(str, sorted(years[k] - {0}))) or "–"]
            for k in kept
        ]  # fmt: skip

    def roles(self) -> list[Told]:
        """Who chaired, was secretariat, organised: those who did so most often first."""
        held: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for type, holder in ROLES.items():
            for link in self.reading.links(type):
                who, meeting = getattr(link, holder), link.end if holder == "start" else link.start
                if (
                    label_of(who) in ("Person", "Organization")
                    and label_of(meeting) == "Meeting"
                    and self.here(meeting)
                ):
                    held[self.reading.name(who), self.role(link)].append(link)
        ranked = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
        times = self.reading.say("ครั้ง", "times")
        return [
            Told(f"{who} — {role}", f"{len(links)} {times}", self.reading.why(links)) for (who, role), links in ranked
        ]

    def role(self, link: Link) -> str:
        look = ECOSYSTEM_TIES[link.type]
        return self.reading.say(look.th, look.en)

    def meetings(self) -> list[Told]:
        """The meetings, the latest first, with what sources say of them."""
        links = self.meeting_links()
        dated = sorted(links, key=lambda m: (str(self.reading.row(m).get("date", "")), m), reverse=True)
        return [self.meeting(m, links[m]) for m in dated]

    def meeting_links(self) -> dict[str, list[Link]]:
        """Meeting -> the links that tie it to the subject."""
        if self.is_province:
            return {m: [] for m in self.graph.keys("Meeting").to_pylist() if self.here(m)}
        found: dict[str, list[Link]] = defaultdict(list)
        for type in ("ATTENDED", "SECRETARIAT_OF"):
            for link in self.reading.links(type, "Organization", "Meeting"):
                if link.start == self.key:
                    found[link.end].append(link)
        for type in ("ORGANISED_BY", "CO_ORGANISED_BY"):
            for link in self.reading.links(type, "Meeting", "Organization"):
                if link.end == self.key:
                    found[link.start].append(link)
        return found

    def meeting(self, key: str, links: list[Link]) -> Told:
        row, say = self.reading.row(key), self.reading.say
        date = text.date(str(row.get("date", "")), self.reading.lang)
        counts = [
            f"{row[name]:,} {word}"
            for name, word in (("participants", say("คน", "people")), ("org_count", say("องค์กร", "organisations")),
                               ("network_count", say("เครือข่าย", "networks")))
            if name in row
        ]  # fmt: skip
        why = self.reading.why(links) if links else self.reading.why_node(key)
        return Told(" · ".join(filter(None, (date, self.reading.name(key)))), " · ".join(counts), why)

    def coaching(self) -> list[Told]:
        """Who coached it, and whom it coached."""
        links = [x for x in self.reading.links("COACHES") if self.key in (x.start, x.end)]
        other = [x.end if x.start == self.key else x.start for x in links]
        verbs = [self.reading.forward(x) if x.start == self.key else self.reading.reverse(x) for x in links]
        both = zip(links, other, verbs, strict=True)
        return [Told(f"{verb} {self.reading.name(o)}", self.when(x), self.reading.why([x])) for x, o, verb in both]

    def when(self, link: Link) -> str:
        return str(year_of(link.properties) or "")

    def years(self) -> tuple[list[int], list[list[str]]]:
        """The fiscal years, and how much each has of meetings, networks, levels and coaching."""
        say, counts = self.reading.say, defaultdict[str, Counter[int]](Counter)
        for meeting in self.meeting_links():
            counts[say("การประชุม", "meetings")][year_of(self.reading.row(meeting))] += 1
        for link in self.reading.links("MEMBER_OF", "Network", "NetworkGroup"):
            if self.is_province and self.here(link.start):
                counts[say("เครือข่ายที่ระบุชื่อ", "networks named")][year_of(self.reading.row(link.end))] += 1
        for type, th, en in (("ASSESSED_AT", "ผลประเมินองค์กร", "assessments"), ("COACHES", "การโค้ช", "coaching ties")):
            for link in self.reading.links(type):
                if self.key in (link.start, link.end) or (self.is_province and self.here(link.start)):
                    counts[say(th, en)][year_of(link.properties)] += 1
        known = sorted({y for c in counts.values() for y in c} - {0})
        return known, [[name, *(f"{c[y]:,}" if c[y] else "–" for y in known)] for name, c in counts.items()]

    def doubts(self) -> list[str]:
        """What the sources do not say of the subject."""
        say = self.reading.say
        meetings = self.meeting_links()
        undated = sum("date" not in self.reading.row(m) for m in meetings)
        silent = [n for n in self.networks() if n[2] == "–"]
        found = []
        if undated:
            found.append(say(f"การประชุม {undated} ครั้งไม่ระบุวันที่", f"{undated} meetings have no date"))
        if silent:
            found.append(
                say(f"{len(silent)} เครือข่ายไม่มีรายชื่อสมาชิกในแหล่งข้อมูล", f"{len(silent)} networks have no list of members")
            )
        return found


def shorter(rows: list[Any], most: int) -> tuple[list[Any], int]:
    """The first rows, and how many more there are."""
    return rows[:most], max(0, len(rows) - most)
