"""Notes at the end of a document: set as notes by whoever made it, or typed under the last answer."""

import re
from collections.abc import Sequence

from ingest.document import Style
from ingest.recognise.lines import Line

_TYPED = re.compile(r"^(?:\[(?P<square>\d{1,2})\]|\(?(?P<round>\d{1,2})\)|(?P<dot>\d{1,2})\.)\s*(?=\S)")
_CONTINUES = ("http://", "https://", "www.")


def trailing_notes(lines: Sequence[Line], *, typed: bool) -> int | None:
    """Find where the notes at the very end begin.

    Args:
        lines: the lines of the document.
        typed: look for typed notes too (``1) De Krant, 3 mei 2099``), to which marks in the text refer
            (``bericht? 1)``).

    Returns:
        The offset of the first note, or None where the document does not end with notes.
    """
    start: int | None = None
    for line in reversed(lines):
        if line.style is not Style.FOOTNOTE:
            break
        start = line.start
    if start is None and typed:
        start = _typed_notes(lines)
    return start or None


def _typed_notes(lines: Sequence[Line]) -> int | None:
    first: int | None = None
    numbers: list[int] = []
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        match = _TYPED.match(line.text)
        if match is not None and line.first:
            first, numbers = at, [int(match["square"] or match["round"] or match["dot"]), *numbers]
            if numbers[0] == 1:
                break
        elif line.first and not line.text.startswith(_CONTINUES):
            break
    if first is None or numbers[0] != 1 or numbers != sorted(set(numbers)):
        return None
    before = "\n".join(line.text for line in lines[:first])
    return lines[first].start if all(_marked(before, number) for number in numbers) else None


def _marked(text: str, number: int) -> bool:
    """Tell whether a text refers to a note, right after a word or the end of a sentence."""
    return re.search(rf"[\w?!.,;:)\]’”\"'»] ?(?:(?<!\d){number}\)|\[{number}\])(?!\w)", text) is not None
