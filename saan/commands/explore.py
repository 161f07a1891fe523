"""`explore`, `dossier`: the analyst's explorer, and what is known of one province or organisation, as pages."""

from __future__ import annotations

from pathlib import Path

import typer

from graph import PropertyGraph, open_graph
from saan.language import chosen, say

# rows and seconds of a statement asked in the served page
ROWS, SECONDS = 1_000, 60.0


def explore(graph: Path, out: Path, province: str | None, year: int | None, names: bool) -> None:
    """Write the explorer and say how much it holds."""
    from saan.explorer import explore as explore_graph

    held = part(open_graph(graph), province, year)
    explored = explore_graph(held, out, names=names, lang=chosen())
    typer.echo(str(explored.path))
    typer.echo(
        say(
            f"  {explored.nodes:,} สิ่ง {explored.links:,} ความสัมพันธ์ เปิดได้โดยไม่ต่อเน็ต",
            f"  {explored.nodes:,} nodes and {explored.links:,} ties; opens offline",
        )
    )


def part(graph: PropertyGraph, province: str | None, year: int | None) -> PropertyGraph:
    """What of a graph the page holds."""
    from saan.pictures.draw import known_province

    code = known_province(province).code if province else None
    return graph.select(province=code, year=year) if code or year else graph


def serve(graph: Path, province: str | None, year: int | None, names: bool, uri: str | None, port: int) -> None:
    """Serve the explorer on this machine, with Cypher on the folder, or on a server where `uri` is given."""
    import logging

    from saan.commands.cypher import Place, on_folder, on_server
    from saan.cypher import Session
    from saan.explorer.serve import serve as serve_page
    from saan.explorer.served import Served

    # what goes wrong is said in the page
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    place = Place(graph, uri) if uri else Place(graph, province=province, year=year)

    def session() -> Session:
        opened = (lambda: on_server(place)) if uri else (lambda: on_folder(place, SECONDS, quiet=True))
        return Session(opened, inside=not uri, limit=ROWS, seconds=SECONDS, names=names)

    typer.echo(say("กำลังเตรียมหน้า…", "preparing the page…"), err=True)
    served = Served(graph, lambda whole: part(whole, province, year), session, names=names, lang=chosen())
    end = say("Ctrl+C เพื่อเลิก", "Ctrl+C ends it")
    serve_page(served, chosen(), port, lambda address: typer.echo(f"{address}\n  {end}"))


def dossier(graph: Path, of: str, out: Path, province: str | None, names: bool) -> None:
    """Write a dossier."""
    from saan.dossier import dossier as write_dossier

    written = write_dossier(open_graph(graph), of, out, province=province, names=names, lang=chosen())
    typer.echo(f"{written.path}\n  {written.name}")
