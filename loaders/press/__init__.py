"""The reader of press releases: Thai text to facts with evidence, without a model and without the network."""

from loaders.press.facts import DOC, Attribute, Entity, Facts, Question, Relation, Span
from loaders.press.parts import read_all
from loaders.press.reader import read

__all__ = ["DOC", "Attribute", "Entity", "Facts", "Question", "Relation", "Span", "read", "read_all"]
