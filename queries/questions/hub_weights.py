"""One score for `hubs`, only for those who ask for it by weights, and with how much hangs on the weights."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graph.errors import UsageError
from queries.methods.weighing import acceptability, scaled
from queries.record import Parameter, Values

CRITERIA = {
    "volume": "volume",
    "function": "brokerage",
    "breadth": "breadth",
    "persistence": "persistence",
    "dependence": "lost",
}
WEIGHTS = Parameter(
    "weights",
    "text",
    "",
    "น้ำหนักของแต่ละด้าน เช่น volume=2,persistence=1 (ว่าง: ไม่รวมเป็นคะแนนเดียว)",
    "Weights, as in volume=2,persistence=1 (none: no single score); of " + ", ".join(CRITERIA),
)


def weights_of(text: str) -> dict[str, float]:
    """The weights by criterion. Raises UsageError for another form, name or a sum of 0."""
    try:
        pairs = [part.split("=") for part in text.split(",")]
        found = {name.strip(): float(value) for name, value in pairs}
        good = set(found) <= set(CRITERIA) and min(found.values()) >= 0 and 0 < sum(found.values()) < np.inf
    except ValueError:
        good = False
    if not good:
        names = ", ".join(CRITERIA)
        raise UsageError(
            f"weights = {text!r}: expected name=number with commas between, of {names}, not all 0",
            f"weights = {text!r}: ต้องเป็น ชื่อ=ตัวเลข คั่นด้วยจุลภาค จาก {names} และไม่เป็น 0 ทั้งหมด",
        )
    return found


def add_score(table: pd.DataFrame, p: Values) -> None:
    """score (0-1), weighings (share of ways of weighing in the first k), weighings_low and _high (ranks)."""
    for column in ("score", "weighings", "weighings_low", "weighings_high"):
        table[column] = np.nan
    if not p["weights"]:
        return
    weights = weights_of(p["weights"])
    given = np.array([weights.get(c, 0.0) for c in CRITERIA])
    for _, mine in table[table["ranked"]].groupby("province", sort=True):
        values = scaled(mine[list(CRITERIA.values())].to_numpy(dtype=float))
        table.loc[mine.index, "score"] = values @ (given / given.sum())
        found = acceptability(values[:, given > 0], p["top"])
        if found is not None:
            columns = np.stack([found.share, found.low, found.high], axis=1)
            table.loc[mine.index, ["weighings", "weighings_low", "weighings_high"]] = columns
