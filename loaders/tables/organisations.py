"""Which organisation a bare name means: the name in its own right, then the place at hand, then the only one known.

`organizations.csv` says where a body stands; `memberships.csv` and `attendance.csv` only name it, beside the
province of a network or a meeting. A name is resolved, in this order, to
1. the body of that name in the province that the name itself holds (…จังหวัดน่าน), else in the province at hand;
2. the only body of that name in the register of the same folder, or of a folder above;
3. the name with the province of 1; without a place for bodies of the whole country.
Where the register knows several of one name in the province, the name stays with the province alone, for review.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from graph import keys
from loaders.keys import LEGAL_FORM, province_of
from loaders.reference.roles import heads, roles
from loaders.tables.values import TEXT, numbered

NATIONAL = ("กระทรวง", "กรมการ", "กรมส่งเสริม", "กรมพัฒนา", "กรมวิชาการ", "ศูนย์คุณธรรม")
COLUMNS = ("name", "code", "key", "scope")


class Name(NamedTuple):
    """What a name alone says: normalised without legal form; code of the province in it, "-" for none at all."""

    normal: str
    province: str
    role: str
    local: bool


@lru_cache(maxsize=1 << 18)
def name_of(text: str) -> Name:
    """Read a name; tables name the same bodies again and again."""
    bare = LEGAL_FORM.sub("", text).strip()
    role = roles().get(bare, "")
    held = province_of(bare)
    if not held and (role or bare.startswith(NATIONAL)):
        held = "-"
    return Name(keys.normalise(bare), held, role, bare.startswith(heads("local")))


def names_of(texts: pd.Series) -> pd.DataFrame:
    """The columns of `Name` for every text; missing where there is none."""
    codes, distinct = numbered(texts)
    rows = [name_of(t) for t in distinct] + [Name("", "", "", False)]
    table = pd.DataFrame(rows, columns=Name._fields)
    text = table.drop(columns="local").replace("", None).astype(TEXT)
    return text.assign(local=table["local"]).take(codes % len(rows)).set_index(texts.index)


def key_of(normal: pd.Series, *places: pd.Series) -> pd.Series:
    """Keys of names that are normalised already, at places from wide to narrow."""
    place = pd.Series("", index=normal.index, dtype=TEXT)
    for code in places:
        part = code.astype(TEXT).fillna("")
        place += part.where(part.eq("") | place.eq(""), "/" + part)
    at = place.where(place.eq(""), "@" + place)
    keyed: pd.Series = "Organization:" + normal + at
    return keyed


@dataclass(frozen=True)
class Register:
    """Bodies by name (normalised), with code of the province, key, and the folder where that is said (scope)."""

    frame: pd.DataFrame
    _counted: dict[tuple[str, ...], pd.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, normal: pd.Series, code: pd.Series, key: pd.Series, scope: str) -> Register:
        """The register of one sheet."""
        frame = pd.DataFrame({"name": normal, "code": code, "key": key})
        return cls(frame.dropna(subset=["key"]).drop_duplicates("key").assign(scope=scope))

    @classmethod
    def join(cls, registers: list[Register]) -> Register:
        """Several registers as one."""
        empty = pd.DataFrame({c: pd.Series([], dtype=TEXT) for c in COLUMNS})
        return cls(pd.concat([empty, *(r.frame for r in registers)], ignore_index=True).astype(TEXT))

    def counted(self, scope: str, *on: str) -> pd.DataFrame:
        """For each name (and province) how many keys the folder and those above it know, and the least of them."""
        if (scope, *on) not in self._counted:
            scopes = self.frame["scope"].unique()
            mine = [s for s in scopes if s in ("", scope) or scope.startswith(f"{s}/")]
            known = self.frame[self.frame["scope"].isin(mine)]
            distinct = known[[*on, "key"]].dropna().drop_duplicates()
            table = pa.Table.from_pandas(distinct, preserve_index=False)
            grouped = table.group_by(list(on)).aggregate([("key", "count"), ("key", "min")])
            named = grouped.rename_columns([*on, "count", "key"])
            self._counted[scope, *on] = named.to_pandas(types_mapper=pd.ArrowDtype)
        return self._counted[scope, *on]

    def matched(self, asked: pd.DataFrame, scope: str, *on: str) -> pd.DataFrame:
        """`counted` for each asked row; a count of 0 where nothing is known."""
        found = asked[list(on)].merge(self.counted(scope, *on), on=list(on), how="left")
        return found.assign(count=found["count"].fillna(0))

    def resolve(self, names: pd.DataFrame, here: pd.Series, scope: str, seen: Register | None = None) -> pd.DataFrame:
        """For each of `names_of`: key, `how` (register, elsewhere, several, named), the code in a key that is made.

        `here`: the code of the province at hand, or missing. `seen`: bodies that other tables only name, for
        names without any place at hand.
        """
        code = names["province"].fillna(here.astype(TEXT))
        code = code.where(code.ne("-"), None).astype(TEXT)
        asked = pd.DataFrame({"name": names["normal"], "code": code})
        pairs = asked.drop_duplicates(ignore_index=True)
        found = self._resolved(pairs, scope, seen)
        every = asked.merge(pd.concat([pairs, found], axis=1), on=["name", "code"], how="left")
        return every[["key", "how", "made"]].set_axis(asked.index)

    def _resolved(self, asked: pd.DataFrame, scope: str, seen: Register | None) -> pd.DataFrame:
        local, anywhere = self.matched(asked, scope, "name", "code"), self.matched(asked, scope, "name")
        alone = anywhere["count"].eq(1) & local["count"].eq(0)
        key = local["key"].where(local["count"].eq(1), anywhere["key"].where(alone))
        how = pd.Series("named", index=asked.index, dtype=TEXT)
        how = how.mask(alone, "elsewhere").mask(local["count"].eq(1), "register")
        several = local["count"].gt(1) | (asked["code"].isna() & anywhere["count"].gt(1))
        if seen is not None:
            other = seen.matched(asked, scope, "name")
            key = key.fillna(other["key"].where(other["count"].eq(1) & asked["code"].isna()))
            several |= asked["code"].isna() & other["count"].gt(1)
        how = how.mask(several & key.isna(), "several")
        made = key_of(asked["name"], asked["code"])
        return pd.DataFrame({"key": key.fillna(made), "how": how, "made": asked["code"].where(key.isna())})
