"""The numbered scripts and the notebook run as they stand, in their order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

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


# ipykernel and its friends warn of their own old habits
@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs_from_top_to_bottom() -> None:
    notebook = nbformat.read(EXAMPLES / "notebook.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    texts = [str(o) for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
    assert len(texts) == 5
    assert any("พะเยา" in t for t in texts)
