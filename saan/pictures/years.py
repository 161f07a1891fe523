"""The fiscal year (Buddhist era) that a node or link is of, for filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders.keys import fiscal_year

STATED = ("fiscal_year_be", "year_be", "start_year_be", "since_be")
DATES = ("date", "since")


def year_of(properties: Mapping[str, Any]) -> int:
    """The stated year, else the fiscal year of the date; 0 where nothing says it."""
    for name in STATED:
        if isinstance(value := properties.get(name), int):
            return value
    for name in DATES:
        if value := properties.get(name):
            return fiscal_year(str(value)) or 0
    return 0
