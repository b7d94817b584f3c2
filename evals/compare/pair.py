"""Two runs over the same questions: what differs, whether it is more than noise, and where it got worse."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.runs.row import Row
from evals.scorers.score import SCORES
from evals.statistics import Difference, difference
from ingest.errors import NotabeneError

_WORST = ("nugget_vital", "decided", "draft_nuggets", "cite_supported", "resisted")
"""By what a regression is weighed, the heaviest first."""


@dataclass(frozen=True, slots=True)
class Regression:
    """A question that got worse.

    Attributes:
        score: by which.
        loss: how much.
        before: of the first run.
        after: of the second.
    """

    score: str
    loss: float
    before: Row
    after: Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a second run has over a first.

    Attributes:
        shared: questions that both have.
        left_out: questions that only one has.
        scores: score -> difference.
        slices: kind of slice -> slice -> score -> difference.
        worst: regressions of the tuning part and of injections, the worst first; those of the test part are counted
            only, since who looks at them tunes on them.
        hidden: regressions of the test part.
    """

    shared: int
    left_out: int
    scores: Mapping[str, Difference]
    slices: Mapping[str, Mapping[str, Mapping[str, Difference]]]
    worst: tuple[Regression, ...]
    hidden: int


def compare(first: Iterable[Row], second: Iterable[Row], *, most: int = 20) -> Comparison:
    """Compare two runs, question by question.

    Args:
        first: rows of one system of the first run.
        second: rows of one system of the second.
        most: regressions to tell.

    Raises:
        NotabeneError: they share no question.
    """
    before, after = ({row.key: row for row in rows} for rows in (first, second))
    pairs = [(before[key], after[key]) for key in before if key in after]
    if not pairs:
        raise NotabeneError("Deze runs hebben geen enkele vraag gemeen; vergelijk runs van dezelfde sets.")
    regressions = [found for one, other in pairs if (found := _regression(one, other))]
    regressions.sort(key=lambda found: (_WORST.index(found.score), -found.loss, found.after.key))
    shown = [found for found in regressions if found.after.part == "tune"]
    kinds = list(dict.fromkeys(kind for one, _ in pairs for kind in one.slices))
    return Comparison(
        shared=len(pairs),
        left_out=len(before.keys() ^ after.keys()),
        scores=_differences(pairs),
        slices={kind: _sliced(pairs, kind) for kind in kinds},
        worst=tuple(shown[:most]),
        hidden=len(regressions) - len(shown),
    )


Pairs = Sequence[tuple[Row, Row]]


def _differences(pairs: Pairs) -> dict[str, Difference]:
    found = {}
    for name, score in SCORES.items():
        # A refusal has no citations to score: only what both have is paired.
        having = [(one, other) for one, other in pairs if name in one.scores and name in other.scores]
        if having:
            found[name] = difference(
                [one.scores[name] for one, _ in having],
                [other.scores[name] for _, other in having],
                [one.topic for one, _ in having],
                up=score.up,
            )
    return found


def _sliced(pairs: Pairs, kind: str) -> dict[str, dict[str, Difference]]:
    values = dict.fromkeys(one.slices[kind] for one, _ in pairs if kind in one.slices)
    return {value: _differences([pair for pair in pairs if pair[0].slices.get(kind) == value]) for value in values}


def _regression(before: Row, after: Row) -> Regression | None:
    for name in _WORST:
        loss = before.scores.get(name, 0.0) - after.scores.get(name, 0.0)
        if name in before.scores and name in after.scores and loss > 0:
            return Regression(name, loss, before, after)
    return None
