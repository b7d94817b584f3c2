"""The filter form, its chips, and the choice between quotes and a language model."""

from dataclasses import dataclass

import gradio as gr
from gradio.components import Component

from assistant.answer.types import Manner
from assistant.app.clicks import read_click
from assistant.app.desk import Desk
from assistant.app.filters import Form, chips, read_filters, without
from assistant.app.overview import titles
from assistant.app.wiring import AT_ONCE, hint, own_html
from assistant.app.words import KINDS
from ingest.errors import NotabeneError

_QUOTES, _MODEL = "citaten", "taalmodel"


@dataclass(frozen=True, slots=True)
class Steer:
    """What a question is put with.

    Attributes:
        kinds: of documents.
        since: first day.
        until: last day.
        dossiers: numbers.
        documents: ids.
        on: chips of what is on.
        how: quotes or a language model.
    """

    kinds: gr.CheckboxGroup
    since: gr.Textbox
    until: gr.Textbox
    dossiers: gr.Dropdown
    documents: gr.Dropdown
    on: gr.HTML
    how: gr.Radio

    @property
    def form(self) -> list[Component]:
        """The fields of the filter form."""
        return [self.kinds, self.since, self.until, self.dossiers, self.documents]

    def filled(self, form: Form) -> dict[object, object]:
        """Return what makes the fields show a form."""
        values = (list(form.kinds), form.since, form.until, list(form.dossiers), list(form.documents))
        return dict(zip(self.form, values, strict=True))


def lay_out_filters() -> tuple[gr.CheckboxGroup, gr.Textbox, gr.Textbox, gr.Dropdown, gr.Dropdown, gr.HTML]:
    """Lay out the form and its chips; return them in the order of ``Steer``."""
    with gr.Accordion("Filters", open=False, elem_id="nb-filters"):
        kinds = gr.CheckboxGroup([(name, kind.value) for kind, name in KINDS.items()], label="Soort")
        with gr.Row():
            since = gr.Textbox(label="Vanaf", placeholder="9 oktober 2023", min_width=140)
            until = gr.Textbox(label="Tot en met", placeholder="of alleen 2024", min_width=140)
            dossiers = gr.Dropdown([], value=[], multiselect=True, label="Dossier", min_width=140)
        documents = gr.Dropdown([], value=[], multiselect=True, label="Document")
    return kinds, since, until, dossiers, documents, own_html(chips(read_filters(Form()), {}), "nb-on")


def lay_out_how(desk: Desk, name: str = "nb-how", label: str = "Antwoord met", info: str | None = None) -> gr.Radio:
    """Lay out the choice between quotes and the language model; it shows only where there is one.

    Args:
        desk: has the settings.
        name: its id on the page.
        label: what it is a choice of.
        info: shown with it.
    """
    there = bool(desk.settings.model)
    return gr.Radio(
        [("Citaten uit de bronnen", _QUOTES), ("Taalmodel", _MODEL)],
        value=_MODEL if there else _QUOTES,
        label=label,
        info=info,
        visible=there,
        elem_id=name,
    )


def wire_filters(steer: Steer, below: gr.HTML, desk: Desk) -> None:
    """Keep chips and form in step.

    Args:
        steer: the form.
        below: takes what is wrong with what was filled in.
        desk: has the titles.
    """

    def changed(*fields: object) -> tuple[object, str]:
        try:
            return chips(read_filters(read_form(*fields)), titles(desk)), hint()
        except NotabeneError as error:
            return gr.skip(), hint(str(error))

    def chip_clicked(event: gr.EventData, *fields: object) -> dict[object, object]:
        click = read_click(event._data)
        if click.action not in ("off", "clear"):
            return {steer.kinds: gr.skip()}
        return steer.filled(without(read_form(*fields), click.document if click.action == "off" else "", click.value))

    changes = [steer.kinds.change, steer.dossiers.change, steer.documents.change]
    # Not at each key: half a date is no mistake.
    finished = [steer.since.blur, steer.since.submit, steer.until.blur, steer.until.submit]
    shown = [steer.on, below]
    gr.on([*changes, *finished], changed, steer.form, shown, **AT_ONCE)
    steer.on.click(chip_clicked, steer.form, steer.form, **AT_ONCE).then(changed, steer.form, shown, **AT_ONCE)


def read_form(*fields: object) -> Form:
    """Return the filter form from the values of its components, in their order."""
    kinds, since, until, dossiers, documents = fields
    return Form(_texts(kinds), str(since or ""), str(until or ""), _texts(dossiers), _texts(documents))


def read_manner(how: object) -> Manner:
    """Return how to answer from the value of ``Steer.how``."""
    return Manner(quote=how == _QUOTES)


def how_of(*, model: bool) -> str:
    """Return the value of ``Steer.how`` for quotes or for the language model."""
    return _MODEL if model else _QUOTES


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else []
