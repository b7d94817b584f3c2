"""Typing errors in a question are mended by the words of the documents, and nothing else is touched."""

import tracemalloc
from collections.abc import Iterable

import pytest

from assistant.retrieve.spelling import Speller
from ingest.dutch.analyse import Analyser

VOCABULARY = {"voortgang": 9, "uitvoering": 7, "sluis": 5, "oudewaard": 4, "kamer": 30, "motie": 20, "verzoekt": 8}


@pytest.fixture
def speller() -> Speller:
    analyser = Analyser(VOCABULARY)
    stems = {stem: count for word, count in VOCABULARY.items() for stem in analyser.words(word)}

    def frequencies(asked: Iterable[str]) -> dict[str, int]:
        return {stem: stems.get(stem, 0) for stem in asked}

    return Speller(analyser, frequencies)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("voortgnag", "voortgang"),
        ("voortgan", "voortgang"),
        ("voorttgang", "voortgang"),
        ("Voortgamg", "Voortgang"),
        ("Oudewaart", "Oudewaard"),
    ],
)
def test_typing_error_is_mended_and_told(speller: Speller, typed: str, read: str) -> None:
    mended = speller.mend(f"Wat is de {typed}?")
    assert (mended.text, mended.changes) == (f"Wat is de {read}?", ((typed, read),))


def test_dutch_word_is_left_alone_though_the_documents_have_only_one_like_it(speller: Speller) -> None:
    assert speller.mend("Wat is de voortgan?").changes == (("voortgan", "voortgang"),)
    assert speller.mend("Wat is de voorgang?").changes == ()


@pytest.mark.parametrize("question", ["Wat verzoekt de motie?", "99 900 IV, nr. 15", "Wie is VTGN?", "kamre", ""])
def test_known_and_short_words_references_and_abbreviations_are_left_alone(speller: Speller, question: str) -> None:
    assert speller.mend(question).text == question


def test_endless_word_is_left_alone_without_looking_at_all_its_neighbours(speller: Speller) -> None:
    tracemalloc.start()
    try:
        assert speller.mend("a" * 2_000).changes == ()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000
