"""Recognise a nota (beslisnota): header block, title, whom it is for."""

import re
from collections.abc import Sequence

from ingest.document import Kind, Metadata
from ingest.recognise.fields import Fields, label_of, read_fields
from ingest.recognise.headings import NOTA_TYPE, NOTA_WORD, match_nota_heading
from ingest.recognise.lines import Line
from ingest.recognise.people import is_office
from ingest.recognise.references import ministry_key
from ingest.recognise.source import Source, mentions

_CORE = {"Datum", "Aan", "Van", "Onze referentie", "Betreft"}
_TITLE_WORD = re.compile(
    r"^(?:verzending|(?:openbare\s+)?(?:beslis)?nota|kamerbrief|brief|beantwoording|uitstel"
    r"|aanbieding|commissieverzoek|reactie|voorval|antwoord)",
    re.IGNORECASE,
)
_NOT_TITLE = re.compile(
    r"^(?:\d+\.\s?\S.*|lijnparaaf|medeparaaf|persoonsgegeven|\[.*\]|[☒☐].*|t\s*\+?[\d ]+"
    r"|\S+@\S+|pagina \d.*|ministerie van .*|directoraat.*|directie.*|bestuurskern"
    r"|beleidsmedewerker|bestuursstaf"
    r"|dir\.? ?.*|afd\.? .*|cluster .*|kabinet .*|fictief.*|departementaal .*)$",
    re.IGNORECASE,
)


def recognise_nota(source: Source) -> Metadata:
    """Read the header block of a nota.

    Args:
        source: the document.

    Returns:
        Its metadata; a value that does not stand in the header block stays None, whatever the body mentions.
    """
    header = header_of(source.lines)
    fields = read_fields(header)
    values = fields.values
    reference = values.get("Onze referentie")
    addressee = _office_value(values.get("Aan"))
    own = [ministry_key(reference)] if reference else []
    kind_of_nota = next((line.text for line in source.lines[:60] if NOTA_TYPE.match(line.text)), None)
    details = {label: value for label, value in values.items() if label not in _CORE}
    if kind_of_nota:
        details = {"Soort": kind_of_nota, **details}
    return Metadata(
        kind=Kind.NOTA,
        title=_title(header, fields) or source.heading_title() or source.fallback_title(),
        date=fields.day(),
        reference=reference,
        addressee=addressee,
        sender=values.get("Van"),
        minister=addressee if addressee and is_office(addressee) else None,
        mentions=mentions(source.reading, own),
        details=details,
    )


def header_of(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before the first heading of the body."""
    for at, line in enumerate(lines):
        found = match_nota_heading(line.text)
        if found is not None and found[0].opens:
            return lines[:at]
    return lines[:40]


def _office_value(value: str | None) -> str | None:
    return value.removeprefix("de ").strip() if value else None


def _title(header: Sequence[Line], fields: Fields) -> str | None:
    if betreft := fields.values.get("Betreft"):
        return betreft
    runs = _runs(header, fields)
    if not runs:
        return None
    after_word = next((at for at, line in enumerate(header) if NOTA_WORD.match(line.text)), None)
    if after_word is not None:
        later = [text for at, text in runs if at > after_word]
        if later:
            return max(later, key=_score)
    return max((text for _, text in runs), key=_score)


def _score(text: str) -> tuple[bool, int]:
    return bool(_TITLE_WORD.match(text)), len(text.split())


def _runs(header: Sequence[Line], fields: Fields) -> list[tuple[int, str]]:
    """Join neighbouring lines that are neither label nor value nor office furniture."""
    runs: list[tuple[int, str]] = []
    last = -2
    for at, line in enumerate(header):
        text = line.text
        furniture = label_of(text) or NOTA_TYPE.match(text) or NOTA_WORD.match(text) or _NOT_TITLE.match(text)
        if at in fields.lines or furniture or len(text) < 4:
            continue
        joined = f"{runs[-1][1]} {text}" if runs and last == at - 1 else None
        if joined is not None and not _TITLE_WORD.match(text):
            runs[-1] = (runs[-1][0], joined)
        else:
            runs.append((at, text))
        last = at
    return runs
