"""Networks and their groups: what a group counts and lists, who took part, who belongs to which."""

from __future__ import annotations

import re

from loaders.press.actors import listed_before
from loaders.press.coordinator_frame import coordinators
from loaders.press.facts import Entity, Span
from loaders.press.member_frame import all_of_them, bracketed, clause_members, one_of_them
from loaders.press.network_groups import Group
from loaders.press.network_lists import WHO_COMES, Network
from loaders.press.story import Story
from loaders.press.words import paragraph_end, places_of

_PRESENT = re.compile(
    r"เข้าร่วม|ผู้แทน(?:จาก)?|ที่มา(?=ใน|วัน|ร่วม|ครั้ง|คราว|งาน|\s|คือ)|ร่วมกับ|มาร่วม|มาจาก|ร่วมประชุม|นัดพบ|พร้อม|แบ่ง(?:กลุ่ม|วง|เป็น|โต๊ะ)|นั่ง(?:รวม|แยก|ตาม|ล้อม)|ผลัดกัน|เชิญ|หารือ|เข้าประชุม|วงเสวนา|ร่วมเวที|วงของ|เปิดวง|จับมือ|ผนึก|สานพลัง|ลงนาม|รวมพลัง|(?:พูดคุย|เสวนา|แลกเปลี่ยน|สนทนา|รวมตัว|ชุมนุม|พบปะ)(?:กัน)?(?:ของ|ระหว่าง)"
    r"|(?:คน|ท่าน|รูป)\s?(?:มา)?จาก|คนมา|ในจำนวนนี้|สมาชิกจาก|แกนนำ(?:จาก|ของ)|ตัวแทน(?:จาก|ของ|ทุก|ทั้ง|สอง|สาม|สี่|ห้า|\s?\d|เครือข่าย)|แยก(?:กลุ่ม|ห้อง|วง|โต๊ะ)"
    r"|มา(?:ตั้ง|ออก|เปิด|โชว์|สาธิต|ช่วย|ขาย|เสนอ|นำเสนอ|เล่า|แลกเปลี่ยน|แสดง|ให้ข้อมูล)|(?:บูธ|ซุ้ม|ร้าน)(?:ของ)?เครือข่าย|(?:นำ|ยก|ขน)[ก-๎]{2,20}มา|ออก(?:ร้าน|บูธ)|ตั้ง(?:ซุ้ม|บูธ|โต๊ะ)|ขึ้น(?:อ่าน|เวที|กล่าว)|ต่าง(?:แสดง|เสนอ|เล่า|รับปาก|เห็น)|จับกลุ่ม|จัดกลุ่ม|วงเล่า|ผู้(?:เรียน|เข้าอบรม|เข้ารับการอบรม)|สักขีพยาน|รับปาก|(?:ลงมือ|ลงแรง)(?:ทำ)?(?:ด้วย|ร่วม)กัน|นั่งร่วม|ร่วมโต๊ะ|(?<!ไม่)ตอบรับ|ยืนยัน|ให้คำมั่น|(?:วันนั้น|ครั้งนี้|คราวนี้)(?:มี|คือ|ได้แก่)|ที่(?:มา|ร่วม|ช่วย|รับ|อาสา|ลง|ขอ|ส่ง)(?!จาก|จัดตั้ง|ผิดชอบ)[ก-๎]{0,24}(?:มี|คือ|ได้แก่)|ขันอาสา|ลงชื่อ|\sรวม(?:ทั้งสิ้น|ทั้งหมด)?\s?\d[\d,]*\s?(?:หน่วยงาน|องค์กร|คน|ชีวิต)"
)
_ABSENT = re.compile(
    r"(?:(?<!เปิด)(?<!โอกาส)(?<!พื้นที่)ให้|มอบหมาย|แจ้ง|ขอให้|(?:แต่งตั้ง|เลือก|เสนอ|ตั้ง)(?:ผู้แทน|ตัวแทน)?(?:จาก)?)\s?$"
)
STAYED_AWAY = re.compile(
    r"(?:(?!เครือข่าย|\s(?:และ|ส่วน))[^\n]){0,50}?(?:ไม่(?:ได้|อาจ|สามารถ)(?:เข้า|มา|ร่วม|เดินทาง)|ไม่มา|ติด(?:ภารกิจ|ราชการ|งาน|ฤดู|ประชุม|สอบ)|แจ้งลา|ขอลา|งดเข้าร่วม|ส่ง(?:เพียง|แต่|ใจ|คลิป))"
    r"|(?:(?!\))[^\n]){0,12}\s?\(?(?:จะ|รอ|ไว้)\s?(?:เชิญ|เข้าร่วม|มา)[^\n]{0,24}(?:คราว|ครั้ง|งวด|รอบ)(?:หน้า|ต่อไป|ถัดไป)"
)
# the one of several that did not come
_EXCEPT = re.compile(r"(?:ยกเว้น|เว้น(?:แต่|เพียง)?|ขาด(?:แต่|เพียง|ก็แต่)?|มีเพียง)\s?\Z")
# of a list that does not name all
_SOME = re.compile(r"(?:อาทิ|เช่น)\s?\Z")
_GAP = re.compile(r"[ ,/]*(?:และ|กับ|รวมถึง|รวมทั้ง|ตลอดจน|พร้อมด้วย|อีกทั้ง)?(?:ผู้แทน|ตัวแทน)?[ ]?")


def name(story: Story) -> None:
    """All networks."""
    for n in story.page.networks:
        network(story, n)


def state(story: Story) -> None:
    """Groups, networks, memberships."""
    networks = {n.start: network(story, n) for n in story.page.networks}
    main = _main_group(story)
    for group in story.page.groups:
        if main and group.listed and group is not main and _of_one_event(story, main, group):
            main.listed = main.listed or group.listed
    if main:
        _group(story, main, networks)
    for group in [g for g in story.page.groups if main and g.count and not g.unnamed and g.name != main.name]:
        _other_group(story, group)
    for n in story.page.networks:
        entity = networks.get(n.start) or network(story, n)
        _own_place(story, n, entity)
        _took_part(story, n, entity)
        bracketed(story, n, entity)
        clause_members(story, n, entity)
    for group in story.page.groups:
        if known := story.draft.find("NetworkGroup", group.name):
            all_of_them(story, group, known)
            one_of_them(story, group, known)
    _again(story)
    coordinators(story)
    _of_the_network(story)


def _of_one_event(story: Story, main: Group, other: Group) -> bool:
    """Whether a list of networks may be that of the main group: told of the same event, or of one province."""
    own = [story.home_at(main.start), story.home_at(other.listed[0].start)]
    return own[0] is own[1]


def _again(story: Story) -> None:
    """Known networks wherever else their whole name stands, in a resolution or in reported words."""
    known = story.draft.of("Network")
    for entity in known:
        for start, end in places_of(story.view, entity.canonical):
            taken = any(s < end and start < e for other in known for s, e in other.mentions)
            if not taken and not re.match("[ก-๎]", story.view[end : end + 1]):
                story.draft.mention(entity, (start, end))


def network(story: Story, n: Network) -> Entity:
    """The entity of a network; a known one whose name this one begins with."""
    home = story.page.home_name
    stem = n.name.removesuffix(f"จังหวัด{home}") if home else n.name
    if stem != n.name and len(stem) > len("เครือข่าย") and (base := story.draft.find("Network", stem)):
        story.draft.alias(base, n.name)
        story.draft.mention(base, (n.start, n.end))
        return base
    known = next(
        (e for e in story.draft.of("Network") if n.name.startswith(e.canonical) and e.canonical != n.name), None
    )
    if (
        known
        and not re.match(r"[ก-๎]*(?:จังหวัด|และ)", n.name[len(known.canonical) :])
        and len(n.name) > len(known.canonical) + 12
    ):
        story.draft.mention(known, (n.start, n.start + len(known.canonical)))
        return known
    return story.draft.add("Network", n.name, (n.start, n.end), aliases=(n.written,))


def _own_place(story: Story, n: Network, entity: Entity) -> None:
    """The province that closes a network's name is the network's own."""
    place = next((p for p in story.page.places if p.end == n.end and p.start > n.start and p.headed), None)
    if place and place.level in ("province", "district"):
        story.draft.relate("GROUP_IN", entity, story.place(place), (n.start, n.end))


def _main_group(story: Story) -> Group | None:
    """The group of the province's networks: a named one before a bare count."""
    counted = [g for g in story.page.groups if not g.unnamed] or [
        g for g in story.page.groups if g.count > 1 and g.listed
    ]
    return max(counted, key=lambda g: (bool(g.listed), bool(g.count), -g.start), default=None)


def _group(story: Story, main: Group, networks: dict[int, Entity]) -> None:
    draft = story.draft
    same = [g for g in story.page.groups if not g.unnamed or g is main]
    spans = [(g.start, g.end) for g in same if g.name == main.name or g is main or g.count == main.count]
    entity = draft.add("NetworkGroup", main.name, *spans, aliases=tuple(story.view[s:e] for s, e in spans))
    counts = [g for g in story.page.groups if g.count]
    of_the_list = [g.count for g in counts if g.listed and g.listed == main.listed]
    as_many = [g.count for g in counts if main.listed and g.count == len(main.listed)]
    value = next(iter([*of_the_list, main.count or next(iter(as_many), 0), *(g.count for g in counts)]), 0)
    for g in counts:
        if g.count == value:
            draft.state(entity, "count", value, *g.count_spans)
    cue = (
        (main.start, main.listed[0].start)
        if main.listed and main.listed[0].start > main.start
        else (main.start, main.end)
    )
    if value:
        whole_list = bool(main.listed) and not _SOME.search(story.view, max(0, cue[1] - 12), cue[1])
        draft.state(entity, "listed", whole_list, cue if cue[1] > cue[0] else (main.start, main.end))
    own = next(
        (p for p in story.page.places if main.start < p.start < main.end and p.level in ("province", "district")), None
    )
    if whose := story.place(own) if own else story.home_at(main.start):
        draft.relate("GROUP_IN", entity, whose, spans[0])
    for n in main.listed:
        whole = (min(main.start, n.start), n.end)
        draft.relate("MEMBER_OF", networks.get(n.start) or network(story, n), entity, whole)
    lists = [g for g in story.page.groups if g not in same and g.listed and g.listed == main.listed]
    present = [g for g in [*same, *lists] if _present(story, (g.start, g.end)) and not _spoken_of(story, g)]
    if present:
        participate(story, entity, (present[0].start, present[0].end))
    if value and main.listed and len(main.listed) != value:
        reason = f"{value} networks are stated, {len(main.listed)} are listed"
        draft.ask(
            (main.listed[0].start, main.listed[-1].end), reason, f"ระบุ {value} เครือข่าย แต่ไล่ชื่อไว้ {len(main.listed)}"
        )


def _present(story: Story, span: Span) -> bool:
    view = story.view
    start = max(view.rfind("\n", 0, span[0]) + 1, span[0] - 60)
    if _ABSENT.search(view, start, span[0]) or STAYED_AWAY.match(view, span[1]):
        return False
    end = min(paragraph_end(view, span[1]), span[1] + 45)
    return bool(_PRESENT.search(view, start, end))


def told(story: Story, at: int) -> bool:
    """Whether somebody only speaks of it."""
    return any(s <= at < e for x in story.draft.of("Statement") for s, e in x.mentions)


def _other_group(story: Story, group: Group) -> None:
    """The networks of another province, only counted."""
    near = (p for p in story.page.places if p.start < group.end and group.start - 4 < p.end and p.level != "region")
    place = next((p for p in near if p.level == "province" or p.end < group.start), None)
    if place:
        span = (group.start, group.end)
        entity = story.draft.add("NetworkGroup", group.name, span)
        story.draft.state(entity, "count", group.count, *group.count_spans)
        story.draft.state(entity, "listed", False, span)
        story.draft.relate("GROUP_IN", entity, story.place(place), span)


def _spoken_of(story: Story, group: Group) -> bool:
    """Whether somebody speaks of the group without saying that it comes."""
    end = min(paragraph_end(story.view, group.end), group.end + 45)
    comes = re.compile(r"เข้าร่วม|มาร่วม|นัดพบ|ร่วมประชุม|เชิญ").search(story.view, max(0, group.start - 60), end)
    return told(story, group.start) and not comes


def was_missing(story: Story, entity: Entity) -> bool:
    """Whether a network is named as the one of several that did not come."""
    return any(_EXCEPT.search(story.view, max(0, s - 10), s) for s, _ in entity.mentions)


def participate(story: Story, entity: Entity, span: Span) -> None:
    """PARTICIPATED in the event told of where the network stands, unless it is named as the one that was missing."""
    if was_missing(story, entity):
        return
    meeting = story.meeting(span[0])
    planned = any(a.name == "status" for a in meeting.attributes)
    properties = {"status": "planned"} if planned else {}
    story.draft.relate("PARTICIPATED", entity, meeting, span, **properties)


def _took_part(story: Story, n: Network, entity: Entity) -> None:
    """A network took part when its list or its own words say so."""
    owner = next((g for g in story.page.groups if any(x.start == n.start for x in g.listed)), None)
    if owner:
        around = (owner.start, owner.end)
        listed_at = (owner.listed[0].start, owner.listed[-1].end)
        here = _present(story, around) or _present(story, listed_at) or _announced(story, owner.listed[0])
        if here and (owner.by_networks or _present(story, around)):
            participate(story, entity, (n.start, n.end))
    elif any(e.start <= n.start < e.end for e, _ in story.meetings):
        return
    elif (
        (_present(story, run_of(story, n)) or _announced(story, n) or _said_to_come(story, n))
        and (not told(story, n.start) or _COMES_HERE.search(story.view, max(0, run_of(story, n)[0] - 40), n.start))
        and not story.near(n.start, r"ประธาน$", 8)
    ):
        participate(story, entity, (n.start, n.end))


# what nobody says of another day
_COMES_HERE = re.compile(r"(?:เครือข่าย|ภาคี)(?:ที่)?(?:ได้)?(?:เข้า|มา)?ร่วม(?:ออกร้าน|งานนี้|วันนี้|ครั้งนี้|เวทีนี้)")
_FROM = re.compile(r"\s?(?:\()?(?:มา)?(?:จาก|(?:ตัว|ผู้)แทน)\s?")


def _said_to_come(story: Story, n: Network) -> bool:
    """Whether a label says that the network came, or somebody from it is named."""
    line = story.view.rfind("\n", 0, n.start) + 1
    bare = not story.view.startswith("เครือข่าย", n.start)
    return bool(bare and WHO_COMES.search(story.view, max(line, n.start - 300), n.start)) or any(
        h.end < n.start and _FROM.fullmatch(story.view, h.end, n.start) for h in story.held
    )


_ITEM = re.compile(r"[ \t]*(?:[•-]|\d{1,2}[.)])[ ]*(?:(?:วง|กลุ่ม|โต๊ะ|ห้อง)(?:ที่\s?\d\s?)?)?")
_WHO_COMES = re.compile(r"เครือข่ายที่(?:มา|เข้า|ร่วม|ขึ้น|รายงาน|เสนอ|นำ|เอา|ส่ง|ออก|ตั้ง|พา)|(?:ใคร|เพื่อน)(?:ที่)?มา")
_ANNOUNCES = re.compile(r"(?:เป็น|ดังนี้|ได้แก่|ดังต่อไปนี้|:|คือ|ประกอบด้วย)\s*\Z")


def _announced(story: Story, n: Network) -> bool:
    """Whether the network opens an item of a list on lines that is announced as of those who are there."""
    view, start = story.view, story.view.rfind("\n", 0, n.start) + 1
    mark = _ITEM.match(view, start)
    if not mark or mark.end() != n.start:
        return False
    while start and _ITEM.match(view, start):
        start = view.rfind("\n", 0, start - 1) + 1
    words = view[start : paragraph_end(view, start)]
    return bool(_WHO_COMES.search(words) or (_ANNOUNCES.search(words) and _PRESENT.search(words[-80:])))


def run_of(story: Story, n: Network) -> Span:
    """The list that the network stands in."""
    found = list(story.page.networks)
    first = last = next(i for i, x in enumerate(found) if x is n)
    while first and _GAP.fullmatch(story.view, found[first - 1].end, found[first].start):
        first -= 1
    while last + 1 < len(found) and _GAP.fullmatch(story.view, found[last].end, found[last + 1].start):
        last += 1
    return found[first].start, found[last].end


_OF_THE_NETWORK = re.compile(
    r"\s?(?:ซึ่ง|ที่|ก็|ได้|ขอ|สมัคร|เข้า|ร่วม){0,3}เป็น(?:หนึ่งใน)?สมาชิก(?:ของ|ใน)?เครือข่าย(?=ฯ|มา|ตั้งแต่|แล้ว|ด้วย|\s|$)"
)


def _of_the_network(story: Story) -> None:
    """BODY ซึ่งเป็นสมาชิกเครือข่ายมาตั้งแต่ …: of the network that the text is about."""
    known = sorted(story.draft.of("Network"), key=lambda e: -len(e.mentions))
    sure = len(known) == 1 or (len(known) > 1 and len(known[0].mentions) > len(known[1].mentions))
    for last in story.actors if sure else ():
        m = _OF_THE_NETWORK.match(story.view, last.end) if last.kind == "Organization" else None
        for a in listed_before(story, last) if m else ():
            if m and a.kind == "Organization":
                story.draft.relate("MEMBER_OF", a.entity, known[0], (a.start, m.end()))
