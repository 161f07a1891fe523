"""From the invented releases and tables to a graph in a folder. Run: uv run python examples/01_load.py"""

from pathlib import Path

from graph import save_graph
from loaders import load

here = Path(__file__).parent
graph, report = load(here / "releases", here / "programme")
print(report.to_text("en").splitlines()[0])
save_graph(graph, "saan-graph")
nodes, links = graph.count()
print(f"{nodes:,} nodes and {links:,} links from {len(graph.sources)} sources, in saan-graph/")
