"""The canonical tables of an invented programme."""

from __future__ import annotations

import numpy as np
import pandas as pd

from loaders.reference import propose, sectors
from saan.synthetic.events import Meetings, memberships
from saan.synthetic.words import FANCY, KINDS
from saan.synthetic.world import Bools, Ints, World, below, dice, texts

FORMATS = ("onsite", "onsite", "onsite", "online", "onsite;online")
LEVELS = ("ส่งเสริมคุณธรรม", "คุณธรรม", "คุณธรรมต้นแบบ")


def meeting_table(world: World, held: Meetings, present: Ints) -> pd.DataFrame:
    """The table of meetings; `present` counts the organisations of each, named or not."""
    shape, rng = world.shape, dice(world.shape, 8)
    count = len(held.size)
    number = pd.Series(held.province * len(shape.years) + held.year)
    number = number.groupby(number).cumcount() + 1
    years = [shape.years[y] for y in held.year]
    provinces = [world.provinces[p] for p in held.province]
    names = [_held_by(world, *row) for row in zip(held.year, held.a, held.b, strict=True)]
    people = present + (present * (0.1 + 0.5 * rng.random(count))).astype(np.int64)
    titles = [
        _title(assembly, networks, province.th, n, year)
        for assembly, networks, province, n, year in zip(held.assembly, names, provinces, number, years, strict=True)
    ]
    return pd.DataFrame(
        {
            "meeting": [f"M{p.code}-{y}-{n:02}" for p, y, n in zip(provinces, years, number, strict=True)],
            "title": titles,
            "date": np.datetime_as_string(held.date, unit="D"),
            "province": [p.th for p in provinces],
            "venue": "ห้องประชุม" + texts(FANCY, below(rng, 8, count)),
            "kind": np.where(held.assembly, "สมัชชา", np.where(held.two, "ประชุมร่วม", "ประชุมคณะทำงาน")),
            "format": texts(FORMATS, below(rng, len(FORMATS), count)),
            "networks": [";".join(n) for n in names],
            "stated_people": people,
            "stated_organizations": present,
            "stated_networks": [len(n) for n in names],
        }
    )


def _held_by(world: World, year: int, a: int, b: int) -> list[str]:
    names = world.networks[year]
    return names if a < 0 else [names[n] for n in sorted({a, b})]


def _title(assembly: bool, networks: list[str], province: str, number: int, year: int) -> str:
    if assembly:
        return f"สมัชชาคุณธรรมจังหวัด{province} ประจำปี {year}"
    occasion = "ประชุมคณะทำงาน" if len(networks) == 1 else "ประชุมร่วม"
    return f"{occasion}{'กับ'.join(networks)}จังหวัด{province} ครั้งที่ {number}/{year}"


def attendance_table(world: World, held: Meetings, ids: pd.Series, meeting: Ints, organization: Ints) -> pd.DataFrame:
    """The table of attendances; an organisation speaks for the network that holds the meeting if it can."""
    rng = dice(world.shape, 9)
    year = held.year[meeting]
    first, second = world.member[organization, year], world.second[organization, year]
    a, b = held.a[meeting], held.b[meeting]
    network = np.where((second >= 0) & (first != a) & (first != b) & ((second == a) | (second == b)), second, first)
    flat = [name for names in world.networks for name in names]
    count = np.bincount(meeting, minlength=len(held.size))
    begin = np.cumsum(count) - count
    secretary = np.zeros(len(meeting), dtype=np.int64)
    secretary[(begin + below(rng, count, len(count)))[count > 0]] = 1
    table = pd.DataFrame(
        {
            "meeting": ids.take(meeting).array,
            "organization": world.name.take(organization).array,
            "network": texts(flat, year * world.shape.networks + network),
            "person": world.person.take(organization).array,
            "position": texts([k.post for k in KINDS], world.kind[organization]),
            "role": texts(("ผู้เข้าร่วม", "เลขานุการ"), secretary),
        }
    )
    kept = rng.random(len(table)) < world.shape.named
    table["organization"] = slipped(table["organization"], world)
    return table[kept].reset_index(drop=True)


def slipped(names: pd.Series, world: World) -> pd.Series:
    """The names, a share of them with one letter left out."""
    rng = dice(world.shape, 13)
    wrong = np.flatnonzero(rng.random(len(names)) < world.shape.misspelt)
    out = names.to_numpy(object).copy()
    for row, at in zip(wrong, rng.random(len(wrong)), strict=True):
        name = str(out[row])
        cut = 1 + int(at * (len(name) - 2))
        out[row] = name[:cut] + name[cut + 1 :]
    return pd.Series(out, dtype=names.dtype)


def membership_table(world: World) -> pd.DataFrame:
    """The table of memberships; unbroken years make one row, `until` is empty while it lasts."""
    group, organization, year = memberships(world)
    flat = [name for names in world.networks for name in names]
    network = texts(flat, year * world.shape.networks + group % world.shape.networks)
    table = pd.DataFrame({"row": organization, "network": network, "year": year})
    table = spans(table, ["row", "network"], world.shape.years)
    table = table[listed(world)[table["row"]]].reset_index(drop=True)
    row = table["row"].to_numpy()
    lead = (dice(world.shape, 10).random(len(table)) < 0.1).astype(np.int64)
    return pd.DataFrame(
        {
            "organization": world.name.take(row).array,
            "network": table["network"],
            "province": texts([p.th for p in world.provinces], world.province[row]),
            "role": texts(("สมาชิก", "แกนหลัก"), lead),
            "since": table["since"],
            "until": table["until"],
        }
    )


def listed(world: World) -> Bools:
    """Which organisations are on the lists of members."""
    return np.less(dice(world.shape, 14).random(world.total), world.shape.known)


def spans(table: pd.DataFrame, by: list[str], years: tuple[int, ...]) -> pd.DataFrame:
    """One row for each unbroken run of `year` (rows of `years`): `since`, and `until` unless it lasts."""
    table = table.sort_values([*by, "year"], kind="stable", ignore_index=True)
    run = table["year"] - table.groupby(by, sort=False).cumcount()
    ends = table.assign(run=run).groupby([*by, "run"], sort=False)["year"].agg(["min", "max"]).reset_index()
    calendar = np.array(years)
    last = ends["max"] == len(years) - 1
    return ends[by].assign(
        since=calendar[ends["min"]],
        until=pd.Series(calendar[ends["max"]], dtype="Int64").mask(last),
    )


def network_table(world: World) -> pd.DataFrame:
    """The table of networks, a row for each province and year."""
    thai = {s.id: s.th for s in sectors()}
    rows = [
        (name, province.th, thai[field], year)
        for province in world.provinces
        for year, names, fields in zip(world.shape.years, world.networks, world.sectors, strict=True)
        for name, field in zip(names, fields, strict=True)
    ]
    return pd.DataFrame(rows, columns=["network", "province", "sector", "year"])


def sector_table(world: World) -> pd.DataFrame:
    """The reviewed table: each network's main sector and those its name points at, with years."""
    thai = {s.id: s.th for s in sectors()}
    rows = {
        (name, field, year)
        for year, names in enumerate(world.networks)
        for name, main in zip(names, world.sectors[year], strict=True)
        for field in (thai[main], *(p.sector.th for p in propose(name)))
    }
    by = ["network", "sector"]
    table = spans(pd.DataFrame(sorted(rows), columns=[*by, "year"]), by, world.shape.years)
    provinces = pd.DataFrame({"province": [p.th for p in world.provinces]})
    return provinces.merge(table, how="cross")


def levels(world: World) -> Ints:
    """Level of each organisation and year (row of LEVELS) or -1; it never falls; hubs are ahead, best coaches top."""
    rng = dice(world.shape, 11)
    years = len(world.shape.years)
    hub = np.isin(np.arange(world.total), world.hubs)
    score = rng.random(world.total)[:, None] + 0.2 * np.arange(years) + 0.3 * hub[:, None]
    assessed = rng.random((world.total, years)) < np.where(hub, 1.0, world.shape.assessed)[:, None]
    level: Ints = np.where(assessed, np.digitize(score, [0.5, 0.9]), -1)
    level[world.best_coaches.ravel()] = len(LEVELS) - 1
    return level


def assessment_table(world: World, level: Ints) -> pd.DataFrame:
    """The table of assessments by year."""
    year, row = np.nonzero(level.T >= 0)
    return pd.DataFrame(
        {
            "organization": world.name.take(row).array,
            "fiscal_year": np.array(world.shape.years)[year],
            "level": texts(LEVELS, level[row, year]),
        }
    )


def coaching_table(world: World, level: Ints) -> pd.DataFrame:
    """Coaches are of the highest level that year; they take on organisations that are not. Best coaches are free."""
    shape, rng = world.shape, dice(world.shape, 12)
    best = np.isin(np.arange(world.total), world.best_coaches)
    parts = []
    for year in range(len(shape.years)):
        for start, stop in zip(world.starts[:-1], world.starts[1:], strict=True):
            top = (level[start:stop, year] == len(LEVELS) - 1) & ~best[start:stop]
            coaches = start + rng.permutation(np.flatnonzero(top))[: shape.coaches]
            others = start + rng.permutation(np.flatnonzero(~top))[: len(coaches) * shape.coached]
            coach = np.repeat(coaches, shape.coached)[: len(others)]
            parts.append((coach, others, np.full(len(others), year)))
    coach, coached, batch = (np.concatenate(part) for part in zip(*parts, strict=True))
    return pd.DataFrame(
        {
            "coach": world.name.take(coach).array,
            "organization": world.name.take(coached).array,
            "batch": batch + 1,
            "year": np.array(shape.years)[batch],
        }
    )
