"""Measures on arrays that several questions share; each says its formula, units, edge cases and source."""
