"""Ties between networks: members they share, small meetings they shared."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from saan.pictures.meetings import SMALL
from saan.pictures.reading import Link
from saan.pictures.style import ECOSYSTEM_TIES

Pair = tuple[str, str]

if TYPE_CHECKING:
    from saan.pictures.ecosystem import Ecosystem

# of each kind in a province: more arcs are a ball of wool
MOST_TIES = 8
# a tie of forty members is explained by the first of them
EXPLAINED = 5


def draw_between(eco: Ecosystem) -> None:
    """Both kinds of ties between networks."""
    shared_members(eco)
    shared_meetings(eco)


def shared_members(eco: Ecosystem) -> None:
    """Networks with organisations in common."""
    shared = pairs_of_members(eco)
    for a, b in strongest(eco, {pair: len(bodies) for pair, bodies in shared.items()}, "SHARED_MEMBER"):
        draw_shared(eco, a, b, shared[a, b])


def pairs_of_members(eco: Ecosystem) -> dict[Pair, list[str]]:
    """Pair of networks -> the organisations in both."""
    frame = eco.graph.links("MEMBER_OF", "Organization", "Network")
    if frame.empty:
        return {}
    networks, bodies = eco.graph.keys("Network"), eco.graph.keys("Organization")
    ends = frame["start"].to_numpy(int), frame["end"].to_numpy(int)
    member = sparse.csc_array((np.ones(len(frame), int), ends), (len(bodies), len(networks)))
    member.data[:] = 1
    pairs = sparse.coo_array(sparse.triu(member.T @ member, k=1))
    of = [member.indices[member.indptr[i] : member.indptr[i + 1]] for i in range(len(networks))]
    return {
        (str(networks[int(a)]), str(networks[int(b)])): [str(bodies[int(o)]) for o in np.intersect1d(of[a], of[b])]
        for a, b in zip(pairs.row, pairs.col, strict=True)
    }


def strongest(eco: Ecosystem, weights: dict[Pair, int], kind: str) -> list[Pair]:
    """Of each province the pairs with the most in common; how many others there are is said."""
    by_province: dict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(weights, key=lambda p: (-weights[p], p)):
        by_province[eco.reading.province(pair[0])].append(pair)
    kept = [pair for pairs in by_province.values() for pair in pairs[:MOST_TIES]]
    if dropped := len(weights) - len(kept):
        say, look = eco.reading.say, ECOSYSTEM_TIES[kind]
        eco.left_out.append(
            say(
                f"{look.th}: อีก {dropped:,} คู่เครือข่าย แสดงจังหวัดละ {MOST_TIES} คู่ที่มีร่วมกันมากที่สุด",
                f"{look.en}: {dropped:,} more pairs of networks; of each province the {MOST_TIES} strongest are drawn",
            )
        )
    return kept


def draw_shared(eco: Ecosystem, a: str, b: str, bodies: list[str]) -> None:
    """One tie of shared members, by name."""
    say = eco.reading.say
    named = ", ".join(eco.reading.name(o) for o in bodies[:EXPLAINED]) + (" …" if len(bodies) > EXPLAINED else "")
    words = say(f"มีสมาชิกร่วมกัน {len(bodies)} องค์กร: {named}", f"share {len(bodies)} members: {named}")
    links = [Link("MEMBER_OF", o, n, {}) for o in bodies[:EXPLAINED] for n in (a, b)]
    eco.tie("SHARED_MEMBER", eco.node(a), eco.node(b), links, words=words, label=str(len(bodies)), weight=len(bodies))


def shared_meetings(eco: Ecosystem) -> None:
    """Networks that met in a small circle; an assembly is a tie to the group, not to every pair."""
    pairs, assemblies = pairs_at_meetings(eco)
    for a, b in strongest(eco, {pair: len(meetings) for pair, meetings in pairs.items()}, "SAME_MEETING"):
        meetings = pairs[a, b]
        links = [eco.meetings.present[m][n] for m in meetings for n in (a, b)]
        through = eco.meetings.names(meetings)
        eco.tie("SAME_MEETING", eco.node(a), eco.node(b), links, through=through, weight=len(meetings))
    if assemblies:
        say = eco.reading.say
        eco.left_out.append(
            say(
                f"การประชุม {assemblies} ครั้งที่มีมากกว่า {SMALL} เครือข่าย ไม่แตกเป็นคู่: แสดงเป็นเส้นจากผู้มีบทบาทถึงกลุ่มเครือข่าย",
                f"{assemblies} meetings of more than {SMALL} networks are not drawn as pairs, but by who convened them",
            )
        )


def pairs_at_meetings(eco: Ecosystem) -> tuple[dict[Pair, list[str]], int]:
    """Pair of networks -> the small meetings of both; and how many meetings were assemblies."""
    pairs: dict[Pair, list[str]] = defaultdict(list)
    assemblies = 0
    for meeting in sorted(eco.meetings.present):
        if eco.meetings.is_assembly(meeting):
            assemblies += 1
            continue
        for pair in combinations(sorted(eco.meetings.networks(meeting)), 2):
            pairs[pair].append(meeting)
    return pairs, assemblies
