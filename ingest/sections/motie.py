"""The parts of a motion."""

from collections.abc import Sequence

from ingest.document import Reading
from ingest.recognise.lines import Line
from ingest.recognise.motie import GROUNDS, ORDER_OF_DAY, dictum_of
from ingest.sections.assemble import Head


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
    if (ground := next((line for line in body if GROUNDS.match(line.text) and line.start < end), None)) is not None:
        heads.append(Head(ground.start if start else body[0].start, "Overwegingen", "overweging"))
    if dictum:
        heads.append(Head(dictum[0], "Dictum", "dictum"))
    closing = next((at for at, line in enumerate(body) if ORDER_OF_DAY.search(line.text)), None)
    if closing is not None and closing + 1 < len(body):
        heads.append(Head(body[closing + 1].start, "Ondertekenaars", "ondertekening"))
    return heads
