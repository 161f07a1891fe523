"""Who said what, in quotation marks or told, and where the words end: the wordings of speech.txt."""

import re
from pathlib import Path

from loaders.press import read

LEAD = (
    "เมื่อวันพุธที่ 8 พฤษภาคม 2567 ที่ห้องประชุมชาละวัน ศาลากลางจังหวัดพิจิตร นายปรีชา ทองสุข ปลัดจังหวัดพิจิตร"
    " เป็นประธานการประชุมคณะกรรมการส่งเสริมคุณธรรมจังหวัดพิจิตร โดยมีนางมาลี ใจงาม วัฒนธรรมจังหวัดพิจิตร"
    " เป็นเลขานุการ มีผู้เข้าร่วม 60 คน\n"
)
MARKED = re.compile(r"([‹«])([ก-๎]+):(.*?)[›»]")


def said(text: str) -> set[tuple[str, str, str]]:
    """Speaker, kind and words of each statement."""
    facts = read(text)
    given = {e.id: e.canonical.split()[0] for e in facts.entities}
    speaker = {r.target: given[r.source] for r in facts.relations if r.type == "SAID"}
    statements = [e for e in facts.entities if e.type == "Statement"]
    return {(speaker[e.id], str(e.attributes[0].value), text[slice(*e.mentions[0])].strip("“” ")) for e in statements}


def test_what_was_said_in_other_words() -> None:
    lines = (Path(__file__).parent / "speech.txt").read_text(encoding="utf-8").splitlines()
    for line in (line for line in lines if line and not line.startswith("#")):
        marked = [m.groups() for m in MARKED.finditer(line)]
        wanted = {(who, "direct" if mark == "«" else "indirect", words.strip("“” ")) for mark, who, words in marked}
        assert said(LEAD + MARKED.sub(r"\3", line)) == wanted, line
