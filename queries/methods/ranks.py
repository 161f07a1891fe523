"""Ranks that every engine gives alike: on values rounded to 9 decimals, equal values share a rank."""

from __future__ import annotations

import numpy as np
import pandas as pd

from queries.methods.sets import changes

DECIMALS = 9


def ranks(values: pd.DataFrame, groups: pd.Series) -> pd.Series:
    """The rank of each row within its group, 1 for the greatest; columns decide in their order.

    A missing value is below every other. Equal rows share the lesser rank, and the next takes its place in the count.
    """
    whole = values.astype("float64").fillna(-np.inf).round(DECIMALS)
    group = pd.factorize(groups, use_na_sentinel=False)[0]
    columns = [-whole[c].to_numpy() for c in whole.columns]
    order = np.lexsort([*reversed(columns), group])
    place, begins = np.arange(len(whole)), changes(group[order])
    other = np.logical_or.reduce([begins, *(changes(c[order]) for c in columns)])
    first, start = (np.maximum.accumulate(np.where(at, place, 0)) for at in (other, begins))
    out = np.empty(len(whole), np.int64)
    out[order] = first - start + 1
    return pd.Series(out, index=values.index, dtype="int64[pyarrow]")
