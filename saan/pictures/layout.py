"""Places for nodes of a graph without an order of its own: springs inside a component, components side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import rustworkx as rx

SEED = 7
# the picture's units that one node needs to stand apart from the next with its label
ROOM = 105
# rounds of the springs: each takes the square of the nodes, so large components get fewer
ROUNDS, FEWEST_ROUNDS, WORK = 120, 24, 240_000


def spread(count: int, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A place for each of `count` nodes. The same graph gets the same places."""
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(range(count)))
    graph.add_edges_from_no_data([p for p in pairs if p[0] != p[1]])
    components = sorted((sorted(c) for c in rx.connected_components(graph)), key=lambda c: (-len(c), c))
    blocks = [springs(graph, c) for c in components]
    places = np.zeros((count, 2))
    for component, block, corner in zip(components, blocks, shelves(blocks), strict=True):
        places[component] = block + corner
    return [(round(x), round(y)) for x, y in places]


def springs(graph: rx.PyGraph, component: list[int]) -> np.ndarray:
    """Places of one component, from its own corner."""
    n = len(component)
    if n == 1:
        return np.zeros((1, 2))
    rounds = max(FEWEST_ROUNDS, min(ROUNDS, WORK // n))
    found = rx.spring_layout(graph.subgraph(component), seed=SEED, num_iter=rounds, k=1.6 / math.sqrt(n))
    places = np.array([found[i] for i in range(n)])
    low, high = places.min(axis=0), places.max(axis=0)
    side = ROOM * max(1.0, math.sqrt(n) * 1.3)
    unit: np.ndarray = (places - low) / np.maximum(high - low, 1e-9)
    return unit * (side * 1.4, side)


def shelves(blocks: list[np.ndarray]) -> list[tuple[float, float]]:
    """A corner for each block: rows filled from left to right, largest first."""
    sizes = [block.max(axis=0) + np.array((2 * ROOM, 1.2 * ROOM)) for block in blocks]
    widest = max([math.sqrt(sum(w * h for w, h in sizes) * 1.8), *(w for w, _ in sizes)], default=0)
    corners, x, y, high = [], 0.0, 0.0, 0.0
    for w, h in sizes:
        if x and x + w > widest:
            x, y, high = 0.0, y + high, 0.0
        corners.append((x, y))
        x, high = x + w, max(high, h)
    return corners
