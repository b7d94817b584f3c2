"""The parts of a motion."""

import re
from collections.abc import Sequence

from ingest.document import Reading
from ingest.recognise.lines import Line
from ingest.recognise.motie import GROUNDS, ORDER_OF_DAY, dictum_of
from ingest.sections.assemble import Head

_COMMA = re.compile(r",\s+")


def motion_heads(reading: Reading, lines: Sequence[Line]) -> list[Head]:
    """Find the parts of a motion: overwegingen (with what it constateert), dictum, ondertekenaars.

    The opening formula ("De Kamer, gehoord de beraadslaging,") belongs to the header, or where there is none to the
    considerations: as a part of its own it would be the same passage in every motion.

    Args:
        reading: the document.
        lines: its lines.

    Returns:
        Heads in order; the order of the day ("en gaat over …") goes with the dictum that it closes.
    """
    start = next((at for at, line in enumerate(lines) if line.text.startswith("De Kamer,")), None)
    if start is None:
        return []
    body = lines[start:]
    heads: list[Head] = []
    dictum = dictum_of(body, reading.text)
    end = dictum[0] if dictum else len(reading.text)
    if (ground := _first_ground(body, end)) is not None:
        heads.append(Head(ground if start else body[0].start, "Overwegingen", "overweging"))
    if dictum:
        heads.append(Head(dictum[0], "Dictum", "dictum"))
    closing = next((at for at, line in enumerate(body) if ORDER_OF_DAY.search(line.text)), None)
    if closing is not None and closing + 1 < len(body):
        heads.append(Head(body[closing + 1].start, "Ondertekenaars", "ondertekening"))
    return heads


def _first_ground(body: Sequence[Line], end: int) -> int | None:
    for line in body:
        if line.start >= end:
            break
        if GROUNDS.match(line.text):
            return line.start
        if line is body[0]:  # close lines of a PDF are one paragraph: "De Kamer, gehoord …, constaterende dat …"
            for comma in _COMMA.finditer(line.text):
                if line.start + comma.end() < end and GROUNDS.match(line.text[comma.end() :]):
                    return line.start + comma.end()
    return None
