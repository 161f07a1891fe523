"""The links counted in a row of `network-links`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from queries.questions.shared import BODY_LINKS
from queries.record import Frames, Ref, Values


def listed(value: Any) -> list[str]:
    """The carriers in a cell; none where it is missing."""
    return [] if value is None or isinstance(value, float) or not hasattr(value, "__len__") else list(value)


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """The strongest tie first. A reference that no source states gives no evidence."""
    if isinstance(row["group"], str):
        return [Ref("", row["group"])]
    networks = listed(row["members"])
    refs: list[Ref] = []
    for tie, of in REFS.items():
        for carrier in listed(row[f"by_{tie}"]):
            refs += of(carrier, networks, frames)
    return list(dict.fromkeys(refs))


def of_member(carrier: str, networks: list[str], frames: Frames) -> list[Ref]:
    return [Ref("MEMBER_OF", carrier, n) for n in networks]


def of_coach(carrier: str, networks: list[str], frames: Frames) -> list[Ref]:
    coach, coached = carrier.split(" > ")
    return [Ref("COACHES", coach, coached), *(Ref("MEMBER_OF", o, n) for o, n in product((coach, coached), networks))]


def of_person(carrier: str, networks: list[str], frames: Frames) -> list[Ref]:
    posts = frames["posts"]
    held = posts.loc[posts["person"] == carrier, "position"].dropna()
    return [Ref("HOLDS_POSITION", carrier, post) for post in sorted(held)] or [Ref("", carrier)]


def of_support(carrier: str, networks: list[str], frames: Frames) -> list[Ref]:
    supporter, supported = carrier.split(" > ")
    return [Ref("SUPPORTS", supporter, supported)]


def of_meeting(carrier: str, networks: list[str], frames: Frames) -> list[Ref]:
    """What puts each network at the meeting: its own participation, its group's, or its first member's."""
    refs = [ref for n in networks for ref in (Ref("PARTICIPATED", n, carrier), Ref("MEETING_OF", carrier, n))]
    refs += [Ref("CO_ORGANISED_BY", carrier, g) for g in sorted(frames["groups"]["group"])]
    here = frames["member_networks"]
    here = here[(here["meeting"] == carrier) & here["network"].isin(networks)].sort_values("network")
    for network, body in zip(here["network"], here["first"], strict=True):
        refs += [*present(body, carrier), Ref("MEMBER_OF", body, network)]
    return refs


def present(body: str, meeting: str) -> Iterator[Ref]:
    """Every link that may put a body at a meeting."""
    for type, from_meeting in BODY_LINKS:
        yield Ref(type, *((meeting, body) if from_meeting else (body, meeting)))


REFS = {
    "coaching": of_coach,
    "shared_members": of_member,
    "shared_people": of_person,
    "support": of_support,
    "co_organised": of_meeting,
    "working_meetings": of_meeting,
    "assemblies": of_meeting,
}
