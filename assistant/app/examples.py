"""Questions that the documents at hand can answer, made from their titles and sections without a model."""

import re
from collections.abc import Callable, Iterable
from html import escape

from assistant.app.words import KINDS
from ingest.document import Kind
from ingest.index.records import DocumentRecord

_PRETEXT = re.compile(r"\s*[(\[]?\bfictief\b[)\]]?\s*[:–-]?\s*", re.IGNORECASE)

_LONGEST = 130
_REMARK = re.compile(r"\s*\([^()]*\)")


def examples(documents: Iterable[DocumentRecord], limit: int = 4) -> list[str]:
    """Return example questions, one for each kind of document first, newest documents first.

    Args:
        documents: newest first.
        limit: most questions.
    """
    queues: dict[Kind, list[str]] = {}
    for document in documents:
        make = _MAKERS.get(document.kind)
        question = make(document) if make else ""
        if question and len(question) <= _LONGEST:
            queues.setdefault(document.kind, []).append(question)
    found: list[str] = []
    while queues and len(found) < limit:
        for kind in [kind for kind in _MAKERS if kind in queues]:
            question = queues[kind].pop(0)
            if not queues[kind]:
                del queues[kind]
            if question not in found:
                found.append(question)
    return found[:limit]


def welcome(questions: list[str], documents: int) -> str:
    """Return what is shown before the first question, as HTML.

    Args:
        questions: the examples.
        documents: number of documents in the index.
    """
    if not documents:
        return (
            '<div class="nb-welcome"><h2>Er zijn nog geen documenten</h2>'
            "<p>Zo begint u:</p><ol><li>Ga naar het tabblad Documenten.</li>"
            "<li>Kies bij Bestanden toevoegen een of meer nota's, Kamerbrieven, moties of Kamervragen "
            "(PDF, Word, OpenDocument, HTML, tekst of e-mail).</li>"
            "<li>Stel hier uw vraag zodra ze zijn ingelezen.</li></ol>"
            "<p>Een beheerder leest een hele map in met: <code>notabene ingest MAP</code></p></div>"
        )
    buttons = "".join(
        f'<li><button type="button" class="nb-example" data-action="ask" data-value="{escape(question)}">'
        f"{escape(question)}</button></li>"
        for question in questions
    )
    tried = f'<p class="nb-lead">Bijvoorbeeld:</p><ul class="nb-examples">{buttons}</ul>' if buttons else ""
    return (
        '<div class="nb-welcome"><h2>Wat wilt u weten?</h2>'
        "<p>Vraag naar wat er in de documenten staat. Bij elke uitspraak staat de bron, "
        f"en u ziet de passage op de pagina.</p>{tried}</div>"
    )


def _title(document: DocumentRecord) -> str:
    return _REMARK.sub("", _PRETEXT.sub(" ", document.title)).strip(" .:–-")


def _motie(document: DocumentRecord) -> str:
    title = _title(document)
    if not re.match(r"(?i)(nader )?(gewijzigde )?motie\b", title):
        return ""
    return f"Wat verzoekt de {title[0].lower()}{title[1:]}?"


def _nota(document: DocumentRecord) -> str:
    has = {section.casefold() for section in document.sections}
    asked = "Wat is het geadviseerde besluit in" if "geadviseerd besluit" in has else "Wat is de kern van"
    return f"{asked} de nota “{_title(document)}”?"


def _brief(document: DocumentRecord) -> str:
    return f"Wat staat er in de Kamerbrief “{_title(document)}” over het vervolg?"


def _vragen(document: DocumentRecord) -> str:
    return f"Wat antwoordt de bewindspersoon op de {KINDS[document.kind]} “{_title(document)}”?"


_MAKERS: dict[Kind, Callable[[DocumentRecord], str]] = {
    Kind.MOTIE: _motie,
    Kind.NOTA: _nota,
    Kind.KAMERBRIEF: _brief,
    Kind.KAMERVRAGEN: _vragen,
}
