"""The world of `hubs` as numbers: an actor is an organisation in the meetings of one province."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from scipy import sparse

from queries.found import TEXT, columns, partly, spelt
from queries.methods.newman import Attendance, Floats, Ints, crossing
from queries.methods.participation import to_networks
from queries.methods.sets import distinct
from queries.questions.hub_actors import APART, actors_of, bits, first_known, put
from queries.questions.shared import Keys, numbered
from queries.record import Frames

WORKING = 60


@dataclass(frozen=True)
class World:
    """Actors and meetings as numbers. `rows`: meeting, actor, ground (a category) of every presence.

    `attendance` has a seat in place of an organisation: an actor in a year in which it is in the same networks, for
    networks drift. A seat is actor * eras + era. `networks` are the keys of the numbers of networks; `bodies` and
    `met_at` those of bodies and meetings, in words once `spell` has been asked. `said`: the networks that sources put
    at a meeting. `body` and `place` are the numbers of each actor's body, and of its province among `provinces`.
    """

    actors: pd.DataFrame
    body: Ints
    bodies: pd.Index
    place: Ints
    provinces: npt.NDArray[np.object_]
    rows: pd.DataFrame
    meetings: pd.DataFrame
    met_at: pd.Index
    attendance: Attendance
    eras: int
    networks: pd.Index
    said: pd.DataFrame
    spell: Callable[[pd.Index], pd.Index]

    @cached_property
    def organization(self) -> pd.Series:
        """The key of each actor's body."""
        return pd.Series(self.spell(self.bodies)[self.body], dtype=TEXT)

    @cached_property
    def events(self) -> pd.Index:
        """The keys of the numbers of meetings."""
        return self.spell(self.met_at)

    @cached_property
    def actor(self) -> Ints:
        """The actor of each attendance."""
        return self.attendance.organization // self.eras

    @cached_property
    def province(self) -> npt.NDArray[np.object_]:
        """The province of each actor."""
        return self.provinces[self.place]

    def by_actor(self, values: npt.NDArray[Any] | None = None) -> Floats:
        """Values of attendances (how many, where None) summed by actor."""
        return np.bincount(self.actor, values, minlength=len(self.actors)).astype(np.float64)

    def over_province(self, values: Any, how: Literal["max", "sum"]) -> npt.NDArray[Any]:
        """For each actor what values of actors come to over its province."""
        return np.asarray(pd.Series(np.asarray(values)).groupby(self.place).transform(how))

    def networks_at(self, meetings: Ints) -> pd.DataFrame:
        """meeting, network: the networks of those at some meetings, and those that sources put there."""
        a = self.attendance
        at, member = np.isin(a.meeting, meetings), pd.DataFrame({"seat": a.member, "network": a.network})
        here = pd.DataFrame({"meeting": a.meeting[at], "seat": a.organization[at]})
        by_member = here.merge(member[member["seat"].isin(here["seat"])], on="seat")[["meeting", "network"]]
        return pd.concat([by_member, self.said[self.said["meeting"].isin(meetings)]]).drop_duplicates()

    def seats_summed(self, of_seats: sparse.csr_array) -> sparse.csr_array:
        """Rows of seats summed by actor."""
        if self.eras == 1:
            return of_seats
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
        place, knows = self.place[self.actor[use]], a.degree[a.organization[use]] > 0
        count = np.bincount(place, minlength=len(self.provinces))
        share = np.bincount(place, knows, minlength=len(self.provinces)) / np.maximum(count, 1)
        return pd.Series(share, index=self.provinces)[count > 0]


def world_of(frames: Frames) -> World:
    """Numbers for the keys of the frames."""
    presence = columns(frames, "presence", "meeting", "organization", "ground")
    met_at = columns(frames, "meetings", "meeting", "province", "date", "year", "bodies", "people", "networks")
    by_word = columns(frames, "stated_networks", "meeting", "network")
    members = columns(frames, "dated_memberships", "organization", "network", "since", "until")
    homes = columns(frames, "organizations", "organization", "province")
    of_networks = columns(frames, "networks", "network", "province")
    others = [columns(frames, name, "organization", "province", column) for name, (column, _) in APART.items()]
    (at, listed, stated), meeting_keys = numbered(*(t["meeting"] for t in (presence, met_at, by_word)))
    (body, member, all_, *apart), bodies = numbered(*(t["organization"] for t in (presence, members, homes, *others)))
    (net, said, known), networks = numbered(*(t["network"] for t in (members, by_word, of_networks)))
    places = [t["province"] for t in (met_at, homes, of_networks, *others)]
    # the empty name is the first of all
    (held_in, home, of_network, *standing, _), provinces = numbered(*places, pd.Series([""]))
    width = len(provinces)
    met = body * width
    met += first_known(put(held_in, listed, len(meeting_keys))[at], put(home, all_, len(bodies))[body])
    held = distinct(member * len(networks) + net)
    member_of = held // max(len(networks), 1) * width
    member_of += first_known(put(of_network, known, len(networks)))[held % max(len(networks), 1)]
    codes = (of * width + first_known(at) for of, at in zip(apart, standing, strict=True))
    marks = [bits(t, *APART[name], code) for name, t, code in zip(APART, others, codes, strict=True)]
    actors = actors_of(met, member_of, marks, width)
    code = actors.pop("code").to_numpy()
    rows = pd.DataFrame({"meeting": at, "actor": np.searchsorted(code, met)})
    (ground,), grounds = numbered(presence["ground"])
    rows["ground"] = pd.Categorical.from_codes(ground, grounds)
    # each takes as much as a column of `rows`
    del presence, at, body, met, ground
    of_body, of_place = code // width, code % width
    actors["degree"] = np.bincount(held // max(len(networks), 1), minlength=len(bodies))[of_body]
    told = partly(frames, met_at, "meetings", "date", "year", "bodies", "people", "networks")
    meetings = told.set_index(listed).reindex(range(len(meeting_keys)))
    attendance, count = attendance_of(members, rows, meetings, of_body, member, net, len(networks))
    return World(
        actors,
        of_body,
        bodies,
        of_place,
        provinces.to_numpy(object),
        rows,
        meetings,
        meeting_keys,
        attendance,
        count,
        spelt(frames, networks),
        pd.DataFrame({"meeting": stated, "network": said}),
        lambda keys: spelt(frames, keys),
    )


def attendance_of(
    members: pa.Table,
    rows: pd.DataFrame,
    meetings: pd.DataFrame,
    of_body: Ints,
    member: Ints,
    network: Ints,
    networks: int,
) -> tuple[Attendance, int]:
    """Seats at meetings and in networks, and how many eras there are. `meetings` gets named, and size in bodies."""
    width = max(len(of_body), 1)
    pairs = distinct(rows["meeting"].to_numpy() * width + rows["actor"].to_numpy())
    meeting, actor = pairs // width, pairs % width
    meetings["named"] = np.bincount(meeting, minlength=len(meetings))
    meetings["size"] = np.maximum(meetings["named"], meetings["bodies"].fillna(0).to_numpy(dtype=np.int64))
    era, holds = eras(meetings["year"], members["since"], members["until"])
    which, row = np.nonzero(holds)
    # a membership is one of each actor that its body is, and actors stand in the order of their bodies
    begin, end = (np.searchsorted(of_body, member[row], side) for side in ("left", "right"))
    several = end - begin
    mine = np.repeat(begin - np.cumsum(several) + several, several) + np.arange(several.sum())
    seat = mine * len(holds) + np.repeat(which, several)
    of_seat = distinct(seat * networks + np.repeat(network[row], several))
    attendance = Attendance(
        meeting,
        actor * len(holds) + era[meeting],
        meetings["size"].to_numpy(np.int64),
        of_seat // max(networks, 1),
        of_seat % max(networks, 1),
        len(of_body) * len(holds),
        networks,
    )
    return attendance, len(holds)


def eras(year: pd.Series, since: Keys, until: Keys) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The era of each meeting, and which membership (column) holds in which era (row).

    Years in which the same memberships hold are one era; a meeting of no year counts by all memberships.
    """
    years, code = np.unique(year.fillna(0).to_numpy(dtype=np.int64), return_inverse=True)
    if not len(years):
        return code, np.ones((1, len(since)), bool)
    (begun, ended), words = numbered(since, until)
    terms, of_term = np.unique((begun + 1) * (len(words) + 1) + ended + 1, return_inverse=True)
    begin = np.append("", words.to_numpy(object)).astype(str)[terms // (len(words) + 1)]
    end = np.append("9999", words.to_numpy(object)).astype(str)[terms % (len(words) + 1)]
    # a bare year is a fiscal year, which ends in September; a bare month counts to its last day
    end = np.where(np.strings.str_len(end) == 4, np.strings.add(end, "-09-30"), np.strings.add(end, "-99"))
    holds = [
        np.ones(len(terms), bool) if not y else (begin <= f"{y - 543}-09-30") & (end >= f"{y - 544}-10-01")
        for y in years
    ]
    kinds, era = np.unique(np.array(holds), axis=0, return_inverse=True)
    return era.ravel()[code].astype(np.int64), kinds[:, of_term]
