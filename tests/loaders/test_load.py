"""`load`: what is given, what is known already, what is wrong."""

from __future__ import annotations

import zipfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import PropertyGraph, SaanError
from graph.folder import open_graph, save_graph
from loaders import load
from tests.loaders.tables.programme import TABLES, write

RELEASE = (
    "จังหวัดน่านจัดประชุมคณะทำงานสมมติ\n\nวันที่ 12 มกราคม 2566 นายสมมติ ใจซื่อ ประธานเครือข่าย "
    "เป็นประธานการประชุม ณ ศาลากลางจังหวัดน่าน\n"
)


def same(one: PropertyGraph, other: PropertyGraph) -> bool:
    """Whether two graphs state the same, part by part."""
    assert one.source_ids == other.source_ids
    return {k: sorted(p.digest for p in v) for k, v in one.parts.items()} == {
        k: sorted(p.digest for p in v) for k, v in other.parts.items()
    }


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "ข่าว.txt").write_text(RELEASE, encoding="utf-8")
    graph, first = load(tmp_path)
    again, second = load(tmp_path, into=graph)
    assert same(graph, again) and first.exit_code == second.exit_code == 0
    assert {line.status for line in second.loaded} == {"unchanged"}


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(sorted(TABLES)))
def test_the_order_of_files_does_not_matter(tmp_path: Path, order: list[str]) -> None:
    write(tmp_path)
    graph, _ = load(*(tmp_path / name for name in order))
    expected, _ = load(tmp_path)
    assert same(graph, expected)


def test_one_file_after_another_shows_the_same_in_any_order(tmp_path: Path) -> None:
    write(tmp_path)
    shown = set()
    for order in permutations(["organizations.csv", "memberships.csv", "networks.csv"]):
        graph = PropertyGraph()
        for name in order:
            graph, _ = load(tmp_path / name, into=graph)
        shown.add(tuple(graph.nodes("Organization")["key"]) + tuple(graph.links("MEMBER_OF")["start_key"]))
    assert len(shown) == 1


def test_a_release_and_a_table_side_by_side(tmp_path: Path) -> None:
    write(tmp_path, "networks.csv")
    (tmp_path / "ข่าว.txt").write_text(RELEASE, encoding="cp874")
    graph, report = load(tmp_path)
    assert {line.name: line.kind for line in report.loaded} == {"networks.csv": "networks", "ข่าว.txt": "press"}
    source = graph.sources.set_index("name").loc["ข่าว.txt"]
    assert (source["kind"], source["as_of"], source["text"]) == ("press", "2023-01-12", RELEASE)


def test_two_files_of_one_name_from_two_provinces_both_stay(tmp_path: Path) -> None:
    text = "network,sector\nเครือข่ายศาสนา,ศาสนา\n"
    (tmp_path / "networks.csv").write_text(text, encoding="utf-8")
    graph, _ = load(tmp_path, province="น่าน")
    # the very same bytes, said of another province
    graph, report = load(tmp_path, into=graph, province="พะเยา")
    assert [line.status for line in report.loaded] == ["beside"]
    (tmp_path / "networks.csv").write_text(text + "เครือข่ายวัด,ศาสนา\n", encoding="utf-8")
    graph, report = load(tmp_path, into=graph, province="แพร่")
    assert [line.status for line in report.loaded] == ["beside"] and len(report.of("done")) == 1
    assert sorted(graph.nodes("Network")["province"]) == ["น่าน", "พะเยา", "แพร่", "แพร่"]


def test_a_corrected_file_takes_the_place_of_the_older(tmp_path: Path) -> None:
    text = "network,province\nเครือข่ายศาสนา,น่าน\nเครือข่ายสื่อ,น่าน\n"
    (tmp_path / "networks.csv").write_text(text, encoding="utf-8")
    graph, _ = load(tmp_path)
    (tmp_path / "networks.csv").write_text(text.replace("สื่อ", "สื่อมวลชน"), encoding="utf-8")
    graph, report = load(tmp_path, into=graph)
    assert [line.status for line in report.loaded] == ["replaced"]
    assert sorted(graph.nodes("Network")["name"]) == ["เครือข่ายศาสนา", "เครือข่ายสื่อมวลชน"]
    assert any("facts gone" in e.expected.en for e in report.of("done"))


def test_another_kind_of_table_under_a_known_name_stays_beside(tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    file.write_text("network,province\nเครือข่ายศาสนา,น่าน\n", encoding="utf-8")
    graph, _ = load(file)
    file.write_text("organization,province\nวัดสมมติธรรม,น่าน\n", encoding="utf-8")
    graph, report = load(file, into=graph)
    assert [line.status for line in report.loaded] == ["beside"]
    assert len(graph.nodes("Network")) == len(graph.nodes("Organization")) == 1


def test_saan_toml_speaks_for_its_folder_and_below(tmp_path: Path) -> None:
    (tmp_path / "saan.toml").write_text('invented = true\nprovince = "น่าน"\n', encoding="utf-8")
    below = tmp_path / "ปี"
    below.mkdir()
    (below / "saan.toml").write_text("year = 2566\n", encoding="utf-8")
    (below / "เครือข่าย.csv").write_text("เครือข่าย,ภาคส่วน\nเครือข่ายศาสนา,ศาสนา\n", encoding="utf-8")
    for given_path in (tmp_path, below, below / "เครือข่าย.csv"):
        graph, _ = load(given_path)
        assert graph.invented and list(graph.nodes("NetworkGroup")["fiscal_year_be"]) == [2566]


def test_names_are_relative_and_may_be_given(tmp_path: Path) -> None:
    write(tmp_path / "a", "networks.csv", "sectors.csv")
    _, report = load(tmp_path)
    assert [line.name for line in report.loaded] == ["a/networks.csv", "a/sectors.csv"]
    _, report = load(tmp_path, source="ชุดแรก")
    assert [line.name for line in report.loaded] == ["ชุดแรก/a/networks.csv", "ชุดแรก/a/sectors.csv"]
    _, report = load(tmp_path / "a" / "networks.csv", source="ทะเบียน")
    assert [line.name for line in report.loaded] == ["ทะเบียน"]


def test_a_zip_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "a")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in TABLES:
            archive.write(tmp_path / "a" / name, f"ก/{name}")
    graph, _ = load(tmp_path / "a.zip")
    plain, _ = load(tmp_path / "a")
    assert graph.count() == plain.count() and set(graph.sources["name"]) >= {f"ก/{name}" for name in TABLES}


def test_a_graph_from_a_folder_goes_on_being_filled(tmp_path: Path) -> None:
    write(tmp_path / "a")
    graph, _ = load(tmp_path / "a")
    save_graph(graph, tmp_path / "graph")
    kept = open_graph(tmp_path / "graph")
    again, report = load(tmp_path / "a", into=kept)
    assert {line.status for line in report.loaded} == {"unchanged"} and again.count() == graph.count()


def test_a_meeting_may_be_given_for_a_list_without_one(tmp_path: Path) -> None:
    write(tmp_path, "meetings.csv")
    (tmp_path / "ใบลงชื่อ.csv").write_text("หน่วยงาน\nวัดสมมติธรรม\n", encoding="utf-8")
    graph, _ = load(tmp_path, meeting="M2")
    assert list(graph.links("ATTENDED")["end_key"]) == ["Meeting:สมัชชาสมมติ@56/2023-08-12"]


def test_judgements_and_progress(tmp_path: Path) -> None:
    write(tmp_path)
    line = '{"when": "2026-01-01", "verdict": "reject", "subject": "Network:ก@55", "object": "Network:ข@55"}\n'
    (tmp_path / "j.jsonl").write_text(line, encoding="utf-8")
    seen: list[tuple[int, int, str]] = []
    graph, _ = load(tmp_path, judgements=tmp_path / "j.jsonl", progress=lambda *step: seen.append(step))
    assert [j.verdict for j in graph.judgements] == ["reject"]
    assert seen[0] == (1, len(TABLES) + 1, "assessments.csv") and seen[-1][0] == len(TABLES) + 1


BAD = {
    "empty.csv": (b"", "an empty file"),
    "blank.csv": (b"\n\n;;\n", "an empty file"),
    "noise.csv": (bytes(range(256)) * 40, "bytes that are no text"),
    "broken.xlsx": (b"PK\x03\x04 no workbook", ""),
    "quote.csv": (('organization,province\nวัดสมมติ,น่าน\n"' + "ก,น่าน\n" * 40_000).encode(), ""),
    "page.pages": (b"x", ".pages"),
    "broken.zip": (b"no zip", ""),
    "columns.csv": ("ชื่อเล่น,สีโปรด\nก,ข\n".encode(), "ชื่อเล่น, สีโปรด"),
    "lacking.csv": ("organization,network\nวัดสมมติ,เครือข่ายศาสนา\n".encode(), "organization, network"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    write(tmp_path, "networks.csv")
    data, found = BAD[name]
    (tmp_path / name).write_bytes(data)
    graph, report = load(tmp_path / "networks.csv", tmp_path / name)
    assert report.exit_code == 3 and len(graph.nodes("Network")) == 3
    (reject,) = report.of("reject")
    assert reject.file == name and found in reject.found and reject.expected.en
    for lang in ("th", "en"):
        assert name in report.to_text(lang)


def test_a_lacking_column_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(BAD["lacking.csv"][0])
    _, report = load(tmp_path)
    (reject,) = report.of("reject")
    assert report.exit_code == 4 and "memberships: province" in reject.todo.en and "--province" in reject.todo.en
    assert "memberships: province" in report.to_text("th")


def test_nothing_there_is_a_reject_too(tmp_path: Path) -> None:
    (tmp_path / "ว่าง").mkdir()
    graph, report = load(tmp_path / "ไม่มี", tmp_path / "ว่าง")
    assert report.exit_code == 4 and graph.is_empty() and len(report.of("reject")) == 2


def test_files_of_other_programs_in_a_folder_are_passed_over_by_rule(tmp_path: Path) -> None:
    write(tmp_path, "networks.csv")
    (tmp_path / "รูป.jpg").write_bytes(b"x")
    (tmp_path / "~$networks.xlsx").write_bytes(b"x")
    _, report = load(tmp_path)
    assert report.exit_code == 0 and [e.file for e in report.of("ignored")] == ["รูป.jpg"]


@pytest.mark.parametrize(
    "text", ["[a]\nkind = 'nothing'\n", "[a]\ncolumns = { x = 'nothing' }\n", "a = 1\n", "[a]\nother = 1\n", "["]
)
def test_a_broken_mapping_file_stops_the_load(tmp_path: Path, text: str) -> None:
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SaanError, match=r"m\.toml"):
        load(write(tmp_path, "networks.csv"), mapping=tmp_path / "m.toml")


def test_files_of_one_name_and_content_in_two_folders_are_two_sources(tmp_path: Path) -> None:
    for province in ("น่าน", "พะเยา"):
        folder = tmp_path / province
        folder.mkdir()
        (folder / "saan.toml").write_text(f'province = "{province}"\n', encoding="utf-8")
        (folder / "networks.csv").write_text("network,sector\nเครือข่ายศาสนา,ศาสนา\n", encoding="utf-8")
    for paths in ((tmp_path,), (tmp_path / "น่าน", tmp_path / "พะเยา")):
        graph, report = load(*paths)
        assert [line.name for line in report.loaded] == ["น่าน/networks.csv", "พะเยา/networks.csv"]
        assert sorted(graph.nodes("Network")["province"]) == ["น่าน", "พะเยา"]
