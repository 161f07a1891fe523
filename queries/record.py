"""A question as a record: it refuses to exist when its parts disagree."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

import pandas as pd
import pyarrow as pa

from graph import SCHEMA
from graph.schema import LinkKind
from queries.words import NOTHING, Words

Type = Literal["text", "int", "float", "bool", "texts"]
ARROW: dict[str, pa.DataType] = {
    "text": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "texts": pa.list_(pa.string()),
}
Values = Mapping[str, Any]
Frames = Mapping[str, pd.DataFrame]


class Tables(Protocol):
    """What an Ibis text is written against: the shown frames of a graph by kind.

    Keys are of the type `key` and may be numbers in the order of keys: join, compare, count and sort them, and take
    their `texts` to put them together with other words.
    """

    key: str

    def has(self, *kind: str) -> bool:
        """Whether anything of the kind (label, or type, start, end) is shown."""
        ...

    def nodes(self, label: str) -> Any:
        """The shown nodes: id, key, name, properties."""
        ...

    def links(self, type: str, start: str, end: str) -> Any:
        """The shown links: start and end as keys, properties."""
        ...

    def texts(self, label: str) -> Any:
        """The keys of a label: key, text."""
        ...

    def kept(self, name: str, parameters: Values, build: Callable[[], Any]) -> Any:
        """What `build` gives, worked out once for the province and year: several cores start from it."""
        ...


class Ref(NamedTuple):
    """A link counted in a row, by type and keys; a node where `type` is empty."""

    type: str
    start: str
    end: str = ""


@dataclass(frozen=True)
class Column:
    """A column of an answer. `minimum` says what its sources must hold; else it reads "not enough data"."""

    name: str
    type: Type
    th: str
    en: str
    unit: Words = NOTHING
    identity: bool = False
    minimum: Words = NOTHING

    @property
    def dtype(self) -> pd.ArrowDtype:
        """Its type in a frame; missing is pd.NA."""
        return pd.ArrowDtype(ARROW[self.type])


@dataclass(frozen=True)
class Parameter:
    """What a user may set. `bounds` are the least and greatest number, or the words allowed."""

    name: str
    type: Literal["text", "int", "float", "bool"]
    default: Any
    th: str
    en: str
    bounds: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Core:
    """One relational frame in two texts with the same columns.

    `frames`: the schema kinds it reads. `ibis`: (tables, parameters) -> Ibis table. `cypher`: the same for
    Neo4j, its parameters as $name. Raises ValueError when these disagree.
    """

    name: str
    columns: Mapping[str, Type]
    frames: tuple[str, ...]
    ibis: Callable[[Tables, Values], Any]
    cypher: str

    def __post_init__(self) -> None:
        check_kinds(self.name, self.frames)
        names = kind_names(self.frames)
        if unknown := {*labels_in(self.cypher), *types_in(self.cypher)} - names:
            raise ValueError(f"core {self.name}: its Cypher reads {sorted(unknown)}, not among its frames")
        for found in returned(self.cypher):
            if found != list(self.columns):
                raise ValueError(f"core {self.name}: Cypher returns {found}, declared are {list(self.columns)}")

    @property
    def parameters(self) -> set[str]:
        """The names of the parameters that its Cypher uses."""
        return set(re.findall(r"\$(\w+)", self.cypher))


def typed(table: pa.Table, columns: Mapping[str, Type]) -> pd.DataFrame:
    """Declared columns of a core's rows as an Arrow-backed frame."""
    schema = pa.schema([(name, ARROW[type]) for name, type in columns.items()])
    frame: pd.DataFrame = table.select(schema.names).cast(schema).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


@dataclass(frozen=True)
class Answer:
    """What the rows of a question come to.

    `frame` has the question's columns. `keys` has a row beside each of them: what the question's evidence needs, and
    `counted`, how many links were counted. `notes` say of a column, by name, what is missing where it is empty.
    """

    frame: pd.DataFrame
    keys: pd.DataFrame
    sentence: Words
    warnings: tuple[Words, ...] = ()
    notes: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One question: what it asks, takes and gives, its cores, and how rows come of them.

    `rows`: (the cores' frames, the parameters) -> Answer. `evidence`: (a row of `Answer.keys`, the frames) -> the
    links counted in it.
    Raises ValueError when its parts disagree.
    """

    id: str
    th: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cores: tuple[Core, ...]
    rows: Callable[[Frames, Values], Answer]
    evidence: Callable[[Values, Frames], list[Ref]]
    method_th: str
    method_en: str
    picture: str = ""

    def __post_init__(self) -> None:
        parts = {"parameters": self.parameters, "columns": self.columns, "cores": self.cores}
        for what, found in parts.items():
            names = [p.name for p in found]  # type: ignore[attr-defined]
            if twice := {n for n in names if names.count(n) > 1}:
                raise ValueError(f"question {self.id}: {what} named twice: {sorted(twice)}")
        declared = {p.name for p in self.parameters}
        if missing := {"province", "year"} - declared:
            raise ValueError(f"question {self.id}: every question takes {sorted(missing)}")
        for core in self.cores:
            if unknown := core.parameters - declared:
                raise ValueError(f"question {self.id}: core {core.name} uses undeclared ${', $'.join(sorted(unknown))}")
        if not any(c.identity for c in self.columns):
            raise ValueError(f"question {self.id}: no column identifies a row")
        if not self.cores:
            raise ValueError(f"question {self.id}: no core")
        if not all((self.th, self.en, self.method_th, self.method_en)):
            raise ValueError(f"question {self.id}: a text is empty")

    @property
    def frames(self) -> tuple[str, ...]:
        """The schema kinds it reads."""
        return tuple(sorted({f for core in self.cores for f in core.frames}))

    @property
    def cypher(self) -> dict[str, str]:
        """The text of each core, to paste into Neo4j Browser."""
        return {core.name: core.cypher for core in self.cores}


def check_kinds(name: str, frames: tuple[str, ...]) -> None:
    if unknown := [f for f in frames if f not in SCHEMA.kinds]:
        raise ValueError(f"core {name}: the schema has no {unknown}")


def kind_names(frames: tuple[str, ...]) -> set[str]:
    """Labels and link types of the kinds; the ends of a link are read with it."""
    names: set[str] = set()
    for frame in frames:
        kind = SCHEMA.kinds[frame]
        names |= {kind.type, kind.start, kind.end} if isinstance(kind, LinkKind) else {kind.label}
    return names


def labels_in(cypher: str) -> set[str]:
    """The node labels of a Cypher text."""
    groups = re.findall(r"\(\w*\s*:\s*([\w|:]+)", cypher)
    return {label for group in groups for label in re.split(r"[|:]", group)}


def types_in(cypher: str) -> set[str]:
    """The relationship types of a Cypher text."""
    groups = re.findall(r"\[\w*\s*:\s*([\w|]+)", cypher)
    return {type for group in groups for type in group.split("|")}


def returned(cypher: str) -> list[list[str]]:
    """The aliases of every RETURN that gives rows to the caller: those outside braces."""
    outside = blanked(cypher, "{}")
    clauses = re.findall(r"\bRETURN\b(?:\s+DISTINCT\b)?(.*?)(?=\bUNION\b|\bORDER BY\b|\bLIMIT\b|\Z)", outside, re.S)
    return [[re.split(r"\s+AS\s+|\.", part.strip())[-1] for part in top_commas(c)] for c in clauses]


def blanked(text: str, pair: str) -> str:
    """The text with what stands between the two marks, at any depth, left out."""
    out, depth = [], 0
    for char in text:
        depth += (char == pair[0]) - (char == pair[1] and depth > 0)
        out.append("" if depth or char == pair[1] else char)
    return "".join(out)


def top_commas(clause: str) -> list[str]:
    """The parts of a clause between commas that stand in no bracket."""
    flat = blanked(blanked(clause, "()"), "[]")
    return flat.split(",")
