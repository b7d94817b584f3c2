"""The tab Concept: choose sources and a section, make the draft, edit it, see what is open, take it along."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import gradio as gr

from assistant.app.clicks import ARRIVE, read_click
from assistant.app.concept_html import EMPTY, SECTIONS, aside_html, draft_html, kept_html, proposals_html
from assistant.app.desk import Desk
from assistant.app.drafting import Drafting, Kept, Request
from assistant.app.owner import secret_of
from assistant.app.wiring import AT_ONCE, QUEUED, hint, own_html
from assistant.draft.material import proposals
from assistant.draft.profielen import profiel, profielen
from ingest.errors import NotabeneError

Values = dict[object, object]


@dataclass(frozen=True, slots=True)
class ConceptTab:
    """The parts of the tab that others fill.

    Attributes:
        sources: ids of the chosen documents.
    """

    sources: gr.Dropdown


def build_concept(desk: Desk, show: Callable[[object], str], tab: gr.Tab) -> ConceptTab:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        desk: has index and log.
        show: makes the viewer for a click's data; empty where the click opens nothing.
        tab: this tab.
    """
    drafting = Drafting(desk)
    kept = gr.State(None)
    with gr.Row(elem_id="nb-drafts", equal_height=False):
        with gr.Column(scale=6, min_width=320, elem_id="nb-draft-left"):
            sources = gr.Dropdown([], value=[], multiselect=True, label="1. Bronnen", elem_id="nb-draft-sources")
            offered = own_html("", "nb-offered")
            with gr.Row():
                section = gr.Dropdown(list(SECTIONS), value="kern", label="2. Onderdeel", min_width=160)
                profile = gr.Dropdown(
                    [(profiel(name).title, name) for name in profielen()], value="bzk", label="Profiel", min_width=160
                )
            with gr.Row():
                title = gr.Textbox(label="Titel van de nota", placeholder="die van de brief", min_width=160)
                day = gr.Textbox(label="Datum van de nota", placeholder="9 oktober 2023", min_width=160)
            make = gr.Button("3. Maak concept", variant="primary", elem_id="nb-make")
            below = own_html(hint(), "nb-draft-hint")
            page = own_html("", "nb-draft-page")
            with gr.Accordion("4. Tekst bewerken", open=False, elem_id="nb-edit-draft"):
                text = gr.Textbox(
                    label="Tekst van het concept",
                    info="Een punt begint met een streepje; [1] aan het eind van een regel noemt de bron.",
                    lines=12,
                    max_lines=30,
                )
                take = gr.Button("Neem mijn tekst over", elem_id="nb-take")
            listed = own_html("", "nb-draft-list")
        with gr.Column(scale=5, min_width=320, elem_id="nb-draft-side"):
            aside = own_html(EMPTY, "nb-draft-aside")
            viewer = own_html("", "nb-viewer-4", js=ARRIVE)
    outputs = [kept, page, aside, text, below, listed, sources, section, profile, title, day]

    def on_screen(made: Kept, secret: str, said: str = "") -> Values:
        versions = drafting.versions(made.id, secret) if made.id else []
        return {
            kept: made,
            page: draft_html(made),
            aside: aside_html(made),
            text: made.draft.text,
            below: hint(said),
            listed: kept_html(drafting.newest(secret), made.id, versions),
        }

    def made_of(
        chosen: Sequence[str], what: str, by: str, called: str, dated: str, request: gr.Request
    ) -> Iterator[Values]:
        yield {below: '<p role="status" class="nb-meta nb-busy">Maakt het concept uit de bronnen</p>'}
        secret = secret_of(request.cookies)
        try:
            made = drafting.make(Request(tuple(chosen or ()), what, by, (called or "").strip(), dated or ""), secret)
        except NotabeneError as error:
            yield {below: hint(str(error))}
            return
        yield on_screen(made, secret)

    def taken(now: Kept | None, typed: str, request: gr.Request) -> Values:
        if now is None:
            return {below: hint("Maak eerst een concept.")}
        secret = secret_of(request.cookies)
        try:
            return on_screen(drafting.take_over(now, typed, secret), secret)
        except NotabeneError as error:
            return {below: hint(str(error))}

    def replaced(event: gr.EventData, now: Kept | None, request: gr.Request) -> Values:
        click, secret = read_click(event._data), secret_of(request.cookies)
        if click.action != "other" or now is None:
            return {below: gr.skip()}
        try:
            return on_screen(drafting.other(now, click.unit, secret), secret)
        except NotabeneError as error:
            return {below: hint(str(error))}

    def clicked(event: gr.EventData, request: gr.Request) -> Values:
        click, secret = read_click(event._data), secret_of(request.cookies)
        try:
            if click.action == "drop":
                drafting.delete(click.document, secret)
                return {listed: kept_html(drafting.newest(secret), "", [])}
            if click.action != "draft":
                return {below: gr.skip()}
            found = drafting.read(click.document, secret, click.unit)
        except NotabeneError as error:
            return {below: hint(str(error))}
        asked = found.request
        filled: Values = {sources: list(asked.sources), section: asked.section, profile: asked.profile}
        return {**on_screen(found, secret), **filled, title: asked.title, day: asked.day}

    def belonging(chosen: Sequence[str]) -> str:
        session = desk.session()
        if session is None or not chosen:
            return ""
        found = session.index.documents_by_id(proposals(session.index, list(chosen)))
        return proposals_html(list(found.values())[:6])

    def proposed(event: gr.EventData, chosen: Sequence[str]) -> object:
        click = read_click(event._data)
        return [*dict.fromkeys([*chosen, click.document])] if click.action == "propose" else gr.skip()

    def opened(event: gr.EventData) -> object:
        return "" if read_click(event._data).action == "close" else show(event._data) or gr.skip()

    def arrived(request: gr.Request) -> str:
        try:
            return kept_html(drafting.newest(secret_of(request.cookies)), "", [])
        except NotabeneError:
            return ""

    make.click(made_of, [sources, section, profile, title, day], outputs, concurrency_limit=2, **QUEUED)
    take.click(taken, [kept, text], outputs, **AT_ONCE)
    page.click(replaced, kept, outputs, **AT_ONCE)
    listed.click(clicked, None, outputs, **AT_ONCE)
    sources.change(belonging, sources, offered, **AT_ONCE)
    offered.click(proposed, sources, sources, **AT_ONCE)
    for part in (page, aside, viewer):
        part.click(opened, None, viewer, **AT_ONCE)
    tab.select(arrived, None, listed, **AT_ONCE)
    return ConceptTab(sources)
