"""Who spoke at the event or to the press, and the words."""

from __future__ import annotations

import re

from loaders.press.facts import Entity, Span
from loaders.press.scan import scanner
from loaders.press.speech_ends import PRONOUN, SAYS_ALSO, TURNS, is_sentence, told_end
from loaders.press.speech_verbs import acts, other_subject, others_tell
from loaders.press.speech_words import goes_on, statement, told
from loaders.press.story import Held, Story
from loaders.press.words import paragraph_end

# what somebody told, before the words
_WORDS_OF = re.compile(r"(?:คำ(?:บอกเล่า|กล่าว|พูด)|ถ้อยคำ|ความในใจ|ข้อคิดเห็น|ความเห็น)(?:ของ|จาก)?\s?$")
_OF_WORDS = re.compile(r"[”\"]?\s?(?:(?:เป็น|คือ)[ก-๎\s]{2,30}(?:ที่|ของ|จาก)|(?:เสียง|คำ)[ก-๎]{0,12}?(?:ของ|จาก))?\s?")
# words that can only be somebody's, with which an event may be opened
_WORDS = re.compile(r"[”\"]?\s?(?:เป็น|คือ)(?:ประโยค|คำ(?:พูด|กล่าว|ถาม|ตอบ)?|ถ้อยคำ|วลี|ความในใจ|เสียง)")
_VOICE = re.compile(r"[”\"]?\s?(?:(?:เป็น|คือ)\s?)?(?:เสียง|คำ(?:พูด|กล่าว|บอก))[ก-๎]{0,10}?(?:ของ|จาก)")
_OPENS = re.compile(r"\s?(?:ได้)?(?:ใช้|หยิบ[ก-๎]{0,6}|นำ[ก-๎]{0,6})?(?:เปิด|ปิด|เริ่ม)(?:ท้าย|หัว)?(?:งาน|เวที|วง|การ)")
_SAID_IT = re.compile(
    r"\s?(?:ได้)?(?:กล่าว|บอก|เล่า|เผย|ย้ำ|ทิ้งท้าย|สรุป|ฝาก|เสริม|พูด|ย้อน|เอ่ย|ตอบ|ถาม|ปรารภ|แย้ง|ยืนยัน|ว่าไว้|ระบุ|สะท้อน|เปิดใจ|อธิบาย|เตือน|กระซิบ|ให้(?:ข้อคิด|โอวาท|กำลังใจ))"
    r"(?![ก-๎ ]{0,24}(?<!เช่นนั้น)ว่า(?!ไว้)\s?[^\s“\"])"
)
# nothing but a verb between who speaks and the words
_STRAIGHT = re.compile(
    r"\s?(?:(?:ได้)?(?:กล่าว|บอก|เล่า|พูด|ย้ำ|เผย|ตอบ|ถาม|เตือน|ฝาก|ประกาศ|ระบุ|ทิ้งท้าย|เปิดใจ)[ก-๎]{0,10})?\s?[“\"]"
)
# in whose eyes or by whose account something is so, before the name; the words follow the name
_VIEWED = re.compile(r"(?:ใน(?:มุม(?:มอง)?|สายตา|ความเห็น|ทัศนะ|ความรู้สึก)|ตาม(?:คำ(?:บอกเล่า|พูด)|ความเห็น|ทัศนะ))ของ\s?$")
# a line of a talk written down: who speaks, a colon, the words
_TALK = re.compile(r"\s?:\s?[“\"]?(?=[ก-๎…])")
_DONE_BY = re.compile(
    r"(?P<mode>ดำเนินรายการ|บรรยาย(?:[ก-๎]{0,16}\s?[“\"][^”\"\n]{2,70}[”\"]\s?|[ก-๎]{0,16})|ปาฐกถา[ก-๎]{0,10}|กล่าวรายงาน|กล่าวต้อนรับ|นำเสนอ|(?:นำ)?เสวนา(?:[^\n]{0,4}[“\"][^”\"\n]{2,70}[”\"]\s?)?)\s?โดย\s?$"
)
_SPEAKERS = re.compile(
    r"(?:วิทยากร|ผู้(?:ร่วม)?(?:แลกเปลี่ยน|เสวนา|อภิปราย|บรรยาย|พูดคุย|ให้ความรู้|ถ่ายทอด)|องค์ปาฐก)[ก-๎]{0,44}\s?(?:\d\s?(?:คน|ท่าน)\s?)?(?:ซึ่ง)?(?:ประกอบด้วย|ได้แก่|(?:(?:คน|ท่าน)แรก)?คือ|นำโดย|โดย|ดังนี้)"
)


def state(story: Story) -> None:
    """What every person said, under the name or under a post."""
    _written_down(story)
    for held in story.held:
        _spoke(story, held)
    _meant(story)
    _further(story)


def _written_down(story: Story) -> None:
    """Lines of a talk: NAME POST : words."""
    found: list[tuple[Held, Span]] = []
    for held in story.held:
        line = story.view.rfind("\n", 0, held.start) + 1
        talk = _TALK.match(story.view, held.end)
        end = paragraph_end(story.view, held.end)
        named = held.posts or " " in held.person.canonical
        if talk and named and not story.view[line : held.start].strip(" •-") and end - talk.end() >= 12:
            found.append((held, (talk.end(), len(story.view[talk.end() : end].rstrip('”" ')) + talk.end())))
    for held, span in found:
        known = any(s < span[1] and span[0] < e for x in story.draft.of("Statement") for s, e in x.mentions)
        quoted = story.view[span[0] - 1] in '“"'
        if not known and (quoted or len(found) > 1 or is_sentence(story.view, span)):
            statement(story, held.person, span, (held.start, held.end), direct=True)
            meeting = story.meeting(held.start)
            story.draft.relate("SPOKE_AT", held.person, meeting, (held.start, held.end), mode="กล่าว")


_FURTHER = re.compile(
    r"\s(?:พร้อม(?:ทั้ง|กันนี้)?|ทั้งยัง|อีกทั้ง(?:ยัง)?|และ|ก่อน(?:จะ)?|แล้ว(?:จึง|ก็)?)(?:ได้|ยัง)?"
    rf"(?:{SAYS_ALSO})[ก-๎ ]{{0,14}}?ว่า(?!ง|การ)\s?"
)


def _further(story: Story) -> None:
    """พร้อมย้ำว่า …: words of whoever was named last in the sentence, where no frame has read them."""
    view = story.view
    for m in _FURTHER.finditer(view):
        said = [x for e in story.draft.of("Statement") for x in e.mentions]
        taken = any(s <= m.end() < e or s == m.end() + 1 for s, e in [*said, *story.page.quotes])
        before = [h for h in story.held if h.end <= m.start()]
        if before and not taken and "\n" not in view[before[-1].end : m.start()]:
            quote = next((q for q in story.page.quotes if q[0] == m.end() + 1), None)
            end = told_end(story, m.end(), paragraph_end(view, m.end()))
            if quote or end - m.end() > 8:
                statement(story, before[-1].person, quote or (m.end(), end), m.span(), direct=bool(quote))


# a pronoun before a verb of telling
_TELLS = scanner(
    r"(?:^|(?<=\s))(?:ท่าน|เธอ|เขา|เจ้าตัว)(?:ก็|ยัง|ได้|จึง){0,2}(?P<mode>บอกเล่า|เล่า|ชี้แจง|บรรยาย|รายงาน|นำเสนอ|กล่าว)(?![ก-๎]{0,8}ว่า)",
    re.MULTILINE,
)


def _meant(story: Story) -> None:
    """ท่านว่า, เขาบอกว่า: words of whoever was named last in the paragraph or the one before."""
    for m in _TELLS.finditer(story.view):
        before = [h for h in story.held if h.end <= m.start()]
        if before and "\n" not in story.view[before[-1].end : m.start()]:
            meeting = story.meeting(m.start())
            planned = {"status": "planned"} if story.is_planned(meeting) else {}
            story.draft.relate("SPOKE_AT", before[-1].person, meeting, m.span(), mode=m["mode"], **planned)
    for m in PRONOUN.finditer(story.view):
        before = [h for h in story.held if h.end <= m.start()]
        near = before and story.view.count("\n", before[-1].end, m.start()) < 3
        taken = any(s <= m.end() < e for x in story.draft.of("Statement") for s, e in x.mentions)
        if near and not taken and not any(s <= m.start() < e for s, e in story.page.quotes):
            told(story, before[-1].person, (m.start(), m.end()), paragraph_end(story.view, m.end()))


# when somebody told it, at length, before the words
_TELLS_AFTER = re.compile(
    r"\s?(?:ได้)?(?:เปิดเผย|เผย|กล่าว|บอก|เล่า|ให้สัมภาษณ์|แถลง)[ก-๎]{0,14}?\s?(?:ภายหลัง|หลัง|ระหว่าง|ก่อน|ในระหว่าง|ในโอกาส|ขณะ)"
    r"[^\n“”]{40,320}?(?:(?<=[คน])|(?<=\s))ว่า\s"
)
# what somebody asks for or proposes, told without ว่า
_ASKS = re.compile(
    r"\s?(?:ได้|จึง|ยัง|ก็)?(?:ขอบคุณ[ก-๎]{2,24}?(?:และ|พร้อม))?"
    r"(?:เสนอ(?:แนะ)?|ขอ|แนะนำ|ฝาก|เรียกร้อง|กำชับ|(?:เน้น)?ย้ำ|เน้น)ให้(?![ก-๎ ]{0,40}ว่า)"
)


def _spoke(story: Story, held: Held) -> None:
    view = story.view
    if any(held.end <= s <= held.end + 5 for e in story.draft.of("Statement") for s, _ in e.mentions):
        return  # words written down behind the name
    limit = story.limit(held)
    window = min(limit, held.end + 170)
    meeting = story.meeting(held.start)
    planned = {"status": "planned"} if story.is_planned(meeting) else {}
    apart = [(e.start, e.end) for e, _ in story.meetings]
    apart += [(s, e) for s, e in story.page.quotes if not s <= held.start < e]
    modes = [
        (m, mode)
        for m, mode in acts(view, held.end, window)
        if not other_subject(view[held.end : m.start()])
        and not others_tell(view, held.end, m)
        and not any(s < m.start() < e for s, e in apart)
    ]
    at_event = [(m, mode) for m, mode in modes if mode != "-" and not (planned and mode in _TOLD_AHEAD)]
    if at_event and not (modes and modes[0][1] == "-"):
        m, mode = at_event[0]
        for speaker in story.together(held) if mode in ("วิทยากร", "ร่วมเสวนา", "บรรยาย") else [held]:
            story.draft.relate("SPOKE_AT", speaker.person, meeting, (speaker.start, m.end()), mode=mode, **planned)
    elif not modes:
        _speaker_before(story, held, meeting)
    _quoted_before(story, held)
    if not modes and _WORDS_OF.search(view, max(0, held.start - 24), held.start):
        quote = next((q for q in story.page.quotes if held.end < q[0] < limit), None)
        if quote:
            statement(story, held.person, quote, (held.start, held.end), direct=True)
    adjacent = modes and modes[0][0].start() <= held.end + 2
    if not adjacent and (viewed := _VIEWED.search(view, max(0, held.start - 24), held.start)):
        end = told_end(story, held.end + 1, paragraph_end(view, held.end))
        if end - held.end > 10:
            statement(story, held.person, (held.end + 1, end), (viewed.start(), held.end), direct=False)
            return
    after = None if modes else _TELLS_AFTER.match(view, held.end)
    if after and told(story, held.person, (held.start, after.end()), paragraph_end(view, held.end)):
        return
    asked = _ASKS.match(view, held.end, limit)
    if asked and not any(s <= held.start < e for s, e in story.page.quotes):
        turn = TURNS.search(view, asked.end() + 8, limit)
        end = turn.start() if turn else len(view[:limit].rstrip())
        span = (asked.end(), len(view[:end].rstrip()))
        # a principle in quotation marks that everybody is asked to keep
        words = next((q for q in story.page.quotes if span[0] < q[0] and q[1] + 1 >= span[1] >= q[0] + 20), None)
        if span[1] - span[0] > 8:
            statement(story, held.person, words or span, (held.start, asked.end()), direct=bool(words))
            if not planned and not at_event:
                story.draft.relate("SPOKE_AT", held.person, meeting, (held.start, asked.end()), mode=asked[0].strip())
        return
    if any(told(story, held.person, (held.start, m.end()), limit) for m, _ in modes):
        return
    quote = next((q for q in story.page.quotes if _STRAIGHT.fullmatch(view, held.end, q[0])), None)
    known = any(s == quote[0] for e in story.draft.of("Statement") for s, _ in e.mentions) if quote else True
    if quote and not known and quote[1] - quote[0] > 14 and is_sentence(view, quote):
        statement(story, held.person, quote, (held.start, quote[0]), direct=True)


def _quoted_before(story: Story, held: Held) -> None:
    """“…” and then who said it."""
    quote = next((q for q in story.page.quotes if _OF_WORDS.fullmatch(story.view, q[1], held.start)), None)
    if quote and "\n" in story.view[quote[1] : held.start] and story.view[quote[0] - 2 : quote[0] - 1].strip():
        return  # the last words of a headline
    words = quote and _WORDS.match(story.view, quote[1])
    verb = _SAID_IT.match(story.view, held.end) or (words and _OPENS.match(story.view, held.end))
    verb = verb or (quote and _VOICE.match(story.view, quote[1]))
    if quote and verb and not any(s == quote[0] for e in story.draft.of("Statement") for s, _ in e.mentions):
        cue = (min(verb.start(), held.start), max(verb.end(), held.end))
        statement(story, held.person, quote, cue, direct=True)
        story.draft.relate("SPOKE_AT", held.person, story.meeting(held.start), cue, mode="กล่าว")
        goes_on(story, held.person, quote[1])
        goes_on(story, held.person, held.end)


# of an event that lies ahead somebody says this to the press
_TOLD_AHEAD = (
    "กล่าวว่า",
    "กล่าวเพิ่มเติม",
    "บอกว่า",
    "ระบุว่า",
    "เล่า",
    "ย้ำ",
    "เน้นย้ำ",
    "เสริม",
    "สรุป",
    "ให้ความเห็น",
    "เสนอ",
    "แจ้ง",
)


def _speaker_before(story: Story, held: Held, meeting: Entity) -> None:
    """วิทยากรหลักคือ NAME, ทีมวิทยากร … ร่วมด้วย NAME."""
    view = story.view
    if m := _DONE_BY.search(view, max(0, held.start - 110), held.start):
        story.draft.relate("SPOKE_AT", held.person, meeting, (m.start(), held.end), mode=m["mode"])
        return
    if m := story.near(held.start, r"วิทยากร(?:หลัก|พิเศษ)?(?:คือ|ได้แก่|โดย|มาจาก)?[^\n]{0,90}$", 110):
        between = view[m.start() : held.start]
        if re.search(r"(?:คือ|ได้แก่|โดย|ร่วมด้วย|และ|วิทยากร)\s?$", between):
            story.draft.relate("SPOKE_AT", held.person, meeting, (m.start(), held.end), mode="วิทยากร")
            return
    line = view.rfind("\n", 0, held.start) + 1
    lists = [m.end() for m in _SPEAKERS.finditer(view, line, held.start)]
    if lists and not re.search(r"\s(?:มี|โดยมี|ทั้งนี้|ซึ่ง|นอกจากนี้)|เข้าร่วม|(?:เป็น|หน้าที่)ประธาน", view[lists[-1] : held.start]):
        story.draft.relate("SPOKE_AT", held.person, meeting, (held.start, held.end), mode="วิทยากร")
