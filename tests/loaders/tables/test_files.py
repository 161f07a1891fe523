"""Tables as offices keep them: Thai headings under titles, old encodings, semicolons, several sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph import PropertyGraph
from loaders import Report, load
from tests.loaders.tables.books import Sheets, workbook


def loaded(folder: Path, name: str, data: bytes, **options: str | int) -> tuple[PropertyGraph, Report]:
    (folder / name).write_bytes(data)
    return load(folder / name, **options)  # type: ignore[arg-type]


def names(graph: PropertyGraph, label: str) -> set[str]:
    return set(graph.nodes(label)["name"])


MEMBERS: Sheets = {
    "สมาชิก": [
        ["รายชื่อองค์กรสมาชิกเครือข่ายศาสนา", None, None, None],
        ["จังหวัดน่าน ประจำปี ๒๕๖๖", None, None, None],
        [],
        ["ที่", "ชื่อหน่วยงาน", "เครือข่าย", "เริ่มเป็นสมาชิก", "หมายเหตุ"],
        [1, "วัดสมมติธรรม", "เครือข่ายศาสนา", date(2023, 1, 12), None],
        [],
        ["๒", "โรงเรียนสมมติวิทยา", "เครือข่ายศาสนา", "๑๒ ม.ค. ๒๕๖๖", "ย้ายมา"],
        [3, "ชุมชนสมมติใจดี", "เครือข่ายศาสนา", 2566, None],
        ["รวม", 3, None, None, None],
    ]
}


def test_a_workbook_with_thai_headings_under_merged_titles(tmp_path: Path) -> None:
    data = workbook(MEMBERS, merged={"สมาชิก": ["A1:D1", "A2:D2"]})
    graph, report = loaded(tmp_path, "สมาชิก.xlsx", data)
    assert report.exit_code == 0, report.to_text()
    links = graph.links("MEMBER_OF")
    assert dict(zip(links["start_key"].str.partition("@")[0], links["since"], strict=True)) == {
        "Organization:วัดสมมติธรรม": "2023-01-12",
        "Organization:โรงเรียนสมมติวิทยา": "2023-01-12",
        "Organization:ชุมชนสมมติใจดี": "2023",
    }
    assert set(links["end_key"]) == {"Network:เครือข่ายศาสนา@55"}
    evidence = graph.evidence_of_link("MEMBER_OF", "Organization:ชุมชนสมมติใจดี@55", "Network:เครือข่ายศาสนา@55")
    assert [(e.place, e.words) for e in evidence] == [("สมาชิก!r8", "3 | ชุมชนสมมติใจดี | เครือข่ายศาสนา | 2566")]
    assert {(e.expected.en, e.found) for e in report.of("ignored")} >= {
        ("blank rows", "1"),
        ("rows of totals", "1"),
        ("column left out by the rule: running number", "ที่"),
        ("column left out by the rule: remark", "หมายเหตุ"),
    }
    assert graph.sources.set_index("kind").loc["table", "as_of"] == "2023"


def test_cells_merged_downwards_hold_for_each_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [["จังหวัด", "องค์กร", "อำเภอ"], ["น่าน", "วัดสมมติหนึ่ง", "เวียงสา"], [None, "วัดสมมติสอง", "ปัว"]]
    graph, _ = loaded(tmp_path, "b.xlsx", workbook({"s": rows}, merged={"s": ["A2:A3"]}))
    assert set(graph.nodes("Organization")["province"]) == {"น่าน"}


def test_every_sheet_is_read_and_hidden_ones_are_named(tmp_path: Path) -> None:
    sheets: Sheets = {
        "องค์กร": [["องค์กร", "จังหวัด"], ["วัดสมมติธรรม", "จ.น่าน"]],
        "ผลประเมิน": [["หน่วยงาน", "ปีงบประมาณ", "ระดับ"], ["วัดสมมติธรรม", "2566", "องค์กรคุณธรรมต้นแบบ"]],
        "จดไว้": [["โทรหาคุณครู"], ["พรุ่งนี้เช้า"]],
    }
    graph, report = loaded(tmp_path, "b.xlsx", workbook(sheets, hidden=["ผลประเมิน"]))
    assert list(graph.links("ASSESSED_AT")["start_key"]) == ["Organization:วัดสมมติธรรม@55"]
    assert list(graph.links("ASSESSED_AT")["level"]) == ["คุณธรรมต้นแบบ"]
    assert ("ผลประเมิน", "a hidden sheet, read as well") in {(e.found, e.expected.en) for e in report.of("done")}
    (reject,) = report.of("reject")
    assert reject.sheet == "จดไว้" and "โทรหาคุณครู" in reject.found and report.exit_code == 3


THAI_CSV = "องค์กร;ประเภท;จังหวัด;อำเภอ\nวัดสมมติธรรม;วัด;น่าน;เวียงสา\n\nโรงเรียนสมมติวิทยา;โรงเรียน;น่าน;ปัว\n"


@pytest.mark.parametrize("encoding", ["cp874", "tis-620", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encodings_and_separators_are_found(tmp_path: Path, encoding: str, separator: str) -> None:
    text = THAI_CSV.replace(";", separator).replace("\n", "\r\n")
    graph, report = loaded(tmp_path, "องค์กร.csv", text.encode(encoding))
    assert names(graph, "Organization") == {"วัดสมมติธรรม", "โรงเรียนสมมติวิทยา"}
    assert set(graph.nodes("Organization")["district"]) == {"เวียงสา", "ปัว"}
    assert not report.of("warning", "reject")


def test_excels_own_separator_line_and_quoted_lines(tmp_path: Path) -> None:
    text = 'sep=;\norganization;province;type\n"วัดสมมติ\nธรรม";น่าน;วัด\nวัดสมมติสอง;น่าน\nวัดสมมติสาม;น่าน;วัด;เกิน\n'
    graph, report = loaded(tmp_path, "a.csv", text.encode())
    assert len(graph.nodes("Organization")) == 3
    assert graph.evidence_of_node("Organization:วัดสมมติสอง@55")[0].place == "a!r4"
    (warning,) = report.of("warning")
    assert (warning.row, warning.found) == (5, "เกิน")


def test_what_a_title_or_name_or_option_says_is_not_missing(tmp_path: Path) -> None:
    rows = "network,sector\nเครือข่ายศาสนา,ศาสนา\n".encode()
    for name, options in (("networks_น่าน_2566.csv", {}), ("n.csv", {"province": "Nan", "year": 2566})):
        graph, report = loaded(tmp_path, name, rows, **options)  # type: ignore[arg-type]
        assert report.exit_code == 0, report.to_text()
        assert list(graph.nodes("NetworkGroup")["key"]) == ["NetworkGroup:เครือข่าย@55/2566"]


def test_a_list_of_those_present_under_the_title_of_the_meeting(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["ทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ จังหวัดน่าน"],
        ["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "ลายมือชื่อ"],
        [1, "นายสมมติ ใจซื่อ", "เจ้าอาวาส", "วัดสมมติธรรม"],
    ]
    graph, _ = loaded(tmp_path, "ลงทะเบียน.xlsx", workbook({"ชีต1": rows}))
    assert names(graph, "Meeting") == {"ทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ จังหวัดน่าน"}
    assert names(graph, "Person") == {"สมมติ ใจซื่อ"} and names(graph, "Position") == {"เจ้าอาวาส"}
    assert list(graph.links("REPRESENTS")["end_key"]) == ["Organization:วัดสมมติธรรม@55"]


def test_meetings_by_title_alone_with_dates_in_words(tmp_path: Path) -> None:
    day = "วันพฤหัสบดีที่ ๑๒ มกราคม พ.ศ. ๒๕๖๖ เวลา 09.00 น."
    text = f"การประชุม,วันที่,จังหวัด,ผู้เข้าร่วม (คน)\nประชุมสมมติ,{day},น่าน,๖๐ คน\n,,,\nรวม,,,60\n"
    graph, _ = loaded(tmp_path, "m.csv", text.encode())
    (row,) = graph.nodes("Meeting")[["key", "participants"]].itertuples(index=False, name=None)
    assert row == ("Meeting:ประชุมสมมติ@55/2023-01-12", 60)


def test_close_spellings_are_guessed_and_shown(tmp_path: Path) -> None:
    text = "Organisaton,Provnce,Distrct\nวัดสมมติธรรม,น่าน,ปัว\n"
    graph, report = loaded(tmp_path, "a.csv", text.encode())
    assert list(graph.nodes("Organization")["district"]) == ["ปัว"]
    close = [e.found for e in report.of("guess") if "spelt close" in e.expected.en]
    assert len(close) == 3 and close[0].startswith("Organisaton ~ organisation (")


def test_a_mapping_file_fixes_what_cannot_be_guessed(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(
        '["odd*.csv"]\nkind = "memberships"\nheader = 2\n'
        'columns = { "กลุ่มงาน" = "network", "ใคร" = "organization", "ห้อง" = "" }\n',
        encoding="utf-8",
    )
    text = "x\nใคร,กลุ่มงาน,จังหวัด,ห้อง\nวัดสมมติธรรม,เครือข่ายศาสนา,น่าน,7\n"
    graph, report = loaded(tmp_path, "odd1.csv", text.encode(), mapping=str(tmp_path / "map.toml"))
    assert list(graph.links("MEMBER_OF")["end_key"]) == ["Network:เครือข่ายศาสนา@55"]
    assert not report.of("warning", "reject")


def test_national_ids_are_masked_before_anything_is_kept(tmp_path: Path) -> None:
    digits = with_checksum("123456789012")
    dashed = f"{digits[0]}-{digits[1:5]}-{digits[5:10]}-{digits[10:12]}-{digits[12]}"
    rows = f"meeting,organization,person\nประชุมสมมติ,วัดสมมติธรรม,นายสมมติ ใจซื่อ {dashed}\nก,ข,{digits}\n"
    graph, report = loaded(tmp_path, "a.csv", rows.encode())
    kept = str([p.rows.to_pydict() for parts in graph.parts.values() for p in parts]) + report.to_text()
    assert digits not in kept and dashed not in kept
    (warning,) = [e for e in report.of("done") if "national" in e.expected.en]
    assert warning.found == "2"


def with_checksum(twelve: str) -> str:
    """An id made up for the test: twelve digits and their checksum, computed the long way."""
    total = sum(int(d) * w for d, w in zip(twelve, range(13, 1, -1), strict=True))
    return twelve + str((11 - total % 11) % 10)


def test_unknown_provinces_leave_the_row_out_with_what_to_do(tmp_path: Path) -> None:
    text = "organization,province\nวัดสมมติหนึ่ง,น่าน\nวัดสมมติสอง,น่าม\n"
    graph, report = loaded(tmp_path, "a.csv", text.encode())
    assert names(graph, "Organization") == {"วัดสมมติหนึ่ง"} and report.exit_code == 3
    row = report.rejects.iloc[0]
    assert (row["file"], row["row"], row["column"], row["found"]) == ("a.csv", 3, "province", "น่าม")
    assert "น่าน" in row["expected"] and "--province" in row["todo"] and row["cells"] == ["วัดสมมติสอง", "น่าม"]
    assert "น่าน" in row["expected_th"] and "จังหวัด" in row["todo_th"]


def test_values_that_cannot_be_read_leave_the_row_in_with_a_warning(tmp_path: Path) -> None:
    text = "meeting,title,date,province,stated_people\n1,ประชุมสมมติ,1/25/2566,น่าน,หลายคน\n"
    graph, report = loaded(tmp_path, "a.csv", text.encode())
    assert len(graph.nodes("Meeting")) == 1
    assert {(e.column, e.found) for e in report.of("warning")} == {("date", "1/25/2566"), ("stated_people", "หลายคน")}


HOSTILE = "วัด<script>alert(1)</script>", "=cmd|' /C calc'!A0", "วัด\u202eสมมติ", "@/วัด", "a!b", "x" * 5000


def test_hostile_text_ends_as_text(tmp_path: Path) -> None:
    quoted = "".join('"' + h.replace('"', '""') + '",น่าน\n' for h in HOSTILE)
    graph, report = loaded(tmp_path, "a!b.csv", f"organization,province\n\x00{quoted}".encode())
    assert report.exit_code == 0 and names(graph, "Organization") == set(HOSTILE)
