"""A consultation: the answer with a number belongs to the question with that number, and a question answers nothing."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

ASKED = """Vragen en opmerkingen van de leden van de fractie van de Kustlijst

FICTIEF. De leden van de fractie van de Kustlijst vragen (1) waarom de vuurtoren pas in het voorjaar opengaat. \
Ook vragen zij (2) of vrijwilligers een vergoeding krijgen."""
ASKED_TOO = """Vragen en opmerkingen van de leden van de D77-fractie

3. Hoe wordt voorkomen dat meeuwen in de lantaarn nestelen?
4. Wordt de trap vervangen? Die is steil."""
ANSWERED = """Antwoorden op de vragen van de fractie van de Kustlijst

(1) Het schilderwerk kon niet bij vorst worden gedaan. Dat is in maart gereed.

(2) Neen. Wel worden reiskosten vergoed tot 40 euro per maand."""
ANSWERED_TOO = """Antwoorden op de vragen van de D77-fractie

3. Rond de lantaarn komt een net van staaldraad.
4. Daarvoor is dit jaar geen geld. Er komt wel een leuning."""
INDEX = MemoryIndex(
    [
        Source(
            "overleg",
            Kind.VERSLAG,
            "Verslag van een schriftelijk overleg over de vuurtoren",
            [
                ("Vragen en opmerkingen van de leden van de fractie van de Kustlijst", "fractie", ASKED),
                ("Vragen en opmerkingen van de leden van de D77-fractie", "fractie", ASKED_TOO),
                ("Antwoorden op de vragen van de fractie van de Kustlijst", "antwoord", ANSWERED),
                ("Antwoorden op de vragen van de D77-fractie", "antwoord", ANSWERED_TOO),
            ],
            {"date": date(2099, 2, 5), "minister": "Minister van Kustzaken"},
        )
    ]
)


def ask(question: str) -> Answer:
    return Assistant(INDEX, Retriever(INDEX, INDEX.embedder)).ask(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Waarom gaat de vuurtoren pas in het voorjaar open?", "Het schilderwerk kon niet bij vorst"),
        ("Krijgen vrijwilligers een vergoeding?", "reiskosten vergoed tot 40 euro"),
        ("Hoe wordt voorkomen dat meeuwen in de lantaarn nestelen?", "een net van staaldraad"),
        ("Wat antwoordde de minister de D77-fractie op de vraag of de trap wordt vervangen?", "geen geld"),
    ],
)
def test_the_answer_to_a_question_of_a_fractie_is_the_one_with_its_number(question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.answer
    assert "nestelen?" not in answer.answer
    assert "Die is steil" not in answer.answer
    assert "vragen (1)" not in answer.answer


def test_what_a_fractie_asked_is_no_answer_where_nothing_was_answered() -> None:
    silent = MemoryIndex(
        [
            Source(
                "overleg",
                Kind.VERSLAG,
                "Verslag van een schriftelijk overleg over de vuurtoren",
                [("Vragen en opmerkingen van de leden van de D77-fractie", "fractie", ASKED_TOO)],
                {"date": date(2099, 2, 5)},
            )
        ]
    )
    assert Assistant(silent, Retriever(silent, silent.embedder)).ask("Wordt de trap vervangen?").refused
