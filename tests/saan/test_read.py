"""`saan read`: what was written is read again only by another reader or of other bytes."""

from pathlib import Path

from loaders.inputs import gather
from saan.commands.load import put_facts

RELEASE = sorted((Path(__file__).parents[2] / "examples" / "releases").glob("*.txt"))[0]


def test_what_the_same_reader_wrote_of_the_same_bytes_stays(tmp_path: Path) -> None:
    (one,), _ = gather((RELEASE,))
    put_facts(one, tmp_path)
    file = tmp_path / f"{RELEASE.stem}.json"
    kept = file.read_text("utf-8").replace('"review"', '"kept"')
    file.write_text(kept, "utf-8")
    put_facts(one, tmp_path)
    assert file.read_text("utf-8") == kept
    file.write_text(kept.replace('"reader": "', '"reader": "older'), "utf-8")
    put_facts(one, tmp_path)
    assert '"review"' in file.read_text("utf-8")


def test_several_releases_of_a_file_are_several_files(tmp_path: Path) -> None:
    text = RELEASE.read_text("utf-8")
    (tmp_path / "week.txt").write_text(f"{text}\n==========\n{text}", "utf-8")
    (one,), _ = gather((tmp_path / "week.txt",))
    put_facts(one, tmp_path / "facts")
    assert sorted(p.name for p in (tmp_path / "facts").iterdir()) == ["week.2.json", "week.json"]
