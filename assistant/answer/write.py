"""Statements to answer text with marks."""

from collections.abc import Iterable, Iterator

from assistant.answer.number import Numberer
from assistant.answer.types import Statement


def pieces(statements: Iterable[Statement], numberer: Numberer) -> Iterator[str]:
    """Yield the text of an answer statement by statement; joined they are the whole answer.

    Args:
        statements: in order.
        numberer: gives the marks.
    """
    before: Statement | None = None
    for statement in statements:
        text = f"{statement.text} {numberer.mark(statement.spans)}".strip()
        if statement.bullet:
            text = f"- {text}"
        if statement.heading and (before is None or before.heading != statement.heading):
            text = f"{statement.heading}\n{text}"
            gap = "\n\n"
        else:
            gap = "\n" if statement.bullet or (before is not None and before.bullet) else " "
        yield text if before is None else gap + text
        before = statement
