"""The line under which a passage is embedded and indexed: what a reader would say of where it stands."""

from collections.abc import Sequence
from datetime import date

from ingest.document import Kind, Metadata, Section
from ingest.dutch.tokens import MONTHS

_KINDS = {
    Kind.NOTA: "nota",
    Kind.KAMERBRIEF: "Kamerbrief",
    Kind.MOTIE: "motie",
    Kind.KAMERVRAGEN: "Kamervragen",
    Kind.VERSLAG: "verslag",
    Kind.OVERIG: "document",
}


def context_line(
    metadata: Metadata, sections: Sequence[Section], number: int, *, title: int = 160, heading: int = 80
) -> str:
    """Return ``title | kind, date | section › subsection`` for a section.

    Args:
        metadata: of the document.
        sections: of the document.
        number: index of the section.
        title: most characters of the title.
        heading: most characters of one section's name.
    """
    path: list[str] = []
    at: int | None = number
    while at is not None and len(path) < len(sections):
        path.append(clip(sections[at].name, heading))
        at = sections[at].parent
    parts = [document_line(metadata, title=title), " › ".join(name for name in path[::-1] if name)]
    return " | ".join(part for part in parts if part)


def document_line(metadata: Metadata, *, title: int = 160) -> str:
    """Return ``title | kind, date``: the part of a context line that all passages of a document have.

    Args:
        metadata: of the document.
        title: most characters of the title.
    """
    day = f", {_dutch(metadata.date)}" if metadata.date else ""
    parts = (clip(metadata.title, title), f"{_KINDS[metadata.kind]}{day}")
    return " | ".join(part for part in parts if part)


def _dutch(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clip(text: str, most: int) -> str:
    """Return text on one line, cut after a word where it has more than ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
