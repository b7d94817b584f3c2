"""The score of answering and refusing tells a good assistant from one that always or never refuses."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import evals.sets
from assistant.answer.types import Answer
from evals.refusal import app, as_json, score, table
from evals.sets.load import load_set
from evals.sets.model import Question, Reason
from prompts.load import phrase

SHIPPED = Path(evals.sets.__file__).parent / "voorbeelden.yaml"
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    return load_set(SHIPPED).questions


def refuse(question: str) -> Answer:
    return Answer(question, question, "Niet gevonden in de bronnen.", refused=True)


def chatter(question: str) -> Answer:
    return Answer(question, question, "De minister bezint zich. [1]", refused=False)


def oracle(questions: tuple[Question, ...]) -> Ask:
    known = {question.question: question for question in questions}

    def ask(text: str) -> Answer:
        question = known[text]
        if not question.answerable:
            return refuse(text)
        return Answer(text, text, ". ".join(nugget.wordings[0] for nugget in question.nuggets) + ". [1]", refused=False)

    return ask


def test_an_oracle_makes_no_mistake(questions: tuple[Question, ...]) -> None:
    scores = score(questions, oracle(questions))
    assert scores.refused.value == 0
    assert [found.value for found in scores.answered.values()] == [0, 0, 0, 0]
    assert scores.recall.value == 1
    assert scores.complete.value == 1
    assert as_json(scores, failures=True)["failures"] == []


def test_who_always_refuses_is_caught(questions: tuple[Question, ...]) -> None:
    scores = score(questions, refuse)
    assert scores.refused.value == 1
    assert [found.value for found in scores.answered.values()] == [0, 0, 0, 0]
    assert math.isnan(scores.recall.value)
    assert scores.complete.value == 0


def test_what_a_refusal_quotes_is_no_answer(questions: tuple[Question, ...]) -> None:
    known = {question.question: question for question in questions}

    def quoting(text: str) -> Answer:
        stated = "\n".join(f"- {nugget.wordings[0]} [1]" for nugget in known[text].nuggets)
        return Answer(
            text, text, f"Niet gevonden in de bronnen.\n\nHet dichtst in de buurt komt:\n{stated}", refused=True
        )

    scores = score(questions, quoting)
    assert scores.refused.value == 1
    assert math.isnan(scores.recall.value)
    assert scores.complete.value == 0
    assert {one.found for one in scores.outcomes} == {0}
    assert scores.quoted.value == 1


def test_of_what_is_wrongly_refused_counts_whether_the_quotes_state_every_vital_fact(
    questions: tuple[Question, ...],
) -> None:
    both = [one for one in questions if one.answerable and [bool(fact.vital) for fact in one.nuggets] == [True, True]]
    vital = both[:4]
    asked = [*vital, next(one for one in questions if not one.answerable and one.nuggets)]

    def quoting(text: str) -> Answer:
        """Quote all facts of the first, one of the second, all in the verdict of the third; answer the fourth."""
        number = [one.question for one in asked].index(text)
        facts = [nugget.wordings[0] for nugget in asked[number].nuggets]
        verdict = f"Niet gevonden in de bronnen{f', ook geen {facts[0]} en {facts[1]}' if number == 2 else ''}."
        told = "\n".join(f"- {fact} [1]" for fact in (facts if number in (0, 4) else facts[:1]))
        rest = f"\n\n{phrase('closest')}\n{told}" if number != 2 else ""
        return Answer(text, text, f"{verdict}{rest}", refused=number != 3)

    scores = score(asked, quoting)
    assert scores.quoted.value == pytest.approx(1 / 3)
    assert as_json(scores, failures=False)["refused_facts_quoted"] == {
        "value": pytest.approx(1 / 3),
        "low": pytest.approx(scores.quoted.low),
        "high": pytest.approx(scores.quoted.high),
        "n": 3,
    }
    assert math.isnan(score(asked[3:], quoting).quoted.value)
    failures = as_json(scores, failures=True)["failures"]
    assert isinstance(failures, list)
    assert [row["quoted"] for row in failures] == [1.0, 0.5, 0.0, 0.0]


def test_who_never_refuses_is_caught(questions: tuple[Question, ...]) -> None:
    scores = score(questions, chatter)
    assert scores.refused.value == 0
    assert [found.value for found in scores.answered.values()] == [1, 1, 1, 1]
    assert scores.recall.value < 0.05


def test_putting_a_false_premise_right_is_no_mistake(questions: tuple[Question, ...]) -> None:
    asked = next(question for question in questions if question.id == "c-vals-variant-a")
    right = score([asked], lambda text: Answer(text, text, "Het kabinet heeft gekozen voor variant B. [1]", False))
    wrong = score([asked], lambda text: Answer(text, text, "Variant A is het eenvoudigst uit te voeren. [1]", False))
    assert right.answered[Reason.FALSE_PREMISE].value == 0
    assert wrong.answered[Reason.FALSE_PREMISE].value == 1


def test_figures_are_plain_json_and_lines(questions: tuple[Question, ...]) -> None:
    scores = score(questions[:20], refuse)
    figures = json.loads(json.dumps(as_json(scores, failures=True), allow_nan=False))
    assert figures["wrongly_refused"]["n"] == len(figures["failures"])
    assert figures["nugget_recall"] == {"value": None, "low": None, "high": None, "n": 0}
    assert figures["failures"][0].keys() >= {"id", "question", "expected", "answer", "sources", "nearest"}
    assert "failures" not in as_json(scores, failures=False)
    assert len(table(scores).splitlines()) == 8
    assert "waarvan alle feiten aangehaald" in table(scores)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["weg.yaml", "--index", "map"], 1, "niet te lezen"),
        ([str(SHIPPED), "--index", "bestaat-niet"], 1, "bestaat-niet"),
        ([str(SHIPPED), "--index", "map", "--part", "alles"], 2, "tune of test"),
    ],
)
def test_bad_input_is_one_sentence(arguments: list[str], status: int, words: str) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == status
    assert words in result.output
    assert "Traceback" not in result.output
