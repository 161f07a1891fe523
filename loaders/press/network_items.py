"""One network of a list: where its name ends, and what is told of it behind."""

from __future__ import annotations

import re

from loaders.press.body_forms import Body
from loaders.press.lexicon import rules
from loaders.press.network_lists import END_CUE, HEAD, Network, unclosed
from loaders.press.phrases import phrase_end, predicate_at
from loaders.press.places import province_named
from loaders.press.words import name_end, trimmed

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


def item(view: str, m: re.Match[str], following: int, bodies: list[Body]) -> Network | None:
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
