"""Speech in quotation marks that no verb of saying was read with: who said it is whoever the paragraph is about."""

from __future__ import annotations

import re

from loaders.press.facts import Span
from loaders.press.speech_words import statement
from loaders.press.story import Held, Story
from loaders.press.words import paragraph_end

# shorter ones are names
_LEAST = 25
_SAID = re.compile(r"(?:ว่า|ใจความว่า|:)\s?[“\"]$")
_NAMES = re.compile(
    r"(?:ชื่อ|เรื่อง|หัวข้อ|แนวคิด|หลัก|สโลแกน|คำขวัญ|โครงการ|กิจกรรม|รางวัล|เป้าหมาย|คติ|ธีม|เขียนว่า|คำว่า|ป้าย(?:ว่า)?|ชื่อว่า|เรียกว่า|จะ|ตั้งเป้า)\s?[“\"]$"
)


def state(story: Story) -> None:
    """“…” behind ว่า or a colon, or as a paragraph of its own."""
    for quote in story.page.quotes:
        if quote[1] - quote[0] < _LEAST or _taken(story, quote):
            continue
        line = story.view.rfind("\n", 0, quote[0]) + 1
        before = story.view[max(line, quote[0] - 30) : quote[0]]
        alone = not story.view[line : quote[0]].strip(' •-“"')
        if (_SAID.search(before) or alone) and not _NAMES.search(before):
            speaker = _speaker(story, quote, line, alone=alone)
            if speaker:
                cue = (min(speaker.start, quote[0]), max(speaker.end, quote[0]))
                statement(story, speaker.person, quote, cue, direct=True)


def _taken(story: Story, quote: Span) -> bool:
    known = [m for e in [*story.draft.of("Statement"), *story.draft.of("Goal")] for m in e.mentions]
    known += [(e.start, e.end) for e, _ in story.meetings] + [(d.start, d.end) for d in story.page.designations]
    return any(s < quote[1] and quote[0] < e for s, e in known)


def _speaker(story: Story, quote: Span, line: int, *, alone: bool) -> Held | None:
    """The last person named before the words in the paragraph; of a paragraph of its own, whoever follows the words."""
    before = [h for h in story.held if line <= h.start and h.end <= quote[0]]
    if before:
        return before[-1]
    end = paragraph_end(story.view, quote[1])
    after = [h for h in story.held if quote[1] <= h.start < min(end, quote[1] + 40)]
    if alone and after:
        return after[0]
    earlier = [h for h in story.held if h.end <= line]
    return earlier[-1] if earlier and story.view.count("\n", earlier[-1].end, quote[0]) < 3 else None
