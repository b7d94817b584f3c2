"""The passages that say that a commitment was kept, and which one that was."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.dossier.paper import Paper, Place, Sentence
from assistant.dossier.promise import completes
from assistant.dossier.statement import Statement
from assistant.dossier.subject import Subjects
from assistant.dossier.term import due_days
from ingest.document import Kind
from ingest.index.records import DocumentRecord
from ingest.recognise.dates import find_dates
from ingest.recognise.references import find_references

_SAYS = frozenset({Kind.KAMERBRIEF, Kind.KAMERVRAGEN, Kind.VERSLAG, Kind.NOTA})
_LIST = re.compile(r"toezegging", re.IGNORECASE)
_MOTION = re.compile(r"\bmotie\b", re.IGNORECASE)
# A sentence that says itself which commitment it is about.
_COMPLETE = re.compile(r"[•–\- ]*(?:Dat geldt ook voor|De toezegging (?:om|dat|over)\b)")
_BEFORE = 5  # sentences of a paragraph that may say which commitment it was


@dataclass(frozen=True, slots=True)
class Completion:
    """A passage that says that a commitment was kept.

    Attributes:
        document: the document.
        place: the sentence.
        subject: what it and the sentences before it are about.
        days: the dates and terms that these name: of the commitment, or by when it was due.
        keys: the documents that these name.
    """

    document: DocumentRecord
    place: Place
    subject: frozenset[str]
    days: frozenset[date]
    keys: frozenset[str]


def completions(papers: Sequence[Paper], subjects: Subjects) -> list[Completion]:
    """Return the passages of documents that say that a commitment was kept, in order of date."""
    found = [one for paper in papers for one in _of(paper, subjects)]
    return sorted(found, key=lambda one: (one.document.date or date.min, one.document.id, one.place.start))


def kept_by(made: Sequence[Statement], said: Completion, subjects: Subjects, *, only: bool = False) -> float:
    """Return how surely a passage is about a commitment; 0 where it is not.

    A date alone decides nothing (one letter makes several commitments), nor do a few words alone: two of the letter,
    the term and the subject must agree.

    Args:
        made: the statements of the commitment.
        said: the passage.
        subjects: compares what they are about.
        only: of all commitments made before it, this alone has a term that it names.
    """
    if not before(made, said):
        return 0.0
    shared = 0.0
    for one in made:
        title = subjects.of(one.document.title) if not one.own else frozenset[str]()
        shared = max(
            shared, subjects.overlap(one.own, said.subject), subjects.overlap(one.wide | title, said.subject) * 0.8
        )
    letter = any(one.day in said.days or one.document.kamerstuk in said.keys for one in made)
    term = names_term(made, said)
    enough = (
        (letter and term and shared > 0.05)
        or ((letter or term) and shared >= 0.3)
        or (term and only and shared >= 0.1)
        or shared >= 0.8
    )
    return shared + 0.5 * letter + 0.5 * term if enough else 0.0


def before(made: Sequence[Statement], said: Completion) -> bool:
    """Tell whether a commitment was made before a passage, and elsewhere."""
    return (
        said.document.date is not None
        and min(one.day for one in made) < said.document.date
        and all(one.document != said.document for one in made)
    )


def names_term(made: Sequence[Statement], said: Completion) -> bool:
    """Tell whether a passage names a term of a commitment."""
    return any(one.due in said.days for one in made if one.due)


def _of(paper: Paper, subjects: Subjects) -> Iterator[Completion]:
    record = paper.record
    listing = record.kind is Kind.OVERIG and _LIST.search(record.title)
    if record.kind not in _SAYS and not listing:
        return
    for at, sentence in enumerate(paper.sentences):
        row = "|" in sentence.text
        if not completes(sentence.text) or (listing and not row) or (row and _MOTION.match(sentence.text)):
            continue
        yield _completion(paper, sentence, [] if row else _before(paper, at), subjects)


def _before(paper: Paper, at: int) -> list[Sentence]:
    """Return the sentences before one that it leans on: of the same paragraph, else the one before."""
    here = paper.sentences[at]
    if _COMPLETE.match(here.text):
        return []
    near = [one for one in paper.sentences[max(0, at - _BEFORE) : at] if one.section == here.section]
    near = [one for one in near if "|" not in one.text]
    return [one for one in near if one.paragraph == here.paragraph] or near[-1:]


def _completion(paper: Paper, sentence: Sentence, before: Sequence[Sentence], subjects: Subjects) -> Completion:
    record = paper.record
    text = "\n".join([*(one.text for one in before), sentence.text])
    heading = sentence.section.name if sentence.section else ""
    days = {found.date for found in find_dates(text, record.date)}
    days |= due_days("\n".join([text, *_bare_terms(text)]), record.date)
    keys = {reference.key for reference in find_references(text)}
    return Completion(
        record,
        paper.place(sentence.start, sentence.end),
        subjects.of(text, heading),
        frozenset(days),
        frozenset(keys),
    )


def _bare_terms(text: str) -> Iterator[str]:
    """Return what a table writes short, as a sentence would: "vóór kerstreces 2098", "in eerste helft 2099"."""
    for match in re.finditer(r"\b(v(?:oo|óó)r)\s+((?:kerst|zomer|mei|herfst|voorjaars)reces)\b(\s+\d{4})?", text):
        yield f"{match[1]} het {match[2]}{match[3] or ''}"
