from __future__ import annotations

import networkx as nx
import pytest

from graph import PropertyGraph
from graph.errors import SchemaError
from tests.graph.world import NETWORK, SCHOOL, release, shown, table


def test_a_graph_goes_to_networkx_and_back() -> None:
    graph = table().merge(release())
    network = graph.to_networkx()
    assert network.nodes[SCHOOL]["label"] == "Organization"
    assert network.get_edge_data(SCHOOL, NETWORK) == {0: {"type": "MEMBER_OF", "since": "2022"}}
    assert shown(PropertyGraph.from_networkx(network)) == shown(graph)


def test_a_graph_built_by_hand_needs_only_labels_and_types() -> None:
    network = nx.MultiDiGraph()
    network.add_node(1, label="Organization", name="วัดสมมติ", province="น่าน")
    network.add_node("ศาสนา", label="Network")
    network.add_edge(1, "ศาสนา", type="MEMBER_OF")
    before = {n: dict(d) for n, d in network.nodes(data=True)}
    graph = PropertyGraph.from_networkx(network)
    assert graph.links("MEMBER_OF")["end_key"].tolist() == ["Network:ศาสนา"]
    assert {n: dict(d) for n, d in network.nodes(data=True)} == before


def test_a_node_without_a_label_and_an_edge_without_a_type_are_refused() -> None:
    network = nx.MultiDiGraph()
    network.add_node("ก")
    with pytest.raises(SchemaError, match="label None"):
        PropertyGraph.from_networkx(network)
    network = nx.MultiDiGraph()
    network.add_node("ก", label="Network")
    network.add_edge("ก", "ก")
    with pytest.raises(SchemaError, match="no attribute 'type'"):
        PropertyGraph.from_networkx(network)
