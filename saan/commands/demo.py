"""`demo`: the main job on the examples, from sources to a small site."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import typer

from graph import PropertyGraph, save_graph
from loaders import load
from queries import ask
from saan import answers
from saan.dossier.findings import shortened
from saan.language import chosen, say
from saan.pictures.site import Page
from saan.progress import bar

QUESTIONS = ("network-links", "hubs", "coach-candidates")
ROWS = 8
PROVINCE = "พะเยา"
VIEWS = (
    ("ecosystem", "เครือข่ายและผู้มีบทบาท", "Networks and who convenes them"),
    ("networks", "องค์กรที่เชื่อมเครือข่าย", "The organisations that connect networks"),
    ("lineage", "สายการโค้ช", "Who coached whom"),
    ("map", "แผนที่จังหวัด", "Map of provinces"),
    ("matrix", "ตารางคู่เครือข่าย", "Matrix of networks"),
)


def examples() -> Path:
    """The folder of the examples: beside the packages in a checkout, inside `saan` when installed."""
    checkout = Path(__file__).parents[2] / "examples"
    if checkout.is_dir():
        return checkout
    with as_file(files("saan") / "examples") as installed:
        return Path(installed)


def demo(out: Path, quiet: bool = False) -> None:
    """Build the example's graph, print the answers, write the pages, and end with the user's next command."""
    with bar(quiet) as progress:
        graph, _ = load(examples(), progress=progress)
        folder = save_graph(graph, out / "graph")
    nodes, links = graph.count()
    typer.echo(
        say(
            f"ข้อมูลสมมติ: {nodes:,} โหนด {links:,} ความสัมพันธ์ ใน {folder}\n",
            f"ข้อมูลสมมติ (invented data): {nodes:,} nodes and {links:,} links in {folder}\n",
        )
    )
    found = []
    for id in QUESTIONS:
        result = ask(id, graph, lang=chosen())
        answers.show(result, limit=ROWS)
        typer.echo(say("เหตุผลของแถวแรก:", "why the first row:"))
        answers.show_evidence(result, 1)
        typer.echo()
        answers.write(result, out / f"{id}.html", names=False)
        found.append(Page(f"{id}.html", answers.title(result), shortened(result.answer)))
    page = site(graph, out, found)
    typer.echo(say(f"เว็บตัวอย่าง: เปิด {page}", f"a small site: open {page}"))
    typer.echo(say("ต่อไป: saan load ไฟล์ของคุณ...", "next: saan load YOUR-FILES..."))


def site(graph: PropertyGraph, out: Path, found: list[Page]) -> Path:
    """Write the pictures, the explorer and a dossier beside the answers, and an index of all."""
    from saan.dossier import dossier
    from saan.explorer import explore
    from saan.pictures import draw
    from saan.pictures.site import index

    lang = chosen()
    pictures = []
    for view, th, en in VIEWS:
        draw(graph, out / f"{view}.svg", view=view, lang=lang)
        drawn = draw(graph, out / f"{view}.html", view=view, lang=lang)
        pictures.append(Page(drawn.path.name, say(th, en), drawn.summary, f"{view}.svg"))
    dossier(graph, PROVINCE, out / "dossier.html", lang=lang)
    explore(graph, out / "explorer.html", lang=lang)
    whole = say("กราฟทั้งหมดในหน้าเดียว: ค้นหาชื่อ ขยาย หาเส้นทาง", "the whole graph in one page: search, expand, find paths")
    known = say("ทุกเรื่องของจังหวัดเดียว พิมพ์ลง A4 ได้", "all on one province, to print on A4")
    rest = [
        Page("explorer.html", say("สำรวจกราฟ", "Explore the graph"), whole),
        Page("dossier.html", say(f"แฟ้มข้อมูลจังหวัด{PROVINCE}", f"Dossier of {PROVINCE}"), known),
    ]
    groups = {
        say("คำตอบ", "Answers"): found,
        say("ภาพ", "Pictures"): pictures,
        say("ค้นต่อเอง", "Look around"): rest,
    }
    title = say("สาน: ตัวอย่างจังหวัดคุณธรรม", "Saan: an example of moral provinces")
    summary = say(
        "อ่านคำตอบก่อน แล้วเปิดภาพ แตะจุดหรือเส้นเพื่อดูประโยคต้นทาง ทุกหน้าเปิดได้โดยไม่ต่อเน็ต ส่งต่อได้ทีละไฟล์",
        "Read the answers first, then open the pictures and choose a node or a tie for its sentences. Every page opens "
        "without a network and can be sent on its own",
    )
    return index(graph, out / "index.html", title, summary, groups, lang)
