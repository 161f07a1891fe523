"""What kind of bridge an actor of `hubs` is: its brokerage, the role that stands out, and what hangs on it alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import sparse

from queries.methods.brokerage import ROLES, Null, brokerage, null
from queries.methods.newman import Attendance, Floats, Ints
from queries.methods.ties import memberships, ties
from queries.questions.hub_world import WORKING, World

# seats of one province: beyond it the full product of ties takes gigabytes, and the answer says that it was left out
LARGEST = 4000
STANDS_OUT = 2.0
BETWEEN = [ROLES.index(r) for r in ("itinerant", "gatekeeper", "representative", "liaison")]
# a gatekeeper is as often a representative, for ties have no direction
READ_OUT = [ROLES.index(r) for r in ("coordinator", "itinerant", "gatekeeper", "liaison")]


def provinces(world: World) -> Iterator[tuple[Attendance, Ints]]:
    """Each province by itself: its attendance with seats numbered from 0, and the actor of each seat."""
    a, place = world.attendance, pd.factorize(world.province, sort=True)[0]
    order = np.argsort(place[world.actor], kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(place[world.actor][order])) + 1):
        if len(rows):
            yield part_of(a, rows, world.eras)


def part_of(a: Attendance, rows: Ints, eras: int) -> tuple[Attendance, Ints]:
    """The attendance of some rows alone; sizes of meetings stay."""
    meetings, meeting = np.unique(a.meeting[rows], return_inverse=True)
    seats, seat = np.unique(a.organization[rows], return_inverse=True)
    at = np.searchsorted(seats, a.member)
    mine = (at < len(seats)) & (seats[np.minimum(at, len(seats) - 1)] == a.member)
    networks, network = np.unique(a.network[mine], return_inverse=True)
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
    count, left_out = len(table), 0
    found, mean, variance = (np.zeros((count, len(ROLES))) for _ in range(3))
    weighed, told = np.zeros(count), np.zeros(count, bool)
    for a, actor in provinces(world):
        if a.organizations > LARGEST:
            left_out += a.organizations
            continue
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
    return left_out


def one(matrix: sparse.csr_array) -> sparse.csr_array:
    """1 where the matrix has an entry."""
    return sparse.csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)


def add_dependence(world: World, table: pd.DataFrame) -> None:
    """lost: share of its province's contact between networks that goes with it; alone: network pairs only it ties."""
    volume = table["volume"].fillna(0).to_numpy(dtype=float)
    knows = np.bincount(world.attendance.member // world.eras, minlength=len(table)) > 0
    whole = pd.Series(np.where(knows, volume, 0)).groupby(world.province).transform("sum").to_numpy() / 2
    lost = np.divide(np.minimum(volume, whole), whole, out=np.full(len(volume), np.nan), where=whole > 1e-12)
    table["lost"] = np.where(table["present"], lost, np.nan)
    alone = sole_ties(world)
    table["alone"] = pd.Series(alone).where(table["volume"].notna().to_numpy()).astype("Int64")


def sole_ties(world: World) -> Ints:
    """For each actor the network pairs all of whose contact at meetings is its own."""
    a = world.attendance
    strength = world.of_seats
    width = np.diff(strength.indptr)[a.member]
    entry = np.repeat(strength.indptr[a.member] - np.cumsum(width) + width, width) + np.arange(width.sum())
    own, other = np.repeat(a.network, width), strength.indices[entry].astype(np.int64)
    value = strength.data[entry] * np.repeat(1 / a.degree[a.member], width)
    keep = (own != other) & (value > 1e-12)
    pair = (np.minimum(own, other) * a.networks + np.maximum(own, other))[keep]
    actor = np.repeat(a.member // world.eras, width)[keep]
    carried = pd.DataFrame({"actor": actor, "pair": pair, "value": value[keep]})
    by = carried.groupby(["actor", "pair"], as_index=False)["value"].sum()
    # every tie is counted from both of its ends
    whole: Floats = by.groupby("pair")["value"].transform("sum").to_numpy(dtype=float) / 2
    alone = by["value"].to_numpy() >= whole * (1 - 1e-9)
    return np.bincount(by["actor"].to_numpy()[alone], minlength=len(world.actors)).astype(np.int64)
