"""Pairs of names that a person should look at, from blocks: never all pairs.

Names are sorted by kind, province and sound, forwards and backwards, and each is compared with its next few
neighbours; a name without a province is compared with those of its full form. The work grows with n log n.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from graph.sameness.classes import parsed
from graph.sameness.grades import Verdict, compare
from graph.sameness.names import Name, bare, skeleton

# neighbours on each side of a name, and names that one without a place may mean
WINDOW, NAMESAKES = 4, 8
# names that differ in more letters are not worth the rules
LETTERS = 2


class Proposal(NamedTuple):
    """Two keys that may be one node, with the grade and its reasons; the first key sorts first."""

    one: str
    other: str
    verdict: Verdict


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
    keys = list(known)
    spoken = [spoken_form(name) for name in known.values()]
    frame = pd.DataFrame({"province": [n.province for n in known.values()], "sound": spoken})
    frame["back"] = [s[::-1] for s in spoken]
    for column in ("sound", "back"):
        ordered = frame.sort_values(["province", column], kind="stable")
        yield from (ordered_pair(keys[a], keys[b]) for a, b in neighbours(ordered))
    yield from (ordered_pair(*pair) for pair in namesakes(known))
    yield from (ordered_pair(*pair) for pair in headless(known))


def spoken_form(name: Name) -> str:
    """What a name sounds like as a whole, without brackets."""
    return skeleton(name.head + bare(name.core))


def neighbours(ordered: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Positions of near rows of one province that sound nearly alike."""
    province, sound = ordered["province"].to_numpy(), ordered["sound"].to_numpy()
    at = ordered.index.to_numpy()
    for step in range(1, min(WINDOW, len(at) - 1) + 1):
        close = np.flatnonzero(province[step:] == province[:-step])
        distance = cpdist(sound[close], sound[close + step], scorer=OSA.distance, score_cutoff=LETTERS)
        for row in close[distance <= LETTERS]:
            yield int(at[row]), int(at[row + step])


def namesakes(known: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """A name without a province and those of its form with one, where they are few."""
    placeless = {n.form for n in known.values() if not n.province}
    by_form: dict[str, list[str]] = defaultdict(list)
    for key, name in known.items():
        if name.form in placeless:
            by_form[name.form].append(key)
    for keys in by_form.values():
        placed = [k for k in keys if known[k].province]
        if len(placed) <= NAMESAKES:
            yield from ((k, p) for k in keys if not known[k].province for p in placed)


def headless(known: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """A name without its kind of body and those of its province that have one, and kinds that were renamed."""
    bodies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, name in known.items():
        bodies[name.province, name.core].append(key)
    for keys in bodies.values():
        if 1 < len(keys) <= NAMESAKES and len({known[k].head for k in keys}) > 1:
            yield from ((a, b) for at, a in enumerate(keys) for b in keys[at + 1 :])


def ordered_pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
