"""What there is now, as the page shows it before anything is asked."""

from html import escape

from assistant.answer.quote.dates import write_date
from assistant.app.desk import Desk
from assistant.app.examples import examples, welcome
from assistant.app.wiring import problem
from assistant.app.words import KINDS, count, dated, mode_name
from ingest.errors import NotabeneError
from ingest.index.records import DocumentRecord


def known(desk: Desk) -> list[DocumentRecord]:
    """Return the documents in the index, newest first; none while it is empty.

    Raises:
        StoreError: the index cannot be read.
    """
    session = desk.session()
    return session.index.documents() if session else []


def titles(desk: Desk) -> dict[str, str]:
    """Return document id -> title."""
    return {record.id: record.title for record in known(desk)}


def choices(records: list[DocumentRecord]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the choices of the filters on dossier and document."""
    dossiers = sorted({record.dossier for record in records if record.dossier})
    return dossiers, [(f"{record.title} ({KINDS[record.kind]}, {dated(record)})", record.id) for record in records]


def welcome_now(desk: Desk) -> str:
    """Return the welcome for the documents that are there now, or the problem that there is."""
    try:
        records = known(desk)
    except NotabeneError as error:
        return problem(str(error))
    return welcome(examples(records), len(records))


def header_now(desk: Desk) -> str:
    """Return the header: name, number of documents, date of the newest, and how answers are made."""
    try:
        records = known(desk)
        session = desk.session()
    except NotabeneError as error:
        facts = str(error)
    else:
        dates = [record.date for record in records if record.date]
        newest = f" · nieuwste van {write_date(max(dates))}" if dates else ""
        mode = f" · {mode_name(session.mode)}" if session else ""
        facts = f"{count(len(records), 'document', 'documenten')}{newest}{mode}"
    return (
        '<header class="nb-header"><h1>Notabene</h1><p class="nb-tagline">Antwoorden met bronvermelding uit uw eigen '
        f'stukken</p><p class="nb-facts">{escape(facts)}</p></header>'
    )
