"""What the questions share: parameters, names as shown, small frame steps."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from queries.coded import BITS, NUMBER
from queries.found import TEXT, columns, spelt
from queries.methods.newman import Ints
from queries.record import Column, Frames, Parameter, Ref

PROVINCE = Parameter("province", "text", None, "จังหวัด มีหรือไม่มีคำว่า จังหวัด ก็ได้", "Province, by its Thai name")
YEAR = Parameter(
    "year",
    "int",
    None,
    "ปีงบประมาณ พ.ศ. (ตุลาคมถึงกันยายน)",
    "Fiscal year, Buddhist era (October to September)",
    (2500, 2700),
)
Keys: TypeAlias = pd.Series | pa.ChunkedArray
BODY_LINKS = (
    ("ATTENDED", False),
    ("ORGANISED_BY", True),
    ("CO_ORGANISED_BY", True),
    ("SECRETARIAT_OF", False),
    ("MEETING_OF", True),
)


def shown_networks(networks: pd.DataFrame, unknown: str = "?") -> pd.Series:
    """`name (province)` by network key: one name stands in several provinces."""
    names = networks["name"] + " (" + networks["province"].fillna(unknown) + ")"
    return pd.Series(names.to_numpy(), index=pd.Index(networks["network"]))


def framed(columns: tuple[Column, ...], values: dict[str, Any], rows: int) -> pd.DataFrame:
    """A frame of the declared columns in their types; a column without values is missing throughout."""
    data = {}
    for c in columns:
        found = values.get(c.name)
        if found is None:
            found = pa.nulls(rows, c.dtype.pyarrow_dtype)
        data[c.name] = pd.Series(pd.array(clean(found), dtype=c.dtype))
    return pd.DataFrame(data)


def clean(values: Any) -> Any:
    """Values as Arrow takes them: nan is missing."""
    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return pa.array(values, mask=np.isnan(values))
    if isinstance(values, pd.Series):
        return pa.array(values, from_pandas=True)
    return values


def numbered(*columns: Keys) -> tuple[list[Ints], pd.Index]:
    """Several columns of keys as numbers into one sorted list of the distinct keys; -1 where there is none."""
    arrays = [arrow(c) for c in columns]
    return of_numbers(arrays) if all(a.type == NUMBER for a in arrays) else of_words(arrays)


def of_numbers(columns: list[pa.ChunkedArray]) -> tuple[list[Ints], pd.Index]:
    """The same of keys that are numbers already, in the order of keys and all of one label."""
    bounds = [b for c in columns for b in pc.min_max(c).as_py().values() if b is not None]
    least, most = min(bounds, default=0), max(bounds, default=0)
    if least >> BITS != most >> BITS:
        raise ValueError("keys of several labels have no common order")
    width = most - least + 1
    places = [pc.subtract(c, pa.scalar(least, NUMBER)).fill_null(width).to_numpy() for c in columns]
    used = np.zeros(width + 1, bool)
    for at in places:
        used[at] = True
    rank = np.cumsum(used, dtype=np.int64) - 1
    rank[width], used[width] = -1, False
    return [rank[at] for at in places], pd.Index(np.flatnonzero(used).astype(np.uint64) + np.uint64(least))


def of_words(arrays: list[pa.ChunkedArray]) -> tuple[list[Ints], pd.Index]:
    """The same of keys in words."""
    coded = [encoded(a) for a in arrays]
    words = next((c.dictionary for c in coded if len(c)), pa.array([], pa.string()))
    # no row, no word: an empty column has none of the others' words
    if not all(c.dictionary.equals(words) for c in coded if len(c)):
        coded = pa.chunked_array(coded).unify_dictionaries().chunks
        words = coded[0].dictionary
    codes = [c.indices.fill_null(len(words)).to_numpy() for c in coded]
    used = np.zeros(len(words) + 1, bool)
    for c in codes:
        used[c] = True
    keys = words if used[:-1].all() else words.filter(pa.array(used[:-1]))
    rank = np.full(len(words) + 1, -1, np.int64)
    if pc.all(pc.less(keys[:-1], keys[1:]), min_count=0).as_py():
        rank[np.flatnonzero(used[:-1])] = np.arange(len(keys))
    else:
        order = pc.sort_indices(keys)
        rank[np.flatnonzero(used[:-1])[order]] = np.arange(len(keys))
        keys = keys.take(order)
    return [rank[c] for c in codes], pd.Index(keys, dtype=TEXT)


def encoded(array: pa.ChunkedArray) -> pa.DictionaryArray:
    """A column as words of a dictionary."""
    if not pa.types.is_dictionary(array.type):
        array = array.cast(pa.string()).dictionary_encode()
    return array.unify_dictionaries().combine_chunks()


def arrow(column: Keys) -> pa.ChunkedArray:
    """A column as Arrow has it."""
    array = pa.array(column, pa.string()) if isinstance(column, pd.Series) else column
    return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])


def organisers(frames: Frames) -> set[str]:
    """The keys of `organising`, in words."""
    return set(spelt(frames, organising(frames)))


def organising(frames: Frames) -> pd.Index:
    """The keys of the programme's owner and awarding bodies, with their units: the organiser's frame."""
    bodies = columns(frames, "organizations", "organization", "programme_role")
    role = bodies["programme_role"].cast(pa.string())
    found = bodies["organization"].filter(pc.is_in(role, pa.array(["owner", "awarding body"]))).unique()
    units = columns(frames, "units", "unit", "whole")
    while True:
        more = units["unit"].filter(pc.is_in(units["whole"], found)).unique()
        more = more.filter(pc.invert(pc.is_in(more, found)))
        if not len(more):
            keys: pd.Index = pd.Index(found, dtype=None if found.type == NUMBER else TEXT)
            return keys
        found = pa.concat_arrays([found, more])


def alternating(*groups: list[Ref]) -> list[Ref]:
    """The first of each group, then the second of each, each once: the first few rows of evidence speak of all."""
    turns = (ref for turn in zip_longest(*groups) for ref in turn if ref)
    return list(dict.fromkeys(turns))
