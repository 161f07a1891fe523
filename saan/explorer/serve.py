"""`explore --serve`: a server on loopback, for whoever has the address with its token, that ends on Ctrl-C."""

from __future__ import annotations

import hmac
import json
import secrets
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import SaanError, UsageError
from saan.explorer.served import Served

HOST = "127.0.0.1"
MOST_BYTES = 64 * 1024
# nothing may frame the page, keep it, or learn its address; what it may run its own policy says
HEADERS = {
    "content-security-policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


def serve(served: Served, lang: str, port: int, told: Callable[[str], None]) -> None:
    """Answer on a free port, or on `port`, until Ctrl-C; `told` gets the address first."""
    token = secrets.token_urlsafe(24)
    with listening(port) as bound:
        port = bound.getsockname()[1]
        config = uvicorn.Config(
            Guard(application(served, lang), token, port),
            log_level="critical", lifespan="off", ws="none", server_header=False, timeout_graceful_shutdown=1,
        )  # fmt: skip
        told(f"http://{HOST}:{port}/{token}/")
        try:
            uvicorn.Server(config).run(sockets=[bound])
        except KeyboardInterrupt:
            return
        finally:
            served.close()


def listening(port: int) -> socket.socket:
    """A socket on loopback. Raises UsageError where the port is taken or not allowed."""
    try:
        return socket.create_server((HOST, port))
    except OSError as wrong:
        raise UsageError(
            f"--port {port}: cannot be used ({wrong.strerror}); leave --port out for a free one",
            f"--port {port}: ใช้ไม่ได้ ({wrong.strerror}) ไม่ต้องระบุ --port โปรแกรมจะเลือกพอร์ตที่ว่างให้",
        ) from wrong


class Guard:
    """Lets pass who names this host and the token in the address, with a small JSON where something is sent."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token.encode()
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        given, _, rest = scope["path"].removeprefix("/").partition("/")
        refused = self._refused(scope["method"], given, Headers(scope=scope))
        inside: ASGIApp = PlainTextResponse("", refused) if refused else self._app
        await inside({**scope, "path": f"/{rest}"}, receive, headed)

    def _refused(self, method: str, token: str, headers: Headers) -> int:
        """The status of a refusal; 0 for none."""
        if headers.get("host") not in self._hosts:
            return 421
        if not hmac.compare_digest(token.encode(), self._token):
            return 404
        if method != "POST":
            return 0
        if headers.get("origin", "").removeprefix("http://") not in self._hosts | {""}:
            return 403
        if headers.get("content-type") != "application/json":
            return 415
        length = headers.get("content-length", "")
        return 411 if not length.isdecimal() else 413 if int(length) > MOST_BYTES else 0


def application(served: Served, lang: str) -> Starlette:
    """The page and what it asks; answers come from a thread, so that the page is not held up by a long statement."""

    async def page(_: Request) -> Response:
        return HTMLResponse(await run_in_threadpool(served.page))

    async def queue(_: Request) -> Response:
        return JSONResponse(await run_in_threadpool(served.review))

    def asked(work: Callable[..., dict[str, Any]], **fields: type) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                given = json.loads(await request.body())
                values = [given[name] for name in fields]
            except (ValueError, TypeError, KeyError):
                return PlainTextResponse("", 400)
            if not all(type(v) is kind for v, kind in zip(values, fields.values(), strict=True)):
                return PlainTextResponse("", 400)
            try:
                return JSONResponse(await run_in_threadpool(work, *values))
            except SaanError as wrong:
                return JSONResponse({"error": wrong.message(lang)})

        return answer

    return Starlette(
        routes=[
            Route("/", page),
            Route("/cypher", asked(served.cypher, text=str), methods=["POST"]),
            Route("/review", queue),
            Route("/decide", asked(served.decide, id=str, choice=int, typed=str, why=str), methods=["POST"]),
            Route("/undo", asked(served.undo), methods=["POST"]),
        ]
    )
