"""The same Cypher gives the same rows on a laptop and on a server: every statement of dialect.cypher."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.embedded import Embedded, opened
from graph.embedded.text import columns
from graph.errors import SaanError
from graph.folder import save_graph
from graph.neo4j import push
from graph.neo4j.connect import Database, connect
from graph.neo4j.read import plain
from saan.cypher.guard import bare, statements
from tests.queries.world import world
from tests.servers.database import Server, empty

STATEMENTS = list(statements(Path(__file__).with_name("dialect.cypher").read_text("utf-8")))
PARAMETERS: dict[str, Any] = {
    "province": "พะเยา",
    "provinces": ["พะเยา", "น่าน"],
    "year": 2566,
    "n": 2,
    "rows": [{"name": "ก", "n": 1}, {"name": "ข", "n": 2}],
    "nothing": None,
    "key": "Network:ไม่มี",
    "property": "province",
    "hostile": "x'}) DETACH DELETE (n) //",
}
STAMPS = ("graph_id", "run")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAAN_CACHE", str(tmp_path_factory.mktemp("cache")))
        with opened(save_graph(world(), tmp_path_factory.mktemp("graph"))) as found:
            yield found


@pytest.fixture(scope="module")
def server(neo4j: Server) -> Iterator[Database]:
    empty(neo4j)
    push(world(), neo4j.uri, graph_id="ours", user=neo4j.user, password=neo4j.password)
    with connect(neo4j.uri, user=neo4j.user, password=neo4j.password) as found:
        yield found
    empty(neo4j)


def rows(database: Database, text: str) -> list[Any]:
    """The rows as comparable values; in their order where the statement ends with one."""
    found = [[comparable(v) for v in r.values()] for r in database.ask(text, PARAMETERS).records]
    return found if "ORDER BY" in bare(text).rpartition("RETURN")[2] else sorted(found, key=repr)


def comparable(value: Any) -> Any:
    """Plain values: lists that a collect() made have no order of their own, and stamps stand on a server only."""
    value = plain(value)
    if isinstance(value, list):
        return sorted((comparable(v) for v in value), key=repr)
    if isinstance(value, dict):
        return {k: comparable(v) for k, v in value.items() if k not in STAMPS}
    return float(f"{value:.12g}") if isinstance(value, float) else value


def test_there_are_enough_statements_and_none_twice() -> None:
    assert len(STATEMENTS) >= 150
    assert len(set(STATEMENTS)) == len(STATEMENTS)


@pytest.mark.parametrize("text", STATEMENTS)
def test_rows_are_equal(text: str, engine: Embedded, server: Database) -> None:
    assert rows(engine, text) == rows(server, text)


# what differs, and what to write instead: docs/guide.md, Cypher
DIFFERENT = {
    "MATCH p = SHORTEST 1 (a:Network)--+(b:Network) RETURN count(p)": "shortestPath(...)",
    "EXPLAIN MATCH (n) RETURN n": "nothing: plans are Neo4j's",
    "MATCH (n:Network) RETURN n.province AS p, collect(n.name) IS NOT NULL AS some": "WITH p, collect(...) AS names",
    "MATCH (n:Network) RETURN n.province AS p, count(*) > 1 AND count(*) < 9 AS some": "WITH p, count(*) AS c",
}


@pytest.mark.parametrize("text", DIFFERENT)
def test_what_only_a_server_answers_is_refused_not_answered_wrongly(
    text: str, engine: Embedded, server: Database
) -> None:
    server.ask(text)
    with pytest.raises(SaanError):
        engine.ask(text)


@pytest.mark.parametrize("text", STATEMENTS)
def test_columns_are_named_as_a_server_names_them(text: str, server: Database) -> None:
    assert columns(text) in ([], server.ask(text, PARAMETERS).keys)
