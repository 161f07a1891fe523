"""The mapping file: what a person fixed about the headings of tables, in TOML.

["members*.xlsx"]            # name of the file, or "name!sheet"; * stands for anything
kind = "memberships"
header = 3                   # the row of the headings, from 1
columns = { "ชื่อกลุ่ม" = "network", "เบอร์ห้อง" = "" }      # "" leaves a column out
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from graph.errors import SourceError
from loaders.tables.kinds import KINDS


@dataclass(frozen=True)
class Fix:
    """What is fixed for one sheet: its kind, the row of its headings, heading -> field; `skip` leaves it out."""

    kind: str = ""
    header: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    skip: bool = False


Mappings = dict[str, Fix]


def read(path: Path) -> Mappings:
    """The fixes of a mapping file by pattern. Raises SourceError for what it cannot mean."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise broken(path, str(wrong), "a readable TOML file") from wrong
    return {pattern: fix(path, pattern, entry) for pattern, entry in found.items()}


def fix(path: Path, pattern: str, entry: Any) -> Fix:
    if not isinstance(entry, dict) or set(entry) - {"kind", "header", "columns", "skip"}:
        raise broken(path, f"[{pattern}] {entry}", "kind, header, columns, skip")
    found = Fix(**entry)
    if found.kind and found.kind not in KINDS:
        raise broken(path, f"kind = {found.kind}", "one of " + ", ".join(KINDS))
    known = {f for k in KINDS.values() for f in k.fields if found.kind in ("", k.name)} | {""}
    if wrong := [f for f in found.columns.values() if f not in known]:
        raise broken(path, ", ".join(wrong), "fields: " + ", ".join(sorted(known - {""})))
    return found


def fix_for(mappings: Mappings, file: str, sheet: str) -> Fix:
    """The fix of a sheet: the longest pattern that fits its file, or file and sheet."""
    names = (file, file.rpartition("/")[2], f"{file}!{sheet}", f"{file.rpartition('/')[2]}!{sheet}")
    fitting = [p for p in mappings if any(fnmatchcase(n, p) for n in names)]
    return mappings[max(fitting, key=len)] if fitting else Fix()


def broken(path: Path, found: str, expected: str) -> SourceError:
    th = f"{path.name}: ไฟล์จับคู่คอลัมน์มี {found} ซึ่งใช้ไม่ได้ ควรเป็น {expected}"
    return SourceError(path.name, found, expected, "Correct the mapping file.", th=th)
