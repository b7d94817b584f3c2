"""What a person does to documents on the Documenten tab: correct, remove, put back, read again."""

import json
from collections.abc import Iterator
from datetime import date
from html import escape

from pydantic import TypeAdapter, ValidationError

from assistant.app.desk import Desk
from assistant.app.document_page import document_page, gone_page, written
from assistant.app.filters import read_day
from assistant.app.program import Program
from assistant.app.wiring import problem
from assistant.app.words import count
from ingest.correct import NAMES
from ingest.errors import NotabeneError
from ingest.index.records import DocumentRecord

_TYPED = TypeAdapter(dict[str, str])
_SAID = "Bewaard. De correctie geldt meteen en blijft staan als het bestand opnieuw wordt ingelezen."


class Tending:
    """Carries it out by a process of its own, and says how it went.

    Args:
        desk: has the index.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._program = Program(desk.folder, desk.settings)

    def about(self, document: str) -> str:
        """Return the page of a document."""
        return self._page(document)

    def correct(self, document: str, form: str) -> str:
        """Correct what differs in a form (JSON, field -> text) from what is known, and return the page."""
        try:
            typed = {field: text for field, text in _TYPED.validate_json(form).items() if field in NAMES}
        except ValidationError:
            typed = {}
        try:
            changed = self._changed(document, typed)
            if not changed:
                return self._page(document, said="Er is niets veranderd.")
            self._program.run("documents", "--correct", document, *changed)
        except NotabeneError as error:
            return self._page(document, wrong=str(error), typed=typed)
        return self._page(document, said=_SAID)

    def undo(self, document: str, field: str) -> str:
        """Undo a correction and return the page."""
        try:
            self._program.run("documents", "--correct", document, f"--undo={field}")
        except NotabeneError as error:
            return self._page(document, wrong=str(error))
        return self._page(document, said=f"De correctie van {NAMES.get(field, field)} is ongedaan gemaakt.")

    def forget(self, document: str) -> str:
        """Take a document out and return a page that says so."""
        try:
            wrote = self._program.run("documents", "--forget", document)
        except NotabeneError as error:
            return self._page(document, wrong=str(error))
        gone = json.loads(wrote)["forgotten"]
        after = "Het bestand is verwijderd." if gone["file_removed"] else "Terugzetten kan onder Verwijderd."
        return gone_page(f"{gone['title']} is verwijderd en komt niet meer voor in antwoorden. {after}")

    def restore(self, document: str) -> str:
        """Put a document back and return what came of it."""
        try:
            wrote = self._program.run("documents", "--restore", document)
        except NotabeneError as error:
            return problem(str(error))
        return _note(f"{json.loads(wrote)['document']['title']} staat weer in de index.")

    def again(self, location: str) -> Iterator[str]:
        """Read a file again that could not be read (all for an empty location), and give how far it is."""
        which = ("--", location) if location else ()
        before = len(self._failed(location))
        yield _note("Leest opnieuw.", busy=True)
        try:
            for _ in self._program.watch("ingest", "--retry", *which):
                pass
        except NotabeneError as error:
            yield problem(str(error))
            return
        left = self._failed(location)
        if not left:
            yield _note(f"Het is gelukt: {count(before, 'bestand is', 'bestanden zijn')} nu ingelezen.")
        elif before == len(left):
            yield _note("Opnieuw gelezen, met dezelfde uitkomst. Herstel het bestand eerst; de reden staat erbij.")
        else:
            yield _note(f"{count(before - len(left), 'bestand is', 'bestanden zijn')} nu ingelezen, {len(left)} niet.")

    def _failed(self, location: str) -> list[str]:
        session = self._desk.session()
        files = session.index.files() if session else []
        failed = [file.location for file in files if file.status != "indexed"]
        return [one for one in failed if not location or one == location]

    def _changed(self, document: str, typed: dict[str, str]) -> list[str]:
        """Return the options for what differs from what is known.

        Raises:
            NotabeneError: the date cannot be read.
        """
        record = self._record(document)
        changed = []
        for field, text in typed.items():
            if record is None or " ".join(text.split()) == " ".join(written(record, field).split()):
                continue
            if field == "date" and text.strip():
                text = _day(text).isoformat()
            changed.append(f"--set={field}={text}")
        return changed

    def _record(self, document: str) -> DocumentRecord | None:
        session = self._desk.session()
        return session.index.document(document) if session else None

    def _page(self, document: str, *, said: str = "", wrong: str = "", typed: dict[str, str] | None = None) -> str:
        session = self._desk.session()
        if session is None:
            return gone_page("De index is leeg; voeg documenten toe.")
        return document_page(session.index, document, said=said, wrong=wrong, typed=typed)


def _day(text: str) -> date:
    """Return the one day that is meant.

    Raises:
        NotabeneError: it is none, or a month or year.
    """
    first, last = read_day(text, last=False), read_day(text, last=True)
    if first is None or first != last:
        raise NotabeneError(f"De datum “{text.strip()}” is geen dag; schrijf bijvoorbeeld 9 oktober 2023.")
    return first


def _note(text: str, *, busy: bool = False) -> str:
    return f'<p class="nb-note{" nb-busy" if busy else ""}" role="status">{escape(text)}</p>'
