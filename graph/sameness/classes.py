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
from graph.sameness.many import equal, without_collection
from graph.sameness.names import Name, parse, trigger

PLACED = ("Organization", "Venue", "Network")
# a key, and the place where what it names stands
Standing = tuple[str, str]
NAMED, BODY = f"^(?:{'|'.join((*PLACED, 'Person'))}):", "Organization:"


@without_collection
def classes(keys: Iterable[str] | pa.ChunkedArray, judgements: Iterable[Judgement] = ()) -> dict[str, str]:
    """The shown key of every stated key that is not its own. Only keys that share a form become objects of Python."""
    decided = tuple(judgements)
    column = keys if isinstance(keys, pa.ChunkedArray) else pa.chunked_array([list(keys)], pa.string())
    pairs = [pair for same in of_one_form(column) for pair in automatic(same)]
    pairs += [(j.subject, j.object) for j in decided if j.verdict == "same"]
    pairs += [pair for j in decided if j.verdict == "alias" for pair in aliased(j, column)]
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
    return compared(keys)[0]


def of_one_form(keys: pa.ChunkedArray) -> Iterator[list[Standing]]:
    """The keys of each form that several have."""
    plain = keys.filter(pc.match_substring_regex(keys, NAMED)).combine_chunks()
    words, written_out = compared(plain)
    # an office of a province is of that province wherever it was written
    places = {at: "/".join(name.codes) or name.province for at, name in written_out.items()}
    for found in equal(words):
        same = plain.take(pa.array(found)).to_pylist()
        yield [(key, places[at] if at in places else place_of(key)) for at, key in zip(found, same, strict=True)]


def compared(keys: pa.Array) -> tuple[pa.Array, dict[int, Name]]:
    """The form of each key, and the names that were written out for it, by position."""
    named = pc.match_substring_regex(keys, NAMED)
    words = pc.if_else(named, pc.replace_substring_regex(keys, "(?s)@.*", ""), keys)
    at = marked(words)
    written_out = dict(zip(at.to_pylist(), map(parsed, keys.take(at).to_pylist()), strict=True))
    out = pa.array([f"{BODY}{name.form}" for name in written_out.values()], pa.string())
    return pc.replace_with_mask(words, flags(len(words), at), out), written_out


def marked(words: pa.Array) -> pa.Array:
    """Positions of organisations whose name may be written in another way; searched in one go."""
    bodies = pc.indices_nonzero(pc.starts_with(words, BODY))
    names = pc.utf8_slice_codeunits(words.take(bodies), len(BODY))
    return bodies.filter(pc.match_substring_regex(names, trigger()))


def flags(size: int, at: pa.Array) -> pa.Array:
    """True at some positions of so many."""
    found = np.zeros(size, bool)
    found[at.to_numpy()] = True
    return pa.array(found)


def parsed(key: str) -> Name:
    """The name in a key, taken apart."""
    return parse(name_of(key), place_of(key))


def oldest(key: str) -> tuple[int, str]:
    """Order of keys in a class that nobody was shown yet: a narrower place says more."""
    return -len(place_of(key)), key


def automatic(keys: list[Standing]) -> list[tuple[str, str]]:
    """Pairs among keys of one label and form that are one without asking."""
    first = keys[0][0]
    if label_of(first) == "Person":
        return [(first, other) for other, _ in keys[1:]]
    single = label_of(first) == "Organization" and parsed(first).follows == "none"
    by_place: dict[str, list[str]] = defaultdict(list)
    for key, place in sorted(keys):
        by_place[place].append(key)
    known = [place for place in by_place if place or single]
    pairs = [(by_place[place][0], other) for place in known for other in by_place[place][1:]]
    narrower: dict[str, list[str]] = defaultdict(list)
    for place in filter(None, by_place):
        for wide in wider(place):
            narrower[wide].append(place)
    alone = [(wide, narrower[wide][0]) for wide in known if len(narrower[wide]) == 1]
    return pairs + [(by_place[wide][0], by_place[narrow][0]) for wide, narrow in alone]


def wider(place: str) -> Iterator[str]:
    """The places that a place lies in; no place at all is wider than a province."""
    codes = place.split("/")
    yield from ("/".join(codes[:count]) for count in range(1, len(codes)))
    if len(codes) == 1:
        yield ""


def aliased(judgement: Judgement, keys: pa.ChunkedArray) -> list[tuple[str, str]]:
    """A key and those of its label whose name is the alias, in its place or in none."""
    label, place = label_of(judgement.subject), place_of(judgement.subject)
    wanted = {make_key(label, judgement.object), make_key(label, judgement.object, place)} - {judgement.subject}
    held = keys.filter(pc.is_in(keys, value_set=pa.array(sorted(wanted), pa.string())))
    return [(judgement.subject, k) for k in held.to_pylist()]


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
