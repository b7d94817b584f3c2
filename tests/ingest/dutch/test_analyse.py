from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from ingest.dutch.analyse import Analyser, count_words

VOCABULARY = {"bijstand": 20, "verzoek": 30, "verzoeken": 30, "vreemdelingen": 9, "keten": 9, "beeld": 50, "voor": 999}


def test_stop_words_go_and_words_become_stems() -> None:
    analyser = Analyser()
    assert analyser.words("De gemeenten in het Koninkrijk") == analyser.words("gemeente, Koninkrijk!")


def test_compounds_come_apart_without_their_joints() -> None:
    analyser = Analyser(VOCABULARY)
    assert analyser.parts("bijstandsverzoeken") == analyser.parts("bijstand verzoek")
    assert analyser.parts("vreemdelingenketen") == analyser.words("vreemdelingen keten")
    assert len(analyser.words("bijstandsverzoeken")) == 1


def test_a_stop_word_is_no_part() -> None:
    assert Analyser(VOCABULARY).parts("voorbeeld") == ["voorbeeld"]


def test_hyphenated_words_are_found_whole_and_in_parts() -> None:
    analyser = Analyser()
    assert analyser.words("kennis-uitwisseling") == analyser.words("kennisuitwisseling")
    assert analyser.parts("kennis-uitwisseling") == analyser.words("kennis uitwisseling")


def test_numbers_and_references_stay_whole() -> None:
    analyser = Analyser(VOCABULARY)
    for text in ("36410iv", "2023-0000619565", "1250000", "2023-10-17"):
        assert text in analyser.words(text)
        assert text in analyser.parts(text)


def test_the_same_vocabulary_gives_the_same_terms_in_every_thread() -> None:
    text = "Bijstandsverzoeken van vreemdelingen in de vreemdelingenketen. " * 20
    shared = Analyser(VOCABULARY)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: shared.parts(text), range(32)))
    assert all(terms == Analyser(dict(reversed(VOCABULARY.items()))).parts(text) for terms in found)


def test_words_are_counted_for_a_vocabulary_that_can_be_added_up() -> None:
    one, other = "De motie en de moties.", "Motie 36 410 over kennis-uitwisseling"
    assert count_words([one]) + count_words([other]) == count_words([one, other])
    assert count_words([one, other]) == {"motie": 2, "moties": 1, "kennis": 1, "uitwisseling": 1}


@given(st.text(), st.dictionaries(st.text("abcdesn", min_size=1, max_size=8), st.integers(0, 50), max_size=20))
def test_any_text_and_vocabulary_give_terms(text: str, vocabulary: dict[str, int]) -> None:
    analyser = Analyser(vocabulary)
    assert all(analyser.words(text))
    assert all(term and " " not in term for term in analyser.parts(text))


@given(st.text("abesn", min_size=1, max_size=24), st.sets(st.text("abesn", min_size=4, max_size=7), max_size=30))
def test_parts_are_known_words_and_cover_the_compound(word: str, known: set[str]) -> None:
    from ingest.dutch.compounds import CompoundSplitter

    parts = CompoundSplitter(dict.fromkeys(known, 5)).split(word)
    assert len(parts) != 1
    assert set(parts) <= known
    assert not parts or len(word) - 2 * len(parts) <= sum(map(len, parts)) <= len(word)
