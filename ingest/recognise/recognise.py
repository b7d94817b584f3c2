"""From a reading to its metadata: decide the kind, then let the recogniser of that kind read the rest."""

import re
from collections.abc import Callable
from datetime import date
from email.utils import parsedate_to_datetime

from ingest.document import Kind, Metadata, Reading
from ingest.recognise.fields import read_fields
from ingest.recognise.kamerbrief import place_date, recognise_letter
from ingest.recognise.kamervragen import recognise_questions
from ingest.recognise.kinds import decide_kind
from ingest.recognise.lines import lines_of
from ingest.recognise.motie import recognise_motion
from ingest.recognise.nota import recognise_nota
from ingest.recognise.published import read_published
from ingest.recognise.references import ministry_key
from ingest.recognise.source import Source, mentions
from ingest.recognise.verslag import recognise_report

_RECOGNISERS: dict[Kind, Callable[[Source], Metadata]] = {
    Kind.NOTA: recognise_nota,
    Kind.KAMERBRIEF: recognise_letter,
    Kind.MOTIE: recognise_motion,
    Kind.KAMERVRAGEN: recognise_questions,
    Kind.VERSLAG: recognise_report,
}
_SUBJECT = re.compile(r"^(?:FW|Fwd|RE|Antw|Doorst)\s*:\s*", re.IGNORECASE)


def recognise(reading: Reading, name: str) -> Metadata:
    """Recognise a document.

    Args:
        reading: its text and layout.
        name: its file name; used as a title where the text gives none, never for a date or number.

    Returns:
        What is certain. Unknown stays None: a date or number of a document that is only mentioned is never taken for
        the document's own.
    """
    lines = lines_of(reading)
    source = Source(reading, name, lines, read_published(reading, lines))
    kind = decide_kind(reading, lines)
    return _RECOGNISERS.get(kind, _recognise_other)(source)


def _sent(source: Source) -> date | None:
    """Return the day on which a mail was sent, in its sender's own zone."""
    if source.reading.format != "eml" or not (written := source.reading.properties.get("date")):
        return None
    try:
        return parsedate_to_datetime(written).date()
    except ValueError:
        return None


def _recognise_other(source: Source) -> Metadata:
    head = source.lines[:15]
    fields = read_fields(head)
    title = fields.values.get("Betreft")
    reference = fields.values.get("Onze referentie")
    published = source.published
    own = [published.reference.key] if published else []
    own += [ministry_key(reference)] if reference else []
    return Metadata(
        kind=Kind.OVERIG,
        title=_SUBJECT.sub("", title) if title else source.heading_title() or source.fallback_title(),
        date=_sent(source) or fields.day() or place_date(head),
        reference=reference,
        kamerstuk=published.reference if published else None,
        dossier=published.dossier if published else None,
        addressee=fields.values.get("Aan"),
        sender=fields.values.get("Van"),
        mentions=mentions(source.reading, own),
    )
