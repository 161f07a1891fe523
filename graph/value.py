"""`PropertyGraph`: what sources stated, and what is shown of it. A value: nothing in it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import sameness, shown
from graph.errors import UsageError
from graph.evidence import EvidenceReader
from graph.judgements import Judgement, in_force
from graph.keys import label_of
from graph.parts import CELLS, CODED, SOURCES, Part, distinct, schema_of, sharing, stated, union
from graph.schema import SCHEMA, Kind, LinkKind, NodeKind
from graph.source import Evidence, Source, is_invented

if TYPE_CHECKING:
    import networkx as nx

Links = tuple[str, str, str]


class Known(Protocol):
    """What is known of the shown graph before anything is derived from the stated rows."""

    @property
    def mapping(self) -> dict[str, str]:
        """The shown key of every stated key that is not shown as itself."""
        ...

    def keys(self, label: str) -> pa.Array:
        """The shown keys of a label, sorted."""
        ...

    def frame(self, kind: Kind) -> pd.DataFrame | None:
        """The shown frame of a kind; None where it must be derived."""
        ...


class PropertyGraph:
    """Stated rows by kind, with the sources and judgements they rest on.

    Build one with `PropertyGraph.stated`, join them with `merge`, look at it with `nodes` and `links`.
    """

    def __init__(
        self,
        parts: Mapping[str, Iterable[Part]] | None = None,
        judgements: Iterable[Judgement] = (),
        known: Known | None = None,
    ) -> None:
        self.parts: dict[str, tuple[Part, ...]] = {k: tuple(v) for k, v in sorted((parts or {}).items()) if v}
        self.judgements = tuple(sorted(set(judgements)))
        self._known = known
        self._shown: dict[str, shown.Shown] = {}
        self._frames: dict[str, pd.DataFrame | None] = {}

    # --- building

    @classmethod
    def stated(
        cls,
        source: Source,
        nodes: Mapping[str, pd.DataFrame] | None = None,
        links: Mapping[Links, pd.DataFrame] | None = None,
        cells: pd.DataFrame | None = None,
    ) -> PropertyGraph:
        """What one source states.

        `nodes`: label -> frame of key, place and any declared properties. `links`: (type, start label, end
        label) -> frame of start, end (keys), place and properties. `cells`: the source's rows as sheet, row,
        cells. Raises SchemaError for what the model does not hold.
        """
        row = {name: getattr(source, name) for name in schema_of(SOURCES).names}
        parts = {SOURCES: [Part(SOURCES, pa.Table.from_pylist([row], schema=schema_of(SOURCES)))]}
        for label, frame in (nodes or {}).items():
            parts[label] = [stated(node_kind(label), frame, source.id)]
        for (type, start, end), frame in (links or {}).items():
            kind = link_kind(type, start, end)
            parts[kind.id] = [stated(kind, frame, source.id)]
        if cells is not None:
            table = pa.Table.from_pandas(cells.assign(stated_in=source.id), schema_of(CELLS), preserve_index=False)
            parts[CELLS] = [Part(CELLS, table.replace_schema_metadata())]
        return cls({k: [p for p in v if p.size] for k, v in parts.items()})

    def merge(self, *others: PropertyGraph) -> PropertyGraph:
        """The union of rows and judgements: idempotent, commutative, associative."""
        graphs = [self, *others]
        ids = [set(g.source_ids) for g in graphs]
        overlap = len(set().union(*ids)) < sum(map(len, ids))
        parts: dict[str, dict[str, Part]] = defaultdict(dict)
        for g in graphs:
            for kind, mine in g.parts.items():
                parts[kind].update({p.digest if overlap else str(id(p)): p for p in mine})
        merged = {
            k: [union(k, list(v.values()))] if overlap and len(v) > 1 else list(v.values()) for k, v in parts.items()
        }
        return PropertyGraph(merged, [j for g in graphs for j in g.judgements])

    def without(self, source_id: str) -> PropertyGraph:
        """The graph less one source and what only it stated."""
        parts = {k: [q for p in v if (q := p.without(source_id))] for k, v in self.parts.items()}
        return PropertyGraph(parts, self.judgements)

    @classmethod
    def sharing(cls, graphs: Mapping[str, PropertyGraph]) -> dict[str, PropertyGraph]:
        """The graphs of one load as they are, their equal keys held once."""
        parts = [p for g in graphs.values() for kind, found in g.parts.items() if kind in SCHEMA.kinds for p in found]
        by_old = dict(zip(map(id, parts), sharing(parts), strict=True))
        return {
            name: cls({kind: [by_old.get(id(p), p) for p in found] for kind, found in g.parts.items()}, g.judgements)
            for name, g in graphs.items()
        }

    def judged(self, judgements: Iterable[Judgement]) -> PropertyGraph:
        """The graph with more judgements."""
        return PropertyGraph(self.parts, [*self.judgements, *judgements])

    # --- what was stated

    def rows(self, kind_id: str) -> pa.Table:
        """The stated rows of a kind (a label, or TYPE.Start.End), all sources."""
        if kind_id == "Source":
            return source_rows(self.sources)
        tables = [p.rows for p in self.parts.get(kind_id, ())]
        return pa.concat_tables(tables) if tables else schema_of(kind_id).empty_table()

    @cached_property
    def sources(self) -> pd.DataFrame:
        """One row a source: id, name, digest, kind, as_of, address, title, invented, text."""
        frame: pd.DataFrame = self.rows(SOURCES).to_pandas(types_mapper=pd.ArrowDtype)
        return frame.drop_duplicates("id").sort_values("id").reset_index(drop=True)

    @property
    def source_ids(self) -> list[str]:
        """The ids of the sources."""
        return self.sources["id"].tolist()

    @property
    def invented(self) -> bool:
        """Whether any source is invented: every page and answer drawn from it must say so."""
        return is_invented(self.sources)

    def is_empty(self) -> bool:
        """Whether nothing was stated."""
        return not set(self.parts) - {SOURCES, CELLS}

    # --- what is shown

    @cached_property
    def _stated_keys(self) -> dict[str, pa.Array]:
        columns: dict[str, list[pa.ChunkedArray]] = defaultdict(list, {"Source": [self.rows("Source")["key"]]})
        for kind_id in self.parts:
            kind = SCHEMA.kinds.get(kind_id)
            if isinstance(kind, NodeKind):
                columns[kind.label].append(self.rows(kind_id)["key"])
            elif isinstance(kind, LinkKind):
                rows = self.rows(kind_id)
                columns[kind.start].append(rows["start"])
                columns[kind.end].append(rows["end"])
        return {label: distinct(*found) for label, found in columns.items()}

    def stated_keys(self, label: str) -> pa.Array:
        """The keys of a label that sources state, as they state them, sorted."""
        return self._stated_keys.get(label, pa.array([], pa.string()))

    @cached_property
    def decisions(self) -> tuple[Judgement, ...]:
        """The judgements that hold now."""
        return in_force(self.judgements, set(self.source_ids))

    @cached_property
    def mapping(self) -> dict[str, str]:
        """The shown key of every stated key that is not shown as itself (see graph.sameness)."""
        if self._known:
            return self._known.mapping
        return sameness.classes(pa.chunked_array(list(self._stated_keys.values()), pa.string()), self.decisions)

    @cached_property
    def _index(self) -> dict[str, pa.Array]:
        if not self.mapping:
            return self._stated_keys
        found = {label: pc.unique(shown.as_shown(keys, self.mapping)) for label, keys in self._stated_keys.items()}
        return {label: keys.take(pc.sort_indices(keys)) for label, keys in found.items()}

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return shown.rank_sources(self.sources)

    def keys(self, label: str) -> pa.Array:
        """The shown keys of a label, sorted; a node's id is its position here."""
        return self._known.keys(label) if self._known else self._index.get(label, pa.array([], type=pa.string()))

    def shown_of(self, kind: Kind) -> shown.Shown:
        """The shown frame of a kind, and which of its rows each stated row speaks of; it is kept."""
        if kind.id not in self._shown:
            self._shown[kind.id] = self._derived(kind)
        return self._shown[kind.id]

    def frame_once(self, kind: Kind) -> pd.DataFrame:
        """The shown frame of a kind, not kept: who writes a nation's one after the other need not hold them all."""
        return self._frame(kind) if self._known or kind.id in self._shown else self._derived(kind).frame

    def _derived(self, kind: Kind) -> shown.Shown:
        rows = self.rows(kind.id)
        ids = self._ids(kind, rows)
        known = self._known_frame(kind)
        if known is not None:
            return shown.Shown(known, shown.numbers(kind, rows, ids))
        if isinstance(kind, NodeKind):
            found = shown.show_nodes(kind, rows, self.keys(kind.label), ids[0], self._ranks)
            return self._corrected(kind, found)
        return shown.show_links(kind, rows, ids, self._ranks)

    def _ids(self, kind: Kind, rows: pa.Table) -> tuple[shown.Ints, ...]:
        """For each stated row the ids of its key, or of its two ends."""
        of = {"key": kind.label} if isinstance(kind, NodeKind) else {"start": kind.start, "end": kind.end}
        return tuple(shown.ids_of(rows[column], self.mapping, self.keys(label)) for column, label in of.items())

    def _known_frame(self, kind: Kind) -> pd.DataFrame | None:
        if self._known and kind.id not in self._frames:
            self._frames[kind.id] = self._known.frame(kind)
        return self._frames.get(kind.id)

    def _frame(self, kind: Kind) -> pd.DataFrame:
        known = self._known_frame(kind)
        return self.shown_of(kind).frame if known is None else known

    def _corrected(self, kind: NodeKind, found: shown.Shown) -> shown.Shown:
        """The frame with reviewed values in place."""
        frame = found.frame
        for j in self.decisions:
            if j.verdict == "correct" and label_of(j.subject) == kind.label and j.field in frame:
                at = frame["key"] == self.mapping.get(j.subject, j.subject)
                value: Any = int(j.object) if kind_has_integer(kind, j.field) else j.object
                frame.loc[at, j.field] = value
        self._add_aliases(kind, frame)
        return shown.Shown(frame, found.of_stated)

    def _add_aliases(self, kind: NodeKind, frame: pd.DataFrame) -> None:
        given = [j for j in self.decisions if j.verdict == "alias" and label_of(j.subject) == kind.label]
        if given:
            held = [set(v) if isinstance(v, (list, np.ndarray)) else set() for v in frame["aliases"]]
            for j in given:
                if (at := self.id_of(j.subject)) >= 0:
                    held[at].add(j.object)
            values = pa.array([sorted(v) or None for v in held], pa.list_(pa.string()))
            frame["aliases"] = pd.Series(values, index=frame.index, dtype=frame["aliases"].dtype)

    def nodes(self, label: str) -> pd.DataFrame:
        """One row a node: id (its position), key, name, aliases, the label's properties. Do not change it."""
        return self._frame(node_kind(label))

    def links(self, type: str, start: str | None = None, end: str | None = None) -> pd.DataFrame:
        """One row a link.

        With both labels: start and end are ids into `nodes(start)` and `nodes(end)`, then the properties.
        With the type alone: start_key, start_label, end_key, end_label, then the properties.
        """
        if start and end:
            return self._frame(link_kind(type, start, end))
        kinds = SCHEMA.of_type(type)
        if not kinds:
            raise UsageError(f"there is no link type {type!r}", f"ไม่มีความสัมพันธ์ชนิด {type!r}")
        used = [k for k in kinds if k.id in self.parts] or [kinds[0]]
        return pd.concat([self._named(k) for k in used], ignore_index=True)

    def _named(self, kind: LinkKind) -> pd.DataFrame:
        frame = self._frame(kind)
        out = pd.DataFrame(index=frame.index)
        for end, label in (("start", kind.start), ("end", kind.end)):
            keys = self.keys(label).take(pa.array(frame[end]))
            out[f"{end}_key"] = pd.Series(keys, dtype=shown.ARROW_STRING)
            out[f"{end}_label"] = pd.Series(label, index=frame.index, dtype=shown.ARROW_STRING)
        return pd.concat([out, frame.drop(columns=["start", "end"])], axis=1)

    def count(self) -> tuple[int, int]:
        """How many nodes and links are shown."""
        links = sum(len(self._frame(k)) for k in SCHEMA.links.values() if k.id in self.parts)
        return sum(len(self.keys(label)) for label in SCHEMA.nodes), links

    # --- other shapes

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The shown graph as a MultiDiGraph: see graph.exchange."""
        from graph.exchange import to_networkx

        return to_networkx(self)

    @classmethod
    def from_networkx(cls, network: nx.MultiDiGraph[Any], name: str = "networkx") -> PropertyGraph:
        """A graph somebody built by hand with our labels and types: see graph.exchange."""
        from graph.exchange import from_networkx

        return from_networkx(network, name)

    def select(
        self, labels: Collection[str] | None = None, province: str | None = None, year: int | None = None
    ) -> PropertyGraph:
        """Only some labels, one province (DOPA code) or fiscal year (BE): see graph.selection."""
        from graph.selection import select

        return select(self, labels, province, year)

    # --- why

    @cached_property
    def _evidence(self) -> EvidenceReader:
        return EvidenceReader(self.sources, self.rows(CELLS))

    def evidence_of_node(self, key: str) -> list[Evidence]:
        """What sources stated of a node; empty where only links name it."""
        kind = node_kind(label_of(key))
        if kind.label == "Source":
            return []
        return self._stated_evidence(kind, [self.id_of(key)])

    def evidence_of_link(self, type: str, start_key: str, end_key: str) -> list[Evidence]:
        """What sources stated of the links of a type between two nodes, parallel ones together."""
        kind = link_kind(type, label_of(start_key), label_of(end_key))
        frame = self._frame(kind)
        at = (frame["start"] == self.id_of(start_key)) & (frame["end"] == self.id_of(end_key))
        return self._stated_evidence(kind, np.flatnonzero(at.to_numpy()).tolist())

    def _stated_evidence(self, kind: Kind, shown_rows: list[int]) -> list[Evidence]:
        found = self.shown_of(kind)
        numbers = [int(i) for row in shown_rows if row >= 0 for i in found.stated_rows(row)]
        rows = self.rows(kind.id).select(["stated_in", "place"]).take(pa.array(numbers, pa.int64()))
        places = dict.fromkeys(zip(rows["stated_in"].to_pylist(), rows["place"].to_pylist(), strict=True))
        return [self._evidence.read(*at) for at in sorted(places, key=lambda at: at[0])]

    def id_of(self, key: str) -> int:
        """The id of a key (stated or shown) within its label; -1 where the graph does not hold it."""
        wanted = self.mapping.get(key, key)
        return int(self.keys(label_of(key)).index(wanted).as_py())


def source_keys(sources: pd.DataFrame) -> list[str]:
    return [f"Source:{id}" for id in sources["id"]]


def source_rows(sources: pd.DataFrame) -> pa.Table:
    """The sources as rows of the label Source: they describe themselves."""
    schema = schema_of("Source")
    known = {"key": source_keys(sources), "stated_in": sources["id"]}
    columns = [known[n] if n in known else sources.get(n, [None] * len(sources)) for n in schema.names]
    arrays = [
        pa.array(c, type=pa.string()).dictionary_encode() if f.type == CODED else pa.array(c, type=f.type)
        for c, f in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def kind_has_integer(kind: Kind, name: str) -> bool:
    return any(p.name == name and p.type == "int" for p in kind.columns)


def node_kind(label: str) -> NodeKind:
    """The declared kind of a label. Raises UsageError for an unknown one."""
    if label not in SCHEMA.nodes:
        raise UsageError(f"there is no label {label!r}; labels: {', '.join(SCHEMA.nodes)}", f"ไม่มีป้าย {label!r}")
    return SCHEMA.nodes[label]


def link_kind(type: str, start: str, end: str) -> LinkKind:
    """The declared kind of a link. Raises UsageError where the schema does not join these labels so."""
    if (type, start, end) not in SCHEMA.links:
        joins = ", ".join(f"{k.start} -> {k.end}" for k in SCHEMA.of_type(type)) or "nothing: no such type"
        raise UsageError(
            f"{type} does not join {start} -> {end}; it joins {joins}",
            f"{type} ไม่เชื่อม {start} -> {end}; เชื่อมได้เฉพาะ {joins}",
        )
    return SCHEMA.links[type, start, end]


__all__ = ["CODED", "PropertyGraph", "link_kind", "node_kind"]
