"""One contract of every place a graph is kept: what is written, and what is read back.

Files and Neo4j share the writing scenario; files, the embedded engine and Neo4j the reading one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import pandas as pd
import pytest

from graph import PropertyGraph, keys, open_graph, save_graph
from graph.embedded import opened
from graph.errors import SchemaError
from graph.neo4j import connect, pull, push
from graph.neo4j.connect import Database
from graph.neo4j.pull import difference
from tests.graph.world import MEETING, NETWORK, SCHOOL, release, shown, source, table
from tests.servers.database import Server

ELSEWHERE = keys.key("Network", "เครือข่ายศาสนา", "56")


def elsewhere() -> PropertyGraph:
    """A source about another province."""
    frame = pd.DataFrame({"start": [keys.key("Organization", "วัดสมมติ", "56")], "end": [ELSEWHERE], "place": ["!r2"]})
    return PropertyGraph.stated(source("other.csv"), {}, {("MEMBER_OF", "Organization", "Network"): frame})


class Store(Protocol):
    """Where a graph is kept."""

    def put(self, graph: PropertyGraph) -> None:
        """Keep this graph, all of it and nothing else."""

    def get(self) -> PropertyGraph:
        """What is kept."""


class Files:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, graph: PropertyGraph) -> None:
        save_graph(graph, self.folder)

    def get(self) -> PropertyGraph:
        return open_graph(self.folder)


class Neo4j:
    def __init__(self, server: Server) -> None:
        self.server = server
        self.login = {"graph_id": "ours", "user": server.user, "password": server.password}

    def put(self, graph: PropertyGraph) -> None:
        push(graph, self.server.uri, **self.login)

    def get(self) -> PropertyGraph:
        return pull(PropertyGraph(), self.server.uri, **self.login).graph


@pytest.fixture(params=["files", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "files":
        return Files(tmp_path / "graph")
    server = request.getfixturevalue("neo4j")
    emptied(server)
    return Neo4j(server)


def emptied(server: Server) -> None:
    with server.driver() as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def test_a_store_holds_what_was_loaded_last_whole(store: Store) -> None:
    for graph in (
        table(),  # a complete load
        table().merge(release()),  # one source more
        table().merge(release()),  # the same again
        release(),  # the table is no longer stated: it goes, with what only it stated
        release().merge(elsewhere()),
    ):
        store.put(graph)
        assert shown(store.get()) == shown(graph)


def test_evidence_is_kept(store: Store) -> None:
    graph = table().merge(release())
    store.put(graph)
    found = store.get()
    assert set(graph.evidence_of_node(SCHOOL)) <= set(found.evidence_of_node(SCHOOL))
    link = ("MEMBER_OF", SCHOOL, NETWORK)
    assert set(graph.evidence_of_link(*link)) <= set(found.evidence_of_link(*link))
    assert set(graph.source_ids) <= set(found.source_ids)


@pytest.mark.parametrize(
    "row", [{"participants": ["many"]}, {"colour": ["red"]}, {"key": ["Person:x"]}, {"place": ["somewhere"]}], ids=str
)
def test_what_breaks_the_schema_reaches_no_store(store: Store, row: dict[str, Any]) -> None:
    store.put(release())
    frame = pd.DataFrame({"key": [MEETING], "participants": [1], "place": ["!r2"]} | row)
    with pytest.raises(SchemaError):
        store.put(release().merge(PropertyGraph.stated(source("bad.csv"), {"Meeting": frame})))
    assert shown(store.get()) == shown(release())


# --- reading

WHOLE = table().merge(release(), elsewhere())


class Reader(Protocol):
    """A kept graph that is read: whole, a part, or by Cypher."""

    def whole(self) -> PropertyGraph:
        """All of it."""

    def part(self, province: str) -> AbstractContextManager[PropertyGraph]:
        """What is selected of one province."""

    def rows(self, text: str, **parameters: Any) -> list[list[Any]]:
        """Rows of a Cypher text."""


class Cypher:
    """The engine on a folder."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder

    def whole(self) -> PropertyGraph:
        return everything(self.database)

    @contextmanager
    def part(self, province: str) -> Iterator[PropertyGraph]:
        with opened(self.folder, province=province) as engine:
            yield everything(engine)

    def rows(self, text: str, **parameters: Any) -> list[list[Any]]:
        return [list(r.values()) for r in self.database.ask(text, parameters).records]


class OnServer(Cypher):
    @contextmanager
    def part(self, province: str) -> Iterator[PropertyGraph]:
        yield everything(self.database).select(province=province)


class InFolder(Cypher):
    """The folder itself; its Cypher is the engine's."""

    def whole(self) -> PropertyGraph:
        return open_graph(self.folder)

    @contextmanager
    def part(self, province: str) -> Iterator[PropertyGraph]:
        yield self.whole().select(province=province)


def everything(database: Database) -> PropertyGraph:
    return difference(PropertyGraph(), database, "ours").pulled("x", "", "").graph


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_graph(WHOLE, tmp_path_factory.mktemp("กราฟ"))


@pytest.fixture(scope="module")
def engine(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAAN_CACHE", str(tmp_path_factory.mktemp("cache")))
        with opened(folder) as database:
            yield database


@pytest.fixture(params=["files", "embedded", "neo4j"])
def reader(request: pytest.FixtureRequest, folder: Path, engine: Database) -> Iterator[Reader]:
    if request.param != "neo4j":
        yield {"files": InFolder, "embedded": Cypher}[request.param](engine, folder)
        return
    server = request.getfixturevalue("neo4j")
    emptied(server)
    push(WHOLE, server.uri, graph_id="ours", user=server.user, password=server.password)
    with connect(server.uri, user=server.user, password=server.password) as database:
        yield OnServer(database, folder)


def test_a_reader_gives_the_whole_a_part_and_rows(reader: Reader) -> None:
    assert shown(reader.whole()) == shown(WHOLE)
    with reader.part("57") as part:
        assert shown(part) == shown(WHOLE.select(province="57"))
        assert ELSEWHERE not in part.nodes("Network")["key"].tolist()
    text = (
        "MATCH (o:Organization)-[:MEMBER_OF]->(n:Network) WHERE n.name = $name "
        "RETURN n.key AS network, collect(o.key) AS members ORDER BY network"
    )
    members = WHOLE.links("MEMBER_OF").groupby("end_key")["start_key"].agg(list)
    found = reader.rows(text, name=WHOLE.nodes("Network")["name"].iloc[0])
    assert found == [[key, members[key]] for key in sorted(members.index)]
