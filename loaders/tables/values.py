"""Cell texts to values: dates, Buddhist-era years, counts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from loaders.press.dates import dates as thai_dates
from loaders.press.dates import month_number

ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Excel counts days from here (1900 is wrongly a leap year there)
EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_GREGORIAN, EXCEL_BUDDHIST = range(20_000, 65_000), range(218_000, 263_000)
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ][\d:.]+Z?)?")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: [\d:.]+)?")
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[/-](\d{4})")
_ENGLISH = re.compile(r"(?:(\d{1,2})[ -])?([a-z]{3,9})\.?[ -](?:(\d{1,2}),? )?(\d{4})")
ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(r"(?:เดือน)?\s*([ก-๎.\s]+?)\s*(?:พ\.\s?ศ\.|ปี)?\s*(\d{4}|\d{2})")
_YEAR = re.compile(r"(?:ปี|ปีงบประมาณ|ปีงบ|พ\.\s?ศ\.|[คc]\.\s?[ศe]\.|fy|\s)*(\d{4}|\d{2})", re.I)
_WEEKDAY = re.compile(
    r"วัน\s?(?:พฤหัสบดี|พฤหัสฯ?|จันทร์|อังคาร|พุธ|ศุกร์|เสาร์|อาทิตย์)?\s*(?:ที่)?|^(?:จ|อ|พ|พฤ|ศ|ส|อา)\.?\s"
    r"|เวลา.*|[\d.:]+\s*น\.|พ\.\s?ศ\."
)
_COUNT = re.compile(r"(?:จำนวน)?\s*(กว่า|มากกว่า|ไม่น้อยกว่า|อย่างน้อย|ประมาณ|ราว)?\s*([\d,]+)\s*(กว่า|เศษ)?\s*[ก-๎]*\s*\+?")
# two digits are years of the Buddhist era from here on; below, nobody can tell which era is meant
SHORT_YEARS = range(40, 100)


class Days(NamedTuple):
    """A day, or the first and the last day; ISO, possibly only 2023 or 2023-08; "" when unreadable."""

    first: str = ""
    last: str = ""


class Count(NamedTuple):
    """A stated count and its qualifier: "", at_least or about."""

    value: int
    qualifier: str = ""


def common_era(year: str) -> int | None:
    """A written year in the Gregorian calendar; None where the era cannot be told."""
    value = int(year)
    if value in SHORT_YEARS:
        value += 2500
    if 2400 <= value <= 2700:
        return value - 543
    return value if 1850 <= value <= 2157 else None


def buddhist_era(text: str) -> int | None:
    """A written year in the Buddhist era: 2566, ๒๕๖๖, ปี 2566, 66, 2023; None where it is no year."""
    m = _YEAR.fullmatch(clean(text))
    year = common_era(m[1]) if m else None
    return year + 543 if year else None


def clean(text: str) -> str:
    """Arabic digits, single spaces."""
    return re.sub(r"\s+", " ", text.translate(ARABIC)).strip()


def iso(year: str, month: str | int, day: str | None = None) -> str:
    """An ISO date of a written year, month and day; "" where there is no such day."""
    common = common_era(year)
    try:
        whole = date(common or 0, int(month), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7]


def serial(number: int) -> str:
    """The date of an Excel day number; typed in the Buddhist era it is 543 years too far."""
    if number not in EXCEL_GREGORIAN and number not in EXCEL_BUDDHIST:
        return ""
    day = EXCEL_DAY_ZERO + timedelta(days=number)
    return iso(str(day.year), day.month, str(day.day))


@cache
def days(text: str) -> Days:
    """The day or days that a cell names: ISO, 12/1/2566, 12 ม.ค. 2566, ๑๒-๑๓ มกราคม ๒๕๖๖, 2566, 45150."""
    found = clean(text)
    if re.fullmatch(r"\d{5,6}(?:\.\d+)?", found):
        return Days(serial(int(float(found))))
    if m := _ISO.fullmatch(found):
        return Days(iso(m[1], m[2], m[3])) if m[2] else Days(str(common_era(m[1]) or ""))
    if m := _NUMERIC.fullmatch(found):
        return Days(iso(m[3], m[2], m[1]))
    if m := _YEAR.fullmatch(found):
        return Days(str(common_era(m[1]) or ""))
    if m := _MONTH_OF_YEAR.fullmatch(found):
        return Days(iso(m[2], m[1]))
    if m := _ENGLISH.fullmatch(found.lower()):
        return Days(in_english(m))
    return in_words(found)


def in_english(found: re.Match[str]) -> str:
    """The date of a day, an English month and a year: 12 Jan 2023, January 12, 2023."""
    month = found[2][:3]
    return iso(found[4], ENGLISH_MONTHS.index(month) + 1, found[1] or found[3]) if month in ENGLISH_MONTHS else ""


def in_words(text: str) -> Days:
    """Days written with the name of the month; nothing but a weekday or a time may stand around them."""
    text = re.sub(r"(?<=[ก-๎\d.])-(?=[ก-๎])|(?<=[ก-๎.])-(?=\d)", " ", text)
    for one in thai_dates(text):
        around = _WEEKDAY.sub("", text[: one.start]) + _WEEKDAY.sub("", text[one.end :])
        if not around.strip(" ()"):
            return Days(one.first, one.last)
    if (m := _MONTH_YEAR.fullmatch(text)) and (month := month_number(m[1])):
        return Days(iso(m[2], month[0]))
    return Days()


def first_day(text: str) -> str:
    """The first day that a cell names, "" when it cannot be read."""
    return days(text).first


@cache
def count(text: str) -> Count | None:
    """A count as written: 60, ๑,๒๐๐ คน, กว่า 60 คน (at least), ประมาณ 60 (about)."""
    m = _COUNT.fullmatch(clean(text))
    if not m or not m[2].strip(","):
        return None
    about = m[1] in ("ประมาณ", "ราว")
    least = bool(m[1] or m[3]) or text.rstrip().endswith("+")
    return Count(int(m[2].replace(",", "")), "about" if about else "at_least" if least else "")
