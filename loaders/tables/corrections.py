"""Corrections of names and values as rows of a table: they become judgements, what the sources say stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from graph import Judgement, PropertyGraph
from graph.keys import key as key_of
from graph.keys import name_of, place_of
from loaders import keys as make
from loaders.report import Entry, Said
from loaders.tables import common
from loaders.tables.areas import province_code, province_name
from loaders.tables.columns import text_each
from loaders.tables.lexicon import folded, forms
from loaders.tables.rows import Rows

KIND = "corrections"
FIELDS = Said("ชื่อ ชื่อเรียกอื่น จังหวัด อำเภอ ตำบล ประเภท", "name, other name, province, district, subdistrict, type")


@dataclass(frozen=True)
class Correction:
    """One row: what is corrected of which organisation, and where the row stands. `source`: the id of its source."""

    subject: str
    field: str
    value: str
    found: str
    who: str
    why: str
    file: str
    sheet: str
    row: int
    source: str


def read(rows: Rows, source: str) -> list[Correction]:
    """The corrections of a sheet; rows that say nothing that can be done are rejected."""
    for name in ("found_name", "correct_field", "correct_value"):
        rows.need(name)
    field = text_each(rows.text("correct_field"), lambda word: forms("correct_field").get(folded(word), ""))
    todo = Said("เลือกช่องจากรายการ", "Choose one of these.")
    rows.keep(kind_of=field)
    rows.reject(field.isna(), "correct_field", FIELDS, todo)
    wrong = rows.frame["kind_of"].eq("province") & text_each(rows.text("correct_value"), province_code).isna()
    rows.reject(wrong, "correct_value", Said("ชื่อจังหวัด", "a province"), common.PLACE_TODO)
    unknown = rows.text("found_province").notna() & text_each(rows.text("found_province"), province_code).isna()
    rows.reject(unknown, "found_province", common.closest, common.PLACE_TODO)
    return [correction(rows, row, source) for row in rows.frame.index]


def correction(rows: Rows, row: int, source: str) -> Correction:
    """The correction of one row."""

    def said(name: str) -> str:
        value = rows.text(name)[row]
        return value if isinstance(value, str) else ""

    code = province_code(said("found_province")) if said("found_province") else rows.defaults.province
    subject = make.organization(said("found_name"), *filter(None, (code,)))
    field, value = str(rows.frame["kind_of"][row]), said("correct_value")
    found = said("found_province") if field == "province" else said("found_name") if field == "name" else ""
    number = int(rows.grid.numbers[rows.frame["at"][row]])
    who = said("decided_by") or rows.file
    return Correction(subject, field, value, found, who, said("reason"), rows.file, rows.grid.name, number, source)


def decisions(found: Iterable[Correction]) -> list[Judgement]:
    """The judgements of corrections. What was found stands in `why`: the corrected value never hides it."""
    return [judgement for one in found for judgement in of_one(one)]


def of_one(one: Correction) -> Iterator[Judgement]:
    why = f"{one.why} ({one.found} → {one.value})".strip() if one.found else one.why
    # it holds as long as its source is there
    said = partial(Judgement, "", who=one.who, why=why, words_hash=one.source)
    if one.field == "alias":
        yield said("alias", one.subject, one.value)
        return
    value = province_name(province_code(one.value)) if one.field == "province" else one.value
    yield said("correct", one.subject, value, one.field)
    # a key that is made from the wrong name or province belongs with the one made from the right one
    if one.field == "province":
        yield said("same", key_of("Organization", name_of(one.subject), province_code(one.value)), one.subject)
    if one.field == "name":
        place = filter(None, place_of(one.subject).split("/"))
        yield said("same", make.organization(one.value, *place), one.subject)


def unknown(found: Iterable[Correction], graph: PropertyGraph) -> Iterator[Entry]:
    """A line for each correction of something that no source names."""
    stated = set(graph.stated_keys("Organization").to_pylist())
    for one in found:
        if one.subject not in stated:
            said = Said(
                "องค์กรที่มีในกราฟ ชื่อและจังหวัดต้องตรงกับแหล่งข้อมูล",
                "an organisation of the graph, name and province as a source has them",
            )
            yield Entry("review", one.file, name_of(one.subject), said, sheet=one.sheet, row=one.row)
