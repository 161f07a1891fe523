"""What a user gets from the relational questions, and what they say where little or nothing is known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest

import queries
from graph import PropertyGraph
from graph.privacy import HIDDEN
from queries.questions.drift_steps import Step
from tests.queries import world as worlds
from tests.queries.build import Stating
from tests.queries.test_cores import RELATIONAL
from tests.queries.world import OWNER, world

counted, listed, tables = (cache(make) for make in (worlds.counted, worlds.listed, worlds.tables))


def row(result: queries.Result, **where: str) -> pd.Series:
    frame = result.frame
    for column, value in where.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return frame.iloc[0]


def test_coverage_tells_what_is_named_of_what_is_counted() -> None:
    r = queries.ask("coverage", world(), lang="en")
    bodies = row(r, province="น่าน", aspect="bodies at meetings: named of those counted")
    assert (bodies["known"], bodies["total"], bodies["reading"]) == (2, 36, "too little for ranks")
    assert "attendance lists" in bodies["ask_for"]
    assert row(r, province="แพร่", aspect="networks: named of those counted")["total"] == 13
    assert row(r, province="พะเยา", aspect="networks whose members are known")["share"] == 1
    assert "too little for ranks; next: ask the provincial culture office" in r.answer


def test_one_name_twice_may_be_a_duplicate() -> None:
    s = Stating("ซ้ำ")
    s.node("Organization", "วัดทดลอง", province="น่าน")
    s.node("Organization", "วัดทดลอง")
    r = queries.ask("coverage", s.graph(), lang="en")
    assert r.warnings == ["1 possible duplicate: saan review asks about them"]


def test_the_meeting_that_lacks_most_names_stands_first() -> None:
    r = queries.ask("meetings", world(), lang="en")
    assert r.frame["meeting"].iloc[0] == "สมัชชาทดลอง"
    first = r.frame.iloc[0]
    assert (first["bodies_stated"], first["bodies_named"], first["ask_for"]) == (180, 4, "names of 176 more bodies")
    assert row(r, meeting="เวทีทดลอง")["ask_for"].startswith("names of 13 more networks")
    assert "next: ask พะเยา for the names of 176 more bodies" in r.answer


def test_connectors_sit_by_right_and_an_assembly_gives_none() -> None:
    r = queries.ask("connectors", tables(), year=2566, lang="en")
    both = row(r, organization="องค์กรค")
    assert (both["rank"], both["member"], both["attends"]) == (1, 2, 0)
    assert both["which"] == "เครือข่ายการศึกษา (พะเยา): member; เครือข่ายศาสนา (พะเยา): member"
    coach = row(r, organization="องค์กรก")
    assert (coach["member"], coach["coaches"], coach["networks"]) == (1, 1, 2)
    assert set(r.frame["organization"]) == {"องค์กรก", "องค์กรค", "ผู้อำนวยการทดลอง"}


def test_people_connect_by_their_posts_and_the_owner_is_no_connector() -> None:
    r = queries.ask("connectors", world(), province="น่าน", lang="en")
    office = row(r, organization="สำนักงานวัฒนธรรมจังหวัดน่าน")
    assert (office["attends"], office["member"] is pd.NA) == (6, True)
    assert row(r, organization=OWNER)["rank"] is pd.NA
    assert "เครือข่ายภาครัฐ (น่าน): attends" in office["which"]


def test_gaps_tell_no_tie_from_not_enough_data() -> None:
    s = Stating("ช่องว่าง")
    p = {"province": "น่าน"}
    a, b, c = (s.node("Network", f"เครือข่าย{x}", **p) for x in "กขค")
    d = s.node("Network", "เครือข่ายง", **p)
    one, two, three = (s.node("Organization", f"องค์กร{n}", district="ปัว", **p) for n in "123")
    for o, n in ((one, a), (one, b), (two, b), (three, c)):
        s.link("MEMBER_OF", o, n)
    r = queries.ask("gaps", s.graph(), lang="en")
    pairs = r.frame[r.frame["about"] == "networks"]
    assert list(pairs["gap"]) == ["no tie", "no tie", "hangs on one organisation", "not enough data"]
    assert row(r, about="networks", gap="hangs on one organisation")["body"] == "องค์กร1"
    assert "3 pairs among them" in set(pairs["network_b"]) and "เครือข่ายง" in str(list(pairs["network_a"]))
    assert d and "next: bring them to one working meeting" in r.answer
    assert row(r, about="province")["there"] == "1 of 6 pairs have a tie"


def test_pairs_that_met_once_are_one_row() -> None:
    r = queries.ask("gaps", listed(), lang="en")
    weak = r.frame[r.frame["gap"] == "weak tie"]
    assert len(weak) == 1 and weak["network_b"].iloc[0] == "15 pairs among them"
    assert row(queries.ask("gaps", counted(), lang="en"), province="แพร่")["gap"] == "not enough data"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({"ก": "รัฐ"}, {"ข": "รัฐ"}, "renamed"),
        ({"ก": "รัฐ ศาสนา"}, {"ข": "รัฐ", "ค": "ศาสนา"}, "split"),
        ({"ก": "รัฐ"}, {"ข": "รัฐ ศาสนา"}, "joined"),
        ({"ก": "รัฐ"}, {"ข": "ศาสนา"}, "ended"),
        ({"ก": "รัฐ"}, {"ข": ""}, "untold"),
        ({"ก": ""}, {"ข": "รัฐ"}, "untold"),
        ({"ก": "รัฐ"}, {"ก": "ศาสนา"}, "same"),
        ({"ก": "รัฐ ศาสนา"}, {"ข": "รัฐ สื่อ"}, "partly"),
    ],
)
def test_what_became_of_a_network(old: dict[str, str], new: dict[str, str], said: str) -> None:
    held = [{n: dict.fromkeys(of.split(), True) for n, of in x.items()} for x in (old, new)]
    rows = Step({n: n for n in old}, {n: n for n in new}, held[0], held[1]).rows()
    assert rows[0]["verdict"] == said
    if said in ("ended", "untold"):
        assert [r["verdict"] for r in rows[1:]] == ["new" if said == "ended" else "untold"]


def test_drift_compares_two_lists_and_not_a_count() -> None:
    s = Stating("สองปี")
    p = {"province": "น่าน"}
    groups = [s.node("NetworkGroup", f"รายชื่อ{y}", f"NetworkGroup:{y}@55", fiscal_year_be=y, **p) for y in (2565, 2566)]
    groups.append(s.node("NetworkGroup", "รายชื่อ2567", "NetworkGroup:2567@55", fiscal_year_be=2567, count=7, **p))
    old, new = (s.node("Network", f"เครือข่าย{x}", **p) for x in ("รัฐ", "ราชการ"))
    s.link("MEMBER_OF", old, groups[0])
    s.link("MEMBER_OF", new, groups[1])
    sector = s.node("Sector", "ภาครัฐ")
    s.link("IN_SECTOR", old, sector, since_be=2560, until_be=2565, status="reviewed")
    s.link("IN_SECTOR", new, sector, since_be=2566, status="reviewed")
    r = queries.ask("network-drift", s.graph(), lang="en")
    assert list(r.frame["verdict"]) == ["renamed, same sectors", "not comparable"]
    assert r.frame["becomes"].iloc[0] == "เครือข่ายราชการ" and r.frame["network"].iloc[1] == "the whole list (น่าน)"
    assert "next: fill in the table of sectors" in r.answer


def test_lineage_tells_load_yield_and_who_would_be_missed() -> None:
    s = Stating("โค้ช")
    p = {"province": "น่าน"}
    coach, other = (s.node("Organization", n, **p) for n in ("โค้ชก", "โค้ชข"))
    pupils = [s.node("Organization", f"องค์กร{n}", **p) for n in range(3)]
    for o in pupils:
        s.link("COACHES", coach, o, batch=1, year_be=2566)
    s.link("COACHES", other, pupils[0], batch=2, year_be=2567)
    level = s.node("Designation", "คุณธรรม")
    s.link("ASSESSED_AT", pupils[0], level, level="คุณธรรม", year_be=2566)
    s.link("ASSESSED_AT", pupils[1], level, level="คุณธรรม", year_be=2565)
    s.node("Organization", "องค์กรไกล", province="แพร่")
    r = queries.ask("coach-lineage", s.graph(), lang="en")
    first = row(r, organization="โค้ชก")
    assert (first["rank"], first["load"], first["alone"], first["yield"]) == (1, 3, 2, 3)
    assert (first["assessed"], first["reached"], first["batches"]) == (1, 1, "1 (2566)")
    assert row(r, about="province without a known coach")["province"] == "แพร่"
    assert "without โค้ชก, 2 organisations have no coach left" in r.answer


def test_models_by_district_and_the_stated_number() -> None:
    s = Stating("ต้นแบบ")
    p = {"province": "น่าน"}
    level = {x: s.node("Designation", x) for x in ("คุณธรรม", "คุณธรรมต้นแบบ")}
    one, two = s.node("Organization", "หนึ่ง", district="ปัว", **p), s.node("Organization", "สอง", district="เวียงสา", **p)
    s.link("ASSESSED_AT", one, level["คุณธรรม"], level="คุณธรรม", year_be=2565)
    s.link("ASSESSED_AT", one, level["คุณธรรมต้นแบบ"], level="คุณธรรมต้นแบบ", year_be=2566)
    s.link("ASSESSED_AT", two, level["คุณธรรม"], level="คุณธรรม", year_be=2566)
    s.node("ModelOrgs", "องค์กรต้นแบบ", "ModelOrgs:2566@55", count=50, fiscal_year_be=2566, **p)
    r = queries.ask("model-organizations", s.graph(), lang="en")
    assert row(r, district="whole province")["gap"] == "50 stated, 1 named"
    assert (row(r, district="ปัว")["model"], row(r, district="ปัว")["moral"]) == (1, 0)
    assert row(r, district="เวียงสา")["gap"] == "no model organisation is known"
    before = queries.ask("model-organizations", s.graph(), lang="en", year=2565)
    assert row(before, district="ปัว")["model"] == 0


def test_profile_says_what_is_known_and_what_is_not() -> None:
    r = queries.ask("province-profile", world(), province="แพร่", lang="en")
    assert row(r, heading="networks")["item"] == "13 networks, none named"
    assert set(r.frame["province"]) == {"แพร่"} and "not known: assessed levels, coaching" in r.answer


def test_path_goes_by_the_smaller_circle_and_tells_another_way() -> None:
    r = queries.ask("path", world(), lang="en", a="องค์กรก", b="องค์กรฉ")
    assert "are linked in 2 steps by way of ประชุมคณะทำงานครั้งที่ 3" in r.answer
    assert r.frame[r.frame["way"] == 1]["link"].tolist() == ["attended", "was attended by"]
    assert r.evidence(0)[0].words.endswith("ATTENDED | Meeting:งาน3@56")
    direct = queries.ask("path", world(), lang="en", a="องค์กรก", b="องค์กรจ", ways=1)
    assert direct.frame["link"].tolist() == ["coaches"] and "know each other already" in direct.answer
    person = queries.ask("path", world(), lang="en", a="องค์กรก", b="องค์กรฉ", year=2567, ways=5)
    assert "person: ผู้อำนวยการทดลอง" in set(person.frame["to"])


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("องค์กรกก", "องค์กรข", "no organisation is called “องค์กรกก”; near: องค์กรก"),
        ("องค์กร", "องค์กรข", "organisations match “องค์กร”"),
        ("องค์กรก", "บริษัทโรงแรมทดลอง", "no way of at most 6 steps is known; next: see introductions"),
        (None, None, "name two organisations: saan ask path --set a=NAME"),
    ],
)
def test_path_says_what_to_write_instead(a: str | None, b: str | None, said: str) -> None:
    assert said in queries.ask("path", world(), lang="en", a=a, b=b).answer


def test_timeline_leaves_out_what_has_no_year_and_says_so() -> None:
    r = queries.ask("timeline", world(), lang="en")
    assert r.frame["date"].iloc[0] == "2023-11-03" and r.frame["year"].is_monotonic_decreasing
    assert row(r, event="coaching")["count"] == 1
    assert r.warnings == ["without date or year, and so left out: initiative 2"]


def test_people_are_named_only_when_asked_for() -> None:
    r = queries.ask("people", world(), lang="en")
    assert set(r.frame["person"]) == {HIDDEN}
    officer = row(r, post="วัฒนธรรมจังหวัดน่าน")
    assert (officer["body"], officer["secretary"]) == ("สำนักงานวัฒนธรรมจังหวัดน่าน", 1)
    assert "สมหมาย ใจงามยิ่ง" in set(queries.ask("people", world(), names=True).frame["person"])


def test_goals_tell_who_aims_for_the_same() -> None:
    r = queries.ask("goals-and-virtues", world(), lang="en")
    assert row(r, province="แพร่")["shared_with"] == "น่าน" and row(r, province="แพร่")["virtues"] == "วินัย"
    assert "next: let น่าน and แพร่ compare notes" in r.answer


# --- where little is known


@cache
def empty() -> PropertyGraph:
    return PropertyGraph()


@cache
def no_dates() -> PropertyGraph:
    s = Stating("ไม่มีวันที่")
    n = s.node("Network", "เครือข่ายก", province="น่าน")
    m = s.node("Meeting", "ประชุม", "Meeting:ก@55", province="น่าน")
    for x in "กข":
        o = s.node("Organization", f"องค์กร{x}", province="น่าน")
        s.link("MEMBER_OF", o, n)
        s.link("ATTENDED", o, m)
        s.link("ATTENDED", o, m)
    s.link("COACHES", o, s.node("Organization", "องค์กรก", province="น่าน"))
    s.link("PARTICIPATED", n, m)
    return s.graph()


@cache
def nameless() -> PropertyGraph:
    """Links alone: no node has a name or a province."""
    s = Stating("ไม่มีชื่อ")
    s.link("MEMBER_OF", "Organization:ก", "Network:ข")
    s.link("MEMBER_OF", "Organization:ก", "Network:ค")
    s.link("ATTENDED", "Organization:ก", "Meeting:ง")
    s.link("HOLDS_POSITION", "Person:จ", "Position:ฉ")
    s.link("COACHES", "Person:จ", "Organization:ก")
    s.link("HAS_GOAL", "Province:55", "Goal:ช")
    return s.graph()


@pytest.mark.parametrize("graph", [empty, listed, no_dates, nameless], ids=lambda g: g.__name__)
@pytest.mark.parametrize("id", RELATIONAL)
def test_little_is_an_answer_or_says_what_is_missing(id: str, graph: Callable[[], PropertyGraph]) -> None:
    r = queries.ask(id, graph(), lang="en")
    told = r.to_json()
    json.dumps(told, allow_nan=False)
    assert re.search(r"next: |saan load|see \w+|know each other|not known: ", r.answer), r.answer
    # a node that only links name is stated nowhere
    assert all(told["evidence"]) or graph is nameless
    assert "nan" not in str(r.frame.values.tolist()).lower()


@pytest.mark.parametrize("id", RELATIONAL)
def test_a_year_of_which_nothing_is_said_is_answered(id: str) -> None:
    r = queries.ask(id, world(), year=2599, province="แพร่")
    assert r.answer and all(r.to_json()["evidence"])


def test_long_lists_are_cut_and_say_so() -> None:
    r = queries.ask("timeline", world(), lang="en", top=2)
    assert len(r.frame) == 2 and r.warnings[-1].startswith("the first 2 of ")
