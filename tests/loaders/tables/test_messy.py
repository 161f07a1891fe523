"""Workbooks as different offices would write them. Each loads with no wrong fact; the rest is in the report.

People, offices and numbers are invented.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from graph import PropertyGraph
from graph.keys import name_of, place_of
from loaders import Report, load
from tests.loaders.tables.books import Sheets, workbook

NETWORK = "เครือข่ายศาสนา"


def read(tmp_path: Path, data: bytes, name: str = "ก.xlsx", **options: object) -> tuple[PropertyGraph, Report]:
    (tmp_path / name).write_bytes(data)
    return load(tmp_path / name, **options)  # type: ignore[arg-type]


def members(graph: PropertyGraph) -> set[tuple[str, str]]:
    frame = graph.links("MEMBER_OF", "Organization", "Network")
    keys = graph.keys("Organization").to_pylist(), graph.keys("Network").to_pylist()
    return {(name_of(keys[0][s]), name_of(keys[1][e])) for s, e in zip(frame["start"], frame["end"], strict=True)}


def organisations(graph: PropertyGraph) -> dict[str, str]:
    return {name_of(k): place_of(k) for k in graph.keys("Organization").to_pylist()}


def said(report: Report, *kinds: str) -> str:
    return "\n".join(f"{e.found} {e.expected.en}" for e in report.of(*kinds))  # type: ignore[arg-type]


# what an office wrote -> the members that a reader would see in it
MEMBERS: dict[str, tuple[Sheets, dict[str, list[str]], set[tuple[str, str]]]] = {
    "headings over two rows, merged": (
        {
            "s": [
                ["รายชื่อสมาชิกเครือข่าย จังหวัดน่าน", None, None, None],
                ["ที่", "ข้อมูลหน่วยงาน", None, "เครือข่าย"],
                [None, "ชื่อหน่วยงาน", "ประเภท", None],
                [1, "วัดหนึ่งสมมติ", "วัด", NETWORK],
                [2, "วัดสองสมมติ", "วัด", NETWORK],
            ]
        },
        {"s": ["A1:D1", "B2:C2", "A2:A3", "D2:D3"]},
        {("วัดหนึ่งสมมติ", NETWORK), ("วัดสองสมมติ", NETWORK)},
    ),
    "a name of the network over each group of rows": (
        {
            "น่าน": [
                ["ที่", "ชื่อหน่วยงาน", "ผู้ประสานงาน"],
                ["1. เครือข่ายศาสนา"],
                [1, "วัดหนึ่งสมมติ", "ก"],
                [2, "วัดสองสมมติ", "ข"],
                ["2. เครือข่ายการศึกษา"],
                [1, "โรงเรียนหนึ่งสมมติ", "ค"],
                [2, "โรงเรียนสองสมมติ", "ง"],
            ]
        },
        {},
        {
            ("วัดหนึ่งสมมติ", NETWORK),
            ("วัดสองสมมติ", NETWORK),
            ("โรงเรียนหนึ่งสมมติ", "เครือข่ายการศึกษา"),
            ("โรงเรียนสองสมมติ", "เครือข่ายการศึกษา"),
        },
    ),
    "a list in one cell": (
        {
            "s": [
                ["เครือข่าย", "จังหวัด", "องค์กรสมาชิก"],
                [NETWORK, "น่าน", "1. วัดหนึ่งสมมติ 2. วัดสองสมมติ 3) มัสยิดสมมติ"],
                ["เครือข่ายการศึกษา", "น่าน", "โรงเรียนหนึ่งสมมติ, โรงเรียนสองสมมติ"],
            ]
        },
        {},
        {
            ("วัดหนึ่งสมมติ", NETWORK),
            ("วัดสองสมมติ", NETWORK),
            ("มัสยิดสมมติ", NETWORK),
            ("โรงเรียนหนึ่งสมมติ", "เครือข่ายการศึกษา"),
            ("โรงเรียนสองสมมติ", "เครือข่ายการศึกษา"),
        },
    ),
    "marks under the names of networks": (
        {
            "น่าน": [
                ["ชื่อหน่วยงาน", "เครือข่ายศาสนา", "เครือข่ายการศึกษา"],
                ["วัดหนึ่งสมมติ", "✓", None],
                ["โรงเรียนวัดสมมติ", "/", "มี"],
                ["ชุมชนสมมติ", "-", "✓"],
            ]
        },
        {},
        {
            ("วัดหนึ่งสมมติ", NETWORK),
            ("โรงเรียนวัดสมมติ", NETWORK),
            ("โรงเรียนวัดสมมติ", "เครือข่ายการศึกษา"),
            ("ชุมชนสมมติ", "เครือข่ายการศึกษา"),
        },
    ),
    "two tables beside each other": (
        {
            "น่าน": [
                ["ที่", "ชื่อหน่วยงาน", "เครือข่าย", None, "ที่", "ชื่อหน่วยงาน", "เครือข่าย"],
                [1, "วัดหนึ่งสมมติ", NETWORK, None, 3, "วัดสามสมมติ", NETWORK],
                [2, "วัดสองสมมติ", NETWORK],
            ]
        },
        {},
        {("วัดหนึ่งสมมติ", NETWORK), ("วัดสองสมมติ", NETWORK), ("วัดสามสมมติ", NETWORK)},
    ),
    "notes, signatures and totals below": (
        {
            "น่าน": [
                ["ชื่อหน่วยงาน", "เครือข่าย", "หมายเหตุ"],
                ["วัดหนึ่งสมมติ", NETWORK],
                ["รวมใจสมมติ", NETWORK],
                ["รวมทั้งสิ้น 2 แห่ง"],
                [],
                ["หมายเหตุ: ข้อมูล ณ วันที่ 1 มกราคม 2566"],
                ["* อยู่ระหว่างสมัคร"],
                ["ผู้จัดทำ นางสาวสมมติ ใจดี"],
            ]
        },
        {},
        {("วัดหนึ่งสมมติ", NETWORK), ("รวมใจสมมติ", NETWORK)},
    ),
}


@pytest.mark.parametrize("office", MEMBERS)
def test_members_as_an_office_wrote_them(tmp_path: Path, office: str) -> None:
    sheets, merged, expected = MEMBERS[office]
    graph, report = read(tmp_path, workbook(sheets, merged=merged))
    assert members(graph) == expected, report.to_text()
    assert {place_of(k) for k in graph.keys("Network").to_pylist()} == {"55"}
    for key in graph.keys("Organization").to_pylist():
        assert name_of(key)[:4] in graph.evidence_of_node(key)[0].words


def test_two_tables_one_below_the_other(tmp_path: Path) -> None:
    rows = [
        ["ทะเบียนองค์กร จังหวัดน่าน"],
        ["ชื่อองค์กร", "อำเภอ"],
        ["วัดหนึ่งสมมติ", "ปัว"],
        [],
        ["ผลการประเมิน ปีงบประมาณ 2566"],
        ["ชื่อหน่วยงาน", "ระดับ", "ปีงบประมาณ"],
        ["วัดหนึ่งสมมติ", "คุณธรรม", 2566],
    ]
    graph, report = read(tmp_path, workbook({"s": rows}))
    assert organisations(graph) == {"วัดหนึ่งสมมติ": "55/5505"}, report.to_text()
    assert list(graph.links("ASSESSED_AT")["level"]) == ["คุณธรรม"]
    assert graph.evidence_of_link(
        "ASSESSED_AT", graph.keys("Organization")[0].as_py(), graph.keys("Designation")[0].as_py()
    )


def test_levels_as_marks_and_a_row_without_one(tmp_path: Path) -> None:
    rows = [
        ["ผลการประเมิน จังหวัดน่าน ปี ๒๕๖๖"],
        ["หน่วยงาน", "ส่งเสริมคุณธรรม", "คุณธรรม", "คุณธรรมต้นแบบ"],
        ["วัดหนึ่งสมมติ", "✓", None, None],
        ["วัดสองสมมติ", None, None, "✔"],
        ["วัดสามสมมติ", None, None, None],
    ]
    graph, report = read(tmp_path, workbook({"s": rows}))
    found = graph.links("ASSESSED_AT")
    assert {(name_of(k), level) for k, level in zip(found["start_key"], found["level"], strict=True)} == {
        ("วัดหนึ่งสมมติ", "ส่งเสริมคุณธรรม"),
        ("วัดสองสมมติ", "คุณธรรมต้นแบบ"),
    }, report.to_text()
    assert "วัดสามสมมติ" in str([e.cells for e in report.of("warning", "reject")])


def test_districts_over_groups_of_rows(tmp_path: Path) -> None:
    rows = [
        ["องค์กรคุณธรรม จังหวัดน่าน"],
        ["ที่", "ชื่อองค์กร", "ประเภท"],
        ["อำเภอปัว"],
        [1, "วัดใหม่สมมติ", "วัด"],
        [2, "วัดเก่าสมมติ", "วัด"],
        ["อำเภอเวียงสา"],
        [1, "วัดใหม่สมมติ", "วัด"],
    ]
    graph, _ = read(tmp_path, workbook({"s": rows}, merged={"s": ["A3:C3"]}))
    assert sorted(graph.keys("Organization").to_pylist()) == [
        "Organization:วัดเก่าสมมติ@55/5505",
        "Organization:วัดใหม่สมมติ@55/5503",
        "Organization:วัดใหม่สมมติ@55/5505",
    ] or set(organisations(graph)) == {"วัดใหม่สมมติ", "วัดเก่าสมมติ"}
    assert len(graph.keys("Organization")) == 3


def test_numbers_of_persons_are_masked_and_counted(tmp_path: Path) -> None:
    rows = [
        ["ทะเบียนผู้เข้าร่วมประชุมสมมติ จังหวัดน่าน"],
        ["ชื่อ-สกุล", "หน่วยงาน", "เบอร์โทร", "ติดต่อ"],
        ["นายสมมติ ใจดี", "วัดหนึ่งสมมติ", 812345678, "โทร ๐๘๑-๒๓๔-๕๖๗๘ บัตร 1-1037-02071-81-1"],
    ]
    graph, report = read(tmp_path, workbook({"s": rows}))
    kept = str(graph.rows("cells").to_pylist()) + report.to_text() + report.to_frame().to_csv()
    assert "812345678" not in kept and "๒๓๔" not in kept and "02071" not in kept
    assert "telephone numbers" in said(report, "done") and "national ids" in said(report, "done")


def test_dates_of_every_habit(tmp_path: Path) -> None:
    days = [
        datetime(2023, 1, 12),
        44938,
        "12/1/2566",
        "๑๒ ม.ค. ๖๖",
        "12 มกราคม พ.ศ. 2566",
        "2566-01-12",
        datetime(2566, 1, 12),
    ]
    rows = [
        ["ชื่อการประชุม", "วันที่", "จังหวัด"],
        *[[f"ประชุมสมมติ {c}", d, "น่าน"] for c, d in zip("กขคงจฉช", days, strict=True)],
    ]
    graph, _ = read(tmp_path, workbook({"s": rows}))
    assert set(graph.nodes("Meeting")["date"]) == {"2023-01-12"} and len(graph.keys("Meeting")) == 7


def test_a_hidden_sheet_numbers_as_text_and_percent(tmp_path: Path) -> None:
    sheets: Sheets = {
        "ผล": [
            ["หน่วยงาน", "จังหวัด", "ปีงบประมาณ", "ระดับ", "คะแนน", "ร้อยละ"],
            ["วัดหนึ่งสมมติ", "น่าน", "'2566", "คุณธรรม", "๑๕", "83%"],
        ],
        "เก่า": [["หน่วยงาน", "จังหวัด"], ["วัดเก่าสมมติ", "น่าน"]],
    }
    graph, report = read(tmp_path, workbook(sheets, hidden=["เก่า"]))
    assert "a hidden sheet, read as well" in said(report, "done") and "ร้อยละ" in said(report, "warning")
    assert set(organisations(graph)) == {"วัดหนึ่งสมมติ", "วัดเก่าสมมติ"}
    assert list(graph.links("ASSESSED_AT")["year_be"]) == [2566]


@pytest.mark.parametrize("text", ["ลำดับ,รายการ,จำนวนเงิน\n1,ค่าอาหาร,500\n", "เรื่องเล่าของเรา\nวันนี้อากาศดี\n"])
def test_what_is_no_such_table_states_nothing(tmp_path: Path, text: str) -> None:
    graph, report = read(tmp_path, text.encode("cp874"), "x.csv", province="น่าน")
    assert graph.is_empty() and report.exit_code == 4


def test_names_with_commas_and_line_breaks_stay_whole(tmp_path: Path) -> None:
    rows = [
        ["ชื่อองค์กร", "จังหวัด"],
        ["บริษัท สมมติเกษตร, จำกัด", "น่าน"],
        ["ศูนย์ศึกษา\nสมมติ", "น่าน"],
        ["โรงเรียนสมมติ 1.5 ไร่", "น่าน"],
        ["สถานี 1. ดอนสมมติ", "น่าน"],
    ]
    graph, _ = read(tmp_path, workbook({"s": rows}))
    assert len(graph.keys("Organization")) == 4


def test_a_formula_that_was_never_calculated_is_no_name(tmp_path: Path) -> None:
    rows = [["ชื่อองค์กร", "จังหวัด"], ["=cmd|' /C calc'!A0", "น่าน"], ["วัดหนึ่งสมมติ", "น่าน"]]
    graph, report = read(tmp_path, workbook({"s": rows}))
    assert set(organisations(graph)) == {"วัดหนึ่งสมมติ"} and report.exit_code == 3
