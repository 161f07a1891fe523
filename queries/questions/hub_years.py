"""Persistence and recency of the actors of `hubs`."""

from __future__ import annotations

import numpy as np
import pandas as pd

from queries.methods.years import recency, top_years
from queries.questions.hub_world import World


def add_years(world: World, table: pd.DataFrame, half_life: float) -> None:
    """persistence: share of its province's years in the top quarter; recency: 1 in the last, halved each half-life."""
    year = world.meetings["year"].fillna(0).to_numpy(dtype=np.int64)[world.attendance.meeting]
    dated = year > 0
    years, at = np.unique(year[dated], return_inverse=True)
    cell = world.actor[dated] * len(years) + at
    value = np.bincount(cell, world.parts[dated], minlength=len(table) * len(years))
    there = np.bincount(cell, minlength=len(value)) > 0
    actor, when = np.nonzero(there.reshape(len(table), len(years)))
    share = top_years(actor, years[when], value[there].astype(np.float64), world.place, len(table))
    table["persistence"] = np.where(table["volume"].notna(), share, np.nan)
    last = np.full(len(table), np.nan)
    # of one actor the last year comes last
    last[actor] = years[when]
    met = np.zeros((len(world.provinces), len(years)), bool)
    met[world.place[actor], when] = True
    several = met.sum(axis=1)[world.place] > 1
    table["recency"] = np.where(several, recency(last, world.over_province(last, "max"), half_life), np.nan)
