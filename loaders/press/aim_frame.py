"""Plans, programmes, virtues, goals, principles, decisions and initiatives."""

from __future__ import annotations

import re

from loaders.press.facts import Entity, Span, Value
from loaders.press.lexicon import table
from loaders.press.plans import Plan
from loaders.press.story import Story
from loaders.press.words import name_end, paragraph_end, squeezed

_GOAL_BEFORE = re.compile(
    r"(?:แนวคิด|เป้าหมาย|ตั้งเป้า|สโลแกน|คำขวัญ|ประกาศเจตนารมณ์|อยากเห็น|อยากให้|พฤติกรรม|อัตลักษณ์|ปณิธาน|วิสัยทัศน์|คติ|ธีม|หัวข้อ(?=หลัก))[^\n“”\"]{0,40}$"
)
_GOAL_AFTER = re.compile(r"[”\"]?\s?(?:คือ|เป็น)(?:แนวคิด|เป้าหมาย|สโลแกน|คำขวัญ|ธีม)")
_SPEECH_BEFORE = re.compile(r"(?:กล่าว|ฝาก|บอก|เล่า|ย้ำ|เผย|คิด|คือ)[^\n“”\"]{0,40}(?:ว่า|คือ)\s?$|ว่า\s?$")
_TARGETS = (
    re.compile(r"เป้าหมาย(?:ร่วม(?:กัน)?)?(?:ของ[ก-๎]{2,20})?(?:คือ|เพื่อ|ในการ)\s?(?P<goal>[^\n“”\"]{8,120})"),
    re.compile(r"มุ่งหวังให้[ก-๎]{2,24}?เป็น(?P<goal>[^\n“”\",]{4,40}?)(?=\sและ|\n|\s\s|$)"),
    re.compile(r"เรื่อง(?P<goal>คน[^\n“”\"]{6,60}?)\s?(?:ที่|ซึ่ง)เป็นเป้าหมาย"),
)
_DECIDES = re.compile(
    r"ที่ประชุม(?:จึง|ได้)?(?:มีมติ|เห็นพ้อง|เห็นชอบ|ตกลง|รับทราบ)(?:ให้|ว่า|ร่วมกัน)?|(?:ทั้งหมด|ทุกฝ่าย|ทุกเครือข่าย)(?:จึง)?(?:ตกลง)(?:กัน)?(?:ว่า|ให้)?|และตกลง(?:ให้|ว่า)|และมีมติ(?:ให้|ว่า)"
)
_LISTED = re.compile(r"[^\n]{0,30}(?:ดังนี้|ดังต่อไปนี้|:)\s*$")
_NUMBERED = re.compile(r"^[ \t•]*(?:ข้อ(?:ที่)?\s?)?\(?(?P<n>\d{1,2})[.)]?\s+(?P<item>[^\n]+)", re.MULTILINE)
_PRINCIPLES = re.compile(
    r"(?:กรอบคิด|กรอบแนวคิด|หลักคิด|หลักการ|(?:ถือ|ยึด)?หลัก|แนวทาง)\s?(?:\d+\s?(?:ข้อ|ประการ|ด้าน))?\s?(?:ดังนี้|คือ|ได้แก่)?\s*(?:\n\s*)+(?=(?:ข้อ(?:ที่)?\s?)?\(?1[.)]?\s)"
)
_INLINE = re.compile(r"(?:หลัก(?:การ|คิด)?|กรอบ(?:แนว)?คิด)\s?\d+\s?(?:ข้อ|ประการ|ด้าน)\s?(?:คือ|ได้แก่|ประกอบด้วย)\s?\(?1[.)]")
_VIRTUE_GAP = re.compile(r"[\s,/]*(?:และ)?\s?")
_VIRTUE_CUE = re.compile(r"คุณธรรม|ค่านิยม|อัตลักษณ์|ประการ|ด้าน")
_PLANNED = re.compile(r"จะ|แผน(?!ที่)|เพื่อ|เตรียม|มุ่ง|พร้อม|รวมถึง|ต้องทำ|เสนอ|กำหนด|ร่วมกันกำหนด|ต่อไป|สู่")
_DONE = re.compile(r"ได้มีการ|มีการ|ที่ผ่านมา|ได้ร่วม|แล้ว|นำประกาศ|ทุกฝ่าย|เมื่อปี|จัดทำ|ผ่านเวที|ผ่านมา")
_ONGOING = re.compile(r"ร่วมกัน\s?$|ดำเนินการ|เป็นนโยบาย|ในงานมี|ทุกเดือน")
_FREQUENCY = (
    (r"ทุกเดือน", "monthly"),
    (r"สัปดาห์ละ", "weekly"),
    (r"ทุกสัปดาห์", "weekly"),
    (r"ทุก\s?3\s?เดือน", "quarterly"),
    (r"เดือนละ\s?2", "twice_monthly"),
    (r"เดือนละ", "monthly"),
    (r"ทุกปี|ปีละ", "yearly"),
)


def state(story: Story) -> None:
    """Everything that tells what the programme wants and does."""
    for plan in story.page.plans:
        _plan(story, plan)
    for p in story.page.programmes:
        if not any(b.start <= p.start < b.end for b in story.page.bodies):
            whole = (p.start, p.end)
            entity = story.draft.add("Programme", p.name, whole, aliases=(story.view[p.start : p.end],))
            _cohort(story, entity, whole)
    _virtues(story)
    _goals(story)
    _principles(story)
    _inline_principles(story)
    _decisions(story)
    _initiatives(story)
    _districts(story)


def _plan(story: Story, plan: Plan) -> None:
    if plan.own and not (plan.fiscal or "จังหวัด" in plan.canonical):
        return
    draft = story.draft
    entity = draft.add("Plan", plan.canonical, (plan.start, plan.end), aliases=(plan.written,))
    for name, value, at in (
        ("phase", plan.phase, plan.phase_at),
        ("start_year_be", plan.first, plan.first_at),
        ("end_year_be", plan.last, plan.last_at),
        ("fiscal_year_be", plan.fiscal, plan.fiscal_at),
        ("duration_years", plan.duration, plan.duration_at),
    ):
        if value:
            draft.state(entity, name, value, at)
    if plan.cut:
        draft.ask((plan.start, plan.end), "the text ends inside the years of a plan", "ข้อความขาดกลางปีของแผน")


def _cohort(story: Story, entity: Entity, span: Span) -> None:
    line = story.view.rfind("\n", 0, span[0]) + 1
    m = re.compile(r"1\s?ใน\s?(?P<n>\d{1,2})\s?จังหวัด").search(story.view, line, paragraph_end(story.view, span[1]))
    if m and story.home and entity.canonical == "จังหวัดคุณธรรม":
        at = (m.start("n"), m.end())
        story.draft.state(entity, "province_count", int(m["n"]), at)
        story.draft.relate("SELECTED_FOR", story.home, entity, m.span(), cohort=int(m["n"]))


def _virtues(story: Story) -> None:
    """Two or more virtues in a list, after a word that announces them."""
    found = story.page.virtues
    run = found[:1]
    for v in [*found[1:], None]:
        if v and run and _VIRTUE_GAP.fullmatch(story.view, run[-1].end, v.start):
            run.append(v)
            continue
        if len(run) > 1 and story.near(run[0].start, _VIRTUE_CUE.pattern, 48):
            _promoted(story, [(x.name, (x.start, x.end)) for x in run])
        run = [v] if v else []


def _promoted(story: Story, run: list[tuple[str, Span]]) -> None:
    start, end = run[0][1][0], run[-1][1][1]
    line = story.view.rfind("\n", 0, start) + 1
    m = re.compile(r"(โรงพยาบาล|โรงเรียน|วิทยาลัย)(?:แห่ง)?นี้").search(story.view, line, start)
    subject = story.home
    if m:
        before = [b for b in story.page.bodies if b.end <= m.start() and b.canonical.startswith(m[1])]
        subject = story.body(before[-1]) if before else subject
    for name, span in run:
        virtue = story.draft.add("Virtue", name, span)
        if subject:
            story.draft.relate("PROMOTES_VIRTUE", subject, virtue, (start, end))


def _goals(story: Story) -> None:
    for start, end in story.page.quotes:
        before = story.view[max(0, start - 90) : start - 1].rsplit("\n", 1)[-1]
        after = story.view[end : end + 30]
        if story.draft.is_used((start, end)) and any(
            start == s for e in story.draft.of("Statement") for s, _ in e.mentions
        ):
            continue
        announced = _GOAL_BEFORE.search(before) and not re.search(r"กล่าวว่า\s?$", before)
        titled = any(e.start <= start < e.end for e, _ in story.meetings)
        if (announced or _GOAL_AFTER.match(after)) and not titled:
            _goal(story, (start, end), "slogan", before)
    for rule in _TARGETS:
        for m in rule.finditer(story.view):
            end = _goal_end(story.view, *m.span("goal"))
            if end - m.start("goal") > 6:
                _goal(story, (m.start("goal"), end), "target", m[0][: m.start("goal") - m.start()])


def _goal_end(view: str, start: int, end: int) -> int:
    words = view[start:end]
    cut = re.search(r"\s(?=เพื่อ|โดย|ซึ่ง|และจะ|ทั้งนี้|จากนั้น)", words)
    return start + (cut.start() if cut else len(words.rstrip()))


def _goal(story: Story, span: Span, kind: str, cue: str) -> None:
    draft = story.draft
    words = squeezed(story.view[span[0] : span[1]])
    if any(s < span[1] and span[0] < e for g in draft.of("Goal") for s, e in g.mentions):
        return
    goal = draft.add("Goal", words, span)
    draft.state(goal, "kind", kind, (max(0, span[0] - len(cue) - 1), span[0]))
    district = next((p for p in story.page.places if p.level == "district"), None)
    line = (story.view.rfind("\n", 0, span[0]) + 1, span[0])
    told = [p for p in story.page.places if p.headed and line[0] <= p.start < line[1]]
    of_district = bool(told) and all(p.level == "district" and story.view.startswith("อำเภอ", p.start) for p in told)
    if told and of_district:
        district = told[0]
    owner = (
        story.place(district) if district and (of_district or re.search(r"อำเภอ(?:เรา|ของเรา|นี้)", cue)) else story.home
    )
    if owner:
        draft.relate("HAS_GOAL", owner, goal, span)
    for v in story.page.virtues:
        if span[0] <= v.start < span[1]:
            draft.relate("EXPRESSES_VIRTUE", goal, draft.add("Virtue", v.name, (v.start, v.end)), span)


def _principles(story: Story) -> None:
    view = story.view
    cue = _PRINCIPLES.search(view)
    if not cue or any(g.listed and g.listed[0].start >= cue.end() - 40 for g in story.page.groups):
        return
    at, expected = cue.end(), 1
    while m := _NUMBERED.search(view, at):
        if int(m["n"]) != expected or view[at : m.start()].strip():
            return
        head = re.split(r"\s?:\s|\s?:\s?$", m["item"])[0].strip()
        span = (m.start("item"), m.start("item") + len(head))
        entity = story.draft.add("Principle", head, span)
        story.draft.relate("HAS_PRINCIPLE", story.meeting(span[0]), entity, span, order=expected)
        at, expected = m.end(), expected + 1


def _inline_principles(story: Story) -> None:
    """หลัก N ประการ คือ 1) … 2) … in one line."""
    for cue in _INLINE.finditer(story.view):
        end = paragraph_end(story.view, cue.end())
        numbers = list(re.compile(r"\(?(\d)[.)]\s?").finditer(story.view, cue.end() - 3, end))
        if [int(m[1]) for m in numbers] != list(range(1, len(numbers) + 1)) or len(numbers) < 2:
            continue
        stops = [m.start() for m in numbers[1:]] + [name_end(story.view, numbers[-1].end(), inner_and=True)]
        for order, (m, stop) in enumerate(zip(numbers, stops, strict=True), 1):
            words = re.sub(r"[\s,]*(?:และ)?\s*$", "", story.view[m.end() : stop])
            if words:
                span = (m.end(), m.end() + len(words))
                entity = story.draft.add("Principle", words, span)
                story.draft.relate("HAS_PRINCIPLE", story.meeting(span[0]), entity, span, order=order)


def _decisions(story: Story) -> None:
    view = story.view
    for m in _DECIDES.finditer(view):
        end = paragraph_end(view, m.start())
        if _LISTED.match(view, m.end(), end):
            _numbered_decisions(story, m, end)
            continue
        if "รับทราบ" in m[0]:
            continue
        start = m.start() + 3 if m[0].startswith("และ") else m.start()
        stop = re.compile(r"\s(?=โดย(?:ให้|มี|ใช้)?|ซึ่ง|ทั้งนี้|และตกลง|แทน|พร้อม)").search(view, m.end(), end)
        stop_at = stop.start() if stop and stop.start() - start > 20 else end
        _decision(story, (start, stop_at), m.span())


def _numbered_decisions(story: Story, cue: re.Match[str], at: int) -> None:
    expected = 1
    while m := _NUMBERED.search(story.view, at):
        if int(m["n"]) != expected or story.view[at : m.start()].strip():
            return
        _decision(story, (m.start("item"), m.start("item") + len(m["item"].rstrip())), cue.span())
        at, expected = m.end(), expected + 1


def _decision(story: Story, span: Span, cue: Span) -> None:
    entity = story.draft.add("Decision", story.view[span[0] : span[1]][:60].strip(), span, key=str(span))
    story.draft.relate("DECIDED", story.meeting(span[0]), entity, span, *([cue] if cue[0] < span[0] else []))


def _initiatives(story: Story) -> None:
    view = story.view
    for row in table("initiatives"):
        for m in re.finditer(row[0], view):
            if any(s <= m.start() < e for e_ in story.draft.of("Initiative") for s, e in e_.mentions):
                continue
            if row[1] != "ตลาดนัด" and any(e.title and m[0] in e.title for e, _ in story.meetings):
                continue
            end = _phrase_end(view, m.end()) if len(row) > 2 else m.end()
            _initiative(story, (m.start(), end), row[1], m[0])


def _phrase_end(view: str, at: int) -> int:
    """End of the phrase that an activity's verb governs: one chunk, and a count or a place after it."""
    end = name_end(view, at, inner_and=True)
    if view[end : end + 1] == "/":
        end = name_end(view, end + 1, inner_and=True)
    more = re.compile(r"\s(?:องค์กร[ก-๎]{0,12}\s)?(?:\d{1,3}\s?(?:แห่ง|ปี[ก-๎]*|องค์กร))|\sองค์กร\s[ก-๎]{2,30}").match(
        view, end
    )
    return more.end() if more else end


def _initiative(story: Story, span: Span, kind: str, head: str) -> None:
    draft, view = story.draft, story.view
    name = squeezed(view[span[0] : span[1]])
    line = view.rfind("\n", 0, span[0]) + 1
    before = view[max(line, span[0] - 40) : span[0]] + head
    known = next((e for e in draft.of("Initiative") if kind in e.aliases and head in (e.canonical, *e.aliases)), None)
    if known and kind not in ("ถอดบทเรียน",):
        draft.mention(known, span)
        return
    entity = draft.add("Initiative", name, span, aliases=(head, kind), key=f"{name}{span}")
    year = re.compile(r"(?:ปี|ในปี)\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)\s?ที่ผ่านมา").search(view, line, span[0])
    status = (
        "done"
        if year or _DONE.search(before)
        else "ongoing"
        if _ONGOING.search(before)
        else "planned"
        if _PLANNED.search(before)
        else "ongoing"
    )
    draft.state(entity, "status", status, span)
    if year:
        draft.state(entity, "year_be", int(year[1]), year.span(1))
    for name_, value, at in _details(view, span, kind):
        draft.state(entity, name_, value, at)
    owner = _owner(story, span)
    if owner:
        draft.relate("INITIATIVE_OF", entity, owner, span)


def _details(view: str, span: Span, kind: str) -> list[tuple[str, Value, Span]]:
    """Numbers and words that belong to an activity: coaches, batch, frequency, medium, period."""
    end = paragraph_end(view, span[1])
    near = min(end, span[1] + 60)
    found: list[tuple[str, Value, Span]] = []
    if kind in ("พัฒนาแกนนำเป็นโค้ช", "โค้ช"):
        if m := re.compile(r"(\d{1,3})\s?คน").search(view, span[0], near if kind == "โค้ช" else span[1]):
            found.append(("coach_count", int(m[1]), m.span()))
        if m := re.compile(r"รุ่น(?:ที่)?\s?(\d{1,2}|แรก)").search(view, span[0], span[1]):
            found.append(("batch", 1 if m[1] == "แรก" else int(m[1]), m.span()))
    if kind == "โค้ช":
        tail = min(end, span[1] + 110)
        for name, rule in (
            ("org_count", r"(\d{1,4})\s?องค์กร"),
            ("district_count", r"(\d{1,2})\s?อำเภอ"),
            ("year_be", r"(?:เมื่อ)?ปี\s?(2[45]\d\d)"),
        ):
            if m := re.compile(rule).search(view, span[1], tail):
                found.append((name, int(m[1]), m.span()))
    if kind in ("คอลัมน์", "ยกย่องเชิดชู", "ตลาดนัด"):
        tail = end if kind == "ยกย่องเชิดชู" else near
        for rule, value in _FREQUENCY:
            if m := re.compile(rule).search(view, span[0], min(tail, span[1] + 90)):
                found.append(("frequency", value, m.span()))
                break
    if kind == "ยกย่องเชิดชู":
        if m := re.compile(r"จำนวน\s?(\d{1,2})\s?คน").search(view, span[1], near):
            found.append(("per_district", int(m[1]), m.span()))
        if m := re.compile(r"ทั้ง\s?(\d{1,2})\s?อำเภอ").search(view, span[1], near):
            found.append(("district_count", int(m[1]), m.span()))
    if kind == "หอเกียรติยศ" and (m := re.compile(r"ดิจิทัลแพลตฟอร์ม|ออนไลน์|เว็บไซต์").search(view, span[1], near)):
        found.append(("medium", m[0], m.span()))
    if kind == "ถอดบทเรียน" and (m := re.compile(r"(?:ระยะ\s?)?(\d{1,2})\s?ปี(?!ที่)").search(view, span[0], near)):
        found.append(("period_years", int(m[1]), m.span()))
    return found


def _owner(story: Story, span: Span) -> Entity | None:
    """A network that stands as the subject just before, else the province."""
    line = story.view.rfind("\n", 0, span[0]) + 1
    subject = [n for n in story.page.networks if max(line, span[0] - 24) <= n.start and n.end <= span[0]]
    if subject and (entity := story.draft.find("Network", subject[-1].name)):
        return entity
    meeting = story.meeting(span[0])
    if len(story.meetings) > 1 and story.meetings[1][1] is meeting:
        networks = story.draft.related("PARTICIPATED", target=meeting)
        if len(networks) == 1:
            return next(e for e in story.draft.entities if e.id == networks[0].source)
    return story.home


def _districts(story: Story) -> None:
    """ทั้ง N อำเภอ of the province."""
    for m in re.finditer(r"(?:ทั้ง|ครบทั้ง|ครบ)\s?(?P<n>\d{1,2})\s?อำเภอ", story.view):
        if story.home and "ทุกอำเภอ" not in m[0] and not re.search(r"ใน\s?$", story.view[: m.start()]):
            story.draft.state(story.home, "district_count", int(m["n"]), (m.start("n"), m.end()))
