"""The programs of docs/folder.md run on a graph folder and give the same answer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from graph import save_graph
from tests.queries.world import world

PAGE = Path(__file__).parents[1] / "docs" / "folder.md"
PROGRAMS = dict(re.findall(r"^(\w+):\n\n```python\n(.*?)```", PAGE.read_text("utf-8"), re.M | re.S))


def expected() -> list[tuple[Any, ...]]:
    graph = world()
    links = graph.links("MEMBER_OF", "Organization", "Network").merge(
        graph.nodes("Network"), left_on="end", right_on="id"
    )
    counted = links.groupby(["name", "province"])["start"].nunique()
    return sorted((name, province, n) for (name, province), n in counted.items())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("tool", PROGRAMS)
def test_a_program_of_the_page_gives_the_answer(tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip({"Spark": "pyspark"}.get(tool, tool.lower()), reason=f"{tool} is not installed")
    if tool == "Spark" and not shutil.which("java"):
        pytest.skip("Spark needs Java")
    save_graph(world(), tmp_path / "saan-graph")
    monkeypatch.chdir(tmp_path)
    held: dict[str, Any] = {}
    exec(PROGRAMS[tool], held)
    answer = held["answer"]
    rows = answer.rows() if hasattr(answer, "rows") else pd.DataFrame(answer).itertuples(index=False, name=None)
    assert sorted(map(tuple, rows)) == expected()
