"""The rules of `coach-candidates`: each is met (1), not met (0) or not known (missing)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from queries.methods.ranks import ranks
from queries.questions.hub_measures import measured
from queries.questions.hub_world import World
from queries.questions.shared import organisers
from queries.record import Frames, Values

RULES = ("level", "recent", "network", "capacity", "position")
READY, PROMISING, LEAD, EXCLUDED, REQUEST = "ready", "promising", "lead", "excluded", "request"
BANDS = (READY, PROMISING, LEAD, REQUEST, EXCLUDED)
MODEL, MORAL, PROMOTING = 3, 2, 1
# what decides a rank, the first in front
DECIDE = ("ready", "met", "level_number", "level_year", "load", "volume")


def level_number(level: str) -> int:
    """The three levels of the assessment as 1, 2, 3; 0 for any other word."""
    if "ต้นแบบ" in level:
        return MODEL
    return PROMOTING if level.startswith("ส่งเสริม") else MORAL if "คุณธรรม" in level else 0


def ranked(world: World, frames: Frames, p: Values) -> pd.DataFrame:
    """One row an organisation that something speaks for: its rules, band, and rank within its province."""
    table = judged(table_of(world, frames, p), frames, p)
    table = table.rename_axis("organization").reset_index()
    table["province"] = table["province"].fillna("")
    ordered = table["band"].isin([READY, PROMISING])
    table["ready"] = (table["band"] == READY).astype("int64")
    table.loc[ordered, "rank"] = ranks(table.loc[ordered, list(DECIDE)], table.loc[ordered, "province"])
    table["order"] = table["band"].map(BANDS.index)
    return table.sort_values(["order", "province", "rank", "organization"]).reset_index(drop=True)


def table_of(world: World, frames: Frames, p: Values) -> pd.DataFrame:
    """One row an organisation of the scope, with what each rule rests on."""
    o = frames["organizations"].set_index("organization")
    table = pd.DataFrame(
        {"name": o["name"].astype("object"), "province": o["province"].astype("object")}, index=o.index
    )
    add_position(table, world, frames)
    if p["province"] is not None:
        table = table[table["province"] == p["province"]].copy()
    add_level(table, frames)
    add_coaching(table, frames)
    add_networks(table, frames)
    honoured = frames["honours"].sort_values(["organization", "honour"]).groupby("organization")["honour"].first()
    table["honour"] = honoured.reindex(table.index).astype("object").to_numpy()
    table["framed"] = table.index.isin(list(organisers(frames)))
    return table


def add_position(table: pd.DataFrame, world: World, frames: Frames) -> None:
    """volume, reach, convened, hub_rank, of the province where it stands highest; the province where none is stated."""
    hubs = measured(world).assign(organization=world.organization)
    hubs = hubs[hubs["present"]]
    ranked = ~hubs["organization"].isin(list(organisers(frames)))
    volume = hubs["volume"].where(ranked).round(9)
    grouped = volume.groupby(hubs["province"])
    hubs["hub_rank"] = grouped.rank(method="min", ascending=False)
    hubs["top"] = (volume > 0) & (volume >= grouped.transform("quantile", 0.75))
    hubs = hubs.sort_values(["volume", "reach", "province"], ascending=[False, False, True], na_position="last")
    best = hubs.drop_duplicates("organization").set_index("organization").reindex(table.index)
    table["province"] = table["province"].where(table["province"].notna(), best["province"])
    for column in ("volume", "hub_rank"):
        table[column] = best[column].to_numpy(dtype=float)
    for column in ("reach", "convened", "top"):
        table[column] = best[column].fillna(0).to_numpy(dtype=np.int64)


def add_level(table: pd.DataFrame, frames: Frames) -> None:
    """level (word), level_number, level_year: the latest assessment, the higher of one year."""
    found = frames["levels"].dropna(subset="level").copy()
    found["number"] = [level_number(v) for v in found["level"]]
    found["year"] = found["year"].astype("Int64")
    last = found.sort_values(["organization", "year", "number", "level"], na_position="first").drop_duplicates(
        "organization", keep="last"
    )
    last = last.set_index("organization").reindex(table.index)
    table["level"] = last["level"].astype("object").to_numpy()
    table["level_number"] = last["number"].to_numpy(dtype=float, na_value=np.nan)
    table["level_year"] = last["year"].to_numpy(dtype=float, na_value=np.nan)


def add_coaching(table: pd.DataFrame, frames: Frames) -> None:
    """load: bodies coached in its latest year, by it or its people; missing where its province tells of no coaching."""
    of, bodies = frames["coached"], frames["coach_bodies"]
    by_people = of.merge(bodies, left_on="coach", right_on="person")[["organization", "coached", "year"]]
    both = pd.concat([of.rename(columns={"coach": "organization"})[["organization", "coached", "year"]], by_people])
    both["year"] = both["year"].fillna(0)
    latest = both.groupby("organization")["year"].transform("max")
    load = both[both["year"] == latest].groupby("organization")["coached"].nunique()
    counts = load.reindex(table.index).to_numpy(dtype=float, na_value=0.0)
    known = table.loc[table.index.isin([*both["organization"], *both["coached"]]), "province"].unique()
    table["load"] = np.where(table["province"].isin(known), counts, np.nan)


def add_networks(table: pd.DataFrame, frames: Frames) -> None:
    """networks (missing where its province has no list of members) and need: its networks without any coach."""
    of = frames["memberships"]
    count = of.groupby("organization")["network"].nunique().reindex(table.index).to_numpy(dtype=float, na_value=0.0)
    province = table["province"].fillna("")
    known = pd.Series(count).groupby(province.to_numpy()).transform("max").to_numpy() > 0
    table["networks"] = np.where(known, count, np.nan)
    coaches = table.index[table["load"] > 0]
    led = set(of.loc[of["organization"].isin(coaches), "network"])
    lacking = of[~of["network"].isin(led)].groupby("organization")["network"].nunique()
    need = lacking.reindex(table.index).to_numpy(dtype=float, na_value=0.0)
    table["need"] = np.where(known & table["load"].notna(), need, np.nan)


def judged(table: pd.DataFrame, frames: Frames, p: Values) -> pd.DataFrame:
    """The rules of each organisation, how many are met, its band; those that nothing speaks for are left out."""
    now = p["year"] or latest_year(frames)
    level, year = table["level_number"], table["level_year"]
    rules = {
        "level": (level >= MODEL).where(level.notna()),
        "recent": (now - year <= p["within_years"]).where(year.notna()),
        "network": (table["networks"] > 0).where(table["networks"].notna()),
        "capacity": (table["load"] < p["max_load"]).where(table["load"].notna()),
        "position": position(table),
    }
    for name, rule in rules.items():
        table[f"rule_{name}"] = rule.astype("boolean")
    flags = table[[f"rule_{r}" for r in RULES]]
    table["met"] = flags.fillna(False).sum(axis=1).astype("int64")
    speaks = table["honour"].notna() | (table["load"] > 0) | (table["convened"] > 0) | (table["top"] > 0)
    table["band"] = np.select(
        [
            table["framed"] & (speaks | level.notna()),
            (level == PROMOTING) & ~table["framed"],
            table["met"] == len(RULES),
            level >= MORAL,
            speaks,
        ],
        [EXCLUDED, EXCLUDED, READY, PROMISING, LEAD],
        "",
    )
    return table[table["band"] != ""].copy()


def position(table: pd.DataFrame) -> pd.Series:
    """Whether it meets other networks: by volume, else by having convened at least two."""
    convenes = pd.Series(True, index=table.index).where(table["reach"] > 1)
    return (table["volume"] > 0).where(table["volume"].notna(), convenes)


def latest_year(frames: Frames) -> int:
    """The last fiscal year that anything speaks of."""
    years = pd.concat([frames[f]["year"] for f in ("levels", "coached", "meetings", "honours")]).dropna()
    return int(years.max()) if len(years) else 0
