"""How work grows with the graph, beside four other ways of doing it; writes docs/performance.md and docs/growth.svg.

    python benchmarks/scale.py [--sizes 10000 100000 1000000] [--runs 5] [--folders KEEP] [--docs docs]

For each size an invented nation (1.3 memberships and 3.9 attendances an organisation) is loaded into a graph folder.
Then: one release is added; `hubs` is asked from a cold start; the peers of benchmarks/peers.py run by turns, each in a
process of its own, and their answers must agree. NetworkX runs once above 100,000 organisations. Seconds are medians;
"processor" is the time of all threads, which a busy machine does not change. A folder that is kept is not made again.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
WAYS = ("saan", "numpy", "duckdb", "networkx")
STEPS = ("load", "links", "volume", "participation")
NETWORKX_ONCE_ABOVE = 100_000
# what other programs measured stands behind this heading, and stays
BY_OTHERS = "## Against the aims"
PACKAGES = ("numpy", "scipy", "pandas", "pyarrow", "duckdb", "ibis-framework", "networkx")
SAAN = [sys.executable, "-m", "saan"]


def run(command: list[str]) -> list[float]:
    """Wall and processor seconds, peak GB of a command in a process of its own, start of Python included."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(status, command)
    scale = 1 if sys.platform == "darwin" else 1024
    return [time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * scale / 1e9]


def invented(size: int, tables: Path) -> None:
    """Writes the tables of an invented nation."""
    from benchmarks.main_job import without_people
    from saan.synthetic import nation

    nation(size, size * 13 // 10, size * 39 // 10).write(tables)
    without_people(tables / "attendance.csv")


def made(size: int, folder: Path) -> list[float]:
    """Loads an invented nation into folder/graph; seconds of the load."""
    if not (folder / "tables").exists():
        # in a process of its own: the peak of a child counts what its parent held when it was started
        with ProcessPoolExecutor(1, get_context("spawn")) as apart:
            apart.submit(invented, size, folder / "tables").result()
    shutil.rmtree(folder / "graph", ignore_errors=True)
    return run([*SAAN, "load", str(folder / "tables"), "--graph", str(folder / "graph"), "--quiet"])


def added(folder: Path) -> list[list[float]]:
    """Seconds of adding one release to a copy of the graph, and to an empty one."""
    release = next((ROOT / "examples" / "releases").glob("01-*.txt"))
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        copy, empty = Path(temporary, "copy"), Path(temporary, "empty")
        shutil.copytree(folder / "graph", copy)
        return [run([*SAAN, "load", str(release), "--graph", str(graph), "--quiet"]) for graph in (copy, empty)]


def asked(folder: Path, *question: str) -> list[float]:
    """Seconds of a question on the graph, from a cold start."""
    return run([*SAAN, "ask", *question, "--graph", str(folder / "graph"), "--format", "csv"])


def beside(size: int, folder: Path, runs: int) -> dict[str, Any]:
    """For each way the median seconds of each step and its peak. Raises ValueError where answers differ."""
    found: dict[str, list[dict[str, Any]]] = {way: [] for way in WAYS}
    out = folder / "run.json"
    for turn in range(runs):
        for way in WAYS if not turn or size <= NETWORKX_ONCE_ABOVE else WAYS[:-1]:
            run([sys.executable, str(ROOT / "benchmarks" / "peers.py"), way, str(folder / "graph"), str(out)])
            found[way].append(json.loads(out.read_text("utf-8")))
    agree({way: one[0]["answers"] for way, one in found.items()})
    return {way: middle(many) for way, many in found.items()}


def agree(answers: dict[str, dict[str, Any]]) -> None:
    first = answers["saan"]
    for way, other in answers.items():
        numbers = [(*one["links"], one["volume"], one["participation"]) for one in (first, other)]
        if not all(math.isclose(a, b, rel_tol=1e-6) for a, b in zip(*numbers, strict=True)):
            raise ValueError(f"saan answers {first}, {way} answers {other}")


def middle(many: list[dict[str, Any]]) -> dict[str, Any]:
    steps = {s: [statistics.median(one["seconds"][s][i] for one in many) for i in (0, 1)] for s in STEPS}
    return {**steps, "peak": max(one["peak"] for one in many)}


def measured(size: int, folder: Path, runs: int) -> dict[str, Any]:
    """All figures of one size."""
    kept = folder / "load.json"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(made(size, folder)), "utf-8")
    add, alone = added(folder)
    return {
        "size": size,
        "load": json.loads(kept.read_text("utf-8")),
        "add": add,
        "alone": alone,
        "hubs": asked(folder, "hubs", "--set", "doubt=off"),
        "links": asked(folder, "network-links"),
        "ways": beside(size, folder, runs),
    }


def page(found: list[dict[str, Any]], runs: int) -> str:
    """docs/performance.md."""
    lines = ["# Performance", "", f"Written by `python benchmarks/scale.py` down to “{BY_OTHERS[3:]}”.", ""]
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    lines += [
        f"Machine: {platform.machine()}, {os.cpu_count()} processors, {platform.system()}, Python"
        f" {platform.python_version()}; {versions}. Load of the machine at the end (1, 5, 15 minutes): {load}. Where it"
        " is above the number of processors, others were working too: read the processor seconds.",
        "",
        "An invented nation: 1.3 memberships and 3.9 attendances an organisation, one year, 77 provinces. Seconds on"
        " the clock, (in brackets) of the processor, all threads together, and the most memory held.",
        "",
        "## From the command line, start of Python included",
        "",
        "| organisations | load the tables | add one release | of it for the graph that is there"
        " | `ask hubs --set doubt=off`, cold | `ask network-links` with lift and p, cold |",
        "|---" * 6 + "|",
    ]
    for one in found:
        of_graph = f"({one['add'][1] - one['alone'][1]:.1f})"
        cells = [peaked(one["load"]), peaked(one["add"]), of_graph, peaked(one["hubs"]), peaked(one["links"])]
        lines.append(f"| {one['size']:,} | {' | '.join(cells)} |")
    lines += ["", "![growth](growth.svg)", ""]
    for one in found:
        lines += [f"## {one['size']:,} organisations, {len(one['ways'])} ways, runs by turns: {runs}", ""]
        lines += [
            "| way | load | links | volume | participation | all four | peak GB | beside Saan |",
            "|---" * 8 + "|",
        ]
        ours = total(one["ways"]["saan"])
        for way, steps in one["ways"].items():
            whole = total(steps)
            cells = [*(both(steps[s]) for s in STEPS), both(whole), f"{steps['peak']:.2f}", f"{whole[1] / ours[1]:.1f}"]
            lines.append(f"| {way} | {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def total(steps: dict[str, Any]) -> list[float]:
    return [sum(steps[s][i] for s in STEPS) for i in (0, 1)]


def peaked(figures: list[float]) -> str:
    return f"{both(figures)}, {figures[2]:.1f} GB"


def both(seconds: list[float]) -> str:
    return f"{seconds[0]:.1f} ({seconds[1]:.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folders", type=Path, help="keep the graphs here, or find them here")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    given = parser.parse_args()
    from benchmarks.growth import drawing

    with tempfile.TemporaryDirectory() as temporary:
        folders = given.folders or Path(temporary)
        found = [measured(size, (folders / str(size)).resolve(), given.runs) for size in sorted(given.sizes)]
    text = page(found, given.runs)
    print(text)
    file = given.docs / "performance.md"
    _, heading, kept = (file.read_text("utf-8") if file.exists() else "").partition(BY_OTHERS)
    file.write_text(f"{text}\n{heading}{kept}" if heading else text, encoding="utf-8")
    (given.docs / "growth.svg").write_text(drawing(found, total), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
