"""coach-set, coach-path, introductions, what-if, and lift: what a user gets, and what each edge gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd
import pytest

import queries
from graph import PropertyGraph
from graph.errors import UsageError
from queries.asking import checked
from queries.frames import engine_of
from queries.registry import QUESTIONS
from tests.queries.build import Stating
from tests.queries.world import counted, listed, tables

ASKED = ("coach-candidates", "coach-set", "coach-path", "introductions", "what-if", "hubs", "network-links")
EDGES = ("empty", "one_network", "no_memberships", "no_dates", "one_meeting_doubled", "levels_only")


@cache
def programme() -> PropertyGraph:
    """Four networks of three bodies; a bridge meets the first two, another the last two; levels; one coach."""
    s = Stating("ตารางทดลอง")
    p = {"province": "พะเยา"}
    net = [s.node("Network", f"เครือข่าย{n}", **p) for n in ("หนึ่ง", "สอง", "สาม", "สี่")]
    org = [s.node("Organization", f"องค์กร {n:02}", **p) for n in range(12)]
    model, moral = (s.node("Designation", x) for x in ("คุณธรรมต้นแบบ", "คุณธรรม"))
    for n, o in enumerate(org):
        s.link("MEMBER_OF", o, net[n // 3])
        if n % 3 == 0:
            s.link("ASSESSED_AT", o, model, level="คุณธรรมต้นแบบ", year_be=2566)
        elif n % 3 == 1:
            s.link("ASSESSED_AT", o, moral, level="คุณธรรม", year_be=2566)
    s.link("COACHES", org[9], org[10], batch=1, year_be=2566)
    halls = ((0, 1, 3, 4), (0, 2, 3), (3, 5, 6), (6, 7, 9), (6, 8, 10))
    for number, there in enumerate(halls):
        m = s.node("Meeting", f"ประชุมครั้งที่ {number}", f"Meeting:{number}@56", date=f"2023-0{number + 1}-01", **p)
        for n in there:
            s.link("ATTENDED", org[n], m)
    return s.graph()


@cache
def edge(name: str) -> PropertyGraph:
    if name == "empty":
        return PropertyGraph()
    s = Stating("ตารางทดลอง")
    p = {"province": "พะเยา"}
    org = [s.node("Organization", f"องค์กร{n}", **p) for n in "กขคง"]
    net = [s.node("Network", f"เครือข่าย{n}", **p) for n in ("หนึ่ง", "สอง")]
    if name == "levels_only":
        level = s.node("Designation", "คุณธรรมต้นแบบ")
        for o in org:
            s.link("ASSESSED_AT", o, level, level="คุณธรรมต้นแบบ")
        return s.graph()
    for number, o in enumerate(org if name != "no_memberships" else ()):
        for _ in range(2 if name == "one_meeting_doubled" else 1):
            s.link("MEMBER_OF", o, net[0 if name == "one_network" else number % 2])
    for number in range(1 if name == "one_meeting_doubled" else 3):
        date = {} if name == "no_dates" else {"date": f"202{number}-01-01"}
        m = s.node("Meeting", f"ประชุม {number}", f"Meeting:{number}@56", **p, **date)
        for o in org[number:] * (2 if name == "one_meeting_doubled" else 1):
            s.link("ATTENDED", o, m)
    return s.graph()


@pytest.mark.parametrize("name", EDGES)
def test_every_edge_gives_an_answer_or_says_what_is_missing(name: str) -> None:
    answered(edge(name), "en")


@pytest.mark.parametrize("graph", [tables, listed, counted])
def test_tables_alone_and_releases_alone_are_answered(graph: Callable[[], PropertyGraph]) -> None:
    answered(graph(), "th")


def answered(graph: PropertyGraph, lang: str) -> None:
    """Of each question a sentence, no nan, and something to look up for every row; each core is read once."""
    engine, frames = engine_of(graph), dict[str, pd.DataFrame]()
    for id in ASKED:
        question = QUESTIONS[id]
        values = checked(question, {"lang": lang})
        for core in question.cores:
            if core.name not in frames:
                frames[core.name] = engine.frame(core, values)
        answer = question.rows({c.name: frames[c.name] for c in question.cores}, values)
        assert answer.sentence.th and answer.sentence.en
        assert [list(answer.frame), len(answer.keys)] == [[c.name for c in question.columns], len(answer.frame)]
        for column in answer.frame:
            assert not any(isinstance(v, float) and np.isnan(v) for v in answer.frame[column])
        for keys in answer.keys.to_dict("records"):
            row = {str(k): v for k, v in keys.items()}
            assert question.evidence(row, frames) or not row["counted"], (id, row)


def test_a_set_covers_more_than_the_first_by_rank() -> None:
    r = queries.ask("coach-set", programme(), budget=2, lang="en")
    # of networks without a coach (one, two, three) the bridges reach most; each lacks two models
    assert r.frame["gain"].tolist() == [4, 2] and r.frame["covered"].tolist() == pytest.approx([2 / 3, 1])
    assert r.frame["organization"].iloc[0] == "องค์กร 03" and "เครือข่ายสี่" not in r.frame["networks"].sum()
    assert "2 picks" in r.answer and "reach 3 of the 3 networks" in r.answer
    assert queries.ask("coach-set", programme(), budget=1).frame["rank"].tolist() == [1]


def test_a_set_among_the_ready_only() -> None:
    r = queries.ask("coach-set", programme(), ready_only=True, lang="en")
    assert set(r.frame["band"]) == {"ready"}


def test_a_path_names_the_nearest_way() -> None:
    r = queries.ask("coach-path", programme(), organization="องค์กร 01", lang="en")
    assert r.frame["state"].tolist() == ["not met"]
    assert "learn from องค์กร 0" in r.frame["way"].iloc[0] and "lacks 1 of 5" in r.answer
    ready = queries.ask("coach-path", programme(), organization="องค์กร 03", lang="en")
    assert "ready" in ready.answer and ready.frame["way"].tolist() == ["it can be asked to coach now"]


def test_an_unknown_organisation_is_said_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="near: องค์กร"):
        queries.ask("coach-path", programme(), organization="องค์กร 0")


def test_an_introduction_has_a_go_between_and_an_event() -> None:
    r = queries.ask("introductions", programme(), lang="en")
    first = r.frame.iloc[0]
    assert first["go_between"] in ("องค์กร 03", "องค์กร 06")
    assert first["networks"] != first["other_networks"] and first["event"].startswith("ประชุมครั้งที่")
    assert f"let {first['go_between']} introduce" in r.answer
    assert len(queries.ask("introductions", programme(), top=1).frame) == 1


def changed(**asked: str) -> pd.Series:
    r = queries.ask("what-if", programme(), lang="en", **asked)
    return r.frame.set_index("measure")["change"]


def test_what_goes_with_an_organisation_a_meeting_a_network() -> None:
    without = changed(remove="องค์กร 06")
    assert without["organisations at meetings"] == -1 and without["network pairs that meet"] == -1
    assert without["fragmentation F (0-1)"] > 0
    assert changed(remove="ประชุมครั้งที่ 3")["weight of meetings across networks"] < 0
    assert changed(remove="เครือข่ายสี่")["network pairs that meet"] == -1
    assert "without องค์กร 0" in queries.ask("what-if", programme(), lang="en").answer


def test_a_new_meeting_adds_contact() -> None:
    met = changed(add="องค์กร 01 + องค์กร 09")
    assert met["weight of meetings across networks"] == pytest.approx(1) and met["network pairs that meet"] == 1
    assert met["fragmentation F (0-1)"] < 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"remove": "ไม่มีชื่อนี้"}, "nothing in the scope"), ({"add": "องค์กร 01"}, r"name \+ name"), ({"add": "ก + ข"}, "add")],
)
def test_a_wrong_change_is_said(asked: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        queries.ask("what-if", programme(), **asked)


def test_lift_is_switched_off_with_doubt() -> None:
    on, off = (queries.ask("network-links", tables(), doubt=d).frame for d in (True, False))
    assert on["lift"].notna().any() and off["lift"].isna().all()
    told = on[on["lift"].notna()]
    assert told["lift_p"].between(0, 1).all() and (told["chance_low"] <= told["chance_high"]).all()


def test_candidates_say_why_above_and_what_would_change() -> None:
    r = queries.ask("coach-candidates", programme(), lang="en")
    ranked = r.frame[r.frame["rank"].notna()]
    assert ranked["above"].iloc[0].startswith("above องค์กร") and ranked["change"].iloc[0].startswith("nobody")
    assert ranked["weighings"].between(0, 1).all() and (ranked["rank_low"] <= ranked["rank_high"]).all()
    promising = ranked[ranked["band"].str.startswith("promising")]
    assert promising["change"].str.startswith("joins the ready if it").all()
