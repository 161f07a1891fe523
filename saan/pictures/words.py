"""The words of the pages, in Thai and English."""

from __future__ import annotations

WORDS = {
    "invented": ("ข้อมูลสมมติ", "Invented data"),
    "invented_why": ("หน้านี้มีข้อมูลที่แต่งขึ้น ไม่ใช่เหตุการณ์จริง", "This page holds invented data: nothing in it happened"),
    "picture": ("ภาพเครือข่าย", "Picture of the networks"),
    "keys": (
        "ลากเพื่อเลื่อน หมุนล้อเพื่อย่อขยาย เมื่อเลือกภาพใช้ปุ่มลูกศรและ +/- ได้ แตะจุดหรือเส้นเพื่อดูหลักฐาน",
        "Drag to move, scroll to zoom, arrow keys and +/- with the focus. Choose a node or a tie for its evidence",
    ),
    "search": ("ค้นหาชื่อ", "Search names"),
    "search_hint": ("พิมพ์ชื่อเครือข่าย องค์กร ตำแหน่ง", "A network, an organisation, a post"),
    "nothing_found": ("ไม่พบชื่อนี้ในภาพ", "No such name in the picture"),
    "province": ("จังหวัด", "Province"),
    "network": ("เครือข่าย", "Network"),
    "all": ("ทั้งหมด", "all"),
    "legend": ("สัญลักษณ์และตัวกรอง", "Legend and filters"),
    "kinds": ("สิ่งที่แสดง", "What is shown"),
    "tie_kinds": ("ความสัมพันธ์", "Ties"),
    "fit": ("ดูทั้งภาพ", "Whole picture"),
    "closer": ("ขยาย", "Closer"),
    "wider": ("ย่อ", "Wider"),
    "png": ("บันทึกภาพ PNG", "Save as PNG"),
    "print": ("พิมพ์", "Print"),
    "evidence": ("หลักฐาน", "Evidence"),
    "choose": (
        "แตะจุดหรือเส้นในภาพ หรือค้นหาชื่อ เพื่อดูประโยคต้นทางและแหล่งข้อมูล",
        "Choose a node or a tie, or search a name, to see the sentences and sources",
    ),
    "no_evidence": (
        "ไม่มีแหล่งใดกล่าวถึงสิ่งนี้โดยตรง รู้จักจากความสัมพันธ์เท่านั้น",
        "No source states this by itself: it is known by its ties only",
    ),
    "more_evidence": ("และอีก {n} แห่ง", "and {n} more"),
    "aliases": ("ชื่ออื่น", "Other names"),
    "ties_of": ("ความสัมพันธ์ของสิ่งนี้", "Its ties"),
    "through": ("จากการประชุม", "From the meetings"),
    "table": ("ข้อเท็จจริงในภาพ เป็นตาราง", "The facts of the picture as a table"),
    "from": ("จาก", "From"),
    "relation": ("ความสัมพันธ์", "Tie"),
    "to": ("ถึง", "To"),
    "nodes_table": ("รายการทั้งหมดในภาพ", "Everything in the picture"),
    "kind": ("ประเภท", "Kind"),
    "name": ("ชื่อ", "Name"),
    "facts": ("ข้อมูล", "Facts"),
    "show": ("ดู", "Show"),
    "left_out": ("สิ่งที่ไม่ได้แสดง และเหตุผล", "What was left out, and why"),
    "nothing_left_out": ("แสดงครบทุกอย่างที่เลือก", "Everything chosen is shown"),
    "sources": ("แหล่งข้อมูล", "Sources"),
    "source": ("แหล่งข้อมูล", "Source"),
    "as_of": ("ข้อมูลถึงวันที่", "Data up to"),
    "digest": ("รหัสข้อมูล", "Digest of the data"),
    "undated": ("ไม่ระบุวันที่", "undated"),
    "method": ("วิธีทำ", "Method"),
    "names_hidden": (
        "ชื่อบุคคลถูกแทนด้วยตำแหน่งหรือ [ชื่อบุคคล] แต่ชื่อที่ระบบไม่รู้จักอาจยังหลงเหลืออยู่ โปรดตรวจก่อนส่งต่อ",
        "Posts or [ชื่อบุคคล] stand for persons; a name that nobody recognised may remain: check before sending on",
    ),
    "names_shown": ("หน้านี้แสดงชื่อบุคคล โปรดส่งต่อเท่าที่จำเป็น", "This page shows persons' names: pass it on with care"),
    "proposed": (
        "ภาคส่วนของเครือข่ายเป็นข้อเสนอจากชื่อ ยังไม่ได้ตรวจทาน",
        "Sectors are proposed from names of networks and not reviewed yet",
    ),
    "no_script": (
        "ภาพต้องใช้สคริปต์ในไฟล์นี้ ซึ่งถูกปิดไว้ ตารางด้านล่างมีข้อเท็จจริงเดียวกัน",
        "The picture needs this file's script, which is switched off; the table below holds the same facts",
    ),
    "made_by": ("สร้างด้วยสาน ไม่มีการเชื่อมต่ออินเทอร์เน็ต", "Made with Saan; opens without a network"),
    "empty": ("ยังไม่มีข้อมูลที่จะวาดสำหรับตัวเลือกนี้", "There is nothing to draw for this choice"),
    "unknown_sector": ("ไม่ระบุภาคส่วน", "Sector not known"),
}


def words(lang: str) -> dict[str, str]:
    """Every word in one language."""
    return {name: pair[0 if lang == "th" else 1] for name, pair in WORDS.items()}
