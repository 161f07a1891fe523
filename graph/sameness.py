"""From stated keys to shown keys: which keys are one node.

Typed keys come first: equal keys are one. Beyond them, without a judgement, only what cannot fuse two bodies:
- a person by the same name without title (offices and provinces of one person change);
- a key with a place, and the same name with a wider place of the same province, where only one is narrower.
Judgements `same` and `different` overrule; a chain that says both merges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.judgements import Judgement
from graph.keys import label_of, place_of

PLACED = ("Organization", "Venue", "Network")


def classes(keys: Iterable[str], judgements: Iterable[Judgement] = ()) -> dict[str, str]:
    """The shown key of every stated key that is not its own: the least key of its class."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if label_of(key) == "Person" or label_of(key) in PLACED:
            by_name[key.partition("@")[0]].append(key)
    pairs = [pair for same in by_name.values() if len(same) > 1 for pair in automatic(same)]
    decided = tuple(judgements)
    pairs += [(j.subject, j.object) for j in decided if j.verdict == "same"]
    apart = {frozenset((j.subject, j.object)) for j in decided if j.verdict == "different"}
    return {
        k: shown for group in groups(pairs, apart) for shown in [min(group, key=oldest)] for k in group if k != shown
    }


def oldest(key: str) -> tuple[int, str]:
    """Order of keys in a class: a narrower place says more, so it is shown."""
    return -len(place_of(key)), key


def automatic(keys: list[str]) -> list[tuple[str, str]]:
    """Pairs among keys of one label and name that are one without asking."""
    if label_of(keys[0]) == "Person":
        return [(keys[0], other) for other in keys[1:]]
    pairs = []
    for wide in keys:
        place = place_of(wide)
        narrow = [k for k in keys if k != wide and place and place_of(k).startswith(f"{place}/")]
        if len(narrow) == 1:
            pairs.append((wide, narrow[0]))
    return pairs


def groups(pairs: list[tuple[str, str]], apart: set[frozenset[str]]) -> list[list[str]]:
    """Connected sets of pairs, less the sets that hold two keys which somebody judged different."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in pairs:
        parent[root(a)] = root(b)
    sets: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parent):
        sets[root(key)].append(key)
    torn = {
        root(a)
        for pair in apart
        if len(pair) == 2
        for a, b in [sorted(pair)]
        if {a, b} <= set(parent) and root(a) == root(b)
    }
    return [members for name, members in sets.items() if name not in torn]
