"""Parquet tables give the graph that the same tables give as CSV and as workbooks; rows are not walked one by one."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import pandas as pd
import pytest

from graph import SCHEMA, PropertyGraph, save_graph
from loaders import load
from saan.synthetic import programme

NUMBERS = {"year", "fiscal_year", "batch", "stated_people", "stated_organizations", "stated_networks"}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tables")
    made = programme(provinces=2, organizations=40, meetings=8, assemblies=1, assembly_size=20, coached=2, seed=9)
    made.write(root / "csv")
    for name, table in made.tables.items():
        for folder in ("parquet", "xlsx"):
            (root / folder).mkdir(exist_ok=True)
        typed(table).to_parquet(root / "parquet" / f"{name}.parquet", index=False)
        table.to_excel(root / "xlsx" / f"{name}.xlsx", sheet_name=name, index=False)
    return root


def typed(table: pd.DataFrame) -> pd.DataFrame:
    """As a database writes it: dates as dates, numbers as numbers, lists as lists."""
    found = table.copy()
    for column in found:
        if column == "date":
            found[column] = pd.to_datetime(found[column]).dt.date
        elif column in NUMBERS:
            found[column] = pd.to_numeric(found[column])
        elif column == "networks":
            found[column] = found[column].str.split(";")
    return found


def shown(graph: PropertyGraph) -> dict[str, Any]:
    kinds = {label: graph.nodes(label) for label in SCHEMA.nodes if label != "Source"}
    kinds |= {k.id: graph.links(*t) for t, k in SCHEMA.links.items() if k.id in graph.parts}
    return {k: [tuple(map(str, row)) for row in f.itertuples(index=False)] for k, f in kinds.items() if len(f)}


@pytest.mark.parametrize("road", ["parquet", "xlsx"])
def test_every_road_gives_the_graph_of_csv(road: str, tables: Path) -> None:
    graph, report = load(tables / road)
    plain, _ = load(tables / "csv")
    assert report.exit_code == 0, report.to_text("en")
    assert shown(graph) == shown(plain)


def test_evidence_is_the_row_of_the_parquet_file(tables: Path) -> None:
    graph, _ = load(tables / "parquet")
    first = pd.read_parquet(tables / "parquet" / "memberships.parquet").iloc[0]
    links = graph.links("MEMBER_OF", "Organization", "Network")
    keys = graph.keys("Organization").to_pylist(), graph.keys("Network").to_pylist()
    said = {
        e.place: e.words
        for a, b in zip(links["start"], links["end"], strict=True)
        for e in graph.evidence_of_link("MEMBER_OF", keys[0][a], keys[1][b])
    }
    assert first["organization"] in said["memberships!r2"] and first["network"] in said["memberships!r2"]


def test_a_broken_parquet_file_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "members.parquet").write_bytes(b"PAR1 no more")
    _, report = load(tmp_path)
    (reject,) = report.of("reject")
    assert reject.file == "members.parquet" and "Parquet" in reject.expected.en


def calls(root: Path) -> Counter[str]:
    """How often each function of the project runs while a folder is loaded and saved."""
    count: Counter[str] = Counter()

    def see(frame: FrameType, event: str, _: Any) -> None:
        file = frame.f_code.co_filename.replace("\\", "/")
        if event == "call" and ("/loaders/" in file or "/graph/" in file):
            count[f"{Path(file).stem}.{frame.f_code.co_qualname}"] += 1

    sys.setprofile(see)
    try:
        save_graph(load(root)[0], root / "graph")
    finally:
        sys.setprofile(None)
    return count


def test_no_function_runs_once_a_row_or_once_a_body(tmp_path: Path) -> None:
    made = programme(provinces=1, organizations=30, meetings=5, assemblies=0, coached=2)
    for name, times in (("some", 20), ("more", 40)):
        (tmp_path / name).mkdir()
        for kind in ("organizations", "networks", "memberships", "meetings", "attendance", "assessments"):
            table = made.tables[kind].drop(columns=["person", "position"], errors="ignore")
            copies = [renamed(table, str(n)) for n in range(times)]
            pd.concat(copies).to_parquet(tmp_path / name / f"{kind}.parquet", index=False)
    load(tmp_path / "some")
    some, more = calls(tmp_path / "some"), calls(tmp_path / "more")
    assert {name: (some[name], n) for name, n in more.items() if n > some[name] + 50} == {}


def renamed(table: pd.DataFrame, mark: str) -> pd.DataFrame:
    """The rows of a table, of bodies of other names; only names that may be written otherwise are read one by one."""
    if "organization" not in table:
        return table
    plain = table[table["organization"].str.match("โรงเรียน|วัด|กลุ่ม|ชมรม")]
    return plain.assign(organization=plain["organization"] + mark)
