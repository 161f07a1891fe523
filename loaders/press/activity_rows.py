"""Activities in the rows of a list: each at the head of its line, behind a mark or behind whose it is."""

from __future__ import annotations

import re

from loaders.press.activity_words import TOLD
from loaders.press.facts import Entity, Span
from loaders.press.story import Story

MARK = re.compile(r"[ ]*(?:[•-]|\(?(?:\d{1,2}|[ก-ฮ])[.)](?!\d))[ ]*")
_OF = re.compile(r"\s?[-:|>]\s?")
_HEADED = re.compile(r"[• ]*(?:จังหวัด|จ\.)?\s?")
_ANNOUNCED = re.compile(r"กิจกรรม|โครงการ|ผลงาน|นวัตกรรม|งาน(?:เด่น|ที่ทำ|ของ)|สิ่งที่(?:ทำ|ได้ทำ)|ความดี(?:ที่ทำ|เด่น)|ต้นแบบ|ของดี")
_NAME = re.compile(r"[“\"](?P<quoted>[^“”\"\n]{3,50})[”\"]|[ก-๎][ก-๎.\d]{4,50}")


def owner_before(story: Story, start: int) -> tuple[int, Entity] | None:
    """Whose a row is, where it begins with that and a dash or a colon; and where its words go on."""
    first = next((a for a in story.actors if a.start >= start), None)
    if first is None or not _HEADED.fullmatch(story.view, start, first.start):
        return None
    gap = _OF.match(story.view, first.end) if first.kind != "Person" else None
    return (gap.end(), first.entity) if gap else None


def _row(story: Story, start: int, end: int) -> tuple[Span, bool, str] | None:
    """The name at the head of a line, whether anything is told of it, and the kind of row."""
    mark = MARK.match(story.view, start, end)
    at = mark.end() if mark else start
    whose = owner_before(story, at)
    if whose is None and mark is None:
        return None
    at = whose[0] if whose else at
    kind = "of" if whose else (mark[0].strip() if mark else "")[:1]
    name = _NAME.match(story.view, at, end)
    if name is None or end - start > 160:
        return None
    span = name.span("quoted") if name["quoted"] else name.span()
    told = TOLD.search(story.view, at, end)
    if told and not name["quoted"] and span[0] < told.start() < span[1]:
        span = span[0], told.start()
    return span, bool(told), "1" if kind.isdigit() else kind


_TABLE = re.compile(r"[ ]*(?:ชื่อ)?(?:กิจกรรม|โครงการ|งาน|ผลงาน)[ก-๎/]{0,14}[ ]?\|")
_CELL = re.compile(r"[ ]*(?:\d{1,2}[.)]?\s?\|)?[ ]*[“\"]?(?P<name>[^|\n“”\"]{4,60}?)[”\"]?[ ]*\|")


def in_tables(story: Story) -> list[Span]:
    """The first cells of the rows under a head that begins with activities."""
    found: list[Span] = []
    headed = False
    for start, end in story.page.paragraphs:
        cell = _CELL.match(story.view, start, end) if headed else None
        found += [cell.span("name")] if cell else []
        headed = bool(cell or _TABLE.match(story.view, start, end))
    return found


def in_rows(story: Story) -> list[Span]:
    """Names at the heads of lines, where a line above announces activities or most lines tell of them."""
    found: list[Span] = []
    run: list[tuple[Span, bool, str]] = []
    above = ""
    for start, end in [*story.page.paragraphs, (0, 0)]:
        row = _row(story, start, end) if end else None
        if row and (not run or row[2] == run[0][2]):
            run.append(row)
            continue
        found += _accepted(run, above)
        run = [row] if row else []
        above = "" if row else story.view[start:end]
    return found


def _accepted(run: list[tuple[Span, bool, str]], above: str) -> list[Span]:
    with_details = sum(told for _, told, _ in run)
    announced = bool(_ANNOUNCED.search(above[-90:]))
    enough = len(run) > 1 and with_details and (announced or 2 * with_details > len(run))
    return [span for span, _, _ in run] if enough else []
