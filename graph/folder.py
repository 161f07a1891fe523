"""The graph folder: immutable Parquet parts, shown frames that others read without Saan, and one manifest.

    manifest.json       names the parts; the only file that is replaced, in one os.replace
    parts/KIND-DIGEST.parquet     what sources stated
    shown/KIND-DIGEST.parquet     one row a key; link ends are ids into the node frames
    shown/classes-DIGEST.parquet  the shown key of every stated key that is shown by another
    judgements.jsonl    decisions of people, append-only

A process killed at any moment leaves the old manifest or the new one. Files that the manifest does not name are
swept by the next writer, so that a reader of the graph before keeps its files for one more write.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from graph import judgements
from graph.errors import FolderError, VersionError
from graph.parts import SOURCES, Part
from graph.schema import SCHEMA
from graph.value import PropertyGraph

# the layout of the folder, and the model its columns follow: a change of either needs a new number
FORMAT = 1
MANIFEST, JUDGEMENTS, CLASSES = "manifest.json", "judgements.jsonl", "classes"


@contextmanager
def writing(path: Path, timeout: float = 30) -> Iterator[None]:
    """Hold the folder for one writer. Raises FolderError when another keeps it longer than `timeout` seconds."""
    path.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path / ".lock", timeout=timeout, is_singleton=True):
            yield
    except Timeout:
        raise FolderError(
            f"{path}: another program is writing this graph; try again when it has ended",
            f"{path}: โปรแกรมอื่นกำลังเขียนกราฟนี้อยู่ โปรดลองใหม่เมื่อเสร็จแล้ว",
        ) from None


def is_graph(path: Path) -> bool:
    """Whether a graph is kept there."""
    return (path / MANIFEST).is_file()


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest. Raises FolderError where there is none or it cannot be read, VersionError for another format."""
    if not is_graph(path):
        raise FolderError(
            f"{path}: there is no graph here (no {MANIFEST}); make one with: saan load FILE... --graph {path}",
            f"{path}: ยังไม่มีกราฟ (ไม่พบ {MANIFEST}) สร้างได้ด้วยคำสั่ง: saan load FILE... --graph {path}",
        )
    try:
        manifest: dict[str, Any] = json.loads((path / MANIFEST).read_text("utf-8"))
        found = manifest["format"]
    except (ValueError, KeyError, TypeError) as wrong:
        raise FolderError(
            f"{path / MANIFEST}: found something that is no manifest ({wrong}); load the sources into a new folder",
            f"{path / MANIFEST}: ไฟล์เสียหาย ({wrong}) โปรดนำเข้าแหล่งข้อมูลใหม่ในโฟลเดอร์อื่น",
        ) from wrong
    if found != FORMAT:
        age = "a newer" if isinstance(found, int) and found > FORMAT else "an older"
        todo = "update Saan" if age == "a newer" else "load its sources again into a new folder"
        raise VersionError(
            f"{path}: found graph format {found}, of {age} Saan; expected {FORMAT}; {todo}",
            f"{path}: กราฟนี้เป็นรูปแบบ {found} แต่โปรแกรมนี้อ่านรูปแบบ {FORMAT} โปรดปรับรุ่นโปรแกรมหรือนำเข้าข้อมูลใหม่",
        )
    return manifest


def open_graph(path: str | Path) -> PropertyGraph:
    """The graph in a folder; parts are read when asked for. Raises FolderError or VersionError."""
    folder = Path(path)
    manifest = read_manifest(folder)
    parts = {
        kind: [Part(kind, partial(read_part, folder / entry["file"]), entry["digest"]) for entry in entries]
        for kind, entries in manifest["parts"].items()
    }
    decided = judgements.read(folder / JUDGEMENTS)
    kept = manifest.get(CLASSES, {"judgements": ""})
    fits = kept["judgements"] == digest_of_judgements(decided)
    return PropertyGraph(parts, decided, partial(read_classes, folder / kept["file"]) if fits else None)


def read_classes(file: Path) -> dict[str, str]:
    """The shown key of every stated key that is shown by another."""
    rows = read_part(file)
    return dict(zip(rows["stated"].to_pylist(), rows["shown"].to_pylist(), strict=True))


def classes_part(graph: PropertyGraph) -> Part:
    """The shown keys of stated keys as a part."""
    found = sorted(graph.mapping.items())
    columns = [pa.array(column, pa.string()) for column in zip(*found, strict=True)] or [pa.array([], pa.string())] * 2
    return Part(CLASSES, pa.table(columns, names=["stated", "shown"]))


def digest_of_judgements(decided: Iterable[judgements.Judgement]) -> str:
    """The digest of the decisions that classes rest on."""
    return hashlib.sha256("\n".join(j.line() for j in sorted(decided)).encode("utf-8", "surrogatepass")).hexdigest()


def read_part(file: Path) -> pa.Table:
    """The rows of a part. Raises FolderError when it is gone or damaged."""
    try:
        # closed at once, so that Windows lets a writer sweep it; and Arrow knows no name that is not UTF-8
        with file.open("rb") as data:
            return pq.read_table(data)
    except (OSError, pa.ArrowInvalid) as wrong:
        raise FolderError(
            f"{file}: this part of the graph cannot be read ({wrong}); restore it or load the sources again",
            f"{file}: อ่านส่วนนี้ของกราฟไม่ได้ ({wrong}) โปรดกู้คืนหรือนำเข้าแหล่งข้อมูลใหม่",
        ) from wrong


def shown_files(path: str | Path) -> dict[str, Path]:
    """The Parquet file of every shown frame, by kind: what DuckDB, Spark, pandas or R read without Saan."""
    folder = Path(path)
    return {kind: folder / entry["file"] for kind, entry in read_manifest(folder)["shown"].items()}


def save_graph(graph: PropertyGraph, path: str | Path) -> Path:
    """Write a graph into a folder, whole or not at all; parts that are there already are kept as they are."""
    folder = Path(path)
    with writing(folder):
        sweep(folder)
        for sub in ("parts", "shown"):
            (folder / sub).mkdir(exist_ok=True)
        parts = {
            kind: [put(folder / "parts", part) for part in gathered(kind, found)] for kind, found in graph.parts.items()
        }
        shown = {kind: put(folder / "shown", part) for kind, part in shown_parts(graph)}
        append_judgements(graph, folder / JUDGEMENTS)
        classes = put(folder / "shown", classes_part(graph))
        decided = judgements.read(folder / JUDGEMENTS)
        classes["judgements"] = digest_of_judgements(decided) if set(decided) == set(graph.judgements) else ""
        manifest = {"format": FORMAT, "parts": parts, "shown": shown, CLASSES: classes}
        replace(
            folder / MANIFEST,
            (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(),
        )
    return folder


def gathered(kind: str, parts: tuple[Part, ...]) -> list[Part]:
    """The kept parts, and the new ones as one: the same inputs in any order give the same bytes."""
    kept = [p for p in parts if p.kept]
    new = [p for p in parts if not p.kept]
    if len(new) > 1:
        new.sort(key=first_source)
        new = [Part(kind, pa.concat_tables([p.rows for p in new]).unify_dictionaries().combine_chunks())]
    return sorted([*kept, *new], key=lambda p: p.digest)


def first_source(part: Part) -> tuple[str, str]:
    column = part.rows["id" if part.kind == SOURCES else "stated_in"]
    return str(column[0].as_py()) if len(column) else "", part.digest


def shown_parts(graph: PropertyGraph) -> Iterator[tuple[str, Part]]:
    """The shown frames as parts: the node kinds that hold a node, the link kinds that hold a link."""
    for label in SCHEMA.nodes:
        if len(graph.keys(label)):
            yield label, as_part(label, graph.nodes(label))
    for (type, start, end), kind in SCHEMA.links.items():
        if kind.id in graph.parts:
            yield kind.id, as_part(kind.id, graph.links(type, start, end))


def as_part(kind: str, frame: pd.DataFrame) -> Part:
    return Part(kind, pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata())


def put(folder: Path, part: Part) -> dict[str, Any]:
    """Write a part under the name of its digest, unless it is there."""
    file = folder / f"{part.kind}-{part.digest[:16]}.parquet"
    if not file.exists():
        replace(file, part.to_bytes())
    return {"file": f"{folder.name}/{file.name}", "digest": part.digest, "rows": len(part.rows)}


def replace(file: Path, data: bytes) -> None:
    """Put bytes at a path in one step: readers see the old file or the whole new one."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(file)


def append_judgements(graph: PropertyGraph, file: Path) -> None:
    known = set(judgements.read(file))
    new = [j.line() for j in graph.judgements if j not in known]
    if new:
        with file.open("a", encoding="utf-8", newline="\n") as out:
            out.write("".join(f"{line}\n" for line in new))


def sweep(folder: Path) -> None:
    """Remove what the manifest does not name: leftovers of a killed writer and of graphs before the last."""
    named: set[str] = set()
    if is_graph(folder):
        manifest = read_manifest(folder)
        named = {e["file"] for entries in manifest["parts"].values() for e in entries}
        named |= {e["file"] for e in (*manifest["shown"].values(), manifest.get(CLASSES, {"file": ""}))}
    for file in [*folder.glob("parts/*"), *folder.glob("shown/*"), *folder.glob("*.tmp")]:
        if file.relative_to(folder).as_posix() not in named:
            file.unlink(missing_ok=True)


def digest_of(path: str | Path) -> str:
    """The digest of a graph: of the manifest that names its parts by theirs."""
    return hashlib.sha256((Path(path) / MANIFEST).read_bytes()).hexdigest()
