"""The Cypher of questions, explained and pasteable: the same text, with a comment above each clause."""

import re
from typing import Any

import pytest
from typer.testing import CliRunner

from queries import QUESTIONS
from saan.cli import app
from saan.cypher.explained import explained, pasteable
from saan.cypher.guard import statements
from tests.servers.database import Server

CORES = {core.name: core for q in QUESTIONS.values() for core in q.cores}


def plain(text: str) -> str:
    """The text without its comments and spaces."""
    return re.sub(r"\s+", "", re.sub(r"^\s*//.*$", "", text, flags=re.M))


@pytest.mark.parametrize("name", CORES)
def test_what_is_computed_is_unchanged_and_every_match_is_explained(name: str) -> None:
    text = explained(CORES[name].cypher)
    assert plain(text) == plain(CORES[name].cypher)
    lines = text.splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if re.match(r"\s*(?:OPTIONAL )?(?:MATCH|RETURN|UNWIND)", line):
            assert before.strip().startswith("//"), line


def test_a_clause_is_said_in_the_words_of_the_schema() -> None:
    lines = explained(
        "MATCH (o:Organization)-[r:MEMBER_OF]->(n:Network)\nWHERE $year IS NULL OR r.since = $year\n"
        "OPTIONAL MATCH (m:Meeting)<-[:PARTICIPATED]-(n), (v:Venue)\nWITH n, count(o) AS c\n"
        "RETURN DISTINCT n.key AS k, c"
    ).splitlines()
    assert [line.removeprefix("// ") for line in lines[::2]] == [
        "Organization o is a member of Network n",
        "of the fiscal year asked for, or of all",
        "where there is one: Meeting m was joined by Network n, every Venue v",
        "for each n: c",
        "give k, c, each once",
    ]


def test_parameters_stand_above_as_they_are_pasted(neo4j: Server) -> None:
    hostile = "น่าน' //\\\n\""
    text = pasteable("RETURN $province AS p, $year AS y", {"province": hostile, "year": None})
    given = dict(re.findall(r"^:param (\w+) => (.*)$", text, re.M))
    with neo4j.driver() as driver:
        found: Any = driver.execute_query(f"RETURN {given['province']} AS p, {given['year']} AS y").records[0]
    assert found.data() == {"p": hostile, "y": None}


def test_the_command_prints_statements_with_the_values_asked_for() -> None:
    said = (
        CliRunner()
        .invoke(app, ["ask", "network-links", "--cypher", "--province", "น่าน", "--set", "assembly=30"])
        .output
    )
    assert ':param province => "น่าน"' in said
    assert ":param assembly => 30" in said
    text = re.sub(r"^:param .*$", "", said, flags=re.M)
    assert len(list(statements(text))) == len(QUESTIONS["network-links"].cores)
