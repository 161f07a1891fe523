"""How sure it is that two names are one body: same, likely, ask or different, with the reasons.

Only `same` joins two names without a person. It wants the same kind of body, the same name of its own and places
that agree; likeness alone never does.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from graph.sameness.lexicon import renamed, renamed_pattern
from graph.sameness.names import SLIGHT, Name, bare, skeleton

Grade = Literal["same", "likely", "ask", "different"]
# a misspelling is one letter; in a shorter name that letter is as often another name
LONG_NAME = 7
_UNIT = re.compile(r"วิทยาเขต|สาขา|คณะ|ห้อง|แผนก|ฝ่าย|หมู่ที่|หมู่\d|ม\.\d")
_DIGITS = re.compile(r"\d+")


class Verdict(NamedTuple):
    """A grade with its reasons, in Thai and in English."""

    grade: Grade
    th: str
    en: str


def compare(one: Name, other: Name) -> Verdict:
    """Grade two names."""
    place = agreement(one, other)
    if one.form != other.form and place != "apart" and (found := became(one, other)):
        return found
    if one.form != other.form and place in ("one", "wide") and one.said == other.said:
        return Verdict("ask", "ชื่อหนึ่งไม่มีคำว่าสำนักงาน", "one name leaves out the word for office")
    if one.head and other.head and one.head != other.head:
        return of_two_kinds(one, other)
    if place == "apart" and one.follows != "none":
        return Verdict("different", "อยู่คนละที่", "they stand in different places")
    if sorted(_DIGITS.findall(one.core)) != sorted(_DIGITS.findall(other.core)):
        return numbered(one, other, place)
    if one.head != other.head:
        return without_head(one, other, place)
    if one.core == other.core:
        return of_one_name(one, place)
    return spelt(one, other, place)


def agreement(one: Name, other: Name) -> str:
    """How the places of two names meet: "one", "wide" (one says more), "unknown" or "apart"."""
    if one.province and other.province and one.province != other.province:
        return "apart"
    words = ((one.district, other.district), (one.subdistrict, other.subdistrict))
    coded = [(code(one, level), code(other, level)) for level in (4, 6)]
    if any(a and b and a != b for a, b in (*words, *coded)):
        return "apart"
    if not one.province or not other.province:
        return "unknown"
    # words and codes of one level cannot be compared here: that both are there is not agreement
    agreed = [a == b if a or b else c == d for (a, b), (c, d) in zip(words, coded, strict=True)]
    return "one" if all(agreed) else "wide"


def code(name: Name, digits: int) -> str:
    """The code of that many digits among a name's stated places."""
    return next((c for c in name.codes if len(c) == digits), "")


def of_two_kinds(one: Name, other: Name) -> Verdict:
    kinds = ", ".join(sorted((one.head, other.head)))
    return Verdict("different", f"คนละประเภท: {kinds}", f"two kinds: {kinds}")


def became(one: Name, other: Name) -> Verdict | None:
    """Whether one is what the other was called before a law gave its kind a new name."""
    for old, new in ((one.form, other.form), (other.form, one.form)):
        for before, after in renamed():
            if old.startswith(before) and new == after + old.removeprefix(before):
                return Verdict("ask", f"{before} เปลี่ยนเป็น {after} ได้", f"{before} may have become {after}")
    return None


def successor(form: str) -> str:
    """What a name became in the end, its kind renamed as often as laws did."""
    seen: set[str] = set()
    while (m := renamed_pattern().match(form)) and m[0] not in seen:
        seen.add(m[0])
        form = dict(renamed())[m[0]] + form[m.end() :]
    return form


def numbered(one: Name, other: Name, place: str) -> Verdict:
    """Two names of different numbers are two bodies; a number that only one has may have been left out."""
    plain = _DIGITS.sub("", one.core) == _DIGITS.sub("", other.core)
    one_sided = not (_DIGITS.search(one.core) and _DIGITS.search(other.core))
    if plain and one_sided and one.head == other.head and place in ("one", "wide"):
        return Verdict("ask", "ชื่อหนึ่งไม่มีหมายเลข", "one name leaves out a number")
    return Verdict("different", "หมายเลขต่างกัน", "their numbers differ")


def without_head(one: Name, other: Name, place: str) -> Verdict:
    """One name does not say what kind of body it is."""
    plain, headed = (one, other) if not one.head else (other, one)
    equal = plain.core == headed.core or plain.core.removesuffix("จังหวัด") == headed.core
    if equal and headed.core and place in ("one", "wide"):
        return Verdict("ask", "ชื่อหนึ่งไม่บอกประเภทองค์กร", "one name leaves out the kind of body")
    if skeleton(plain.core) == skeleton(headed.head + headed.core) and place in ("one", "wide"):
        return Verdict("likely", "สะกดใกล้เคียงและที่ตั้งตรงกัน", "spelt alike, the places agree")
    if near(plain.core, headed.head + headed.core) and place in ("one", "wide"):
        return Verdict("ask", "ต่างกันหนึ่งตัวอักษร", "one letter differs")
    return Verdict("different", "ชื่อต่างกัน", "the names differ")


def of_one_name(one: Name, place: str) -> Verdict:
    """The same kind and the same own name: the places decide."""
    if one.follows == "none":
        if place == "apart":
            return Verdict("ask", "ชื่อเดียวกันแต่ระบุคนละจังหวัด", "one name, stated in two provinces")
        return Verdict("same", "ชื่อเต็มเดียวกันและมีแห่งเดียว", "one full name, of which there is one body")
    if place == "one":
        return Verdict("same", "ประเภท ชื่อ และที่ตั้งตรงกัน", "kind, name and place agree")
    if place == "wide" and one.follows in ("province", "zone"):
        return Verdict("same", "สำนักงานเดียวของจังหวัด", "the one office of its province")
    if place == "wide":
        return Verdict("likely", "ชื่อหนึ่งระบุอำเภอหรือตำบล อีกชื่อไม่ระบุ", "only one of them names the district")
    return Verdict("ask", "ชื่อเดียวกันแต่ไม่รู้จังหวัดทั้งสองฝั่ง", "one name, but a province is not known")


def spelt(one: Name, other: Name, place: str) -> Verdict:
    """The same kind, own names that are not spelt alike."""
    known = place in ("one", "wide")
    longer, shorter = sorted((one.core, other.core), key=len, reverse=True)
    if _UNIT.search(longer.replace(shorter, "", 1)) and not _UNIT.search(shorter):
        return Verdict("different", "หนึ่งเป็นหน่วยย่อยหรือสาขา", "one is a part or a branch")
    if bare(one.core) == bare(other.core):
        return Verdict("likely" if known else "ask", "ต่างกันเฉพาะในวงเล็บ", "they differ only in brackets")
    if not one.core or not other.core:
        return Verdict("ask" if known else "different", "ชื่อหนึ่งไม่ครบ", "one name is not whole")
    if skeleton(one.core) == skeleton(other.core):
        return Verdict("likely" if known else "ask", "สะกดต่างแต่เสียงใกล้กัน", "spelt otherwise, sounding alike")
    if known and lacks_word(longer, shorter):
        return Verdict("ask", "ชื่อหนึ่งไม่มีคำเชื่อมหรือคำว่าบ้าน", "one name leaves out a word that says little")
    if known and near(one.core, other.core):
        return Verdict("ask", "ต่างกันหนึ่งตัวอักษร", "one letter differs")
    return Verdict("different", "ชื่อต่างกัน", "the names differ")


def lacks_word(longer: str, shorter: str) -> bool:
    """Whether a word that says little is all that one name has more."""
    return any(longer[: m.start()] + longer[m.end() :] == shorter for m in SLIGHT.finditer(longer))


def near(one: str, other: str) -> bool:
    """Whether a slip of the typist lies between two names: one letter, or two that changed places."""
    return min(len(one), len(other)) >= LONG_NAME and OSA.distance(one, other, score_cutoff=1) <= 1
