"""Weighing, coverage, years, lift and doubt, against examples worked by hand and all cases counted."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from queries.methods.coverage import greedy
from queries.methods.doubt import Block, again, by_chance, doubt, filled, left_out, likely, rates
from queries.methods.lift import halls, lifts, strata, total
from queries.methods.meeting import between, unmet
from queries.methods.newman import Attendance
from queries.methods.weighing import acceptability, rank_matrix, scaled, sensitivity, weightings
from queries.methods.years import recency, top_years


def test_share_of_weightings_is_the_area_by_geometry() -> None:
    # two criteria, weight w on the first: the third wins where max(w, 1 - w) < 0.6
    found = acceptability(np.array([[1, 0], [0, 1], [0.6, 0.6]]), 1, 20_000)
    assert found is not None
    np.testing.assert_allclose(found.share, [0.4, 0.4, 0.2], atol=0.01)
    np.testing.assert_allclose(found.central[0], [0.8, 0.2], atol=0.01)
    assert found.low.tolist() == [1, 1, 1] and found.high.tolist() == [3, 3, 2]
    assert acceptability(np.ones((2, 2)), 1) is None


def test_weightings_are_even() -> None:
    drawn = weightings(3, 20_000)
    np.testing.assert_allclose(drawn.sum(axis=1), 1)
    np.testing.assert_allclose(drawn.mean(axis=0), 1 / 3, atol=0.01)
    np.testing.assert_allclose(drawn.var(axis=0), 1 / 18, atol=0.003)


def test_scaled_runs_from_the_least_to_the_greatest() -> None:
    values = np.array([[2, 5, np.nan], [4, 5, np.nan], [3, np.nan, np.nan]])
    assert scaled(values).tolist() == [[0, 0, 0], [1, 0, 0], [0.5, 0, 0]]
    assert scaled(np.zeros((0, 2))).shape == (0, 2)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8))
def test_rank_is_one_more_than_those_above(values: list[int]) -> None:
    assert rank_matrix(np.array(values, float)[:, None]).ravel().tolist() == [
        1 + sum(v > x for v in values) for x in values
    ]


def test_sensitivity_is_the_rank_without_a_criterion() -> None:
    values = np.array([[1, 0], [0.4, 1], [0, 0.9]])
    assert sensitivity(values, np.array([1.0, 1.0])).tolist() == [[3, 1], [1, 2], [2, 3]]


def test_greedy_takes_what_adds_most() -> None:
    covers = sparse.csr_array(np.array([[1, 1, 0, 0], [0, 1, 1, 1], [1, 0, 0, 0], [0, 0, 0, 0]]))
    assert greedy(covers, np.ones(4), 3) == [(1, 3.0), (0, 1.0)]
    assert greedy(covers, np.array([5.0, 0, 1, 0]), 1) == [(0, 5.0)]
    assert greedy(covers, np.ones(4), 0) == []


@settings(max_examples=25)
@given(st.integers(0, 1000))
def test_greedy_is_near_the_best_set(seed: int) -> None:
    covers = np.random.default_rng(seed).random((6, 8)) < 0.3
    best = max(covers[list(s)].any(axis=0).sum() for s in itertools.combinations(range(6), 2))
    assert sum(g for _, g in greedy(sparse.csr_array(covers), np.ones(8), 2)) >= (1 - 1 / np.e) * best - 1e-9


def test_persistence_counts_the_years_of_the_group() -> None:
    actor, year = np.array([0, 1, 2, 0, 1, 3]), np.array([1, 1, 1, 2, 2, 1])
    value = np.array([9.0, 1, 1, 1, 9, 5])
    group = np.array(["a", "a", "a", "b"], object)
    found = top_years(actor, year, value, group, 4)
    assert found[:3].tolist() == [0.5, 0.5, 0] and np.isnan(found[3])
    assert recency(np.array([8.0, 6, 4]), np.full(3, 8.0), 2).tolist() == [1, 0.5, 0.25]


def meetings_of(seats: list[tuple[int, int]], size: list[int], network: list[int]) -> Attendance:
    meeting, body = np.array(seats, np.int64).T
    numbers = np.arange(len(network))
    return Attendance(meeting, body, np.array(size), numbers, np.array(network), len(network), max(network) + 1)


def test_contact_is_the_weight_between_two_networks() -> None:
    a = meetings_of([(0, 0), (0, 1), (0, 2), (1, 2), (1, 3)], [3, 2], [0, 0, 1, 0])
    one, other = np.array([0, 0]), np.array([1, 0])
    # two pairs at 1/2 and one at 1; inside network 0 one pair at 1/2 from both ends
    places = halls(a, strata(a, np.zeros(2, np.int64)), one, other)
    assert total(places, [place.seated for place in places], 2).tolist() == [2, 1]


def test_lift_is_against_all_deals_of_the_seats() -> None:
    # networks 0 and 1 always sit together, 2 and 3 too: of the three ways to pair four bodies, one in a meeting of two
    a = meetings_of([(0, 0), (0, 1), (1, 2), (1, 3)], [2, 2], [0, 1, 2, 3])
    found = lifts(a, strata(a, np.zeros(2, np.int64)), np.array([0, 0]), np.array([1, 2]), 400, 7)
    np.testing.assert_allclose(found.lift, [3, 0], atol=0.5)
    np.testing.assert_allclose(found.p, [1 / 3, 1], atol=0.07)
    assert found.low.tolist() == [0, 0] and found.high == pytest.approx(3, abs=0.5)


def test_seats_change_within_a_stratum_only() -> None:
    a = meetings_of([(0, 0), (0, 1), (1, 2), (1, 3)], [2, 2], [0, 1, 2, 3])
    apart = lifts(a, strata(a, np.array([0, 1])), np.array([0, 0]), np.array([1, 2]), 50)
    assert apart.lift[0] == 1 and apart.p[0] == 1 and np.isnan(apart.lift[1]) and np.isnan(apart.p[1])
    larger = meetings_of([(0, 0), (0, 1), (1, 2), (1, 3)], [2, 8], [0, 1, 2, 3])
    assert strata(larger, np.zeros(2, np.int64)).tolist() == [1, 1, 2, 2]


def test_the_worst_rank_without_a_meeting_by_hand() -> None:
    part = np.array([[3.0, 0], [1, 1], [0, 1.5]])
    # without the first meeting 0 falls to the third place, without the second 2 does
    assert left_out(part).tolist() == [3, 2, 3]


@settings(max_examples=25)
@given(st.integers(0, 1000))
def test_likely_adds_up_to_the_missing_seats(seed: int) -> None:
    rng = np.random.default_rng(seed)
    odds = rng.uniform(0.01, 3, (7, 4))
    odds[rng.random(odds.shape) < 0.2] = 0
    missing = np.array([0, 1, 2, 3])
    found = likely(odds, np.minimum(missing, (odds > 0).sum(axis=0)))
    np.testing.assert_allclose(found.sum(axis=0), np.minimum(missing, (odds > 0).sum(axis=0)), atol=1e-5)
    # the log of the odds differs from that of the chance by one number a meeting
    inside = (found > 1e-9) & (found < 1 - 1e-6)
    shift = np.log(odds, where=inside, out=np.zeros(odds.shape)) - np.log(
        found / np.where(inside, 1 - found, 1), where=inside, out=np.zeros(odds.shape)
    )
    for column, mask in zip(shift.T, inside.T, strict=True):
        assert not mask.any() or np.ptp(column[mask]) < 1e-6


def block(missing: list[int], there: list[list[int]], full: float = 0.5, noise: float = 0.0) -> Block:
    at = np.array(there, bool)
    shape = at.shape
    return Block(at * full, at, np.full(shape, full), np.full(shape, noise), np.ones(shape), np.array(missing))


def test_nothing_missing_nothing_in_doubt() -> None:
    b = block([0, 0], [[1, 1], [1, 0], [0, 0]])
    values = filled(b, 50, np.random.default_rng(0))
    assert (values == np.array([[1.0], [0.5], [0]])).all()
    found = doubt(b, 1, 50, 0)
    assert found.chance.tolist() == [1, 0, 0] and found.worst.tolist() == [1, 2, 3]


def test_missing_seats_go_to_those_who_were_not_seen() -> None:
    b = block([1], [[1], [0], [0], [0]])
    values = filled(b, 4000, np.random.default_rng(0))
    np.testing.assert_allclose(values.mean(axis=1), [0.5, 1 / 6, 1 / 6, 1 / 6], atol=0.02)
    wide = filled(block([1], [[1], [0], [0], [0]], 5.0, 0.04), 4000, np.random.default_rng(0))
    assert wide[0].std() == pytest.approx(0.2, abs=0.02)


def test_other_meetings_are_drawn_with_repetition() -> None:
    b = block([0] * 4, [[1, 1, 1, 1], [1, 0, 0, 0]])
    drawn = again(b, filled(b, 8000, np.random.default_rng(1)), np.random.default_rng(2))
    np.testing.assert_allclose(drawn.mean(axis=1), [2, 0.5], atol=0.03)
    # four draws of four: variance n p (1 - p) of the times a meeting is drawn
    assert drawn[0].std() == pytest.approx(0, abs=1e-9)
    assert drawn[1].var() == pytest.approx(0.25 * 4 * 0.25 * 0.75, abs=0.02)


def test_rates_are_apart_at_home_and_away() -> None:
    there = np.array([[1, 1, 0, 0], [0, 0, 0, 1]], bool)
    home = np.array([[1, 1, 0, 0], [0, 0, 1, 1]], bool)
    odds = rates(there, home, np.zeros(4, np.int64))
    # at home 3 of 4 came: 0.7 is usual; away nobody of 4: 0.1
    first = (2 + 2 * 0.7) / 4
    assert odds[0, 0] == pytest.approx(first / (1 - first))
    away = 2 * 0.1 / 4
    assert odds[0, 2] == odds[1, 0] == pytest.approx(away / (1 - away))


def test_chance_puts_somebody_first() -> None:
    rng = np.random.default_rng(0)
    part = np.zeros((50, 40))
    for column in part.T:
        column[rng.permutation(50)[:8]] = 0.5
    deals = [rng.permuted(part, axis=0).sum(axis=1).max() for _ in range(2000)]
    assert by_chance(part) == pytest.approx(np.quantile(deals, 0.95), abs=0.5)
    assert by_chance(np.zeros((0, 3))) == 0


@settings(max_examples=25)
@given(st.integers(0, 1000))
def test_pairs_to_introduce_are_the_formula(seed: int) -> None:
    rng = np.random.default_rng(seed)
    tie = np.triu(rng.random((7, 7)) < 0.35, 1)
    weight = (tie | tie.T) * 0.5
    network = rng.integers(0, 3, 7)
    comes = rng.random((7, 4))
    same = network[:, None] == network[None, :]
    expected = {}
    for u, v in itertools.combinations(range(7), 2):
        near = [{j for j in range(7) if weight[x, j]} for x in (u, v)]
        if v not in near[0] and not same[u, v] and near[0] & near[1]:
            expected[u, v] = (len(near[0] ^ near[1]), sum(comes[u]) * sum(comes[v]) / 4)
    found = unmet(sparse.csr_array(weight), sparse.csr_array(same * 1.0), comes, 50)
    pairs = list(zip(found.one.tolist(), found.other.tolist(), strict=True))
    assert set(pairs) == set(expected)
    for pair, gain, feasible, score in zip(pairs, found.gain, found.feasible, found.score, strict=True):
        assert (gain, feasible) == (expected[pair][0], pytest.approx(expected[pair][1]))
        assert score == pytest.approx(gain * feasible)
    assert found.score.tolist() == sorted(found.score, reverse=True)
    first = unmet(sparse.csr_array(weight), sparse.csr_array(same * 1.0), comes, 1)
    assert first.one.tolist() == found.one.tolist()[:1]


def test_the_go_between_meets_both_most() -> None:
    weight = np.zeros((5, 5))
    for a, b, w in ((0, 2, 1.0), (1, 2, 1.0), (0, 3, 3.0), (1, 3, 0.1), (0, 4, 5.0)):
        weight[a, b] = weight[b, a] = w
    ends = np.array([0, 2]), np.array([1, 4])
    # 2 and 4 share 0 alone; 4 and nobody else
    assert between(sparse.csr_array(weight), *ends).tolist() == [2, 0]
    assert between(sparse.csr_array(weight), np.array([1]), np.array([4])).tolist() == [-1]
    assert between(sparse.csr_array((5, 5)), *ends).tolist() == [-1, -1]
