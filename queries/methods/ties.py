"""Ties between organisations as a matrix, from two-mode data.

    w_uv = sum over the meetings that u and v share of 1 / (size - 1)

Symmetric, no unit, zero on the diagonal. Build it for one province at a time: a meeting of n makes n (n - 1) entries.
M. E. J. Newman (2001), Scientific collaboration networks II, Physical Review E 64, 016132.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from queries.methods.newman import Attendance

# beyond this share of filled cells a product of full matrices is the faster one
DENSE = 0.3


def ties(a: Attendance, largest: int | None = None) -> sparse.csr_array:
    """w_uv over the meetings below `largest` bodies (all where None)."""
    use = np.ones(len(a.meeting), bool) if largest is None else a.size[a.meeting] < largest
    shape = (len(a.size), a.organizations)
    at = (a.meeting[use], a.organization[use])
    there = sparse.csr_array((np.ones(int(use.sum())), at), shape=shape)
    weighed = sparse.csr_array((a.weight[use], at), shape=shape)
    return without_loops(sparse.csr_array(weighed.T @ there))


def memberships(a: Attendance) -> sparse.csr_array:
    """F: organisations x networks, 1 / (how many networks it is in); a row of zeros where none is known."""
    shape = (a.organizations, max(a.networks, 1))
    return sparse.csr_array((1.0 / np.maximum(a.degree, 1)[a.member], (a.member, a.network)), shape=shape)


def without_loops(weight: sparse.csr_array) -> sparse.csr_array:
    """The same matrix with an empty diagonal and no stored zeros."""
    found = sparse.csr_array(weight - sparse.diags_array(weight.diagonal()))
    found.eliminate_zeros()
    return found


def product(left: sparse.csr_array, right: sparse.csr_array, on: sparse.csr_array) -> sparse.csr_array:
    """(left @ right) * on: the cells of a product where `on` has an entry."""
    filled = max(left.nnz, right.nnz) / max(left.shape[0] * left.shape[1], 1)
    if filled > DENSE:
        return sparse.csr_array(on.multiply(left.toarray() @ right.toarray()))
    return sparse.csr_array((left @ right).multiply(on))
