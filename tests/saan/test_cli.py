"""The command line as a user meets it: real processes, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from queries.registry import QUESTIONS
from tests.servers.fixtures import PageOf

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
RELEASE = EXAMPLES / "releases" / "02-prachinburi-working-group.txt"


def saan(*words: str | Path, cwd: Path, lang: str = "en", code: int = 0, **extra: str) -> str:
    """Run the command; returns standard output, and standard error where it failed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SAAN_LANG": lang, "PYTHONWARNINGS": "error"} | extra
    run = subprocess.run(
        [sys.executable, "-m", "saan", *map(str, words)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == code, (run.returncode, run.stdout, run.stderr)
    assert "Traceback" not in run.stderr, run.stderr
    return run.stdout + run.stderr if code else run.stdout


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph") / "กราฟ"
    saan("load", EXAMPLES, "--graph", folder, "--quiet", cwd=ROOT)
    return folder


def test_from_nothing_bare_saan_says_the_next_three_things(tmp_path: Path) -> None:
    said = saan(cwd=tmp_path)
    assert "there is no graph" in said
    assert "saan demo" in said
    assert "saan load" in said
    assert "ยังไม่มีกราฟ" in saan(cwd=tmp_path, lang="th")


def test_bare_saan_says_what_is_loaded(graph: Path, tmp_path: Path) -> None:
    said = saan("--graph", graph, cwd=tmp_path)
    assert "from 19 sources" in said
    assert "saan ask" in said


def test_demo_does_the_main_job(tmp_path: Path, page_of: PageOf) -> None:
    said = saan("demo", "--out", "out", "--quiet", cwd=tmp_path)
    for wanted in ("invented data", "Which networks are linked", "why the first row", "next: saan load"):
        assert wanted in said
    for page in ("index.html", "coach-candidates.html"):
        assert "ข้อมูลสมมติ" in (tmp_path / "out" / page).read_text("utf-8")
    pages = {path.name for path in (tmp_path / "out").glob("*.html")}
    index = page_of(tmp_path / "out" / "index.html").page
    linked = {str(a.get_attribute("href")) for a in index.locator(".pages a").all()}
    pictures = {path.name for path in (tmp_path / "out").glob("*.svg")}
    assert linked == pages - {"index.html"} | pictures and (len(pages), len(pictures)) == (11, 5)
    for name in pages:
        opened = page_of(tmp_path / "out" / name)
        opened.page.wait_for_timeout(200)
        assert (opened.requests, opened.errors) == ([], []), name
        opened.page.close()


def test_questions_are_listed_and_their_cypher_printed(tmp_path: Path) -> None:
    listed = saan("ask", cwd=tmp_path)
    assert [q for q in QUESTIONS if q not in listed] == []
    for question in ("network-links", "hubs"):
        assert "MATCH" in saan("ask", question, "--cypher", cwd=tmp_path)


def test_an_answer_in_every_form(graph: Path, tmp_path: Path) -> None:
    given = ("--graph", graph, "--province", "พะเยา")
    said = json.loads(saan("ask", "hubs", *given, "--format", "json", cwd=tmp_path))
    parts = {"question", "parameters", "columns", "rows", "evidence", "evidence_total", "answer", "method", "warnings"}
    assert parts <= set(said)
    assert {"name", "meaning", "unit"} <= set(said["columns"][0])
    assert {"source", "place", "words"} <= set(said["evidence"][0][0])
    assert max(map(len, said["evidence"])) <= 20
    csv = saan("ask", "hubs", *given, "--format", "csv", cwd=tmp_path)
    assert csv.splitlines()[0].split(",")[:2] == ["rank", "organization"]
    for name in ("a.csv", "a.xlsx", "a.html"):
        saan("ask", "hubs", *given, "--out", name, cwd=tmp_path)
        assert (tmp_path / name).stat().st_size > 500
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(pd.read_excel(tmp_path / "a.xlsx", sheet_name="hubs", engine="calamine")) == len(said["rows"])
    assert "programme/attendance.csv" in saan("ask", "hubs", *given, "--why", "1", cwd=tmp_path)


def test_names_of_persons_are_shown_only_when_asked_for(graph: Path, tmp_path: Path) -> None:
    found = pd.read_csv(EXAMPLES / "programme" / "attendance.csv")["person"].dropna().iloc[0]
    name = found.removeprefix("นางสาว").removeprefix("นาง").removeprefix("นาย")
    for to in ("a.json", "a.graphml", "a.gexf"):
        saan("export", "--graph", graph, "--to", to, cwd=tmp_path)
        assert name not in (tmp_path / to).read_text("utf-8")
    saan("export", "--graph", graph, "--to", "a.json", "--names", cwd=tmp_path)
    assert name in (tmp_path / "a.json").read_text("utf-8")


def test_the_explorer_is_written_where_the_user_stands(graph: Path, tmp_path: Path) -> None:
    said = saan("explore", "--graph", graph, cwd=tmp_path)
    assert "explorer.html" in said
    assert "ข้อมูลสมมติ" in (tmp_path / "explorer.html").read_text("utf-8")


def test_exports_are_read_by_others(graph: Path, tmp_path: Path) -> None:
    import networkx as nx

    saan("export", "--graph", graph, "--to", "g.graphml", cwd=tmp_path)
    assert nx.read_graphml(tmp_path / "g.graphml").number_of_nodes() > 1000
    saan("export", "--graph", graph, "--to", "tables", cwd=tmp_path)
    assert "name" in pd.read_csv(tmp_path / "tables" / "Network.csv").columns
    saan("export", "--graph", graph, "--to", "g.xlsx", cwd=tmp_path)
    with pd.ExcelFile(tmp_path / "g.xlsx", engine="calamine") as book:
        assert "MEMBER_OF" in book.sheet_names
    assert "expected .graphml" in saan("export", "--graph", graph, "--to", "g.doc", cwd=tmp_path, code=2)


def test_read_writes_the_facts_of_each_release(tmp_path: Path) -> None:
    saan("read", RELEASE, tmp_path / "missing.txt", "--facts", "f", "--quiet", cwd=tmp_path, code=3)
    facts = json.loads((tmp_path / "f" / f"{RELEASE.stem}.json").read_text("utf-8"))
    assert {"entities", "relations", "review"} <= set(facts)
    text = RELEASE.read_text("utf-8")
    for entity in facts["entities"]:
        for mention in entity["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_read_takes_folders_and_keeps_two_releases_of_one_name(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "one.txt").write_bytes(RELEASE.read_bytes())
    saan("read", "in", "--facts", "f", "--quiet", cwd=tmp_path)
    assert all((tmp_path / "f" / folder / "one.json").is_file() for folder in ("a", "b"))


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    assert "expected th or en" in saan("schema", "--lang", "fr", cwd=tmp_path, code=2)


def test_loading_again_changes_nothing_and_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    saan("load", RELEASE, "--graph", "g", "--quiet", cwd=tmp_path)
    before = {p.name: p.read_bytes() for p in (tmp_path / "g").rglob("*") if p.is_file()}
    saan("load", RELEASE, "--graph", "g", "--quiet", cwd=tmp_path)
    assert {p.name: p.read_bytes() for p in (tmp_path / "g").rglob("*") if p.is_file()} == before
    assert "nothing was written" in saan("load", RELEASE, "--graph", "h", "--dry-run", "--quiet", cwd=tmp_path)
    assert not (tmp_path / "h").exists()


def test_a_source_can_be_listed_and_forgotten(tmp_path: Path) -> None:
    saan("load", RELEASE, "--graph", "g", "--quiet", cwd=tmp_path)
    assert RELEASE.name in saan("sources", "--graph", "g", cwd=tmp_path)
    assert "expected one of" in saan("forget", "nothing", "--graph", "g", cwd=tmp_path, code=2)
    saan("forget", RELEASE.name, "--graph", "g", cwd=tmp_path)
    assert RELEASE.name not in saan("sources", "--graph", "g", cwd=tmp_path)


def test_two_files_of_one_name_from_two_provinces_both_stay(tmp_path: Path) -> None:
    for province in ("น่าน", "ตาก"):
        folder = tmp_path / province
        folder.mkdir()
        (folder / "list.csv").write_text(f"organization,network\nวัดสมมติ{province},เครือข่ายศาสนา\n", "utf-8")
        saan("load", folder / "list.csv", "--province", province, "--graph", "g", "--quiet", cwd=tmp_path)
    assert saan("sources", "--graph", "g", cwd=tmp_path).count("list.csv") == 2


def test_what_is_wrong_is_said_with_what_to_do_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.csv").write_bytes(b"\x00\xff\xfe\x01\x80\x02\x03" * 20)
    (tmp_path / "strange.csv").write_text("colour,shape\nred,round\n", "utf-8")
    (tmp_path / "place.csv").write_text("organization,province\nวัดสมมติ,ไม่มีจังหวัดนี้\n", "utf-8")
    wrong = ["missing.txt", "empty", "bad.csv", "strange.csv", "place.csv"]
    said = saan("load", *wrong, "--graph", "g", "--quiet", cwd=tmp_path, code=4)
    for name in wrong:
        assert name in said
    assert "ไม่มีจังหวัดนี้" in said
    said = saan("load", *wrong, RELEASE, "--graph", "g", "--quiet", "--report", "r.csv", cwd=tmp_path, code=3)
    assert "nodes and" in said
    assert len(pd.read_csv(tmp_path / "r.csv")) >= len(wrong)


def test_wrong_use_and_no_graph_are_sentences(graph: Path, tmp_path: Path) -> None:
    assert "there is no graph here" in saan("ask", "hubs", "--graph", "none", cwd=tmp_path, code=1)
    assert "there is no question" in saan("ask", "nothing", "--graph", graph, cwd=tmp_path, code=2)
    assert "province" in saan("ask", "hubs", "--graph", graph, "--province", "ปารีส", cwd=tmp_path, code=2)
    assert "name=value" in saan("ask", "hubs", "--graph", graph, "--set", "x", cwd=tmp_path, code=2)
    assert "no row 9999" in saan("ask", "hubs", "--graph", graph, "--why", "9999", cwd=tmp_path, code=2)
    saan("frobnicate", cwd=tmp_path, code=2)


def test_a_graph_of_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    saan("load", RELEASE, "--graph", "g", "--quiet", cwd=tmp_path)
    file = tmp_path / "g" / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"format": 99}), "utf-8")
    assert "update Saan" in saan("ask", "hubs", "--graph", "g", cwd=tmp_path, code=1)


def test_a_cell_that_a_spreadsheet_would_run_is_exported_as_text(tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text('organization,province\n"=cmd|calc",น่าน\n"+1",น่าน\n', "utf-8")
    saan("load", "o.csv", "--graph", "g", "--quiet", cwd=tmp_path)
    saan("export", "--graph", "g", "--to", "csv", cwd=tmp_path)
    cells = (tmp_path / "csv" / "Organization.csv").read_text("utf-8-sig")
    assert "'=cmd" in cells
    assert ",=cmd" not in cells


def test_the_templates_can_be_loaded_as_they_are_written(tmp_path: Path) -> None:
    said = saan("template", "--out", "t", cwd=tmp_path)
    assert said.count(".xlsx") >= 1
    saan("load", "t", "--graph", "g", "--quiet", cwd=tmp_path, code=4)


def test_the_model_in_words_in_both_languages(tmp_path: Path) -> None:
    assert "MEMBER_OF" in saan("schema", cwd=tmp_path)
    assert "แบบจำลองข้อมูล" in saan("schema", cwd=tmp_path, lang="th")


def test_thai_comes_out_whole_in_a_narrow_locale(graph: Path, tmp_path: Path) -> None:
    said = saan("--graph", graph, cwd=tmp_path, lang="th", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "แหล่งข้อมูล" in said
