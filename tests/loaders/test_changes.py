"""A list of a new year onto an old graph, what a load would change, counts that were stated, rejects that come back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from graph import PropertyGraph, open_graph
from loaders import load
from loaders.changes import Change, changes
from loaders.rejects import tables
from saan.commands import load as command

OLD = "ชื่อองค์กร,ประเภท,จังหวัด\nอบต.ดอนสมมติ,ท้องถิ่น,น่าน\nวัดใหม่สมมติ,วัด,น่าน\nโรงเรียนเก่าสมมติ,โรงเรียน,น่าน\n"
NEW = "ชื่อองค์กร,ประเภท,จังหวัด\nองค์การบริหารส่วนตำบลดอนสมมติ,ท้องถิ่น,น่าน\nวัดใหม่สมมติ,ศาสนสถาน,น่าน\nชุมชนใหม่สมมติ,ชุมชน,น่าน\n"


def year(folder: Path, text: str, into: PropertyGraph | None = None) -> tuple[PropertyGraph, list[Change]]:
    file = folder / "องค์กร.csv"
    file.write_text(text, encoding="utf-8")
    graph, report = load(file, into=into)
    return graph, report.changes


def test_a_list_of_a_new_year_keeps_the_keys_and_says_what_changed(tmp_path: Path) -> None:
    before, _ = year(tmp_path, OLD)
    after, told = year(tmp_path, NEW, before)
    assert "Organization:อบต.ดอนสมมติ@55" in after.keys("Organization").to_pylist()
    assert after.nodes("Organization").set_index("key").loc["Organization:อบต.ดอนสมมติ@55", "name"] == (
        "องค์การบริหารส่วนตำบลดอนสมมติ"
    )
    found = {(c.what, c.kind, c.name, c.values) for c in told}
    assert ("gone", "Organization", "โรงเรียนเก่าสมมติ", "") in found
    assert ("new", "Organization", "ชุมชนใหม่สมมติ", "") in found
    assert ("changed", "Organization", "วัดใหม่สมมติ", "type: วัด → ศาสนสถาน") in found
    renamed = "name: อบต.ดอนสมมติ → องค์การบริหารส่วนตำบลดอนสมมติ"
    assert ("changed", "Organization", "องค์การบริหารส่วนตำบลดอนสมมติ", renamed) in found
    again, told = year(tmp_path, NEW, after)
    assert again.keys("Organization") == after.keys("Organization") and told == []


def test_a_name_that_gets_a_district_keeps_its_key(tmp_path: Path) -> None:
    before, _ = year(tmp_path, "ชื่อองค์กร,จังหวัด\nวัดใหม่สมมติ,น่าน\n")
    after, _ = year(tmp_path, "ชื่อองค์กร,จังหวัด,อำเภอ\nวัดใหม่สมมติ,น่าน,ปัว\n", before)
    assert after.keys("Organization").to_pylist() == before.keys("Organization").to_pylist()
    assert list(after.nodes("Organization")["district"]) == ["ปัว"]


def test_links_that_come_and_go_are_named(tmp_path: Path) -> None:
    file = tmp_path / "m.csv"
    file.write_text("organization,network,province\nวัดหนึ่ง,เครือข่ายศาสนา,น่าน\n", encoding="utf-8")
    one, _ = load(file)
    file.write_text("organization,network,province\nวัดหนึ่ง,เครือข่ายศึกษา,น่าน\n", encoding="utf-8")
    other, _ = load(file, into=one)
    members = {(c.what, c.name) for c in changes(one, other) if c.kind == "MEMBER_OF"}
    assert members == {("gone", "วัดหนึ่ง → เครือข่ายศาสนา"), ("new", "วัดหนึ่ง → เครือข่ายศึกษา")}


def test_a_dry_run_names_what_would_change_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year(tmp_path, OLD)
    code = command.load([tmp_path / "องค์กร.csv"], tmp_path / "g", {}, dry_run=True, quiet=True)
    said = capsys.readouterr().out
    assert code == 0 and not (tmp_path / "g").exists()
    assert "Organization: วัดใหม่สมมติ" in said


def test_stated_counts_are_checked(tmp_path: Path) -> None:
    year(tmp_path, OLD)
    (tmp_path / "saan.toml").write_text('[expected]\n"*.csv" = { rows = 4, Organization = 3 }\n', encoding="utf-8")
    _, report = load(tmp_path)
    (entry,) = report.of("count")
    assert report.exit_code == 3 and entry.found == "3" and "4 rows used are stated" in entry.expected.en
    (tmp_path / "saan.toml").write_text('[expected]\n"องค์กร.csv" = 3\n', encoding="utf-8")
    assert load(tmp_path)[1].exit_code == 0
    (tmp_path / "saan.toml").write_text('[expected]\n"องค์กร.csv" = { Organisation = 3 }\n', encoding="utf-8")
    assert "found expected Organisation" in load(tmp_path)[1].to_text()


def test_rejects_come_back_as_a_table_that_is_corrected_and_loaded(tmp_path: Path) -> None:
    text = "สมาชิกเครือข่าย ปี 2566,,\nองค์กรสมาชิก,เครือข่าย,จังหวัด\n"
    text += "วัดหนึ่ง,เครือข่ายศาสนา,น่าน\nวัดสอง,เครือข่ายศาสนา,น่านน\n,เครือข่ายศาสนา,น่าน\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    graph, rejects = tmp_path / "g", tmp_path / "แก้.xlsx"
    assert command.load([tmp_path / "a.csv"], graph, {}, rejects=rejects, quiet=True) == 3
    frame = pd.read_excel(rejects, engine="calamine")
    assert list(frame["ชื่อองค์กร"].fillna("")) == ["", "วัดสอง"] or list(frame["ชื่อองค์กร"].fillna("")) == ["วัดสอง", ""]
    assert "น่านน" in "".join(frame["หมายเหตุ"])
    frame = frame[frame["ชื่อองค์กร"].notna()].assign(จังหวัด="น่าน")
    frame.to_excel(rejects, index=False)
    assert command.load([rejects], graph, {}, quiet=True) == 0
    members = open_graph(graph).links("MEMBER_OF", "Organization", "Network")
    assert len(members) == 2


def test_what_a_title_said_of_all_rows_stands_in_the_table_of_rejects(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("หน่วยงาน,ระดับ,คะแนน\nวัดหนึ่ง,คุณธรรม,9\n,คุณธรรม,7\n", encoding="utf-8")
    _, report = load(tmp_path / "a.csv", province="น่าน", year=2566)
    ((_, frame),) = tables(report, "th").items()
    assert frame[["ชื่อองค์กร", "จังหวัด", "ปีงบประมาณ"]].to_dict("records") == [
        {"ชื่อองค์กร": "", "จังหวัด": "น่าน", "ปีงบประมาณ": "2566"}
    ]


def test_a_folder_opens_after_a_new_years_list_and_after_corrections(tmp_path: Path) -> None:
    fix = "ชื่อที่พบ,จังหวัดที่พบ,แก้ช่อง,ค่าที่ถูก\nวัดใหม่สมมติ,น่าน,ชื่อ,วัดใหม่จริงสมมติ\n"
    for name, text in (("a.csv", OLD), ("a.csv", NEW), ("fix.csv", fix), ("a.csv", OLD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert command.load([tmp_path / name], tmp_path / "g", {}, quiet=True) == 0
    graph = open_graph(tmp_path / "g")
    assert len(graph.keys("Organization")) == 3 and "วัดใหม่จริงสมมติ" in set(graph.nodes("Organization")["name"])
    command.forget("fix.csv", tmp_path / "g")
    assert "วัดใหม่จริงสมมติ" not in set(open_graph(tmp_path / "g").nodes("Organization")["name"])


def test_columns_of_one_heading_come_back_from_the_table_of_rejects(tmp_path: Path) -> None:
    text = "ชื่อองค์กร,หมายเหตุ,หมายเหตุ,หน่วยงาน,จังหวัด\nวัดหนึ่ง,ก,ข,ค,น่านน\nวัดสอง,ง,จ,ฉ,น่านน\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    graph, rejects = tmp_path / "g", tmp_path / "แก้.xlsx"
    assert command.load([tmp_path / "a.csv"], graph, {}, rejects=rejects, quiet=True) == 4
    book = openpyxl.load_workbook(rejects)
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    assert rows[0] == ["ชื่อองค์กร", "หมายเหตุ", "หมายเหตุ", "คอลัมน์ 4: หน่วยงาน", "จังหวัด", "หมายเหตุ"]
    assert [row[:5] for row in rows[1:]] == [["วัดหนึ่ง", "ก", "ข", "ค", "น่านน"], ["วัดสอง", "ง", "จ", "ฉ", "น่านน"]]
    for row in (2, 3):
        book.worksheets[0].cell(row, 5, "น่าน")
    book.save(rejects)
    assert command.load([rejects], graph, {}, quiet=True) == 0
    assert open_graph(graph).keys("Organization").to_pylist() == ["Organization:วัดสอง@55", "Organization:วัดหนึ่ง@55"]


def test_a_table_that_nobody_filled_is_said_and_no_source(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("organization,province\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("organization,province\nวัดหนึ่ง,น่าน\n", encoding="utf-8")
    graph, report = load(tmp_path)
    assert {line.name: line.status for line in report.loaded} == {"a.csv": "empty", "b.csv": "new"}
    assert "a.csv" not in set(graph.sources["name"])
