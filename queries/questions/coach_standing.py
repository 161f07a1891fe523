"""How firmly a coach candidate stands: over ways of weighing, over the data's doubt, and against the next one."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from queries.methods.weighing import acceptability, between, rank_matrix, scaled
from queries.questions.coach_rules import DECIDE, PROMISING, READY, RULES
from queries.questions.hub_doubt import drawn_volumes
from queries.questions.hub_world import World
from queries.record import Values
from queries.words import Words, joined

CRITERIA = ("level_number", "level_year", "load", "volume", "need", "networks")
DECIDED_BY = {
    "ready": Words("ครบทุกเงื่อนไข", "all rules are met"),
    "met": Words("ครบเงื่อนไขมากกว่า ({a} กับ {b})", "more rules are met ({a} against {b})"),
    "level_number": Words("ระดับสูงกว่า", "a higher level"),
    "level_year": Words("ผลประเมินใหม่กว่า ({a} กับ {b})", "a later assessment ({a} against {b})"),
    "load": Words("เป็นโค้ชมากกว่า ({a} กับ {b} องค์กร)", "more experience as a coach ({a} against {b})"),
    "volume": Words("พบปะข้ามเครือข่ายมากกว่า ({a} กับ {b})", "more meetings with other networks ({a} against {b})"),
}
ABOVE = Words("เหนือ {name} เพราะ{why}", "above {name}: {why}")
COMPLETE = {
    "level": Words("ได้ระดับคุณธรรมต้นแบบ", "reaches moral model"),
    "recent": Words("ประเมินใหม่", "is assessed again"),
    "network": Words("เป็นสมาชิกเครือข่าย", "joins a network"),
    "capacity": Words("ส่งต่อองค์กรที่ดูแล", "hands some it coaches to others"),
    "position": Words("พบเครือข่ายอื่น", "meets another network"),
}
UP = Words("ขึ้นเป็นกลุ่มพร้อมถ้า{what}", "joins the ready if it {what}")
OVERTAKE = Words("แซง {name} ได้ถ้า{why}", "passes {name} with {why}")
FIRM = Words("ไม่มีใครในจังหวัดอยู่เหนือ", "nobody of its province stands above")


def candidates(table: pd.DataFrame) -> pd.DataFrame:
    """Those who are ranked."""
    return table[table["band"].isin([READY, PROMISING])]


def add_weighings(table: pd.DataFrame, p: Values) -> None:
    """weighings: share of the ways of weighing six criteria that put it in the first `top` of its province."""
    table["weighings"] = np.nan
    for _, mine in candidates(table).groupby("province", sort=True):
        found = acceptability(scaled(mine[list(CRITERIA)].to_numpy(dtype=float)), p["top"])
        if found is not None:
            table.loc[mine.index, "weighings"] = found.share


def add_doubt(table: pd.DataFrame, world: World, p: Values) -> None:
    """rank_low, rank_high: the middle 90 % of ranks over draws of missing names and of other meetings."""
    table["rank_low"], table["rank_high"] = np.nan, np.nan
    if not p["doubt"]:
        return
    for province, mine in candidates(table).groupby("province", sort=True):
        actors = np.flatnonzero((world.province == province) & world.actors["present"].to_numpy(dtype=bool))
        drawn = drawn_volumes(world, actors, p) if mine["volume"].notna().any() else None
        if drawn is None:
            continue
        at = pd.Index(world.organization.iloc[actors]).get_indexer(pd.Index(mine["organization"]))
        volume = np.where(at[:, None] >= 0, drawn[at], 0)
        # whole steps for what comes before volume, and volume as the fraction that decides between equals
        before = mine[[c for c in DECIDE if c != "volume"]].fillna(-1).round(9)
        step = before.apply(tuple, axis=1).rank(method="dense").to_numpy()
        low, high = between(rank_matrix(step[:, None] + volume / (1 + volume)))
        rank = mine["rank"].to_numpy(dtype=float)
        table.loc[mine.index, "rank_low"] = np.minimum(low, rank)
        table.loc[mine.index, "rank_high"] = np.maximum(high, rank)


def above(table: pd.DataFrame, lang: str) -> list[str]:
    """For each candidate what puts it above the next of its province; empty for the last and for equals."""
    said, records = dict.fromkeys(table.index, ""), by_index(table)
    for upper, lower in neighbours(table):
        why = decided(records[upper], records[lower])
        if why:
            said[upper] = ABOVE.fill(name=records[lower]["name"], why=why).say(lang)
    return [said[i] for i in table.index]


def change(table: pd.DataFrame, lang: str) -> list[str]:
    """What would move each candidate up: the rules it lacks, else what the one above has more of."""
    said = dict.fromkeys(table.index, Words("", ""))
    over, records = {lower: upper for upper, lower in neighbours(table)}, by_index(table)
    for i, row in records.items():
        lacks = [COMPLETE[r] for r in RULES if pd.isna(row[f"rule_{r}"]) or not row[f"rule_{r}"]]
        if row["band"] == PROMISING:
            said[i] = UP.fill(what=joined(lacks, " และ", " and "))
        elif row["band"] == READY and row["rank"] == 1:
            said[i] = FIRM
        elif row["band"] == READY and i in over:
            why = decided(records[over[i]], row)
            said[i] = OVERTAKE.fill(name=records[over[i]]["name"], why=why) if why else Words("", "")
    return [said[i].say(lang) for i in table.index]


def by_index(table: pd.DataFrame) -> dict[Any, dict[Hashable, Any]]:
    """Each row as a dict, by its index."""
    return dict(zip(table.index, table.to_dict("records"), strict=True))


def neighbours(table: pd.DataFrame) -> list[tuple[Any, Any]]:
    """Each candidate with the next of its province."""
    rows = candidates(table).sort_values(["province", "rank", "organization"])
    same = rows["province"].to_numpy()[1:] == rows["province"].to_numpy()[:-1]
    return [(a, b) for a, b, s in zip(rows.index[:-1], rows.index[1:], same, strict=True) if s]


def decided(a: dict[Hashable, Any], b: dict[Hashable, Any]) -> Words | None:
    """The first column in which they differ, in words; None where they are equal."""
    for column in DECIDE:
        x, y = (-1.0 if pd.isna(r[column]) else round(float(r[column]), 9) for r in (a, b))
        if x != y:
            shown = ("?" if v < 0 else f"{v:.2f}".rstrip("0").rstrip(".") for v in (x, y))
            return DECIDED_BY[column].fill(**dict(zip("ab", shown, strict=True)))
    return None
