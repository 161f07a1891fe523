"""How sure a rank is: what one meeting carries, other meetings of the kind, and names that are stated but not given.

Everything works on parts: what one attendance adds to the value of an organisation, so that a value without a meeting,
or with a meeting counted twice, is a sum. Groups (provinces) are ranked apart.
B. Efron and R. Tibshirani (1993), An Introduction to the Bootstrap, Chapman & Hall (meetings are the units drawn).
D. Rubin (1987), Multiple Imputation for Nonresponse in Surveys, Wiley (the names that are missing).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from queries.methods.newman import Floats, Ints
from queries.methods.ranks import DECIMALS
from queries.methods.weighing import between, rank_matrix

# cells of one group's table of actors and meetings: beyond it a group is left out, and the answer says so
CELLS = 20_000_000
SOFT = 2.0


@dataclass(frozen=True)
class Block:
    """One group: actors x meetings.

    `part` what each presence adds as it is seen, `full` what it (or a presence that is not seen) is expected to add
    when all are named, `noise` the variance of that, `odds` how likely each unseen presence is beside the others of
    the meeting, `missing` how many seats of each meeting have no name.
    """

    part: Floats
    there: npt.NDArray[np.bool_]
    full: Floats
    noise: Floats
    odds: Floats
    missing: Ints


@dataclass(frozen=True)
class Doubt:
    """By actor: the rank at worst when one meeting is left out, the middle 90 % of ranks, the chance of the first k."""

    worst: Ints
    low: Ints
    high: Ints
    chance: Floats


def left_out(part: Floats) -> Ints:
    """The worst rank of each actor with all meetings, or with any one left out.

    Only a meeting of its own can make its rank worse, and of the others only those at that meeting move with it.
    """
    whole = np.round(part.sum(axis=1), DECIMALS)
    ordered = np.sort(whole)
    worst = 1 + len(whole) - np.searchsorted(ordered, whole, side="right")
    for column in part.T:
        here = np.flatnonzero(column)
        value, left = whole[here], np.round(whole[here] - column[here], DECIMALS)
        above = len(whole) - np.searchsorted(ordered, left, side="right")
        fallen = ((value[None, :] > left[:, None]) & (left[None, :] <= left[:, None])).sum(axis=1)
        worst[here] = np.maximum(worst[here], 1 + above - fallen)
    found: Ints = worst.astype(np.int64)
    return found


def likely(odds: Floats, missing: Ints) -> Floats:
    """How likely each unseen presence is: odds / (odds + c), a meeting's adding up to `missing`.

    c is found by halving. A meeting with more missing seats than actors fills them all.
    """
    low, high = np.full(len(missing), -30.0), np.full(len(missing), 30.0)
    for _ in range(40):
        middle = (low + high) / 2
        many = (odds / (odds + np.exp(middle))).sum(axis=0) > missing
        low, high = np.where(many, middle, low), np.where(many, high, middle)
    found: Floats = np.where(missing > 0, odds / (odds + np.exp(high)), 0.0)
    return found


def filled(block: Block, draws: int, rng: np.random.Generator) -> Floats:
    """The values if all seats had names, actors x draws: seen presences at their full part, unseen ones drawn."""
    actors, meetings = block.part.shape
    if not block.missing.any():
        return np.repeat(block.part.sum(axis=1)[:, None], draws, axis=1)
    chance = likely(np.where(block.there, 0.0, block.odds), block.missing)
    # a Poisson number of hits of each cell, each cell counted once: the chance of a hit is exactly `chance`
    rate = -np.log1p(-np.minimum(chance, 1 - 1e-9)).ravel()
    ends = np.cumsum(rate)
    hits = np.repeat(np.arange(draws), rng.poisson(ends[-1], draws))
    at = np.sort(hits + rng.random(len(hits)))
    # in the order of draws and cells, so that the look-up walks on and a cell hit twice stands beside itself
    cell = np.minimum(np.searchsorted(ends, (at - hits) * ends[-1]), len(ends) - 1)
    once = np.diff(hits * len(ends) + cell, prepend=-1) > 0
    draw, cell = hits[once], cell[once]
    code, full, noise = (cell // meetings) * draws + draw, block.full.ravel()[cell], block.noise.ravel()[cell]
    added, more = (np.bincount(code, x, minlength=actors * draws).reshape(actors, draws) for x in (full, noise))
    seen, spread = ((x * block.there).sum(axis=1)[:, None] for x in (block.full, block.noise))
    values: Floats = seen + added + rng.normal(size=(actors, draws)) * np.sqrt(spread + more)
    return np.maximum(values, 0)


def again(block: Block, values: Floats, rng: np.random.Generator) -> Floats:
    """The values, actors x draws, when as many meetings are drawn anew with repetition."""
    meetings = block.part.shape[1]
    times = rng.multinomial(meetings, np.full(meetings, 1 / meetings), size=values.shape[1]).T
    whole = block.part.sum(axis=1)[:, None]
    drawn: Floats = block.part @ times
    moved: Floats = values + drawn - whole
    return moved


def doubt(block: Block, k: int, draws: int, seed: int) -> Doubt:
    """All three. The chance speaks of missing names alone, the interval of names and of other meetings."""
    rng = np.random.default_rng(seed)
    values = filled(block, draws, rng)
    low, high = between(rank_matrix(again(block, values, rng)))
    return Doubt(left_out(block.part), low, high, (rank_matrix(values) <= k).mean(axis=1))


def rates(there: npt.NDArray[np.bool_], home: npt.NDArray[np.bool_], kind: Ints) -> Floats:
    """Odds that an actor is at a meeting, actors x meetings: its rate at meetings of the kind, at home and away apart.

    A rate is pulled towards that of all actors with the weight of SOFT meetings.
    """
    odds = np.zeros(there.shape)
    for of in np.unique(kind):
        columns = kind == of
        for mine in (home[:, columns], ~home[:, columns]):
            chances, came = mine.sum(axis=1), (there[:, columns] & mine).sum(axis=1)
            usual = (came.sum() + 0.5) / (chances.sum() + 1)
            rate = np.minimum((came + SOFT * usual) / (chances + SOFT), 0.98)
            odds[:, columns] = np.where(mine, (rate / (1 - rate))[:, None], odds[:, columns])
    return odds


def by_chance(part: Floats) -> float:
    """What the greatest of the values (rows of `part`) stays below in 95 of 100 deals of every meeting's parts anew.

    A deal gives each actor the mean of each meeting's column with its variance; the sum over meetings is taken as
    normal and the actors as independent. 0 without actors.
    """
    actors = len(part)
    if not actors:
        return 0.0
    return float(part.mean(axis=0).sum() + np.sqrt(part.var(axis=0).sum()) * NormalDist().inv_cdf(0.95 ** (1 / actors)))
