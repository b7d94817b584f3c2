"""Sources as a model gets them: fenced as data, each under a key made from its content."""

import hashlib
import re
from collections.abc import Sequence

from assistant.answer.quote.dates import write_date
from assistant.retrieve.hit import Hit
from prompts.load import load

_FENCE = re.compile(r"<{2,}|>{2,}")
_CHARACTERS_A_TOKEN = 3.0  # Dutch text; low, so that the budget holds for small vocabularies


def source_key(hit: Hit) -> str:
    """Return the key of a source: six characters that follow from its content and cannot be guessed from another's."""
    return hashlib.sha256(f"{hit.document.id}\n{hit.passage.start}\n{hit.passage.text}".encode()).hexdigest()[:6]


def fence(hits: Sequence[Hit], budget: int) -> tuple[str, dict[str, Hit]]:
    """Write sources for a prompt.

    Args:
        hits: best first.
        budget: tokens that the sources may take; what does not fit whole is left out, but for the first.

    Returns:
        The text, and the hit for each key in it.
    """
    template = load("answer/source")
    written: list[str] = []
    offered: dict[str, Hit] = {}
    left = budget * _CHARACTERS_A_TOKEN
    for hit in hits:
        key = source_key(hit)
        heading = f"{hit.document.kind.value}: {hit.document.title} | {hit.passage.section}"
        if hit.document.date:
            heading += f" | {write_date(hit.document.date)}"
        text = template.render(key=key, heading=_harmless(heading), text=_harmless(hit.passage.text))
        if written and len(text) > left:
            continue
        text = text[: int(left)] if not written and len(text) > left else text
        written.append(text)
        offered[key] = hit
        left -= len(text)
    return "\n".join(written), offered


def _harmless(text: str) -> str:
    """Take out what could be read as the end of a fence."""
    return _FENCE.sub("‹", text)
