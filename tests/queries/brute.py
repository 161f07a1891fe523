"""What each core of the relational questions must give, worked out link by link in plain Python on a MultiDiGraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx

Row = tuple[Any, ...]
Asked = dict[str, Any]
NOT_HELD = ("planned", "cancelled")
REMOTE = ("online", "zoom", "video", "remote", "ออนไลน์", "วีดิทัศน์", "คลิป")
IN_ROOM = ("ATTENDED", "CHAIRED_BY", "SPOKE_AT", "SECRETARIAT_OF")
BODY_LINKS = ("ATTENDED", "ORGANISED_BY", "CO_ORGANISED_BY", "SECRETARIAT_OF", "MEETING_OF")


class Small:
    """A graph, and what is asked of it."""

    def __init__(self, graph: nx.MultiDiGraph[str], asked: Asked) -> None:
        self.graph = graph
        self.province, self.year = asked.get("province"), asked.get("year")

    def nodes(self, label: str) -> Iterator[tuple[str, dict[str, Any]]]:
        yield from ((n, d) for n, d in self.graph.nodes(data=True) if d["label"] == label)

    def links(self, type: str, start: str = "", end: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
        for a, b, d in self.graph.edges(data=True):
            labels = self.graph.nodes[a]["label"], self.graph.nodes[b]["label"]
            if d["type"] == type and start in ("", labels[0]) and end in ("", labels[1]):
                yield a, b, d

    def of(self, node: str, name: str) -> Any:
        value = self.graph.nodes[node].get(name)
        return None if value != value else value

    def mine(self, province: Any) -> bool:
        return self.province is None or province == self.province

    def meetings(self) -> set[str]:
        """Held, in the province and year."""
        out = set()
        for m, d in self.nodes("Meeting"):
            held = d.get("status") not in NOT_HELD
            if held and self.mine(d.get("province")) and self.year in (None, self.year_of(m)):
                out.add(m)
        return out

    def year_of(self, meeting: str) -> int | None:
        stated = self.of(meeting, "fiscal_year_be")
        return int(stated) if stated is not None else fiscal(self.of(meeting, "date"))

    def members(self) -> set[tuple[str, str]]:
        rows = self.links("MEMBER_OF", "Organization", "Network")
        return {(a, b) for a, b, d in rows if self.valid(d)}

    def valid(self, link: dict[str, Any]) -> bool:
        if self.year is None:
            return True
        begin, end = f"{self.year - 544}-10-01", f"{self.year - 543}-09-30"
        return (link.get("since") or "") <= end and (link.get("until") or "9999") + "-99" >= begin

    def bodies_of(self, person: str) -> set[tuple[str, int | None, bool]]:
        """organisation, fiscal year of the post, whether by a post."""
        out: set[tuple[str, int | None, bool]] = {
            (b, None, False) for a, b, _ in self.links("REPRESENTS") if a == person
        }
        for a, post, d in self.links("HOLDS_POSITION"):
            for type in ("POSITION_OF", "HEADS"):
                found = [b for x, b, _ in self.links(type, "Position", "Organization") if x == post and a == person]
                out |= {(b, fiscal(d.get("as_of")), True) for b in found}
        return out

    def in_room(self) -> set[tuple[str, str, str]]:
        """meeting, person, type."""
        out = set()
        for type in IN_ROOM:
            for a, b, d in self.links(type):
                person, meeting = (b, a) if self.graph.nodes[a]["label"] == "Meeting" else (a, b)
                far = any(w in (d.get("mode") or "") for w in REMOTE)
                if self.graph.nodes[person]["label"] == "Person" and meeting in self.meetings():
                    out |= {(meeting, person, type)} if d.get("status") not in NOT_HELD and not far else set()
        return out

    def present(self) -> set[tuple[str, str]]:
        """meeting, organisation."""
        out = set()
        for type in BODY_LINKS:
            for a, b, d in self.links(type):
                body, meeting = (b, a) if self.graph.nodes[a]["label"] == "Meeting" else (a, b)
                if self.graph.nodes[body]["label"] == "Organization" and d.get("status") not in NOT_HELD:
                    out |= {(meeting, body)} & {(m, body) for m in self.meetings()}
        for meeting, person, _ in self.in_room():
            for body, held, _ in self.bodies_of(person):
                if held is None or self.year_of(meeting) in (None, held):
                    out.add((meeting, body))
        return out

    def standing(self, network: str) -> bool:
        """Whether a network stands in the province and year."""
        lists = [b for a, b, _ in self.links("MEMBER_OF", "Network", "NetworkGroup") if a == network]
        now = [g for g in lists if self.of(g, "fiscal_year_be") in (None, self.year)]
        return self.mine(self.of(network, "province")) and (self.year is None or not lists or bool(now))

    def assemblies(self, size: int = 60) -> set[str]:
        out = set()
        for m in self.meetings():
            kind = self.of(m, "kind") or ""
            there = {a for a, b, _ in self.links("ATTENDED", "Organization") if b == m}
            large = (self.of(m, "org_count") or 0) >= size or len(there) >= size
            out |= {m} if large or "assembly" in kind or "สมัชชา" in kind else set()
        return out

    def tables(self) -> set[tuple[str, str]]:
        """meeting, network, assemblies left out."""
        rows = [(b, a) for a, b, d in self.links("PARTICIPATED", "Network") if d.get("status") not in NOT_HELD]
        rows += [(a, b) for a, b, _ in self.links("MEETING_OF", "Meeting", "Network")]
        return {(m, n) for m, n in rows if m in self.meetings() - self.assemblies()}


def fiscal(date: str | None) -> int | None:
    return None if not date else int(date[:4]) + 543 + (date[5:7] >= "10")


def tallied(items: list[tuple[Any, str, str, int, int]]) -> set[Row]:
    """province, aspect, items, known, total, nodes."""
    by: dict[tuple[Any, str], list[tuple[str, int, int]]] = defaultdict(list)
    for province, aspect, node, known, total in items:
        by[province, aspect].append((node, known, total))
    out = set()
    for (province, aspect), of in by.items():
        first = [n for n, *_ in sorted(of, key=lambda x: (x[1] >= x[2], x[0]))][:20]
        out.add((province, aspect, len(of), sum(x[1] for x in of), sum(x[2] for x in of), tuple(first)))
    return out


def coverage_meetings(s: Small) -> set[Row]:
    items: list[tuple[Any, str, str, int, int]] = []
    for m in s.meetings():
        place, stated = s.of(m, "province"), s.of(m, "org_count")
        named = len({o for at, o in s.present() if at == m})
        items += [(place, "sizes", m, int(stated is not None), 1), (place, "meetings", m, int(named > 0), 1)]
        items.append((place, "dates", m, int(s.of(m, "date") is not None), 1))
        items += [(place, "bodies", m, named, max(int(stated), named))] if stated is not None else []
    return tallied(items)


def coverage_networks(s: Small) -> set[Row]:
    items: list[tuple[Any, str, str, int, int]] = []
    for g, d in s.nodes("NetworkGroup"):
        if s.mine(d.get("province")) and s.year in (None, s.of(g, "fiscal_year_be")):
            named = len({a for a, b, _ in s.links("MEMBER_OF", "Network") if b == g})
            items.append((s.of(g, "province"), "networks", g, named, max(int(s.of(g, "count") or 0), named)))
    for n, _ in s.nodes("Network"):
        if s.standing(n):
            items.append((s.of(n, "province"), "members", n, int(any(x == n for _, x in s.members())), 1))
    return tallied(items)


def coverage_memberships(s: Small) -> set[Row]:
    dated: dict[tuple[str, str], bool] = {}
    for a, b, d in s.links("MEMBER_OF", "Organization"):
        if s.valid(d) and s.mine(s.of(b, "province")):
            dated[a, b] = dated.get((a, b), False) or d.get("since") is not None
    return tallied([(s.of(b, "province"), "membership dates", a, int(x), 1) for (a, b), x in dated.items()])


def coverage_organizations(s: Small) -> set[Row]:
    items: list[tuple[Any, str, str, int, int]] = []
    inside = {o for o, _ in s.members()}
    rows = s.links("ASSESSED_AT", "Organization")
    graded = {a for a, _, d in rows if s.year is None or (d.get("year_be") or 0) <= s.year}
    for o, _ in s.nodes("Organization"):
        place = s.of(o, "province")
        if s.province is None:
            items.append((None, "places", o, int(place is not None), 1))
        if place is None or not s.mine(place):
            continue
        others = [x for x, _ in s.nodes("Organization") if x != o and x.split("@")[0] == o.split("@")[0]]
        same = [x for x in others if s.of(x, "province") == place]
        vague = any(s.of(x, "district") is None for x in [o, *same])
        doubt = any(s.of(x, "province") is None for x in others) or (same and vague)
        items += [(place, "in a network", o, int(o in inside), 1), (place, "levels", o, int(o in graded), 1)]
        items.append((place, "one entry a name", o, int(not doubt), 1))
    return tallied(items)


def meeting_people(s: Small) -> set[Row]:
    by: dict[str, set[str]] = defaultdict(set)
    for m, p, _ in s.in_room():
        by[m].add(p)
    return {(m, len(of)) for m, of in by.items()}


def roles_at_meetings(s: Small) -> set[Row]:
    by: dict[tuple[str, str], set[str]] = defaultdict(set)
    for m, p, type in s.in_room():
        by[p, type].add(m)
    return {(*k, len(of)) for k, of in by.items()}


def held_posts(s: Small) -> set[Row]:
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for a, b, d in s.links("HOLDS_POSITION"):
        when = d.get("as_of")
        if s.year is None or fiscal(when) in (None, s.year):
            days[a, b] += [when] if when else []
    out = set()
    for (person, post), of in days.items():
        bodies = [
            b for t in ("POSITION_OF", "HEADS") for a, b, _ in s.links(t, "Position", "Organization") if a == post
        ]
        names = sorted(s.of(b, "name") for b in bodies if s.of(b, "name"))
        places = sorted(s.of(b, "province") for b in bodies if s.of(b, "province"))
        place = s.of(post, "province") or (places[0] if places else None) or s.of(person, "province")
        if s.mine(place):
            ends = (min(of), max(of)) if of else (None, None)
            held = (person, s.of(person, "name"), post, s.of(post, "name"))
            out.add((*held, names[0] if names else None, place, *ends))
    return out


def by_right(rows: set[tuple[str, str, str, str]]) -> set[Row]:
    by: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for actor, network, right, via in rows:
        by[actor, network, right].add(via)
    return {(*k, len(v), min(v)) for k, v in by.items()}


def rights(s: Small) -> set[Row]:
    rows = {(o, n, "member", n) for o, n in s.members()}
    for a, b, d in s.links("COACHES", "Organization"):
        if d.get("status") not in NOT_HELD and (s.year is None or d.get("year_be") in (None, s.year)):
            rows |= {(a, n, "coaches", b) for o, n in s.members() if o == b}
    rows |= {(a, b, "post", b) for a, b, _ in s.links("COORDINATOR_OF", "Organization", "Network")}
    for a, g, _ in s.links("SECRETARIAT_OF", "Organization", "NetworkGroup"):
        if s.year is None or s.of(g, "fiscal_year_be") in (None, s.year):
            rows |= {(a, n, "post", g) for n, x, _ in s.links("MEMBER_OF", "Network", "NetworkGroup") if x == g}
    rows |= {(o, n, "attends", m) for m, o in s.present() for at, n in s.tables() if at == m}
    return by_right(rows)


def person_rights(s: Small) -> set[Row]:
    rows = set()
    people = [p for p, _ in s.nodes("Person") if len({b for b, *_ in s.bodies_of(p)}) != 1]
    for p in people:
        rows |= {(p, n, "post", o) for o, n in s.members() if o in {b for b, *_ in s.bodies_of(p)}}
        rows |= {(p, n, "attends", m) for m, x, _ in s.in_room() if x == p for at, n in s.tables() if at == m}
    return by_right(rows)


def standing(s: Small) -> set[Row]:
    out = set()
    for n, d in s.nodes("Network"):
        lists = [b for a, b, _ in s.links("MEMBER_OF", "Network", "NetworkGroup") if a == n]
        years = {
            s.of(g, "fiscal_year_be") for g in lists if s.year is None or s.of(g, "fiscal_year_be") in (None, s.year)
        }
        out |= {(n, d.get("name"), s.of(n, "province"), y) for y in years or {None}} if s.standing(n) else set()
    return out


def lists(s: Small) -> set[Row]:
    out = set()
    for g, _ in s.nodes("NetworkGroup"):
        if s.mine(s.of(g, "province")):
            named = {(a, s.of(a, "name")) for a, b, _ in s.links("MEMBER_OF", "Network") if b == g}
            head = (g, s.of(g, "province"), s.of(g, "fiscal_year_be"), s.of(g, "count"))
            out |= {(*head, *n) for n in named or {(None, None)}}
    return out


def dated_sectors(s: Small) -> set[Row]:
    rows = s.links("IN_SECTOR")
    return {(a, s.of(b, "name"), b, d.get("since_be"), d.get("until_be"), d.get("status")) for a, b, d in rows}


def located(s: Small) -> set[Row]:
    out = set()
    for o, _ in s.nodes("Organization"):
        linked = sorted(s.of(b, "name") for a, b, _ in s.links("LOCATED_IN", "Organization", "District") if a == o)
        district = s.of(o, "district") or (linked[0] if linked else None)
        out |= {(o, s.of(o, "name"), s.of(o, "province"), district)} if s.mine(s.of(o, "province")) else set()
    return out


def districts(s: Small) -> set[Row]:
    rows = ((d, s.of(d, "name"), s.of(d, "province")) for d, _ in s.nodes("District"))
    return {r for r in rows if s.mine(r[2])}


def coach_batches(s: Small) -> set[Row]:
    out = set()
    for i, _ in s.nodes("Initiative"):
        told = s.of(i, "coach_count") is not None or s.of(i, "batch") is not None or "โค้ช" in (s.of(i, "name") or "")
        until = s.year is None or (s.of(i, "year_be") or 0) <= s.year
        if told and until and s.mine(s.of(i, "province")):
            columns = ("name", "province", "year_be", "batch", "coach_count", "org_count")
            out.add((i, *(s.of(i, c) for c in columns)))
    return out


def names(s: Small) -> set[Row]:
    labels = ("Organization", "Network", "Meeting", "Position")
    return {(n, s.of(n, "name"), s.of(n, "province")) for label in labels for n, _ in s.nodes(label)}


def steps(s: Small) -> set[Row]:
    from queries.cores.steps import BETWEEN, TYPES

    held = Small(s.graph, {"year": s.year}).meetings()
    out = set()
    for type in TYPES:
        for a, b, d in s.links(type):
            meetings = {x for x in (a, b) if s.graph.nodes[x]["label"] == "Meeting"}
            known = all(s.graph.nodes[x]["label"] in BETWEEN for x in (a, b))
            now = s.year is None or d.get("year_be") in (None, s.year)
            valid = type != "MEMBER_OF" or s.valid(d)
            if known and now and valid and meetings <= held and d.get("status") not in NOT_HELD:
                out.add((a, type, b))
    return out


def events(s: Small) -> set[Row]:
    rows: set[Row] = set()
    for m, _ in s.nodes("Meeting"):
        shown = [s.of(m, c) for c in ("name", "province", "date")]
        rows.add((m, "Meeting", None, *shown, s.year_of(m), s.of(m, "status"), s.of(m, "org_count")))
    for label, year, count in (
        ("Initiative", "year_be", "org_count"),
        ("NetworkGroup", "fiscal_year_be", "count"),
        ("ModelOrgs", "fiscal_year_be", "count"),
    ):
        for n, _ in s.nodes(label):
            status = s.of(n, "status") if label == "Initiative" else None
            head = (n, label, None, s.of(n, "name"), s.of(n, "province"), None)
            rows.add((*head, s.of(n, year), status, s.of(n, count)))
    for type in ("HAS_DESIGNATION", "AIMS_FOR"):
        for a, b, d in s.links(type, "Province"):
            head = (b, type, a, s.of(b, "name"), s.of(a, "name"), None)
            rows.add((*head, d.get("year_be"), d.get("status"), None))
    return {r for r in rows if s.mine(r[4]) and s.year in (None, r[6])}


def place_of(s: Small, owner: str) -> Any:
    return s.of(owner, "name" if s.graph.nodes[owner]["label"] == "Province" else "province")


def goals(s: Small) -> set[Row]:
    out = set()
    for a, g, _ in s.links("HAS_GOAL"):
        virtues = {(v, s.of(v, "name")) for x, v, _ in s.links("EXPRESSES_VIRTUE") if x == g}
        behaviours = s.of(g, "behaviours")
        said = (g, s.of(g, "name"), s.of(g, "kind"), tuple(behaviours) if behaviours is not None else None)
        head = (a, s.of(a, "name"), place_of(s, a), *said)
        out |= {(*head, *v) for v in virtues or {(None, None)}} if s.mine(place_of(s, a)) else set()
    return out


def promoted(s: Small) -> set[Row]:
    rows = [(a, b) for of in ("Province", "Organization") for a, b, _ in s.links("PROMOTES_VIRTUE", of)]
    return {(a, s.of(a, "name"), place_of(s, a), b, s.of(b, "name")) for a, b in rows if s.mine(place_of(s, a))}


BRUTE: dict[str, Callable[[Small], set[Row]]] = {
    f.__name__: f
    for f in (
        coverage_meetings,
        coverage_networks,
        coverage_memberships,
        coverage_organizations,
        meeting_people,
        roles_at_meetings,
        held_posts,
        rights,
        person_rights,
        standing,
        lists,
        dated_sectors,
        located,
        districts,
        coach_batches,
        names,
        steps,
        events,
        goals,
        promoted,
    )
}
