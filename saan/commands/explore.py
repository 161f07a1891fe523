"""`explore`, `dossier`: the analyst's explorer, and what is known of one province or organisation, as pages."""

from __future__ import annotations

from pathlib import Path

import typer

from graph import open_graph
from saan.language import chosen, say


def explore(graph: Path, out: Path, province: str | None, year: int | None, names: bool) -> None:
    """Write the explorer and say how much it holds."""
    from saan.explorer import explore as explore_graph
    from saan.pictures.draw import known_province

    whole = open_graph(graph)
    code = known_province(province).code if province else None
    held = whole.select(province=code, year=year) if code or year else whole
    explored = explore_graph(held, out, names=names, lang=chosen())
    typer.echo(str(explored.path))
    typer.echo(
        say(
            f"  {explored.nodes:,} สิ่ง {explored.links:,} ความสัมพันธ์ เปิดได้โดยไม่ต่อเน็ต",
            f"  {explored.nodes:,} nodes and {explored.links:,} ties; opens offline",
        )
    )


def dossier(graph: Path, of: str, out: Path, province: str | None, names: bool) -> None:
    """Write a dossier."""
    from saan.dossier import dossier as write_dossier

    written = write_dossier(open_graph(graph), of, out, province=province, names=names, lang=chosen())
    typer.echo(f"{written.path}\n  {written.name}")
