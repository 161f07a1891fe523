"""What a load changes in the shown graph, by name: new, changed, gone; and keys that stay although names change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import SCHEMA, Judgement, PropertyGraph
from graph.judgements import SAAN
from graph.keys import label_of, name_of
from graph.parts import comparable
from graph.sameness import classes
from graph.sameness.classes import PLACED
from graph.schema import LinkKind

What = Literal["new", "changed", "gone"]
REFERENCE = ("Source", "Province", "District", "Subdistrict", "Region")


@dataclass(frozen=True)
class Change:
    """One node or link that is new, changed or gone. `kind`: label or link type; `values`: what it was and is."""

    what: What
    kind: str
    name: str
    values: str = ""


def changes(before: PropertyGraph, after: PropertyGraph) -> list[Change]:
    """Every difference between two shown graphs, nodes before links, by name; areas and sources are left out."""
    found: list[Change] = []
    for label in SCHEMA.nodes:
        if label not in REFERENCE and (len(before.keys(label)) or len(after.keys(label))):
            found += nodes(label, before, after)
    for kind in SCHEMA.links.values():
        if kind.id in before.parts or kind.id in after.parts:
            found += links(kind, before, after)
    return found


def nodes(label: str, before: PropertyGraph, after: PropertyGraph) -> Iterator[Change]:
    """Differences of one label."""
    old, new = before.nodes(label).set_index("key"), after.nodes(label).set_index("key")
    for what, here, there in (("gone", old, new), ("new", new, old)):
        for name in here[~here.index.isin(there.index)]["name"]:
            yield Change(what, label, str(name))  # type: ignore[arg-type]
    both = new.index[new.index.isin(old.index)]
    columns = [c for c in new.columns if c not in ("id", "aliases")]
    was, now = old.loc[both], new.loc[both]
    differs = pd.Series(False, index=both)
    for column in columns:
        differs |= unequal(was[column], now[column])
    for key in both[differs.to_numpy()]:
        values = [(c, was.at[key, c], now.at[key, c]) for c in columns]
        told = "; ".join(f"{c}: {said(a)} → {said(b)}" for c, a, b in values if said(a) != said(b))
        yield Change("changed", label, str(now.at[key, "name"]), told)


def unequal(was: pd.Series, now: pd.Series) -> pd.Series:
    """Where two columns of one index differ; missing equals missing."""
    one, other = (pa.array(comparable(pa.chunked_array([pa.array(c)]))).cast(pa.string()) for c in (was, now))
    same = pc.or_kleene(pc.equal(one, other), pc.and_(pc.is_null(one), pc.is_null(other)))
    return pd.Series(pc.invert(pc.fill_null(same, False)).to_numpy(zero_copy_only=False), index=was.index)


def said(value: object) -> str:
    return "-" if value is None or value is pd.NA else str(value)


def links(kind: LinkKind, before: PropertyGraph, after: PropertyGraph) -> Iterator[Change]:
    """Differences of one kind of link; its ends' keys tell links apart."""
    old, new = ends(kind, before), ends(kind, after)
    for what, here, there in (("gone", old, new), ("new", new, old)):
        graph = before if what == "gone" else after
        for start, end in sorted(set(here) - set(there)):
            yield Change(what, kind.type, f"{shown_name(graph, start)} → {shown_name(graph, end)}")  # type: ignore[arg-type]


def ends(kind: LinkKind, graph: PropertyGraph) -> list[tuple[str, str]]:
    """The keys of both ends of every shown link."""
    frame = graph.links(kind.type, kind.start, kind.end)
    starts = graph.keys(kind.start).take(pa.array(frame["start"])).to_pylist()
    return list(zip(starts, graph.keys(kind.end).take(pa.array(frame["end"])).to_pylist(), strict=True))


def shown_name(graph: PropertyGraph, key: str) -> str:
    """The name that a graph shows for a key."""
    at = graph.id_of(key)
    return str(graph.nodes(label_of(key)).at[at, "name"]) if at >= 0 else name_of(key)


def keys_kept(before: PropertyGraph, after: PropertyGraph) -> list[Judgement]:
    """Judgements by which nodes of `after` go on under keys that `before` showed and that nobody states any more.

    A list of a new year writes names in another way, or names a district as well: the node is the same, its key stays.
    """
    stated = {k for label in PLACED for k in after.stated_keys(label).to_pylist()}
    lost = {k for label in PLACED for k in before.keys(label).to_pylist()} - stated
    if not lost:
        return []
    held = [Judgement("", "shown", key, who=SAAN, why="its key was given before") for key in sorted(lost)]
    joined = classes(lost | stated, [*held, *after.decisions])
    found = {new: old for new, old in sorted(joined.items()) if old in lost and new in stated}
    why = "the same name and place, written otherwise"
    same = [Judgement("", "same", old, new, who=SAAN, why=why) for new, old in found.items()]
    return [j for j in held if j.subject in found.values()] + same
