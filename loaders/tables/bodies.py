"""What tables of organisations, networks, memberships and sectors state."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from loaders import keys as make
from loaders.reference import places
from loaders.tables import common
from loaders.tables.columns import (
    TEXT,
    Flags,
    always,
    flagged,
    kept,
    keyed,
    otherwise,
    prefixed,
    text_each,
    text_of_pairs,
)
from loaders.tables.organisations import Register, key_of, names_of
from loaders.tables.rows import Rows
from loaders.tables.stating import Stating


def place_organizations(rows: Rows, out: Stating) -> Register:
    """State the organisations of rows that say where they stand, with their areas; gives them as a register."""
    rows.need("organization")
    common.from_address(rows)
    common.province(rows, needed=False)
    common.smaller_areas(rows)
    if rows.defaults.district:
        within = rows.frame["code"].eq(rows.defaults.province) & rows.text("district").isna()
        given = kept(always(rows.defaults.district, rows.frame.index), within.to_numpy(bool, na_value=False))
        rows.keep(district_code=otherwise(rows.frame["district_code"], given))
    key, known = placed(rows, out, rows.text("organization").notna().to_numpy())
    rows.keep(key=key)
    return known


def placed(rows: Rows, out: Stating, where: Flags) -> tuple[pd.Series, Register]:
    """Keys of the organisations of some rows, at the areas that the rows name, and those as a register."""
    frame = rows.frame
    names = names_of(kept(rows.text("organization"), where))
    own = kept(names["province"], ~flagged(names["province"], lambda words: pc.equal(words, "-")))
    code = otherwise(frame["code"], own)
    key = key_of(names["normal"], code, frame["district_code"], frame["subdistrict_code"])
    out.node(
        "Organization",
        key,
        rows.place,
        name=rows.text("organization"),
        type=rows.text("type"),
        province=frame["province_name"],
        district=area_name(rows, "district"),
        subdistrict=area_name(rows, "subdistrict"),
        programme_role=names["role"],
    )
    locate(rows, key, out)
    return key, Register.of(names["normal"], code, key, rows.scope)


def organizations_of(rows: Rows, here: pd.Series, known: Register, out: Stating) -> tuple[pd.Series, Register]:
    """Keys of organisations that rows name beside something else: at the district of the row, else by name."""
    common.smaller_areas(rows)
    narrow = (rows.frame["district_code"].notna() | rows.frame["subdistrict_code"].notna()).to_numpy()
    by_name, named = common.resolved(rows, "organization", here, known, out, skip=narrow)
    if not narrow.any():
        common.state_provinces(rows, out)
        return by_name, named
    by_place, standing = placed(rows, out, narrow)
    return otherwise(by_name, by_place), Register.join([named, standing])


def area_name(rows: Rows, field: str) -> pd.Series:
    """Names of districts or subdistricts as the gazetteer writes them."""
    return text_each(rows.frame[f"{field}_code"], lambda c: found.th if (found := places().find(c)) else "")


def locate(rows: Rows, key: pd.Series, out: Stating) -> None:
    """LOCATED_IN the narrowest area that the row states."""
    wide = np.ones(len(key), bool)
    for label in ("Subdistrict", "District"):
        code = kept(rows.frame[f"{label.lower()}_code"], wide)
        out.link(("LOCATED_IN", "Organization", label), key, prefixed(f"{label}:", code), rows.place)
        wide &= code.isna().to_numpy()
    common.state_provinces(rows, out)
    code = kept(rows.frame["code"], wide)
    out.link(("LOCATED_IN", "Organization", "Province"), key, prefixed("Province:", code), rows.place)


def networks(rows: Rows, out: Stating) -> None:
    """Networks of a province; with a year also the group of that year."""
    rows.need("network")
    common.province(rows, needed=True)
    sector = common.sector_names(rows.text("sector"))
    key = common.state_networks(rows, out, sector)
    province = common.state_provinces(rows, out)
    out.link(("GROUP_IN", "Network", "Province"), key, province, rows.place)
    in_sector(rows, out, key, sector)
    year = common.years(rows, "year")
    group = text_of_pairs(rows.frame["code"], year.astype(TEXT), lambda c, y: make.network_group(c, int(y)))
    name = "เครือข่าย" + rows.frame["province_name"].astype(TEXT) + " " + year.astype(TEXT)
    listed = pd.Series(True, index=year.index)
    out.node(
        "NetworkGroup",
        group,
        rows.place,
        name=name,
        province=rows.frame["province_name"],
        fiscal_year_be=year,
        listed=listed,
    )
    out.link(("MEMBER_OF", "Network", "NetworkGroup"), key, group, rows.place)
    out.link(("GROUP_IN", "NetworkGroup", "Province"), group, province, rows.place)


def in_sector(rows: Rows, out: Stating, network: pd.Series, sector: pd.Series, **years: pd.Series) -> None:
    """Networks to the sectors that a person wrote beside them."""
    end = keyed("Sector", sector)
    out.node("Sector", end, rows.place, name=sector)
    out.link(("IN_SECTOR", "Network", "Sector"), network, end, rows.place, status="reviewed", **years)


def sectors(rows: Rows, out: Stating) -> None:
    """Reviewed sectors of networks."""
    rows.need("network")
    rows.need("sector")
    common.province(rows, needed=True)
    sector = common.sector_names(rows.text("sector"))
    key = common.state_networks(rows, out, sector)
    out.link(("GROUP_IN", "Network", "Province"), key, common.state_provinces(rows, out), rows.place)
    since = common.years(rows, "since", otherwise=False)
    until = common.years(rows, "until", otherwise=False)
    in_sector(rows, out, key, sector, since_be=since, until_be=until)


def memberships(rows: Rows, out: Stating, known: Register) -> Register:
    """Organisations in networks; the province is the network's."""
    if rows.defaults.network and not rows.has("network"):
        rows.keep(network=always(rows.defaults.network, rows.frame.index))
    rows.need("organization")
    rows.need("network")
    common.province(rows, needed=True)
    common.from_address(rows)
    organization, named = organizations_of(rows, rows.frame["code"], known, out)
    network = common.state_networks(rows, out)
    out.link(("GROUP_IN", "Network", "Province"), network, common.state_provinces(rows, out), rows.place)
    since, until = common.dates(rows, "since"), common.dates(rows, "until")
    kind = ("MEMBER_OF", "Organization", "Network")
    out.link(kind, organization, network, rows.place, role=rows.text("role"), since=since, until=until)
    return named
