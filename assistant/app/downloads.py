"""Word files of a conversation and of one answer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import Response

from assistant.app.concept_html import NOTA_URL
from assistant.app.conversations import WORD_URL
from assistant.app.desk import Desk
from assistant.app.drafting import Drafting
from assistant.app.keeping import ANSWER_WORD_URL
from assistant.app.kept import turns_of
from assistant.app.owner import secret_of
from assistant.draft.types import Draft
from assistant.log.conversations import Conversations
from assistant.log.entry import Entry
from assistant.session import Session
from ingest.errors import NotabeneError

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTAS = {
    "docx": _DOCX,
    "odt": "application/vnd.oasis.opendocument.text",
    "md": "text/markdown; charset=utf-8",
}
_LONGEST = 60  # characters of a file name


def add_downloads(app: FastAPI, desk: Desk) -> None:
    """Add the routes.

    Args:
        app: the web application, before Gradio is mounted in it.
        desk: has the log.
    """

    def conversation(conversation: str, request: Request) -> Response:
        secret = secret_of(request.cookies)
        with _kept(desk) as (session, kept):
            return _word(session, kept.name(conversation, secret), kept.entries(conversation, secret))

    def answer(exchange: str) -> Response:
        with _kept(desk) as (session, kept):
            entry = kept.exchange(exchange)
            return _word(session, entry.question if entry else "", [entry] if entry else [])

    def nota(draft: str, form: str, request: Request) -> Response:
        if form not in _NOTAS:
            raise HTTPException(404)
        try:
            made = Drafting(desk).read(draft, secret_of(request.cookies)).draft
        except NotabeneError as error:
            raise HTTPException(404, str(error)) from error
        return _file(_written(made, form), f"Concept {made.title or made.section.value}", form, _NOTAS[form])

    app.add_api_route(NOTA_URL + "/{draft}.{form}", nota, methods=["GET"], response_class=Response)
    app.add_api_route(WORD_URL + "/{conversation}.docx", conversation, methods=["GET"], response_class=Response)
    app.add_api_route(ANSWER_WORD_URL + "/{exchange}.docx", answer, methods=["GET"], response_class=Response)


@contextmanager
def _kept(desk: Desk) -> Iterator[tuple[Session, Conversations]]:
    try:
        session = desk.session()
        if session is None or session.log is None:
            raise HTTPException(404)
        yield session, session.log.conversations
    except NotabeneError as error:
        raise HTTPException(503, str(error)) from error


# The writers of documents are imported when one is asked for: the page need not wait for them.


def _written(draft: Draft, form: str) -> bytes:
    if form == "docx":
        from assistant.export.nota_docx import nota_docx

        return nota_docx(draft)
    if form == "odt":
        from assistant.export.nota_odt import nota_odt

        return nota_odt(draft)
    from assistant.export.nota_markdown import nota_markdown

    return nota_markdown(draft).encode()


def _word(session: Session, name: str, entries: Sequence[Entry]) -> Response:
    answers = [turn.answer for turn in turns_of(entries, session.index) if turn.answer]
    if not answers:
        raise HTTPException(404, "Dit gesprek is er niet (meer), of het heeft nog geen antwoord.")
    from assistant.export.docx import conversation_docx

    day = entries[-1].at.replace(tzinfo=UTC).astimezone().date()
    title = " ".join(name.split())
    return _file(conversation_docx(title, answers, day), title, "docx", _DOCX)


def _file(content: bytes, name: str, form: str, media: str) -> Response:
    """Return a download with a file name that every system takes."""
    kept = "".join(sign if sign.isalnum() else " " for sign in name[:_LONGEST])
    quoted = quote(" ".join(kept.split()) or "concept")
    return Response(
        content, media_type=media, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quoted}.{form}"}
    )
