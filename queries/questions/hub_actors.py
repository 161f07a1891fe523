"""The actors of `hubs`: bodies in provinces, by meetings, memberships, standing roles and the organiser's frame."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

from queries.methods.newman import Ints
from queries.methods.sets import distinct
from queries.questions.shared import numbered

# bits of the convening roles, in the order they are read out
ROLE_BITS = {
    "SECRETARIAT_OF": 1,
    "p:SECRETARIAT_OF": 1,
    "p:CHAIRED_BY": 2,
    "ORGANISED_BY": 4,
    "CO_ORGANISED_BY": 8,
    "MEETING_OF": 16,
    "COORDINATOR_OF": 32,
}
GROUND_BITS = {
    "ATTENDED": 1,
    "ORGANISED_BY": 2,
    "CO_ORGANISED_BY": 4,
    "SECRETARIAT_OF": 8,
    "MEETING_OF": 16,
    "p:ATTENDED": 32,
    "p:CHAIRED_BY": 64,
    "p:SPOKE_AT": 128,
    "p:SECRETARIAT_OF": 256,
    "VENUE_OF": 512,
    "DATA_FROM": 1024,
    "WRITTEN_BY": 2048,
    "PHOTO_BY": 4096,
    "DESIGNATED_BY": 8192,
    "COORDINATOR_OF": 16384,
}
# what puts an organisation into a province beside its meetings: the column of words, and their bits
APART = {"standing_roles": ("role", ROLE_BITS), "frame_bodies": ("ground", GROUND_BITS)}


def put(values: Ints, at: Ints, count: int) -> Ints:
    """`count` numbers, the values at their places, -1 at the others."""
    out = np.full(count, -1, np.int64)
    out[at] = values
    return out


def first_known(*several: Ints) -> Ints:
    """The first of several numbers of provinces that is known, else 0: the empty name, the first of all."""
    out = several[0]
    for other in several[1:]:
        out = np.where(out < 0, other, out)
    return np.maximum(out, 0)


Marks = tuple[Ints, Ints]


def actors_of(met: Ints, member_of: Ints, marks: list[Marks], width: int) -> pd.DataFrame:
    """code (body * provinces + province), present, standing and frame grounds as bits; in the order of codes.

    `met`: the codes of presences; `member_of`: of each distinct membership, with the province of its network.
    """
    met = distinct(met)
    standing, apart = marks
    present = distinct(np.concatenate([met, several(member_of, met, width), standing[0]]))
    code = distinct(np.concatenate([present, apart[0]]))
    found = pd.DataFrame({"code": code, "present": False})
    found.loc[np.searchsorted(code, present), "present"] = True
    for name, (at, mask) in (("standing", standing), ("apart", apart)):
        found[name] = np.bincount(np.searchsorted(code, at), mask, minlength=len(code)).astype(np.int64)
    return found


def several(member_of: Ints, met: Ints, width: int) -> Ints:
    """Members of two networks or more, of provinces where nobody is known to have met."""
    apart = member_of[~np.isin(member_of % width, distinct(met % width))]
    codes, count = np.unique(apart, return_counts=True)
    return codes[count > 1]


def bits(table: pa.Table, column: str, of: dict[str, int], code: Ints) -> Marks:
    """The distinct codes, and the words of each as bits."""
    found, at = np.unique(code, return_inverse=True)
    mask = np.zeros(len(found), np.int64)
    (word,), words = numbered(table[column])
    np.bitwise_or.at(mask, at, np.array([of.get(w, 0) for w in words], np.int64)[word])
    return found, mask
