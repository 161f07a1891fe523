"""Graphs, answers and pages in Jupyter and VS Code: after `%load_ext saan` they show themselves.

Each stands in a sandboxed frame that holds its whole page: nothing is fetched, and nothing in it reaches the notebook.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph import PropertyGraph
    from queries import Result

HEIGHT = 680


def load_ipython_extension(shell: Any) -> None:
    """Let a notebook show graphs as their ecosystem and answers as pages; called by `%load_ext saan`."""
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type_by_name("graph.value", "PropertyGraph", show_graph)
    formatter.for_type_by_name("queries.result", "Result", show_result)


def show_graph(graph: PropertyGraph) -> str:
    """The ecosystem of a graph in a frame."""
    from saan.pictures import draw

    return framed(lambda out: draw(graph, out))


def show_result(result: Result) -> str:
    """An answer in a frame."""
    from saan.pictures import answer_page

    return framed(lambda out: answer_page(result, out))


def framed(write: Callable[[Path], object]) -> str:
    """What `write` writes into a file, in a frame."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "page.html"
        write(out)
        return frame(out.read_text(encoding="utf-8"))


def frame(page: str) -> str:
    """A page in a frame of its own: its scripts may run and save files, and reach nothing outside it."""
    return (
        f'<iframe sandbox="allow-scripts allow-downloads" width="100%" height="{HEIGHT}" frameborder="0" '
        f'srcdoc="{escape(page)}"></iframe>'
    )
