"""`explore`: the analyst's explorer as one page."""

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
