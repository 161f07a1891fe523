"""What the first picture shows."""

import pytest

from graph import PropertyGraph
from saan.pictures.ecosystem import ecosystem
from saan.pictures.reading import Reading
from saan.pictures.scene import Node, Scene, Tie
from tests.saan.pictures.world import NAN_NETWORKS, TRAT_NETWORKS


def scene_of(graph: PropertyGraph, names: bool = False) -> Scene:
    return ecosystem(graph, Reading(graph, "th", names))


@pytest.fixture(scope="module")
def scene(small_world: PropertyGraph) -> Scene:
    return scene_of(small_world)


def named(scene: Scene, name: str) -> Node:
    (node,) = [n for n in scene.nodes if n.name == name]
    return node


def ties(scene: Scene, kind: str) -> list[Tie]:
    return [t for t in scene.ties if t.kind == kind]


def test_every_network_stands_in_its_provinces_band(scene: Scene) -> None:
    bands = {b.name: b for b in scene.bands}
    assert set(bands) == {"น่าน", "ตราด"}
    for names, province in ((NAN_NETWORKS, "น่าน"), (TRAT_NETWORKS, "ตราด")):
        for name in names:
            node, band = named(scene, name), bands[province]
            assert node.province == province
            assert band.y < node.y < band.y + band.height


def test_networks_of_a_sector_stand_in_one_column(scene: Scene) -> None:
    heading = dict(scene.columns)
    for first, second, sector in (("ศาสนาน่าน", "องค์กรศาสนา", "ศาสนา"), ("การศึกษาน่าน", "โรงเรียนคุณธรรม", "การศึกษา")):
        assert named(scene, first).x == named(scene, second).x
        assert heading[named(scene, first).x] == sector


def test_no_two_nodes_stand_on_one_place(scene: Scene) -> None:
    assert len({(n.x, n.y) for n in scene.nodes}) == len(scene.nodes)


def test_networks_that_are_only_counted_are_one_dashed_node_with_the_number(scene: Scene) -> None:
    (node,) = [n for n in scene.nodes if n.kind == "Unnamed"]
    assert node.name == "13 เครือข่าย ไม่ระบุชื่อ ปี 2565"
    assert scene.looks["Unnamed"].dashed
    assert "13 เครือข่ายที่ไม่ระบุชื่อ" in scene.summary


def test_meetings_are_folded_into_ties_that_name_them(scene: Scene) -> None:
    assert "Meeting" not in {n.kind for n in scene.nodes}
    (tie,) = [t for t in ties(scene, "SECRETARIAT_OF") if t.end.province == "น่าน"]
    assert (tie.start.name, tie.end.name) == ("สำนักงานวัฒนธรรมจังหวัดน่าน", "6 เครือข่าย ปี 2566")
    assert tie.through == ("การประชุมสมัชชาคุณธรรมจังหวัดน่าน · 12 ม.ค. 2566",)
    assert "เป็นฝ่ายเลขานุการ" in tie.evidence.shown[0].sentence


def test_a_chair_is_the_post_and_the_person_only_on_request(small_world: PropertyGraph, scene: Scene) -> None:
    assert {t.start.name for t in ties(scene, "CHAIRED_BY")} == {"รองผู้ว่าราชการจังหวัดน่าน", "ปลัดจังหวัดตราด"}
    shown = scene_of(small_world, names=True)
    assert "รองผู้ว่าราชการจังหวัดน่าน (กล้าหาญ ใจสมมติ)" in {n.name for n in shown.nodes}


def test_an_assembly_joins_no_pairs_and_a_small_meeting_does(scene: Scene) -> None:
    (tie,) = ties(scene, "SAME_MEETING")
    assert {tie.start.name, tie.end.name} == {"การศึกษาน่าน", "ศาสนาน่าน"}
    assert tie.evidence.total == 2
    assert any("การประชุม 3 ครั้งที่มีมากกว่า 4 เครือข่าย" in line for line in scene.left_out)


def test_shared_members_are_counted_and_named(scene: Scene) -> None:
    found = {frozenset((t.start.name, t.end.name)): t for t in ties(scene, "SHARED_MEMBER")}
    assert {k: t.weight for k, t in found.items()} == {
        frozenset(("ศาสนาน่าน", "ประชาสังคมน่าน")): 2,
        frozenset(("การศึกษาน่าน", "สื่อมวลชนน่าน")): 1,
    }
    tie = found[frozenset(("ศาสนาน่าน", "ประชาสังคมน่าน"))]
    assert "วัดสมมติริมน่าน" in tie.words and "มูลนิธิสมมติ" in tie.words
    assert tie.evidence.total == 4


def test_the_owner_and_ideas_are_there_but_off(scene: Scene) -> None:
    owner = named(scene, "ศูนย์คุณธรรม (องค์การมหาชน)")
    assert owner.kind == "Owner"
    assert {k for k, look in scene.looks.items() if not look.on} == {
        "Owner",
        "Goal",
        "Virtue",
        "Initiative",
        "Designation",
    }
    assert owner.y < min(b.y for b in scene.bands)
    assert named(scene, "สุจริต").x < min(b.x for b in scene.bands)


def test_what_is_not_drawn_is_said(scene: Scene) -> None:
    assert any("บุคคล 2" in line for line in scene.left_out)


def test_a_graph_of_nothing_is_a_picture_of_nothing() -> None:
    assert scene_of(PropertyGraph()).nodes == []
