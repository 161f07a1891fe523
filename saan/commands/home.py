"""Bare `saan`: what is loaded, and the next three things to do."""

from __future__ import annotations

from pathlib import Path

import typer

from graph.folder import is_graph
from saan.language import say

FIRST = (
    ("saan demo", "ดูตัวอย่างทั้งหมดด้วยข้อมูลสมมติ", "see it all on invented data"),
    ("saan template --out tables", "ตารางเปล่าให้กรอก", "empty tables to fill"),
    ("saan load FILE...", "นำเข้าข่าวและตารางของคุณ", "load your releases and tables"),
)
NEXT = (
    ("saan ask", "รายการคำถามที่ถามได้", "the questions you can ask"),
    ("saan ask network-links", "อะไรเชื่อมเครือข่ายเข้าด้วยกัน", "what links the networks"),
    ("saan draw --out page.html", "ภาพหนึ่งหน้า เปิดได้โดยไม่ต่อเน็ต", "one picture that opens offline"),
)


def home(graph: Path) -> None:
    """Print where the user stands."""
    if is_graph(graph):
        from saan.commands.load import summary

        typer.echo(summary(graph))
    else:
        typer.echo(say(f"ยังไม่มีกราฟที่ {graph}", f"there is no graph in {graph} yet"))
    for command, th, en in NEXT if is_graph(graph) else FIRST:
        typer.echo(f"  {command:<28} {say(th, en)}")
