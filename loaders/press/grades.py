"""How sure a fact is: how often its rule was right on annotated releases."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def _counted() -> dict[str, dict[str, object]]:
    text = (files("loaders.press") / "grades.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def grade(rule: str, kind: str) -> str:
    """A (right in 95 of 100 or more), B (85), C (70) or D, of a rule for a label or link; "" with too few cases."""
    return str(_counted().get(f"{rule}/{kind}", {}).get("grade", ""))
