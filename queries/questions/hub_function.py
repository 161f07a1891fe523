"""What kind of bridge an actor of `hubs` is: its brokerage, the role that stands out, and what hangs on it alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from queries.methods.brokerage import ROLES, Null, brokerage, null
from queries.methods.newman import Attendance, Floats, Ints
from queries.methods.ties import memberships, ties
from queries.questions.hub_world import WORKING, World

# seats of one province: beyond it the full product of ties takes gigabytes, and the answer says that it was left out
LARGEST = 4000
STANDS_OUT = 2.0
# memberships that are looked at together: each stands beside all networks that its seat met
AT_ONCE = 1 << 17
BETWEEN = [ROLES.index(r) for r in ("itinerant", "gatekeeper", "representative", "liaison")]
# a gatekeeper is as often a representative, for ties have no direction
READ_OUT = [ROLES.index(r) for r in ("coordinator", "itinerant", "gatekeeper", "liaison")]


def seats(world: World) -> Ints:
    """How many seats of each province are taken."""
    taken = np.bincount(world.attendance.organization, minlength=world.attendance.organizations) > 0
    return np.bincount(world.place[np.flatnonzero(taken) // world.eras], minlength=len(world.provinces))


def provinces(world: World, largest: int | None = None) -> Iterator[tuple[Attendance, Ints]]:
    """Each province of at most `largest` seats: its attendance with seats from 0, and the actor of each seat."""
    a, count = world.attendance, seats(world)
    use = (count > 0) & (count <= (count.max(initial=0) if largest is None else largest))
    rows, mine = (by_place(world.place[of // world.eras], use) for of in (a.organization, a.member))
    for of_place, held in zip(rows, mine, strict=True):
        yield part_of(a, of_place, held, world.eras)


def by_place(place: Ints, use: npt.NDArray[np.bool_]) -> list[Ints]:
    """For each place in use the positions at which it stands."""
    at = np.flatnonzero(use[place])
    order = at[np.argsort(place[at], kind="stable")]
    ends = np.cumsum(np.bincount(place[at], minlength=len(use))[use])
    return [order[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def part_of(a: Attendance, rows: Ints, held: Ints, eras: int) -> tuple[Attendance, Ints]:
    """The attendance of some rows alone, with some memberships; sizes of meetings stay."""
    meetings, meeting = np.unique(a.meeting[rows], return_inverse=True)
    seats, seat = np.unique(a.organization[rows], return_inverse=True)
    at = np.searchsorted(seats, a.member[held])
    mine = (at < len(seats)) & (seats[np.minimum(at, len(seats) - 1)] == a.member[held])
    networks, network = np.unique(a.network[held][mine], return_inverse=True)
    part = Attendance(
        meeting.astype(np.int64),
        seat.astype(np.int64),
        a.size[meetings],
        at[mine].astype(np.int64),
        network.astype(np.int64),
        len(seats),
        len(networks),
    )
    return part, seats // eras


def add_function(world: World, table: pd.DataFrame) -> int:
    """brokerage (weighted), function (row of ROLES, -1 where none stands out), function_z; how many are left out."""
    count, of_province = len(table), seats(world)
    found, mean, variance = (np.zeros((count, len(ROLES))) for _ in range(3))
    weighed, told = np.zeros(count), np.zeros(count, bool)
    for a, actor in provinces(world, LARGEST):
        member = memberships(a)
        known = np.flatnonzero(a.degree > 0)
        all_, working = ties(a), ties(a, WORKING)
        np.add.at(weighed, actor, brokerage(all_, all_.minimum(one(all_)), member)[:, BETWEEN].sum(axis=1))
        told[actor[known]] = True
        binary = sparse.csr_array(working[known][:, known] > 0).astype(np.float64)
        expected = null(binary, member[known])
        np.add.at(found, actor[known], brokerage(binary, binary, member[known]))
        np.add.at(mean, actor[known], expected.mean)
        np.add.at(variance, actor[known], expected.deviation**2)
    z = np.nan_to_num(Null(mean, np.sqrt(variance)).z(found)[:, READ_OUT], nan=-np.inf)
    best = np.argmax(np.round(z, 9), axis=1)
    highest = z[np.arange(count), best]
    table["brokerage"] = np.where(told, weighed, np.nan)
    table["function_role"] = np.where(highest >= STANDS_OUT, np.array(READ_OUT)[best], -1)
    table["function_z"] = np.where(np.isfinite(highest), highest, np.nan)
    return int(of_province[of_province > LARGEST].sum())


def one(matrix: sparse.csr_array) -> sparse.csr_array:
    """1 where the matrix has an entry."""
    return sparse.csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)


def add_dependence(world: World, table: pd.DataFrame) -> None:
    """lost: share of its province's contact between networks that goes with it; alone: network pairs only it ties."""
    volume = table["volume"].fillna(0).to_numpy(dtype=float)
    knows = np.bincount(world.attendance.member // world.eras, minlength=len(table)) > 0
    whole = world.over_province(np.where(knows, volume, 0), "sum") / 2
    lost = np.divide(np.minimum(volume, whole), whole, out=np.full(len(volume), np.nan), where=whole > 1e-12)
    table["lost"] = np.where(table["present"], lost, np.nan)
    alone = sole_ties(world)
    table["alone"] = pd.Series(alone).where(table["volume"].notna().to_numpy()).astype("Int64")


def sole_ties(world: World) -> Ints:
    """For each actor the network pairs all of whose contact at meetings is its own."""
    a = world.attendance
    share = 1 / a.degree[a.member]
    member = sparse.csr_array((share, (a.network, a.member)), shape=(max(a.networks, 1), a.organizations))
    whole = sparse.csr_array(member @ world.of_seats)
    # every tie is counted from both of its ends
    whole = sparse.csr_array((whole + whole.T) / 2)
    # memberships stand in the order of their actors, and none is parted
    actor = a.member // world.eras
    cuts = np.unique(np.searchsorted(actor, actor[::AT_ONCE]))
    found = [carriers(world, whole, share, slice(*of)) for of in pairwise([*cuts, len(actor)])]
    return np.bincount(np.concatenate([np.empty(0, np.int64), *found]), minlength=len(world.actors))


def carriers(world: World, whole: sparse.csr_array, share: Floats, rows: slice) -> Ints:
    """Of some memberships the actors, once for each network pair all of whose contact is theirs."""
    a, strength = world.attendance, world.of_seats
    member = a.member[rows]
    width = np.diff(strength.indptr)[member]
    entry = np.repeat(strength.indptr[member] - np.cumsum(width) + width, width) + np.arange(width.sum())
    own, other = np.repeat(a.network[rows], width), strength.indices[entry].astype(np.int64)
    value = strength.data[entry] * np.repeat(share[rows], width)
    of = np.asarray(whole[own, other]).ravel()
    tied = (own != other) & (value > 1e-12)
    pair = pd.factorize((np.minimum(own, other) * a.networks + np.maximum(own, other))[tied])[0]
    actor, value, of = np.repeat(member // world.eras, width)[tied], value[tied], of[tied]
    # an actor's contact of a pair has at most two parts an era: without a large one it cannot be all
    near = np.zeros(len(pair), bool)
    near[pair[value * (2 * world.eras) >= of * (1 - 1e-9)]] = True
    few = near[pair]
    parts = pd.DataFrame({"actor": actor[few], "pair": pair[few], "value": value[few], "whole": of[few]})
    by = parts.groupby(["actor", "pair"], as_index=False).agg(value=("value", "sum"), whole=("whole", "first"))
    return by["actor"].to_numpy(np.int64)[by["value"] >= by["whole"] * (1 - 1e-9)]
