"""`load`, `sources`, `forget`, `read`, `template`: what goes into a graph and out of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

import typer

from graph import PropertyGraph, judgements, open_graph, save_graph
from graph.errors import SourceError, UsageError
from graph.folder import counted, is_graph, replace, writing
from loaders import Report
from loaders import load as load_sources
from loaders.changes import changes
from loaders.documents import SUFFIXES, text_of
from loaders.inputs import Input, gather
from loaders.rejects import tables
from loaders.replacing import provinces
from loaders.tables.areas import province_name
from saan.language import chosen, say
from saan.progress import bar
from saan.spreadsheets import spreadsheet_safe, write_workbook

NOTHING_LOADED = 4
WITH_REJECTS = 3


def load(
    paths: Iterable[Path],
    graph: Path,
    given: dict[str, Any],
    *,
    judgements: Path | None = None,
    dry_run: bool = False,
    report: Path | None = None,
    rejects: Path | None = None,
    quiet: bool = False,
) -> int:
    """Add sources to the graph folder and print the report; returns the exit code of DESIGN's contract."""
    if dry_run:
        before = opened(graph)
        after, said = gathered(paths, before, given, judgements, quiet)
        said.changes = changes(before, after)
    else:
        with writing(graph):
            before = opened(graph)
            after, said = gathered(paths, before, given, judgements, quiet)
            if said.exit_code != NOTHING_LOADED or after.judgements != before.judgements:
                save_graph(after, graph)
    typer.echo(said.to_text(chosen()))
    if report:
        replace(report, spreadsheet_safe(said.to_frame()).to_csv(index=False).encode("utf-8-sig"))
    give_back(said, rejects)
    if dry_run:
        typer.echo(say("ทดลองเท่านั้น: ยังไม่ได้เขียน", "dry run: nothing was written"))
    elif said.exit_code != NOTHING_LOADED:
        typer.echo(summary(graph))
    return said.exit_code


def give_back(said: Report, file: Path | None) -> None:
    """Write the rejected rows as a workbook to correct and load, or say that it can be had."""
    found = tables(said, chosen())
    rows = sum(map(len, found.values()))
    if file and found:
        write_workbook(found, file)
        th = f"{file}: {rows:,} แถวที่ไม่ได้นำเข้า แก้ในไฟล์นี้แล้วใช้ saan load {file}"
        typer.echo(say(th, f"{file}: {rows:,} rows that were left out; correct them there and saan load {file}"))
    elif found:
        th = f"รับ {rows:,} แถวที่ไม่ได้นำเข้ามาแก้เป็นตารางได้ด้วย --rejects FILE.xlsx"
        typer.echo(say(th, f"get the {rows:,} rows that were left out as a table to correct: --rejects FILE.xlsx"))


def opened(graph: Path) -> PropertyGraph:
    """The graph in the folder; an empty one where none is kept yet."""
    return open_graph(graph) if is_graph(graph) else PropertyGraph()


def gathered(
    paths: Iterable[Path], before: PropertyGraph, given: dict[str, Any], judged: Path | None, quiet: bool
) -> tuple[PropertyGraph, Report]:
    with bar(quiet) as progress:
        after, report = load_sources(*paths, into=before, progress=progress, **given)
    if judged:
        after = after.judged(judgements.read(judged))
    return after, report


def summary(folder: Path) -> str:
    """One line on what the graph holds."""
    nodes, links = counted(folder)
    graph = open_graph(folder)
    sources = len(graph.sources)
    return say(
        f"{folder}: {nodes:,} โหนด {links:,} ความสัมพันธ์ จาก {sources:,} แหล่งข้อมูล",
        f"{folder}: {nodes:,} nodes and {links:,} links from {sources:,} sources",
    ) + (" · ข้อมูลสมมติ" if graph.invented else "")


def sources(graph: Path) -> None:
    """Print one line a source."""
    held = open_graph(graph)
    twice = set(held.sources["name"][held.sources["name"].duplicated()])
    for row in held.sources.to_dict("records"):
        # of two lists of one name, the province tells which is which
        of = sorted(provinces(held, row["id"])) if row["name"] in twice else []
        about = [row["kind"], row["as_of"] or "", ", ".join(filter(None, map(province_name, of)))]
        flag = " · ข้อมูลสมมติ" if row["invented"] is True else ""
        typer.echo("  ".join([row["id"], *filter(None, about)]) + flag)


def forget(source: str, graph: Path) -> None:
    """Take out a source by its id, or by its name where only one has it."""
    with writing(graph):
        held = open_graph(graph)
        found = held.sources[(held.sources["id"] == source) | (held.sources["name"] == source)]["id"].tolist()
        if len(found) != 1:
            known = "\n  ".join(found or held.source_ids)
            raise UsageError(
                f"{source}: found {len(found)} sources; expected one of:\n  {known}",
                f"{source}: พบ {len(found)} แหล่งข้อมูล โปรดระบุหนึ่งในนี้:\n  {known}",
            )
        save_graph(held.without(found[0]), graph)
    typer.echo(say(f"นำ {found[0]} ออกแล้ว", f"{found[0]} is out"))


def read(paths: Iterable[Path], facts: Path, quiet: bool) -> int:
    """Write NAME.json for every release, those of folders too; one that cannot be read is said and the rest goes on."""
    from loaders.press.many import each

    found, wrong = gather(tuple(paths))
    releases = [one for one in found if one.given or one.suffix in SUFFIXES]
    bad = [entry.whole.text(chosen()) for entry in wrong]
    with bar(quiet) as progress:
        for done, (one, said) in enumerate(zip(releases, each(attempt, releases, (facts, chosen())), strict=True), 1):
            bad += [said] if said else []
            progress(done, len(releases), one.name)
    for line in bad:
        typer.echo(line, err=True)
    return NOTHING_LOADED if len(bad) == len(releases) + len(wrong) else WITH_REJECTS if bad else 0


def attempt(release: Input, given: tuple[Path, str]) -> str:
    """Put the facts of a release into a folder; what went wrong, in the language given, "" where nothing did."""
    facts, language = given
    try:
        put_facts(release, facts)
    except SourceError as error:
        return error.message(language)
    except OSError as error:
        return f"{release.name}: {error}"
    return ""


def put_facts(release: Input, facts: Path) -> None:
    """Read one release and write what it states; NAME.2.json and so on where a file holds several.

    What the same reader wrote of the same bytes is left as it is. Raises SourceError where its bytes are no text.
    """
    from loaders.press.many import facts_of, version

    data = release.read()
    head = {"digest": hashlib.sha256(data).hexdigest(), "reader": version()}
    file = facts / PurePosixPath(release.name).with_suffix(".json")
    if file.is_file() and all(f'"{name}": "{value}"' in beginning(file) for name, value in head.items()):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(facts_of(text_of(data, release.name), release.name), 1):
        stated = json.dumps(head | dict(one.to_json(release.name)), ensure_ascii=False, indent=1)
        replace(file if number == 1 else file.with_suffix(f".{number}.json"), f"{stated}\n".encode())


def beginning(file: Path) -> str:
    """The first lines of a file, where facts say what they were read from."""
    with file.open(encoding="utf-8") as opened:
        return opened.read(200)


def template(out: Path) -> None:
    """Write the empty tables."""
    from loaders.tables.templates import write_templates

    for file in write_templates(out):
        typer.echo(str(file))
