"""Review: what a person should decide, one item at a time or as a table, and what became of it."""

from saan.review.items import Choice, Item, Said
from saan.review.queue import decided, queue

__all__ = ["Choice", "Item", "Said", "decided", "queue"]
