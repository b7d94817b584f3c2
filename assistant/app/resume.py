"""Brings a conversation back on screen: from the list, after a reload or a restart, or from a link to an answer."""

from collections.abc import Mapping

from assistant.app.chat_layout import ChatTab, Values, fresh
from assistant.app.conversations import Resumed, find, find_answer
from assistant.app.desk import Desk
from assistant.app.marking import WordMarker
from assistant.app.owner import secret_of
from assistant.app.sources import EMPTY, sources_panel
from assistant.app.turns import Turn, turns_html
from assistant.app.wiring import hint, live
from ingest.errors import NotabeneError

_GONE = "Dit gesprek is verwijderd, of het is van een ander; vraag die om een link naar het antwoord."
_NO_ANSWER = "Dit antwoord is verwijderd of de link is niet volledig; stel de vraag opnieuw."


def on_screen(tab: ChatTab, desk: Desk, found: Resumed | None) -> Values:
    """Return what the tab shows of a conversation; of none a new one.

    Args:
        tab: the tab.
        desk: has the session.
        found: the conversation.
    """
    if found is None or not found.turns:
        return fresh(tab, desk)
    last = found.turns[-1]
    return {
        tab.past: turns_html(found.turns[:-1], found.ratings),
        tab.present: turns_html([last], found.ratings),
        tab.turns: list(found.turns),
        tab.ratings: found.ratings,
        tab.sources: _sources(last, desk),
        tab.viewer: "",
        tab.hint: hint(),
        tab.said: live(f"Gesprek geopend: {found.turns[0].question}"),
    }


def arrived(tab: ChatTab, desk: Desk, query: Mapping[str, str], cookies: Mapping[str, str]) -> Values:
    """Return what the tab shows for the address that the page was opened with.

    Args:
        tab: the tab.
        desk: has the session.
        query: ``gesprek`` names a conversation, ``antwoord`` an exchange.
        cookies: of the browser.
    """
    conversation, exchange = query.get("gesprek", ""), query.get("antwoord", "")
    if not conversation and not exchange:
        return {}
    try:
        found = find(desk, conversation, secret_of(cookies)) if conversation else find_answer(desk, exchange)
    except NotabeneError as error:
        return {tab.hint: hint(str(error))}
    return on_screen(tab, desk, found) if found else {tab.hint: hint(_GONE if conversation else _NO_ANSWER)}


def _sources(turn: Turn, desk: Desk) -> str:
    session, answer = desk.session(), turn.answer
    if session is None or answer is None:
        return EMPTY
    marker = WordMarker(session.index.analyser, answer.understood)
    return sources_panel(
        answer.nearest, answer.citations, marker, refused=answer.refused, off_subject=answer.off_subject
    )
