"""Keys as numbers of 64 bits: the place of the label, then the place of the key among those of its label.

They stand in the order of the keys, so that an engine joins, sorts and counts them as it would the keys themselves.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa

from graph import SCHEMA

BITS = 32
# a column of this type holds keys: nothing else in a graph has it
NUMBER = pa.uint64()
LABELS = sorted(SCHEMA.nodes, key=lambda label: f"{label}:")
Keys = Callable[[str], pa.Array]


def first(label: str) -> int:
    """The number of the first key of a label."""
    return LABELS.index(label) << BITS


def spelt(table: pa.Table, keys: Keys) -> pa.Table:
    """The table with the words of a dictionary in place of numbers; `keys` gives the sorted keys of a label."""
    for at, field in enumerate(table.schema):
        if field.type == NUMBER:
            table = table.set_column(at, field.name, words(table[field.name].combine_chunks(), keys))
        elif pa.types.is_list(field.type) and field.type.value_type == NUMBER:
            table = table.set_column(at, field.name, lists_of(table[field.name].combine_chunks(), keys))
    return table


def lists_of(numbers: pa.ListArray, keys: Keys) -> pa.ListArray:
    """The same of lists."""
    ends = np.cumsum(numbers.value_lengths().fill_null(0).to_numpy())
    texts = words(numbers.flatten(), keys).cast(pa.string())
    missing = numbers.is_null() if numbers.null_count else None
    return pa.ListArray.from_arrays(pa.array(np.append(0, ends), pa.int32()), texts, mask=missing)


def words(numbers: pa.Array, keys: Keys) -> pa.DictionaryArray:
    """The keys of numbers, their dictionary all keys of the labels among them."""
    missing = numbers.is_null().to_numpy(zero_copy_only=False)
    values = numbers.fill_null(0).to_numpy()
    label = (values >> BITS).astype(np.int64)
    used = np.flatnonzero(np.bincount(label[~missing], minlength=len(LABELS)))
    held = [keys(LABELS[n]) for n in used]
    begin = np.zeros(len(LABELS), np.int64)
    begin[used] = np.cumsum([0, *map(len, held)])[:-1]
    at = (values & ((1 << BITS) - 1)).astype(np.int64) + begin[label]
    all_keys = held[0] if len(held) == 1 else pa.concat_arrays([pa.array([], pa.string()), *held])
    return pa.DictionaryArray.from_arrays(pa.array(at, pa.int32(), mask=missing), all_keys)
