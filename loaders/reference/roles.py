"""Reviewed knowledge about bodies: which post heads which office, and what a body is to the programme."""

from __future__ import annotations

from functools import cache

from loaders.reference.rows import rows


@cache
def offices() -> dict[str, tuple[str, str]]:
    """Post before the province's name -> (office before the province's name, reason)."""
    return {r["post"]: (r["office"], r["reason"]) for r in rows("heads.csv")}


@cache
def roles() -> dict[str, str]:
    """Name without legal form -> owner or awarding body."""
    return {r["organization"]: r["role"] for r in rows("roles.csv")}


@cache
def heads(scope: str) -> tuple[str, ...]:
    """Heads of names of that scope: `national`, or a `unit` of a larger body; a `mark` stands anywhere."""
    return tuple(r["head"] for r in rows("scopes.csv") if r["scope"] == scope)
