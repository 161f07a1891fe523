"""`draw`: its call, its other views, its files."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from graph import PropertyGraph, Source
from graph.errors import UsageError
from saan.pictures import draw, whole
from saan.pictures.model import model
from saan.pictures.reading import Reading
from tests.saan.pictures.world import world


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("x.png", {}, ".html"),
        ("x.html", {"view": "ball"}, "ecosystem"),
        ("x.html", {"view": "province"}, "--province"),
        ("x.html", {"province": "ไม่มีจังหวัดนี้"}, "ไม่มีจังหวัดนี้"),
    ],
)
def test_a_wrong_call_writes_nothing(tmp_path: Path, name: str, options: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError) as error:
        draw(world(), tmp_path / name, **options)  # type: ignore[arg-type]
    assert said in error.value.th
    assert list(tmp_path.iterdir()) == []


def test_it_is_written_in_utf8_and_replaces_what_was_there(small_world: PropertyGraph, tmp_path: Path) -> None:
    out = tmp_path / "โฟลเดอร์" / "หน้า.html"
    draw(small_world, out)
    first = out.read_bytes()
    draw(small_world, out, lang="en")
    assert "เครือข่าย".encode() in out.read_bytes() != first
    assert [p.name for p in out.parent.iterdir()] == ["หน้า.html"]


def test_the_callers_graph_is_not_changed(small_world: PropertyGraph, tmp_path: Path) -> None:
    before = {label: small_world.nodes(label).copy() for label in ("Network", "Meeting", "Person")}
    draw(small_world, tmp_path / "x.html", view="whole")
    for label, frame in before.items():
        pd.testing.assert_frame_equal(small_world.nodes(label), frame)


def test_english_words_stand_beside_thai_names(drawn: Callable[..., str]) -> None:
    text = drawn(lang="en")
    assert "13 networks unnamed 2565 BE" in text and "การศึกษาน่าน" in text
    assert "invented data" in text and "ข้อมูลสมมติ" in text


def test_one_province_holds_its_own_only(drawn: Callable[..., str]) -> None:
    text = drawn(province="จังหวัดน่าน")
    assert "การศึกษาน่าน" in text and "โรงเรียนคุณธรรม" not in text
    assert "ทุกสิ่งที่รู้ของจังหวัดน่าน" in drawn(view="province", province="น่าน")


def test_parallel_links_are_all_kept(tmp_path: Path) -> None:
    source = Source("coaching.csv", "1" * 64)
    links = pd.DataFrame(
        {"start": "Organization:ก", "end": "Organization:ข", "batch": [1, 2, 3], "place": ["!r2", "!r3", "!r4"]}
    )
    graph = PropertyGraph.stated(source, links={("COACHES", "Organization", "Organization"): links})
    scene = whole.whole(graph, Reading(graph, "th", names=False))
    _, edges, _ = model(scene)
    assert [(e["from"], e["to"]) for e in edges] == [(0, 1)] * 3
    assert len({str(e["smooth"]) for e in edges}) == 3
    assert [t.words for t in scene.ties] == [f"เป็นโค้ชให้ (รุ่นที่ {n})" for n in (1, 2, 3)]


def test_of_too_many_nodes_the_hubs_are_drawn_and_the_rest_is_counted(tmp_path: Path) -> None:
    count = whole.MOST_NODES + 500
    bodies = [f"Organization:o{i:05}@55" for i in range(count)]
    place = [f"!r{i + 2}" for i in range(count)]
    links = pd.DataFrame({"start": bodies, "end": "Network:n@55", "place": place})
    graph = PropertyGraph.stated(Source("m.csv", "2" * 64), links={("MEMBER_OF", "Organization", "Network"): links})
    drawn = draw(graph, tmp_path / "x.html", view="whole")
    assert drawn.nodes == whole.MOST_NODES
    assert any("501" in line for line in drawn.left_out)
    assert '"label":"n"' in drawn.path.read_text(encoding="utf-8")


def test_an_empty_graph_says_so(tmp_path: Path) -> None:
    text = draw(PropertyGraph(), tmp_path / "x.html").path.read_text(encoding="utf-8")
    assert "ยังไม่มีข้อมูลที่จะวาด" in text
