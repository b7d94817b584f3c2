"""Recognise Kamervragen: questions of members, with the answers, as published or as sent by a ministry."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.document import Kind, Metadata, Reference
from ingest.recognise.dates import find_dates
from ingest.recognise.fields import read_fields
from ingest.recognise.kamerbrief import addressee, letter_head, signing_office
from ingest.recognise.lines import Line
from ingest.recognise.people import office, submitters
from ingest.recognise.published import own_identifier
from ingest.recognise.questions import match_question_head
from ingest.recognise.references import ministry_key
from ingest.recognise.source import Source, mentions

_ASKED = re.compile(
    r"\b(?:[Vv]|Kamerv)ragen\s+(?:(?:van|gesteld door)\s+(?:het\s+|de\s+){0,2})?(?:Kamer)?(?:lid|leden)\s+(?!der Kamer)"
)
_ANSWERED = re.compile(
    r"^(?:Nader )?(?:Antwoord(?:en)?|Mededeling)\s+van\s+(?:de\s+)?(?:Minister"
    r"|Staatssecretaris|minister|staatssecretaris)"
)
_NAMED = re.compile(r"van\s+(?P<who>(?P<office>Minister|Staatssecretaris)\s+[^()]{2,60}\((?P<department>[^)]+)\))")
_RECEIVED = re.compile(r"\bontvangen\s+(?:\(ontvangen\s+)?(\d{1,2}\s+\w+\s+\d{4})")
_SENT_IN = re.compile(r"\bingezonden\s+(\d{1,2}\s+\w+\s+\d{4})")
_YEAR = re.compile(r"[Vv]ergaderjaar\s+(\d{4})\s?[-–/]\s?(\d{2,4})")


def recognise_questions(source: Source) -> Metadata:
    """Read the head of Kamervragen.

    Args:
        source: the document.

    Returns:
        Its metadata. The date is the day on which the answer was received (published) or the date of the letter; of
        questions without an
        answer, the day they were sent in. The date of the questions is never taken for that of the answer.
    """
    first = next(
        (at for at, line in enumerate(source.lines) if match_question_head(line.text)), min(len(source.lines), 25)
    )
    head = source.lines[:first]
    letter = letter_head(head) if head else []
    fields = read_fields(letter)
    joined = " ".join(line.text for line in head)
    asked = _asked(joined)
    own = _own(source, head)
    reference = fields.values.get("Onze referentie")
    keys = [*([ministry_key(reference)] if reference else []), *([own.key] if own else [])]
    return Metadata(
        kind=Kind.KAMERVRAGEN,
        title=_title(source, fields.values.get("Betreft"), asked),
        date=_day(joined) or fields.day(),
        reference=reference,
        kamerstuk=own,
        addressee=addressee(letter),
        sender=signing_office(source.lines) or _answerer(head),
        minister=_minister(head) or signing_office(source.lines),
        submitters=submitters(asked) if asked else submitters(fields.values.get("Betreft", "")),
        variant="gepubliceerd" if own else "verzonden" if fields.values else "",
        mentions=mentions(source.reading, keys),
        details={
            label: value
            for label, value in fields.values.items()
            if label not in {"Datum", "Aan", "Van", "Onze referentie", "Betreft"}
        },
    )


def _asked(joined: str) -> str:
    """Return "Vragen van … over …" up to where it was sent in."""
    match = _ASKED.search(joined)
    if match is None:
        return ""
    rest = joined[match.start() :]
    end = re.search(
        r"\s*\((?:ingezonden)|(?<=[a-z»”\".])\s+(?:Nader )?(?:Antwoord|Mededeling)\s+van\b"
        r"|(?<!c\.s)(?<!\b[A-Z])\.\s|\s(?=Geachte\b)|\sworden beantwoord|\szijn ingezonden",
        rest,
    )
    return rest[: end.start()] if end else rest[:400]


def _title(source: Source, betreft: str | None, asked: str) -> str:
    if betreft:
        return betreft
    if asked:
        return re.sub(r"(?<!c\.s)\.$", "", asked[:1].upper() + asked[1:].rstrip())
    return source.heading_title() or source.fallback_title()


def _day(joined: str) -> date | None:
    for pattern in (_RECEIVED, _SENT_IN):
        if pattern is _SENT_IN and _ANSWERED.search(joined):
            return None
        if (match := pattern.search(joined)) and (found := find_dates(match[1])):
            return found[0].date
    return None


def _own(source: Source, head: Sequence[Line]) -> Reference | None:
    """Return the number in the Aanhangsel: from the identifier in the margin, else from the line of its own."""
    if (identifier := own_identifier(source.reading, "ah")) is not None:
        return identifier
    if not any(
        re.match(r"Aanhangsel van de Handelingen|Vragen gesteld door de leden der Kamer", line.text) for line in head
    ):
        return None
    year = _YEAR.search(" ".join([*(line.text for line in head), *source.reading.margin]))
    number = next(
        (line for line in head if re.fullmatch(r"(?:[Nn]r\.\s*)?\d{1,4}", line.text) and line.text != "2"), None
    )
    if year is None or number is None:
        return None
    digits = re.sub(r"\D", "", number.text)
    return Reference(f"ah:II|{year[1]}/{year[2][-2:]}|{digits}", number.text, number.start, number.end)


def _minister(head: Sequence[Line]) -> str | None:
    answered = _answered(head)
    if named := _NAMED.search(answered):
        return f"{named['office']} van {named['department']}"
    return office(answered) if answered else signing_office(head)


def _answerer(head: Sequence[Line]) -> str | None:
    """Return who answered by name, as written: "Minister Fictief (Verzonnen Zaken)"."""
    named = _NAMED.search(_answered(head))
    return named["who"] if named else None


def _answered(head: Sequence[Line]) -> str:
    """Return the line that says who answered, with those it may run on to; empty where there is none."""
    at = next((at for at, line in enumerate(head) if _ANSWERED.match(line.text)), None)
    return "" if at is None else " ".join(" ".join(one.text.split()) for one in head[at : at + 3])
