from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import Judgement, PropertyGraph, Source, open_graph, save_graph
from graph.errors import FolderError, VersionError
from graph.folder import FORMAT, read_manifest, shown_files
from graph.kept import order_of
from tests.graph.world import SCHOOL, WIDE, release, shown, table

# any letters but halves of pairs, which no text holds
KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
ROOT = Path(__file__).parents[2]


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != ".lock"
    }


def test_a_graph_comes_back_as_it_was(tmp_path: Path) -> None:
    graph = table().merge(release()).judged([Judgement("2024", "unsure", SCHOOL, WIDE)])
    save_graph(graph, tmp_path / "ก")
    back = open_graph(tmp_path / "ก")
    assert shown(back) == shown(graph)
    assert back.judgements == graph.judgements
    assert back.evidence_of_node(SCHOOL) == graph.evidence_of_node(SCHOOL)


def test_the_same_inputs_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    save_graph(table().merge(release()), tmp_path / "a")
    save_graph(release().merge(table()), tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_saving_again_changes_nothing_and_adding_keeps_the_old_parts(tmp_path: Path) -> None:
    save_graph(table(), tmp_path)
    before = files(tmp_path)
    save_graph(open_graph(tmp_path).merge(table()), tmp_path)
    assert files(tmp_path) == before
    save_graph(open_graph(tmp_path).merge(release()), tmp_path)
    assert {n for n in before if n.startswith("parts/")} <= set(files(tmp_path))
    assert shown(open_graph(tmp_path)) == shown(table().merge(release()))


def test_others_read_the_shown_frames_without_us(tmp_path: Path) -> None:
    save_graph(table().merge(release()), tmp_path)
    found = shown_files(tmp_path)
    rows = duckdb.sql(f"""
        SELECT o.name, n.name FROM '{found["MEMBER_OF.Organization.Network"][0].as_posix()}' m
        JOIN '{found["Organization"][0].as_posix()}' o ON o.id = m.start
        JOIN '{found["Network"][0].as_posix()}' n ON n.id = m."end"
    """).fetchall()
    assert rows == [("โรงเรียนบ้านทดลอง", "เครือข่ายศาสนา")]


def test_leftovers_are_swept_and_a_reader_keeps_its_files_for_one_more_write(tmp_path: Path) -> None:
    save_graph(table().merge(release()), tmp_path)
    reader = open_graph(tmp_path)
    (tmp_path / "parts" / "Organization-dead.parquet").write_bytes(b"half")
    save_graph(table(), tmp_path)
    assert "parts/Organization-dead.parquet" not in files(tmp_path)
    assert shown(reader) == shown(table().merge(release()))


def test_no_graph_a_damaged_one_and_another_version_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"there is no graph here.*saan load"):
        open_graph(tmp_path)
    save_graph(table(), tmp_path)
    for kept in ("parts", "shown"):
        part = next((tmp_path / kept).glob("Organization-*"))
        part.write_bytes(part.read_bytes()[:50])
    with pytest.raises(FolderError, match="cannot be read"):
        open_graph(tmp_path).nodes("Organization")
    with pytest.raises(FolderError, match="cannot be read"):
        open_graph(tmp_path).rows("Organization")
    for number, age in ((99, "a newer"), (0, "an older")):
        manifest = read_manifest_text(tmp_path) | {"format": number}
        (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        with pytest.raises(VersionError, match=f"format {number}, of {age} Saan"):
            open_graph(tmp_path)
    (tmp_path / "manifest.json").write_text("{", "utf-8")
    with pytest.raises(FolderError, match="no manifest"):
        open_graph(tmp_path)


def read_manifest_text(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return found


WRITER = """
import sys
from pathlib import Path
from graph import open_graph, save_graph
from tests.graph.world import release
folder = Path(sys.argv[1])
graph = open_graph(folder)
print("ready", flush=True)
save_graph(graph.merge(release()), folder)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX systems")
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_graph(tmp_path: Path) -> None:
    old, new = shown(table()), shown(table().merge(release()))
    chance = random.Random(7)
    for run in range(6):
        folder = tmp_path / str(run)
        save_graph(table(), folder)
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, cwd=ROOT)
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(chance.random() * 0.12)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        assert shown(open_graph(folder)) in (old, new)
        save_graph(open_graph(folder).merge(release()), folder)
        assert shown(open_graph(folder)) == new
        assert read_manifest(folder)["format"] == FORMAT


def test_the_folder_keeps_what_is_one_and_finds_it_again_after_other_decisions(tmp_path: Path) -> None:
    short, long = "Organization:อบต.ดอนสมมติ@55", "Organization:องค์การบริหารส่วนตำบลดอนสมมติ@55"
    place = pd.Series(["a!r1", "a!r2"])
    nodes = {"Organization": pd.DataFrame({"key": [short, long], "name": ["อบต.ดอนสมมติ", "-"], "place": place})}
    graph = PropertyGraph.stated(Source("a.csv", "0" * 64, kind="table"), nodes=nodes)
    save_graph(graph, tmp_path)
    kept = open_graph(tmp_path)
    assert kept.mapping == graph.mapping == {short: long}
    save_graph(kept, tmp_path)
    assert open_graph(tmp_path).mapping == {short: long}
    line = Judgement("2024", "different", short, long).line()
    (tmp_path / "judgements.jsonl").write_text(f"{line}\n", encoding="utf-8")
    assert open_graph(tmp_path).mapping == {}


@given(st.lists(KEYS, max_size=60, unique=True), st.lists(KEYS, max_size=3, unique=True))
def test_keys_that_came_later_find_their_places(first: list[str], late: list[str]) -> None:
    keys = sorted(first) + [k for k in late if k not in first]
    order = order_of(pa.array(keys, pa.string()))
    found = keys if order is None else [keys[n] for n in order]
    assert found == sorted(keys)
