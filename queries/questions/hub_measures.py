"""The columns of `hubs`, on arrays."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd

from queries.methods.newman import Floats, Ints
from queries.methods.participation import gated, participation
from queries.methods.sets import distinct
from queries.questions.hub_actors import GROUND_BITS, ROLE_BITS
from queries.questions.hub_world import World


def measured(world: World) -> pd.DataFrame:
    """One row an actor: the measures of every column."""
    count = len(world.actors)
    table = world.actors[["present", "degree"]].assign(body=world.body, province=world.province)
    roles, grounds = masks(world)
    table["role_mask"], table["ground_mask"] = roles, grounds
    table["attendance"] = world.by_actor().astype(np.int64)
    table["networks_own"] = own_networks(world)
    add_convening(world, table)
    add_strength(world, table)
    add_coverage(world, table)
    standing = world.actors["standing"] > 0
    table["counted"] = np.bincount(world.rows["actor"], minlength=count) + table.pop("degree") + standing
    return table


def masks(world: World) -> tuple[Ints, Ints]:
    """Convening roles and grounds of each actor, as bits."""
    out = []
    for of, base in ((ROLE_BITS, world.actors["standing"]), (GROUND_BITS, world.actors["apart"])):
        found = base.to_numpy(np.int64).copy()
        ground = world.rows["ground"].cat
        bit = np.array([of.get(word, 0) for word in ground.categories], np.int64)[ground.codes]
        np.bitwise_or.at(found, world.rows["actor"].to_numpy(), bit)
        out.append(found)
    standing = world.actors["standing"].to_numpy(np.int64)
    out[1] |= np.where(standing & 1, GROUND_BITS["SECRETARIAT_OF"], 0) | np.where(standing & 32, 16384, 0)
    return out[0], out[1]


def own_networks(world: World) -> pd.Series:
    """How many networks each is a member of; missing where no membership is known in its province."""
    degree = world.actors["degree"]
    return degree.where(world.over_province(degree, "max") > 0).astype("Int64")


def add_convening(world: World, table: pd.DataFrame) -> None:
    """convened: meetings in a convening role; reach: the networks at them, named or, where more, stated."""
    rows = world.rows
    held = rows.loc[rows["ground"].isin(list(ROLE_BITS)), ["meeting", "actor"]].drop_duplicates()
    count = len(table)
    table["convened"] = np.bincount(held["actor"], minlength=count)
    networks = world.networks_at(held["meeting"].unique())
    named = held.merge(networks, on="meeting")[["actor", "network"]].drop_duplicates()
    stated = world.meetings["networks"].fillna(0).to_numpy(np.int64)[held["meeting"]]
    most = np.zeros(count, np.int64)
    np.maximum.at(most, held["actor"].to_numpy(), stated)
    table["reach"] = np.maximum(np.bincount(named["actor"], minlength=count), most)


def add_strength(world: World, table: pd.DataFrame) -> None:
    """volume, breadth, one_meeting; missing where the province has no meeting that can tell."""
    # arrays release the interpreter: two processors work
    with ThreadPoolExecutor(1) as other:
        strengths = other.submit(lambda: world.strength)
        parts, strength = world.parts, strengths.result()
    volume, most = world.by_actor(parts), np.zeros(len(table))
    np.maximum.at(most, world.actor, parts)
    total = np.asarray(strength.sum(axis=1)).ravel()
    can_tell = world.over_province(total, "max") > 0
    table["volume"] = np.where(can_tell & table["present"], volume, np.nan)
    table["breadth"] = gated(participation(strength), np.asarray(total, np.float64), world.place)
    table["one_meeting"] = np.divide(most, volume, out=np.full(len(table), np.nan), where=volume > 1e-12)


def add_coverage(world: World, table: pd.DataFrame) -> None:
    """share_known, named_share, at_most, years: how far the other columns can be trusted."""
    a, m = world.attendance, world.meetings
    knows = a.degree[a.organization] > 0
    known = np.bincount(a.meeting, knows, minlength=len(m))[a.meeting] - knows
    others = m["named"].to_numpy()[a.meeting] - 1

    table["share_known"] = ratio(world.by_actor(known), world.by_actor(others))
    stated = m["bodies"].notna().to_numpy()[a.meeting]
    size = m["size"].to_numpy()[a.meeting]
    table["named_share"] = ratio(world.by_actor((others + 1) * stated), world.by_actor(size * stated))
    people = m["people"].fillna(0).to_numpy(np.int64)[a.meeting]
    table["at_most"] = world.by_actor(~stated & (others > 0) & (people > size)) > 0
    year = m["year"].fillna(0).to_numpy(np.int64)[a.meeting]
    width = int(year.max(initial=0)) + 1
    met = distinct((world.actor * width + year)[year > 0])
    seen = distinct(world.place[met // width] * width + met % width)
    years = pd.Series(np.bincount(met // width, minlength=len(table)))
    enough = np.bincount(seen // width, minlength=len(world.provinces))[world.place] > 1
    table["years"] = years.where(enough).astype("Int64")


def ratio(part: Floats, whole: Floats) -> Floats:
    """part / whole; nan where whole is 0."""
    out: Floats = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return out
