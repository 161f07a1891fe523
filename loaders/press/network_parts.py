"""Which bodies and networks are said, before a network's name, to belong to it or to have formed it."""

from __future__ import annotations

import re

from loaders.press.actors import listed_before
from loaders.press.facts import Entity
from loaders.press.network_groups import Group
from loaders.press.network_lists import Network
from loaders.press.numerals import NUMBER
from loaders.press.story import Story

_BELONGS = re.compile(r"(?:(?P<role>แกนหลัก|แกนนำ|สมาชิก|เลขานุการ)(?:ของ|ใน)?|สังกัด|อยู่ใน|เข้าร่วมกับ)[ ]?$")


_UNITED = re.compile(
    r"\s?(?:เป็นต้น\s)?(?:ซึ่ง|โดย)?(?:ทั้งหมด|ทุกแห่ง|ทุกหน่วยงาน|ทั้งนี้)?\s?(?:นี้)?(?:จะ|ได้)?(?:รวมตัว|รวมพลัง|รวมกัน|ผนึกกำลัง|จับมือ)(?:กัน)?(?:จัดตั้ง|ก่อตั้ง|ตั้ง)?(?:เป็น|ใน)?\s?"
)


def united(story: Story, n: Network, entity: Entity) -> None:
    """A B และ C ทั้งหมดจะรวมตัวเป็นเครือข่ายX: the list of bodies straight before."""
    before = [a for a in story.actors if n.start - 80 < a.end <= n.start and a.kind == "Organization"]
    if before and _UNITED.fullmatch(story.view, before[-1].end, n.start):
        for a in listed_before(story, before[-1]):
            if a.kind == "Organization":
                story.draft.relate("MEMBER_OF", a.entity, entity, (a.start, n.end))


_ALL = re.compile(
    r"(?:ทั้งหมด|ทั้ง\s?(?:สอง|สาม|สี่|ห้า|หก|\d{1,2})\s?เครือข่าย)(?:นี้)?\s?(?:สังกัด|อยู่ใน|อยู่ภายใต้|เป็นสมาชิก(?:ของ)?|ขึ้นกับ)\s?[“\"]?\Z"
)


def all_of_them(story: Story, n: Network | Group, entity: Entity) -> None:
    """เครือข่ายA และเครือข่ายB ทั้งหมดสังกัดเครือข่ายX: the networks named before it in the paragraph, bodies just before."""
    line = story.view.rfind("\n", 0, n.start) + 1
    if cue := _ALL.search(story.view, max(line, n.start - 60), n.start):
        bodies = [a for a in story.actors if line <= a.start and a.end <= cue.start() and a.kind == "Organization"]
        near = bodies[-1:] if bodies and cue.start() - bodies[-1].end < 4 else []
        for a in [a for last in near for a in listed_before(story, last) if a.kind == "Organization"]:
            story.draft.relate("MEMBER_OF", a.entity, entity, (a.start, n.end))
        for other in story.page.networks:
            known = story.draft.find("Network", other.name) if line <= other.start < n.start else None
            if known and known is not entity:
                story.draft.relate("MEMBER_OF", known, entity, (other.start, n.end))


_ONE_OF = re.compile(rf"[ ]?(?:ซึ่ง|ที่|ก็|เอง|อัน)?(?:นับ|ถือ)?เป็น\s?(?:หนึ่ง|1)\s?ใน\s?(?:{NUMBER}\s?)?")


def one_of_them(story: Story, group: Group, entity: Entity) -> None:
    """เครือข่ายA ซึ่งเป็น 1 ใน 7 เครือข่ายคุณธรรมจังหวัดX: the network straight before."""
    for a in story.actors:
        if a.kind == "Network" and _ONE_OF.fullmatch(story.view, a.end, group.start):
            story.draft.relate("MEMBER_OF", a.entity, entity, (a.start, group.end))


def joined_up(story: Story, n: Network, entity: Entity) -> None:
    """ทั้ง N แห่ง รวมตัวเป็นเครือข่ายX: the last N bodies named."""
    line = story.view.rfind("\n", 0, n.start) + 1
    m = re.compile(
        r"ทั้ง\s?(?P<n>\d)\s?(?:แห่ง|องค์กร|กลุ่ม|วัด|มัสยิด|โรงเรียน)[^\n]{0,16}(?:รวมตัว|รวมกลุ่ม|จับมือ|ก่อตั้ง|ตั้ง)(?:กัน)?เป็น\s?$"
    ).search(story.view, line, n.start)
    if m:
        before = [b for b in story.page.bodies if line <= b.start and b.end <= m.start()]
        for body in before[-int(m["n"]) :]:
            story.draft.relate("MEMBER_OF", story.body(body), entity, (body.start, n.end))


def members_before(story: Story, n: Network, entity: Entity) -> None:
    """… เป็นสมาชิกเครือข่ายX, … แกนหลักของเครือข่ายX, … สังกัดเครือข่ายX."""
    view = story.view
    role = _BELONGS.search(view, max(0, n.start - 34), n.start)
    if not role:
        return
    line = view.rfind("\n", 0, role.start()) + 1
    before = [b for b in story.page.bodies if line <= b.start and b.end <= role.start()]
    if not before or role.start() - before[-1].end > 40:
        return
    chain = [before[-1]]
    for body in reversed(before[:-1]):
        if not re.fullmatch(r"[ ,/]*(?:และ|กับ|รวมถึง)?[ ]?", view[body.end : chain[-1].start]):
            break
        chain.append(body)
    properties = {"role": role["role"]} if role["role"] and role["role"] != "สมาชิก" else {}
    for body in chain:
        story.draft.relate("MEMBER_OF", story.body(body), entity, (body.start, n.end), **properties)
