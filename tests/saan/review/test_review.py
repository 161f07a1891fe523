"""Deciding what is in doubt: in the terminal, in a table, and taking it back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from graph import Judgement, PropertyGraph, open_graph, save_graph
from graph.errors import SourceError
from loaders import load
from saan.commands import review as command
from saan.review import Choice, Item, Said, decided, queue
from saan.review.table import DECIDED, QUEUE, read, write
from saan.review.terminal import walk

ONE, OTHER = "Organization:วัดใหม่สมมติ@55", "Organization:วัดไหม่สมมติ@55"
MEMBERS = """organization,network,province
วัดใหม่สมมติ,เครือข่ายศาสนา,น่าน
วัดไหม่สมมติ,เครือข่ายเยาวชน,น่าน
โรงเรียนดอนแก้วสมมติ,เครือข่ายเยาวชน,น่าน
"""


@pytest.fixture
def graph(tmp_path: Path) -> PropertyGraph:
    (tmp_path / "m.csv").write_text(MEMBERS, encoding="utf-8")
    return load(tmp_path / "m.csv")[0]


@pytest.fixture
def folder(graph: PropertyGraph, tmp_path: Path) -> Path:
    return save_graph(graph, tmp_path / "g")


def test_two_spellings_are_asked_about_with_their_rows(graph: PropertyGraph) -> None:
    (item,) = queue(graph)
    assert (item.subject, item.object) == (ONE, OTHER)
    assert "วัดใหม่สมมติ (น่าน) / วัดไหม่สมมติ (น่าน)" in item.question.th and item.question.en.startswith("Is this one")
    assert item.reason.en == "likely: spelt otherwise, sounding alike"
    assert [line.partition(": ")[2] for line in item.evidence] == [
        "วัดใหม่สมมติ | เครือข่ายศาสนา | น่าน",
        "วัดไหม่สมมติ | เครือข่ายเยาวชน | น่าน",
    ]


def test_a_table_is_filled_given_back_and_undone(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ตรวจ.xlsx"
    assert command.review(folder, file, None, False, "") == 0
    book = openpyxl.load_workbook(file)
    sheet = book[QUEUE]
    assert sheet.max_row == 2 and len(sheet.data_validations.dataValidation) == 1
    sheet["D2"], sheet["G2"] = "เป็นรายเดียวกัน", "ผู้ตรวจสมมติ"
    book.save(file)
    assert command.review(folder, None, file, False, "") == 0
    merged = open_graph(folder)
    assert len(merged.nodes("Organization")) == 2 and queue(merged) == []
    (decision,) = decided(merged)
    assert (decision.verdict, decision.who) == ("same", "ผู้ตรวจสมมติ") and decision.words_hash
    # the same table a second time: its row is not in the queue any more, and is named
    assert command.review(folder, None, file, False, "") == 3
    write(queue(merged), decided(merged), file, "th")
    book = openpyxl.load_workbook(file)
    book[DECIDED]["G2"] = "ยกเลิก"
    book.save(file)
    assert command.review(folder, None, file, False, "อีกคน") == 0
    assert len(open_graph(folder).nodes("Organization")) == 3 and len(queue(open_graph(folder))) == 1


def test_undo_takes_back_the_newest_decision(folder: Path) -> None:
    command.keep(folder, [Judgement("2024-01-01", "same", ONE, OTHER, who="ก")])
    assert len(open_graph(folder).nodes("Organization")) == 2
    assert command.review(folder, None, None, True, "ก") == 0
    assert len(open_graph(folder).nodes("Organization")) == 3
    assert command.review(folder, None, None, True, "ก") == 0


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [(["1", "อ่านแล้ว"], "same"), (["9", "2", ""], "different"), (["3", ""], "unsure"), (["4", "วัดใหม่ฯ", ""], "alias")],
)
def test_the_terminal_takes_a_number(graph: PropertyGraph, typed: list[str], verdict: str) -> None:
    answers = iter(typed)
    (done,) = walk(queue(graph), "ก", lambda _: next(answers))
    assert done.verdict == verdict and not list(answers)
    judged = graph.judged([done])
    assert queue(judged) == []
    if verdict == "alias":
        assert "วัดใหม่ฯ" in judged.nodes("Organization").set_index("key").loc[ONE, "aliases"]


@pytest.mark.parametrize("typed", ["", "q"])
def test_skipping_decides_nothing(graph: PropertyGraph, typed: str) -> None:
    assert walk(queue(graph), "ก", lambda _: typed) == []


def test_an_item_comes_back_when_its_words_change(graph: PropertyGraph, tmp_path: Path) -> None:
    (item,) = queue(graph)
    judged = graph.judged([item.decide(item.choices[2], "ก")])
    assert queue(judged) == []
    (tmp_path / "n.csv").write_text("organization,district,province\nวัดใหม่สมมติ,,น่าน\n", encoding="utf-8")
    again, _ = load(tmp_path / "n.csv", into=judged)
    assert len(queue(again)) == 1


def test_what_changes_most_is_asked_first_and_other_kinds_have_their_own_answers() -> None:
    keep = Choice(Said("รับ", "accept"), "accept", field="sector")
    items = [
        Item(f"Network:{n}@55", "", Said("?", "?"), Said("-", "-"), (), (keep,), w) for n, w in (("ก", 1), ("ข", 5))
    ]
    found = queue(PropertyGraph(), [lambda *_: items])
    assert [i.weight for i in found] == [5, 1]
    decision = found[0].decide(keep, "ก", when="2024")
    assert (decision.verdict, decision.field, decision.subject) == ("accept", "sector", "Network:ข@55")


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    with pytest.raises(SourceError):
        read(tmp_path / "a.xlsx", [], [], "ก")


def test_a_wrong_answer_names_its_row(graph: PropertyGraph, tmp_path: Path) -> None:
    write(queue(graph), [], tmp_path / "a.xlsx", "en")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book[QUEUE]["D2"] = "maybe"
    book.save(tmp_path / "a.xlsx")
    done, wrong = read(tmp_path / "a.xlsx", queue(graph), [], "ก")
    assert done == [] and wrong[0].en.startswith("a.xlsx row 2: found maybe; expected the same |")
