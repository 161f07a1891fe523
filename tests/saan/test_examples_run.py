"""The numbered scripts and the notebook run as they stand, in their order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from playwright.sync_api import FrameLocator, expect

from tests.servers.fixtures import PageOf

EXAMPLES = Path(__file__).parents[2] / "examples"
SAYS = {
    "01_load.py": "nodes and",
    "02_ask.py": "Why the first row",
    "03_draw.py": "page.html",
    "04_networkx.py": "back again",
}


def test_the_numbered_scripts_run_one_after_the_other(tmp_path: Path) -> None:
    scripts = sorted(EXAMPLES.glob("0*.py"))
    assert [s.name for s in scripts] == list(SAYS)
    environment = os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(EXAMPLES.parent)}
    for script in scripts:
        run = subprocess.run(
            [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
        )
        assert run.returncode == 0, run.stderr
        assert SAYS[script.name] in run.stdout
    assert "ข้อมูลสมมติ" in (tmp_path / "page.html").read_text("utf-8")


def opened(frame: str, folder: Path, page_of: PageOf) -> FrameLocator:
    """The frame in a browser without a network."""
    path = folder / "frame.html"
    path.write_text(f'<!DOCTYPE html><meta charset="utf-8">{frame}', encoding="utf-8")
    tab = page_of(path)
    tab.page.wait_for_timeout(500)
    assert (tab.requests, tab.errors) == ([], [])
    return tab.page.frame_locator("iframe")


# ipykernel and its friends warn of their own old habits
@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs_from_top_to_bottom_and_shows_pages(page_of: PageOf, tmp_path: Path) -> None:
    notebook = nbformat.read(EXAMPLES / "notebook.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    texts = [str(o) for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
    assert len(texts) == 7
    assert any("พะเยา" in t for t in texts)
    graph, answer = (c.outputs[0]["data"]["text/html"] for c in notebook.cells[-2:])
    assert 'sandbox="allow-scripts allow-downloads"' in graph
    expect(opened(graph, tmp_path, page_of).locator("h1")).to_have_text("เครือข่ายและผู้มีบทบาท: พะเยา")
    expect(opened(answer, tmp_path, page_of).locator(".answer")).to_contain_text("พะเยา")
