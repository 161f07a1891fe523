"""Work on millions of names at once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import wraps
from typing import ParamSpec, TypeVar

import numpy as np
import pyarrow as pa

P = ParamSpec("P")
T = TypeVar("T")


def equal(words: list[str] | pa.Array) -> Iterator[list[int]]:
    """Positions of equal words, where they are two or more."""
    column = pa.array(words, pa.string()) if isinstance(words, list) else words
    codes = column.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    several = np.flatnonzero(np.bincount(codes)[codes] > 1)
    order = several[np.argsort(codes[several], kind="stable")]
    if len(order):
        for part in np.split(order, np.flatnonzero(np.diff(codes[order])) + 1):
            yield part.tolist()


def without_collection(work: Callable[P, T]) -> Callable[P, T]:
    """Do work on millions of names, which form no cycles, without looking for cycles: a quarter of its time."""

    @wraps(work)
    def done(*args: P.args, **kwargs: P.kwargs) -> T:
        enabled = gc.isenabled()
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            if enabled:
                gc.enable()

    return done
