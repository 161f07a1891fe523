"""Parts: rows of one kind that sources stated, as an immutable Arrow table; checked at the door."""

from __future__ import annotations

import hashlib
import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.errors import SchemaError
from graph.keys import label_of
from graph.schema import SCHEMA, Kind, NodeKind, Property
from graph.source import CELL_COLUMNS, PLACE, SOURCE_COLUMNS

# nodes that are read or written together
NODE_ROWS = 1 << 15
# other rows that are written together
PIECE = 1 << 17
SOURCES, CELLS = "sources", "cells"
CODED = pa.dictionary(pa.int32(), pa.string())


def columns(kind: Kind) -> pa.Schema:
    """The columns of a part of this kind: the key or the two ends, the properties, stated_in, place."""
    ends = ["key"] if isinstance(kind, NodeKind) else ["start", "end"]
    fields = [pa.field(name, CODED) for name in ends]
    fields += [pa.field(p.name, p.arrow) for p in kind.columns]
    return pa.schema([*fields, pa.field("stated_in", CODED), pa.field("place", pa.string())])


def schema_of(kind_id: str) -> pa.Schema:
    """The columns of any part, sources and cells included."""
    special = {SOURCES: SOURCE_COLUMNS, CELLS: CELL_COLUMNS}
    return special[kind_id] if kind_id in special else columns(SCHEMA.kinds[kind_id])


class Part:
    """Rows of one kind. `rows` may be read only when somebody asks; `digest` and `size` are of those on disk.

    `pieces` gives them in tables of at most PIECE rows, where they are too many to be held at once.
    """

    def __init__(
        self,
        kind: str,
        rows: pa.Table | Callable[[], pa.Table] | None = None,
        digest: str = "",
        size: int | None = None,
        pieces: Callable[[], Iterator[pa.Table]] | None = None,
    ) -> None:
        self.kind = kind
        self.pieces = pieces or (lambda: iter([self.rows]))
        self._rows = rows if rows is not None else lambda: pa.concat_tables(self.pieces())
        self._digest = digest
        self._size = size

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.rows) if self._size is None else self._size

    @cached_property
    def rows(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self._rows() if callable(self._rows) else self._rows

    @cached_property
    def _file(self) -> bytes:
        out = io.BytesIO()
        # small groups of rows in the order of keys: the rows of a few keys are found without reading the others
        size = NODE_ROWS if self.kind in SCHEMA.nodes else PIECE
        pieces = self.pieces()
        first = next(pieces)
        with pq.ParquetWriter(out, first.schema, compression="zstd", version="2.6") as writer:
            for piece in chain([first], pieces):
                for at in range(0, max(1, len(piece)), size):
                    writer.write_table(own_words(piece.slice(at, size)), row_group_size=size)
        return out.getvalue()

    @property
    def kept(self) -> bool:
        """Whether it came from a folder, which holds it under this digest."""
        return bool(self._digest)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of its Parquet bytes: equal rows in equal order, equal digest."""
        return self._digest or hashlib.sha256(self._file).hexdigest()

    def to_bytes(self) -> bytes:
        """The Parquet file."""
        return self._file

    def forget(self) -> None:
        """Let go of the Parquet file, when it is written."""
        vars(self).pop("_file", None)

    def without(self, source: str) -> Part | None:
        """The part less one source's rows; None when nothing is left."""
        column = "id" if self.kind == SOURCES else "stated_in"
        others = pc.not_equal(self.rows[column].cast(pa.string()), source)
        if pc.all(others).as_py():
            return self
        return chosen(self.kind, self.rows, others)


def own_words(rows: pa.Table) -> pa.Table:
    """Rows whose coded columns hold their own words only: a file would repeat all others in each group of rows."""
    for at, field in enumerate(rows.schema):
        if field.type == CODED:
            plain = rows.column(at).cast(pa.string()).combine_chunks()
            rows = rows.set_column(at, field, plain.dictionary_encode())
    return rows


def sharing(parts: list[Part]) -> list[Part]:
    """The parts with one list of the keys of each label between them: many tables name the same bodies."""
    ends = [
        {"key": kind.label} if isinstance(kind, NodeKind) else {"start": kind.start, "end": kind.end}
        for kind in (SCHEMA.kinds[p.kind] for p in parts)
    ]
    columns: dict[str, list[pa.ChunkedArray]] = defaultdict(list)
    for part, of in zip(parts, ends, strict=True):
        for column, label in of.items():
            columns[label].append(part.rows[column])
    keys = {label: distinct(*found) for label, found in columns.items()}
    return [recoded(part, {c: keys[label] for c, label in of.items()}) for part, of in zip(parts, ends, strict=True)]


def distinct(*columns: pa.ChunkedArray) -> pa.Array:
    """The distinct keys of coded columns that rows really use, sorted."""
    lists: dict[tuple[int, int], tuple[pa.Array, npt.NDArray[np.bool_]]] = {}
    for chunk in (chunk for column in columns for chunk in column.chunks):
        words = chunk.dictionary
        # columns that share their words are looked at together
        known = lists.setdefault((words.buffers()[1].address, len(words)), (words, np.zeros(len(words), bool)))
        known[1][pc.unique(chunk.indices).to_numpy(zero_copy_only=False)] = True
    found = pa.array([], pa.string())
    for words, used in lists.values():
        mine = words if used.all() else words.filter(pa.array(used))
        new = mine.filter(pc.invert(pc.is_in(mine, value_set=found))) if len(found) else mine
        found = pa.concat_arrays([found, new]) if len(found) else new
    return found if pc.all(pc.less(found[:-1], found[1:])).as_py() else found.take(pc.sort_indices(found))


def recoded(part: Part, words: dict[str, pa.Array]) -> Part:
    """The part with its coded columns in other lists of words, which hold theirs."""
    rows = part.rows
    for name, known in words.items():
        chunks = [
            pa.DictionaryArray.from_arrays(pc.index_in(c.dictionary, known).take(c.indices), known)
            for c in rows[name].chunks
        ]
        rows = rows.set_column(rows.schema.get_field_index(name), name, pa.chunked_array(chunks, CODED))
    return Part(part.kind, rows)


def chosen(kind: str, rows: pa.Table, mask: pa.ChunkedArray) -> Part | None:
    """The rows of a mask as a part whose dictionaries hold no other rows' words; None when nothing is left."""
    kept = rows.filter(mask)
    if not len(kept):
        return None
    plain = pa.schema([f.with_type(pa.string()) if f.type == CODED else f for f in kept.schema])
    return Part(kind, kept.cast(plain).combine_chunks().cast(kept.schema))


def ordered(parts: list[Part]) -> Part:
    """Several parts of nodes as one, its rows in the order of their keys; they are put together piece by piece."""
    tables = [p.rows for p in parts]
    key = pa.concat_tables([t.select(["key"]) for t in tables]).unify_dictionaries()["key"].combine_chunks()
    rank = np.empty(len(key.dictionary), np.int32)
    rank[pc.sort_indices(key.dictionary)] = np.arange(len(rank))
    order = np.argsort(rank[key.indices], kind="stable")

    def pieces() -> Iterator[pa.Table]:
        for at in range(0, len(order), PIECE):
            yield picked(tables, order[at : at + PIECE])

    return Part(parts[0].kind, size=len(order), pieces=pieces)


def picked(tables: list[pa.Table], positions: npt.NDArray[np.int64]) -> pa.Table:
    """Rows of several tables by their positions in all of them together."""
    starts = np.cumsum([0, *map(len, tables)])
    of = np.searchsorted(starts, positions, side="right") - 1
    found = [own_words(t.take(pa.array(positions[of == n] - starts[n]))) for n, t in enumerate(tables)]
    back = np.argsort(np.argsort(of, kind="stable"))
    return pa.concat_tables(found).unify_dictionaries().combine_chunks().take(pa.array(back))


def union(kind: str, parts: list[Part]) -> Part:
    """The distinct rows of several parts, in an order that does not depend on theirs."""
    tables = [p.rows.cast(schema_of(kind)) for p in parts]
    whole = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    # lists and dictionaries do not sort: each row is compared by its written form
    frame = pd.DataFrame({f.name: comparable(whole[f.name]) for f in whole.schema})
    order = frame.drop_duplicates().sort_values(list(frame.columns), kind="stable", na_position="first").index
    return Part(kind, whole.take(pa.array(order)))


def comparable(column: pa.ChunkedArray) -> pd.Series:
    """A column as values that sort: lists joined, dictionaries as their words."""
    if pa.types.is_list(column.type):
        column = pc.binary_join(column.cast(pa.list_(pa.string())), "\x1f")
    if pa.types.is_dictionary(column.type):
        column = column.cast(pa.string())
    values: pd.Series = column.to_pandas(types_mapper=pd.ArrowDtype)
    return values


def stated(kind: Kind, frame: pd.DataFrame, source_id: str) -> Part:
    """A part from a frame of stated rows.

    Raises SchemaError on an undeclared column, a missing key or place, a value of the wrong type, or a key of
    another label, with the place of the first such row.
    """
    schema = columns(kind)
    unknown = set(frame.columns) - set(schema.names)
    if unknown:
        raise SchemaError(kind.id, "columns", ", ".join(sorted(unknown)), "one of " + ", ".join(schema.names))
    frame = frame.reset_index(drop=True)
    places = place_column(kind, frame)
    arrays = []
    for field in schema:
        if field.name == "stated_in":
            arrays.append(pa.DictionaryArray.from_arrays(np.zeros(len(frame), np.int32), pa.array([source_id])))
        elif field.name in ("key", "start", "end"):
            arrays.append(key_column(kind, field.name, frame, places))
        elif field.name in frame:
            arrays.append(value_column(kind, field, frame[field.name], places))
        else:
            arrays.append(pa.nulls(len(frame), field.type))
    return Part(kind.id, pa.Table.from_arrays(arrays, schema=schema))


def place_column(kind: Kind, frame: pd.DataFrame) -> pa.Array:
    if "place" not in frame:
        raise SchemaError(kind.id, "columns", "no place", "a place for every stated row")
    places = pa.array(frame["place"], type=pa.string())
    good = pc.fill_null(pc.match_substring_regex(places, f"^(?:{PLACE.pattern})$"), False)
    if not pc.all(good).as_py():
        row = pc.index(good, False).as_py()
        raise SchemaError(kind.id, f"row {row + 1}", repr(places[row].as_py()), "a place such as c12-40 or Sheet!r12")
    return places


def key_column(kind: Kind, name: str, frame: pd.DataFrame, places: pa.Array) -> pa.Array:
    label = kind.label if isinstance(kind, NodeKind) else getattr(kind, name)
    if name not in frame:
        raise SchemaError(kind.id, "columns", f"no {name}", f"a column of {label} keys")
    keys = pa.array(frame[name])
    coded = keys if pa.types.is_dictionary(keys.type) else pa.array(frame[name], type=pa.string()).dictionary_encode()
    words = coded.dictionary
    good = pc.and_(pc.starts_with(words, f"{label}:"), pc.greater(pc.utf8_length(words), len(label) + 1))
    bad = words.filter(pc.invert(good))
    if len(bad) or coded.null_count:
        row = pc.index(pc.is_null(coded) if coded.null_count else pc.equal(coded.cast(pa.string()), bad[0]), True)
        found = coded[row.as_py()].as_py()
        other = f"a key of {label_of(found)}, {found!r}" if found else "no key"
        raise SchemaError(kind.id, places[row.as_py()].as_py(), f"{name}: {other}", f"a key of {label}")
    return coded


def value_column(kind: Kind, field: pa.Field, values: pd.Series, places: pa.Array) -> pa.Array:
    try:
        if pa.types.is_list(field.type):
            rows = [None if is_missing(v) else sorted({str(x) for x in v}) for v in values]
            return pa.array(rows, type=field.type)
        return pa.array(values, type=field.type, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError):
        wrong = next(i for i, v in enumerate(values) if not fits(v, field.type))
        prop: Property = next(p for p in kind.columns if p.name == field.name)
        expected = f"{prop.type} for {prop.name} ({prop.en})"
        found = repr(values.iloc[wrong])
        raise SchemaError(kind.id, places[wrong].as_py(), f"{field.name} = {found}", expected) from None


def is_missing(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and value != value)


def fits(value: object, type: pa.DataType) -> bool:
    try:
        pa.array([None if is_missing(value) else value], type=type)
    except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError):
        return False
    return True
