"""The tables of one programme become one graph in which every body is one node."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from graph import PropertyGraph, SaanError
from loaders import Report, load
from tests.loaders.tables.programme import FOUNDATION, SCHOOL_NAN, SCHOOL_PHAYAO, TABLES, TEMPLE, write


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[PropertyGraph, Report]:
    return load(write(tmp_path_factory.mktemp("programme")))


@pytest.fixture
def graph(loaded: tuple[PropertyGraph, Report]) -> PropertyGraph:
    return loaded[0]


def pairs(frame: pd.DataFrame, *extra: str) -> set[tuple[object, ...]]:
    """Links as a set; missing values are None."""
    rows = frame[["start_key", "end_key", *extra]].astype(object)
    return set(rows.where(rows.notna(), None).itertuples(index=False, name=None))


def test_every_row_is_used(loaded: tuple[PropertyGraph, Report]) -> None:
    report = loaded[1]
    assert report.exit_code == 0, report.to_text()
    rows = {line.name: (line.rows, line.used) for line in report.loaded}
    assert rows == {name: (n := text.count("\n") - 1, n) for name, text in TABLES.items()}
    assert {e.kind for e in report.entries} <= {"guess", "ignored"}


def test_a_body_is_one_node_wherever_it_is_named(graph: PropertyGraph) -> None:
    assert set(graph.nodes("Organization")["key"]) == {SCHOOL_NAN, SCHOOL_PHAYAO, TEMPLE, FOUNDATION}
    row = graph.nodes("Organization").set_index("key").loc[SCHOOL_NAN]
    assert list(row[["name", "type", "province", "district", "subdistrict"]]) == [
        "โรงเรียนบ้านดอนสมมติ",
        "สถานศึกษา",
        "น่าน",
        "เวียงสา",
        "กลางเวียง",
    ]


def test_members_are_found_in_the_networks_province_and_else_where_the_register_has_them(graph: PropertyGraph) -> None:
    members = graph.links("MEMBER_OF", "Organization", "Network")
    assert len(members) == 4
    assert pairs(graph.links("MEMBER_OF"), "role", "since", "until") >= {
        (SCHOOL_NAN, "Network:เครือข่ายการศึกษา@55", "แกนหลัก", "2022", None),
        (SCHOOL_PHAYAO, "Network:เครือข่ายการศึกษา@56", "สมาชิก", "2023-01-12", "2024-01-11"),
        # the province of a membership is the network's: the foundation stays where it stands
        (FOUNDATION, "Network:เครือข่ายศาสนา@55", "สมาชิก", None, None),
    }


def test_a_body_of_another_province_is_told_as_a_guess(loaded: tuple[PropertyGraph, Report]) -> None:
    told = {(e.file, e.row, e.found) for e in loaded[1].of("guess") if e.row}
    assert told == {("memberships.csv", 5, "มูลนิธิสมมติพัฒนา"), ("attendance.csv", 5, "วัดสมมติธรรม")}


def test_meetings_with_counts_networks_and_those_present(graph: PropertyGraph) -> None:
    first = "Meeting:ประชุมคณะทำงานสมมติครั้งที่1@55/2022-11-03"
    row = graph.nodes("Meeting").set_index("key").loc[first]
    assert list(row[["date", "province", "kind", "participants", "participants_qualifier"]]) == [
        "2022-11-03",
        "น่าน",
        "working",
        60,
        "at_least",
    ]
    assert (row["fiscal_year_be"], row["org_count"], row["network_count"]) == (2566, 20, 2)
    assert list(row["format"]) == ["onsite"] and list(row["aliases"]) == ["M1"]
    attended = pairs(graph.links("ATTENDED"), "role")
    person = "Person:สมมติใจดีงาม@55"
    assert {(s, r) for s, e, r in attended if e == first} == {
        (SCHOOL_NAN, None),
        (TEMPLE, "เจ้าภาพ"),
        (person, "ผู้เข้าร่วม"),
    }
    assert pairs(graph.links("REPRESENTS")) == {(person, SCHOOL_NAN)}
    assert pairs(graph.links("HOLDS_POSITION"), "as_of") == {
        (person, "Position:ครูโรงเรียนบ้านดอนสมมติ@55/5507/550701", "2022-11-03")
    }
    assert {s for s, e in pairs(graph.links("PARTICIPATED")) if e == first} == {
        "Network:เครือข่ายการศึกษา@55",
        "Network:เครือข่ายศาสนา@55",
    }
    assert pairs(graph.links("HELD_AT")) == {(first, "Venue:ห้องประชุมสมมติ@55")}


def test_networks_of_a_year_are_a_group(graph: PropertyGraph) -> None:
    groups = graph.nodes("NetworkGroup")[["province", "fiscal_year_be"]]
    assert set(groups.itertuples(index=False, name=None)) == {("น่าน", 2566), ("พะเยา", 2566)}
    assert len(graph.links("MEMBER_OF", "Network", "NetworkGroup")) == 3
    assert pairs(graph.links("IN_SECTOR"), "status", "since_be") >= {
        ("Network:เครือข่ายศาสนา@55", "Sector:ศาสนา", "reviewed", 2566),
    }


def test_sectors_are_proposed_only_where_no_table_states_them(tmp_path: Path, graph: PropertyGraph) -> None:
    assert set(graph.links("IN_SECTOR")["status"]) == {"reviewed"}
    alone, _ = load(write(tmp_path, "memberships.csv"))
    assert set(alone.links("IN_SECTOR")["status"]) == {"proposed"}
    assert ("Network:เครือข่ายศาสนา@55", "Sector:ศาสนา") in pairs(alone.links("IN_SECTOR"))


def test_levels_and_coaching_find_their_bodies_without_a_province(graph: PropertyGraph) -> None:
    assert pairs(graph.links("ASSESSED_AT"), "level", "year_be") == {
        (TEMPLE, "Designation:คุณธรรมต้นแบบ", "คุณธรรมต้นแบบ", 2566),
        (FOUNDATION, "Designation:ส่งเสริมคุณธรรม", "ส่งเสริมคุณธรรม", 2566),
    }
    assert pairs(graph.links("COACHES"), "batch", "year_be") == {(TEMPLE, FOUNDATION, 1, 2566)}


def test_places_named_are_joined_to_larger_ones_and_no_others_are(graph: PropertyGraph) -> None:
    assert set(graph.nodes("Province")["name"]) == {"น่าน", "พะเยา"}
    assert set(graph.nodes("Region")["name"]) == {"ภาคเหนือ"}
    assert pairs(graph.links("IN_PROVINCE")) >= {("District:5507", "Province:55"), ("District:5603", "Province:56")}
    assert pairs(graph.links("LOCATED_IN")) == {
        (SCHOOL_NAN, "Subdistrict:550701"),
        (SCHOOL_PHAYAO, "District:5603"),
        (TEMPLE, "District:5514"),
        (FOUNDATION, "Province:56"),
    }


def test_evidence_is_the_row_of_the_file(graph: PropertyGraph) -> None:
    (found,) = graph.evidence_of_link("MEMBER_OF", FOUNDATION, "Network:เครือข่ายศาสนา@55")
    assert found.source.startswith("memberships.csv#") and found.place == "memberships!r5"
    assert found.words == "มูลนิธิสมมติพัฒนา | เครือข่ายศาสนา | น่าน | สมาชิก"


def test_a_membership_table_alone_makes_a_graph(tmp_path: Path) -> None:
    graph, report = load(write(tmp_path, "memberships.csv") / "memberships.csv")
    assert report.exit_code == 0
    keys = set(graph.nodes("Organization")["key"])
    assert "Organization:โรงเรียนบ้านดอนสมมติ@55" in keys and "Organization:โรงเรียนบ้านดอนสมมติ@56" in keys
    assert len(graph.links("MEMBER_OF", "Organization", "Network")) == 4


def test_loading_the_register_later_gives_the_bodies_their_place(tmp_path: Path) -> None:
    write(tmp_path)
    graph, _ = load(tmp_path / "memberships.csv")
    graph, _ = load(tmp_path / "organizations.csv", into=graph)
    members = pairs(graph.links("MEMBER_OF"))
    assert (SCHOOL_PHAYAO, "Network:เครือข่ายการศึกษา@56") in members
    assert (TEMPLE, "Network:เครือข่ายศาสนา@55") in members


def test_two_of_one_name_in_a_province_stay_open_for_review(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text(
        "organization,province,district\nวัดสมมติกลาง,น่าน,เวียงสา\nวัดสมมติกลาง,น่าน,ปัว\n", encoding="utf-8"
    )
    (tmp_path / "memberships.csv").write_text(
        "organization,network,province\nวัดสมมติกลาง,เครือข่ายศาสนา,น่าน\n", encoding="utf-8"
    )
    graph, report = load(tmp_path)
    assert len(graph.nodes("Organization")) == 3
    (item,) = report.of("review")
    assert (item.file, item.row, item.found) == ("memberships.csv", 2, "วัดสมมติกลาง")


def test_a_name_that_holds_its_province_goes_before_the_province_at_hand(tmp_path: Path) -> None:
    (tmp_path / "memberships.csv").write_text(
        "organization,network,province\nสำนักงานสมมติจังหวัดพะเยา,เครือข่ายภาครัฐ,น่าน\n"
        "ศูนย์คุณธรรม (องค์การมหาชน),เครือข่ายภาครัฐ,น่าน\nศูนย์คุณธรรม,เครือข่ายภาครัฐ,พะเยา\n",
        encoding="utf-8",
    )
    graph, _ = load(tmp_path)
    nodes = graph.nodes("Organization").set_index("key")
    assert set(nodes.index) == {"Organization:สำนักงานสมมติจังหวัดพะเยา@56", "Organization:ศูนย์คุณธรรม"}
    assert nodes.loc["Organization:ศูนย์คุณธรรม", "programme_role"] == "owner"


def test_meetings_of_one_title_and_day_under_two_ids_stay_two(tmp_path: Path) -> None:
    (tmp_path / "meetings.csv").write_text(
        "meeting,title,date,province\nA,ประชุมสมมติ,2023-01-05,น่าน\nB,ประชุมสมมติ,2023-01-05,น่าน\n", encoding="utf-8"
    )
    (tmp_path / "attendance.csv").write_text("meeting,organization\nA,วัดสมมติ\nB,โรงเรียนสมมติ\n", encoding="utf-8")
    graph, report = load(tmp_path)
    assert len(graph.nodes("Meeting")) == 2
    assert len({e for _, e in pairs(graph.links("ATTENDED"))}) == 2
    assert len(report.of("review")) == 2


@pytest.mark.parametrize("first", ["meetings.csv", "attendance.csv"])
def test_ids_are_tied_whichever_table_comes_first(tmp_path: Path, first: str) -> None:
    write(tmp_path)
    second = ({"meetings.csv", "attendance.csv"} - {first}).pop()
    graph, _ = load(tmp_path / first)
    graph, _ = load(tmp_path / second, into=graph)
    assert set(graph.nodes("Meeting")["name"]) == {"ประชุมคณะทำงานสมมติ ครั้งที่ 1", "สมัชชาสมมติ"}
    assert len(graph.links("ATTENDED", "Person", "Meeting")) == 1


def test_unknown_meetings_are_for_review(tmp_path: Path) -> None:
    graph, report = load(write(tmp_path, "attendance.csv"))
    assert len(graph.nodes("Meeting")) == 2
    assert [(e.row, e.found) for e in report.of("review")] == [(2, "M1"), (4, "M2")]


def test_the_same_tables_in_any_order_show_the_same(tmp_path: Path) -> None:
    write(tmp_path)
    paths = [tmp_path / name for name in TABLES]
    one, _ = load(*paths)
    other, _ = load(*reversed(paths))
    assert one.sources.equals(other.sources) and one.count() == other.count()
    for kind, parts in one.parts.items():
        assert [p.digest for p in parts] == [p.digest for p in other.parts[kind]]


def test_an_unknown_province_as_an_option_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(SaanError, match="close names: น่าน"):
        load(write(tmp_path), province="น่าม")
