"""`cypher`: free Cypher on a graph folder or on a server."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typer

from graph import embedded
from graph.embedded import Plan
from graph.errors import SourceError, UsageError
from graph.neo4j.connect import Database, connect
from saan.cypher import Answer, Session, show
from saan.cypher.guard import statements
from saan.cypher.values import settings
from saan.language import chosen, say
from saan.progress import Progress, bar

FORMATS = ("table", "csv", "json")


@dataclass(frozen=True)
class Place:
    """Where statements run: a folder or a part of it, or a server where `uri` is given."""

    graph: Path
    uri: str | None = None
    database: str | None = None
    province: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Wanted:
    """What to do with the answers."""

    format: str = "table"
    out: Path | None = None
    draw: Path | None = None
    names: bool = False


def cypher(
    text: str | None,
    file: Path | None,
    place: Place,
    wanted: Wanted,
    *,
    given: list[str],
    limit: int,
    seconds: float,
    write: bool,
    quiet: bool,
) -> None:
    """Run a statement, a file of statements, or a prompt."""
    check(place, wanted, write, limit, seconds)
    # the driver logs the connection that Ctrl-C cut; what goes wrong is said by the error itself
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    parameters = settings(given)
    texts = list(statements(source(text, file)))

    def opened() -> AbstractContextManager[Database]:
        return on_server(place) if place.uri else on_folder(place, session.seconds, quiet)

    session = Session(opened, inside=not place.uri, limit=limit, seconds=seconds, names=wanted.names, write=write)
    with session:
        if texts or text is not None or file:
            for one in texts:
                give(session.run(one, parameters), session, wanted)
        else:
            from saan.cypher.prompt import Prompt

            Prompt(session, parameters, partial(give, wanted=wanted)).run()


def check(place: Place, wanted: Wanted, write: bool, limit: int, seconds: float) -> None:
    """Raises UsageError where the options do not go together."""
    if wanted.format not in FORMATS:
        raise UsageError(
            f"--format {wanted.format}: expected one of {', '.join(FORMATS)}",
            f"--format {wanted.format}: ต้องเป็น {', '.join(FORMATS)}",
        )
    if write and not place.uri:
        raise UsageError(
            "--write needs --uri: a graph folder is only read by Cypher; write with `saan load` and `saan review`",
            "--write ต้องระบุ --uri ด้วย: Cypher อ่านโฟลเดอร์กราฟได้อย่างเดียว หากจะเขียนให้ใช้ saan load และ saan review",
        )
    if place.uri and (place.province or place.year):
        raise UsageError(
            "--province and --year select a part of a graph folder; on a server say it in the query",
            "--province และ --year ใช้เลือกบางส่วนของโฟลเดอร์กราฟ บนเซิร์ฟเวอร์ให้ระบุในคำสั่ง",
        )
    if limit < 1 or seconds <= 0:
        raise UsageError("--limit and --timeout must be above 0", "--limit และ --timeout ต้องมากกว่า 0")


def source(text: str | None, file: Path | None) -> str:
    """The statements as text: given, in a file, from a pipe; empty for the prompt."""
    if text is not None and file:
        raise UsageError("give a statement or --file, not both", "ระบุคำสั่งหรือ --file อย่างใดอย่างหนึ่ง")
    if file:
        try:
            return file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as wrong:
            raise SourceError(
                str(file), str(wrong), "a text file in UTF-8", "Save it as UTF-8.", th=f"{file}: อ่านไฟล์ไม่ได้ ({wrong})"
            ) from wrong
    if text is None and not sys.stdin.isatty():
        return sys.stdin.read() or ";"
    return text or ""


@contextmanager
def on_server(place: Place) -> Iterator[Database]:
    with connect(str(place.uri), database=place.database) as database:
        yield database


@contextmanager
def on_folder(place: Place, seconds: float, quiet: bool) -> Iterator[Database]:
    """The engine on the folder; making its copy is announced and shown."""
    with ExitStack() as stack:
        with ExitStack() as making:
            shown: list[Progress] = []

            def before(plan: Plan) -> None:
                announce(plan, quiet)
                shown.append(making.enter_context(bar(quiet)))

            opening = embedded.opened(
                place.graph,
                province=code_of(place) if place.province else None,
                year=place.year,
                seconds=seconds,
                before=before,
                progress=lambda *at: shown[0](*at),
            )
            database = stack.enter_context(opening)
        yield database


def code_of(place: Place) -> str:
    """The DOPA code of a province by its name."""
    from loaders.reference.places import places

    found = places().province(str(place.province))
    if found is None:
        raise UsageError(f"there is no province {place.province!r}", f"ไม่มีจังหวัด {place.province!r}")
    return str(found.code)


def announce(plan: Plan, quiet: bool) -> None:
    """Say before a copy is made how long it will take; of a large graph, what a smaller one would be."""
    if not quiet:
        typer.echo(
            say(
                f"ทำสำเนาสำหรับ Cypher: {plan.nodes:,} โหนด {plan.links:,} ความสัมพันธ์ ประมาณ {plan.seconds:,} วินาที",
                f"copying the graph for Cypher: {plan.nodes:,} nodes, {plan.links:,} links, about {plan.seconds:,} s",
            ),
            err=True,
        )
    if plan.is_large:
        offer = say(
            "กราฟใหญ่: เลือกเฉพาะจังหวัดจะเร็วกว่า (--province ชื่อ)", "a large graph: one province is faster (--province NAME)"
        )
        typer.echo(offer, err=True)
        if sys.stdin.isatty() and not typer.confirm(say("ทำสำเนาทั้งหมดหรือไม่", "copy all of it?"), err=True):
            raise UsageError(offer)


def give(answer: Answer, session: Session, wanted: Wanted) -> None:
    """Print or write an answer."""
    if wanted.draw:
        draw(answer, session, wanted)
    elif wanted.out:
        show.write(answer, wanted.out)
        typer.echo(str(wanted.out))
    elif wanted.format == "json":
        typer.echo(show.as_json(answer))
    elif wanted.format == "csv":
        typer.echo(show.as_csv(answer), nl=False)
    else:
        return show.show(answer, session)
    typer.echo(show.footer(answer, session), err=True)


def draw(answer: Answer, session: Session, wanted: Wanted) -> None:
    """Draw the nodes and relationships of an answer as one offline page."""
    from saan.cypher.drawing import drawable
    from saan.pictures import draw as draw_page

    drawn = draw_page(
        drawable(answer, session.database), wanted.draw or "", view="whole", names=wanted.names, lang=chosen()
    )
    typer.echo(str(drawn.path))
