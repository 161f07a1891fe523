"""The main job at 100,000 organisations against the same work written directly in pandas and scipy.

    python benchmarks/main_job.py [--organizations 100000] [--memberships 130000] [--attendances 390000] [--runs 3]
                                  [--people]

Both read the same CSV files and answer the same two things: which networks share organisations and meetings, and
how strongly each organisation meets those of other networks. `--people` names in every attendance who came and with
which post: Saan then states them too, the direct way passes them over. Each runs in a process of its own; the median
of the runs is printed with the ratio.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def ours(folder: Path) -> None:
    """Load into a graph folder, then ask both questions of it."""
    from graph import save_graph
    from loaders import load
    from queries import ask

    began = time.perf_counter()
    graph, report = load(folder / "tables")
    assert report.exit_code == 0, report.to_text("en")
    read = time.perf_counter()
    save_graph(graph, folder / "graph")
    kept = time.perf_counter()
    links = ask("network-links", folder / "graph")
    linked = time.perf_counter()
    hubs = ask("hubs", folder / "graph")
    done = time.perf_counter()
    print(
        f"  load {read - began:.1f} s, save {kept - read:.1f} s, network-links {linked - kept:.1f} s"
        f" ({len(links.frame):,} rows), hubs {done - linked:.1f} s ({len(hubs.frame):,} rows)",
        file=sys.stderr,
    )


def direct(folder: Path) -> None:
    """The same work with nothing kept: no evidence, no keys, no checks, no words."""
    import numpy as np
    import pandas as pd
    from scipy import sparse

    tables = folder / "tables"
    members = pd.read_csv(tables / "memberships.csv")
    came = pd.read_csv(tables / "attendance.csv")
    bodies = pd.read_csv(tables / "organizations.csv")
    names = pd.Index(pd.concat([bodies["organization"], members["organization"], came["organization"]]).unique())
    nets = pd.MultiIndex.from_frame(members[["province", "network"]])
    net_code, net_names = pd.factorize(nets)
    meeting_code, meetings = pd.factorize(came["meeting"])
    shape = (len(names), len(net_names))
    m = sparse.csr_matrix((np.ones(len(members)), (names.get_indexer(members["organization"]), net_code)), shape)
    a = sparse.csr_matrix(
        (np.ones(len(came)), (names.get_indexer(came["organization"]), meeting_code)), (len(names), len(meetings))
    )
    m.data[:] = a.data[:] = 1
    shared = (m.T @ m).tocoo()
    present = ((a.T @ m) > 0).astype(float)
    together = (present.T @ present).tocoo()
    size = np.asarray(a.sum(axis=0)).ravel()
    weight = sparse.diags(np.where(size > 1, 1 / np.maximum(size - 1, 1), 0))
    total = a @ (weight @ size) - a @ weight.diagonal()
    # what is met inside one's own networks, by inclusion and exclusion over one and two networks
    inside = np.asarray(m.multiply(a @ (weight @ (a.T @ m))).sum(axis=1)).ravel()
    volume = total - inside
    top = names[np.argsort(-volume)[:50]]
    assert shared.nnz and together.nnz and len(top) == 50


def timed(which: str, folder: Path) -> float:
    """Seconds of one run in its own process, start of Python included."""
    began = time.perf_counter()
    subprocess.run([sys.executable, __file__, "--only", which, "--folder", str(folder)], check=True)
    return time.perf_counter() - began


def without_people(table: Path) -> None:
    """Leave of each attendance the meeting, the organisation and the network."""
    import pandas as pd

    frame = pd.read_csv(table, dtype=str)
    frame[["meeting", "organization", "network"]].to_csv(table, index=False, encoding="utf-8-sig")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--organizations", type=int, default=100_000)
    parser.add_argument("--memberships", type=int, default=130_000)
    parser.add_argument("--attendances", type=int, default=390_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--people", action="store_true")
    parser.add_argument("--only", choices=["ours", "direct"])
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.only:
        return {"ours": ours, "direct": direct}[given.only](given.folder)
    from saan.synthetic import nation

    with tempfile.TemporaryDirectory() as folder:
        made = nation(given.organizations, given.memberships, given.attendances)
        made.write(Path(folder, "tables"))
        if not given.people:
            without_people(Path(folder, "tables", "attendance.csv"))
        seconds: dict[str, list[float]] = {"direct": [], "ours": []}
        for _ in range(given.runs):
            for which, found in seconds.items():
                found.append(timed(which, Path(folder)))
    middle = {which: statistics.median(found) for which, found in seconds.items()}
    print(f"{platform.machine()}, Python {platform.python_version()}; median of {given.runs} alternating runs")
    print(f"direct pandas and scipy {middle['direct']:.1f} s; Saan {middle['ours']:.1f} s", end="; ")
    print(f"ratio {middle['ours'] / middle['direct']:.1f} (aim: under 10)")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
