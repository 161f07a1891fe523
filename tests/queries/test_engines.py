"""The same question gives the same rows in memory, on a folder, over Neo4j and from NetworkX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j import GraphDatabase, NotificationMinimumSeverity

import queries
from graph import PropertyGraph, SaanError, open_graph
from graph import folder as folders
from graph.embedded import Embedded, opened
from graph.folder import save_graph
from graph.neo4j import push
from queries import duck
from queries.cores.places import PROVINCES
from queries.frames import engine_of
from queries.record import Ref
from queries.registry import QUESTIONS
from tests.queries.build import Stating
from tests.queries.world import world
from tests.servers.database import Server as Neo4j
from tests.servers.database import empty

ASKED = [
    {},
    {"province": "พะเยา", "year": 2566},
    {"province": "จังหวัดน่าน", "lang": "en"},
    {"year": 2565, "province": "แพร่"},
]


# cores are held equal for all ASKED, and rows do not depend on the order of a core: one whole answer is enough
CORES = {c.name: (c, q) for q in QUESTIONS.values() for c in q.cores}
SHOWN = 6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_graph(world(), tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def server(neo4j: Neo4j) -> Iterator[Any]:
    quiet = NotificationMinimumSeverity.OFF
    with GraphDatabase.driver(neo4j.uri, auth=neo4j.auth, notifications_min_severity=quiet) as driver:
        empty(neo4j)
        push(world(), neo4j.uri, graph_id="ทดลอง", user=neo4j.user, password=neo4j.password)
        yield driver


def same(one: queries.Result, other: queries.Result) -> None:
    pd.testing.assert_frame_equal(one.frame, other.frame, rtol=1e-9, atol=1e-12)
    assert (one.answer, one.warnings, one.notes) == (other.answer, other.warnings, other.notes)


@pytest.mark.parametrize("id", QUESTIONS)
def test_folder_gives_the_rows_of_memory(id: str, folder: Path) -> None:
    same(queries.ask(id, world()), queries.ask(id, folder))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PropertyGraph]:
    """A folder whose numbers are no longer in the order of keys, and its graph in memory."""
    more = Stating("เพิ่ม")
    body, meeting = more.node("Organization", "กก", province="พะเยา"), more.node("Meeting", "กก", province="พะเยา")
    more.link("ATTENDED", body, meeting)
    more.link("MEMBER_OF", body, more.node("Network", "กก", province="พะเยา"))
    root = save_graph(world(), tmp_path_factory.mktemp("grown"))
    save_graph(open_graph(root).merge(more.graph()), root)
    graph, kept = folders.opened(root)
    assert kept and all(kept.positions(label)[-1] == 0 for label in ("Organization", "Meeting", "Network"))
    return root, PropertyGraph().merge(graph)


@pytest.mark.parametrize("steps", [0, duck.STEPS])
@pytest.mark.parametrize("id", ["hubs", "network-links", "coverage", "connectors", "gaps"])
def test_a_folder_that_has_grown_gives_the_rows_of_memory(
    id: str, steps: int, grown: tuple[Path, PropertyGraph], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Places of its numbers among the keys, told by a table and by steps."""
    monkeypatch.setattr(duck, "STEPS", steps)
    folder, graph = grown
    same(queries.ask(id, graph), queries.ask(id, folder))


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=40))
def test_steps_hold_the_value_of_every_number(found: list[int]) -> None:
    starts = [n for n in range(1, len(found)) if found[n] != found[n - 1]]
    text = duck.stepped("n", starts, [found[n] for n in (0, *starts)])
    assert duckdb.sql(f"SELECT {text} FROM range({len(found)}) r(n) ORDER BY n").fetchall() == [(v,) for v in found]


@pytest.mark.parametrize("id", QUESTIONS)
def test_neo4j_gives_the_rows_of_memory(id: str, server: Any) -> None:
    same(queries.ask(id, world()), queries.ask(id, server))


@pytest.fixture(scope="module")
def embedded(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAAN_CACHE", str(tmp_path_factory.mktemp("cache")))
        with opened(folder) as engine:
            yield engine


@pytest.mark.parametrize("id", QUESTIONS)
def test_the_embedded_engine_gives_the_rows_of_memory(id: str, embedded: Embedded) -> None:
    same(queries.ask(id, world()), queries.ask(id, embedded))


@pytest.mark.parametrize("id", QUESTIONS)
def test_the_embedded_engine_gives_the_evidence_of_memory(id: str, embedded: Embedded) -> None:
    one, other = queries.ask(id, world()), queries.ask(id, embedded)
    for row in range(min(len(one.frame), SHOWN)):
        assert {e.place for e in one.evidence(row)} == {e.place for e in other.evidence(row)}


@pytest.mark.parametrize("name", CORES)
def test_each_core_has_one_frame_in_two_texts(name: str, server: Any, embedded: Embedded) -> None:
    core, question = CORES[name]
    for asked in ASKED:
        values = {p.name: p.default for p in question.parameters} | asked
        values["province"] = values["province"] and values["province"].removeprefix("จังหวัด")
        memory = rows_of(engine_of(world()).frame(core, values))
        for other in (server, embedded):
            assert rows_of(engine_of(other).frame(core, values)) == memory, asked


@pytest.mark.parametrize("id", QUESTIONS)
def test_rows_do_not_depend_on_the_order_of_the_frames(id: str) -> None:
    question, files = QUESTIONS[id], engine_of(world())
    values = {p.name: p.default for p in question.parameters} | {"lang": "th", "names": False}
    frames = {c.name: files.frame(c, values) for c in question.cores}
    mixed = {n: f.sample(frac=1, random_state=7).reset_index(drop=True) for n, f in frames.items()}
    one, other = question.rows(frames, values), question.rows(mixed, values)
    pd.testing.assert_frame_equal(one.frame, other.frame, rtol=1e-9, atol=1e-12)
    assert (one.sentence, one.warnings) == (other.sentence, other.warnings)
    for row in range(min(len(one.frame), SHOWN)):
        asked = [{str(k): v for k, v in a.keys.iloc[row].items()} for a in (one, other)]
        assert set(question.evidence(asked[0], frames)) == set(question.evidence(asked[1], mixed))


def rows_of(frame: pd.DataFrame) -> list[str]:
    """Rows as sorted texts: a core has no order of its own."""
    values = [[list(v) if hasattr(v, "tolist") else v for v in frame[c]] for c in frame]
    return sorted(map(repr, zip(*values, strict=True)))


@pytest.mark.parametrize("id", QUESTIONS)
def test_neo4j_gives_the_evidence_of_memory(id: str, server: Any) -> None:
    one, other = queries.ask(id, world()), queries.ask(id, server)
    assert len(one.frame)
    for row in range(min(len(one.frame), SHOWN)):
        assert one.evidence_total(row) == other.evidence_total(row)
        assert {e.place for e in one.evidence(row)} == {e.place for e in other.evidence(row)}


def test_networkx_gives_the_rows_of_the_graph_it_came_from() -> None:
    again = queries.ask("network-links", world().to_networkx())
    same_rows = queries.ask("network-links", world())
    pd.testing.assert_frame_equal(again.frame, same_rows.frame)


def test_neo4j_refusal_is_said_in_both_languages(server: Any) -> None:
    with pytest.raises(SaanError) as refused:
        engine_of(server).frame(replace(PROVINCES, cypher="MATCH (n RETURN n.name AS province"), {})
    assert refused.value.th != refused.value.en


def test_a_reference_that_nobody_states_gives_no_evidence() -> None:
    assert (
        engine_of(PropertyGraph().merge(world())).evidence([Ref("MEMBER_OF", "Organization:ไม่มี@56", "Network:ไม่มี@56")])
        == []
    )
