"""The gazetteer: provinces, districts and subdistricts of Thailand with DOPA codes.

Data: GeoThai (CC-BY-4.0), see data/places.csv; regions and short names have their ground in their files.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from loaders.reference.rows import rows

BANGKOK = "10"
_MARKS = re.compile(r"[\s\u200b\u200c\u200d\ufeff.'’ฯ-]")
# An abbreviated head needs its dot or a space: อ is also the first letter of อ่างทอง
_HEADS = {
    "province": re.compile(r"^(?:จังหวัด|จ\s*\.|จ\s)\s*|(?<=\w)\s+province$", re.I),
    "district": re.compile(r"^(?:กิ่งอำเภอ|อำเภอ|เขต|อ\s*\.|อ\s)\s*|(?<=\w)\s+district$", re.I),
    "subdistrict": re.compile(r"^(?:ตำบล|แขวง|ต\s*\.|ต\s)\s*|(?<=\w)\s+sub-?district$", re.I),
}


@dataclass(frozen=True, slots=True)
class Province:
    """A province: two-digit code, names, region (one of six), other names in use."""

    code: str
    th: str
    en: str
    region: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class District:
    """A district (amphoe or khet): four-digit code, names without head, code of its province."""

    code: str
    th: str
    en: str
    province: str


@dataclass(frozen=True, slots=True)
class Subdistrict:
    """A subdistrict (tambon or khwaeng): six-digit code, names without head, code of its district."""

    code: str
    th: str
    en: str
    district: str


Area = Province | District | Subdistrict
T = TypeVar("T", District, Subdistrict)


def folded(name: str) -> str:
    """The name as look-ups compare it: NFC, no spaces, marks or ฯ, small letters, whole sara am."""
    text = unicodedata.normalize("NFC", name).replace("ํา", "ำ").replace("เเ", "แ")
    return _MARKS.sub("", text).lower()


def _asked(name: str, level: str) -> tuple[str, ...]:
    """The folded name as written, first since จ.ป.ร. is a subdistrict, and without its head."""
    clean = unicodedata.normalize("NFC", name).strip()
    return tuple(dict.fromkeys((folded(clean), folded(_HEADS[level].sub("", clean)))))


class Places:
    """Look-ups by code and by Thai or English name, with or without the word for the level."""

    def __init__(self, areas: Iterable[Area], old: dict[str, str], former: dict[str, tuple[str, ...]]) -> None:
        """Take the areas, old province names (folded name -> code), and successors of codes gone."""
        self._by_code = {area.code: area for area in areas}
        self.provinces = tuple(a for a in self._by_code.values() if isinstance(a, Province))
        self.all_districts = tuple(a for a in self._by_code.values() if isinstance(a, District))
        self.all_subdistricts = tuple(a for a in self._by_code.values() if isinstance(a, Subdistrict))
        self._former = former
        self._old = old
        self._provinces = {folded(n): p for p in self.provinces for n in (p.th, p.en, *p.others)}
        self._districts = _index(self.all_districts)
        self._subdistricts = _index(self.all_subdistricts)
        for district in self.all_districts:
            # "เมือง" alone means the capital district of the province at hand
            if district.code[2:] == "01" and district.th.startswith("เมือง"):
                self._districts["เมือง"].append(district)

    def find(self, code: str) -> Area | None:
        """The area of a DOPA code of 2, 4 or 6 digits, or None."""
        return self._by_code.get(code)

    def successors(self, code: str) -> list[Area]:
        """The areas that took the place of a code that DOPA gave up; empty when none is known."""
        return [self._by_code[c] for c in self._former.get(code, ()) if c in self._by_code]

    def province(self, name: str) -> Province | None:
        """The province of that name, short name or code; an old name counts only after จังหวัด.

        Old names such as ไชยา are districts today, so bare they say nothing about a province.
        """
        whole, *bare = _asked(name, "province")
        for asked in (whole, *bare):
            if asked in self._provinces:
                return self._provinces[asked]
        area = self._by_code.get(self._old.get(bare[0], "") if bare else whole)
        return area if isinstance(area, Province) else None

    def districts(self, name: str, province: str | None = None) -> list[District]:
        """Districts of that name, of all provinces or of one (code); เมือง is each capital district."""
        found = next((f for n in _asked(name, "district") if (f := self._districts.get(n))), [])
        return [d for d in found if province in (None, d.province)]

    def subdistricts(self, name: str, within: str = "") -> list[Subdistrict]:
        """Subdistricts of that name whose code starts with `within` (a province's or district's code)."""
        found = next((f for n in _asked(name, "subdistrict") if (f := self._subdistricts.get(n))), [])
        return [s for s in found if s.code.startswith(within)]

    def districts_of(self, province: str) -> list[District]:
        """The districts of a province (code), by code."""
        return [d for d in self.all_districts if d.province == province]

    def subdistricts_of(self, district: str) -> list[Subdistrict]:
        """The subdistricts of a district (code), by code."""
        return [s for s in self.all_subdistricts if s.district == district]


def _index(areas: Iterable[T]) -> dict[str, list[T]]:
    """Folded Thai and English name -> areas, by code."""
    index: dict[str, list[T]] = defaultdict(list)
    for area in areas:
        for name in {folded(area.th), folded(area.en)}:
            index[name].append(area)
    return index


def _areas(others: dict[str, list[str]]) -> Iterable[Area]:
    regions = {r["code"]: r["region"] for r in rows("regions.csv")}
    for row in rows("places.csv"):
        code, th, en = row["code"], row["th"], row["en"]
        if len(code) == 2:
            yield Province(code, th, en, regions[code], tuple(others[code]))
        elif len(code) == 4:
            yield District(code, th, en, code[:2])
        else:
            yield Subdistrict(code, th, en, code[:4])


@cache
def places() -> Places:
    """The gazetteer of 77 provinces, 928 districts and 7,436 subdistricts, read once."""
    others: dict[str, list[str]] = defaultdict(list)
    old: dict[str, str] = {}
    for row in rows("province_names.csv"):
        if row["kind"] == "old":
            old[folded(row["name"])] = row["code"]
        else:
            others[row["code"]].append(row["name"])
    former = {r["code"]: tuple(r["successors"].split()) for r in rows("former.csv")}
    return Places(_areas(others), old, former)
