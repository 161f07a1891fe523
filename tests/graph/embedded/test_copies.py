"""Copies are made once, whole, by one process at a time, and removed when there are too many."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import save_graph
from graph.embedded import Plan, copies, opened
from graph.embedded.plan import plan
from tests.graph import world


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def fill(size: int = 10) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        (folder / "data").write_bytes(b"x" * size)

    return build


def test_a_copy_is_made_once() -> None:
    made: list[Path] = []
    for _ in range(2):
        with copies.reading("one", lambda folder: made.append(folder)) as copy:
            assert copy.is_dir()
    assert len(made) == 1


def test_a_build_that_fails_leaves_nothing_that_looks_whole(own_cache: Path) -> None:
    def broken(folder: Path) -> None:
        fill()(folder)
        raise RuntimeError("full")

    with pytest.raises(RuntimeError), copies.reading("one", broken):
        pass
    assert [p for p in own_cache.iterdir() if p.is_dir()] == []
    with copies.reading("one", fill()) as copy:
        assert (copy / "data").exists()


def test_what_a_killed_build_left_is_removed(own_cache: Path) -> None:
    (own_cache / "one.123.tmp").mkdir(parents=True)
    with copies.reading("one", fill()):
        pass
    assert not (own_cache / "one.123.tmp").exists()


def test_the_copy_used_longest_ago_goes_first(own_cache: Path) -> None:
    for age, name in enumerate(("new", "old")):
        with copies.reading(name, fill()):
            pass
        os.utime(own_cache / name, (1000 - age, 1000 - age))
    with copies.reading("newest", fill(), most_bytes=25):
        pass
    assert sorted(p.name for p in own_cache.iterdir() if p.is_dir()) == ["new", "newest"]


def test_a_copy_that_another_process_reads_stays(own_cache: Path) -> None:
    program = (
        "import sys; from graph.embedded import copies\n"
        "with copies.reading('old', lambda f: (f / 'data').write_bytes(b'x' * 10)):\n"
        "    print(1, flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen([sys.executable, "-c", program], stdin=-1, stdout=-1, text=True)
    assert other.stdout
    other.stdout.readline()
    with copies.reading("new", fill(), most_bytes=5):
        pass
    assert (own_cache / "old" / "data").exists()
    other.kill()
    other.communicate()
    with copies.reading("newer", fill(), most_bytes=5):
        pass
    assert not (own_cache / "old").exists()


def test_another_content_is_another_copy_and_a_selection_too(tmp_path: Path) -> None:
    folder = save_graph(world.table(), tmp_path / "graph")
    first = plan(folder).name
    assert plan(folder, province="57").name != first == plan(folder).name
    save_graph(world.table().merge(world.release()), folder)
    assert plan(folder).name != first


def test_the_plan_counts_what_is_shown_and_offers_a_selection_of_a_large_graph(tmp_path: Path) -> None:
    graph = world.table().merge(world.release())
    found = plan(save_graph(graph, tmp_path / "graph"))
    assert (found.nodes, found.links) == graph.count()
    assert not found.is_large
    nation = Plan(tmp_path, None, None, 1_000_000, 6_000_000)
    assert nation.is_large
    assert nation.seconds > 60
    assert not Plan(tmp_path, "57", None, 1_000_000, 0).is_large


def test_before_a_copy_is_made_the_user_may_say_no(tmp_path: Path, own_cache: Path) -> None:
    folder = save_graph(world.table(), tmp_path / "graph")

    def no(found: Plan) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), opened(folder, before=no):
        pass
    assert [p for p in own_cache.iterdir() if p.is_dir()] == []


def test_a_selection_holds_what_is_selected(tmp_path: Path) -> None:
    folder = save_graph(world.table().merge(world.release()), tmp_path / "graph")
    with opened(folder, province="99") as nowhere:
        assert nowhere.ask("MATCH (o:Organization) RETURN count(o) AS n").records[0]["n"] == 0
    with opened(folder, province="57") as here:
        assert here.ask("MATCH (o:Organization) RETURN count(o) AS n").records[0]["n"] > 0
