"""A nation pushed into Neo4j by Saan and by the barest driver script that writes the same, in alternating runs.

    python benchmarks/push.py [--organizations 33000] [--runs 5]

The default makes about 120,000 nodes and 800,000 relationships. Each run has a new server and a process of its own;
printed are the medians, the ratio of the speeds (aim: 0.7 or more), the processor's seconds with those of the server
(which tell more on a busy machine), and Saan's memory in the course of the load.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
COUNT = (
    "MATCH (n) WITH count(n) AS nodes, sum(size(keys(n))) AS held "
    "MATCH ()-[r]->() RETURN nodes, held, count(r) AS links, sum(size(keys(r))) AS of_links"
)
# graph_id and run: what Saan writes on each to know its own again
STAMPS = 2


def make(folder: Path, organizations: int) -> tuple[int, int]:
    """Write the graph folder, and the same rows as Parquet for the direct way."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from graph import save_graph
    from graph.neo4j import rows
    from graph.neo4j.words import Wording
    from loaders import load
    from saan.synthetic import nation

    nation(organizations, int(organizations * 1.3), int(organizations * 5.9)).write(folder / "tables")
    graph, _ = load(folder / "tables")
    save_graph(graph, folder / "graph")
    (folder / "rows").mkdir()
    for kind in rows.kinds(graph, names=True):
        found = [r for t in rows.tables(graph, kind, Wording(graph), None) for r in rows.maps(kind, t, {})]
        pq.write_table(pa.Table.from_pylist(found), folder / "rows" / f"{kind.id}.parquet")
    return graph.count()


def ours(folder: Path) -> None:
    """Push the folder; print the memory at each tenth of the rows."""
    from graph import open_graph
    from graph.neo4j import push

    memory: dict[int, int] = {}

    def progress(done: int, total: int, what: str) -> None:
        memory.setdefault(10 * done // total, resident())

    push(open_graph(folder / "graph"), os.environ["NEO4J_URI"], graph_id="benchmark", progress=progress)
    print("  memory in MB by tenths:", *(f"{m}" for m in memory.values()), file=sys.stderr)


def resident() -> int:
    """Megabytes this process holds now; 0 where the system does not say."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20 if status.exists() else 0


def timed(which: str, folder: Path) -> tuple[float, list[int]]:
    """Seconds of one run in its own process, and what the server holds afterwards; prints the processor's seconds."""
    from tests.servers.database import temporary_server

    script = {"direct": [str(ROOT / "benchmarks" / "direct_push.py"), str(folder / "rows")]}
    command = [sys.executable, *script.get(which, [__file__, "--ours", str(folder)])]
    before = processor()
    with temporary_server(("-Xmx1g",)) as server:
        login = {"NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}
        began = time.perf_counter()
        subprocess.run(command, env=os.environ | login, check=True)
        seconds = time.perf_counter() - began
        with server.driver() as driver:
            [held] = driver.execute_query(COUNT).records
    print(f"{which} {seconds:.1f} s, processor {processor() - before:.1f} s", flush=True)
    nodes, of_nodes, links, of_links = held.values()
    stamps = STAMPS if which == "ours" else 0
    return seconds, [nodes, of_nodes - stamps * nodes, links, of_links - stamps * links]


def processor() -> float:
    """Seconds of processor time of every process that this one started and that has ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--organizations", type=int, default=33_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--ours", type=Path, metavar="FOLDER", help="push FOLDER/graph once")
    given = parser.parse_args()
    if given.ours:
        return ours(given.ours)
    seconds: dict[str, list[float]] = {"direct": [], "ours": []}
    with tempfile.TemporaryDirectory() as name:
        nodes, links = make(Path(name), given.organizations)
        print(f"{nodes:,} nodes, {links:,} relationships")
        for _ in range(given.runs):
            held = {}
            for which, found in seconds.items():
                took, held[which] = timed(which, Path(name))
                found.append(took)
            assert held["direct"] == held["ours"], held
    middle = {which: statistics.median(found) for which, found in seconds.items()}
    ratio = middle["direct"] / middle["ours"]
    print(f"median of {given.runs}: direct {middle['direct']:.1f} s, Saan {middle['ours']:.1f} s", end="; ")
    print(f"{ratio:.2f} of its speed (aim: 0.70)")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
