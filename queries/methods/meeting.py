"""Who should meet: pairs that have not met, by what they would gain and how near they are.

    near_uv = sum over shared partners z of w_uz w_zv          (2 steps; Newman weights)
    gain_uv = partners of u that v has not met + partners of v that u has not met
    score   = gain_uv * near_uv

near is how feasible the meeting is, gain how many come within two steps of one of them by it. A pair that shares a
network or a meeting is left out. No unit: only the order counts.
D. Liben-Nowell and J. Kleinberg (2007), The link-prediction problem for social networks, Journal of the American
Society for Information Science and Technology 58, 1019-1031.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from queries.methods.newman import Floats, Ints
from queries.methods.ties import without_loops


@dataclass(frozen=True)
class Pairs:
    """Pairs (one < other) with score, gain, near, and the shared partner between that carries most of `near`."""

    one: Ints
    other: Ints
    score: Floats
    gain: Ints
    near: Floats


def unmet(weight: sparse.csr_array, same: sparse.csr_array, most: int) -> Pairs:
    """The `most` best pairs, the best first, equal scores in the order of rows.

    `weight` w, `same` not 0 where a pair shares a network (or a meeting that `weight` leaves out).
    """
    w = without_loops(weight)
    tie = sparse.csr_array((np.ones(w.nnz), w.indices, w.indptr), shape=w.shape)
    near = sparse.triu(w @ w, 1, format="csr")
    blocked = sparse.csr_array(abs(same) + tie)
    near = sparse.csr_array(near - near.multiply(blocked > 0)).tocoo()
    keep = near.data > 1e-12
    one, other, value = near.row[keep].astype(np.int64), near.col[keep].astype(np.int64), near.data[keep]
    degree = np.diff(tie.indptr)
    gain = degree[one] + degree[other] - 2 * common(tie, one, other)
    score = np.round(gain * value, 9)
    first = np.lexsort((other, one, -score))[:most]
    return Pairs(one[first], other[first], score[first], gain[first], value[first])


def common(tie: sparse.csr_array, one: Ints, other: Ints) -> Ints:
    """How many partners each pair shares."""
    both = sparse.csr_array(tie @ tie)
    found: Ints = np.asarray(both[one, other], dtype=np.int64).ravel()
    return found


def between(weight: sparse.csr_array, one: Ints, other: Ints) -> Ints:
    """For each pair the partner that ties them most (greatest w_uz w_zv; the first of equals), -1 without one."""
    out = np.full(len(one), -1, np.int64)
    for i, (u, v) in enumerate(zip(one, other, strict=True)):
        both = np.round(weight[[u]].toarray().ravel() * weight[[v]].toarray().ravel(), 9)
        if both.max(initial=0) > 0:
            out[i] = int(np.argmax(both))
    return out
