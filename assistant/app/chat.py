"""The tab Vraag: question, conversation, filters, and beside it the sources or the page that a citation opens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import gradio as gr
from gradio.components import Component

from assistant.app.asking import Asking
from assistant.app.clicks import ARRIVE, FOLLOW, LONGEST, read_click
from assistant.app.desk import Desk
from assistant.app.filters import Form, chips, read_filters, without
from assistant.app.overview import titles, welcome_now
from assistant.app.owner import secret_of
from assistant.app.ratings import RATED, Ratings, wire_ratings
from assistant.app.sources import EMPTY
from assistant.app.turns import Turn, turns_html
from assistant.app.wiring import AT_ONCE, QUEUED, hint, live, own_html
from assistant.app.words import KINDS
from ingest.errors import NotabeneError

_REMEMBERED = 30
_AT_A_TIME = 8


@dataclass(frozen=True, slots=True)
class _Steer:
    """The filter form."""

    kinds: gr.CheckboxGroup
    since: gr.Textbox
    until: gr.Textbox
    dossiers: gr.Dropdown
    documents: gr.Dropdown
    on: gr.HTML


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
    """

    past: gr.HTML
    present: gr.HTML
    turns: gr.State
    ratings: gr.State
    steer: _Steer
    question: gr.Textbox
    hint: gr.HTML
    send: gr.Button
    stop: gr.Button
    fresh: gr.Button
    said: gr.HTML
    rated: gr.HTML
    sources: gr.HTML
    viewer: gr.HTML

    @property
    def outputs(self) -> list[Component]:
        """What a question or another conversation changes."""
        return [
            *(self.past, self.present, self.turns, self.ratings, self.question),
            *(self.hint, self.said, self.sources, self.viewer),
        ]


Values = dict[object, object]


def build_chat(desk: Desk, show: Callable[[object], str]) -> ChatTab:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        desk: has the session.
        show: makes the viewer for a click's data; empty where the click opens nothing.
    """
    tab = _lay_out()
    _wire_questions(tab, Asking(desk), desk)
    _wire_filters(tab, desk)
    wire_ratings((tab.past, tab.present), tab.ratings, tab.rated, desk)

    def opened(event: gr.EventData) -> object:
        if read_click(event._data).action == "close":
            return ""
        return show(event._data) or gr.skip()

    for part in (tab.past, tab.present, tab.sources, tab.viewer):
        part.click(opened, None, tab.viewer, **AT_ONCE)
    return tab


def _lay_out() -> ChatTab:
    turns, ratings = gr.State([]), gr.State({})
    with gr.Row(elem_id="nb-room", equal_height=False):
        with gr.Column(elem_id="nb-talk", scale=6, min_width=320):
            steer = _lay_out_filters()
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
                fresh = gr.Button("Nieuw gesprek", size="sm", scale=0, min_width=140, elem_id="nb-fresh")
            said = own_html(live(""), "nb-said")
            rated = own_html("", "nb-rated", js=RATED)
        with gr.Column(elem_id="nb-side", scale=5, min_width=320):
            sources = own_html(EMPTY, "nb-sources")
            viewer = own_html("", "nb-viewer", js=ARRIVE)
    return ChatTab(
        past, present, turns, ratings, steer, question, below, send, stop, fresh, said, rated, sources, viewer
    )


def _lay_out_filters() -> _Steer:
    with gr.Accordion("Filters", open=False, elem_id="nb-filters"):
        kinds = gr.CheckboxGroup([(name, kind.value) for kind, name in KINDS.items()], label="Soort")
        with gr.Row():
            since = gr.Textbox(label="Vanaf", placeholder="9 oktober 2023", min_width=140)
            until = gr.Textbox(label="Tot en met", placeholder="of alleen 2024", min_width=140)
            dossiers = gr.Dropdown([], value=[], multiselect=True, label="Dossier", min_width=140)
        documents = gr.Dropdown([], value=[], multiselect=True, label="Document")
    on = own_html(chips(read_filters(Form()), {}), "nb-on")
    return _Steer(kinds, since, until, dossiers, documents, on)


def _wire_questions(tab: ChatTab, asking: Asking, desk: Desk) -> None:
    form = _fields(tab.steer)
    outputs = tab.outputs

    def ask(
        typed: str, history: list[Turn], ratings: Ratings, request: gr.Request, *fields: object
    ) -> Iterator[Values]:
        text = typed.strip()
        if not text:
            yield {tab.hint: hint("Typ eerst een vraag, of klik een voorbeeld aan.")}
            return
        turn = Turn(text)
        number = history[-1].number + 1 if history else 1
        yield {
            tab.past: turns_html(history, ratings=ratings),
            tab.question: "",
            tab.hint: hint(),
            tab.viewer: "",
        }
        shown: Values = {}
        for state in asking.ask(text, read_form(*fields), history, secret=secret_of(request.cookies)):
            turn = replace(state.turn, number=number)
            shown = {
                tab.present: turns_html([turn]),
                tab.sources: state.sources,
                tab.said: live(state.said),
                tab.turns: [*history, turn][-_REMEMBERED:],
            }
            yield shown
        # A question that failed comes back in the box: nothing typed is lost.
        if turn.problem:
            yield {**shown, tab.question: text}

    def ask_clicked(
        event: gr.EventData, history: list[Turn], ratings: Ratings, request: gr.Request, *fields: object
    ) -> Iterator[Values]:
        click = read_click(event._data)
        if click.action == "ask":
            yield from ask(click.value, history, ratings, request, *fields)
        elif click.action == "again":
            yield from ask(click.value, history[:-1], ratings, request, *fields)
        else:
            yield {tab.hint: gr.skip()}

    def stopped(history: list[Turn]) -> Values:
        if not history or history[-1].answer or history[-1].problem:
            return {tab.hint: hint()}
        kept = [*history[:-1], replace(history[-1], problem="U hebt het antwoord gestopt.")]
        return {tab.present: turns_html(kept[-1:]), tab.turns: kept, tab.said: live("Gestopt.")}

    def failed(typed: str, history: list[Turn]) -> Values:
        # What nobody foresaw; Gradio has logged it.
        sorry = "Er ging iets mis waar Notabene niet op rekende; probeer het opnieuw of meld het aan de beheerder."
        asked = history[-1].question if history and not history[-1].answer else typed
        number = history[-1].number if history else 1
        kept = [*history[:-1], Turn(asked, problem=sorry, number=number)] if asked else history
        return {
            tab.present: turns_html(kept[-1:]),
            tab.turns: kept,
            tab.question: asked,
            tab.said: live(sorry),
        }

    def begin_again() -> Values:
        return fresh(tab, desk)

    asked = [
        gr.on(
            [tab.question.submit, tab.send.click],
            ask,
            [tab.question, tab.turns, tab.ratings, *form],
            outputs,
            concurrency_limit=_AT_A_TIME,
            **QUEUED,
        ),
        tab.present.click(
            ask_clicked,
            [tab.turns, tab.ratings, *form],
            outputs,
            concurrency_limit=_AT_A_TIME,
            trigger_mode="multiple",
            **QUEUED,
        ),
    ]
    for one in asked:
        one.failure(failed, [tab.question, tab.turns], outputs, **AT_ONCE)
    tab.stop.click(stopped, tab.turns, outputs, cancels=asked, **AT_ONCE)
    tab.fresh.click(begin_again, None, outputs, cancels=asked, **AT_ONCE)


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


def _wire_filters(tab: ChatTab, desk: Desk) -> None:
    steer, form = tab.steer, _fields(tab.steer)

    def changed(*fields: object) -> tuple[object, str]:
        try:
            return chips(read_filters(read_form(*fields)), titles(desk)), hint()
        except NotabeneError as error:
            return gr.skip(), hint(str(error))

    def chip_clicked(event: gr.EventData, *fields: object) -> tuple[object, ...]:
        click = read_click(event._data)
        if click.action not in ("off", "clear"):
            return tuple(gr.skip() for _ in form)
        left = without(read_form(*fields), click.document if click.action == "off" else "", click.value)
        return list(left.kinds), left.since, left.until, list(left.dossiers), list(left.documents)

    changes = [steer.kinds.change, steer.dossiers.change, steer.documents.change]
    # Not at each key: half a date is no mistake.
    finished = [steer.since.blur, steer.since.submit, steer.until.blur, steer.until.submit]
    shown = [steer.on, tab.hint]
    gr.on([*changes, *finished], changed, form, shown, **AT_ONCE)
    steer.on.click(chip_clicked, form, form, **AT_ONCE).then(changed, form, shown, **AT_ONCE)


def _fields(steer: _Steer) -> list[gr.CheckboxGroup | gr.Textbox | gr.Dropdown]:
    return [steer.kinds, steer.since, steer.until, steer.dossiers, steer.documents]


def read_form(*fields: object) -> Form:
    """Return the filter form from the values of its components, in their order."""
    kinds, since, until, dossiers, documents = fields
    return Form(_texts(kinds), str(since or ""), str(until or ""), _texts(dossiers), _texts(documents))


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else []
