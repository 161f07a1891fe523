"""The mapping file: what a person fixed about the headings of tables, in TOML.

["members*.xlsx"]            # name of the file, or "name!sheet"; * stands for anything
kind = "memberships"
header = 3                   # the row of the headings, from 1
columns = { "ชื่อกลุ่ม" = "network", "เบอร์ห้อง" = "" }      # "" leaves a column out
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import SourceError
from loaders.tables.kinds import KINDS

if TYPE_CHECKING:
    from loaders.tables.rows import Rows
    from loaders.tables.sheets import TableFile


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
    # a name may itself hold brackets, which patterns give a meaning
    fitting = [p for p in mappings if p in names or any(fnmatchcase(n, p) for n in names)]
    return mappings[max(fitting, key=len)] if fitting else Fix()


def write(path: Path, files: Iterable[TableFile]) -> None:
    """Write what was understood of every sheet as a mapping file, for a person to correct."""
    parts = [INTRODUCTION]
    for file in files:
        times = Counter(rows.grid.name for rows in file.sheets)
        parts += [section(rows, alone=times[rows.grid.name] == 1) for rows in file.sheets]
        parts += [
            f"# {comment(e.whole.th)}\n# {comment(e.whole.en)}\n"
            for e in file.entries
            if e.kind == "reject" and e.whole.en
        ]
    path.write_text("\n".join(parts), encoding="utf-8", newline="\n")


INTRODUCTION = """\
# ความเข้าใจของ Saan ต่อแต่ละชีต แก้แล้วใช้ครั้งต่อไปด้วย saan load --mapping
# What Saan understood of each sheet; correct it and give it to saan load --mapping the next time.
# kind: organizations networks memberships meetings attendance assessments coaching sectors corrections
# columns: heading = "field", "" ไม่ใช้คอลัมน์นี้ (leaves the column out); skip = true ข้ามชีต (leaves the sheet out)
"""


def section(rows: Rows, *, alone: bool) -> str:
    """The fix of one sheet, its guesses as remarks."""
    field = {at: name for name, at in rows.found.columns.items()}
    lines = [f"[{quoted(f'{rows.file}!{rows.grid.name}')}]", f"kind = {quoted(rows.found.kind.name)}"]
    if alone and rows.heading_row:
        lines.append(f"header = {rows.heading_row}")
    lines.append(f"[{quoted(f'{rows.file}!{rows.grid.name}')}.columns]")
    for at, heading in enumerate(rows.header):
        if heading and rows.header.index(heading) == at:
            lines.append(f"{quoted(heading)} = {quoted(field.get(at, ''))}{remark(rows, at)}")
    return "\n".join(lines) + "\n"


def remark(rows: Rows, at: int) -> str:
    """Why a column was read so."""
    found = rows.found
    if at in found.close:
        return f"  # ~ {comment(found.close[at].word)} {found.close[at].score:.0f}%"
    if at in found.ignored:
        return f"  # {found.ignored[at]}"
    return "  # ?" if at in found.unused else ""


def quoted(text: str) -> str:
    """A TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def broken(path: Path, found: str, expected: str) -> SourceError:
    th = f"{path.name}: ไฟล์จับคู่คอลัมน์มี {found} ซึ่งใช้ไม่ได้ ควรเป็น {expected}"
    return SourceError(path.name, found, expected, "Correct the mapping file.", th=th)
