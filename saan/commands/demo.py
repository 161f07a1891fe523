"""`demo`: the main job on the examples, from sources to a page."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import typer

from graph import save_graph
from loaders import load
from queries import ask
from saan import answers
from saan.language import chosen, say
from saan.progress import bar

QUESTIONS = ("network-links", "hubs", "coach-candidates")
ROWS = 8


def examples() -> Path:
    """The folder of the examples: beside the packages in a checkout, inside `saan` when installed."""
    checkout = Path(__file__).parents[2] / "examples"
    if checkout.is_dir():
        return checkout
    with as_file(files("saan") / "examples") as installed:
        return Path(installed)


def demo(out: Path, quiet: bool = False) -> None:
    """Build the example's graph, print the answers, write the pages, and end with the user's next command."""
    from saan.pictures import draw

    with bar(quiet) as progress:
        graph, _ = load(examples(), progress=progress)
        folder = save_graph(graph, out / "graph")
    nodes, links = graph.count()
    typer.echo(
        say(
            f"ข้อมูลสมมติ: {nodes:,} โหนด {links:,} ความสัมพันธ์ ใน {folder}\n",
            f"ข้อมูลสมมติ (invented data): {nodes:,} nodes and {links:,} links in {folder}\n",
        )
    )
    for id in QUESTIONS:
        result = ask(id, graph, lang=chosen())
        answers.show(result, limit=ROWS)
        typer.echo(say("เหตุผลของแถวแรก:", "why the first row:"))
        answers.show_evidence(result, 1)
        typer.echo()
    page = draw(graph, out / "index.html", lang=chosen()).path
    memo = answers.write(result, out / "coach-candidates.html", names=False)
    typer.echo(say(f"ภาพ: {page}\nหน้าคำตอบ: {memo}", f"the picture: {page}\nthe answer as a page: {memo}"))
    typer.echo(say("ต่อไป: saan load ไฟล์ของคุณ...", "next: saan load YOUR-FILES..."))
