"""What analysts add or change in Neo4j comes back as statements of that database; the folder stays the master."""

from collections.abc import Callable
from typing import Any

import pytest

from graph import PropertyGraph
from graph.errors import UsageError
from graph.neo4j import Pulled, carried, pull
from tests.graph import world
from tests.graph.neo4j.conftest import Push
from tests.servers.database import Server

Cypher = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def graph() -> PropertyGraph:
    return world.table().merge(world.release())


@pytest.fixture
def get(cleared: Server) -> Callable[..., Pulled]:
    def run(graph: PropertyGraph, graph_id: str = "ours") -> Pulled:
        return pull(
            graph, cleared.uri, graph_id=graph_id, user=cleared.user, password=cleared.password, as_of="2024-01-01"
        )

    return run


def test_nothing_comes_back_of_what_was_only_pushed(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled]
) -> None:
    put(graph)
    found = get(graph)
    assert (found.nodes, found.links, found.rejected) == (0, 0, ())
    assert found.graph.is_empty()


def test_an_added_node_a_changed_value_and_an_added_link_are_stated_by_the_database(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled], cypher: Cypher
) -> None:
    put(graph)
    cypher("CREATE (:Organization {key: 'Organization:ใหม่@57', name: 'ใหม่'})")
    cypher("MATCH (m:Meeting) SET m.participants = 75")
    cypher("MATCH (o:Organization {name: 'ใหม่'}), (n:Network) CREATE (o)-[:MEMBER_OF {since: '2024'}]->(n)")
    found = get(graph)
    assert (found.nodes, found.links, found.rejected) == (2, 1, ())
    [source] = found.graph.sources.to_dict("records")
    assert (source["kind"], source["as_of"]) == ("database", "2024-01-01")
    after = graph.merge(found.graph)
    assert after.nodes("Meeting")["participants"].tolist() == [75]
    assert "Organization:ใหม่@57" in after.nodes("Organization")["key"].tolist()
    [evidence] = after.evidence_of_node("Organization:ใหม่@57")
    assert "ใหม่" in evidence.words
    assert len(graph.sources) + 1 == len(after.sources)


def test_pulling_twice_states_nothing_new(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled], cypher: Cypher
) -> None:
    put(graph)
    cypher("MATCH (m:Meeting) SET m.participants = 75")
    after = graph.merge(get(graph).graph)
    assert get(after).graph.is_empty()


def test_what_is_gone_there_stays_here(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled], cypher: Cypher
) -> None:
    put(graph)
    cypher("MATCH (p:Person) DETACH DELETE p")
    cypher("MATCH (m:Meeting) REMOVE m.participants")
    assert get(graph).graph.is_empty()


def test_data_of_others_are_not_pulled(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled], cypher: Cypher
) -> None:
    put(graph)
    cypher("CREATE (:Customer {key: 'c1'}), (:Network {name: 'no key'})")
    cypher("CREATE (:Network {key: 'Network:ของกราฟอื่น@57', graph_id: 'theirs'})")
    assert get(graph).nodes == 0


def test_what_breaks_the_model_is_rejected_and_named(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled], cypher: Cypher
) -> None:
    put(graph)
    cypher("MATCH (m:Meeting) SET m.participants = 'many'")
    cypher("CREATE (:Organization {key: 'x'})")
    found = get(graph)
    assert found.graph.is_empty()
    assert any("participants = 'many': expected int" in line for line in found.rejected)
    assert any("expected a key such as Organization:" in line for line in found.rejected)


def test_pulling_into_nothing_gives_the_shown_graph_with_its_evidence(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled]
) -> None:
    put(graph)
    found = get(PropertyGraph()).graph
    assert world.shown(found) == world.shown(graph)
    for key in (world.SCHOOL, world.MEETING, world.CHAIR):
        assert set(graph.evidence_of_node(key)) <= set(found.evidence_of_node(key))
    ends = {"ATTENDED": (world.SCHOOL, world.MEETING), "CHAIRED_BY": (world.MEETING, world.CHAIR)}
    for link in ((t, *e) for t, e in (ends | {"MEMBER_OF": (world.SCHOOL, world.NETWORK)}).items()):
        assert set(graph.evidence_of_link(*link)) <= set(found.evidence_of_link(*link))
    assert set(graph.source_ids) < set(found.source_ids)
    assert world.TEXT in found.nodes("Source")["text"].tolist()
    assert get(found).graph.is_empty()


def test_what_somebody_else_loaded_and_pushed_comes_with_its_evidence(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled]
) -> None:
    put(graph)
    found = world.table().merge(get(world.table()).graph)
    assert world.shown(found) == world.shown(graph)
    assert set(graph.evidence_of_node(world.MEETING)) <= set(found.evidence_of_node(world.MEETING))


def test_where_names_were_left_out_no_other_words_are_taken_for_evidence(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled]
) -> None:
    put(graph, names=False)
    found = get(PropertyGraph()).graph
    words = {e.words for e in graph.evidence_of_node(world.SCHOOL) if e.place.startswith("c")}
    assert words == {e.words for e in found.evidence_of_node(world.SCHOOL) if e.place.startswith("c")}


def test_evidence_that_somebody_damaged_is_left_out(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled], cypher: Cypher
) -> None:
    put(graph)
    cypher("MATCH (m:Meeting) SET m.evidence = [e IN m.evidence | e + 'x'] + ['?', '']")
    cypher("MATCH (o:Organization) SET o.evidence = 7")
    found = get(PropertyGraph()).graph
    assert world.shown(found) == world.shown(graph)
    assert [e.source for e in found.evidence_of_node(world.MEETING)] != []


@pytest.mark.parametrize(
    ("seen", "cells"),
    [
        ({(): ["ก", "ข"], (1,): ["ก"]}, ["ก", "ข"]),
        ({(1, 3): ["ก", "ค"], (2,): ["ข"]}, ["ก", "ข", "ค"]),
        ({(3,): ["ค"]}, ["", "", "ค"]),
        ({(1, 2): ["ก"]}, ["ก"]),
    ],
)
def test_the_cells_of_a_row_come_of_the_words_seen_of_it(
    seen: dict[tuple[int, ...], list[str]], cells: list[str]
) -> None:
    assert carried.cells(seen) == cells


def test_another_graphs_id_names_those_that_are_there(
    graph: PropertyGraph, put: Push, get: Callable[..., Pulled]
) -> None:
    put(graph)
    with pytest.raises(UsageError, match="it holds 'ours'"):
        get(graph, graph_id="theirs")


def test_a_pull_needs_a_graph_id(graph: PropertyGraph, get: Callable[..., Pulled]) -> None:
    with pytest.raises(UsageError):
        get(graph, graph_id="")
