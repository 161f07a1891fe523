"""The kinds of table: their columns, which of them must be there, and what a row says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TableKind:
    """A kind of table.

    `needed`: groups of columns of which one must be there. `extra`: understood, not in the template.
    `never`: columns that another kind of table speaks of. `hints`: words in names of files and sheets.
    """

    name: str
    th: str
    en: str
    columns: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]
    hints: tuple[str, ...]
    extra: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Every column it understands."""
        return self.columns + self.extra


def kind(
    name: str, th: str, en: str, columns: str, needed: str, hints: str, extra: str = "", never: str = ""
) -> TableKind:
    groups = tuple(tuple(group.split("|")) for group in needed.split())
    return TableKind(
        name, th, en, tuple(columns.split()), groups, tuple(hints.split()), tuple(extra.split()), tuple(never.split())
    )


KINDS = {
    k.name: k
    for k in (
        kind(
            "organizations",
            "ทะเบียนองค์กร: หนึ่งแถวต่อหนึ่งองค์กร จังหวัดและอำเภอเป็นที่ตั้งขององค์กร",
            "One row an organisation, with the place where it stands",
            "organization type province district subdistrict",
            "organization",
            "organizations organisations องค์กร หน่วยงาน",
            extra="address id",
            never="network meeting level coach",
        ),
        kind(
            "networks",
            "เครือข่ายของจังหวัดในแต่ละปี",
            "One row a network of a province in a year",
            "network province sector year",
            "network province",
            "networks เครือข่าย",
            never="organization meeting date coach",
        ),
        kind(
            "memberships",
            "สมาชิกของเครือข่าย: จังหวัดในแถวคือจังหวัดของเครือข่าย",
            "One row an organisation in a network; the province is the network's",
            "organization network province role since until",
            "organization network province",
            "memberships members สมาชิก",
            extra="type district subdistrict address id",
            never="meeting level coach",
        ),
        kind(
            "meetings",
            "การประชุม: หนึ่งแถวต่อหนึ่งการประชุม",
            "One row a meeting",
            "meeting title date province venue kind format networks stated_people stated_organizations stated_networks",
            "meeting|title date province",
            "meetings ประชุม เวที",
            extra="district",
            never="person organization",
        ),
        kind(
            "attendance",
            "ผู้เข้าร่วมประชุม: หนึ่งแถวต่อองค์กรหรือบุคคลหนึ่งในการประชุมหนึ่ง",
            "One row an organisation or person at a meeting",
            "meeting organization network person position role",
            "meeting organization|person",
            "attendance attendees ลงทะเบียน ผู้เข้าร่วม รายชื่อ",
            extra="type date province district subdistrict",
            never="level coach",
        ),
        kind(
            "assessments",
            "ผลการประเมินองค์กรคุณธรรม",
            "One row the level of an organisation in a fiscal year",
            "organization fiscal_year level",
            "organization fiscal_year level",
            "assessments ประเมิน",
            extra="score type province district subdistrict address id",
            never="meeting network coach",
        ),
        kind(
            "coaching",
            "องค์กรพี่เลี้ยงที่โค้ชองค์กรอื่น",
            "One row a coach and the organisation it coaches",
            "coach organization batch year",
            "coach organization",
            "coaching coaches โค้ช พี่เลี้ยง",
            extra="province",
            never="meeting network level",
        ),
        kind(
            "sectors",
            "ภาคส่วนของเครือข่าย (ตรวจทานแล้ว)",
            "One row the reviewed sector of a network",
            "province network sector since until",
            "province network sector",
            "sectors ภาคส่วน",
            never="organization meeting year",
        ),
        kind(
            "corrections",
            "คำแก้: ชื่อหรือค่าที่พบในแหล่งข้อมูล และค่าที่ถูก ของเดิมยังอยู่ในแหล่งข้อมูล",
            "One row a value that a source has wrong, and the right one; what the source says stays",
            "found_name found_province correct_field correct_value reason decided_by",
            "found_name correct_field correct_value",
            "corrections คำแก้ แก้คำผิด",
        ),
    )
}
