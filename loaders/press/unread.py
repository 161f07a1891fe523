"""Stretches of a text that no fact rests on but that hold the signs of one."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import pairwise

from loaders.press.clauses import predicate
from loaders.press.facts import Span
from loaders.press.lexicon import filled
from loaders.press.phrases import opens_clause
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.words import trimmed

# gaps this near to each other in a line are one
NEAR = 160
_WHOSE = re.compile(r"\s?(?:ของ|ประจำ)?")
_PLAIN = re.compile(
    r"[”\"]?\s?(?:และ|ได้|เมตตา|ให้เกียรติ)?(?:เป็น|ให้|กล่าว|ผู้แทน|เข้าร่วม|ร่วม|ทำหน้าที่|นำโดย)?(?:ประธาน|โอวาท|ประชุม|สำนักงาน|รางวัล)?[ก-๎]{0,14}\s?(?:ว่า)?\s?[“\"]?"
)


def unread(story: Story) -> None:
    """Stretches of the text that no mention or value covers but that hold the signs of a fact, the richest first."""
    found = []
    places = _places_of_cues(story.view)
    for start, end in _gaps(story):
        cues = bisect_left(places, end) - bisect_left(places, start)
        if cues and end - start > 3 and not _PLAIN.fullmatch(story.view, start, end):
            found.append((cues, start, end))
    found = [(n, start, _with_body(story, end)) for n, start, end in found]
    for _, start, end in sorted(found, key=lambda g: (-g[0], g[1])):
        story.draft.ask((start, end), "words that look like a fact but were not read", "ข้อความที่น่าจะเป็นข้อมูลแต่ยังไม่ได้อ่าน")


def _with_body(story: Story, end: int) -> int:
    """The end moved behind a body that the words lead to: a post or a hall and whose it is."""
    whose = _WHOSE.match(story.view, end)
    begins = (end, whose.end() if whose else end)
    return next((b.end for b in story.page.bodies if b.start in begins), end)


def _gaps(story: Story) -> list[Span]:
    """What lies between mentions, values and earlier questions, line by line; near gaps of one line are one."""
    # names inside a sentence that is kept whole are looked for too
    taken = [m for e in story.draft.entities if e.type not in ("Statement", "Decision") for m in e.mentions]
    taken += [s for e in story.draft.entities for a in e.attributes for s in a.evidence if s[1] - s[0] < 60]
    asked_before = sorted((q.start, q.end) for q in story.draft.questions)
    taken += asked_before + [c.label for c in story.page.credits]
    taken.sort()
    found: list[Span] = []
    cues = _places_of_cues(story.view)
    for start, end in story.page.paragraphs:
        at, mine = start, []
        for s, e in [*_within(taken, start, end), (end, end)]:
            if s > at:
                mine.append(trimmed(story.view, at, s))
            at = max(at, e)
        # a question that stands between two gaps would put out one that holds them both
        cuts = [bisect_left(mine, asked) for asked in _within(asked_before, start, end)]
        apart = [mine[b:e] for b, e in pairwise([0, *cuts, len(mine)])]
        for of in apart:
            found += _merged([(s, e) for s, e in of if bisect_left(cues, s) < bisect_left(cues, e)])
    return found


def _within(spans: list[Span], start: int, end: int) -> list[Span]:
    """Of sorted spans those that begin between two places."""
    return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]


def _merged(gaps: list[Span]) -> list[Span]:
    out: list[Span] = []
    for s, e in gaps:
        if out and s - out[-1][1] < NEAR:
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
    return out


@lru_cache(maxsize=1)
def _places_of_cues(view: str) -> list[int]:
    return [m.start() for m in _cues().finditer(view)]


@cache
def _cues() -> re.Pattern[str]:
    """Signs of names, honours, counts and decisions; the words for what people do at an event are none."""
    source = filled(
        r"(?:{org_heads})(?=[ก-ฮเ-ไ])|(?:{titles})(?=[ก-ฮเ-ไ ])|(?<![ก-๎])(?:{role_titles})[ก-ฮเ-ไ]"
        r"|(?:{post_heads})(?=[ก-ฮเ-ไ])(?<!ประธาน)|เครือข่าย(?=\s?[ก-ฮเ-ไ])|ภาคี|[“\"][^“”\"\n]{3}|รางวัล|เกียรติบัตร|โล่|พระ(?=[ก-ฮเ-ไ])"
        r"|(?:พิธี|เวที|ค่าย|มหกรรม|สมัชชา|(?<!ที่)(?<!ห้อง)(?<!หอ)ประชุม(?!ฯ|ครั้ง)|อบรม|สัมมนา|ตลาดนัด)(?=[ก-ฮเ-ไ“])"
        r"|ระดับ\s?\d|[A-Z][a-z]+ [A-Z]|ตู้|กองทุน|ธนาคาร|ดัชนี"
        r"|(?<![ก-๎.])(?!พ\.ศ|ค\.ศ|น\.(?!ส)|โทร)[ก-ฮ]{1,4}\.(?:[ก-ฮ]{1,4}\.)*(?=[ก-ฮเ-ไ]{2})"
        r"|\d+\s?(?:คน|แห่ง|องค์กร|หน่วยงาน|อำเภอ|ตำบล|ข้อ|เรื่อง)|มติ|เห็นชอบ|(?:{venue_heads})(?=\s?[ก-ฮเ-ไ\d])|โครงการ(?=[ก-ฮเ-ไ“])|พี่เลี้ยง"
        r"|ร้อยละ\s?\d|พบว่า|ได้แก่|ประการ|{virtues}|(?:ทีม|กลุ่ม|บริเวณ|ตำแหน่ง)(?=[ก-ฮเ-ไ])|ทำเนียบ|กิจกรรม\s?\d"
        r"|(?:ช่อง|เพจ)\s?(?=[ก-ฮเ-ไA-Z])|(?:อำเภอ|ตำบล|หมู่บ้าน|ชุมชน|หน่วยงาน|กิจการ|ครอบครัว)(?:ส่งเสริม)?คุณธรรม"
        r"|\|\s?(?=[ก-ฮเ-ไ])|\([1-9]\)\s?(?=[ก-ฮเ-ไ])|(?:สอง|สาม|สี่|ห้า|หก|เจ็ด)\s?(?:ข้อ|ประการ)|ปฐมนิเทศ|ดูงาน|แผน(?:ฯ|พัฒนา|ส่งเสริม|ปฏิบัติ)"
        r"|องค์กร(?:ส่งเสริม)?คุณธรรม(?=\s?(?:เมื่อ|ใน)?ปี\s?\d)|ประชุมครั้งที่\s?\d+/\d|(?:ปลัด|นายก|ประธานสภา)\s?(?:อบต|อบจ|เทศบาล)"
        r"|ภาค(?:รัฐ|ธุรกิจ|เอกชน|แรงงาน|ศาสนา|เยาวชน|การศึกษา)(?=\s?[–:-])",
        "org_heads",
        "titles",
        "role_titles",
        "post_heads",
        "venue_heads",
        "virtues",
    )
    return scanner(source)


_POST_LIKE = re.compile(
    r"\s(?!และ|กับ|พร้อม|ร่วม|ผู้แทน)(?=[ก-ฮเ-ไA-Z])[^\s,()“”]{4,60}(?:\s[ก-ฮเ-ไA-Z][^\s,()“”]{1,30})?(?=\s|,|\n|$)"
)


def behind_names(story: Story) -> None:
    """Words behind a person without a post that are neither a verb nor read: a post, most likely."""
    for h in story.held:
        m = None if h.posts else _POST_LIKE.match(story.view, h.end)
        if (
            m
            and not predicate(story, h.end)
            and not opens_clause(m[0].strip())
            and not story.draft.is_used((m.start() + 1, m.start() + 3))
        ):
            story.draft.ask(
                (m.start() + 1, m.end()), "words behind a name, perhaps a post", "ข้อความหลังชื่อบุคคล อาจเป็นตำแหน่ง"
            )
