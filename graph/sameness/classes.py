"""From stated keys to shown keys: which keys are one node.

Typed keys come first: equal keys are one. Beyond them, without a judgement, only what cannot fuse two bodies:
- a person by the same name without title (offices and provinces of one person change);
- an organisation of the same kind and own name, written out, in the same place (graph.sameness.names);
- a key with a place, and the same name with a wider place of the same province, where only one is narrower;
- a body of which there is one in the country, with and without its province.
Judgements `same`, `different` and `alias` overrule; a chain that says both same and different merges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graph.judgements import Judgement
from graph.keys import key as make_key
from graph.keys import label_of, name_of, place_of
from graph.sameness.names import Name, parse, trigger

PLACED = ("Organization", "Venue", "Network")


def classes(keys: Iterable[str], judgements: Iterable[Judgement] = ()) -> dict[str, str]:
    """The shown key of every stated key that is not its own."""
    decided = tuple(judgements)
    listed = list(keys)
    pairs = [pair for same in alike(listed) for pair in automatic(same)]
    pairs += [(j.subject, j.object) for j in decided if j.verdict == "same"]
    pairs += [pair for j in decided if j.verdict == "alias" for pair in aliased(j, listed)]
    apart = {frozenset((j.subject, j.object)) for j in decided if j.verdict == "different"}
    kept = {j.subject for j in decided if j.verdict == "shown"}
    return {
        k: shown
        for group in groups(pairs, apart)
        for shown in [min(group, key=lambda k: (k not in kept, *oldest(k)))]
        for k in group
        if k != shown
    }


def forms(keys: pa.Array) -> pa.Array:
    """Of each key what it is compared by: label and name, those of organisations written out; else the key itself."""
    label = pc.struct_field(pc.extract_regex(keys, r"^(?P<label>[^:]*):"), "label")
    plain = pc.is_in(label, pa.array(["Person", *PLACED]))
    found = pc.if_else(plain, pc.replace_substring_regex(keys, r"(?s)@.*$", ""), keys)
    marked = pc.match_substring_regex(found, f"^Organization:.*(?:{trigger()})")
    written_out = [f"Organization:{parsed(key).form}" for key in keys.filter(marked).to_pylist()]
    return pc.replace_with_mask(found, marked, pa.array(written_out, pa.string()))


def alike(keys: list[str]) -> Iterator[list[str]]:
    """The keys of each form that several have."""
    column = pa.array(keys, pa.string())
    coded = forms(column).dictionary_encode()
    count = np.bincount(coded.indices.to_numpy(), minlength=len(coded.dictionary))
    several = pa.array((count > 1)[coded.indices.to_numpy()])
    found: dict[int, list[str]] = defaultdict(list)
    for form, key in zip(coded.indices.filter(several).to_pylist(), column.filter(several).to_pylist(), strict=True):
        found[form].append(key)
    yield from found.values()


def parsed(key: str) -> Name:
    """The name in a key, taken apart."""
    return parse(name_of(key), place_of(key))


def stands(key: str) -> str:
    """The place of a key; an office of a province is of that province wherever it was written."""
    if label_of(key) != "Organization":
        return place_of(key)
    name = parsed(key)
    return "/".join(name.codes) or name.province


def oldest(key: str) -> tuple[int, str]:
    """Order of keys in a class that nobody was shown yet: a narrower place says more."""
    return -len(place_of(key)), key


def automatic(keys: list[str]) -> list[tuple[str, str]]:
    """Pairs among keys of one label and form that are one without asking."""
    if label_of(keys[0]) == "Person":
        return [(keys[0], other) for other in keys[1:]]
    single = label_of(keys[0]) == "Organization" and parsed(keys[0]).follows == "none"
    by_place: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        by_place[stands(key)].append(key)
    known = [place for place in by_place if place or single]
    pairs = [(by_place[place][0], other) for place in known for other in by_place[place][1:]]
    for wide in known:
        narrow = [p for p in by_place if p and (p.startswith(f"{wide}/") if wide else "/" not in p)]
        if len(narrow) == 1:
            pairs.append((by_place[wide][0], by_place[narrow[0]][0]))
    return pairs


def aliased(judgement: Judgement, keys: list[str]) -> list[tuple[str, str]]:
    """A key and those of its label whose name is the alias, in its place or in none."""
    label, place = label_of(judgement.subject), place_of(judgement.subject)
    wanted = {make_key(label, judgement.object), make_key(label, judgement.object, place)}
    return [(judgement.subject, k) for k in keys if k in wanted and k != judgement.subject]


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
