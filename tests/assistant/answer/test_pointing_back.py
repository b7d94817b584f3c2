"""A sentence that points back answers with what it points to, as it is quoted with it."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.evidence.units import units
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

LETTER = (
    "FICTIEF. Het zeespreekuur van de Kustwacht trok 31 schippers. Zij kwamen vooral langs met papieren over ballast. "
    "Op Zandeiland ging het een keer niet door wegens storm.\n\n"
    "De veerdienst zet een extra matroos in op het nachtveer. De kosten daarvan, € 18.700 per maand, zijn gedekt."
)
ASKED = "Vraag 1\n\nFICTIEF. Kent u het bericht «Steiger te duur» in de Duinbode van 9 februari 2099?"
SUM = "Vraag 2\n\nFICTIEF. Is het bedrag van € 195 miljoen dat in dit bericht staat juist?"
DENIED = "Antwoord 2\n\nFICTIEF. Nee, ik herken dat getal niet. De budgetten van twee steigers zijn erin opgeteld."
OTHER = "FICTIEF. De vuurtoren wordt geverfd. De verf is rood."
INDEX = MemoryIndex(
    [
        Source("brief", Kind.KAMERBRIEF, "Kust", [("Tekst", "tekst", LETTER)], {"date": date(2099, 2, 5)}),
        Source(
            "vragen",
            Kind.KAMERVRAGEN,
            "Vragen over de steiger",
            [("Vraag 1", "vraag", ASKED), ("Vraag 2", "vraag", SUM), ("Antwoord 2", "antwoord", DENIED)],
            {"date": date(2099, 3, 5)},
        ),
        Source("verf", Kind.KAMERBRIEF, "Vuurtoren", [("Tekst", "tekst", OTHER)], {"date": date(2099, 1, 5)}),
    ]
)


def ask(question: str) -> Answer:
    return Assistant(INDEX, Retriever(INDEX, INDEX.embedder)).ask(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Waar kwamen de schippers van het zeespreekuur vooral mee?", "papieren over ballast"),
        ("Hoeveel kost de extra matroos op het nachtveer?", "€ 18.700"),
        ("Is het bedrag van € 195 miljoen uit de Duinbode juist?", "herken dat getal niet"),
    ],
)
def test_what_a_sentence_points_to_counts_as_its_own(question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    ["Is het bedrag van € 190 miljoen uit de Duinbode juist?", "Hoeveel kost de extra stuurman op het nachtveer?"],
)
def test_it_points_to_nothing_else(question: str) -> None:
    assert ask(question).refused


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Dat is duur.", True),
        ("Dat de steiger kraakt, is bekend.", False),
        ("De kosten daarvan zijn hoog.", True),
        ("De kosten zijn hoog.", False),
    ],
)
def test_what_points_back_is_told_from_what_only_begins_alike(text: str, points: bool) -> None:
    assert units(text, 0, len(text))[0].dependent is points
