"""Reference data: places of Thailand and the sectors that networks belong to."""

from loaders.reference.places import District, Places, Province, Subdistrict, places
from loaders.reference.sectors import Proposal, Sector, propose, sector, sectors

__all__ = [
    "District",
    "Places",
    "Proposal",
    "Province",
    "Sector",
    "Subdistrict",
    "places",
    "propose",
    "sector",
    "sectors",
]
