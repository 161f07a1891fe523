"""The main job written directly in pandas and scipy, as an analyst would: the same tables in, the same numbers out.

It keeps the tables as Parquet and answers both questions as CSV. It knows no sources, checks nothing, and holds
two bodies of one name for one: what Saan adds is left out on purpose.

    python benchmarks/direct.py TABLES OUT
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

ASSEMBLY = 60
CARRIERS = 20
NAMES = ("organizations", "networks", "memberships", "meetings", "attendance")


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables with clean names."""
    tables = {name: pd.read_csv(folder / f"{name}.csv", dtype=str, encoding="utf-8-sig") for name in NAMES}
    for table in tables.values():
        for column in ("organization", "network", "province", "meeting", "title"):
            if column in table:
                table[column] = table[column].str.normalize("NFC").str.replace(r"\s+", "", regex=True)
    meetings = tables["meetings"]
    date = pd.to_datetime(meetings["date"])
    meetings["year"] = date.dt.year + 543 + (date.dt.month >= 10)
    return tables


def incidence(rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    matrix = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    matrix.sum_duplicates()
    matrix.data[:] = 1
    return matrix


def upper(matrix: sparse.csr_array, names: pd.Index, column: str) -> pd.DataFrame:
    """The pairs of a symmetric matrix of counts."""
    pairs = sparse.triu(matrix, 1).tocoo()
    return pd.DataFrame({"a": names[pairs.row], "b": names[pairs.col], column: pairs.data.astype(int)})


def carriers(members: sparse.csr_array, pairs: pd.DataFrame, bodies: pd.Index, networks: pd.Index) -> list[str]:
    """The first organisations in both networks of each pair."""
    by_network = members.tocsc()
    held = [set(by_network.indices[by_network.indptr[i] : by_network.indptr[i + 1]]) for i in range(len(networks))]
    ends = zip(networks.get_indexer(pairs["a"]), networks.get_indexer(pairs["b"]), strict=True)
    both = (held[i] & held[j] for i, j in ends)
    return [", ".join(sorted(bodies[list(found)])[:CARRIERS]) for found in both]


def network_links(
    m: sparse.csr_array, a: sparse.csr_array, size: np.ndarray, bodies: pd.Index, nets: pd.Index
) -> pd.DataFrame:
    """Pairs of networks: organisations in both, density, working meetings and assemblies in common, E-I index."""
    pairs = upper(m.T @ m, nets, "shared_organizations")
    counts = (a.T @ m).tocsr()
    present = counts.copy()
    present.data[:] = 1
    for column, kept in (("working_meetings", size < ASSEMBLY), ("assemblies", size >= ASSEMBLY)):
        at = sparse.diags_array(kept.astype(float)) @ present
        pairs = pairs.merge(upper(at.T @ at, nets, column), on=["a", "b"], how="outer")
    pairs = pairs.fillna(0).sort_values(["a", "b"])
    of = pd.Series(np.asarray(m.sum(axis=0)).ravel(), index=nets)
    pairs["density"] = pairs["shared_organizations"] / (
        of[pairs["a"]].to_numpy() + of[pairs["b"]].to_numpy() - pairs["shared_organizations"]
    )
    weight = np.where(size > 1, 1 / np.maximum(size - 1, 1), 0)
    coo = counts.tocoo()
    inside = np.bincount(coo.col, coo.data * (coo.data - 1) * weight[coo.row], len(nets))
    total = np.bincount(coo.col, coo.data * (size[coo.row] - 1) * weight[coo.row], len(nets))
    ei = pd.Series(1 - 2 * inside / np.where(total > 0, total, np.nan), index=nets)
    pairs["ei_a"], pairs["ei_b"] = ei[pairs["a"]].to_numpy(), ei[pairs["b"]].to_numpy()
    pairs["carried_by"] = carriers(m, pairs, bodies, nets)
    return pairs


def hubs(
    m: sparse.csr_array, a: sparse.csr_array, size: np.ndarray, bodies: pd.Index, province: pd.Series
) -> pd.DataFrame:
    """Organisations by the weight with which they meet other networks, within their province."""
    known = np.asarray(m.sum(axis=1)).ravel() > 0
    weight = sparse.diags_array(np.where(size > 1, 1 / np.maximum(size - 1, 1), 0))
    others = a @ (weight @ (a.T @ known.astype(float)))
    w = a @ (weight @ (a.T @ m))
    # members of one's own networks, each once: one minus those of none of them
    together = (a @ weight @ a.T).multiply((m @ m.T) > 0)
    volume = others - np.asarray(together.sum(axis=1)).ravel()
    spread = 1 - np.asarray(w.power(2).sum(axis=1)).ravel() / np.maximum(np.asarray(w.sum(axis=1)).ravel(), 1e-9) ** 2
    table = pd.DataFrame({"organization": bodies, "volume": volume, "breadth": spread})
    table["attendance"] = np.asarray(a.sum(axis=1)).ravel().astype(int)
    table["networks_own"] = np.asarray(m.sum(axis=1)).ravel().astype(int)
    table["province"] = province.reindex(bodies).to_numpy()
    table = table[table["attendance"] > 0]
    table["rank"] = table.groupby("province")["volume"].rank(ascending=False, method="min")
    table["attendance_rank"] = table.groupby("province")["attendance"].rank(ascending=False, method="min")
    return table.sort_values(["province", "rank", "organization"])


def main(folder: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tables = read(folder)
    for name, table in tables.items():
        table.to_parquet(out / f"{name}.parquet")
    members, came = tables["memberships"], tables["attendance"]
    province = tables["organizations"].drop_duplicates("organization").set_index("organization")["province"]
    bodies = pd.Index(pd.concat([province.index.to_series(), members["organization"], came["organization"]]).unique())
    nets = pd.Index((members["network"] + "@" + members["province"]).unique())
    meetings = pd.Index(came["meeting"].unique())
    in_network = nets.get_indexer(members["network"] + "@" + members["province"])
    m = incidence(bodies.get_indexer(members["organization"]), in_network, (len(bodies), len(nets)))
    at = meetings.get_indexer(came["meeting"])
    a = incidence(bodies.get_indexer(came["organization"]), at, (len(bodies), len(meetings)))
    stated = tables["meetings"].set_index("meeting")["stated_organizations"].astype(float).reindex(meetings).fillna(0)
    size = np.maximum(np.asarray(a.sum(axis=0)).ravel(), stated.to_numpy())
    network_links(m, a, size, bodies, nets).to_csv(out / "network-links.csv", index=False)
    hubs(m, a, size, bodies, province).to_csv(out / "hubs.csv", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
