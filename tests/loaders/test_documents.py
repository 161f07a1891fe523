"""A release as a web page, a Word document and a PDF gives the facts of its text."""

from __future__ import annotations

import html
import io
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from graph.errors import SourceError
from graph.keys import normalise
from loaders import load
from loaders.documents import text_of, unwrapped
from loaders.press import read

RELEASES = Path(__file__).parents[2] / "examples" / "releases"
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted(RELEASES.glob("*.txt"))[:3]}
PAGE = """<!DOCTYPE html><html><head><title>ข่าว</title><style>p{{}}</style></head><body>
<nav><ul><li>หน้าแรก</li><li>ติดต่อเรา</li></ul></nav>
<div class="item-page"><h2>หัวข้อ</h2>{body}</div>
<aside>ข่าวอื่น</aside><footer>สงวนลิขสิทธิ์</footer><script>var a = "ซ่อน"</script></body></html>"""


def paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def page(text: str) -> bytes:
    return PAGE.format(body="".join(f"<p>{html.escape(p)}</p>" for p in paragraphs(text))).encode()


def word(text: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in paragraphs(text):
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def names(text: str) -> set[tuple[str, str]]:
    return {(e.type, e.canonical) for e in read(text).entities}


@pytest.mark.parametrize("stem", TEXTS)
@pytest.mark.parametrize(("make", "suffix"), [(page, ".html"), (word, ".docx")])
def test_a_page_and_a_document_give_the_facts_of_the_text(make: object, suffix: str, stem: str) -> None:
    assert callable(make)
    assert names(text_of(make(TEXTS[stem]), f"a{suffix}")) == names(TEXTS[stem])


def test_a_pdf_gives_nearly_the_facts_of_the_text(chromium: Browser) -> None:
    for text in TEXTS.values():
        shown = chromium.new_page()
        shown.set_content("".join(f"<p>{html.escape(p)}</p>" for p in paragraphs(text)))
        found, wanted = names(text_of(shown.pdf(format="A4"), "a.pdf")), names(text)
        shown.close()
        # a PDF loses some spaces, and keys have none
        found, wanted = ({(label, normalise(name)) for label, name in of} for of in (found, wanted))
        assert len(found & wanted) >= 0.8 * len(wanted), wanted ^ found


def test_what_stands_on_every_page_of_a_site_is_not_the_text() -> None:
    text = text_of(page(TEXTS["01-phayao-assembly"]), "a.html")
    assert "หัวข้อ\n" in text
    assert not any(word in text for word in ("หน้าแรก", "ข่าวอื่น", "สงวนลิขสิทธิ์", "ซ่อน"))


def test_a_page_in_an_older_encoding_and_without_an_article() -> None:
    data = "<html><body><div>ศาลากลาง<br>จังหวัดน่าน</div><b>วัน</b>ที่&nbsp;1<!-- ไม่เห็น --></body></html>".encode("cp874")
    assert text_of(data, "a.HTM") == "ศาลากลาง\nจังหวัดน่าน\nวันที่\u00a01\n"


def test_the_rows_of_a_table_in_a_document_are_lines() -> None:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("ผู้เข้าร่วม")
    table = document.add_table(2, 3)
    for row, cells in zip(table.rows, ("123", "กขค"), strict=True):
        for cell, value in zip(row.cells, cells, strict=True):
            cell.text = value
    table.rows[1].cells[1].merge(table.rows[1].cells[2])
    document.save(out)
    assert text_of(out.getvalue(), "a.docx") == "ผู้เข้าร่วม\n1 2 3\nก ข\nค\n"


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_broken_file_is_said_and_the_rest_is_loaded(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"broken{suffix}").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "good.html").write_bytes(page(TEXTS["01-phayao-assembly"]))
    graph, report = load(tmp_path)
    assert report.exit_code == 3 and len(graph.keys("Meeting"))
    assert any(e.kind == "reject" and e.file == f"broken{suffix}" for e in report.entries)
    assert "<p>" not in graph.sources["text"].iloc[0]


def test_a_pdf_of_pictures_asks_for_text_recognition(chromium: Browser) -> None:
    shown = chromium.new_page()
    shown.set_content("<svg width=100 height=100><rect width=50 height=50 /></svg>")
    with pytest.raises(SourceError, match="OCR"):
        text_of(shown.pdf(), "scan.pdf")
    shown.close()


def test_lines_that_the_layout_broke_are_one_paragraph() -> None:
    assert unwrapped("กกกกกกกกกก\r\nขขข\r\nค\r\n- งงงงงงงง\r\n1. จ\r\n") == "กกกกกกกกกกขขข\nค\n- งงงงงงงง\n1. จ\n"


@pytest.mark.parametrize(("seen", "meant"), [("ครั้งรั้ที่ 1", "ครั้งที่ 1"), ("ขึ้นใน ขึ้ ปี", "ขึ้นใน ปี"), ("ที่ตั้งตั้งอยู่", "ที่ตั้งตั้งอยู่")])
def test_marks_that_a_browser_wrote_twice(seen: str, meant: str) -> None:
    assert unwrapped(seen).strip() == meant


@given(st.text(max_size=300), st.sampled_from([".html", ".docx", ".pdf"]))
def test_any_bytes_give_text_or_a_source_error(text: str, suffix: str) -> None:
    try:
        assert isinstance(text_of(text.encode("utf-8", "surrogatepass"), f"a{suffix}"), str)
    except SourceError as wrong:
        assert wrong.file == f"a{suffix}" and wrong.th
