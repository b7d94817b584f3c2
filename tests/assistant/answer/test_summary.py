"""A document is summed up in sentences of its own; what stands under a heading is found by that heading."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.question.summary import summary_of
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

LETTER = Source(
    "brief",
    Kind.KAMERBRIEF,
    "Voortgang gemalen",
    [
        ("Brief", "tekst", "FICTIEF. Met deze brief doe ik mijn toezegging over de gemalen gestand."),
        (
            "Bouw",
            "tekst",
            "Bouw\nVan de 9 gemalen zijn er inmiddels 4 gebouwd. Dat is een begin. Ik dank het waterschap.",
        ),
        ("Geld", "tekst", "Geld\nDe gemalen kosten tot nu toe 3,1 miljoen euro. Wij letten daar goed op met elkaar."),
        ("Voetnoten", "tekst", "¹ Kamerstukken II 2098/99, 99 930, nr. 3 van de tweede termijn."),
    ],
    {"date": date(2099, 5, 4)},
)
OTHER = Source(
    "ander",
    Kind.KAMERBRIEF,
    "Voortgang dijken",
    [("Brief", "tekst", "FICTIEF. De dijk bij Hoosvat is op 1 mei 2099 voor 60 procent gereed gekomen.")],
    {"date": date(2099, 5, 11)},
)
NOTA = Source(
    "nota",
    Kind.NOTA,
    "Nota dijkfonds",
    [
        ("1. Aanleiding", "aanleiding", "1. Aanleiding\nFICTIEF. De Kamer vroeg om een dijkfonds voor kleine dijken."),
        ("2. Advies", "advies", "2. Advies\nU wordt gevraagd in te stemmen met het dijkfonds."),
        ("3. Kern", "kern", "3. Kern\nHet dijkfonds is 5 miljoen euro groot. De dijkraad beslist over de aanvragen."),
    ],
    {"date": date(2099, 6, 1)},
)


def ask(question: str) -> Answer:
    index = MemoryIndex([LETTER, OTHER, NOTA])
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "Vat de brief over de gemalen samen, alstublieft",
        "Geef een korte samenvatting van de brief van 4 mei 2099",
        "Kun je de brief over de gemalen samenvatten?",
        "Wat staat er in de brief over de gemalen?",
    ],
)
def test_a_letter_is_summed_up_by_what_its_sections_tell(question: str) -> None:
    answer = ask(question)
    assert {citation.document for citation in answer.citations} == {"brief"}
    assert answer.answer.index("inmiddels 4 gebouwd") < answer.answer.index("3,1 miljoen")
    assert not any(part in answer.answer for part in ("gestand", "dank", "99 930"))


def test_a_nota_is_summed_up_by_its_kern_though_its_headings_are_numbered() -> None:
    answer = ask("Wat zijn de belangrijkste punten uit de nota over het dijkfonds?")
    assert "5 miljoen euro groot" in answer.answer
    assert "Kern" not in answer.answer


def test_of_a_document_that_is_not_there_nothing_is_summed_up() -> None:
    assert ask("Vat de brief over weidevogels samen").refused


def test_a_heading_within_a_longer_word_is_not_asked_for() -> None:
    adviesraad = Source(
        "raad",
        Kind.NOTA,
        "Nota adviesraad",
        [
            ("Advies", "advies", "Advies\nFICTIEF. U wordt gevraagd de brief te ondertekenen."),
            ("Kern", "kern", "Kern\nIn de adviesraad zitten Mevrouw Hoosvat en de heer Boegwater."),
        ],
        {"date": date(2099, 6, 1)},
    )
    index = MemoryIndex([adviesraad])
    answer = Assistant(index, Retriever(index, index.embedder)).ask("Wie zitten er in de adviesraad?")
    assert "Boegwater" in answer.answer
    assert "ondertekenen" not in answer.answer


@pytest.mark.parametrize(
    ("question", "of"),
    [
        ("Vat de brief samen", "de brief"),
        ("Samenvatting van de nota over dijken", "de nota over dijken"),
        ("Wat zijn de kernpunten van de evaluatie?", "de evaluatie"),
        ("Waar gaat de brief over dijken over?", "de brief over dijken"),
        ("Waar gaat het geld naartoe?", None),
        ("Wat staat er in de weg?", None),
        ("Wat zijn de punten van kritiek?", None),
    ],
)
def test_what_is_to_be_summed_up_is_read_from_the_question(question: str, of: str | None) -> None:
    assert summary_of(question) == of
