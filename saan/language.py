"""Thai or English: picked once at the edge, from --lang, SAAN_LANG or the locale."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence

LANGUAGES = ("th", "en")


def chosen(argv: Sequence[str] | None = None) -> str:
    """The language of messages: `--lang`, else SAAN_LANG, else Thai in a Thai locale, else English."""
    words = list(sys.argv[1:] if argv is None else argv)
    for at, word in enumerate(words):
        name, _, value = word.partition("=")
        value = value or (words[at + 1] if at + 1 < len(words) else "")
        if name == "--lang" and value in LANGUAGES:
            return value
    if (set_ := os.environ.get("SAAN_LANG", "")) in LANGUAGES:
        return set_
    return "th" if (locale.getlocale()[0] or "").lower().startswith(("th", "thai")) else "en"


def say(th: str, en: str) -> str:
    """The sentence in the chosen language."""
    return th if chosen() == "th" else en


def readable_output() -> None:
    """Make standard output and error say Thai: UTF-8 into a pipe or file, the console's own code page there."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(
                encoding="utf-8", errors="surrogateescape"
            )
