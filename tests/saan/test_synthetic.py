"""An invented programme has the counts asked for, the hubs planted, and the same rows for a seed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.reference import places
from saan.synthetic import Programme, Shape, nation, programme
from saan.synthetic.words import ENDS, FANCY, LAND

COLUMNS = {
    "organizations": "organization type province district subdistrict",
    "networks": "network province sector year",
    "memberships": "organization network province role since until",
    "meetings": "meeting title date province venue kind format networks "
    "stated_people stated_organizations stated_networks",
    "attendance": "meeting organization network person position role",
    "assessments": "organization fiscal_year level",
    "coaching": "coach organization batch year",
    "sectors": "province network sector since until",
}


@pytest.fixture(scope="module")
def world() -> Programme:
    return programme()


def test_tables_have_the_canonical_columns(world: Programme) -> None:
    assert {name: " ".join(table.columns) for name, table in world.tables.items()} == COLUMNS


def test_counts_are_as_asked(world: Programme) -> None:
    tables = world.tables
    assert tables["organizations"]["province"].value_counts().to_dict() == {
        "พะเยา": 210,
        "ปราจีนบุรี": 210,
        "พัทลุง": 210,
    }
    assert set(tables["networks"].groupby(["province", "year"])["network"].nunique()) == {9}
    assert set(tables["meetings"].groupby("province").size()) == {31}
    assert len(tables["meetings"][tables["meetings"]["kind"] == "สมัชชา"]) == 3


def test_meetings_are_of_the_size_asked(world: Programme) -> None:
    meetings = world.tables["meetings"].set_index("meeting")
    size = world.tables["attendance"].groupby("meeting")["organization"].nunique()
    assembly = meetings["kind"].reindex(size.index) == "สมัชชา"
    assert set(size[assembly]) == {180}
    assert size[~assembly].between(6, 16).all()
    assert meetings["stated_organizations"].to_dict() == size.to_dict()
    assert (meetings["stated_people"] >= meetings["stated_organizations"]).all()


def test_planted_hubs_go_to_meetings_of_two_networks(world: Programme) -> None:
    joint = world.tables["meetings"].query("stated_networks == 2")
    attendance = world.tables["attendance"].merge(joint[["meeting", "province"]], on="meeting")
    for province, hubs in world.planted_hubs.items():
        assert len(hubs) == 5
        visits = attendance[attendance["province"] == province]["organization"].value_counts()
        assert set(hubs) <= set(visits.head(10).index)


def test_working_meetings_seat_members_and_hubs_only(world: Programme) -> None:
    meetings = world.tables["meetings"].query("stated_networks < 3")
    rows = world.tables["attendance"].merge(meetings[["meeting", "networks", "province"]], on="meeting")
    hubs = {hub for names in world.planted_hubs.values() for hub in names}
    asked = [n in held.split(";") for n, held in zip(rows["network"], rows["networks"], strict=True)]
    assert (pd.Series(asked) | rows["organization"].isin(hubs)).all()


def test_networks_drift_between_the_years(world: Programme) -> None:
    networks = world.tables["networks"].query("province == 'พะเยา'").groupby("year")["network"].agg(set)
    assert len(networks[2566] & networks[2567]) == 3
    ended = world.tables["memberships"].query("network == 'เครือข่ายสุขภาพ'")
    assert set(ended["until"]) == {2566}
    lasting = world.tables["memberships"].query("network == 'เครือข่ายศาสนา' and since == 2566")
    assert lasting["until"].isna().any()


def test_everybody_belongs_somewhere_in_every_year(world: Programme) -> None:
    memberships = world.tables["memberships"]
    for year in world.shape.years:
        held = memberships[(memberships["since"] <= year) & (memberships["until"].fillna(9999) >= year)]
        assert held["organization"].nunique() == 630


def test_organizations_are_named_once_and_lie_in_real_places(world: Programme) -> None:
    table = world.tables["organizations"]
    assert table["organization"].is_unique
    for row in table.head(50).itertuples():
        province = places().province(str(row.province))
        assert province is not None
        (district,) = places().districts(str(row.district), province.code)
        assert places().subdistricts(str(row.subdistrict), district.code)


def test_meetings_lie_in_their_fiscal_year_on_working_days(world: Programme) -> None:
    meetings = world.tables["meetings"]
    day = pd.to_datetime(meetings["date"])
    fiscal = day.dt.year + 543 + (day.dt.month >= 10)
    assert (fiscal.astype(str) == meetings["title"].str[-4:]).all()
    assert (day.dt.day_of_week < 5).all()


def test_coaches_are_assessed_at_the_top(world: Programme) -> None:
    coaching = world.tables["coaching"]
    assessed = world.tables["assessments"]
    held = coaching.merge(assessed, left_on=["coach", "year"], right_on=["organization", "fiscal_year"])
    assert len(held) == len(coaching)
    assert set(held["level"]) == {"คุณธรรมต้นแบบ"}
    assert set(coaching.groupby(["coach", "year"]).size()) == {8}


def test_a_seed_gives_the_same_rows_and_another_gives_others(tmp_path: Path) -> None:
    def written(name: str, seed: int) -> list[bytes]:
        return [path.read_bytes() for path in programme(provinces=1, seed=seed).write(tmp_path / name)]

    assert written("a", 7) == written("b", 7)
    assert written("c", 8) != written("a", 7)


def test_written_tables_open_in_excel_and_read_back(tmp_path: Path, world: Programme) -> None:
    paths = world.write(tmp_path / "ตาราง")
    assert {p.stem for p in paths} == set(COLUMNS)
    assert all(p.read_bytes().startswith(b"\xef\xbb\xbf") for p in paths)
    back = pd.read_csv(tmp_path / "ตาราง" / "attendance.csv", encoding="utf-8-sig")
    assert back.to_dict() == world.tables["attendance"].to_dict()


def test_names_left_out_leave_the_stated_counts() -> None:
    whole, part = programme(provinces=1), programme(provinces=1, named=0.5)
    pd.testing.assert_frame_equal(whole.tables["meetings"], part.tables["meetings"])
    assert 0.4 < len(part.tables["attendance"]) / len(whole.tables["attendance"]) < 0.6


def test_best_coaches_are_free_and_of_the_highest_level() -> None:
    made = programme(provinces=1, best_coaches=4, seed=3)
    (best,) = made.planted_coaches.values()
    assert len(best) == 4 and not {*best} & {*made.planted_hubs["พะเยา"]}
    level = made.tables["assessments"].query("organization in @best")
    assert set(level["level"]) == {"คุณธรรมต้นแบบ"} and len(level) == 8
    assert not set(made.tables["coaching"]["coach"]) & set(best)
    assert programme(provinces=1, seed=3).planted_hubs == made.planted_hubs


def test_slips_and_unknown_memberships_are_a_share() -> None:
    whole, part = (programme(provinces=1, seed=3, **c) for c in ({}, {"misspelt": 0.1, "known": 0.6}))
    names, written = (p.tables["attendance"]["organization"] for p in (whole, part))
    assert 0.05 < (names != written).mean() < 0.15
    assert (names.str.len() - written.str.len()).isin([0, 1]).all()
    members = part.tables["memberships"]["organization"].nunique()
    assert 0.5 < members / whole.tables["memberships"]["organization"].nunique() < 0.7


def test_nation_has_exactly_what_was_asked() -> None:
    tables = nation(organizations=10_000, memberships=13_000, attendances=39_000, seed=1).tables
    assert len(tables["organizations"]) == 10_000
    assert len(tables["memberships"]) == 13_000
    assert len(tables["attendance"]) == 39_000
    assert tables["organizations"]["province"].nunique() == 77
    assert not tables["organizations"].duplicated(["organization", "province"]).any()
    assert not tables["attendance"].duplicated(["meeting", "organization"]).any()


def test_local_names_cannot_be_read_two_ways() -> None:
    names = [a + b + c for a in LAND for b in FANCY for c in ENDS]
    assert len(names) == len(set(names))


@settings(max_examples=15)
@given(
    provinces=st.integers(1, 4),
    networks=st.integers(2, 15),
    organizations=st.integers(20, 60),
    meetings=st.integers(1, 12),
    years=st.sampled_from([(2566,), (2565, 2566, 2567)]),
    seed=st.integers(0, 99),
)
def test_any_shape_is_built(
    provinces: int, networks: int, organizations: int, meetings: int, years: tuple[int, ...], seed: int
) -> None:
    shape = Shape(provinces, years, organizations, networks, meetings, assembly_size=15, seed=seed)
    tables = programme(shape).tables
    assert len(tables["organizations"]) == provinces * organizations
    assert set(tables["attendance"]["organization"]) <= set(tables["organizations"]["organization"])
    assert set(tables["attendance"]["network"]) <= set(tables["networks"]["network"])
    first, last = tables["memberships"]["since"], tables["memberships"]["until"].dropna()
    assert set(first) | set(last) <= set(years)


@pytest.mark.parametrize(
    "changes", [{"provinces": 78}, {"networks": 1}, {"smallest": 20}, {"assembly_size": 500}, {"named": 1.5}]
)
def test_a_shape_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    (field,) = changes
    with pytest.raises(ValueError, match=field):
        programme(**changes)
