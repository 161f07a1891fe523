"""The words of the explorer, in Thai and English."""

from __future__ import annotations

WORDS = {
    "title": ("สำรวจกราฟ", "Explore the graph"),
    "counted": ("{nodes} สิ่ง {links} ความสัมพันธ์", "{nodes} nodes, {links} ties"),
    "hint": (
        "ลากเพื่อเลื่อน หมุนล้อเพื่อย่อขยาย เมื่อเลือกภาพ: ลูกศร + - เลื่อนและย่อขยาย E ขยายความสัมพันธ์ H ซ่อน P ตรึง / ค้นหา "
        "Ctrl+Z เลิกทำ Ctrl+Y ทำซ้ำ",
        "Drag to move, scroll to zoom. With the focus on the picture: arrows, + and - move and zoom, E expands, "
        "H hides, P pins, / searches, Ctrl+Z undoes, Ctrl+Y does again",
    ),
    "how_to_start": ("เริ่มอย่างไร", "How to start"),
    "how_1": (
        "ค้นหาชื่อองค์กรหรือเครือข่าย หรือเลือกคำตอบของคำถามในช่อง “เริ่มจาก”",
        "Search an organisation or a network, or choose a question's answer in “Start from”",
    ),
    "how_2": (
        "แตะสิ่งใดในภาพเพื่อดูประโยคต้นทางที่นี่ แล้วกด “ขยายความสัมพันธ์” เพื่อวาดสิ่งที่เชื่อมกับสิ่งนั้น",
        "Choose anything in the picture to see its sentences here, then “Expand” to draw what is tied to it",
    ),
    "how_3": (
        "เห็นสิ่งที่ต้องการแล้ว กด “บันทึกเป็นไฟล์” เพื่อเปิดต่อหรือส่งให้ผู้อื่น หรือส่งออกเป็นภาพและตาราง",
        "Then “Save as a file” keeps what you see, to go on later or to send; or export a picture or tables",
    ),
    "start": ("เริ่มจาก", "Start from"),
    "start_frame": ("จังหวัด เครือข่าย ภาคส่วน", "Provinces, networks, sectors"),
    "start_hubs": ("สิ่งที่มีความสัมพันธ์มากที่สุด {n} สิ่ง", "The {n} most linked"),
    "start_empty": ("ภาพว่าง (เริ่มจากการค้นหา)", "Nothing (start from search)"),
    "answers": ("คำตอบของคำถาม", "Answers of the questions"),
    "undo": ("เลิกทำ", "Undo"),
    "redo": ("ทำซ้ำ", "Redo"),
    "expand": ("ขยายความสัมพันธ์", "Expand"),
    "hide": ("ซ่อน", "Hide"),
    "pin": ("ตรึง", "Pin"),
    "unpin": ("เลิกตรึง", "Unpin"),
    "only": ("แสดงเฉพาะสิ่งนี้", "Show only this"),
    "path_from": ("หาเส้นทางจากสิ่งนี้ถึง…", "Path from here to…"),
    "path_pick": ("เลือกปลายทางในภาพหรือด้วยการค้นหา", "Now choose the other end, in the picture or by search"),
    "path": ("เส้นทางสั้นที่สุด", "Shortest path"),
    "path_none": ("ไม่มีเส้นทางตามตัวกรองที่เลือกไว้", "There is no path within the chosen filters"),
    "path_steps": ("{n} ขั้น", "{n} steps"),
    "save": ("บันทึกเป็นไฟล์", "Save as a file"),
    "png": ("PNG", "PNG"),
    "svg": ("SVG", "SVG"),
    "graphml": ("GraphML", "GraphML"),
    "xlsx": ("Excel", "Excel"),
    "csv": ("CSV", "CSV"),
    "export": ("ส่งออกสิ่งที่แสดง", "Export what is shown"),
    "drawn": (
        "วาด {n} จาก {all} สิ่ง และ {m} จาก {ties} ความสัมพันธ์ ไม่ได้วาด {rest} สิ่ง (ตัวกรองซ่อนไว้ {filtered})",
        "{n} of {all} nodes and {m} of {ties} ties are drawn; {rest} nodes are not ({filtered} hidden by filters)",
    ),
    "full": (
        "วาดได้ไม่เกิน {most} สิ่งจึงจะอ่านออก ไม่ได้เพิ่มอีก {n} สิ่งที่มีความสัมพันธ์น้อยกว่า",
        "No more than {most} nodes can be read: {n} with fewer ties were not added",
    ),
    "more_to_expand": ("เพิ่ม {n} สิ่ง ยังมีอีก {rest} สิ่ง กดขยายอีกครั้ง", "{n} added, {rest} more: expand again"),
    "loading": ("กำลังเปิด…", "Opening…"),
    "shown_table": ("สิ่งที่แสดง เป็นตาราง", "What is shown as a table"),
    "not_all": ("ตารางแสดง {n} แถวแรก ส่งออกเพื่อดูทั้งหมด", "The first {n} rows; export for all"),
    "nothing_found": ("ไม่พบชื่อนี้ในกราฟ", "No such name in the graph"),
    "back": ("กลับไปที่คำตอบ", "Back to the answer"),
    "explorer_method": (
        "หน้านี้มีทุกโหนดและความสัมพันธ์ของกราฟ วาดเฉพาะที่เลือก เส้นทางสั้นที่สุดนับจำนวนความสัมพันธ์โดยไม่ดูทิศทาง",
        "This page holds every node and tie of the graph and draws those chosen. A shortest path has the fewest ties, "
        "in either direction",
    ),
    "cypher": ("ถามด้วย Cypher (อ่านอย่างเดียว)", "Ask in Cypher (read only)"),
    "cypher_hint": (
        "คำสั่งหนึ่งคำสั่ง Ctrl+Enter เพื่อรัน ครั้งแรกต้องทำสำเนากราฟ อาจใช้เวลาสักครู่",
        "One statement; Ctrl+Enter runs it. The first one makes a copy of the graph, which takes a moment",
    ),
    "cypher_run": ("รันคำสั่ง", "Run"),
    "cypher_running": ("กำลังถาม…", "Asking…"),
    "cypher_rows": ("{n} แถว", "{n} rows"),
    "cypher_more": ("ยังมีแถวอีก", "there are more"),
    "cypher_draw": ("วาด {n} สิ่งในคำตอบ", "Draw the {n} nodes of the answer"),
    "review": ("เรื่องรอตัดสิน", "To decide"),
    "review_hint": (
        "คำตอบบันทึกลงโฟลเดอร์กราฟทันที และถอนคืนได้",
        "An answer is kept in the graph folder at once and can be taken back",
    ),
    "review_why": ("เพราะอะไร (เว้นว่างได้)", "Why (may be empty)"),
    "review_later": ("ไว้ทีหลัง", "Later"),
    "review_show": ("ดูในภาพ", "Show in the picture"),
    "review_done": (
        "ตัดสินแล้ว {n} เรื่อง ภาพจะเปลี่ยนเมื่อเปิดหน้าใหม่",
        "{n} decided; the picture changes when the page is reloaded",
    ),
    "review_undo": ("ถอนคำตอบล่าสุด", "Take back the last answer"),
    "review_reload": ("เปิดหน้าใหม่", "Reload"),
    "review_empty": ("ไม่มีเรื่องรอตัดสิน", "Nothing to decide"),
    "live_refused": ("เซิร์ฟเวอร์ไม่รับ", "The server refused"),
    "live_gone": (
        "ติดต่อเซิร์ฟเวอร์ไม่ได้ ดูว่า saan explore --serve ยังทำงานอยู่",
        "The server does not answer: is saan explore --serve still running?",
    ),
}


def words(lang: str) -> dict[str, str]:
    """Every word in one language."""
    return {name: pair[0 if lang == "th" else 1] for name, pair in WORDS.items()}
