"""A push to the tests' own Neo4j, and all that the server holds afterwards."""

from collections.abc import Callable
from typing import Any

import pytest

from graph import PropertyGraph
from graph.neo4j import Pushed, push
from tests.servers.database import Server

Push = Callable[..., Pushed]
# nodes as (labels, properties), links as (type, start key, end key, properties), lists made comparable
Held = tuple[set[Any], set[Any]]


@pytest.fixture
def cleared(neo4j: Server) -> Server:
    """The session's Neo4j without nodes; constraints stay, since making them again takes a second a test."""
    with neo4j.driver() as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return neo4j


@pytest.fixture
def put(cleared: Server) -> Push:
    """`put(graph, graph_id="ours", …)` pushes to a Neo4j without nodes."""

    def run(graph: PropertyGraph, graph_id: str = "ours", **settings: Any) -> Pushed:
        server = cleared
        return push(graph, server.uri, graph_id=graph_id, user=server.user, password=server.password, **settings)

    return run


@pytest.fixture
def held(cleared: Server) -> Callable[[], Held]:
    """Everything in the server, as two sets."""

    def look() -> Held:
        with cleared.driver() as driver:
            nodes = driver.execute_query("MATCH (n) RETURN labels(n), properties(n)").records
            links = driver.execute_query(
                "MATCH (a)-[r]->(b) RETURN type(r), coalesce(a.key, a.name), coalesce(b.key, b.name), properties(r)"
            ).records
        found = {frozen(r.values()) for r in nodes}, {frozen(r.values()) for r in links}
        assert (len(found[0]), len(found[1])) == (len(nodes), len(links)), "two of them are the same"
        return found

    return look


@pytest.fixture
def cypher(cleared: Server) -> Callable[..., list[dict[str, Any]]]:
    """Run a text as somebody else would."""

    def run(text: str, **parameters: Any) -> list[dict[str, Any]]:
        with cleared.driver() as driver:
            return [r.data() for r in driver.execute_query(text, parameters).records]

    return run


def frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(sorted((k, frozen(v)) for k, v in value.items()))
    return tuple(frozen(v) for v in value) if isinstance(value, list) else value
