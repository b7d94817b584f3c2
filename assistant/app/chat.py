"""The tab Vraag: what happens when a question is asked, asked again, edited or stopped."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import gradio as gr

from assistant.answer.types import Manner
from assistant.app.asking import Asking
from assistant.app.chat_layout import ChatTab, Values, fresh, lay_out
from assistant.app.clicks import Click, read_click
from assistant.app.desk import Desk
from assistant.app.filters import Form
from assistant.app.owner import secret_of
from assistant.app.ratings import Ratings, wire_ratings
from assistant.app.steer import read_form, read_manner, wire_filters
from assistant.app.turns import Turn, turns_html
from assistant.app.under_way import Run, window_of
from assistant.app.wiring import AT_ONCE, QUEUED, hint, live

_REMEMBERED = 30
_AT_A_TIME = 8


def build_chat(desk: Desk, show: Callable[[object], str]) -> ChatTab:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        desk: has the session.
        show: makes the viewer for a click's data; empty where the click opens nothing.
    """
    tab = lay_out(desk)
    _wire_questions(tab, Asking(desk), desk)
    wire_filters(tab.steer, tab.hint, desk)
    wire_ratings((tab.past, tab.present), tab.ratings, tab.rated, desk)

    def opened(event: gr.EventData) -> object:
        if read_click(event._data).action == "close":
            return ""
        return show(event._data) or gr.skip()

    for part in (tab.past, tab.present, tab.sources, tab.viewer):
        part.click(opened, None, tab.viewer, **AT_ONCE)
    return tab


def _wire_questions(tab: ChatTab, asking: Asking, desk: Desk) -> None:
    outputs = tab.outputs

    def put(
        text: str, history: list[Turn], ratings: Ratings, form: Form, manner: Manner, request: gr.Request
    ) -> Iterator[Values]:
        window, turn = window_of(request), Turn(text)
        run = tab.runs.begin(window)
        try:
            yield from follow(turn, history, ratings, form, manner, secret_of(request.cookies), run)
        finally:
            tab.runs.end(window, run)

    def follow(
        turn: Turn, history: list[Turn], ratings: Ratings, form: Form, manner: Manner, secret: str, run: Run
    ) -> Iterator[Values]:
        number = history[-1].number + 1 if history else 1
        yield {
            tab.past: turns_html(history, ratings=ratings),
            tab.question: "",
            tab.hint: hint(),
            tab.viewer: "",
        }
        shown: Values = {}
        for state in asking.ask(turn.question, form, history, manner, secret=secret, run=run):
            turn = replace(state.turn, number=number)
            shown = {
                tab.present: turns_html([turn]),
                tab.sources: state.sources,
                tab.said: live(state.said),
                tab.turns: [*history, turn][-_REMEMBERED:],
            }
            yield shown
        # A question that failed comes back in the box: nothing typed is lost.
        if turn.problem and not run.stopped:
            yield {**shown, tab.question: turn.question}

    def ask(
        typed: str, history: list[Turn], ratings: Ratings, request: gr.Request, how: str, *fields: object
    ) -> Iterator[Values]:
        text = typed.strip()
        if not text:
            # Whoever asked before knows; it may be a second Enter that waited for the answer to the first.
            yield {tab.hint: gr.skip() if history else hint("Typ eerst een vraag, of klik een voorbeeld aan.")}
            return
        yield from put(text, history, ratings, read_form(*fields), read_manner(how), request)

    def ask_clicked(
        event: gr.EventData, history: list[Turn], ratings: Ratings, request: gr.Request, how: str, *fields: object
    ) -> Iterator[Values]:
        click, form, manner = read_click(event._data), read_form(*fields), read_manner(how)
        again = _asked_by(click, history)
        if again is None:
            yield {tab.hint: gr.skip()}
            return
        text, earlier = again
        if click.action == "only":
            form = Form(documents=tuple(filter(None, click.value.split(","))))
        elif click.action == "wider":
            form, manner = Form(), replace(manner, wide=True)
        if click.action in ("only", "wider"):
            yield tab.steer.filled(form)
        yield from put(text, earlier, ratings, form, manner, request)

    def stopped(request: gr.Request) -> None:
        tab.runs.stop(window_of(request))  # what is under way says so itself

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

    def begin_again(request: gr.Request) -> Values:
        tab.runs.leave(window_of(request))
        return fresh(tab, desk)

    with_what = [tab.turns, tab.ratings, tab.steer.how, *tab.steer.form]
    asked = [
        gr.on(
            [tab.question.submit, tab.send.click],
            ask,
            [tab.question, *with_what],
            outputs,
            concurrency_limit=_AT_A_TIME,
            trigger_mode="always_last",  # Enter while an answer comes is not lost: it waits for its end
            **QUEUED,
        ),
        gr.on(
            [tab.present.click, tab.past.click, tab.sources.click],
            ask_clicked,
            with_what,
            outputs,
            concurrency_limit=_AT_A_TIME,
            trigger_mode="multiple",
            **QUEUED,
        ),
    ]
    for one in asked:
        one.failure(failed, [tab.question, tab.turns], outputs, **AT_ONCE)
    tab.stop.click(stopped, **AT_ONCE)
    tab.fresh.click(begin_again, None, outputs, **AT_ONCE)


def _asked_by(click: Click, history: list[Turn]) -> tuple[str, list[Turn]] | None:
    """Return the question that a click asks and what went before it; None where it asks nothing."""
    last = history[-1] if history else None
    if click.action == "ask":
        return click.value, history
    if click.action == "revise" and click.value.strip():
        return click.value.strip(), [turn for turn in history if turn.number < click.unit]
    if click.action == "again":
        return click.value, history[:-1]
    if last and (click.action == "wider" or (click.action == "only" and click.value)):
        return last.question, history[:-1]
    return None
