"""What each label's key is made from (MODEL.md's rules), one function a label: releases and tables meet here."""

from __future__ import annotations

import re
from functools import cache

from graph import keys
from graph.sameness import parse
from graph.sameness.lexicon import head_pattern, heads
from loaders.reference import places

# the legal form is written or left out as the writer likes
LEGAL_FORM = re.compile(r"\s*\((?:องค์การมหาชน|มหาชน|ประเทศไทย)\)")
PLAN_TAIL = re.compile(
    r"\s*\((?:พ\.?\s*ศ\.?)?\s*[\d๐-๙\s–—-]+\)|\s*(?:ระยะที่|ฉบับที่|ระยะ)\s*[\d๐-๙]+|\s*ประจำปีงบประมาณ.*|ฯ$"
)
FISCAL_START = 10  # fiscal year N runs from October N-1


@cache
def province_in(name: str) -> str:
    """The code of the province that a name itself holds (สำนักงาน…จังหวัดน่าน), else ""."""
    at = name.rfind("จังหวัด")
    if at < 0:
        return ""
    rest = name[at + len("จังหวัด") :].strip()
    for end in range(len(rest), 1, -1):
        if found := places().province(rest[:end]):
            return found.code
    return ""


@cache
def province_of(name: str) -> str:
    """The code of the province that an organisation's name holds, also behind an abbreviation (สวจ.น่าน), else ""."""
    if code := province_in(name):
        return code
    normal = keys.normalise(name)
    head = head_pattern().match(normal)
    return parse(normal).province if head and heads()[head[0]].follows in ("province", "zone") else ""


def organization(name: str, *place: str) -> str:
    """An organisation: its name without legal form, at the place stated or held in the name."""
    bare = LEGAL_FORM.sub("", name)
    return keys.key("Organization", bare, *(place or (province_of(bare),)))


def province(code: str) -> str:
    """A province by its DOPA code."""
    return f"Province:{code}"


def district(code: str) -> str:
    """A district by its DOPA code."""
    return f"District:{code}"


def subdistrict(code: str) -> str:
    """A subdistrict by its DOPA code."""
    return f"Subdistrict:{code}"


def network(name: str, province: str) -> str:
    """A network of a province (code); the province's name at its end says nothing more."""
    bare = re.sub(r"(?:ของ)?จังหวัด\S+$", "", name) if province_in(name) == province and province else name
    return keys.key("Network", bare, province)


def network_group(area: str, fiscal_year: int | None) -> str:
    """The networks of a province or district (code) in a fiscal year."""
    return keys.key("NetworkGroup", "เครือข่าย", area, str(fiscal_year or ""))


def model_orgs(province: str, fiscal_year: int | None) -> str:
    """The counted model organisations of a province (code) in a fiscal year."""
    return keys.key("ModelOrgs", "องค์กรต้นแบบ", province, str(fiscal_year or ""))


def position(name: str, office: str = "") -> str:
    """A post, with the office or area it is of (a key) where that is known: many offices have a ผู้อำนวยการ."""
    label, _, of = office.partition(":")
    if label in ("Province", "District", "Subdistrict"):
        area = places().find(of)
        own, place = (keys.normalise(area.th), of) if area else ("", of)
    else:
        own, _, place = of.partition("@")
    bare = keys.normalise(name)
    return keys.key("Position", bare if own in bare else bare + own, place)


def meeting(title: str, province: str, date: str) -> str:
    """A meeting; without a title give the source's id and place as title."""
    return keys.key("Meeting", title, province, date)


def plan(name: str, phase: int | None) -> str:
    """A plan: family and phase."""
    family = PLAN_TAIL.sub("", name)
    return keys.key("Plan", f"{family} {phase or ''}")


def fiscal_year(date: str) -> int | None:
    """The fiscal year (BE) of an ISO date; of a bare year that year's, None without a date."""
    if not re.match(r"\d{4}", date):
        return None
    year, month = int(date[:4]) + 543, int(date[5:7] or 1) if len(date) >= 7 else 1
    return year + (month >= FISCAL_START)
