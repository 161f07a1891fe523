"""The grades that facts carry are those counted on the annotated rounds."""

import json
from collections import Counter

from benchmarks.grades import FILE, counted, grade
from loaders.press import grades, read
from tests.loaders.press.samples import PLAIN


def test_the_grades_are_those_of_the_rounds() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == counted(), "run: python -m benchmarks.grades"


def test_grades_by_share_and_number() -> None:
    assert [grade(19, 1), grade(17, 3), grade(7, 3), grade(5, 5), grade(9, 0)] == ["A", "B", "C", "D", ""]


def test_every_fact_carries_the_grade_of_its_rule() -> None:
    stated = read(PLAIN).to_json("x")
    facts = [*stated["entities"], *stated["relations"]]  # type: ignore[misc]
    assert all(f["grade"] == grades.grade(f["rule"], f["type"]) for f in facts)
    assert Counter(f["grade"] for f in facts)["A"] > len(facts) / 2
