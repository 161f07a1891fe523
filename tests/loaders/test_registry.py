"""An office's own ids: a list of a new year that writes names anew, and lists whose ids mean nothing to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import PropertyGraph
from graph.keys import name_of
from loaders import Report, load

OLD = "รหัส,ชื่อองค์กร,จังหวัด\nA01,โรงเรียนบ้านดอนสมมติ,น่าน\nA02,วัดใหม่สมมติ,น่าน\nA03,ชมรมเก่าสมมติ,น่าน\n"
KEPT = "Organization:โรงเรียนบ้านดอนสมมติ@55"


def read(folder: Path, name: str, text: str, into: PropertyGraph | None = None) -> tuple[PropertyGraph, Report]:
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder / name, into=into)


def names(graph: PropertyGraph) -> dict[str, str]:
    frame = graph.nodes("Organization")
    return {name_of(key): name for key, name in zip(frame["key"], frame["name"], strict=True)}


@pytest.mark.parametrize("name", ["ทะเบียน.csv", "ทะเบียน 2567.csv"])
def test_a_new_years_list_keeps_the_key_of_a_body_under_another_name(tmp_path: Path, name: str) -> None:
    new = OLD.replace("โรงเรียนบ้านดอนสมมติ", "โรงเรียนอนุบาลเฉลิมสมมติ").replace("A03,ชมรมเก่า", "A04,ชมรมอื่น")
    before, _ = read(tmp_path, "ทะเบียน.csv", OLD)
    after, report = read(tmp_path, name, new, before)
    assert KEPT in after.keys("Organization").to_pylist()
    assert "Organization:โรงเรียนอนุบาลเฉลิมสมมติ@55" not in after.keys("Organization").to_pylist()
    (told,) = [e for e in report.of("done") if "A01" in e.expected.en]
    assert told.found == "โรงเรียนอนุบาลเฉลิมสมมติ" and "before: โรงเรียนบ้านดอนสมมติ" in told.expected.en
    if name == "ทะเบียน.csv":
        assert names(after)["โรงเรียนบ้านดอนสมมติ"] == "โรงเรียนอนุบาลเฉลิมสมมติ"
        assert any(c.what == "changed" and "อนุบาลเฉลิม" in c.values for c in report.changes)
    # and once more: nothing changes; a third name goes on under the first key
    again, report = read(tmp_path, name, new, after)
    assert again.keys("Organization") == after.keys("Organization") and not report.changes
    third, _ = read(tmp_path, name, new.replace("อนุบาลเฉลิมสมมติ", "สาธิตสมมติ"), after)
    assert KEPT in third.keys("Organization").to_pylist()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("บัญชีวัด.csv", "รหัส,ชื่อองค์กร,จังหวัด\nA01,วัดอื่นสมมติ,น่าน\n"),
        ("ทะเบียน.csv", "รหัส,ชื่อองค์กร,จังหวัด\nA01,โรงเรียนบ้านทุ่งสมมติ,แพร่\nA02,วัดใหม่สมมติ,แพร่\n"),
    ],
    ids=["another list", "another province"],
)
def test_ids_of_two_offices_never_meet(tmp_path: Path, name: str, text: str) -> None:
    before, _ = read(tmp_path, "ทะเบียน.csv", OLD)
    after, report = read(tmp_path, name, text, before)
    assert len(after.keys("Organization")) == 3 + text.count("\n") - 1
    assert not [e for e in report.of("done", "review") if "A0" in e.expected.en]


@pytest.mark.parametrize(
    "rows",
    [
        "A01,วัดใหม่สมมติ,น่าน\nA02,ชมรมใหม่สมมติ,น่าน\nA03,ชมรมเก่าสมมติ,น่าน\n",
        "A01,วัดบ้านดอนสมมติ,น่าน\nA02,วัดใหม่สมมติ,น่าน\nA03,ชมรมเก่าสมมติ,น่าน\n",
        "A01,โรงเรียนก้าวหน้าสมมติ,น่าน\nA02,วัดแสงธรรมสมมติ,น่าน\nA03,ชมรมเก่าสมมติ,น่าน\n",
    ],
    ids=["ids given anew", "another kind of body", "most names are unlike"],
)
def test_ids_that_may_mean_another_body_are_asked_about(tmp_path: Path, rows: str) -> None:
    before, _ = read(tmp_path, "ทะเบียน.csv", OLD)
    after, report = read(tmp_path, "ทะเบียน.csv", "รหัส,ชื่อองค์กร,จังหวัด\n" + rows, before)
    assert len(after.keys("Organization")) == 3 and set(names(after)) == set(names(after).values())
    asked = [e for e in report.of("review") if "was the id of" in e.expected.en]
    # วัดใหม่สมมติ is in both lists: there is nothing to ask
    assert bool(asked) == ("ชมรมใหม่สมมติ" not in rows)
    assert not [e for e in report.of("done") if "same body" in e.expected.en]


def test_numbers_of_rows_are_no_ids(tmp_path: Path) -> None:
    head = "รหัส,ชื่อองค์กร,จังหวัด\n"
    before, _ = read(tmp_path, "ก.csv", head + "1,วัดใหม่สมมติ,น่าน\n2,ชมรมเก่าสมมติ,น่าน\n")
    after, _ = read(tmp_path, "ก.csv", head + "1,วัดใหม่สมมติ,น่าน\n2,ชมรมอื่นสมมติ,น่าน\n", before)
    assert set(names(after)) == {"วัดใหม่สมมติ", "ชมรมอื่นสมมติ"}


def test_national_ids_are_masked_and_tie_nothing(tmp_path: Path) -> None:
    head = "รหัส,ชื่อองค์กร,จังหวัด\n"
    before, report = read(tmp_path, "ก.csv", head + "1-1001-00010-03-0,ชมรมเก่าสมมติ,น่าน\nA2,วัดใหม่สมมติ,น่าน\n")
    assert any("national ids" in e.expected.en for e in report.of("done"))
    assert not any("1-1001" in str(part.rows.to_pylist()) for parts in before.parts.values() for part in parts)
    after, _ = read(tmp_path, "ก.csv", head + "1-1001-00010-03-0,ชมรมอื่นสมมติ,น่าน\nA2,วัดใหม่สมมติ,น่าน\n", before)
    assert set(names(after)) == {"ชมรมอื่นสมมติ", "วัดใหม่สมมติ"}
