"""Recognise a letter to the Kamer, as sent by a ministry or as published as a Kamerstuk."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.document import Kind, Metadata, Style
from ingest.recognise.dates import whole_date
from ingest.recognise.fields import label_of, read_fields
from ingest.recognise.kinds import LETTER_ADDRESS, LETTER_GREETING
from ingest.recognise.lines import Line
from ingest.recognise.people import office, title_case
from ingest.recognise.references import ministry_key
from ingest.recognise.source import Source, mentions

_CORE = {"Datum", "Aan", "Van", "Onze referentie", "Betreft"}
_PLACE_DATE = re.compile(r"^(?:(?:’s-|'s-)?Gravenhage|Den Haag|[A-Z][a-z]+),\s+\d{1,2}\s+\w+\s+\d{4}$")
_SIGNED = re.compile(
    r"^(?:De|de|DE)\s+(?:minister|staatssecretaris|vice|Minister|Staatssecretaris|MINISTER|STAATSSECRETARIS)\b"
)
_BEGINS = re.compile(
    r"^(?:Geachte\b|In (?:het )?antwoord op|Hierbij|Hiermee|Met deze brief|Bij brief van|Op "
    r"\d{1,2} \w+|Tijdens|In mijn brief|Naar aanleiding van|Mede namens)"
)


def recognise_letter(source: Source) -> Metadata:
    """Read the header and signature of a letter.

    Args:
        source: the document.

    Returns:
        Its metadata. The date is that of Datum or of the place line; a date in the running text is never taken.
    """
    header = letter_head(source.lines)
    fields = read_fields(header)
    published = source.published
    day = place_date(source.lines[: len(header) + 12]) if published else None
    day = day or fields.day() or place_date(header)
    reference = fields.values.get("Onze referentie")
    own = [ministry_key(reference)] if reference else []
    if published:
        own.append(published.reference.key)
    return Metadata(
        kind=Kind.KAMERBRIEF,
        title=_title(source, fields.values.get("Betreft")),
        date=day,
        reference=reference,
        kamerstuk=published.reference if published else None,
        dossier=published.dossier if published else None,
        addressee=addressee(header),
        sender=signing_office(source.lines),
        minister=_minister(source),
        variant="gepubliceerd" if published else "verzonden",
        mentions=mentions(source.reading, own),
        details={label: value for label, value in fields.values.items() if label not in _CORE},
    )


def letter_head(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before the salutation or the first sentence of the body."""
    greeting = next((at for at, line in enumerate(lines) if LETTER_GREETING.match(line.text)), None)
    if greeting is not None:
        return lines[:greeting]
    for at, line in enumerate(lines[:60]):
        if _PLACE_DATE.match(line.text):
            return lines[: at + 1]
        prose = len(line.text) > 220 and line.style is not Style.FIELD and label_of(lines[at - 1].text) != "Betreft"
        if at > 2 and (_BEGINS.match(line.text) or prose):
            return lines[:at]
    return lines[:30]


def place_date(lines: Sequence[Line]) -> date | None:
    """Return the date of a line ``Den Haag, 17 oktober 2023``."""
    return next((whole_date(line.text) for line in lines if _PLACE_DATE.match(line.text)), None)


def addressee(header: Sequence[Line]) -> str | None:
    """Return to whom the letter goes, as written without ``Aan``."""
    for at, line in enumerate(header):
        if LETTER_ADDRESS.search(line.text) and not line.text.startswith("BRIEF"):
            text = re.sub(r"^Aan\s*:?\s*(?=\S)", "", line.text)
            if at + 1 < len(header) and re.match(r"der Staten-Generaal\b", header[at + 1].text):
                text = f"{text} {header[at + 1].text}"
            return text.split("\t")[-1].strip()
        pair = f"{line.text} {header[at + 1].text}" if at + 1 < len(header) else ""
        if line.text.casefold().endswith("voorzitter") and LETTER_ADDRESS.search(pair):
            return re.sub(r"^Aan\s*:?\s*", "", pair)
    return None


def signing_office(lines: Sequence[Line]) -> str | None:
    """Return the first office that signs (``De Staatssecretaris van …``), from the end of the letter."""
    found: str | None = None
    for at, line in enumerate(lines):
        if not _SIGNED.match(line.text) or len(line.text) > 140 or line.text.endswith((".", ":", ";", "?")):
            continue
        text = line.text
        if at + 1 < len(lines) and len(text) > 30 and not text.endswith(",") and lines[at + 1].text[:1].islower():
            text = f"{text} {lines[at + 1].text}"
        if found is None and office(text) is not None:
            found = office(text)
    return found


def _title(source: Source, betreft: str | None) -> str:
    if betreft:
        return betreft
    published = source.published
    if published and published.title and not published.title.isupper():
        return published.title
    if found := source.own_title() if published else source.heading_title():
        return found
    if published and published.title:
        subject = published.dossier_title
        return f"{_sentence(published.title)} – {subject}" if subject else _sentence(published.title)
    return source.fallback_title()


def _sentence(title: str) -> str:
    text = title_case(title)
    for word in (
        "binnenlandse zaken",
        "koninkrijksrelaties",
        "justitie",
        "veiligheid",
        "buitenlandse zaken",
        "infrastructuur",
        "waterstaat",
        "financiën",
    ):
        text = text.replace(word, word.title().replace(" Zaken", " Zaken"))
    return text


def _minister(source: Source) -> str | None:
    return signing_office(source.lines) or (
        office(source.published.title.title()) if source.published and not source.published.title.isupper() else None
    )
