"""Parameters as they are typed: `name=value`, where the value is JSON or else a text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from graph.errors import UsageError


def settings(given: Iterable[str]) -> dict[str, Any]:
    """`year=2566` is a number, `names=["a", "b"]` a list, `province=น่าน` a text; `code="57"` keeps it one.

    Raises UsageError for another form.
    """
    found: dict[str, Any] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not (name.strip().isidentifier() and sign):
            raise UsageError(f"--set {text}: expected name=value", f"--set {text}: ต้องเป็น ชื่อ=ค่า")
        found[name.strip()] = typed(value.strip())
    return found


def typed(value: str) -> Any:
    try:
        # NaN and Infinity are words here, not numbers
        return json.loads(value, parse_constant=str)
    except ValueError:
        return value
