"""The sources of a draft: found by words, proposed by their links, uploaded, and ticked."""

from collections.abc import Iterator, Sequence

import gradio as gr

from assistant.app.clicks import read_click
from assistant.app.concept_html import proposals_html
from assistant.app.concept_layout import ConceptParts
from assistant.app.desk import Desk
from assistant.app.overview import choices, known
from assistant.app.uploading import uploading
from assistant.app.wiring import AT_ONCE, QUEUED
from assistant.draft.material import proposals
from ingest.errors import NotabeneError

_SHOWN = 6
_LOOKED_AT = 30  # passages, of which each document is offered once


def chosen_now(desk: Desk, chosen: Sequence[str]) -> gr.Dropdown:
    """Return the list of sources with some ticked; what is not in the index any more is left out."""
    records = known(desk)
    there = {record.id for record in records}
    return gr.Dropdown(choices=choices(records)[1], value=[id_ for id_ in dict.fromkeys(chosen) if id_ in there])


def wire_sources(parts: ConceptParts, desk: Desk) -> None:
    """Wire what finds, proposes and takes in sources.

    Args:
        parts: of the tab.
        desk: has the index.
    """

    def looked(words: str | None, chosen: Sequence[str]) -> str:
        if not words or not words.strip():
            return ""
        try:
            return found_html(desk, words, chosen)
        except NotabeneError as error:
            return proposals_html([], str(error))

    def belonging(chosen: Sequence[str]) -> str:
        session = desk.session()
        if session is None or not chosen:
            return ""
        found = session.index.documents_by_id(proposals(session.index, list(chosen)))
        return proposals_html(list(found.values())[:_SHOWN], "Hoort erbij; klik om toe te voegen:")

    def proposed(event: gr.EventData, chosen: Sequence[str]) -> object:
        click = read_click(event._data)
        return chosen_now(desk, [*chosen, click.document]) if click.action == "propose" else gr.skip()

    def added(paths: Sequence[str] | None) -> Iterator[tuple[object, object]]:
        for state in uploading(desk, paths) if paths else ():
            yield state.shown, state.documents

    def ticked(uploaded: Sequence[str], chosen: Sequence[str]) -> object:
        return chosen_now(desk, [*chosen, *uploaded]) if uploaded else gr.skip()

    looking = [parts.look, parts.sources]
    gr.on([parts.look.submit, parts.find.click, parts.sources.change], looked, looking, parts.found, **AT_ONCE)
    parts.sources.change(belonging, parts.sources, parts.offered, **AT_ONCE)
    for part in (parts.offered, parts.found):
        part.click(proposed, parts.sources, parts.sources, **AT_ONCE)
    # Ticked from what is chosen by then: the list may have changed while the files were read.
    taken = parts.upload.upload(
        added, parts.upload, [parts.outcome, parts.uploaded], concurrency_limit=2, **QUEUED
    )  # fmt: skip
    taken.then(ticked, [parts.uploaded, parts.sources], parts.sources, **AT_ONCE)


def found_html(desk: Desk, words: str, chosen: Sequence[str]) -> str:
    """Return the documents that words lead to, without those that are chosen, each with a button that adds it.

    Raises:
        StoreError: the index cannot be read.
    """
    session = desk.session()
    hits = session.retriever.search(words, k=_LOOKED_AT) if session else []
    records = {hit.document.id: hit.document for hit in hits if hit.document.id not in set(chosen)}
    if not records:
        return '<p class="nb-meta" role="status">Geen andere bron gevonden; zoek op andere woorden.</p>'
    return proposals_html(list(records.values())[:_SHOWN], "Gevonden; klik om toe te voegen:")
