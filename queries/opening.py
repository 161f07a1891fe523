"""What an answer rests on."""

from __future__ import annotations

import pandas as pd

from graph.source import is_invented
from queries.words import Words

SAYS = {
    "press": Words("ข่าวประชาสัมพันธ์ {n} ฉบับ", "{n} press release{s}"),
    "table": Words("ตาราง {n} ชุด", "{n} table{s}"),
    "database": Words("ฐานข้อมูล {n} แห่ง", "{n} database{s}"),
}
ONLY = {
    "press": Words(" (ไม่มีตารางสมาชิก ผู้เข้าร่วม หรือผลประเมิน)", " (no tables of members, attendance or levels)"),
    "table": Words(" (ไม่มีข่าว)", " (no releases)"),
}


def opening(sources: pd.DataFrame) -> Words:
    """The first words of an answer: on how many sources of which kind it rests, and whether any is invented."""
    counts = sources["kind"].value_counts()
    kinds = [k for k in SAYS if k in counts]
    parts = [SAYS[k].fill(n=int(counts[k])) for k in kinds]
    said = Words(" และ".join(p.th for p in parts), " and ".join(p.en for p in parts))
    if len(kinds) == 1:
        said = said + ONLY.get(kinds[0], Words("", ""))
    head = Words("(ข้อมูลสมมติ) ", "(ข้อมูลสมมติ, invented data) ") if is_invented(sources) else Words("", "")
    return head + (Words("จาก", "From ") + said + Words(": ", ": ") if parts else Words("", ""))
