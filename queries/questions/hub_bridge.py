"""The bridge that an actor of `hubs` is, as a sentence that names the networks."""

from __future__ import annotations

import numpy as np
import pandas as pd

from queries.methods.brokerage import ROLES
from queries.questions.hub_world import World
from queries.record import Frames
from queries.words import Words

NOTHING_STANDS_OUT = Words("ไม่เด่นกว่าที่ควรเป็นโดยบังเอิญ", "no role stands out from chance")
SENTENCES = {
    "coordinator": Words("ผู้ประสานภายใน{own}", "brings together members of {own}"),
    "itinerant": Words(
        "คนกลางให้สมาชิก{other} ทั้งที่ตนไม่ได้สังกัด", "go-between for members of {other}, of which it is no member"
    ),
    "gatekeeper": Words("เป็นประตูระหว่าง{own} กับ{other}", "gatekeeper between {own} and {other}"),
    "liaison": Words(
        "เป็นสะพานระหว่าง{other} กับ{third} โดยไม่ได้สังกัดทั้งสอง", "bridge between {other} and {third}, being of neither"
    ),
}


def functions(world: World, table: pd.DataFrame, frames: Frames, lang: str) -> pd.Series:
    """One sentence a row of `table` (its index is the actor); missing where brokerage cannot be told."""
    names = frames["networks"].set_index("network")["name"].reindex(world.networks).fillna("?").to_numpy(object)
    a = world.attendance
    order = np.argsort(a.member, kind="stable")
    member, network = a.member[order] // world.eras, a.network[order]
    known, role = table["function_z"].notna().to_numpy(), table["function_role"].to_numpy()
    out = np.where(known, NOTHING_STANDS_OUT.say(lang), "").astype(object)
    out[~known] = None
    rows = np.flatnonzero(role >= 0)
    actors = table.index.to_numpy()[rows]
    begin, end = (np.searchsorted(member, actors, side) for side in ("left", "right"))
    for at, actor, b, e in zip(rows, actors, begin, end, strict=True):
        out[at] = sentence(world, int(actor), ROLES[role[at]], set(network[b:e].tolist()), names).say(lang)
    return pd.Series(out, table.index)


def sentence(world: World, actor: int, role: str, own: set[int], names: np.ndarray) -> Words:
    """The role with the networks it has most contact to; its own first by contact, else by name."""
    begin, end = world.strength.indptr[actor : actor + 2]
    met = sorted(zip(-np.round(world.strength.data[begin:end], 9), world.strength.indices[begin:end], strict=True))
    mine = [n for _, n in met if n in own] + sorted(own)
    others = [n for _, n in met if n not in own] or mine
    named = [str(names[n]) for n in (mine[0], others[0], others[1] if len(others) > 1 else mine[0])]
    own_name, other, third = (Words(n, n) for n in named)
    return SENTENCES[role].fill(own=own_name, other=other, third=third)
