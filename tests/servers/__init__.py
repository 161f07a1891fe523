"""What the tests need and a plain `pip install` does not bring: a Neo4j server and a browser."""

import os
import sys
from pathlib import Path


class Unavailable(RuntimeError):
    """A real server or browser cannot be had here; the message says why and what to do."""


def cache_folder() -> Path:
    """The user's cache folder for downloads of these tests."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "saan-tests"
