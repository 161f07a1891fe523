"""Measures on ties between organisations, against brute force, networkx and examples worked by hand."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from queries.methods.brokerage import ROLES, brokerage, constants, null
from queries.methods.holes import constraint, effective_size
from queries.methods.newman import Attendance
from queries.methods.participation import to_networks, within
from queries.methods.paths import (
    betweenness,
    breakers,
    distances,
    fragmentation,
    spreaders,
    two_mode_betweenness,
    without,
)
from queries.methods.ties import memberships, ties
from tests.queries.test_methods import attendance, weights, worlds

World = tuple[set[tuple[int, int]], set[tuple[int, int]], list[int]]
SEEDS = st.integers(0, 10_000)


def graph(seed: int, n: int = 8, networks: int = 3) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """0/1 ties, weights on them up to 1, and memberships divided by their number; all in a network."""
    rng = np.random.default_rng(seed)
    tie = np.triu(rng.random((n, n)) < 0.5, 1)
    weight = np.triu(rng.uniform(0.1, 1, (n, n)), 1) * tie
    member = (rng.random((n, networks)) < 0.4) * 1.0
    member[member.sum(axis=1) == 0, 0] = 1
    return (tie | tie.T) * 1.0, weight + weight.T, member / member.sum(axis=1, keepdims=True)


def triads(w: np.ndarray, c: np.ndarray, f: np.ndarray) -> np.ndarray:
    """The five roles by their definition, triad by triad and network by network."""
    out = np.zeros((len(w), 5))
    nets = range(f.shape[1])
    for b, a, e in itertools.permutations(range(len(w)), 3):
        weight = w[a, b] * w[b, e] * (1 - c[a, e])
        for x, y, z in itertools.product(nets, nets, nets):
            share = weight * f[a, x] * f[b, y] * f[e, z]
            same = (x == y == z, x == z != y, y == z != x, x == y != z, len({x, y, z}) == 3)
            out[b] += share * np.array(same)
    return out


def brokers(w: np.ndarray, c: np.ndarray, f: np.ndarray) -> np.ndarray:
    return brokerage(*(sparse.csr_array(m) for m in (w, c, f)))


@settings(max_examples=25)
@given(SEEDS)
def test_brokerage_is_the_definition(seed: int) -> None:
    tie, weight, member = graph(seed)
    np.testing.assert_allclose(brokers(tie, tie, member), triads(tie, tie, member), atol=1e-9)
    np.testing.assert_allclose(brokers(weight, weight, member), triads(weight, weight, member), atol=1e-9)


def test_brokerage_of_five_roles_by_hand() -> None:
    # a star: the broker (network 0) with two of its own, two of network 1 and one of network 2
    tie = np.zeros((6, 6))
    tie[0, 1:] = tie[1:, 0] = 1
    member = np.eye(3)[[0, 0, 0, 1, 1, 2]]
    by_role = dict(zip(ROLES, brokers(tie, tie, member)[0], strict=True))
    assert by_role == {"coordinator": 2, "itinerant": 2, "gatekeeper": 6, "representative": 6, "liaison": 4}


def test_an_assembly_leaves_no_open_triad_and_the_weighted_form_speaks() -> None:
    everybody = np.ones((6, 6)) - np.eye(6)
    member = np.eye(2)[[0, 0, 0, 1, 1, 1]]
    assert not brokers(everybody, everybody, member).any()
    weight = everybody * 0.01
    weight[0, 1:] = weight[1:, 0] = 1
    assert brokers(weight, weight, member).sum(axis=1).argmax() == 0


def test_roles_of_an_organisation_of_no_network_are_not_counted() -> None:
    tie, _, member = graph(4)
    member[3] = 0
    rest = np.delete(np.arange(8), 3)
    found = brokers(tie, tie, member)
    assert not found[3].any()
    np.testing.assert_allclose(found[rest], triads(tie[np.ix_(rest, rest)], tie[np.ix_(rest, rest)], member[rest]))


@pytest.mark.parametrize("seed", range(3))
def test_the_null_is_that_of_all_deals(seed: int) -> None:
    tie, _, member = graph(seed, n=5)
    tie[0, 1:] = tie[1:, 0] = 1
    tie[1, 2] = tie[2, 1] = 0
    expected = null(sparse.csr_array(tie), sparse.csr_array(member))
    deals = np.array([brokers(tie, tie, member[list(order)]) for order in itertools.permutations(range(5))])
    np.testing.assert_allclose(expected.mean, deals.mean(axis=0), atol=1e-9)
    np.testing.assert_allclose(expected.deviation, deals.std(axis=0), atol=1e-6)


def test_z_says_how_far_and_nothing_where_a_deal_changes_nothing() -> None:
    tie, _, member = graph(1)
    found = null(sparse.csr_array(tie), sparse.csr_array(member))
    np.testing.assert_allclose(found.z(found.mean + found.deviation)[found.deviation > 1e-9], 1)
    alike = null(sparse.csr_array(tie), sparse.csr_array(np.ones((8, 1))))
    assert np.isnan(alike.z(alike.mean)).all()


def test_constants_need_as_many_organisations_as_ends() -> None:
    for of in constants(sparse.csr_array(np.eye(2))):
        assert not of.any()


@settings(max_examples=25)
@given(SEEDS)
def test_holes_are_those_of_networkx(seed: int) -> None:
    _, weight, _ = graph(seed)
    g = nx.from_numpy_array(weight)
    for ours, theirs in (
        (constraint(sparse.csr_array(weight)), nx.constraint(g, weight="weight")),
        (effective_size(sparse.csr_array(weight)), nx.effective_size(g, list(g), weight="weight")),
    ):
        np.testing.assert_allclose(ours, [theirs[n] for n in range(8)], atol=1e-9)


def test_holes_survive_isolates_loops_and_a_single_partner() -> None:
    weight = np.zeros((4, 4))
    weight[0, 1] = weight[1, 0] = weight[2, 2] = 1
    assert constraint(sparse.csr_array(weight)).tolist()[:2] == [1, 1]
    assert effective_size(sparse.csr_array(weight)).tolist()[:2] == [1, 1]
    assert np.isnan(constraint(sparse.csr_array(weight))[2:]).all()
    assert np.isnan(effective_size(sparse.csr_array(weight))[2:]).all()


def test_the_ties_are_newmans() -> None:
    a = attendance({(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 3)}, {(b, 0) for b in range(4)}, [0, 5, 0, 0, 0, 0])
    assert ties(a).toarray()[1, :4].tolist() == [0.5, 0, 0.75, 0]
    assert ties(a, 5).toarray()[1, :4].tolist() == [0.5, 0, 0.5, 0]
    assert not ties(a).toarray()[3].any()


@settings(max_examples=25)
@given(worlds())
def test_ties_are_the_sum_over_shared_meetings(world: World) -> None:
    a = attendance(*world)
    expected = np.zeros((9, 9))
    for (u, v), w in weights(world[0], a.size).items():
        expected[u, v] = w
    np.testing.assert_allclose(ties(a).toarray(), expected, atol=1e-12)
    sums = np.asarray(memberships(a).sum(axis=1)).ravel()
    np.testing.assert_allclose(sums, (a.degree > 0) * 1.0)


def test_distance_is_the_inverse_in_whole_units() -> None:
    third = sum([1 / 3] * 3)
    weight = sparse.csr_array(np.array([[0, 3, 0], [3, 0, third], [0, third, 0]]))
    assert distances(weight).toarray()[:2].tolist() == [[0, 240_240, 0], [240_240, 0, 720_720]]


def test_betweenness_takes_the_strong_way_and_shares_equal_ones() -> None:
    # 0 - 1 - 3 is strong, 0 - 2 - 3 weak; 4 hangs on 3
    weight = np.zeros((5, 5))
    for a, b, w in ((0, 1, 2), (1, 3, 2), (0, 2, 1), (2, 3, 1), (3, 4, 1)):
        weight[a, b] = weight[b, a] = w
    assert betweenness(sparse.csr_array(weight)).value.tolist() == [0.5, 2, 0, 3.5, 0]
    even = (weight > 0) * (0.1 + 0.2)
    even[0, 1] = even[1, 0] = 0.3
    assert betweenness(sparse.csr_array(even)).value.tolist() == [0.5, 1, 1, 3.5, 0]


@settings(max_examples=15)
@given(SEEDS)
def test_betweenness_is_that_of_exact_fractions(seed: int) -> None:
    rng = np.random.default_rng(seed)
    half = np.triu(rng.integers(1, 7, (12, 12)) * (rng.random((12, 12)) < 0.3), 1)
    lengths = nx.Graph(half + half.T)
    for *_, tie in lengths.edges(data=True):
        tie["length"] = Fraction(1, int(tie["weight"]))
    expected = nx.betweenness_centrality(lengths, normalized=False, weight="length")
    found = betweenness(sparse.csr_array((half + half.T).astype(float))).value
    np.testing.assert_allclose(found, [expected[n] for n in range(12)], atol=1e-9)


def test_betweenness_from_sources_states_its_error() -> None:
    tie = sparse.csr_array(sparse.random_array((300, 300), density=0.01, rng=np.random.default_rng(0)))
    tie = sparse.csr_array(tie + tie.T)
    truth, some, more = (betweenness(tie, n, exact=e) for n, e in ((1, 300), (64, 0), (2048, 0)))
    assert truth.sources is None and not truth.error.any()
    assert (some.sources, more.sources) == (64, 2048) and 0 < more.error.mean() < some.error.mean()
    off = np.abs(more.value - truth.value)
    # of eight parts: 2.4 standard errors hold 95 of 100
    assert np.mean(off <= 2.4 * more.error + 1e-9) > 0.85
    assert off.mean() < np.abs(some.value - truth.value).mean()
    np.testing.assert_allclose(betweenness(tie, 64, exact=0).value, some.value)


def test_two_mode_betweenness_of_a_bridge() -> None:
    meeting, body = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 2])
    # the bridge lies between two bodies, two meetings, and each body and the other meeting
    assert two_mode_betweenness(meeting, body, 2, 3).tolist() == [0, 4, 0]


def star(leaves: int) -> sparse.csr_array:
    tie = np.zeros((leaves + 1, leaves + 1))
    tie[0, 1:] = tie[1:, 0] = 1
    return sparse.csr_array(tie)


def test_fragmentation_of_a_star_by_hand() -> None:
    # Borgatti's F: 4 pairs at distance 1, 6 at distance 2, of 10
    assert fragmentation(star(4)) == pytest.approx(1 - (4 + 6 / 2) / 10)
    assert fragmentation(without(star(4), np.array([0]))) == 1
    assert fragmentation(sparse.csr_array(np.ones((4, 4)) - np.eye(4))) == 0
    assert math.isnan(fragmentation(star(0)))


@settings(max_examples=15)
@given(SEEDS)
def test_fragmentation_is_the_formula(seed: int) -> None:
    tie, _, _ = graph(seed)
    lengths = dict(nx.all_pairs_shortest_path_length(nx.from_numpy_array(tie)))
    total = sum(1 / d for a, row in lengths.items() for b, d in row.items() if a < b)
    assert fragmentation(sparse.csr_array(tie)) == pytest.approx(1 - 2 * total / 56)


def test_key_players_break_and_spread() -> None:
    two = sparse.csr_array(sparse.block_diag([star(4), star(3)]))
    assert [who for who, _ in breakers(two, 2)] == [0, 5]
    assert breakers(star(1), 5) == []
    picks = spreaders(two, 3)
    assert [who for who, _ in picks[:2]] == [0, 5]
    assert [reach for _, reach in picks] == [5, 9, 9]
    # the strategic player is close to the ones in need
    assert spreaders(two, 1, np.array([0, 0, 0, 0, 0, 0, 1.0, 1, 1]))[0] == (5, 3)


def test_z_within_the_network_by_hand() -> None:
    # four of one network: 0 meets 1, 2 and 3 in pairs; 4 is of another
    there = {(0, 0), (0, 1), (1, 0), (1, 2), (2, 0), (2, 3), (3, 3), (3, 4)}
    a = attendance(there, {(0, 0), (1, 0), (2, 0), (3, 0), (4, 1)}, [0] * 6)
    z = within(to_networks(a), a)
    assert z[0] == pytest.approx((3 - 1.5) / math.sqrt(0.75))
    assert z[1] == pytest.approx(-0.5 / math.sqrt(0.75))
    assert np.isnan(z[4]) and np.isnan(z[5])


@settings(max_examples=15)
@given(SEEDS)
def test_measures_do_not_know_names_isolates_or_doubled_networks(seed: int) -> None:
    tie, weight, member = graph(seed)
    order = np.random.default_rng(seed).permutation(8)
    turned = np.ix_(order, order)
    wider = np.pad(weight, (0, 1))
    doubled = np.hstack([member, member]) / 2
    whole = brokers(weight, tie, member)
    np.testing.assert_allclose(brokers(weight[turned], tie[turned], member[order]), whole[order], atol=1e-9)
    added = brokers(wider, np.pad(tie, (0, 1)), np.vstack([member, [1, 0, 0]]))
    np.testing.assert_allclose(added[:8], whole, atol=1e-9)
    # a network said twice makes everybody a member of both: more borders, the same number of triads
    np.testing.assert_allclose(brokers(weight, tie, doubled).sum(axis=1), whole.sum(axis=1), atol=1e-9)
    for measure in (constraint, effective_size, lambda w: betweenness(w).value):
        one = measure(sparse.csr_array(weight))
        np.testing.assert_allclose(measure(sparse.csr_array(weight[turned])), one[order], atol=1e-9)
        np.testing.assert_allclose(measure(sparse.csr_array(wider))[:8], one, atol=1e-9)


def test_a_meeting_of_one_ties_nobody() -> None:
    a = Attendance(np.array([0]), np.array([0]), np.array([1]), np.array([0]), np.array([0]), 2, 1)
    assert not ties(a).nnz and np.isnan(within(to_networks(a), a)).all()
