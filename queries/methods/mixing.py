"""How far each network looks outwards: the E-I index on Newman weights.

    EI = (E - I) / (E + I)

E is the summed weight of ties from members to organisations outside the network (of known network), I that of ties
among its members. -1: all ties inside, +1: all outside. Undefined (nan) without ties.
D. Krackhardt and R. Stern (1988), Informal networks and organizational crises, Social Psychology Quarterly 51, 123-140.
"""

from __future__ import annotations

import numpy as np
import pandas as pd


def ei_index(counts: pd.DataFrame, known: pd.Series, size: pd.Series) -> pd.Series:
    """The index by network. `counts`: meeting, network, members there; by meeting: bodies `known`, and its `size`."""
    here = counts["members"].to_numpy(dtype=float)
    bodies = size.reindex(counts["meeting"]).to_numpy(dtype=float)
    weight = np.divide(1.0, bodies - 1, out=np.zeros(len(bodies)), where=bodies > 1)
    outside = weight * here * (known.reindex(counts["meeting"]).to_numpy(dtype=float) - here)
    inside = weight * here * (here - 1) / 2
    sums = pd.DataFrame({"network": counts["network"], "E": outside, "I": inside}).groupby("network")[["E", "I"]].sum()
    total = sums["E"] + sums["I"]
    return ((sums["E"] - sums["I"]) / total).where(total > 1e-12)
