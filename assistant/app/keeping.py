"""What can be done with an answer: copy it, take it to Word, give someone a link to it."""

from html import escape

from assistant.answer.types import Answer
from assistant.export.forms import as_html, as_markdown, as_text

ANSWER_WORD_URL = "/notabene/antwoord"
_COPIES = (("rich", "Kopieer opgemaakt"), ("text", "Kopieer als tekst"), ("markdown", "Kopieer als Markdown"))


def keep_html(answer: Answer, exchange: str) -> str:
    """Return the tools of an answer as HTML; the script in ``notabene.js`` copies.

    Args:
        answer: the answer or refusal.
        exchange: id under which it is logged; without one there is no link and no Word file.
    """
    # A template is not shown and does nothing: it holds what is copied.
    forms = (("text", escape(as_text(answer))), ("markdown", escape(as_markdown(answer))), ("rich", as_html(answer)))
    held = "".join(f'<template data-form="{name}">{content}</template>' for name, content in forms)
    tools = "".join(
        f'<button type="button" class="nb-link" data-copy="{name}">{label}</button>' for name, label in _COPIES
    )
    if exchange:
        id_ = escape(exchange)
        tools += (
            f'<a class="nb-link" href="{ANSWER_WORD_URL}/{id_}.docx" download>Naar Word, met voetnoten</a>'
            f'<button type="button" class="nb-link" data-copy="link" data-value="/?antwoord={id_}">Kopieer een link'
            "</button>"
        )
    return (
        f'<details class="nb-step nb-keep"><summary>Kopiëren en delen</summary>'
        f'<div class="nb-copies">{tools}<span class="nb-meta nb-copied" role="status"></span></div>{held}</details>'
    )
