"""Shortest paths: betweenness on distances, fragmentation, and key players.

Distance is 1/w: a strong tie is a short way. Lengths are whole numbers of 1/720720, which every number up to 16
divides, so that equal ways (three ties of 3 and one of 1) do not part over the last digit of a sum of floats.
L. C. Freeman (1977), A set of measures of centrality based on betweenness, Sociometry 40, 35-41.
S. P. Borgatti (2006), Identifying sets of key players in a social network, Computational and Mathematical
Organization Theory 12, 21-34.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from queries.methods.newman import Floats, Ints
from queries.methods.ties import without_loops

GRID = 720_720
# a minute on one core
EXACT = 10_000
BATCHES = 8


def distances(weight: sparse.csr_array) -> sparse.csr_array:
    """1/w in units of 1/720720, at least one unit, where there is a tie."""
    out = without_loops(weight)
    out.data = np.maximum(np.round(GRID / out.data), 1)
    return out


@dataclass(frozen=True)
class Betweenness:
    """Pairs of organisations whose shortest way leads over each one; equal ways share a pair. 0 for an isolate.

    `sources` is None where the values are exact; else so many organisations were walked from, and `error` is the
    standard error of each value, from BATCHES parts of them.
    """

    value: Floats
    error: Floats
    sources: int | None


def betweenness(weight: sparse.csr_array, sources: int = 256, seed: int = 0, exact: int = EXACT) -> Betweenness:
    """Weighted betweenness, exact up to `exact` organisations, above it estimated from `sources` drawn with `seed`.

    The estimate weighs a pair by how far along its way an organisation stands (R. Geisberger, P. Sanders and
    D. Schultes (2008), Better approximation of betweenness centrality, ALENEX, 90-100). Ranks in the middle are
    within its error of one another: read `error` before a place. Needs networkit (the extra `betweenness`);
    ModuleNotFoundError without it.
    """
    import networkit as nk

    ties = sparse.triu(distances(weight), 1).tocoo()
    n = weight.shape[0]
    ends = ties.row.astype(np.uint64), ties.col.astype(np.uint64)
    graph = nk.GraphFromCoo((ties.data, ends), n=n, weighted=True)

    # networkit counts a pair once in each direction
    if n <= exact:
        return Betweenness(np.array(nk.centrality.Betweenness(graph).run().scores()) / 2, np.zeros(n), None)
    nk.setSeed(seed, False)
    each = -(-sources // BATCHES)
    parts = [nk.centrality.EstimateBetweenness(graph, each, parallel=True).run().scores() for _ in range(BATCHES)]
    found = np.array(parts) / 2
    return Betweenness(found.mean(axis=0), found.std(axis=0, ddof=1) / BATCHES**0.5, each * BATCHES)


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
    from scipy.sparse import csgraph

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
