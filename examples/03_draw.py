"""One picture that opens offline. Run after 01_load.py: uv run python examples/03_draw.py"""

from graph import open_graph
from saan import draw

drawn = draw(open_graph("saan-graph"), "page.html")
print(f"open {drawn.path}")
