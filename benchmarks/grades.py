"""How often each rule of the reader is right, counted on the annotated rounds; writes loaders/press/grades.json.

    python -m benchmarks.grades

A fact is right when the annotation has it, be it only as optional. The rounds have been repaired on, so that
texts of others will do worse: tests/releases/README.md says by how much.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from loaders.press import read
from tests.loaders.press.scoring import judged, releases, rounds

FILE = Path(__file__).parents[1] / "loaders" / "press" / "grades.json"
# fewer cases tell nothing
LEAST = 10
GRADES = (("A", 0.95), ("B", 0.85), ("C", 0.7), ("D", 0.0))


def counted() -> dict[str, dict[str, object]]:
    """Of every rule and kind of fact, `rule/TYPE`: right and wrong ones, and the grade that they make."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for folder in rounds():
        for text, gold in releases(folder):
            for name, good in judged(gold, read(text).to_json(gold["doc"])):
                (right if good else wrong)[name] += 1
    return {
        name: {"right": right[name], "wrong": wrong[name], "grade": grade(right[name], wrong[name])}
        for name in sorted(right | wrong)
    }


def grade(right: int, wrong: int) -> str:
    """A to D by the share of right ones; "" where the cases are too few."""
    cases = right + wrong
    return next(letter for letter, share in GRADES if right / cases >= share) if cases >= LEAST else ""


if __name__ == "__main__":
    FILE.write_text(json.dumps(counted(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
