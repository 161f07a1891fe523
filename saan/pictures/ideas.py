"""What provinces aim for: goals, virtues, initiatives, honours. Drawn on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.keys import label_of
from saan.pictures.style import IDEAS

if TYPE_CHECKING:
    from saan.pictures.ecosystem import Ecosystem

TYPES = ("HAS_GOAL", "PROMOTES_VIRTUE", "INITIATIVE_OF", "EXPRESSES_VIRTUE", "HAS_DESIGNATION", "AIMS_FOR")


def draw_ideas(eco: Ecosystem) -> None:
    """The ideas that are tied to something drawn."""
    for type in TYPES:
        for link in eco.reading.links(type):
            ends = [link.start, link.end]
            anchored = any(e in eco.nodes or label_of(e) == "Province" for e in ends)
            if anchored and all(e in eco.nodes or label_of(e) in (*IDEAS, "Province") for e in ends):
                words = eco.reading.forward(link)
                eco.tie("IDEA", eco.node(link.start), eco.node(link.end), [link], words=words)
