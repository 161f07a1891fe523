"""The page in a real browser without a network."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.servers.fixtures import PageOf


def shown(page: Page, table: str) -> int:
    return page.locator(f"#{table} tbody tr:visible").count()


def ink(page: Page) -> int:
    """How many pixels of the picture are darker than paper and bands."""
    return page.evaluate("""() => {
        const c = document.querySelector('#canvas canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let n = 0;
        for (let i = 0; i < d.length; i += 4) n += d[i + 3] > 0 && d[i] + d[i + 1] + d[i + 2] < 690;
        return n; }""")


def test_it_opens_without_a_request_or_a_complaint(page: Path, page_of: PageOf) -> None:
    opened = page_of(page)
    opened.page.wait_for_timeout(300)
    assert (opened.requests, opened.errors) == ([], [])
    assert ink(opened.page) > 5_000
    expect(opened.page.locator("h1")).to_have_text("เครือข่ายและผู้มีบทบาท: ตราด, น่าน")
    expect(opened.page).to_have_title(re.compile("^ข้อมูลสมมติ: "))
    expect(opened.page.locator(".invented")).to_contain_text("ข้อมูลสมมติ")
    expect(opened.page.locator(".meta")).to_contain_text("5 ก.ค. 2567")


def test_its_policy_allows_three_scripts_and_one_style_by_hash(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]  # type: ignore[index]
    assert policy.startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy and "http" not in policy
    assert policy.count("sha256-") == 4


def test_a_script_that_is_not_named_does_not_run(page: Path, page_of: PageOf, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    html = page.read_text(encoding="utf-8").replace("</body>", "<script>window.ran=1</script></body>")
    bad.write_text(html, encoding="utf-8")
    opened = page_of(bad)
    assert opened.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in e for e in opened.errors)


@pytest.mark.parametrize("asked", ["การศึกษาน่าน", "การศึกษา น่าน", "สวจ.น่าน", "๑๓ เครือข่าย"])
def test_search_finds_thai_names_aliases_and_digits(page: Path, page_of: PageOf, asked: str) -> None:
    tab = page_of(page).page
    tab.fill("#search", asked)
    name = tab.locator("#found button").first.evaluate("b => b.firstChild.textContent")
    tab.keyboard.press("Enter")
    expect(tab.locator("#evidence h2")).to_have_text(name)
    expect(tab.locator("#evidence blockquote").first).to_be_visible()


def test_search_says_when_there_is_nothing(page: Path, page_of: PageOf) -> None:
    tab = page_of(page).page
    tab.fill("#search", "ไม่มีชื่อนี้แน่นอน")
    expect(tab.locator("#found")).to_have_text("ไม่พบชื่อนี้ในภาพ")


def test_a_click_on_a_tie_shows_the_sentence_and_its_source(page: Path, page_of: PageOf) -> None:
    tab = page_of(page).page
    row = tab.locator("#ties tr", has_text="ฝ่ายเลขานุการ").first
    row.locator("button").click()
    tab.evaluate("document.querySelector('#evidence').replaceChildren()")
    # the chosen tie now runs through the middle of the picture
    tab.wait_for_timeout(200)
    tab.locator("#canvas").click()
    expect(tab.locator("#evidence h2")).to_have_text("ฝ่ายเลขานุการ")
    expect(tab.locator("#evidence mark")).to_have_text("เป็นฝ่ายเลขานุการ")
    expect(tab.locator("#evidence cite")).to_contain_text("น่านเดินหน้าจังหวัดคุณธรรม")
    expect(tab.locator("#evidence cite a")).to_have_attribute("href", "https://example.org/nan.txt")
    expect(tab.locator("#evidence")).to_contain_text("การประชุมสมัชชาคุณธรรมจังหวัดน่าน · 12 ม.ค. 2566")


def test_filters_hide_in_picture_and_table(page: Path, page_of: PageOf) -> None:
    tab = page_of(page).page
    tab.locator("details.facts").last.locator("summary").click()
    everything, drawn = shown(tab, "nodes"), ink(tab)
    tab.select_option("#province", "น่าน")
    assert tab.locator("#nodes tbody tr:visible", has_text="โรงเรียนคุณธรรม").count() == 0
    assert 0 < shown(tab, "nodes") < everything
    tab.select_option("#province", "")
    tab.select_option("#network", label="ศาสนาน่าน (น่าน)")
    assert shown(tab, "nodes") == 4
    tab.select_option("#network", "")
    tab.uncheck("input[data-kind=Network]")
    assert tab.locator("#nodes tbody tr:visible", has_text="ศาสนาน่าน").count() == 0
    assert ink(tab) < drawn
    tab.check("input[data-kind=Network]")
    before = shown(tab, "ties")
    tab.uncheck("input[data-tie-kind=SHARED_MEMBER]")
    assert shown(tab, "ties") == before - 2


def test_the_owner_and_ideas_come_on_demand(page: Path, page_of: PageOf) -> None:
    tab = page_of(page).page
    tab.locator("details.facts").last.locator("summary").click()
    row = tab.locator("#nodes tbody tr", has_text="ศูนย์คุณธรรม")
    expect(row).to_be_hidden()
    tab.check("input[data-kind=Owner]")
    expect(row).to_be_visible()
    tab.check("input[data-kind=Goal]")
    expect(tab.locator("#nodes tbody tr", has_text="น่านยิ้มได้")).to_be_visible()


def test_the_picture_is_saved_as_png(page: Path, page_of: PageOf, tmp_path: Path) -> None:
    tab = page_of(page).page
    with tab.expect_download() as download:
        tab.click("#png")
    download.value.save_as(tmp_path / "x.png")
    assert (tmp_path / "x.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_it_is_used_with_the_keyboard(page: Path, page_of: PageOf) -> None:
    tab = page_of(page).page
    tab.locator("#search").focus()
    tab.keyboard.type("ศาสนาน่าน")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator("#evidence h2")).to_have_text("ศาสนาน่าน (น่าน)")
    tab.locator("#evidence li button").first.press("Enter")
    expect(tab.locator("#evidence h3").first).to_have_text("จาก – ถึง")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_telephone(page: Path, page_of: PageOf, scheme: str) -> None:
    opened = page_of(page, width=390)
    opened.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert ink(opened.page) > 5_000
    assert opened.errors == []


def test_without_script_the_table_holds_the_facts(page: Path, page_of: PageOf) -> None:
    browser = page_of(page).page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False, offline=True)
    try:
        tab = context.new_page()
        tab.goto(page.as_uri())
        expect(tab.locator("#canvas")).to_contain_text("ตารางด้านล่างมีข้อเท็จจริงเดียวกัน")
        assert tab.locator("#ties tbody tr").count() == 33
    finally:
        context.close()
