"""Thumbs up or down with reasons and a comment, under an answer."""

import time
from collections.abc import Mapping, Sequence
from html import escape

import gradio as gr

from assistant.app.clicks import read_click
from assistant.app.desk import Desk
from assistant.app.wiring import AT_ONCE
from assistant.log.entry import REASONS, Feedback

Ratings = Mapping[str, Feedback]
"""What the user thought of the answers of this conversation, by exchange."""

# What the server says of a rating is shown beside its thumbs.
RATED = "watch('value', () => window.notabene?.rated(element));"
_THUMBS = (("up", 1, "Goed antwoord"), ("down", -1, "Geen goed antwoord"))
_LONGEST = 2000
_KEPT = "Dank u, uw oordeel is bewaard."
_KEPT_TOO = "Dank u, uw oordeel en toelichting zijn bewaard."
_LOST = "Uw oordeel kon niet worden bewaard; meld het aan de beheerder."


def rating_html(exchange: str, given: Feedback | None = None) -> str:
    """Return the thumbs of an answer as HTML; the script in ``notabene.js`` keeps them in step.

    Args:
        exchange: id of the exchange; nothing is shown without one.
        given: what the user thought of it before.
    """
    if not exchange:
        return ""
    label = escape(exchange)
    thumbs = "".join(
        f'<button type="button" class="nb-button nb-thumb" data-action="rate" data-exchange="{label}" '
        f'data-value="{value}" aria-pressed="{str(bool(given and given.thumb == thumb)).lower()}">{text}</button>'
        for value, thumb, text in _THUMBS
    )
    return (
        f'<div class="nb-rate" role="group" aria-label="Uw oordeel over dit antwoord" data-exchange="{label}">{thumbs}'
        f'<div class="nb-comment"{"" if given else " hidden"}>{_reasons(given)}'
        f'<label for="nb-comment-{label}">Toelichting (mag leeg blijven)</label>'
        f'<textarea id="nb-comment-{label}" rows="2" maxlength="{_LONGEST}">'
        f"{escape(given.comment if given else '')}</textarea>"
        f'<button type="button" class="nb-button" data-action="rate" data-exchange="{label}">'
        'Toelichting versturen</button></div><span class="nb-meta nb-rated" role="status"></span></div>'
    )


def _reasons(given: Feedback | None) -> str:
    """Return the boxes to tick for what is wrong; styles show them with the thumb down alone."""
    boxes = "".join(
        f'<label><input type="checkbox" value="{reason}"{" checked" if given and reason in given.reasons else ""}> '
        f"{reason.capitalize()}</label>"
        for reason in REASONS
    )
    return f'<fieldset class="nb-reasons"><legend>Wat is er mis?</legend>{boxes}</fieldset>'


def wire_ratings(parts: Sequence[gr.HTML], ratings: gr.State, answer: gr.HTML, desk: Desk) -> None:
    """Store what is clicked under answers.

    Args:
        parts: the HTML that answers are in.
        ratings: ``Ratings`` of this conversation.
        answer: takes what the server says of a rating.
        desk: has the session.
    """

    def rate(event: gr.EventData, given: Ratings) -> tuple[object, object]:
        click = read_click(event._data)
        thumb = {value: thumb for value, thumb, _ in _THUMBS}.get(click.value)
        if click.action != "rate" or thumb is None:
            return gr.skip(), gr.skip()
        reasons = tuple(reason for reason in REASONS if thumb < 0 and reason in click.reasons.split(","))
        feedback = Feedback(thumb, click.comment.strip()[:_LONGEST], reasons)
        session = desk.session()
        kept = bool(session and session.log and session.log.rate(click.exchange, feedback))
        said = _said(click.exchange, (_KEPT_TOO if feedback.comment or feedback.reasons else _KEPT) if kept else _LOST)
        return ({**given, click.exchange: feedback} if kept else gr.skip()), said

    for part in parts:
        part.click(rate, ratings, [ratings, answer], **AT_ONCE)


def _said(exchange: str, text: str) -> str:
    # The number makes each a new value, so that the browser sees it.
    number = time.monotonic_ns()
    return f'<span data-exchange="{escape(exchange)}" data-said="{escape(text)}" data-number="{number}"></span>'
