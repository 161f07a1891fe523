"""One small world: two sources about one province, contents invented."""

from __future__ import annotations

import hashlib

import pandas as pd

from graph import PropertyGraph, Source, keys

TEXT = "โรงเรียนบ้านทดลอง เข้าร่วมประชุมกับเครือข่ายศาสนา\nนายสมมติ ใจใส เป็นประธาน"


def source(name: str, text: str = "", kind: str = "table", as_of: str = "2023-01-01") -> Source:
    return Source(name, hashlib.sha256((name + text).encode()).hexdigest(), kind=kind, as_of=as_of, text=text)  # type: ignore[arg-type]


SCHOOL = keys.key("Organization", "โรงเรียน บ้านทดลอง", "57", "5701")
WIDE = keys.key("Organization", "โรงเรียนบ้านทดลอง", "57")
NETWORK = keys.key("Network", "เครือข่ายศาสนา", "57")
MEETING = keys.key("Meeting", "ประชุมสมมติ", "57", "2023-01-12")
CHAIR = keys.key("Person", "สมมติ ใจใส", "57")


def table() -> PropertyGraph:
    return PropertyGraph.stated(
        source("members.csv"),
        {
            "Organization": pd.DataFrame(
                {"key": [SCHOOL], "name": ["โรงเรียน บ้านทดลอง"], "type": ["โรงเรียน"], "place": ["!r2"]}
            )
        },
        {
            ("MEMBER_OF", "Organization", "Network"): pd.DataFrame(
                {"start": [WIDE], "end": [NETWORK], "since": ["2022"], "place": ["!r2:1"]}
            )
        },
        pd.DataFrame(
            {"sheet": ["", ""], "row": [1, 2], "cells": [["org", "net"], ["โรงเรียน บ้านทดลอง", "เครือข่ายศาสนา"]]}
        ),
    )


def release() -> PropertyGraph:
    return PropertyGraph.stated(
        source("news.txt", TEXT, "press", "2023-01-12"),
        {
            "Organization": pd.DataFrame(
                {"key": [WIDE], "name": ["โรงเรียนบ้านทดลอง"], "aliases": [["รร.บ้านทดลอง"]], "place": ["c0-17"]}
            ),
            "Meeting": pd.DataFrame({"key": [MEETING], "participants": [60], "place": ["c18-30"]}),
            "Person": pd.DataFrame({"key": [CHAIR], "name": ["สมมติ ใจใส"], "title": ["นาย"], "place": ["c50-63"]}),
        },
        {
            ("ATTENDED", "Organization", "Meeting"): pd.DataFrame(
                {"start": [WIDE], "end": [MEETING], "place": ["c0-30"]}
            ),
            ("CHAIRED_BY", "Meeting", "Person"): pd.DataFrame(
                {"start": [MEETING], "end": [CHAIR], "place": ["c50-74"]}
            ),
        },
    )


def shown(graph: PropertyGraph) -> dict[str, list[tuple[object, ...]]]:
    """All shown rows as plain values, to compare two graphs."""
    out = {label: rows(graph.nodes(label)) for label in ("Organization", "Meeting", "Network", "Person")}
    return out | {t: rows(graph.links(t)) for t in ("MEMBER_OF", "ATTENDED", "CHAIRED_BY")}


def rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return [tuple(str(v) for v in row) for row in frame.itertuples(index=False)]
