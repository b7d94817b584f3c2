"""What a pasted Kamervraag says at its beginning that it is about."""

import re

from assistant.conversation.exchange import Exchange

_ABOUT = re.compile(r"\bover\s+(?P<what>[^.?!;:(\n]{6,160})")
_HEAD = re.compile(r"\b(?:vragen|kamervragen|betreft|onderwerp)\b", re.IGNORECASE)


def subject(introduction: str) -> list[Exchange]:
    """Return what came before the first question as an earlier exchange, for what refers to it; empty for nothing.

    Args:
        introduction: "Vragen van het lid … aan de minister van … over …".
    """
    head = _HEAD.search(introduction)
    about = _ABOUT.search(introduction, head.end()) if head else None
    if about is None:
        return []
    question = f"Wat staat er over {' '.join(about['what'].split())}?"
    return [Exchange(question, question)]
