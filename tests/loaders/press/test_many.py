"""Several releases in a file, thousands of files, and a release that breaks the reader."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from loaders import load
from loaders.press import parts, read, read_all
from loaders.press.many import FEW, each, facts_of, version
from tests.loaders.press.samples import PLAIN, TWO_CHAIRS, TWO_DAYS
from tests.loaders.press.scoring import releases, rounds


def twice(number: int, by: int) -> int:
    return number * by


@pytest.mark.parametrize("rule", ["==========", "-----", "* * *", "━━━━━━━━"])
def test_releases_of_one_file_are_read_apart(rule: str) -> None:
    text = f"{PLAIN}\n{rule}\n{TWO_CHAIRS}"
    first, second = read_all(text)
    assert [e.canonical for e in first.entities] == [e.canonical for e in read(PLAIN).entities]
    assert [e.canonical for e in second.entities] == [e.canonical for e in read(TWO_CHAIRS).entities]
    assert first.text == second.text == text
    written = {text[s:e] for x in second.entities for s, e in x.mentions}
    assert written == {TWO_CHAIRS[s:e] for x in read(TWO_CHAIRS).entities for s, e in x.mentions}


def test_a_line_inside_a_release_does_not_part_it() -> None:
    assert len(read_all(f"{PLAIN}\n----------\nติดต่อ งานประชาสัมพันธ์")) == 1
    assert len(read_all(PLAIN.replace("\n", "\n-----\n", 1))) == 1
    assert all(len(parts.releases(text)) == 1 for folder in rounds() for text, _ in releases(folder))


def test_releases_of_one_file_are_one_source_with_two_meetings(tmp_path: Path) -> None:
    (tmp_path / "week.txt").write_text(f"{PLAIN}\n=====\n{TWO_CHAIRS}", encoding="utf-8")
    graph, report = load(tmp_path / "week.txt")
    assert report.exit_code == 0
    assert graph.sources["kind"].tolist().count("press") == 1
    assert len(graph.nodes("Meeting")) == 2


def test_a_release_that_breaks_the_reader_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(parts, "read", broken)
    with pytest.raises(SourceError) as told:
        facts_of(TWO_DAYS, "a.txt")
    assert "RecursionError: too deep" in str(told.value)
    assert "a.txt" in told.value.th


def test_many_tasks_are_done_in_order_on_every_core() -> None:
    many = list(range(3 * FEW))
    assert list(each(twice, many, 2)) == [2 * n for n in many]
    assert list(each(twice, [1, 2], 3)) == [3, 6]


def test_the_version_is_that_of_the_reader() -> None:
    assert version() == version()
    assert len(version()) == 16
