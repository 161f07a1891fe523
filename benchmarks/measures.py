"""Brokerage with its z, and betweenness from 256 sources, of 100,000 organisations tied by small meetings.

    python benchmarks/measures.py [--organizations 100000]

Prints the ties, and for each measure seconds (clock, processor) and the peak of memory; for betweenness also the
standard error of the first hundred places, and how many of the first ten two other draws agree on.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import sparse

PROVINCES = 77
# of two to seven organisations each; then 100,000 organisations have about 400,000 ties
MEETINGS_EACH = 0.44
ABROAD = 0.05
SOURCES = 256


def meetings(organizations: int, rng: np.random.Generator) -> sparse.csr_array:
    """Newman's ties of meetings inside provinces, one in twenty across them."""
    count = int(organizations * MEETINGS_EACH)
    size = rng.integers(2, 8, count)
    meeting = np.repeat(np.arange(count), size)
    province = np.repeat(rng.integers(0, PROVINCES, count), size)
    who = rng.integers(0, organizations // PROVINCES, len(meeting)) * PROVINCES + province
    far = np.repeat(rng.random(count) < ABROAD, size)
    who[far] = rng.integers(0, organizations, far.sum())
    seats = sparse.csr_array((np.ones(len(who)), (meeting, who)), shape=(count, organizations))
    seats.data[:] = 1
    there = np.diff(seats.indptr)
    tie = sparse.csr_array(seats.T @ sparse.diags_array(1 / np.maximum(there - 1, 1)) @ seats)
    tie.setdiag(0)
    tie.eliminate_zeros()
    return tie


def timed(name: str, work: Callable[[], Any]) -> Any:
    """What the work gives; its cost is printed."""
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{name}: {time.perf_counter() - clock:.1f} s ({time.process_time() - processor:.1f}), {peak:.2f} GB so far")
    return found


def main() -> None:
    """Print what both cost."""
    from queries.methods.brokerage import brokerage, null
    from queries.methods.paths import betweenness

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--organizations", type=int, default=100_000)
    given = parser.parse_args()
    rng = np.random.default_rng(0)
    weight = meetings(given.organizations, rng)
    binary = sparse.csr_array((weight > 0).astype(np.float64))
    network = rng.integers(0, 6, given.organizations)
    member = sparse.csr_array(np.eye(6)[network])
    print(f"{given.organizations:,} organisations, {weight.nnz // 2:,} ties")
    timed("Gould-Fernandez with z", lambda: null(binary, member).z(brokerage(binary, binary, member)))
    draws = [
        timed(f"betweenness, {SOURCES} sources", lambda seed=seed: betweenness(weight, SOURCES, seed, exact=0))
        for seed in range(3)
    ]
    first = np.argsort(-draws[0].value)[:100]
    error = np.median(draws[0].error[first] / draws[0].value[first])
    top = [{*np.argsort(-d.value)[:10].tolist()} for d in draws]
    print(f"of the first 100 the standard error is {error:.0%} of the value (median); ", end="")
    print(f"the first ten of three draws share {len(top[0] & top[1] & top[2])}")


if __name__ == "__main__":
    main()
