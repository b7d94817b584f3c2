"""What an abbreviation or a term means, by a source that says so."""

import re
from collections.abc import Iterable, Iterator

from assistant.answer.evidence.context import members_speak, stretch
from assistant.answer.evidence.units import Unit
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.judge.refusal import refusal
from assistant.answer.judge.refuse import Verdict
from assistant.answer.question.abbreviations import abbreviations, defines
from assistant.answer.question.asked import Asked
from assistant.answer.quote.extractive import source_heading
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.dutch.query import QueryMaker
from ingest.index.filters import Filters

_DEPTH = 100  # passages with an abbreviation that are looked at


def definition(inquiry: Inquiry) -> Finding | None:
    """Return the sentences that say what the abbreviations of a question stand for, one or two for each meaning.

    Returns:
        None where the question asks for no meaning, and for a lone abbreviation that no source explains: it may be
        what someone looks for.
    """
    question = inquiry.question
    short = abbreviations(question) if Asked.MEANING in inquiry.wanted else []
    made = _meanings(inquiry.index, short, inquiry.filters)
    if len(made) == 1:
        return Finding((Statement(made[0].text, made[0].spans),))
    if made:
        return Finding(tuple(made[:4]))
    if short and " " in question:
        return Finding((), refusal=refusal(question, inquiry.hits, Verdict((), kind=Asked.MEANING)))
    return None


def _meanings(index: Library, short: Iterable[str], filters: Filters) -> list[Statement]:
    made: list[Statement] = []
    for word in short:
        meanings: set[str] = set()
        for hit, unit in _units(index, word, filters):
            if not defines(unit.text, word):
                continue
            meaning = _meaning(unit.text, word)
            if meaning in meanings:
                continue
            meanings.add(meaning)
            span = Span(hit.document.id, unit.start, unit.end)
            made.append(Statement(unit.text, (span,), source_heading(hit.document), bullet=True))
    return made


def _units(index: Library, word: str, filters: Filters) -> Iterator[tuple[Hit, Unit]]:
    """Yield the sentences with an abbreviation: the government's before those of Members, the oldest first."""
    found = index.lexical(QueryMaker(index.analyser).make(word), filters, _DEPTH)
    passages = index.passages([id_ for id_, _ in found])
    documents = index.documents_by_id(list({passage.document for passage in passages.values()}))
    seen: set[tuple[str, int]] = set()
    entries: list[tuple[bool, str, int, Hit, Unit]] = []
    for passage in passages.values():
        document = documents.get(passage.document)
        if document is None or not re.search(rf"\b{re.escape(word)}\b", passage.text):
            continue
        hit = Hit(passage, document, 0.0, 0.0, 0.0)
        for unit in stretch(index, hit):
            if word in unit.text and not unit.text.endswith("?") and (document.id, unit.start) not in seen:
                seen.add((document.id, unit.start))
                day = document.date.isoformat() if document.date else "9"
                entries.append((members_speak(hit, unit), day, unit.start, hit, unit))
    entries.sort(key=lambda entry: entry[:3])
    yield from ((entry[3], entry[4]) for entry in entries)


def _meaning(text: str, word: str) -> str:
    """Return what tells one meaning from another: the words before or within the brackets, folded."""
    match = re.search(rf"([\w’'-]+(?: [\w’'-]+)?) \(\W?{re.escape(word)}\b", text) or re.search(
        rf"\b{re.escape(word)} ?[(:=]? ?([^).;]{{3,30}})", text
    )
    return match[1].casefold() if match else text.casefold()
