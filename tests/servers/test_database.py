"""The test server is a real Neo4j, holds Thai text, and goes when its test is over."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from neo4j.exceptions import AuthError

from tests.servers import Unavailable, database, fixtures, jars
from tests.servers.database import Server

ROOT = Path(__file__).parents[2]
THAI = "เครือข่ายตลาดน้ำสมมติ ๒๕๖๕"


def test_the_server_answers(neo4j: Server) -> None:
    with neo4j.driver() as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1
        assert driver.get_server_info().agent.startswith("Neo4j/")


def test_thai_text_comes_back_as_it_went(empty_neo4j: Server) -> None:
    with empty_neo4j.driver() as driver:
        driver.execute_query("CREATE (:Network {name: $name})", name=THAI)
        found = driver.execute_query("MATCH (n:Network) RETURN n.name AS name, size(n.name) AS size").records
    assert [(r["name"], r["size"]) for r in found] == [(THAI, len(THAI))]


def test_emptying_takes_nodes_constraints_and_indexes(neo4j: Server) -> None:
    with neo4j.driver() as driver:
        driver.execute_query("CREATE CONSTRAINT FOR (n:Network) REQUIRE n.key IS UNIQUE")
        driver.execute_query("CREATE INDEX FOR (n:Network) ON (n.name)")
        driver.execute_query("CREATE (:Network {key: 'a'})-[:IN]->(:Province)")
        database.empty(neo4j)
        assert driver.execute_query("MATCH (n) RETURN n").records == []
        assert driver.execute_query("SHOW CONSTRAINTS").records == []
        assert {r["type"] for r in driver.execute_query("SHOW INDEXES").records} == {"LOOKUP"}


def test_another_password_is_refused(neo4j: Server) -> None:
    with Server(neo4j.uri, neo4j.user, "wrong").driver() as driver, pytest.raises(AuthError):
        driver.verify_connectivity()


def test_the_password_is_not_shown(neo4j: Server) -> None:
    assert neo4j.password not in repr(neo4j)


def test_a_named_server_is_used_while_it_is_empty(empty_neo4j: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", empty_neo4j.uri)
    monkeypatch.setenv("NEO4J_USER", empty_neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", empty_neo4j.password)
    with database.server() as found:
        assert found == empty_neo4j
    with empty_neo4j.driver() as driver:
        driver.execute_query("CREATE (:SomebodysData)")
    with pytest.raises(Unavailable, match="holds 1 nodes"), database.server():
        pass


@pytest.mark.parametrize(("ci", "outcome"), [("true", Unavailable), ("", pytest.skip.Exception)])
def test_a_missing_server_fails_in_ci_and_skips_elsewhere(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", f"bolt://127.0.0.1:{database.free_port()}")
    monkeypatch.setenv("CI", ci)
    monkeypatch.delenv("SAAN_REQUIRE_REAL", raising=False)
    with pytest.raises(outcome, match="does not answer"):
        next(fixtures.had(database.server()))


def test_every_jar_is_the_listed_one_and_a_damaged_one_is_not(neo4j: Server, tmp_path: Path) -> None:
    coordinate = min(jars.listed())
    good = jars.ensure() / jars.file_name(coordinate)
    assert jars.is_listed(coordinate, good)
    damaged = tmp_path / good.name
    damaged.write_bytes(good.read_bytes()[:-1])
    assert not jars.is_listed(coordinate, damaged)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_what_was_launched_goes_when_the_tests_are_killed(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    starter = (
        "import sys, time, pathlib; from tests.servers import database;"
        "print(database.launch(['/bin/sleep', '60'], pathlib.Path(sys.argv[1])).pid, flush=True);"
        "time.sleep(60)"
    )
    command = [sys.executable, "-c", starter, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = Path("/proc", parent.stdout.readline().strip())
        assert child.exists()
        parent.kill()
    wait_until(lambda: not child.exists() or "Z" in ") Z " in (child / "stat").read_text())


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
