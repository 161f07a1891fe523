"""Progress on standard error, behind one call, so that a bar or nothing swap."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# called with how much is done, how much there is, and what is being done
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, what: str) -> None:
    """Say nothing."""


@contextmanager
def bar(quiet: bool) -> Iterator[Progress]:
    """A bar on standard error, with how much is done a second; nothing with `quiet`."""
    if quiet:
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task("", total=None, rate="")
        begun = time.perf_counter()

        def show(done: int, total: int, what: str) -> None:
            rate = f"{done / max(time.perf_counter() - begun, 0.001):,.0f}/s"
            bars.update(task, description=what[-40:], completed=done, total=total, rate=rate)

        yield show
