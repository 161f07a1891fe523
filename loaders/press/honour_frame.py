"""Honours told line by line: a class or a place and who took it."""

from __future__ import annotations

import re

from loaders.press.actors import listed_after
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_RANK = re.compile(
    r"[\s•-]*(?:รางวัล)?(?P<rank>(?:รอง)?ชนะเลิศ(?:\s?อันดับ\s?(?:ที่\s?)?\d)?|ชมเชย|ดีเด่น|(?:ชั้น)?ที่\s?\d|(?:รอง)?อันดับ\s?(?:ที่\s?)?\d|(?:ด้าน|ประเภท)(?![ก-๎]{2,12}คุณธรรม|นาย|นาง|พระ|ดร|พ\.|ร\.|ผู้|ท่าน)[ก-๎]{3,16}|ระดับ(?:เพชร|ทองแดง|ทอง|เงิน|ดีเยี่ยม|ดีมาก|ดี|ดีเด่น|[1-9A-C])(?:\s+\d+\s?แห่ง)?)\s?(?:\d\s?รางวัล\s?)?[:-]?\s"
)
_HONOURS = re.compile(r"(?:ยกย่อง|เกียรติบัตร|มอบโล่|รางวัล|เชิดชูเกียรติ)[^\n]{0,80}(?:ดังนี้|ได้แก่|อาทิ|แบ่งเป็น|:)[ ]*(?=\n)")
_HONOUR = re.compile(
    r"\s*(?:[•-]|\(?(?:\d{1,2}|[ก-ฮ])[.)])\s?(?P<name>[ก-๎][^\n:]{3,50}?)"
    r"(?:\s?(?:ประจำ)?ปี\s?(?:พ\.ศ\.\s?)?\d{4})?\s?(?::|ได้แก่|คือ)\s?"
)


def state(story: Story) -> None:
    """RECOGNISED_AS for the lists of a ceremony and the results of a contest."""
    _honour_lines(story)
    _starred(story)
    _ranked_lines(story)
    _ranked(story)
    _in_brackets(story)


_IN_BRACKETS = re.compile(
    r"\((?P<name>(?:บุคคล|เยาวชน|องค์กร|ชุมชน|ครอบครัว|หน่วยงาน|โรงเรียน)คุณธรรม[ก-๎]{0,12})\)\s*$", re.MULTILINE
)


def _in_brackets(story: Story) -> None:
    """Lines that end with the honour in brackets, whoever took it before."""
    for m in _IN_BRACKETS.finditer(story.view):
        line = story.view.rfind("\n", 0, m.start()) + 1
        entity = story.draft.add("Designation", m["name"], m.span("name"))
        held = [h for h in story.held if line <= h.start < m.start()]
        of_posts = [(h.start, h.end) for h in held]
        bodies = [a for a in story.actors if line <= a.start < m.start() and a.kind == "Organization"]
        takers = [h.person for h in held] or [
            a.entity for a in bodies if not any(s <= a.start < e for s, e in of_posts)
        ]
        for taker in takers:
            story.draft.relate("RECOGNISED_AS", taker, entity, (line, m.end("name")))


_RANKS = scanner(
    r"(?P<rank>ระดับ(?:เพชร|ทองแดง|ทอง|เงิน|ดีเยี่ยม|ดีมาก|ดีเด่น)|(?P<of>ประเภท(?:องค์กร|บุคคล|หน่วยงาน|ชุมชน|เยาวชน|ครอบครัว)))"
    r"[ ]?(?:ได้แก่|คือ|:|(?:ตก)?เป็นของ)[ ]?"
)


def _ranked(story: Story) -> None:
    """… “HONOUR” … ระดับทองได้แก่ A และ B ระดับเงินได้แก่ C: ranks of the last honour named in the paragraph."""
    for m in _RANKS.finditer(story.view):
        line = story.view.rfind("\n", 0, m.start()) + 1 if not m["of"] else max(0, m.start() - 400)
        before = [(s, d) for d in story.draft.of("Designation") for s, e in d.mentions if line <= s and e <= m.start()]
        honour = max(before, key=lambda b: b[0])[1] if before else None
        for a in listed_after(story, m.end(), ("Organization", "Person")) if honour else ():
            if honour and not story.draft.related("RECOGNISED_AS", a.entity, honour):
                story.draft.relate("RECOGNISED_AS", a.entity, honour, (m.start(), a.end), level=m["rank"])


def _honour_lines(story: Story) -> None:
    """Lines of an announced list, each an honour of any name and, after ได้แก่ or a colon, its holders."""
    view = story.view
    cue = _HONOURS.search(view)
    at = cue.end() if cue else len(view)
    while m := _HONOUR.match(view, at):
        span = m.span("name")
        known = any(s < span[1] and span[0] < e for x in story.draft.of("Designation") for s, e in x.mentions)
        people = [h for h in story.held if m.end() <= h.start < paragraph_end(view, m.end())]
        if people and not known:
            entity = story.draft.add("Designation", m["name"].strip(), span)
            for h in people:
                story.draft.relate("RECOGNISED_AS", h.person, entity, (span[0], h.end))
        at = paragraph_end(view, m.end())


_STARS = scanner(
    r"(?P<name>ระดับ[ ]?(?P<n>[1-5])[ ]?ดาว)[ ]?(?:จำนวน|มี|รวม)?[ ]?"
    r"(?:\d{1,3}[ ]?(?:แห่ง|โรง(?:เรียน)?|สถานศึกษา|องค์กร|หน่วยงาน))?[ ]?(?:ได้แก่|คือ|อาทิ|เช่น|:)[ ]?"
)


def _starred(story: Story) -> None:
    """ระดับ 3 ดาว 2 แห่ง คือ A และ B, where certificates or prizes are handed out."""
    for m in _STARS.finditer(story.view):
        before = story.view[max(0, m.start() - 400) : m.start()]
        if max(before.rfind(w) for w in ("เกียรติบัตร", "รางวัล", "โล่")) > before.rfind("ประเมิน"):
            given = story.draft.add("Designation", m["name"], m.span("name"))
            for a in listed_after(story, m.end(), ("Organization",)):
                story.draft.relate("RECOGNISED_AS", a.entity, given, (m.start(), a.end), level=f"{m['n']} ดาว")


def _ranked_lines(story: Story) -> None:
    """Lines that give a place in a contest and who took it, under the last honour named before."""
    for start, end in story.page.paragraphs:
        rank = _RANK.match(story.view, start, end)
        before = [d for d in story.draft.of("Designation") if min(d.mentions)[0] < start] if rank else []
        own = any(start <= s < end for d in story.draft.of("Designation") for s, _ in d.mentions)
        if not rank or not before or own:
            continue
        honour = max(before, key=lambda d: min(d.mentions)[0])
        for a in [
            a for a in story.actors if rank.end() <= a.start < end and a.kind in ("Organization", "Person", "Province")
        ]:
            level = re.sub(r"\s+\d+\s?แห่ง$", "", rank["rank"])
            kind = "ASSESSED_AT" if level.startswith("ระดับ") else "RECOGNISED_AS"
            kind = "HAS_DESIGNATION" if a.kind == "Province" else kind
            story.draft.relate(kind, a.entity, honour, (start, a.end), level=level)
