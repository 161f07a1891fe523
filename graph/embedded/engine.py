"""Opening the engine on a graph folder: the copy, the process that serves it, the connection."""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from neo4j import GraphDatabase, NotificationMinimumSeverity, Result
from neo4j.exceptions import DatabaseError

import graph
from graph.embedded import copies
from graph.embedded.plan import Plan, plan
from graph.embedded.text import check_aggregates, columns
from graph.errors import MissingPart, StoreError
from graph.neo4j.connect import Database, Rows
from graph.neo4j.refusals import READS_ONLY

USER = "root"
SECONDS = 60.0

Line = dict[str, Any]
Progress = Callable[[int, int, str], None]
Before = Callable[[Plan], None]


@dataclass(frozen=True)
class Embedded(Database):
    """The engine, open for reading. It runs a statement by itself: in a transaction it could not be read-only.

    `why` says what is wrong with a statement that was not understood; `stop` ends the engine.
    """

    why: Callable[[str], str]
    stop: Callable[[], None]

    def execute(self, text: str, parameters: dict[str, Any], take: Callable[[Result], Rows], *_: Any) -> Rows:
        """Run one statement; a write is refused by the engine, what it would misread before it is asked."""
        check_aggregates(text)
        try:
            opening = self.driver.session(database=copies.DATABASE, default_access_mode="READ")
            with opening as session, self.stopping():
                found = take(session.run(text, parameters))
                # the engine names no columns of no rows
                return found if found.keys else found._replace(keys=columns(text))
        except DatabaseError as error:
            if READS_ONLY in str(error) and (said := self.why(text)):
                raise not_understood(self.uri, said) from error
            raise

    @contextmanager
    def stopping(self) -> Iterator[None]:
        """On Ctrl-C end the engine at once: a session that is closed would wait for the statement."""
        try:
            yield
        except KeyboardInterrupt:
            self.stop()
            raise


def available() -> bool:
    """Whether the engine is installed here."""
    return importlib.util.find_spec("arcadedb_embedded") is not None


def check_available() -> None:
    """Raises MissingPart, which says what to do on this kind of machine."""
    if not available():
        raise MissingPart(
            "Cypher on a graph folder needs the engine arcadedb-embedded: pip install 'saan[cypher]'. It exists for "
            "Linux with glibc 2.34 or newer, Windows (x64) and Macs with Apple chips; not for Intel Macs or Alpine. "
            "There: push the graph to a Neo4j server (saan push --uri …) and give its address (saan cypher --uri …), "
            "or read the Parquet files with DuckDB.",
            "การใช้ Cypher กับโฟลเดอร์กราฟต้องติดตั้ง arcadedb-embedded: pip install 'saan[cypher]' "
            "ใช้ได้บน Linux (glibc 2.34 ขึ้นไป) Windows (x64) และ Mac ชิป Apple ไม่มีสำหรับ Mac ชิป Intel และ Alpine "
            "กรณีนั้นให้ส่งกราฟไปยัง Neo4j (saan push --uri …) แล้วระบุที่อยู่ (saan cypher --uri …) หรืออ่านไฟล์ Parquet ด้วย DuckDB",
        )


@contextmanager
def opened(
    folder: str | Path,
    *,
    province: str | None = None,
    year: int | None = None,
    seconds: float = SECONDS,
    before: Before | None = None,
    progress: Progress | None = None,
) -> Iterator[Embedded]:
    """The engine on a read-only copy of a graph folder, or of its part of a province (DOPA code) and year (BE).

    A copy that is not in the user's cache is made first: `before(plan)` is called then, and may raise to stop it.
    A statement ends after `seconds`. Raises MissingPart, FolderError, StoreError.
    """
    check_available()
    wanted = plan(Path(folder), province, year)

    def build(place: Path) -> None:
        if before:
            before(wanted)
        build_copy(wanted, place, progress or (lambda *_: None))

    with copies.reading(wanted.name, build) as copy, served(copy, wanted.folder, seconds) as database:
        yield database


def build_copy(wanted: Plan, place: Path, progress: Progress) -> None:
    """Write a copy in a process of its own. Raises StoreError where that fails."""
    asked = {"do": "build", "graph": str(wanted.folder), "folder": str(place)}
    with child({**asked, "province": wanted.province, "year": wanted.year}) as (said, *_):
        for line in said:
            if "total" in line:
                progress(line["done"], line["total"], line["what"])
            elif "built" in line:
                return
    raise gone()


@contextmanager
def served(copy: Path, folder: Path, seconds: float) -> Iterator[Embedded]:
    """A process that answers from a copy, and a connection to it."""
    password = secrets.token_hex(16)
    with child({"do": "serve", "folder": str(copy), "password": password, "seconds": seconds}) as (said, tell, stop):
        port = next((line["port"] for line in said if "port" in line), None)
        if port is None:
            raise gone()
        uri = f"bolt://127.0.0.1:{port}"
        quiet = NotificationMinimumSeverity.OFF
        with GraphDatabase.driver(uri, auth=(USER, password), notifications_min_severity=quiet) as driver:

            def why(text: str) -> str:
                tell({"why": text})
                return str(next(said)["why"])

            yield Embedded(str(folder), None, driver, why, stop)


@contextmanager
def child(asked: Line) -> Iterator[tuple[Iterator[Line], Callable[[Line], None], Callable[[], None]]]:
    """What the engine's process says, ways to tell it more and to end it; it ends with the block and this process."""
    with tempfile.TemporaryDirectory(prefix="saan-cypher-", ignore_cleanup_errors=True) as scratch:
        process = launched(scratch)
        try:
            assert process.stdin and process.stdout
            told = process.stdin

            def tell(line: Line) -> None:
                told.write(json.dumps(line) + "\n")
                told.flush()

            tell({**asked, "scratch": scratch})
            yield lines(process.stdout), tell, process.kill
        finally:
            process.kill()
            process.communicate()


def launched(scratch: str) -> subprocess.Popen[str]:
    """Start it in a folder of its own: it writes beside itself, and must not find the user's modules there."""
    rooms = str(Path(graph.__file__).resolve().parents[1])
    return subprocess.Popen(
        [sys.executable, "-m", "graph.embedded.child"],
        cwd=scratch,
        env={**os.environ, "PYTHONPATH": rooms, "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        # the terminal's Ctrl-C is for the program that asks
        start_new_session=sys.platform != "win32",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def lines(out: IO[str]) -> Iterator[Line]:
    """What it says, until it ends. Raises StoreError where it failed."""
    for line in out:
        said: Line = json.loads(line)
        if "failed" in said:
            raise StoreError(
                f"the Cypher engine failed: {said['failed']}", f"เครื่องมือ Cypher ทำงานไม่สำเร็จ: {said['failed']}"
            )
        yield said


def not_understood(uri: str, said: str) -> StoreError:
    return StoreError(f"{uri}: the statement is not understood. {said}", f"{uri}: ไม่เข้าใจคำสั่ง ข้อความจากเครื่องมือ: {said}")


def gone() -> StoreError:
    return StoreError(
        "the Cypher engine ended by itself; is there 1.5 GB of free memory? A selection (--province) takes less.",
        "เครื่องมือ Cypher หยุดทำงานเอง มีหน่วยความจำว่าง 1.5 GB หรือไม่ เลือกเฉพาะจังหวัด (--province) จะใช้น้อยลง",
    )


__all__ = ["Before", "Embedded", "Progress", "available", "opened"]
