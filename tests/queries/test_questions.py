"""What a user gets from the four questions on the small world, with tables, with releases alone, with both."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import queries
from graph import PropertyGraph
from tests.queries.build import Stating
from tests.queries.world import OWNER, counted, listed, tables, world


def row(result: queries.Result, **where: str) -> pd.Series:
    frame = result.frame
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return frame.iloc[0]


# --- network-links


def test_ties_are_graded_and_counted_apart() -> None:
    r = queries.ask("network-links", tables(), lang="en")
    assert r.frame["tie"].tolist() == ["coaches", "shared member", "same working meeting"]
    shared = r.frame.iloc[1]
    assert (shared["shared_organizations"], shared["density"], shared["support"]) == (1, 0.25, 1)
    assert shared["carried_by"] == "องค์กรค"
    assert (shared["working_meetings"], shared["assemblies"]) == (3, 1)
    assert r.frame.iloc[0]["carried_by"] == "องค์กรก > องค์กรจ"
    assert r.frame.iloc[0]["shared_people"] == 1


def test_pairs_alike_in_everything_are_one_row() -> None:
    r = queries.ask("network-links", listed())
    assert len(r.frame) == 1
    one = r.frame.iloc[0]
    assert (one["networks"], one["pairs"], one["working_meetings"]) == (6, 15, 1)
    assert r.frame["shared_organizations"].isna().all() and "ข้อมูลไม่พอ" in r.notes["shared_organizations"]
    assert "ไม่มีรายชื่อสมาชิก" in r.answer and "การประชุมเพียงครั้งเดียว" in r.warnings[0]
    assert len(queries.ask("network-links", listed(), fold=False).frame) == 15
    assert {e.words.split(" | ")[1] for e in r.evidence(0)} == {"PARTICIPATED"}


def test_networks_that_are_counted_and_not_named_are_a_row() -> None:
    r = queries.ask("network-links", counted(), lang="en")
    assert r.frame.iloc[0]["network_b"] == "13 networks, none named"
    assert r.evidence(0) and "13 more networks" in r.answer


def test_a_membership_holds_in_the_years_it_touches() -> None:
    shared = [queries.ask("network-links", tables(), year=y).frame["shared_organizations"].sum() for y in (2566, 2567)]
    assert shared == [1, 0]


# --- counterparts


def test_counterparts_of_networks_and_of_provinces() -> None:
    r = queries.ask("counterparts", world(), lang="en")
    same = row(r, likeness="same sector")
    assert (same["network_a"], same["network_b"]) == ("เครือข่ายภาครัฐ (น่าน)", "เครือข่ายภาครัฐ (พะเยา)")
    assert row(r, likeness="the first is broader")["network_a"] == "เครือข่ายศาสนา (น่าน)"
    ahead = row(r, likeness="the first aims for the honour that the second holds")
    assert (ahead["province_a"], ahead["province_b"]) == ("แพร่", "น่าน")
    assert row(r, likeness="same behaviour aimed at")["what"] == "ตรงเวลา"
    assert row(r, likeness="state the same number of model organisations")["what"] == "50"
    assert "nobody has reviewed" in r.warnings[0]
    mine = queries.ask("counterparts", world(), province="พะเยา", lang="en")
    assert row(mine, likeness="the first is narrower")["network_a"] == "เครือข่ายศาสนา (พะเยา)"


# --- hubs


def test_the_owner_its_units_and_the_venue_are_not_ranked() -> None:
    r = queries.ask("hubs", world(), lang="en")
    apart = set(r.frame[r.frame["rank"].isna()]["organization"])
    assert apart == {OWNER, "กลุ่มงานทดลองของสถาบัน", "บริษัทโรงแรมทดลอง"}
    assert (r.frame[r.frame["rank"].isna()]["standing"] == "organiser's frame, not ranked").all()


def test_volume_by_hand() -> None:
    r = queries.ask("hubs", tables(), province="พะเยา")
    # the first meeting has six bodies, of which ค alone is of another known network; then ค and จ; then ง and ฉ
    assert row(r, organization="องค์กรก")["volume"] == pytest.approx(1 / 5 + 2 / 2 + 2 / 2)
    unknown = row(r, organization="องค์กรไร้เครือข่าย")
    assert unknown["volume"] == pytest.approx(3 / 5) and unknown["share_known"] == pytest.approx(3 / 5)
    assert r.frame["rank"].tolist()[:2] == [1, 2] and r.frame["organization"].iloc[0] == "องค์กรก"


def test_releases_alone_tell_roles_and_say_so() -> None:
    r = queries.ask("hubs", listed().merge(counted()), lang="en")
    office = row(r, organization="สำนักงานวัฒนธรรมจังหวัดน่าน")
    assert (office["rank"], office["roles"], office["reach"]) == (1, "secretariat", 6)
    assert row(r, organization="สำนักงานวัฒนธรรมจังหวัดแพร่")["reach"] == 13
    assert r.frame["volume"].isna().all() and r.notes["volume"].startswith("not enough data")
    assert "only roles can be told" in r.answer and "no tables" in r.answer


def assembly_world(seed: int, known: float = 1.0) -> tuple[PropertyGraph, set[str]]:
    """200 organisations, 9 networks, 30 working meetings, 5 planted hubs, one assembly of 180."""
    rng, s = np.random.default_rng(seed), Stating("สุ่ม")
    p = {"province": "พะเยา"}
    nets = [s.node("Network", f"เครือข่าย{i}", **p) for i in range(9)]
    orgs = [s.node("Organization", f"องค์กร{i:03d}", **p) for i in range(200)]
    of = rng.integers(0, 9, 200)
    for o in np.flatnonzero(rng.random(200) < known):
        s.link("MEMBER_OF", orgs[o], nets[of[o]])
    meetings = [rng.choice(9, rng.integers(1, 3), replace=False) for _ in range(30)]
    for i, here in enumerate(meetings):
        m = s.node("Meeting", f"ประชุม{i}", f"Meeting:{i}@56", date="2023-05-01", **p)
        pool = np.flatnonzero(np.isin(of, here) & (np.arange(200) >= 5))
        there = set(rng.choice(pool, min(len(pool), rng.integers(5, 13)), replace=False).tolist())
        if len(here) == 2:
            there |= set(rng.choice(5, 3, replace=False).tolist())
        for o in there:
            s.link("ATTENDED", orgs[o], m)
    big = s.node("Meeting", "สมัชชา", "Meeting:big@56", date="2023-06-01", **p)
    for o in rng.choice(200, 180, replace=False):
        s.link("ATTENDED", orgs[o], big)
    return s.graph(), {f"องค์กร{i:03d}" for i in range(5)}


def test_where_few_networks_are_known_attendance_leads_and_the_answer_says_so() -> None:
    r = queries.ask("hubs", assembly_world(1, known=0.3)[0], lang="en")
    assert "plain attendance, the safer reading, leads" in r.answer
    assert r.frame["rank"].equals(r.frame["attendance_rank"]) or (r.frame["rank"] >= r.frame["attendance_rank"]).all()


# --- coach-candidates


def test_bands_rules_and_reasons() -> None:
    r = queries.ask("coach-candidates", tables(), lang="en")
    ready = row(r, organization="องค์กรก")
    assert (ready["band"], ready["rank"], ready["load"]) == ("ready", 1, 1)
    assert ready["reasons"].startswith("assessed คุณธรรมต้นแบบ (2566); already coaches 1; number 1 of its province")
    promising = row(r, organization="องค์กรข")
    assert (promising["rule_level"], promising["ask_for"]) == ("not met", "is below moral model")
    lead = row(r, organization="องค์กรง")
    assert lead["band"] == "lead only" and lead["rank"] is pd.NA and lead["rule_level"] == "not known"
    assert row(r, organization=OWNER)["band"] == "excluded"
    full = queries.ask("coach-candidates", tables(), lang="en", max_load=1)
    assert row(full, organization="องค์กรก")["rule_capacity"] == "not met"
    old = queries.ask("coach-candidates", tables(), lang="en", year=2570)
    assert row(old, organization="องค์กรก")["rule_recent"] == "not met"


def test_without_levels_the_answer_is_whom_to_ask() -> None:
    r = queries.ask("coach-candidates", listed(), province="น่าน", lang="en")
    ask = row(r, organization="names of 50 model organisations")
    assert ask["ask_for"].startswith("ask น่าน for the names of 50 model organisations")
    at = r.frame.index[r.frame["organization"] == "names of 50 model organisations"][0]
    assert "องค์กรต้นแบบจังหวัดน่าน" in r.evidence(int(at))[0].sentence
    assert "nobody can be called ready yet" in r.answer


def test_an_empty_graph_is_answered_with_what_to_ask() -> None:
    r = queries.ask("coach-candidates", PropertyGraph(), lang="en")
    assert len(r.frame) == 1 and "saan template" in r.answer
    for id in ("network-links", "counterparts", "hubs"):
        assert queries.ask(id, PropertyGraph()).answer


# --- every answer


@pytest.mark.parametrize("id", queries.QUESTIONS)
def test_json_has_the_promised_shape_and_hides_names(id: str) -> None:
    answer = queries.ask(id, world()).to_json()
    text = json.dumps(answer, ensure_ascii=False)
    names = ("สมหมาย", "มานพ", "ประยงค์")
    assert not any(name in text for name in names)
    keys = ["question", "parameters", "columns", "rows", "evidence", "evidence_total", "answer", "method", "warnings"]
    assert list(answer) == keys
    assert len(answer["rows"]) == len(answer["evidence"]) == len(answer["evidence_total"]) > 0
    assert all({"source", "place", "words"} <= set(e) for of in answer["evidence"] for e in of)
    assert all(answer["evidence"]), "every row has evidence"
    assert answer["answer"].startswith("(ข้อมูลสมมติ)")


def test_of_many_rows_the_first_carry_evidence_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.result.PROVEN", 1)
    answer = queries.ask("network-links", tables(), lang="en").to_json()
    assert len(answer["rows"]) == len(answer["evidence"]) > 1
    assert answer["evidence"][0] and not any(answer["evidence"][1:])
    assert "--why ROW" in answer["warnings"][-1]


def test_names_are_shown_when_asked_for() -> None:
    r = queries.ask("network-links", tables(), names=True)
    assert any("สมหมาย" in e.words for e in r.evidence(0))
