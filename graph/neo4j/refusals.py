"""What a server or the way to it refused, as a StoreError that says what to do."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

from graph.errors import StoreError

Words = tuple[str, str]

# the end of a server's error code, and what it means to a user (English, Thai)
REFUSALS: dict[str, Words] = {
    "Unauthorized": (
        "the user or password was not accepted. Set NEO4J_USER and NEO4J_PASSWORD.",
        "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง โปรดกำหนด NEO4J_USER และ NEO4J_PASSWORD",
    ),
    "CredentialsExpired": (
        "the password has expired. Change it in Neo4j Browser, then set NEO4J_PASSWORD.",
        "รหัสผ่านหมดอายุ โปรดเปลี่ยนใน Neo4j Browser แล้วกำหนด NEO4J_PASSWORD ใหม่",
    ),
    "AuthenticationRateLimit": (
        "too many wrong passwords. Wait a minute, then try again with the right one.",
        "ใส่รหัสผ่านผิดหลายครั้งเกินไป โปรดรอสักครู่แล้วลองใหม่",
    ),
    "Forbidden": (
        "this user may not do that. Writing needs the right to write and to create constraints.",
        "ผู้ใช้นี้ไม่มีสิทธิ์ทำรายการนี้ การเขียนต้องมีสิทธิ์เขียนและสิทธิ์สร้าง constraint",
    ),
    "ForbiddenOnReadOnlyDatabase": (
        "the database is read-only. Use one that may be written.",
        "ฐานข้อมูลนี้อ่านได้อย่างเดียว โปรดใช้ฐานข้อมูลที่เขียนได้",
    ),
    "NotALeader": (
        "this member of the cluster takes no writes. Use a neo4j:// address.",
        "เครื่องนี้ในคลัสเตอร์ไม่รับการเขียน โปรดใช้ที่อยู่แบบ neo4j://",
    ),
    "AccessMode": (
        "this text would write, and reading is all that is allowed here.",
        "คำสั่งนี้จะเขียนข้อมูล แต่ที่นี่อนุญาตให้อ่านเท่านั้น",
    ),
    "TransactionTimedOut": (
        "the query took longer than its limit. Ask for less, or give it more time (--timeout).",
        "คำสั่งใช้เวลาเกินกำหนด โปรดถามให้แคบลง หรือเพิ่มเวลาด้วย --timeout",
    ),
    "TransactionTimedOutClientConfiguration": (
        "the query took longer than its limit. Ask for less, or give it more time (--timeout).",
        "คำสั่งใช้เวลาเกินกำหนด โปรดถามให้แคบลง หรือเพิ่มเวลาด้วย --timeout",
    ),
    "DatabaseNotFound": (
        "there is no such database on this server. Leave its name out to use the default one.",
        "ไม่มีฐานข้อมูลชื่อนี้บนเซิร์ฟเวอร์ หากไม่ระบุชื่อจะใช้ฐานข้อมูลหลัก",
    ),
    "MemoryPoolOutOfMemoryError": (
        "the server has too little memory for one batch. Give it more, or push with a smaller batch_bytes.",
        "หน่วยความจำของเซิร์ฟเวอร์ไม่พอสำหรับหนึ่งชุด โปรดเพิ่มหน่วยความจำ หรือลด batch_bytes",
    ),
    "ConstraintCreationFailed": (
        "nodes that are already there break a constraint of the schema. Use another database.",
        "ข้อมูลที่มีอยู่เดิมขัดกับ constraint ของสคีมา โปรดใช้ฐานข้อมูลอื่น",
    ),
}
# Aura says in words that a database is full
FULL = "size limit"
QUOTA: Words = (
    "the database is full: its plan allows no more. Push one province (saan push of a folder that holds it alone), "
    "remove what else is there, or take a larger plan.",
    "ฐานข้อมูลเต็มตามที่แพ็กเกจกำหนด โปรดส่งเฉพาะจังหวัดเดียว ลบข้อมูลอื่น หรือใช้แพ็กเกจที่ใหญ่ขึ้น",
)
# the embedded engine says it in words, under a code for everything
READS_ONLY = "read only database"
READ_ONLY: Words = (
    "a graph folder is only read by Cypher. Write with `saan load` and `saan review`, or into a Neo4j server with "
    "`saan cypher --write --uri …`.",
    "Cypher อ่านโฟลเดอร์กราฟได้อย่างเดียว หากจะเขียนให้ใช้ saan load และ saan review หรือเขียนลง Neo4j ด้วย "
    "saan cypher --write --uri …",
)
# asking for no notifications, as `connect` does, is refused by the driver for a server that cannot be asked
OLD: Words = (
    "the server is too old, or no Neo4j. Neo4j 5.7 or newer is needed.",
    "เซิร์ฟเวอร์เก่าเกินไปหรือไม่ใช่ Neo4j ต้องใช้ Neo4j 5.7 ขึ้นไป",
)
TLS: Words = (
    "encryption does not agree. A server without TLS wants bolt:// or neo4j://; one with TLS wants +s, or +ssc "
    "where it made its certificate itself.",
    "การเข้ารหัสไม่ตรงกัน เซิร์ฟเวอร์ที่ไม่มี TLS ใช้ bolt:// หรือ neo4j:// เซิร์ฟเวอร์ที่มี TLS ใช้ +s หรือ +ssc ถ้าใบรับรองออกเอง",
)
DOWN: Words = (
    "no Neo4j answers there. Is it running, and are host and port right? One that wants TLS needs +s or +ssc in "
    "the address; a single server behind another name needs bolt:// instead of neo4j://. A push that broke off "
    "can be run again.",
    "ไม่มี Neo4j ตอบที่ที่อยู่นี้ โปรดตรวจว่าเซิร์ฟเวอร์ทำงานอยู่ และชื่อเครื่องกับพอร์ตถูกต้อง ถ้าเซิร์ฟเวอร์ต้องการ TLS "
    "ให้ใช้ +s หรือ +ssc ถ้าเป็นเซิร์ฟเวอร์เดี่ยวให้ใช้ bolt:// แทน neo4j:// "
    "push ที่หยุดกลางคันสั่งซ้ำได้",
)


@contextmanager
def explained(uri: str, database: str | None) -> Iterator[None]:
    """Turn what the driver raises in the block into a StoreError."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        where = f"{uri}, database {database}" if database else uri
        en, th = words(error)
        raise StoreError(f"{where}: {en}", f"{where}: {th}") from error


def words(error: Neo4jError | DriverError) -> Words:
    """What an error means, in English and Thai."""
    if isinstance(error, Neo4jError):
        said = error.message or str(error)
        if READS_ONLY in said:
            return READ_ONLY
        known = QUOTA if FULL in said else REFUSALS.get((error.code or "").rpartition(".")[2])
        en, th = known or ("the server refused.", "เซิร์ฟเวอร์ปฏิเสธ")
        return f"{en} It said: {said}", f"{th} ข้อความจากเซิร์ฟเวอร์: {said}"
    causes = list(chain(error))
    if any(isinstance(c, ssl.SSLError) for c in causes):
        return TLS
    en, th = OLD if any(isinstance(c, ConfigurationError) for c in causes) else DOWN
    return f"{en} ({first_line(error)})", f"{th} ({first_line(error)})"


def chain(error: BaseException) -> Iterator[BaseException]:
    """An error and everything that led to it; a routing driver gathers its attempts in a group."""
    yield error
    for cause in (error.__cause__, error.__context__, *getattr(error, "exceptions", ())):
        if cause is not None:
            yield from chain(cause)


def first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0]
