"""What no fact rests on but a person should see; and what disagrees with itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from loaders.press.counts import PEOPLE
from loaders.press.dates import Dated, common_era
from loaders.press.facts import Question
from loaders.press.lexicon import pattern, rules
from loaders.press.story import Story
from loaders.press.unread import NEAR, behind_names, unread
from loaders.press.unread_lines import endless, unread_lines
from loaders.reference import places as gazetteer

_NETWORK = re.compile(r"เครือข่าย[ก-๎]{3,30}")
_PATH_DATE = re.compile(r"/(\d{1,2})-(\d{1,2})-(\d{2,4})(?!\d)")
# at most so many questions: a few a release, and more for a longer one
_LEAST, _PER_1500 = 5, 6.5
# one question may take in several lines, but not a whole page
_WIDEST = 500


def audit(story: Story) -> None:
    """Questions about disagreements first, then about what was left, at most a few a release."""
    _disagreements(story)
    endless(story)
    _titles(story)
    _event(story)
    _quotes(story)
    unread(story)
    unread_lines(story)
    _numbers(story)
    _dates(story)
    longest = max(_LEAST, round(len(story.view) * _PER_1500 / 1500))
    story.draft.questions[:] = _kept(_together(story.draft.questions), longest)


def _together(questions: list[Question]) -> list[Question]:
    """Questions of one reason that stand near each other as one, where the first of them stood in the list.

    Not across a question of another reason: of two at one place only one is kept.
    """
    starts = sorted(q.start for q in questions)
    runs: list[tuple[int, Question]] = []
    for place, q in sorted(enumerate(questions), key=lambda of: (of[1].reason, of[1].start)):
        first, last = runs[-1] if runs else (0, None)
        if last and last.reason == q.reason and _close(last, q, starts):
            runs[-1] = min(first, place), replace(last, end=max(last.end, q.end))
        else:
            runs.append((place, q))
    return [q for _, q in sorted(runs, key=lambda of: of[0])]


def _close(first: Question, second: Question, starts: list[int]) -> bool:
    between = bisect_left(starts, second.start) - bisect_left(starts, first.end)
    return between <= 0 and second.start - first.end < NEAR and second.end - first.start < _WIDEST


def _kept(questions: list[Question], most: int) -> list[Question]:
    """Without doubles at one place; the first ones, which weigh most, in the order of the text."""
    kept: list[Question] = []
    for q in questions:
        if not any(k.start < q.end and q.start < k.end for k in kept):
            kept.append(q)
    return sorted(kept[:most], key=lambda q: q.start)


def _disagreements(story: Story) -> None:
    draft = story.draft
    for d in story.page.dates:
        if d.weekday_differs:
            draft.ask(
                (d.begin, d.end),
                f"{d.first} is not a {d.weekday}",
                f"วันที่ {d.first} ไม่ตรงกับวันในสัปดาห์ที่เขียนไว้",
            )
        if d.misspelt:
            draft.ask(
                (d.start, d.end),
                f"month misspelt; read as {d.last or d.first}",
                f"ชื่อเดือนสะกดผิด อ่านเป็น {d.last or d.first}",
            )
    for place in story.page.places:
        if place.level == "district" and place.headed and not place.code:
            draft.ask((place.start, place.end), "several districts have this name", "มีหลายอำเภอชื่อนี้ ระบุจังหวัดไม่ได้")
    _addresses(story)
    _series(story)
    _markup(story)
    home = gazetteer().find(story.page.home)
    for e, meeting in story.meetings:
        stated = [a for a in meeting.attributes if a.name == "network_count"]
        if len({a.value for a in stated}) > 1:
            draft.ask(stated[-1].evidence[0], "two counts of networks", "จำนวนเครือข่ายที่ระบุไม่ตรงกัน")
        if not e.title:
            at = story.page.paragraphs[0] if story.page.paragraphs else (0, 0)
            draft.ask(at, "no title of the event was found", "ไม่พบชื่อการประชุมหรือกิจกรรม")
    if home is None and story.page.paragraphs:
        draft.ask(story.page.paragraphs[0], "the text names no province", "ไม่พบชื่อจังหวัดในข้อความ")


def _addresses(story: Story) -> None:
    """A district written before a province that it does not lie in."""
    for a, b in pairwise(story.page.places):
        adjacent = story.view[a.end : b.start].strip(" ,") == "" and a.headed and b.headed
        if adjacent and (a.level, b.level) == ("district", "province") and a.code and not a.code.startswith(b.code):
            story.draft.ask(
                (a.start, b.end), f"{a.name} is no district of {b.name}", f"{a.name} ไม่ใช่อำเภอของจังหวัด{b.name}"
            )


def _series(story: Story) -> None:
    """A series year that is neither the year of the date nor its fiscal year (October to September)."""
    for event, meeting in story.meetings:
        date = next((str(a.value) for a in meeting.attributes if a.name == "date"), "")
        if event.series_year and date:
            year, month = int(date[:4]) + 543, int(date[5:7])
            if event.series_year not in (year, year + (month >= 10)):
                reason = f"series year {event.series_year} does not fit the date {date}"
                story.draft.ask(event.series_at, reason, f"ปีของครั้งที่ {event.series_year} ไม่ตรงกับวันที่ {date}")


def _markup(story: Story) -> None:
    """A date in a path of the page that is another than the event's."""
    dates = {str(a.value) for _, m in story.meetings for a in m.attributes if a.name == "date"}
    for start, end in story.page.noise:
        m = _PATH_DATE.search(story.draft.text, start, end)
        if m and dates:
            found = f"{common_era(m[3])}-{int(m[2]):02d}-{int(m[1]):02d}"
            if found not in dates:
                reason = f"the page's path says {found}, the text {min(dates)}"
                story.draft.ask(m.span(), reason, f"เส้นทางไฟล์ระบุ {found} แต่ข้อความระบุ {min(dates)}")
                return


def _titles(story: Story) -> None:
    """A title that no person came of."""
    behind_names(story)
    for p in story.page.persons:
        if not story.draft.is_used((p.start, p.end)):
            story.draft.ask((p.start, p.end), "a person in no known role", "พบชื่อบุคคลแต่ไม่ทราบบทบาท")
    for h in story.held:
        if not any(h.person.id in (r.source, r.target) for r in story.draft.relations):
            story.draft.ask((h.start, h.end), "a person whose role was not understood", "พบชื่อบุคคลแต่ไม่ทราบบทบาท")


def _dates(story: Story) -> None:
    told = {a.value for _, m in story.meetings for a in m.attributes if a.name in ("date", "end_date")}
    for d in story.page.dates:
        if not _used(story, d) and d.first not in told:
            story.draft.ask((d.start, d.end), "a date that no event uses", "วันที่ซึ่งไม่ได้ใช้กับกิจกรรมใด")


def _used(story: Story, d: Dated) -> bool:
    return story.draft.is_used((d.start, d.end))


def _quotes(story: Story) -> None:
    for start, end in story.page.quotes:
        if end - start > 24 and not story.draft.is_used((start, end)):
            story.draft.ask(
                (start, end), "quoted words that are neither speech nor goal", "ข้อความในเครื่องหมายคำพูดที่ยังไม่รู้ว่าเป็นอะไร"
            )


def _numbers(story: Story) -> None:
    for c in story.page.counts:
        if c.unit in PEOPLE and c.value >= 10 and not story.draft.is_used((c.start, c.end)):
            story.draft.ask((c.start, c.end), "a number of people that no fact uses", "จำนวนคนที่ยังไม่ได้ใช้")
    for m in _NETWORK.finditer(story.view):
        cue = pattern(r"ผู้แทน|ประธาน|สมาชิก|แกนนำ|{titles}", "titles").search(
            story.view, max(0, m.start() - 8), m.start()
        )
        named = not rules(r"(?:{not_networks})", "not_networks").match(story.view, m.start() + 9)
        if cue and named and not story.draft.is_used(m.span()):
            story.draft.ask(m.span(), "a network that was not read", "ชื่อเครือข่ายที่ยังไม่ได้อ่าน")


def _event(story: Story) -> None:
    for e, meeting in story.meetings:
        if e.title and not any(a.name == "date" for a in meeting.attributes):
            story.draft.ask((e.start, e.end), "no date was found for the event", "ไม่พบวันที่ของกิจกรรม")
