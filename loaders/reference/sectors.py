"""The sectors that networks belong to, and proposals which of them a network's name points at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from loaders.reference.rows import rows

# วัด (temple) sits inside จังหวัด (province), which most network names end in
_PROVINCE_WORD = re.compile("จังหวัด")


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector: id, Thai and English name, id of the broader sector or "", words that point at it."""

    id: str
    th: str
    en: str
    broader: str
    cues: tuple[str, ...]


class Proposal(NamedTuple):
    """A sector proposed for a network until a person reviews it, with the reason in Thai and English."""

    sector: Sector
    reason: str
    reason_en: str


@cache
def sectors() -> tuple[Sector, ...]:
    """The sectors of data/sectors.csv in its order, read once."""
    return tuple(
        Sector(r["id"], r["th"], r["en"], r["broader"], tuple(r["cues"].split("|"))) for r in rows("sectors.csv")
    )


def sector(name: str) -> Sector | None:
    """The sector of that id, Thai name or English name, or None."""
    asked = name.strip().casefold()
    return next((s for s in sectors() if asked in (s.id, s.th, s.en.casefold())), None)


def propose(network: str) -> list[Proposal]:
    """The sectors whose cue words occur in a network's name; none, one or several, never final."""
    text = _PROVINCE_WORD.sub(" ", network)
    found = ((s, next((c for c in s.cues if c in text), None)) for s in sectors())
    return [
        Proposal(s, f"ชื่อเครือข่ายมีคำว่า “{cue}”", f"the network's name contains “{cue}”")
        for s, cue in found
        if cue is not None
    ]
