"""Corrections are data: a table of them, with the original beside the corrected value."""

from __future__ import annotations

from pathlib import Path

from loaders import load

LIST = (
    "organization,type,province\nวัดใหม่สมมต,วัด,น่าน\nวัดใหม่สมมติ,วัด,น่าน\nโรงเรียนสมมติ,โรงเรียน,แพร่\nโรงเรียนสมมติ,โรงเรียน,น่าน\n"
)
FIXES = """ชื่อที่พบ,จังหวัดที่พบ,แก้ช่อง,ค่าที่ถูก,เหตุผล,ผู้แก้
วัดใหม่สมมต,น่าน,ชื่อ,วัดใหม่สมมติ,พิมพ์ตก,ก
วัดใหม่สมมติ,น่าน,ชื่อเรียกอื่น,วัดใหม่,,ก
โรงเรียนสมมติ,แพร่,จังหวัด,น่าน,กรอกผิด,ก
โรงเรียนไม่มีจริง,น่าน,ประเภท,โรงเรียน,,ก
โรงเรียนสมมติ,น่าน,สี,แดง,,ก
โรงเรียนสมมติ,น่าน,จังหวัด,เมืองสมมติ,,ก
"""


def test_a_table_of_corrections(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "คำแก้.csv").write_text(FIXES, encoding="utf-8")
    graph, report = load(tmp_path)
    shown = graph.nodes("Organization").set_index("name")
    assert len(shown) == 2 and set(shown["province"]) == {"น่าน"}
    assert list(shown.loc["วัดใหม่สมมติ", "aliases"]) == ["วัดใหม่"] or "วัดใหม่" in shown.loc["วัดใหม่สมมติ", "aliases"]
    rows = {e.words for k in shown["key"] for e in graph.evidence_of_node(k)}
    assert {"วัดใหม่สมมต | วัด | น่าน", "โรงเรียนสมมติ | โรงเรียน | แพร่"} <= rows
    why = {j.why for j in graph.judgements}
    assert "พิมพ์ตก (วัดใหม่สมมต → วัดใหม่สมมติ)" in why and "กรอกผิด (แพร่ → น่าน)" in why
    assert {(e.row, e.found) for e in report.of("reject")} == {(6, "สี"), (7, "เมืองสมมติ")}
    assert {e.found for e in report.of("review")} == {"โรงเรียนไม่มีจริง"}


def test_corrections_alone_are_loaded_onto_a_graph_once(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    before, _ = load(tmp_path / "list.csv")
    (tmp_path / "fix.csv").write_text("\n".join(FIXES.splitlines()[:2]), encoding="utf-8")
    after, report = load(tmp_path / "fix.csv", into=before)
    assert report.exit_code == 0 and len(after.keys("Organization")) == len(before.keys("Organization")) - 1
    again, _ = load(tmp_path / "fix.csv", into=after)
    assert again.judgements == after.judgements


def test_corrections_go_with_their_table_and_come_back_with_it(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "fix.csv").write_text("\n".join(FIXES.splitlines()[:4]), encoding="utf-8")
    graph, _ = load(tmp_path)
    plain, _ = load(tmp_path / "list.csv")
    (source,) = [s for s in graph.source_ids if s.startswith("fix.csv")]
    without = graph.without(source)
    assert without.keys("Organization") == plain.keys("Organization") != graph.keys("Organization")
    again, _ = load(tmp_path / "fix.csv", into=without)
    assert again.keys("Organization") == graph.keys("Organization")
    (tmp_path / "fix.csv").write_text("\n".join(FIXES.splitlines()[:2]), encoding="utf-8")
    fewer, report = load(tmp_path / "fix.csv", into=again)
    assert [line.status for line in report.loaded] == ["replaced"]
    assert len(fewer.keys("Organization")) == len(plain.keys("Organization")) - 1
