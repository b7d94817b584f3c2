"""Verified statements to an answer, or to what is quoted beside a refusal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
    kept = _verified(index, statements)
    numberer = Numberer(index)
    text = ""
    for piece in pieces(kept, numberer):
        text += piece
        yield Delta(piece)
    if not text or not all(resolves(index, citation) for citation in numberer.citations):
        yield Final(Answer(question, question, phrase("not_found"), refused=True, nearest=hits, mode=mode, notes=notes))
        return
    yield Final(Answer(question, question, text, False, numberer.citations, hits, mode, notes))


def beside(index: Library, refusal: Answer, statements: Sequence[Statement]) -> Answer:
    """Return a refusal that goes on with what the sources do say, under a line that says that this is no answer.

    Args:
        index: where the sources are.
        refusal: one sentence.
        statements: what to quote, verified as any statement is; the refusal stays as it is where nothing stands.
    """
    numberer = Numberer(index)
    text = "".join(pieces(_verified(index, statements), numberer))
    if not text or not all(resolves(index, citation) for citation in numberer.citations):
        return refusal
    return replace(refusal, answer=f"{refusal.answer}\n\n{phrase('closest')}\n{text}", citations=numberer.citations)


def _verified(index: Library, statements: Sequence[Statement]) -> list[Statement]:
    return [statement for statement in statements if not unsupported(index, statement)]
