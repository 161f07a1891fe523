"""Names of provinces, districts and subdistricts in cells to DOPA codes."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from loaders.keys import province_in
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


def province_of_title(text: str) -> str:
    """The code of the province that a title, or a name of a sheet or file, speaks of; "" when none or several."""
    if code := province_in(text):
        return code
    words = [w for w in re.split(r"[\s_\-–().,/]+", text) if len(w) > 1]
    codes = {code for w in words if (code := province_code(w))}
    return codes.pop() if len(codes) == 1 else ""


def year_of_title(text: str) -> int | None:
    """The Buddhist-era year that a title or name holds; None when none or several."""
    found = {int(y) for y in re.findall(r"(?<!\d)(2[45]\d\d)(?!\d)", text.translate(DIGITS))}
    return found.pop() if len(found) == 1 else None


DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
