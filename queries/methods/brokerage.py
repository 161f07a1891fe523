"""Brokerage: how often an organisation stands between two that have no tie, by whose networks they are in.

For an ordered open triad a - b - c (a and c have no tie) the broker b is

    coordinator     a, b and c are of one network
    itinerant       a and c are of one network, b of another
    gatekeeper      b and c are of one network, a of another
    representative  a and b are of one network, c of another
    liaison         all three are of different networks

An organisation of m networks counts 1/m in each: a role's number is then its expectation when each draws one of its
networks. Ties have no direction, so gatekeeper and representative are equal. The unit is triads.

The weighted form gives a triad w_ab * w_bc * (1 - c_ac), c from 0 to 1 being how closed the pair a, c is: it still
speaks where one assembly ties everybody to everybody and no triad is open. With c = the 0/1 ties and w = c it is the
binary form.
R. Gould and R. Fernandez (1989), Structures of mediation, Sociological Methodology 19, 89-126.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from queries.methods.newman import Floats
from queries.methods.ties import product, without_loops

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


def row_sums(matrix: sparse.csr_array) -> Floats:
    """The sum of every row."""
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()


def brokerage(weight: sparse.csr_array, closed: sparse.csr_array, member: sparse.csr_array) -> Floats:
    """The five roles (columns, in the order of ROLES) of every organisation (row).

    `weight` w and `closed` c are symmetric; `member` F holds 1/m in the m networks of each. Loops are dropped, and so
    are organisations of no network: nobody can say on which side of a border they stand.
    """
    known = sparse.diags_array((row_sums(member) > 0).astype(np.float64))
    w, c = (without_loops(sparse.csr_array(known @ m @ known)) for m in (weight, closed))
    squared = w.multiply(w)
    same, near = alike(member, w), sparse.csr_array(alike(member, c).multiply(c))
    to = sparse.csr_array(w @ member)
    degree, through = row_sums(w), product(w, c, w)
    total = degree**2 - row_sums(squared) - row_sums(through)
    apart = row_sums(to.multiply(to)) - squared @ row_sums(member.multiply(member)) - row_sums(product(w, near, w))
    own = degree * row_sums(member.multiply(to)) - row_sums(squared.multiply(same)) - row_sums(through.multiply(same))
    inside = coordination(w, c, member, to)
    values = [inside, apart - inside, own - inside, own - inside, total - apart - 2 * own + 2 * inside]
    found = np.stack(values, axis=1)
    clean: Floats = np.where(np.abs(found) < 1e-9 * np.maximum(total, 1)[:, None], 0, found)
    return clean


def alike(member: sparse.csr_array, on: sparse.csr_array) -> sparse.csr_array:
    """F F' where `on` has an entry: whole it has a cell for each two of one network."""
    at = on.tocoo()
    return sparse.csr_array((row_sums(member[at.row].multiply(member[at.col])), (at.row, at.col)), shape=on.shape)


def coordination(w: sparse.csr_array, c: sparse.csr_array, member: sparse.csr_array, to: sparse.csr_array) -> Floats:
    """Triads with all three in one network, one network after the other."""
    found = row_sums(member.multiply(to.multiply(to)))
    found -= row_sums(member.multiply(w.multiply(w) @ member.multiply(member)))
    columns = sparse.csc_array(member)
    for s in range(member.shape[1]):
        within = columns.indices[columns.indptr[s] : columns.indptr[s + 1]]
        share = sparse.diags_array(columns.data[columns.indptr[s] : columns.indptr[s + 1]])
        mine = sparse.csr_array(w[within][:, within] @ share)
        closing = product(mine, sparse.csr_array(c[within][:, within]), mine)
        found[within] -= share @ row_sums(closing)
    return np.asarray(found)


@dataclass(frozen=True)
class Null:
    """Mean and deviation of each role (columns) of each organisation when networks are dealt anew."""

    mean: Floats
    deviation: Floats

    def z(self, found: Floats) -> Floats:
        """How many deviations above the mean; nan where the deal can change nothing."""
        spread = self.deviation > 1e-9
        away: Floats = np.divide(found - self.mean, self.deviation, out=np.full(found.shape, np.nan), where=spread)
        return away


def null(tie: sparse.csr_array, member: sparse.csr_array) -> Null:
    """The exact permutation null of the binary form: the rows of `member` dealt anew, the ties fixed.

    With e the unordered open pairs at a node, s the sum over its neighbours of d (d - 1), d the open partners of one,
    and phi the weight of a pair in both directions: mean = e E[phi], variance = e E[phi^2] + s E[phi phi', one end
    shared] + (e (e - 1) - s) E[phi phi', none shared] - mean^2. The expectations come from the distinct rows of
    `member` and their counts, without drawing. Every organisation must be in a network.
    """
    a = without_loops(sparse.csr_array((tie > 0).astype(np.float64)))
    degree = row_sums(a)
    paths = product(a, a, a)
    open_pairs = (degree * (degree - 1) - row_sums(paths)) / 2
    partners = sparse.csr_array(sparse.diags_array(degree - 1) @ a - paths)
    shared = row_sums(partners.multiply(partners)) - row_sums(partners)
    one, square, touching, apart = constants(member)
    mean = open_pairs[:, None] * one
    others = open_pairs * (open_pairs - 1) - shared
    second = open_pairs[:, None] * square + shared[:, None] * touching + others[:, None] * apart
    return Null(mean, np.sqrt(np.maximum(second - mean**2, 0)))


def constants(member: sparse.csr_array) -> tuple[Floats, Floats, Floats, Floats]:
    """E[phi], E[phi^2], E[phi phi'] with one end shared and with none, for each role, over distinct organisations."""
    rows, counts = np.unique(member.toarray(), axis=0, return_counts=True)
    n, like = float(counts.sum()), rows @ rows.T
    sums = np.zeros((4, len(ROLES)))
    for i, broker in enumerate(counts):
        left = counts - (np.arange(len(counts)) == i)
        all_three = (rows * rows[i]) @ rows.T
        own = like[i][:, None] + like[i][None, :]
        gate = own - 2 * all_three
        forms = (2 * all_three, 2 * (like - all_three), gate, gate, 2 * (1 - like - own + 2 * all_three))
        for r, phi in enumerate(forms):
            sums[:, r] += broker * pair_sums(phi, left)
    falling = np.cumprod(n - np.arange(5))
    by = falling[[2, 2, 3, 4]]
    one, square, touching, apart = np.divide(sums, by[:, None], out=np.zeros_like(sums), where=by[:, None] > 0)
    return one, square, touching, apart


def pair_sums(phi: Floats, count: npt.NDArray[np.int64]) -> Floats:
    """Over distinct ends: the sums of phi, phi^2, phi_jk phi_jl and phi_jk phi_lm; `count` rows are of each type."""
    pairs = np.outer(count, count) - np.diag(count)
    by_end = phi @ count - np.diag(phi)
    squares = phi**2 @ count - np.diag(phi) ** 2
    one, square = float((phi * pairs).sum()), float((phi**2 * pairs).sum())
    touching = float(count @ (by_end**2 - squares))
    return np.array([one, square, touching, one**2 - 4 * touching - 2 * square])
