"""Takes a written commitment apart: who commits, who carries it out, by when."""

import re
from collections.abc import Sequence

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.kinds import first
from assistant.answer.question.asked import Asked
from assistant.answer.types import Span, Statement
from assistant.dossier.promise import promises
from assistant.retrieve.base import Library
from ingest.index.records import DocumentRecord
from prompts.load import phrase


def commitment(index: Library, accepted: Sequence[Evidence], said: Sequence[Statement]) -> list[Statement]:
    """Return lines that keep committer, executor and term apart, for the first promise among the quoted sentences.

    Args:
        index: where the documents are.
        accepted: the evidence of the answer.
        said: the sentences that the answer quotes.

    Returns:
        Up to three statements, each cited; empty where no quoted sentence holds a promise in so many words.
    """
    quoted = {(span.document, span.start) for statement in said for span in statement.spans}
    for item in accepted:
        if (item.document.id, item.unit.start) not in quoted:
            continue
        promise = next((one for one in promises(item.unit.text, item.document.date) if one.explicit), None)
        if promise is None:
            continue
        span = Span(item.document.id, item.unit.start, item.unit.end)
        made = []
        who, place = _person(index, item.document, promise.who, span)
        if who:
            made.append(_line("committed_by", "who", who, place))
        does, place = _person(index, item.document, promise.does or promise.who, span)
        if does:
            made.append(_line("executed_by", "who", does, place))
        term = promise.term.text if promise.term else first(Asked.WHEN, item.unit.text)
        if term:
            made.append(_line("due", "when", term, span))
        return made
    return []


def _line(name: str, variable: str, value: str, span: Span) -> Statement:
    return Statement(phrase(name, **{variable: value}), (span,), bullet=True)


def _person(index: Library, document: DocumentRecord, word: str, span: Span) -> tuple[str, Span]:
    """Return whom a word stands for: "u" is whom the nota is written to, "ik" who signs the letter."""
    office = {"u": document.addressee, "ik": document.minister or document.sender}.get(word, word)
    if office is None or word not in {"u", "ik"}:
        return re.sub(r"^(?:[Dd]e|[Hh]et)\s+", "", office or "") if word not in {"u", "ik", "wij"} else "", span
    start = index.text(document.id).find(office)
    return (office, Span(document.id, start, start + len(office))) if start >= 0 else ("", span)
