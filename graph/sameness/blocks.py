"""Pairs of names that a person should look at, from blocks: never all pairs.

Names are sorted by province and sound, forwards and backwards, and each is compared with its next few neighbours;
and names are grouped by what is left without words that say little, by what a law renamed them to, by their full form
(where one has no province) and by their own name (where one has no kind of body). The work grows with n log n.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, combinations, product
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from graph.sameness.classes import parsed
from graph.sameness.grades import Verdict, compare, successor
from graph.sameness.many import equal, without_collection
from graph.sameness.names import SLIGHT, Name, bare, skeleton

# neighbours on each side of a name, and names that one without a place may mean
WINDOW, NAMESAKES = 4, 8
# names that differ in more letters are not worth the rules
LETTERS = 2


class Proposal(NamedTuple):
    """Two keys that may be one node, with the grade and its reasons; the first key sorts first."""

    one: str
    other: str
    verdict: Verdict


@without_collection
def proposals(keys: Iterable[str], names: Mapping[str, Name] | None = None) -> list[Proposal]:
    """Pairs graded `likely` or `ask` among keys of organisations, likely first.

    `names`: what more is known of a key than it says itself, such as the district's name.
    """
    known = {k: (names or {}).get(k) or parsed(k) for k in sorted(set(keys))}
    found = {}
    for one, other in candidates(known):
        verdict = compare(known[one], known[other])
        if verdict.grade in ("likely", "ask"):
            found[one, other] = Proposal(one, other, verdict)
    return sorted(found.values(), key=lambda p: (p.verdict.grade == "ask", p.one, p.other))


def candidates(known: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """Pairs of keys, each in order and possibly more than once."""
    keys, names = list(known), list(known.values())
    found = chain(neighbours(names), alike(names), namesakes(names), headless(names))
    return (ordered_pair(keys[a], keys[b]) for a, b in found)


def neighbours(names: list[Name]) -> Iterator[tuple[int, int]]:
    """Positions of names of one province that are sorted beside each other, and sound nearly alike."""
    spoken = [skeleton(name.head + bare(name.core)) for name in names]
    frame = pd.DataFrame({"province": [n.province for n in names], "sound": spoken})
    frame["back"] = [s[::-1] for s in spoken]
    for column in ("sound", "back"):
        yield from near_rows(frame.sort_values(["province", column], kind="stable"))


def near_rows(ordered: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Positions of near rows of one province that sound nearly alike."""
    province, sound = ordered["province"].to_numpy(), ordered["sound"].to_numpy()
    at = ordered.index.to_numpy()
    for step in range(1, min(WINDOW, len(at) - 1) + 1):
        close = np.flatnonzero(province[step:] == province[:-step])
        distance = cpdist(sound[close], sound[close + step], scorer=OSA.distance, score_cutoff=LETTERS)
        for row in close[distance <= LETTERS]:
            yield int(at[row]), int(at[row + step])


def alike(names: list[Name]) -> Iterator[tuple[int, int]]:
    """Names of one province that are one but for words that say little, and kinds that were renamed."""
    spoken = [f"{n.province} {skeleton(SLIGHT.sub('', n.said))}" for n in names]
    later = [f"{n.province} {successor(n.form)}" for n in names]
    for found in chain(equal(spoken), equal(later)):
        if len(found) <= NAMESAKES:
            yield from combinations(found, 2)


def namesakes(names: list[Name]) -> Iterator[tuple[int, int]]:
    """A name without a province and those of its form with one, where they are few."""
    placeless = {n.form for n in names if not n.province}
    at = [i for i, n in enumerate(names) if n.form in placeless]
    for found in equal([names[i].form for i in at]):
        plain, placed = parted([at[i] for i in found], lambda i: not names[i].province)
        if len(placed) <= NAMESAKES:
            yield from product(plain, placed)


def headless(names: list[Name]) -> Iterator[tuple[int, int]]:
    """A name without its kind of body and those of its province that have one."""
    for found in equal([f"{n.province} {n.core.removesuffix('จังหวัด')}" for n in names]):
        plain, headed = parted(found, lambda i: not names[i].head)
        if len(plain) * len(headed) <= NAMESAKES**2:
            yield from product(plain, headed)


def parted(found: list[int], fits: Callable[[int], bool]) -> tuple[list[int], list[int]]:
    """Those that fit, and the others."""
    return [i for i in found if fits(i)], [i for i in found if not fits(i)]


def ordered_pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
