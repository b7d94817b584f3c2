"""Recognise the report of a consultation (verslag van een schriftelijk overleg, lijst van vragen en antwoorden)."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.document import Kind, Metadata
from ingest.recognise.dates import find_dates
from ingest.recognise.fields import read_fields
from ingest.recognise.kamerbrief import place_date
from ingest.recognise.lines import Line
from ingest.recognise.people import office
from ingest.recognise.source import Source, mentions

_TITLE = re.compile(
    r"^(?:(?:nader\s+)?verslag\s+van\s+een|lijst\s+van\s+vragen\s+en\s+antwoorden|inbreng\s+verslag)\b", re.IGNORECASE
)
_SET = re.compile(r"^(?:Vastgesteld|Ontvangen)\s")
_MINISTER = re.compile(
    r"\b(?:aan|met)\s+de\s+((?:[Mm]inister|[Ss]taatssecretaris)\s+(?:van|voor)\s+.+)"
    r"|[Aa]ntwoord(?:en)?\s+van\s+de\s+(.+)|[Rr]eactie\s+van\s+de\s+(.+)"
)


def recognise_report(source: Source) -> Metadata:
    """Read the head of a report.

    Args:
        source: the document.

    Returns:
        Its metadata; the date is that on which it was adopted (Vastgesteld), not that of the letters it quotes.
    """
    published = source.published
    head = source.lines[:40]
    fields = read_fields(head)
    return Metadata(
        kind=Kind.VERSLAG,
        title=_title(source, head, fields.values.get("Betreft")),
        date=_day(head) or fields.day() or place_date(head),
        reference=fields.values.get("Onze referentie"),
        kamerstuk=published.reference if published else None,
        dossier=published.dossier if published else None,
        minister=_minister(source.lines),
        variant="gepubliceerd" if published else "",
        mentions=mentions(source.reading, [published.reference.key] if published else []),
    )


def _title(source: Source, head: Sequence[Line], betreft: str | None) -> str:
    titles = [line.text for line in head if _TITLE.match(line.text)]
    if source.published and _TITLE.match(source.published.title):
        titles.append(source.published.title)
    written = [title for title in titles if not title.isupper()]
    if written:
        return max(written, key=len)
    if betreft:
        return betreft
    if own := source.own_title():
        return own
    if titles:
        title = titles[0][:1] + titles[0][1:].lower()
        subject = source.published.dossier_title if source.published else ""
        return f"{title} – {subject}" if subject else title
    return source.heading_title() or source.fallback_title()


def _day(head: Sequence[Line]) -> date | None:
    for line in head:
        if _SET.match(line.text) and (found := find_dates(line.text)):
            return found[0].date
    return None


def _minister(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if (
            (len(line.text) < 200 or line in lines[:20])
            and _MINISTER.search(line.text)
            and (found := office(line.text))
        ):
            return found
    return None
