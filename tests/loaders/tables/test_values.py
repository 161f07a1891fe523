"""Dates, years and counts as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.tables.privacy import is_national_id, masked
from loaders.tables.values import Count, Days, buddhist_era, count, days, first_day

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
LONG = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
DAYS = st.dates(date(1997, 1, 1), date(2040, 12, 31))


@given(DAYS)
def test_every_way_to_write_a_day_means_that_day(day: date) -> None:
    year, month = day.year + 543, day.month - 1
    written = [
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
        f"{year}-{day.month:02d}-{day.day:02d}",
        f"{day.day}/{day.month}/{year}",
        f"{day.day:02d}-{day.month:02d}-{year}",
        f"{day.day}/{day.month}/{year % 100:02d}",
        f"{day.day} {SHORT[month]} {year}",
        f"{day.day} {LONG[month]} พ.ศ. {year}",
        f"วันที่ {day.day} {LONG[month]} {year}".translate(THAI_DIGITS),
        str((day - date(1899, 12, 30)).days),
    ]
    assert {first_day(text) for text in written} == {day.isoformat()}


@given(DAYS, st.integers(1, 5))
def test_a_range_of_days_has_a_first_and_a_last(day: date, more: int) -> None:
    last = day + timedelta(days=more)
    if last.month == day.month:
        text = f"{day.day}-{last.day} {LONG[day.month - 1]} {day.year + 543}"
        assert days(text) == Days(day.isoformat(), last.isoformat())


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_nothing(text: str) -> None:
    found = first_day(text)
    assert found == "" or date.fromisoformat((found + "-01-01")[:10])
    assert buddhist_era(text) is None or 2393 <= (buddhist_era(text) or 0) <= 2700
    assert count(text) is None or (count(text) or Count(-1)).value >= 0


@pytest.mark.parametrize(
    "text", ["พรุ่งนี้", "31/2/2566", "1/25/2566", "12/1/23", "2566-13-01", "12 ม.ค. 2566 หรือ 13", "99999999"]
)
def test_what_is_no_day_is_left_to_a_person(text: str) -> None:
    assert first_day(text) == ""


@pytest.mark.parametrize(
    ("text", "iso"), [("2566", "2023"), ("ส.ค. 2566", "2023-08"), ("๒๕๖๖", "2023"), ("2566-08", "2023-08")]
)
def test_a_date_says_no_more_than_is_known(text: str, iso: str) -> None:
    assert first_day(text) == iso


@given(st.integers(2450, 2620))
def test_years_are_of_the_buddhist_era(year: int) -> None:
    written = [str(year), f"พ.ศ. {year}", f"ปีงบประมาณ {year}", str(year).translate(THAI_DIGITS), str(year - 543)]
    assert {buddhist_era(text) for text in written} == {year}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("60", Count(60)),
        ("๑,๒๐๐ คน", Count(1200)),
        ("กว่า 60 คน", Count(60, "at_least")),
        ("200 กว่าคน", Count(200, "at_least")),
        ("ไม่น้อยกว่า 30", Count(30, "at_least")),
        ("ประมาณ 50 คน", Count(50, "about")),
        ("หลายคน", None),
        ("5-6", None),
    ],
)
def test_counts_keep_their_qualifier(text: str, found: Count | None) -> None:
    assert count(text) == found


@given(st.integers(10**11, 9 * 10**11 - 1))
def test_only_a_right_checksum_is_masked(twelve: int) -> None:
    digits = str(twelve)
    ids = [d for d in "0123456789" if is_national_id(digits + d)]
    assert len(ids) == 1
    right, wrong = digits + ids[0], digits + str((int(ids[0]) + 1) % 10)
    assert right not in masked(f"เลข {right}ครับ") and masked(wrong) == wrong
    assert masked(f"1{right}") == f"1{right}"


def test_a_companys_number_is_no_persons() -> None:
    assert not is_national_id("0105512345671") and not is_national_id("0" * 13)
