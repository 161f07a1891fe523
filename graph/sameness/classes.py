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
NAMED = tuple(f"{label}:" for label in (*PLACED, "Person"))


@without_collection
def classes(keys: Iterable[str], judgements: Iterable[Judgement] = ()) -> dict[str, str]:
    """The shown key of every stated key that is not its own."""
    decided = tuple(judgements)
    listed = list(keys)
    pairs = [pair for same in of_one_form(listed) for pair in automatic(same)]
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
    return pa.array(compared(keys.to_pylist())[0], pa.string())


def of_one_form(keys: list[str]) -> Iterator[list[Standing]]:
    """The keys of each form that several have."""
    plain = [k for k in keys if k.startswith(NAMED)]
    words, written_out = compared(plain)
    # an office of a province is of that province wherever it was written
    places = {at: "/".join(name.codes) or name.province for at, name in written_out.items()}
    for found in equal(words):
        yield [(plain[at], places[at] if at in places else place_of(plain[at])) for at in found]


def compared(keys: list[str]) -> tuple[list[str], dict[int, Name]]:
    """The form of each key, and the names that were written out for it, by position."""
    words = [k.partition("@")[0] if k.startswith(NAMED) else k for k in keys]
    written_out = {at: parsed(keys[at]) for at in marked(words)}
    for at, name in written_out.items():
        words[at] = f"Organization:{name.form}"
    return words, written_out


def marked(words: list[str]) -> list[int]:
    """Positions of organisations whose name may be written in another way; searched in one go."""
    names = pc.struct_field(pc.extract_regex(pa.array(words, pa.string()), r"^Organization:(?P<name>.*)"), "name")
    found: list[int] = pc.indices_nonzero(pc.fill_null(pc.match_substring_regex(names, trigger()), False)).to_pylist()
    return found


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
