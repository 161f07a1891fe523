"""The organisations of an invented programme and the networks they belong to, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.reference import Province, places
from saan.synthetic.shape import Shape
from saan.synthetic.words import (
    BROADER,
    ENDS,
    FANCY,
    GIVEN,
    KINDS,
    LAND,
    NETWORKS,
    SURNAME_ENDS,
    SURNAME_TAILS,
    SURNAMES,
    TITLES,
)

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
# Phayao, Prachin Buri and Phatthalung come first, so that a small programme spans three regions
FIRST_PROVINCES = ("56", "25", "93")


def dice(shape: Shape, table: int) -> np.random.Generator:
    """The random numbers of one table, so that a change to one leaves the others as they were."""
    return np.random.default_rng([shape.seed, table])


def below(rng: np.random.Generator, limit: Ints | int, size: int) -> Ints:
    """`size` whole numbers from 0 up to (not with) `limit`, which may differ by row."""
    return (rng.random(size) * limit).astype(np.int64)


def texts(values: list[str] | tuple[str, ...], rows: Ints) -> pd.Series:
    """`values[rows]` as a text column."""
    return pd.Series(pd.array(list(values), dtype="str").take(rows))


@dataclass(frozen=True)
class World:
    """Organisations in rows: province (row of `provinces`), kind (row of KINDS), networks by year."""

    shape: Shape
    total: int
    """Organisations of all provinces."""

    @cached_property
    def provinces(self) -> list[Province]:
        """The provinces that take part."""
        rank = {code: row for row, code in enumerate(FIRST_PROVINCES)}
        ranked = sorted(places().provinces, key=lambda p: (rank.get(p.code, len(rank)), p.code))
        return ranked[: self.shape.provinces]

    @cached_property
    def province(self) -> Ints:
        """Row of the province of each organisation; provinces are blocks as equal as can be."""
        return np.arange(self.total) * len(self.provinces) // self.total

    @cached_property
    def starts(self) -> Ints:
        """First organisation of each province, and the total at the end."""
        blocks = np.bincount(self.province, minlength=len(self.provinces))
        return np.cumsum([0, *blocks])

    @cached_property
    def networks(self) -> list[list[str]]:
        """Names of the networks of each year."""
        return [[name for name, _ in self._listed(y)] for y in range(len(self.shape.years))]

    @cached_property
    def sectors(self) -> list[list[str]]:
        """Main sector (id) of each network of each year."""
        return [[sector for _, sector in self._listed(y)] for y in range(len(self.shape.years))]

    def _listed(self, year: int) -> tuple[tuple[str, str], ...]:
        return NETWORKS[year % len(NETWORKS)][: self.shape.networks]

    def _home(self, kind: int, year: int) -> int:
        """Row of the network that takes a kind of organisation in a year, or -1."""
        sector = KINDS[kind].sector
        while sector not in self.sectors[year] and sector in BROADER:
            sector = BROADER[sector]
        return self.sectors[year].index(sector) if sector in self.sectors[year] else -1

    @cached_property
    def kind(self) -> Ints:
        """Kind of each organisation; the networks of the first year are of equal size."""
        homes = [self._home(kind, 0) for kind in range(len(KINDS))]
        kinds = [[kind for kind, home in enumerate(homes) if home == n] for n in range(self.shape.networks)]
        counts = np.array([len(k) for k in kinds])
        padded: Ints = np.array([k + k[:1] * (len(KINDS) - len(k)) for k in kinds])
        rank = np.arange(self.total) - self.starts[self.province]
        network = rank % self.shape.networks
        kind: Ints = padded[network, rank // self.shape.networks % counts[network]]
        return kind

    @cached_property
    def member(self) -> Ints:
        """Network of each organisation and year."""
        homes = [[self._home(kind, y) for y in range(len(self.shape.years))] for kind in range(len(KINDS))]
        return np.array(homes, dtype=np.int64)[self.kind]

    @cached_property
    def second(self) -> Ints:
        """Second network of each organisation and year, or -1."""
        rng = dice(self.shape, 1)
        chosen = rng.permutation(self.total)[: round(self.total * self.shape.second_network)]
        step = 1 + below(rng, self.shape.networks - 1, len(chosen))
        second = np.full_like(self.member, -1)
        second[chosen] = (self.member[chosen] + step[:, None]) % self.shape.networks
        return second

    @cached_property
    def hubs(self) -> Ints:
        """Planted hubs, a row a province."""
        return self._planted[:, : self.shape.hubs]

    @cached_property
    def best_coaches(self) -> Ints:
        """Planted best coaches, a row a province."""
        return self._planted[:, self.shape.hubs :]

    @cached_property
    def _planted(self) -> Ints:
        rng, most = dice(self.shape, 2), self.shape.hubs + self.shape.best_coaches
        blocks = zip(self.starts[:-1], self.starts[1:], strict=True)
        return np.array([a + rng.permutation(b - a)[:most] for a, b in blocks])

    @cached_property
    def name(self) -> pd.Series:
        """Names, each used once while the words last, and never twice in a province."""
        stems = len(LAND) * len(FANCY)
        rank = np.asarray(pd.Series(self.kind).groupby(self.kind).cumcount(), dtype=np.int64)
        # Kinds begin at different words, so that they do not all name the same villages
        stem = dice(self.shape, 3).permutation(stems)[(rank + 97 * self.kind) % stems]
        heads, tails = [k.head for k in KINDS], [k.tail for k in KINDS]
        local = texts(LAND, stem % len(LAND)) + texts(FANCY, stem // len(LAND)) + texts(ENDS, rank // stems % len(ENDS))
        return texts(heads, self.kind) + local + texts(tails, self.kind)

    @cached_property
    def person(self) -> pd.Series:
        """The person who speaks for each organisation; no two have one name, while the words last."""
        rng = dice(self.shape, 4)
        title = texts(TITLES, below(rng, len(TITLES), self.total))
        short = len(GIVEN) * len(SURNAMES) * len(SURNAME_ENDS)
        tails = min(-(-self.total // short), len(SURNAME_TAILS))
        which = rng.permutation(short * tails)[np.arange(self.total) % (short * tails)]
        rest, tail = np.divmod(which, tails)
        rest, end = np.divmod(rest, len(SURNAME_ENDS))
        family, given = np.divmod(rest, len(GIVEN))
        surname = texts(SURNAMES, family) + texts(SURNAME_ENDS, end) + texts(SURNAME_TAILS, tail)
        return title + texts(GIVEN, given) + " " + surname

    @cached_property
    def organizations(self) -> pd.DataFrame:
        """The table of organisations, in real districts and subdistricts."""
        rng = dice(self.shape, 5)
        districts = [d for p in self.provinces for d in places().districts_of(p.code)]
        subdistricts = [s for d in districts for s in places().subdistricts_of(d.code)]
        district = _within([d.province for d in districts], [p.code for p in self.provinces], self.province, rng)
        subdistrict = _within([s.district for s in subdistricts], [d.code for d in districts], district, rng)
        return pd.DataFrame(
            {
                "organization": self.name,
                "type": texts([k.type for k in KINDS], self.kind),
                "province": texts([p.th for p in self.provinces], self.province),
                "district": texts([d.th for d in districts], district),
                "subdistrict": texts([s.th for s in subdistricts], subdistrict),
            }
        )


def _within(parents: list[str], order: list[str], chosen: Ints, rng: np.random.Generator) -> Ints:
    """A random child (row of `parents`, which is sorted like `order`) of each chosen row of `order`."""
    counts = np.asarray(pd.Series(parents).value_counts().reindex(order), dtype=np.int64)
    return (np.cumsum(counts) - counts)[chosen] + below(rng, counts[chosen], len(chosen))
