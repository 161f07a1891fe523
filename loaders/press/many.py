"""Thousands of releases: on every core, and none that breaks the reader ends the run."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.resources import files
from itertools import repeat
from multiprocessing import get_context
from typing import TypeVar

from graph.errors import SaanError, SourceError
from loaders.documents import text_of
from loaders.inputs import Input
from loaders.press.facts import Facts
from loaders.press.parts import read_all

# fewer are read sooner than another process has started
FEW = 40
Task = TypeVar("Task")
Given = TypeVar("Given")
Done = TypeVar("Done")


@cache
def version() -> str:
    """The digest of the reader and its word lists: facts of another one are to be read again."""
    whole = hashlib.sha256()
    for folder in (files("loaders.press"), files("loaders.press") / "lexicons"):
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.name.endswith((".py", ".txt")):
                whole.update(file.read_bytes())
    return whole.hexdigest()[:16]


def facts_of(text: str, name: str) -> list[Facts]:
    """The facts of every release of a text. Raises SourceError, with the reason, where one breaks the reader."""
    try:
        return read_all(text)
    # whatever a text does to one of its rules, the other releases are read
    except Exception as wrong:
        found = f"{type(wrong).__name__}: {wrong}"
        th = f"{name}: อ่านข่าวนี้ไม่สำเร็จ ({found}) ข่าวอื่นอ่านต่อตามปกติ โปรดส่งไฟล์นี้ให้ผู้ดูแลสาน"
        raise SourceError(
            name, found, "a text that the reader can read", "Send it to who keeps Saan.", th=th
        ) from wrong


def facts_or_none(release: Input, given: None) -> list[Facts] | None:
    """The facts of a release; None where something is wrong with it, which is said when it is read again."""
    try:
        return facts_of(text_of(release.read(), release.name), release.name)
    except (OSError, SaanError):
        return None


def each(do: Callable[[Task, Given], Done], tasks: list[Task], given: Given) -> Iterator[Done]:
    """`do(task, given)` of every task in order; of many tasks, on every core."""
    workers = min(os.cpu_count() or 1, len(tasks) // FEW + 1)
    if workers == 1:
        yield from map(do, tasks, repeat(given))
        return
    # spawn is the only way that every system knows
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(do, tasks, repeat(given), chunksize=8)
