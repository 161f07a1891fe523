"""Scores against annotated releases, by the scorer that lies beside them."""

import importlib.util
import json
from pathlib import Path
from statistics import median
from types import ModuleType

import pytest

from loaders.press import read
from tests.loaders.press.shared import SHARED, needs_shared

FLOORS = {
    "press": {"entity": 0.98, "attribute": 0.96, "relation": 0.97, "mention": 0.97},
    "more": {"entity": 0.98, "attribute": 0.96, "relation": 0.98, "mention": 0.97},
}


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_of_shared", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _folders(name: str) -> tuple[Path, Path]:
    return (SHARED / "gold", SHARED / "press") if name == "press" else (SHARED / "more/gold", SHARED / "more/txt")


@needs_shared
@pytest.mark.parametrize("name", ["press", "more"])
def test_lenient_f1_and_offsets(name: str) -> None:
    score = _scorer()
    totals = {level: score.C() for level in FLOORS[name]}
    review = []
    gold_folder, texts = _folders(name)
    for file in sorted(gold_folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (texts / (file.stem + ".txt")).read_bytes().decode("utf-8")
        levels, info = score.score_doc(gold, read(text).to_json(gold["doc"]), text)
        assert info["bad_offsets"] == 0
        assert info["relations_without_evidence"] == 0
        review.append(info["review_items"] * 1500 / len(text))
        for level, total in totals.items():
            total.add(score.micro(levels[level + "_lenient"]))
    reached = {level: total.prf()["f1"] for level, total in totals.items()}
    assert all(reached[level] >= floor for level, floor in FLOORS[name].items()), reached
    assert median(review) <= 6
