"""Names of provinces, districts and subdistricts in cells to DOPA codes."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from loaders.reference import places


@cache
def province_code(name: str) -> str:
    """The code of a province, "" for an unknown one."""
    found = places().province(name)
    return found.code if found else ""


@cache
def province_name(code: str) -> str:
    """The Thai name of a province's code."""
    found = places().find(code)
    return found.th if found else ""


@cache
def district_code(name: str, province: str) -> str:
    """The code of the only district of that name in a province (code), else ""."""
    found = places().districts(name, province)
    return found[0].code if len(found) == 1 else ""


@cache
def subdistrict_code(name: str, within: str) -> str:
    """The code of the only subdistrict of that name within a province or district (code), else ""."""
    found = places().subdistricts(name, within)
    return found[0].code if len(found) == 1 else ""


def close_provinces(name: str) -> list[str]:
    """Up to three provinces spelt most like this name."""
    names = [p.th for p in places().provinces]
    bare = re.sub(r"^(?:จังหวัด|จ\.)\s*", "", name)
    return [word for word, _, _ in process.extract(bare, names, scorer=fuzz.ratio, limit=3, score_cutoff=40)]


_PARTS = {
    "subdistrict": re.compile(r"(?:ต\.|ตำบล|แขวง)\s*([ก-๎]+)"),
    "district": re.compile(r"(?:(?<![ก-๎])อ\.|(?<!ว่าการ)อำเภอ|เขต)\s*([ก-๎]+)"),
    "province": re.compile(r"(?:จ\.|จังหวัด)\s*([ก-๎]+)"),
}


def part_of_address(text: str, field: str) -> str:
    """The subdistrict, district or province that an address names, "" without one."""
    found = _PARTS[field].search(text)
    return found[1] if found else ""
