"""The parameters of an invented programme."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.reference import places
from saan.synthetic.words import NETWORKS


@dataclass(frozen=True, slots=True)
class Shape:
    """What a programme looks like; counts are per province unless said otherwise, shares from 0 to 1."""

    provinces: int = 3
    """Provinces, 1 to 77."""
    years: tuple[int, ...] = (2566, 2567)
    """Fiscal years, Buddhist era; neighbouring years have different sets of networks."""
    organizations: int = 210
    networks: int = 9
    """Networks a year, 2 to 15."""
    meetings: int = 30
    """Working meetings of one or two networks, all years together."""
    smallest: int = 6
    """Organisations at the smallest working meeting."""
    largest: int = 16
    """Organisations at the largest working meeting; fewer where its networks have fewer."""
    two_networks: float = 0.5
    """Share of working meetings that two networks hold together."""
    assemblies: int = 1
    """Assemblies of all networks, all years together."""
    assembly_size: int = 180
    """Organisations at an assembly."""
    hubs: int = 5
    """Planted hubs."""
    hub_presence: float = 0.6
    """Share of two-network meetings that a planted hub goes to."""
    second_network: float = 0.1
    """Share of organisations that belong to two networks."""
    assessed: float = 0.5
    """Share of organisations assessed in a year."""
    coaches: int = 3
    """Coaches a year; each year is a batch."""
    coached: int = 8
    """Organisations that a coach takes on in a batch."""
    named: float = 1.0
    """Share of attendances that are named; stated counts stay whole."""
    misspelt: float = 0.0
    """Share of attendances whose organisation is written with a slip (a letter left out)."""
    known: float = 1.0
    """Share of organisations whose memberships are listed."""
    best_coaches: int = 0
    """Planted best coaches: of the highest level every year, in two networks, at two-network meetings as hubs are."""
    seed: int = 2566

    def __post_init__(self) -> None:
        """Refuse shapes that cannot be built (ValueError names the field, the value and its limits)."""
        limits = (
            ("provinces", self.provinces, 1, len(places().provinces)),
            ("years", len(self.years), 1, 100),
            ("organizations", self.organizations, self.networks, 10**8),
            ("networks", self.networks, 2, len(NETWORKS[0])),
            ("smallest", self.smallest, 1, self.largest),
            ("hubs", self.hubs, 0, self.organizations),
            ("best_coaches", self.best_coaches, 0, self.organizations - self.hubs),
            ("assembly_size", self.assembly_size if self.assemblies else 0, 0, self.organizations),
            *((name, getattr(self, name), 0, 1) for name in _SHARES),
        )
        for name, value, low, high in limits:
            if not low <= value <= high:
                raise ValueError(f"Shape.{name}: found {value}, expected {low} to {high}")


_SHARES = ("two_networks", "hub_presence", "second_network", "assessed", "named", "misspelt", "known")
