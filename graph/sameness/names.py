"""A name of an organisation taken apart: kind of body, name of its own, and the places that it holds.

Spaces mean nothing in Thai names, so everything works on the normalised name (graph.keys).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph.keys import normalise
from graph.sameness.lexicon import (
    abbreviations,
    head_pattern,
    heads,
    province_names,
    province_pattern,
    provinces,
    variant_pattern,
    variants,
)

_PROVINCE = re.compile(r"^(.*?)\(?จังหวัด([^()]+)\)?$")
_SHORT_PROVINCE = re.compile(r"จ\.([ก-๎]+\)?)$")
# (ธ.ก.ส.) behind the name that it stands for
_INITIALS = re.compile(r"\((?:[ก-ฮ]\.?){2,5}\)")
_DISTRICT = re.compile(r"^(.*?)\(?(?:อำเภอ|อ\.|เขต(?!\d|พื้นที่))([^().\d]+)\)?$")
_SUBDISTRICT = re.compile(r"^(.*?)\(?(?:ตำบล|ต\.|แขวง)([^().\d]+)\)?$")
_MARKS = re.compile(r"(?<!\d)[.,\-–—_·:;](?!\d)|[.,\-–—_·:;](?!\d)|ฯ$|ฯ(?=[ก-๙])")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_OFFICE = re.compile(r"^(?:สำนักงาน|ที่ทำการ)")
# words that say little: a name may be written with or without them
SLIGHT = re.compile(r"บ้าน|การ|ของ|แห่ง|ประจำ")
_VILLAGE = re.compile(r"(?:หมู่บ้านที่|หมู่ที่|ม\.)(?=\d)")
_ZONE = re.compile(r"เขต(?:ที่|พื้นที่)?(?=\d)")
# what a name may hold that `parse` changes or reads a place from; others stand as they are written
MARKED = r"หมู่|[.,\-–—_·:;()ฯ]|จังหวัด|อำเภอ|ตำบล|เขต|แขวง|จำกัด"
_MARKED = re.compile(MARKED)


class Name(NamedTuple):
    """`head` is the kind of body in full words ("" if unknown), `core` its own name; places as code or words."""

    head: str
    core: str
    follows: str = ""
    province: str = ""
    district: str = ""
    subdistrict: str = ""
    codes: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """The name as it compares: written out, without its province; smaller places stay part of it."""
        areas = "".join(f"|{area}" for area in (self.district, self.subdistrict) if area)
        zone = province_names().get(self.province, "") if self.follows in ("province", "zone") else ""
        return f"{self.head}{zone}{self.core}{areas}"

    @property
    def said(self) -> str:
        """The name without its province and without a word for office before it, smaller places behind it."""
        areas = f"อำเภอ{self.district}" * bool(self.district) + f"ตำบล{self.subdistrict}" * bool(self.subdistrict)
        return _OFFICE.sub("", f"{self.head}{self.core}{areas}")


def parse(text: str, place: str = "", district: str = "", subdistrict: str = "") -> Name:
    """Take a name apart. `place`: DOPA codes of a key, joined by `/`; `district`, `subdistrict`: stated names."""
    spelt = written_out(normalise(text))
    found = head_pattern().match(spelt)
    head, follows = heads()[found[0]] if found else ("", "")
    rest = spelt[found.end() :] if found else spelt
    # most names hold no mark and no place, and stand as they are
    plain = follows not in ("province", "zone", "district") and not _MARKED.search(rest)
    rest, in_name = (rest, "") if plain else province_of(rest, follows)
    codes = tuple(filter(None, place.split("/")))
    stated = codes[0][:2] if codes else ""
    # an office of province X is of X, wherever its row was written
    province = in_name if in_name and follows in ("province", "zone") else stated or in_name
    if codes and codes[0][:2] != province:
        codes = ()
    rest, own_district, own_subdistrict = (rest, "", "") if plain else areas_of(rest, follows, province)
    core = rest if plain else core_of(rest, head, follows, province)
    if in_name and not head and not own_district and not own_subdistrict:
        # of a kind that is not known nobody can say whether the province is its address or its scope
        core += "จังหวัด"
    return Name(
        head,
        core,
        follows,
        province,
        own_district or area_word(district, "อำเภอ", province),
        own_subdistrict or area_word(subdistrict, "ตำบล", province),
        codes,
    )


def written_out(text: str) -> str:
    """A normalised name with its misspelt words mended, จ. before a province written out, brackets of letters gone."""
    if not changing().search(text):
        return text
    mended = variant_pattern().sub(lambda m: variants()[m[0]], text)
    at = head_pattern().match(mended)
    # the จ. of สวจ. belongs to the abbreviation
    end = at.end() if at and at[0].endswith(".") else 0
    rest = _SHORT_PROVINCE.sub(lambda m: "จังหวัด" + m[1] if province_pattern().match(m[1]) else m[0], mended[end:])
    return mended[:end] + _VILLAGE.sub("หมู่", _INITIALS.sub("", rest))


@lru_cache(maxsize=1)
def changing() -> re.Pattern[str]:
    """What `written_out` may change."""
    return re.compile(r"จ\.|\(|หมู่บ้านที่|หมู่ที่|ม\.\d|" + variant_pattern().pattern)


def province_of(rest: str, follows: str) -> tuple[str, str]:
    """The rest of a name without the province it names, and that province's code."""
    if follows in ("province", "zone"):
        bare = re.sub(r"^(?:จังหวัด|จ\.|\.)", "", rest)
        if at := province_pattern().match(bare):
            return bare[at.end() :], provinces()[at[0]]
    if (m := _PROVINCE.match(rest)) and m[2] in provinces():
        return m[1], provinces()[m[2]]
    if (m := re.search(r"\(([^()]+)\)$", rest)) and m[1] in provinces():
        return rest[: m.start()], provinces()[m[1]]
    return rest, ""


def areas_of(rest: str, follows: str, province: str) -> tuple[str, str, str]:
    """The rest of a name without the district and subdistrict that stand at its end, and these."""
    district = subdistrict = ""
    if follows == "district":
        rest = re.sub(r"^(?:อำเภอ|อ\.)", "", rest)
    elif (m := _DISTRICT.match(rest)) and m[2] and (m[1] or not follows):
        rest, district = m[1], capital(m[2], province)
    if follows == "subdistrict":
        rest = re.sub(r"^(?:ตำบล|ต\.)", "", rest)
    elif (m := _SUBDISTRICT.match(rest)) and m[2] and m[1]:
        rest, subdistrict = m[1], m[2]
    return rest, district, subdistrict


def capital(district: str, province: str) -> str:
    """A district's name; the capital district of a province goes with or without the province's name."""
    return "เมือง" if province and district == "เมือง" + province_names().get(province, "-") else district


def area_word(name: str, head: str, province: str) -> str:
    """A stated name of an area as `parse` writes it."""
    return capital(normalise(name).removeprefix(head), province) if name else ""


def core_of(rest: str, head: str, follows: str, province: str) -> str:
    """A body's own name without marks."""
    core = _MARKS.sub("", rest)
    if follows == "zone":
        core = _ZONE.sub("", core)
    if follows == "district":
        core = capital(core, province)
    if head in ("บริษัท", "ห้างหุ้นส่วนจำกัด") or head.startswith("สหกรณ์"):
        core = core.removesuffix("จำกัด")
    return core


def bare(core: str) -> str:
    """A core without what stands in brackets."""
    return _BRACKETED.sub("", core)


# how sounds are spelt in more than one way, and the letters that typists leave out
_SOUNDS = str.maketrans(
    {"ใ": "ไ", "ณ": "น", "ศ": "ส", "ษ": "ส", "ฎ": "ต", "ฏ": "ต", "ญ": "ย", "ฑ": "ท", "ฒ": "ท", "ธ": "ท", "ภ": "พ"}
    | {"ฆ": "ค", "ฬ": "ล", "ี": "ิ", "ื": "ิ", "ึ": "ิ", "ู": "ุ"}
    | dict.fromkeys("่้๊๋็ๆฯ()[]", "")
)


def skeleton(core: str) -> str:
    """How a name sounds, roughly: names of one skeleton may be spellings of one name."""
    silent = re.sub(r"[ก-ฮ][ิุ]?์", "", core)
    return re.sub(r"(.)\1+", r"\1", silent.translate(_SOUNDS))


@lru_cache(maxsize=1)
def trigger() -> str:
    """A pattern (RE2) of the names that `parse` may write otherwise than they stand."""
    placed = [form for form, head in heads().items() if head.follows in ("province", "zone")]
    # the fewer, the better: with many words RE2 falls back to a slow search
    words = sorted(w for w in {*abbreviations(), *variants(), *placed} if not _MARKED.search(w))
    return "|".join((MARKED, *map(re.escape, words)))
