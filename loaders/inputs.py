"""What there is to load: files, the files of folders and of zips, with the settings of their folders."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from graph.errors import SourceError
from loaders import zips
from loaders.report import Entry, Said

SETTINGS = "saan.toml"


@dataclass(frozen=True)
class Settings:
    """What a `saan.toml` says of every source in its folder and below."""

    province: str = ""
    year: int = 0
    meeting: str = ""
    invented: bool = False
    address: str = ""
    as_of: str = ""
    title: str = ""
    # pattern of file names -> rows used, or a table of rows and of nodes by label
    expected: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Input:
    """One file: its name as a source, how to read its bytes, the settings of its folders."""

    name: str
    read: Callable[[], bytes]
    settings: Settings
    given: bool = False

    @property
    def suffix(self) -> str:
        """The ending of its name, in small letters."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def scope(self) -> str:
        """The folder it stands in, "" at the top."""
        return self.name.rpartition("/")[0]


def gather(paths: tuple[Path, ...]) -> tuple[list[Input], list[Entry]]:
    """Every file below the paths, sorted by name, and what cannot be opened at all."""
    found: list[tuple[Input, Path]] = []
    wrong: list[Entry] = []
    for path in dict.fromkeys(paths):
        try:
            found += [(one, path) for one in at(path)]
        except SourceError as error:
            wrong.append(Entry.of(error, error.file))
    return sorted(apart(found), key=lambda one: one.name), wrong


def apart(found: list[tuple[Input, Path]]) -> Iterator[Input]:
    """The inputs; those of one name from several paths are told apart by the folder that was given."""
    times = Counter(one.name for one, _ in found)
    for one, path in found:
        folder = path.resolve().name if path.is_dir() else path.resolve().parent.name
        yield replace(one, name=f"{folder}/{one.name}") if times[one.name] > 1 else one


def at(path: Path) -> list[Input]:
    """The files that one path stands for. Raises SourceError where there are none."""
    if not path.exists():
        th = f"{path}: ไม่มีไฟล์หรือโฟลเดอร์นี้ กรุณาตรวจชื่อและตำแหน่ง"
        raise SourceError(str(path), "nothing", "a file or folder", "Check the name and the folder.", th=th)
    settings = inherited(path.resolve())
    if path.is_dir():
        found = list(folder(path, path, settings))
    elif path.suffix.lower() == ".zip":
        found = list(zipped(path, "", settings))
    else:
        return [Input(path.name, path.read_bytes, settings, given=True)]
    if not found:
        th = f"{path}: โฟลเดอร์ว่าง ไม่มีไฟล์ให้นำเข้า"
        raise SourceError(str(path), "an empty folder", "releases or tables", "Put the files there.", th=th)
    return found


def inherited(path: Path) -> Settings:
    """The settings of the folders above a path, the nearest last."""
    settings = Settings()
    for above in reversed(path.parents):
        settings = settled(above, settings)
    return settings


def settled(folder: Path, settings: Settings) -> Settings:
    """The settings with what this folder's own file changes."""
    file = folder / SETTINGS
    if not file.is_file():
        return settings
    try:
        return changed(settings, tomllib.loads(file.read_text("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError) as wrong:
        names = ", ".join(f.name for f in fields(Settings))
        th = f"{file}: อ่านไม่ได้ ({wrong}) ใช้ได้เฉพาะ {names}"
        raise SourceError(str(file), str(wrong), names, "Correct the file.", th=th) from wrong


def changed(settings: Settings, found: dict[str, Any]) -> Settings:
    """Raises ValueError for a name or a type that settings do not have."""
    for name, value in found.items():
        if not hasattr(settings, name) or type(value) is not type(getattr(settings, name)):
            raise ValueError(f"{name} = {value!r}")
    return replace(settings, **found)


def folder(path: Path, root: Path, above: Settings) -> Iterator[Input]:
    """The files of a folder and its folders; what programs hide beside them is passed over."""
    settings = settled(path, above)
    for one in sorted(path.iterdir()):
        name = one.relative_to(root).as_posix()
        if one.name.startswith((".", "~$")) or one.name == SETTINGS:
            continue
        if one.is_dir():
            yield from folder(one, root, settings)
        elif one.suffix.lower() == ".zip":
            yield from zipped(one, name, settings)
        else:
            yield Input(name, one.read_bytes, settings)


def zipped(path: Path, name: str, settings: Settings) -> Iterator[Input]:
    """The files of a zip. Raises SourceError for one that is broken or a bomb."""
    for inside, read in zips.members(path):
        yield Input(f"{name}/{inside}".lstrip("/"), read, settings)


def unknown(name: str, kinds: tuple[str, ...], *, given: bool) -> Entry:
    """What to say of a file of another kind: a reject where it was named, a rule where it lay in a folder."""
    said = Said("ไฟล์ชนิด " + " ".join(kinds), "a file of " + " ".join(kinds))
    todo = Said("บันทึกเป็นชนิดใดชนิดหนึ่งนี้", "Save it as one of these.") if given else Said()
    found = PurePosixPath(name).suffix or name
    return Entry("reject" if given else "ignored", name, found, said, todo)
