"""Ranks that every engine gives alike: on values rounded to 9 decimals, equal values share a rank."""

from __future__ import annotations

import numpy as np
import pandas as pd

DECIMALS = 9


def ranks(values: pd.DataFrame, groups: pd.Series) -> pd.Series:
    """The rank of each row within its group, 1 for the greatest; columns decide in their order.

    A missing value is below every other. Equal rows share the lesser rank, and the next takes its place in the count.
    """
    whole = values.astype("float64").fillna(-np.inf).round(DECIMALS)
    order = np.lexsort([-whole[c].to_numpy() for c in reversed(whole.columns)])
    code = np.empty(len(whole), np.int64)
    ordered = whole.iloc[order]
    code[order] = (ordered != ordered.shift()).any(axis=1).cumsum()
    out = pd.Series(code, index=values.index).groupby(groups.to_numpy(), dropna=False).rank(method="min")
    return out.astype("int64").astype("int64[pyarrow]")
