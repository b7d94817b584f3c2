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
    r"^(?:microsoft word|untitled|document\d*|geen titel|naamloos|beslisnota|brief|nota)\b|\.(?:docx?|pdf|odt)$",
    re.IGNORECASE,
)


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
        for line in self.lines[:12]:
            if line.style == "heading" and line.block.level <= 1 and 3 < len(line.text) <= 250:
                return line.text
        title = self.reading.properties.get("title", "").strip()
        return title if title and not _GENERIC.search(title) else None

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
