"""`hubs` on invented programmes: it finds the planted, says how sure it is, and holds against the two traps."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import queries
from graph.errors import UsageError
from loaders import load
from saan.synthetic import Programme, programme
from tests.queries.build import Stating
from tests.queries.programmes import forgotten, found, frames, hubs

SEEDS = range(5)
PROVINCE = "พะเยา"


def planted(seeds: range, unknown: float = 0.0, **shape: object) -> float:
    """Mean planted hubs in the first five of a province of 200."""
    counts = []
    for seed in seeds:
        made = programme(provinces=1, organizations=200, seed=seed, **shape)
        seen = forgotten(made, unknown, seed) if unknown else made
        counts.append(found(hubs(frames(seen), doubt=False), made.planted_hubs[PROVINCE]))
    return float(np.mean(counts))


def test_one_assembly_does_not_hide_the_hubs() -> None:
    one, none = (planted(SEEDS, assemblies=n, years=(2567,)) for n in (1, 0))
    assert one >= 4.6 and one >= none - 0.3


def test_three_assemblies_missing_names_and_drift_leave_four() -> None:
    assert planted(SEEDS, assemblies=3, named=0.7, years=(2565, 2566, 2567)) >= 4.0


def test_unknown_networks_leave_what_attendance_gives() -> None:
    assert planted(SEEDS, 0.4, assemblies=1, years=(2567,)) >= 4.2 - 0.2


@pytest.fixture(scope="module")
def made() -> Programme:
    return programme(provinces=1, organizations=60, meetings=16, assembly_size=40, named=0.7, seed=3)


def test_the_tables_give_what_the_frames_give(made: Programme, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("tables")
    made.write(folder)
    table = folder / "attendance.csv"
    pd.read_csv(table)[["meeting", "organization", "network"]].to_csv(table, index=False)
    graph, _ = load(folder)
    columns = ["rank", "volume", "function_z", "brokerage", "lost", "alone", "persistence", "recency"]
    loaded = queries.ask("hubs", graph).frame.sort_values("organization")[columns]
    direct = hubs(frames(made)).frame.sort_values("organization")[columns]
    pd.testing.assert_frame_equal(loaded.reset_index(drop=True), direct.reset_index(drop=True), rtol=1e-9)


def test_doubt_says_chance_and_interval_and_can_be_switched_off(made: Programme) -> None:
    frame = hubs(frames(made)).frame
    ranked = frame[frame["rank"].notna()]
    assert ranked["chance"].between(0, 1).all() and ranked["chance"].sum() == pytest.approx(10, abs=1.5)
    assert (ranked["rank_low"] <= ranked["rank_high"]).all() and (ranked["rank_worst"] >= ranked["rank"]).all()
    assert hubs(frames(made), doubt="off").frame[["chance", "rank_low", "rank_worst"]].isna().all(axis=None)
    pd.testing.assert_frame_equal(hubs(frames(made)).frame, frame)


def test_a_first_place_that_chance_explains_is_said() -> None:
    made = programme(provinces=1, organizations=60, meetings=2, assemblies=0, hubs=0, seed=1)
    assert any("chance would put" in w.en for w in hubs(frames(made)).warnings)
    clear = programme(provinces=1, organizations=200, assemblies=0, seed=1)
    assert not any("chance would put" in w.en for w in hubs(frames(clear)).warnings)


def test_function_is_a_sentence_that_names_networks(made: Programme) -> None:
    said = hubs(frames(made), lang="en").frame
    told = said[said["function_z"].notna()]["function"]
    assert told.str.contains("เครือข่าย|no role stands out").all()
    high = said[said["function_z"].fillna(0) >= 2]
    assert len(high) and high["function"].str.contains("เครือข่าย").all()


def test_a_score_only_by_weights_and_then_with_the_share_of_weighings(made: Programme) -> None:
    whole = frames(made)
    assert hubs(whole).frame["score"].isna().all()
    scored = hubs(whole, weights="volume=2, persistence=1").frame
    assert scored["score"].between(0, 1).all() and scored["weighings"].between(0, 1).all()
    assert (scored["rank"] == hubs(whole).frame["rank"]).all()
    for wrong in ("volume", "fame=1", "volume=-1", "volume=0"):
        with pytest.raises(UsageError, match="weights"):
            hubs(whole, weights=wrong)


def drifting() -> queries.Result:
    """Two bodies of one network in the first year, of two in the second; they meet in both."""
    s = Stating("ตารางทดลอง")
    p = {"province": "พะเยา"}
    org = [s.node("Organization", f"องค์กร{n}", **p) for n in "กข"]
    net = [s.node("Network", f"เครือข่าย{n}", **p) for n in ("หนึ่ง", "สอง")]
    s.link("MEMBER_OF", org[0], net[0], since="2022")
    s.link("MEMBER_OF", org[1], net[0], since="2022", until="2022")
    s.link("MEMBER_OF", org[1], net[1], since="2023")
    for year in (2022, 2023):
        m = s.node("Meeting", f"ประชุม {year}", f"Meeting:{year}@56", date=f"{year}-03-01", **p)
        for o in org:
            s.link("ATTENDED", o, m)
    return queries.ask("hubs", s.graph(), lang="en")


def test_a_meeting_counts_by_the_networks_of_its_year() -> None:
    frame = drifting().frame
    assert frame["volume"].tolist() == [1, 1] and frame["persistence"].tolist() == [0.5, 0.5]
    assert frame["alone"].tolist() == [1, 1] and frame["lost"].tolist() == [1, 1]
