from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Judgement, Place
from graph.errors import SourceError
from graph.judgements import in_force, parse
from graph.privacy import HIDDEN, mask
from graph.source import Evidence, one_a_sentence, sentence, words
from tests.graph.world import release

spans = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=4)
rows = st.builds(
    lambda sheet, row, columns: Place((), sheet, row, columns),
    st.sampled_from(["", "แผ่น 1", "a!b"]),
    st.integers(1, 9),
    st.sampled_from([(), (1, 3)]),
)


@given(st.one_of(st.builds(lambda s: Place(spans=tuple(s)), spans), rows))
def test_a_place_reads_what_it_wrote(place: Place) -> None:
    assert Place.parse(str(place)) == place


@pytest.mark.parametrize("text", ["", "c", "c1", "12-40", "c1-2,", "Sheet", "Sheet!r"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a place"):
        Place.parse(text)


def test_the_sentence_is_the_clause_around_the_words() -> None:
    text = "วันแรกจัดที่ห้องใหญ่ โดยมีผู้แทนจากหกเครือข่าย ทั้งนี้ ประธานกล่าวเปิดงาน\nบรรทัดใหม่"
    place = Place(spans=((text.index("หก"), text.index("หก") + 2),))
    assert words(text, place) == "หก"
    assert sentence(text, place) == "โดยมีผู้แทนจากหกเครือข่าย"


def test_a_name_gives_way_wherever_it_is_written() -> None:
    hide = mask(release().nodes("Person"))
    assert hide("โดย นายสมมติ ใจใส และนายสมมติใจใส ต่อมานายสมมติ กล่าว") == f"โดย {HIDDEN} และ{HIDDEN} ต่อมา{HIDDEN} กล่าว"
    assert hide("กรณีสมมติ") == "กรณีสมมติ"


def test_judgements_are_lines_and_a_bad_line_is_named() -> None:
    made = Judgement("2024", "same", "Organization:ก", "Organization:ข", who="ตรวจ")
    assert parse(made.line() + "\n\n", "j.jsonl") == (made,)
    with pytest.raises(SourceError, match=r"j\.jsonl, line 2: found .*perhaps"):
        parse(made.line() + '\n{"when": "2024", "verdict": "perhaps", "subject": "a"}', "j.jsonl")


def test_the_last_word_about_a_pair_counts_in_either_order() -> None:
    first, last = Judgement("2024-01", "same", "a", "b"), Judgement("2024-02", "different", "b", "a")
    assert in_force([last, first]) == (last,)


@given(st.text("กขค \n", max_size=900), st.integers(0, 900), st.integers(1, 50))
def test_a_sentence_holds_its_words_and_says_when_it_is_cut(text: str, start: int, length: int) -> None:
    if not text[start : start + length].strip():
        return
    place = Place(spans=((start, min(len(text), start + length)),))
    found = sentence(text, place)
    assert " ".join(words(text, place).split()) in found
    assert len(found) <= 2 * 400 + length + 4
    assert found.startswith("… ") or text[:start].strip().startswith(found[:1]) or start < 400 or "\n" in text[:start]


def test_a_sentence_is_shown_once_however_often_it_speaks() -> None:
    a, b, again = (Evidence("s", f"c{i}-{i + 1}", "w", text) for i, text in enumerate(("ก", "ข", "ก")))
    assert one_a_sentence([a, b, again]) == [a, b]
