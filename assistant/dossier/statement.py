"""The sentences of documents that make a commitment, with who, by when and about what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.dossier.paper import Paper, Place, Sentence
from assistant.dossier.promise import Promise, looks_back, promises
from assistant.dossier.subject import Subjects
from assistant.dossier.term import due_days
from ingest.document import Kind
from ingest.index.records import DocumentRecord

_COMMITS = frozenset({Kind.KAMERBRIEF, Kind.KAMERVRAGEN, Kind.VERSLAG, Kind.NOTA})
_ASKS = frozenset({"vraag", "vragen", "fractie", "briefhoofd"})
# What a sentence is about may stand in the one before it.
_LEANS = re.compile(r"\b(?:deze|dit|haar|hem|hier(?:over|van|op)|daar(?:over|van|op|voor))\b", re.IGNORECASE)
_BEFORE = 4  # sentences in which an earlier term may stand
_CUT = re.compile(r",?\s+en\s+(?:om\s+)?|;\s*|,\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A commitment as one sentence of one document states it.

    Attributes:
        document: the document.
        place: the sentence.
        promise: what it commits to.
        committer: who commits: an office as written, or empty where the document does not say.
        executor: who carries it out.
        own: subject of its own words.
        wide: the same with the sentence before it and the heading, where its own words lean on those.
        earlier: the terms of the commitment that the sentences before it look back on ("was toegezegd vóór 1 oktober").
    """

    document: DocumentRecord
    place: Place
    promise: Promise
    committer: str
    executor: str
    own: frozenset[str]
    wide: frozenset[str]
    earlier: frozenset[date]

    @property
    def day(self) -> date:
        """The date of the document; long ago where it has none."""
        return self.document.date or date.min

    @property
    def due(self) -> date | None:
        """The last day on which it is met."""
        return self.promise.term.due if self.promise.term else None

    @property
    def public(self) -> bool:
        """It was stated to parliament, not in a nota."""
        return self.document.kind is not Kind.NOTA


def statements(papers: Sequence[Paper], subjects: Subjects) -> list[Statement]:
    """Return what documents commit to, in order of date and place."""
    found = [one for paper in papers for one in _of(paper, subjects)]
    return sorted(found, key=lambda one: (one.day, not one.public, one.document.id, one.place.start))


def _of(paper: Paper, subjects: Subjects) -> Iterator[Statement]:
    record = paper.record
    if record.kind is Kind.MOTIE:
        return
    for at, sentence in enumerate(paper.sentences):
        asks = sentence.section is not None and sentence.section.role in _ASKS
        made = [] if asks else promises(sentence.text, record.date)
        if record.kind not in _COMMITS:
            # Of other papers only what they report of a bewindspersoon by name of the office counts.
            made = [one for one in made if one.does]
        for promise, clause in zip(made, _clauses(sentence.text, made), strict=True):
            before = [one for one in paper.sentences[max(0, at - _BEFORE) : at] if one.section == sentence.section]
            yield _statement(paper, sentence, promise, clause, before, subjects)


def _statement(
    paper: Paper, sentence: Sentence, promise: Promise, clause: str, before: Sequence[Sentence], subjects: Subjects
) -> Statement:
    own = subjects.of(clause)
    wide = own
    if len(own) < 2 or _LEANS.search(clause):
        heading = sentence.section.name if sentence.section and sentence.section.role == "tekst" else ""
        back = [one.text for one in before[:-1] if looks_back(one.text)]
        question = paper.question_of(sentence.section)
        wide = subjects.of(clause, before[-1].text if before else "", heading, question, *back)
    committer = _office(promise.who, paper.record)
    return Statement(
        paper.record,
        paper.place(sentence.start, sentence.end),
        promise,
        committer,
        _capital(promise.does) or committer,
        own,
        wide,
        frozenset[date]().union(*(due_days(one.text, paper.record.date) for one in before if looks_back(one.text))),
    )


def _clauses(text: str, made: Sequence[Promise]) -> list[str]:
    """Return what belongs to each of several commitments of one sentence, cut where the next one begins."""
    terms = [one.term for one in made if one.term]
    if len(terms) < 2:
        return [text] * len(made)
    cuts = [0]
    for one, following in pairwise(terms):
        between = [match.end() for match in _CUT.finditer(text, one.end, following.start)]
        cuts.append(between[-1] if between else following.start)
    cuts.append(len(text))
    return [text[start:end] for start, end in pairwise(cuts)]


def _office(who: str, record: DocumentRecord) -> str:
    if who not in {"", "u", "ik", "wij"}:
        return _capital(who)
    if record.kind is Kind.NOTA:
        return record.addressee or ""
    return _capital(record.minister or record.sender or "")


def _capital(office: str) -> str:
    """Return an office without its article, with a capital."""
    bare = re.sub(r"^(?:de|het)\s+", "", office, flags=re.IGNORECASE)
    return bare[:1].upper() + bare[1:]
