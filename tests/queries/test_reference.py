"""Measures against R's sna and igraph, on graphs that reference/measures.R made (the numbers stand beside it)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import sparse

from queries.methods.brokerage import ROLES, brokerage
from queries.methods.holes import constraint
from queries.methods.paths import betweenness, fragmentation

GRAPHS = json.loads(Path(__file__).with_name("reference").joinpath("measures.json").read_text("utf-8"))["graphs"]


def weights(graph: dict[str, Any]) -> sparse.csr_array:
    n, ties = graph["organizations"], np.array(graph["ties"])
    half = sparse.csr_array((ties[:, 2].astype(float), (ties[:, 0], ties[:, 1])), shape=(n, n))
    return sparse.csr_array(half + half.T)


def binary(graph: dict[str, Any]) -> sparse.csr_array:
    return sparse.csr_array((weights(graph) > 0).astype(np.float64))


def floats(values: list[Any]) -> np.ndarray:
    """R's missing values as nan."""
    return np.array(values, dtype=np.float64)


@pytest.mark.parametrize("graph", GRAPHS)
def test_roles_are_those_of_sna(graph: dict[str, Any]) -> None:
    tie = binary(graph)
    member = np.eye(max(graph["network"]) + 1)[graph["network"]]
    found = brokerage(tie, tie, sparse.csr_array(member))
    np.testing.assert_allclose(found, floats(graph["brokerage"]), atol=1e-9)
    assert found.shape[1] == len(ROLES) and found.any()


@pytest.mark.parametrize("graph", GRAPHS)
def test_constraint_is_that_of_igraph(graph: dict[str, Any]) -> None:
    np.testing.assert_allclose(constraint(weights(graph)), floats(graph["constraint"]), atol=1e-9)
    np.testing.assert_allclose(constraint(binary(graph)), floats(graph["constraint_binary"]), atol=1e-9)


@pytest.mark.parametrize("graph", GRAPHS)
def test_betweenness_is_that_of_igraph_and_sna(graph: dict[str, Any]) -> None:
    np.testing.assert_allclose(betweenness(weights(graph)).value, floats(graph["betweenness"]), atol=1e-9)
    np.testing.assert_allclose(betweenness(binary(graph)).value, floats(graph["betweenness_binary"]), atol=1e-9)


@pytest.mark.parametrize("graph", GRAPHS)
def test_fragmentation_is_what_closeness_of_sna_leaves(graph: dict[str, Any]) -> None:
    assert fragmentation(binary(graph)) == pytest.approx(1 - np.mean(graph["harmonic_closeness"]))
