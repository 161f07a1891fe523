"""What the report says of each source of a load: its line, its entries, what became of an older one of its name."""

from __future__ import annotations

from collections.abc import Iterator

from graph import PropertyGraph, Source
from loaders import replacing
from loaders.report import NOTHING, Entry, EntryKind, Loaded, Said
from loaders.tables import corrections, sheets
from loaders.tables.areas import province_name


def is_empty(table: sheets.TableFile | None) -> bool:
    """Whether a table has headings and nothing below them, as a template that nobody filled."""
    return table is not None and not any(len(rows.grid.numbers) for rows in table.sheets)


def entries_of(file: sheets.TableFile) -> Iterator[Entry]:
    """What there is to say of a table file and of its rows."""
    yield from file.entries
    for rows in file.sheets:
        yield from rows.entries


def line_of(source: Source, graph: PropertyGraph, table: sheets.TableFile | None, change: replacing.Change) -> Loaded:
    """The line of a source in the report; counts are of stated rows."""
    counts = {kind: sum(p.size for p in parts) for kind, parts in graph.parts.items()}
    links = sum(n for kind, n in counts.items() if kind in replacing.LINKS)
    nodes = sum(n for kind, n in counts.items() if kind not in replacing.LINKS | {"sources", "cells"})
    read, used, kind = 1, int(nodes + links > 0), source.kind
    if table:
        read, used = sum(len(r.grid.numbers) for r in table.sheets), sum(map(len, table.sheets))
        kind = ", ".join(dict.fromkeys(r.found.kind.name for r in table.sheets))  # type: ignore[assignment]
    decided = sum(len(r) for r in table.sheets if r.found.kind.name == corrections.KIND) if table else 0
    return Loaded(source.id, source.name, kind, read, used, nodes, links, change.status, decided)


def replaced(source: Source, change: replacing.Change) -> Iterator[Entry]:
    """What the report says of a source whose name was known."""
    if change.status == "replaced":
        where = ", ".join(map(province_name, sorted(change.provinces))) or "-"
        said = Said(
            f"ฉบับใหม่แทนฉบับเดิมของ{where}: ข้อเท็จจริงหายไป {change.gone:,} เพิ่มใหม่ {change.new:,}",
            f"the new list takes the place of this one of {where}: {change.gone:,} facts gone, {change.new:,} new",
        )
        todo = Said("ถ้าต้องการเก็บทั้งสองฉบับ ใช้ --source ชื่ออื่น", "To keep both, load it with --source NAME.")
        yield Entry("done", source.name, ", ".join(change.leaving), said, todo)
    if change.status == "beside":
        said = Said("แหล่งชื่อนี้มีแล้ว เก็บไว้ทั้งคู่", "a known name: both stay")
        todo = Said("ถ้าฉบับนี้แทนของเดิม ตอบใน saan review", "If it takes the older one's place, say so in saan review.")
        kind: EntryKind = "review" if change.doubtful else "done"
        yield Entry(kind, source.name, source.id, said, todo if change.doubtful else NOTHING)
