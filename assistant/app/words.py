"""Dutch words for what the index holds, as the screen shows them."""

from assistant.answer.quote.dates import write_date
from ingest.document import Kind
from ingest.index.records import DocumentRecord

KINDS = {
    Kind.NOTA: "Nota",
    Kind.KAMERBRIEF: "Kamerbrief",
    Kind.MOTIE: "Motie",
    Kind.KAMERVRAGEN: "Kamervragen",
    Kind.VERSLAG: "Verslag",
    Kind.OVERIG: "Overig",
}
STATUSES = {
    "indexed": "Ingelezen",
    "encrypted": "Versleuteld",
    "damaged": "Beschadigd",
    "no-text": "Geen tekst",
    "unsupported": "Niet ondersteund",
    "classified": "Gerubriceerd",
    "limit": "Te groot of te traag",
    "unreadable": "Niet te openen",
}

BUSY = "busy"
"""Status of a file that is being taken in; the index knows no such status."""

READ_BY_OCR, CORRECTED = "Ingelezen met OCR", "Gecorrigeerd"


def count(number: int, one: str, many: str) -> str:
    """Return ``1 document`` or ``2.048 documenten``."""
    return f"{number:,}".replace(",", ".") + f" {one if number == 1 else many}"


def status_of(record: DocumentRecord) -> str:
    """Return how it is with a document that is in the index."""
    if record.corrected:
        return CORRECTED
    return READ_BY_OCR if record.ocr else STATUSES["indexed"]


def dated(record: DocumentRecord) -> str:
    """Return the date of a document in words, or that it has none."""
    return write_date(record.date) if record.date else "zonder datum"


def described(record: DocumentRecord) -> str:
    """Return kind, date, reference and dossier of a document in one line."""
    dossier = f"dossier {record.dossier}" if record.dossier else ""
    reference = record.kamerstuk_text or record.reference or ""
    return " · ".join(part for part in (KINDS[record.kind], dated(record), reference, dossier) if part)


def mode_name(mode: str) -> str:
    """Return how answers are made, for the header."""
    return "Citaatmodus, zonder taalmodel" if mode == "extractive" else f"Taalmodel {mode}"
