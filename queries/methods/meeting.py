"""Who should meet: pairs that have not met, by what they would gain and how feasible it is.

    feasible_uv = M * mean over meetings m of P(u at m) * mean over meetings m of P(v at m)
    gain_uv     = partners of u that v has not met + partners of v that u has not met
    score       = gain_uv * feasible_uv

P is the rate at which an organisation comes to meetings of the kind (`doubt.rates`), M how many were held, so feasible
is the number of meetings they would share if both came as often as they do. It takes the two apart: that their networks
met before is no reason to hope, for these are pairs that did not meet there. gain is how many come within two steps of
one of them by it. Left out are pairs that met, that share a network, or that have no partner in common to bring them
together. After D. Liben-Nowell and J. Kleinberg (2007), The link-prediction problem for social networks, Journal of the
American Society for Information Science and Technology 58, 1019-1031.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from queries.methods.newman import Floats, Ints
from queries.methods.ties import without_loops


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows (one < other), the best first."""

    one: Ints
    other: Ints
    score: Floats
    gain: Ints
    feasible: Floats


def unmet(weight: sparse.csr_array, same: sparse.csr_array, comes: Floats, most: int) -> Pairs:
    """The `most` best pairs; equal scores in the order of rows.

    `weight` has an entry where a pair met, `same` where it shares a network; `comes` is P, organisations x meetings.
    """
    w = without_loops(weight)
    tie = sparse.csr_array((np.ones(w.nnz), w.indices, w.indptr), shape=w.shape)
    shared = sparse.csr_array(tie @ tie)
    blocked = sparse.csr_array(abs(same) + tie) > 0
    open_ = sparse.triu(shared - shared.multiply(blocked), 1, format="coo")
    keep = open_.data > 0
    one, other = open_.row[keep].astype(np.int64), open_.col[keep].astype(np.int64)
    degree = np.diff(tie.indptr)
    gain = (degree[one] + degree[other] - 2 * open_.data[keep]).astype(np.int64)
    often = comes.mean(axis=1) if comes.shape[1] else np.zeros(len(comes))
    feasible = comes.shape[1] * often[one] * often[other]
    score = np.round(gain * feasible, 9)
    first = np.lexsort((other, one, -score))[:most]
    return Pairs(one[first], other[first], score[first], gain[first], feasible[first])


def between(weight: sparse.csr_array, one: Ints, other: Ints) -> Ints:
    """For each pair the partner that ties them most (greatest w_uz w_vz; the first of equals), -1 without one."""
    out = np.full(len(one), -1, np.int64)
    for i, (u, v) in enumerate(zip(one, other, strict=True)):
        both = np.round(weight[[u]].toarray().ravel() * weight[[v]].toarray().ravel(), 9)
        if both.max(initial=0) > 0:
            out[i] = int(np.argmax(both))
    return out
