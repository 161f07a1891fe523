"""Shortest paths: betweenness on distances, fragmentation, and key players.

Distance is 1/w: a strong tie is a short way. Lengths are rounded to a grid of 2^-20, so that paths that are equal do
not part over the last digit of a sum of floats.
L. C. Freeman (1977), A set of measures of centrality based on betweenness, Sociometry 40, 35-41.
S. P. Borgatti (2006), Identifying sets of key players in a social network, Computational and Mathematical
Organization Theory 12, 21-34.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import csgraph

from queries.methods.newman import Floats, Ints
from queries.methods.ties import without_loops

GRID = 2.0**20


def distances(weight: sparse.csr_array) -> sparse.csr_array:
    """1/w on the grid, where there is a tie."""
    out = without_loops(weight)
    out.data = np.maximum(np.round(GRID / out.data), 1) / GRID
    return out


def betweenness(weight: sparse.csr_array, sources: int | None = None, seed: int = 0) -> Floats:
    """Pairs of organisations whose shortest way leads over each one; equal ways share a pair.

    Exact, or estimated from so many `sources` (then drawn with `seed`). 0 for an isolate. Minutes above about 1,000
    organisations: networkx walks in Python.
    """
    graph = nx.from_scipy_sparse_array(distances(weight), edge_attribute="distance")
    sources = None if sources is None else min(sources, len(graph))
    found = nx.betweenness_centrality(graph, k=sources, normalized=False, weight="distance", seed=seed)
    return np.array([found[n] for n in range(len(graph))])


def two_mode_betweenness(meeting: Ints, organization: Ints, meetings: int, organizations: int) -> Floats:
    """Betweenness of organisations in the graph of organisations and meetings, unweighted."""
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(organizations + meetings))
    graph.add_edges_from_no_data(list(zip(organization.tolist(), (organizations + meeting).tolist(), strict=True)))
    found = rx.graph_betweenness_centrality(graph, normalized=False)
    return np.array([found[n] for n in range(organizations)])


def closeness(tie: sparse.csr_array, start: Ints | None = None) -> Floats:
    """1/d from the organisations `start` (rows; all where None) to every other, d in steps; 0 where there is no way."""
    steps = csgraph.dijkstra(tie, directed=False, unweighted=True, indices=start)
    near: Floats = np.divide(1, steps, out=np.zeros(steps.shape), where=(steps > 0) & np.isfinite(steps))
    return near


def fragmentation(tie: sparse.csr_array) -> float:
    """F = 1 - 2 sum_{i>j} (1/d_ij) / (n (n - 1)): 0 where all are tied to all, 1 where nobody is to anybody.

    nan for fewer than two organisations.
    """
    n = tie.shape[0]
    return float("nan") if n < 2 else 1 - float(closeness(tie).sum()) / (n * (n - 1))


def without(tie: sparse.csr_array, gone: npt.NDArray[np.int64]) -> sparse.csr_array:
    """The ties of those that stay."""
    stay = np.setdiff1d(np.arange(tie.shape[0]), gone)
    return sparse.csr_array(tie[stay][:, stay])


def breakers(tie: sparse.csr_array, k: int) -> list[tuple[int, float]]:
    """Negative key players: whom to lose hurts most, one after the other, with F of those that stay. Greedy."""
    chosen: list[tuple[int, float]] = []
    stay = list(range(tie.shape[0]))
    for _ in range(min(k, len(stay) - 2)):
        gone = np.array([c for c, _ in chosen], np.int64)
        values = [fragmentation(without(tie, np.append(gone, i))) for i in stay]
        best = int(np.argmax(np.round(values, 9)))
        chosen.append((stay.pop(best), values[best]))
    return chosen


def spreaders(tie: sparse.csr_array, k: int, need: Floats | None = None) -> list[tuple[int, float]]:
    """Positive key players: through whom most is reached, one after the other, with the reach so far. Greedy.

    Reach = sum_j need_j / d(S, j), S the chosen, 1 for j in S; `need` is 1 for each where None. With the need of those
    who lack something these are the strategic players: close to the ones that need it.
    """
    n = tie.shape[0]
    near = closeness(tie) + np.eye(n)
    need = np.ones(n) if need is None else need
    reached, chosen = np.zeros(n), list[tuple[int, float]]()
    for _ in range(min(k, n)):
        gain = np.maximum(near, reached) @ need
        gain[[c for c, _ in chosen]] = -np.inf
        best = int(np.argmax(np.round(gain, 9)))
        reached = np.maximum(near[best], reached)
        chosen.append((best, float(gain[best])))
    return chosen
