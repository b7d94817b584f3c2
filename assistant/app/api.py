"""For other programs: ask, search, documents and timeline by Gradio's API and by its MCP server."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import gradio as gr
from gradio.events import api

from assistant.answer.types import PLAIN, Final
from assistant.app.desk import Desk
from assistant.app.filters import Form, read_filters
from assistant.app.shelf import Shelf
from assistant.contract import answer_as_json, document_as_json, hits_as_json
from assistant.dossier.dossier import find_dossier
from assistant.session import Session
from ingest.document import Kind
from ingest.errors import NotabeneError
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord

_MOST = 200
_EMPTY = "Er zijn nog geen documenten om in te zoeken."


def add_api(desk: Desk, shelf: Shelf) -> None:
    """Add the functions to the current ``gr.Blocks``.

    Args:
        desk: has the session.
        shelf: has the dossiers.
    """

    # Their docstrings are what a program, or a language model that calls them, reads.
    def ask(
        question: str,
        kinds: list[str] | None = None,
        since: str = "",
        until: str = "",
        dossiers: list[str] | None = None,
        documents: list[str] | None = None,
    ) -> dict[str, object]:
        """Answer a question in Dutch from the indexed documents, each statement with a verbatim, cited quote.

        Where the documents hold no answer it says so ("refused") and gives the nearest passages; "citations" are then
        the sentences that come nearest, which are quoted below the refusal and are no answer.

        Args:
            question: The question, in Dutch.
            kinds: Only these kinds: nota, kamerbrief, motie, kamervragen, verslag, overig. Empty for all.
            since: Only documents from this day on, as 2023-10-09 or 2023. Empty for no limit.
            until: Only documents up to and including this day. Empty for no limit.
            dossiers: Only these dossiers, as "36 410 IV". Empty for all.
            documents: Only the documents with these ids. Empty for all.
        """
        session, filters = _open(desk), _filters(kinds, since, until, dossiers, documents)
        if not question.strip():
            raise gr.Error("Stel een vraag.", print_exception=False)
        with _plainly():
            for event in session.stream(question, (), filters, PLAIN, channel="api"):
                if isinstance(event, Final):
                    answer = event.answer
        return answer_as_json(answer)

    def search(
        query: str,
        k: int = 10,
        kinds: list[str] | None = None,
        since: str = "",
        until: str = "",
        dossiers: list[str] | None = None,
        documents: list[str] | None = None,
    ) -> dict[str, object]:
        """Find the passages of the indexed documents that bear on a query, best first.

        Args:
            query: What to look for, in Dutch; a Kamerstuk number, reference or date finds its document.
            k: Number of passages, from 1 to 200.
            kinds: Only these kinds: nota, kamerbrief, motie, kamervragen, verslag, overig. Empty for all.
            since: Only documents from this day on, as 2023-10-09 or 2023. Empty for no limit.
            until: Only documents up to and including this day. Empty for no limit.
            dossiers: Only these dossiers, as "36 410 IV". Empty for all.
            documents: Only the documents with these ids. Empty for all.
        """
        session, filters = _open(desk), _filters(kinds, since, until, dossiers, documents)
        with _plainly():
            hits = session.retriever.search(query, filters, min(max(1, k), _MOST)) if query.strip() else []
        return {"results": hits_as_json(hits)}

    def documents(
        kinds: list[str] | None = None,
        since: str = "",
        until: str = "",
        dossiers: list[str] | None = None,
    ) -> dict[str, object]:
        """List the indexed documents with kind, title, date, reference, dossier, pages and sections, newest first.

        Args:
            kinds: Only these kinds: nota, kamerbrief, motie, kamervragen, verslag, overig. Empty for all.
            since: Only documents from this day on, as 2023-10-09 or 2023. Empty for no limit.
            until: Only documents up to and including this day. Empty for no limit.
            dossiers: Only these dossiers, as "36 410 IV". Empty for all.
        """
        session, filters = _open(desk), _filters(kinds, since, until, dossiers, None)
        with _plainly():
            return {"documents": [_document(record) for record in session.index.documents(filters)]}

    def timeline(dossier: str = "") -> dict[str, object]:
        """Tell what is in a dossier: its documents by date, its motions with their votes, its commitments with terms.

        Each row of motions and commitments has the verbatim passage it was taken from.

        Args:
            dossier: Number of the dossier, as "36 410 IV". Empty to list the dossiers that there are.
        """
        session = _open(desk)
        with _plainly():
            if not dossier.strip():
                listed = [{"dossier": one.name, "documents": len(one.documents)} for one in shelf.dossiers()]
                return {"dossiers": listed}
            found = find_dossier(session.index, dossier)
            overview = shelf.overview(found.name) if found else None
        if overview is None:
            raise gr.Error(
                f"Dossier {dossier.strip()[:80]} is er niet; laat het leeg voor een lijst.", print_exception=False
            )
        return overview.as_json()

    for function in (ask, search, documents, timeline):
        api(function, api_name=function.__name__)


def answer_mcp_in_json(page: gr.Blocks) -> None:
    """Make the MCP server of a page that is mounted write JSON: Gradio writes a Python dict as Python prints it.

    Args:
        page: the page, after it was mounted with ``mcp_server=True``.
    """
    from mcp.types import TextContent

    # Gradio passes where files are served from; our answers hold none, but the name is part of how it calls this.
    def as_json(outputs: Sequence[object], root_url: str) -> list[TextContent]:  # noqa: ARG001 - see above
        return [TextContent(type="text", text=json.dumps(output, ensure_ascii=False)) for output in outputs]

    vars(page.mcp_server_obj)["postprocess_output_data"] = as_json


def _document(record: DocumentRecord) -> dict[str, object]:
    """Return a document; Gradio's client takes what has a ``path`` for a file to fetch, so that is ``file`` here."""
    return {"file" if name == "path" else name: value for name, value in document_as_json(record).items()}


def _open(desk: Desk) -> Session:
    with _plainly():
        session = desk.session()
    if session is None:
        raise gr.Error(_EMPTY, print_exception=False)
    return session


def _filters(
    kinds: Sequence[str] | None,
    since: str,
    until: str,
    dossiers: Sequence[str] | None,
    documents: Sequence[str] | None,
) -> Filters:
    unknown = [kind for kind in kinds or () if kind not in set(Kind)]
    if unknown:
        raise gr.Error(f"Onbekende soort: {', '.join(unknown)}; kies uit {', '.join(Kind)}.", print_exception=False)
    with _plainly():
        return read_filters(Form(kinds or (), since, until, dossiers or (), documents or ()))


@contextmanager
def _plainly() -> Iterator[None]:
    """Hand on what is wrong as one sentence; of an error of another kind Gradio tells a program nothing."""
    try:
        yield
    except NotabeneError as error:
        raise gr.Error(str(error), print_exception=False) from error
