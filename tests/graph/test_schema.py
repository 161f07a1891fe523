from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph import SCHEMA

SHARED = Path(__file__).parents[3] / "shared"


def test_every_link_of_the_annotated_releases_is_declared() -> None:
    files = [*SHARED.glob("gold/*.json"), *SHARED.glob("more/gold/*.json")]
    if not files:
        pytest.skip(f"no annotated releases beside the project ({SHARED})")
    for file in files:
        facts = json.loads(file.read_text("utf-8"))
        types = {e["id"]: e["type"] for e in facts["entities"]} | {"DOC": "Source"}
        for relation in facts["relations"]:
            kind = SCHEMA.links[relation["type"], types[relation["from"]], types[relation["to"]]]
            assert set(relation["properties"]) <= {p.name for p in kind.properties}, (file.name, relation)
        for entity in facts["entities"]:
            declared = {p.name for p in SCHEMA.nodes[entity["type"]].properties}
            assert {a["name"] for a in entity["attributes"]} <= declared, (file.name, entity["id"])


def test_every_kind_is_described_in_both_languages() -> None:
    for node in SCHEMA.nodes.values():
        assert node.en and node.th and node.key
        assert all(p.en and p.th for p in node.properties)
    for link in SCHEMA.links.values():
        assert all((*link.forward, *link.reverse))


def test_labels_types_and_property_names_can_stand_in_cypher_as_they_are() -> None:
    # a label and a relationship type may not share a name on the embedded engine
    assert not set(SCHEMA.nodes) & set(SCHEMA.types)
    names = {p.name for k in SCHEMA.kinds.values() for p in k.columns}
    assert all(n.isidentifier() and n.isascii() for n in (*SCHEMA.nodes, *SCHEMA.types, *names))
    assert not names & {
        "key",
        "start",
        "end",
        "id",
        "place",
        "stated_in",
        "evidence",
        "graph_id",
        "run",
        "label",
        "type",
    } - {"type"}
