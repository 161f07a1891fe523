"""Names of one body or of two: our grades and well-known matchers on the pairs judged by hand; and how time grows.

    python benchmarks/sameness.py [--sizes 10000 100000 1000000]

Pairs: tests/graph/sameness/pairs.csv and held_out.csv (first seen: precision 1.000, recall .526, asked 7.1 %).
Matchers merge at a threshold on the names with their provinces: rapidfuzz's WRatio at 80 and 90, and Python Record
Linkage Toolkit (Jaro-Winkler at its default 0.85 on the name, the place equal where both state one); it is shown where
the package is there (`uv run --with recordlinkage`).
Rows: names of invented bodies in all provinces, one in ten written a second time in another way. Each size runs in a
process of its own; its processor time and the peak of its memory are printed.
"""

from __future__ import annotations

import argparse
import csv
import math
import multiprocessing
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz

from graph.keys import key, normalise
from graph.sameness import classes, compare, parse, proposals
from graph.sameness.lexicon import province_names
from loaders.reference import places

PAIRS = Path(__file__).parents[1] / "tests" / "graph" / "sameness"
Pair = dict[str, str]
HEADS = {
    "โรงเรียน": "รร.",
    "วัด": "วัด",
    "องค์การบริหารส่วนตำบล": "อบต.",
    "โรงพยาบาลส่งเสริมสุขภาพตำบล": "รพ.สต.",
    "ชุมชน": "ชุมชน",
}
WORDS = re.findall(r"\S+", "บ้าน ดอน ทุ่ง หนอง แก้ว ศรี ใจ เวียง ป่า นา ห้วย ทอง คำ ใหม่ สัน โพธิ์ ธาตุ หลวง ชัย สมมติ")
SPELT = (("ศ", "ส"), ("ใ", "ไ"), ("ธิ์", "ธิ"), ("", ""))


def pairs(name: str) -> list[Pair]:
    text = (PAIRS / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def ours(pair: Pair) -> str:
    found = []
    for side in ("one", "other"):
        province, _, district = pair[f"place_{side}"].partition("/")
        area = places().province(province)
        found.append(parse(pair[side], area.code if area else "", district))
    return compare(*found).grade


def wratio(threshold: float) -> Callable[[Pair], str]:
    def grade(pair: Pair) -> str:
        one, other = (f"{pair[s]} {pair[f'place_{s}']}".strip() for s in ("one", "other"))
        return "same" if fuzz.WRatio(one, other) >= threshold else "different"

    return grade


def record_linkage(found: list[Pair]) -> list[str]:
    """What recordlinkage says of every pair. Raises ImportError where it is not installed."""
    import pandas as pd
    import recordlinkage

    one, other = (
        pd.DataFrame({"name": [p[s] for p in found], "place": [p[f"place_{s}"] for p in found]})
        for s in ("one", "other")
    )
    comparing = recordlinkage.Compare()
    comparing.string("name", "name", method="jarowinkler", threshold=0.85, label="name")
    scores = comparing.compute(pd.MultiIndex.from_arrays([range(len(found))] * 2), one, other)["name"].to_numpy()
    agree = (one["place"] == other["place"]) | (one["place"] == "") | (other["place"] == "")
    return ["same" if s and a else "different" for s, a in zip(scores, agree, strict=True)]


def line(name: str, found: list[Pair], grades: list[str]) -> str:
    count = Counter((p["same"], g) for p, g in zip(found, grades, strict=True))
    same = sum(n for (truth, _), n in count.items() if truth == "yes")
    right, wrong = count["yes", "same"], count["no", "same"]
    asked = sum(n for (_, g), n in count.items() if g in ("likely", "ask"))
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = 1 - count["yes", "different"] / same
    return f"{name:34} {precision:9.3f} {recall:7.3f} {wrong:7} {asked / len(found):7.1%}"


def show_pairs(name: str) -> None:
    found = pairs(name)
    print(f"\n{name}: {len(found)} pairs, {sum(p['same'] == 'yes' for p in found)} of one body")
    print(f"{'':34} precision  recall   wrong   asked   (recall counts what is asked)")
    print(line("Saan", found, [ours(p) for p in found]))
    for threshold in (80, 90):
        print(line(f"rapidfuzz WRatio >= {threshold}", found, [wratio(threshold)(p) for p in found]))
    try:
        print(line("recordlinkage, Jaro-Winkler 0.85", found, record_linkage(found)))
    except ImportError:
        print("recordlinkage is not installed: uv run --with recordlinkage python benchmarks/sameness.py")


def keys_of(count: int) -> list[str]:
    """Keys of that many rows; one in ten is a second spelling of the row before."""
    chance, codes = random.Random(7), sorted(province_names())
    found: list[str] = []
    while len(found) < count:
        head, words, code = chance.choice(list(HEADS)), chance.choices(WORDS, k=4), chance.choice(codes)
        found.append(key("Organization", head + "".join(words), code))
        if chance.random() < 0.1:
            wrong, right = chance.choice(SPELT)
            found.append(key("Organization", HEADS[head] + normalise("".join(words)).replace(wrong, right, 1), code))
    return found[:count]


def resolve(count: int, said: multiprocessing.Queue[tuple[float, float, int, int, float]]) -> None:
    import resource

    found = keys_of(count)
    began = time.process_time()
    merged = classes(found)
    middle = time.process_time()
    asked = proposals(set(found) - set(merged))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    said.put((middle - began, time.process_time() - middle, len(merged), len(asked), peak))


def show_sizes(sizes: list[int]) -> None:
    print("\n     rows   merge s  propose s   merged    asked  peak GB   us per row and log2")
    for count in sizes:
        said: multiprocessing.Queue[tuple[float, float, int, int, float]] = multiprocessing.Queue()
        process = multiprocessing.Process(target=resolve, args=(count, said))
        process.start()
        merge, propose, merged, asked, peak = said.get()
        process.join()
        each = (merge + propose) / (count * math.log2(count)) * 1e6
        print(f"{count:9,} {merge:9.1f} {propose:10.1f} {merged:8,} {asked:8,} {peak:8.2f} {each:12.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    asked = parser.parse_args()
    for name in ("pairs", "held_out"):
        show_pairs(name)
    show_sizes(asked.sizes)
