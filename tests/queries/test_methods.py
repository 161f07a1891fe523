"""The measures against brute force and published formulas, on small random worlds."""

from __future__ import annotations

import itertools
from collections import defaultdict

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from queries.methods import newman
from queries.methods.mixing import ei_index
from queries.methods.newman import Attendance, volume
from queries.methods.participation import gated, participation, to_networks
from queries.methods.ranks import ranks

Pairs = set[tuple[int, int]]
BODIES, MEETINGS, NETWORKS = 9, 6, 8


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Pairs, Pairs, list[int]]:
    """Attendances, memberships (up to all eight networks for one body), bodies stated beyond those named."""
    there = draw(st.sets(st.tuples(st.integers(0, MEETINGS - 1), st.integers(0, BODIES - 1)), min_size=1, max_size=40))
    of = draw(st.sets(st.tuples(st.integers(0, BODIES - 1), st.integers(0, NETWORKS - 1)), max_size=25))
    if draw(st.booleans()):
        of |= {(0, n) for n in range(draw(st.integers(5, NETWORKS)))}
    return there, of, draw(st.lists(st.integers(0, 30), min_size=MEETINGS, max_size=MEETINGS))


def attendance(there: Pairs, of: Pairs, stated: list[int]) -> Attendance:
    meeting, body = np.array(sorted(there), np.int64).reshape(-1, 2).T
    member, network = np.array(sorted(of), np.int64).reshape(-1, 2).T
    named = np.bincount(meeting, minlength=MEETINGS)
    return Attendance(meeting, body, np.maximum(named, stated), member, network, BODIES, NETWORKS)


def weights(there: Pairs, size: np.ndarray) -> dict[tuple[int, int], float]:
    """w_uv by pairs of attendees."""
    w: dict[tuple[int, int], float] = defaultdict(float)
    for m in range(MEETINGS):
        present = [b for e, b in there if e == m]
        for u, v in itertools.permutations(present, 2):
            w[u, v] += 1 / (size[m] - 1)
    return w


@given(worlds())
def test_volume_is_the_sum_over_pairs_of_other_networks(world: tuple[Pairs, Pairs, list[int]]) -> None:
    a = attendance(*world)
    mine = {b: {n for o, n in world[1] if o == b} for b in range(BODIES)}
    expected = np.zeros(BODIES)
    for (u, v), w in weights(world[0], a.size).items():
        expected[u] += w if mine[v] and not mine[u] & mine[v] else 0
    np.testing.assert_allclose(volume(a), expected, atol=1e-12)


@given(worlds())
def test_participation_is_the_formula_on_pairs(world: tuple[Pairs, Pairs, list[int]]) -> None:
    a = attendance(*world)
    mine = {b: [n for o, n in world[1] if o == b] for b in range(BODIES)}
    k = np.zeros((BODIES, NETWORKS))
    for (u, v), w in weights(world[0], a.size).items():
        for n in mine[v]:
            k[u, n] += w / len(mine[v])
    np.testing.assert_allclose(to_networks(a).toarray(), k, atol=1e-12)
    total = k.sum(axis=1)
    p = participation(to_networks(a))
    for u in range(BODIES):
        if total[u] > 1e-9:
            assert p[u] == pytest.approx(1 - sum((k[u] / total[u]) ** 2), abs=1e-9)
        else:
            assert np.isnan(p[u])


def test_weights_are_those_of_networkx() -> None:
    there: Pairs = {(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 3), (2, 0)}
    two_mode = nx.Graph([(f"m{e}", b) for e, b in there])
    projected = bipartite.collaboration_weighted_projected_graph(two_mode, [0, 1, 2, 3])
    a = attendance(there, {(b, b) for b in range(4)}, [0] * MEETINGS)
    degrees = dict(projected.degree(weight="weight"))
    np.testing.assert_allclose(volume(a)[:4], [degrees[b] for b in range(4)])


def test_participation_is_zero_when_all_ties_are_inside() -> None:
    a = attendance({(0, 0), (0, 1), (0, 2)}, {(0, 0), (1, 0), (2, 0)}, [0] * MEETINGS)
    assert participation(to_networks(a))[:3].tolist() == [0, 0, 0]
    assert volume(a).tolist() == [0] * BODIES


def test_one_assembly_adds_at_most_one() -> None:
    a = attendance({(0, b) for b in range(BODIES)}, {(b, b % 2) for b in range(BODIES)}, [180, *[0] * (MEETINGS - 1)])
    assert volume(a).max() < 9 / 179


@pytest.mark.parametrize("at_once", [1, 4, 7])
def test_attendances_counted_in_turns_give_the_same(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {(e, b) for e in range(MEETINGS) for b in range(BODIES) if (e + b) % 4}
    a = attendance(there, {(b, b % 3) for b in range(5)}, [0] * MEETINGS)
    whole = volume(a)
    monkeypatch.setattr(newman, "AT_ONCE", at_once)
    np.testing.assert_array_equal(volume(a), whole)


def test_many_networks_take_the_other_path(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {(e, b) for e in range(MEETINGS) for b in range(BODIES) if (e + b) % 3}
    of = {(b, n) for b in range(BODIES) for n in range(NETWORKS) if (b * n) % 4 == 1}
    a = attendance(there, of, [0] * MEETINGS)
    whole = volume(a)
    monkeypatch.setattr(newman, "LARGEST", 1)
    np.testing.assert_allclose(volume(a), whole)


def test_gate_shows_the_top_quarter_of_each_group_only() -> None:
    value, strength = np.array([0.5, 0.9, 0.1, 0.2, 0.7]), np.array([9.0, 1.0, 1.0, 1.0, 0.0])
    shown = gated(value, strength, np.array([0, 0, 0, 0, 1]))
    assert shown[0] == 0.5 and np.isnan(shown[1:]).all()


def test_ei_index_by_hand() -> None:
    counts = pd.DataFrame({"meeting": ["m", "m"], "network": ["a", "b"], "members": [2, 1]})
    ei = ei_index(counts, pd.Series({"m": 3}), pd.Series({"m": 3}))
    assert ei.to_dict() == {"a": pytest.approx((2 - 1) / 3), "b": 1.0}


def test_equal_values_share_a_rank_and_the_ninth_decimal_decides() -> None:
    values = pd.DataFrame({"v": [1.0, 2.0, 2.0 + 1e-12, 2.0 + 1e-8, None]})
    group = pd.Series(["x"] * 5)
    assert ranks(values, group).tolist() == [4, 2, 2, 1, 5]
    assert ranks(values, pd.Series(["x", "y", "x", "y", "x"])).tolist() == [2, 2, 1, 1, 3]
