"""Activities in the rows of a list that names who is in charge of each, and batches after the first on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.press import lists
from loaders.press.activity_rows import MARK
from loaders.press.actors import protagonist, subject
from loaders.press.facts import Entity, Span
from loaders.press.initiative_details import frequency, since
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_IN_CHARGE = re.compile(
    r"\s?[-|(,]?\s?(?:เจ้าของ(?:งาน|เรื่อง|โครงการ)|(?:ผู้|หน่วยงาน(?:ที่)?|หน่วย)?รับผิดชอบ(?:โดย|หลัก)?|เจ้าภาพ(?:หลัก)?|ดำเนินการโดย)\s?:?\s?"
)
_LOOKS_AFTER = re.compile(r"(?:ผู้(?:ดูแล|รับผิดชอบ|ดำเนินการ)|เจ้าของ)(?:เรื่อง|งาน|โครงการ)?(?:นี้)?\s?(?:คือ|ได้แก่)\s?")
# the name of a row's work ends before what is told of it
_NAME = re.compile(
    r"[ก-๎][^\n|/,(]{2,44}?"
    r"(?=\s(?:ราย|ทุก|ปี|รุ่น|ครบ|เริ่ม|อำเภอละ|เดือนละ|สัปดาห์ละ|-|จำนวน|\d)|\s?[,(|/])"
)
_BATCH = re.compile(r"\s?[/;,]\s?(?P<name>รุ่น(?:ที่)?\s?\d{1,2})(?!\d)")
_FAR = 160
_KINDS = ("Organization", "Network", "District")


def named(story: Story) -> Iterator[Span]:
    """The names of work in the rows of a list; none where only one row tells who is in charge."""
    rows = [r for start, end in story.page.paragraphs if (r := _row(story, start, end))]
    yield from rows if len(rows) > 1 else ()


def _row(story: Story, start: int, end: int) -> Span | None:
    mark = MARK.match(story.view, start, end)
    label = _IN_CHARGE.search(story.view, mark.end(), end) if mark else None
    if not mark or not label or label.start() <= mark.end():
        return None
    name = _NAME.match(story.view, mark.end(), label.start())
    return name.span() if name else (mark.end(), label.start())


def in_charge(story: Story, at: int, end: int) -> Entity | None:
    """Who the rest of the line calls in charge, before another activity is named."""
    end = min(end, at + _FAR)
    label = _IN_CHARGE.search(story.view, at, end) or _LOOKS_AFTER.search(story.view, at, end)
    return next((a.entity for a in story.actors if label and a.start == label.end() and a.kind in _KINDS), None)


_AGAIN = re.compile(
    r"(?:และ|กับ|ส่วน|รวมกับ|ว่า|คือ|ได้แก่|ที่ผ่านมา|โรงเรียน|คน|รุ่น|•|:|→|\n)\s?(?P<name>รุ่น(?:ที่)?\s?(?:\d{1,2}|แรก))"
    r"(?=[\s(]*(?:ซึ่ง|ที่)?[^\n“”]{0,14}?(?:ปี\s?(?:การศึกษา\s?)?2[45]|พ\.ศ\.|เมื่อ|จบ|อบรม|วันที่|\d{1,3}\s?คน|เริ่ม|จะ|มี))"
)
_COACHING = re.compile(r"โค้ช|พี่เลี้ยง|หลักสูตร")


def batches(view: str) -> Iterator[Span]:
    """รุ่นที่ 1 by itself, where a text that speaks of coaches tells when or how many they were."""
    first = _COACHING.search(view)
    for m in _AGAIN.finditer(view, first.start() if first else len(view)):
        yield m.span("name")


def later_batches(view: str, at: int) -> Iterator[Span]:
    """รุ่น 2 behind a stroke in the line in which รุ่น 1 was told."""
    for m in _BATCH.finditer(view, at, min(paragraph_end(view, at), at + _FAR)):
        yield m.span("name")


_SHOWS = re.compile(
    r"(?:ผลงาน|นวัตกรรม|โครงการ|กิจกรรม|โครงงาน)(?:ที่)?(?:เด่น|ดีเด่น|โดดเด่น|คุณธรรม)?\s?(?:จำนวน\s?)?\d{1,2}\s?(?:เรื่อง|ผลงาน|ชิ้น|โครงการ|กิจกรรม|โครงงาน)"
)


def shown_on_lines(story: Story) -> None:
    """So many works, each at the beginning of a line of its own."""
    for m in _SHOWS.finditer(story.view):
        near = subject(story, m.start(), ("Organization",), 120)
        whose = near.entity if near else protagonist(story)
        for start, end in lists.lines(story.view, m.end()):
            if not any(s <= start < e for x in story.draft.entities for s, e in x.mentions):
                _shown(story, start, end, whose)


def _shown(story: Story, start: int, end: int, whose: Entity | None) -> None:
    stop = re.compile(r"\s").search(story.view, start, end)
    span = (start, stop.start() if stop else end)
    entity = story.draft.add("Initiative", story.view[slice(*span)], span)
    story.draft.state(entity, "status", "ongoing", span)
    if year := since(story.view, span[1], end):
        story.draft.state(entity, "year_be", year[0], year[1])
    if often := frequency(story.view, span[1], end):
        story.draft.state(entity, *often)
    if whose:
        story.draft.relate("INITIATIVE_OF", entity, whose, span)
