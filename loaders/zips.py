"""Zips as folders, and their parts, with a bound on what they may unpack to."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from graph.errors import SourceError

MEMBERS, BYTES = 20_000, 4 << 30
# from how many bytes on, and how tightly packed, nobody wrote it
LARGE, TIGHTLY = 100 << 20, 200
Broken = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError)


def members(path: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name and reader of each file in a zip; a zip inside it stays closed.

    Raises SourceError for a zip that is broken or a bomb.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = [m for m in archive.infolist() if not m.is_dir()]
    except (zipfile.BadZipFile, OSError) as wrong:
        th = f"{path.name}: เปิดไฟล์ zip ไม่ได้ ({wrong})"
        raise SourceError(path.name, str(wrong), "a zip file", "Make it again.", th=th) from wrong
    size = sum(m.file_size for m in found)
    if len(found) > MEMBERS or size > BYTES or tight(size, path.stat().st_size):
        said = f"{len(found):,} files, {size:,} bytes unpacked"
        th = f"{path.name}: มี {said} ใหญ่เกินไป กรุณาแตกไฟล์แล้วนำเข้าทีละโฟลเดอร์"
        raise SourceError(path.name, said, "less", "Unpack it and load its folders.", th=th)
    for member in sorted(found, key=lambda m: m.filename):
        inside = member_name(member)
        if not PurePosixPath(inside).name.startswith((".", "~$")) and not inside.startswith("__MACOSX/"):
            yield inside, partial(unpacked, path, member)


def tight(size: int, packed: int) -> bool:
    """Whether so many bytes are packed into so few that they say next to nothing."""
    return size > LARGE and size > TIGHTLY * packed


def part(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member, never more than it says. Raises one of `Broken`, also where there would be more."""
    # archive.read unpacks all there is before it looks at the size
    with archive.open(member) as opened:
        return opened.read(member.file_size)


def member_name(member: zipfile.ZipInfo) -> str:
    """The name in a zip; Windows of Thai offices writes it in cp874 without saying so."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    raw = member.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def unpacked(path: Path, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a file in a zip. Raises SourceError where it is locked or broken."""
    try:
        with zipfile.ZipFile(path) as archive:
            return part(archive, member)
    except Broken as wrong:
        th = f"{path.name}: เปิด {member.filename} ไม่ได้ ({wrong})"
        todo = "Make the zip again, without a password."
        raise SourceError(path.name, str(wrong), "a readable file", todo, place=member.filename, th=th) from wrong
