"""Answers a broad question: how things stand, from the newest sources; what something is, from those that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.evidence.context import says_something
from assistant.answer.evidence.gather import gather
from assistant.answer.evidence.units import Unit
from assistant.answer.evidence.words import Words
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.question.broad import Broad, View, broad
from assistant.answer.quote.choose import length, same
from assistant.answer.quote.extractive import quoted, source_heading
from assistant.answer.quote.telling import headings, holds_subject, tells
from assistant.answer.types import Statement
from assistant.retrieve.base import Library
from assistant.retrieve.question import Question, understand
from assistant.retrieve.related import kin
from ingest.document import Kind
from ingest.dutch.fold import fold
from ingest.index.records import DocumentRecord

_DEEP = 2  # times as many passages as for one fact: a picture is drawn from several documents
_ABOUT = 0.6  # share of the subject that a sentence holds with what stands around it, from which it is about it
#: Score from which a source is told from, as a share of the best one, and a sentence, as a share of its source's best.
_FAIR = {View.STATE: 0.75, View.NATURE: 0.85}
_MOST = (4, 2, 1)  # sentences at most of each source, in their order
_FURTHER = 3  # sentences at most after the one that says what something is
_SHARE = 0.7  # of the words of an answer, what the first source may take where there are others
_STOP = re.compile(r"[.;:!…][»”\"'’)\]¹²³⁰-⁹]*$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence about the subject, with how well it tells what is asked of it."""

    evidence: Evidence
    score: float


def overview(inquiry: Inquiry) -> Finding | None:
    """Answer a broad question with what up to three sources say of its subject.

    Returns:
        For how things stand the newest sources first, for what something is those that say it best; None where the
        question is no broad one, or nothing in the documents tells it.
    """
    asked = broad(inquiry.question)
    if asked is None or not inquiry.words.subject(asked.subject):
        return None
    told = _telling(inquiry, asked)
    if not told:
        return None
    sources = _sources(inquiry.index, asked.view, told)
    several, room = len(sources) > 1, inquiry.length
    statements: list[Statement] = []
    used: list[Evidence] = []
    for most, source in zip(_MOST, sources, strict=False):
        chosen = _chosen(source, most, int(_SHARE * room) if several and not used else room, used)
        heading = source_heading(source[0].evidence.document) if several else ""
        for item in chosen:
            after = _more(item) if asked.view is View.NATURE and not statements else []
            made = quoted(item, heading, after, bullet=several or len(chosen) > 1)
            # What a sentence points back to may have been told already.
            made = [one for one in made if one.spans not in {other.spans for other in statements}]
            statements += made
            room -= sum(len(statement.text.split()) for statement in made)
        used += chosen
    offered = {hit.passage.id for hit in inquiry.hits}
    further = {item.hit.passage.id: item.hit for item in used if item.hit.passage.id not in offered}
    return Finding(tuple(statements), sources=(*inquiry.hits, *further.values()))


def _telling(inquiry: Inquiry, asked: Broad) -> list[_Told]:
    """Return the sentences that are about the subject and tell what is asked of it, best first."""
    topic = understand(asked.subject)
    # That the state is asked for makes the newest documents come first.
    wording = f"{asked.view.value} {asked.subject}" if asked.view is View.STATE else asked.subject
    hits = inquiry.retriever.search(wording, inquiry.filters, _DEEP * inquiry.depth)
    found = gather(inquiry.index, inquiry.words, topic, hits)
    told = [
        _Told(item, tells(inquiry.words, asked, item)) for item in found if _is_about(inquiry.words, asked, topic, item)
    ]
    return sorted((one for one in told if one.score > 0), key=lambda one: -one.score)


def _is_about(words: Words, asked: Broad, topic: Question, item: Evidence) -> bool:
    """Tell whether a unit is about the subject, and is a sentence, an item or a row rather than a title.

    A row is about what it names. A sentence may have the name above it, but the whole of it: of "Sluis Kolkwijk" and
    "Sluis Nieuw Kolkwijk" each is told of apart. What something is says a sentence that names it.
    """
    if item.violations or item.members:
        return False
    heads = headings(words, asked, item)
    # Below a sentence or heading that holds all of the subject nothing need be said again.
    below = asked.view is View.STATE and not item.unit.row and any(holds_subject(words, asked, head) for head in heads)
    if (item.coverage < _ABOUT or item.missing) and not below:
        return False
    if item.unit.row:
        return item.own >= _ABOUT and {word for name in topic.names for word in name.split()} <= item.stated
    if not (item.unit.bullet or _STOP.search(item.unit.text)):
        return False
    if asked.view is View.NATURE:
        return item.own >= _ABOUT or item.section in heads
    above = fold("\n".join((item.text, item.section, item.document.title, *heads)))
    return all(fold(name) in above for name in topic.names)


def _sources(index: Library, view: View, told: Sequence[_Told]) -> list[list[_Told]]:
    """Return what each source says that is told, in the order of the sources; of a nota and its letter the letter."""
    by_document: dict[str, list[_Told]] = {}
    for one in told:
        source = by_document.setdefault(one.evidence.document.id, [])
        if one.score >= _FAIR[view] * (source or told)[0].score:
            source.append(one)
    sources = [source for source in by_document.values() if source]
    if view is View.STATE:
        # What a motion asks tells nothing of what became of it.
        told_of = [source for source in sources if source[0].evidence.document.kind is not Kind.MOTIE]
        sources = sorted(told_of or sources, key=lambda source: -_day(source[0].evidence.document))
    letters = {document.id for source in sources if (document := source[0].evidence.document).kind is not Kind.NOTA}
    return [source for source in sources if not _of_letter(index, source[0].evidence.document, letters)]


def _of_letter(index: Library, document: DocumentRecord, letters: set[str]) -> bool:
    """Tell whether a document is the nota of a letter that is told from already."""
    return document.kind is Kind.NOTA and any(
        hands and id_ in letters for id_, hands in kin(index, document.id).items()
    )


def _chosen(source: Sequence[_Told], most: int, room: int, used: Sequence[Evidence]) -> list[Evidence]:
    """Return the best sentences of one source that fit, in the order in which they stand."""
    chosen: list[Evidence] = []
    for one in source:
        item = one.evidence
        if len(chosen) == most or any(same(item, other) for other in (*used, *chosen)):
            continue
        if length(item) <= room:
            chosen.append(item)
            room -= length(item)
    return sorted(chosen, key=lambda item: item.unit.start)


def _more(item: Evidence) -> list[Unit]:
    """Return the sentences that go on after one in its paragraph, which tell more of what something is."""
    if item.unit.row or item.unit.bullet:
        return []
    below = [unit for unit in item.around if unit.block == item.unit.block and unit.start > item.unit.start]
    return [unit for unit in below[:_FURTHER] if says_something(item.hit, unit)]


def _day(document: DocumentRecord) -> int:
    return document.date.toordinal() if document.date else 0
