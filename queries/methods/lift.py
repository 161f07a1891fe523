"""How many times as often as by chance two networks sit together.

    observed O_st = sum over meetings of n_ms n_mt / (size - 1), pairs of one organisation with itself left out
    lift          = O_st / mean of O_st when the organisations change seats within a stratum
    p             = (1 + deals with O_st at least as great) / (1 + deals)

A deal keeps the size of every meeting and how often each organisation comes to meetings of that stratum: the province
and the class of size. A lift of 1 is what attendance alone explains. No value where chance gives nothing.
P. Good (2005), Permutation, Parametric and Bootstrap Tests of Hypotheses, Springer, for the p that counts itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from queries.methods.newman import Attendance, Floats, Ints

# bodies at a meeting: the classes of size begin here
SIZES = (2, 6, 10, 16, 30, 60, 120)


@dataclass(frozen=True)
class Lift:
    """For each pair of networks asked for: lift, p, and the lifts that chance alone gives in 95 of 100 deals."""

    lift: Floats
    p: Floats
    low: Floats
    high: Floats


def strata(a: Attendance, place: Ints) -> Ints:
    """A number for each attendance: the place (a number by meeting) and the class of size of its meeting."""
    found: Ints = place[a.meeting] * (len(SIZES) + 1) + np.digitize(a.size[a.meeting], SIZES)
    return found


@dataclass(frozen=True)
class Halls:
    """The seats of all meetings: who is a member where (organisations x networks), meetings x seats, weights."""

    member: sparse.csr_array
    at: sparse.csr_array
    by_meeting: sparse.dia_array
    by_seat: sparse.dia_array

    def contact(self, organization: Ints, one: Ints, other: Ints) -> Floats:
        """O_st for the pairs of networks (one, other), the seats taken by `organization`."""
        seats = self.member[organization]
        here = sparse.csr_array(self.at @ seats)
        together = sparse.csr_array(here.T @ sparse.csr_array(self.by_meeting @ here))
        itself = sparse.csr_array(seats.T @ sparse.csr_array(self.by_seat @ seats))
        return np.asarray(sparse.csr_array(together - itself)[one, other], dtype=np.float64).ravel()


def halls(a: Attendance) -> Halls:
    """The seats of an attendance."""
    count, shape = len(a.meeting), (a.organizations, max(a.networks, 1))
    member = sparse.csr_array((np.ones(len(a.member)), (a.member, a.network)), shape=shape)
    at = sparse.csr_array((np.ones(count), (a.meeting, np.arange(count))), shape=(len(a.size), count))
    weight = np.divide(1.0, a.size - 1, out=np.zeros(len(a.size)), where=a.size > 1)
    return Halls(member, at, sparse.diags_array(weight), sparse.diags_array(a.weight))


def lifts(a: Attendance, stratum: Ints, one: Ints, other: Ints, deals: int = 199, seed: int = 0) -> Lift:
    """Lift of each pair of networks (one, other); `a` in the order of its keys, so that a seed gives the same deals."""
    hall = halls(a)
    observed = hall.contact(a.organization, one, other)
    by_stratum = np.argsort(stratum, kind="stable")
    tables = np.split(a.organization[by_stratum], np.flatnonzero(np.diff(stratum[by_stratum])) + 1)
    rng = np.random.default_rng(seed)
    seats, dealt = np.empty_like(a.organization), np.zeros((deals, len(one)))
    for d in range(deals):
        for table in tables:
            rng.shuffle(table)
        seats[by_stratum] = np.concatenate(tables)
        dealt[d] = hall.contact(seats, one, other)
    mean = dealt.mean(axis=0)
    some = mean > 1e-12

    def by_chance(values: Floats) -> Floats:
        ratio: Floats = np.divide(values, mean, out=np.full(len(one), np.nan), where=some)
        return ratio

    low, high = np.quantile(dealt, [0.025, 0.975], axis=0)
    p = (1 + (dealt >= observed - 1e-9).sum(axis=0)) / (1 + deals)
    return Lift(by_chance(observed), np.where(some, p, np.nan), by_chance(low), by_chance(high))
