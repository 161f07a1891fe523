"""A push that is killed, cut off or run twice at once ends in the same graph when it is run again."""

import os
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from graph import SCHEMA, save_graph
from graph.neo4j import push
from tests.graph.neo4j.conftest import Held, Push
from tests.graph.world import release, table
from tests.servers.database import Server

Look = Callable[[], Held]
COMMIT = b"\x00\x02\xb0\x12\x00\x00"
PUSH = """
import sys
from graph import open_graph
from graph.neo4j import push
push(open_graph(sys.argv[1]), sys.argv[2], graph_id="ours", batch_bytes=1, progress=lambda *at: print(flush=True))
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_push_killed_at_any_moment_can_be_run_again(
    seed: int, put: Push, held: Look, cleared: Server, tmp_path: Path
) -> None:
    whole = table().merge(release())
    put(whole)
    complete = held()
    put(release())
    command = [sys.executable, "-c", PUSH, str(save_graph(whole, tmp_path / "g")), cleared.uri]
    login = {
        "NEO4J_USER": cleared.user,
        "NEO4J_PASSWORD": cleared.password,
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    pushing = subprocess.Popen(command, env=os.environ | login, stdout=subprocess.PIPE)
    assert pushing.stdout
    for _ in range(random.Random(seed).randint(1, sum(whole.count()))):
        pushing.stdout.readline()
    pushing.kill()
    pushing.communicate()
    put(whole)
    assert held() == complete


def test_two_pushes_at_once_end_in_one_graph(put: Push, held: Look) -> None:
    whole = table().merge(release())
    put(whole)
    complete = held()
    put(release())
    both = [threading.Thread(target=put, args=(whole,), kwargs={"batch_bytes": 1}) for _ in range(2)]
    for pushing in both:
        pushing.start()
    for pushing in both:
        pushing.join()
    assert held() == complete


def test_a_push_goes_on_when_the_way_to_the_server_was_cut(put: Push, held: Look, cleared: Server) -> None:
    whole = table().merge(release())
    put(whole)
    complete = held()
    put(release())
    with way(cleared) as (uri, cut):
        seen: list[int] = []

        def progress(done: int, *_: Any) -> None:
            seen.append(done)
            if len(seen) in (1, 4):
                cut()

        push(
            whole,
            uri,
            graph_id="ours",
            user=cleared.user,
            password=cleared.password,
            batch_bytes=1,
            progress=progress,
        )
    assert held() == complete


def test_a_batch_of_which_nobody_knows_whether_it_was_written_is_written_once(
    put: Push, held: Look, cleared: Server
) -> None:
    whole = table().merge(release())
    put(whole)
    complete = held()
    put(release())
    lost = iter([False] * (len(SCHEMA.nodes) + 3) + [True, False, True])
    with way(cleared, lost) as (uri, _):
        push(whole, uri, graph_id="ours", user=cleared.user, password=cleared.password, batch_bytes=1)
    assert next(lost, None) is None, "too few commits"
    assert held() == complete


@contextmanager
def way(server: Server, lost: Iterable[bool] = ()) -> Iterator[tuple[str, Callable[[], None]]]:
    """An address that leads to the server, and a function that cuts every connection made by it.

    Of each commit `lost` says whether the connection is cut once it was sent.
    """
    host, _, port = server.uri.partition("://")[2].partition(":")
    listener = socket.create_server(("127.0.0.1", 0))
    ends: list[socket.socket] = []
    upcoming = iter(lost)

    def cut() -> None:
        while ends:
            end = ends.pop()
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def carry(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
                if COMMIT in data and next(upcoming, False):
                    cut()

    def accept() -> None:
        with suppress(OSError):
            while True:
                near, far = listener.accept()[0], socket.create_connection((host, int(port)))
                ends.extend([near, far])
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=carry, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield f"bolt://127.0.0.1:{listener.getsockname()[1]}", cut
    # a socket that a thread waits in is not freed by close alone
    with suppress(OSError):
        listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    cut()
