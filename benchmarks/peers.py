"""Five ways of doing one piece of work on a graph folder, for benchmarks/scale.py; each runs in a process of its own.

    python benchmarks/peers.py WAY FOLDER OUT

The work: load the members and the attendances; *links*, pairs of networks with the organisations in both; *volume*,
Newman's strength to organisations of other networks; *participation* over networks. OUT gets one JSON object of
seconds, the peak of memory and sums by which answers are compared.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

Step = Callable[[Any], Any]
MEMBER, ATTENDED = "MEMBER_OF.Organization.Network", "ATTENDED.Organization.Meeting"


def files(folder: Path, kind: str) -> list[str]:
    """The Parquet files of a shown kind, as anybody finds them."""
    shown = json.loads((folder / "manifest.json").read_text("utf-8"))["shown"]
    return [str(folder / entry["file"]) for entry in shown[kind]]


# --- Saan: its graph and its kernels


def saan_load(folder: Path) -> Any:
    from graph import open_graph
    from queries.methods.newman import Attendance

    graph = open_graph(folder)
    members = graph.links("MEMBER_OF", "Organization", "Network")[["start", "end"]].drop_duplicates()
    seats = graph.links("ATTENDED", "Organization", "Meeting")[["start", "end"]].drop_duplicates()
    bodies, networks, meetings = (len(graph.keys(label)) for label in ("Organization", "Network", "Meeting"))
    numbers = (frame[e].to_numpy(np.int64) for frame in (seats, members) for e in ("start", "end"))
    body, meeting, member, network = numbers
    size = np.bincount(meeting, minlength=meetings)
    return Attendance(meeting, body, size, member, network, bodies, networks)


def saan_links(a: Any) -> tuple[int, float]:
    from scipy import sparse

    m = sparse.csr_array((np.ones(len(a.member)), (a.member, a.network)), shape=(a.organizations, a.networks))
    pairs = sparse.triu(m.T @ m, 1)
    return int(pairs.nnz), float(pairs.sum())


def saan_volume(a: Any) -> float:
    from queries.methods.newman import volume

    return float(volume(a).sum())


def saan_participation(a: Any) -> float:
    from queries.methods.participation import participation, to_networks

    return float(np.nansum(participation(to_networks(a))))


# --- numpy, inclusion and exclusion over the distinct sets of networks


def numpy_load(folder: Path) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    def pairs(kind: str) -> tuple[Any, Any]:
        table = pa.concat_tables([pq.read_table(f, columns=["start", "end"]) for f in files(folder, kind)])
        both = table["start"].to_numpy().astype(np.int64) << 32 | table["end"].to_numpy()
        both = np.unique(both)
        return both >> 32, both & 0xFFFFFFFF

    for label in ("Organization", "Network"):
        pa.concat_tables([pq.read_table(f, columns=["key"]) for f in files(folder, label)])
    body, network = pairs(MEMBER)
    attendee, meeting = pairs(ATTENDED)
    count = int(max(body.max(), attendee.max())) + 1
    # each organisation's set of networks as one number: sets are few
    mask, word = np.zeros(count, np.int64), np.zeros((count, 2), np.int64)
    degree = np.bincount(body, minlength=count)
    assert degree.max() <= 2, "this peer is written for at most two networks an organisation"
    first = np.concatenate([[True], body[1:] != body[:-1]])
    word[body[first], 0] = network[first] + 1
    word[body[~first], 1] = network[~first] + 1
    sets, mask = np.unique(word, axis=0, return_inverse=True)
    return sets, mask.ravel(), degree, attendee, meeting


def numpy_links(w: Any) -> tuple[int, float]:
    sets, mask, _, _, _ = w
    count = np.bincount(mask, minlength=len(sets))
    two = sets[:, 1] > 0
    return int((count[two] > 0).sum()), float(count[two].sum())


def numpy_volume(w: Any) -> float:
    sets, mask, degree, attendee, meeting = w
    width = int(sets.max()) + 1
    size = np.bincount(meeting)
    known = np.bincount(meeting, degree[attendee] > 0)
    total = known[meeting].astype(np.float64)
    of = sets[mask[attendee]]
    codes = [meeting * width + of[:, 0], meeting * width + of[:, 1]]
    inside = [of[:, 0] > 0, of[:, 1] > 0]
    distinct, which = np.unique(np.concatenate(codes), return_inverse=True)
    here = np.bincount(which, np.concatenate(inside), minlength=len(distinct))[which].reshape(2, -1)
    total -= here[0] * inside[0] + here[1] * inside[1]
    both = meeting * len(sets) + mask[attendee]
    _, which, times = np.unique(both, return_inverse=True, return_counts=True)
    total += times[which] * inside[1]
    return float((total / np.maximum(size[meeting] - 1, 1) * (size[meeting] > 1)).sum())


def numpy_participation(w: Any) -> float:
    sets, mask, degree, attendee, meeting = w
    width, count = int(sets.max()) + 1, len(mask)
    size = np.bincount(meeting)
    weight = np.where(size > 1, 1 / np.maximum(size - 1, 1), 0)
    of = sets[mask[attendee]]
    rows, networks = np.nonzero(of)
    codes = meeting[rows] * width + of[rows, networks]
    distinct, which = np.unique(codes, return_inverse=True)
    here = np.bincount(which, 1 / degree[attendee[rows]])
    # every attendee of a meeting meets every network that is there, less its own part
    order = np.argsort(meeting, kind="stable")
    begin = np.searchsorted(meeting[order], np.arange(len(size) + 1))
    at = distinct // width
    times = np.diff(begin)[at]
    entry = np.repeat(begin[at] - np.cumsum(times) + times, times) + np.arange(times.sum())
    who = attendee[order][entry]
    network, value = np.repeat(distinct % width, times), np.repeat(here * weight[at], times)
    own = sets[mask[who]]
    mine = (own == network[:, None]).any(axis=1)
    value = value - np.where(mine, np.repeat(weight[at], times) / np.maximum(degree[who], 1), 0)
    pair, which = np.unique(who * width + network, return_inverse=True)
    strength = np.bincount(which, value)
    whole = np.bincount(pair // width, strength, minlength=count)
    squares = np.bincount(pair // width, strength**2, minlength=count)
    linked = whole > 1e-12
    return float((1 - squares[linked] / whole[linked] ** 2).sum())


# --- DuckDB


def duckdb_load(folder: Path) -> Any:
    import duckdb

    con = duckdb.connect()
    for name, kind in (("m", MEMBER), ("a", ATTENDED)):
        con.execute(
            f'CREATE TABLE {name} AS SELECT DISTINCT start AS o, "end" AS x FROM read_parquet({files(folder, kind)})'
        )
    for label in ("Organization", "Network"):
        con.execute(f"CREATE TABLE {label} AS SELECT id, key FROM read_parquet({files(folder, label)})")
    con.execute("CREATE TABLE s AS SELECT x, count(*) AS size FROM a GROUP BY x")
    con.execute("CREATE TABLE d AS SELECT o, count(*) AS degree FROM m GROUP BY o")
    return con


def duckdb_links(con: Any) -> tuple[int, float]:
    text = """SELECT count(*), sum(n) FROM (SELECT p.x, q.x, count(*) AS n FROM m p JOIN m q ON p.o = q.o AND p.x < q.x
        GROUP BY ALL)"""
    pairs, shared = con.execute(text).fetchone()
    return int(pairs), float(shared)


def duckdb_volume(con: Any) -> float:
    text = """WITH w AS (SELECT a.o, a.x, size FROM a JOIN s USING (x) WHERE size > 1),
      known AS (SELECT a.x, count(*) AS n FROM a SEMI JOIN d USING (o) GROUP BY a.x),
      one AS (SELECT a.x, m.x AS net, count(*) AS n FROM a JOIN m USING (o) GROUP BY ALL),
      two AS (SELECT p.o, p.x AS n1, q.x AS n2 FROM m p JOIN m q ON p.o = q.o AND p.x < q.x),
      both_ AS (SELECT a.x, n1, n2, count(*) AS n FROM a JOIN two USING (o) GROUP BY ALL),
      parts AS (
        SELECT known.n / (size - 1) AS part FROM w JOIN known USING (x)
        UNION ALL SELECT -one.n / (size - 1) FROM w JOIN m USING (o) JOIN one ON one.x = w.x AND one.net = m.x
        UNION ALL SELECT both_.n / (size - 1) FROM w JOIN two USING (o)
          JOIN both_ ON both_.x = w.x AND both_.n1 = two.n1 AND both_.n2 = two.n2)
      SELECT sum(part) FROM parts"""
    return float(con.execute(text).fetchone()[0])


def duckdb_participation(con: Any) -> float:
    text = """WITH here AS (SELECT a.x, m.x AS net, sum(1.0::DOUBLE / degree) AS n
        FROM a JOIN m USING (o) JOIN d USING (o) GROUP BY ALL),
      k AS (SELECT a.o, here.net, sum(here.n / (size - 1)) AS v FROM a JOIN s USING (x) JOIN here ON here.x = a.x
        WHERE size > 1 GROUP BY ALL),
      own AS (SELECT a.o, m.x AS net, sum(1.0::DOUBLE / degree / (size - 1)) AS v
        FROM a JOIN s USING (x) JOIN m USING (o) JOIN d USING (o) WHERE size > 1 GROUP BY ALL),
      strength AS (SELECT k.o, k.v - coalesce(own.v, 0) AS v FROM k LEFT JOIN own ON own.o = k.o AND own.net = k.net)
      SELECT sum(p) FROM (SELECT 1 - sum(v * v) / sum(v) ** 2 AS p FROM strength GROUP BY o HAVING sum(v) > 1e-12)"""
    return float(con.execute(text).fetchone()[0])


# --- NetworkX, walking neighbours


def networkx_load(folder: Path) -> Any:
    import networkx as nx
    import pandas as pd

    graph = nx.Graph()
    networks: dict[str, set[str]] = defaultdict(set)
    for kind in (MEMBER, ATTENDED):
        table = pd.concat([pd.read_parquet(f, columns=["start", "end"]) for f in files(folder, kind)])
        for start, end in zip(table["start"].tolist(), table["end"].tolist(), strict=True):
            if kind == MEMBER:
                networks[start].add(end)
            else:
                graph.add_edge(start, ("meeting", end))
    return graph, networks


def networkx_links(w: Any) -> tuple[int, float]:
    pairs: dict[tuple[Any, Any], int] = defaultdict(int)
    for held in w[1].values():
        for pair in combinations(sorted(held), 2):
            pairs[pair] += 1
    return len(pairs), float(sum(pairs.values()))


def networkx_volume(w: Any) -> float:
    graph, networks = w
    total = 0.0
    for body in (n for n in graph if not isinstance(n, tuple)):
        mine = networks.get(body, set())
        for meeting in graph[body]:
            others = sum(1 for o in graph[meeting] if o != body and o in networks and not networks[o] & mine)
            total += others / max(graph.degree(meeting) - 1, 1)
    return total


def networkx_participation(w: Any) -> float:
    graph, networks = w
    total = 0.0
    for body in (n for n in graph if not isinstance(n, tuple)):
        strength: dict[Any, float] = defaultdict(float)
        for meeting in graph[body]:
            weight = 1 / max(graph.degree(meeting) - 1, 1)
            for other in graph[meeting]:
                if other != body:
                    for network in networks.get(other, ()):
                        strength[network] += weight / len(networks[other])
        whole = sum(strength.values())
        if whole > 1e-12:
            total += 1 - sum(v * v for v in strength.values()) / whole**2
    return total


STEPS = ("load", "links", "volume", "participation")
WAYS: dict[str, tuple[Step, ...]] = {
    way: tuple(globals()[f"{way}_{step}"] for step in STEPS) for way in ("saan", "numpy", "duckdb", "networkx")
}


def peak() -> float:
    """The most memory this process held, in GB."""
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e9


def main(way: str, folder: Path, out: Path) -> None:
    found: dict[str, Any] = {"seconds": {}, "answers": {}}
    held: Any = folder
    for name, step in zip(STEPS, WAYS[way], strict=True):
        wall, work = time.perf_counter(), time.process_time()
        answer = step(held)
        found["seconds"][name] = [time.perf_counter() - wall, time.process_time() - work]
        if name == "load":
            held = answer
        else:
            found["answers"][name] = answer
    out.write_text(json.dumps({**found, "peak": peak()}), "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
