"""Bytes of a text file to text: UTF-8, UTF-16, and the Thai single-byte sets."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from graph.errors import SourceError

MARK = b"\xef\xbb\xbf"
_BOMS = ((MARK, "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# a mark above or below, or a following vowel, needs a consonant (or another mark) before it
_MISPLACED = re.compile(r"(?<![ก-ฮฤฦะ-ฺเ-๎])[ะ-ฺ็-๎]")
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
SAMPLE, BLOCK = 200_000, 1 << 24


def looks_thai(text: str) -> bool:
    """Whether what is not ASCII is Thai, written as Thai is: one misplaced mark in a hundred is forgiven."""
    sample = text[:SAMPLE]
    foreign = len(_NOT_ASCII.findall(sample))
    thai = len(_THAI.findall(sample))
    return thai >= 0.9 * foreign and len(_MISPLACED.findall(sample)) <= 0.01 * thai


def in_utf8(data: bytes, file: str) -> tuple[bytes, str]:
    """The text of `decode` as UTF-8; what is that already, with a mark or without, is no copy: it may be a nation's."""
    whole = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), BLOCK):
            whole.decode(data[at : at + BLOCK], final=at + BLOCK >= len(data))
    except UnicodeDecodeError:
        pass
    else:
        if data.startswith(MARK) or _plain(data[: 4 * SAMPLE].decode("utf-8", errors="ignore")):
            return data, "utf-8"
    text, encoding = decode(data, file)
    return text.encode("utf-8", errors="replace"), encoding


def decode(data: bytes, file: str) -> tuple[str, str]:
    """The text and the name of its encoding. Raises SourceError where no encoding gives sensible text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, file), encoding
    if text := _without_mark(data):
        return text
    best = from_bytes(data[:SAMPLE]).best()
    if best is None or best.encoding.startswith(("utf_16", "utf_32")) or not _plain(str(best)):
        raise _undecodable(file)
    return data.decode(best.encoding, errors="replace"), best.encoding


def _without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-8, UTF-16 without its mark, or the Thai set: the first that reads whole and makes sense."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp874"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plain(text) and (encoding == "utf-8" or looks_thai(text)):
            return text, encoding
    return None


def _plain(text: str) -> bool:
    """Whether it holds no more control characters than a text may; binary files and other encodings do."""
    sample = text[:SAMPLE]
    control = sum(1 for c in sample if c < " " and c not in "\t\r\n\f")
    return control <= max(2, len(sample) / 20)


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise _undecodable(file, f"byte {wrong.start}") from wrong


def _undecodable(file: str, place: str = "") -> SourceError:
    todo = "Save it again as UTF-8 (in Excel: CSV UTF-8)."
    th = f"{file}: อ่านตัวอักษรไม่ออก ควรเป็นไฟล์ข้อความ UTF-8, UTF-16 หรือ cp874 (TIS-620) กรุณาบันทึกใหม่เป็น CSV UTF-8"
    return SourceError(
        file, "bytes that are no text", "text in UTF-8, UTF-16 or cp874 (TIS-620)", todo, place=place, th=th
    )
