"""How our HTML and our events are wired in Gradio: none of its own styles, overlays or public endpoints."""

from html import escape
from itertools import count
from typing import Final, Literal, TypedDict

import gradio as gr

from assistant.app.clicks import SEND


class Wiring(TypedDict, total=False):
    """Options of an event listener."""

    show_progress: Literal["full", "minimal", "hidden"]
    api_visibility: Literal["public", "private", "undocumented"]
    queue: bool


QUEUED: Final[Wiring] = {"show_progress": "hidden", "api_visibility": "private"}
"""For work that takes a while or streams."""
AT_ONCE: Final[Wiring] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
"""For what is done in a moment; it does not wait behind questions."""


_SHOWN = count()


def own_html(value: str, name: str, *, js: str = "") -> gr.HTML:
    """Return a component with HTML of ours, whose ``data-action`` elements send clicks.

    What is shown depends on the values alone (styles hide what is empty): an update of ``visible`` in a stream can make
    the browser miss other updates of the same component.

    The template stays Gradio's default, which puts the value in as it is: text of a document is never a template.

    Args:
        value: the HTML; document text in it must be escaped.
        name: its id on the page.
        js: run once when it is there.
    """
    return gr.HTML(value, elem_id=name, js_on_load=SEND + js, apply_default_css=False)


def anew(html: str) -> str:
    """Return HTML that the browser shows anew though it is the same as before: what was clicked in it is as it was."""
    return f"{html}<!-- {next(_SHOWN)} -->"


def live(text: str) -> str:
    """Return a region that a screen reader reads out when its text changes."""
    return f'<div role="status" aria-live="polite">{escape(text)}</div>'


def hint(text: str = "") -> str:
    """Return the line below the question, for what is wrong with what was filled in; empty for nothing."""
    return f'<p role="status" class="nb-meta nb-wrong">{escape(text)}</p>'


def problem(text: str) -> str:
    """Return an error as HTML."""
    return f'<div class="nb-problem"><p>{escape(text)}</p></div>'
