"""What can go wrong, as a small tree. Each error carries its facts and says them in Thai and in English.

SaanError
├── UsageError            the call itself is wrong (an unknown province, label, question …)
├── SourceError           a source cannot be read: file, place, found, expected, what to do
├── SchemaError           a stated row breaks the declared model
├── FolderError           a graph folder cannot be read or written
│   └── VersionError      it was written by a newer or older Saan
├── StoreError            a server or an engine refused or is not there
└── MissingPart           an optional part is not installed here
"""

from __future__ import annotations


class SaanError(Exception):
    """The root: `en` and `th` say the same thing; `str()` gives the English."""

    def __init__(self, en: str, th: str | None = None) -> None:
        super().__init__(en)
        self.en = en
        self.th = th or en

    def message(self, lang: str) -> str:
        """The message in `lang` ("th" or "en")."""
        return self.th if lang == "th" else self.en


class UsageError(SaanError):
    """The call is wrong: nothing was done."""


class SourceError(SaanError):
    """A source could not be read. `file`, `place`, `found`, `expected` and `todo` are its facts."""

    def __init__(
        self, file: str, found: str, expected: str, todo: str, *, place: str = "", th: str | None = None
    ) -> None:
        where = f"{file}, {place}" if place else file
        super().__init__(f"{where}: found {found}; expected {expected}. {todo}", th)
        self.file, self.place, self.found, self.expected, self.todo = file, place, found, expected, todo


class SchemaError(SaanError):
    """A stated row breaks the model. `kind` is the label or link, `place` says which row stated it."""

    def __init__(self, kind: str, place: str, found: str, expected: str) -> None:
        super().__init__(
            f"{kind}, {place}: found {found}; expected {expected}",
            f"{kind} ที่ {place}: พบ {found} แต่ต้องเป็น {expected}",
        )
        self.kind, self.place, self.found, self.expected = kind, place, found, expected


class FolderError(SaanError):
    """A graph folder cannot be read or written."""


class VersionError(FolderError):
    """The folder's format is not this program's."""


class StoreError(SaanError):
    """A server or an engine refused, or is not there."""


class MissingPart(SaanError):
    """An optional part is not installed on this machine."""
