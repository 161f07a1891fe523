"""The keys that new parts name, beside those that a folder keeps: which of them are one node, and its number there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from graph import sameness
from graph.chunks import Entry, holding
from graph.judgements import Judgement, in_force
from graph.keys import key as make_key
from graph.keys import label_of, place_of
from graph.schema import SCHEMA, Kind
from graph.shown import Ints
from graph.value import PropertyGraph


@dataclass
class Label:
    """The nodes of one label that the new parts name: stated keys with their forms, old numbers, numbers by shown key.

    `first`: the first number that is new.
    """

    first: int
    forms: dict[str, str]
    old: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def index(self) -> pa.Array:
        """The shown keys, sorted."""
        return pa.array(sorted(self.numbers), pa.string())

    @property
    def of_position(self) -> Ints:
        """The number of each key of the index."""
        return np.array([self.numbers[k] for k in sorted(self.numbers)], np.int64)

    def members(self, shown: set[int]) -> pa.Array:
        """The keys kept before of some numbers."""
        return pa.array([k for k, n in self.old.items() if n in shown], pa.string())


@dataclass(frozen=True)
class Named:
    """The keys by which the new rows are shown."""

    mapping: dict[str, str]
    labels: dict[str, Label]

    def keys(self, label: str) -> pa.Array:
        """The shown keys that new rows name, sorted."""
        return self.labels[label].index if label in self.labels else pa.array([], pa.string())

    def frame(self, kind: Kind) -> None:
        """Nothing is shown of them yet."""


def named_by(new: PropertyGraph, root: Path, manifest: dict[str, Any]) -> Named | None:
    """Numbers for what the new parts name; None where nodes that were apart are one now, or the reverse."""
    decided = in_force(new.judgements)
    labels = {}
    for name in SCHEMA.nodes:
        keys = new.stated_keys(name)
        if len(keys):
            entries = manifest["keys"].get(name, [])
            count = sum(e["rows"] for e in manifest["shown"].get(name, []))
            labels[name] = looked_up(Label(count, formed(keys)), judged(name, decided), root, entries)
    mapping = sameness.classes((k for of in labels.values() for k in {*of.forms, *of.old}), decided)
    return Named(mapping, labels) if all(number(of, mapping) for of in labels.values()) else None


def formed(keys: pa.Array) -> dict[str, str]:
    """The form of each key."""
    return dict(zip(keys.to_pylist(), sameness.forms(keys).to_pylist(), strict=True))


def judged(label: str, decided: tuple[Judgement, ...]) -> list[set[str]]:
    """The forms of a label that decisions bring together."""
    pairs = []
    for j in decided:
        if label_of(j.subject) == label and j.verdict == "same":
            pairs.append({j.subject, j.object})
        elif label_of(j.subject) == label and j.verdict == "alias":
            pairs.append({j.subject, make_key(label, j.object), make_key(label, j.object, place_of(j.subject))})
    forms = formed(pa.array(sorted(set().union(*pairs)), pa.string()))
    return [{forms[k] for k in pair} for pair in pairs]


def looked_up(label: Label, together: list[set[str]], root: Path, entries: list[Entry]) -> Label:
    """The label with the kept keys that may be one with its own."""
    wanted = set(label.forms.values())
    size = 0
    while size < len(wanted):
        size = len(wanted)
        wanted.update(*(forms for forms in together if forms & wanted))
    for _, rows in holding(root, entries, "form", pa.array(sorted(wanted), pa.string())):
        label.old.update(zip(rows["key"].to_pylist(), rows["id"].to_pylist(), strict=True))
    return label


def number(label: Label, mapping: dict[str, str]) -> bool:
    """Give every shown key its number; False where a number would be of two keys, or a key of two numbers."""
    kept: dict[str, set[int]] = defaultdict(set)
    for key, old in label.old.items():
        kept[mapping.get(key, key)].add(old)
    if any(len(n) > 1 for n in kept.values()) or len(set().union(*kept.values())) < len(kept):
        return False
    shown = {mapping.get(key, key) for key in label.forms}
    label.numbers = {key: kept[key].pop() for key in kept}
    label.numbers |= {key: n for n, key in enumerate(sorted(shown - set(kept)), label.first)}
    return True
