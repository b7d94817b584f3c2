"""What the recognisers of all kinds look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.document import Reading, Reference
from ingest.recognise.lines import Line
from ingest.recognise.published import Published
from ingest.recognise.references import find_references

_GENERIC = re.compile(
    r"^(?:microsoft word\b.*|\(?anonymous\)?|untitled.*|document\s?\d*|geen titel|naamloos|beslisnota"
    r"|kamerbrief|brief|nota|motie)$|\.(?:docx?|pdf|odt)$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(r"^(?:FICTIEF\b|Tweede Kamer der|Eerste Kamer der|Vergaderjaar\b|\d$)")


@dataclass(frozen=True, slots=True)
class Source:
    """A document under recognition.

    Attributes:
        reading: its text and layout.
        name: its file name.
        lines: its lines.
        published: the header of a published Kamerstuk, where it has one.
    """

    reading: Reading
    name: str
    lines: Sequence[Line]
    published: Published | None

    def heading_title(self) -> str | None:
        """Return the first heading of the highest level near the top, else the file's own title, else None."""
        lines = [line for line in self.lines[:12] if not _FURNITURE.match(line.text)]
        titles = [
            line.text
            for line in lines
            if line.style == "heading" and line.block.level <= 1 and 3 < len(line.text) <= 250
        ]
        if titles and lines[0].text == titles[0]:
            return titles[0]
        return self.own_title() or (titles[0] if titles else None)

    def own_title(self) -> str | None:
        """Return the title that the file gives of itself, unless it is the kind of title that programs make up."""
        names = ("dc.title", "DC.title", "title")
        found = [title for name in names if (title := " ".join(self.reading.properties.get(name, "").split()))]
        return next((title for title in found if not _GENERIC.search(title)), None)

    def fallback_title(self) -> str:
        """Return a title where the text gives none: the file's name without extension, underscores as spaces."""
        stem = PurePath(self.name).stem
        return " ".join(re.sub(r"[_]+", " ", stem).split()) or self.name


def mentions(reading: Reading, own: Sequence[str]) -> tuple[Reference, ...]:
    """Return the references to other documents, each key once, in order of appearance.

    Args:
        reading: the document.
        own: keys that are the document's own.
    """
    seen = set(own)
    result: list[Reference] = []
    for reference in find_references(reading.text):
        if reference.key not in seen:
            seen.add(reference.key)
            result.append(reference)
    return tuple(result)
