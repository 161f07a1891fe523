"""An invented programme as canonical tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from saan.synthetic import tables
from saan.synthetic.events import meetings, seats
from saan.synthetic.shape import Shape
from saan.synthetic.world import World


@dataclass(frozen=True, slots=True)
class Programme:
    """Canonical tables by name, and the planted hubs and best coaches of each province (its Thai name)."""

    tables: dict[str, pd.DataFrame]
    planted_hubs: dict[str, list[str]]
    planted_coaches: dict[str, list[str]]
    shape: Shape

    def write(self, folder: str | Path) -> list[Path]:
        """Write each table as NAME.csv (UTF-8 with BOM, for Excel) and return the paths."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        paths = [Path(folder) / f"{name}.csv" for name in self.tables]
        for path, table in zip(paths, self.tables.values(), strict=True):
            table.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
        return paths


def programme(shape: Shape | None = None, **changes: Any) -> Programme:
    """An invented programme; the fields of `Shape` may be given by name, and a seed gives the same rows."""
    shape = replace(shape or Shape(), **changes)
    return _programme(World(shape, shape.provinces * shape.organizations))


def nation(
    organizations: int = 100_000, memberships: int = 130_000, attendances: int = 390_000, seed: int = 2566
) -> Programme:
    """77 provinces in one year with exactly that many organisations, memberships and attendances."""
    shape = Shape(
        provinces=77,
        years=(2567,),
        organizations=organizations // 77,
        # meetings of ten on average make a few attendances too many, which are cut
        meetings=-(-attendances // (77 * 10)),
        assemblies=0,
        second_network=memberships / organizations - 1,
        seed=seed,
    )
    whole = _programme(World(shape, organizations))
    attendance = whole.tables["attendance"].head(attendances)
    return replace(whole, tables={**whole.tables, "attendance": attendance})


def _programme(world: World) -> Programme:
    held = meetings(world.shape)
    meeting, organization = seats(world, held)
    meeting_rows = tables.meeting_table(world, held, np.bincount(meeting, minlength=len(held.size)))
    level = tables.levels(world)
    canonical = {
        "organizations": world.organizations,
        "networks": tables.network_table(world),
        "memberships": tables.membership_table(world),
        "meetings": meeting_rows,
        "attendance": tables.attendance_table(world, held, meeting_rows["meeting"], meeting, organization),
        "assessments": tables.assessment_table(world, level),
        "coaching": tables.coaching_table(world, level),
        "sectors": tables.sector_table(world),
    }
    hubs, coaches = (
        {p.th: world.name.take(rows).tolist() for p, rows in zip(world.provinces, planted, strict=True)}
        for planted in (world.hubs, world.best_coaches)
    )
    return Programme(canonical, hubs, coaches, world.shape)
