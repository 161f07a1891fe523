"""What holds for the whole checkout: rooms, sizes, tools, pins, and nothing that belongs to one machine."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# room: the rooms that it may know
KNOWS = {
    "graph": set[str](),
    "loaders": {"graph"},
    "queries": {"graph"},
    "saan": {"graph", "loaders", "queries"},
}
MOST_LINES = 400
# written so that this file does not match itself
MACHINE_PATH = rb"(?<![\w.-])/(?:work|home|root)/[\w.]"
PACKAGE_INDEX = rb"py(?:pi)\.org|python(?:hosted)\.org|repo1?\.(?:maven)|(?:npmjs)\.org|deb\.(?:debian)|(?:crates)\.io"
PIN = re.compile(r"^([\w.-]+==[\w.+]+(?: ; [^\\]+)?)", re.MULTILINE)


def sources(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def tracked() -> list[Path]:
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def imported(path: Path) -> Iterator[str]:
    """The top-level package of every import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = path.relative_to(ROOT).parts
            above = parts[: len(parts) - node.level] if node.level else ()
            yield ".".join([*above, node.module or ""]).partition(".")[0]


@pytest.mark.parametrize("room", KNOWS)
def test_a_room_knows_only_its_neighbours(room: str) -> None:
    assert sources(room)
    known = {other for path in sources(room) for other in imported(path)} & {*KNOWS, "tests"}
    assert known <= KNOWS[room] | {room}


@pytest.mark.parametrize("room", KNOWS)
def test_a_room_comes_from_this_checkout(room: str) -> None:
    assert importlib.import_module(room).__file__ == str(ROOT / room / "__init__.py")


def test_no_file_is_too_long_to_read() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for x in KNOWS for path in sources(x)}
    assert {str(path): count for path, count in lines.items() if count > MOST_LINES} == {}


def test_every_folder_of_tests_is_a_package() -> None:
    # else two files of one name are one module to pytest
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert {str(x) for x in folders if not (x / "__init__.py").exists()} == set()


@pytest.mark.parametrize(
    "arguments",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["lint", "format", "types"],
)
def test_a_tool_has_no_complaint(arguments: list[str]) -> None:
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("pattern", [MACHINE_PATH, PACKAGE_INDEX], ids=["machine path", "package index"])
def test_nothing_belongs_to_one_machine(pattern: bytes) -> None:
    found = {str(path): match[0] for path in tracked() if (match := re.search(pattern, path.read_bytes()))}
    assert found == {}


def test_pins_are_the_same_everywhere() -> None:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["uv"]
    runtime, everything = (pins(ROOT / name) for name in ("requirements.txt", "requirements-dev.txt"))
    assert runtime
    assert {x.partition(" ;")[0] for x in runtime} <= {x.partition(" ;")[0] for x in everything}
    assert set(table["constraint-dependencies"]) == everything


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {"requirements.txt": project["project"]["dependencies"]}
    declared["requirements-dev.txt"] = [*declared["requirements.txt"], *project["dependency-groups"]["dev"]]
    for name, wanted in declared.items():
        pinned = {pin.partition("==")[0] for pin in pins(ROOT / name)}
        assert {re.split(r"[^\w.-]", x, maxsplit=1)[0] for x in wanted} - pinned == set(), "run .ci/pin"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert len(re.findall(r"\\\n    --hash=sha256:[0-9a-f]{64}", text)) >= len(pins(ROOT / name))
    blocks = re.split(r"\n(?=\w)", text.strip())
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def pins(path: Path) -> set[str]:
    return {pin.strip() for pin in PIN.findall(path.read_text(encoding="utf-8"))}
