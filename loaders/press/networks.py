"""Networks: groups with a count, lists with and without the head word, single ones, members in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.press import counted_networks, named_lists
from loaders.press.body_forms import Body
from loaders.press.facts import Span
from loaders.press.lexicon import rules
from loaders.press.network_groups import Group
from loaders.press.network_lists import (
    END_CUE,
    HEAD,
    Network,
    continued,
    headless,
    in_lists,
    unclosed,
)
from loaders.press.phrases import phrase_end, predicate_at
from loaders.press.places import province_named
from loaders.press.scan import scanner
from loaders.press.words import name_end, paragraph_end, trimmed

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

# where the next part of a division into sectors begins
_SECTOR = re.compile(r"\s(?=(?:และ)?ภาค(?!ี|เหนือ|กลาง|ใต้|ตะวัน|เรียน|ภูมิ)[ก-๎])")
# the rest of a name that is a list of its own, at the end of its line
_LAST = re.compile(r"(?:\s[ก-ฮเ-ไ][ก-๎]{1,13}){1,3}\sและ[ก-ฮเ-ไ][ก-๎]{1,19}(?=\n|\Z)")
_ADVERB = re.compile(r"(?:ด้วย|แล้ว|เอง|อีก|ก่อน|แรก|นี้|นั้น)\Z")
# what another clause begins with, behind a space
_OTHER_CLAUSE = re.compile(
    r"\s(?=(?:จำนวน\s?)?\d+\s?(?:คน|ราย|ท่าน|รูป)|เว้นแต่|ยกเว้น"
    r"|สังกัด|ขึ้น(?:กับ|ตรง)|อยู่(?:ใน|ภายใต้)|ส่วน(?!ราชการ)|ขณะ)"
)
# what is told in brackets of a network, and is none of its name
_REMARK = re.compile(r"(?:จะ|ซึ่ง|ที่|ยัง|ไม่|มี|ได้|ติด|เพิ่ง|รอ|อยู่|ขอ|ส่ง|\d)")
# what is told of a network behind its name
_TOLD_OF = re.compile(r"\s?:\s|\s[-|]\s")
# a head that is counted or quantified names a kind, as a classifier does
_QUANTIFIED = re.compile(
    r"(?:(?<!\d)\d{1,3}|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|หลาย|ทุก|แต่ละ|บาง|กี่|ข้าม|ระหว่าง|ต่าง)[ ]?\Z"
)


def _members(view: str, start: int, end: int, bodies: list[Body]) -> tuple[Body, ...]:
    return tuple(b for b in bodies if start <= b.start and b.end <= end)


def _item_end(view: str, at: int, limit: int) -> int:
    """End of the last item of a list: up to a clause's beginning where that is near, else one chunk."""
    cue = END_CUE.search(view, at, limit)
    first = name_end(view, at, inner_and=True)
    closes = re.compile(r"(?:และ|กับ)\s?(?:ภาคี)?เครือข่าย\Z").search(view, max(0, at - 20), at)
    if closes and (rest := _LAST.match(view, first)) and HEAD not in rest[0]:
        return rest.end()
    if place := re.compile(r"จังหวัด(?!คุณธรรม)").search(view, at, first):
        return name_end(view, place.end(), inner_and=False)
    if cue and cue.start() > first and view[first : first + 1] in " /" and _goes_on(view[first : cue.start()]):
        return cue.start()
    return first


def _goes_on(words: str) -> bool:
    """Whether chunks after the first one of a name belong to it: few, short, without verb, title or post."""
    chunks = words.split()
    breaks = rules(r"(?:{name_breaks}|{stop_words}|ทีม|นาย|นาง|รุ่น|ครั้ง|ปี)", "name_breaks", "stop_words")
    return len(chunks) <= 3 and all(len(c) <= 20 and not breaks.match(c) for c in chunks)


def _networks(view: str, bodies: list[Body], skip: list[Span]) -> Iterator[list[Network]]:
    """Runs of items that begin with the head word; a run of one is a single mention."""
    heads = [m for m in _HEAD.finditer(view) if not any(s <= m.start() < e for s, e in skip)]
    run: list[Network] = []
    for i, m in enumerate(heads):
        following = heads[i + 1].start() if i + 1 < len(heads) else len(view)
        item = _item(view, m, following, bodies)
        joined = run and (
            _ITEM_GAP.fullmatch(view, _after_members(view, run[-1].end), m.start())
            or _on_lines(view, run[-1], m.start())
        )
        if run and not joined:
            yield run
            run = []
        if item:
            run.append(item)
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


def _item(view: str, m: re.Match[str], following: int, bodies: list[Body]) -> Network | None:
    if rules(r"(?:{not_networks}|\s(?![A-Z][A-Za-z-]+[ ก-๎])|$|\d|[”\"),])", "not_networks").match(view, m.end()):
        return None
    limit = min(following, m.end() + 160)
    if sector := _SECTOR.search(view, m.end() + 1, limit):
        limit = following = sector.start()
    between = view[m.end() : limit]
    line = between.split("\n")[0]
    alone = _alone(view, m, following)
    gap = re.search(r"[\s,•/-]*(?:และ|ร่วมกับ|กับ)?[\s•]*(?:\(?\d{1,2}[.)/]\s?)?\s?$", line)
    whole = m.end() + (gap.start() if gap else len(line))
    if colon := _TOLD_OF.search(view, m.end(), whole):
        whole = colon.start()
    brackets = re.compile(r"\s?\(").search(view, m.end(), whole)
    end = brackets.start() if brackets else whole
    separated = bool(re.search(r",|และ|กับ|\d[.)]", gap[0])) if gap and "\n" not in between else False
    plain = (
        separated
        and end - m.end() <= 60
        and view[m.end() : end].count(" ") <= 3
        and not re.search(r"\d|\sคือ\s", view[m.end() : end])
    )
    if following > m.end() + 160 or "\n" in between or (_clause(view[m.end() : end]) and not plain):
        end = min(end, _item_end(view, m.end(), m.end() + len(line)))
    if place := re.compile(r"จังหวัด(?!คุณธรรม)[ก-๎]+").search(view, m.end(), end):
        end = min(end, name_end(view, place.start() + 7, inner_and=False))
    if rest := _OTHER_CLAUSE.search(view, m.end(), end):
        end = rest.start()
    phrase = max(phrase_end(view, m.end(), end), min(end, _short(view, m.end())))
    phrase = max(phrase, min(end, name_end(view, place.start() + 7, inner_and=False))) if place else phrase
    end = alone or (end if plain else phrase)
    if (phrase == m.end() and not plain) or _QUANTIFIED.search(view, max(0, m.start() - 8), m.start()):
        return None
    members: tuple[Body, ...] = ()
    if brackets and end == brackets.start() and (close := view.find(")", end, end + 200)) > 0:
        members = _members(view, end, close, bodies)
        inner = view[brackets.end() : close]
        end = end if members or len(inner) > 40 or _REMARK.match(inner) else close + 1
    if (cut := predicate_at(view, m.end(), end, series=False)) > m.end() + 2:
        end = cut
    start, end = trimmed(view, m.start(), unclosed(view, m.end(), end))
    written = view[start:end]
    name = re.sub(r"^(?:ภาคีเครือข่าย|คข\.)", HEAD, written)
    placed = province_named(name.removeprefix(HEAD))
    return Network(start, end, name, written, members) if end - m.end() > 1 and not placed else None


def _short(view: str, at: int) -> int:
    """End of a name that is one short chunk, whatever words it holds, but for what only a clause says."""
    end = name_end(view, at, inner_and=False)
    whole = end - at <= 20 and not re.match("[ก-๎]", view[end : end + 1]) and not _ADVERB.search(view, at, end)
    return end if whole and not predicate_at(view, at, end, series=False) else at


def _alone(view: str, m: re.Match[str], following: int) -> int:
    """End of the line that holds nothing but this name and a list mark; 0 otherwise."""
    line = view.rfind("\n", 0, m.start()) + 1
    end = view.find("\n", m.end())
    end = len(view) if end < 0 else end
    mark = re.compile(r"[ •-]*(?:\(?\d{1,2}[.)])?[ •]*").fullmatch(view, line, m.start())
    short = end - m.start() <= 56 and not re.search(r"[\d(:]|\s[-|]\s", view[m.end() : end])
    return end if mark and m.start() > line and short and following >= end else 0


def _clause(words: str) -> bool:
    """Whether words between two heads hold more than a name: a verb, or many chunks."""
    return words.count(" ") > 4 or bool(rules(r"(?:{stop_words})", "stop_words").search(words))


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
