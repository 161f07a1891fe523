"""The words told behind a verb of saying, and what the same speaker goes on to say."""

from __future__ import annotations

import re

from loaders.press.facts import Entity, Span
from loaders.press.speech_ends import JOINS, SAYS_ALSO, TURNS, is_speech, told_end
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_SAYS = re.compile(
    r"(?:(?<!ระห)(?<!ผู้)(?<!\sก)(?<!น้อยก)(?<!มากก)(?<!ดีก)(?<!ยิ่งก)(?<!เกินก)(?<!สูงก)ว่า(?!การ|จ้าง|ไว้)|ดังนี้|:)\s?"
)
# another thing that the same speaker says
_AND_THAT = re.compile(
    rf"[”\"]?\s?(?:{JOINS})\s?(?:ได้|ยัง)?(?:{SAYS_ALSO}|เพิ่มเติม|เล่า|ระบุ)[ก-๎]{{0,14}}(?:\s?สั้น\s?ๆ\s?)?ว่า\s?"
)
_FAR_QUOTE = re.compile(r"(?:ว่า|คือ|ประโยค|เพียง|แค่|สั้น\s?ๆ)\s?[“\"]")
# the same speaker goes on behind words of the release: “…” หยุดครู่หนึ่งก่อนเอ่ยต่อ “…”
_AND_QUOTE = re.compile(
    r"[”\"]?\s?[ก-๎\s]{0,30}?(?:เอ่ย|กล่าว|พูด|บอก|ย้ำ|เล่า|เสริม|ย้อน|ถาม|ตอบ)(?:ต่อ|อีก|ปิดท้าย|ทิ้งท้าย|เพิ่ม(?:เติม)?|เพียง|ความหลัง|ด้วย){0,2}(?:ว่า)?\s?(?=[“\"])"
)
_SLOGAN = re.compile(r"(?:คำขวัญ|ปฏิญาณ|คำมั่น|สโลแกน|ปฏิญญา|ข้อตกลงร่วม|เป้าหมาย(?:ร่วม)?)[^\n“”]{0,36}ว่า\s?[“\"]$")


def told(story: Story, speaker: Entity, said: Span, limit: int) -> bool:
    """The words after ว่า: a quote, or the rest of the line; whether there are any."""
    view = story.view
    says = _SAYS.search(view, max(said[0], said[1] - 4), min(limit, said[1] + 60))
    quote = next((q for q in story.page.quotes if says and says.end() <= q[0] <= says.end() + 2), None)
    far = (
        _FAR_QUOTE.search(view, said[1], limit)
        if quote is None and (says is None or says.end() - said[1] > 6)
        else None
    )
    if far:
        says, quote = far, next((q for q in story.page.quotes if q[0] == far.end()), None)
    if not says or TURNS.search(view, said[1], says.start()):
        return False
    if quote and _SLOGAN.search(view, max(0, quote[0] - 70), quote[0]):
        return False
    start, end = quote or (says.end(), told_end(story, says.end(), paragraph_end(view, says.end())))
    while start < end and view[start] in " -•":
        start += 1
    while end > start and view[end - 1] in ' ”"-•':
        end -= 1
    if end - start > 8:
        statement(story, speaker, (start, end), (said[0], says.end()), direct=bool(quote))
    goes_on(story, speaker, end)
    return True


def goes_on(story: Story, speaker: Entity, end: int) -> None:
    """What the same speaker says behind words that end at `end`: และย้ำว่า …, พร้อมฝากว่า “…”, a quotation alone."""
    view = story.view
    while True:
        after = next((q for q in story.page.quotes if q[0] > end), None)
        alone = after if after and view[end : after[0] - 1].strip(' ”"') in ("", "เพราะ") else None
        if alone and is_speech(view, alone):
            span, cue = alone, (end, alone[0])
        elif after and (on := _AND_QUOTE.match(view, end)) and on.end() == after[0] - 1:
            alone = span = after
            cue = on.span()
        elif more := _AND_THAT.match(view, end):
            quote = next((q for q in story.page.quotes if q[0] == more.end() + 1), None)
            span = quote or (more.end(), told_end(story, more.end(), paragraph_end(view, more.end())))
            alone, cue = quote, more.span()
        else:
            return
        if span[1] - span[0] < 8 or any(s == span[0] for e in story.draft.of("Statement") for s, _ in e.mentions):
            return
        statement(story, speaker, span, cue, direct=bool(alone))
        end = span[1]


def statement(story: Story, speaker: Entity, span: Span, cue: Span, *, direct: bool) -> Entity:
    name = f"{speaker.canonical.split()[0]}: {story.view[span[0] : span[1]][:40].strip()}"
    entity = story.draft.add("Statement", name, span, key=f"{span}")
    story.draft.state(entity, "kind", "direct" if direct else "indirect", cue)
    story.draft.relate("SAID", speaker, entity, cue)
    return entity
