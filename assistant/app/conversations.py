"""The tab Gesprekken: find an earlier conversation, go on with it, name it, take it to Word, delete it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from html import escape
from urllib.parse import quote

import gradio as gr
from gradio.components import Component

from assistant.answer.quote.dates import write_date
from assistant.app.clicks import read_click
from assistant.app.desk import Desk
from assistant.app.kept import ratings_of, turns_of
from assistant.app.owner import secret_of
from assistant.app.ratings import Ratings
from assistant.app.turns import Turn
from assistant.app.wiring import AT_ONCE, own_html, problem
from assistant.app.words import count
from assistant.log.conversations import Kept
from ingest.errors import NotabeneError

WORD_URL = "/notabene/gesprek"
_OFF = "Gesprekken worden hier niet bewaard: het log staat uit. De beheerder zet het aan met NOTABENE_LOG=true."
_NONE = "U hebt nog geen gesprekken. Stel een vraag onder Vraag; u vindt het gesprek dan hier terug."
_NO_MATCH = "Geen gesprek past hierbij; zoek op andere woorden."
_NO_COOKIE = (
    "Uw browser bewaart geen cookies, dus uw gesprekken zijn niet terug te vinden. Sta cookies toe voor dit adres."
)


@dataclass(frozen=True, slots=True)
class Resumed:
    """A conversation that is back on screen.

    Attributes:
        turns: its questions and answers.
        ratings: what was thought of them.
    """

    turns: Sequence[Turn]
    ratings: Ratings


def find(desk: Desk, conversation: str, secret: str) -> Resumed | None:
    """Return a conversation of an owner; None where there is no such one.

    Raises:
        NotabeneError: the log or the index cannot be read.
    """
    session = desk.session()
    if session is None or session.log is None:
        return None
    entries = session.log.conversations.entries(conversation, secret)
    return Resumed(turns_of(entries, session.index), ratings_of(entries)) if entries else None


def find_answer(desk: Desk, exchange: str) -> Resumed | None:
    """Return one answer, for whoever has a link to it; None where there is no such one.

    Raises:
        NotabeneError: the log or the index cannot be read.
    """
    session = desk.session()
    entry = session.log.conversations.exchange(exchange) if session and session.log else None
    return Resumed(turns_of([entry], session.index, shared=True), {}) if session and entry else None


def build_conversations(
    desk: Desk,
    tab: gr.Tab,
    turns: gr.State,
    outputs: Sequence[Component],
    show: Callable[[Resumed | None, gr.Request], dict[object, object]],
) -> None:
    """Build the tab inside the current ``gr.Tab``.

    Args:
        desk: has the log.
        tab: this tab.
        turns: the conversation on screen.
        outputs: what ``show`` changes.
        show: brings a conversation on screen, in the window of a request; a new one for None.
    """
    search = gr.Textbox(label="Zoek in uw gesprekken", placeholder="woorden uit vraag of antwoord")
    table = own_html("", "nb-kept")

    def listed(text: str, request: gr.Request) -> str:
        return kept_now(desk, secret_of(request.cookies), text)

    def clicked(event: gr.EventData, text: str, on_screen: list[Turn], request: gr.Request) -> dict[object, object]:
        click, secret = read_click(event._data), secret_of(request.cookies)
        session = desk.session()
        if session is None or session.log is None:
            return {table: gr.skip()}
        kept = session.log.conversations
        try:
            if click.action == "resume" and (found := find(desk, click.document, secret)):
                return show(found, request)
            if click.action == "rename":
                kept.rename(click.document, secret, click.value[:200])
            elif click.action == "delete":
                kept.delete(click.document, secret)
                if on_screen and on_screen[-1].conversation == click.document:
                    return {**show(None, request), table: kept_now(desk, secret, text)}
            else:
                return {table: gr.skip()}
        except NotabeneError as error:
            return {table: problem(str(error))}
        return {table: kept_now(desk, secret, text)}

    tab.select(listed, search, table, **AT_ONCE)
    search.change(listed, search, table, **AT_ONCE)
    table.click(clicked, [search, turns], [table, *outputs], **AT_ONCE)


def kept_now(desk: Desk, secret: str, search: str) -> str:
    """Return the list of an owner's conversations as HTML, or why there is none."""
    try:
        session = desk.session()
        if session is not None and session.log is None:
            return f'<p class="nb-note">{_OFF}</p>'
        if not secret:
            return f'<p class="nb-note">{_NO_COOKIE}</p>'
        found = session.log.conversations.listed(secret, search) if session and session.log else []
    except NotabeneError as error:
        return problem(str(error))
    if not found:
        return f'<p class="nb-note">{_NO_MATCH if search.strip() else _NONE}</p>'
    return f'<ul class="nb-kept-list">{"".join(_item(kept) for kept in found)}</ul>'


def _item(kept: Kept) -> str:
    id_, name = escape(kept.id), escape(" ".join(kept.name.split())[:200])
    local = kept.at.replace(tzinfo=UTC).astimezone()
    when = f"{write_date(local.date())}, {local:%H:%M}"
    return (
        f'<li class="nb-source"><button type="button" class="nb-link nb-resume" data-action="resume" '
        f'data-document="{id_}">{name}</button>'
        f'<p class="nb-meta">{when} · {count(kept.questions, "vraag", "vragen")}</p>'
        f'<div class="nb-tools"><a class="nb-link" href="{WORD_URL}/{quote(kept.id)}.docx" download '
        f'aria-label="Naar Word: {name}">Naar Word</a>'
        f'<details class="nb-step"><summary aria-label="Hernoemen: {name}">Hernoemen</summary>'
        f'<label for="nb-name-{id_}">Naam van dit gesprek</label>'
        f'<input id="nb-name-{id_}" type="text" maxlength="200" value="{name}">'
        f'<button type="button" class="nb-button" data-action="rename" data-document="{id_}" '
        f'data-takes="nb-name-{id_}">Naam bewaren</button></details>'
        f'<details class="nb-step"><summary aria-label="Verwijderen: {name}">Verwijderen</summary>'
        "<p>Dit gesprek wordt voorgoed verwijderd, met wat u van de antwoorden vond. Een link naar een antwoord eruit "
        "werkt daarna niet meer.</p>"
        f'<button type="button" class="nb-button" data-action="delete" data-document="{id_}">Ja, verwijderen</button>'
        "</details></div></li>"
    )
