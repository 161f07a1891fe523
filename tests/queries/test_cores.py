"""The cores of the relational questions against plain Python, on the small world and on generated ones."""

from __future__ import annotations

from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import PropertyGraph
from queries.frames import engine_of
from queries.record import Core
from queries.registry import QUESTIONS
from tests.queries.brute import BRUTE, Row, Small
from tests.queries.generated import generated
from tests.queries.world import world

CORES: dict[str, Core] = {c.name: c for q in QUESTIONS.values() for c in q.cores}
ASKED: list[dict[str, Any]] = [{}, {"province": "พะเยา"}, {"year": 2566}, {"year": 2565, "province": "น่าน"}]


def rows_of(frame: pd.DataFrame) -> list[Row]:
    return [tuple(plain(v) for v in row) for row in frame.itertuples(index=False, name=None)]


def plain(value: Any) -> Any:
    if hasattr(value, "__len__") and not isinstance(value, str):
        return tuple(value)
    return None if value is pd.NA or value is None or value != value else value


def agree(name: str, graph: PropertyGraph, small: Any, asked: dict[str, Any]) -> None:
    """A core gives the rows of plain Python, each once."""
    values = {"province": None, "year": None, "assembly": 60, **asked}
    found = rows_of(engine_of(graph).frame(CORES[name], values))
    assert sorted(map(repr, found)) == sorted(map(repr, BRUTE[name](Small(small, asked)))), (name, asked)


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("name", BRUTE)
def test_a_core_gives_the_rows_of_plain_python(name: str, asked: dict[str, Any]) -> None:
    agree(name, world(), world().to_networkx(), asked)


@settings(max_examples=6, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.randoms(use_true_random=False), st.sampled_from(ASKED))
def test_cores_give_the_rows_of_plain_python_on_generated_worlds(dice: Random, asked: dict[str, Any]) -> None:
    graph = generated(dice)
    small = graph.to_networkx()
    for name in BRUTE:
        agree(name, graph, small, asked)


def test_every_core_that_these_questions_brought_is_checked() -> None:
    mine = {c.name for id in RELATIONAL for c in QUESTIONS[id].cores}
    older = {c.name for id in set(QUESTIONS) - set(RELATIONAL) for c in QUESTIONS[id].cores}
    assert mine - older - set(BRUTE) == set()


RELATIONAL = (
    "connectors",
    "gaps",
    "coverage",
    "meetings",
    "province-profile",
    "timeline",
    "people",
    "goals-and-virtues",
    "model-organizations",
    "network-drift",
    "coach-lineage",
    "path",
)
