"""Check a question set against its corpus, so that a set cannot ask for what is not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.sets.model import Question, QuestionSet
from evals.sets.wording import plain, states

if TYPE_CHECKING:
    from ingest.index.store import Index


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus: its whole text and the names of its sections."""

    text: str
    sections: frozenset[str]


def check(questions: QuestionSet, corpus: Mapping[str, Document]) -> list[str]:
    """Compare a set with its corpus.

    Args:
        questions: the set.
        corpus: path -> document.

    Returns:
        A Dutch sentence for each document or section that does not exist, for each vital nugget of which no wording
        stands in a document that its question names, for each plain question that gives a nugget away, and for each
        that is asked twice; empty for a sound set.
    """
    wrong = [
        f"Document '{path}' staat niet in het corpus." for path in questions.documents.values() if path not in corpus
    ]
    texts = {path: plain(document.text) for path, document in corpus.items()}
    for question in questions.every:
        wrong += _sections(question, corpus)
        named = [texts[path] for path in question.sources if path in texts]
        for nugget in question.nuggets:
            if nugget.vital and not any(states(text, wording) for text in named for wording in nugget.vital):
                wrong.append(f"{question.id}: '{nugget.vital[0]}' staat in geen van de genoemde documenten.")
            if nugget.vital and question.reason is None:
                given = [wording for wording in nugget.vital if states(plain(question.question), wording)]
                wrong += [f"{question.id}: de vraag verklapt '{wording}'." for wording in given]
    wrong += [
        f"{pair.id}: '{path}' staat niet in het corpus."
        for pair in questions.pairs
        for path in pair.sources
        if path not in corpus
    ]
    return wrong + _twice(questions)


def _twice(questions: QuestionSet) -> list[str]:
    """Tell of questions that are asked twice; in a conversation the same words may mean something else."""
    asked: dict[str, str] = {}
    wrong = []
    named = [(one.id, one.question) for one in questions.questions]
    for id_, question in [*named, *((one.id, one.question) for one in questions.injections)]:
        first = asked.setdefault(plain(question), id_)
        if first != id_:
            wrong.append(f"{id_}: dezelfde vraag als '{first}'.")
    return wrong


def from_index(index: "Index") -> dict[str, Document]:
    """The documents of an index as the check reads them."""
    return {
        record.path: Document(index.text(record.id), frozenset(section.name for section in index.sections(record.id)))
        for record in index.documents()
    }


def _sections(question: Question, corpus: Mapping[str, Document]) -> list[str]:
    return [
        f"{question.id}: '{path}' heeft geen onderdeel '{section}'."
        for path, sections in question.sources.items()
        if path in corpus
        for section in sections
        if section not in corpus[path].sections
    ]
