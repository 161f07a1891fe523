"""Does a test fail for every sign and off-by-one in the methods?

    python benchmarks/mutants.py [FILE ...] [--most 40]

Of each file of queries/methods every + becomes -, - becomes +, * becomes /, / becomes *, < becomes <=, <= becomes <,
> becomes >=, >= becomes >, and 1 becomes 2, one at a time, in a copy of the checkout. The tests of the methods and of
`hubs` must fail. Prints the mutants that live; the exit code is 1 where any does. Loaded imports make each mutant cost
some seconds.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
METHODS = Path("queries", "methods")
TESTS = (
    "tests/queries/test_methods.py",
    "tests/queries/test_methods_ties.py",
    "tests/queries/test_methods_choice.py",
)
OTHER: dict[type[ast.AST], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
}


def mutants(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, what was changed, and the whole text, of each mutant."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    raw = text.encode()

    def changed(begin: int, end: int, old: str, new: str) -> str | None:
        at = raw.find(old.encode(), begin, end)
        return None if at < 0 else (raw[:at] + new.encode() + raw[at + len(old.encode()) :]).decode()

    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.BinOp):
            ends, of = (node.left, node.right), type(node.op)
        elif isinstance(node, ast.Compare):
            ends, of = (node.left, node.comparators[0]), type(node.ops[0])
        elif isinstance(node, ast.Constant) and node.value == 1 and not isinstance(node.value, bool):
            begin = starts[node.lineno - 1] + node.col_offset
            found = changed(begin, begin + 1, "1", "2")
            if found:
                yield node.lineno, "1 -> 2", found
            continue
        else:
            continue
        if of in OTHER:
            begin = starts[(ends[0].end_lineno or 1) - 1] + (ends[0].end_col_offset or 0)
            end = starts[ends[1].lineno - 1] + ends[1].col_offset
            found = changed(begin, end, *OTHER[of])
            if found:
                yield ends[0].lineno, " -> ".join(OTHER[of]), found


def lives(folder: Path) -> bool:
    """Whether the tests pass in a folder."""
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *TESTS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "HYPOTHESIS_DATABASE_FILE": ""},
        capture_output=True,
        timeout=600,
        check=False,
    )
    return told.returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="names in queries/methods; all where none is given")
    parser.add_argument("--most", type=int, default=10_000, help="mutants of each file")
    given = parser.parse_args()
    alive = total = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "saan")
        ignore = shutil.ignore_patterns(".git", "__pycache__", ".venv", "examples", "releases")
        shutil.copytree(ROOT, folder, ignore=ignore)
        for path in sorted((folder / METHODS).glob("*.py")):
            if path.name == "__init__.py" or (given.files and path.name not in given.files):
                continue
            text = path.read_text(encoding="utf-8")
            for line, change, mutant in list(mutants(text))[: given.most]:
                path.write_text(mutant, encoding="utf-8")
                total += 1
                if lives(folder):
                    alive += 1
                    print(f"lives: {path.name}:{line}: {change}: {text.splitlines()[line - 1].strip()}", flush=True)
            path.write_text(text, encoding="utf-8")
    print(f"{total - alive} of {total} mutants are found")
    return int(alive > 0)


if __name__ == "__main__":
    sys.exit(main())
