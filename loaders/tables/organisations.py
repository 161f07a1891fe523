"""Which organisation a bare name means: the name in its own right, then the place at hand, then the only one known.

`organizations.csv` says where a body stands; `memberships.csv` and `attendance.csv` only name it, beside the
province of a network or a meeting. A name is resolved, in this order, to
1. the body of that name in the province that the name itself holds (…จังหวัดน่าน), else in the province at hand;
2. the only body of that name in the register of the same folder, or of a folder above;
3. the name with the province of 1; without a place for bodies of the whole country.
Where the register knows several of one name in the province, the name stays with the province alone, for review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import keys
from graph.sameness.lexicon import heads as written
from loaders.keys import LEGAL_FORM, province_of
from loaders.reference.roles import heads, roles
from loaders.tables.columns import (
    CODES,
    TEXT,
    Numbers,
    combined,
    encoded,
    flagged,
    kept,
    numbered,
    otherwise,
    spread,
)

NATIONAL = ("กระทรวง", "กรมการ", "กรมส่งเสริม", "กรมพัฒนา", "กรมวิชาการ", "ศูนย์คุณธรรม")
COLUMNS = ("name", "code", "key", "scope")
# a legal form in brackets, and space that is cut off
_ODD = r"\(|^\s|\s$"
NONE = pa.scalar(None, pa.string())


class Name(NamedTuple):
    """What a name alone says: normalised without legal form; code of the province in it, "-" for none at all.

    `local`: "-" where it begins as a body does that stands in the province it is named beside.
    """

    normal: str
    province: str
    role: str
    local: str


def name_of(text: str) -> Name:
    """Read a name."""
    bare = LEGAL_FORM.sub("", text).strip()
    role = roles().get(bare, "")
    held = province_of(bare)
    if not held and (role or bare.startswith(NATIONAL)):
        held = "-"
    return Name(keys.normalise(bare), held, role, "-" * bare.startswith(heads("local")))


def names_of(texts: pd.Series) -> pd.DataFrame:
    """The columns of `Name` for every text; missing where there is none."""
    codes, words = numbered(texts)
    found = {name: spread(column, codes, texts.index) for name, column in read(words).items()}
    return pd.DataFrame(found).assign(local=found["local"].notna())


def read(words: pa.Array) -> dict[str, pa.Array]:
    """The columns of `Name` for every word; only what may hold a province or a legal form is read one by one."""
    normal = keys.normalise_words(words)
    role = pa.array(list(roles().values())).take(pc.index_in(words, pa.array(list(roles()))))
    whole = pc.or_(pc.is_valid(role), pc.match_substring_regex(words, beginning(NATIONAL)))
    local = pc.match_substring_regex(words, beginning(heads("local")))
    flags = {name: pc.if_else(at, "-", NONE) for name, at in (("province", whole), ("local", local))}
    columns = {"normal": normal, "role": role, **flags}
    odd = pc.or_(pc.match_substring_regex(words, _ODD), pc.match_substring_regex(normal, placed()))
    names = [name_of(w) for w in words.filter(odd).to_pylist()]
    one_by_one = {n: pa.array([getattr(name, n) or None for name in names], pa.string()) for n in columns}
    return {n: pc.replace_with_mask(column, odd, one_by_one[n]) for n, column in columns.items()}


def beginning(heads: Iterable[str]) -> str:
    """A pattern of what begins with one of these."""
    return f"^(?:{'|'.join(map(re.escape, heads))})"


@cache
def placed() -> str:
    """A pattern of the normalised names that may hold a province."""
    return "จังหวัด|" + beginning(form for form, head in written().items() if head.follows in ("province", "zone"))


def key_of(normal: pd.Series, *places: pd.Series) -> pd.Series:
    """Keys of names that are normalised already, at places from wide to narrow."""
    number, first = combined(normal, *places)
    place: pa.Array = pa.array([""] * len(first), pa.string())
    for code in places:
        part = pc.fill_null(pa.array(code.iloc[first].astype(TEXT)), "")
        joint = pc.if_else(pc.or_(pc.equal(place, ""), pc.equal(part, "")), "", "/")
        place = pc.binary_join_element_wise(place, joint, part, "")
    at = pc.if_else(pc.equal(place, ""), "", "@")
    found = pc.binary_join_element_wise("Organization:", pa.array(normal.iloc[first].astype(TEXT)), at, place, "")
    return spread(found, number, normal.index)


@dataclass(frozen=True)
class Known:
    """How many keys are known of each name (and province), and one of them; the pairs as numbers, sorted."""

    words: tuple[pa.Array, ...]
    pairs: Numbers
    counts: Numbers
    keys: pa.Array

    @classmethod
    def of(cls, frame: pd.DataFrame, on: tuple[str, ...]) -> Known:
        """What the rows of a register say of these columns."""
        said = frame[[*on, "key"]].dropna().drop_duplicates()
        columns = [numbered(said[name]) for name in on]
        pairs, first, counts = np.unique(paired(columns), return_index=True, return_counts=True)
        return cls(tuple(words for _, words in columns), pairs, counts, pa.array(said["key"].iloc[first]))

    def find(self, *asked: pd.Series) -> pd.DataFrame:
        """For each asked row the key and the count, 0 where nothing is known."""
        columns = [numbered(texts) for texts in asked]
        codes = [
            (np.append(pc.index_in(mine, words).fill_null(-1).to_numpy(zero_copy_only=False), -1)[numbers], words)
            for (numbers, mine), words in zip(columns, self.words, strict=True)
        ]
        wanted = np.where(np.all([numbers >= 0 for numbers, _ in codes], axis=0), paired(codes), -1)
        at = np.searchsorted(self.pairs, wanted) % max(1, len(self.pairs))
        known = self.pairs[at] == wanted if len(self.pairs) else np.zeros(len(wanted), bool)
        count = self.counts[at] * known if len(self.pairs) else np.zeros(len(wanted), np.int64)
        key = spread(self.keys, np.where(known, at, -1), asked[0].index)
        return pd.DataFrame({"key": key, "count": count}, index=asked[0].index)


def paired(columns: list[tuple[Numbers, pa.Array]]) -> Numbers:
    """One number for the numbers of a row."""
    found = np.zeros(len(columns[0][0]), np.int64)
    for numbers, words in columns:
        found = found * (len(words) + 1) + numbers
    return found


@dataclass(frozen=True)
class Register:
    """Bodies by name (normalised), with code of the province, key, and the folder where that is said (scope)."""

    frame: pd.DataFrame
    _known: dict[tuple[str, ...], Known] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, normal: pd.Series, code: pd.Series, key: pd.Series, scope: str) -> Register:
        """The register of one sheet."""
        frame = pd.DataFrame({"name": normal, "code": code, "key": key})
        return cls(frame.dropna(subset=["key"]).drop_duplicates("key").assign(scope=scope).apply(encoded))

    @classmethod
    def join(cls, registers: list[Register]) -> Register:
        """Several registers as one."""
        frames = [r.frame for r in registers] or [pd.DataFrame({c: pd.Series([], dtype=CODES) for c in COLUMNS})]
        return cls(pd.concat(frames, ignore_index=True).apply(encoded))

    def known(self, scope: str, *on: str) -> Known:
        """What the folder and those above it know by these columns."""
        if (scope, *on) not in self._known:
            mine = [s for s in self.frame["scope"].unique() if s in ("", scope) or scope.startswith(f"{s}/")]
            self._known[scope, *on] = Known.of(self.frame[self.frame["scope"].isin(mine)], on)
        return self._known[scope, *on]

    def matched(self, asked: pd.DataFrame, scope: str, *on: str) -> pd.DataFrame:
        """Key and count of each asked row; a count of 0 where nothing is known."""
        return self.known(scope, *on).find(*(asked[name] for name in on))

    def resolve(self, names: pd.DataFrame, here: pd.Series, scope: str, seen: Register | None = None) -> pd.DataFrame:
        """For each of `names_of`: key, `how` (register, elsewhere, several, named), the code in a key that is made.

        `here`: the code of the province at hand, or missing. `seen`: bodies that other tables only name, for
        names without any place at hand.
        """
        code = otherwise(names["province"], here)
        code = kept(code, ~flagged(code, lambda words: pc.equal(words, "-")))
        number, first = combined(names["normal"], code)
        asked = pd.DataFrame({"name": names["normal"].iloc[first], "code": code.iloc[first]})
        found = self._resolved(asked.reset_index(drop=True), scope, seen)
        return found.iloc[number].set_axis(names.index)

    def _resolved(self, asked: pd.DataFrame, scope: str, seen: Register | None) -> pd.DataFrame:
        local, anywhere = self.matched(asked, scope, "name", "code"), self.matched(asked, scope, "name")
        nowhere = asked["code"].isna()
        here, alone = local["count"].eq(1), anywhere["count"].eq(1) & local["count"].eq(0)
        key = otherwise(kept(local["key"], here.to_numpy()), kept(anywhere["key"], alone.to_numpy()))
        several = local["count"].gt(1) | (nowhere & anywhere["count"].gt(1))
        if seen is not None:
            other = seen.matched(asked, scope, "name")
            key = otherwise(key, kept(other["key"], (other["count"].eq(1) & nowhere).to_numpy()))
            several |= nowhere & other["count"].gt(1)
        found = key.notna()
        how = np.select([several & ~found, here, alone], ["several", "register", "elsewhere"], "named")
        made = kept(asked["code"], ~found.to_numpy())
        key = key if found.all() else otherwise(key, key_of(asked["name"], asked["code"]))
        return pd.DataFrame({"key": key, "how": how, "made": made})
