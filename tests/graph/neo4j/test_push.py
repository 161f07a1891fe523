"""A pushed graph is the graph; what else is in the database stays as it was."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from graph import SCHEMA, PropertyGraph, keys
from graph.errors import StoreError, UsageError
from graph.neo4j import statements
from tests.graph.neo4j.conftest import Held, Push
from tests.graph.world import CHAIR, MEETING, NETWORK, SCHOOL, TEXT, release, source, table
from tests.servers.database import Server

Cypher = Callable[..., list[dict[str, Any]]]
Look = Callable[[], Held]


def world() -> PropertyGraph:
    return table().merge(release())


def members(*since: str | None) -> PropertyGraph:
    rows = {"start": [SCHOOL] * len(since), "end": [NETWORK] * len(since), "since": list(since)}
    places = [f"!r{i + 2}" for i in range(len(since))]
    return PropertyGraph.stated(
        source("years.csv"), {}, {("MEMBER_OF", "Organization", "Network"): pd.DataFrame({**rows, "place": places})}
    )


def test_what_the_graph_shows_is_in_the_database(put: Push, cypher: Cypher) -> None:
    pushed = put(world())
    assert (pushed.nodes, pushed.links, pushed.swept) == (*world().count(), 0)
    [school] = cypher("MATCH (n:Organization) RETURN properties(n) AS n")
    assert school["n"]["key"] == SCHOOL
    assert school["n"]["name"] == "โรงเรียนบ้านทดลอง"
    assert school["n"]["type"] == "โรงเรียน"
    assert sorted(school["n"]["aliases"]) == ["รร.บ้านทดลอง", "โรงเรียน บ้านทดลอง"]
    [member] = cypher(
        "MATCH (o:Organization)-[r:MEMBER_OF]->(n:Network) RETURN o.key AS o, n.key AS n, r.since AS since"
    )
    assert member == {"o": SCHOOL, "n": NETWORK, "since": "2022"}
    assert cypher("MATCH (m:Meeting) RETURN m.participants AS n, m.graph_id AS g") == [{"n": 60, "g": "ours"}]


def test_pushing_again_changes_nothing(put: Push, held: Look) -> None:
    put(world())
    before = held()
    assert put(world()).swept == 0
    assert held() == before


def test_batches_of_any_size_give_the_same(put: Push, held: Look) -> None:
    graph = world().merge(members("2021", "2023", None))
    put(graph)
    before = held()
    put(graph, batch_bytes=1)
    assert held() == before


def test_a_source_node_carries_its_text_and_code_points_count(put: Push, cypher: Cypher) -> None:
    put(world())
    found = cypher(
        "MATCH (o:Organization) UNWIND o.evidence AS e WITH e WHERE e CONTAINS '#c0-17' "
        "MATCH (s:Source) WHERE 'Source:' + e STARTS WITH s.key "
        "RETURN s.text AS text, substring(s.text, 0, 17) AS words"
    )
    assert found == [{"text": TEXT, "words": TEXT[:17]}]


def test_evidence_stands_on_nodes_and_links(put: Push, cypher: Cypher) -> None:
    put(world())
    [found] = cypher("MATCH (n:Organization) RETURN n.evidence AS e, n.evidence_words AS w, n.evidence_total AS t")
    stated = world().evidence_of_node(SCHOOL)
    assert found == {"e": [f"{e.source}#{e.place}" for e in stated], "w": [e.words for e in stated], "t": 2}
    [link] = cypher("MATCH ()-[r:ATTENDED]->() RETURN r.evidence_words AS w, r.evidence_total AS t")
    assert link == {"w": [TEXT[:30]], "t": 1}


def test_parallel_links_are_kept_apart(put: Push, cypher: Cypher) -> None:
    graph = members("2021", "2023", None, "2021")
    for _ in range(2):
        put(graph)
        found = cypher("MATCH ()-[r:MEMBER_OF]->() RETURN r.since AS since, r.key AS key ORDER BY since")
        assert [r["since"] for r in found] == ["2021", "2023", None]
        assert len({r["key"] for r in found}) == 3


def test_what_is_no_longer_stated_goes(put: Push, held: Look) -> None:
    put(release())
    alone = held()
    put(world())
    pushed = put(release())
    assert held() == alone
    # the network, the table's source, the membership; the school and its attendance under the narrower key
    assert pushed.swept == 5


def test_a_property_that_is_no_longer_stated_goes(put: Push, cypher: Cypher) -> None:
    put(world())
    put(release())
    assert cypher("MATCH (n:Organization) RETURN n.type AS type") == [{"type": None}]


def test_other_data_is_left_alone(put: Push, held: Look, cypher: Cypher) -> None:
    cypher(
        "CREATE (:Organization {name: 'theirs'})-[:MEMBER_OF {since: '1'}]->(b:Network {name: 'their net', key: 'x'}), "
        "(c:Meeting {key: 'Meeting:elsewhere', name: 'c', graph_id: 'another', run: 'r'})"
        "-[:HELD_IN {graph_id: 'another', run: 'r'}]->(b)"
    )
    before = held()
    put(world())
    pushed = put(PropertyGraph())
    assert held() == before
    assert pushed.swept == sum(world().count())


def test_a_stale_node_that_somebody_linked_to_stays(put: Push, cypher: Cypher) -> None:
    put(world())
    cypher("MATCH (n:Network) CREATE (:Note {name: 'mine'})-[:ABOUT]->(n)")
    pushed = put(release())
    assert (pushed.swept, pushed.held) == (4, 1)
    assert cypher("MATCH (:Note)-[:ABOUT]->(n) RETURN n.key AS key") == [{"key": NETWORK}]


def test_links_drawn_by_hand_between_our_nodes_stay(put: Push, cypher: Cypher) -> None:
    put(world())
    cypher("MATCH (o:Organization), (n:Network) CREATE (o)-[:MEMBER_OF {note: 'mine'}]->(n)")
    put(world())
    found = cypher("MATCH ()-[r:MEMBER_OF]->() RETURN r.note AS note, r.since AS since ORDER BY note")
    assert found == [{"note": "mine", "since": None}, {"note": None, "since": "2022"}]


@pytest.mark.parametrize("owner", ["another", None])
def test_a_node_of_somebody_else_with_our_key_is_never_written(
    owner: str | None, put: Push, held: Look, cypher: Cypher
) -> None:
    cypher("CREATE (:Network {key: $key, graph_id: $owner})", key=NETWORK, owner=owner)
    before = held()
    with pytest.raises(StoreError, match=NETWORK) as refused:
        put(world())
    assert held() == before
    assert (owner or "other than Saan") in refused.value.en
    assert NETWORK in refused.value.th


class Died(Exception):
    pass


@pytest.mark.parametrize("batches", [1, 3, 6])
def test_a_push_that_died_can_be_run_again(batches: int, put: Push, held: Look) -> None:
    def die(_kind: str, done: int, _total: int) -> None:
        if done >= batches:
            raise Died

    put(release())
    put(world())
    complete = held()
    put(release().merge(members("2020")))
    between = held()
    with pytest.raises(Died):
        put(world(), batch_bytes=1, progress=die)
    # nothing is swept before the end: whatever the graph before held is still there
    assert {key_of(n) for n in between[0]} <= {key_of(n) for n in held()[0]}
    put(world())
    assert held() == complete


def key_of(node: Any) -> str:
    return str(dict(node[1])["key"])


HOSTILE = "x`) DETACH DELETE n // '\"\\u0027}) SET n:Owned\n$rows {{}} \x00\u202e"


def test_hostile_text_stays_text(put: Push, cypher: Cypher) -> None:
    key = keys.key("Organization", HOSTILE, "57")
    graph = PropertyGraph.stated(
        source(HOSTILE, HOSTILE, "press"),
        {"Organization": pd.DataFrame({"key": [key], "name": [HOSTILE], "aliases": [[HOSTILE]], "place": ["c0-9"]})},
        {
            ("ASSESSED_AT", "Organization", "Designation"): pd.DataFrame(
                {"start": [key], "end": [keys.key("Designation", HOSTILE)], "level": [HOSTILE], "place": ["c0-9"]}
            )
        },
    )
    put(graph, graph_id=HOSTILE)
    put(graph, graph_id=HOSTILE)
    [found] = cypher("MATCH (o:Organization)-[r:ASSESSED_AT]->(d) RETURN properties(o) AS o, properties(r) AS r")
    assert (found["o"]["name"], found["o"]["aliases"]) == (HOSTILE, [HOSTILE])
    assert (found["r"]["level"], found["r"]["graph_id"]) == (HOSTILE, HOSTILE)
    assert cypher("MATCH (n) RETURN count(n) AS n") == [{"n": 3}]
    assert cypher("MATCH (n:Owned) RETURN n") == []


def test_without_names_no_person_is_in_the_database(put: Push, held: Look) -> None:
    put(world())
    pushed = put(world(), names=False)
    nodes, links = held()
    assert pushed.nodes == len(nodes) == world().count()[0] - 1
    assert "CHAIRED_BY" not in {link[0] for link in links}
    everything = repr((nodes, links))
    assert CHAIR not in everything
    assert "สมมติ ใจใส" not in everything
    assert "[ชื่อบุคคล] เป็นประธาน" in everything
    assert MEETING in everything


def test_without_names_bodies_named_after_persons_stay_apart(put: Push, cypher: Cypher) -> None:
    named = [keys.key("Organization", f"มูลนิธิ{title}สมมติ ใจใส หนึ่ง", "57") for title in ("นาย", "")]
    rows = {"start": named, "end": [NETWORK] * 2, "place": ["!r2", "!r3"]}
    graph = PropertyGraph.stated(
        source("ของ สมมติ ใจใส.csv"), {}, {("MEMBER_OF", "Organization", "Network"): pd.DataFrame(rows)}
    )
    put(world().merge(graph), names=False)
    found = cypher(
        "MATCH (o:Organization)-[r:MEMBER_OF]->() WHERE o.key CONTAINS 'มูลนิธิ' RETURN o.key AS key, r.evidence AS e"
    )
    assert len({r["key"] for r in found}) == 2
    assert all(r["key"].startswith("Organization:มูลนิธิ[ชื่อบุคคล]หนึ่ง@57~") for r in found)
    assert "ใจใส" not in repr(
        cypher("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n) AS n, properties(r) AS r")
    )
    joined = "MATCH ()-[r:MEMBER_OF]->() UNWIND r.evidence AS e MATCH (s:Source) WHERE 'Source:' + e STARTS WITH s.key"
    assert cypher(f"{joined} RETURN count(*) AS n") == [{"n": 3}]


def test_progress_counts_every_row(put: Push) -> None:
    seen: list[tuple[int, int, str]] = []
    put(world(), progress=lambda *step: seen.append(step))
    total = sum(world().count())
    assert [s[0] for s in seen] == sorted(s[0] for s in seen)
    assert seen[-1][:2] == (total, total)
    assert {s[1] for s in seen} == {total}


def test_every_label_has_one_key(empty_neo4j: Server, put: Push, cypher: Cypher) -> None:
    for _ in range(2):
        put(PropertyGraph())
        found = cypher("SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type WHERE properties = ['key'] RETURN *")
        assert sorted(r["labelsOrTypes"][0] for r in found) == sorted(SCHEMA.nodes)
        assert {r["type"] for r in found} == {"UNIQUENESS"}


def test_a_graph_id_is_needed(put: Push) -> None:
    with pytest.raises(UsageError, match="graph id"):
        put(world(), graph_id="")


def test_the_schema_uses_no_name_that_a_push_writes() -> None:
    declared = {p.name for kind in SCHEMA.kinds.values() for p in kind.columns}
    assert not declared & set(statements.BESIDE)


def test_a_name_cannot_leave_its_quotes() -> None:
    assert statements.quoted("a`b") == "`a``b`"
