"""Pushes killed with -9 at random moments, and a server restarted under them: the next run ends in the same graph.

python benchmarks/kill_push.py [--times 20] [--restarts 4]

The database holds one graph, another is pushed over it, what dies is run again, and all nodes and relationships are
compared with those of an undisturbed push. Every second restart is a kill of the server.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
NODES = "MATCH (n) RETURN labels(n) AS a, properties(n) AS b"
LINKS = "MATCH (a)-[r]->(b) RETURN [type(r), a.key, b.key] AS a, properties(r) AS b"


def push(folder: Path, uri: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "saan", "push", "--uri", uri, "--graph", str(folder), "--graph-id", "kill"]
    return subprocess.Popen([*command, "--quiet"], cwd=ROOT, stdout=-1, stderr=-1, text=True)


def finished(folder: Path, uri: str) -> float:
    """Push undisturbed; the seconds it took."""
    began = time.perf_counter()
    pushing = push(folder, uri)
    said = "".join(pushing.communicate())
    assert pushing.returncode == 0, said
    return time.perf_counter() - began


def held(server: object) -> str:
    """A digest of every node and relationship in the server."""
    with server.driver() as driver:  # type: ignore[attr-defined]
        rows = [
            repr((r["a"], sorted(r["b"].items()))) for text in (NODES, LINKS) for r in driver.execute_query(text)[0]
        ]
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()


def graphs(folder: Path) -> tuple[Path, Path]:
    """Two graph folders, the second with more sources."""
    from graph import save_graph
    from loaders import load

    examples = ROOT / "examples"
    some, _ = load(examples / "releases")
    more, _ = load(examples / "programme", into=some)
    return save_graph(some, folder / "some"), save_graph(more, folder / "more")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--restarts", type=int, default=4)
    given = parser.parse_args()
    from tests.servers.database import Server, prepared, start, start_at, stop

    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as name, prepared() as (java, home, password):
        folders = graphs(Path(name))
        process, port = start(java, home)
        server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password)
        os.environ |= {"NEO4J_USER": server.user, "NEO4J_PASSWORD": password}
        try:
            wanted, lasts = {}, 0.0
            for folder in (*folders, *folders):
                lasts = finished(folder, server.uri)
                assert wanted.setdefault(folder, held(server)) == held(server), folder
            for number in range(given.times):
                folder = folders[number % 2]
                pushing = push(folder, server.uri)
                time.sleep(chance.uniform(0.1, 1) * lasts)
                pushing.kill()
                pushing.communicate()
                finished(folder, server.uri)
                assert held(server) == wanted[folder], number
                print(".", end="", flush=True)
            print(f" {given.times} kills within {lasts:.1f} s: all ended in the same graph", flush=True)
            for number in range(given.restarts):
                folder = folders[number % 2]
                pushing = push(folder, server.uri)
                time.sleep(chance.uniform(0.3, 0.9) * lasts)
                process.kill() if number % 2 else stop(process)
                process.wait()
                process = start_at(java, home, port)
                said = "".join(pushing.communicate())
                print(f"restart {number + 1}: the push {'ended well' if pushing.returncode == 0 else said.strip()}")
                finished(folder, server.uri)
                assert held(server) == wanted[folder], number
            print(f"{given.restarts} restarts: all ended in the same graph")
        finally:
            stop(process)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
