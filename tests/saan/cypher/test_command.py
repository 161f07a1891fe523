"""`saan cypher` as a user meets it: a statement, a file, a prompt in a terminal, on a folder and on a server."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from tests.saan.test_cli import EXAMPLES, ROOT, saan
from tests.servers.database import Server, empty

MEMBERS = (
    "MATCH (o:Organization)-[:MEMBER_OF]->(n:Network) "
    "RETURN n.province AS province, n.name AS network, count(*) AS members ORDER BY members DESC, province, network"
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAAN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, cache: None) -> Path:
    folder = tmp_path_factory.mktemp("graph") / "กราฟ"
    saan("load", EXAMPLES, "--graph", folder, "--quiet", cwd=ROOT)
    return folder


def cypher(graph: Path, *words: str | Path, code: int = 0, lang: str = "en", **extra: str) -> str:
    return saan("cypher", *words, "--graph", graph, "--quiet", cwd=graph.parent, code=code, lang=lang, **extra)


def test_networks_are_counted_by_province_and_name(graph: Path) -> None:
    said = cypher(graph, MEMBERS)
    memberships = pd.read_csv(EXAMPLES / "programme" / "memberships.csv")
    largest = memberships.groupby(["province", "network"])["organization"].nunique().max()
    assert str(largest) in said
    assert "พะเยา" in said
    assert "ข้อมูลสมมติ" in said


def test_the_same_rows_in_every_form(graph: Path, tmp_path: Path) -> None:
    told = json.loads(cypher(graph, MEMBERS, "--format", "json"))
    assert told["columns"] == ["province", "network", "members"]
    assert told["invented"] is True
    rows = [[str(v) for v in row.values()] for row in told["rows"]]
    for name in ("a.csv", "a.xlsx"):
        cypher(graph, MEMBERS, "--out", tmp_path / name)
    sheet = load_workbook(tmp_path / "a.xlsx")["cypher"]
    assert [[str(c.value) for c in row] for row in list(sheet.rows)[1:]] == rows
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [line.split(",") for line in lines] == rows


def test_parameters_and_limits(graph: Path) -> None:
    text = "MATCH (n:Network {province: $province}) RETURN n.name ORDER BY n.name"
    told = json.loads(cypher(graph, text, "--set", "province=พะเยา", "--format", "json", "--limit", "2"))
    assert (len(told["rows"]), told["more"]) == (2, True)
    assert "Expected parameter(s): province" in cypher(graph, text, code=1)


def test_a_file_of_statements(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "คำสั่ง.cypher"
    file.write_text("// นับ; องค์กร\nRETURN 'ก;ข' AS first;\nRETURN 2 AS second;", encoding="utf-8")
    said = cypher(graph, "--file", file, "--format", "csv")
    assert said.split() == ["first", "ก;ข", "second", "2"]


def test_names_are_hidden_unless_asked_for(graph: Path) -> None:
    text = "MATCH (p:Person) RETURN p, p.name AS name, p.key AS key, split(p.name, ' ') AS cut, {a: [p.name]} AS map"
    shown = json.loads(cypher(graph, text, "--format", "json", "--names"))["rows"]
    names = {row["name"] for row in shown}
    assert len(names) > 10
    hidden = cypher(graph, text, "--format", "json")
    assert [n for n in names if n in hidden] == []
    cut = {w for row in json.loads(hidden)["rows"] for w in row["cut"] if len(w) >= 3}
    assert cut == {"[ชื่อบุคคล]"}
    assert "[ชื่อบุคคล]" in hidden


def test_a_drawing_says_that_its_data_are_invented(graph: Path, tmp_path: Path) -> None:
    text = "MATCH p = (:Network {province: 'พะเยา'})<-[:MEMBER_OF]-(:Organization) RETURN p LIMIT 30"
    cypher(graph, text, "--draw", tmp_path / "d.html")
    page = (tmp_path / "d.html").read_text("utf-8")
    assert "ข้อมูลสมมติ" in page
    assert "MEMBER_OF" in page or "เป็นสมาชิก" in page
    assert "nothing to draw" in cypher(graph, "RETURN 1", "--draw", tmp_path / "e.html", code=2)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("CREATE (n:Person) RETURN n", 1, "only read by Cypher"),
        ("LOAD CSV FROM 'file:///etc/hostname' AS l RETURN l", 2, "not available on a graph folder"),
        ("CALL apoc.load.json('x')", 2, "not available on a graph folder"),
        ("MATCH (n RETURN n", 1, "not understood"),
    ],
)
def test_what_is_refused_is_said(graph: Path, text: str, code: int, said: str) -> None:
    assert said in cypher(graph, text, code=code)


def test_what_is_refused_is_said_in_thai(graph: Path) -> None:
    thai = cypher(graph, "CREATE (n:Person) RETURN n", code=1, lang="th")
    assert any("\u0e01" <= c <= "\u0e59" for c in thai)


def test_wrong_use(graph: Path, tmp_path: Path) -> None:
    assert "--write needs --uri" in cypher(graph, "RETURN 1", "--write", code=2)
    assert "expected one of" in cypher(graph, "RETURN 1", "--format", "xml", code=2)
    assert "expected .csv" in cypher(graph, "RETURN 1", "--out", tmp_path / "a.pdf", code=2)
    assert "no graph here" in saan("cypher", "RETURN 1", "--graph", tmp_path, cwd=tmp_path, code=1)


def test_a_province_alone(graph: Path) -> None:
    text = "MATCH (:Organization)-[:MEMBER_OF]->(n:Network) RETURN DISTINCT n.province AS p"
    assert json.loads(cypher(graph, text, "--province", "พะเยา", "--format", "json"))["rows"] == [{"p": "พะเยา"}]


def test_a_server_gives_the_same_rows_and_is_only_written_when_asked(graph: Path, neo4j: Server) -> None:
    empty(neo4j)
    login = {"NEO4J_USER": neo4j.user, "NEO4J_PASSWORD": neo4j.password}
    saan("push", "--uri", neo4j.uri, "--graph", graph, "--quiet", cwd=graph.parent, **login)
    there = ("--uri", neo4j.uri, "--format", "json")
    rows = json.loads(cypher(graph, MEMBERS, *there, **login))["rows"]
    assert rows == json.loads(cypher(graph, MEMBERS, "--format", "json"))["rows"]
    note = "MERGE (n:Note {text: $text}) RETURN n.text AS text"
    assert "would write" in cypher(graph, note, "--set", "text=ก", *there, code=1, **login)
    written = json.loads(cypher(graph, note, "--set", "text=ก", "--write", *there, **login))["rows"]
    assert written == [{"text": "ก"}]
    change = "MATCH (n:Network {name: $name}) SET n.sector = 'ทดลอง' RETURN count(n) AS n"
    changed = json.loads(cypher(graph, change, "--set", f"name={rows[0]['network']}", "--write", *there, **login))[
        "rows"
    ]
    pulled = saan("pull", "--uri", neo4j.uri, "--graph", graph, cwd=graph.parent, **login)
    assert f"{changed[0]['n']} nodes and 0 links taken, 0 rows rejected" in pulled
    assert "0 nodes and 0 links" in saan("pull", "--uri", neo4j.uri, "--graph", graph, cwd=graph.parent, **login)
    slow = "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 90) AS c RETURN count(*)"
    assert "longer than its limit" in cypher(graph, slow, "--timeout", "1", *there, code=1, **login)
    empty(neo4j)


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
def test_the_prompt_in_a_terminal(graph: Path) -> None:
    import pexpect

    environment = os.environ | {"PYTHONPATH": str(ROOT), "SAAN_LANG": "en", "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "saan", "cypher", "--graph", str(graph), "--quiet"],
        env=environment,
        encoding="utf-8",
        timeout=60,
        dimensions=(40, 160),
        # tests that a shell runs in the background are deaf to Ctrl-C, and so would be all they start
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    terminal.expect("saan>")
    terminal.send("MATCH (n:Network {province: 'พะเยา'})\r")
    terminal.expect(r"\.\.\.")
    terminal.send("RETURN count(n) AS networks;\r")
    terminal.expect("1 rows")
    terminal.send(":schema Network\r")
    terminal.expect("MEMBER_OF")
    terminal.send("MATCH (n RETURN n;\r")
    terminal.expect("not understood")
    slow = "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 900) AS c RETURN count(*);\r"
    terminal.expect("saan>")
    terminal.send(slow)
    # the prompt gives the terminal back: the statement runs
    terminal.expect(r"\x1b\[\?2004l")
    terminal.expect(pexpect.TIMEOUT, timeout=4)
    terminal.sendintr()
    terminal.expect("stopped")
    terminal.send("RETURN 'ต่อไป' AS again;\r")
    terminal.expect("1 rows")
    terminal.send(":quit\r")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
