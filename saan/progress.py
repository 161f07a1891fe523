"""Progress on standard error, behind one call, so that a bar or nothing swap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

# called with how much is done, how much there is, and what is being done
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, what: str) -> None:
    """Say nothing."""


@contextmanager
def bar(quiet: bool) -> Iterator[Progress]:
    """A bar on standard error; nothing with `quiet`."""
    if quiet:
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:,.0f}/s")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task("", total=None)

        def show(done: int, total: int, what: str) -> None:
            bars.update(task, description=what[-40:], completed=done, total=total)

        yield show
