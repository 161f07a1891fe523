"""Ids that an office gives: bodies of a new list that stood in its older list under other names.

An id means something in the lists of one family only: files of one name but for the year. There it ties two names of
one province, each beside it alone, where the lists show that they number alike: no id went to another body that both
lists know, and as many ids stand beside a like name as beside an unlike one. What is not so sure is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import Judgement, PropertyGraph, Source
from graph.judgements import SAAN, Verdict
from graph.keys import name_of, province_of
from graph.parts import CELLS
from graph.sameness import compare
from graph.sameness.classes import parsed
from loaders.replacing import of_source
from loaders.report import Entry, Said
from loaders.tables.lexicon import folded, headings
from loaders.tables.rows import Rows
from loaders.tables.values import ARABIC

FIELD = "id"
_YEAR, _NUMBER = re.compile(r"[\s_.()-]*(?:ปี)?\s*(?<!\d)2[045]\d\d(?!\d)\)?"), re.compile(r"\d+")
# masks of national ids and telephone numbers stand in brackets
_ID = re.compile(r"(?=.*\d)[^\s\[\]]{1,40}")


class Numbered(NamedTuple):
    """An id with the province of the body beside it: ids of two provinces never meet."""

    id: str
    province: str


Ids = dict[Numbered, str]


class Pair(NamedTuple):
    """A body of the older list, by its shown key, and what has its id now; `sure` where nobody need be asked."""

    id: str
    old: str
    new: str
    sure: bool


def family(name: str) -> str:
    """The name of a source without years: lists of one family are kept by one office."""
    return _YEAR.sub("", name.translate(ARABIC))


def older(into: PropertyGraph, source: Source) -> list[str]:
    """The other sources of its family that the graph holds."""
    known = zip(into.sources["id"], into.sources["name"], strict=True)
    return [one for one, name in known if one != source.id and family(name) == family(source.name)]


def id_words(sheets: Collection[Rows]) -> set[str]:
    """The folded headings of ids: the known ones and those of these sheets, where there are any."""
    here = {folded(rows.header[rows.found.columns[FIELD]]) for rows in sheets if rows.has(FIELD)}
    return here and here | {word for word, fields in headings().items() if fields == (FIELD,)}


def ids(graph: PropertyGraph, source: str, words: Collection[str]) -> Ids:
    """The body beside each id in the rows of a source; ids that several bodies have are left out."""
    rows = of_source(graph, "Organization", source)
    cells = of_source(graph, CELLS, source)
    written = pd.concat([empty(), *(below(sheet, rows["place"], words) for sheet in by_sheet(cells))])
    values = written[~written.index.duplicated()].reindex(rows["place"].to_pylist()).tolist()
    found: dict[Numbered, set[str]] = defaultdict(set)
    for key, value in zip(rows["key"].cast(pa.string()).to_pylist(), values, strict=True):
        if isinstance(value, str) and _ID.fullmatch(value.translate(ARABIC)):
            found[Numbered(value.translate(ARABIC), province_of(key))].add(key)
    return {one: keys.pop() for one, keys in found.items() if len(keys) == 1}


def by_sheet(cells: pa.Table) -> Iterator[pa.Table]:
    for name in pc.unique(cells["sheet"]).to_pylist():
        yield cells.filter(pc.equal(cells["sheet"], name))


def below(sheet: pa.Table, stated: pa.ChunkedArray, words: Collection[str]) -> pd.Series:
    """What stands under a heading of ids in the rows of a sheet, by the places of the rows."""
    places = pc.binary_join_element_wise(sheet["sheet"], sheet["row"].cast(pa.string()), "!r")
    data = np.flatnonzero(pc.is_in(places, value_set=stated.combine_chunks()).to_numpy(zero_copy_only=False))
    above = sheet["cells"].slice(0, int(data[0])).to_pylist() if len(data) else []
    columns = [at for row in above for at, word in enumerate(row) if folded(word) in words]
    if not columns:
        return empty()
    return pd.Series(pc.list_element(sheet["cells"], columns[-1]).to_pylist(), index=places.to_pylist(), dtype=object)


def empty() -> pd.Series:
    return pd.Series([], dtype=object)


def pairs(old: Ids, new: Ids) -> list[Pair]:
    """Bodies whose name beside their id changed. Keys of what is known to be one are equal in both."""
    before, after = set(old.values()), set(new.values())
    both = [(one.id, old[one], new[one]) for one in sorted(old.keys() & new.keys())]
    changed = [(id, was, now) for id, was, now in both if was != now]
    open_to = [(id, was, now) for id, was, now in changed if was not in after and now not in before]
    unlike = {now for _, was, now in changed if compare(parsed(was), parsed(now)).grade == "different"}
    trusted = len(open_to) == len(changed) and len(unlike) * 2 <= len(both)
    running = counts_rows(new)
    doubtful = {now for _, was, now in changed if now in unlike and (running or contrary(was, now))}
    return [Pair(id, was, now, trusted and now not in doubtful) for id, was, now in open_to]


def contrary(was: str, now: str) -> bool:
    """Whether no change of name makes one of the other: another kind of body, or another number."""
    one, other = parsed(was), parsed(now)
    return one.head != other.head or _NUMBER.findall(one.core) != _NUMBER.findall(other.core)


def counts_rows(known: Ids) -> bool:
    """Whether the ids of a list only count its rows: 1, 2, 3."""
    written = {one.id for one in known}
    return written == {str(n) for n in range(1, len(written) + 1)}


def ties(into: PropertyGraph, after: PropertyGraph, source: Source, sheets: Collection[Rows]) -> Iterator[Pair]:
    """What the ids of a new list say of names that changed. `after`: the graph with the new list."""
    words = id_words(sheets)
    for before in older(into, source) if words else ():
        was = {one: shown(after, shown(into, key)) for one, key in ids(into, before, words).items()}
        now = {one: shown(after, key) for one, key in ids(after, source.id, words).items()}
        yield from pairs(was, now)


def shown(graph: PropertyGraph, key: str) -> str:
    return graph.mapping.get(key, key)


def judgements(pair: Pair, source: Source) -> list[Judgement]:
    """A decision, or a question, as long as the new list is there; the older key stays the one that is shown."""
    why = f"{FIELD} {pair.id}, {family(source.name)}"
    verdict: Verdict = "same" if pair.sure else "unsure"
    decided = Judgement("", verdict, pair.old, pair.new, who=SAAN, why=why, words_hash=source.id)
    return [decided, Judgement("", "shown", pair.old, who=SAAN, why="its key was given before")]


def entry(pair: Pair, source: Source) -> Entry:
    """What the report says of a name that changed."""
    was = name_of(pair.old)
    if pair.sure:
        said = Said(f"รหัส {pair.id} เดิมชื่อ {was} เป็นองค์กรเดิม", f"id {pair.id}, before: {was}; it is the same body")
        return Entry("done", source.name, name_of(pair.new), said)
    said = Said(f"รหัส {pair.id} เดิมเป็นของ {was}", f"id {pair.id} was the id of {was}")
    todo = Said("เป็นองค์กรเดียวกันหรือไม่ ตอบด้วย saan review", "Say with saan review whether it is the same body.")
    return Entry("review", source.name, name_of(pair.new), said, todo)
