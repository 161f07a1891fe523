"""The mapping file: written with what was understood, corrected by a person, used the next time."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loaders import load
from loaders.tables.mapping import quoted, read
from tests.loaders.tables.books import workbook


def test_it_is_written_corrected_and_used(tmp_path: Path) -> None:
    rows = [["สมาชิก จังหวัดน่าน"], ["ที่", "ชื่อหน่วยงาน", "เครือข่าย", "ดูแลโดย"], [1, "วัดหนึ่งสมมติ", "เครือข่ายศาสนา", "ก"]]
    sheets = {"ปี [66]": rows, "จดไว้": [["เรื่องอื่น"], ["โทรหาคุณครู"]]}
    (tmp_path / "ก.xlsx").write_bytes(workbook({"ปี (66)": rows, "จดไว้": sheets["จดไว้"]}))
    mapping = tmp_path / "map.toml"
    graph, _ = load(tmp_path / "ก.xlsx", mapping=mapping)
    text = mapping.read_text("utf-8")
    found = tomllib.loads(text)["ก.xlsx!ปี (66)"]
    assert (found["kind"], found["header"]) == ("memberships", 2)
    assert found["columns"] == {"ที่": "", "ชื่อหน่วยงาน": "organization", "เครือข่าย": "network", "ดูแลโดย": ""}
    assert "# running number" in text and "# ?" in text and "จดไว้" in text
    mapping.write_text(text.replace('"ดูแลโดย" = ""', '"ดูแลโดย" = "role"'), encoding="utf-8")
    corrected, _ = load(tmp_path / "ก.xlsx", mapping=mapping)
    assert list(graph.links("MEMBER_OF", "Organization", "Network")["role"].isna()) == [True]
    assert list(corrected.links("MEMBER_OF", "Organization", "Network")["role"]) == ["ก"]
    assert mapping.read_text("utf-8").count("role") == 1


def test_headings_over_two_rows_are_read_the_same_with_it(tmp_path: Path) -> None:
    rows = [["ที่", "หน่วยงาน", None], [None, "ชื่อหน่วยงาน", "จังหวัด"], [1, "วัดหนึ่งสมมติ", "น่าน"]]
    (tmp_path / "ก.xlsx").write_bytes(workbook({"s": rows}))
    first, _ = load(tmp_path / "ก.xlsx", mapping=tmp_path / "m.toml")
    again, report = load(tmp_path / "ก.xlsx", mapping=tmp_path / "m.toml")
    assert first.keys("Organization") == again.keys("Organization") and report.exit_code == 0


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_heading_can_be_written(text: str) -> None:
    assert tomllib.loads(f"{quoted(text)} = 1") == {text: 1}


def test_the_explanations_are_toml(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x\n\x07\n", encoding="utf-8")
    load(tmp_path / "a.csv", mapping=tmp_path / "m.toml")
    assert read(tmp_path / "m.toml") == {}
