"""The same graph in NetworkX, and back. Run after 01_load.py: uv run python examples/04_networkx.py"""

from collections import Counter

from graph import PropertyGraph, open_graph

network = open_graph("saan-graph").to_networkx()
print(Counter(data["label"] for _, data in network.nodes(data=True)).most_common(5))
members = Counter(end for _, end, data in network.edges(data=True) if data["type"] == "MEMBER_OF")
for key, count in members.most_common(3):
    node = network.nodes[key]
    print(f"{node['name']} ({node.get('province', '')}): {count} members")
back = PropertyGraph.from_networkx(network)
print("back again:", back.count()[0], "nodes")
