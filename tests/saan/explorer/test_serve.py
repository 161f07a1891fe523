"""The served explorer as a user meets it: the command, its address, Cypher and review in a browser, Ctrl-C."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from graph import open_graph, save_graph
from loaders import load
from saan.review import decided
from tests.saan.pictures.world import world
from tests.saan.test_cli import ROOT, saan

PEOPLE = "MATCH (p:Person) RETURN p, p.key AS key, {name: p.name} AS map, p.aliases AS aliases"
NAMES = ("กล้าหาญ", "ใจสมมติ", "แก้วตา", "นามสมมุติ")
MEMBERS = "organization,network,province\nวัดใหม่สมมติ,เครือข่ายศาสนา,น่าน\nวัดไหม่สมมติ,เครือข่ายเยาวชน,น่าน\n"
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("served")
    (place / "m.csv").write_text(MEMBERS, encoding="utf-8")
    return save_graph(load(place / "m.csv", into=world())[0], place / "กราฟ")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "saan", "explore", "--serve", "--graph", str(folder), "--lang", "th"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SAAN_CACHE": str(folder.parent), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout
        yield server.stdout.readline().strip()
        if sys.platform == "win32":
            server.kill()
        else:
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0


@pytest.fixture
def tab(address: str, chromium: Browser) -> Iterator[Page]:
    errors: list[str] = []
    with chromium.new_context(viewport={"width": 1440, "height": 900}) as context:
        context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("document.documentElement.dataset.ready")
        yield page
    assert errors == []


def answered(
    address: str, path: str, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, Message]:
    """Status and headers of what the server answers at a path behind the address."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    connection.request(method, parts.path + path, body, headers)
    with connection.getresponse() as answer:
        answer.read()
    connection.close()
    return answer.status, answer.headers


def status(*given: str, **headers: str) -> int:
    return answered(*given, **headers)[0]


def test_only_who_has_the_address_is_answered(address: str) -> None:
    root = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    assert (
        status(root, "/") == status(root, "/review") == status(address[:-2], "x/") == status(root, "/%E0%B8%81") == 404
    )
    assert status(address, "", Host="evil.example") == 421
    assert status(address, "") == status(address, "review") == 200
    sent = json.dumps({"text": "RETURN 1"})
    assert status(address, "cypher", "POST", sent) == 415
    assert status(address, "cypher", "POST", sent, Origin="http://evil.example", **JSON) == 403
    assert status(address, "cypher", "POST", " " * 70_000, **JSON) == 413
    assert {status(address, "cypher", "POST", wrong, **JSON) for wrong in ("{", "[]", "{}", '{"text": 1}')} == {400}
    assert status(address, "cypher") == 405


def test_a_port_that_cannot_be_had_is_said(address: str, folder: Path) -> None:
    taken = str(urlsplit(address).port)
    said = saan("explore", "--serve", "--port", taken, "--graph", folder, cwd=folder.parent, code=2)
    assert f"--port {taken}: cannot be used" in said
    assert "belong to --serve" in saan("explore", "--port", taken, "--graph", folder, cwd=folder.parent, code=2)


def test_nobody_else_may_read_or_frame_the_page(address: str) -> None:
    told = answered(address, "", Origin="http://evil.example")[1]
    assert "Access-Control-Allow-Origin" not in told and "Server" not in told
    assert "frame-ancestors 'none'" in told["Content-Security-Policy"]
    assert (told["Cache-Control"], told["Referrer-Policy"]) == ("no-store", "no-referrer")


def asked(tab: Page, text: str) -> str:
    tab.fill("#statement", text)
    tab.click("#run")
    expect(tab.locator("#run")).to_be_enabled(timeout=60_000)
    return tab.inner_text("#rows-found")


def test_cypher_reads_and_its_nodes_are_drawn(tab: Page) -> None:
    said = asked(tab, "MATCH p = (o:Organization {name: 'วัดสมมติริมน่าน'})-[:MEMBER_OF]->(:Network) RETURN p")
    assert "วัดสมมติริมน่าน" in said and "ข้อมูลสมมติ" in said
    tab.click("#rows-found button")
    expect(tab.locator("#drawn")).to_contain_text("วาด 3 จาก")
    assert tab.locator("#rows-found tbody tr").count() == 2


def test_cypher_writes_nothing_and_says_what_is_wrong(tab: Page) -> None:
    for text in (
        "CREATE (n:Network) RETURN n",
        "LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
        "MATCH",
        "RETURN 1; RETURN 2",
    ):
        asked(tab, text)
        expect(tab.locator("#rows-found .problem")).not_to_be_empty()


def test_names_of_persons_are_in_no_answer(tab: Page) -> None:
    said = asked(tab, PEOPLE)
    assert "[ชื่อบุคคล]" in said
    assert [name for name in NAMES if name in said + tab.inner_text("#item")] == []


def test_an_item_is_decided_taken_back_and_seen_in_the_page(tab: Page, folder: Path) -> None:
    pair = "วัดใหม่สมมติ (น่าน) / วัดไหม่สมมติ (น่าน)"
    expect(tab.locator("#item h3")).to_contain_text(pair)
    tab.fill("#item label:has-text('เพราะอะไร') input", "สะกดผิด")
    tab.click("#item button:has-text('เป็นรายเดียวกัน')")
    expect(tab.locator("#item")).to_contain_text("ตัดสินแล้ว 1 เรื่อง")
    (decision,) = decided(open_graph(folder))
    assert (decision.verdict, decision.why) == ("same", "สะกดผิด")
    tab.click("#item button:has-text('ถอนคำตอบล่าสุด')")
    expect(tab.locator("#item h3")).to_contain_text(pair)
    assert decided(open_graph(folder)) == []
    tab.click("#item button:has-text('เป็นรายเดียวกัน')")
    with tab.expect_navigation(timeout=120_000):
        tab.click("#item button:has-text('เปิดหน้าใหม่')", no_wait_after=True)
    tab.wait_for_function("document.documentElement.dataset.ready")
    expect(tab.locator("#item")).not_to_contain_text(pair)
    tab.fill("#search", "วัดไหม่สมมติ")
    expect(tab.locator("#found button")).to_contain_text("วัดใหม่สมมติ")
