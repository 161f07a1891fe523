"""A connection to Neo4j by the official driver: addresses, credentials, retried statements."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from neo4j import (
    Driver,
    GraphDatabase,
    NotificationMinimumSeverity,
    Query,
    Record,
    Result,
    ResultSummary,
    RoutingControl,
)

from graph.errors import UsageError
from graph.neo4j.refusals import explained

# a server that is restarted answers again within a minute
RETRY_SECONDS = 60
ADDRESS = re.compile(r"(?:bolt|neo4j)(?:\+s|\+ssc)?://[^/@\s]+/?", re.IGNORECASE)


class Rows(NamedTuple):
    """What a statement gave: the names of its columns, its records, and whether there were more than asked for."""

    keys: list[str]
    records: list[Record]
    more: bool
    summary: ResultSummary


def taken(result: Result, limit: int | None = None) -> Rows:
    """The first `limit` records of a result, or all; the rest is not fetched."""
    records = list(result) if limit is None else result.fetch(limit + 1)
    more = limit is not None and len(records) > limit
    return Rows(list(result.keys()), records[:limit] if more else records, more, result.consume())


@dataclass(frozen=True)
class Database:
    """An open connection. Every statement runs in a managed transaction that the driver retries."""

    uri: str
    name: str | None
    driver: Driver

    def write(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """Run a statement that may write; as `ask` otherwise. Raises StoreError."""
        return self._run(text, parameters, RoutingControl.WRITE, limit, seconds)

    def ask(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """Run a statement that may only read: at most `limit` rows, for at most `seconds`. Raises StoreError."""
        return self._run(text, parameters, RoutingControl.READ, limit, seconds)

    def _run(
        self,
        text: str,
        parameters: Mapping[str, Any] | None,
        routing: RoutingControl,
        limit: int | None,
        seconds: float | None,
    ) -> Rows:
        with explained(self.uri, self.name):
            return self.execute(text, dict(parameters or {}), partial(taken, limit=limit), routing, seconds)

    def execute(
        self,
        text: str,
        parameters: dict[str, Any],
        take: Callable[[Result], Rows],
        routing: RoutingControl,
        seconds: float | None,
    ) -> Rows:
        """Run one statement in a transaction of its own."""
        query = Query(text, timeout=seconds)
        return self.driver.execute_query(
            query, parameters_=parameters, routing_=routing, database_=self.name, result_transformer_=take
        )


@contextmanager
def connect(
    uri: str, *, user: str | None = None, password: str | None = None, database: str | None = None
) -> Iterator[Database]:
    """Open a database and close it with the block.

    `uri`: bolt://, neo4j://, or either with +s (TLS) or +ssc (TLS, any certificate). Without `user` and
    `password` the environment's NEO4J_USER and NEO4J_PASSWORD hold; `database` None is the server's default.
    Raises UsageError for another form of address, StoreError where the server cannot be used.
    """
    check_address(uri)
    # the driver logs notes such as "there is no property graph_id yet": true of every first push
    quiet = NotificationMinimumSeverity.OFF
    auth = credentials(user, password)
    with (
        explained(uri, database),
        GraphDatabase.driver(
            uri, auth=auth, notifications_min_severity=quiet, max_transaction_retry_time=RETRY_SECONDS
        ) as driver,
    ):
        driver.verify_connectivity()
        yield Database(uri, database, driver)


def check_address(uri: str) -> None:
    """Raises UsageError for what is no Neo4j address; it is not repeated, since it may hold a password."""
    if not ADDRESS.fullmatch(uri):
        raise UsageError(
            "the address of Neo4j must look like bolt://host:7687, neo4j://host:7687 or neo4j+s://host, with no "
            "user or password in it (those come from NEO4J_USER and NEO4J_PASSWORD)",
            "ที่อยู่ของ Neo4j ต้องเป็นแบบ bolt://host:7687, neo4j://host:7687 หรือ neo4j+s://host "
            "โดยไม่มีชื่อผู้ใช้หรือรหัสผ่านอยู่ในที่อยู่ (ให้กำหนดใน NEO4J_USER และ NEO4J_PASSWORD)",
        )


def credentials(user: str | None, password: str | None) -> tuple[str, str] | None:
    """User and password as given, else from the environment; None where there are none (a server without)."""
    user = user or os.environ.get("NEO4J_USER")
    password = password or os.environ.get("NEO4J_PASSWORD")
    return (user or "neo4j", password or "") if user or password else None
