"""What a load was not sure of: asked, answered, replayed by the next load, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph import PropertyGraph, open_graph
from graph.judgements import Judgement
from saan.commands import load as loading
from saan.commands import review as command
from saan.review import Item, queue
from saan.review.table import read, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "g"


def put(folder: Path, name: str, text: str, **given: object) -> int:
    file = folder.parent / name
    file.write_text(text, encoding="utf-8")
    return loading.load([file], folder, given, quiet=True)


def asked(folder: Path) -> list[Item]:
    return queue(open_graph(folder))


def answer(folder: Path, item: Item, said: str) -> Judgement:
    (choice,) = [c for c in item.choices if c.said.en == said]
    done = item.decide(choice, "ผู้ตรวจสมมติ")
    command.keep(folder, [done])
    return done


def undo(folder: Path) -> None:
    assert command.review(folder, None, None, True, "ผู้ตรวจสมมติ") == 0


def names(graph: PropertyGraph) -> set[str]:
    return set(graph.nodes("Organization")["name"])


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_answer_that_the_table_offers_is_taken_back(lang: str, folder: Path, tmp_path: Path) -> None:
    put(folder, "ก.csv", "ชื่อองค์กร,จังหวัด,ปรเภทองค์กร\nวัดใหม่สมมติ,น่าน,ก-12\n")
    (item,) = asked(folder)
    book = load_workbook(write([item], [], tmp_path / "a.xlsx", lang))
    offered = book.worksheets[0].data_validations.dataValidation[0].formula1.strip('"').split(",")
    assert len(offered) == len(item.choices)
    for said, choice in zip(offered, item.choices, strict=True):
        book.worksheets[0]["D2"] = said
        book.save(tmp_path / "b.xlsx")
        ((done,), wrong) = read(tmp_path / "b.xlsx", [item], [], "ก")
        assert (done.verdict, wrong) == (choice.verdict, [])


def test_a_heading_that_is_only_close_is_left_out_when_somebody_says_so(folder: Path) -> None:
    text = "ชื่อองค์กร,จังหวัด,ปรเภทองค์กร\nวัดใหม่สมมติ,น่าน,ก-12\n"
    put(folder, "ก.csv", text)
    (item,) = asked(folder)
    assert "ปรเภทองค์กร" in item.question.en and "type" in item.question.en
    answer(folder, item, "no, leave the column out")
    assert asked(folder) == []
    put(folder, "ก.csv", text)
    assert open_graph(folder).nodes("Organization")["type"].isna().all() and asked(folder) == []
    undo(folder)
    put(folder, "ก.csv", text)
    assert list(open_graph(folder).nodes("Organization")["type"]) == ["ก-12"] and len(asked(folder)) == 1
    answer(folder, asked(folder)[0], "it was read rightly")
    # the list of the next year is not asked about again
    put(folder, "ก.csv", text.replace("ก-12", "ก-13"))
    assert asked(folder) == []


def test_a_list_of_one_name_takes_the_place_of_the_older_when_somebody_says_so(folder: Path) -> None:
    old, new = "ชื่อองค์กร\nวัดเก่าสมมติ\n", "ชื่อเครือข่าย,ชื่อองค์กร\nเครือข่ายศาสนา,วัดใหม่สมมติ\n"
    put(folder, "ก.csv", old, province="น่าน")
    put(folder, "ก.csv", new, province="น่าน")
    (item,) = asked(folder)
    assert "น่าน" in item.evidence[0] and "น่าน" in item.evidence[1]
    answer(folder, item, "the newer in place of the older")
    assert names(open_graph(folder)) == {"วัดใหม่สมมติ"} and asked(folder) == []
    assert put(folder, "ก.csv", old, province="น่าน") == 4 and names(open_graph(folder)) == {"วัดใหม่สมมติ"}
    undo(folder)
    assert put(folder, "ก.csv", old, province="น่าน") == 0
    (item,) = asked(folder)
    answer(folder, item, "keep both")
    assert names(open_graph(folder)) == {"วัดเก่าสมมติ", "วัดใหม่สมมติ"} and asked(folder) == []


def test_lists_of_one_name_from_two_provinces_are_no_question(folder: Path) -> None:
    put(folder, "ก.csv", "ชื่อองค์กร\nวัดเก่าสมมติ\n", province="น่าน")
    put(folder, "ก.csv", "ชื่อองค์กร\nวัดใหม่สมมติ\n", province="แพร่")
    assert names(open_graph(folder)) == {"วัดเก่าสมมติ", "วัดใหม่สมมติ"} and asked(folder) == []


def test_an_id_with_another_name_is_asked_about_and_keeps_the_key_when_it_is_the_same(folder: Path) -> None:
    head = "รหัส,ชื่อองค์กร,จังหวัด\n"
    put(folder, "ก.csv", head + "A1,โรงเรียนบ้านดอนสมมติ,น่าน\n")
    put(folder, "ก.csv", head + "A1,วิทยาลัยก้าวหน้าสมมติ,น่าน\n")
    (item,) = asked(folder)
    assert "โรงเรียนบ้านดอนสมมติ" in item.question.th and "วิทยาลัยก้าวหน้าสมมติ" in item.question.th
    answer(folder, item, "the same")
    assert open_graph(folder).keys("Organization").to_pylist() == ["Organization:โรงเรียนบ้านดอนสมมติ@55"]
    undo(folder)
    assert open_graph(folder).keys("Organization").to_pylist() == ["Organization:วิทยาลัยก้าวหน้าสมมติ@55"]
    assert len(asked(folder)) == 1


def test_a_word_of_two_meetings_is_asked_about(folder: Path) -> None:
    head = "ชื่อการประชุม,วันที่ประชุม,จังหวัด\n"
    put(folder, "ประชุม.csv", head + "เวทีสมมติ,12/1/2566,น่าน\nเวทีสมมติ,13/2/2566,น่าน\n")
    put(folder, "มา.csv", "การประชุม,หน่วยงาน\nเวทีสมมติ,วัดใหม่สมมติ\n", province="น่าน")
    items = [item for item in asked(folder) if item.subject.startswith("Meeting")]
    assert len(items) == 2 and "2023-01-12" in items[0].question.th + items[1].question.th
    answer(folder, items[0], "the same")
    answer(folder, items[1], "not the same")
    graph = open_graph(folder)
    assert len(graph.keys("Meeting")) == 2 and asked(folder) == []
    put(folder, "มา.csv", "การประชุม,หน่วยงาน\nเวทีสมมติ,วัดใหม่สมมติ\n", province="น่าน")
    assert len(open_graph(folder).keys("Meeting")) == 2 and asked(folder) == []


def test_a_name_that_several_bodies_have_is_asked_about(folder: Path) -> None:
    head = "ชื่อองค์กร,จังหวัด,อำเภอ\n"
    put(folder, "ก.csv", head + "วัดใหม่สมมติ,น่าน,ปัว\nวัดใหม่สมมติ,น่าน,เวียงสา\n")
    put(folder, "ข.csv", "ชื่อองค์กร,เครือข่าย,จังหวัด\nวัดใหม่สมมติ,เครือข่ายศาสนา,น่าน\n")
    items = asked(folder)
    assert len(items) == 2 and all("วัดใหม่สมมติ (น่าน)" in item.question.th for item in items)
    answer(folder, items[0], "the same")
    assert len(open_graph(folder).keys("Organization")) == 2


def test_meetings_of_one_day_and_venue_in_two_sources_are_likely_one(folder: Path) -> None:
    head = "ชื่อการประชุม,วันที่ประชุม,จังหวัด,สถานที่\n"
    put(folder, "ก.csv", head + "เวทีสมัชชาสมมติ,12/1/2566,น่าน,ห้องสมมติ\n")
    put(folder, "ข.csv", head + "ประชุมสมัชชาสมมติ ครั้งที่ 1,12 ม.ค. 2566,น่าน,ห้องสมมติ\n")
    (item,) = asked(folder)
    assert item.reason.en == "likely: province, day and venue agree" and "meeting" in item.question.en
    answer(folder, item, "the same")
    assert len(open_graph(folder).keys("Meeting")) == 1
    undo(folder)
    assert len(open_graph(folder).keys("Meeting")) == 2


def test_persons_spelt_alike_are_shown_by_their_posts(folder: Path) -> None:
    head = "การประชุม,วันที่ประชุม,จังหวัด,ชื่อ-สกุล,ตำแหน่ง,หน่วยงาน\n"
    rows = "เวทีหนึ่ง,12/1/2566,น่าน,นายสมมติ ใจใส,ผู้อำนวยการ,โรงเรียนดอนสมมติ\n"
    put(folder, "ก.csv", head + rows)
    put(folder, "ข.csv", head + "เวทีสอง,12/2/2566,น่าน,นายสมมติ ใจไส,ครู,โรงเรียนทุ่งสมมติ\n")
    graph = open_graph(folder)
    assert len(graph.keys("Person")) == 2
    (item,) = [item for item in asked(folder) if item.subject.startswith("Person")]
    assert "สมมติ ใจใส" not in item.question.th and "โรงเรียนดอนสมมติ" in item.question.th
    assert item.reason.en.startswith("perhaps:")
    answer(folder, item, "the same")
    assert len(open_graph(folder).keys("Person")) == 1


def test_with_names_the_same_items_can_be_told_apart(folder: Path) -> None:
    head = "การประชุม,วันที่ประชุม,จังหวัด,ชื่อ-สกุล,ตำแหน่ง,หน่วยงาน\n"
    put(folder, "ก.csv", head + "เวทีหนึ่ง,12/1/2566,น่าน,นายสมมติ ใจใส,ผู้อำนวยการ,โรงเรียนดอนสมมติ\n")
    put(folder, "ข.csv", head + "เวทีสอง,12/2/2566,น่าน,นายสมมติ ใจไส,ครู,โรงเรียนทุ่งสมมติ\n")
    shown = queue(open_graph(folder), names=True)
    assert [i.id for i in shown] == [i.id for i in asked(folder)]
    (item,) = [i for i in shown if i.subject.startswith("Person")]
    assert "สมมติ ใจใส" in item.question.th and "สมมติ ใจไส" in item.question.th
    answer(folder, item, "not the same")
    assert not [i for i in asked(folder) if i.subject.startswith("Person")]
