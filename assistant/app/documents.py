"""The tab Documenten: add files, see what was read and what was not, open a document."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import gradio as gr

from assistant.app.clicks import ARRIVE, read_click
from assistant.app.desk import Desk
from assistant.app.listing import Listing, documents_table, failures_table, outcome_table
from assistant.app.overview import known
from assistant.app.upload import Upload
from assistant.app.wiring import AT_ONCE, QUEUED, own_html, problem
from assistant.app.words import KINDS, count
from ingest.errors import NotabeneError


@dataclass(frozen=True, slots=True)
class DocumentsTab:
    """The parts of the tab that others fill.

    Attributes:
        table: what was read.
        failures: what was not.
        listing: how the table is looked at.
    """

    table: gr.HTML
    failures: gr.HTML
    listing: gr.State


def build_documents(desk: Desk, show: Callable[[object], str]) -> DocumentsTab:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        desk: has the index.
        show: makes the viewer for a click's data; empty where the click opens nothing.
    """
    upload = Upload(desk.folder, desk.settings)
    listing = gr.State(Listing())
    with gr.Row(elem_id="nb-library", equal_height=False):
        with gr.Column(scale=6, min_width=320, elem_id="nb-list"):
            files = gr.File(file_count="multiple", label="Bestanden toevoegen", height=150, elem_id="nb-upload")
            outcome = own_html('<div role="status"></div>', "nb-outcome")
            with gr.Row():
                search = gr.Textbox(label="Zoek in de lijst", placeholder="titel, kenmerk of dossier", scale=3)
                kind = gr.Dropdown(
                    [("Alle soorten", ""), *((name, kind.value) for kind, name in KINDS.items())],
                    value="",
                    label="Soort",
                    scale=1,
                    min_width=140,
                )
            table = own_html("", "nb-documents")
            failures = own_html("", "nb-failures")
        viewer = own_html("", "nb-viewer-2", js=ARRIVE)

    def added(paths: Sequence[str] | None) -> Iterator[tuple[object, object]]:
        if not paths:
            return
        asked = count(len(paths), "bestand", "bestanden")
        yield gr.skip(), f'<div role="status"><p class="nb-note nb-busy">Leest {asked} in.</p></div>'
        try:
            stored = upload.store([Path(path) for path in paths])
            rows = []
            for rows in upload.ingest(stored):
                busy = f'<p class="nb-note nb-busy">{len(rows)} van {asked} gedaan.</p>'
                yield gr.skip(), f'<div role="status">{busy}{outcome_table(rows) if rows else ""}</div>'
        except NotabeneError as error:
            yield None, f'<div role="status">{problem(str(error))}</div>'
            return
        good = sum(row.status == "indexed" for row in rows)
        done = f'<p class="nb-note">{good} van {asked} ingelezen.</p>'
        yield None, f'<div role="status">{done}{outcome_table(rows)}</div>'

    def clicked(event: gr.EventData, how: Listing) -> tuple[object, object, object]:
        click = read_click(event._data)
        if click.action == "sort":
            how = how.sorted_by(click.value)
        elif click.action == "page":
            how = replace(how, page=click.unit)
        elif html := show(event._data):
            return gr.skip(), html, how
        return table_now(desk, how), gr.skip(), how

    def narrowed(text: str, chosen: str | None, how: Listing) -> tuple[str, Listing]:
        how = replace(how, search=text or "", kind=chosen or "", page=0)
        return table_now(desk, how), how

    def turned(event: gr.EventData) -> str:
        return show(event._data)

    files.upload(added, files, [files, outcome], concurrency_limit=2, **QUEUED)
    table.click(clicked, listing, [table, viewer, listing], **AT_ONCE)
    for field in (search, kind):
        field.change(narrowed, [search, kind, listing], [table, listing], **AT_ONCE)
    viewer.click(turned, None, viewer, **AT_ONCE)
    return DocumentsTab(table, failures, listing)


def table_now(desk: Desk, listing: Listing) -> str:
    """Return the table of what is in the index now, or the problem that there is."""
    try:
        return documents_table(known(desk), listing)
    except NotabeneError as error:
        return problem(str(error))


def failures_now(desk: Desk) -> str:
    """Return what was not read."""
    session = desk.session()
    return failures_table(session.index.files()) if session else ""
