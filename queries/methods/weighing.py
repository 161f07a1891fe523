"""Many ways of weighing: in how many of them a candidate is among the first.

    score_i = sum over criteria c of weight_c * value_ic,  weights drawn evenly from all that add up to 1

The share of drawn weightings in which i is among the first k says how much its place depends on the weights. It is no
probability of being right. Values are put on a common scale first (`scaled`).
R. Lahdelma and P. Salminen (2001), SMAA-2: Stochastic multicriteria acceptability analysis for group decision making,
Operations Research 49, 444-454.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from queries.methods.newman import Floats, Ints
from queries.methods.ranks import DECIMALS

FEWEST = 3


def scaled(values: Floats) -> Floats:
    """Each column from 0 (its least) to 1 (its greatest); 0 where all are equal or a value is missing."""
    if not len(values):
        return values
    known = np.isfinite(values)
    low = np.where(known, values, np.inf).min(axis=0)
    high = np.where(known, values, -np.inf).max(axis=0)
    some = high > low
    out: Floats = np.zeros(values.shape)
    np.divide(values - np.where(some, low, 0), np.where(some, high - low, 1), out=out, where=known & some)
    return out


def weightings(criteria: int, draws: int, seed: int = 0) -> Floats:
    """So many weightings (rows), drawn evenly from all that add up to 1."""
    return np.random.default_rng(seed).dirichlet(np.ones(criteria), draws)


def rank_matrix(scores: Floats) -> Ints:
    """The rank of each row within each column, 1 for the greatest; equal values (to 9 decimals) share the lesser."""
    values = -np.round(scores, DECIMALS)
    order = np.argsort(values, axis=0, kind="stable")
    ordered = np.take_along_axis(values, order, axis=0)
    starts = np.ones(values.shape, bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    place = np.arange(1, len(values) + 1)[:, None]
    rank = np.maximum.accumulate(np.where(starts, place, 0), axis=0)
    out = np.empty(values.shape, np.int64)
    np.put_along_axis(out, order, rank, axis=0)
    return out


@dataclass(frozen=True)
class Acceptability:
    """For each candidate: share of weightings in the first k, 5th and 95th centile of its rank, central weights.

    `central` is the mean of the weightings that put it first, nan where none does.
    """

    share: Floats
    low: Ints
    high: Ints
    central: Floats


def acceptability(values: Floats, k: int, draws: int = 2000, seed: int = 0) -> Acceptability | None:
    """Over drawn weightings; `values` are scaled, candidates x criteria. None below three candidates."""
    if len(values) < FEWEST or not values.shape[1]:
        return None
    weights = weightings(values.shape[1], draws, seed)
    ranks = rank_matrix(values @ weights.T)
    low, high = between(ranks)
    first = (ranks == 1).astype(np.float64)
    count = first.sum(axis=1, keepdims=True)
    central = np.divide(first @ weights, count, out=np.full(values.shape, np.nan), where=count > 0)
    return Acceptability((ranks <= k).mean(axis=1), low, high, central)


def between(ranks: Ints, share: float = 0.9) -> tuple[Ints, Ints]:
    """For each row the ranks that hold the middle `share` of its columns."""
    tail = (1 - share) / 2
    low, high = np.quantile(ranks, [tail, 1 - tail], axis=1, method="nearest")
    return low.astype(np.int64), high.astype(np.int64)


def sensitivity(values: Floats, weights: Floats) -> Ints:
    """The rank of each candidate when one criterion is left out (columns): which criterion holds its place."""
    left = weights[None, :] * (1 - np.eye(len(weights)))
    return rank_matrix(values @ left.T)
