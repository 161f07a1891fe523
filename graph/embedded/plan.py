"""What a copy would hold and how long making it takes, read from the manifest alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from graph.folder import counted, digest_of

# what is written into a copy: a change needs a new number, so that older copies are not read
FORMAT = 1
# above so many nodes a copy of one province is offered instead
LARGE = 200_000
START_SECONDS, ROWS_A_SECOND = 5, 20_000


@dataclass(frozen=True)
class Plan:
    """One copy: of which folder and selection, under which name, and how much there is to write at most."""

    folder: Path
    province: str | None
    year: int | None
    nodes: int
    links: int

    @property
    def name(self) -> str:
        """The name of the copy: the same graph and selection, the same name."""
        what = [FORMAT, version("arcadedb-embedded"), digest_of(self.folder), self.province, self.year]
        return hashlib.sha256(repr(what).encode()).hexdigest()[:24]

    @property
    def seconds(self) -> int:
        """About how long writing the whole takes on an ordinary laptop."""
        return START_SECONDS + (self.nodes + self.links) // ROWS_A_SECOND

    @property
    def is_large(self) -> bool:
        """Whether a selection should be offered."""
        return self.nodes > LARGE and not self.province


def plan(folder: Path, province: str | None = None, year: int | None = None) -> Plan:
    """What copying a folder, or its part of one province (DOPA code) and fiscal year (BE), would write."""
    nodes, links = counted(folder)
    return Plan(folder.resolve(), province, year, nodes, links)
