"""Hostile names, keys, parameters and settings stay text: 200 payloads in the graph, on the engine and on Neo4j."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import queries
from graph.embedded import opened
from graph.errors import UsageError
from graph.folder import save_graph
from graph.neo4j import push
from graph.neo4j.connect import Database, connect
from graph.neo4j.statements import quoted
from saan.cypher.values import settings
from tests.queries.build import Stating
from tests.servers.database import Server, empty

PIECES = (
    "'", '"', "`", "\\", "}) DETACH DELETE n //", "'}) MATCH (x) DETACH DELETE x //", "\n", "\r\n", "\t", "$name",
    "]", "-[:X]->", "/*", "*/", "//", ";", "RETURN 1", "LOAD CSV FROM 'file:///x' AS l", "\\u0027", "\\'", "''", "{{}}",
    "%s", "${x}", "<script>", "กข", "\u200b", "\u202e", "😀", "NULL", "0x1", " OR 1=1",
    "{name}", "CALL apoc.x()", "`) CREATE (:X) //",
)  # fmt: skip


def payloads(count: int = 200) -> list[str]:
    draw = random.Random(7)
    return [f"ชื่อ{n}" + "".join(draw.choices(PIECES, k=draw.randint(1, 5))) for n in range(count)]


NAMES = payloads()
COUNT = "MATCH (n) RETURN count(n) AS nodes"
FOUND = "UNWIND $names AS name MATCH (o:Organization {name: name}) RETURN o.name AS name, $echo[name] AS echo"


def test_hostile_names_are_kept_and_found_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, neo4j: Server
) -> None:
    monkeypatch.setenv("SAAN_CACHE", str(tmp_path / "cache"))
    stating = Stating("ชื่ออันตราย")
    for name in NAMES:
        stating.node("Organization", name, f"Organization:{name}@56", province="พะเยา")
    graph = stating.graph()
    empty(neo4j)
    login = {"user": neo4j.user, "password": neo4j.password}
    push(graph, neo4j.uri, graph_id="x'}) //`", **login)
    folder = save_graph(graph, tmp_path / "graph")
    with opened(folder) as engine, connect(neo4j.uri, **login) as server:
        for database in (engine, server):
            check(database)
            for name in NAMES[:40]:
                with pytest.raises(UsageError):
                    queries.ask("hubs", database, province=name)
    empty(neo4j)


def check(database: Database) -> None:
    """Every name is found by itself, comes back as it was, and nothing is gone afterwards."""
    before = database.ask(COUNT).records[0]["nodes"]
    given = {"names": NAMES, "echo": {name: name for name in NAMES}}
    found = [(r["name"], r["echo"]) for r in database.ask(FOUND, given).records]
    assert sorted(found) == sorted((name, name) for name in NAMES)
    assert database.ask(COUNT).records[0]["nodes"] == before == len(NAMES) + 1


def test_settings_stay_values() -> None:
    for name in NAMES:
        assert settings([f"x={name.strip()}"]) == {"x": name.strip()}
        with pytest.raises(UsageError):
            settings([f"x'{name}=1"])


def test_a_quoted_label_cannot_be_left() -> None:
    for name in NAMES:
        inside = quoted(name)[1:-1]
        assert "`" not in inside.replace("``", "")
