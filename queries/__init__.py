"""Questions: one record each, its two texts, and the methods they share."""

from queries.asking import ask
from queries.registry import QUESTIONS
from queries.result import Result

__all__ = ["QUESTIONS", "Result", "ask"]
