"""The tab Dossier: choose one, and see its commitments, its motions and its papers in time."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import gradio as gr

from assistant.app.clicks import ARRIVE, read_click
from assistant.app.dossier_tables import Order, overview_html
from assistant.app.shelf import Shelf
from assistant.app.wiring import AT_ONCE, own_html, problem
from assistant.app.words import count
from ingest.errors import NotabeneError

WORKBOOK_URL = "/notabene/dossier.xlsx"
_EMPTY = '<p class="nb-note">Er zijn nog geen documenten; voeg ze toe onder Documenten.</p>'
# A column's button that sorted its table keeps the focus when the table is drawn anew.
_KEEP = """
let sorted = null;
element.addEventListener('click', event => {
  sorted = event.target.closest('[data-action="sort"]')?.dataset.value || null;
});
watch('value', () => requestAnimationFrame(() => {
  if (sorted) element.querySelector(`[data-value="${sorted}"]`)?.focus();
  sorted = null;
}));
"""


@dataclass(frozen=True, slots=True)
class DossierTab:
    """The parts of the tab that others fill.

    Attributes:
        chosen: which dossier.
        tables: what it comes to.
        order: of its tables.
        shown: whether the tab was ever opened; until then nothing is read for it.
    """

    chosen: gr.Dropdown
    tables: gr.HTML
    order: gr.State
    shown: gr.State


def build_dossier(shelf: Shelf, show: Callable[[object], str], tab: gr.Tab) -> DossierTab:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        shelf: has the dossiers.
        show: makes the viewer for a click's data; empty where the click opens nothing.
        tab: the tab itself; what is in it is read when it is first opened.
    """
    order, shown = gr.State(Order()), gr.State(value=False)
    with gr.Row(elem_id="nb-dossiers", equal_height=False):
        with gr.Column(scale=6, min_width=320, elem_id="nb-dossier"):
            chosen = gr.Dropdown([], label="Dossier", elem_id="nb-which", filterable=True)
            tables = own_html("", "nb-overview", js=_KEEP)
        viewer = own_html("", "nb-viewer-3", js=ARRIVE)

    def opened(name: str | None, how: Order) -> tuple[object, object, bool]:
        return (*dossier_now(shelf, name, how), True)

    def choose(name: str | None, how: Order) -> tuple[str, str]:
        return tables_now(shelf, name, how), ""

    def clicked(event: gr.EventData, name: str | None, how: Order) -> tuple[object, object, Order]:
        click = read_click(event._data)
        if click.action == "sort":
            how = how.sorted_by(click.value)
            return tables_now(shelf, name, how), gr.skip(), how
        return gr.skip(), show(event._data) or gr.skip(), how

    def turned(event: gr.EventData) -> str:
        return show(event._data)

    tab.select(opened, [chosen, order], [chosen, tables, shown], **AT_ONCE)
    chosen.input(choose, [chosen, order], [tables, viewer], **AT_ONCE)
    tables.click(clicked, [chosen, order], [tables, viewer, order], **AT_ONCE)
    viewer.click(turned, None, viewer, **AT_ONCE)
    return DossierTab(chosen, tables, order, shown)


def dossier_now(shelf: Shelf, name: str | None, order: Order) -> tuple[object, str]:
    """Return the choice of dossiers, and what the one that is chosen comes to: the first until another is."""
    try:
        found = shelf.dossiers()
    except NotabeneError as error:
        return gr.skip(), problem(str(error))
    names = [one.name for one in found]
    wanted = name if name in names else next(iter(names), None)
    choices = [(f"{one.name} ({count(len(one.documents), 'document', 'documenten')})", one.name) for one in found]
    return gr.Dropdown(choices=choices, value=wanted, interactive=bool(names)), tables_now(shelf, wanted, order)


def tables_now(shelf: Shelf, name: str | None, order: Order) -> str:
    """Return what a dossier comes to now, or how to begin, or the problem that there is."""
    try:
        overview = shelf.overview(name) if name else None
    except NotabeneError as error:
        return problem(str(error))
    if overview is None:
        return _EMPTY
    return overview_html(overview, order, f"{WORKBOOK_URL}?{urlencode({'naam': overview.dossier})}")
