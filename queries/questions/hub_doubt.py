"""How sure the places of `hubs` are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from queries.methods.doubt import CELLS, Block, again, by_chance, doubt, filled, rates
from queries.methods.newman import Floats, Ints
from queries.questions.hub_world import WORKING, World
from queries.record import Values
from queries.words import Words

COLUMNS = ("rank_low", "rank_high", "rank_worst", "chance")
SEED = 2566
NAMED = 5


def add_doubt(world: World, table: pd.DataFrame, lead: pd.Series, p: Values) -> tuple[list[str], list[str]]:
    """The four columns for the ranked; provinces too large for it, and provinces whose first is no more than chance."""
    for column in COLUMNS:
        table[column] = np.nan
    if not p["doubt"]:
        return [], []
    ranked = np.zeros(len(world.actors), bool)
    ranked[table.index[table["ranked"]]] = True
    order = np.argsort(world.actor, kind="stable")
    large, flat = [], []
    for province, rule in lead[lead.isin(["volume", "attendance"])].items():
        mine = ranked & (world.province == province)
        rows = np.sort(order[mine[world.actor[order]]])
        actors = np.flatnonzero(mine)
        if not len(rows):
            continue
        if len(actors) * len(np.unique(world.attendance.meeting[rows])) > CELLS:
            large.append(str(province))
            continue
        block, part = block_of(world, rows, actors, rule == "volume")
        if part.sum(axis=1).max() <= by_chance(part):
            flat.append(str(province))
        found = doubt(block, p["top"], p["draws"], SEED)
        # the place itself also follows the columns that part equal values
        rank = table.loc[actors, "rank"].to_numpy(dtype=float)
        places = np.minimum(found.low, rank), np.maximum(found.high, rank), np.maximum(found.worst, rank)
        table.loc[actors, list(COLUMNS)] = np.stack([*places, found.chance], axis=1)
    return large, flat


def drawn_volumes(world: World, actors: Ints, p: Values) -> Floats | None:
    """Volumes of the actors of one province, actors x draws: missing names and other meetings; None where too large."""
    rows = np.flatnonzero(np.isin(world.actor, actors))
    if not len(rows) or len(actors) * len(np.unique(world.attendance.meeting[rows])) > CELLS:
        return None
    block, _ = block_of(world, rows, actors, by_volume=True)
    rng = np.random.default_rng(SEED)
    return again(block, filled(block, p["draws"], rng), rng)


def block_of(world: World, rows: Ints, actors: Ints, by_volume: bool) -> tuple[Block, Floats]:
    """The ranked actors of a province and its meetings; by volume, else every attendance counts one."""
    meetings, meeting = np.unique(world.attendance.meeting[rows], return_inverse=True)
    actor = np.searchsorted(actors, world.actor[rows])
    there = np.zeros((len(actors), len(meetings)), bool)
    there[actor, meeting] = True
    part = np.zeros(there.shape)
    part[actor, meeting] = world.parts[rows] if by_volume else 1.0
    company = company_of(world, actors, meetings, there)
    size = world.attendance.size[meetings]
    missing = np.maximum(size - world.meetings["named"].to_numpy(dtype=np.int64)[meetings], 0)
    full, noise = expected(company, size, there) if by_volume else (np.ones(there.shape), np.zeros(there.shape))
    kind = np.where(size >= WORKING, 2, np.where(company.networks > 1, 1, 0))
    return Block(part, there, full, noise, rates(there, company.home, kind), missing), part


@dataclass(frozen=True)
class Company:
    """Actors x meetings: whether a network of the actor is at the meeting, and of the named others there those of
    known network and those of another network than the actor's. By actor whether its networks are known; by meeting
    how many networks are at it."""

    home: npt.NDArray[np.bool_]
    others: Floats
    cross: Floats
    known: npt.NDArray[np.bool_]
    networks: Ints


def company_of(world: World, actors: Ints, meetings: Ints, there: npt.NDArray[np.bool_]) -> Company:
    """Era by era, over the distinct sets of networks: no pair of actors is built."""
    a = world.attendance
    era = np.zeros(len(a.size), np.int64)
    era[a.meeting] = a.organization % world.eras
    mine = np.isin(a.member // world.eras, actors)
    networks, network = np.unique(a.network[mine], return_inverse=True)
    seat = np.searchsorted(actors, a.member[mine] // world.eras), a.member[mine] % world.eras
    said = said_at(world, meetings, networks)
    home, others, cross = np.zeros(there.shape, bool), np.zeros(there.shape), np.zeros(there.shape)
    known, count = np.zeros(len(actors), bool), np.zeros(len(meetings), np.int64)
    for e in np.unique(era[meetings]):
        columns = era[meetings] == e
        member = np.zeros((len(actors), max(len(networks), 1)), np.int32)
        member[seat[0][seat[1] == e], network[seat[1] == e]] = 1
        sets, of = np.unique(member, axis=0, return_inverse=True)
        of, some = of.ravel(), np.asarray(sets.any(axis=1))
        here = np.stack([there[of == t][:, columns].sum(axis=0) for t in range(len(sets))]) * some[:, None]
        at = np.where(said[columns].any(axis=1)[:, None], said[columns], (sets.T @ here).T > 1)
        whole, same = here.sum(axis=0), (((sets @ sets.T) > 0) @ here)[of]
        self_there = there[:, columns] & some[of][:, None]
        others[:, columns], cross[:, columns] = whole - self_there, whole - same
        known |= some[of]
        home[:, columns] = (sets @ at.T > 0)[of]
        count[columns] = at.sum(axis=1)
    return Company(home, others, cross, known, count)


def said_at(world: World, meetings: Ints, networks: Ints) -> npt.NDArray[np.bool_]:
    """Meetings x networks: whether a source says that the network took part."""
    out = np.zeros((len(meetings), max(len(networks), 1)), bool)
    said = world.said[world.said["meeting"].isin(meetings) & world.said["network"].isin(networks)]
    out[np.searchsorted(meetings, said["meeting"]), np.searchsorted(networks, said["network"])] = True
    return out


def expected(company: Company, size: Ints, there: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """What a presence adds to volume when all others are named and known, with the variance of that.

    The unnamed are thought to be of other networks as often as the named; a share of few is pulled to that of all.
    An actor of unknown network is thought to be like those of known network at its meeting.
    """
    cross, others = company.cross, company.others
    seen = there & company.known[:, None]
    usual = cross[seen].sum() / max(others[seen].sum(), 1)
    share = (cross + usual) / (others + 1)
    alike = (share * seen).sum(axis=0) + usual
    unknown = ~company.known
    share[unknown] = alike / (seen.sum(axis=0) + 1)
    more = np.maximum(size - 1 - others, 0)
    by = np.maximum(size - 1, 1)
    full = (np.where(company.known[:, None], cross, others * share) + share * more) / by
    noise = share * (1 - share) * (more + more**2 / (others + 1)) / by**2
    return full, noise


def warnings(found: tuple[list[str], list[str]], left_out: int, p: Values) -> list[Words]:
    """The banners: a first place that chance explains, and what was left out for its size."""
    large, flat = (", ".join(of[:NAMED]) + (" …" if len(of) > NAMED else "") for of in found)
    said = []
    if flat:
        th = f"ระวัง: {flat}: อันดับแรกไม่สูงกว่าที่บังเอิญจะให้ได้ อย่าเพิ่งเลือกจากอันดับนี้ ขอรายชื่อการประชุมเพิ่มก่อน"
        en = f"Take care: in {flat} the first stands no higher than chance would put somebody: ask for more attendance"
        said.append(Words(th, en + " lists before choosing by this rank"))
    if large:
        th = f"ไม่ได้คำนวณความแน่นอนของอันดับใน {large} เพราะใหญ่เกินไป เลือกปีเดียวด้วย --year"
        said.append(Words(th, f"How sure ranks are was left out for {large}: too large; ask for one year with --year"))
    if left_out:
        th = f"ไม่ได้คำนวณลักษณะสะพานของ {left_out} องค์กรในจังหวัดที่ใหญ่เกินไป เลือกปีเดียวด้วย --year"
        en = f"What kind of bridge was left out for {left_out} organisations of provinces too large; ask for one year"
        said.append(Words(th, en + " with --year"))
    return said
