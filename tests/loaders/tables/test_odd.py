"""Odd workbooks: what broke the loader once, or might have. People, offices and numbers are invented."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from loaders import load
from loaders.tables.kinds import KINDS
from loaders.tables.templates import fields
from tests.loaders.tables.books import workbook
from tests.loaders.tables.test_messy import members, organisations, read, said

HEAD = ["ชื่อองค์กร", "ชื่อเครือข่าย", "จังหวัด"]
FAITH, YOUTH = "เครือข่ายศาสนา", "เครือข่ายเยาวชน"


@pytest.mark.parametrize("cell", [f"{FAITH}, {YOUTH}", f"1. {FAITH} 2. {YOUTH}", f"{FAITH}\n{YOUTH}"])
def test_a_body_of_two_networks_in_one_cell(tmp_path: Path, cell: str) -> None:
    rows = [HEAD, ["วัดหนึ่งสมมติ", FAITH, "น่าน"], ["วัดหนึ่งสมมติ", YOUTH, "น่าน"], ["วัดสองสมมติ", cell, "น่าน"]]
    graph, report = read(tmp_path, workbook({"s": rows}))
    assert members(graph) == {(name, of) for name in ("วัดหนึ่งสมมติ", "วัดสองสมมติ") for of in (FAITH, YOUTH)}
    assert report.exit_code == 0


def test_numbers_before_names_and_numbers_for_names(tmp_path: Path) -> None:
    names = ["1. วัดหนึ่งสมมติ", "(2) วัดสองสมมติ", "๓) วัดสามสมมติ", "โรงเรียน\nบ้านดอนสมมติ", 123]
    graph, report = read(tmp_path, workbook({"s": [["ชื่อองค์กร", "จังหวัด"], *([n, "น่าน"] for n in names)]}))
    assert set(graph.nodes("Organization")["name"]) == {
        "วัดหนึ่งสมมติ",
        "วัดสองสมมติ",
        "วัดสามสมมติ",
        "โรงเรียน บ้านดอนสมมติ",
    }
    assert [e.found for e in report.of("reject")] == ["123"] and "a name" in said(report, "reject")


def test_two_levels_of_one_body_in_one_year_are_for_review(tmp_path: Path) -> None:
    head = ["ชื่อองค์กร", "จังหวัด", "ปีงบประมาณ", "ระดับ"]
    rows = [
        head,
        *(["วัดหนึ่งสมมติ", "น่าน", year, level] for year, level in ((2566, "คุณธรรม"), (2566, "ต้นแบบ"), (2567, "ต้นแบบ"))),
    ]
    graph, report = read(tmp_path, workbook({"s": rows}))
    assert len(graph.links("ASSESSED_AT")) == 3
    assert [e.row for e in report.of("review")] == [2, 3]


def test_networks_stand_alone_over_tables_side_by_side(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [f"{FAITH} จังหวัดน่าน", None, None, None, f"{YOUTH} จังหวัดน่าน"],
        ["ที่", "ชื่อองค์กร", "บทบาท", None, "ที่", "ชื่อองค์กร", "บทบาท"],
        [1, "วัดหนึ่งสมมติ", "สมาชิก", None, 1, "ชมรมหนึ่งสมมติ", "ประธาน"],
    ]
    graph, _ = read(tmp_path, workbook({"s": rows}))
    assert members(graph) == {("วัดหนึ่งสมมติ", FAITH), ("ชมรมหนึ่งสมมติ", YOUTH)}


def test_totals_in_the_middle_and_headings_on_each_page(tmp_path: Path) -> None:
    head = ["ที่", *HEAD]
    rows: list[list[Any]] = [
        head,
        [1, "วัดหนึ่งสมมติ", FAITH, "น่าน"],
        ["รวม", "1 แห่ง"],
        [None, f"รวม {FAITH}", 1],
        ["หน้า 2"],
        head,
        [2, "วัดสองสมมติ", FAITH, "น่าน"],
        ["- 3 -"],
        ["รวมจังหวัดน่าน", 2],
    ]
    graph, report = read(tmp_path, workbook({"s": rows}))
    assert members(graph) == {("วัดหนึ่งสมมติ", FAITH), ("วัดสองสมมติ", FAITH)}
    assert not report.of("reject", "warning")


def test_a_body_whose_name_begins_like_a_total_is_none(tmp_path: Path) -> None:
    rows = [HEAD, ["รวมใจสมมติ", FAITH, "น่าน"], ["รวมพลังสตรีสมมติ", FAITH, "น่าน"]]
    graph, _ = read(tmp_path, workbook({"s": rows}))
    assert {name for name, _ in members(graph)} == {"รวมใจสมมติ", "รวมพลังสตรีสมมติ"}


def test_formulas_without_a_result_and_hidden_rows_are_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook({"s": [["ชื่อองค์กร", "จังหวัด"], ["วัดหนึ่งสมมติ", "น่าน"]]})))
    sheet = book.worksheets[0]
    sheet.append(['="วัด"&"สอง"', "น่าน"])
    sheet.append(["วัดซ่อนสมมติ", "น่าน"])
    sheet.row_dimensions[4].hidden = True
    out = io.BytesIO()
    book.save(out)
    graph, report = read(tmp_path, out.getvalue())
    assert set(organisations(graph)) == {"วัดหนึ่งสมมติ", "วัดซ่อนสมมติ"}
    assert "A3 values: these cells are formulas without a result" in said(report, "warning")
    assert "1 hidden rows, read as well" in said(report, "done")


def test_the_day_of_a_meeting_is_no_province(tmp_path: Path) -> None:
    head = ["การประชุม", "วันที่ประชุม", "จังหวัด", "ชื่อ-สกุล", "หน่วยงาน"]
    rows = [head, ["เวทีสมมติ", "12/1/2566", "น่าน", "นายสมมติ ใจใส", "โรงเรียนดอนสมมติ"]]
    graph, _ = read(tmp_path, workbook({"s": rows}))
    assert graph.keys("Person").to_pylist() == ["Person:สมมติใจใส@55"]
    assert set(graph.keys("Province").to_pylist()) <= {"Province:55"}
    assert graph.keys("Meeting").to_pylist() == ["Meeting:เวทีสมมติ@55/2023-01-12"]


def test_a_name_in_cp874_inside_a_zip(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.csv", "ชื่อองค์กร,จังหวัด\nวัดซิปสมมติ,น่าน\n".encode("cp874"))
    (tmp_path / "ก.zip").write_bytes(packed.getvalue().replace(b"x.csv", "ว".encode("cp874") + b".csv"))
    graph, report = load(tmp_path / "ก.zip")
    assert [line.name for line in report.loaded] == ["ว.csv"] and set(organisations(graph)) == {"วัดซิปสมมติ"}


@pytest.mark.parametrize("heading", ["เลขบัตรประชาชน", "เลขประจำตัวประชาชน 13 หลัก", "รหัสบัตรประชาชน"])
def test_a_national_id_with_a_wrong_digit_is_masked_under_its_heading(tmp_path: Path, heading: str) -> None:
    rows = [["ชื่อองค์กร", "จังหวัด", heading, "เบอร์ติดต่อ"], ["วัดหนึ่งสมมติ", "น่าน", "1-1001-00010-03-0", "81 234 5678"]]
    graph, report = read(tmp_path, workbook({"s": rows}))
    kept = str([part.rows.to_pylist() for parts in graph.parts.values() for part in parts])
    # digests hold digits too
    assert not re.search(r"1001\W?00010|234\W?5678", kept)
    assert "national ids" in said(report, "done") and "telephone numbers" in said(report, "done")


def test_people_alone_may_be_present(tmp_path: Path) -> None:
    rows = [["การประชุม", "วันที่ประชุม", "จังหวัด", "ชื่อ-สกุล"], ["เวทีสมมติ", "12/1/2566", "น่าน", "นายสมมติ ใจใส"]]
    graph, report = read(tmp_path, workbook({"s": rows}))
    assert len(graph.links("ATTENDED", "Person", "Meeting")) == 1 and not report.of("reject")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_loads_with_no_more_than_it_needs(tmp_path: Path, kind: str) -> None:
    for chosen in product(*KINDS[kind].needed):
        rows = [[fields()[name][of] for name in chosen] for of in ("heading", "example")]
        _, report = read(tmp_path, workbook({"s": rows}), f"{kind}.xlsx", province="น่าน")
        assert [line.kind for line in report.loaded] == [kind] and not report.of("reject"), chosen
