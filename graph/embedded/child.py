"""The process of the engine: `python -m graph.embedded.child`. It takes one JSON line, and ends when its input does.

{"do": "build", "graph": …, "folder": …, "province": …, "year": …, "scratch": …} writes a copy;
{"do": "serve", "folder": …, "password": …, "seconds": …, "scratch": …} answers over Bolt on loopback,
and to each further line {"why": STATEMENT} by what is wrong with the statement.
It says what happens in JSON lines: {"done": n, "total": n, "what": …}, {"port": n}, {"built": true} or {"failed": …}.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from graph.embedded import java
from graph.embedded.copies import DATABASE

Say = Callable[[dict[str, Any]], None]
TRIES = 5
BOLT = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"


def main() -> None:
    """Do what the first line asks."""
    asked = json.loads(sys.stdin.readline())
    say = speech(Path(asked["scratch"]))
    try:
        WORK[asked["do"]](asked, say)
    except Exception as error:  # whatever Java raises must reach the process that waits
        # which may be gone
        with suppress(OSError):
            say({"failed": f"{type(error).__name__}: {error}"})
        leave(1)
    leave(0)


def speech(scratch: Path) -> Say:
    """A function that says a line to the parent; all else that this process prints goes to a log."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    log = (scratch / "engine.log").open("ab")
    for stream in (1, 2):
        os.dup2(log.fileno(), stream)

    def say(line: dict[str, Any]) -> None:
        print(json.dumps(line), file=out, flush=True)

    return say


def leave(code: int) -> None:
    """End at once: Java has threads that would wait."""
    os._exit(code)


def end_with_parent() -> None:
    """Leave when the parent closes the input, also because it was killed."""

    def watch() -> None:
        sys.stdin.read()
        leave(1)

    threading.Thread(target=watch, daemon=True).start()


def build(asked: dict[str, Any], say: Say) -> None:
    """Write a copy of a graph folder, or of a selection."""
    from graph.embedded.build import build as write_copy
    from graph.folder import open_graph

    end_with_parent()
    graph = open_graph(asked["graph"])
    if asked["province"] or asked["year"]:
        graph = graph.select(province=asked["province"], year=asked["year"])
    java.start(Path(asked["scratch"]))

    def progress(done: int, total: int, what: str) -> None:
        say({"done": done, "total": total, "what": what})

    write_copy(graph, Path(asked["folder"]), progress)
    say({"built": True})


def serve(asked: dict[str, Any], say: Say) -> None:
    """Answer over Bolt until the input ends."""
    java.start(Path(asked["scratch"]), asked["seconds"])
    for left in reversed(range(TRIES)):
        port = free_port()
        try:
            running = server(asked, port)
            running.start()
            break
        except Exception as error:
            if not left or "Unable to listen" not in str(error):
                raise
    say({"port": port})
    database = running.get_database(DATABASE).get_java_database()
    for line in sys.stdin:
        say({"why": refusal(database, json.loads(line)["why"])})


def refusal(database: Any, text: str) -> str:
    """What is wrong with a statement; empty where it would only have to write.

    Over Bolt the engine says "read only" of whatever it does not understand.
    """
    try:
        database.query("opencypher", text).close()
    except Exception as error:
        what = type(error).__name__.rpartition(".")[2]
        return "" if what == "QueryNotIdempotentException" else str(error).partition(": ")[2]
    return ""


def server(asked: dict[str, Any], port: int) -> Any:
    """The engine's server: read only, loopback only, a password of its own."""
    from arcadedb_embedded.server import ArcadeDBServer

    scratch = Path(asked["scratch"])
    settings = {
        "host": "127.0.0.1",
        "http_port": 0,
        "bolt_port": port,
        "server_plugins": BOLT,
        "server_databaseDirectory": asked["folder"],
        "server_defaultDatabaseMode": "READ_ONLY",
        "bolt_defaultDatabase": DATABASE,
    }
    return ArcadeDBServer(str(scratch / f"root-{port}"), asked["password"], settings)


def free_port() -> int:
    """A port of loopback that is free now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


WORK: dict[str, Callable[[dict[str, Any], Say], None]] = {"build": build, "serve": serve}

if __name__ == "__main__":
    main()
