"""What the transforms of several kinds of table share: areas, years, dates, networks, sectors."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import numpy as np
import pandas as pd
import pyarrow as pa

from loaders import keys as make
from loaders.reference import propose, sector
from loaders.report import NOTHING, EntryKind, Said
from loaders.tables.areas import (
    close_provinces,
    district_code,
    part_of_address,
    province_code,
    province_name,
    subdistrict_code,
)
from loaders.tables.columns import (
    TEXT,
    Flags,
    Numbers,
    always,
    combined,
    kept,
    keyed,
    otherwise,
    prefixed,
    spread,
    text_each,
    text_of_pairs,
    whole_each,
)
from loaders.tables.organisations import Register, names_of
from loaders.tables.rows import Rows
from loaders.tables.stating import Stating
from loaders.tables.values import buddhist_era, days, first_day

ELSEWHERE = Said(
    "องค์กรชื่อนี้มีแห่งเดียวในทะเบียน แต่อยู่จังหวัดอื่น", "the only body of that name in the register, of another province"
)
SEVERAL = Said("ทะเบียนมีหลายองค์กรชื่อนี้", "several bodies of that name are known")
SEVERAL_TODO = Said("ระบุจังหวัดหรืออำเภอ หรือตัดสินด้วย saan review", "Say which one, by its place or with saan review.")
PLACE_TODO = Said("แก้ชื่อจังหวัดในแถวนี้ หรือระบุ --province", "Correct the province, or give --province.")


def province(rows: Rows, *, needed: bool) -> None:
    """Adds `code`: the province of the row, else of the title, name or option. Unknown ones are rejected."""
    rows.keep(code=text_each(rows.text("province"), province_code))
    unknown = rows.text("province").notna() & rows.frame["code"].isna()
    rows.reject(unknown, "province", closest, PLACE_TODO)
    if rows.defaults.province:
        rows.keep(code=otherwise(rows.frame["code"], always(rows.defaults.province, rows.frame.index)))
    if needed:
        rows.reject(rows.frame["code"].isna(), "province", Said("จังหวัด", "a province"), PLACE_TODO)
    rows.keep(province_name=text_each(rows.frame["code"], province_name))


@cache
def closest(name: str) -> Said:
    """What to say of an unknown province."""
    close = ", ".join(close_provinces(name)) or "-"
    return Said(f"ชื่อจังหวัด ใกล้เคียง: {close}", f"a province; close names: {close}")


def from_address(rows: Rows) -> None:
    """Fills province, district and subdistrict from a column of addresses where they have no cell of their own."""
    for field in ("province", "district", "subdistrict") if rows.has("address") else ():
        named = text_each(rows.text("address"), partial(part_of_address, field=field))
        rows.keep(**{field: otherwise(rows.text(field), named)})


def smaller_areas(rows: Rows) -> None:
    """Adds `district_code` and `subdistrict_code`, missing where the name is unknown (reported) or not given."""
    code = rows.frame["code"]
    rows.keep(district_code=narrowed(rows, "district", code, district_code))
    within = otherwise(rows.frame["district_code"], code)
    rows.keep(subdistrict_code=narrowed(rows, "subdistrict", within, subdistrict_code))


def narrowed(rows: Rows, field: str, within: pd.Series, find: Callable[[str, str], str]) -> pd.Series:
    """Codes of the areas that a column names, each within a larger one; unknown names are reported."""
    found = text_of_pairs(rows.text(field), within, find)
    said = Said("ชื่ออำเภอหรือตำบลในจังหวัดนั้น", f"a {field} of that province")
    unreadable(rows, field, found, said)
    return found


def dates(rows: Rows, field: str) -> pd.Series:
    """A column as ISO dates; what cannot be read is reported and left out."""
    found = text_each(rows.text(field), first_day)
    unreadable(rows, field, found, Said("วันที่ เช่น 12 ม.ค. 2566", "a date such as 2023-01-12 or 12/1/2566"))
    return found


def ends(rows: Rows, field: str) -> pd.Series:
    """The last days of a column where a cell names a range."""
    return text_each(rows.text(field), lambda t: days(t).last)


def years(rows: Rows, field: str, *, otherwise: bool = True) -> pd.Series:
    """A column as Buddhist-era years; `otherwise` the year of the title, name or option."""
    found = whole_each(rows.text(field), buddhist_era)
    unreadable(rows, field, found, Said("ปี พ.ศ. เช่น 2566", "a year such as 2566"))
    if rows.defaults.year and otherwise:
        found = found.where(rows.text(field).notna(), rows.defaults.year)
    return found


def unreadable(rows: Rows, field: str, found: pd.Series, expected: Said) -> None:
    todo = Said("แถวนี้นำเข้าแล้วโดยไม่มีค่านี้", "The row is loaded without it.")
    rows.note("warning", rows.text(field).notna() & found.isna(), field, expected, todo)


def state_provinces(rows: Rows, out: Stating) -> pd.Series:
    """State the provinces that the rows name, and give each row's key of its province."""
    key = prefixed("Province:", rows.frame["code"])
    out.node("Province", key, rows.place, name=rows.frame["province_name"], code=rows.frame["code"])
    return key


def network_keys(names: pd.Series, code: pd.Series) -> pd.Series:
    """Keys of networks; missing where the name or the province is."""
    return text_of_pairs(names, code, make.network)


def state_networks(rows: Rows, out: Stating, sectors: pd.Series | None = None) -> pd.Series:
    """State the networks of the rows with their province and sector; gives their keys."""
    names = rows.text("network")
    key = network_keys(names, rows.frame["code"])
    stated = always("", key.index) if sectors is None else sectors
    out.node("Network", key, rows.place, name=names, province=rows.frame["province_name"], sector=stated)
    first = pd.DataFrame({"key": key, "name": names, "place": rows.place})[stated.isna()]
    out.unsectored.append(first.dropna(subset=["key"]).drop_duplicates("key"))
    return key


def propose_sectors(networks: pd.DataFrame, out: Stating) -> None:
    """State the sectors that names of networks point at, as proposals until reviewed."""
    rows = zip(networks["key"], networks["name"], networks["place"], strict=True)
    found = [(key, p.sector, place) for key, name, place in rows for p in propose(str(name))]
    frame = pd.DataFrame(found, columns=["key", "sector", "place"])
    name = pd.Series([s.th for s in frame["sector"]], dtype=TEXT)
    end = keyed("Sector", name)
    other = pd.Series([[s.en] for s in frame["sector"]], dtype=object)
    out.node("Sector", end, frame["place"], name=name, aliases=other)
    out.link(("IN_SECTOR", "Network", "Sector"), frame["key"].astype(TEXT), end, frame["place"], status="proposed")


def sector_names(names: pd.Series) -> pd.Series:
    """Names of sectors as the shipped table writes them, others as written."""
    return text_each(names, lambda n: found.th if (found := sector(n)) else n)


def resolved(
    rows: Rows,
    field: str,
    here: pd.Series,
    known: Register,
    out: Stating,
    seen: Register | None = None,
    skip: Flags | None = None,
) -> tuple[pd.Series, Register]:
    """Keys of the organisations that a column names, and those as a register; what was understood is reported.

    `skip`: rows whose organisation is known otherwise.
    """
    named = rows.text(field) if skip is None else kept(rows.text(field), ~skip)
    of_row, first = distinct_pairs(named, here)
    said, where, place = named.iloc[first], here.iloc[first], rows.place.iloc[first]
    names = names_of(said)
    found = known.resolve(names, where, rows.scope, seen)
    told(rows, field, first[(found["how"].eq("elsewhere") & where.notna()).to_numpy(bool)], "guess", ELSEWHERE)
    told(rows, field, first[found["how"].eq("several").to_numpy(bool)], "review", SEVERAL, SEVERAL_TODO)
    # a local body named beside a province stands there; others may only have come to visit
    province = text_each(kept(found["made"], names["local"].to_numpy()), province_name)
    out.node("Organization", found["key"], place, name=said, province=province, programme_role=names["role"])
    key = spread(pa.array(found["key"]), of_row, rows.frame.index)
    if field == "organization" and rows.has("type"):
        typed = rows.text("type").notna().to_numpy()
        out.node("Organization", kept(key, typed), rows.place, type=rows.text("type"))
    return key, Register.of(names["normal"], found["made"], found["key"], rows.scope)


def distinct_pairs(names: pd.Series, here: pd.Series) -> tuple[Numbers, Numbers]:
    """For each row the number of its pair of name and province (-1 without a name); the first row of each pair."""
    number, first = combined(names, here)
    named = names.notna().to_numpy()
    position = np.where(named[first], np.cumsum(named[first]) - 1, -1)
    return position[number], first[named[first]]


def told(rows: Rows, field: str, at: Numbers, kind: EntryKind, said: Said, todo: Said = NOTHING) -> None:
    """An entry for each of these rows."""
    flags = np.zeros(len(rows), bool)
    flags[at] = True
    rows.note_once(kind, pd.Series(flags), field, said, todo)
