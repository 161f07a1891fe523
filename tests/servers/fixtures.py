"""The fixtures that give a test a real server or browser; both start at first use."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser

from tests.servers import Unavailable, browser, database
from tests.servers.browser import Opened
from tests.servers.database import Server

T = TypeVar("T")
PageOf = Callable[..., Opened]


@pytest.fixture(scope="session")
def neo4j() -> Iterator[Server]:
    """A Neo4j for the session: `.uri`, `.auth`, `.driver()`; what is in it is not defined."""
    yield from had(database.server())


@pytest.fixture
def empty_neo4j(neo4j: Server) -> Iterator[Server]:
    """The session's Neo4j with nothing in it, and nothing after the test."""
    database.empty(neo4j)
    yield neo4j
    database.empty(neo4j)


# by module: while Playwright runs, its event loop holds the thread and asyncio.run() of other tests fails
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A Chromium without a window."""
    yield from had(browser.browser())


@pytest.fixture
def page_of(chromium: Browser) -> Iterator[PageOf]:
    """`page_of(path, width=1440)` opens a file without any network: `.page`, `.requests`, `.errors`."""
    with ExitStack() as stack:

        def open_page(path: Path, width: int = browser.WIDE) -> Opened:
            return stack.enter_context(browser.opened(chromium, path, width))

        yield open_page


def had(manager: AbstractContextManager[T]) -> Iterator[T]:
    """What the manager gives; where it cannot be had the test is skipped, in CI it fails."""
    with ExitStack() as stack:
        try:
            value = stack.enter_context(manager)
        except Unavailable as reason:
            if is_required():
                raise
            pytest.skip(str(reason))
        yield value


def is_required() -> bool:
    """Whether a missing server is a failure: in CI, and where SAAN_REQUIRE_REAL asks for it."""
    return any(os.environ.get(name, "").lower() in {"1", "true"} for name in ("CI", "SAAN_REQUIRE_REAL"))
