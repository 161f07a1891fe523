"""What the reader of releases asks about, answered as a person would: kept on the next load, taken back, put right."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph import PropertyGraph, open_graph, save_graph
from graph.errors import UsageError
from loaders import load
from saan.commands import review as command
from saan.review import decided, queue
from saan.review.queue import keep_in
from saan.review.table import read, write
from saan.review.terminal import walk

# invented; 12 June 2567 was a Wednesday
TEXT = """จังหวัดน่านจัดประชุมคณะทำงานส่งเสริมคุณธรรมจังหวัดน่าน ครั้งที่ 2/2567

วันจันทร์ที่ 12 มิถุนายน 2567 ณ ห้องประชุมสมมติ ศาลากลางจังหวัดน่าน นายสมหมาย ลองดู ปลัดจังหวัดน่าน เป็นประธานการประชุม
สมาชิก 47 คนของชมรมลองทำดูตอบแบบสอบถามเรื่องความซื่อตรง
"""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    file = tmp_path / "ข่าว.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def answered(graph: PropertyGraph, reason: str, *answers: str) -> PropertyGraph:
    (item,) = [i for i in queue(graph) if reason in i.reason.en]
    said = iter(answers)
    (decision,) = walk([item], "ผู้ตรวจสมมติ", lambda _: next(said))
    return graph.judged([decision])


def test_an_answer_holds_on_the_next_load_until_it_is_undone(release: Path, tmp_path: Path) -> None:
    graph = load(release)[0]
    before = queue(graph)
    assert all("สมหมาย" not in line for item in before for line in item.evidence)
    graph = answered(graph, "not read", "1", "ไม่เกี่ยวกับการประชุม")
    folder = save_graph(load(release, into=graph)[0], tmp_path / "g")
    assert len(queue(open_graph(folder))) == len(before) - 1
    assert command.review(folder, None, None, True, "ผู้ตรวจสมมติ") == 0
    assert [i.id for i in queue(open_graph(folder))] == [i.id for i in before]


def test_nothing_to_record_leaves_the_release_where_it_is(release: Path, tmp_path: Path) -> None:
    folder = save_graph(load(release)[0], tmp_path / "g")
    (item,) = [i for i in queue(open_graph(folder)) if "not read" in i.reason.en]
    assert keep_in(folder, walk([item], "ผู้ตรวจสมมติ", lambda _: "1")) == []
    assert [i for i in open_graph(folder).source_ids if i.startswith("ข่าว.txt")]


def test_a_date_that_does_not_fit_its_weekday_is_put_right(release: Path) -> None:
    graph = answered(load(release)[0], "is not a monday", "2", "2024-06-10", "ดูจากหนังสือเชิญ")
    assert graph.nodes("Meeting")["date"].tolist() == ["2024-06-10"]
    assert not [i for i in queue(graph) if "monday" in i.reason.en] and len(decided(graph)) == 1


def test_what_is_no_date_is_asked_again_and_never_kept(release: Path, tmp_path: Path) -> None:
    graph = answered(load(release)[0], "is not a monday", "2", "วันไหนสักวัน", "10 มิถุนายน 2567", "")
    assert graph.nodes("Meeting")["date"].tolist() == ["2024-06-10"]
    (item,) = [i for i in queue(load(release)[0]) if "is not a monday" in i.reason.en]
    with pytest.raises(UsageError, match="expected: date"):
        item.decide(item.choices[1], "ก", typed="2024-13-45")
    for typed, wrong in (("2024-13-45", 1), ("10 มิ.ย. 2567", 0)):
        file = write([item], [], tmp_path / "a.xlsx", "th")
        book = load_workbook(file)
        book.worksheets[0]["D2"], book.worksheets[0]["E2"] = item.choices[1].said.th, typed
        book.save(file)
        done, said = read(file, [item], [], "ก")
        assert (len(done), len(said)) == (1 - wrong, wrong)


def test_other_words_are_asked_about_again(release: Path) -> None:
    graph = answered(load(release)[0], "not read", "1", "")
    release.write_text(TEXT.replace("47 คน", "48 คน"), encoding="utf-8")
    assert [i for i in queue(load(release, into=graph)[0]) if "not read" in i.reason.en]
