"""Which bodies and networks belong to a network."""

from __future__ import annotations

import re
from itertools import takewhile

from loaders.press import lists
from loaders.press.actors import listed_after, listed_before
from loaders.press.body_forms import Body
from loaders.press.coordinator_frame import AS_COORDINATOR, in_table
from loaders.press.facts import Entity
from loaders.press.network_lists import HEAD, Network
from loaders.press.network_parts import all_of_them, joined_up, members_before, united
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_LISTS_MEMBERS = re.compile(
    r"\s?(?:ซึ่ง)?(?:มีสมาชิก[^\n(]{0,40}?(?:คือ|ได้แก่|ประกอบด้วย|\()|มีสมาชิก(?:เป็น)?|ประกอบด้วย|ได้แก่|นำโดย|:)\s?"
)


def bracketed(story: Story, n: Network, entity: Entity) -> None:
    for body in [b for b in n.members if not AS_COORDINATOR.match(story.view, b.end)]:
        story.draft.relate("MEMBER_OF", story.body(body), entity, (n.start, body.end))


def clause_members(story: Story, n: Network, entity: Entity) -> None:
    """Members told in a clause after the network or before it."""
    if not in_table(story, n):
        _members_after(story, n, entity)
        _listed_members(story, n, entity)
    members_before(story, n, entity)
    joined_up(story, n, entity)
    _becoming_members(story, n, entity)
    all_of_them(story, n, entity)
    united(story, n, entity)
    _each_of_them(story, n, entity)
    _newcomers(story, n, entity)


_MEMBERS_OF_IT = re.compile(r"เป็นสมาชิก(?!(?:ของ|ใน)?\s?(?:ภาคี)?เครือข่าย)")


def _members_after(story: Story, n: Network, entity: Entity) -> None:
    """เครือข่ายX มีสมาชิก …, ประกอบด้วย …, นำโดย …, รับ … เป็นสมาชิก, ซึ่ง … เป็นสมาชิก."""
    view, draft = story.view, story.draft
    following = [x.start for x in story.page.networks if x.start > n.end]
    limit = min([paragraph_end(view, n.end), n.end + 200, *following])
    if lead := _LISTS_MEMBERS.match(view, n.end, limit):
        role = {"role": "แกนนำ"} if "นำโดย" in lead[0] else {}
        if not view[lead.end() : paragraph_end(view, lead.end())].strip():
            items = lists.lines(view, n.end)
            firsts = [
                next((a for a in story.actors if s <= a.start < e and a.kind == "Organization"), None) for s, e in items
            ]
            for a in [a for a in firsts if a]:
                draft.relate("MEMBER_OF", a.entity, entity, (n.start, a.end), **role)
        for body in _adjacent(view, [b for b in story.page.bodies if b.start >= lead.end()], lead.end(), limit):
            draft.relate("MEMBER_OF", story.body(body), entity, (n.start, body.end), **role)
    elif such := re.compile(r"เป็นสมาชิก\s?(?:อาทิ|ได้แก่|เช่น|คือ)\s?").search(view, n.end, limit):
        for a in listed_after(story, such.end(), ("Organization",)):
            draft.relate("MEMBER_OF", a.entity, entity, (n.start, a.end))
    elif (join := _MEMBERS_OF_IT.search(view, n.end, limit + len("ภาคีเครือข่าย"))) and join.end() <= limit:
        this_year = {"since": _year(story)} if "ปีนี้" in view[n.end : limit] and _year(story) else {}
        for body in story.page.bodies:
            if n.end <= body.start and body.end <= join.start():
                draft.relate("MEMBER_OF", story.body(body), entity, (n.start, join.end()), **this_year)


# a list of members straight behind the network, or behind other words that speak of membership
_MEMBERS = re.compile(
    r"\s?(?:นี้|ซึ่ง|ที่|ปัจจุบัน|ตอนนี้|ขณะนี้|เดิม|\([^()\n]{1,30}\)|\s)*"
    r"(?P<lead>(?P<sure>:|(?:ประกอบด้วย|มี)(?:สมาชิก)?\s?\d{1,3}\s?[ก-๎]{2,14}\s?(?:ได้แก่|คือ|ประกอบด้วย|:)|ประกอบด้วย|ได้แก่|คือ)|(?:มี|รวม)[^\n“”]{0,50}?(?P<cue>คือ|ได้แก่|ประกอบด้วย|อาทิ|เช่น|:|มี|รวม)"
    r"|(?:(?!จัด|ประชุม|เวที|กิจกรรม|อบรม)[^\n“”]){1,60}?(?:คือ|ได้แก่|ประกอบด้วย|อาทิ|เช่น|:)|[ ]-(?=[ ]))\s?"
)
# what a part of a count of parts has
_HAS = re.compile(r"[ ]?(?:มี|รวม(?:เอา)?|ประกอบขึ้นจาก|เกิดจาก)[ ]?")
# whom a network has as its head
_LED_BY = re.compile(r"[ ]?(?:ซึ่ง|ที่|โดย)(?:มี)?[ ]?")
# what closes the list of whom a network has
_TOGETHER = re.compile(
    r"[ ]?(?:ร่วม|เข้ามา|มา)?เป็น(?:องค์กร)?(?:สมาชิก|เครือ|(?P<role>แกนนำ|แกนหลัก|แม่ข่าย))"
    r"|[ ]?(?:เข้า)?(?:มา)?ไว้(?:ด้วยกัน|ใน)|[ ]?อยู่ด้วยกัน|[ ]*(?:\n|\Z)"
)
_NEWCOMER = re.compile(r"[ ]?(?:เพิ่ง|ก็|ได้|ขอ|จะ)*(?:สมัคร)?เข้า(?:ร่วม(?!ประชุม|งาน|กิจกรรม|พิธี|เวที)|เป็นสมาชิก)")
_EACH_OF_THEM = re.compile(
    r"(?:ทุกองค์กร|ทุกแห่ง|ทุกหน่วยงาน|ทั้งหมด|ทั้ง[ ]?\d{1,2}[ ]?(?:แห่ง|องค์กร|ราย))(?:นี้)?(?:ล้วน|ต่าง|ก็)?"
    r"(?:เป็นสมาชิก(?:ของ)?|อยู่ใน|สังกัด)[ ]?\Z"
)
_MEMBERSHIP = re.compile(r"สมาชิก|องค์กร|หน่วย|กลุ่ม|แห่ง|ราย|สังกัด|เข้าร่วม")
# put or counted into a network, however far behind its subject
_PLACED_IN = re.compile(
    r"(?:จัด|เลือก|บรรจุ|แต่งตั้ง|กำหนด|นับ)[ก-๎ ]{0,12}(?:ให้)?(?:อยู่|เป็นสมาชิก|เข้า)(?:ใน|ของ|ร่วม)?\s?$"
    r"|เป็น\s?(?:หนึ่ง|1)\s?ใน\s?[^\n“”]{0,24}(?:ของ)?\s?$"
)
_AS_MEMBERS = re.compile(r"[^\n]{0,12}(?:เป็น|ใน)(?:สมาชิก|เครือ|สังกัด)|\s?(?:เข้าร่วม|ร่วมอยู่)(?!ประชุม)")
_ITEM = re.compile(r"[ ]*(?:[•-]|\(?[\dก-ฮ]{1,2}[.)])")
_INTO = re.compile(
    r"\s?(?:ซึ่ง|ที่|ก็|ได้|จะ|เพิ่ง|ถูก|จัดให้|ขอ|สมัคร|เข้า|ร่วม|เป็น|หนึ่ง|อยู่|ใน|สมาชิก|สังกัด|ของ|แกนนำ|แกนหลัก|กับ|ขึ้นทะเบียน|ใหม่|\s)+"
)
_BECOMES = re.compile(r"สมาชิก|สังกัด|อยู่ใน|เข้า|สมัคร|แกน")
_MAY_JOIN = ("Organization", "Network")
_OF_ITS_OWN = re.compile(r"สมาชิก(?:ของ|ใน)?\s?$")


def _listed_members(story: Story, n: Network, entity: Entity) -> None:
    """เครือข่ายX: A B และ C; …มีองค์กรในสังกัด 3 แห่ง คือ A …; …มี A และ B เป็นสมาชิก; สมาชิกเครือข่ายX คือ A."""
    has, led = _HAS.match(story.view, n.end), _LED_BY.match(story.view, n.end)
    begins = has or led
    own_ones = listed_after(story, begins.end(), ("Organization",)) if begins else []
    closed = _TOGETHER.match(story.view, own_ones[-1].end) if own_ones else None
    if own_ones and ((closed and (has or closed["role"])) or (has and not n.name.startswith(HEAD))):
        properties = {"role": closed["role"]} if closed and closed["role"] else {}
        for a in own_ones:
            story.draft.relate("MEMBER_OF", a.entity, entity, (n.start, a.end), **properties)
        return
    lead = _MEMBERS.match(story.view, n.end, paragraph_end(story.view, n.end))
    found = listed_after(story, lead.end(), ("Organization",)) if lead else []
    if not lead or not found:
        return
    own = _OF_ITS_OWN.search(story.view, max(0, n.start - 12), n.start)
    told = _MEMBERSHIP.search(story.view, n.end, found[0].start)
    if lead["sure"] or own or told or _AS_MEMBERS.match(story.view, found[-1].end):
        for a in found:
            story.draft.relate("MEMBER_OF", a.entity, entity, (n.start, a.end))


def _newcomers(story: Story, n: Network, entity: Entity) -> None:
    """เครือข่ายX ซึ่ง A และ B เพิ่งสมัครเข้าร่วม."""
    lead = re.compile(r"[ ]?(?:ซึ่ง|ที่|โดย)?(?:มี)?[ ]?").match(story.view, n.end)
    found = listed_after(story, lead.end(), ("Organization",)) if lead and lead[0].strip() else []
    if found and _NEWCOMER.match(story.view, found[-1].end):
        for a in found:
            story.draft.relate("MEMBER_OF", a.entity, entity, (n.start, a.end))


def _each_of_them(story: Story, n: Network, entity: Entity) -> None:
    """ทุกองค์กรเป็นสมาชิกเครือข่ายX under a list on lines: the first body of each."""
    line = story.view.rfind("\n", 0, n.start) + 1
    if not _EACH_OF_THEM.search(story.view, line, n.start):
        return
    above = [(s, e) for s, e in story.page.paragraphs if e < line]
    listed = takewhile(lambda p: _ITEM.match(story.view, *p), reversed(above))
    starts = [s for s, _ in listed]
    for a in [a for a in story.actors if a.kind == "Organization" and any(s <= a.start < s + 8 for s in starts)]:
        story.draft.relate("MEMBER_OF", a.entity, entity, (a.start, n.end))


def _becoming_members(story: Story, n: Network, entity: Entity) -> None:
    """A และ B สมัครเข้า, อยู่ใน, เป็นหนึ่งในสมาชิก เครือข่ายX [ร่วมกับ C]."""
    before = [a for a in story.actors if a.end <= n.start and a.kind in _MAY_JOIN]
    words = story.view[before[-1].end : n.start] if before else ""
    straight = bool(_INTO.fullmatch(words) and _BECOMES.search(words))
    if before and words.strip() == "เป็น":
        first = listed_before(story, before[-1])[0].start
        straight = story.view.endswith(("รวม", "รวม "), 0, first)
    if not before or "\n" in words or not (straight or _PLACED_IN.search(words)):
        return
    behind = re.compile(r"\s?ร่วมกับ\s?").match(story.view, n.end)
    more = listed_after(story, behind.end(), ("Organization",)) if behind else []
    for a in [*listed_before(story, before[-1]), *more]:
        if a.kind == before[-1].kind and a.entity is not entity:
            story.draft.relate("MEMBER_OF", a.entity, entity, (min(a.start, n.start), max(a.end, n.end)))


def _adjacent(view: str, bodies: list[Body], at: int, limit: int) -> list[Body]:
    """The bodies of the list that begins at `at`."""
    found = []
    for body in bodies:
        if body.end > limit or not re.fullmatch(r"[ ,/]*(?:และ|กับ|รวมถึง)?[ ]?", view[at : body.start]):
            break
        found.append(body)
        at = body.end
    return found


def _year(story: Story) -> str:
    return story.date[:4]
