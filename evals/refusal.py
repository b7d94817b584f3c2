"""Does the assistant answer what the sources answer, and refuse what they do not? ``python -m evals.refusal SET``."""

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from assistant.answer.types import Answer
from evals.sets.load import load_set
from evals.sets.model import Part, Question, Reason
from evals.sets.wording import plain, states
from evals.statistics import Estimate, estimate
from ingest.errors import NotabeneError

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question.

    Attributes:
        question: what was asked.
        answer: what came.
        found: share of the vital nuggets that the answer states; 0 where the question has none, and of a refusal: what
            it quotes is no answer.
        quoted: share of the vital nuggets that a refusal quotes as coming nearest; 0 of an answer.
    """

    question: Question
    answer: Answer
    found: float
    quoted: float = 0.0

    @property
    def wrong(self) -> bool:
        """Refused though answerable; or answered though not, unless it says what the sources do say: its nuggets."""
        if self.question.answerable:
            return self.answer.refused
        return not self.answer.refused and self.found < 1

    @property
    def failed(self) -> bool:
        """Wrong, or answered without a vital nugget."""
        return self.wrong or (self.question.answerable and self.found < 1)


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures over a set; each with n and a 95% interval over documents.

    Attributes:
        refused: share of the answerable questions that was refused.
        answered: reason -> share of its questions that was answered; what puts a false premise right is not counted.
        recall: vital nuggets stated, over the answerable questions that were answered.
        complete: share of the contradictory questions of which the answer shows both sides.
        quoted: share of the wrongly refused questions whose refusal quotes every vital nugget as coming nearest.
        outcomes: one for each question, in order.
    """

    refused: Estimate
    answered: dict[Reason, Estimate]
    recall: Estimate
    complete: Estimate
    quoted: Estimate
    outcomes: tuple[Outcome, ...]


def score(questions: Iterable[Question], ask: Ask) -> Scores:
    """Ask each question and score what comes.

    Args:
        questions: from a set.
        ask: gives an answer to one question.
    """
    outcomes = tuple(_outcome(question, ask(question.question)) for question in questions)
    answerable = [one for one in outcomes if one.question.answerable]
    refusable = [reason for reason in Reason if reason is not Reason.CONTRADICTORY]
    return Scores(
        refused=_mean(answerable, lambda one: one.wrong),
        answered={
            reason: _mean([one for one in outcomes if one.question.reason is reason], lambda one: one.wrong)
            for reason in refusable
        },
        recall=_mean([one for one in answerable if not one.answer.refused], lambda one: one.found),
        complete=_mean(
            [one for one in outcomes if one.question.reason is Reason.CONTRADICTORY], lambda one: one.found == 1
        ),
        quoted=_mean([one for one in answerable if one.answer.refused], lambda one: one.quoted == 1),
        outcomes=outcomes,
    )


def _outcome(question: Question, answer: Answer) -> Outcome:
    if not answer.refused:
        return Outcome(question, answer, found=_stated(question, answer.answer))
    _, _, rest = answer.answer.partition("\n\n")  # below what says that there is no answer
    quotes = "\n".join([rest, *(citation.quote for citation in answer.citations)])
    return Outcome(question, answer, found=0.0, quoted=_stated(question, quotes))


def _stated(question: Question, text: str) -> float:
    """Return the share of a question's vital nuggets that a text states; 0 where it has none."""
    text = plain(text)
    vital = [nugget.vital for nugget in question.nuggets if nugget.vital]
    stated = [any(states(text, wording) for wording in wordings) for wordings in vital]
    return sum(stated) / len(stated) if stated else 0.0


def _mean(outcomes: list[Outcome], value: Callable[[Outcome], float]) -> Estimate:
    return estimate([float(value(one)) for one in outcomes], [one.question.topic for one in outcomes])


def as_json(scores: Scores, *, failures: bool) -> dict[str, object]:
    """Scores as plain data; failures are listed only of a part that may be looked at."""
    figures: dict[str, object] = {
        "questions": len(scores.outcomes),
        "wrongly_refused": _plain(scores.refused),
        "wrongly_answered": {reason.value: _plain(found) for reason, found in scores.answered.items()},
        "nugget_recall": _plain(scores.recall),
        "both_shown": _plain(scores.complete),
        "refused_facts_quoted": _plain(scores.quoted),
    }
    if failures:
        figures["failures"] = [_failure(one) for one in scores.outcomes if one.failed]
    return figures


def _plain(found: Estimate) -> dict[str, float | int | None]:
    return {key: None if math.isnan(value) else value for key, value in asdict(found).items()}


def _failure(one: Outcome) -> dict[str, object]:
    return {
        "id": one.question.id,
        "question": one.question.question,
        "reason": one.question.reason.value if one.question.reason else None,
        "refused": one.answer.refused,
        "found": round(one.found, 2),
        "quoted": round(one.quoted, 2),
        "expected": one.question.answer,
        "answer": one.answer.answer,
        "sources": list(one.question.sources),
        "nearest": [f"{hit.document.path} | {hit.passage.section}" for hit in one.answer.nearest],
    }


def table(scores: Scores) -> str:
    """Scores as lines of text."""
    rows = [("ten onrechte geweigerd", scores.refused), ("  waarvan alle feiten aangehaald", scores.quoted)]
    rows += [(f"ten onrechte beantwoord: {reason.value}", found) for reason, found in scores.answered.items()]
    rows += [("nuggets gevonden (beantwoord)", scores.recall), ("tegenspraak: beide getoond", scores.complete)]
    return "\n".join(
        f"{name:<40} {found.value:6.3f}  [{found.low:.3f}-{found.high:.3f}]  n={found.n}" for name, found in rows
    )


app = typer.Typer(add_completion=False)


@app.command()
def main(
    path: Annotated[Path, typer.Argument(metavar="SET", help="Vragenset in YAML.")],
    index: Annotated[Path, typer.Option("--index", help="Map van de index.", envvar="NOTABENE_INDEX")],
    part: Annotated[str, typer.Option("--part", help="tune of test; leeg: beide.")] = "",
    machine: Annotated[bool, typer.Option("--json", help="Geef één JSON-object.")] = False,
) -> None:
    """Meet ten onrechte geweigerd, ten onrechte beantwoord en gevonden nuggets op een vragenset."""
    from assistant.session import open_session
    from assistant.settings import Settings

    parts: dict[str, tuple[Part, ...]] = {"": ("tune", "test"), "tune": ("tune",), "test": ("test",)}
    if part not in parts:
        raise typer.BadParameter("kies tune of test", param_hint="--part")
    try:
        loaded = load_set(path)
        asked = [question for question in loaded.questions if question.part in parts[part]]
        with open_session(index, Settings(), announce=lambda line: typer.echo(line, err=True)) as session:
            scores = score(asked, session.assistant.ask)
    except NotabeneError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if machine:
        figures = as_json(scores, failures=part == "tune")
        typer.echo(json.dumps({"set": loaded.name, "version": loaded.version, "hash": loaded.hash} | figures))
    else:
        typer.echo(table(scores))


if __name__ == "__main__":
    app()
