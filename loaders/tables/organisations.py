"""Which organisation a bare name means: the name in its own right, then the place at hand, then the only one known.

`organizations.csv` says where a body stands; `memberships.csv` and `attendance.csv` only name it, beside the
province of a network or a meeting. A name is resolved, in this order, to
1. the body of that name in the province that the name itself holds (…จังหวัดน่าน), else in the province at hand;
2. the only body of that name in the register of the same folder, or of a folder above;
3. the name with the province of 1; without a place for bodies of the whole country.
Where the register knows several of one name in the province, the name stays with the province alone, for review.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from graph import keys
from loaders.keys import LEGAL_FORM, province_in
from loaders.reference.roles import heads, roles
from loaders.tables.values import TEXT, text_each

NATIONAL = ("กระทรวง", "กรมการ", "กรมส่งเสริม", "กรมพัฒนา", "กรมวิชาการ", "ศูนย์คุณธรรม")
COLUMNS = ("name", "code", "key", "scope")


def bare(names: pd.Series) -> pd.Series:
    """Names without their legal form."""
    return text_each(names, lambda n: LEGAL_FORM.sub("", n).strip())


def programme_role(names: pd.Series) -> pd.Series:
    """owner or awarding body, for the few bodies whose part in the programme is reviewed."""
    return text_each(bare(names), lambda n: roles().get(n, ""))


def is_local(name: str) -> bool:
    """Whether a name begins like that of a body of one place."""
    return name.startswith(heads("local"))


def own_province(name: str) -> str:
    """The code of the province that a name holds; "-" for a body of the whole country, "" for any other."""
    if name in roles() or name.startswith(NATIONAL):
        return province_in(name) or "-"
    return province_in(name)


def own_key(names: pd.Series, code: pd.Series, district: pd.Series, subdistrict: pd.Series) -> pd.Series:
    """Keys of rows that state where a body stands."""
    name = bare(names)
    held = code.fillna(text_each(name, province_in))
    return keys.key_all("Organization", name, [held, district, subdistrict])


@dataclass(frozen=True)
class Register:
    """Bodies whose own rows say where they stand: name (normalised), code of the province, key, scope (a folder)."""

    frame: pd.DataFrame

    @classmethod
    def of(cls, names: pd.Series, key: pd.Series, scope: str) -> Register:
        """The register of one sheet."""
        code = key.str.extract(r"@(\d\d)", expand=False)
        name = keys.normalise_all(bare(names))
        return cls(pd.DataFrame({"name": name, "code": code, "key": key, "scope": scope}).drop_duplicates())

    @classmethod
    def join(cls, registers: list[Register]) -> Register:
        """Several registers as one."""
        empty = pd.DataFrame({c: pd.Series([], dtype=TEXT) for c in COLUMNS})
        return cls(pd.concat([empty, *(r.frame for r in registers)], ignore_index=True).astype(TEXT))

    def within(self, scope: str) -> pd.DataFrame:
        """What the folder and those above it know."""
        scopes = self.frame["scope"].unique()
        mine = [s for s in scopes if s in ("", scope) or scope.startswith(f"{s}/")]
        return self.frame[self.frame["scope"].isin(mine)]

    def resolve(self, names: pd.Series, here: pd.Series, scope: str, seen: Register | None = None) -> pd.DataFrame:
        """For each name: key, `how` (register, elsewhere, several, named) and the code in a key made of the name.

        `here`: the code of the province at hand, or missing. `seen`: bodies that other tables only name, for
        names without any place at hand.
        """
        name = bare(names)
        own = text_each(name, own_province)
        code = own.fillna(here)
        code = code.where(code.ne("-"), None).astype(TEXT)
        asked = pd.DataFrame({"name": keys.normalise_all(name), "code": code}, index=names.index)
        known = self.within(scope)
        local = matched(asked, known, ["name", "code"])
        anywhere = matched(asked, known, ["name"])
        made = keys.key_all("Organization", name, [code])
        key = local["key"].where(local["count"].eq(1), anywhere["key"].where(anywhere["count"].eq(1)))
        how = pd.Series("named", index=names.index, dtype=TEXT)
        how = how.mask(anywhere["count"].eq(1) & local["count"].eq(0), "elsewhere").mask(
            local["count"].eq(1), "register"
        )
        several = local["count"].gt(1) | (code.isna() & anywhere["count"].gt(1))
        if seen is not None:
            other = matched(asked, seen.within(scope), ["name"])
            key = key.fillna(other["key"].where(other["count"].eq(1) & code.isna()))
            several |= key.isna() & code.isna() & other["count"].gt(1)
        how = how.mask(several & key.isna(), "several")
        return pd.DataFrame({"key": key.fillna(made), "how": how, "code": code.where(key.isna())}, index=names.index)


def matched(asked: pd.DataFrame, known: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """For each asked row how many keys the register has for it, and the least of them."""
    table = pa.Table.from_pandas(known[[*dict.fromkeys([*on, "key"])]].dropna(), preserve_index=False)
    grouped = table.group_by(on).aggregate([("key", "count_distinct"), ("key", "min")])
    frame = grouped.rename_columns([*on, "count", "key"]).to_pandas(types_mapper=pd.ArrowDtype)
    found = asked[on].merge(frame, on=on, how="left")
    found.index = asked.index
    found["count"] = found["count"].fillna(0)
    return found
