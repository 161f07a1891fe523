"""From keys to shown keys, and to what is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.judgements import Judgement, in_force
from graph.keys import key
from graph.sameness import classes, proposals


def org(name: str, *place: str) -> str:
    return key("Organization", name, *place)


FULL, SHORT = org("องค์การบริหารส่วนตำบลดอนสมมติ", "55"), org("อบต.ดอนสมมติ", "55")


def test_two_spellings_of_one_place_are_one() -> None:
    assert classes([FULL, SHORT]) == {SHORT: FULL} or classes([FULL, SHORT]) == {FULL: SHORT}
    assert classes([FULL, org("อบต.ดอนสมมติ", "54")]) == {}
    assert classes([FULL, org("อบต.ดอนสมมติ")]) == {}


def test_an_office_of_a_province_is_of_it_wherever_it_was_written() -> None:
    home, guest = org("สำนักงานวัฒนธรรมจังหวัดตาก", "63"), org("สวจ.ตาก", "55")
    assert set(classes([home, guest, org("สวจ.น่าน")])) in ({home}, {guest})


def test_a_district_in_a_name_keeps_two_schools_apart() -> None:
    keys = [org("โรงเรียนบ้านดอน อ.ปัว", "55"), org("โรงเรียนบ้านดอน", "55", "5504"), org("โรงเรียนบ้านดอน", "55", "5505")]
    assert classes(keys) == {}


def test_the_name_without_a_district_joins_only_the_one_there_is() -> None:
    wide, pua, wiang = org("วัดใหม่", "55"), org("วัดใหม่", "55", "5503"), org("วัดใหม่", "55", "5504")
    assert classes([wide, pua]) == {wide: pua}
    assert classes([wide, pua, wiang]) == {}


def test_a_body_of_the_country_joins_its_one_province() -> None:
    plain, placed = org("มรภ.เลย"), org("มหาวิทยาลัยราชภัฏเลย", "42")
    assert classes([plain, placed]) == {plain: placed}
    assert classes([plain, placed, org("มหาวิทยาลัยราชภัฏเลย", "57")]) == {}


def test_the_key_that_was_shown_stays_shown() -> None:
    wide, narrow = org("วัดใหม่", "55"), org("วัดใหม่", "55", "5503")
    assert classes([wide, narrow], [Judgement("2024", "shown", wide)]) == {narrow: wide}


def test_an_alias_joins_the_name_where_it_stands() -> None:
    school, nickname = org("โรงเรียนสมมติวิทยา", "55"), org("สมวิท", "55")
    alias = Judgement("2024", "alias", school, "สมวิท")
    assert set(classes([school, nickname], [alias])) in ({school}, {nickname})
    assert classes([school, org("สมวิท", "54")], [alias]) == {}
    undone = Judgement("2025", "undo", school, "สมวิท", field="alias")
    assert in_force([alias, undone, Judgement("2024", "alias", school, "อีกชื่อ")])[0].object == "อีกชื่อ"


def test_who_is_different_is_not_joined() -> None:
    assert classes([FULL, SHORT], [Judgement("2024", "different", FULL, SHORT)]) == {}


NAMES = st.sampled_from(["อบต.ดอน", "องค์การบริหารส่วนตำบลดอน", "วัดใหม่", "วัดไหม่", "สวจ.ตาก", "โรงเรียนวัดใหม่", "มรภ.เลย"])
KEYS = st.lists(st.builds(org, NAMES, st.sampled_from(["", "55", "63"]), st.sampled_from(["", "5503"])), max_size=12)


@given(KEYS, st.randoms())
def test_the_order_of_the_keys_changes_nothing(keys: list[str], random: object) -> None:
    turned = sorted(keys, key=lambda k: hash((k, str(random))))
    assert classes(set(keys)) == classes(dict.fromkeys(turned))
    assert proposals(keys) == proposals(turned)


@given(KEYS)
def test_a_shown_key_is_shown_as_itself_and_keeps_its_province(keys: list[str]) -> None:
    found = classes(set(keys))
    assert not set(found.values()) & set(found)


def test_what_may_be_one_body_is_proposed_with_its_reason() -> None:
    keys = [org(f"โรงเรียนบ้าน{c}สมมติ", "55") for c in "กขคงจ"] + [
        org("วัดใหม่สมมติ", "55"),
        org("วัดไหม่สมมติ", "55"),
        org("วัดไหม่สมมติ", "54"),
        org("สถานีอนามัยดอนสมมติ", "55"),
        org("รพ.สต.ดอนสมมติ", "55"),
        org("วัดดอนสมมติ"),
        org("วัดดอนสมมติ", "63"),
    ]
    found = {(p.one.partition("@")[0], p.verdict.grade) for p in proposals(keys)}
    assert ("Organization:วัดใหม่สมมติ", "likely") in found
    assert ("Organization:รพ.สต.ดอนสมมติ", "ask") in found
    assert ("Organization:วัดดอนสมมติ", "ask") in found
    assert all("@54" not in p.one + p.other for p in proposals(keys))
