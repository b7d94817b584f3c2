"""Asks a chat model for verdicts, and measures how far those agree with labels."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evals.runs.row import Row
from evals.scorers.citations import supporting
from evals.scorers.statements import statements
from evals.sets.pairs import Pair
from evals.statistics import Estimate, estimate
from prompts.load import load

Ask = Callable[[str], str]
"""Sends a prompt to a model and returns what it writes."""

_VERDICT = re.compile(r"\b(ja|nee)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge says of a run.

    Attributes:
        score: share of yes among the verdicts that could be read.
        unparseable: verdicts that could not be read; they are in no share.
        kappa: Cohen's kappa with the labels; NaN where one of both never varies.
        labelled: verdicts with a label that could be read.
        unparseable_labelled: verdicts with a label that could not be read.
    """

    score: Estimate
    unparseable: int
    kappa: float
    labelled: int
    unparseable_labelled: int


def verdict(written: str) -> bool | None:
    """Return what a judge says; None where it says neither, or both."""
    found = {word.casefold() for word in _VERDICT.findall(written)}
    return None if len(found) != 1 else "ja" in found


def kappa(labels: Sequence[bool], verdicts: Sequence[bool]) -> float:
    """Return Cohen's kappa (1960): agreement beyond what chance gives; NaN where chance alone gives all."""
    n = len(labels)
    if not n:
        return float("nan")
    agreed = sum(one == other for one, other in zip(labels, verdicts, strict=True)) / n
    yes, said = sum(labels) / n, sum(verdicts) / n
    chance = yes * said + (1 - yes) * (1 - said)
    return float("nan") if chance == 1 else (agreed - chance) / (1 - chance)


def judge_support(rows: Iterable[Row], pairs: Iterable[Pair], ask: Ask) -> Judged:
    """Judge whether citations bear out statements.

    Args:
        rows: of one system.
        pairs: labelled by hand.
        ask: the judge.
    """
    values: list[tuple[bool | None, str]] = []
    for row in rows:
        by_number = {cited.n: cited for cited in row.reply.citations}
        for said in statements(row.reply.answer) if not row.reply.refused else ():
            quotes, _ = supporting(said, by_number)
            if quotes:
                values.append((verdict(ask(_support(said.text, "\n".join(quotes)))), row.topic))
    labelled = [(pair.supported, verdict(ask(_support(pair.statement, pair.quote)))) for pair in pairs]
    return _judged(values, labelled)


def judge_nuggets(rows: Iterable[Row], ask: Ask) -> Judged:
    """Judge whether answers state the vital facts; the label is whether a wording of the set stands in the answer.

    Args:
        rows: of one system.
        ask: the judge.
    """
    values: list[tuple[bool | None, str]] = []
    labelled: list[tuple[bool, bool | None]] = []
    for row in rows:
        for fact, stated in row.expected.vital.items() if not row.reply.refused else ():
            prompt = load("judge/nugget").render(key=_key(row.reply.answer), answer=row.reply.answer, fact=fact)
            said = verdict(ask(prompt))
            values.append((said, row.topic))
            labelled.append((stated, said))
    return _judged(values, labelled)


def spread(pairs: Sequence[Pair], most: int) -> list[Pair]:
    """Return at most so many pairs, taken evenly from all: they stand by kind, so that the first are of one kind."""
    step = max(1.0, len(pairs) / most)
    return [pairs[int(step * number)] for number in range(min(most, len(pairs)))]


def _support(statement: str, quote: str) -> str:
    return load("judge/support").render(key=_key(quote), statement=statement, quote=quote)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def _judged(values: list[tuple[bool | None, str]], labelled: list[tuple[bool, bool | None]]) -> Judged:
    read = [(float(said), topic) for said, topic in values if said is not None]
    agreed = [(label, said) for label, said in labelled if said is not None]
    return Judged(
        estimate([value for value, _ in read], [topic for _, topic in read]),
        len(values) - len(read),
        kappa([label for label, _ in agreed], [said for _, said in agreed]),
        len(agreed),
        len(labelled) - len(agreed),
    )
