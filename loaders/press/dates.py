"""Dates and times of Thai texts: Buddhist era, abbreviated or misspelt months, ranges, weekdays."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz.distance import Levenshtein

from loaders.press.facts import Span
from loaders.press.lexicon import mapping, pattern
from loaders.press.scan import scanner

_WEEKDAY = (
    r"(?:วัน\s?)?(?P<{0}>พฤหัสบดี|พฤหัสฯ?|จันทร์|อังคาร|พุธ|ศุกร์|เสาร์|อาทิตย์)(?:\s?-\s?(?:วัน)?(?:ศุกร์|เสาร์|อาทิตย์))?(?:\s?ที่)?\s*"
)
_MONTH = r"(?:เดือน\s?)?(?P<{0}>[ก-ฮเแโใไ][ก-ฺเ-๎]{{0,11}}\.?(?:[ก-ฮ]{{1,2}}\.)?)"
_YEAR = r"(?:พ\.\s?ศ\.|พุทธศักราช|ค\.\s?ศ\.|ปี)?\s{{0,2}}(?P<{0}>\d{{4}}|\d{{2}})(?!\d)"
# a day begins with its number, a weekday or a word for day: the look spares most of a text
_BEGINS = r"(?=[\dวพจอศเ])"
_DATE = re.compile(
    _BEGINS + "(?:" + _WEEKDAY.format("weekday") + r"|วันที่\s*)?(?<!\d)(?P<first>\d{1,2})\s*"
    "(?:(?!ต่อเนื่อง|ไปจน|จนถึง)"
    + _MONTH.format("month1")
    + r"?\s{0,2}(?:"
    + _YEAR.format("year1")
    + r")?\s*(?:-|(?:ต่อเนื่อง|ไป|จน){0,3}ถึง|และ|,)\s*"
    r"(?:(?:คืน)?วันที่\s*|"
    + _WEEKDAY.format("weekday2")
    + r")?(?P<last>\d{1,2})\s*)?"
    + _MONTH.format("month")
    + r"\s{0,2}"
    + _YEAR.format("year")
)
_NO_YEAR = re.compile(
    _BEGINS
    + "(?:"
    + _WEEKDAY.format("weekday")
    + r"|วันที่\s*)?(?<![\d./:-])(?P<first>\d{1,2})(?:\s?-\s?(?P<last>\d{1,2}))?\s?"
    r"(?:เดือน\s?)?(?P<month>(?:ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.)|[ก-ฮเ][ก-ฺเ-๎]{3,8}(?:คม|ยน|พันธ์))(?!\s{0,2}(?:พ\.ศ\.\s?)?\d)"
)
_BARE_DAY = re.compile(r"วันที่\s?(?P<day>[1-3]?\d)(?=\s(?!\s?(?:\d|[ก-ฮเ][ก-๎.]{2,11}\s?\d))|\n)")
_COUNTED = re.compile(r"(?:ฉบับที่|ครั้งที่|เล่มที่|รุ่นที่|ข้อ|หมู่|ชั้น|เลขที่|ข่าวที่)\s*$")
_NUMERIC = re.compile(r"(?=\d)(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_MONTH_YEAR = re.compile(r"(?:เดือน\s?)?(?P<month>[ก-ฮเ][ก-ฺเ-๎]{2,9})\s{0,2}(?:พ\.\s?ศ\.)?\s?(?P<year>\d{4})(?!\d)")


@dataclass(frozen=True)
class Dated:
    """One day or a range of days; `first` and `last` are ISO dates, `weekday` an English name or ""."""

    start: int
    end: int
    first: str
    last: str = ""
    weekday: str = ""
    weekday_span: Span = (0, 0)
    misspelt: bool = False

    @property
    def begin(self) -> int:
        """Where it begins, with its weekday."""
        return min(self.start, self.weekday_span[0]) if self.weekday else self.start

    @property
    def weekday_differs(self) -> bool:
        """Whether the weekday in front belongs to another day."""
        return bool(self.weekday) and date.fromisoformat(self.first).strftime("%A").lower() != self.weekday


@cache
def month_number(word: str) -> tuple[int, bool] | None:
    """(month, misspelt) of a full, abbreviated or slightly misspelt Thai month name."""
    bare = word.replace(".", "").replace(" ", "")
    months = mapping("months")
    if bare in months:
        return int(months[bare]), False
    if len(bare) < 5:
        return None
    near = [(Levenshtein.distance(bare, name), int(n)) for name, n in months.items() if len(name) > 4]
    closest, number = min(near)
    tied = {n for distance, n in near if distance == closest}
    return (number, True) if closest <= 2 and len(tied) == 1 else None


def common_era(year: str) -> int:
    """A written year in the Gregorian calendar; two digits are of the Buddhist era."""
    value = int(year)
    if value < 100:
        value += 2500
    return value - 543 if value > 2200 else value


def _iso(year: int, month: int, day: str) -> str:
    try:
        return date(year, month, int(day)).isoformat()
    except ValueError:
        return ""


def _weekday_at(m: re.Match[str]) -> int:
    """Where the weekday begins, with the word for day in front of it."""
    return m.start() if m[0].startswith("วัน") else m.start("weekday")


def _one(m: re.Match[str]) -> Dated | None:
    month = month_number(m["month"])
    if month is None:
        return None
    year = common_era(m["year"])
    end_day = m["last"] or m["first"]
    last = _iso(year, month[0], end_day)
    first, misspelt = last, month[1]
    if m["last"]:
        month1 = month_number(m["month1"]) if m["month1"] else month
        if month1 is None:
            return None
        misspelt = misspelt or month1[1]
        before = common_era(m["year1"]) if m["year1"] else year - (month1[0] > month[0])
        first = _iso(before, month1[0], m["first"])
    if not first or not last or first > last:
        return None
    weekday = mapping("weekdays").get(m["weekday"] or "", "")
    at = _weekday_at(m) if weekday else 0
    span = (at, m.end("weekday")) if weekday else (0, 0)
    return Dated(m.start("first"), m.end("year"), first, last if last > first else "", weekday, span, misspelt)


_GROUP = scanner(
    r"(?<!\d)(?P<first>\d{2})(?P<h>[01]\d|2[0-4])(?P<min>[0-5]\d)\s?"
    + _MONTH.format("month")
    + r"\s{0,2}"
    + _YEAR.format("year")
)


def groups(view: str) -> Iterator[tuple[Dated, Span, str]]:
    """Date-time groups of military reports: day, hour and minute in six digits, then month and year."""
    for m in _GROUP.finditer(view):
        month = month_number(m["month"])
        if month and (iso := _iso(common_era(m["year"]), month[0], m["first"])):
            yield Dated(m.start(), m.end(), iso), (m.start("h"), m.end("min")), f"{m['h']}:{m['min']}"


def dates(view: str) -> list[Dated]:
    """Days and ranges of days written with a month and a year, or as numbers."""
    found = [d for d, _, _ in groups(view)]
    at = 0
    while m := _DATE.search(view, at):
        one = None if _COUNTED.search(view, max(0, m.start("first") - 10), m.start("first")) else _one(m)
        at = m.end() if one else max(m.end("first"), at + 1)
        if one:
            found.append(one)
    for m in _NUMERIC.finditer(view):
        iso = _iso(common_era(m[4]), int(m[3]), m[1]) if 1 <= int(m[3]) <= 12 else ""
        if iso:
            found.append(Dated(m.start(), m.end(), iso))
    found += _without_year(view, found)
    found += [*_without_month(view, found), *_of_that_month(view, found)]
    return sorted(found, key=lambda d: d.start)


_COMING = re.compile(r"\s?(?:นี้|ที่จะถึง|ศกนี้)")


def _without_year(view: str, dated: list[Dated]) -> Iterator[Dated]:
    """Days whose year the text gives with another date, or, where it has none, by itself: the nearest one."""
    known = [(d.start, int(d.first[:4])) for d in dated] or [(at, year - 543) for (at, _), year in years(view)]
    known = known or [(at, int(month[:4])) for (at, _), month in months(view)]
    for m in _NO_YEAR.finditer(view) if known else ():
        if any(d.start < m.end() and m.start("first") < d.end for d in dated):
            continue
        month, year = month_number(m["month"]), min(known, key=lambda k: abs(k[0] - m.start()))[1]
        if month and dated and _COMING.match(view, m.end("month")):  # the next one after the first day told
            year = int(dated[0].first[:4]) + (_iso(int(dated[0].first[:4]), month[0], m["first"]) < dated[0].first)
        days = [_iso(year, month[0], day) if month else "" for day in (m["first"], m["last"] or m["first"])]
        if all(days) and not (month and month[1]):
            weekday = mapping("weekdays").get(m["weekday"] or "", "")
            span = (_weekday_at(m), m.end("weekday")) if weekday else (0, 0)
            last = days[1] if days[1] > days[0] else ""
            yield Dated(m.start("first"), m.end("month"), days[0], last, weekday, span)


_DAY_OF_WEEK = re.compile(
    r"(?P<weekday>พฤหัสบดี|จันทร์|อังคาร|พุธ|ศุกร์|เสาร์|อาทิตย์)ที่\s?(?P<day>[1-3]?\d)(?!\d|[./:]\d)(?=\s(?!\s?[ก-ฮเ][ก-๎.]{2,11}\s?\d)|[^\s\d]|$)"
)


def _of_that_month(view: str, dated: list[Dated]) -> Iterator[Dated]:
    """วันพุธที่ 11 without its month: of the month told last before it, where the weekday says so too."""
    alone = [m for m in _DAY_OF_WEEK.finditer(view) if not any(d.start < m.end() and m.start() < d.end for d in dated)]
    told = (
        sorted([(d.start, d.first[:7]) for d in dated] + [(at, month) for (at, _), month in months(view)])
        if alone
        else []
    )
    for m in alone:
        before = bisect_left(told, (m.start(), ""))
        year, month = (told[before - 1][1] if before else "0-0").split("-")
        first = _iso(int(year), int(month), m["day"]) if int(month) else ""
        weekday = mapping("weekdays")[m["weekday"]]
        if first and date.fromisoformat(first).strftime("%A").lower() == weekday:
            at = m.start() - 3 * view.endswith("วัน", 0, m.start())
            yield Dated(m.start("day"), m.end("day"), first, "", weekday, (at, m.end("weekday")))


def _without_month(view: str, dated: list[Dated]) -> Iterator[Dated]:
    """วันที่ 23 alone: a day of the range that the text gives before it."""
    for m in _BARE_DAY.finditer(view):
        before = [d for d in dated if d.last and d.end <= m.start()]
        day = before[-1].last[:8] + f"{int(m['day']):02d}" if before else ""
        if day and before[-1].first <= day <= before[-1].last:
            yield Dated(m.start("day"), m.end(), day)


def months(view: str) -> Iterator[tuple[Span, str]]:
    """Spans of `month year` and the ISO month `YYYY-MM`."""
    for m in _MONTH_YEAR.finditer(view):
        month = month_number(m["month"].removeprefix("เดือน"))
        if month:
            yield m.span(), f"{common_era(m['year'])}-{month[0]:02d}"


def years(view: str) -> list[tuple[Span, int]]:
    """Spans of years of the Buddhist era after ปี, พ.ศ. or a month, with their value in that era."""
    found = pattern(r"(?:ปีงบประมาณ|ประจำปี|ปี|พ\.ศ\.)\s*(?:พ\.ศ\.)?\s*(2[45]\d\d|[5-9]\d)(?!\d)").finditer(view)
    return [(m.span(1), int(m[1]) + (2500 if len(m[1]) == 2 else 0)) for m in found]
