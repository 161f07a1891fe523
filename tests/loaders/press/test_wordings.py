"""Speech, activities, decisions and goals in other words: a file of wordings each."""

import re
from pathlib import Path

from loaders.press import read

LEAD = (
    "เมื่อวันพุธที่ 8 พฤษภาคม 2567 ที่ห้องประชุมชาละวัน ศาลากลางจังหวัดพิจิตร นายปรีชา ทองสุข ปลัดจังหวัดพิจิตร"
    " เป็นประธานการประชุมคณะกรรมการส่งเสริมคุณธรรมจังหวัดพิจิตร โดยมีนางมาลี ใจงาม วัฒนธรรมจังหวัดพิจิตร"
    " เป็นเลขานุการ มีผู้เข้าร่วม 60 คน\n"
)
CLASS = re.compile("^(?:โครงการ|กิจกรรม|รายการ) ?")
MARKED = re.compile(r"([‹«])([ก-๎]+):(.*?)[›»]")


def wordings(name: str) -> list[str]:
    """The lines of a file beside this one, without remarks."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def said(text: str) -> set[tuple[str, str, str]]:
    """Speaker, kind and words of each statement."""
    facts = read(text)
    given = {e.id: e.canonical.split()[0] for e in facts.entities}
    speaker = {r.target: given[r.source] for r in facts.relations if r.type == "SAID"}
    statements = [e for e in facts.entities if e.type == "Statement"]
    return {(speaker[e.id], str(e.attributes[0].value), text[slice(*e.mentions[0])].strip("“” ")) for e in statements}


def test_what_was_said_in_other_words() -> None:
    for line in wordings("speech.txt"):
        marked = [m.groups() for m in MARKED.finditer(line)]
        wanted = {(who, "direct" if mark == "«" else "indirect", words.strip("“” ")) for mark, who, words in marked}
        assert said(LEAD + MARKED.sub(r"\3", line)) == wanted, line


def activities(text: str) -> dict[str, dict[str, str]]:
    """Attributes of each activity by its name without its class."""
    found = [e for e in read(text).entities if e.type == "Initiative"]
    return {CLASS.sub("", e.canonical): {a.name: str(a.value) for a in e.attributes} for e in found}


def test_what_is_told_of_activities_in_other_words() -> None:
    for line in wordings("told_of_activities.txt"):
        words, _, told = line.partition(" =>")
        named = [part.strip().partition(":") for part in told.split("; ") if part]
        wanted = {name: dict(pair.split("=") for pair in pairs.strip().split(", ")) for name, _, pairs in named}
        assert activities(LEAD + words) == wanted, line


def test_what_was_decided_in_other_words() -> None:
    for line in wordings("told_decisions.txt"):
        words, _, told = line.partition(" =>")
        text = LEAD + words.replace("⏎", "\n")
        found = [text[slice(*e.mentions[0])] for e in read(text).entities if e.type == "Decision"]
        assert found == [part.strip() for part in told.split("|") if part.strip()], line


def test_what_is_wanted_in_other_words() -> None:
    for line in wordings("told_goals.txt"):
        words, _, told = line.partition(" =>")
        facts = read(LEAD + words)
        name = {e.id: e.canonical for e in facts.entities}
        owner = {r.target: name[r.source] for r in facts.relations if r.type == "HAS_GOAL"}
        goals = [e for e in facts.entities if e.type == "Goal"]
        found = [f"{e.attributes[0].value} {e.canonical} > {owner[e.id]}" for e in goals]
        assert found == ([told.strip()] if told.strip() else []), line


def test_which_virtues_are_wanted_in_other_words() -> None:
    for line in wordings("told_virtues.txt"):
        words, _, told = line.partition(" =>")
        found = [e.canonical for e in read(LEAD + words).entities if e.type == "Virtue"]
        assert ", ".join(found) == told.strip(), line
