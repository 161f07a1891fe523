"""Persons and their posts; posts without a holder; who is meant by a given name."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.press.facts import Entity
from loaders.press.persons import Named, given_again
from loaders.press.posts import Post
from loaders.press.scan import scanner
from loaders.press.story import Held, Story, implied

_HEADS_OF = re.compile(r"(?:รอง)?(?:ผู้อำนวยการ|นายก|ผู้ว่าราชการ|นายอำเภอ|ปลัด(?=จังหวัด|อำเภอ|เทศบาล))")
_FROM = re.compile(
    r"\s?\(?(?:จาก|แห่ง|สังกัด|(?:ใน)?ฐานะ(?:ผู้|ตัว)แทน(?:ของ|จาก)?|ผู้แทน(?:ของ|จาก)?|ตัวแทน(?:ของ|จาก)?|เป็นตัวแทน(?:ของ|จาก)?)\s?"
)
_SHORT_POST = scanner(
    r"(?:รอง\s?)?(?:ผู้ว่าฯ|ผู้ว่าราชการจังหวัด|นายอำเภอ|ผอ\.|ผู้อำนวยการ|นายก|ปลัด|ประธาน|เลขา|หัวหน้า|คณบดี|อธิการ(?:บดี)?|สารวัตร|ผู้กำกับ|รอง)ฯ?\s?"
)


def state(story: Story) -> None:
    """Persons with their posts, posts that stand alone, later mentions."""
    for named in story.page.persons:
        if not _in_credit(story, named.start):
            _add(story, named)
    _unnamed(story)
    _again(story)


def _in_credit(story: Story, at: int) -> bool:
    return any(c.value[0] <= at < c.value[1] for c in story.page.credits)


def person(story: Story, named: Named) -> Entity:
    """The entity of a person: by full name, else by the given name of one named in full before."""
    draft = story.draft
    span = (named.start, named.end)
    known = draft.find("Person", named.name)
    if known is None and " " not in named.name:
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
    bracketed = story.view[named.start - 1 : named.start] == "(" and found and found[0][1].strip(" )")
    if (not found or bracketed) and (before := _post_before(story, named)):
        found.insert(0, (before, "("))
    if not found and (bare := _of_signer(story, named)):
        found = [(bare, "")]
    if found:
        found[-1] = (_with_body(story, found[-1][0]), found[-1][1])
    for i, (post, gap) in enumerate(found):
        _hold(story, held, post, doubtful=i > 0 and not post.acting and "ฐานะ" not in gap)
    held.end = max(held.end, _affiliation(story, held))
    story.held.append(held)


_BARE_POST = re.compile(
    r"\s(?P<post>รองประธาน|ประธาน|นายก|เลขาธิการ|ผู้จัดการ|กรรมการผู้จัดการ|ผู้อำนวยการ)(?=\s*(?:[\n,)]|$|และ))"
)


def _of_signer(story: Story, named: Named) -> Post | None:
    """BODY โดย NAME ประธาน: a post without a body belongs to the body before the name."""
    m = _BARE_POST.match(story.view, named.end)
    body = next((b for b in story.page.bodies if m and story.view[b.end : named.start].strip() in ("โดย", "(")), None)
    if m is None or body is None:
        return None
    return Post(m.start("post"), m.end(), m["post"] + body.canonical, m["post"], body)


def _with_body(story: Story, post: Post) -> Post:
    """The post with the body that stands a space behind it, where it names none itself."""
    body = next((b for b in story.page.bodies if b.start == post.end + 1 and story.view[post.end] == " "), None)
    free = body and post.head.startswith("นัก") and body.head.startswith(("กลุ่ม", "กอง", "ฝ่าย", "งาน"))
    if body is None or free or post.place or implied(post.canonical) or (post.body and not post.body.unplaced):
        return post
    return replace(post, end=body.end, canonical=f"{post.canonical} {body.canonical}", body=body, open=False)


def _affiliation(story: Story, held: Held) -> int:
    """End of `จาก BODY` right after a name and its posts: whom the person stands for."""
    lead = _FROM.match(story.view, held.end) or (None if held.posts else re.compile(" ").match(story.view, held.end))
    body = next((b for b in story.page.bodies if lead and b.start == lead.end()), None)
    if body is None:
        return 0
    story.draft.relate("REPRESENTS", held.person, story.body(body), (held.start, body.end))
    return body.end


_NAMELY = re.compile(r"\s?(?:คือ|ได้แก่)\s?\Z")


def _post_before(story: Story, named: Named) -> Post | None:
    """The post in front of a name in brackets, glued to the name, or said to be that person."""
    view = story.view
    for back in (1, 2, 0):
        edge = named.start - back
        if back and view[edge : named.start].strip() not in ("(", ""):
            continue
        if "\n" in view[edge : named.start]:
            continue
        post = story.page.posts.ending(edge)
        if post and not (story.held and story.held[-1].end >= post.end):
            return post
    if told := _NAMELY.search(view, max(0, named.start - 10), named.start):
        post = story.page.posts.ending(told.start())
        if post and (post.body or post.place) and not (story.held and story.held[-1].end >= post.end):
            return post
    if view[max(0, named.start - 3) : named.start].strip() == "ผอ.":
        return story.page.posts.at(named.start - 3)
    return None


def _hold(story: Story, held: Held, post: Post, *, doubtful: bool) -> None:
    shorter = next((e for p, e in held.posts if post.open and e.canonical.startswith(post.canonical)), None)
    if known := shorter or _same_post(story, held, post):
        story.draft.mention(known, (post.start, post.end))
        held.start, held.end = min(held.start, post.start), max(held.end, post.end)
        return
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


def _same_post(story: Story, held: Held, post: Post) -> Entity | None:
    """The post that the person was named with before, when this one is only a shorter wording of it."""
    posts = [e for h in story.held if h.person is held.person for _, e in h.posts]
    return next((e for e in posts if post.open and e.canonical.startswith(post.canonical)), None)


def _unnamed(story: Story) -> None:
    """Posts that stand alone: a mention of a holder named before, or a post whose holder is not named here."""
    named = sorted(story.held, key=lambda h: h.start)
    for post in story.page.posts.anywhere():
        span = (post.start, post.end)
        if any(h.start <= post.start < h.end for h in named) or _in_credit(story, post.start):
            continue
        if any(b.start < post.start < b.end for b in story.page.bodies):
            continue
        if known := _held_before(story, post):
            story.draft.mention(known[1], span)
            story.draft.alias(known[1], story.view[post.start : post.end])
            whole = Named(post.start, post.end, "", known[0].person.canonical)
            story.held.append(Held(known[0].person, whole, post.start, post.end))
        elif (
            (post.body and not _generic(post))
            or post.place
            or _TOWN.match(post.canonical)
            or (post.open and re.search(r"ผู้ว่าราชการจังหวัด$", post.canonical))
        ):
            story.post(post)
    story.held.sort(key=lambda h: h.start)


# the post names the municipality, without the word for it
_TOWN = re.compile(r"(?:รอง)?นายกเทศมนตรี(?:ตำบล|เมือง|นคร)[ก-๎]{2}")


def _generic(post: Post) -> bool:
    return post.head in ("ประธาน", "ที่ปรึกษา", "สมาชิก", "กรรมการ", "นักเรียน")


def _held_before(story: Story, post: Post) -> tuple[Held, Entity] | None:
    """Whoever was named before with the post of which this one is the same or a shorter wording."""
    for held in reversed(story.held):
        for other, entity in held.posts:
            stem = post.canonical.removesuffix("ฯ")
            shorter = (post.open or stem != post.canonical) and entity.canonical.startswith(stem)
            shorter = shorter or bool(post.body and entity.canonical == post.head + post.body.canonical)
            same = entity.canonical == post.canonical or shorter
            if same and held.start < post.start:
                return (held, entity) if other.end <= post.start else None
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
