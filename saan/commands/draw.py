"""`draw`, `export`, `push`, `pull`: the graph in other forms."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import typer

from graph import PropertyGraph, open_graph, save_graph
from graph.folder import is_graph, writing
from saan.commands.load import WITH_REJECTS
from saan.language import chosen, say
from saan.progress import bar


def draw(graph: Path, out: Path, view: str, province: str | None, year: int | None, names: bool, of: str) -> None:
    """Draw one offline page and say what it leaves out."""
    from saan.pictures import draw as draw_page

    given = {"province": province, "year": year, "names": names, "of": of}
    drawn = draw_page(open_graph(graph), out, view=view, lang=chosen(), **given)  # type: ignore[arg-type]
    typer.echo(str(drawn.path))
    for line in drawn.left_out:
        typer.echo(f"  {line}")


def export(graph: Path, to: Path, names: bool) -> None:
    """Export the shown graph by suffix."""
    from saan.export import export as export_graph

    typer.echo(str(export_graph(open_graph(graph), to, names)))


def push(graph: Path, uri: str, database: str | None, graph_id: str, *, names: bool, quiet: bool) -> None:
    """Write the graph into Neo4j."""
    from graph.neo4j import push as push_graph

    quiet_driver()

    with bar(quiet) as progress:
        done = push_graph(open_graph(graph), uri, graph_id=graph_id, database=database, names=names, progress=progress)
    typer.echo(
        say(
            f"{done.nodes:,} โหนด {done.links:,} ความสัมพันธ์ ใน {done.seconds:.1f} วินาที",
            f"{done.nodes:,} nodes and {done.links:,} links in {done.seconds:.1f} s",
        )
    )
    if done.swept or done.held:
        typer.echo(
            say(
                f"ลบที่ไม่มีแหล่งใดกล่าวถึงแล้ว {done.swept:,} คงไว้เพราะมีลิงก์ของผู้อื่น {done.held:,}",
                f"{done.swept:,} removed, no longer stated; {done.held:,} kept, since links of others hold them",
            )
        )


def pull(graph: Path, uri: str, database: str | None, graph_id: str, as_of: str) -> int:
    """Take into the folder what was added or changed in Neo4j; the exit code of a load.

    Without a date the database says it today: an older one would lose against what the folder holds.
    """
    from graph.neo4j import pull as pull_graph

    as_of = as_of or date.today().isoformat()
    quiet_driver()
    with writing(graph):
        held = open_graph(graph) if is_graph(graph) else PropertyGraph()
        found = pull_graph(held, uri, graph_id=graph_id, database=database, as_of=as_of)
        if not found.graph.is_empty():
            save_graph(held.merge(found.graph), graph)
    for line in found.rejected:
        typer.echo(line, err=True)
    typer.echo(
        say(
            f"รับเพิ่ม {found.nodes:,} โหนด {found.links:,} ความสัมพันธ์ ไม่รับ {len(found.rejected):,} แถว",
            f"{found.nodes:,} nodes and {found.links:,} links taken, {len(found.rejected):,} rows rejected",
        )
    )
    return WITH_REJECTS if found.rejected else 0


def quiet_driver() -> None:
    """The driver logs each attempt that it repeats; what goes wrong in the end is said by the error itself."""
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
