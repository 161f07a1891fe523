"""What `what-if` takes out and adds, read from names and applied to the frames."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from graph.errors import UsageError
from queries.record import Frames, Parameter, Values

REMOVE = Parameter(
    "remove",
    "text",
    None,
    "เอาออก: ชื่อองค์กร การประชุม หรือเครือข่าย คั่นด้วย ; (ว่าง: องค์กรที่พบปะข้ามเครือข่ายมากที่สุดของแต่ละจังหวัด)",
    "Take out: names of organisations, meetings or networks, ; between (none: who meets others most in each province)",
)
ADD = Parameter("add", "text", None, "เพิ่มการพบกัน: ชื่อ + ชื่อ คั่นคู่ด้วย ;", "Let meet: name + name, ; between pairs")
MET = "Meeting:what-if {}"


@dataclass(frozen=True)
class Change:
    """Keys of what goes, and pairs of organisations that meet."""

    organizations: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


def asked(frames: Frames, p: Values) -> Change:
    """The change that the parameters ask for. Raises UsageError for a name that nothing has."""
    kinds = {
        "organizations": keys_by_name(frames["organizations"], "organization"),
        "meetings": keys_by_name(frames["meetings"], "meeting"),
        "networks": keys_by_name(frames["networks"], "network"),
    }
    gone: dict[str, list[str]] = {kind: [] for kind in kinds}
    for name in parts(p["remove"], ";"):
        kind = next((k for k, of in kinds.items() if name in of), None)
        if kind is None:
            raise unknown("remove", name, [n for of in kinds.values() for n in of])
        gone[kind] += kinds[kind][name]
    pairs = []
    for text in parts(p["add"], ";"):
        ends = parts(text, "+")
        for name in ends:
            if name not in kinds["organizations"]:
                raise unknown("add", name, list(kinds["organizations"]))
        if len(ends) != 2:
            raise UsageError(f"add = {text!r}: expected name + name", f"add = {text!r}: ต้องเป็น ชื่อ + ชื่อ")
        pairs.append((kinds["organizations"][ends[0]][0], kinds["organizations"][ends[1]][0]))
    return Change(**{kind: tuple(keys) for kind, keys in gone.items()}, pairs=tuple(pairs))


def parts(text: str | None, mark: str) -> list[str]:
    """The names between marks."""
    return [x.strip() for x in (text or "").split(mark) if x.strip()]


def keys_by_name(frame: pd.DataFrame, key: str) -> dict[str, list[str]]:
    """The keys of each name, in order."""
    rows = frame.dropna(subset="name").sort_values(key)
    return {str(name): of.tolist() for name, of in rows.groupby("name")[key]}


def unknown(parameter: str, name: str, known: list[str]) -> UsageError:
    """The error for a name that nothing has, with the nearest."""
    near = ", ".join(get_close_matches(name, known, 3, 0.5))
    return UsageError(
        f"{parameter} = {name!r}: nothing in the scope has this name; near: {near or 'none'}",
        f"{parameter} = {name!r}: ไม่มีชื่อนี้ในขอบเขตที่ถาม ที่ใกล้เคียง: {near or 'ไม่มี'}",
    )


def taken_out(frames: Frames, change: Change) -> dict[str, pd.DataFrame]:
    """The frames without what goes: presences, meetings and memberships."""
    gone = {"organization": change.organizations, "meeting": change.meetings, "network": change.networks}
    touched = ("presence", "meetings", "stated_networks", "dated_memberships", "standing_roles", "frame_bodies")
    out = dict(frames)
    for name in touched:
        frame = out[name]
        for column in gone.keys() & set(frame.columns):
            frame = frame[~frame[column].isin(list(gone[column]))]
        out[name] = frame.reset_index(drop=True)
    return out


def added(frames: dict[str, pd.DataFrame], change: Change) -> dict[str, pd.DataFrame]:
    """The frames with a meeting of two for each pair, in the province of the first and the last year."""
    if not change.pairs:
        return frames
    place = frames["organizations"].set_index("organization")["province"]
    year = frames["meetings"]["year"].max()
    keys = [MET.format(n) for n in range(len(change.pairs))]
    met = pd.DataFrame({"meeting": keys, "province": [place[a] for a, _ in change.pairs]}).assign(year=year)
    there = [(k, o) for k, pair in zip(keys, change.pairs, strict=True) for o in pair]
    presence = pd.DataFrame(there, columns=["meeting", "organization"]).assign(ground="ATTENDED")
    return frames | {
        "meetings": with_rows(frames["meetings"], met),
        "presence": with_rows(frames["presence"], presence),
    }


def with_rows(frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The frame with rows more, what they do not say missing, in its types."""
    more = rows.reindex(columns=frame.columns).astype(frame.dtypes.to_dict())
    return pd.concat([frame, more], ignore_index=True)
