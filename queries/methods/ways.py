"""Shortest ways between two nodes that share nothing between their ends.

Each link counts 1, and each node passed adds log2(its links) / 100: of ways of equal length the one through the
smaller meetings and networks is taken, since an assembly ties its hundreds less than a meeting ties its ten.
After a way is found what it passes is taken out, and the search begins again (E. W. Dijkstra 1959, Numerische
Mathematik 1, 269-271). Ways found so are a lower bound of how many there are (Menger 1927).
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from queries.methods.newman import Floats, Ints
from queries.methods.sets import distinct


def ways(start: Ints, end: Ints, count: int, source: int, target: int, most: int, longest: int) -> list[list[int]]:
    """At most `most` ways from source to target of at most `longest` links, shortest first, as lists of nodes.

    `start`, `end`: the links, whose direction does not count. No way: an empty list; source = target likewise.
    """
    degree = np.bincount(np.concatenate([start, end]), minlength=count)
    free = np.ones(count, bool)
    found: list[list[int]] = []
    while source != target and len(found) < most:
        way = shortest(start, end, degree, free, source, target)
        if not way or len(way) - 1 > longest:
            break
        found.append(way)
        free[way[1:-1]] = False
        if len(way) == 2:
            linked = ((start == source) & (end == target)) | ((start == target) & (end == source))
            start, end = start[~linked], end[~linked]
    return found


def shortest(start: Ints, end: Ints, degree: Ints, free: np.ndarray, source: int, target: int) -> list[int]:
    """One shortest way among the free nodes; empty where there is none."""
    # late, as wherever it is used: a tenth of what every question needs to start
    from scipy.sparse.csgraph import dijkstra

    use = free[start] & free[end]
    a, b = np.concatenate([start[use], end[use]]), np.concatenate([end[use], start[use]])
    # duplicates would be added up: one entry for each pair
    pairs = distinct(a * len(degree) + b)
    a, b = np.divmod(pairs, len(degree))
    passing: Floats = np.log2(np.maximum(degree, 1)) / 100
    passing[[source, target]] = 0
    length = np.round(1 + (passing[a] + passing[b]) / 2, 9)
    matrix = sparse.csr_array((length, (a, b)), shape=(len(degree),) * 2)
    before = dijkstra(matrix, indices=[source], return_predecessors=True)[1][0]
    way = [target]
    while way[-1] != source:
        if before[way[-1]] < 0:
            return []
        way.append(int(before[way[-1]]))
    return way[::-1]
