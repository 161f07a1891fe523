"""The main job at 100,000 organisations against the same work written directly in pandas and scipy.

    python benchmarks/main_job.py [--organizations 100000] [--memberships 130000] [--attendances 390000] [--runs 3]
                                  [--people]

Both read the same CSV files, keep them, and write the same two answers as CSV (see direct.py); that they agree is
checked. `--people` names in every attendance who came and with which post: Saan then states them too, the direct
way passes them over. Each runs in a process of its own; the median of the runs is printed with the ratio.
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
    links.frame.to_csv(folder / "graph" / "network-links.csv", index=False)
    linked = time.perf_counter()
    hubs = ask("hubs", folder / "graph")
    hubs.frame.to_csv(folder / "graph" / "hubs.csv", index=False)
    done = time.perf_counter()
    print(
        f"  load {read - began:.1f} s, save {kept - read:.1f} s, network-links {linked - kept:.1f} s"
        f" ({len(links.frame):,} rows), hubs {done - linked:.1f} s ({len(hubs.frame):,} rows)",
        file=sys.stderr,
    )


def timed(which: str, folder: Path) -> float:
    """Seconds of one run in its own process, start of Python included."""
    script = [str(Path(__file__).with_name("direct.py")), str(folder / "tables"), str(folder / "direct")]
    began = time.perf_counter()
    subprocess.run([sys.executable, *(script if which == "direct" else [__file__, "--ours", str(folder)])], check=True)
    return time.perf_counter() - began


def agreed(folder: Path) -> str:
    """Compares the two answers. Raises ValueError where a number differs."""
    import pandas as pd

    theirs, found = (pd.read_csv(folder / of / "hubs.csv") for of in ("direct", "graph"))
    found["organization"] = found["organization"].str.replace(r"\s+", "", regex=True)
    both = theirs.merge(found, on=["organization", "province"], suffixes=("_direct", ""))
    far = both[(both["volume_direct"] - both["volume"]).abs() > 1e-6]
    pairs, mine = (pd.read_csv(folder / of / "network-links.csv") for of in ("direct", "graph"))
    shared = pairs["shared_organizations"].sum(), (mine["shared_organizations"] * mine["pairs"]).sum()
    if len(far) or len(both) != len(theirs) or shared[0] != shared[1]:
        raise ValueError(f"the answers differ: {len(far)} of {len(both)} volumes, shared organisations {shared}")
    return f"{len(both):,} volumes and {shared[0]:,.0f} shared organisations agree"


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
    parser.add_argument("--ours", type=Path, metavar="FOLDER", help="run ours once on FOLDER/tables")
    given = parser.parse_args()
    if given.ours:
        return ours(given.ours)
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
        print(agreed(Path(folder)))
    middle = {which: statistics.median(found) for which, found in seconds.items()}
    print(f"{platform.machine()}, Python {platform.python_version()}; median of {given.runs} alternating runs")
    print(f"direct pandas and scipy {middle['direct']:.1f} s; Saan {middle['ours']:.1f} s", end="; ")
    print(f"ratio {middle['ours'] / middle['direct']:.1f} (aim: under 10)")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
