"""Rows come back as plain values, and what a server refuses is said in words that help."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from neo4j.exceptions import Neo4jError

from graph import PropertyGraph
from graph.errors import StoreError, UsageError
from graph.neo4j import push, read
from graph.neo4j.refusals import words
from tests.servers.database import Server


def rows(server: Server, text: str, **parameters: Any) -> pd.DataFrame:
    return read(server.uri, text, parameters, user=server.user, password=server.password)


def test_columns_are_typed_and_missing_values_stay_missing(neo4j: Server) -> None:
    found = rows(
        neo4j, "UNWIND [1, null] AS n RETURN n, 'ก' AS word, [n, 2] AS list, 1.5 AS x, $given AS given", given="ข"
    )
    types = {name: dtype.pyarrow_dtype for name, dtype in found.dtypes.items()}
    assert types == {
        "n": pa.int64(),
        "word": pa.string(),
        "list": pa.list_(pa.int64()),
        "x": pa.float64(),
        "given": pa.string(),
    }
    assert found["n"].isna().tolist() == [False, True]


def test_nodes_links_paths_and_dates_are_plain(neo4j: Server) -> None:
    text = "MATCH p=(a:Sample)-[r:SAMPLE]->(b:Sample) RETURN a, r, p, date('2023-01-02') AS day, {k: a} AS map"
    with neo4j.driver() as driver:
        driver.execute_query("CREATE (:Sample {name: 'ก'})-[:SAMPLE {since: '2020'}]->(:Sample {name: 'ข', l: [1]})")
    try:
        [found] = rows(neo4j, text).to_dict("records")
    finally:
        with neo4j.driver() as driver:
            driver.execute_query("MATCH (n:Sample) DETACH DELETE n")
    a, b = {"name": "ก", "labels": ["Sample"]}, {"name": "ข", "l": [1], "labels": ["Sample"]}
    link = {"since": "2020", "type": "SAMPLE"}
    assert found == {"a": a, "r": link, "p": [a, link, b], "day": "2023-01-02", "map": {"k": a}}


def test_no_rows_still_have_their_columns(neo4j: Server) -> None:
    found = rows(neo4j, "UNWIND [] AS x RETURN x, 1 AS y")
    assert (len(found), list(found.columns)) == (0, ["x", "y"])


def test_mixed_values_stay_as_they_are(neo4j: Server) -> None:
    assert rows(neo4j, "UNWIND [1, 'ก', null] AS x RETURN x")["x"].tolist() == [1, "ก", None]


def refused(server: Server, text: str = "RETURN 1", **other: Any) -> StoreError:
    settings = {"uri": server.uri, "user": server.user, "password": server.password} | other
    with pytest.raises(StoreError) as error:
        read(settings.pop("uri"), text, **settings)
    assert settings["password"] not in error.value.en + error.value.th
    assert error.value.th != error.value.en
    return error.value


def test_reading_does_not_write(neo4j: Server) -> None:
    assert "would write" in refused(neo4j, "CREATE (n:Nothing) RETURN n").en
    assert rows(neo4j, "MATCH (n:Nothing) RETURN n").empty


def test_wrong_text_is_shown_with_the_servers_words(neo4j: Server) -> None:
    assert "Invalid input 'RETRN'" in refused(neo4j, "MATCH (n) RETRN n").en


def test_wrong_password(neo4j: Server) -> None:
    error = refused(neo4j, password="not-this-one")
    assert "NEO4J_PASSWORD" in error.en
    assert "รหัสผ่านไม่ถูกต้อง" in error.th


def test_unknown_database(neo4j: Server) -> None:
    error = refused(neo4j, database="nowhere")
    assert "database nowhere: there is no such database" in error.en


def test_no_encryption_where_the_address_wants_it(neo4j: Server) -> None:
    for scheme in ("bolt+s", "bolt+ssc", "neo4j+s"):
        error = refused(neo4j, uri=neo4j.uri.replace("bolt", scheme))
        assert "encryption does not agree" in error.en, scheme


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_no_server(scheme: str, neo4j: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = refused(neo4j, uri=f"{scheme}://127.0.0.1:{port}")
    assert "no Neo4j answers there" in error.en
    assert "ไม่มี Neo4j ตอบ" in error.th


@pytest.fixture
def old_server() -> Iterator[str]:
    """The address of what greets as Neo4j 4.4 does: it speaks Bolt 4.4 at most."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(20)
                connection.sendall(bytes([0, 0, 4, 4]))
                connection.recv(1)

        thread = threading.Thread(target=greet)
        thread.start()
        yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


def test_old_server(old_server: str) -> None:
    with pytest.raises(StoreError, match=r"Neo4j 5\.7 or newer is needed"):
        read(old_server, "RETURN 1", user="neo4j", password="x")


@pytest.mark.parametrize("address", ["http://localhost", "bolt://neo4j:secret@localhost", "localhost:7687", ""])
def test_an_address_of_another_form_is_not_repeated(address: str) -> None:
    with pytest.raises(UsageError, match="must look like") as error:
        push(PropertyGraph(), address, graph_id="ours")
    assert "secret" not in error.value.en + error.value.th


def test_credentials_come_from_the_environment(neo4j: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USER", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    assert read(neo4j.uri, "RETURN 1 AS x")["x"].tolist() == [1]


def test_a_full_database_is_called_so() -> None:
    said = "Unable to commit: it would exceed the logical size limit of 200000 nodes"
    en, th = words(Neo4jError._hydrate_neo4j(code="Neo.ClientError.General.LimitExceeded", message=said))
    assert "its plan allows no more" in en
    assert said in en
    assert "ฐานข้อมูลเต็ม" in th
