"""Composes an answer of verbatim sentences: the one that answers first, then what adds to it."""

import re
from collections.abc import Sequence

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.context import says_something
from assistant.answer.evidence.kinds import names_someone
from assistant.answer.evidence.units import Unit
from assistant.answer.question.asked import Asked
from assistant.answer.quote.choose import choose, is_fact, length, same, tells_earlier
from assistant.answer.quote.dates import write_date
from assistant.answer.quote.disagree import corrects, in_words
from assistant.answer.types import Span, Statement
from ingest.document import Kind
from ingest.index.records import DocumentRecord
from prompts.load import phrase

_STATE = re.compile(
    r"\b(?:stand van zaken|laatste|actueel|actuele|huidige|op dit moment|momenteel|nu)\b", re.IGNORECASE
)
_SHORT = 8  # words below which a bullet hardly stands alone, or only names what those below it are about
_FURTHER = 2  # sentences at most after one that leaves something to tell
_ITEMS = 8  # of a list at most
_CLOSE = 0.85  # from here on a newer source goes before the best


def select(
    question: str, answers: Sequence[tuple[Sequence[Asked], Sequence[Evidence]]], *, words: int = 120
) -> list[Evidence]:
    """Choose the sentences of an answer.

    Args:
        question: as asked.
        answers: for each thing that it asks, the kinds of answer asked for and the candidates that may answer, best
            first, at least one.
        words: about how long the answer may be.

    Returns:
        The sentences, the best of each thing before what adds to it.
    """
    chosen: list[Evidence] = []
    for kinds, found in answers:
        accepted = in_words(kinds, found)
        room = words if len(answers) == 1 else max(words // len(answers), words - sum(length(item) for item in chosen))
        chosen += [
            item for item in choose(question, kinds, accepted, room) if not any(same(item, other) for other in chosen)
        ]
    return chosen


def arrange(question: str, wanted: Sequence[Asked], chosen: Sequence[Evidence], *, words: int = 120) -> list[Statement]:
    """Order chosen sentences by source and write them as statements.

    Args:
        question: as asked.
        wanted: kinds of answer asked for.
        chosen: the sentences, best first, at least one.
        words: about how long the answer may be.

    Returns:
        Statements of whole sentences, each with its place; the sources in the order that the question asks for.
    """
    chosen = list(chosen)
    order = {item.document.id: position for position, item in reversed(list(enumerate(chosen)))}
    if tells_earlier(question):
        chosen.sort(key=lambda item: (_day(item), order[item.document.id]))
    elif _STATE.search(question):
        chosen.sort(key=lambda item: (-_day(item), order[item.document.id]))
    else:
        close = {item.document.id for item in chosen if item.score >= _CLOSE * chosen[0].score}
        chosen.sort(
            key=lambda item: (
                item.document.id not in close,
                -_day(item) if is_fact(wanted) and item.document.id in close else 0,
                order[item.document.id],
            )
        )
    chosen = _lists_first(chosen)
    several = len({item.document.id for item in chosen}) > 1
    by_year = several and tells_earlier(question)
    statements: list[Statement] = []
    left = words - sum(length(item) for item in chosen)
    under: set[str] = set()  # documents of which a list was given: what comes after it is no item of that list
    for item in chosen:
        heading = _year_heading(item.document) if by_year else source_heading(item.document) if several else ""
        after = _goes_on(item, wanted, left, alone=len(chosen) == 1)
        left -= sum(len(unit.text.split()) for unit in after)
        statements += quoted(item, heading, after, bullet=len(chosen) > 1 and item.document.id not in under)
        under |= {item.document.id} if _listed(item) else set()
    return statements


def _lists_first(chosen: Sequence[Evidence]) -> list[Evidence]:
    """Put a sentence with its list before the others of its document, unless it is far from the best.

    Among other sentences in bullets its items could not be told from those; sentences that are in its list go.
    """
    told = {(item.document.id, unit.start) for item in chosen for unit in _listed(item)}
    kept = [item for item in chosen if (item.document.id, item.unit.start) not in told]
    best = max((item.score for item in kept), default=0.0)
    order = list(dict.fromkeys(item.document.id for item in kept))

    def place(item: Evidence) -> tuple[int, int]:
        rank = 1 if not _listed(item) else 0 if item.score >= _CLOSE * best else 2
        return order.index(item.document.id), rank

    return sorted(kept, key=place)


def _listed(item: Evidence) -> list[Unit]:
    """Return the bullets that a sentence leads in."""
    if not item.unit.text.endswith(":"):
        return []
    position = next(index for index, other in enumerate(item.around) if other.start == item.unit.start)
    return [other for other in item.around[position + 1 :] if other.bullet and position in other.leads][:_ITEMS]


def _goes_on(item: Evidence, wanted: Sequence[Asked], room: int, *, alone: bool) -> list[Unit]:
    """Return the sentences after one in its paragraph that belong to the answer.

    A figure may be put right in the next one; a reason often follows what happened without a "because"; and where one
    sentence is all there is to tell of a subject, what follows tells more of it.
    """
    if item.unit.row or item.follows:
        return []
    position = next(index for index, other in enumerate(item.around) if other.start == item.unit.start)
    after = item.around[position + 1 : position + 2]
    if after and after[0].block == item.unit.block and corrects(wanted, item, after[0]):
        return list(after)
    reason = Asked.WHY in wanted and Asked.WHY not in item.kinds
    if not (reason or (alone and not is_fact(wanted) and Asked.YESNO not in wanted)):
        return []
    chosen: list[Unit] = []
    for unit in item.around[position + 1 :]:
        room -= len(unit.text.split())
        ends = unit.block != item.unit.block or not says_something(item.hit, unit)
        if ends or room < 0 or len(chosen) == _FURTHER:
            break
        chosen.append(unit)
    return chosen


def source_heading(document: DocumentRecord) -> str:
    """Return the line that introduces sentences of a document."""
    day = f" ({write_date(document.date)})" if document.date else ""
    kind = "document" if document.kind is Kind.OVERIG else document.kind.value
    return phrase("from_source", kind=kind.capitalize(), title=document.title, date=day)


def _year_heading(document: DocumentRecord) -> str:
    """Return the line that introduces what a document said in its time."""
    if document.date is None:
        return source_heading(document)
    return phrase("in_year", year=str(document.date.year), kind=document.kind.value.capitalize(), title=document.title)


def _day(item: Evidence) -> int:
    return item.document.date.toordinal() if item.document.date else 0


def quoted(item: Evidence, heading: str, further: Sequence[Unit] = (), *, bullet: bool) -> list[Statement]:
    """Write a sentence as statements, with what it cannot stand without: what it points back to, its list.

    Args:
        item: the sentence.
        heading: the line above it; empty for none.
        further: sentences after it that are told too.
        bullet: it is one of several.
    """
    unit, document = item.unit, item.document.id
    position = next(index for index, other in enumerate(item.around) if other.start == unit.start)
    before: list[Unit] = []
    if unit.dependent and position > 0 and not unit.bullet and item.around[position - 1].block == unit.block:
        before = [unit for unit in [item.around[position - 1]] if says_something(item.hit, unit)]
    elif unit.bullet and unit.leads:
        above = item.around[unit.leads[0]]
        # What a bullet is about stands above it: "Sluis Hoosvat", and below that its budget and its planning.
        names = above.bullet and len(above.text.split()) < _SHORT and names_someone(above.text)
        before = [above] if names or len(unit.text.split()) < _SHORT else []
    after = _listed(item)
    made = [
        Statement(other.text, (Span(document, other.start, other.end),), heading, bullet=bullet and not after)
        for other in before
    ]
    spans = tuple(
        Span(document, other.start, other.end) for other in (*(item.around[lead] for lead in unit.leads), unit)
    )
    own = Statement(item.text, spans if unit.row else spans[-1:], heading, bullet=bullet and not after)
    return [*made, own] + [
        Statement(other.text, (Span(document, other.start, other.end),), heading, bullet=bool(after))
        for other in (*item.follows, *further, *after)
    ]
