"""A folder that grows source by source shows what one load of all sources shows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import SCHEMA, Judgement, PropertyGraph, keys, open_graph, save_graph
from graph.folder import read_manifest, shown_files
from tests.graph.world import rows, source

NAMES = ("โรงเรียนบ้านหนึ่ง", "โรงเรียน บ้านหนึ่ง", "วัดสมมติ", "อบต.สมมุติ", "องค์การบริหารส่วนตำบลสมมุติ")
PLACES = (("57",), ("57", "5701"), ("57", "5702"), ("56",), ())
BODIES = st.tuples(st.sampled_from(NAMES), st.sampled_from(PLACES), st.sampled_from(("โรงเรียน", "วัด", None)))
SEATS = st.tuples(BODIES, st.sampled_from("ABC"), st.sampled_from(("ผู้เข้าร่วม", "เลขานุการ", None)))
STATED = st.tuples(st.lists(BODIES, max_size=4), st.lists(SEATS, max_size=4), st.sampled_from(("2022", "2023", "")))


def stated(number: int, bodies: list[Any], seats: list[Any], as_of: str) -> PropertyGraph:
    """What one invented source states of bodies and of who sat at which meeting."""
    organizations = pd.DataFrame(
        [(keys.key("Organization", n, *at), n, type, f"!r{i}") for i, (n, at, type) in enumerate(bodies, 2)],
        columns=["key", "name", "type", "place"],
    )
    there = [(keys.key("Organization", n, *at), keys.key("Meeting", m), r) for (n, at, _), m, r in seats]
    attended = pd.DataFrame(
        [(*row, f"!r{i}") for i, row in enumerate(there, 2)], columns=["start", "end", "role", "place"]
    )
    return PropertyGraph.stated(
        source(f"{number}.csv", as_of=as_of),
        {"Organization": organizations} if bodies else {},
        {("ATTENDED", "Organization", "Meeting"): attended} if seats else {},
    )


def shown(graph: PropertyGraph) -> dict[str, list[tuple[object, ...]]]:
    found = {label: rows(graph.nodes(label)) for label in SCHEMA.nodes if len(graph.keys(label))}
    return found | {k.id: rows(graph.links(*t)) for t, k in SCHEMA.links.items() if k.id in graph.parts}


@settings(max_examples=12)
@given(found=st.lists(STATED, min_size=2, max_size=5), alias=st.booleans())
def test_source_by_source_as_all_at_once(found: list[Any], alias: bool) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as root:
        patch.setattr("graph.growth.LARGEST_SHARE", 1)
        patch.setattr("graph.chunks.NODE_ROWS", 3)
        patch.setattr("graph.chunks.SMALL_FILES", 2)
        check(Path(root), [stated(n, *one) for n, one in enumerate(found)], alias)


def test_a_key_that_only_a_decision_names_is_one_with_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.growth.LARGEST_SHARE", 1)
    temple = stated(0, [], [(("วัดสมมติ", ("57",), "วัด"), "A", None)], "2022")
    school = stated(1, [], [(("โรงเรียนบ้านหนึ่ง", ("57", "5702"), None), "C", None)], "2023")
    check(tmp_path, [temple, school], alias=True)


def check(root: Path, graphs: list[PropertyGraph], alias: bool) -> None:
    decided = [Judgement("2024", "alias", keys.key("Organization", NAMES[0], "57"), NAMES[2])] if alias else []
    save_graph(PropertyGraph({}, decided), root)
    for graph in graphs:
        save_graph(open_graph(root).merge(graph), root)
    whole = PropertyGraph({}, decided).merge(*graphs)
    back = open_graph(root)
    assert shown(back) == shown(whole)
    assert back.mapping == whole.mapping
    for label in read_manifest(root)["ordered"]:
        assert by_number(root, label) == back.keys(label).to_pylist()
    for key in whole.keys("Organization").to_pylist():
        assert set(back.evidence_of_node(key)) == set(whole.evidence_of_node(key))


def by_number(root: Path, label: str) -> list[str]:
    """The keys of a label in the order of their numbers."""
    nodes = pd.concat(map(pd.read_parquet, shown_files(root)[label]))
    return nodes.sort_values("id")["key"].tolist()


def world(count: int) -> PropertyGraph:
    names = [(f"โรงเรียนที่{n}", ("57",), "โรงเรียน") for n in range(count)]
    return stated(0, names, [(name, "A", None) for name in names], "2022")


def test_one_release_leaves_the_files_of_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.chunks.NODE_ROWS", 100)
    save_graph(world(1000), tmp_path)
    before = names_of(tmp_path)
    body = ("โรงเรียนที่7", ("57",), "วัด")
    save_graph(open_graph(tmp_path).merge(stated(1, [body], [(body, "B", None)], "2023")), tmp_path)
    after = names_of(tmp_path)
    # of one file of nodes a row changed; that row, a meeting, two links and a source came
    assert len(before - after) == 1
    assert len(after - before) <= 8
    assert open_graph(tmp_path).nodes("Organization")["type"].value_counts().to_dict() == {"โรงเรียน": 999, "วัด": 1}


def names_of(root: Path) -> set[str]:
    manifest = read_manifest(root)
    return {e["file"] for sub in ("shown", "keys") for found in manifest[sub].values() for e in found}


def test_many_small_loads_leave_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.chunks.SMALL_FILES", 4)
    monkeypatch.setattr("graph.folder.SMALL_PARTS", 4)
    save_graph(world(1000), tmp_path)
    for number in range(1, 12):
        body = (f"วัดที่{number}", ("57",), "วัด")
        save_graph(open_graph(tmp_path).merge(stated(number, [body], [(body, "B", None)], "2023")), tmp_path)
    manifest = read_manifest(tmp_path)
    assert max(len(found) for sub in ("parts", "shown", "keys") for found in manifest[sub].values()) <= 6
    assert len(open_graph(tmp_path).nodes("Organization")) == 1011


def test_others_read_a_folder_that_has_grown(tmp_path: Path) -> None:
    save_graph(world(40), tmp_path)
    save_graph(open_graph(tmp_path).merge(stated(1, [], [(("ก", ("57",), None), "A", "ประธาน")], "2023")), tmp_path)
    files = {k: [f.as_posix() for f in found] for k, found in shown_files(tmp_path).items()}
    found = duckdb.sql(f"""
        SELECT o.name, m.name, role FROM read_parquet({files["ATTENDED.Organization.Meeting"]}) a
        JOIN read_parquet({files["Organization"]}) o ON o.id = a.start
        JOIN read_parquet({files["Meeting"]}) m ON m.id = a."end" WHERE role IS NOT NULL
    """).fetchall()
    assert found == [("ก", "a", "ประธาน")]


def test_a_folder_says_which_labels_are_in_the_order_of_keys(tmp_path: Path) -> None:
    save_graph(world(40), tmp_path)
    assert {"Organization", "Meeting"} <= set(read_manifest(tmp_path)["ordered"])
    # a new body at a meeting that is there already
    save_graph(open_graph(tmp_path).merge(stated(1, [], [(("ก", ("57",), None), "A", "ประธาน")], "2023")), tmp_path)
    ordered = read_manifest(tmp_path)["ordered"]
    assert "Organization" not in ordered and "Meeting" in ordered


def test_a_body_whose_older_key_comes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number is now shown by another key, which may stand elsewhere in their order."""
    monkeypatch.setattr("graph.growth.LARGEST_SHARE", 1)
    place = ("57", "5701")
    save_graph(stated(0, [("อนามัยสมมติ", place, None), (NAMES[3], place, None)], [], "2022"), tmp_path)
    save_graph(open_graph(tmp_path).merge(stated(1, [(NAMES[4], place, None)], [], "2023")), tmp_path)
    in_order = open_graph(tmp_path).keys("Organization").to_pylist()
    assert by_number(tmp_path, "Organization") == in_order[::-1]
    assert "Organization" not in read_manifest(tmp_path)["ordered"]
