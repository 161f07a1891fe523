"""What tables of assessments and of coaching state."""

from __future__ import annotations

import re

import pandas as pd

from loaders.report import Said
from loaders.tables import common
from loaders.tables.bodies import place_organizations
from loaders.tables.columns import always, kept, keyed, text_each, whole_each
from loaders.tables.gatherings import parted
from loaders.tables.lexicon import folded, forms
from loaders.tables.organisations import Register
from loaders.tables.rows import Rows
from loaders.tables.stating import Stating
from loaders.tables.values import ARABIC


def assessments(rows: Rows, out: Stating, known: Register, seen: Register) -> None:
    """Levels of organisations by fiscal year."""
    rows.need("organization")
    rows.need("level")
    organization = organization_of(rows, out, known, seen)
    known_levels = forms("level")
    level = text_each(rows.text("level"), lambda t: known_levels.get(folded(t), t))
    other = ~level.isin(list(known_levels.values()))
    said = Said("ส่งเสริมคุณธรรม คุณธรรม หรือ คุณธรรมต้นแบบ", "one of the three levels of moral organisations")
    todo = Said("นำเข้าตามที่เขียน", "It is loaded as written.")
    rows.note_once("warning", other, "level", said, todo)
    end = keyed("Designation", level)
    out.node("Designation", end, rows.place, name=level)
    year = common.years(rows, "fiscal_year")
    said = Said("องค์กรเดียวปีเดียวมีหลายระดับ", "several levels of one organisation in one year")
    stated = pd.DataFrame({"key": organization, "year": year, "level": level})
    distinct = stated[organization.notna()].drop_duplicates()
    several = distinct[distinct.duplicated(["key", "year"], keep=False)].index
    rows.note("review", pd.Series(level.index.isin(several)), "level", said, Said("นำเข้าทั้งหมด", "All are loaded."))
    kind = ("ASSESSED_AT", "Organization", "Designation")
    out.link(kind, organization, end, rows.place, level=level, year_be=year, score=rows.text("score"))


def organization_of(rows: Rows, out: Stating, known: Register, seen: Register) -> pd.Series:
    """Keys of the assessed: stated with their place where the table has one, else by name."""
    if {"province", "district", "address"} & set(rows.found.columns) or rows.defaults.district:
        place_organizations(rows, out)
        stated: pd.Series = rows.frame["key"]
        return stated
    return common.resolved(rows, "organization", here(rows), known, out, seen)[0]


def here(rows: Rows) -> pd.Series:
    """The province that title, name or option give, for every row."""
    return always(rows.defaults.province, rows.frame.index)


def batch_number(text: str) -> int | None:
    """The number in รุ่นที่ 2, ๒, Batch 2."""
    m = re.search(r"\d+", text.translate(ARABIC))
    return int(m[0]) if m else None


def coaching(rows: Rows, out: Stating, known: Register, seen: Register) -> None:
    """Who coaches whom; a coach whose name begins with a person's title is a person."""
    rows.need("coach")
    rows.need("organization")
    common.province(rows, needed=False)
    place = rows.frame["code"]
    title = text_each(rows.text("coach"), lambda n: parted(n)[0])
    titled = title.notna().to_numpy()
    person = kept(rows.text("coach"), titled)
    rows.keep(coach=kept(rows.text("coach"), ~titled))
    coach, _ = common.resolved(rows, "coach", place, known, out, seen)
    organization, _ = common.resolved(rows, "organization", place, known, out, seen)
    batch = whole_each(rows.text("batch"), batch_number)
    common.unreadable(rows, "batch", batch, Said("เลขรุ่น", "the number of a batch"))
    year = common.years(rows, "year")
    kind = ("COACHES", "Organization", "Organization")
    out.link(kind, coach, organization, rows.place, batch=batch, year_be=year)
    bare = text_each(person, lambda n: parted(n)[1])
    key = keyed("Person", bare, [place])
    out.node("Person", key, rows.place, name=bare, title=title)
    out.link(("COACHES", "Person", "Organization"), key, organization, rows.place, batch=batch, year_be=year)
