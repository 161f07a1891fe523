"""Over the years: how often in the top group, and how long ago.

    persistence = years in the top group / years that can tell
    recency     = 0.5 ^ ((last year of all - last year of its own) / half-life)

The top group of a year is the best quarter (positive values) of a group, here the organisations of a province.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from queries.methods.newman import Floats, Ints


def top_years(actor: Ints, year: Ints, value: Floats, group: npt.NDArray[Any], count: int) -> Floats:
    """Share of its group's years in which each of `count` actors is in the top group; nan below two years.

    One row an actor and year; `group` is by actor. A year without the actor is a year out of the top group.
    """
    table = pd.DataFrame({"actor": actor, "year": year, "value": value, "group": group[actor]})
    at = table.groupby(["group", "year"])["value"]
    # a hair below: sums of floats differ in their last digits between engines
    top = (table["value"] > 1e-12) & (table["value"] >= at.transform("quantile", 0.75) - 1e-9)
    times = np.bincount(table["actor"], top, minlength=count)
    told = table.groupby("group")["year"].nunique().reindex(group).to_numpy(dtype=float, na_value=0.0)
    share: Floats = np.divide(times, told, out=np.full(count, np.nan), where=told > 1)
    return share


def recency(last: Floats, now: Floats, half_life: float) -> Floats:
    """1 in the last year of all, one half a half-life before it; nan where a year is not known."""
    out: Floats = 0.5 ** ((now - last) / half_life)
    return out
