"""The tab Documenten: add files, see what was read and what was not, and tend to a document."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape

import gradio as gr

from assistant.app.clicks import ARRIVE, read_click
from assistant.app.desk import Desk
from assistant.app.folders import at_a_glance, folders_panel
from assistant.app.listing import Listing, documents_table, failures_table, forgotten_table
from assistant.app.overview import known
from assistant.app.tending import Tending
from assistant.app.uploading import uploading
from assistant.app.watching import Watched
from assistant.app.wiring import AT_ONCE, QUEUED, anew, own_html, problem
from assistant.app.words import CORRECTED, KINDS, READ_BY_OCR, STATUSES
from ingest.errors import NotabeneError
from ingest.index.records import FolderRecord

_LOOK = 2.0
_Offered = tuple[tuple[str, ...], tuple[str, ...]]
_NOTHING: _Offered = ((), ())
_STATUSES = (STATUSES["indexed"], READ_BY_OCR, CORRECTED)


@dataclass(frozen=True, slots=True)
class DocumentsTab:
    """The parts of the tab that others fill.

    Attributes:
        table: what was read.
        failures: what was not.
        listing: how the table is looked at.
        viewer: an opened document.
    """

    table: gr.HTML
    failures: gr.HTML
    listing: gr.State
    viewer: gr.HTML


def build_documents(desk: Desk, show: Callable[[object], str]) -> DocumentsTab:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        desk: has the index.
        show: makes the viewer for a click's data; empty where the click opens nothing.
    """
    tending = Tending(desk)
    listing = gr.State(Listing())
    with gr.Row(elem_id="nb-library", equal_height=False):
        with gr.Column(scale=6, min_width=320, elem_id="nb-list"):
            files = gr.File(file_count="multiple", label="Bestanden toevoegen", height=150, elem_id="nb-upload")
            outcome = own_html('<div role="status"></div>', "nb-outcome")
            glance = own_html("", "nb-glance")
            search = gr.Textbox(label="Zoek in de lijst", placeholder="titel, kenmerk of dossier")
            with gr.Row(elem_id="nb-narrow"):
                kinds = [(name, kind.value) for kind, name in KINDS.items()]
                kind = _choice("Soort", "Alle soorten", kinds)
                dossier = _choice("Dossier", "Alle dossiers")
                status = _choice("Status", "Elke status", [(name, name) for name in _STATUSES])
                access = _choice("Toegang", "Elk label")
            table = own_html("", "nb-documents")
            done = own_html("", "nb-done")
            failures = own_html("", "nb-failures")
            forgotten = own_html("", "nb-forgotten")
            folders = own_html("", "nb-folders")
        viewer = own_html("", "nb-viewer-2", js=ARRIVE)
    offers, seen, clock = gr.State(_NOTHING), gr.State(""), gr.Timer(_LOOK)

    def added(paths: Sequence[str] | None) -> Iterator[tuple[object, object]]:
        for state in uploading(desk, paths) if paths else ():
            yield None if state.done else gr.skip(), state.shown

    def clicked(event: gr.EventData, how: Listing) -> tuple[object, object, object]:
        click = read_click(event._data)
        if click.action == "sort":
            how = how.sorted_by(click.value)
        elif click.action == "page":
            how = replace(how, page=click.unit)
        elif click.action == "document":
            return gr.skip(), tending.about(click.document), how
        else:
            return gr.skip(), gr.skip(), how
        return table_now(desk, how), gr.skip(), how

    def narrowed(
        text: str | None, kind: str | None, dossier: str | None, status: str | None, access: str | None, how: Listing
    ) -> tuple[str, Listing]:
        narrowed_by = replace(how, kind=kind or "", dossier=dossier or "", status=status or "", access=access or "")
        how = replace(narrowed_by, search=text or "", page=0)
        return table_now(desk, how), how

    def turned(event: gr.EventData, how: Listing, offered: _Offered) -> tuple[object, ...]:
        click = read_click(event._data)
        if click.action == "correct":
            page = tending.correct(click.document, click.value)
        elif click.action == "undo":
            page = tending.undo(click.document, click.value)
        elif click.action == "forget":
            page = tending.forget(click.document)
        elif click.action == "document":
            return tending.about(click.document), *([gr.skip()] * 4)
        elif click.action == "concept":
            return tuple(gr.skip() for _ in range(5))
        else:
            opened = show(event._data)
            return f"{_back(click.document)}{opened}" if opened else "", *([gr.skip()] * 4)
        return anew(page), table_now(desk, how), *_offer(desk, offered)

    def mended(event: gr.EventData, how: Listing) -> Iterator[tuple[object, ...]]:
        click = read_click(event._data)
        if click.action == "again":
            for said in tending.again(click.value):
                yield said, gr.skip(), gr.skip(), gr.skip()
        elif click.action == "restore":
            said = tending.restore(click.value)
        else:
            return
        yield said, table_now(desk, how), anew(failures_now(desk)), anew(forgotten_now(desk))

    def refreshed(last: str, offered: _Offered) -> tuple[object, ...]:
        outputs = (dossier, access, offers, glance, folders, forgotten, seen)
        try:
            now = f"{desk.generation()} {desk.watcher.state() if desk.watcher else ''}"
            if now == last:
                return tuple(gr.skip() for _ in outputs)
            return (
                *_offer(desk, offered),
                glance_now(desk),
                folders_now(desk),
                forgotten_now(desk),
                now,
            )
        except NotabeneError:
            return tuple(gr.skip() for _ in outputs)

    files.upload(added, files, [files, outcome], concurrency_limit=2, **QUEUED)
    table.click(clicked, listing, [table, viewer, listing], **AT_ONCE)
    choices = (kind, dossier, status, access)
    for field in (search, *choices):
        field.change(narrowed, [search, *choices, listing], [table, listing], **AT_ONCE)
    viewer.click(turned, [listing, offers], [viewer, table, dossier, access, offers], **AT_ONCE)
    for part in (failures, forgotten):
        part.click(mended, listing, [done, table, failures, forgotten], **QUEUED)
    changing = [dossier, access, offers, glance, folders, forgotten, seen]
    clock.tick(refreshed, [seen, offers], changing, **AT_ONCE)
    return DocumentsTab(table, failures, listing, viewer)


def _choice(label: str, everything: str, values: Sequence[tuple[str, str]] = ()) -> gr.Dropdown:
    return gr.Dropdown([(everything, ""), *values], value="", label=label, min_width=150)


def _offer(desk: Desk, offered: _Offered) -> tuple[object, object, _Offered]:
    """Return the two lists that come from the documents, and their values; a list that is the same may be open."""
    records = known(desk)
    dossiers = sorted({record.dossier for record in records if record.dossier})
    now = (tuple(dossiers), tuple(sorted({record.access for record in records})))
    if now == offered:
        return gr.skip(), gr.skip(), now
    return _choices("Alle dossiers", now[0]), _choices("Elk label", now[1]), now


def _choices(everything: str, values: Iterable[str]) -> gr.Dropdown:
    return gr.Dropdown(choices=[(everything, ""), *((value, value) for value in values)])


def _back(document: str) -> str:
    return (
        f'<p class="nb-back"><button type="button" class="nb-link" data-action="document" '
        f'data-document="{escape(document)}">Terug naar het document</button></p>'
    )


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


def forgotten_now(desk: Desk) -> str:
    """Return what was taken out by hand."""
    session = desk.session()
    return forgotten_table(session.index.forgotten()) if session else ""


def folders_now(desk: Desk) -> str:
    """Return the folders that documents come from, and how it is with the one that is watched."""
    return folders_panel(*_folders(desk), desk.folder, datetime.now().astimezone())


def glance_now(desk: Desk) -> str:
    """Return in one line what the lists below the table hold."""
    return at_a_glance(*_folders(desk), datetime.now().astimezone())


def _folders(desk: Desk) -> tuple[list[FolderRecord], Watched | None]:
    session = desk.session()
    return session.index.folders() if session else [], desk.watcher.state() if desk.watcher else None
