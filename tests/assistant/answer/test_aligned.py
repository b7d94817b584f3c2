"""Another sum is found in other words too, where both papers have the same sum beside it (FICTIEF)."""

from datetime import date

import pytest

from ingest.document import Kind
from prompts.load import phrase
from tests.assistant.answer.test_disagree import WITH, ask, letter, nota, paper

NOTA = nota("De gehele verbouwing van de havens komt op € 124,2 miljoen; beschikbaar is € 141,4 miljoen.")
QUESTION = "Wat kost de gehele verbouwing van de havens?"


def test_a_sum_in_other_words_is_shown_where_both_papers_have_the_same_sum_beside_it() -> None:
    sent = letter(
        "Tot en met 2105 heb ik € 141,4 miljoen. Na aftrek van de € 121,2 miljoen uit de tabel resteert € 20,2 miljoen."
    )
    answer = ask(QUESTION, NOTA, sent, links=WITH)
    assert "€ 124,2 miljoen" in answer.answer
    assert "€ 121,2 miljoen" in answer.answer
    # That the sums are for the same is likely, and not said to be sure.
    assert phrase("sources_differ") not in answer.notes


def test_several_round_sums_tell_as_well_as_one_that_is_not_round() -> None:
    told = nota(
        "De kade wordt betaald uit € 90 miljoen van 2097 en € 45 miljoen van 2099. De ruimte is € 17,2 miljoen."
    )
    sent = letter("Het geld bestaat uit € 90 miljoen en € 45 miljoen. Na aftrek resteert € 20,2 miljoen.")
    answer = ask("Hoeveel ruimte is er voor de kade?", told, sent, links=WITH)
    assert "€ 17,2 miljoen" in answer.answer
    assert "€ 20,2 miljoen" in answer.answer


def test_the_bullet_beside_one_tells_as_the_next_sentence_does() -> None:
    told = nota(
        "De brief noemt:\n\n- De gehele verbouwing van de havens komt op € 124,2 miljoen.\n"
        "- Er is € 141,4 miljoen beschikbaar.\n- De kade is oud.\n"
        "- Het loodswezen is gehoord.\n- Aan sloepen is € 38,5 miljoen uitgegeven."
    )
    sent = letter(
        "Tot en met 2105 heb ik € 141,4 miljoen. Na aftrek van de € 121,2 miljoen uit de tabel resteert niets."
    )
    answer = ask(QUESTION, told, sent, links=WITH)
    assert "€ 124,2 miljoen" in answer.answer
    assert "€ 121,2 miljoen" in answer.answer
    far = letter("Tot en met 2105 heb ik € 38,5 miljoen. Na aftrek van de € 121,2 miljoen uit de tabel resteert niets.")
    assert "€ 121,2 miljoen" not in ask(QUESTION, told, far, links=WITH).answer


@pytest.mark.parametrize(
    "other",
    [
        "Tot en met 2105 heb ik € 130,4 miljoen. Na aftrek van de € 121,2 miljoen uit de tabel resteert € 9,2 miljoen.",
        "Tot en met 2105 heb ik € 141,4 miljoen. Na aftrek van de tabel resteert € 20,2 miljoen.",
        "Tot en met 2105 heb ik € 141,4 miljoen.\n\nNa aftrek van de € 121,2 miljoen uit de tabel is er minder.",
        "Tot en met 2105 heb ik € 141,4 miljoen. Dat is meer dan € 124,2 miljoen, en eerder was dat € 121,2 miljoen.",
        "Tot en met 2105 heb ik € 141,4 miljoen. Voor de dijken van Sluis Hoosvat is het € 121,2 miljoen.",
    ],
)
def test_no_sum_is_shown_from_another_place_or_far_from_it_or_where_the_paper_has_that_of_the_first(other: str) -> None:
    told = nota("De gehele verbouwing van Haven Zanddorp komt op € 124,2 miljoen; beschikbaar is € 141,4 miljoen.")
    answer = ask("Wat kost de gehele verbouwing van Haven Zanddorp?", told, letter(other), links=WITH)
    assert [citation.document for citation in answer.citations] == ["nota"]


def test_papers_that_do_not_belong_together_are_not_set_side_by_side_for_a_sum_that_both_have() -> None:
    sent = letter("Ik heb € 141,4 miljoen. Na aftrek van de € 121,2 miljoen uit de tabel resteert € 20,2 miljoen.")
    assert "€ 121,2 miljoen" not in ask(QUESTION, NOTA, sent, links=[]).answer


def test_of_a_total_in_a_table_the_sentence_that_repeats_it_tells_where_the_other_paper_speaks_of_it() -> None:
    sent = letter(
        "De stand is als volgt.\n\nHaven | Bedrag (x € 1 mln)\nZanddorp | 21,4\nTotaal eerste ronde | 121,2\n\n"
        "Er is € 141,4 miljoen beschikbaar. Na aftrek van de € 121,2 miljoen uit de tabel resteert € 20,2 miljoen."
    )
    older = paper("oud", Kind.NOTA, "De eerste ronde komt op € 72,9 miljoen.", date(2097, 3, 6), "Start havens")
    question = "Op welk totaalbedrag komt de eerste ronde volgens de nota en volgens de brief van maart 2099?"
    answer = ask(question, NOTA, sent, older, links=WITH)
    assert "Totaal eerste ronde" in answer.answer
    assert "€ 124,2 miljoen" in answer.answer
    assert "€ 72,9 miljoen" not in answer.answer
