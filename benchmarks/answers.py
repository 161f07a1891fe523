"""Planted hubs that each measure finds, and the hit rate of `introductions`, on invented programmes.

    python benchmarks/answers.py [--seeds 50]

First the mean number of planted hubs among the first five of a province of 200 organisations: by the default order of
`hubs`, and by each classic measure on the same ties. Then the share of suggested pairs that meet in the two years that
were held out, beside pairs by degree and all open pairs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from queries.questions.hub_world import World
    from saan.synthetic import Programme

WORLDS: dict[str, dict[str, Any]] = {
    "no assembly": {"assemblies": 0, "years": (2567,)},
    "one assembly": {"assemblies": 1, "years": (2567,)},
    "three, 30 % of names missing, drift": {"assemblies": 3, "named": 0.7, "years": (2565, 2566, 2567)},
    "one, 40 % of networks unknown": {"assemblies": 1, "years": (2567,)},
}
UNKNOWN = 0.4
HELD_OUT = {"years": (2565, 2566, 2567, 2568), "meetings": 60, "assemblies": 2}
FIRST_HELD_OUT = 2567
PAIRS = 20


def gathered(world: World) -> tuple[Any, Any, Any, Any]:
    """Ties over all meetings, ties over working meetings, networks, attendance: actors in place of seats."""
    from queries.methods.ties import memberships, ties
    from queries.questions.hub_function import provinces
    from queries.questions.hub_world import WORKING

    ((a, actor),) = provinces(world)
    shape = (len(world.actors), len(actor))
    by = sparse.csr_array((np.ones(len(actor)), (actor, np.arange(len(actor)))), shape=shape)
    member = sparse.csr_array(by @ memberships(a))
    total = np.maximum(np.asarray(member.sum(axis=1)).ravel(), 1e-12)
    whole, working = (sparse.csr_array(by @ ties(a, n) @ by.T) for n in (None, WORKING))
    return whole, working, sparse.csr_array(sparse.diags_array(1 / total) @ member), (a, actor)


def classic(world: World) -> dict[str, np.ndarray]:
    """Each measure by actor, the greatest the most central."""
    from queries.methods import brokerage, holes, participation, paths

    whole, _, member, (a, actor) = gathered(world)
    binary = sparse.csr_array((whole > 0).astype(np.float64))
    spread = participation.participation(world.strength)
    strength = np.asarray(world.strength.sum(axis=1)).ravel()
    top = strength >= np.quantile(strength, 0.75)
    two = paths.two_mode_betweenness(a.meeting, actor[a.organization], len(a.size), len(world.actors))
    return {
        "cross-network strength": world.by_actor(world.parts),
        "weighted brokerage between networks": brokerage.brokerage(whole, whole.minimum(binary), member)[:, 1:].sum(1),
        "weighted betweenness": paths.betweenness(whole).value,
        "participation, top quarter by strength": np.where(top, spread, -1),
        "Gould-Fernandez, raw ties": brokerage.brokerage(binary, binary, member)[:, 1:].sum(1),
        "two-mode betweenness": two,
        "betweenness, unweighted": unweighted(binary),
        "participation, ungated": np.nan_to_num(spread, nan=-1),
        "Burt constraint (low)": -np.nan_to_num(holes.constraint(whole), nan=9),
        "degree": np.asarray(binary.sum(axis=1)).ravel(),
        "attendance": world.by_actor(),
    }


def unweighted(binary: Any) -> np.ndarray:
    """Betweenness of 0/1 ties."""
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(binary.shape[0]))
    pairs = sparse.triu(binary).tocoo()
    graph.add_edges_from_no_data(list(zip(pairs.row.tolist(), pairs.col.tolist(), strict=True)))
    found = rx.graph_betweenness_centrality(graph, normalized=False)
    return np.array([found[n] for n in range(binary.shape[0])])


def assembly_table(seeds: int) -> None:
    """Print the mean planted hubs in the first five, a row a measure, a column a kind of world."""
    from queries.questions.hub_world import world_of
    from saan.synthetic import programme
    from tests.queries.programmes import forgotten, found, frames, hubs

    sums: dict[str, np.ndarray] = {}
    for column, (name, shape) in enumerate(WORLDS.items()):
        for seed in range(seeds):
            made = programme(provinces=1, organizations=200, seed=seed, **shape)
            (planted,) = made.planted_hubs.values()
            of = frames(forgotten(made, UNKNOWN, seed) if "unknown" in name else made)
            counts = {"hubs, its default order": float(found(hubs(of, doubt=False), planted))}
            world = world_of(of)
            for measure, value in classic(world).items():
                first = world.organization.to_numpy(object)[np.argsort(-np.round(value, 9), kind="stable")[:5]]
                counts[measure] = float(len({*first} & {*planted}))
            for measure, count in counts.items():
                sums.setdefault(measure, np.zeros(len(WORLDS)))[column] += count / seeds
    print(f"planted hubs in the first five, mean of {seeds} seeds\n\n| measure | {' | '.join(WORLDS)} |")
    print("|---|" + "---|" * len(WORLDS))
    for measure, means in sums.items():
        print(f"| {measure} | " + " | ".join(f"{m:.2f}" for m in means) + " |", flush=True)


def hit_rates(seeds: int) -> None:
    """Print the share of suggested pairs that meet in the years held out."""
    from saan.synthetic import programme

    rates = np.array([held_out(programme(provinces=1, organizations=200, seed=s, **HELD_OUT)) for s in range(seeds)])
    ours, degree, random = rates.mean(axis=0)
    print(f"\nintroductions: of the first {PAIRS} pairs {100 * ours:.0f} % meet in the two years held out, of", end=" ")
    print(f"pairs by degree {100 * degree:.0f} %, of all open pairs {100 * random:.1f} % ({seeds} seeds);", end=" ")
    print(f"{ours / random:.1f} times random")


def held_out(made: Programme) -> tuple[float, float, float]:
    """Hit rates of `introductions`, of degree and of all open pairs of one programme."""
    from queries.asking import checked
    from queries.questions.hub_world import world_of
    from queries.questions.introductions import INTRODUCTIONS
    from tests.queries.programmes import frames

    meetings, at = made.tables["meetings"], made.tables["attendance"]
    late = meetings[meetings["meeting"].str[4:8].astype(int) >= FIRST_HELD_OUT]
    early = {"meetings": meetings.drop(late.index), "attendance": at[~at["meeting"].isin(late["meeting"])]}
    of = frames(replace(made, tables={**made.tables, **early}))
    world = world_of(of)
    _, working, member, _ = gathered(world)
    row = {name: n for n, name in enumerate(world.organization)}
    later = met(at[at["meeting"].isin(late.loc[late["kind"] != "สมัชชา", "meeting"])], row)
    open_ = (working.toarray() == 0) & ((member @ member.T).toarray() == 0) & np.triu(np.ones(later.shape, bool), 1)
    suggested = INTRODUCTIONS.rows(of, checked(INTRODUCTIONS, {"top": PAIRS})).frame
    ours = np.mean([later[row[a], row[b]] for a, b in zip(suggested["organization"], suggested["other"], strict=True)])
    degree = np.diff(working.indptr).astype(float)
    by_degree = np.argsort(-np.where(open_, np.outer(degree, degree), -1), axis=None, kind="stable")[:PAIRS]
    return float(ours), float(later.ravel()[by_degree].mean()), float(later[open_].mean())


def met(attendance: Any, row: dict[str, int]) -> np.ndarray:
    """Who met whom, as a table of truth."""
    out = np.zeros((len(row), len(row)), bool)
    for _, there in attendance.groupby("meeting")["organization"]:
        at = [row[o] for o in there if o in row]
        out[np.ix_(at, at)] = True
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=50)
    given = parser.parse_args()
    tables: tuple[Callable[[int], None], ...] = (assembly_table, hit_rates)
    for table in tables:
        table(given.seeds)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
