"""Pictures: a graph as one safe offline page, an answer as one page to print."""

from saan.pictures.answer import answer_page
from saan.pictures.draw import Drawn, draw
from saan.pictures.views import VIEWS

__all__ = ["VIEWS", "Drawn", "answer_page", "draw"]
