"""Times of Thai texts: with a point or a colon, in four digits, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.press.dates import groups
from loaders.press.numerals import TEN, number
from loaders.press.scan import scanner

_CLOCK = r"(?P<{0}>[01]?\d|2[0-4])[.:](?P<{1}>[0-5]\d)"
_TIME = scanner(
    r"(?<![\d/.,])"
    + _CLOCK.format("h1", "m1")
    + r"(?:(?:\s?น\.?)?\s*(?:-|ถึง)\s*"
    + _CLOCK.format("h2", "m2")
    + r")?\s?(?P<mark>น\.|นาฬิกา)?(?![\d/])"
)
# as soldiers and police write hours: เวลา 1330, 19 ก.ย. 62, 0930
_FOUR_DIGITS = re.compile(r"(?:เวลา\s?|(?<=\d\d), ?(?:เวลา\s?)?)(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?:\s?น\.)?(?=\s)")


@dataclass(frozen=True)
class Clock:
    """A time or a span of times, `HH:MM`."""

    start: int
    end: int
    first: str
    last: str = ""


_HOUR = rf"(?P<{{0}}>สิบเอ็ด|{TEN}|1[01]|[1-9])(?!\d|[.:]\d)\s?"
_SPOKEN = scanner(
    rf"(?<![\d.:])(?:(?P<afternoon>บ่าย)\s?(?:{_HOUR.format('a')}(?:โมง)?|โมง)|{_HOUR.format('e')}โมงเย็น|{_HOUR.format('n')}ทุ่ม"
    rf"|{_HOUR.format('m')}โมง(?P<morning>เช้า)?|ตี(?P<early>สี่|ห้า|[45])(?!\d)|(?P<noon>(?<=ถึง)เที่ยง|(?<=เลิก)เที่ยง|เที่ยง(?=ตรง|ครึ่ง|วัน(?!ที่))))(?P<half>ครึ่ง)?"
)


# six o'clock is that of the evening where the words say so
_DUSK = 6
_EVENING = re.compile(r"(?:ค่ำ|เย็น)[^\n\d]{0,14}\Z")


def _spoken(view: str) -> Iterator[Clock]:
    """Hours as people say them: เก้าโมงเช้า, บ่ายสองโมง, สี่โมงเย็น, ทุ่มครึ่ง."""
    for m in _SPOKEN.finditer(view):
        if m["afternoon"]:
            hour = 12 + (number(m["a"] or "") or 1)
        elif m["e"] or m["n"]:
            hour = (12 if m["e"] else 18) + number(m["e"] or m["n"])
        elif m["early"]:
            hour = number(m["early"])
        else:
            hour = 12 if m["noon"] else number(m["m"] or "")
            hour += 6 * (hour < _DUSK and bool(m["morning"]))
            hour += 12 * (hour == _DUSK and bool(_EVENING.search(view, max(0, m.start() - 20), m.start())))
        if (hour >= _DUSK or m["early"]) and hour < 24:
            yield Clock(m.start(), m.end(), f"{hour:02d}:{'30' if m['half'] else '00'}")


def times(view: str) -> list[Clock]:
    """Clock times: a time needs น. after it or เวลา before it; hours in words."""
    found = [*(Clock(*at, hour) for _, at, hour in groups(view)), *_spoken(view)]
    for m in _TIME.finditer(view):
        if not m["mark"] and not view[: m.start()].rstrip().endswith("เวลา"):
            continue
        last = f"{int(m['h2']):02d}:{m['m2']}" if m["h2"] else ""
        found.append(Clock(m.start(), m.end(), f"{int(m['h1']):02d}:{m['m1']}", last))
    for m in _FOUR_DIGITS.finditer(view):
        found.append(Clock(m.start("h"), m.end("m"), f"{m['h']}:{m['m']}"))
    return found
