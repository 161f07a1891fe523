"""The world of `hubs` as numbers: an actor is an organisation in the meetings of one province."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from queries.methods.newman import Attendance, Floats, Ints, crossing
from queries.methods.participation import to_networks
from queries.questions.shared import numbered, positions
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
    """Actors and meetings as numbers. `rows`: meeting, actor, ground (a category) of every presence.

    `attendance` has a seat in place of an organisation: an actor in a year in which it is in the same networks, for
    networks drift. A seat is actor * eras + era. `networks` are the keys of network numbers; `said` the networks that
    sources put at a meeting.
    """

    actors: pd.DataFrame
    rows: pd.DataFrame
    meetings: pd.DataFrame
    meeting_networks: pd.DataFrame
    attendance: Attendance
    eras: int
    networks: pd.Index
    said: pd.DataFrame

    @cached_property
    def actor(self) -> Ints:
        """The actor of each attendance."""
        return self.attendance.organization // self.eras

    @cached_property
    def province(self) -> npt.NDArray[np.object_]:
        """The province of each actor."""
        return self.actors["province"].to_numpy(object)

    def by_actor(self, values: npt.NDArray[Any] | None = None) -> Floats:
        """Values of attendances (how many, where None) summed by actor."""
        return np.bincount(self.actor, values, minlength=len(self.actors)).astype(np.float64)

    def seats_summed(self, of_seats: sparse.csr_array) -> sparse.csr_array:
        """Rows of seats summed by actor."""
        seats = np.arange(self.attendance.organizations)
        shape = (len(self.actors), len(seats))
        return sparse.csr_array(sparse.csr_array((np.ones(len(seats)), (seats // self.eras, seats)), shape) @ of_seats)

    @cached_property
    def parts(self) -> Floats:
        """What each attendance adds to volume."""
        return crossing(self.attendance)

    @cached_property
    def of_seats(self) -> sparse.csr_array:
        """Seats x networks: the strength of each seat to the members of each network."""
        return to_networks(self.attendance)

    @cached_property
    def strength(self) -> sparse.csr_array:
        """Actors x networks: the strength of each actor to the members of each network."""
        return self.seats_summed(self.of_seats)

    @cached_property
    def known(self) -> pd.Series:
        """For each province the share of attendances at working meetings whose networks are known."""
        a = self.attendance
        working = a.size[a.meeting] < WORKING
        use = working if working.any() else np.ones(len(a.meeting), bool)
        return pd.Series(a.degree[a.organization[use]] > 0).groupby(self.province[self.actor[use]]).mean()


def world_of(frames: Frames) -> World:
    """Numbers for the keys of the frames."""
    presence, memberships, o = frames["presence"], frames["dated_memberships"], frames["organizations"]
    (at, listed, stated), meeting_keys = numbered(
        presence["meeting"], frames["meetings"]["meeting"], frames["stated_networks"]["meeting"]
    )
    (body, member, all_), body_keys = numbered(presence["organization"], memberships["organization"], o["organization"])
    (net, said, known), network_keys = numbered(
        memberships["network"], frames["stated_networks"]["network"], frames["networks"]["network"]
    )
    meetings = frames["meetings"].set_index(listed).reindex(range(len(meeting_keys)))
    standing = pd.concat([frames[name]["province"] for name in ("standing_roles", "frame_bodies")])
    stated_places = (meetings["province"], o["province"], frames["networks"]["province"], standing, pd.Series([""]))
    (place, home, of_network, *_), provinces = numbered(*stated_places)
    place = first_known(place[at], put(home, all_, len(body_keys))[body])
    rows = pd.DataFrame({"meeting": at, "body": body, "province": place})
    (ground,), grounds = numbered(presence["ground"])
    rows["ground"] = pd.Categorical.from_codes(ground, grounds)
    member_of = pd.DataFrame({"body": member, "network": net})
    distinct = member_of.drop_duplicates()
    network_place = first_known(put(of_network, known, len(network_keys)))
    actors = actors_of(frames, rows, distinct, body_keys, network_place[distinct["network"]], provinces)
    # they stand in the order of body and province
    width = len(provinces)
    rows["actor"] = np.searchsorted(actors.pop("code"), rows["body"] * width + rows["province"])
    pairs = rows[["meeting", "actor"]].drop_duplicates().sort_values(["meeting", "actor"], ignore_index=True)
    meetings["named"] = np.bincount(pairs["meeting"], minlength=len(meetings))
    meetings["size"] = np.maximum(meetings["named"], meetings["bodies"].fillna(0).to_numpy(dtype=np.int64))
    era, holds = eras(meetings["year"], memberships)
    count = holds.shape[0]
    which, row = np.nonzero(holds)
    valid = member_of.iloc[row].assign(era=which).drop_duplicates().merge(actors[["body", "actor"]], on="body")
    valid["seat"] = valid["actor"] * count + valid["era"]
    pairs["seat"] = pairs["actor"] * count + era[pairs["meeting"]]
    attendance = Attendance(
        pairs["meeting"].to_numpy(np.int64),
        pairs["seat"].to_numpy(np.int64),
        meetings["size"].to_numpy(np.int64),
        valid["seat"].to_numpy(np.int64),
        valid["network"].to_numpy(np.int64),
        len(actors) * count,
        len(network_keys),
    )
    by_member = pairs.merge(valid[["seat", "network"]], on="seat")[["meeting", "network"]]
    by_word = pd.DataFrame({"meeting": stated, "network": said})
    meeting_networks = pd.concat([by_member, by_word]).drop_duplicates()
    return World(actors, rows, meetings, meeting_networks, attendance, count, network_keys, by_word)


def eras(year: pd.Series, memberships: pd.DataFrame) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The era of each meeting, and which membership (column) holds in which era (row).

    Years in which the same memberships hold are one era; a meeting of no year counts by all memberships.
    """
    years, code = np.unique(year.fillna(0).to_numpy(dtype=np.int64), return_inverse=True)
    if not len(years):
        return code, np.ones((1, len(memberships)), bool)
    terms = memberships[["since", "until"]]
    distinct_terms = terms.drop_duplicates(ignore_index=True)
    of_term = terms.groupby(["since", "until"], dropna=False, sort=False).ngroup().to_numpy()
    since = distinct_terms["since"].fillna("").to_numpy(dtype="str")
    until = distinct_terms["until"].fillna("9999").to_numpy(dtype="str")
    # a bare year is a fiscal year, which ends in September; a bare month counts to its last day
    until = np.where(np.strings.str_len(until) == 4, np.strings.add(until, "-09-30"), np.strings.add(until, "-99"))
    holds = [
        np.ones(len(since), bool) if not y else (since <= f"{y - 543}-09-30") & (until >= f"{y - 544}-10-01")
        for y in years
    ]
    distinct, era = np.unique(np.array(holds), axis=0, return_inverse=True)
    return era.ravel()[code].astype(np.int64), distinct[:, of_term]


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


def actors_of(
    frames: Frames, rows: pd.DataFrame, member_of: pd.DataFrame, bodies: pd.Index, place: Ints, provinces: pd.Index
) -> pd.DataFrame:
    """organization, body (its number), province, present, actor (its number), standing and frame grounds as bits.

    `place`: the province of each membership's network. In the order of `code`: body * provinces + province.
    """
    met = rows[["body", "province"]].drop_duplicates()
    standing = bits(frames["standing_roles"], "role", ROLE_BITS, bodies, provinces)
    apart = bits(frames["frame_bodies"], "ground", GROUND_BITS, bodies, provinces)
    joint = several(member_of.assign(province=place), met)
    present = pd.concat([met, joint, standing[["body", "province"]]]).assign(present=True)
    found = pd.concat([present, apart[["body", "province"]].assign(present=False)])
    found = found.groupby(["body", "province"], sort=True)["present"].max().reset_index()
    for name, more in (("standing", standing), ("apart", apart)):
        found = found.merge(more.rename(columns={"mask": name}), on=["body", "province"], how="left")
        found[name] = found[name].fillna(0).astype(np.int64)
    found["degree"] = np.bincount(member_of["body"], minlength=len(bodies))[found["body"]]
    found["code"] = found["body"] * len(provinces) + found["province"]
    found["province"] = provinces.to_numpy(object)[found["province"]]
    found["organization"] = bodies[found["body"]]
    found["actor"] = np.arange(len(found))
    return found


def several(member_of: pd.DataFrame, met: pd.DataFrame) -> pd.DataFrame:
    """body, province: members of two networks or more, of provinces where nobody is known to have met."""
    apart = member_of[~member_of["province"].isin(met["province"].unique())]
    sizes = apart.groupby(["body", "province"]).size()
    return sizes[sizes > 1].index.to_frame(index=False)


def bits(frame: pd.DataFrame, column: str, of: dict[str, int], bodies: pd.Index, provinces: pd.Index) -> pd.DataFrame:
    """body, province, mask: the words of a column as bits."""
    out = pd.DataFrame(
        {
            "body": positions(frame["organization"], bodies),
            "province": first_known(positions(frame["province"], provinces)),
            "mask": frame[column].map(of).to_numpy(dtype=np.int64, na_value=0),
        }
    ).drop_duplicates()
    return out.groupby(["body", "province"])["mask"].sum().reset_index()
