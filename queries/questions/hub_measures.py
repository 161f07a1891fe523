"""The columns of `hubs`, on arrays. An actor is an organisation in the meetings of one province."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from queries.methods.newman import Attendance, Floats, Ints, crossing
from queries.methods.participation import gated, participation, to_networks
from queries.questions.shared import numbered
from queries.record import Frames

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
WORKING = 60


@dataclass(frozen=True)
class World:
    """Actors and meetings as numbers. `rows`: meeting, actor, ground of every presence."""

    actors: pd.DataFrame
    rows: pd.DataFrame
    meetings: pd.DataFrame
    meeting_networks: pd.DataFrame
    attendance: Attendance

    @cached_property
    def known(self) -> pd.Series:
        """For each province the share of attendances at working meetings whose networks are known."""
        a = self.attendance
        working = a.size[a.meeting] < WORKING
        use = working if working.any() else np.ones(len(a.meeting), bool)
        province = self.actors["province"].to_numpy()[a.organization[use]]
        return pd.Series(a.degree[a.organization[use]] > 0).groupby(province).mean()


def world_of(frames: Frames) -> World:
    """Numbers for the keys of the frames."""
    presence, memberships, o = frames["presence"], frames["memberships"], frames["organizations"]
    (at, listed, stated), meeting_keys = numbered(
        presence["meeting"], frames["meetings"]["meeting"], frames["stated_networks"]["meeting"]
    )
    (body, member, all_), body_keys = numbered(presence["organization"], memberships["organization"], o["organization"])
    (net, said, known), network_keys = numbered(
        memberships["network"], frames["stated_networks"]["network"], frames["networks"]["network"]
    )
    meetings = frames["meetings"].set_index(listed).reindex(range(len(meeting_keys)))
    home = pd.Series(o["province"].to_numpy(), index=all_, dtype="object").reindex(range(len(body_keys)))
    place = meetings["province"].astype("object").to_numpy()[at]
    place = np.where(pd.isna(place), home.to_numpy()[body], place)
    rows = pd.DataFrame({"meeting": at, "body": body, "province": place, "ground": presence["ground"].astype("object")})
    rows["province"] = rows["province"].fillna("")
    member_of = pd.DataFrame({"body": member, "network": net})
    actors = actors_of(frames, rows, member_of, body_keys, frames["networks"].set_index(known)["province"])
    rows = rows.merge(actors[["body", "province", "actor"]], on=["body", "province"], how="left")
    pairs = rows[["meeting", "actor"]].drop_duplicates()
    size = np.bincount(pairs["meeting"], minlength=len(meetings))
    meetings["named"] = size
    meetings["size"] = np.maximum(size, meetings["bodies"].fillna(0).to_numpy(dtype=np.int64))
    of = member_of.merge(actors[["body", "actor"]], on="body")
    attendance = Attendance(
        pairs["meeting"].to_numpy(np.int64),
        pairs["actor"].to_numpy(np.int64),
        meetings["size"].to_numpy(np.int64),
        of["actor"].to_numpy(np.int64),
        of["network"].to_numpy(np.int64),
        len(actors),
        len(network_keys),
    )
    by_member = pairs.merge(of[["actor", "network"]], on="actor")[["meeting", "network"]]
    by_word = pd.DataFrame({"meeting": stated, "network": said})
    return World(actors, rows, meetings, pd.concat([by_member, by_word]).drop_duplicates(), attendance)


def actors_of(
    frames: Frames, rows: pd.DataFrame, member_of: pd.DataFrame, bodies: pd.Index, network_province: pd.Series
) -> pd.DataFrame:
    """organization, body (its number), province, present, actor (its number), standing and frame grounds as bits."""
    met = rows[["body", "province"]].drop_duplicates().assign(present=True)
    standing = bits(frames["standing_roles"], "role", ROLE_BITS, bodies)
    apart = bits(frames["frame_bodies"], "ground", GROUND_BITS, bodies)
    place = network_province.reindex(member_of["network"]).astype("object").fillna("").to_numpy()
    joint = several(member_of.assign(province=place), met).assign(present=True)
    found = pd.concat([met, joint, standing[["body", "province"]].assign(present=True), apart[["body", "province"]]])
    found = found.astype({"present": "boolean"}).groupby(["body", "province"], sort=True)["present"].max().reset_index()
    found["present"] = found["present"].fillna(False).astype(bool)
    for name, more in (("standing", standing), ("apart", apart)):
        found = found.merge(more.rename(columns={"mask": name}), on=["body", "province"], how="left")
        found[name] = found[name].fillna(0).astype(np.int64)
    found["organization"] = bodies[found["body"]]
    found["actor"] = np.arange(len(found))
    return found


def several(member_of: pd.DataFrame, met: pd.DataFrame) -> pd.DataFrame:
    """body, province: members of two networks or more, of provinces where nobody is known to have met."""
    apart = member_of[~member_of["province"].isin(met["province"].unique())]
    sizes = apart.groupby(["body", "province"]).size()
    return sizes[sizes > 1].index.to_frame(index=False)


def bits(frame: pd.DataFrame, column: str, of: dict[str, int], bodies: pd.Index) -> pd.DataFrame:
    """body, province, mask: the words of a column as bits."""
    out = pd.DataFrame(
        {
            "body": bodies.get_indexer(pd.Index(frame["organization"])),
            "province": frame["province"].astype("object").fillna(""),
            "mask": frame[column].map(of).to_numpy(dtype=np.int64, na_value=0),
        }
    ).drop_duplicates()
    return out.groupby(["body", "province"])["mask"].sum().reset_index()


def measured(world: World) -> pd.DataFrame:
    """One row an actor: the measures of every column."""
    a, count = world.attendance, len(world.actors)
    table = world.actors[["organization", "province", "present"]].copy()
    roles, grounds = masks(world)
    table["role_mask"], table["ground_mask"] = roles, grounds
    table["attendance"] = np.bincount(a.organization, minlength=count)
    table["networks_own"] = own_networks(world)
    add_convening(world, table)
    add_strength(world, table)
    add_coverage(world, table)
    table["counted"] = np.bincount(world.rows["actor"], minlength=count) + a.degree + (world.actors["standing"] > 0)
    return table


def masks(world: World) -> tuple[Ints, Ints]:
    """Convening roles and grounds of each actor, as bits."""
    out = []
    for of, base in ((ROLE_BITS, world.actors["standing"]), (GROUND_BITS, world.actors["apart"])):
        found = base.to_numpy(np.int64).copy()
        bit = world.rows["ground"].map(of).fillna(0).to_numpy(np.int64)
        np.bitwise_or.at(found, world.rows["actor"].to_numpy(), bit)
        out.append(found)
    standing = world.actors["standing"].to_numpy(np.int64)
    out[1] |= np.where(standing & 1, GROUND_BITS["SECRETARIAT_OF"], 0) | np.where(standing & 32, 16384, 0)
    return out[0], out[1]


def own_networks(world: World) -> pd.Series:
    """How many networks each is a member of; missing where no membership is known in its province."""
    degree = pd.Series(world.attendance.degree)
    province = world.actors["province"]
    return degree.where(degree.groupby(province.to_numpy()).transform("max") > 0).astype("Int64")


def add_convening(world: World, table: pd.DataFrame) -> None:
    """convened: meetings in a convening role; reach: the networks at them, named or, where more, stated."""
    rows = world.rows
    held = rows.loc[rows["ground"].isin(list(ROLE_BITS)), ["meeting", "actor"]].drop_duplicates()
    count = len(table)
    table["convened"] = np.bincount(held["actor"], minlength=count)
    named = held.merge(world.meeting_networks, on="meeting")[["actor", "network"]].drop_duplicates()
    stated = world.meetings["networks"].fillna(0).to_numpy(np.int64)[held["meeting"]]
    most = np.zeros(count, np.int64)
    np.maximum.at(most, held["actor"].to_numpy(), stated)
    table["reach"] = np.maximum(np.bincount(named["actor"], minlength=count), most)


def add_strength(world: World, table: pd.DataFrame) -> None:
    """volume, breadth, one_meeting; missing where the province has no meeting that can tell."""
    a = world.attendance
    parts = crossing(a)
    volume = np.bincount(a.organization, parts, minlength=len(table))
    most = np.zeros(len(table))
    np.maximum.at(most, a.organization, parts)
    strength = to_networks(a)
    total = np.asarray(strength.sum(axis=1)).ravel()
    province = table["province"].to_numpy()
    group = pd.factorize(province)[0].astype(np.int64)
    can_tell = pd.Series(total).groupby(province).transform("max").to_numpy() > 0
    table["volume"] = np.where(can_tell & table["present"], volume, np.nan)
    table["breadth"] = gated(participation(strength), np.asarray(total, np.float64), group)
    table["one_meeting"] = np.divide(most, volume, out=np.full(len(table), np.nan), where=volume > 1e-12)


def add_coverage(world: World, table: pd.DataFrame) -> None:
    """share_known, named_share, at_most, years: how far the other columns can be trusted."""
    a, m, count = world.attendance, world.meetings, len(table)
    knows = a.degree[a.organization] > 0
    known = np.bincount(a.meeting, knows, minlength=len(m))[a.meeting] - knows
    others = m["named"].to_numpy()[a.meeting] - 1

    def summed(values: npt.NDArray[Any]) -> Floats:
        return np.bincount(a.organization, values, minlength=count).astype(np.float64)

    table["share_known"] = ratio(summed(known), summed(others))
    stated = m["bodies"].notna().to_numpy()[a.meeting]
    size = m["size"].to_numpy()[a.meeting]
    table["named_share"] = ratio(summed((others + 1) * stated), summed(size * stated))
    people = m["people"].fillna(0).to_numpy(np.int64)[a.meeting]
    table["at_most"] = summed(~stated & (others > 0) & (people > size)) > 0
    year = m["year"].fillna(0).to_numpy(np.int64)[a.meeting]
    met = pd.DataFrame({"actor": a.organization, "year": year})[year > 0].drop_duplicates()
    years = pd.Series(np.bincount(met["actor"], minlength=count))
    seen = met.assign(province=table["province"].to_numpy()[met["actor"]]).groupby("province")["year"].nunique()
    enough = table["province"].map(seen).fillna(0) > 1
    table["years"] = years.where(enough).astype("Int64")


def ratio(part: Floats, whole: Floats) -> Floats:
    """part / whole; nan where whole is 0."""
    out: Floats = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return out
