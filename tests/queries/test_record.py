"""A record refuses to exist when its parts disagree; the guard walks the registry."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

import queries
from graph import PropertyGraph
from graph.errors import UsageError
from queries.cores.networks import MEMBERSHIPS
from queries.duck import DuckTables, quiet
from queries.questions.shared import PROVINCE
from queries.record import Column, Question
from queries.registry import QUESTIONS
from tests.queries.world import world

HUBS = QUESTIONS["hubs"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"frames": ("MEMBER_OF.Organization.Village",)}, "schema has no"),
        ({"frames": ("Network",)}, "not among its frames"),
        ({"columns": {"organization": "text"}}, "Cypher returns"),
        ({"cypher": "MATCH (x:Village) RETURN x.key AS organization, x.key AS network"}, "Village"),
    ],
)
def test_a_core_whose_parts_disagree_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(MEMBERSHIPS, **change)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"parameters": (PROVINCE,)}, "every question takes"),
        ({"parameters": (*HUBS.parameters, PROVINCE)}, "named twice"),
        ({"columns": (Column("x", "int", "ก", "x"),)}, "identifies"),
        ({"cores": (*HUBS.cores, HUBS.cores[0])}, "named twice"),
        ({"cores": QUESTIONS["network-links"].cores}, r"undeclared \$assembly"),
        ({"th": ""}, "a text is empty"),
    ],
)
def test_a_question_whose_parts_disagree_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(HUBS, **change)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.id)
def test_ibis_reads_no_more_than_the_declared_frames(question: Question) -> None:
    values = {p.name: p.default for p in question.parameters}
    for core in question.cores:
        tables = Watched(world())
        with quiet():
            core.ibis(tables, values)
        assert tables.read <= set(core.frames) | ends(core.frames), core.name


def ends(frames: tuple[str, ...]) -> set[str]:
    return {label for f in frames if "." in f for label in f.split(".")[1:]}


class Watched(DuckTables):
    """Tables that remember what was asked of them."""

    def __init__(self, graph: PropertyGraph) -> None:
        super().__init__(graph)
        self.read: set[str] = set()

    def nodes(self, label: str) -> Any:
        self.read.add(label)
        return super().nodes(label)

    def links(self, type: str, start: str, end: str) -> Any:
        self.read.add(f"{type}.{start}.{end}")
        return super().links(type, start, end)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.id)
def test_every_text_is_thai_and_english(question: Question) -> None:
    for part in (question, *question.columns, *question.parameters):
        assert re.search("[ก-ฮ]", part.th) and not re.search("[ก-ฮ]", part.en), part


def test_importing_queries_does_not_import_ibis() -> None:
    text = "import sys, queries; assert 'ibis' not in sys.modules and 'neo4j' not in sys.modules"
    subprocess.run([sys.executable, "-c", text], check=True)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"id": "hub"}, "no question"),
        ({"id": "hubs", "colour": 1}, "takes no 'colour'"),
        ({"id": "hubs", "year": 2023}, "expected 2500 to 2700"),
        ({"id": "hubs", "year": "ปีนี้"}, "expected 2500 to 2700"),
        ({"id": "hubs", "order": "name"}, "expected auto"),
        ({"id": "hubs", "province": "พะเยาว์"}, "พะเยา"),
        ({"id": "hubs", "lang": "fr"}, "expected th, en"),
    ],
)
def test_a_wrong_call_says_what_was_expected(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said) as wrong:
        queries.ask(asked.pop("id"), world(), **asked)
    assert re.search("[ก-ฮ]", wrong.value.th)


def test_a_thing_that_is_no_graph_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot ask a list"):
        queries.ask("hubs", [])  # type: ignore[arg-type]
