"""A folder that grows: what new parts change in its shown files, and no more.

Keys of the new parts are compared with the kept keys of their forms; nodes and links that new rows speak of are derived
anew from all that is stated of them; files that held them are written without them, and what came into files of its
own. Where a new key makes one node of two, or two of one, everything is to be shown anew instead.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypedDict

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import sameness
from graph.chunks import Entry, exchanged, holding, joined, read_holding, write
from graph.keys import label_of
from graph.naming import Label, Named, named_by
from graph.parts import SOURCES, Part, distinct
from graph.schema import SCHEMA, Kind, LinkKind, NodeKind
from graph.value import PropertyGraph

# what is larger beside the whole is shown anew, in columns, at less cost
LARGEST_SHARE = 0.25


class Files(TypedDict):
    """What a manifest says of shown and key files; the labels whose numbers are in the order of their keys."""

    shown: dict[str, list[Entry]]
    keys: dict[str, list[Entry]]
    ordered: list[str]


def grown(graph: PropertyGraph, root: Path, manifest: dict[str, Any]) -> Files | None:
    """The shown and key files with the new parts of a graph; None where they cannot grow."""
    before = {e["digest"] for entries in manifest["parts"].values() for e in entries}
    parts = [p for found in graph.parts.values() for p in found]
    added = [p for p in parts if not p.kept]
    if {p.digest for p in parts if p.kept} != before or share(added, parts) > LARGEST_SHARE:
        return None
    new = PropertyGraph({k: [p for p in v if not p.kept] for k, v in graph.parts.items()}, graph.judgements)
    named = named_by(new, root, manifest)
    return None if named is None else Growth(graph, new, named, root, manifest).files()


def share(added: list[Part], parts: list[Part]) -> float:
    """The rows that are new among all."""
    return sum(p.size for p in added) / max(1, sum(p.size for p in parts))


@dataclass(frozen=True)
class Growth:
    """One addition: the whole graph, its new part, the keys that it names, the folder as it is."""

    graph: PropertyGraph
    new: PropertyGraph
    named: Named
    root: Path
    manifest: dict[str, Any]

    def files(self) -> Files:
        """Writes what changes; all entries after it."""
        shown, keys = dict(self.manifest["shown"]), dict(self.manifest["keys"])
        for name, label in self.named.labels.items():
            shown[name] = self.exchanged(name, ["id"], self.nodes(SCHEMA.nodes[name], label))
            keys[name] = self.with_keys(name, label)
        for kind in SCHEMA.links.values():
            if kind.id in self.new.parts:
                shown[kind.id] = self.exchanged(kind.id, ["start", "end"], self.links(kind))
        first = {name for name, label in self.named.labels.items() if label.first == 0}
        moved = {name for name, label in self.named.labels.items() if label.numbers.keys() - label.old.keys()}
        ordered = sorted(set(self.manifest.get("ordered", ())) - moved | first)
        return {"shown": shown, "keys": keys, "ordered": ordered}

    def exchanged(self, kind: str, identity: list[str], rows: pa.Table) -> list[Entry]:
        return exchanged(self.root, "shown", kind, self.manifest["shown"].get(kind, []), identity, rows)

    def with_keys(self, name: str, label: Label) -> list[Entry]:
        """The key files with the keys that are new, or that a decision brings to one of them."""
        mapping = self.named.mapping
        entries = self.manifest["keys"].get(name, [])
        decided = {k for k, shown in mapping.items() if shown in label.numbers and label_of(k) == name}
        decided -= {*label.forms, *label.old}
        held = holding(self.root, entries, "key", pa.array(sorted(decided), pa.string()))
        decided -= {k for _, rows in held for k in rows["key"].to_pylist()}
        fresh = sorted(set(label.forms) - set(label.old) | decided)
        ids = [label.numbers[mapping.get(k, k)] for k in fresh]
        table = key_table(pa.array(fresh, pa.string()), ids, decided)
        entries = [*entries, *write(self.root / "keys", name, table)]
        return joined(self.root, "keys", name, entries)

    def nodes(self, kind: NodeKind, label: Label) -> pa.Table:
        """The nodes that new rows describe, or that a new key names, as they are shown now."""
        if kind.label == "Source":
            parts = {SOURCES: self.new.parts.get(SOURCES, ())}
            return table_of(numbered(label, PropertyGraph(parts, (), self.named).nodes(kind.label)))
        described = set(distinct(self.new.rows(kind.label)["key"]).to_pylist())
        touched = {self.named.mapping.get(k, k) for k in described | (set(label.forms) - set(label.old))}
        frame = numbered(label, self.alone.nodes(kind.label))
        told = self.told(kind, table_of(frame[frame["key"].isin(touched) & (frame["id"] < label.first)]))
        members = label.members({label.numbers[k] for k in touched} - told)
        if len(members):
            old = self.old_rows(kind.id, "key", members)
            frame = numbered(label, self.derived(kind, old).nodes(kind.label))
        return table_of(frame[frame["key"].isin(touched) & ~frame["id"].isin(told)])

    def told(self, kind: NodeKind, rows: pa.Table) -> set[int]:
        """The numbers of those rows that say nothing beyond what is shown."""
        said = {row["id"]: row for row in rows.to_pylist()}
        held = holding(self.root, self.manifest["shown"].get(kind.id, []), "id", rows["id"])
        return {one["id"] for _, found in held for one in found.to_pylist() if adds_nothing(said[one["id"]], one)}

    @cached_property
    def alone(self) -> PropertyGraph:
        """The graph of the new rows."""
        parts = {k: v for k, v in self.new.parts.items() if k != SOURCES}
        return PropertyGraph({**parts, SOURCES: self.graph.parts[SOURCES]}, self.new.judgements, self.named)

    def links(self, kind: LinkKind) -> pa.Table:
        """The links that new rows state, as they are shown now."""
        start, end = (self.named.labels[label] for label in (kind.start, kind.end))
        frame = self.numbered(kind, self.alone)
        if known := self.known(kind, frame):
            from_start, to_end = start.members(known), end.members(set(frame["end"]))
            old = self.old_rows(kind.id, "start", from_start, pc.field("end").isin(to_end))
            frame = self.numbered(kind, self.derived(kind, old))
        return table_of(frame)

    def known(self, kind: LinkKind, frame: pd.DataFrame) -> set[int]:
        """The starts of links that are shown already and may change."""
        if all(p.parallel for p in kind.properties):
            return set()
        held = holding(self.root, self.manifest["shown"].get(kind.id, []), "start", pa.array(frame["start"].unique()))
        pairs = set(zip(frame["start"], frame["end"], strict=True))
        rows = (zip(r["start"].to_pylist(), r["end"].to_pylist(), strict=True) for _, r in held)
        return {start for of in rows for start, end in of if (start, end) in pairs}

    def numbered(self, kind: LinkKind, graph: PropertyGraph) -> pd.DataFrame:
        """The links of a kind, their ends as numbers of the folder."""
        frame = graph.links(kind.type, kind.start, kind.end)
        ends = {"start": kind.start, "end": kind.end}
        numbers = {e: self.named.labels[of].of_position[frame[e]].astype(np.int32) for e, of in ends.items()}
        return frame.assign(**numbers)

    def old_rows(self, kind: str, column: str, values: pa.Array, where: pc.Expression | None = None) -> list[Part]:
        """What parts of before state with one of the values in a column, and where a condition holds."""
        entries = self.manifest["parts"].get(kind, [])
        found = [read_holding(self.root / e["file"], column, values) for e in entries]
        return [Part(kind, rows if where is None else rows.filter(where)) for rows in found]

    def derived(self, kind: Kind, old: list[Part]) -> PropertyGraph:
        """The graph of the new rows of a kind and some of before."""
        parts = {kind.id: [*old, *self.new.parts.get(kind.id, ())], SOURCES: self.graph.parts[SOURCES]}
        return PropertyGraph(parts, self.new.judgements, self.named)


def numbered(label: Label, frame: pd.DataFrame) -> pd.DataFrame:
    """Nodes with their numbers of the folder in place of their ids."""
    return frame.assign(id=label.of_position[frame["id"]].astype(np.int32))


def adds_nothing(said: dict[str, Any], shown: dict[str, Any]) -> bool:
    """Whether each value of a node is missing, or shown already."""
    return all(
        value is None or value == shown[name] or (isinstance(value, list) and set(value) <= set(shown[name] or ()))
        for name, value in said.items()
    )


def key_table(keys: pa.Array, ids: Any, decided: Collection[str] = ()) -> pa.Table:
    """Keys by form, so that those of a form stand together: key, form, id.

    Those that only a decision names have no form: no stated key becomes one with them by itself.
    """
    named = pc.is_in(keys, value_set=pa.array(sorted(decided), pa.string()))
    forms = pc.if_else(named, "", sameness.forms(keys))
    table = pa.table({"key": keys, "form": forms, "id": pa.array(ids, pa.int32())})
    return table.take(pc.sort_indices(table, [("form", "ascending"), ("key", "ascending")]))


def table_of(frame: pd.DataFrame) -> pa.Table:
    """A shown frame as an Arrow table."""
    return pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()
