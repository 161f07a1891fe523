"""Structural holes: how much an organisation's partners are tied to one another.

    p_ij = (w_ij + w_ji) / sum_k (w_ik + w_ki)
    constraint      C_i = sum over partners j of (p_ij + sum_q p_iq p_qj)^2
    effective size  E_i = sum over partners j of (1 - sum_q p_iq m_jq),  m_jq = w_jq / max_k w_jk

Low constraint: a way to many that do not meet one another. E lies between 1 and the number of partners. Loops are
dropped; one without a partner has no value (nan), and one partner gives C = 1 and E = 1. No unit; E is in partners.
One assembly closes every hole: do not rank by it (it finds none of the planted hubs then).
R. S. Burt (1992), Structural Holes, Harvard University Press, pages 51-65.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from queries.methods.newman import Floats
from queries.methods.ties import product, without_loops


def shares(weight: sparse.csr_array) -> sparse.csr_array:
    """p: each row of the symmetric weights divided by its sum."""
    w = without_loops(sparse.csr_array(weight + weight.T))
    return scaled(w, np.asarray(w.sum(axis=1), np.float64).ravel())


def scaled(w: sparse.csr_array, by: Floats) -> sparse.csr_array:
    """The rows divided by `by`; empty rows stay empty."""
    return sparse.csr_array(sparse.diags_array(np.divide(1, by, out=np.zeros(len(by)), where=by > 0)) @ w)


def constraint(weight: sparse.csr_array) -> Floats:
    """C of every organisation; nan without a partner."""
    p = shares(weight)
    both = sparse.csr_array(p + product(p, p, sparse.csr_array(p > 0)))
    value = np.asarray(both.multiply(both).sum(axis=1), np.float64).ravel()
    return alone_is_nan(value, p)


def effective_size(weight: sparse.csr_array) -> Floats:
    """E of every organisation; nan without a partner."""
    p = shares(weight)
    w = without_loops(sparse.csr_array(weight + weight.T))
    marginal = scaled(w, w.max(axis=1).toarray().ravel())
    redundant = product(p, sparse.csr_array(marginal.T), sparse.csr_array(p > 0))
    value = np.diff(p.indptr) - np.asarray(redundant.sum(axis=1), np.float64).ravel()
    return alone_is_nan(value, p)


def alone_is_nan(value: Floats, p: sparse.csr_array) -> Floats:
    out: Floats = np.where(np.diff(p.indptr) > 0, value, np.nan)
    return out
