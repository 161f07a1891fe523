"""Places are found by the names people write, and only by those."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reference.places import District, Province, Subdistrict, places


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ระยอง", "21"),
        ("จังหวัดระยอง", "21"),
        ("จ. ระยอง", "21"),
        ("จ.ระยอง", "21"),
        ("Rayong", "21"),
        ("rayong province", "21"),
        ("21", "21"),
        ("กรุงเทพฯ", "10"),
        ("กทม.", "10"),
        ("โคราช", "30"),
        ("อยุธยา", "14"),
        ("แปดริ้ว", "24"),
        ("Lopburi", "16"),
        ("จันทบุรี", "22"),
        ("ลําพูน", "51"),  # sara am in two characters
        ("จังหวัดพระนคร", "10"),  # an old name, with its head
    ],
)
def test_province_by_the_names_in_use(name: str, code: str) -> None:
    found = places().province(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["", "จังหวัด", "ไชยา", "อำเภอระยอง", "2101", "เมืองระยอง", "ประชุม"])
def test_what_is_no_province(name: str) -> None:
    assert places().province(name) is None


def test_the_country_is_whole() -> None:
    everything = places()
    assert len(everything.provinces) == 77
    assert len(everything.all_districts) == 928
    assert len(everything.all_subdistricts) == 7436
    assert all(isinstance(everything.find(d.province), Province) for d in everything.all_districts)
    assert all(isinstance(everything.find(s.district), District) for s in everything.all_subdistricts)


def test_regions_are_the_six() -> None:
    counts: dict[str, int] = {}
    for province in places().provinces:
        counts[province.region] = counts.get(province.region, 0) + 1
    assert counts == {
        "เหนือ": 9,
        "ตะวันออกเฉียงเหนือ": 20,
        "กลาง": 22,
        "ตะวันออก": 7,
        "ตะวันตก": 5,
        "ใต้": 14,
    }


@pytest.mark.parametrize("name", ["แกลง", "อำเภอแกลง", "อ.แกลง", "อ. แกลง", "Klaeng", "Klaeng District"])
def test_district_by_the_names_in_use(name: str) -> None:
    assert [d.code for d in places().districts(name)] == ["2103"]


def test_a_name_of_several_districts_gives_all_or_the_one_of_a_province() -> None:
    assert len(places().districts("เฉลิมพระเกียรติ")) == 5
    assert [d.code for d in places().districts("เฉลิมพระเกียรติ", province="55")] == ["5515"]


def test_the_capital_district_by_its_short_name() -> None:
    assert [d.th for d in places().districts("อ.เมือง", province="21")] == ["เมืองระยอง"]
    assert len(places().districts("เมือง")) == 75  # Bangkok and Ayutthaya have none


def test_bangkok_districts_are_kept_without_their_head() -> None:
    assert [d.th for d in places().districts("เขตบางรัก")] == ["บางรัก"]
    assert places().districts("บางรัก") == places().districts("เขตบางรัก")


def test_subdistricts_within_a_place() -> None:
    assert [s.code for s in places().subdistricts("ต.เชิงเนิน", "21")] == ["210102"]
    assert len(places().subdistricts("บ้านใหม่")) > 1
    assert all(s.code.startswith("57") for s in places().subdistricts("บ้านใหม่", "57"))


def test_a_name_that_looks_like_a_head() -> None:
    assert [s.code for s in places().subdistricts("จ.ป.ร.")] == ["850406"]


def test_codes_given_up_lead_to_their_successors() -> None:
    (bueng_kan,) = places().successors("4303")
    assert isinstance(bueng_kan, District)
    assert bueng_kan.province == "38"
    assert places().successors("999999") == []


def test_children_of_a_place() -> None:
    assert len(places().districts_of("84")) == 19
    assert {s.district for s in places().subdistricts_of("8405")} == {"8405"}
    assert places().districts_of("99") == []


@given(st.sampled_from(["", "จังหวัด", "จ.", "จ. "]), st.integers(0, 76), st.booleans())
def test_every_province_is_found_under_every_form(head: str, row: int, english: bool) -> None:
    province = places().provinces[row]
    name = province.en if english else head + province.th
    assert places().province(name) == province


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(places().province(text), Province | None)
    assert all(isinstance(d, District) for d in places().districts(text))
    assert all(isinstance(s, Subdistrict) for s in places().subdistricts(text))


def test_every_area_is_found_by_its_own_names() -> None:
    everything = places()
    assert all(d in everything.districts(d.th, d.province) for d in everything.all_districts)
    assert all(d in everything.districts("อำเภอ" + d.th, d.province) for d in everything.all_districts)
    assert all(s in everything.subdistricts("ตำบล" + s.th, s.district) for s in everything.all_subdistricts)
