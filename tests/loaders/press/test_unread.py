"""What the reader leaves unread is asked about. Every release here is invented."""

from __future__ import annotations

from loaders.press import read

HEAD = (
    "ประชุมคณะทำงานจังหวัดคุณธรรมพะเยา\nวันที่ 3 มีนาคม 2568 สำนักงานวัฒนธรรมจังหวัดพะเยา จัดประชุมคณะทำงานจังหวัดคุณธรรมพะเยา "
    "มีผู้เข้าร่วม 30 คน\n"
)
LEFT = {
    "ของที่เหลือวางไว้บริเวณใต้ต้นจามจุรีหลังตลาด จนถึงเย็น": "ใต้ต้นจามจุรี",
    "คนที่มาไม่ทันไปรอกันต่อแถวหอประชุมเอื้องผึ้งใหญ่ ของวิทยาลัยเทคนิคพะเยา ก่อนฟ้ามืด": "เอื้องผึ้งใหญ่ ของวิทยาลัย",
    "ป้ายอำเภอส่งเสริมคุณธรรมเดิมยังติดอยู่": "อำเภอส่งเสริมคุณธรรม",
    "ฝากติดตามช่องลมภูลังกา กันด้วย": "ลมภูลังกา",
    "ลำดับที่ | เรื่องที่ทำ\n1 | ปันรองเท้าคู่แรก\n2 | รอรถด้วยกัน": "ปันรองเท้าคู่แรก",
}


# short names, and names that go on with a place that was read
BEGUN = {
    "ก่อนหน้านั้น กลุ่มงานบัญชี สพป.พะเยา เขต 2 รอรับของ": "สพป.พะเยา เขต 2",
    "แล้วจึงไปแจ้ง บริษัท ไม้ใหญ่ค้าข้าว จำกัด ด้วย": "บริษัท ไม้ใหญ่ค้าข้าว",
    "ทุกคนรออยู่ใต้ต้นไม้ ขณะนั้นทหารจาก มทบ.77 เดินผ่าน": "มทบ.77",
    "คณะเดินเท้าถึงสมัชชาคุณธรรมภาคเหนือในบ่ายวันหนึ่ง": "สมัชชาคุณธรรมภาคเหนือ",
}
# items of lists, bylines of a form of their own, and words told by nobody known
LINES = {
    "เรื่องที่คุยกันไว้\n• เก็บใบไม้หน้าบ้านกันคนละถุงทุกเย็น": "เก็บใบไม้หน้าบ้าน",
    "คุยกันแล้ว\n(ก) ไม่เปิดเสียงดังหลังสองทุ่มครึ่ง\n(ข) ใครยืมของต้องคืนก่อนค่ำ": "ใครยืมของต้องคืนก่อนค่ำ",
    "ภาพลายเส้น : แม่หญิงสายหมอก": "แม่หญิงสายหมอก",
    "ทีมตัดต่อ / แก้วตา ข้างทาง": "แก้วตา ข้างทาง",
    "🖊 สายลม": "สายลม",
    "ใครผ่านมาเรียกกันว่า ‘ตู้ปันยิ้มริมกว๊าน’ ทุกคน": "ตู้ปันยิ้มริมกว๊าน",
    "ข้างเวทีมีรองผู้ว่าฯ สมชาย ริมกว๊านงาม ยืนยิ้มอยู่": "สมชาย ริมกว๊านงาม",
    "มณีจันทร์ รายงานจากริมกว๊าน": "มณีจันทร์",
    "มีเสียงจากท้ายวงบอกว่าถ้าไม่มีใครเริ่มก่อนก็ไม่มีใครกล้าทำ": "ถ้าไม่มีใครเริ่มก่อนก็ไม่มีใครกล้าทำ",
}


def test_what_is_left_is_asked_about() -> None:
    for line, words in (LEFT | BEGUN | LINES).items():
        text = f"{HEAD}{line}\n"
        facts, at = read(text), text.index(words, len(HEAD))
        end = at + len(words)
        named = any(s <= at and end <= e for of in facts.entities for s, e in of.mentions)
        assert named or any(q.start <= at and end <= q.end for q in facts.review), line


def test_a_saying_that_goes_on_with_another_clause_is_asked_about() -> None:
    for more in ("ต่อมา ทุกคนเดินกลับ", "ทั้งหมดนี้เล่ากันที่ตลาด", "นายสมปอง ภูลังกา เดินตามมา"):
        text = f"{HEAD}นายสมชาย ริมกว๊าน ประธานชมรมคนพะเยา กล่าวว่า ปีหน้าทุกบ้านจะตื่นเช้ากว่าเดิม {more}\n"
        facts, at = read(text), text.index("ปีหน้าทุกบ้าน")
        told = [s for e in facts.entities if e.type == "Statement" for s in e.mentions]
        cut = any(s == at and end < text.index(more) + 2 for s, end in told)
        assert cut or any(q.start <= at < q.end for q in facts.review), more


def test_a_question_does_not_put_out_another_beside_it() -> None:
    line = "ผู้ที่เคยได้ “ลูกดีศรีตำบล” ปีก่อนคือ นางสาวจันทร์เพ็ญ ภูลังกาน้อย ส่วนหลังเที่ยงแจก “เรือนน้ำใจงาม” ต่อ"
    text = f"{HEAD}{line}\n"
    facts = read(text)
    spans = [(q.start, q.end) for q in facts.review]
    spans += [m for e in facts.entities for m in e.mentions]
    for words in ("ลูกดีศรีตำบล", "จันทร์เพ็ญ ภูลังกาน้อย", "เรือนน้ำใจงาม"):
        at = text.index(words)
        assert any(s <= at and at + len(words) <= e for s, e in spans), words
