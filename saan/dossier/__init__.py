"""Dossiers: what is known of one province or organisation, on two to four pages of A4."""

from saan.dossier.page import Written, dossier

__all__ = ["Written", "dossier"]
