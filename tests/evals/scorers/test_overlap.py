"""Overlap is 1 for the reference itself, 0 for other words, and looks at Dutch words as they are."""

import pytest

from evals.scorers.overlap import OVERLAPS, rouge_l, token_f1, words

REFERENCE = "De coördinatie kost € 4,6 miljoen in 2099, zegt de commissie."


@pytest.mark.parametrize("name", OVERLAPS)
def test_the_reference_itself_is_1_and_nothing_is_0(name: str) -> None:
    score = OVERLAPS[name]
    assert score(REFERENCE + " [1][2]", REFERENCE) == pytest.approx(1)
    assert score("", REFERENCE) == 0
    assert score("[1]", REFERENCE) == 0
    assert score("Xyz qwv", REFERENCE) < 0.05


@pytest.mark.parametrize("name", OVERLAPS)
def test_repeating_the_reference_or_adding_to_it_costs(name: str) -> None:
    score = OVERLAPS[name]
    corpus = " ".join(f"Zin {number} gaat over vissers op zee." for number in range(200))
    assert score(f"{REFERENCE} {corpus}", REFERENCE) < 0.25


def test_token_f1_counts_each_word_as_often_as_it_stands() -> None:
    assert token_f1("de brug", "de brug en de sluis") == pytest.approx(2 * 2 / (2 + 5))


def test_accented_letters_and_amounts_are_words() -> None:
    assert words("Coördinatie: 4,6 miljoen [1]") == ["coördinatie", "4,6", "miljoen"]
    assert rouge_l("coördinatie", "coördinatie") == 1
    assert rouge_l("rdinatie", "coördinatie") == 0


def test_rouge_l_minds_the_order() -> None:
    assert rouge_l("brug de", "de brug") == pytest.approx(0.5)
