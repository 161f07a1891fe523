"""Memory of a process that answers and ends."""

from __future__ import annotations

import ctypes
import sys

# names of malloc.h
M_TRIM_THRESHOLD = -1
M_MMAP_MAX = -4


def keep_freed() -> None:
    """Have glibc keep what is freed for what comes next; other C libraries stay as they are.

    An answer over a nation takes and gives back the same hundreds of megabytes many times, and pages that went back to
    the system must be cleared again: that was half of the system's time of `hubs` on a million organisations.
    """
    if sys.platform == "linux":
        c = ctypes.CDLL(None)
        if hasattr(c, "gnu_get_libc_version"):
            c.mallopt(M_TRIM_THRESHOLD, 2**31 - 1)
            c.mallopt(M_MMAP_MAX, 0)
