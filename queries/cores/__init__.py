"""Relational frames in two texts, shared by the questions."""
