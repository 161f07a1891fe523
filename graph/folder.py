"""The graph folder: immutable Parquet files, shown frames that others read without Saan, and one manifest.

    manifest.json       names the files; the only one that is replaced, in one os.replace
    parts/KIND-DIGEST.parquet     what sources stated
    shown/KIND-DIGEST.parquet     one row a key; start and end of links are `id` of the node files
    keys/LABEL-DIGEST.parquet     stated keys, the form they are compared by, the id they are shown by
    judgements.jsonl    decisions of people, append-only

A process killed at any moment leaves the old manifest or the new one. Files that the manifest does not name are
swept by the next writer, so that a reader of the graph before keeps its files for one more write.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from filelock import FileLock, Timeout

from graph import judgements
from graph.chunks import put, read_file, replace, write
from graph.errors import FolderError, VersionError
from graph.growth import Files, grown, key_table, table_of
from graph.judgements import Judgement
from graph.kept import Kept
from graph.keys import label_of
from graph.parts import PIECE, SOURCES, Part, ordered
from graph.schema import SCHEMA
from graph.shown import as_shown
from graph.value import PropertyGraph

# the layout of the folder, and the model its columns follow: a change of either needs a new number
FORMAT = 2
MANIFEST, JUDGEMENTS = "manifest.json", "judgements.jsonl"
FOLDERS = ("parts", "shown", "keys")
# parts of fewer rows are joined when a kind has many of them
SMALL_PART, SMALL_PARTS = 1 << 18, 16


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
    """The graph in a folder; its files are read when asked for. Raises FolderError or VersionError."""
    return opened(path)[0]


def opened(path: str | Path) -> tuple[PropertyGraph, Kept | None]:
    """The graph in a folder, and what the folder shows of it; None where decisions are newer than the shown files."""
    folder = Path(path)
    manifest = read_manifest(folder)
    parts = {
        kind: [
            Part(kind, partial(read_file, folder / entry["file"]), entry["digest"], entry["rows"]) for entry in entries
        ]
        for kind, entries in manifest["parts"].items()
    }
    decided = judgements.read(folder / JUDGEMENTS)
    # a writer may have ended between the judgements and the manifest: then the shown files are of before
    known = Kept(folder, manifest) if manifest["judgements"] == digest_of_judgements(decided) else None
    return PropertyGraph(parts, decided, known), known


def shown_files(path: str | Path) -> dict[str, list[Path]]:
    """The Parquet files of every shown frame, by kind: what DuckDB, Spark, pandas or R read without Saan."""
    folder = Path(path)
    return {kind: [folder / e["file"] for e in entries] for kind, entries in read_manifest(folder)["shown"].items()}


def counted(path: str | Path) -> tuple[int, int]:
    """How many nodes and links a graph shows."""
    shown = read_manifest(Path(path))["shown"]
    rows = {kind: sum(e["rows"] for e in entries) for kind, entries in shown.items()}
    nodes = sum(n for kind, n in rows.items() if kind in SCHEMA.nodes)
    return nodes, sum(rows.values()) - nodes


def save_graph(graph: PropertyGraph, path: str | Path) -> Path:
    """Write a graph into a folder, whole or not at all.

    Where it only adds to the graph that is there, as much is written as is added (see graph.growth).
    """
    folder = Path(path)
    with writing(folder):
        sweep(folder)
        for sub in FOLDERS:
            (folder / sub).mkdir(exist_ok=True)
        decided = digest_of_judgements(graph.judgements)
        before = read_manifest(folder) if is_graph(folder) else None
        grows = before and before["judgements"] == decided
        files = (grown(graph, folder, before) if grows and before else None) or shown_anew(graph, folder)
        parts = {
            kind: [put(folder / "parts", part) for part in gathered(kind, found)] for kind, found in graph.parts.items()
        }
        append_judgements(graph, folder / JUDGEMENTS)
        manifest = {"format": FORMAT, "judgements": decided, "parts": parts, **files}
        replace(
            folder / MANIFEST,
            (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(),
        )
    return folder


def gathered(kind: str, parts: tuple[Part, ...]) -> list[Part]:
    """The kept parts, and the new ones as one: the same inputs in any order give the same bytes.

    Where a kind has many small parts, they become one: a thousand releases are no thousand files.
    """
    kept = [p for p in parts if p.kept]
    new = [p for p in parts if not p.kept]
    small = [p for p in kept if p.size < SMALL_PART]
    if len(small) > SMALL_PARTS:
        kept, new = [p for p in kept if p not in small], [*small, *new]
    if new and kind in SCHEMA.nodes:
        new = [ordered(by_source(new))]
    elif len(new) > 1:
        new = [stacked(by_source(new))]
    return sorted([*kept, *new], key=lambda p: p.digest)


def by_source(parts: list[Part]) -> list[Part]:
    """Parts in the order of their first source; only those of one source are compared by their digests."""
    first = defaultdict(list)
    for part in parts:
        column = next(part.pieces())["id" if part.kind == SOURCES else "stated_in"]
        first[str(column[0].as_py()) if len(column) else ""].append(part)
    for same in first.values():
        if len(same) > 1:
            same.sort(key=lambda p: p.digest)
    return [p for source in sorted(first) for p in first[source]]


def stacked(parts: list[Part]) -> Part:
    """Several parts as one, in pieces of full length."""

    def pieces() -> Iterator[pa.Table]:
        held: list[pa.Table] = []
        for piece in (piece for part in parts for piece in part.pieces()):
            held.append(piece)
            while sum(map(len, held)) >= PIECE:
                whole = pa.concat_tables(held).unify_dictionaries()
                yield whole.slice(0, PIECE).combine_chunks()
                held = [whole.slice(PIECE)]
        if sum(map(len, held)):
            yield pa.concat_tables(held).unify_dictionaries().combine_chunks()

    return Part(parts[0].kind, size=sum(p.size for p in parts), pieces=pieces)


def shown_anew(graph: PropertyGraph, folder: Path) -> Files:
    """Write all that is shown: the node kinds that hold a node, the link kinds that hold a link."""
    shown, keys = {}, {}
    for label, kind in SCHEMA.nodes.items():
        if len(graph.keys(label)):
            shown[label] = write(folder / "shown", label, table_of(graph.frame_once(kind)))
            keys[label] = write(folder / "keys", label, keys_of(graph, label))
    for link in SCHEMA.links.values():
        if link.id in graph.parts:
            shown[link.id] = write(folder / "shown", link.id, table_of(graph.frame_once(link)))
    return {"shown": shown, "keys": keys, "ordered": sorted(keys)}


def keys_of(graph: PropertyGraph, label: str) -> pa.Table:
    """The keys of a label that sources state or decisions name, with the ids they are shown by."""
    stated = graph.stated_keys(label)
    mapped = pa.array([k for k in graph.mapping if label_of(k) == label], pa.string())
    others = mapped.filter(pc.invert(pc.is_in(mapped, value_set=stated))).to_pylist()
    named = {k for k in others if graph.id_of(k) >= 0}
    keys = pa.concat_arrays([stated, pa.array(sorted(named), pa.string())])
    return key_table(keys, pc.index_in(as_shown(keys, graph.mapping), graph.keys(label)), named)


def digest_of_judgements(found: Iterable[Judgement]) -> str:
    """The digest of a set of judgements."""
    return hashlib.sha256("\n".join(sorted(j.line() for j in found)).encode()).hexdigest()


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
        named = {e["file"] for sub in FOLDERS for entries in manifest[sub].values() for e in entries}
    for file in [*(file for sub in FOLDERS for file in folder.glob(f"{sub}/*")), *folder.glob("*.tmp")]:
        if file.relative_to(folder).as_posix() not in named:
            file.unlink(missing_ok=True)


def digest_of(path: str | Path) -> str:
    """The digest of a graph: of the manifest that names its parts by theirs."""
    return hashlib.sha256((Path(path) / MANIFEST).read_bytes()).hexdigest()


__all__ = [
    "counted",
    "digest_of",
    "is_graph",
    "open_graph",
    "opened",
    "read_manifest",
    "replace",
    "save_graph",
    "shown_files",
]
