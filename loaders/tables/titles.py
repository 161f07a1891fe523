"""What titles over a table, and the names of its sheet and file, say of every row of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import TypeVar

from loaders.keys import province_in
from loaders.press.dates import dates
from loaders.tables.areas import district_code, province_code
from loaders.tables.marks import is_network
from loaders.tables.rows import Defaults
from loaders.tables.values import ARABIC

T = TypeVar("T")
_GATHERING = re.compile(r"ประชุม|เวที|สมัชชา|อบรม|สัมมนา|กิจกรรม|meeting|assembly", re.I)
_DISTRICT = re.compile(r"(?:(?<!ว่าการ)อำเภอ|(?<![ก-๎])อ\.)\s*([ก-๎]+?)(?=จังหวัด|[^ก-๎]|$)")
_NETWORK = re.compile(r"สมาชิก(?:ของ)?(เครือข่าย(?:(?!จังหวัด|อำเภอ|ประจำ|พ\.ศ|ปี)[^\s()])+)")
# a title that is nothing but a network, possibly with its province
_NETWORK_ALONE = re.compile(
    r"^(?:[\d๐-๙]+[.)]\s*)?(เครือข่าย(?!ทางสังคม|องค์กร|จังหวัด|คุณธรรม|สมาชิก)[^\s()\d]{3,40}?)\s*(?:(?:จังหวัด|จ\.)\s*\S+)?$"
)


def defaults_of(titles: list[str], sheet: str, file: str, options: Defaults, beneath: Defaults) -> Defaults:
    """Options, else titles, else the names of sheet and file, else what the folder says."""
    names = [*titles, sheet, PurePosixPath(file).stem]
    province = options.province or first(province_of, names) or beneath.province
    year = options.year or first(year_of, names) or beneath.year
    gathering = next((t for t in titles if _GATHERING.search(t)), "")
    return Defaults(
        province,
        year,
        options.meeting or gathering or beneath.meeting,
        first(lambda text: district_of(text, province), names[:-1]) or district_code(sheet, province),
        day_of(titles) if gathering else "",
        sheet if is_network(sheet) else first(network_of, titles) or "",
    )


def first(read: Callable[[str], T], texts: Iterable[str]) -> T | None:
    """The first thing that is read in a text."""
    return next(filter(None, map(read, texts)), None)


def province_of(text: str) -> str:
    """The code of the province that a title, or a name of a sheet or file, speaks of; "" when none or several."""
    if code := province_in(text):
        return code
    words = [w for w in re.split(r"[\s_\-–().,/]+", text) if len(w) > 1]
    codes = {code for w in words if (code := province_code(w))}
    return codes.pop() if len(codes) == 1 else ""


def year_of(text: str) -> int | None:
    """The Buddhist-era year that a title or name holds; None when none or several."""
    found = {int(y) for y in re.findall(r"(?<!\d)(2[45]\d\d)(?!\d)", text.translate(ARABIC))}
    return found.pop() if len(found) == 1 else None


def district_of(text: str, province: str) -> str:
    """The code of the only district of the province that a title names, else ""."""
    found = {code for word in _DISTRICT.findall(text) if (code := district_code(word, province))}
    return found.pop() if len(found) == 1 else ""


def day_of(titles: list[str]) -> str:
    """The only day that titles name, in ISO form, else ""."""
    found = {day.first for day in dates(" ".join(titles).translate(ARABIC))}
    return found.pop() if len(found) == 1 else ""


def network_of(title: str) -> str:
    """The network whose members a title announces, else ""."""
    found = _NETWORK.search(title) or _NETWORK_ALONE.match(title)
    return found[1] if found else ""


def speaks(title: str) -> bool:
    """Whether a title says something of the rows below it."""
    return bool(province_of(title) or year_of(title) or network_of(title) or _DISTRICT.search(title))


def supplied_by(defaults: Defaults) -> set[str]:
    """The fields that no column need give."""
    found = {"province"} if defaults.province else set()
    found |= {"year", "fiscal_year"} if defaults.year else set()
    return found | ({"meeting"} if defaults.meeting else set())
