"""The browser opens a file, is cut off from every network, and tells what the page asked for."""

from pathlib import Path

from tests.servers.browser import NARROW, WIDE
from tests.servers.fixtures import PageOf

THAI = "เครือข่ายสมมติ ที่เปิดโดยไม่มีอินเทอร์เน็ต"


def written(folder: Path, body: str) -> Path:
    path = folder / "หน้า.html"
    path.write_text(f'<!doctype html><meta charset="utf-8"><body>{body}', encoding="utf-8")
    return path


def test_a_page_with_thai_text_asks_for_nothing(page_of: PageOf, tmp_path: Path) -> None:
    opened = page_of(written(tmp_path, f"<h1>{THAI}</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"))
    assert opened.page.inner_text("h1") == THAI
    assert (opened.requests, opened.errors) == ([], [])


def test_every_other_address_is_recorded(page_of: PageOf, tmp_path: Path) -> None:
    (tmp_path / "beside.js").write_text("document.body.id = 'ran'", encoding="utf-8")
    body = """<script src="beside.js"></script><img src="http://127.0.0.1:9/a.png">
        <script>new WebSocket("ws://127.0.0.1:9/b")</script>"""
    opened = page_of(written(tmp_path, body))
    opened.page.wait_for_timeout(200)
    asked = {address.rpartition("/")[2] for address in opened.requests}
    assert asked == {"beside.js", "a.png", "b"}
    assert opened.page.get_attribute("body", "id") is None


def test_errors_of_the_console_and_of_scripts_are_recorded(page_of: PageOf, tmp_path: Path) -> None:
    opened = page_of(
        written(tmp_path, "<script>console.error('said'); console.log('not this')</script><script>x.y</script>")
    )
    opened.page.wait_for_timeout(100)
    assert opened.errors[0] == "said"
    assert "x is not defined" in opened.errors[1]
    assert len(opened.errors) == 2


def test_pictures_have_the_width_of_a_desk_and_of_a_telephone(page_of: PageOf, tmp_path: Path) -> None:
    pictures = page_of(written(tmp_path, THAI)).pictures(tmp_path, "page")
    # the width stands in bytes 16-20 of a PNG
    widths = [int.from_bytes(picture.read_bytes()[16:20], "big") for picture in pictures]
    assert widths == [WIDE, NARROW]


def test_two_pages_are_open_side_by_side(page_of: PageOf, tmp_path: Path) -> None:
    path = written(tmp_path, THAI)
    wide, narrow = page_of(path), page_of(path, width=NARROW)
    assert [p.page.evaluate("innerWidth") for p in (wide, narrow)] == [WIDE, NARROW]
