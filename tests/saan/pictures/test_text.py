"""Labels, dates, places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saan.pictures import safe, text

THAI = st.text(
    alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E4E, exclude_characters="\u0e3b\u0e3c\u0e3d\u0e3e"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("สำนักงานวัฒนธรรมจังหวัดน่าน", ("สำนักงาน", "วัฒนธรรมจังหวัด", "น่าน")),
        ("รองผู้ว่าราชการจังหวัดน่าน", ("รองผู้ว่าราชการ", "จังหวัดน่าน")),
        ("ตำรวจและกระบวนการยุติธรรม", ("ตำรวจและ", "กระบวนการ", "ยุติธรรม")),
        ("13 เครือข่าย\nไม่ระบุชื่อ", ("13 เครือข่าย", "ไม่ระบุชื่อ")),
        ("Plain English name", ("Plain English", "name")),
        ("", ("",)),
    ],
)
def test_labels_break_at_word_edges(label: str, lines: tuple[str, ...]) -> None:
    assert text.wrap(label, 13, 4) == lines


@given(THAI)
def test_wrapping_loses_nothing_and_keeps_to_its_lines(label: str) -> None:
    lines = text.wrap(label, 13, 40)
    assert "".join(lines) == "".join(label.split())
    assert all(text.width(line) <= 13 + text.WORD_OVER for line in lines)


@given(st.text(max_size=400))
def test_a_label_never_grows_beyond_its_lines(label: str) -> None:
    assert len(text.wrap(label, 13, 3)) <= 3


@pytest.mark.parametrize(
    ("iso", "thai"),
    [("2023-01-12", "12 ม.ค. 2566"), ("2023-08", "ส.ค. 2566"), ("2023", "2566"), ("ไม่ทราบ", "ไม่ทราบ"), ("", "")],
)
def test_dates_are_read_in_thai(iso: str, thai: str) -> None:
    assert text.date(iso, "th") == thai


def test_places_are_read_in_words() -> None:
    assert text.place("c12-40,55-60", "th") == "ตัวอักษรที่ 12–40, 55–60"
    assert text.place("Sheet1!r12:1,3", "th") == "Sheet1 แถว 12"
    assert text.place("!r3", "en") == "row 3"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://a b", "//x", "https://x\n", "", "ftp://x"]
)
def test_only_web_addresses_are_links(address: str) -> None:
    assert safe.link(address) == ""


def test_a_web_address_is_a_link() -> None:
    assert safe.link("https://example.org/ข่าว?a=1") == "https://example.org/ข่าว?a=1"


@given(st.text())
def test_embedded_data_cannot_end_its_element(words: str) -> None:
    assert not set("<>&") & set(safe.embedded({"x": text.plain(words)}))
