"""The frames that `hubs` rests on, straight from an invented programme's tables: hundreds of programmes in a minute.

A test holds the answer equal to the one that loading the tables gives.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from queries.asking import checked
from queries.questions.hubs import HUBS
from queries.record import Answer, Frames, typed
from saan.synthetic import Programme


def frames(made: Programme) -> dict[str, pd.DataFrame]:
    """The frames of the cores of `hubs`; keys are names, an organisation's is its name alone."""
    t = made.tables
    meetings, of, at = t["meetings"], t["memberships"], t["attendance"]
    dated = of.assign(network=of["network"] + "@" + of["province"])[["organization", "network"]].assign(
        **{c: iso(of[c]) for c in ("since", "until")}
    )
    said = meetings[["meeting", "networks", "province"]].assign(network=meetings["networks"].str.split(";"))
    said = said.explode("network")
    said["network"] = said["network"] + "@" + said["province"]
    presence = at[["meeting", "organization"]].assign(ground="ATTENDED", person=None, post=None)
    date = meetings["date"]
    found = {
        "presence": presence.drop_duplicates(),
        "meetings": pd.DataFrame(
            {
                "meeting": meetings["meeting"],
                "name": meetings["title"],
                "province": meetings["province"],
                "date": date,
                "year": date.str[:4].astype(int) + 543 + (date.str[5:7] >= "10"),
                "kind": meetings["kind"],
                "bodies": meetings["stated_organizations"],
                "people": meetings["stated_people"],
                "networks": meetings["stated_networks"],
            }
        ),
        "stated_networks": said[["meeting", "network"]],
        "memberships": dated[["organization", "network"]].drop_duplicates(),
        "dated_memberships": dated,
        "networks": of.assign(network=of["network"] + "@" + of["province"], name=of["network"])[
            ["network", "name", "province"]
        ].drop_duplicates(),
        "organizations": t["organizations"][["organization", "province"]].assign(
            name=t["organizations"]["organization"], programme_role=None
        ),
    }
    nothing = {core.name: pd.DataFrame(columns=list(core.columns), dtype=object) for core in HUBS.cores}
    whole = nothing | found
    return {c.name: typed(pa.Table.from_pandas(whole[c.name], preserve_index=False), c.columns) for c in HUBS.cores}


def iso(year: pd.Series) -> pd.Series:
    """Buddhist-era years as the text a link holds."""
    return (year.astype("Int64") - 543).astype("string")


def hubs(frames: Frames, **asked: Any) -> Answer:
    """The answer of `hubs` on such frames."""
    return HUBS.rows(frames, checked(HUBS, asked))


def found(answer: Answer, planted: list[str], first: int = 5) -> int:
    """How many of the planted stand in the first rows."""
    return len(set(answer.frame["organization"].head(first)) & set(planted))


def forgotten(made: Programme, share: float, seed: int) -> Programme:
    """The programme with the memberships of a share of its organisations unknown."""
    from dataclasses import replace

    names = made.tables["organizations"]["organization"]
    gone = names[np.random.default_rng(seed).random(len(names)) < share]
    of = made.tables["memberships"]
    return replace(made, tables={**made.tables, "memberships": of[~of["organization"].isin(gone)]})
