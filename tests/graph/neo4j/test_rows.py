"""The rows that are sent: evidence in bulk is the evidence one at a time, keys tell links apart."""

from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from graph import SCHEMA, PropertyGraph, keys
from graph.neo4j import rows
from graph.neo4j.evidence import AT_MOST
from graph.neo4j.words import Wording
from tests.graph.world import SCHOOL, WIDE, release, source, table

ORGANIZATION = SCHEMA.nodes["Organization"]
ASSESSED = SCHEMA.links["ASSESSED_AT", "Organization", "Designation"]
CELL = st.sampled_from(["", "ก", "ข ค", None])
SPAN = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda s: f"{s[0]}-{s[0] + s[1]}")


def sent(graph: PropertyGraph, kind: Any) -> list[dict[str, Any]]:
    return [row for table in rows.tables(graph, kind, Wording(graph), None) for row in rows.maps(kind, table, {})]


@cache
def known() -> list[str]:
    return [keys.key("Organization", f"องค์กรสมมติ {i}", "57") for i in range(4)]


def stated(name: str, places: list[tuple[int, str]], cells: list[list[str | None]]) -> PropertyGraph:
    frame = pd.DataFrame({"key": [known()[i] for i, _ in places], "place": [p for _, p in places]})
    kept = pd.DataFrame({"sheet": "แผ่น", "row": range(2, len(cells) + 2), "cells": cells})
    return PropertyGraph.stated(source(name, "ข้อความสมมติ" * 3), {"Organization": frame}, cells=kept)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.lists(SPAN, min_size=1, max_size=3)), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 3), st.integers(2, 6), st.sets(st.integers(1, 5)).map(sorted)), max_size=40),
    st.lists(st.lists(CELL, max_size=4), min_size=1, max_size=4),
)
def test_evidence_in_bulk_is_the_evidence_of_each(spans: Any, places: Any, cells: Any) -> None:
    in_text = [(i, "c" + ",".join(s)) for i, s in spans]
    in_rows = [(i, f"แผ่น!r{row}" + (":" + ",".join(map(str, c)) if c else "")) for i, row, c in places]
    graph = stated("a.txt", in_text, [["ก"]]).merge(stated("b.csv", in_text[:1] + in_rows, cells))
    for row in sent(graph, ORGANIZATION):
        expected = graph.evidence_of_node(row["key"])
        assert row["evidence_total"] == len(expected)
        assert row["evidence"] == [f"{e.source}#{e.place}" for e in expected[:AT_MOST]]
        assert row["evidence_words"] == [e.words for e in expected[:AT_MOST]]


def test_no_more_than_twenty_stand_on_a_node_and_the_total_says_how_many() -> None:
    graph = stated("a.csv", [(0, f"แผ่น!r{i}") for i in range(2, 40)], [["ก"]])
    [row] = sent(graph, ORGANIZATION)
    assert (len(row["evidence"]), len(row["evidence_words"]), row["evidence_total"]) == (20, 20, 38)


def test_conflicts_are_the_values_that_are_not_shown() -> None:
    def typed(name: str, value: str, as_of: str) -> PropertyGraph:
        frame = pd.DataFrame({"key": [SCHOOL], "type": [value], "province": ["สมมติ"], "place": ["!r2"]})
        return PropertyGraph.stated(source(name, as_of=as_of), {"Organization": frame})

    graph = typed("a", "วัด", "2020").merge(typed("b", "โรงเรียน", "2024"), typed("c", "วัด", "2021"))
    [row] = sent(graph, ORGANIZATION)
    assert (row["type"], row["conflicts"]) == ("โรงเรียน", ["type: วัด"])


def test_a_column_without_values_is_not_sent() -> None:
    [row] = sent(table().merge(release()), ORGANIZATION)
    assert "district" not in row


def test_slices_of_the_rows_join_to_the_whole(monkeypatch: Any) -> None:
    graph = stated("a.csv", [(i % 4, f"แผ่น!r{i}") for i in range(2, 40)], [["ก"]] * 38)
    whole = sent(graph, ORGANIZATION)
    monkeypatch.setattr(rows, "AT_ONCE", 1)
    assert sent(graph, ORGANIZATION) == whole


@given(st.lists(st.tuples(st.text(max_size=3) | st.none(), st.integers(0, 2) | st.none()), max_size=8))
def test_link_keys_differ_where_the_parallel_values_do(values: Any) -> None:
    end = keys.key("Designation", "องค์กรคุณธรรม")
    columns = {
        "start": pa.array([WIDE] * len(values)),
        "end": pa.array([end] * len(values)),
        "level": pa.array([v[0] for v in values], pa.string()),
        "year_be": pa.array([v[1] for v in values], pa.int64()),
    }
    found = rows.link_keys(ASSESSED, columns).to_pylist()
    assert len(set(found)) == len(set(values))
    assert dict(zip(values, found, strict=True)) == dict(reversed(list(zip(values, found, strict=True))))


def test_the_key_of_a_link_never_changes() -> None:
    columns = {
        name: pa.array([value]) for name, value in {"start": "a", "end": "b", "level": "ค", "year_be": 2565}.items()
    }
    assert rows.link_keys(ASSESSED, columns).to_pylist() == ["6ef0d39af9e62bc3084db403"]


@given(st.lists(st.text(max_size=40), max_size=30), st.integers(1, 400), st.integers(1, 9))
def test_batches_hold_every_row_once_within_their_bounds(texts: list[str], most_bytes: int, most_rows: int) -> None:
    whole = pa.table(
        {"key": pa.array(texts, pa.string()), "list": pa.array([[t, ""] for t in texts], pa.list_(pa.string()))}
    )
    found = list(rows.batches(whole, most_bytes, most_rows))
    assert [t for batch in found for t in batch["key"].to_pylist()] == texts
    for batch in found:
        assert 1 <= len(batch) <= most_rows
        assert len(batch) == 1 or rows.sizes(batch).sum() <= most_bytes
