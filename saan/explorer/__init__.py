"""The explorer: a whole graph in one offline page, of which people draw what they look at."""

from saan.explorer.page import Explored, explore

__all__ = ["Explored", "explore"]
