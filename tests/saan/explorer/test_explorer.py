"""The explorer in a real browser without a network."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from graph.errors import UsageError
from saan.explorer import explore
from tests.saan.pictures.world import world
from tests.servers.fixtures import PageOf

Open = Callable[[], Page]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return explore(world(), tmp_path_factory.mktemp("explorer") / "สำรวจ.html").path


@pytest.fixture
def tab(page: Path, page_of: PageOf) -> Page:
    return ready(page, page_of)


def ready(path: Path, page_of: PageOf, width: int = 1440) -> Page:
    opened = page_of(path, width)
    opened.page.wait_for_function("document.documentElement.dataset.ready")
    assert (opened.requests, opened.errors) == ([], [])
    return opened.page


def find(tab: Page, name: str) -> None:
    tab.fill("#search", name)
    tab.keyboard.press("Enter")
    expect(tab.locator("#evidence h2")).to_contain_text(name)


def drawn(tab: Page) -> list[str]:
    """The names that are drawn, from the table beside the picture."""
    if tab.locator("#table").get_attribute("open") is None:
        tab.locator("#table summary").click()
        # the page hears of it after this call, and fills the table then
        tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return tab.locator("#nodes tbody tr th").all_text_contents()


def saved(tab: Page, id: str, path: Path) -> Path:
    if id != "save":
        tab.evaluate("document.querySelector('.exports').open = true")
    with tab.expect_download() as download:
        tab.click(f"#{id}")
    download.value.save_as(path)
    return path


def test_it_opens_with_the_networks_and_says_what_is_not_drawn(tab: Page) -> None:
    names = drawn(tab)
    assert "ศาสนาน่าน (น่าน)" in names and "วัดสมมติริมน่าน" not in names
    expect(tab.locator("#drawn")).to_contain_text("ไม่ได้วาด")
    expect(tab.locator(".invented")).to_contain_text("ข้อมูลสมมติ")


def test_search_expand_hide_undo_and_redo(tab: Page) -> None:
    tab.select_option("#start", "empty")
    find(tab, "วัดสมมติริมน่าน")
    assert drawn(tab) == ["วัดสมมติริมน่าน"]
    tab.locator("#evidence .actions button", has_text="ขยาย").click()
    assert set(drawn(tab)) == {"วัดสมมติริมน่าน", "ศาสนาน่าน (น่าน)", "ประชาสังคมน่าน (น่าน)"}
    tab.locator("#evidence .actions button", has_text="ซ่อน").click()
    assert "วัดสมมติริมน่าน" not in drawn(tab)
    tab.click("#undo")
    assert len(drawn(tab)) == 3
    tab.keyboard.press("Control+z")
    assert len(drawn(tab)) == 1
    tab.click("#redo")
    assert len(drawn(tab)) == 3


def test_a_node_and_a_tie_show_their_sentences_and_source(tab: Page) -> None:
    tab.fill("#search", "สวจ.น่าน")
    tab.keyboard.press("Enter")
    expect(tab.locator("#evidence mark")).to_have_text("สำนักงานวัฒนธรรมจังหวัดน่าน")
    tab.locator("#evidence li button", has_text="ฝ่ายเลขานุการ").click()
    expect(tab.locator("#evidence mark")).to_have_text("เป็นฝ่ายเลขานุการ")
    expect(tab.locator("#evidence cite a")).to_have_attribute("href", "https://example.org/nan.txt")


def test_a_shortest_path_comes_with_its_sentences(tab: Page) -> None:
    find(tab, "วิทยาลัยสมมติน่าน")
    tab.locator("#evidence button", has_text="หาเส้นทาง").click()
    tab.fill("#search", "วัดสมมติริมน่าน")
    tab.keyboard.press("Enter")
    expect(tab.locator("#evidence p").first).to_contain_text("4 ขั้น")
    assert tab.locator("#evidence > blockquote").count() == 4
    # the way through meetings is closed, so the groups of networks are left
    tab.uncheck("#legend label:has-text('การประชุม') input[data-kind]")
    tab.uncheck("#legend label:has-text('กลุ่มเครือข่าย') input[data-kind]")
    find(tab, "วิทยาลัยสมมติน่าน")
    tab.locator("#evidence button", has_text="หาเส้นทาง").click()
    tab.fill("#search", "โรงเรียนคุณธรรม")
    tab.keyboard.press("Enter")
    expect(tab.locator("#evidence")).to_contain_text("เส้นทาง")


def test_filters_hide_what_is_of_another_kind_province_or_year(tab: Page) -> None:
    everything = len(drawn(tab))
    tab.select_option("#province", "ตราด")
    assert "ศาสนาน่าน (น่าน)" not in drawn(tab)
    tab.select_option("#province", "")
    tab.select_option("#year", "2565")
    assert len(drawn(tab)) < everything
    tab.select_option("#year", "")
    tab.select_option("#network", label="ศาสนาน่าน (น่าน)")
    assert "การศึกษาน่าน (น่าน)" not in drawn(tab)
    tab.select_option("#network", "")
    assert len(drawn(tab)) == everything


def test_an_answer_is_a_place_to_start(tab: Page) -> None:
    tab.select_option("#start", index=3)
    expect(tab.locator("#evidence ul button").first).to_be_visible()
    tab.locator("#evidence ul button").first.click()
    assert 1 < len(drawn(tab)) < 40


def test_what_was_drawn_is_saved_in_one_file_and_opened_again(tab: Page, page_of: PageOf, tmp_path: Path) -> None:
    tab.select_option("#start", "empty")
    find(tab, "วัดสมมติริมน่าน")
    tab.locator("#evidence .actions button", has_text="ขยาย").click()
    tab.locator("#evidence .actions button", has_text="ตรึง").click()
    expect(tab.locator("#evidence .actions button", has_text="เลิกตรึง")).to_be_visible()
    names = drawn(tab)
    again = ready(saved(tab, "save", tmp_path / "saved.html"), page_of)
    assert drawn(again) == names
    find(again, "วัดสมมติริมน่าน")
    expect(again.locator("#evidence .actions button", has_text="เลิกตรึง")).to_be_visible()


def test_what_is_shown_is_exported(tab: Page, tmp_path: Path) -> None:
    names = drawn(tab)
    read = nx.read_graphml(saved(tab, "graphml", tmp_path / "x.graphml"))
    assert sorted(d["name"] for _, d in read.nodes(data=True)) == sorted(names)
    assert {"MEMBER_OF", "IN_SECTOR"} <= {d["type"] for *_, d in read.edges(data=True)}
    book = openpyxl.load_workbook(saved(tab, "xlsx", tmp_path / "x.xlsx"))
    assert [row[0].value for row in book["nodes"].iter_rows(min_row=2, max_row=len(names) + 1)] == names
    rows = list(csv.reader(io.StringIO(saved(tab, "csv", tmp_path / "x.csv").read_text("utf-8-sig"))))
    assert [row[0] for row in rows[1:-1]] == names
    assert "ศาสนาน่าน" in saved(tab, "svg", tmp_path / "x.svg").read_text("utf-8")
    assert saved(tab, "png", tmp_path / "x.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_it_is_used_with_the_keyboard(tab: Page) -> None:
    tab.keyboard.press("/")
    tab.keyboard.type("วัดสมมติริมน่าน")
    tab.keyboard.press("Enter")
    expect(tab.locator("#evidence h2")).to_have_text("วัดสมมติริมน่าน")
    before = len(drawn(tab))
    tab.locator("#canvas").focus()
    tab.keyboard.press("h")
    assert len(drawn(tab)) == before - 1


def test_it_fits_a_telephone(page: Path, page_of: PageOf) -> None:
    assert ready(page, page_of, 390).evaluate("document.documentElement.scrollWidth") <= 390


def test_names_of_persons_are_nowhere_unless_asked_for(page: Path, page_of: PageOf, tmp_path: Path) -> None:
    contents = "async () => (await Saan.unpacked('data')) + (await Saan.unpacked('proofs'))"
    hidden = ready(page, page_of).evaluate(contents)
    assert [n for n in ("กล้าหาญ", "ใจสมมติ", "แก้วตา", "นามสมมุติ") if n in hidden] == []
    assert "รองผู้ว่าราชการ" in hidden
    named = explore(world(), tmp_path / "named.html", names=True, answers=False).path
    assert "กล้าหาญ ใจสมมติ" in ready(named, page_of).evaluate(contents)


def test_the_same_graph_gives_the_same_bytes_and_another_suffix_is_refused(page: Path, tmp_path: Path) -> None:
    assert explore(world(), tmp_path / "x.html").path.read_bytes() == page.read_bytes()
    with pytest.raises(UsageError):
        explore(world(), tmp_path / "x.pdf")
