"""`load`: from files and folders to a graph and a report of everything that was done with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from graph import Judgement, PropertyGraph, Source
from graph import judgements as decisions
from graph.errors import SaanError, SourceError, UsageError
from loaders import documents, expecting, questions, registry, replacing, told
from loaders.changes import changes as changed
from loaders.changes import keys_kept
from loaders.expecting import Expected
from loaders.inputs import Input, gather, unknown
from loaders.reached import reached, reached_too
from loaders.report import Entry, Report, Said
from loaders.tables import corrections, sheets
from loaders.tables import mapping as mappings
from loaders.tables.areas import close_provinces, province_code
from loaders.tables.rows import Defaults
from loaders.tables.transform import transform

if TYPE_CHECKING:
    from loaders.press.facts import Facts

RELEASES = documents.SUFFIXES
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Options:
    """What the caller says of every source of one load."""

    defaults: Defaults
    source: str = ""
    mapping: mappings.Mappings = field(default_factory=dict)
    invented: bool | None = None


@dataclass
class Reading:
    """What was read before anything is put into the graph, by source id."""

    sources: dict[str, Source] = field(default_factory=dict)
    tables: dict[str, sheets.TableFile] = field(default_factory=dict)
    graphs: dict[str, PropertyGraph] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    expected: dict[str, Expected] = field(default_factory=dict)


def load(
    *paths: str | PathLike[str],
    into: PropertyGraph | None = None,
    province: str | None = None,
    year: int | None = None,
    meeting: str | None = None,
    source: str | None = None,
    mapping: str | PathLike[str] | None = None,
    judgements: str | PathLike[str] | None = None,
    invented: bool | None = None,
    progress: Progress | None = None,
) -> tuple[PropertyGraph, Report]:
    """The graph of releases and tables, added to `into`, and the report.

    `paths`: files, folders, zips. `province`, `year` (Buddhist era), `meeting`: what tables do not say themselves.
    `source`: the name of the source in place of the file's. `mapping`: a TOML file
    (loaders.tables.mapping); one that is not there yet is written with what was understood.
    `progress(done, total, name)` is called after each file. What cannot be loaded is in the report and the
    rest goes on. Raises UsageError for an unknown province, SourceError for a broken mapping or judgements file.
    """
    options = Options(
        Defaults(code_of(province), year, meeting or ""),
        source or "",
        mappings.read(Path(mapping)) if mapping and Path(mapping).exists() else questions.answered(into),
        invented,
    )
    from loaders.press.many import each, facts_or_none

    inputs, wrong = gather(tuple(Path(p) for p in paths))
    reading = Reading(entries=wrong)
    # releases are read on every core, each when its turn comes
    told = each(facts_or_none, [one for one in inputs if one.suffix in RELEASES], None)
    for done, one in enumerate(inputs, 1):
        get(one, options, reading, next(told) if one.suffix in RELEASES else None, alone=len(inputs) == 1)
        pa.default_memory_pool().release_unused()
        if progress:
            progress(done, len(inputs), one.name)
    if mapping and not Path(mapping).exists():
        mappings.write(Path(mapping), reading.tables.values())
    graph, report = write(reading, into)
    pa.default_memory_pool().release_unused()
    if judgements:
        graph = graph.judged(decisions.read(Path(judgements)))
    return graph, report


def code_of(province: str | None) -> str:
    """The code of a province given as an option. Raises UsageError for an unknown one."""
    if not province:
        return ""
    if code := province_code(province):
        return code
    close = ", ".join(close_provinces(province)) or "-"
    raise UsageError(
        f"there is no province {province!r}; close names: {close}", f"ไม่มีจังหวัด {province!r} ชื่อใกล้เคียง: {close}"
    )


def get(one: Input, options: Options, reading: Reading, told: list[Facts] | None, *, alone: bool) -> None:
    """Read one file; what is wrong with it becomes an entry. `told`: the facts of a release, where it was read."""
    if one.suffix not in (*sheets.SUFFIXES, *RELEASES):
        reading.entries.append(unknown(one.name, (*RELEASES, *sheets.SUFFIXES), given=one.given))
        return
    try:
        data = one.read()
        if one.suffix in RELEASES:
            get_release(one, data, options, reading, told, alone=alone)
        else:
            get_table(one, data, options, reading, alone=alone)
    except OSError as wrong:
        th = f"{one.name}: เปิดไฟล์ไม่ได้ ({wrong})"
        todo = "Close it elsewhere, and check your right to read it."
        error = SourceError(one.name, str(wrong), "a readable file", todo, th=th)
        reading.entries.append(Entry.of(error, one.name))
    except SaanError as wrong:
        reading.entries.append(Entry.of(wrong, one.name))


def source_of(one: Input, data: bytes, options: Options, *, alone: bool, **about: str) -> Source:
    """The source of a file; what the call says goes before what its folder says."""
    name = one.name if not options.source else options.source if alone else f"{options.source}/{one.name}"
    invented = one.settings.invented if options.invented is None else options.invented
    digest = hashlib.sha256(data).hexdigest()
    about = {"address": one.settings.address, "title": one.settings.title, **about}
    return Source(name, digest, invented=invented, **about)  # type: ignore[arg-type]


def get_table(one: Input, data: bytes, options: Options, reading: Reading, *, alone: bool) -> None:
    year = one.settings.year or None
    beneath = Defaults(code_of(one.settings.province), year, one.settings.meeting)
    found = sheets.read(data, one.name, options.defaults, beneath, options.mapping, one.scope)
    dated = next((r.defaults.year for r in found.sheets if r.defaults.year), None)
    as_of = one.settings.as_of or (str(dated - 543) if dated else "")
    source = source_of(one, data, options, alone=alone, kind="table", as_of=as_of)
    found.name = source.id
    reading.expected[source.id] = expecting.for_file(one.settings.expected, one.name)
    reading.sources[source.id], reading.tables[source.id] = source, found


def get_release(
    one: Input, data: bytes, options: Options, reading: Reading, told: list[Facts] | None, *, alone: bool
) -> None:
    from loaders.press.many import facts_of
    from loaders.press.statements import statements

    text = documents.text_of(data, one.name)
    if not text.strip():
        raise sheets.empty(one.name)
    found = told or facts_of(text, one.name)
    met = [e for facts in found for e in facts.entities if e.type == "Meeting"]
    days = sorted(str(a.value) for e in met for a in e.attributes if a.name == "date")
    about = {
        "kind": "press",
        "text": text,
        "title": documents.first_line(text),
        "as_of": one.settings.as_of or "".join(days[-1:]),
    }
    source = source_of(one, data, options, alone=alone, **about)
    reading.sources[source.id] = source
    reading.graphs[source.id] = PropertyGraph().merge(*(statements(facts, source) for facts in found))
    for item in (q for facts in found for q in facts.review):
        said = Said(item.reason_th, item.reason)
        place = f"c{item.start}-{item.end}"
        reading.entries.append(Entry("review", source.name, text[item.start : item.end], said, place=place))


def write(reading: Reading, into: PropertyGraph | None) -> tuple[PropertyGraph, Report]:
    """Put what was read into the graph, source by source, and say what became of it."""
    stated = transform(list(reading.tables.values()), reading.sources, into)
    report = Report(entries=reading.entries)
    graphs = stated.graphs | reading.graphs
    for file in reading.tables.values():
        report.entries += told.entries_of(file)
    report.entries += [Entry.of(wrong, reading.sources[id].name) for id, wrong in stated.wrong.items()]
    base, added, asked = into or PropertyGraph(), [], list[Judgement]()
    for id in sorted(graphs):
        source, graph = reading.sources[id], graphs[id]
        change = what_becomes(reading, id, graph, into)
        report.loaded.append(told.line_of(source, graph, reading.tables.get(id), change))
        report.entries += told.replaced(source, change)
        report.entries += expecting.differences(report.loaded[-1], graph, reading.expected.get(id, {}))
        for leaving in change.leaving:
            base = base.without(leaving)
        if change.status in ("new", "replaced", "beside"):
            added.append(graph)
            asked += asking(reading, id, change)
    graph = base
    if added:
        decided = stated.judgements + corrections.decisions(stated.corrections) + asked
        graph = joined(base, added, into).judged(decided)
    if into is not None:
        graph = going_on(into, graph, reading, report, replaced=base is not into)
    if stated.corrections:
        report.entries += corrections.unknown(stated.corrections, graph)
    report.entries.sort(key=lambda e: (e.file, e.sheet, e.row, e.kind))
    return graph, report


def what_becomes(reading: Reading, id: str, graph: PropertyGraph, into: PropertyGraph | None) -> replacing.Change:
    """What to do with a source: those without rows, and those that a person took out, are left."""
    if told.is_empty(reading.tables.get(id)):
        return replacing.Change("empty")
    if id in questions.refused(into):
        return replacing.Change("refused")
    return replacing.change(into, reading.sources[id], graph)


def asking(reading: Reading, id: str, change: replacing.Change) -> Iterator[Judgement]:
    """What a source leaves open."""
    for rows in reading.tables[id].sheets if id in reading.tables else ():
        yield from questions.of_rows(reading.sources[id], rows)
    yield from questions.of_lists(reading.sources[id], change.doubtful)


def joined(base: PropertyGraph, added: list[PropertyGraph], into: PropertyGraph | None) -> PropertyGraph:
    """All of it, with the reference places that it names; what is there already is not read where nothing leaves."""
    return reached(base.merge(*added)) if base is not into else reached_too(base, added)


def going_on(
    into: PropertyGraph, graph: PropertyGraph, reading: Reading, report: Report, *, replaced: bool
) -> PropertyGraph:
    """The graph with the keys that were shown before, by name and by id; what a replaced list changes is reported."""
    if replaced:
        graph = graph.judged(keys_kept(into, graph))
    graph = by_ids(into, graph, reading, report)
    if replaced:
        report.changes = changed(into, graph)
    return graph


def by_ids(into: PropertyGraph, graph: PropertyGraph, reading: Reading, report: Report) -> PropertyGraph:
    """The graph with what the ids of its new lists decide."""
    decided: list[Judgement] = []
    lists = (line.source for line in report.loaded if line.status in ("new", "replaced"))
    for source, table in ((reading.sources[id], reading.tables[id]) for id in lists if id in reading.tables):
        for pair in registry.ties(into, graph, source, table.sheets):
            decided += registry.judgements(pair, source)
            report.entries.append(registry.entry(pair, source))
    return graph.judged(decided) if decided else graph
