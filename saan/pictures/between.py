"""Ties between networks: members they share, small meetings they shared."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from saan.pictures.reading import Link

if TYPE_CHECKING:
    from saan.pictures.ecosystem import Ecosystem

MOST_TIES = 600
# a tie of forty members is explained by the first of them
EXPLAINED = 5


def draw_between(eco: Ecosystem) -> None:
    """Both kinds of ties between networks."""
    shared_members(eco)
    shared_meetings(eco)


def shared_members(eco: Ecosystem) -> None:
    """Networks with organisations in common."""
    frame = eco.graph.links("MEMBER_OF", "Organization", "Network")
    if frame.empty:
        return
    networks, bodies = eco.graph.keys("Network"), eco.graph.keys("Organization")
    ends = frame["start"].to_numpy(int), frame["end"].to_numpy(int)
    member = sparse.csc_array((np.ones(len(frame), int), ends), (len(bodies), len(networks)))
    member.data[:] = 1
    pairs = sparse.coo_array(sparse.triu(member.T @ member, k=1))
    order = np.lexsort((pairs.col, pairs.row, -pairs.data))
    for i in order[:MOST_TIES]:
        a, b = (str(networks[int(n)]) for n in (pairs.row[i], pairs.col[i]))
        first, second = (member[:, [n]].indices for n in (pairs.row[i], pairs.col[i]))
        both = np.intersect1d(first, second)
        draw_shared(eco, a, b, [str(bodies[int(o)]) for o in both])
    if len(order) > MOST_TIES:
        say = eco.reading.say
        eco.left_out.append(
            say(
                f"คู่เครือข่ายที่มีสมาชิกร่วมกันอีก {len(order) - MOST_TIES:,} คู่: แสดง {MOST_TIES} คู่ที่มีสมาชิกร่วมมากที่สุด",
                f"{len(order) - MOST_TIES:,} more pairs with shared members: the {MOST_TIES} strongest are drawn",
            )
        )


def draw_shared(eco: Ecosystem, a: str, b: str, bodies: list[str]) -> None:
    """One tie of shared members, by name."""
    say = eco.reading.say
    named = ", ".join(eco.reading.name(o) for o in bodies[:EXPLAINED]) + (" …" if len(bodies) > EXPLAINED else "")
    words = say(f"มีสมาชิกร่วมกัน {len(bodies)} องค์กร: {named}", f"share {len(bodies)} members: {named}")
    links = [Link("MEMBER_OF", o, n, {}) for o in bodies[:EXPLAINED] for n in (a, b)]
    label = say(f"{len(bodies)} องค์กร", f"{len(bodies)} shared")
    eco.tie("SHARED_MEMBER", eco.node(a), eco.node(b), links, words=words, label=label, weight=len(bodies))


def shared_meetings(eco: Ecosystem) -> None:
    """Networks that met in a small circle; an assembly is a tie to the group, not to every pair."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    assemblies = 0
    for meeting in sorted(eco.meetings.present):
        if eco.meetings.is_assembly(meeting):
            assemblies += 1
            continue
        for pair in combinations(sorted(eco.meetings.networks(meeting)), 2):
            pairs[pair].append(meeting)
    for (a, b), meetings in pairs.items():
        links = [eco.meetings.present[m][n] for m in meetings for n in (a, b)]
        through = tuple(eco.meetings.name(m) for m in meetings)
        label = eco.reading.say(f"ประชุมร่วม {len(meetings)}", f"{len(meetings)} meetings")
        eco.tie("SAME_MEETING", eco.node(a), eco.node(b), links, label=label, through=through, weight=len(meetings))
    if assemblies:
        say = eco.reading.say
        eco.left_out.append(
            say(
                f"การประชุมใหญ่ {assemblies} ครั้งไม่แตกเป็นคู่เครือข่าย: แสดงเป็นเส้นจากผู้มีบทบาทถึงกลุ่มเครือข่าย",
                f"{assemblies} assemblies are not drawn as pairs of networks, but as ties of who convened them",
            )
        )
