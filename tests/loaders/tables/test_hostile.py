"""Files that would harm: they end as text or as a reject, quickly."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from graph import PropertyGraph
from loaders import Report, load
from saan.export import export
from tests.loaders.tables.books import workbook

QUICKLY = 10.0


def read(tmp_path: Path, name: str, data: bytes) -> tuple[PropertyGraph, Report]:
    (tmp_path / name).write_bytes(data)
    began = time.perf_counter()
    graph, report = load(tmp_path / name, province="น่าน")
    assert time.perf_counter() - began < QUICKLY
    return graph, report


def test_what_a_spreadsheet_would_run_stays_text(tmp_path: Path) -> None:
    names = ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tดี", "วัด\x07สมมติ"]
    text = "organization\n" + "\n".join(f'"{n}"' for n in names) + "\n"
    graph, _ = read(tmp_path, "a.csv", text.encode())
    assert len(graph.keys("Organization")) == len(names)
    export(graph, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert not [c.value for c in cells if c.data_type == "f" or str(c.value).startswith(("=", "+", "-", "@"))]
    export(graph, tmp_path / "out")
    lines = (tmp_path / "out" / "Organization.csv").read_text("utf-8-sig")
    assert ",=cmd" not in lines and ",+1" not in lines and "'=cmd" in lines


def sparse(cells: str) -> bytes:
    """A workbook whose one sheet holds these cells."""
    book = zipfile.ZipFile(io.BytesIO(workbook({"s": [["ชื่อองค์กร"], ["วัดสมมติ"]]})))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in book.namelist():
            data = book.read(name)
            if name.endswith("sheet1.xml"):
                head, _, _ = data.partition(b"<sheetData>")
                data = head + b"<sheetData>" + cells.encode() + b"</sheetData></worksheet>"
            made.writestr(name, data)
    return out.getvalue()


def cell(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.mark.parametrize("far", ["XFD1048576", "ZZ1048576", "XFD90000"])
def test_two_cells_at_the_ends_of_a_sheet_fill_no_memory(tmp_path: Path, far: str) -> None:
    last = far.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = f'<row r="1">{cell("A1", "ชื่อองค์กร")}</row><row r="{last}">{cell(far, "x")}</row>'
    _, report = read(tmp_path, "a.xlsx", sparse(rows))
    assert "rows by" in report.to_text() and report.exit_code == 4


def test_a_million_empty_columns(tmp_path: Path) -> None:
    _, report = read(tmp_path, "a.csv", ("ชื่อองค์กร" + "," * 1_000_000 + "\nวัดสมมติ\n").encode())
    assert report.exit_code == 4 and "columns" in report.to_text()


def test_a_cell_of_a_megabyte_leaves_its_row_out(tmp_path: Path) -> None:
    text = "organization,type\n" + "ก" * 400_000 + ",วัด\nวัดสมมติ,วัด\n"
    graph, report = read(tmp_path, "a.csv", text.encode())
    assert len(graph.keys("Organization")) == 1 and report.exit_code == 3


def packed(name: str, content: bytes) -> bytes:
    """A zip with one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ZEROS = packed(SHEET, bytes(150 << 20))
# says that it unpacks to 16 bytes, or to 4 gigabytes
SMALL, LARGE = (ZEROS.replace((150 << 20).to_bytes(4, "little"), n.to_bytes(4, "little")) for n in (16, (1 << 32) - 2))


@pytest.mark.parametrize(("data", "found"), [(ZEROS, "unpacked"), (LARGE, "unpacked"), (SMALL, "a damaged part")])
@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_a_bomb_is_refused(tmp_path: Path, data: bytes, found: str, name: str) -> None:
    _, report = read(tmp_path, name, data)
    assert found in report.to_text() and report.exit_code == 4


def test_a_zip_of_tables_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    for data in (ZEROS, LARGE, SMALL):
        _, report = read(tmp_path, "a.zip", data.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet1.csv"))
        assert report.exit_code == 4


def test_external_links_and_formulas_give_only_their_kept_values(tmp_path: Path) -> None:
    formula = '<c r="A3"><f>[1]ลับ!A1</f><v>5</v></c><c r="B3" t="str"><f>WEBSERVICE("http://x")</f><v>วัด</v></c>'
    head = f'<row r="1">{cell("A1", "ชื่อองค์กร")}{cell("B1", "ประเภท")}</row>'
    rows = f'{head}<row r="2">{cell("A2", "วัดสมมติ")}</row><row r="3">{formula}</row>'
    graph, report = read(tmp_path, "a.xlsx", sparse(rows))
    assert set(graph.nodes("Organization")["name"]) == {"วัดสมมติ"}
    assert [e.found for e in report.of("reject")] == ["5"] and not report.of("warning")


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.xlsx"])
def test_noise_is_no_workbook(tmp_path: Path, name: str) -> None:
    for data in (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"PK\x03\x04" + bytes(100), b"\xff" * 4000):
        _, report = read(tmp_path, name, data)
        assert report.exit_code == 4


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{}</office:spreadsheet>
</office:body></office:document-content>"""


def ods(rows: list[list[str]], repeated: str = "") -> bytes:
    """The bytes of an .ods of one sheet."""
    cell = '<table:table-cell{} office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(
        "<table:table-row>" + "".join(cell.format(repeated, c) for c in row) + "</table:table-row>" for row in rows
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", ODS.format(f'<table:table table:name="s">{lines}</table:table>'))
        made.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
    return out.getvalue()


def test_an_ods_is_read(tmp_path: Path) -> None:
    graph, report = read(tmp_path, "a.ods", ods([["ชื่อองค์กร", "ประเภท"], ["วัดสมมติ", "วัด"]]))
    assert graph.keys("Organization").to_pylist() == ["Organization:วัดสมมติ@55"], report.to_text()


def test_a_repeated_cell_of_an_ods_fills_no_memory(tmp_path: Path) -> None:
    bomb = ods([["ชื่อองค์กร"], ["วัด"]], ' table:number-columns-repeated="900000000"')
    _, report = read(tmp_path, "a.ods", bomb)
    assert report.exit_code == 4


def test_control_characters_in_any_cell_end_as_text(tmp_path: Path) -> None:
    odd, plain = "กลุ่มงาน\x1fทดลอง\x1e", "กลุ่มงานสมมติที่เขียนตามปกติ"
    head = "person,position,organization,network,district,meeting\n"
    rows = (
        "".join(f"{plain},{post},{plain},{plain},ปัว,ประชุมสมมติ\n" for post in (odd, plain))
        + f"{odd},{odd},{odd},{odd},{odd},{odd}\n"
    )
    graph, report = read(tmp_path, "a.csv", (head + rows).encode())
    assert report.exit_code == 0 and len(graph.keys("Position")) == 3, report.to_text()
    _, report = read(tmp_path, "b.csv", f"network,year\n{plain},{odd}\n{odd},2566\n{plain},2566\n".encode())
    assert report.exit_code == 0 and {e.column for e in report.of("warning")} == {"year"}, report.to_text()
