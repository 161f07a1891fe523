"""Greedy coverage: whom to take so that most cells are covered.

Each pick is the one that adds most to what the earlier picks cover; the greedy set covers at least 1 - 1/e of what the
best set of its size could. Equal gains go to the one that stands first.
G. Nemhauser, L. Wolsey and M. Fisher (1978), An analysis of approximations for maximizing submodular set functions,
Mathematical Programming 14, 265-294.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from queries.methods.newman import Floats


def greedy(covers: sparse.csr_array, worth: Floats, k: int) -> list[tuple[int, float]]:
    """At most k picks (row of `covers`, gain). `covers`: candidates x cells, not 0 where covered; `worth` of a cell.

    Stops when nothing more is gained; a row of no cells is never picked.
    """
    reach = sparse.csr_array(covers, copy=True)
    reach.eliminate_zeros()
    reach.data = np.ones(reach.nnz)
    left = worth.astype(np.float64).copy()
    chosen: list[tuple[int, float]] = []
    for _ in range(min(k, reach.shape[0])):
        gain = np.round(reach @ left, 9)
        best = int(np.argmax(gain))
        if gain[best] <= 0:
            break
        chosen.append((best, float(gain[best])))
        left[reach.indices[reach.indptr[best] : reach.indptr[best + 1]]] = 0
    return chosen
