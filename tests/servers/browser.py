"""A Chromium driven by Playwright that is cut off from every network and tells what a page asked for."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, ConsoleMessage, Page, Request, Route, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.servers import Unavailable

WIDE, NARROW = 1440, 390
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
# the browser's own traffic; a page is cut off by `opened`, and may else ask this machine
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# these never leave the page
OWN_SCHEMES = ("data:", "blob:", "about:")


@dataclass
class Opened:
    """A page in the browser, what it asked for beside its own file, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def picture(self, path: Path, width: int = WIDE, height: int = 900) -> Path:
        """Write a PNG of what a window of this width shows."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.screenshot(path=path)
        return path

    def pictures(self, folder: Path, name: str) -> list[Path]:
        """Write `name-1440.png` and `name-390.png`: a desk and a telephone."""
        return [self.picture(folder / f"{name}-{width}.png", width) for width in (WIDE, NARROW)]


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window.

    Raises Unavailable where none can be had.
    """
    with sync_playwright() as playwright:
        program = find(playwright.chromium) or install(playwright.chromium)
        # Chromium refuses its sandbox to root
        flags = [*FLAGS, *(["--no-sandbox"] if is_root() else [])]
        try:
            started = playwright.chromium.launch(executable_path=program, args=flags)
        except PlaywrightError as error:
            raise Unavailable(f"the browser at {program} does not start: {error.message}") from error
        try:
            yield started
        finally:
            started.close()


@contextmanager
def opened(started: Browser, path: Path, width: int = WIDE) -> Iterator[Opened]:
    """Open a file in a fresh context that has no network, and record what the page does."""
    address = path.resolve().as_uri()
    context = started.new_context(offline=True, locale="th-TH", viewport={"width": width, "height": 900})
    result = Opened(context.new_page())

    def is_own(url: str) -> bool:
        return url.partition("#")[0] == address or url.startswith(OWN_SCHEMES)

    def note(request: Request) -> None:
        if not is_own(request.url):
            result.requests.append(request.url)

    def answer(route: Route) -> None:
        if is_own(route.request.url):
            route.continue_()
        else:
            route.abort()

    def complain(message: ConsoleMessage) -> None:
        if message.type == "error":
            result.errors.append(message.text)

    context.on("request", note)
    context.on("console", complain)
    context.on("weberror", lambda error: result.errors.append(str(error.error)))
    context.on("page", lambda page: page.on("websocket", lambda socket: result.requests.append(socket.url)))
    result.page.on("websocket", lambda socket: result.requests.append(socket.url))
    context.route("**/*", answer)
    try:
        result.page.goto(address)
        yield result
    finally:
        context.close()


def find(chromium: BrowserType) -> str | None:
    """A Chromium or Chrome that is there: on the PATH, in the usual places, or Playwright's own."""
    named = (shutil.which(name) for name in NAMES)
    usual = (str(path) for path in [*usual_places(), Path(chromium.executable_path)] if path.is_file())
    return next((path for path in [*named, *usual] if path), None)


def usual_places() -> list[Path]:
    """Where installers put browsers that are not on the PATH."""
    if sys.platform == "darwin":
        return [Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in MAC]
    roots = (os.environ.get(x) for x in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
    return [Path(root) / place for root in roots if root for place in WINDOWS]


def install(chromium: BrowserType) -> str:
    """Playwright's download, else Debian's package where this user may install one."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if is_root() and shutil.which("apt-get"):
        ways += [
            ["apt-get", "update"],
            ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-thai-tlwg"],
        ]
    for way in ways:
        settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(way, env=settings, capture_output=True, timeout=600, check=False)
        if program := find(chromium):
            return program
    raise Unavailable("no Chromium or Chrome was found, and none could be installed: install one of them")


def is_root() -> bool:
    """Whether this is the superuser of a POSIX system."""
    return sys.platform != "win32" and os.geteuid() == 0
