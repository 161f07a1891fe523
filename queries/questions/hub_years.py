"""Persistence and recency of the actors of `hubs`."""

from __future__ import annotations

import numpy as np
import pandas as pd

from queries.methods.years import recency, top_years
from queries.questions.hub_world import World


def add_years(world: World, table: pd.DataFrame, half_life: float) -> None:
    """persistence: share of its province's years in the top quarter; recency: 1 in the last, halved each half-life."""
    a = world.attendance
    year = world.meetings["year"].fillna(0).to_numpy(dtype=np.int64)[a.meeting]
    dated = year > 0
    met = pd.DataFrame({"actor": world.actor[dated], "year": year[dated], "value": world.parts[dated]})
    by = met.groupby(["actor", "year"], as_index=False)["value"].sum()
    actor, when, value = (by[c].to_numpy() for c in ("actor", "year", "value"))
    share = top_years(actor, when, value, world.province, len(table))
    table["persistence"] = np.where(table["volume"].notna(), share, np.nan)
    last = by.groupby("actor")["year"].max().reindex(range(len(table))).to_numpy(dtype=float)
    now = pd.Series(last).groupby(world.province).transform("max").to_numpy()
    several = pd.Series(world.province).map(by.groupby(world.province[by["actor"]])["year"].nunique()).fillna(0) > 1
    table["recency"] = np.where(several, recency(last, now, half_life), np.nan)
