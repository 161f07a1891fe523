"""Every view of `saan draw`, by its name: (graph, reading, what was asked for) -> scene."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from graph import PropertyGraph
from saan.pictures.ecosystem import ecosystem
from saan.pictures.reading import Reading
from saan.pictures.scene import Scene
from saan.pictures.views import answered, around, lineage, matrix, provinces, supernodes
from saan.pictures.views.wanted import Wanted
from saan.pictures.whole import whole

View = Callable[[PropertyGraph, Reading, Wanted], Scene]

VIEWS: dict[str, View] = {
    "ecosystem": lambda graph, reading, wanted: ecosystem(graph, reading),
    "whole": lambda graph, reading, wanted: whole(graph, reading, wanted.province),
    "province": lambda graph, reading, wanted: whole(graph, reading, wanted.province),
    "network": partial(around.around, label="Network"),
    "around": partial(around.around, label="Organization"),
    "answer": answered.answered,
    "networks": supernodes.supernodes,
    "lineage": lineage.lineage,
    "map": provinces.provinces_map,
    "matrix": matrix.matrix,
}
# views that need --of: whose, or which question's
OF = ("network", "around", "answer")

__all__ = ["OF", "VIEWS", "Wanted"]
