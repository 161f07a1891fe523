"""The words of dossiers, in Thai and English."""

from __future__ import annotations

WORDS = {
    "dossier": ("แฟ้มข้อมูล", "Dossier"),
    "who": ("คือใคร", "Who"),
    "networks": ("เครือข่าย", "Networks"),
    "sector": ("ภาคส่วน", "Sector"),
    "members": ("สมาชิก", "Members"),
    "years": ("ปี (พ.ศ.)", "Years (BE)"),
    "roles": ("ผู้มีบทบาทในการประชุม", "Who convenes"),
    "meetings": ("การประชุมล่าสุด", "Latest meetings"),
    "coaching": ("การโค้ช", "Coaching"),
    "year_on_year": ("ปีต่อปี (ปีงบประมาณ พ.ศ.)", "Year on year (fiscal years, BE)"),
    "doubt": ("ความครอบคลุมและข้อสงสัย", "Coverage and doubt"),
    "methods": ("วิธีทำ", "Methods"),
    "none": ("แหล่งข้อมูลที่มีไม่กล่าวถึง", "The sources say nothing of this"),
    "more": ("และอีก {n} รายการ", "and {n} more"),
}


def words(lang: str) -> dict[str, str]:
    """Every word in one language."""
    return {name: pair[0 if lang == "th" else 1] for name, pair in WORDS.items()}
