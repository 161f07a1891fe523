"""Persons and what they did: posts, who chaired, spoke, attended, represented, delegated."""

from __future__ import annotations

import re

from loaders.press.facts import Entity, Span
from loaders.press.lexicon import table
from loaders.press.persons import Named, given_again
from loaders.press.posts import Post
from loaders.press.story import Held, Story
from loaders.press.words import paragraph_end

_CHAIR = re.compile(
    r"(?:เป็น|ทำหน้าที่(?:เป็น)?|รับหน้าที่(?:เป็น)?|รับไม้เป็น|ขึ้นเป็น|นั่งเป็น|ในฐานะ)\s?(?P<role>ประธาน(?!คณะ|กรรมการ|สภา|หอการค้า|ชมรม|เครือข่าย|กลุ่ม|จัดงาน|โครงการ|รุ่น|สมาคม|มูลนิธิ|บริษัท|บริหาร)[ก-๎]{0,30})"
    r"|(?P<plain>นั่งหัวโต๊ะ|เป็นผู้นำวง|เปิดงานแทน|เปิดการประชุมแทน|เป็นผู้นำการประชุม|(?<=\s)ประธาน(?:ใน)?(?:การประชุม|พิธี|ที่ประชุม)(?!คณะกรรมการ))"
)
_TOGETHER = re.compile(r"(?P<role>ร่วมกันเปิด|ร่วมเปิด|ร่วมกันเป็นประธาน|เปิดร่วมกัน)")
_OPENED_BY = re.compile(r"(?P<role>พิธีเปิด|เปิดงาน|เปิดการประชุม|เปิดการอบรม)(?:ได้รับเกียรติจาก|โดย)\s?$")
_OPENS = re.compile(r"\s?(?:ได้)?(?:ให้เกียรติ)?(?P<role>เปิด(?:งาน|โครงการ|การประชุม|เวที|การอบรม|การสัมมนา|มหกรรม))")
_ROLE = re.compile(r"ประธาน[ก-๎]{0,24}?(?:สงฆ์|ฆราวาส|คฤหัสถ์|และเปิดการประชุม|การประชุม|ที่ประชุม|พิธี|งาน|เวที|การอบรม|การสัมมนา)")
_ROLE_END = re.compile(r"พร้อม|และ(?!เปิด|กล่าว|ปิด)|ซึ่ง|โดย|แทน|มี|ได้|ณ$")
_DELEGATES = re.compile(r"\s?(?:ได้)?(?:มอบหมาย|มอบ(?=นาย|นาง|ให้)|ติด(?:ราชการ|ภารกิจ|ประชุม))")
_LED = re.compile(r"(?:นำโดย|นำทีมโดย)\s?$")
_JOIN = re.compile(
    r"เข้าร่วม|ร่วมประชุม|เข้าประชุม|ร่วมงาน|ร่วมพิธี|ร่วมเวที|ร่วมให้การต้อนรับ|ร่วมเป็นเกียรติ|ร่วมหารือ|ร่วมกิจกรรม|มาร่วม|ร่วมลงนาม|ร่วมเปิด|ร่วมต้อนรับ|ให้การต้อนรับ|ไปศึกษาดูงาน|ร่วมในพิธี"
)
_WITNESS = re.compile(r"\s?เป็น(?P<role>สักขีพยาน|ผู้แทน[ก-๎]*|พยาน|เกียรติ)")
_WITH = re.compile(r"(?:พร้อมด้วย|ร่วมด้วย|โดยมี|พร้อม)\s?$")
_FOR = re.compile(r"\s?(?:ใน|เป็น)(?:นาม|ผู้แทน|ตัวแทน)(?:ของ|จาก)?\s?")
_SAYS = re.compile(r"(?:ว่า|ดังนี้|:)\s?")
_FAR_QUOTE = re.compile(r"(?:ว่า|คือ)\s?[“\"]")
_ONLY_POST = re.compile(r"^\s?(?:ได้)?(?:กล่าว|เปิดเผย|เผย|ระบุ|บอก|เล่า)[ก-๎]{0,14}?ว่า")
_DONE_BY = re.compile(
    r"(?P<mode>ดำเนินรายการ|บรรยาย[ก-๎]{0,10}|ปาฐกถา[ก-๎]{0,10}|กล่าวรายงาน|กล่าวต้อนรับ|นำเสนอ|นำเสวนา)โดย\s?$"
)
_SPEAKERS = re.compile(r"วิทยากร[ก-๎]{0,20}\s?(?:ประกอบด้วย|ได้แก่|คือ|นำโดย|โดย|ดังนี้)")
_OPENING = re.compile(r"\s?(?:ได้)?(?P<role>กล่าวเปิด(?:งาน|โครงการ|การประชุม|เวที|การอบรม|การสัมมนา|พิธี)?)")
_HEADS_OF = re.compile(r"(?:รอง)?(?:ผู้อำนวยการ|นายก|ผู้ว่าราชการ|นายอำเภอ|ปลัด(?=จังหวัด|อำเภอ|เทศบาล))")
_SHORT_POST = re.compile(r"(?:รอง\s?)?(?:ผู้ว่าฯ|ผู้ว่าราชการจังหวัด|นายอำเภอ|ผอ\.|ผู้อำนวยการ|นายก|ปลัด)\s?")
_LOCAL = 110


def state(story: Story) -> None:
    """Persons with their posts, then what each did."""
    for named in story.page.persons:
        if not _in_credit(story, named.start):
            _add(story, named)
    _unnamed(story)
    _again(story)
    _chairs(story)
    _openers(story)
    for held in story.held:
        _spoke(story, held)
    _by_post(story)
    for i, held in enumerate(story.held):
        _represented(story, held, i)
        _attended(story, held)


def _in_credit(story: Story, at: int) -> bool:
    return any(c.value[0] <= at < c.value[1] for c in story.page.credits)


def person(story: Story, named: Named) -> Entity:
    """The entity of a person: by full name, else by the given name of one named in full before."""
    draft = story.draft
    span = (named.start, named.end)
    known = draft.find("Person", named.name)
    if known is None and " " not in named.name and not named.monk:
        known = next((e for e in draft.of("Person") if e.canonical.split()[0] == named.name), None)
    if known:
        draft.alias(known, named.name)
        draft.mention(known, span)
        return known
    entity = draft.add("Person", named.name, span)
    if named.title:
        draft.state(entity, "title", named.title, (named.start, named.start + len(named.title)))
    return entity


def _add(story: Story, named: Named) -> None:
    entity = person(story, named)
    held = Held(entity, named, named.start, named.end)
    found = list(story.page.posts.after(named.end))
    if not found and (before := _post_before(story, named)):
        found = [(before, "(")]
    for i, (post, gap) in enumerate(found):
        _hold(story, held, post, doubtful=i > 0 and not post.acting and "ฐานะ" not in gap)
    story.held.append(held)


def _post_before(story: Story, named: Named) -> Post | None:
    """The post in front of a name in brackets, or glued to the name."""
    view = story.view
    for back in (1, 2, 0):
        edge = named.start - back
        if back and view[edge : named.start].strip() not in ("(", ""):
            continue
        at = max(view.rfind(" ", 0, edge), view.rfind("\n", 0, edge), view.rfind("(", 0, edge)) + 1
        post = story.page.posts.at(at)
        if post and post.end == edge:
            return post
    if view[max(0, named.start - 3) : named.start].strip() == "ผอ.":
        return story.page.posts.at(named.start - 3)
    return None


def _hold(story: Story, held: Held, post: Post, *, doubtful: bool) -> None:
    entity = story.post(post)
    if doubtful and held.posts and _HEADS_OF.match(post.canonical):
        reason = "a post after another person's post: the holder is not named here"
        story.draft.ask((post.start, post.end), reason, "ตำแหน่งที่ตามหลังตำแหน่งของคนอื่น ไม่ระบุชื่อผู้ดำรงตำแหน่ง")
        held.end = max(held.end, post.end)
        return
    span = (min(held.start, post.start), max(held.named.end, post.end))
    properties = {"as_of": story.date} if story.date else {}
    following = story.view[post.end : post.end + 24]
    if doubtful and re.match(r"\s?และ(?:เจ้าหน้าที่|คณะ|ทีม)", following):
        properties["certainty"] = "ambiguous"
        reason = "two posts after one name, or a post and an unnamed person"
        story.draft.ask((post.start, post.end), reason, "สองตำแหน่งของคนเดียว หรือตำแหน่งของอีกคนที่ไม่ระบุชื่อ")
    story.draft.relate("HOLDS_POSITION", held.person, entity, span, **properties)
    held.posts.append((post, entity))
    held.start, held.end = min(held.start, post.start), max(held.end, post.end)


def _unnamed(story: Story) -> None:
    """Posts that stand alone: the holder is not named here."""
    for post in story.page.posts.anywhere():
        span = (post.start, post.end)
        if story.draft.is_used(span) and any(h.start <= post.start < h.end for h in story.held):
            continue
        inside_body = any(b.start <= post.start < b.end for b in story.page.bodies)
        if inside_body or _in_credit(story, post.start):
            continue
        known = _held_before(story, post)
        if known:
            story.draft.mention(known, span)
            story.draft.alias(known, story.view[post.start : post.end])
        elif (
            (post.body and not _generic(post))
            or post.place
            or (post.open and re.search(r"ผู้ว่าราชการจังหวัด$", post.canonical))
        ):
            story.post(post)


def _generic(post: Post) -> bool:
    return post.head in ("ประธาน", "ที่ปรึกษา", "สมาชิก", "กรรมการ", "นักเรียน")


def _held_before(story: Story, post: Post) -> Entity | None:
    """The post, held by somebody named before, of which this one is a shorter wording."""
    short = post.canonical
    for held in reversed(story.held):
        for other, entity in held.posts:
            if held.start < post.start and (
                entity.canonical == short or (post.open and entity.canonical.startswith(short))
            ):
                return entity if other.end <= post.start else None
    return None


def _again(story: Story) -> None:
    """Given names alone after a short post: ผู้ว่าฯ and a name known from before."""
    for named, span in given_again(story.view, story.page.persons, _SHORT_POST):
        entity = story.draft.find("Person", named.name)
        if entity and not story.draft.is_used(span):
            story.draft.mention(entity, span)
            story.draft.alias(entity, named.given)
            story.held.append(Held(entity, Named(span[0], span[1], "", named.given), span[0], span[1]))
    story.held.sort(key=lambda h: h.start)


def _nearest(story: Story, at: int, reach: int = _LOCAL) -> int:
    """Index of the person whose mention and posts end last before `at`; -1 when none is near."""
    best = -1
    for i, held in enumerate(story.held):
        if held.named.start < at and at - held.end <= reach and "\n" not in story.view[held.end : at]:
            best = i
    return best


def _role(words: str) -> str:
    whole = _ROLE.match(words)
    cut = _ROLE_END.search(words, 6)
    return whole[0] if whole else words[: cut.start()] if cut else words


def _chairs(story: Story) -> None:
    view = story.view
    for m in _CHAIR.finditer(view):
        if (i := _nearest(story, m.start())) >= 0:
            _chair(story, i, _role(m["role"] or m["plain"]), m.span())
    for m in _TOGETHER.finditer(view):
        if (i := _nearest(story, m.start(), 20)) >= 0:
            _chair(story, i, m["role"], m.span())
            previous = story.held[i - 1] if i else None
            if previous and re.fullmatch(r"\s?(?:กับ|และ|ร่วมกับ|พร้อมด้วย)\s?", view[previous.end : story.held[i].start]):
                _chair(story, i - 1, m["role"], m.span())
    for i, held in enumerate(story.held):
        if opens := _OPENS.match(view, held.end):
            _chair(story, i, opens["role"], opens.span())
        if opened := _OPENED_BY.search(view, max(0, held.start - 40), held.start):
            _chair(story, i, opened["role"], opened.span())


def _openers(story: Story) -> None:
    """Where nobody is said to chair: whoever opens the event."""
    for _, meeting in story.meetings:
        if story.draft.related("CHAIRED_BY", meeting):
            continue
        for i, held in enumerate(story.held):
            m = _OPENING.match(story.view, held.end)
            if m and story.meeting(held.start) is meeting:
                _chair(story, i, m["role"], m.span())
                break


def _chair(story: Story, index: int, role: str, cue: Span) -> None:
    held = story.held[index]
    meeting = story.meeting(held.start)
    planned = {"status": "planned"} if _is_planned(meeting) else {}
    span = (min(held.start, cue[0]), max(held.end, cue[1]))
    story.draft.relate("CHAIRED_BY", meeting, held.person, span, role=role, **planned)


def _is_planned(meeting: Entity) -> bool:
    return any(a.name == "status" for a in meeting.attributes)


def _limit(story: Story, held: Held) -> int:
    """How far the words belong to this person: to the next person or the end of the line."""
    end = paragraph_end(story.view, held.end)
    later = [h.start for h in story.held if h.start >= held.end]
    return min([end, *later])


def _spoke(story: Story, held: Held) -> None:
    view = story.view
    limit = _limit(story, held)
    window = min(limit, held.end + 170)
    meeting = story.meeting(held.start)
    planned = {"status": "planned"} if _is_planned(meeting) else {}
    found = sorted(
        (m.start(), -m.end(), m, mode)
        for rule, mode in table("speech")
        if (m := re.compile(rule).search(view, held.end, window))
    )
    modes = [(m, mode) for at, _, m, mode in found if not _other_subject(view[held.end : at])]
    at_event = [(m, mode) for m, mode in modes if mode != "-"]
    if at_event and not (modes and modes[0][1] == "-"):
        m, mode = at_event[0]
        for speaker in _together(story, held) if mode in ("วิทยากร", "ร่วมเสวนา", "บรรยาย") else [held]:
            story.draft.relate("SPOKE_AT", speaker.person, meeting, (speaker.start, m.end()), mode=mode, **planned)
    elif not modes:
        _speaker_before(story, held, meeting)
    if modes:
        _said(story, held.person, (held.start, modes[0][0].end()), limit)


def _together(story: Story, held: Held) -> list[Held]:
    """The person and those before in the same list."""
    index = story.held.index(held)
    first = index
    while first and _chained(story, first):
        first -= 1
    return story.held[first : index + 1]


def _other_subject(between: str) -> bool:
    """Whether the words before a verb already began another sentence."""
    return between.count(" ") > 9 or bool(
        re.search(r"\s(?:ขณะที่|นอกจากนี้|ทั้งนี้|จากนั้น)|ที่ประชุม|มอบหมายให้|ผู้เข้าร่วม|ติด(?:ราชการ|ภารกิจ|ประชุม)", between)
    )


def _speaker_before(story: Story, held: Held, meeting: Entity) -> None:
    """วิทยากรหลักคือ NAME, ทีมวิทยากร … ร่วมด้วย NAME."""
    view = story.view
    if m := _DONE_BY.search(view, max(0, held.start - 30), held.start):
        story.draft.relate("SPOKE_AT", held.person, meeting, (m.start(), held.end), mode=m["mode"])
        return
    if m := story.near(held.start, r"วิทยากร(?:หลัก|พิเศษ)?(?:คือ|ได้แก่|โดย|มาจาก)?[^\n]{0,90}$", 110):
        between = view[m.start() : held.start]
        if re.search(r"(?:คือ|ได้แก่|โดย|ร่วมด้วย|และ|วิทยากร)\s?$", between):
            story.draft.relate("SPOKE_AT", held.person, meeting, (m.start(), held.end), mode="วิทยากร")
            return
    line = view.rfind("\n", 0, held.start) + 1
    lists = [m.end() for m in _SPEAKERS.finditer(view, line, held.start)]
    if lists and not re.search(r"\s(?:มี|โดยมี|ทั้งนี้|ซึ่ง|นอกจากนี้)|เข้าร่วม|ประธาน", view[lists[-1] : held.start]):
        story.draft.relate("SPOKE_AT", held.person, meeting, (held.start, held.end), mode="วิทยากร")


def _said(story: Story, speaker: Entity, said: Span, limit: int) -> None:
    """The words after ว่า: a quote, or the rest of the line."""
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
    if not says:
        return
    start, end = quote or (says.end(), paragraph_end(view, says.end()))
    while end > start and view[end - 1] in ' ”"':
        end -= 1
    if not quote:
        later = [h.start for h in story.held if start < h.start < end and _new_speaker(view, h.start)]
        end = min([end, *later])
        lead = re.compile(r"[\s,]*(?:ด้าน|ขณะที่|ส่วน|ทั้งนี้|จากนั้น|จากนี้|พร้อมกันนี้)?\s?$").search(view, start, end)
        end = lead.start() if lead and lead.start() > start else end
    if end - start > 8:
        _statement(story, speaker, (start, end), (said[0], says.end()), direct=bool(quote))


def _new_speaker(view: str, at: int) -> bool:
    return bool(re.search(r"(?:ด้าน|ขณะที่|ส่วน|จากนี้|จากนั้น|ทั้งนี้)\s?(?:[ก-๎.]{0,14}\s)?$", view[max(0, at - 26) : at]))


def _statement(story: Story, speaker: Entity, span: Span, cue: Span, *, direct: bool) -> Entity:
    name = f"{speaker.canonical.split()[0]}: {story.view[span[0] : span[1]][:40].strip()}"
    entity = story.draft.add("Statement", name, span, key=f"{span}")
    story.draft.state(entity, "kind", "direct" if direct else "indirect", cue)
    story.draft.relate("SAID", speaker, entity, cue)
    return entity


def _by_post(story: Story) -> None:
    """A post alone that speaks stands for its holder named before."""
    for held in list(story.held):
        for _, entity in held.posts:
            for start, end in entity.mentions:
                m = _ONLY_POST.match(story.view[end : end + 30])
                if start >= held.end and m and re.match(r"\s?(?:ได้)?กล่าวว่า", m[0]):
                    story.draft.relate(
                        "SPOKE_AT", held.person, story.meeting(start), (start, end + m.end()), mode="กล่าวว่า"
                    )
                if start >= held.end and m:
                    _said(story, held.person, (start, end + m.end()), paragraph_end(story.view, end))


def _delegates(story: Story, held: Held) -> bool:
    return bool(_DELEGATES.match(story.view, held.end))


def _represented(story: Story, held: Held, index: int) -> None:
    view, draft = story.view, story.draft
    before = [b for b in story.page.bodies if b.end <= held.start and "\n" not in view[b.end : held.start]]
    if before:
        body = before[-1]
        between = view[body.end : held.start]
        if re.fullmatch(r"\s?(?:\d+\s?คน\s)?(?:นำโดย|โดย)\s?", between):
            draft.relate("REPRESENTS", held.person, story.body(body), (body.start, held.named.end))
    if index and _chained(story, index):
        previous = story.held[index - 1]
        for r in draft.related("REPRESENTS", previous.person):
            if r.evidence and r.evidence[0][1] == previous.named.end:
                target = next(e for e in draft.entities if e.id == r.target)
                draft.relate("REPRESENTS", held.person, target, (r.evidence[0][0], held.named.end))
    if home := re.compile(r"\s?จาก\s?").match(view, held.end):
        owner = next((b for b in story.page.bodies if b.start == home.end()), None)
        if owner:
            draft.relate("REPRESENTS", held.person, story.body(owner), (held.start, owner.end))
    window = view[held.end : held.end + 150].split("\n")[0]
    if m := _FOR.search(window):
        at = held.end + m.end()
        owner = next((b for b in story.page.bodies if b.start == at), None)
        if owner and (m.start() < 3 or index + 1 >= len(story.held) or story.held[index + 1].start > at):
            draft.relate("REPRESENTS", held.person, story.body(owner), (held.start, owner.end))
            if re.match(r"[^\n]{0,6}(?:เข้าร่วม|ร่วม)", view[owner.end : owner.end + 20]):
                _attend(story, held, (held.start, owner.end))


def _chained(story: Story, index: int) -> bool:
    """Whether two persons follow each other in one list."""
    between = story.view[story.held[index - 1].end : story.held[index].start]
    return bool(re.fullmatch(r"[\s,]*(?:และ|กับ|พร้อมด้วย)?\s?", between)) and "\n" not in between


def _attended(story: Story, held: Held) -> None:
    draft, view = story.draft, story.view
    meeting = story.meeting(held.start)
    if _delegates(story, held) or draft.related("CHAIRED_BY", meeting, held.person):
        return
    if m := _WITNESS.match(view, held.end):
        if not m["role"].startswith("ผู้แทน"):
            draft.relate("ATTENDED", held.person, meeting, (held.start, m.end()), role=m["role"])
        return
    led = _LED.search(view, max(0, held.start - 16), held.start)
    index = story.held.index(held)
    while not led and index and _chained(story, index):
        index -= 1
        led = _LED.search(view, max(0, story.held[index].start - 16), story.held[index].start)
    if led:
        _attend(story, held, (led.start(), held.end))
    elif signed := story.near(held.start, r"ผู้(?:ร่วม)?ลงนาม", 400):
        if draft.related("REPRESENTS", held.person):
            draft.relate("ATTENDED", held.person, meeting, (signed.start(), held.end), role="ผู้ลงนาม")
    elif not draft.related("SPOKE_AT", held.person, meeting) and _joins(story, held):
        _attend(story, held, (held.start, held.end))


def _joins(story: Story, held: Held) -> bool:
    """Whether a list of persons that holds this one ends in a verb of taking part, or is led by พร้อมด้วย."""
    view = story.view
    index = story.held.index(held)
    end = held.end
    while index + 1 < len(story.held) and _chained(story, index + 1):
        index += 1
        end = story.held[index].end
    tail = view[end : min(paragraph_end(view, end), end + 90)]
    if re.search(r"กล่าว|ประธาน", tail[: m.start()] if (m := _JOIN.search(tail)) else tail):
        return False
    first = _together(story, held)[0].start
    return bool(_JOIN.search(tail)) or bool(_WITH.search(view[max(0, first - 14) : first]))


def _attend(story: Story, held: Held, span: Span) -> None:
    meeting = story.meeting(held.start)
    planned = {"status": "planned"} if _is_planned(meeting) else {}
    if not story.draft.related("CHAIRED_BY", meeting, held.person):
        story.draft.relate("ATTENDED", held.person, meeting, span, **planned)
