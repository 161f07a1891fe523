"""Columns of text that hold each of their words once: the tables of a nation say the same words again and again.

What is done with a word is done once for each distinct one; a row has only the number of its word, -1 without one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import keys

TEXT, WHOLE = pd.ArrowDtype(pa.string()), pd.ArrowDtype(pa.int64())
CODES = pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))
Numbers = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]


def coded(texts: pd.Series) -> pa.DictionaryArray:
    """The words of a column and their numbers."""
    column = pa.array(texts) if isinstance(texts.dtype, pd.ArrowDtype) else pa.array(texts, pa.string())
    return in_one_piece(column if pa.types.is_dictionary(column.type) else column.cast(pa.string()).dictionary_encode())


def in_one_piece(column: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    """A coded column with one list of words."""
    return column.unify_dictionaries().combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def numbers_of(column: pa.DictionaryArray) -> Numbers:
    """The number of each row's word, -1 without one."""
    codes: Numbers = column.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return codes


def series(numbers: npt.ArrayLike, words: pa.Array, index: pd.Index) -> pd.Series:
    """A column of distinct words by their numbers."""
    codes = np.asarray(numbers, np.int32)
    return pd.Series(pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), words), index, dtype=CODES)


def encoded(texts: pd.Series) -> pd.Series:
    """A column with each of its words once, in one piece."""
    return pd.Series(coded(texts), texts.index, dtype=CODES)


def always(word: str, index: pd.Index) -> pd.Series:
    """A column in which one word stands; nothing where it is ""."""
    return series(np.full(len(index), 0 if word else -1, np.int32), pa.array([word]), index)


def numbered(texts: pd.Series) -> tuple[Numbers, pa.Array]:
    """For each text its number among the distinct ones, -1 where nothing stands; the distinct ones."""
    column = coded(texts)
    codes = numbers_of(column)
    used = np.bincount(codes + 1, minlength=len(column.dictionary) + 1)[1:] > 0
    if used.all():
        return codes, column.dictionary
    return np.append(np.cumsum(used) - 1, -1)[codes], column.dictionary.filter(pa.array(used))


def spread(values: pa.Array | pa.ChunkedArray, numbers: Numbers, index: pd.Index) -> pd.Series:
    """The values of words, to the rows that have these words; missing where there is none."""
    found = in_one_piece(values if pa.types.is_dictionary(values.type) else values.dictionary_encode())
    return series(np.append(numbers_of(found), -1)[numbers], found.dictionary, index)


def text_all(texts: pd.Series, change: Callable[[pa.Array], pa.Array]) -> pd.Series:
    """The distinct texts changed together."""
    numbers, words = numbered(texts)
    return spread(change(words), numbers, texts.index)


def text_each(texts: pd.Series, read: Callable[[str], str]) -> pd.Series:
    """`read` of every distinct text as text, missing where it gives ""."""
    return text_all(texts, lambda words: pa.array([read(w) or None for w in words.to_pylist()], pa.string()))


def whole_each(texts: pd.Series, read: Callable[[str], int | None]) -> pd.Series:
    """`read` of every distinct text as whole numbers."""
    numbers, words = numbered(texts)
    values = pa.array([*map(read, words.to_pylist()), None], pa.int64())
    return pd.Series(values.take(pa.array(numbers % len(values))), texts.index, dtype=WHOLE)


def lists_each(texts: pd.Series, read: Callable[[str], Sequence[str]]) -> pd.Series:
    """`read` of every distinct text as sorted lists without repetition."""
    numbers, words = numbered(texts)
    values = pa.array([*(sorted(set(read(w))) for w in words.to_pylist()), None], pa.list_(pa.string()))
    found = values.take(pa.array(numbers % len(values)))
    return pd.Series(found, texts.index, dtype=pd.ArrowDtype(values.type))


def text_of_pairs(one: pd.Series, other: pd.Series, read: Callable[[str, str], str]) -> pd.Series:
    """`read` of every distinct pair as text, missing where either is or where it gives ""."""
    number, first = combined(one, other)
    pairs = (text.iloc[first].tolist() for text in (one, other))
    said = (None if a is pd.NA or b is pd.NA else read(a, b) or None for a, b in zip(*pairs, strict=True))
    return spread(pa.array(list(said), pa.string()), number, one.index)


def combined(*columns: pd.Series) -> tuple[Numbers, Numbers]:
    """For each row the number of its combination of texts, in order of appearance; the first row of each."""
    number = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        codes, words = numbered(column)
        number = pd.factorize(number * (len(words) + 1) + codes + 1)[0]
    return number, np.flatnonzero(~pd.Series(number).duplicated().to_numpy())


def keyed(label: str, names: pd.Series, places: Sequence[pd.Series] = ()) -> pd.Series:
    """`keys.key_all`, each combination of name and places once."""
    number, first = combined(names, *places)
    found = keys.key_all(label, *(names.iloc[first].astype(TEXT),), [p.iloc[first].astype(TEXT) for p in places])
    return spread(pa.array(found), number, names.index)


def prefixed(prefix: str, texts: pd.Series) -> pd.Series:
    """The texts behind a prefix."""
    return text_all(texts, lambda words: pc.binary_join_element_wise(prefix, words, ""))


def otherwise(texts: pd.Series, other: pd.Series) -> pd.Series:
    """The texts; where nothing stands, what stands in another column."""
    if not (texts.isna() & other.notna()).any():
        return texts
    (mine, words), (others, more) = numbered(texts), numbered(other)
    numbers = np.where(mine >= 0, mine, np.where(others >= 0, others + len(words), -1))
    return spread(pa.concat_arrays([words, more]), numbers, texts.index)


def kept(texts: pd.Series, where: Flags) -> pd.Series:
    """The texts where a flag holds."""
    column = coded(texts)
    return series(np.where(where, numbers_of(column), -1), column.dictionary, texts.index)


def flagged(texts: pd.Series, test: Callable[[pa.Array], pa.Array]) -> Flags:
    """The rows whose word passes a test."""
    numbers, words = numbered(texts)
    flags: Flags = np.append(test(words).to_numpy(zero_copy_only=False).astype(bool), False)[numbers]
    return flags


def items(texts: pd.Series, read: Callable[[str], Sequence[str]]) -> tuple[Numbers, pd.Series]:
    """A row for each item of `read` of every text: the row it came from, the item; one row where there is no item."""
    numbers, words = numbered(texts)
    nothing: Sequence[str | None] = [None]
    lists = [*(read(w) or nothing for w in words.to_pylist()), nothing]
    counts = np.array([len(found) for found in lists])
    starts, times = (np.cumsum(counts) - counts)[numbers], counts[numbers]
    rows = np.repeat(np.arange(len(texts)), times)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(times) - times, times)
    flat = pa.array([one for found in lists for one in found], pa.string())
    return rows, spread(flat, starts[rows] + within, pd.RangeIndex(len(rows)))
