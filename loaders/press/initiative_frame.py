"""Activities of the programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.press import activity_names
from loaders.press.facts import Entity, Span, Value
from loaders.press.initiative_details import frequency, numbers, past_year, since, told_year
from loaders.press.initiative_owners import owners
from loaders.press.initiative_rows import batches, later_batches, named, shown_on_lines
from loaders.press.initiative_status import status
from loaders.press.initiative_turns import clause_end
from loaders.press.lexicon import table
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.words import name_end, paragraph_end, squeezed

_BATCH = re.compile(r"รุ่น(?:ที่|แรก|\s?\d)")
_COACHES = re.compile(r"(?:(?:โค้ช|ครูพี่เลี้ยง|พี่เลี้ยง)(?:คุณธรรม)?\s?)?รุ่น(?:ที่)?\s?(?P<n>\d{1,2}|แรก)")
_CLASS = re.compile(r"(?:โครงการ|กิจกรรม|หลักสูตร|โครงงาน|แคมเปญ|คอร์ส)\s?")


def _is_same(name: str, known: str) -> bool:
    """Whether a name says again, with or without the class of activity, what is known under another one."""
    bare = _CLASS.sub("", known, count=1)
    return len(bare) > 6 and _CLASS.sub("", name, count=1).startswith(bare) and not _BATCH.search(name + known)


def _batch(name: str) -> str:
    """The number of a batch of coaches of which nothing but the number is named; else ""."""
    batch = _COACHES.fullmatch(name)
    return batch["n"].replace("แรก", "1") if batch else ""


def state(story: Story) -> None:
    """Activities of the kinds in the lexicon, with status, numbers and whose they are."""
    _initiatives(story)
    shown_on_lines(story)


def _initiatives(story: Story) -> None:
    found = _found(story)
    starts = sorted(span[0] for span, _, _ in found)
    _withdraw_bodies(story, [span for span, _, _ in found])
    # a short name is known when a longer one says it again
    by_length = sorted(found, key=lambda f: (f[0][1] - f[0][0], f[0]))
    places: dict[str, list[tuple[Span, str, str]]] = {}
    for span, kind, head in by_length:
        places.setdefault(_named(story, span, kind, head).id, []).append((span, kind, head))
    for entity in sorted((e for e in story.draft.of("Initiative") if e.id in places), key=lambda e: min(places[e.id])):
        _, kind, head = places[entity.id][0]
        spans = sorted(span for span, _, _ in places[entity.id])
        following = (next((s for s in starts if s > span[0]), len(story.view)) for span in spans)
        ends = [clause_end(story.view, span[1], stop) for span, stop in zip(spans, following, strict=True)]
        _tell(story, entity, spans, ends, kind, head)


def _found(story: Story) -> list[tuple[Span, str, str]]:
    """Where activities stand, with their kind and the words for it; each place once."""
    view, found = story.view, list(_of_kinds(story))
    coaching = [span for span, kind, _ in found if kind == "โค้ช"]
    later = [(batch, "โค้ช") for span in coaching for batch in later_batches(view, span[1])]
    standing = [(span, "งาน") for span in activity_names.found(story)]
    rows = [(row, "งาน") for row in named(story)]
    again = [(batch, "โค้ช") for batch in batches(view)]
    for (start, end), kind in [*later, *rows, *standing, *again]:
        same = next(
            (i for i, ((s, e), _, _) in enumerate(found) if (s < end and start < e) or _quotes(view, e, start)), None
        )
        if same is None:
            found.append(((start, end), kind, view[start:end]))
        else:
            (s, e), kind_, head = found[same]
            found[same] = ((min(s, start), max(e, end)), kind_, head)
    return found


def _quotes(view: str, end: int, start: int) -> bool:
    """Whether the quotation that begins at `start` says how the activity is called whose kind ends at `end`."""
    return view[end:start].strip(" ") in ("“", '"') and end < start


def _withdraw_bodies(story: Story, spans: list[Span]) -> None:
    """Take back bodies that were only names of activities."""
    starts = dict(spans)
    for body in story.draft.of("Organization"):
        if all(end <= starts.get(start, 0) for start, end in body.mentions):
            story.draft.withdraw(body)
            story.actors = [a for a in story.actors if a.entity is not body]


def _of_kinds(story: Story) -> Iterator[tuple[Span, str, str]]:
    """Activities of the lexicon."""
    view, taken = story.view, list[Span]()
    for rule, kind, to_end in _kinds():
        for m in rule.finditer(view):
            start, end = m.span("name") if m.groupdict().get("name") else m.span()
            head = view[start:end]
            if any(s < end and start < e for s, e in taken) or _is_programme(story, start, end):
                continue
            if head.endswith(("นี้", "นั้น")):
                continue
            if kind != "ตลาดนัด" and any(e.title and head in e.title for e, _ in story.meetings):
                continue
            if kind == "โค้ช" and any(start < a.start < end and a.kind == "Organization" for a in story.actors):
                continue
            taken.append((start, _phrase_end(view, end) if to_end else end))
            yield taken[-1], kind, head


@cache
def _kinds() -> list[tuple[re.Pattern[str], str, bool]]:
    """What names a kind of activity, its kind, and whether the name goes on to the end of the phrase."""
    return [(scanner(row[0]), row[1], len(row) > 2) for row in table("initiatives")]


def _is_programme(story: Story, start: int, end: int) -> bool:
    """Whether the words in quotes are the name of a programme, or what somebody wants, says or was given."""
    other = [
        s
        for kind in ("Goal", "Statement", "Designation", "Principle")
        for e in story.draft.of(kind)
        for s in e.mentions
    ]
    if (story.view[start] in '“"' or story.draft.of("Principle")) and any(s < end and start < e for s, e in other):
        return True
    return any(start < p.start and p.end < end for p in story.page.programmes)


def _phrase_end(view: str, at: int) -> int:
    """End of the phrase that an activity's verb governs: one chunk, and a count or a place after it."""
    end = name_end(view, at, inner_and=True)
    kept = re.compile(r"ไว้(?=[ก-๎])|ก้าวเข้า|เลิก(?=ไป|ทำ|แล้ว)|ใน(?=เดือน|ปี|วันที่)").search(view, at + 4, end)
    end = kept.start() if kept else end
    if view[end : end + 1] == "/":
        end = name_end(view, end + 1, inner_and=True)
    more = re.compile(r"\s(?:องค์กร[ก-๎]{0,12}\s)?(?:\d{1,3}\s?(?:แห่ง|ปี[ก-๎]*|องค์กร))|\sองค์กร\s[ก-๎]{2,30}").match(
        view, end
    )
    return more.end() if more else end


def _named(story: Story, span: Span, kind: str, head: str) -> Entity:
    """The activity that the words name, new or known."""
    draft, name = story.draft, squeezed(story.view[span[0] : span[1]])
    known = next((e for e in draft.of("Initiative") if kind in e.aliases and head in (e.canonical, *e.aliases)), None)
    known = known or next((e for e in draft.of("Initiative") if _is_same(name, e.canonical)), None)
    known = known or next(
        (e for e in draft.of("Initiative") if _batch(name) and _batch(name) == _batch(e.canonical)), None
    )
    if known and kind != "ถอดบทเรียน":
        draft.mention(known, span)
        return known
    aliases = (head,) if kind == "โค้ช" and _BATCH.search(name) else (head, kind)
    return draft.add("Initiative", name, span, aliases=aliases, key=f"{name}{span}")


def _tell(story: Story, entity: Entity, spans: list[Span], ends: list[int], kind: str, head: str) -> None:
    """What is told of an activity behind its name at each place where it is named, and whose it is."""
    draft, view, span, stated = story.draft, story.view, spans[0], set[str]()
    if how := status(story, spans, kind, head, ends):
        draft.state(entity, "status", how, span)
    for at, end in zip(spans, ends, strict=True):
        year = past_year(view, at) or told_year(view, at, end) or since(view, at[1], paragraph_end(view, at[1]))
        told: list[tuple[str, Value, Span]] = [("year_be", *year)] if year else []
        told += [*numbers(view, at, end, coaching=kind == "โค้ช"), *_details(view, at, kind)]
        for name, value, place in told:
            if name not in stated:
                draft.state(entity, name, value, place)
                stated.add(name)
    for whose in owners(story, spans, ends):
        draft.relate("INITIATIVE_OF", entity, whose, span)


def _details(view: str, span: Span, kind: str) -> list[tuple[str, Value, Span]]:
    """What is told of some kinds farther behind their name: days of a market, districts of a survey."""
    end = paragraph_end(view, span[1])
    near = min(end, span[1] + 60)
    found: list[tuple[str, Value, Span]] = []
    if kind in ("ยกย่องเชิดชู", "ตลาดนัด", "โครงการ", "ริเริ่ม", "คอลัมน์"):
        held = re.compile(r"(?:ตลาด|กิจกรรม|โครงการ)(?:นี้)?(?:จะ)?(?:เปิด|จัด|มี)|ในการประชุม").search(view, span[1], end)
        found += [again] if held and (again := frequency(view, held.end(), min(end, held.end() + 24))) else []
    if kind == "สำรวจต้นทุน" and (m := re.compile(r"(?:ทั้ง|ใน|ครบ)\s?(\d{1,2})\s?อำเภอ").search(view, span[0], near + 40)):
        found.append(("district_count", int(m[1]), m.span()))
    if kind == "ยกย่องเชิดชู":
        for name, rule in (("per_district", r"จำนวน\s?(\d{1,2})\s?คน"), ("district_count", r"ทั้ง\s?(\d{1,2})\s?อำเภอ")):
            if m := re.compile(rule).search(view, span[1], near):
                found.append((name, int(m[1]), m.span()))
    return found
