"""From sources to facts: press releases, tables, reference data. `load` puts them into a graph."""

from loaders.load import load
from loaders.report import Entry, Report

__all__ = ["Entry", "Report", "load"]
