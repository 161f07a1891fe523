"""Sameness: which keys are one node, which might be, and why."""

from graph.sameness.blocks import Proposal, proposals
from graph.sameness.classes import classes, forms
from graph.sameness.grades import Verdict, compare
from graph.sameness.names import Name, parse

__all__ = ["Name", "Proposal", "Verdict", "classes", "compare", "forms", "parse", "proposals"]
