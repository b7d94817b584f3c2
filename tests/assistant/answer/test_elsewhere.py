"""What a question asks of a thing at one place is not answered by that of another place, or by another thing there."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

LETTERS = {
    "Stand van de steigers": (
        "De steiger bij Hoosvat kost € 2,1 miljoen en is in 2098 opgeleverd.\nDe drijvende steiger kost € 0,4 miljoen "
        "en ligt in Zanddorp."
    ),
    "Waterleiding op Palmoog en Zandoog": (
        "De nieuwe pomp op Zandoog is op 28 augustus 2098 in gebruik genomen. De oude pomp op Palmoog lekt."
    ),
    "Vuurbakens op Palmoog": "Voor het vuurbaken in Zeeland Overzee zorgt de Dienst Kustlichten.",
    "Vaarregels": (
        "De Tijdelijke regeling steun schippers is op 20 mei 2098 in werking getreden. De Regeling nachtvaart is nog "
        "in voorbereiding."
    ),
}


def ask(question: str) -> Answer:
    sections = [(name, "brief", f"FICTIEF. {text}") for name, text in LETTERS.items()]
    letter = Source("brief", Kind.KAMERBRIEF, "Voortgang havens", sections, {"date": date(2099, 3, 8)})
    index = MemoryIndex([letter])
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat kost de drijvende steiger bij Hoosvat?",
        "Wanneer is de nieuwe pomp op Palmoog in gebruik genomen?",
        "Op welke datum is de Regeling nachtvaart in werking getreden?",
    ],
)
def test_another_thing_of_that_name_or_place_does_not_answer(question: str) -> None:
    answer = ask(question)
    assert answer.refused, answer.answer


def test_a_refusal_says_which_place_the_documents_tell_otherwise_of() -> None:
    assert "Hoosvat" in ask("Wat kost de drijvende steiger bij Hoosvat?").answer.partition("\n")[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wat kost de drijvende steiger in Zanddorp?", "€ 0,4 miljoen"),
        ("Wat kost de steiger bij Hoosvat?", "€ 2,1 miljoen"),
        # The country that an island lies in is no other place.
        ("Wie zorgt voor het vuurbaken op Palmoog?", "de Dienst Kustlichten"),
        ("Wanneer is de nieuwe pomp op Zandoog in gebruik genomen?", "28 augustus 2098"),
        ("Op welke datum is de Tijdelijke regeling steun schippers in werking getreden?", "20 mei 2098"),
    ],
)
def test_the_thing_itself_answers(question: str, said: str) -> None:
    assert said in ask(question).answer
