"""Cypher on a graph folder: the rows are right, nothing is written, nothing outside is read, a query can be stopped."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from neo4j.graph import Node, Relationship
from neo4j.graph import Path as Walk

from graph.embedded import Embedded, opened
from graph.embedded import engine as module
from graph.errors import MissingPart, SaanError, StoreError
from tests.graph import world


def rows(engine: Embedded, text: str, **parameters: Any) -> list[list[Any]]:
    return [list(r.values()) for r in engine.ask(text, parameters).records]


def test_an_analyst_counts_the_members_of_networks(engine: Embedded) -> None:
    text = "MATCH (o:Organization)-[:MEMBER_OF]->(n:Network) RETURN n.key AS network, count(*) AS members"
    assert rows(engine, text) == [[world.NETWORK, 1]]


def test_thai_text_lists_and_numbers_come_back_as_they_are(engine: Embedded) -> None:
    found = rows(engine, "MATCH (o:Organization {name: $name}) RETURN o.aliases", name="โรงเรียนบ้านทดลอง")
    assert found == [[["รร.บ้านทดลอง", "โรงเรียน บ้านทดลอง"]]]
    assert rows(engine, "MATCH (m:Meeting) RETURN m.participants, m.participants / 7.0") == [
        [60, pytest.approx(60 / 7)]
    ]


def test_links_carry_their_properties_and_evidence(engine: Embedded) -> None:
    [[since, evidence, words]] = rows(engine, "MATCH ()-[r:MEMBER_OF]->() RETURN r.since, r.evidence, r.evidence_words")
    assert since == "2022"
    assert [e.partition("#")[0] for e in evidence] == ["members.csv"]
    assert words


def test_nodes_links_and_paths_are_those_of_the_driver(engine: Embedded) -> None:
    [[node, link, path]] = rows(engine, "MATCH p = (m:Meeting)-[r:CHAIRED_BY]->(:Person) RETURN m, r, p")
    assert (isinstance(node, Node), isinstance(link, Relationship), isinstance(path, Walk)) == (True, True, True)
    assert (set(node.labels), link.type, len(path.relationships)) == ({"Meeting"}, "CHAIRED_BY", 1)


def test_an_absent_value_is_no_property(engine: Embedded) -> None:
    [[names]] = rows(engine, "MATCH (m:Meeting) RETURN keys(m)")
    assert "participants" in names
    assert "date" not in names


def test_a_label_that_holds_nothing_gives_no_rows(engine: Embedded) -> None:
    assert rows(engine, "MATCH (d:District) RETURN d") == []


def test_only_so_many_rows_are_fetched(engine: Embedded) -> None:
    found = engine.ask("UNWIND range(1, 100) AS x RETURN x", limit=3)
    assert ([r["x"] for r in found.records], found.more) == ([1, 2, 3], True)
    assert not engine.ask("UNWIND range(1, 3) AS x RETURN x", limit=3).more


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Person {name: 'x'}) RETURN n",
        "MATCH (n:Meeting) SET n.participants = 1",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Meeting {key: 'x'}) RETURN n",
        "MATCH (n:Meeting) REMOVE n.participants",
        "MATCH (n:Meeting) FOREACH (x IN [1] | CREATE (:Meeting {key: 'y'}))",
        "CREATE INDEX FOR (n:Meeting) ON (n.name)",
        "MATCH (n:Meeting) CALL (n) { SET n.x = 1 } RETURN n",
    ],
)
def test_a_write_is_refused_with_where_to_write(engine: Embedded, text: str) -> None:
    before = rows(engine, "MATCH (n) RETURN count(n), sum(n.participants)")
    with pytest.raises(StoreError, match="only read by Cypher") as refused:
        engine.ask(text)
    assert "saan load" in refused.value.th
    assert rows(engine, "MATCH (n) RETURN count(n), sum(n.participants)") == before


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "/etc/hostname", "http://127.0.0.1:1/x", "https://x.test/a"]
)
def test_no_file_and_no_address_is_read(engine: Embedded, address: str) -> None:
    with pytest.raises(StoreError, match="LOAD CSV"):
        engine.ask("LOAD CSV FROM $where AS line RETURN line", {"where": address})


def test_a_query_ends_at_its_time_limit(engine: Embedded) -> None:
    begun = time.monotonic()
    with pytest.raises(StoreError, match="longer than its limit"):
        engine.ask("UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 90) AS c RETURN count(*)")
    assert time.monotonic() - begun < 20


def test_two_read_one_copy_at_a_time(engine: Embedded, folder: Path) -> None:
    with opened(folder, before=lambda plan: pytest.fail(f"made again: {plan}")) as second:
        assert rows(second, "MATCH (n:Meeting) RETURN count(n)") == rows(engine, "MATCH (n:Meeting) RETURN count(n)")


def test_the_engine_ends_with_the_program_that_asked(folder: Path, cache: Path) -> None:
    program = (
        "import sys; from graph.embedded import opened\n"
        f"with opened({str(folder)!r}) as e: print(e.driver.get_server_info().address[1], flush=True); sys.stdin.read()"
    )
    asking = subprocess.Popen([sys.executable, "-c", program], stdin=-1, stdout=-1, text=True, encoding="utf-8")
    assert asking.stdout
    port = int(asking.stdout.readline())
    asking.kill()
    asking.communicate()
    assert wait_until(lambda: not answers(port)), "it still answers"


def test_the_engine_ends_when_nobody_hears_it(tmp_path: Path) -> None:
    asked = {"do": "serve", "folder": str(tmp_path), "password": "p" * 16, "seconds": 1, "scratch": str(tmp_path)}
    process = module.launched(str(tmp_path))
    assert process.stdin and process.stdout
    process.stdin.write(f"{json.dumps(asked)}\n")
    # as when the program that asked is killed while Java starts
    process.stdin.close()
    process.stdout.close()
    try:
        process.wait(120)
    finally:
        process.kill()


def answers(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds: Any, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_nothing_is_written_where_the_user_stands(
    folder: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with opened(folder) as engine:
        engine.ask("RETURN 1")
    assert list(tmp_path.iterdir()) == []


def test_where_the_engine_does_not_exist_the_message_says_what_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "available", lambda: False)
    with pytest.raises(MissingPart, match="saan cypher --uri") as missing, opened(folder):
        pass
    assert "Neo4j" in missing.value.th


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(SaanError, match="no graph here"), opened(tmp_path):
        pass


@pytest.mark.parametrize(
    ("text", "said"),
    [("MATCH (n RETURN n", "Syntax error at line 1:9"), ("RETURN foo(1)", "foo"), ("MATCH (n) RETURN m", "'m'")],
)
def test_a_text_that_is_wrong_is_not_called_a_write(engine: Embedded, text: str, said: str) -> None:
    with pytest.raises(StoreError, match="not understood") as wrong:
        engine.ask(text)
    assert said in wrong.value.en
    assert said in wrong.value.th
