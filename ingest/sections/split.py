"""Cut a document into the parts that a reader of its kind sees."""

from collections.abc import Callable, Sequence

from ingest.document import Kind, Metadata, Reading, Section
from ingest.recognise.lines import Line, lines_of
from ingest.sections.assemble import Head, assemble
from ingest.sections.kamerbrief import letter_heads
from ingest.sections.kamervragen import question_heads
from ingest.sections.motie import motion_heads
from ingest.sections.nota import nota_heads
from ingest.sections.notes import trailing_notes
from ingest.sections.overig import plain_heads
from ingest.sections.verslag import report_heads

_SPLITTERS: dict[Kind, tuple[Callable[[Reading, Sequence[Line]], list[Head]], Head]] = {
    Kind.NOTA: (nota_heads, Head(0, "Kop", "kop")),
    Kind.KAMERBRIEF: (letter_heads, Head(0, "Briefhoofd", "briefhoofd")),
    Kind.MOTIE: (motion_heads, Head(0, "Kop", "kop")),
    Kind.KAMERVRAGEN: (question_heads, Head(0, "Kop", "kop")),
    Kind.VERSLAG: (report_heads, Head(0, "Kop", "kop")),
    Kind.OVERIG: (plain_heads, Head(0, "Tekst", "tekst")),
}


def split(reading: Reading, metadata: Metadata) -> list[Section]:
    """Cut a document into sections.

    Args:
        reading: its text and layout.
        metadata: what was recognised of it; its kind decides which parts are looked for.

    Returns:
        Sections in reading order, disjoint, covering the whole text. A running header that stands again right before a
        heading is a section of
        its own with the role ``paginakop``, which no list shows and no passage holds; one in the middle of a section
        stays in it, so that a
        bullet or table that goes on below is not cut in two.
    """
    lines = lines_of(reading)
    heads_of, opening = _SPLITTERS[metadata.kind]
    heads = heads_of(reading, lines)
    if (notes := trailing_notes(lines, typed=metadata.kind is Kind.KAMERVRAGEN)) is not None and all(
        head.start < notes for head in heads
    ):
        heads.append(Head(notes, "Voetnoten", "voetnoten"))
    if metadata.kind is Kind.OVERIG:
        heads = [head for head in heads if head.name != metadata.title]
    return assemble(heads, len(reading.text), opening=opening)
