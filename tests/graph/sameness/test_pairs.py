"""Names of one body and of two: the pairs judged by hand, and what the rules owe to any name."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.keys import key, normalise
from graph.sameness import compare, parse, proposals
from graph.sameness.lexicon import heads, province_names, provinces
from graph.sameness.names import Name, trigger
from loaders.reference import places

FILES = ("pairs", "held_out")


def pairs(*names: str) -> list[dict[str, str]]:
    texts = [Path(__file__).with_name(f"{name}.csv").read_text(encoding="utf-8") for name in names or FILES]
    plain = ([line for line in text.splitlines() if not line.startswith("#")] for text in texts)
    return [row for lines in plain for row in csv.DictReader(lines)]


def named(text: str, place: str) -> Name:
    province, _, district = place.partition("/")
    found = places().province(province)
    return parse(text, found.code if found else "", district)


def grade(row: dict[str, str]) -> str:
    return compare(named(row["one"], row["place_one"]), named(row["other"], row["place_other"])).grade


@pytest.mark.parametrize("names", [FILES, *((name,) for name in FILES)])
def test_no_two_bodies_are_fused_and_few_pairs_are_asked(names: tuple[str, ...]) -> None:
    rows = pairs(*names)
    count = Counter((row["same"], grade(row)) for row in rows)
    asked = sum(n for (_, found), n in count.items() if found in ("likely", "ask"))
    same = sum(n for (truth, _), n in count.items() if truth == "yes")
    assert len(rows) >= {"pairs": 400, "held_out": 150}[names[0]]
    assert count["no", "same"] == 0, count
    assert 1 - count["yes", "different"] / same >= 0.90, count
    assert asked <= 0.12 * len(rows), count


def test_every_pair_to_ask_about_is_found_among_all_names() -> None:
    """No rule is of use where the blocks never bring the two names together."""
    known: dict[str, Name] = {}
    asked = set()
    for row in pairs():
        two = [named(row[side], row[f"place_{side}"]) for side in ("one", "other")]
        keys = [key("Organization", row[side], row[f"place_{side}"]) for side in ("one", "other")]
        known |= dict(zip(keys, two, strict=True))
        if compare(*two).grade in ("likely", "ask") and keys[0] != keys[1]:
            asked.add(tuple(sorted(keys)))
    found = {(p.one, p.other) for p in proposals(known, known)}
    # a headless name with more namesakes than are compared
    assert len(asked - found) <= 1, asked - found


def test_the_order_of_a_pair_says_nothing() -> None:
    turned = [{**r, "one": r["other"], "other": r["one"]} for r in pairs()]
    turned = [{**r, "place_one": r["place_other"], "place_other": r["place_one"]} for r in turned]
    assert [grade(r) for r in pairs()] == [grade(r) for r in turned]


@pytest.mark.parametrize(
    ("one", "other", "found", "reason"),
    [
        ("สวจ.ตาก", "สำนักงานวัฒนธรรมจังหวัดตาก", "same", "kind, name and place agree"),
        ("สวจ.ตาก", "สวจ.อุตรดิตถ์", "different", "they stand in different places"),
        ("สพป.น่าน เขต 1", "สพป.น่าน เขต ๒", "different", "their numbers differ"),
        ("มรภ.เลย", "มหาวิทยาลัยราชภัฎเลย", "same", "one full name, of which there is one body"),
        ("อบต.ดอนสมมติ", "องค์การบริหารส่วนตำบลดอนสมมติ", "ask", "one name, but a province is not known"),
        ("วัดสมมติ จ.น่าน", "โรงเรียนวัดสมมติ จ.น่าน", "different", "two kinds: วัด, โรงเรียน"),
    ],
)
def test_a_grade_comes_with_its_reason(one: str, other: str, found: str, reason: str) -> None:
    verdict = compare(parse(one), parse(other))
    assert (verdict.grade, verdict.en) == (found, reason)
    assert re.search("[ก-๙]", verdict.th)


def test_the_provinces_are_those_of_the_gazetteer() -> None:
    assert province_names() == {p.code: normalise(p.th) for p in places().provinces}
    for name, code in provinces().items():
        found = places().province(name)
        assert found is not None and found.code == code


LETTERS = st.text("กขคงจชดตนบปพมยรลวสหอะาิีุูเแโใไ่้์ .()0123ฯจังหวัดอำเภอ", max_size=24)


@given(LETTERS, st.sampled_from(["", "55", "55/5503", "63"]))
def test_any_name_is_itself(text: str, place: str) -> None:
    name = parse(text, place)
    assert compare(name, name).grade in ("same", "ask")
    assert parse(text, place) == name


@given(st.sampled_from(sorted({h.words for h in heads().values()})), LETTERS)
def test_what_is_not_marked_is_compared_as_it_is_written(head: str, rest: str) -> None:
    text = normalise(head + rest)
    if not re.search(trigger(), text):
        assert parse(text, "55").form == text
