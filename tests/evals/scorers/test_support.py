"""The check on support agrees with labels by hand, and the errors that it makes are known by kind."""

from pathlib import Path

import evals.sets
from evals.scorers.support import problems
from evals.sets.pairs import agreement, load_pairs

PAIRS = load_pairs(Path(evals.sets.__file__).parent / "steun.yaml")


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert len(PAIRS) >= 150
    assert 0.3 < sum(pair.supported for pair in PAIRS) / len(PAIRS) < 0.7
    kinds = {pair.kind for pair in PAIRS}
    assert {"number", "year", "negation", "ministry"} <= kinds
    assert len({(pair.quote, pair.statement) for pair in PAIRS}) == len(PAIRS)


def test_balanced_accuracy_is_at_least_080() -> None:
    found = agreement(PAIRS, lambda statement, quote: not problems(statement, [quote]))
    assert found.balanced >= 0.80
    assert found.sensitivity >= 0.9
    for kind in ("number", "year", "ministry"):
        missed, total = found.errors[kind]
        assert missed <= 0.1 * total, kind
    missed, total = found.errors["negation"]
    assert missed <= 0.2 * total


def test_who_says_yes_or_no_to_everything_is_at_chance() -> None:
    assert agreement(PAIRS, lambda _, __: True).balanced == 0.5
    assert agreement(PAIRS, lambda _, __: False).balanced == 0.5


def test_nothing_quoted_supports_nothing() -> None:
    assert problems("De brug is open.", []) == ["words"]
