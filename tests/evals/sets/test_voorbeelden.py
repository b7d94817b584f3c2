"""The shipped set asks for what stands in the sample corpus, and for nothing else."""

from collections import Counter
from pathlib import Path

import pytest

import evals.sets
from evals.corpus.body import Body, Heading, Item, Paragraph, Runs, Table
from evals.corpus.build import load
from evals.sets.check import Document, check
from evals.sets.load import load_set
from evals.sets.model import QuestionSet, Reason

PATH = Path(evals.sets.__file__).parent / "voorbeelden.yaml"
# Sections that a reader would not call one, but that a quote may stand in.
PARTS = ("Kop", "Ondertekenaars")


@pytest.fixture(scope="module")
def shipped() -> QuestionSet:
    return load_set(PATH)


@pytest.fixture(scope="module")
def corpus() -> dict[str, Document]:
    sources = [source for source in load() if source.front.expect.status is None]
    documents = {}
    for source in sources:
        front = source.front
        head = [front.title, *(text for text in front.column.values() if text), front.betreft]
        if front.kamerstuk:
            head.append(f"{front.kamerstuk.number}, {front.kamerstuk.label}".casefold())
        sections = frozenset([*(front.expect.sections or ()), *PARTS])
        documents[source.target] = Document("\n".join([*head, written(source.body)]), sections)
    return documents


def written(body: Body) -> str:
    lines: list[str] = []
    for block in body.blocks:
        match block:
            case Heading() | Paragraph() | Item():
                lines.append(joined(block.runs))
            case Table():
                lines += [" ".join(joined(cell) for cell in row) for row in block.rows]
    return "\n".join([*lines, *(joined(note) for note in body.notes)])


def joined(runs: Runs) -> str:
    return "".join("\n" if run.line else run.text for run in runs)


def test_every_document_section_and_vital_nugget_is_there(shipped: QuestionSet, corpus: dict[str, Document]) -> None:
    assert check(shipped, corpus) == []


def test_a_set_that_asks_for_what_is_not_there_is_caught(shipped: QuestionSet, corpus: dict[str, Document]) -> None:
    empty = {path: Document("niets", frozenset()) for path in corpus}
    first = next(question for question in shipped.questions if question.answerable)
    wrong = check(shipped, empty)
    assert any(line.startswith(f"{first.id}: ") and "heeft geen onderdeel" in line for line in wrong)
    assert any(
        line.startswith(f"{first.id}: ") and "staat in geen van de genoemde documenten" in line for line in wrong
    )
    assert any("staat niet in het corpus" in line for line in check(shipped, {}))


def test_a_question_that_gives_its_answer_away_is_caught(shipped: QuestionSet, corpus: dict[str, Document]) -> None:
    first = next(question for question in shipped.questions if question.reason is None)
    told = first.model_copy(update={"question": f"Klopt het: {first.nuggets[0].wordings[0]}?"})
    wrong = check(shipped.model_copy(update={"questions": (told,)}), corpus)
    assert wrong == [f"{first.id}: de vraag verklapt '{first.nuggets[0].wordings[0]}'."]


def test_it_is_large_and_varied_enough(shipped: QuestionSet) -> None:
    answerable = [question for question in shipped.questions if question.answerable]
    reasons = Counter(question.reason for question in shipped.questions)
    assert len(answerable) >= 100
    assert len(shipped.questions) - len(answerable) >= 70
    assert all(reasons[reason] >= 15 for reason in Reason)
    assert {question.kind for question in shipped.questions} >= set(range(1, 19))
    assert {path.split("/")[0] for question in answerable for path in question.sources} == {
        "caribisch",
        "kunstwerken",
        "loketten",
    }
    formats = {Path(path).suffix for question in answerable for path in question.sources}
    assert formats == {".pdf", ".docx", ".odt", ".html", ".xml", ".txt", ".md", ".eml"}


def test_about_a_third_is_kept_for_testing_and_some_of_each_reason(shipped: QuestionSet) -> None:
    assert 0.28 <= len(shipped.part("test")) / len(shipped.questions) <= 0.38
    for reason in [None, *Reason]:
        parts = Counter(question.part for question in shipped.questions if question.reason is reason)
        assert min(parts["tune"], parts["test"]) >= 4, reason


def test_no_question_is_asked_twice(shipped: QuestionSet) -> None:
    asked = Counter(question.question.casefold() for question in shipped.questions)
    assert [question for question, times in asked.items() if times > 1] == []
