"""The engine's Java: what it may use and what it may not do."""

from __future__ import annotations

from pathlib import Path

HEAP = "1g"
# rows that one sort, grouping or DISTINCT may hold: the default stops a hub question of a national graph
MOST_HELD = 5_000_000


def arguments(scratch: Path, seconds: float) -> list[str]:
    """The JVM's arguments: no file, no address, no script; a query ends after `seconds`; logs go to `scratch`."""
    settings = {
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "opencypher.loadCsv.importDirectory": str(scratch / "nothing"),
        "polyglotEngineEnabled": "false",
        "command.timeout": str(int(seconds * 1000)),
        "queryMaxHeapElementsAllowedPerOp": str(MOST_HELD),
        "server.logsDirectory": str(scratch),
    }
    return [f"-Darcadedb.{name}={value}" for name, value in settings.items()] + [
        f"-XX:ErrorFile={scratch / 'crash.log'}",
        "-Dfile.encoding=UTF-8",
    ]


def start(scratch: Path, seconds: float = 0) -> None:
    """Start Java in this process; it can be started once. `seconds` 0 is no limit."""
    from arcadedb_embedded.jvm import start_jvm

    start_jvm(heap_size=HEAP, jvm_args=arguments(scratch, seconds))
