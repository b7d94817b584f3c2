"""The tab Concept as it is laid out: the steps with the draft, and beside it what is open, or an opened source."""

from dataclasses import dataclass

import gradio as gr
from gradio.components import Component

from assistant.app.clicks import ARRIVE
from assistant.app.concept_html import EMPTY, SECTIONS
from assistant.app.desk import Desk
from assistant.app.steer import lay_out_how
from assistant.app.wiring import hint, own_html
from assistant.draft.profielen import profiel, profielen

# The address names the draft, so that a reload brings it back, and what was typed in it.
ADDRESS = "watch('value', () => window.notabene?.draft(element));"


@dataclass(frozen=True, slots=True)
class ConceptParts:
    """The parts of the tab.

    Attributes:
        kept: the draft on screen, or None.
        ready: a draft that was made and is not on screen yet, or the line that says why there is none.
        sources: ids of the chosen documents.
        look: search words for a source.
        find: searches.
        found: what was found.
        offered: what belongs to the chosen ones.
        upload: takes files.
        outcome: what came of them.
        uploaded: ids of what was read of them.
        section: what to draft.
        profile: of the ministry.
        title: of the nota.
        day: of the nota.
        how: quotes or a language model.
        make: makes the draft.
        stop: stops that.
        fresh: begins another one.
        hint: how far it is, or what is wrong.
        page: the draft.
        text: its text, to edit.
        take: takes the edited text over.
        listed: versions, and drafts that were kept.
        aside: what is open and what to look at.
        viewer: takes its place when a source or a version is opened.
    """

    kept: gr.State
    ready: gr.State
    sources: gr.Dropdown
    look: gr.Textbox
    find: gr.Button
    found: gr.HTML
    offered: gr.HTML
    upload: gr.UploadButton
    outcome: gr.HTML
    uploaded: gr.State
    section: gr.Dropdown
    profile: gr.Dropdown
    title: gr.Textbox
    day: gr.Textbox
    how: gr.Radio
    make: gr.Button
    stop: gr.Button
    fresh: gr.Button
    hint: gr.HTML
    page: gr.HTML
    text: gr.Textbox
    take: gr.Button
    listed: gr.HTML
    aside: gr.HTML
    viewer: gr.HTML

    @property
    def form(self) -> list[Component]:
        """What a draft is made from."""
        return [self.sources, self.section, self.profile, self.title, self.day, self.how]

    @property
    def outputs(self) -> list[Component]:
        """What another draft changes."""
        shown = [self.kept, self.page, self.aside, self.text, self.hint, self.listed, self.viewer]
        return [*shown, *self.form, self.look, self.found, self.outcome]


def lay_out(desk: Desk) -> ConceptParts:
    """Lay out the tab inside the current ``gr.Tab``."""
    kept, ready, uploaded = gr.State(None), gr.State(""), gr.State(())
    with gr.Row(elem_id="nb-drafts", equal_height=False):
        with gr.Column(scale=6, min_width=320, elem_id="nb-draft-left"):
            sources = gr.Dropdown(
                [], value=[], multiselect=True, label="1. Bronnen", info="Kies of typ (een deel van) de titel.",
                elem_id="nb-draft-sources",
            )  # fmt: skip
            with gr.Row(elem_id="nb-draft-find"):
                look = gr.Textbox(
                    label="Zoek een bron op inhoud", placeholder="vierde veerboot Zoutwijk", scale=6, min_width=160
                )
                find = gr.Button("Zoek", scale=1, min_width=80)
                upload = gr.UploadButton(
                    "Bestanden toevoegen", file_count="multiple", scale=2, min_width=200, elem_id="nb-draft-upload"
                )
            found = own_html("", "nb-found")
            offered = own_html("", "nb-offered")  # below it: a list that is clicked in must not move down
            outcome = own_html('<div role="status"></div>', "nb-draft-outcome")
            with gr.Row():
                section = gr.Dropdown(list(SECTIONS), value="kern", label="2. Onderdeel", min_width=160)
                profile = gr.Dropdown(
                    [(profiel(name).title, name) for name in profielen()], value="bzk", label="Profiel", min_width=160
                )
            with gr.Row():
                title = gr.Textbox(label="Titel van de nota", placeholder="die van de brief", min_width=160)
                day = gr.Textbox(label="Datum van de nota", placeholder="9 oktober 2023", min_width=160)
            how = lay_out_how(
                desk, "nb-draft-how", "Kern schrijven met", "Andere onderdelen komen altijd uit de bronnen zelf."
            )
            with gr.Row(elem_id="nb-draft-make"):
                make = gr.Button("3. Maak concept", variant="primary", scale=3, min_width=160, elem_id="nb-make")
                stop = gr.Button("Stop", scale=3, min_width=160, elem_id="nb-draft-stop")
                fresh = gr.Button("Nieuw concept", scale=1, min_width=150, elem_id="nb-draft-fresh")
            below = own_html(hint(), "nb-draft-hint")
            page = own_html("", "nb-draft-page", js=ADDRESS)
            with gr.Accordion("4. Tekst bewerken", open=False, elem_id="nb-edit-draft"):
                text = gr.Textbox(
                    label="Tekst van het concept",
                    info="Een punt begint met een streepje; [1] aan het eind van een regel noemt de bron.",
                    lines=12,
                    max_lines=30,
                    elem_id="nb-draft-text",
                )
                take = gr.Button("Neem mijn tekst over", elem_id="nb-take")
            listed = own_html("", "nb-draft-list")
        with gr.Column(scale=5, min_width=320, elem_id="nb-draft-side"):
            aside = own_html(EMPTY, "nb-draft-aside")
            viewer = own_html("", "nb-viewer-4", js=ARRIVE)
    return ConceptParts(
        kept, ready, sources, look, find, found, offered, upload, outcome, uploaded, section, profile, title, day, how,
        make, stop, fresh, below, page, text, take, listed, aside, viewer,
    )  # fmt: skip
