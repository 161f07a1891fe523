"""The columns of `network-links` that say whether a tie is more than attendance explains."""

from __future__ import annotations

import numpy as np
import pandas as pd

from queries.cores.dated import DATED_MEMBERSHIPS
from queries.cores.meetings import MEETINGS, STATED_NETWORKS
from queries.cores.organizations import FRAME_BODIES, ORGANIZATIONS, STANDING_ROLES
from queries.cores.presence import PRESENCE
from queries.methods.lift import lifts, strata
from queries.methods.ranks import DECIMALS
from queries.questions.hub_world import world_of
from queries.record import Frames, Values
from queries.words import Words

LIFT_CORES = (PRESENCE, MEETINGS, STATED_NETWORKS, DATED_MEMBERSHIPS, ORGANIZATIONS, STANDING_ROLES, FRAME_BODIES)
COLUMNS = ("lift", "lift_p", "chance_low", "chance_high")
DEALS, FEWER = 199, 49
# attendances: beyond it fewer deals keep the answer within a minute
MANY = 50_000
SEED = 2566


def add_lift(table: pd.DataFrame, frames: Frames, p: Values) -> tuple[Words, ...]:
    """lift, lift_p, chance_low, chance_high of rows of one pair that met at least twice; what to beware of."""
    for column in COLUMNS:
        table[column] = np.nan
    if not p["doubt"]:
        return ()
    world = world_of(frames)
    a = world.attendance
    met = (table["working_meetings"] + table["assemblies"]).to_numpy(dtype=np.int64) > 1
    ends = [world.networks.get_indexer(pd.Index(table[f"network_{x}"])) for x in "ab"]
    use = np.flatnonzero(met & (table["pairs"] == 1).to_numpy(dtype=bool) & (ends[0] >= 0) & (ends[1] >= 0))
    if not len(use) or not len(a.meeting):
        return ()
    place = np.zeros(len(a.size), np.int64)
    place[a.meeting] = world.place[world.actor]
    deals = DEALS if len(a.meeting) <= MANY else FEWER
    found = lifts(a, strata(a, place), ends[0][use], ends[1][use], deals, SEED)
    values = np.stack([found.lift, found.p, found.low, found.high], axis=1)
    table.loc[table.index[use], list(COLUMNS)] = values.round(DECIMALS)
    return said(found.p, deals)


def said(p: np.ndarray, deals: int) -> tuple[Words, ...]:
    """How many pairs chance explains, and how coarse the p is where there are many attendances."""
    told = p[~np.isnan(p)]
    more = int((told <= 0.05).sum())
    out = []
    if len(told):
        n, by_chance = len(told), round(0.05 * len(told))
        th = f"{more} จาก {n} คู่พบกันมากกว่าที่การเข้าร่วมประชุมอธิบายได้ (p ไม่เกิน 0.05 ซึ่งบังเอิญจะให้ราว {by_chance} คู่)"
        en = f"{more} of {n} pairs meet more than attendance explains (p up to 0.05; chance gives about {by_chance})"
        out.append(Words(th, en))
    if deals < DEALS:
        out.append(Words(f"คำนวณ p จากการสลับ {deals} ครั้ง เพราะข้อมูลมาก", f"p rests on {deals} deals only: much data"))
    return tuple(out)
