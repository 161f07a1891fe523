"""Invented programmes of any size, with planted hubs, to try the questions on and to measure speed.

The default is the scenario of the one assembly: about 200 organisations of a province in nine networks,
30 working meetings of one or two networks, five planted hubs that go to the meetings of two networks, and
an assembly of 180 organisations.  Provinces and districts are real, everything else is made up.
"""

from saan.synthetic.programme import Programme, nation, programme
from saan.synthetic.shape import Shape

__all__ = ["Programme", "Shape", "nation", "programme"]
