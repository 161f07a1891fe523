"""Generated worlds give the same frames in memory, in the embedded engine and on Neo4j."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import PropertyGraph
from graph.embedded import opened
from graph.folder import save_graph
from graph.neo4j import push
from queries.frames import engine_of
from tests.queries.generated import generated
from tests.queries.test_engines import CORES, rows_of
from tests.servers.database import Server as Neo4j
from tests.servers.database import empty


@settings(max_examples=1, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.randoms(use_true_random=False))
def test_cores_have_one_frame_on_generated_worlds(
    neo4j: Neo4j, tmp_path_factory: pytest.TempPathFactory, dice: Random
) -> None:
    graph = generated(dice)
    empty(neo4j)
    push(graph, neo4j.uri, graph_id="สุ่ม", user=neo4j.user, password=neo4j.password)
    folder = save_graph(graph, tmp_path_factory.mktemp("generated"))
    with pytest.MonkeyPatch.context() as patch, neo4j.driver() as driver:
        patch.setenv("SAAN_CACHE", str(folder.parent / "cache"))
        with opened(folder) as engine:
            agree(graph, (driver, engine))


def agree(graph: PropertyGraph, others: tuple[Any, ...]) -> None:
    """Every core gives one frame in memory and elsewhere."""
    for core, question in CORES.values():
        values = {p.name: p.default for p in question.parameters} | {"year": 2566}
        memory = rows_of(engine_of(graph).frame(core, values))
        for other in others:
            assert rows_of(engine_of(other).frame(core, values)) == memory, core.name
