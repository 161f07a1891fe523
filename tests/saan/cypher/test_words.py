"""What is typed: statements apart, values in their types, completion from the schema, what may not run."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from saan.cypher.guard import bare, check_inside, is_whole, statements
from saan.cypher.hints import hints
from saan.cypher.values import settings
from saan.cypher.words import described, endings


def test_statements_end_at_semicolons_outside_strings_names_and_comments() -> None:
    text = 'RETURN \'a;b\' AS x; // no; not here\nRETURN `c;d`; /* ; */ RETURN "e\\";f" ;; // last'
    assert list(statements(text)) == ["RETURN 'a;b' AS x", "// no; not here\nRETURN `c;d`", '/* ; */ RETURN "e\\";f"']


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MATCH (n:Network) RETURN n.name, count(*) ORDER BY 2 DESC LIMIT 3", ["ORDER BY a number"]),
        ("MATCH (n:Network) WITH n ORDER BY n.name, 1 RETURN n", ["ORDER BY a number"]),
        ("MATCH (n:Netwrok) RETURN n.anything", ["no Netwrok; Network?"]),
        ("MATCH (n:Network {provnce: 'a: b', name: $n}) RETURN n", ["Network has no property provnce; province?"]),
        ("MATCH (o:Organization)-[:MEMBERS_OF]->() RETURN o", ["no MEMBERS_OF; MEMBER_OF?"]),
        (
            "MATCH (o:Organization)-[r:MEMBER_OF]->(n) RETURN o.Name, r.since, n.x",
            ["Organization has no property Name"],
        ),
        ("MATCH (n) RETURN n.name AS a, 'ORDER BY 2, (x:Y)' AS b ORDER BY a, n.x2", []),
        ("MATCH (m:Meeting) WHERE date(m.date).year = 2024 RETURN m.key, m.evidence_total, {a: m}.a.b", []),
    ],
)
def test_what_a_statement_does_not_do_is_said(text: str, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAAN_LANG", "en")
    found = list(hints(text, modelled=True))
    assert len(found) == len(said)
    assert all(words in sentence for words, sentence in zip(said, found, strict=True))


def test_on_a_server_labels_of_others_are_no_mistake() -> None:
    assert not list(hints("MATCH (a:Airport)-[:FLIES_TO]->(b:Airport) RETURN a.code", modelled=False))


def test_a_statement_is_whole_at_its_semicolon() -> None:
    assert is_whole("RETURN 1;")
    assert is_whole("RETURN 1; // done")
    assert not is_whole("RETURN 'a;")
    assert not is_whole("RETURN 1")
    assert not is_whole("")


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(s.strip() for s in statements(text))
    assert isinstance(bare(text), str)
    endings(text, {})


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM 'file:///x' AS l RETURN l",
        "load /* x */ csv FROM 'x' AS l RETURN l",
        "CALL apoc.load.json('file:///x')",
        "RETURN `apoc`.`version`()",
        "RETURN a\\u0070oc.version()",
        "LOAD // x\n CSV FROM 'x' AS l RETURN l",
    ],
)
def test_what_reaches_outside_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="not available on a graph folder"):
        check_inside(text)


def test_words_in_strings_are_only_words() -> None:
    check_inside("MATCH (n) WHERE n.name CONTAINS 'LOAD CSV apoc.x' RETURN n // apoc.y")


def test_settings_have_the_type_they_look_like() -> None:
    given = ["year=2566", "province=น่าน", 'code="57"', "many=[1, 2]", "ok=true", "formula=a=b", "none=null"]
    wanted: dict[str, Any] = {"year": 2566, "province": "น่าน", "code": "57", "many": [1, 2], "ok": True}
    assert settings(given) == wanted | {"formula": "a=b", "none": None}
    for wrong in ("year", "=1", "a b=1"):
        with pytest.raises(UsageError, match="expected name=value"):
            settings([wrong])


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("MATCH (n:Netw", "Network"),
        ("MATCH (n)-[:MEMB", "MEMBER_OF"),
        ("MATCH (n)-[r:MEMBER_OF|ATT", "ATTENDED"),
        ("MATCH (n:Network) WHERE n.prov", "province"),
        ("MATCH (n:Network {na", "name"),
        ("MATCH (n) WHERE n:Org", "Organization"),
        ("MATCH (m:Meeting) RETURN $ye", "year"),
        (":sch", ":schema"),
        ("OPT", "OPTIONAL MATCH"),
    ],
)
def test_completion_knows_the_schema(typed: str, offered: str) -> None:
    assert offered in [word for _, word in endings(typed, {"year": 2566})]


def test_completion_offers_only_the_properties_of_the_label_and_nothing_in_a_string() -> None:
    offered = {word for _, word in endings("MATCH (m:Meeting)-->(n:Network) RETURN m.", {})}
    assert {"date", "participants"} <= offered
    assert "sector" not in offered
    assert endings("RETURN 'MATCH (n:Net", {}) == []


def test_the_schema_in_words() -> None:
    assert any("MEMBER_OF" in line for line in described("Network", "th"))
    assert any("Organization" in line for line in described("", "en"))
    assert described("MEMBER_OF", "en")[0].startswith("  (:")
