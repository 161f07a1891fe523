"""Meetings of an invented programme and who sat there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from saan.synthetic.shape import Shape
from saan.synthetic.world import Bools, Ints, World, below, dice

# A seat is drawn this many times over, because repeated draws of one organisation are dropped
DRAWS = 4


@dataclass(frozen=True)
class Meetings:
    """Meetings in rows: province, year (rows), date, networks a and b (-1: all), organisations asked."""

    province: Ints
    year: Ints
    date: npt.NDArray[np.datetime64]
    a: Ints
    b: Ints
    size: Ints

    @property
    def assembly(self) -> Bools:
        """Which are assemblies."""
        return np.less(self.a, 0)

    @property
    def two(self) -> Bools:
        """Which are held by two networks."""
        return np.not_equal(self.a, self.b)


def meetings(shape: Shape) -> Meetings:
    """The meetings by province and date; working days inside their fiscal year."""
    rng = dice(shape, 6)
    each = shape.meetings + shape.assemblies
    count = each * shape.provinces
    number = np.arange(count) % each
    assembly = number >= shape.meetings
    a = below(rng, shape.networks, count)
    other = (a + 1 + below(rng, shape.networks - 1, count)) % shape.networks
    b = np.where(rng.random(count) < shape.two_networks, other, a)
    size = shape.smallest + below(rng, shape.largest - shape.smallest + 1, count)
    year = number % len(shape.years)
    october = np.array([f"{y - 544}-10-01" for y in shape.years], dtype="datetime64[D]")[year]
    # 361 days: the next working day after the last of them is still in September
    date = np.busday_offset(october + below(rng, 361, count), 0, roll="forward")
    province = np.arange(count) // each
    order = np.lexsort((date, province))
    return Meetings(
        province=province[order],
        year=year[order],
        date=date[order],
        a=np.where(assembly, -1, a)[order],
        b=np.where(assembly, -1, b)[order],
        size=np.where(assembly, shape.assembly_size, size)[order],
    )


def seats(world: World, held: Meetings) -> tuple[Ints, Ints]:
    """(meeting, organisation) of every attendance, in that order; hubs and best coaches take their seats first."""
    rng = dice(world.shape, 7)
    drawn = [_hub_seats(world, held, rng), _member_seats(world, held, rng), _assembly_seats(world, held, rng)]
    meeting, organization = (np.concatenate(part) for part in zip(*drawn, strict=True))
    _, first = np.unique(meeting * world.total + organization, return_index=True)
    first.sort()
    order = first[np.argsort(meeting[first], kind="stable")]
    meeting, organization = meeting[order], organization[order]
    begin = np.searchsorted(meeting, np.arange(len(held.size)))
    kept = np.arange(len(meeting)) - begin[meeting] < held.size[meeting]
    meeting, organization = meeting[kept], organization[kept]
    order = np.lexsort((organization, meeting))
    return meeting[order], organization[order]


def _hub_seats(world: World, held: Meetings, rng: np.random.Generator) -> tuple[Ints, Ints]:
    planted = np.hstack([world.hubs, world.best_coaches])
    comes = rng.random((len(held.size), planted.shape[1])) < world.shape.hub_presence
    meeting, hub = np.nonzero(comes & held.two[:, None])
    return meeting, planted[held.province[meeting], hub]


def _member_seats(world: World, held: Meetings, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Members of the networks that hold the meeting, drawn with repetition."""
    group, organization, _ = memberships(world)
    order = np.argsort(group, kind="stable")
    count = np.bincount(group, minlength=_groups(world))
    begin = np.cumsum(count) - count
    meeting = np.repeat(np.arange(len(held.size)), np.where(held.assembly, 0, held.size * DRAWS))
    network = np.where(rng.random(len(meeting)) < 0.5, held.a[meeting], held.b[meeting])
    wanted = _group(world, held.province[meeting], held.year[meeting], network)
    # A network may be empty in a small world; its seats go
    some = count[wanted] > 0
    meeting, wanted = meeting[some], wanted[some]
    return meeting, organization[order[begin[wanted] + below(rng, count[wanted], len(wanted))]]


def _assembly_seats(world: World, held: Meetings, rng: np.random.Generator) -> tuple[Ints, Ints]:
    chosen = [np.zeros(0, dtype=np.int64)]
    rows = np.flatnonzero(held.assembly)
    for row in rows:
        start, stop = world.starts[held.province[row] : held.province[row] + 2]
        chosen.append(start + rng.permutation(stop - start)[: held.size[row]])
    return np.repeat(rows, [len(c) for c in chosen[1:]]), np.concatenate(chosen)


def _groups(world: World) -> int:
    return len(world.shape.years) * len(world.provinces) * world.shape.networks


def _group(world: World, province: Ints, year: Ints, network: Ints) -> Ints:
    """One number for a network of a province in a year."""
    return (year * len(world.provinces) + province) * world.shape.networks + network


def memberships(world: World) -> tuple[Ints, Ints, Ints]:
    """(group, organisation, year) of first and second memberships."""
    parts = []
    for table in (world.member, world.second):
        organization, year = np.nonzero(table >= 0)
        network = table[organization, year]
        parts.append((_group(world, world.province[organization], year, network), organization, year))
    group, organization, year = (np.concatenate(part) for part in zip(*parts, strict=True))
    return group, organization, year
