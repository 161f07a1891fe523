"""From recognised rows to one graph a file. Pure: what it reads is in its arguments.

Tables of one load help each other: registers say where organisations stand, tables of meetings what an id means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from graph import Judgement, PropertyGraph, Source, keys
from graph.errors import SchemaError
from graph.judgements import SAAN
from loaders.tables import bodies, corrections, gatherings, levels
from loaders.tables.common import propose_sectors
from loaders.tables.corrections import Correction
from loaders.tables.meetings_index import Meetings
from loaders.tables.organisations import Register
from loaders.tables.rows import Rows
from loaders.tables.sheets import TableFile
from loaders.tables.stating import Stating

Work = list[tuple[Rows, Stating]]
T = TypeVar("T")


@dataclass
class Stated:
    """What became of the files, by source id: graphs and errors; ids of meetings, tied now; corrections."""

    graphs: dict[str, PropertyGraph] = field(default_factory=dict)
    wrong: dict[str, SchemaError] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


def transform(files: list[TableFile], sources: dict[str, Source], into: PropertyGraph | None = None) -> Stated:
    """The graph of every file; `sources` by id, under which `files` go here.

    `into` is asked what the id of a meeting means that no table of this load describes.
    """
    work = [(file, [(rows, Stating()) for rows in file.sheets]) for file in files]
    found = Stated(judgements=state([pair for _, pairs in work for pair in pairs], into))
    for file, pairs in work:
        for rows, _ in of(pairs, corrections.KIND):
            found.corrections += corrections.read(rows, file.name)
        try:
            found.graphs[file.name] = joined(pairs).graph(sources[file.name], file.kept(sources[file.name]))
        except SchemaError as wrong:
            found.wrong[file.name] = wrong
    found.graphs = PropertyGraph.sharing(found.graphs)
    return found


def state(sheets: Work, into: PropertyGraph | None) -> list[Judgement]:
    """State what all sheets say, those first that the others ask; gives the ids of meetings that are tied now."""
    known = Register.join([done(r, bodies.place_organizations(r, out)) for r, out in of(sheets, "organizations")])
    placed = [done(rows, gatherings.meetings(rows, out)) for rows, out in of(sheets, "meetings")]
    before = Meetings.of_graph(into if of(sheets, "attendance") else None)
    for kind, say in (("networks", bodies.networks), ("sectors", bodies.sectors)):
        for rows, out in of(sheets, kind):
            say(rows, out)
            rows.release()
    seen = [done(rows, bodies.memberships(rows, out, known)) for rows, out in of(sheets, "memberships")]
    everything = Meetings.join([*placed, before])
    seen += [done(r, gatherings.attendance(r, out, known, everything)) for r, out in of(sheets, "attendance")]
    named = Register.join(seen)
    for rows, out in of(sheets, "assessments"):
        levels.assessments(rows, out, known, named)
        rows.release()
    for rows, out in of(sheets, "coaching"):
        levels.coaching(rows, out, known, named)
        rows.release()
    propose(sheets)
    return list(ties(placed, into.keys("Meeting").to_pylist() if into and placed else []))


def done(rows: Rows, found: T) -> T:
    """What a sheet gave; its rows are let go."""
    rows.release()
    return found


def of(sheets: Work, kind: str) -> Work:
    return [(rows, out) for rows, out in sheets if rows.found.kind.name == kind]


def propose(sheets: Work) -> None:
    """Propose sectors for the networks whose sector no table of this load states."""
    links = [f for _, out in sheets for f in out.links["IN_SECTOR", "Network", "Sector"]]
    stated = {key for frame in links for key in frame["start"].unique()}
    for _, out in sheets:
        for networks in out.unsectored:
            propose_sectors(networks[~networks["key"].isin(stated)], out)


def joined(pairs: Work) -> Stating:
    """All that the sheets of one file state; they hold it no longer."""
    whole = Stating()
    for _, out in pairs:
        for label, frames in out.nodes.items():
            whole.nodes[label] += frames
        for kind, frames in out.links.items():
            whole.links[kind] += frames
        out.nodes.clear()
        out.links.clear()
    return whole


def ties(found: list[Meetings], known: list[str]) -> Iterator[Judgement]:
    """Ids that attendance used before their meetings were known, tied to the one row that gives the id."""
    loose = {k for k in known if k.count("/") == 0}
    for meetings in found if loose else []:
        frame = meetings.frame
        unique = frame[~frame["word"].duplicated(keep=False)]
        for word, key, code, file in unique[["word", "key", "code", "file"]].itertuples(index=False):
            for stated in (keys.key("Meeting", word), keys.key("Meeting", word, code)):
                if stated in loose and stated != key:
                    yield Judgement("", "same", stated, key, who=SAAN, why=f"{file} gives the id {word}")
