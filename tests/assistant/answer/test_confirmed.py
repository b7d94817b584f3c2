"""A fact that stands in a Kamervraag, of which the answer only says that it is so (FICTIEF)."""

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.answer.verify import resolves
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.fiction import world
from tests.assistant.memory_index import Source

ASKED = [
    ("Vraag 1", "Is het juist dat minder dan 15 procent van de havens (5 van de 42 havens) aanvaringen rapporteert?¹"),
    ("Antwoord 1", "Ja, dit klopt. Om havens te stimuleren betaalt mijn FICTIEVE ministerie het systeem."),
    ("Vraag 2", "Kunt u bevestigen dat er geen volledige registratie van aanvaringen met walrussen is?"),
    ("Antwoord 2", "Ja, dat kan ik bevestigen."),
    ("Vraag 3", "Klopt het dat de vuurtoren van Zandeiland in 2098 is verkocht?"),
    ("Antwoord 3", "Nee."),
    ("Vraag 4", "Klopt het dat de loodsen van Zandeiland staken?"),
    ("Antwoord 4", "Over stakingen in de havens zijn geen gegevens bekend."),
]
SOURCE = Source(
    "aanvaringen",
    Kind.KAMERVRAGEN,
    "Vragen van het lid Bedacht over aanvaringen",
    [(name, "vraag" if name.startswith("V") else "antwoord", f"{name}\n\n{text}") for name, text in ASKED],
)
INDEX = world(SOURCE)
ASSISTANT = Assistant(INDEX, Retriever(INDEX, INDEX.embedder))


def ask(question: str) -> Answer:
    answer = ASSISTANT.ask(question)
    assert all(resolves(INDEX, citation) for citation in answer.citations)
    return answer


@pytest.mark.parametrize(
    ("question", "held", "reply"),
    [
        (
            "Klopt het dat minder dan 15 procent van de havens aanvaringen meldt?",
            "5 van de 42 havens",
            "Ja, dit klopt.",
        ),
        ("Minder dan 15 procent van de havens meldt aanvaringen?", "5 van de 42 havens", "Ja, dit klopt."),
        ("Is er geen volledige registratie van aanvaringen met walrussen?", "walrussen is?", "dat kan ik bevestigen."),
        ("Is de vuurtoren van Zandeiland in 2098 verkocht?", "vuurtoren van Zandeiland", "“Nee.”"),
    ],
)
def test_question_and_bare_answer_are_quoted_together(question: str, held: str, reply: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert held in answer.answer
    assert reply in answer.answer
    assert {citation.section[0] for citation in answer.citations} == {"V", "A"}


@pytest.mark.parametrize(
    "question",
    [
        "Klopt het dat minder dan 25 procent van de havens aanvaringen meldt?",
        "Is er een volledige registratie van aanvaringen met walrussen?",
        "Is de vuurtoren van Rotseiland in 2098 verkocht?",
        "Welke havens rapporteren aanvaringen?",
        "Staken de loodsen van Zandeiland?",
    ],
)
def test_another_figure_or_name_a_denial_or_a_telling_answer_is_not_confirmed(question: str) -> None:
    assert "Gevraagd is" not in ask(question).answer
