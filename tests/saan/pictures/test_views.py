"""The views beside the ecosystem and the whole: what they draw, where, and what they say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from graph import PropertyGraph, Source, keys
from graph.errors import UsageError
from saan.pictures import VIEWS, draw, labels
from saan.pictures.reading import Reading
from saan.pictures.scene import Scene
from saan.pictures.views import Wanted
from saan.pictures.views.provinces import middle, outlines
from tests.saan.pictures.world import world
from tests.servers.fixtures import PageOf

OPTIONS = {
    "network": {"of": "ศาสนาน่าน"},
    "around": {"of": "วัดสมมติริมน่าน"},
    "answer": {"of": "network-links"},
    "province": {"province": "น่าน"},
}


def coaching() -> PropertyGraph:
    """Coaches of two provinces: one coached by another, one circle."""
    pairs = [("ก", "ข", 2565), ("ก", "ค", 2565), ("ข", "ง", 2566), ("จ", "ฉ", 2566), ("ฉ", "จ", 2567)]
    rows = pd.DataFrame(
        {
            "start": [keys.key("Organization", a, "55") for a, _, _ in pairs],
            "end": [keys.key("Organization", b, "23" if b == "ง" else "55") for _, b, _ in pairs],
            "year_be": [y for *_, y in pairs],
            "place": [f"!r{i}" for i in range(2, 2 + len(pairs))],
        }
    )
    networks = pd.DataFrame({"key": ["Network:ก@55", "Network:ก@23"], "name": ["ก", "ก"], "place": "!r1"})
    links = {("COACHES", "Organization", "Organization"): rows}
    return PropertyGraph.stated(Source("coaching.csv", "3" * 64), {"Network": networks}, links)


def scene(graph: PropertyGraph, view: str, **wanted: str) -> Scene:
    return VIEWS[view](graph, Reading(graph, "th", False), Wanted(**wanted))  # type: ignore[arg-type]


@pytest.mark.parametrize("view", [v for v in VIEWS if v != "ecosystem"])
def test_every_view_opens_offline_with_its_table_and_is_the_same_again(
    view: str, small_world: PropertyGraph, page_of: PageOf, tmp_path: Path
) -> None:
    drawn = draw(small_world, tmp_path / "x.html", view=view, **OPTIONS.get(view, {}))  # type: ignore[arg-type]
    opened = page_of(drawn.path, 390)
    assert (opened.requests, opened.errors) == ([], [])
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert opened.page.locator("#nodes tbody tr").count() == drawn.nodes
    assert opened.page.locator("#ties tbody tr").count() == drawn.ties
    again = draw(small_world, tmp_path / "y.html", view=view, **OPTIONS.get(view, {}))  # type: ignore[arg-type]
    assert again.path.read_bytes() == drawn.path.read_bytes()
    text = drawn.path.read_text(encoding="utf-8")
    assert [n for n in ("กล้าหาญ", "ใจสมมติ", "แก้วตา", "นามสมมุติ") if n in text] == []


def test_coaching_is_a_forest_each_under_its_first_coach() -> None:
    found = scene(coaching(), "lineage")
    of = {node.name: node for node in found.nodes}
    assert [of[n].kind for n in "กขคง"] == ["Coach", "Both", "Coached", "Coached"]
    assert of["ก"].x < of["ข"].x == of["ค"].x < of["ง"].x
    assert min(of["ข"].y, of["ค"].y) <= of["ก"].y <= max(of["ข"].y, of["ค"].y)
    # of a circle the one that coached first is the root
    assert len(found.ties) == 5 and {"จ", "ฉ"} <= of.keys()


def test_a_network_stands_in_the_middle_of_its_members(small_world: PropertyGraph) -> None:
    found = scene(small_world, "network", of="ศาสนาน่าน")
    centre = next(n for n in found.nodes if n.name == "ศาสนาน่าน")
    assert (centre.x, centre.y) == (0, 0) and centre.size > 20
    assert {"วัดสมมติริมน่าน", "มูลนิธิสมมติ", "ประชาสังคมน่าน"} <= {n.name for n in found.nodes}


@pytest.mark.parametrize(
    ("view", "options", "said"),
    [
        ("network", {}, "--of"),
        ("network", {"of": "ศาสนาน่านๆ"}, "ศาสนาน่าน"),
        ("network", {"of": "ก"}, "--province"),
        ("answer", {"of": "no-such"}, "network-links"),
    ],
)
def test_what_is_not_there_is_said_with_what_is_near(
    view: str, options: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as error:
        draw(coaching().merge(world()), tmp_path / "x.html", view=view, **options)  # type: ignore[arg-type]
    assert said in error.value.th
    assert list(tmp_path.iterdir()) == []


def test_words_on_ties_keep_clear_of_boxes_and_of_each_other(small_world: PropertyGraph) -> None:
    found = scene(small_world, "networks")
    words = [labels.around(tie.spot, tuple(tie.label.split("\n"))) for tie in found.ties if tie.spot]
    areas = [*words, *map(labels.box, found.nodes)]
    assert words and [i for i, a in enumerate(words) for b in areas[i + 1 :] if a.touches(b)] == []


def test_a_large_picture_names_its_landmarks_from_afar(
    small_world: PropertyGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as if seen from further away
    monkeypatch.setattr(labels, "SIGHT", 20)
    found = scene(small_world, "whole")
    large = [node for node in found.nodes if node.font]
    assert large and {node.kind for node in large} <= {"Province", "Network", "Organization"}
    across = max(n.x for n in found.nodes) - min(n.x for n in found.nodes)
    assert all(node.font == across // 20 for node in large)


def test_super_nodes_name_the_connectors_on_the_ties(small_world: PropertyGraph) -> None:
    found = scene(small_world, "networks")
    labels = {tie.label for tie in found.ties if tie.kind == "SHARED_MEMBER"}
    assert {label.replace("\n", "") for label in labels} == {"วิทยาลัยสมมติน่าน", "มูลนิธิสมมติ +1"}
    assert any(node.label == "ศาสนาน่าน (2)" for node in found.nodes)


def test_the_matrix_has_members_below_and_meetings_above_the_diagonal(small_world: PropertyGraph) -> None:
    found = scene(small_world, "matrix")
    cells = [n for n in found.nodes if n.kind in ("Members", "Meetings")]
    assert {(n.kind, n.label, n.x < n.y) for n in cells} == {
        ("Members", "1", True),
        ("Members", "2", True),
        ("Meetings", "1", False),
    }
    met = next(n for n in cells if n.kind == "Meetings")
    assert met.name == "การศึกษาน่าน (น่าน) × ศาสนาน่าน (น่าน)" and met.evidence.total
    assert "การประชุมคณะทำงานเยาวชนอาสา" in dict(met.facts)["ชื่อ"]


def test_the_map_has_77_provinces_and_their_ties() -> None:
    assert len(outlines()) == 77
    assert middle("m 10,10 10,0 0,10 -10,0 z m 1,1 1,0 0,1 z") == pytest.approx((15, 15))
    found = scene(coaching(), "map")
    assert [(t.kind, t.start.name, t.end.name, t.label) for t in found.ties] == [("COACHES", "น่าน", "ตราด", "1")]
    assert len(found.shapes) == 77 and sum(shade > 0 for _, shade in found.shapes) == 2
    # the south is below the north
    assert outlines()["90"][1][1] > outlines()["50"][1][1]
    assert "CC BY 4.0" in found.method and any("75 จังหวัด" in line for line in found.left_out)


def test_a_year_hides_what_is_of_another(drawn: Callable[..., str], page_of: PageOf, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(drawn(), encoding="utf-8")
    tab = page_of(path).page
    tab.locator("details.facts").last.locator("summary").click()
    old = tab.locator("#nodes tbody tr", has_text="13 เครือข่าย")
    expect(old).to_be_visible()
    tab.select_option("#year", "2567")
    expect(old).to_be_hidden()
    expect(tab.locator("#nodes tbody tr", has_text="โรงเรียนคุณธรรม")).to_be_visible()


def test_the_page_saves_its_svg_less_what_is_hidden(drawn: Callable[..., str], page_of: PageOf, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(drawn(), encoding="utf-8")
    tab = page_of(path).page
    tab.select_option("#province", "น่าน")
    with tab.expect_download() as download:
        tab.click("#svg")
    download.value.save_as(tmp_path / "x.svg")
    text = (tmp_path / "x.svg").read_text("utf-8")
    names = re.findall("<title>(.*?)</title>", text)
    assert any("ศาสนาน่าน" in n for n in names) and not any("โรงเรียนคุณธรรม" in n for n in names)
