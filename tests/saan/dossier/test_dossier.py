"""Dossiers: what they tell, how they print, and what they keep back."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from graph.errors import UsageError
from saan.dossier import dossier
from tests.saan.pictures.world import world
from tests.servers.fixtures import PageOf


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dossier(world(), "จังหวัดน่าน", tmp_path_factory.mktemp("dossier") / "น่าน.html").path


def test_a_province_tells_networks_meetings_answers_and_doubts(page: Path, page_of: PageOf) -> None:
    opened = page_of(page)
    tab = opened.page
    assert (opened.requests, opened.errors) == ([], [])
    expect(tab.locator("h1")).to_have_text("จังหวัดน่าน")
    headings = tab.locator("h2").all_text_contents()
    assert [
        h for h in ("คือใคร", "เครือข่าย", "การประชุมล่าสุด", "ความครอบคลุมและข้อสงสัย", "แหล่งข้อมูล") if h not in headings
    ] == []
    assert tab.locator("tbody th", has_text="ศาสนาน่าน").count() == 1
    expect(tab.locator("article h3").first).to_contain_text("3 ก.พ. 2566")
    expect(tab.locator("article blockquote").first).to_contain_text("การประชุมคณะทำงานเยาวชนอาสา")
    expect(tab.locator("body")).to_contain_text("ชื่อที่ระบบไม่รู้จักอาจยังหลงเหลืออยู่")


def test_it_prints_on_at_most_four_pages_in_its_own_font(page: Path, page_of: PageOf, tmp_path: Path) -> None:
    tab = page_of(page).page
    tab.evaluate("document.fonts.ready")
    assert tab.evaluate("""document.fonts.check('16px "Sarabun Saan"', 'ก')""")
    tab.pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as pdf:
        assert 1 <= len(pdf) <= 4
        assert [round(side) for side in pdf[0].get_size()] == [595, 842]


def test_thai_breaks_between_words_only(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "จังหวัด<wbr>น่าน" in text


def test_an_organisation_tells_its_networks_and_fits_a_telephone(page_of: PageOf, tmp_path: Path) -> None:
    tab = page_of(dossier(world(), "วัดสมมติริมน่าน", tmp_path / "x.html").path, 390).page
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert set(tab.locator("table").first.locator("tbody th").all_text_contents()) == {"ศาสนาน่าน", "ประชาสังคมน่าน"}


def test_names_are_kept_back_unless_asked_for(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8").replace("<wbr>", "")
    assert [n for n in ("กล้าหาญ", "ใจสมมติ") if n in text] == []
    named = dossier(world(), "น่าน", tmp_path / "x.html", names=True).path.read_text(encoding="utf-8")
    assert "กล้าหาญ" in named.replace("<wbr>", "")


@pytest.mark.parametrize(("of", "said"), [("ภูเก็ต", "ภูเก็ต"), ("วัดสมมติริมน่าม", "วัดสมมติริมน่าน")])
def test_who_is_not_there_is_said(of: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        dossier(world(), of, tmp_path / "x.html")
    assert said in error.value.th and list(tmp_path.iterdir()) == []
