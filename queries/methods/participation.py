"""Participation: over how many networks an organisation's ties are spread.

    P_i = 1 - sum over networks s of (k_is / k_i)^2

k_is is the strength (Newman weights) of i to members of s, k_i their sum. P = 0 when all ties lie in one network,
P near 1 when they are spread evenly over many. A partner in m networks counts 1/m to each, so that k_i is the
strength to all partners of known network. Undefined (nan) where k_i = 0. Never show it ungated: one visit to a large
assembly spreads ties perfectly (see `gated`).
Within its own network an organisation stands at

    z_i = (k_is - mean of k_js over the members j of s) / their standard deviation

for its network s: how much more it meets its own than others of its network do.
R. Guimerà and L. A. N. Amaral (2005), Functional cartography of complex metabolic networks, Nature 433, 895-900.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

from queries.methods.newman import Attendance, Floats, Ints


def to_networks(a: Attendance) -> sparse.csr_array:
    """k_is: organisations x networks, the strength of each to the members of each network."""
    degree = a.degree
    share = sparse.csr_array(
        (1.0 / degree[a.member], (a.member, a.network)), shape=(a.organizations, max(a.networks, 1))
    )
    pairs = (a.meeting, a.organization)
    shape = (len(a.size), a.organizations)
    there = sparse.csr_array((np.ones(len(a.meeting)), pairs), shape=shape)
    weighed = sparse.csr_array((a.weight, pairs), shape=shape)
    own = sparse.diags_array(np.bincount(a.organization, a.weight, minlength=a.organizations).astype(np.float64))
    return sparse.csr_array(weighed.T @ (there @ share) - own @ share)


def participation(strength: sparse.csr_array) -> Floats:
    """P of every row of k_is; nan where it has no tie."""
    total = np.asarray(strength.sum(axis=1)).ravel()
    squares = np.asarray(strength.power(2).sum(axis=1)).ravel()
    linked = total > 1e-12
    ratio = np.divide(squares, total**2, out=np.full(len(total), np.nan), where=linked)
    value: Floats = np.clip(1 - ratio, 0, 1)
    return value


def within(strength: sparse.csr_array, a: Attendance) -> Floats:
    """z of every organisation, the greatest of its networks; nan without a network, or where all members are alike.

    Gate it as P is gated: who met once is far from the mean of nothing. Deviations are over the population.
    """
    at = sparse.csr_array(strength[a.member].multiply(one_of(a))).sum(axis=1)
    own = np.asarray(at, dtype=np.float64).ravel()
    count = np.maximum(np.bincount(a.network, minlength=a.networks), 1)
    mean = np.bincount(a.network, own, minlength=a.networks) / count
    apart = own - mean[a.network]
    spread = np.sqrt(np.bincount(a.network, apart**2, minlength=a.networks) / count)[a.network]
    z = np.divide(apart, spread, out=np.full(len(own), -np.inf), where=spread > 1e-12)
    out = np.full(a.organizations, -np.inf)
    np.maximum.at(out, a.member, z)
    return np.where(np.isfinite(out), out, np.nan)


def one_of(a: Attendance) -> sparse.csr_array:
    """Memberships x networks: 1 at the network of each membership."""
    rows = np.arange(len(a.member))
    return sparse.csr_array((np.ones(len(rows)), (rows, a.network)), shape=(len(rows), max(a.networks, 1)))


def gated(value: Floats, strength: Floats, group: Ints, quantile: float = 0.75) -> Floats:
    """The values of those whose strength is positive and in the top part of their group; nan for the others."""
    out = np.full(len(value), np.nan)
    for g in np.unique(group):
        mine = np.flatnonzero(group == g)
        # a hair below: sums of floats differ in their last digits between engines
        top = strength[mine] >= np.quantile(strength[mine], quantile) - 1e-9
        keep: npt.NDArray[np.int64] = mine[top & (strength[mine] > 1e-12)]
        out[keep] = value[keep]
    return out
