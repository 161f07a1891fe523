"""Prints, statement by statement, whether the embedded engine and Neo4j give the same rows, and how long each takes.

python benchmarks/cypher_parity.py: the graph of examples/, the statements of tests/saan/cypher/dialect.cypher and all
questions on folder, engine and Neo4j.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pandas as pd

from graph.embedded import opened
from graph.errors import SaanError
from graph.folder import save_graph
from graph.neo4j import push
from graph.neo4j.connect import Database, connect
from loaders import load
from queries import QUESTIONS, ask
from tests.saan.cypher.test_dialect import STATEMENTS, rows
from tests.servers.database import server


def main() -> None:
    """Load, copy, push, compare."""
    graph, _ = load(*[Path(__file__).parents[1] / "examples" / name for name in ("programme", "releases")])
    with tempfile.TemporaryDirectory() as name, server() as neo4j:
        folder = save_graph(graph, name)
        done = push(graph, neo4j.uri, graph_id="parity", user=neo4j.user, password=neo4j.password)
        print(f"push: {done.nodes:,} nodes and {done.links:,} links in {done.seconds:.1f} s")
        begun = time.perf_counter()
        with (
            opened(folder, seconds=600) as engine,
            connect(neo4j.uri, user=neo4j.user, password=neo4j.password) as there,
        ):
            print(f"engine: copied and open in {time.perf_counter() - begun:.1f} s")
            equal = sum(compared(engine, there, text) for text in STATEMENTS)
            print(f"{equal} of {len(STATEMENTS)} statements give equal rows")
            for id in QUESTIONS:
                print(f"{id:<20}", *(same(id, folder, other) for other in (engine, there)))


def compared(engine: Database, there: Database, text: str) -> bool:
    """Compare one statement and print a line."""
    found, seconds = [], []
    for database in (engine, there):
        begun = time.perf_counter()
        try:
            found.append(rows(database, text))
        except SaanError as wrong:
            found.append([wrong.en[:80]])
        seconds.append(time.perf_counter() - begun)
    equal = found[0] == found[1]
    shown = " ".join(text.splitlines()[-1:])
    print(f"{'equal' if equal else 'DIFFERENT':<10}{seconds[0]:7.2f} s {seconds[1]:7.2f} s  {shown[:90]}")
    return equal


def same(id: str, folder: Path, other: Database) -> str:
    """Whether a question gives the folder's rows elsewhere."""
    one, two = ask(id, folder).frame, ask(id, other).frame
    try:
        pd.testing.assert_frame_equal(one, two, rtol=1e-9, atol=1e-12)
    except AssertionError:
        return "DIFFERENT"
    return f"equal ({len(one)} rows)"


if __name__ == "__main__":
    main()
