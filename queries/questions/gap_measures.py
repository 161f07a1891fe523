"""Where ties are missing, weak or hang on one organisation: between networks, in districts, in provinces."""

from __future__ import annotations

import numpy as np
import pandas as pd

from queries.questions.link_evidence import listed
from queries.questions.listing import latest
from queries.questions.network_links import TIES
from queries.record import Frames

# from the gap that says most to the one that says least
NONE, ONE, WEAK, UNKNOWN = "none", "one", "weak", "unknown"
GAPS = (NONE, ONE, WEAK, UNKNOWN)
STANDING = TIES[:4]
MET = ("co_organised", "working_meetings")


def pairs_of(frames: Frames) -> pd.DataFrame:
    """Every pair of networks that stand together in a province, with the count of each tie."""
    s = frames["standing"]
    now = s[s["network"].isin(list(latest(s)))][["network", "province"]].drop_duplicates().dropna()
    both = now.merge(now, on="province", suffixes=("_a", "_b"))
    table = both[both["network_a"] < both["network_b"]].sort_values(["network_a", "network_b"], ignore_index=True)
    for tie in TIES:
        found = frames[tie].rename(columns={"shared": tie, "carriers": f"by_{tie}"})
        table = table.merge(found, on=["network_a", "network_b"], how="left")
        table[tie] = table[tie].fillna(0).astype("int64")
    seen = set(frames["network_sizes"]["network"]) | set(frames["stated_networks"]["network"])
    table["known"] = table["network_a"].isin(list(seen)) & table["network_b"].isin(list(seen))
    add_carriers(table)
    standing, met = table[list(STANDING)].sum(axis=1), table[list(MET)].max(axis=1)
    table["tied"] = (standing + met + table["assemblies"]) > 0
    hangs = (standing > 0) & (table["support"] + table["shared_people"] == 0) & (table["bodies"] == 1) & (met < 2)
    choices = [~table["tied"] & ~table["known"], ~table["tied"], hangs, (standing == 0) & (met < 2)]
    table["gap"] = np.select(choices, [UNKNOWN, NONE, ONE, WEAK], "")
    return table


def folded(table: pd.DataFrame) -> pd.DataFrame:
    """Weak and unknown pairs that rest on the same as one row; `members` lists the networks, `pairs` counts."""
    both = [[a, b] for a, b in zip(table["network_a"], table["network_b"], strict=True)]
    table = table.assign(members=pd.Series(both, index=table.index, dtype=object))
    meetings = [["|".join(listed(c)) for c in table[f"by_{t}"]] for t in TIES[4:]]
    table["rests"] = ["/".join(m) for m in zip(*meetings, strict=True)]
    able = table["gap"].isin([WEAK, UNKNOWN])
    by = table[able].groupby(["province", "gap", "rests"], sort=False)
    count = by["gap"].transform("size").reindex(table.index).fillna(1)
    table["pairs"], table["networks"] = 1, 2
    kept = [table[count < 3]]
    for _, same in table[count >= 3].groupby(["province", "gap", "rests"], sort=False):
        members = sorted({*same["network_a"], *same["network_b"]})
        one = same.head(1).assign(pairs=len(same), networks=len(members))
        kept.append(one.assign(members=pd.Series([members], index=one.index)))
    return pd.concat([k for k in kept if len(k)] or [table], ignore_index=True)


def add_carriers(table: pd.DataFrame) -> None:
    """body and bodies: the first organisation that carries a standing tie of the pair, and how many do."""
    found = []
    for tie in ("shared_members", "coaching"):
        of = table[f"by_{tie}"].explode().dropna()
        found.append(pd.Series([str(c).split(" > ")[0] for c in of], index=of.index, dtype=object))
    by = pd.concat(found).groupby(level=0)
    table["bodies"] = by.nunique().reindex(table.index).fillna(0).astype("int64")
    table["body"] = by.min().reindex(table.index)


def districts_of(frames: Frames) -> pd.DataFrame:
    """Districts, with the organisations known there, those in a network, and in how many networks."""
    o = frames["located"].dropna(subset="district")
    now = frames["memberships"][frames["memberships"]["network"].isin(list(latest(frames["standing"])))]
    by = ["province", "district"]
    count = o.groupby(by)["organization"].nunique().rename("organizations")
    of = o.merge(now, on="organization")
    inside = of.groupby(by).agg(members=("organization", "nunique"), networks=("network", "nunique"))
    whole = pd.concat([count, inside], axis=1)
    named = frames["districts"].dropna(subset=by).set_index(by)["node"]
    table = whole.reindex(whole.index.union(named.index)).rename_axis(by).reset_index()
    for column in ("organizations", "members", "networks"):
        table[column] = table[column].fillna(0).astype("int64")
    first = o.sort_values("organization").groupby(by)["organization"].agg(lambda x: list(x[:20]))
    where = pd.MultiIndex.from_frame(table[by])
    nodes = zip(first.reindex(where), named[~named.index.duplicated()].reindex(where), strict=True)
    table["nodes"] = [bodies if isinstance(bodies, list) else [node] for bodies, node in nodes]
    member = of.sort_values("organization").groupby(by)["organization"].first()
    table["body"] = member.reindex(where).to_numpy(dtype=object)
    s = frames["standing"]
    known = table["province"].isin(s.loc[s["network"].isin(now["network"]), "province"])
    nobody = table["organizations"] == 0
    choices = [nobody | ~known, table["members"] == 0, table["members"] == 1, table["networks"] == 1]
    table["gap"] = np.select(choices, [UNKNOWN, NONE, ONE, WEAK], "")
    return table


def provinces_of(pairs: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """Provinces: pairs, those tied, and the organisation on which most of them hang."""
    by = pairs.groupby("province")
    table = by.agg(pairs=("network_a", "size"), tied=("tied", "sum"), known=("known", "sum"))
    alone = pairs[pairs["gap"] == ONE].groupby(["province", "body"]).size().rename("alone").reset_index()
    alone = alone.sort_values(["alone", "body"], ascending=[False, True]).drop_duplicates("province")
    table = table.join(alone.set_index("province")).reset_index()
    counted = frames["groups"]
    unnamed = counted[(counted["named"] == 0) & ~counted["province"].isin(table["province"])].dropna(subset="province")
    table = pd.concat([table, unnamed[["province"]].drop_duplicates().assign(pairs=0, tied=0, known=0)])
    table = table.astype({"pairs": "int64", "tied": "int64", "known": "int64"}).reset_index(drop=True)
    nodes = frames["standing"].dropna(subset="province").sort_values("network").groupby("province")["network"]
    groups = counted.dropna(subset="province").sort_values("group").groupby("province")["group"]
    first = pd.concat([groups.unique(), nodes.unique()]).groupby(level=0).first()
    table["nodes"] = [list(first[p])[:20] for p in table["province"]]
    choices = [
        table["known"] + table["tied"] == 0,
        table["tied"] == 0,
        table["alone"].fillna(0) * 2 > table["tied"],
        table["tied"] * 2 < table["pairs"],
    ]
    table["gap"] = np.select(choices, [UNKNOWN, NONE, ONE, WEAK], "")
    return table


def nodes_of_pair(row: dict[str, object]) -> list[str]:
    """The networks, and the meetings that carry what ties them."""
    meetings = [m for t in ("co_organised", "working_meetings", "assemblies") for m in listed(row[f"by_{t}"])]
    return [*meetings, *listed(row["members"])]
