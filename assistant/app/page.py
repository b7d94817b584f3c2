"""The whole page: header, tabs, and what keeps them true while other processes change the index."""

from pathlib import Path

import gradio as gr

from assistant.app.api import add_api
from assistant.app.chat import build_chat
from assistant.app.chat_layout import Values
from assistant.app.clicks import read_click
from assistant.app.concept import build_concept
from assistant.app.conversations import Resumed, build_conversations
from assistant.app.desk import Desk
from assistant.app.documents import build_documents, failures_now, table_now
from assistant.app.dossier import build_dossier, dossier_now
from assistant.app.dossier_tables import Order
from assistant.app.evaluation import build_evaluation
from assistant.app.listing import Listing
from assistant.app.overview import choices, header_now, known, welcome_now
from assistant.app.owner import secret_of
from assistant.app.pictures import Pictures
from assistant.app.reports import Reports
from assistant.app.resume import arrived, on_screen
from assistant.app.routes import STATIC
from assistant.app.shelf import Shelf
from assistant.app.turns import Turn
from assistant.app.under_way import window_of
from assistant.app.viewer import Viewer
from assistant.app.wiring import AT_ONCE, own_html
from ingest.errors import NotabeneError

_LOOK = 3.0
_NEVER = (-1, -1)


def build_page(desk: Desk, pictures: Pictures, shelf: Shelf) -> gr.Blocks:
    """Build the page.

    Args:
        desk: has the session.
        pictures: draws pages of documents.
        shelf: has the dossiers.
    """

    def show(data: object) -> str:
        click = read_click(data)
        session = desk.session()
        if click.action != "open" or session is None:
            return ""
        viewer = Viewer(session.index, pictures)
        return viewer.show(click.document, unit=click.unit, start=click.start, end=click.end)

    page = gr.Blocks(title="Notabene", analytics_enabled=False, fill_width=True)
    with page:
        add_api(desk, shelf)  # first: an event of the page that is called the same gets another name
        header = own_html(header_now(desk), "nb-header")
        with gr.Tabs(elem_id="nb-tabs") as tabs:
            with gr.Tab("Vraag", id="vraag"):
                chat = build_chat(desk, show)

            def resume(found: Resumed | None, request: gr.Request) -> Values:
                chat.runs.leave(window_of(request))  # else its answer would come into this conversation
                return {tabs: gr.Tabs(selected="vraag"), **on_screen(chat, desk, found)}

            with gr.Tab("Gesprekken", id="gesprekken") as kept:
                build_conversations(
                    desk,
                    kept,
                    chat.turns,
                    [tabs, *chat.outputs],
                    resume,
                )
            with gr.Tab("Documenten", id="documenten"):
                documents = build_documents(desk, show)
            with gr.Tab("Dossier", id="dossier") as tab:
                dossier = build_dossier(shelf, show, tab)
            with gr.Tab("Concept", id="concept") as writing:
                concept = build_concept(desk, show, writing)
            with gr.Tab("Uitleg", id="uitleg"):
                own_html((STATIC / "uitleg.html").read_text(encoding="utf-8"), "nb-help")
            if desk.settings.runs:  # who evaluates sets a folder; nobody else is shown it
                with gr.Tab("Evaluatie", id="evaluatie") as measured:
                    build_evaluation(Reports(Path(desk.settings.runs)), measured)

        def to_concept(event: gr.EventData, chosen: list[str]) -> tuple[object, object]:
            click = read_click(event._data)
            if click.action != "concept" or not click.value:
                return gr.skip(), gr.skip()
            return gr.Tabs(selected="concept"), concept.used(chosen, click.value.split(","))

        for part in (chat.sources, documents.table, documents.viewer):
            part.click(to_concept, concept.sources, [tabs, concept.sources], **AT_ONCE)
        seen = gr.State(_NEVER)
        clock = gr.Timer(_LOOK)

        outputs = [
            header,
            chat.present,
            chat.steer.dossiers,
            chat.steer.documents,
            concept.sources,
            documents.table,
            documents.failures,
            dossier.chosen,
            dossier.tables,
            seen,
        ]

        def refresh(
            last: tuple[int, int], turns: list[Turn], listing: Listing, name: str | None, order: Order, shown: bool
        ) -> tuple[object, ...]:
            try:
                generation = desk.generation()
                if generation == last:
                    return tuple(gr.skip() for _ in outputs)
                dossiers, titled = choices(known(desk))
                failed, table = failures_now(desk), gr.skip()
            except NotabeneError:
                generation, dossiers, titled, failed = _NEVER, [], [], ""
                table = table_now(desk, listing)
            return (
                header_now(desk),
                gr.skip() if turns else welcome_now(desk),
                gr.Dropdown(choices=dossiers),
                gr.Dropdown(choices=titled),
                gr.Dropdown(choices=titled),
                table,
                failed,
                *(dossier_now(shelf, name, order) if shown else (gr.skip(), gr.skip())),
                generation,
            )

        inputs = [seen, chat.turns, documents.listing, dossier.chosen, dossier.order, dossier.shown]

        def arrive(request: gr.Request) -> Values:
            return arrived(chat, desk, request.query_params, request.cookies) or {chat.hint: gr.skip()}

        def arrive_at_draft(request: gr.Request) -> Values:
            query = request.query_params
            shown = concept.arrived(query, secret_of(request.cookies))
            return {tabs: gr.Tabs(selected="concept") if "concept" in query else gr.skip(), **shown}

        page.load(arrive_at_draft, None, [tabs, *concept.outputs], **AT_ONCE)
        opened = page.load(arrive, None, chat.outputs, **AT_ONCE)

        def listed(now: tuple[int, int], last: tuple[int, int], listing: Listing) -> tuple[object, object]:
            return (gr.skip(), gr.skip()) if now == last else (table_now(desk, listing), now)

        # Apart, with the filters as they are by then: what was chosen while the rest was read would be undone.
        shown_at = gr.State(_NEVER)
        for begun in (opened.then, clock.tick):
            begun(refresh, inputs, outputs, **AT_ONCE).then(
                listed, [seen, shown_at, documents.listing], [documents.table, shown_at], **AT_ONCE
            )
    return page
