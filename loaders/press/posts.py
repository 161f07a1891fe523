"""Posts: prefixes, a head, and the place or body that closes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.press.body_forms import Body
from loaders.press.lexicon import filled, mapping, pattern, rules
from loaders.press.places import Place
from loaders.press.scan import scanner
from loaders.press.words import name_end

_PREFIX = (
    r"(?P<acting>อดีต|รักษาราชการแทน\s?|รักษาการแทน\s?|รักษาการในตำแหน่ง\s?|รักษาการ\s?|ปฏิบัติราชการแทน\s?|ปฏิบัติหน้าที่\s?|(?:รรท|รก|ปรท)\.\s?)?"
    r"(?P<deputy>รอง\s?|ผู้ช่วย\s?|ผช\.\s?)?"
)
_LEVEL = _PREFIX + r"(?P<stem>{post_stems})(?=จังหวัด|อำเภอ|ตำบล|\s?[จอ]\.)"
_SHORT = _PREFIX + r"(?P<short>ผวจ\.|ผู้ว่าราชการฯ|ผู้ว่าฯ|นอภ\.|พมจ\.|ศธจ\.)"
_HEAD = _PREFIX + r"(?P<head>{post_heads})(?:\s?\([ก-ฮ]{{1,4}}\.?\s?\))?"
_FULL = {"ผวจ.": "ผู้ว่าราชการจังหวัด", "ผู้ว่าฯ": "ผู้ว่าราชการจังหวัด", "ผู้ว่าราชการฯ": "ผู้ว่าราชการจังหวัด", "นอภ.": "นายอำเภอ"}
# offices that stand for their heads behind a name
_OFFICES = ("พมจ.", "ศธจ.")
_WRITTEN_SHORT = (("ผช.", "ผู้ช่วย"), ("ผอ.", "ผู้อำนวยการ"), ("ผกก.", "ผู้กำกับการ"), ("ผบก.", "ผู้บังคับการ"), ("สว.", "สารวัตร"))
_VAGUE = r"(?:{generic_after_head}|ฝ่าย|งาน|การประชุม|เปิด|เวที|พิธี|กล่าว|มอบ|จัด)"
# beside a name only what the person does at the event is no post
_VAGUE_BESIDE = re.compile(
    r"(?:ใน(?!สังกัด)|การประชุม|เปิด|ปิด|เวที|พิธี|ฝ่าย(?:สงฆ์|ฆราวาส|คฤหัสถ์)|ส่วนราชการ|ส่วนงาน|กล่าว|มอบ|จัด|และ|ของ|ที่|ซึ่ง|ได้|จะ|นำ|ร่วม)"
)
_ALONE = (
    r"(?:รอง\s?)?(?:(?:{post_stems})(?=จังหวัด|อำเภอ|ตำบล|\s?จ\.)|ผวจ\.|ผู้ว่าฯ|ผู้อำนวยการ|ผอ\.|นายก(?=องค์การ|สมาคม|สโมสร|สภา)|นายก(?![ก-ฮ]{2})|นายอำเภอ|ประธาน|หัวหน้า"
    r"|เลขาธิการ|เลขานุการ|อธิบดี|อธิการบดี|เจ้าอาวาส|ปลัด|ผู้กำกับ|ผกก\.|กำนัน|ผู้ใหญ่บ้าน|คณบดี|ผู้จัดการ|วัฒนธรรมจังหวัด|ผู้ตรวจราชการ|ผู้บัญชาการ|ผู้บังคับการ|รัฐมนตรี|เจ้าคณะจังหวัด|นายแพทย์สาธารณสุข)"
)
_SUBJECT_OF = re.compile(
    r"\s?(?:ได้|จึง|ยัง)?\s?(?:กล่าว|แจ้ง|เปิดเผย|เผย|บอก|เล่า|ย้ำ|ระบุ|มอบ|ให้|เสนอ|รายงาน|เป็นประธาน|ชี้แจง|สรุป|เสริม|เน้น)"
)
# whoever does something by trade; any post that closes with a grade of the civil service
_GRADED = re.compile(
    r"(?:นัก(?!เรียน|ศึกษา|ข่าว|กีฬา)|ช่าง|นายช่าง|นายตรวจ|ข้าราชการ|ลูกจ้าง|คนงาน|ภารโรง|แม่บ้าน|คนขับรถ|นักการ|ผู้(?=ดูแล|ควบคุม|คุม|ตรวจ(?!สอบ)|พิทักษ์|ค้า|เลี้ยง|ปลูก|ผลิต))[ก-๎]{0,40}(?=[\s,()]|$)"
    r"|[ก-๎]{3,40}?(?:ปฏิบัติการ|ชำนาญการพิเศษ|ชำนาญการ|เชี่ยวชาญ|ทรงคุณวุฒิ|ปฏิบัติงาน|ชำนาญงาน|อาวุโส)(?![ก-๎])"
)
_NUMBERED = re.compile(r"(?:(?<=ภาค)|(?<=เขต)|(?<=ที่))\s?\d{1,3}(?!\d)")
_CROWDS = ("กำนันผู้ใหญ่บ้าน", "ผู้นำท้องที่")
_IN_CROWDS = ("กำนัน", "ผู้ใหญ่บ้าน", "ครู", "นักเรียน", "เจ้าหน้าที่", "เกษตรกร", "ผู้นำชุมชน", "หัวหน้า", "สมาชิก")
_OF_BODIES = ("ประธาน", "กรรมการ", "เลขานุการ", "รองประธาน", "ประธานกรรมการ", "ที่ปรึกษา", "เหรัญญิก")
# the body is the one that the text is about
_OWN_BODY = re.compile(
    r"(?:สภา)?\s?(?:อบต\.|อบจ\.)(?![ก-๎])|(?:สโมสร|สมาคม|ชมรม|มูลนิธิ|สหกรณ์|สหภาพ|โรงเรียน|วิทยาลัย|สาขา|ทีม|หมู่บ้าน)ฯ?(?![ก-๎])"
)
_LEADS_TO_POST = re.compile(
    r"(?:ของ|ถึง|ให้|และ|ซึ่ง|โดย|ท่าน|ด้าน|ที่|กับ|จาก|มี|แทน|ผู้แทน|เชิญ|ส่วน|ต่อ|คือ|เป็น|ได้แก่|อดีต|รอง|ร่วม|พร้อม|ด้วย)\Z"
)
_TO_POST = re.compile(
    r"(?:[ ]?\((?:รุ่น|อายุ|วัย|ชื่อเล่น)[^()\n]{1,16}\))?"
    r"(?:[ ]?\)\s{0,3}\n?[ ]*)?[ ]{0,3}(?:,\s?|\(\s?|[-/]\s?)?"
    r"(?:และ(?:ในฐานะ)|ใน(?:ฐานะ)|(?:(?:และ|ซึ่ง)?(?:ควบ|ดำรง))?ตำแหน่ง|(?:และ|ซึ่ง)(?:สวมหมวก(?:เป็น)?|มีชื่อเป็น|เป็น(?=ที่ปรึกษา|เลขานุการคณะ|กรรมการ|อนุกรรมการ))|ในตำแหน่ง)?\s?"
)
# whoever commands these is a ผู้บังคับ, of larger ones a ผู้บัญชาการ
_COMMANDED = ("หน่วย", "กองพัน", "กองร้อย", "หมวด", "หมู่")
_NO_PROPERTY = ("รางวัล", "สถิติ", "ผลงาน", "แนวคิด", "ความคิด", "คำ", "วลี")
# what a deputy of the district is at the head of, glued to his post
_CHIEF = re.compile(r"หัวหน้า(?:กลุ่ม|ฝ่าย|งาน|ประจำ)[ก-๎]{2,40}")
_ACTS_FOR = re.compile(r"(?:(?:รักษา|ปฏิบัติ)ราชการ|รักษาการ)แทน\s?\Z")
_LEVEL_WORD = re.compile("จังหวัด|อำเภอ|ตำบล")


@dataclass(frozen=True)
class Post:
    """A post in the text; `body` or `place` is whose post it is, `open` when neither is written."""

    start: int
    end: int
    canonical: str
    head: str
    body: Body | None = None
    place: Place | None = None
    open: bool = False
    acting: bool = False


@cache
def _alone() -> re.Pattern[str]:
    return scanner(filled(_ALONE, "post_stems"))


class Posts:
    """Reads posts against the bodies and places found before."""

    def __init__(self, view: str, bodies: list[Body], places: list[Place], names: set[int], starts: set[int]) -> None:
        """Index the bodies and places by where they start; `names`: where persons' names start, without and
        with titles; `starts`: where the persons start."""
        self._names = names
        self._starts = starts
        self._view = view
        self._bodies = {b.start: b for b in reversed(bodies)}
        self._places = {p.start: p for p in places}
        self._level = pattern(_LEVEL, "post_stems")
        self._short = re.compile(_SHORT)
        self._any = pattern(
            r"(?:รอง\s?|ผู้ช่วย\s?)?(?:{post_stems}|{post_heads}|ผวจ\.|พมจ\.|ศธจ\.|ผู้ว่า)", "post_stems", "post_heads"
        )
        self._head = pattern(_HEAD.replace("{{", "{").replace("}}", "}"), "post_heads")

    def at(self, start: int, *, beside: bool = False) -> Post | None:
        """The post that begins at `start`, or None; `beside`: a person's name stands beside it."""
        for pattern_, reader in ((self._level, self._levelled), (self._short, self._shortened)):
            m = pattern_.match(self._view, start)
            if m and (beside or m.groupdict().get("short") not in _OFFICES):
                return reader(m)
        if m := self._head.match(self._view, start):
            return self._headed(m, beside=beside)
        return self._graded(start) if beside else None

    def _graded(self, start: int) -> Post | None:
        """A trade or a civil servant's post of any kind, without a body."""
        m = _GRADED.match(self._view, start)
        return Post(start, m.end(), m[0], m[0], open=True) if m else None

    def _levelled(self, m: re.Match[str]) -> Post | None:
        gap = m.end() + (self._view[m.end() : m.end() + 1] == " ")
        inner = next((b for s, b in sorted(self._bodies.items()) if m.start() < s < m.end()), None)
        if inner:
            name = self._view[m.start() : inner.end]
            return Post(m.start(), inner.end, name, re.sub(r"\s+", "", m[0]), inner, acting=bool(m["acting"]))
        place = self._places.get(gap)
        word = _LEVEL_WORD.match(self._view, m.end())
        end = place.end if place else word.end() if word else m.end()
        name = re.sub(r"\s+", "", m[0])
        if place is None and word is None:
            return None
        level = word[0] if word else {"province": "จังหวัด", "district": "อำเภอ"}.get(place.level if place else "", "")
        canonical = name + level + (place.name if place else "")
        if place is None and (chief := _CHIEF.match(self._view, end)):
            name = canonical + chief[0]
            return Post(m.start(), chief.end(), name, name, open=True, acting=bool(m["acting"]))
        return Post(m.start(), end, canonical, name + level, None, place, place is None, bool(m["acting"]))

    def _shortened(self, m: re.Match[str]) -> Post:
        gap = m.end() + (self._view[m.end() : m.end() + 1] == " ")
        place = self._places.get(m.end()) or (self._places.get(gap) if m["short"] == "ผวจ." else None)
        head = re.sub(r"\s+", "", (m["acting"] or "") + (m["deputy"] or "")) + _FULL.get(m["short"], m["short"])
        return Post(
            m.start(),
            place.end if place else m.end(),
            head + (place.name if place else ""),
            head,
            None,
            place,
            not place,
        )

    def _headed(self, m: re.Match[str], *, beside: bool) -> Post | None:
        view, end = self._view, m.end()
        body = self._bodies.get(end) or (self._bodies.get(end + 1) if view[end : end + 1] == " " else None)
        body = body or self._reaching(m.start(), end)
        spaced = body is not None and body.start > end
        if spaced and body and not (m[0].endswith((".", ")", "นายก")) or "." in body.written[:6]):
            body = None
        if m["head"] == "เจ้าของ" and view.startswith(_NO_PROPERTY, end):
            return None
        head = re.sub(r"\s+", " ", m[0])
        if end in self._names:
            return Post(m.start(), end, self._long(head), self._long(head), open=True, acting=bool(m["acting"]))
        if body:
            short = "." in body.written[:8] and not body.unplaced
            if m[0].endswith("ผบ.") and body.head.startswith(_COMMANDED):
                head = head.replace("ผบ.", "ผู้บังคับ")
            name = self._long(head) + body.canonical if short else self._long(head + view[end : body.end])
            return Post(m.start(), body.end, name, self._long(head), body, None, False, bool(m["acting"]))
        if own := _OWN_BODY.match(view, end):
            name = self._long(view[m.start() : own.end()])
            return Post(m.start(), own.end(), name, self._long(head), open=True, acting=bool(m["acting"]))
        if m["head"] == "เจ้าของ" and view.startswith(("รางวัล", "โล่", "ตำแหน่ง"), end):
            return None
        free = mapping("post_heads")[m["head"]] == "free"
        vague = _VAGUE_BESIDE if beside else rules(_VAGUE, "generic_after_head")
        if not free and vague.match(view, end):
            return None
        stop = name_end(view, end, inner_and=free or beside)
        if stop == end and m["head"] in ("ประธาน", "หัวหน้า", "สมาชิก", "ที่ปรึกษา", "ครู", "นายก", "กรรมการ", "ผู้ช่วย"):
            return None
        if number := _NUMBERED.match(view, stop):
            stop = number.end()
        place = next((p for p in self._places.values() if p.end == stop and p.headed and p.start > end), None)
        name = self._long(view[m.start() : stop])
        inner = next((b for s, b in self._bodies.items() if end < s and b.end == stop), None)
        if inner or (m["head"] in _OF_BODIES and not self._view.startswith("เจ้าคณะ", end)):
            place = None
        return Post(m.start(), stop, name, self._long(head), inner, place, not (place or inner), bool(m["acting"]))

    def _reaching(self, start: int, end: int) -> Body | None:
        """The body whose name begins within the head of a post and goes on behind it."""
        found = (b for at in range(start + 3, end) if (b := self._bodies.get(at)))
        return next((b for b in found if b.end > end), None)

    def _long(self, words: str) -> str:
        for short, full in _WRITTEN_SHORT:
            words = words.replace(short, full)
        return re.sub(r"(?<=รอง) (?=ผู้)", "", re.sub(r"ผบ\.\Z", "ผู้บัญชาการ", words))

    def after(self, start: int) -> Iterator[tuple[Post, str]]:
        """Posts that follow a name ending at `start`, each with the words between it and what stands before."""
        at = start
        for _ in range(4):
            gap = _TO_POST.match(self._view, at)
            post = self.at(gap.end(), beside=True) if gap and gap.end() not in self._starts else None
            bare = (
                at > start and post is not None and post.canonical == post.head and post.body is None and not post.place
            )
            if gap is None or post is None or (bare and post.head in _IN_CROWDS) or post.canonical in _CROWDS:
                return
            yield post, gap[0]
            at = post.end

    def ending(self, edge: int) -> Post | None:
        """The post that ends at `edge`: the longest that begins where a name of a post may begin."""
        line = max(self._view.rfind("\n", 0, edge) + 1, edge - 70)
        for m in self._any.finditer(self._view, line, edge):
            lead = self._view[max(line, m.start() - 8) : m.start()]
            if re.search(r"[ก-๎]\Z", lead) and not _LEADS_TO_POST.search(lead):
                continue
            post = self.at(m.start(), beside=m[0] in _OFFICES)
            if post and post.end == edge:
                return post
        return None

    def anywhere(self) -> Iterator[Post]:
        """Posts of high office wherever they stand: a level's posts, heads of named bodies, a bare head that speaks."""
        starts = _alone()
        at = 0
        while m := starts.search(self._view, at):
            glued = re.search(r"[ก-๎]\Z", self._view[max(0, m.start() - 1) : m.start()])
            if glued and not _LEADS_TO_POST.search(self._view[max(0, m.start() - 8) : m.start()]):
                at = m.start() + 1
                continue
            acts = _ACTS_FOR.search(self._view, max(0, m.start() - 20), m.start())
            post = self.at(acts.start() if acts else m.start()) or self._bare(m)
            at = max(m.start() + 1, post.end if post else 0)
            if post:
                yield post

    def _bare(self, m: re.Match[str]) -> Post | None:
        """A head alone, as the subject of a verb."""
        if not _SUBJECT_OF.match(self._view, m.end()):
            return None
        name = self._long(m[0])
        return Post(m.start(), m.end(), name, name, open=True)
