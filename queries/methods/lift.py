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
from queries.methods.sets import changes

# bodies at a meeting: the classes of size begin here
SIZES = (2, 6, 10, 16, 30, 60, 120)
CLASSES = len(SIZES) + 1
# of meetings x networks: beyond it a place is counted on sparse arrays
CELLS = 20_000_000


@dataclass(frozen=True)
class Lift:
    """For each pair of networks asked for: lift, p, and the lifts that chance alone gives in 95 of 100 deals."""

    lift: Floats
    p: Floats
    low: Floats
    high: Floats


def strata(a: Attendance, place: Ints) -> Ints:
    """A number for each attendance: the place (a number by meeting) and the class of size of its meeting."""
    found: Ints = place[a.meeting] * CLASSES + np.digitize(a.size[a.meeting], SIZES)
    return found


@dataclass(frozen=True)
class Hall:
    """The seats of one place: their meeting, whoever may sit there (from 0) with their networks, and the pairs.

    `tables` are the seats of each stratum, as first and last. `seated` is who sat there. `weight` is by meeting.
    The networks of organisation o are network[first[o] : first[o + 1]]; `pairs` are the cells (one * width + other)
    of a matrix of networks, and `asked` the places among all pairs asked for.
    """

    meeting: Ints
    weight: Floats
    tables: list[tuple[int, int]]
    seated: Ints
    first: Ints
    network: Ints
    width: int
    twice: tuple[Ints, Ints]
    pairs: Ints
    asked: Ints

    def contact(self, seated: Ints) -> Floats:
        """O_st for the pairs of networks, the seats taken by `seated`."""
        seat, entry = spread(self.first, seated)
        together = met(self.meeting[seat], self.network[entry], self.weight, self.width).ravel()[self.pairs]
        # else whoever is of both networks would be counted with itself
        body, cell = self.twice
        own = np.bincount(seated, self.weight[self.meeting], minlength=len(self.first) - 1)
        itself = np.bincount(cell, own[body], minlength=self.width**2)[self.pairs]
        return np.asarray(together - itself, np.float64)


def met(meeting: Ints, network: Ints, weight: Floats, width: int) -> Floats:
    """The sum over meetings of n_ms n_mt w_m, networks x networks."""
    shape = (len(weight), width)
    if len(weight) * width <= CELLS:
        here = np.bincount(meeting * width + network, minlength=len(weight) * width).reshape(shape).astype(np.float64)
        return np.asarray(here.T @ (here * weight[:, None]))
    some = sparse.csr_array((np.ones(len(meeting)), (meeting, network)), shape=shape)
    return np.asarray((some.T @ (sparse.diags_array(weight) @ some)).toarray())


def halls(a: Attendance, stratum: Ints, one: Ints, other: Ints) -> list[Hall]:
    """The places of an attendance, in the order of their strata."""
    order = np.argsort(stratum, kind="stable")
    place = stratum[order] // CLASSES
    by_body = np.argsort(a.member, kind="stable")
    first = np.append(0, np.cumsum(a.degree))
    weight = np.divide(1.0, a.size - 1, out=np.zeros(len(a.size)), where=a.size > 1)
    pairs = np.stack([one, other])
    runs = np.split(order, np.flatnonzero(np.diff(place)) + 1)
    return [hall(a, run, stratum[run], first, a.network[by_body], weight, pairs) for run in runs if len(run)]


def hall(a: Attendance, run: Ints, stratum: Ints, first: Ints, network: Ints, weight: Floats, pairs: Ints) -> Hall:
    """One place, its bodies, meetings and networks numbered from 0."""
    meetings, meeting = np.unique(a.meeting[run], return_inverse=True)
    bodies, seated = np.unique(a.organization[run], return_inverse=True)
    member, held = spread(first, bodies)
    networks, of = np.unique(network[held], return_inverse=True)
    width = max(len(networks), 1)
    begin = np.append(0, np.cumsum(np.bincount(member, minlength=len(bodies))))
    ends = [position(pair, networks) for pair in pairs]
    asked = np.flatnonzero((ends[0] >= 0) & (ends[1] >= 0))
    cut = np.flatnonzero(changes(stratum))
    tables = list(zip(cut.tolist(), [*cut[1:].tolist(), len(run)], strict=True))
    cells = ends[0][asked] * width + ends[1][asked]
    one, other = spread(begin, member)
    twice = member[one], of[one] * width + of[other]
    return Hall(meeting, weight[meetings], tables, seated, begin, of, width, twice, cells, asked)


def position(wanted: Ints, among: Ints) -> Ints:
    """Where each number stands among sorted ones, -1 where it does not."""
    at = np.minimum(np.searchsorted(among, wanted), max(len(among) - 1, 0))
    return np.where(among[at] == wanted, at, -1) if len(among) else np.full(len(wanted), -1)


def spread(first: Ints, of: Ints) -> tuple[Ints, Ints]:
    """All entries of some runs, run n being first[n] to first[n + 1]: the position in `of`, and the entry."""
    size = (first[1:] - first[:-1])[of]
    begin = first[of] - np.cumsum(size) + size
    return np.repeat(np.arange(len(of)), size), np.repeat(begin, size) + np.arange(size.sum())


def total(places: list[Hall], seated: list[Ints], count: int) -> Floats:
    """O_st of all pairs asked for."""
    found = np.zeros(count)
    for at, here in zip(places, seated, strict=True):
        found[at.asked] += at.contact(here)
    return found


def lifts(a: Attendance, stratum: Ints, one: Ints, other: Ints, deals: int = 199, seed: int = 0) -> Lift:
    """Lift of each pair of networks (one, other); `a` in the order of its keys, so that a seed gives the same deals."""
    places = halls(a, stratum, one, other)
    seated = [place.seated.copy() for place in places]
    observed = total(places, seated, len(one))
    rng = np.random.default_rng(seed)
    dealt = np.zeros((deals, len(one)))
    for deal in range(deals):
        for place, here in zip(places, seated, strict=True):
            for begin, end in place.tables:
                rng.shuffle(here[begin:end])
        dealt[deal] = total(places, seated, len(one))
    mean = dealt.mean(axis=0)
    some = mean > 1e-12

    def by_chance(values: Floats) -> Floats:
        ratio: Floats = np.divide(values, mean, out=np.full(len(one), np.nan), where=some)
        return ratio

    low, high = np.quantile(dealt, [0.025, 0.975], axis=0)
    p = (1 + (dealt >= observed - 1e-9).sum(axis=0)) / (1 + deals)
    return Lift(by_chance(observed), np.where(some, p, np.nan), by_chance(low), by_chance(high))
