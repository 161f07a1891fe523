"""Freed memory that is kept: pages of the system are not asked for again."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

AGAIN = """
import resource
{first}
def faults():
    bytearray(40_000_000)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
before = faults()
for _ in range(5):
    after = faults()
print(after - before)
"""


def faults(first: str) -> int:
    done = subprocess.run([sys.executable, "-c", AGAIN.format(first=first)], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told to keep what is freed")
def test_what_is_freed_is_used_again_without_the_system() -> None:
    plain, kept = faults(""), faults("from saan.memory import keep_freed; keep_freed()")
    # 40 MB are 9,766 pages of 4 kB, or 19 where pages are huge
    assert kept < 100 < plain
