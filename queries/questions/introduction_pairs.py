"""The pairs of `introductions`, province by province."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from queries.methods.doubt import rates
from queries.methods.meeting import between, unmet
from queries.methods.newman import Attendance, Ints
from queries.methods.ties import ties
from queries.questions.hub_doubt import company_of
from queries.questions.hub_world import WORKING, World

KEYS = ("organization", "other", "go_between", "event")
COLUMNS_OF_PAIRS = ("province", "rank", "one", "two", *KEYS, "gain", "feasible", "shared")
# organisations of one province: the table of all pairs must fit
LARGEST = 5000


def introduced(world: World, ranked: npt.NDArray[np.bool_], top: int) -> tuple[pd.DataFrame, list[str]]:
    """The pairs (COLUMNS_OF_PAIRS; keys, and numbers of actors), and the provinces that are too large."""
    found, large = [], []
    working = world.attendance.size[world.attendance.meeting] < WORKING
    use = working & ranked[world.actor]
    for province in sorted({str(x) for x in world.province[world.actor[use]]}):
        rows = np.flatnonzero(use & (world.province[world.actor] == province))
        actors = np.unique(world.actor[rows])
        if len(actors) > LARGEST:
            large.append(province)
            continue
        found.append(pairs_of(world, rows, actors, top).assign(province=province))
    whole = pd.concat(found) if found else pd.DataFrame(columns=list(COLUMNS_OF_PAIRS))
    return whole[list(COLUMNS_OF_PAIRS)], large


def pairs_of(world: World, rows: Ints, actors: Ints, top: int) -> pd.DataFrame:
    """The best pairs among the actors of one province, over the attendances `rows`."""
    meetings, meeting = np.unique(world.attendance.meeting[rows], return_inverse=True)
    actor = np.searchsorted(actors, world.actor[rows])
    there = np.zeros((len(actors), len(meetings)), bool)
    there[actor, meeting] = True
    size = world.attendance.size[meetings]
    none = np.zeros(0, np.int64)
    weight = ties(Attendance(meeting.astype(np.int64), actor, size, none, none, len(actors), 0))
    company = company_of(world, actors, meetings, there)
    odds = rates(there, company.home, np.where(company.networks > 1, 1, 0))
    member = member_of(world, actors)
    known = np.asarray(member.sum(axis=1)).ravel() > 0
    found = unmet(weight, sparse.csr_array(member @ member.T), (odds / (1 + odds)) * known[:, None], top)
    middle = between(weight, found.one, found.other)
    good = (found.score > 0) & (middle >= 0)
    one, other, middle = found.one[good], found.other[good], middle[good]
    score = pd.Series(found.score[good])
    bodies = world.organization.to_numpy(object)[actors]
    return pd.DataFrame(
        {
            "rank": score.rank(method="min", ascending=False).astype("int64"),
            "one": actors[one],
            "two": actors[other],
            "organization": bodies[one],
            "other": bodies[other],
            "go_between": bodies[middle],
            "event": latest(world, there, meetings, one, other, middle),
            "gain": found.gain[good],
            "feasible": found.feasible[good],
            "shared": (there[middle] & (there[one] | there[other])).sum(axis=1) * 2,
        }
    )


def member_of(world: World, actors: Ints) -> sparse.csr_array:
    """Actors x networks: 1 where it is ever a member."""
    a = world.attendance
    actor = a.member // world.eras
    mine = np.isin(actor, actors)
    at = (np.searchsorted(actors, actor[mine]), a.network[mine])
    return sparse.csr_array((np.ones(int(mine.sum())), at), shape=(len(actors), max(a.networks, 1)))


def latest(
    world: World, there: npt.NDArray[np.bool_], meetings: Ints, one: Ints, other: Ints, middle: Ints
) -> npt.NDArray[np.object_]:
    """Key of the last meeting that the go-between shared with either; of one date the last by key."""
    date = world.meetings["date"].iloc[meetings].fillna("").to_numpy(dtype="str")
    order = np.empty(len(meetings), np.int64)
    order[np.lexsort((np.arange(len(meetings)), date))] = np.arange(len(meetings))
    both = there[middle] & (there[one] | there[other])
    last = np.where(both, order, -1).argmax(axis=1) if len(meetings) else np.zeros(0, np.int64)
    found: npt.NDArray[np.object_] = world.events[meetings[last]].to_numpy(object)
    return found
