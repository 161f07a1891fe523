"""The command line: one command a thing that people do. Each calls a function of saan.commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.errors import SaanError, UsageError
from saan.language import LANGUAGES, chosen, readable_output, say

OK, FAILED, WRONG_USE = 0, 1, 2


def known_language(value: str) -> str:
    """Refuses a language that Saan does not speak: the messages would come in another one than asked for."""
    if value and value not in LANGUAGES:
        raise typer.BadParameter(say(f"{value!r} ใช้ได้เฉพาะ th หรือ en", f"{value!r}: expected th or en"))
    return value


app = typer.Typer(
    name="saan",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=say(
        "สาน: ข่าวและตารางเรื่ององค์กร เครือข่าย และการประชุม เป็นกราฟที่บอกได้ว่าข้อเท็จจริงมาจากประโยคใด",
        "Saan: releases and tables about organisations, networks and meetings, as a graph that shows its sentences",
    ),
)

Graph = Annotated[
    Path,
    typer.Option("--graph", envvar="SAAN_GRAPH", help=say("โฟลเดอร์ของกราฟ", "the graph's folder"), show_default=True),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=say("ไม่แสดงความคืบหน้า", "no progress"))]
Lang = Annotated[
    str, typer.Option("--lang", help=say("ภาษา: th หรือ en", "language: th or en"), callback=known_language)
]
Names = Annotated[bool, typer.Option("--names", help=say("แสดงชื่อบุคคล", "show persons' names"))]
ProvinceOption = Annotated[str | None, typer.Option("--province", help=say("จังหวัด", "province"))]
Year = Annotated[int | None, typer.Option("--year", help=say("ปีงบประมาณ (พ.ศ.)", "fiscal year (Buddhist era)"))]
Settings = Annotated[list[str] | None, typer.Option("--set", help=say("ค่าที่ตั้ง: ชื่อ=ค่า", "a setting: name=value"))]
Uri = Annotated[str | None, typer.Option("--uri", help=say("ที่อยู่ Neo4j เช่น bolt://…", "a Neo4j address: bolt://…"))]
DEFAULT_GRAPH = Path("saan-graph")


@app.callback(invoke_without_command=True)
def bare(context: typer.Context, graph: Graph = DEFAULT_GRAPH, lang: Lang = "") -> None:
    if context.invoked_subcommand is None:
        from saan.commands import home

        home.home(graph)


@app.command(help=say("สร้างตัวอย่าง ถามสามคำถาม และวาดภาพ", "build the example, ask three questions, draw the page"))
def demo(
    out: Annotated[Path, typer.Option("--out", help=say("โฟลเดอร์ผลลัพธ์", "folder of the results"))] = Path("saan-demo"),
    quiet: Quiet = False,
    lang: Lang = "",
) -> None:
    from saan.commands import demo as command

    command.demo(out, quiet)


@app.command(help=say("นำเข้าข่าว ตาราง และโฟลเดอร์", "load releases, tables and folders into the graph"))
def load(
    paths: Annotated[list[Path], typer.Argument(help=say("ไฟล์หรือโฟลเดอร์", "files or folders"))],
    graph: Graph = DEFAULT_GRAPH,
    province: ProvinceOption = None,
    year: Year = None,
    meeting: Annotated[str | None, typer.Option("--meeting", help=say("การประชุม", "meeting"))] = None,
    source: Annotated[str | None, typer.Option("--source", help=say("ชื่อแหล่งข้อมูล", "name of the source"))] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help=say("ไฟล์จับคู่คอลัมน์", "column mapping file"))] = None,
    judgements: Annotated[Path | None, typer.Option("--judgements", help=say("ไฟล์คำตัดสิน", "judgements file"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("แสดงผลโดยไม่เขียน", "show without writing"))] = False,
    report: Annotated[Path | None, typer.Option("--report", help=say("ไฟล์รายงาน", "report file"))] = None,
    rejects: Annotated[
        Path | None,
        typer.Option("--rejects", help=say("แถวที่ไม่ได้นำเข้า เป็นตาราง .xlsx ให้แก้", "rows left out, to correct")),
    ] = None,
    quiet: Quiet = False,
    lang: Lang = "",
) -> None:
    from saan.commands import load as command

    given = {"province": province, "year": year, "meeting": meeting, "source": source, "mapping": mapping}
    files = {"judgements": judgements, "report": report, "rejects": rejects}
    code = command.load(paths, graph, given, dry_run=dry_run, quiet=quiet, **files)
    raise typer.Exit(code)


@app.command(help=say("แหล่งข้อมูลของกราฟ", "what the graph rests on"))
def sources(graph: Graph = DEFAULT_GRAPH, lang: Lang = "") -> None:
    from saan.commands import load as command

    command.sources(graph)


@app.command(help=say("นำแหล่งข้อมูลหนึ่งออก พร้อมสิ่งที่มีแต่แหล่งนั้นระบุ", "take one source out, with what only it stated"))
def forget(
    source: Annotated[str, typer.Argument(help=say("ชื่อหรือรหัส", "name or id"))],
    graph: Graph = DEFAULT_GRAPH,
    lang: Lang = "",
) -> None:
    from saan.commands import load as command

    command.forget(source, graph)


@app.command(help=say("อ่านข่าวเป็นข้อเท็จจริง (JSON)", "read releases into facts, a JSON file each"))
def read(
    paths: Annotated[list[Path], typer.Argument(help=say("ไฟล์ข่าวหรือโฟลเดอร์", "releases, or folders of them"))],
    facts: Annotated[Path, typer.Option("--facts", help=say("โฟลเดอร์ผลลัพธ์", "folder of the results"))],
    quiet: Quiet = False,
    lang: Lang = "",
) -> None:
    from saan.commands import load as command

    raise typer.Exit(command.read(paths, facts, quiet))


@app.command(help=say("ถามคำถาม ไม่ระบุคำถามจะแสดงรายการ", "ask a question; without one, list them"))
def ask(
    question: Annotated[str | None, typer.Argument(help=say("รหัสคำถาม", "question id"))] = None,
    graph: Graph = DEFAULT_GRAPH,
    province: ProvinceOption = None,
    year: Year = None,
    settings: Settings = None,
    uri: Uri = None,
    engine: Annotated[
        str,
        typer.Option("--engine", help=say("duckdb, spark หรือ spark://HOST:PORT", "duckdb, spark, spark://HOST:PORT")),
    ] = "duckdb",
    format: Annotated[str, typer.Option("--format", help="table, csv, json")] = "table",
    out: Annotated[Path | None, typer.Option("--out", help="FILE.csv .json .xlsx .html")] = None,
    why: Annotated[int | None, typer.Option("--why", help=say("หลักฐานของแถวที่ N", "evidence of row N"))] = None,
    cypher: Annotated[bool, typer.Option("--cypher", help=say("แสดงข้อความ Cypher", "print the Cypher text"))] = False,
    names: Names = False,
    lang: Lang = "",
) -> None:
    from saan.commands import ask as command

    if question is None:
        return command.questions(format)
    given: dict[str, Any] = {"province": province, "year": year, **command.settings(settings or [])}
    if cypher:
        return command.cypher_text(question, given)
    command.ask(question, uri or graph, given, engine=engine, format=format, out=out, why=why, names=names)


@app.command(
    help=say(
        "ใช้ Cypher กับกราฟหรือ Neo4j ไม่ระบุคำสั่งจะเปิดโหมดพิมพ์", "Cypher on the graph or on Neo4j; without a text, a prompt"
    )
)
def cypher(
    text: Annotated[str | None, typer.Argument(help=say("คำสั่ง Cypher", "a Cypher statement"))] = None,
    file: Annotated[Path | None, typer.Option("--file", help=say("ไฟล์คำสั่ง", "a file of statements"))] = None,
    graph: Graph = DEFAULT_GRAPH,
    uri: Uri = None,
    database: Annotated[str | None, typer.Option("--database", help=say("ชื่อฐานข้อมูล", "database"))] = None,
    settings: Settings = None,
    format: Annotated[str, typer.Option("--format", help="table, csv, json")] = "table",
    out: Annotated[Path | None, typer.Option("--out", help="FILE.csv .json .xlsx")] = None,
    draw: Annotated[
        Path | None, typer.Option("--draw", help=say("วาดผลลัพธ์", "draw the result: FILE.html .svg"))
    ] = None,
    limit: Annotated[int, typer.Option("--limit", help=say("จำนวนแถวสูงสุด", "rows at most"))] = 1000,
    timeout: Annotated[float, typer.Option("--timeout", help=say("วินาทีสูงสุด", "seconds at most"))] = 60.0,
    write: Annotated[
        bool, typer.Option("--write", help=say("อนุญาตให้เขียน (เฉพาะ --uri)", "let it write (with --uri only)"))
    ] = False,
    province: Annotated[
        str | None, typer.Option("--province", help=say("ทำสำเนาเฉพาะจังหวัด", "copy this province only"))
    ] = None,
    year: Year = None,
    names: Names = False,
    quiet: Quiet = False,
    lang: Lang = "",
) -> None:
    from saan.commands import cypher as command

    place = command.Place(graph, uri, database, province, year)
    wanted = command.Wanted(format, out, draw, names)
    command.cypher(
        text, file, place, wanted, given=settings or [], limit=limit, seconds=timeout, write=write, quiet=quiet
    )


@app.command(help=say("วาดภาพเป็นหน้าเว็บที่เปิดได้โดยไม่ต่อเน็ต", "draw one page that opens offline"))
def draw(
    out: Annotated[Path, typer.Option("--out", help="FILE.html, FILE.svg")],
    graph: Graph = DEFAULT_GRAPH,
    view: Annotated[
        str,
        typer.Option("--view", help="ecosystem whole province network around answer networks lineage map matrix"),
    ] = "ecosystem",
    of: Annotated[
        str,
        typer.Option("--of", help=say("ชื่อเครือข่าย องค์กร หรือรหัสคำถาม", "a network, an organisation or a question's id")),
    ] = "",
    province: ProvinceOption = None,
    year: Year = None,
    names: Names = False,
    lang: Lang = "",
) -> None:
    from saan.commands import draw as command

    command.draw(graph, out, view, province, year, names, of)


@app.command(help=say("หน้าสำรวจกราฟในไฟล์เดียว เปิดได้โดยไม่ต่อเน็ต", "the explorer: the whole graph in one offline page"))
def explore(
    out: Annotated[Path, typer.Option("--out", help="FILE.html")] = Path("explorer.html"),
    graph: Graph = DEFAULT_GRAPH,
    province: ProvinceOption = None,
    year: Year = None,
    serve: Annotated[
        bool,
        typer.Option(
            "--serve", help=say("เปิดบนเครื่องนี้ พร้อม Cypher และการตรวจทาน", "on this machine, with Cypher and review")
        ),
    ] = False,
    port: Annotated[
        int,
        typer.Option(
            "--port", min=0, max=65535, help=say("พอร์ตของ --serve (0 คือพอร์ตที่ว่าง)", "of --serve; 0 is a free one")
        ),
    ] = 0,
    uri: Uri = None,
    names: Names = False,
    lang: Lang = "",
) -> None:
    from saan.commands import explore as command

    if serve:
        return command.serve(graph, province, year, names, uri, port)
    if port or uri:
        raise UsageError("--port and --uri belong to --serve", "--port และ --uri ใช้กับ --serve")
    command.explore(graph, out, province, year, names)


@app.command(help=say("แฟ้มข้อมูลของจังหวัดหรือองค์กร พิมพ์ลง A4 ได้", "a province or organisation on two to four pages of A4"))
def dossier(
    of: Annotated[str, typer.Argument(help=say("จังหวัดหรือองค์กร", "a province or an organisation"))],
    out: Annotated[Path, typer.Option("--out", help="FILE.html")],
    graph: Graph = DEFAULT_GRAPH,
    province: ProvinceOption = None,
    names: Names = False,
    lang: Lang = "",
) -> None:
    from saan.commands import explore as command

    command.dossier(graph, of, out, province, names)


@app.command(
    help=say("ส่งออก: graphml gexf xlsx json หรือโฟลเดอร์ csv", "export: graphml, gexf, xlsx, json, a folder of csv")
)
def export(
    to: Annotated[Path, typer.Option("--to", help="FILE.graphml .gexf .xlsx .json, FOLDER")],
    graph: Graph = DEFAULT_GRAPH,
    names: Names = False,
    lang: Lang = "",
) -> None:
    from saan.commands import draw as command

    command.export(graph, to, names)


@app.command(
    help=say("ส่งกราฟไปยัง Neo4j (NEO4J_USER, NEO4J_PASSWORD)", "write the graph into Neo4j (NEO4J_USER, NEO4J_PASSWORD)")
)
def push(
    uri: Annotated[str, typer.Option("--uri", help="bolt://, neo4j://, neo4j+s://, bolt+ssc://")],
    graph: Graph = DEFAULT_GRAPH,
    database: Annotated[str | None, typer.Option("--database", help=say("ชื่อฐานข้อมูล", "database"))] = None,
    graph_id: Annotated[
        str | None, typer.Option("--graph-id", help=say("รหัสกราฟในฐานข้อมูล", "this graph's id in the database"))
    ] = None,
    without_names: Annotated[bool, typer.Option("--without-names", help=say("ไม่ส่งชื่อบุคคล", "leave names out"))] = False,
    quiet: Quiet = False,
    lang: Lang = "",
) -> None:
    from saan.commands import draw as command

    command.push(graph, uri, database, graph_id or graph.resolve().name, names=not without_names, quiet=quiet)


@app.command(
    help=say("ตรวจทาน: ตัดสินทีละเรื่อง หรือเป็นตารางให้กรอกแล้วส่งคืน", "decide what is in doubt, one by one or in a table")
)
def review(
    graph: Graph = DEFAULT_GRAPH,
    out: Annotated[
        Path | None, typer.Option("--out", help=say("เขียนตาราง .xlsx", "write the table: FILE.xlsx"))
    ] = None,
    filled: Annotated[Path | None, typer.Option("--from", help=say("ตารางที่กรอกแล้ว", "the table, filled"))] = None,
    undo: Annotated[bool, typer.Option("--undo", help=say("ยกเลิกคำตัดสินล่าสุด", "take back the last decision"))] = False,
    who: Annotated[str, typer.Option("--by", help=say("ชื่อผู้ตัดสิน", "who decides"))] = "",
    names: Names = False,
    lang: Lang = "",
) -> None:
    from saan.commands import review as command

    raise typer.Exit(command.review(graph, out, filled, undo, who, names))


@app.command(help=say("รับสิ่งที่เพิ่มหรือแก้ใน Neo4j กลับเข้าโฟลเดอร์", "take into the folder what was added or changed in Neo4j"))
def pull(
    uri: Annotated[str, typer.Option("--uri", help="bolt://, neo4j://, neo4j+s://, bolt+ssc://")],
    graph: Graph = DEFAULT_GRAPH,
    database: Annotated[str | None, typer.Option("--database", help=say("ชื่อฐานข้อมูล", "database"))] = None,
    graph_id: Annotated[
        str | None, typer.Option("--graph-id", help=say("รหัสกราฟในฐานข้อมูล", "this graph's id in the database"))
    ] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help=say("วันที่ของสิ่งที่แก้ (ปปปป-ดด-วว)", "date of the changes (YYYY-MM-DD)"))
    ] = "",
    lang: Lang = "",
) -> None:
    from saan.commands import draw as command

    raise typer.Exit(command.pull(graph, uri, database, graph_id or graph.resolve().name, as_of))


@app.command(help=say("ตารางเปล่าให้กรอก พร้อมคำอธิบาย", "empty tables to fill, with explanations"))
def template(
    out: Annotated[Path, typer.Option("--out", help=say("โฟลเดอร์", "folder"))],
    lang: Lang = "",
) -> None:
    from saan.commands import load as command

    command.template(out)


@app.command(help=say("แบบจำลองข้อมูลเป็นถ้อยคำ", "the model in words"))
def schema(lang: Lang = "") -> None:
    from saan.schema_page import schema_page

    typer.echo(schema_page(chosen()))


def main() -> None:
    """Run the command line; errors become messages and exit codes."""
    readable_output()
    try:
        app(standalone_mode=True)
    except UsageError as wrong:
        leave(wrong, WRONG_USE)
    except SaanError as wrong:
        leave(wrong, FAILED)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(FAILED)


def leave(wrong: SaanError, code: int) -> None:
    typer.echo(wrong.message(chosen()), err=True)
    sys.exit(code)
