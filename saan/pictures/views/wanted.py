"""What somebody asked a view for, and finding it by name."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from graph import PropertyGraph
from graph.errors import UsageError
from graph.keys import normalise
from saan.pictures.reading import known

MOST_LISTED = 8


@dataclass(frozen=True)
class Wanted:
    """`of`: the name of a network or organisation, or a question's id; `province`: its Thai name."""

    of: str = ""
    province: str = ""
    year: int | None = None
    names: bool = False


def key_named(graph: PropertyGraph, label: str, name: str) -> str:
    """The key of the one node of a label that is called so, or has this key. Raises UsageError for none or several."""
    if name.startswith(f"{label}:") and graph.id_of(name) >= 0:
        return name
    frame = graph.nodes(label)
    wanted = normalise(name)
    every = zip(frame["key"], frame["name"], frame["aliases"], strict=True)
    found = [
        k for k, n, others in every if wanted in {normalise(str(f)) for f in (n, *(others if known(others) else ()))}
    ]
    if len(found) == 1:
        return str(found[0])
    if found:
        listed = ", ".join(sorted(found)[:MOST_LISTED])
        raise UsageError(
            f"{name!r} is the name of {len(found)}: give --province, or a key: {listed}",
            f"มี {len(found)} แห่งชื่อ {name!r}: ระบุ --province หรือรหัส: {listed}",
        )
    near = ", ".join(get_close_matches(name, [str(n) for n in frame["name"]], 3, 0.5))
    raise UsageError(
        f"nothing is called {name!r}" + (f"; near it: {near}" if near else ""),
        f"ไม่มีสิ่งใดชื่อ {name!r}" + (f" ที่ใกล้เคียง: {near}" if near else ""),
    )
