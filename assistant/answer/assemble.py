"""Verified statements to an answer."""

from collections.abc import Iterator, Sequence

from assistant.answer.number import Numberer
from assistant.answer.types import Answer, Delta, Event, Final, Statement
from assistant.answer.verify import resolves, unsupported
from assistant.answer.write import pieces
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from prompts.load import phrase


def finish(
    index: Library,
    question: str,
    statements: Sequence[Statement],
    hits: tuple[Hit, ...],
    *,
    mode: str = "extractive",
    notes: tuple[str, ...] = (),
) -> Iterator[Event]:
    """Verify statements, number their sources and send them.

    Args:
        index: where the sources are.
        question: as asked.
        statements: what to say.
        hits: what was found.
        mode: who wrote the statements.
        notes: for the user.
    """
    kept = [statement for statement in statements if not unsupported(index, statement)]
    numberer = Numberer(index)
    text = ""
    for piece in pieces(kept, numberer):
        text += piece
        yield Delta(piece)
    if not text or not all(resolves(index, citation) for citation in numberer.citations):
        yield Final(Answer(question, question, phrase("not_found"), refused=True, nearest=hits, mode=mode, notes=notes))
        return
    yield Final(Answer(question, question, text, False, numberer.citations, hits, mode, notes))
