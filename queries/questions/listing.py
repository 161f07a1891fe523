"""What the listing questions share: how many rows, evidence by node, sums of a column."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.questions.shared import framed
from queries.record import Answer, Column, Frames, Parameter, Ref, Values
from queries.words import Words

TOP = Parameter("top", "int", 500, "แสดงกี่แถวแรก", "How many rows to show, the first", (1, 10_000_000))


def first_rows(
    columns: tuple[Column, ...],
    table: pd.DataFrame,
    values: dict[str, Any],
    sentence: Words,
    warnings: tuple[Words, ...],
    top: int,
) -> Answer:
    """The first `top` rows: `values` over the table's own columns, the table as keys, a warning where rows are cut."""
    shown: dict[str, Any] = {c.name: table[c.name] for c in columns if c.name in table} | values
    frame = framed(columns, shown, len(table)).head(top)
    if len(table) > top:
        of = {"top": f"{top:,}", "all": f"{len(table):,}"}
        cut = Words("แสดง {top} แถวแรกจาก {all} (top=…)", "the first {top} of {all} rows (top=…)").fill(**of)
        warnings = (*warnings, cut)
    return Answer(frame, table.head(top), sentence, warnings)


def latest(standing: pd.DataFrame) -> set[str]:
    """The networks that stand now: in the last list of their province, or in no list. Renamed ones count once."""
    last = standing.groupby("province", dropna=False)["year"].transform("max")
    now = standing[(standing["year"] == last).fillna(False) | standing["year"].isna()]
    return set(now["network"])


def of_nodes(row: Values, frames: Frames) -> list[Ref]:
    """Evidence: the nodes that a row keeps in `nodes`."""
    return [Ref("", node) for node in row["nodes"]]


def percent(share: float) -> int:
    """A share as whole percent; one is never rounded up to, nor zero down to."""
    return min(max(round(share * 100), 1 if share > 0 else 0), 99 if share < 1 else 100)
