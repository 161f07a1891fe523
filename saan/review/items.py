"""An item of review: a question about a subject, why it is asked, what it rests on, and the answers there are."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from graph import Judgement
from graph.errors import UsageError
from graph.judgements import Verdict


class Said(NamedTuple):
    """The same words in Thai and in English."""

    th: str
    en: str

    def text(self, lang: str) -> str:
        """The words in `lang` ("th" or "en")."""
        return self.th if lang == "th" else self.en


@dataclass(frozen=True)
class Choice:
    """One answer: what it is called, and the judgement it makes.

    `asks`: what the person types besides, such as another name; it becomes the judgement's object as `read` gives it,
    which is empty for what it cannot read.
    `subject`, `object` and `field` take the place of the item's own where they are given.
    """

    said: Said
    verdict: Verdict
    subject: str = ""
    object: str = ""
    field: str = ""
    asks: Said | None = None
    read: Callable[[str], str] = str.strip


SAME = Choice(Said("เป็นรายเดียวกัน", "the same"), "same")
DIFFERENT = Choice(Said("คนละราย", "not the same"), "different")
UNSURE = Choice(Said("ไม่แน่ใจ", "unsure"), "unsure")


@dataclass(frozen=True)
class Item:
    """A question. `evidence`: the words it rests on, a line each; when they change, a decision is asked for again.

    `weight`: how much an answer may change; larger is asked first.
    """

    subject: str
    object: str
    question: Said
    reason: Said
    evidence: tuple[str, ...]
    choices: tuple[Choice, ...]
    weight: float = 0.0
    rests_on: str = ""

    @property
    def words_hash(self) -> str:
        """The hash of the words that a decision rests on; `rests_on` where they are shown in another way."""
        return (
            self.rests_on
            or hashlib.sha256("\n".join(sorted(self.evidence)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        )

    @property
    def id(self) -> str:
        """A short name of the item, the same as long as its words are."""
        about = "\x1f".join((self.subject, self.object, self.words_hash))
        return hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def decide(self, choice: Choice, who: str, why: str = "", typed: str = "", when: str = "") -> Judgement:
        """The judgement of a person who chose an answer. `when` is now unless given.

        Raises UsageError where the answer asks for words and `typed` is none that it can read.
        """
        read = choice.read(typed)
        if choice.asks and not read:
            raise UsageError(f"found {typed!r}; expected: {choice.asks.en}", f"พบ {typed!r} ต้องเป็น {choice.asks.th}")
        return Judgement(
            when or now(),
            choice.verdict,
            choice.subject or self.subject,
            read if choice.asks else choice.object or self.object,
            choice.field,
            who or getpass.getuser(),
            why,
            self.words_hash,
        )


def now() -> str:
    """This moment, fine enough that decisions of one second keep their order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
