"""Every core gives the rows of DuckDB on Spark. Skipped where pyspark or Java is not there: it weighs 470 MB."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import queries
from graph import PropertyGraph
from graph.errors import UsageError
from graph.folder import save_graph
from queries.frames import Engine, engine_of
from queries.registry import QUESTIONS
from tests.queries.test_engines import rows_of
from tests.queries.world import world

CORES = {core.name: (question, core) for question in QUESTIONS.values() for core in question.cores}
ASKED: list[dict[str, Any]] = [{}, {"year": 2566, "province": "น่าน"}]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_graph(world(), tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java")
    from queries.spark import session_of

    # benchmarks/cluster names one of its own
    found = session_of(os.environ.get("SAAN_SPARK", "spark"))
    found.sparkContext.setLogLevel("ERROR")
    yield found
    found.stop()


@pytest.fixture(scope="module")
def engine(folder: Path, session: Any) -> Engine:
    return engine_of(folder, session)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", CORES)
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_core_gives_the_rows_of_duckdb(name: str, asked: dict[str, Any], engine: Engine) -> None:
    question, core = CORES[name]
    values = {p.name: p.default for p in question.parameters} | asked
    assert rows_of(engine.frame(core, values)) == rows_of(engine_of(world()).frame(core, values))


@pytest.mark.filterwarnings("ignore")
def test_an_answer_is_the_same(folder: Path, session: Any) -> None:
    one, other = queries.ask("network-links", folder), queries.ask("network-links", folder, spark=session)
    pd.testing.assert_frame_equal(one.frame, other.frame)
    assert (one.answer, one.evidence(0)) == (other.answer, other.evidence(0))


def test_only_folders_are_read_by_spark() -> None:
    for graph in (PropertyGraph(), "bolt://localhost"):
        with pytest.raises(UsageError, match="folder"):
            engine_of(graph, "spark")
