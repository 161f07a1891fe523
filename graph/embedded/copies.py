"""The copies in the user's cache: made once by one process, read by many, the oldest removed when there are too many.

NAME/saan/               the engine's database
NAME/readers/*.lock      held by the processes that read it: a copy in use is not removed
NAME.lock                held while it is made
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import StoreError

MOST_BYTES = 4_000_000_000
WAIT_SECONDS = 1800
DATABASE = "saan"


def cache_folder() -> Path:
    """Where copies are kept: SAAN_CACHE, else the system's place for what can be made again."""
    if named := os.environ.get("SAAN_CACHE"):
        return Path(named)
    home = Path.home()
    usual = {"win32": os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local", "darwin": home / "Library/Caches"}
    return Path(usual.get(sys.platform) or os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "saan" / "cypher"


@contextmanager
def reading(name: str, build: Callable[[Path], None], most_bytes: int = MOST_BYTES) -> Iterator[Path]:
    """The folder of a copy, kept for the block; `build(folder)` makes it where it is missing.

    Raises StoreError where another process makes it and does not come to an end.
    """
    cache = cache_folder()
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / name
    with making(folder):
        if not folder.exists():
            make(folder, build)
            remove_old(cache, most_bytes, folder)
        lock = in_use(folder)
    try:
        yield folder
    finally:
        lock.release()
        with suppress(OSError):
            Path(lock.lock_file).unlink(missing_ok=True)


@contextmanager
def making(folder: Path) -> Iterator[None]:
    """Hold the right to make or remove a copy."""
    try:
        with FileLock(folder.with_suffix(".lock"), timeout=WAIT_SECONDS):
            yield
    except Timeout:
        raise StoreError(
            f"{folder}: another program has been making this copy of the graph for half an hour; end it and try again",
            f"{folder}: โปรแกรมอื่นกำลังทำสำเนากราฟนี้นานกว่าครึ่งชั่วโมง โปรดปิดโปรแกรมนั้นแล้วลองใหม่",
        ) from None


def make(folder: Path, build: Callable[[Path], None]) -> None:
    """Build beside the place and rename: a copy that is there is whole."""
    for left in folder.parent.glob(f"{folder.name}.*.tmp"):
        shutil.rmtree(left, ignore_errors=True)
    temporary = folder.with_name(f"{folder.name}.{os.getpid()}.tmp")
    temporary.mkdir()
    try:
        build(temporary)
        (temporary / "readers").mkdir()
        temporary.replace(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def in_use(folder: Path) -> FileLock:
    """A held lock that says that this process reads the copy; the system lets it go when the process dies."""
    # the time of the last use decides which copy goes first
    os.utime(folder)
    lock = FileLock(folder / "readers" / f"{secrets.token_hex(8)}.lock")
    lock.acquire()
    return lock


def remove_old(cache: Path, most_bytes: int, keep: Path) -> None:
    """Remove the copies used longest ago until the rest fits; those in use stay."""
    copies = sorted((p for p in cache.iterdir() if (p / "readers").is_dir()), key=lambda p: p.stat().st_mtime)
    sizes = {p: size(p) for p in copies}
    for copy in copies:
        if sum(sizes.values()) <= most_bytes:
            return
        if copy != keep and not is_used(copy):
            with suppress(Timeout), FileLock(copy.with_suffix(".lock"), timeout=0):
                shutil.rmtree(copy, ignore_errors=True)
                del sizes[copy]


def is_used(copy: Path) -> bool:
    """Whether a living process holds one of the readers' locks."""
    for file in copy.glob("readers/*.lock"):
        try:
            with FileLock(file, timeout=0):
                pass
        except Timeout:
            return True
    return False


def size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
