"""Networks: groups with a count, lists with and without the head word, single ones, members in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.press import counted_networks, named_lists
from loaders.press.body_forms import Body
from loaders.press.facts import Span
from loaders.press.network_groups import Group
from loaders.press.network_items import item
from loaders.press.network_lists import Network, continued, headless, in_lists
from loaders.press.scan import scanner
from loaders.press.words import paragraph_end

_HEAD = scanner(r"(?:ภาคี)?เครือข่าย(?:\s(?=[ก-ฮ]{1,3}\.))?|(?<![ก-๎.])คข\.")
_CUE = re.compile(
    r"[^\n]{0,60}?(?:ได้แก่|ประกอบด้วย|ประกอบไปด้วย|ดังนี้|ดังต่อไปนี้|คือ|อาทิ|มี(?=\s?(?:1|\(1|เครือข่าย))|:"
    r"|มากันครบ\s?ทั้ง|ทั้ง(?=เครือข่าย))[ ]?"
    r"|\s-\s|(?:\s?ของจังหวัด[ก-๎]+)?\s?\((?!\d)|[^\n•]{0,30}(?=•)"
)
_ITEM_GAP = re.compile(
    r"(?:\s(?:จำนวน\s?)?\d+\s?(?:คน|ราย|ท่าน|รูป))?"
    r"[\s,•/-]*(?:และ|กับ|รวมทั้ง|รวมถึง|ตลอดจน)?[\s•]*(?:\(?\d{1,2}[.)/]\s?)?\s?"
)
_VERBS_BEFORE = re.compile(
    r"(?:สร้าง|ขยาย|ขับเคลื่อน|พัฒนา|แสวงหา|ประสาน|สาน|เสริม|ผนึกกำลัง|เชื่อม|กลุ่ม|พลัง|เสริมหนุน|ข้อมูล|ระหว่าง|การ|แต่ละ|หลาย|(?<!รวมตัว)(?<!ตั้ง)(?<!กัน)เป็น)\Z"
)


def _networks(view: str, bodies: list[Body], skip: list[Span]) -> Iterator[list[Network]]:
    """Runs of items that begin with the head word; a run of one is a single mention."""
    heads = [m for m in _HEAD.finditer(view) if not any(s <= m.start() < e for s, e in skip)]
    run: list[Network] = []
    for i, m in enumerate(heads):
        following = heads[i + 1].start() if i + 1 < len(heads) else len(view)
        found = item(view, m, following, bodies)
        joined = run and (
            _ITEM_GAP.fullmatch(view, _after_members(view, run[-1].end), m.start())
            or _on_lines(view, run[-1], m.start())
        )
        if run and not joined:
            yield run
            run = []
        if found:
            run.append(found)
    if run:
        yield run


_LINE_MARK = re.compile(r"[ ]*(?:(?:[•-]|\(?\d{1,2}[.)])[ ]*)?")


def _on_lines(view: str, before: Network, at: int) -> bool:
    """Whether the network before and the one at `at` open items of one list on lines, whatever is told of them."""
    line, above = view.rfind("\n", 0, at) + 1, view.rfind("\n", 0, before.start) + 1
    marks = _LINE_MARK.fullmatch(view, line, at), _LINE_MARK.fullmatch(view, above, before.start)
    return all(marks) and not view[view.find("\n", before.end) : line].strip()


def _after_members(view: str, at: int) -> int:
    brackets = re.compile(r"\s?\([^()\n]{0,200}\)").match(view, at)
    return brackets.end() if brackets else at


def lists(view: str, found: list[Group], bodies: list[Body]) -> list[Network]:
    """All networks named; those of a list are put into the group whose count or cue they follow."""
    skip = [(g.start, g.end) for g in found] + [(b.start, b.end) for b in bodies]
    networks: list[Network] = []
    for run in _networks(view, bodies, skip):
        owner = _owner(view, run, found)
        if owner and not owner.listed:
            owner.listed = run
            owner.cue = (owner.start, run[0].start)
        if len(run) > 1 or owner or not _VERBS_BEFORE.search(view[max(0, run[0].start - 12) : run[0].start]):
            networks += run
    networks += [x for n in list(networks) for x in continued(view, n) if not _among(bodies, x)]
    for group in found:
        _counted_behind(view, group, networks)
    for group in found:
        # a cue and names without the head word
        cue = _CUE.match(view, group.count_spans[0][1] if group.count_spans else group.end) or _CUE.match(
            view, group.end
        )
        if group.count > 1 and cue and not any(g.listed for g in found):
            group.listed = headless(view, cue.end(), group.count)
            group.cue = (group.start, cue.end())
            networks += group.listed
    for n in (
        *counted_networks.given_to(view, found, bodies),
        *in_lists(view),
        *named_lists.listed(view),
        *named_lists.quoted(view),
    ):
        if not any(x.start < n.end and n.start < x.end for x in networks):
            networks.append(n)
    return [_as_known(view, n, networks) for n in sorted(networks, key=lambda n: n.start)]


_AS_MANY = re.compile(r"[ ]?(?:(?:มา)?(?:เข้า)?ร่วม(?:ประชุม|งาน|เวที)?|มา|รวม|ครบ|ทั้ง(?:หมด|สิ้น)?|เป็น|[ ])*")


def _counted_behind(view: str, group: Group, networks: list[Network]) -> None:
    """A B และ C เข้าร่วม 3 เครือข่าย: a bare count straight behind as many names; as many as the paragraph names."""
    if group.listed or not group.count:
        return
    if group.of_those_before:
        before = {
            n.name: n for n in sorted(networks, key=lambda n: n.start) if group.start - 700 < n.start < group.start
        }
        group.listed = list(before.values())[-group.count :]
        return
    line = view.rfind("\n", 0, group.start) + 1
    near = {n.name: n for n in reversed(networks) if line <= n.start < paragraph_end(view, group.end)}
    if 2 < len(near) == group.count:
        group.listed = sorted(near.values(), key=lambda n: n.start)
        group.cue = (min(group.start, group.listed[0].start), group.end)
        return
    at, chain = group.start, list[Network]()
    for n in sorted((n for n in networks if n.end <= at), key=lambda n: -n.end):
        if not (_ITEM_GAP if chain else _AS_MANY).fullmatch(view, n.end, at):
            break
        chain.insert(0, n)
        at = n.start
    if len(chain) > 1 and len(chain) == group.count:
        group.listed, group.cue = chain, (chain[0].start, group.end)


def _among(bodies: list[Body], n: Network) -> bool:
    return any(b.start < n.end and n.start < b.end for b in bodies)


def _as_known(view: str, n: Network, known: list[Network]) -> Network:
    """The network under the longer name of the list that stands here too."""
    longer = [k for k in known if len(k.written) > len(n.written) and view.startswith(k.written, n.start)]
    best = max(longer, key=lambda k: len(k.written), default=n)
    return n if best is n else Network(n.start, n.start + len(best.written), best.name, best.written, n.members)


def _owner(view: str, run: list[Network], found: list[Group]) -> Group | None:
    """The group that announces a run: before it, with a cue or nothing but a break between, and not yet listed."""
    if len(run) < 2:
        return None
    before = [g for g in found if g.end <= run[0].start and not g.listed]
    if not before:
        return None
    if re.fullmatch(r"[ :]*\n[ •\d.)(-]*", view[before[-1].end : run[0].start]):
        return before[-1]
    counted = [g for g in before if g.count] or before
    nearest = counted[-1]
    exact = [g for g in counted if g.count == len(run)]
    far = run[0].start - nearest.end
    if not nearest.count and not _CUE.match(view, nearest.end, run[0].start + 2):
        return None
    return nearest if far < 160 else (exact or counted)[-1] if far < 700 else None
