"""The tab Vraag as it is laid out: question, conversation, filters, and beside it the sources or an opened page."""

from dataclasses import dataclass

import gradio as gr
from gradio.components import Component

from assistant.app.clicks import ARRIVE, FOLLOW, LONGEST
from assistant.app.desk import Desk
from assistant.app.overview import welcome_now
from assistant.app.ratings import RATED
from assistant.app.sources import EMPTY
from assistant.app.steer import Steer, lay_out_filters, lay_out_how
from assistant.app.under_way import Runs
from assistant.app.wiring import hint, live, own_html


@dataclass(frozen=True, slots=True)
class ChatTab:
    """The parts of the tab.

    Attributes:
        past: all turns but the last.
        present: the last turn, or the welcome.
        turns: the conversation.
        ratings: what the user thought of its answers.
        steer: the filters.
        question: where it is typed.
        hint: what is wrong with what was filled in.
        send: asks.
        stop: stops the answer.
        fresh: begins a new conversation.
        said: for a screen reader.
        rated: what the server says of a rating.
        sources: the sources panel.
        viewer: takes its place when a citation is opened.
        runs: the questions under way.
    """

    past: gr.HTML
    present: gr.HTML
    turns: gr.State
    ratings: gr.State
    steer: Steer
    question: gr.Textbox
    hint: gr.HTML
    send: gr.Button
    stop: gr.Button
    fresh: gr.Button
    said: gr.HTML
    rated: gr.HTML
    sources: gr.HTML
    viewer: gr.HTML
    runs: Runs

    @property
    def outputs(self) -> list[Component]:
        """What a question or another conversation changes."""
        return [
            *(self.past, self.present, self.turns, self.ratings, self.question),
            *(self.hint, self.said, self.sources, self.viewer),
            *self.steer.form,
        ]


Values = dict[object, object]


def lay_out(desk: Desk) -> ChatTab:
    """Lay out the tab inside the current ``gr.Tab``."""
    turns, ratings = gr.State([]), gr.State({})
    with gr.Row(elem_id="nb-room", equal_height=False):
        with gr.Column(elem_id="nb-talk", scale=6, min_width=320):
            filters = lay_out_filters()
            with gr.Column(elem_id="nb-conversation"):
                past = own_html("", "nb-past")
                present = own_html("", "nb-present", js=FOLLOW)
            with gr.Row(elem_id="nb-composer"):
                question = gr.Textbox(
                    label="Uw vraag",
                    placeholder="Stel een vraag",
                    lines=1,
                    max_lines=8,
                    max_length=LONGEST,
                    scale=8,
                    elem_id="nb-question",
                    autofocus=True,
                )
                send = gr.Button("Vraag", variant="primary", scale=1, min_width=96, elem_id="nb-send")
                stop = gr.Button("Stop", scale=1, min_width=96, elem_id="nb-stop")
            with gr.Row(elem_id="nb-below"):
                below = own_html(hint(), "nb-hint")
                how = lay_out_how(desk)
                anew = gr.Button("Nieuw gesprek", size="sm", scale=0, min_width=140, elem_id="nb-fresh")
            said = own_html(live(""), "nb-said")
            rated = own_html("", "nb-rated", js=RATED)
        with gr.Column(elem_id="nb-side", scale=5, min_width=320):
            sources = own_html(EMPTY, "nb-sources")
            viewer = own_html("", "nb-viewer", js=ARRIVE)
    return ChatTab(
        past,
        present,
        turns,
        ratings,
        Steer(*filters, how),
        question,
        below,
        send,
        stop,
        anew,
        said,
        rated,
        sources,
        viewer,
        Runs(),
    )


def fresh(tab: ChatTab, desk: Desk) -> Values:
    """Return what a new conversation shows."""
    return {
        tab.past: "",
        tab.present: welcome_now(desk),
        tab.turns: [],
        tab.ratings: {},
        tab.sources: EMPTY,
        tab.viewer: "",
        tab.said: live("Nieuw gesprek."),
        tab.hint: hint(),
    }
