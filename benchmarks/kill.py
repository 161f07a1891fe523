"""A load killed with -9 at many random moments leaves the old graph or the new one, never a broken one.

python benchmarks/kill.py [--times 20]
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def command(folder: Path, what: Path) -> list[str]:
    return [sys.executable, "-m", "saan", "load", str(what), "--graph", str(folder), "--quiet"]


def counted(folder: Path) -> tuple[int, int]:
    from graph import open_graph

    return open_graph(folder).count()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    examples = ROOT / "examples"
    chance = random.Random(20)
    with tempfile.TemporaryDirectory() as temporary:
        base, whole = Path(temporary, "base"), Path(temporary, "whole")
        subprocess.run(command(base, examples / "releases"), cwd=ROOT, check=False, capture_output=True)
        shutil.copytree(base, whole)
        began = time.perf_counter()
        subprocess.run(command(whole, examples / "programme"), cwd=ROOT, check=False, capture_output=True)
        lasts = time.perf_counter() - began
        old, new = counted(base), counted(whole)
        found = {"old": 0, "new": 0}
        for number in range(times):
            folder = Path(temporary, str(number))
            shutil.copytree(base, folder)
            load = subprocess.Popen(command(folder, examples / "programme"), cwd=ROOT, stdout=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.3, 1.05) * lasts)
            load.kill()
            load.wait()
            after = counted(folder)
            assert after in (old, new), (number, after, old, new)
            found["old" if after == old else "new"] += 1
            subprocess.run(command(folder, examples / "programme"), cwd=ROOT, check=False, capture_output=True)
            assert counted(folder) == new, (number, counted(folder), new)
    print(
        f"{times} kills within {lasts:.1f} s: {found['old']} left the old graph, {found['new']} the new; all ended new"
    )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
