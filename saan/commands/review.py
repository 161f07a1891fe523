"""`review`: the queue of things to decide, in the terminal or as a table."""

from __future__ import annotations

import getpass
from pathlib import Path

import typer

from graph import Judgement, open_graph
from saan.language import chosen, say
from saan.review import decided, queue, table, terminal
from saan.review.queue import keep_in, undoing

WITH_REJECTS = 3


def review(graph: Path, out: Path | None, filled: Path | None, undo: bool, who: str, names: bool = False) -> int:
    """Ask in the terminal, write the table, take it back filled, or undo the last decision; gives the exit code."""
    who = who or getpass.getuser()
    held = open_graph(graph)
    if out:
        items = queue(held, names=names)
        table.write(items, decided(held), out, chosen())
        typer.echo(say(f"{out}: {len(items):,} เรื่องรอตัดสิน", f"{out}: {len(items):,} items to decide"))
        return 0
    if undo:
        return undo_last(graph, who)
    if filled:
        done, wrong = table.read(filled, queue(held, names=names), decided(held), who)
        for said in wrong:
            typer.echo(said.text(chosen()), err=True)
        keep(graph, done)
        return WITH_REJECTS if wrong else 0
    items = queue(held, names=names)
    if not items:
        typer.echo(say("ไม่มีเรื่องรอตัดสิน", "nothing to decide"))
        return 0
    keep(graph, terminal.walk(items, who))
    return 0


def undo_last(graph: Path, who: str) -> int:
    """Take back the newest decision."""
    last = decided(open_graph(graph))[:1]
    if not last:
        typer.echo(say("ไม่มีคำตัดสินให้ยกเลิก", "there is no decision to undo"))
        return 0
    keep(graph, [undoing(last[0], who)])
    typer.echo(f"{say('ถอนแล้ว', 'taken back')}: {last[0].verdict}: {last[0].subject} / {last[0].object}")
    return 0


def keep(graph: Path, done: list[Judgement]) -> None:
    """Add the decisions to the folder."""
    for source in keep_in(graph, done) if done else ():
        typer.echo(say(f"นำ {source} ออกแล้ว", f"{source} is out"))
    typer.echo(say(f"บันทึก {len(done):,} คำตัดสิน", f"{len(done):,} decisions kept"))
