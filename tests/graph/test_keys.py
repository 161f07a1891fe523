from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from graph import keys


def test_the_forms_in_which_people_type_a_name_give_one_key() -> None:
    forms = [
        "โรงเรียน บ้านน้ำดี ๑",
        "โรงเรียนบ้านน\u0e4d้าดี 1".replace("\u0e4d้า", "้\u0e4d\u0e32"),
        "“โรงเรียนบ้านน้ำดี 1”",
        "โรงเรียน\u200bบ้านน้ำดี 1",
    ]
    assert {keys.normalise(f) for f in (forms[0], forms[2], forms[3])} == {"โรงเรียนบ้านน้ำดี1"}


def test_a_decomposed_sara_am_is_the_same_letter() -> None:
    assert keys.normalise("น\u0e4d\u0e32") == keys.normalise("นำ")


def test_a_key_tells_its_label_name_and_place() -> None:
    key = keys.key("Organization", "วัด บ้านใหม่", "57", "", "5701")
    assert key == "Organization:วัดบ้านใหม่@57/5701"
    assert (keys.label_of(key), keys.name_of(key), keys.place_of(key)) == ("Organization", "วัดบ้านใหม่", "57/5701")
    assert keys.place_of(keys.key("Virtue", "วินัย")) == ""


def test_signs_of_the_key_inside_a_name_do_not_change_its_parts() -> None:
    key = keys.key("Meeting", "ครั้งที่ 1/2565 @ หอประชุม", "57")
    assert keys.place_of(key) == "57"
    assert keys.name_of(key) == "ครั้งที่1/2565@หอประชุม"


@given(
    st.lists(
        st.tuples(st.text(max_size=12), st.sampled_from(["57", "", "21"]), st.sampled_from(["5701", ""])), min_size=1
    )
)
def test_a_column_of_keys_is_the_keys_of_its_values(rows: list[tuple[str, str, str]]) -> None:
    frame = pd.DataFrame(rows, columns=["name", "province", "district"], dtype=object)
    found = keys.key_all("Organization", frame["name"], [frame["province"], frame["district"]])
    expected = [keys.key("Organization", n, p, d) if keys.normalise(n) else None for n, p, d in rows]
    assert [None if pd.isna(k) else k for k in found] == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = keys.normalise(text)
    assert keys.normalise(once) == once
