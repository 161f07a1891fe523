"""How long reading takes and what it holds: by release, by length, up to 10,000 releases; 10,000 broken texts.

    python -m benchmarks.reading [--releases 100 1000 10000] [--broken 10000]

Texts: tests/releases (invented), read again and again with other numbers, so that nothing is remembered. Times are of
the processor of one core, without start; the memory is the peak of the process that reads.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from hypothesis import HealthCheck, Phase, given, settings

from loaders.press import read
from loaders.press.reader import LONGEST
from tests.loaders.press.mutations import HOSTILE, MUTATED
from tests.loaders.press.test_read import check

RELEASES = sorted((Path(__file__).parents[1] / "tests" / "releases").glob("round*/txt/*.txt"))


def texts(count: int) -> Iterator[str]:
    """So many releases, no two of them alike."""
    for i, file in enumerate(islice(cycle(RELEASES), count)):
        yield file.read_text(encoding="utf-8") + f"\n{i}"


def spent(text: str) -> float:
    """Seconds of the processor for one reading."""
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def peak() -> float:
    """Megabytes that this process has held at most."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def growth(count: int) -> str:
    """One row: so many releases in a process of its own."""
    for text in texts(len(RELEASES)):
        read(text)
    before, begun = peak(), time.process_time()
    each = [spent(text) * 2000 / len(text) for text in texts(count)]
    seconds = time.process_time() - begun
    return f"{count:>8,} {1000 * median(each):>21.1f} {count / seconds:>12.0f} {before:>12.0f} {peak():>10.0f}"


def hostile() -> None:
    """Four times the length of what is repeated: 4 where time is linear in it, 16 where it grows with its square."""
    for piece in HOSTILE:
        whole = piece * (LONGEST // len(piece))
        short, long = (min(spent(t) for _ in range(3)) for t in (whole[: LONGEST // 4], whole))
        print(f"{piece.strip() or repr(piece):<14} {short * 1000:>8.0f} ms {long * 1000:>8.0f} ms {long / short:>6.1f}")


def broken(runs: int) -> None:
    """Every broken text is read, with every offset inside it."""
    phases = (Phase.generate, Phase.shrink)
    limits = settings(max_examples=runs, deadline=None, phases=phases, suppress_health_check=list(HealthCheck))
    limits(given(MUTATED)(lambda text: check(read(text))))()
    print(f"{runs:,} broken texts read")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, nargs="*", default=[100, 1000, 10_000])
    parser.add_argument("--broken", type=int, default=10_000)
    asked = parser.parse_args()
    print("releases  ms per 2,000 letters   per second    MB before   MB after")
    for count in asked.releases:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print(pool.apply(growth, (count,)))
    hostile()
    broken(asked.broken)


if __name__ == "__main__":
    main()
