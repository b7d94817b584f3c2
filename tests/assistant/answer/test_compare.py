"""What two papers say of one thing is set side by side, in whatever words a question compares them (FICTIEF)."""

from datetime import date

import pytest

from ingest.document import Kind
from ingest.index.records import LinkRecord
from tests.assistant.answer.test_disagree import ask, letter, nota, paper

WITH = [LinkRecord("nota", "brief", "accompanies")]
NOTA = nota("Het uitdiepen van de vaargeul kost volgens het bureau structureel € 28 miljoen per jaar.")
LETTER = letter("Het kabinet raamt het uitdiepen van de vaargeul op € 26 tot 30 miljoen per jaar.")
BESIDE = paper(
    "ander", Kind.VERSLAG, "In het overleg is over het uitdiepen van de vaargeul voor € 2 miljoen gesproken."
)


@pytest.mark.parametrize(
    "question",
    [
        "Zeggen de nota en de brief hetzelfde over de kosten van het uitdiepen van de vaargeul?",
        "Spreken de nota en de brief elkaar tegen over de kosten van het uitdiepen van de vaargeul?",
        "Is het bedrag voor het uitdiepen van de vaargeul in de nota gelijk aan dat in de brief?",
        "Klopt het bedrag voor het uitdiepen van de vaargeul in de nota met dat in de brief?",
        "Hoeveel kost het uitdiepen van de vaargeul, in de nota en in de brief?",
    ],
)
def test_two_papers_are_compared_in_the_words_of_who_asks(question: str) -> None:
    answer = ask(question, NOTA, LETTER, BESIDE, links=WITH)
    assert not answer.refused
    assert {citation.document for citation in answer.citations} == {"nota", "brief"}


def test_two_versions_of_a_nota_are_compared_though_they_share_a_day() -> None:
    counted = "Op 1 oktober 2098 voldeden {} schippers volledig aan de norm voor de vaargeul."
    one = paper("een", Kind.NOTA, counted.format("acht van de veertien"), date(2098, 10, 20), "Vaargeul")
    other = paper("twee", Kind.NOTA, counted.format("negen van de zestien"), date(2098, 10, 27), "Vaargeul")
    both = [LinkRecord("een", "brief", "accompanies"), LinkRecord("twee", "brief", "accompanies")]
    question = (
        "Wat is het verschil tussen versie 1 en versie 2 van de nota over hoeveel schippers voldeden aan de norm?"
    )
    answer = ask(question, one, other, LETTER, links=both)
    assert "acht van de veertien" in answer.answer
    assert "negen van de zestien" in answer.answer


def test_two_versions_that_say_the_same_are_not_set_against_each_other() -> None:
    told = "Op 1 oktober 2098 voldeden acht schippers volledig aan de norm voor de vaargeul."
    one = paper("een", Kind.NOTA, told, date(2098, 10, 20), "Vaargeul")
    other = paper("twee", Kind.NOTA, told, date(2098, 10, 27), "Vaargeul")
    both = [LinkRecord("een", "brief", "accompanies"), LinkRecord("twee", "brief", "accompanies")]
    answer = ask("Hoeveel schippers voldeden aan de norm volgens de twee versies?", one, other, LETTER, links=both)
    assert len(answer.citations) == 1
