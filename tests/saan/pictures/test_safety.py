"""Strangers' words in pages: shown as text, never run; names hidden unless asked for."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from graph import PropertyGraph, Source
from saan.pictures import draw
from saan.pictures.text import plain
from tests.saan.pictures.hostile import HOSTILE
from tests.servers.fixtures import PageOf

NAMES = ["กล้าหาญ", "ใจสมมติ", "แก้วตา", "นามสมมุติ"]


@pytest.fixture(scope="module")
def hostile_graph() -> PropertyGraph:
    """Every string as a name, an alias, a property, a role, a title, an address and a sentence."""
    text = "\n".join(HOSTILE)
    source = Source(HOSTILE[0], "0" * 64, "press", "2024-01-01", HOSTILE[32], HOSTILE[1], True, text)
    place = [f"c{text.index(s)}-{text.index(s) + len(s)}" for s in HOSTILE]
    keys = [f"Network:n{i}@55" for i in range(len(HOSTILE))]
    bodies = [f"Organization:o{i}@55" for i in range(len(HOSTILE))]
    aliases = [[s] for s in HOSTILE]
    nodes = {
        "Network": pd.DataFrame({"key": keys, "place": place, "name": HOSTILE, "aliases": aliases, "sector": HOSTILE}),
        "Organization": pd.DataFrame({"key": bodies, "place": place, "name": HOSTILE, "type": HOSTILE}),
        "Person": pd.DataFrame({"key": ["Person:ก@55"], "place": "c0-1", "name": HOSTILE[:1], "title": HOSTILE[1:2]}),
    }
    links = {
        ("SUPPORTS", "Organization", "Network"): pd.DataFrame(
            {"start": bodies, "end": keys, "place": place, "role": HOSTILE}
        ),
        ("GROUP_IN", "Network", "Province"): pd.DataFrame({"start": keys, "end": "Province:55", "place": place}),
    }
    return PropertyGraph.stated(source, nodes, links)


@pytest.mark.parametrize("view", ["ecosystem", "whole"])
def test_hostile_words_are_shown_as_text_and_nothing_runs(
    hostile_graph: PropertyGraph, tmp_path: Path, page_of: PageOf, view: str
) -> None:
    opened = page_of(draw(hostile_graph, tmp_path / "x.html", view=view, names=True).path)
    tab = opened.page
    tab.on("dialog", lambda dialog: pytest.fail(dialog.message))
    cells = tab.locator("#nodes tbody th button").all_text_contents()
    for text in HOSTILE:
        wanted = re.sub(r"\s+", " ", plain(text)).strip()
        assert any(wanted in re.sub(r"\s+", " ", cell) for cell in cells), text
    for button in tab.locator("#ties tbody tr:visible button").all()[:: 9 if view == "whole" else 3]:
        button.click()
    tab.mouse.move(600, 500)
    tab.mouse.move(640, 520)
    for text in ("script", "__proto__", "javascript:", "href"):
        tab.fill("#search", text)
    assert tab.evaluate("window.ran") is None
    assert tab.evaluate("Object.prototype.ran") is None
    assert (opened.requests, opened.errors) == ([], [])
    assert tab.locator("iframe, object, embed, base, form:not(#tools), img").count() == 0
    links = tab.locator("a").evaluate_all("all => all.map(a => a.href)")
    assert [a for a in links if not a.startswith(("https://", "http://"))] == []


def test_hostile_words_stay_words_in_svg(hostile_graph: PropertyGraph, tmp_path: Path, page_of: PageOf) -> None:
    path = draw(hostile_graph, tmp_path / "x.svg").path
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(path.read_text(encoding="utf-8")).iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "ellipse", "circle", "polygon", "path", "text"}
    opened = page_of(path)
    assert (opened.requests, opened.errors) == ([], [])
    assert opened.page.evaluate("window.ran") is None


@pytest.mark.parametrize("suffix", [".html", ".svg"])
@pytest.mark.parametrize("view", ["ecosystem", "whole"])
def test_no_recognised_name_is_anywhere_in_the_file(drawn: Callable[..., str], suffix: str, view: str) -> None:
    text = drawn(suffix, view=view)
    assert [name for name in NAMES if name in text] == []
    assert "ชื่อที่ระบบไม่รู้จักอาจยังหลงเหลืออยู่" in text
    assert "รองผู้ว่าราชการ" in text


def test_names_are_there_when_asked_for(drawn: Callable[..., str]) -> None:
    text = drawn(names=True)
    assert "กล้าหาญ ใจสมมติ" in text
    assert "หน้านี้แสดงชื่อบุคคล" in text


def test_the_same_graph_gives_the_same_bytes(drawn: Callable[..., str]) -> None:
    for suffix in (".html", ".svg"):
        assert drawn(suffix) == drawn(suffix)
    assert drawn(view="whole") == drawn(view="whole")


def test_no_python_object_is_printed(drawn: Callable[..., str]) -> None:
    assert re.findall(r"&lt;[\w ]+ (?:object )?at 0x", drawn()) == []
