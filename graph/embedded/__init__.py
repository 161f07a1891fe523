"""Cypher on a laptop: a read-only copy of a graph folder in an engine of its own process, spoken to over Bolt."""

from graph.embedded.engine import Embedded, available, opened
from graph.embedded.plan import LARGE, Plan

__all__ = ["LARGE", "Embedded", "Plan", "available", "opened"]
