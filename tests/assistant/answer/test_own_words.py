"""A question in staff's own words finds its answer, and one for what the sources do not say is refused."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

LETTER = (
    "FICTIEF. De veerploegen op Zandeiland komen iedere zes weken een middag bijeen. De Dienst Kustvaarten (DKV) "
    "voert de nachtvaarten uit. Het nachtveer kost € 0,4 miljoen per jaar. Daarvan komt een derde ten laste van de "
    "begroting van Kustzaken.\n\n"
    "Een vaste duinbrug is als alternatief onderzocht. Die zou de vaargeul afsluiten voor zeilschepen.\n\n"
    "De Vissersbrug is beperkt tot 12 ton. Voertuigen zwaarder dan 12 ton mogen niet over de Vissersbrug."
)
LIST = "FICTIEF. Van elk overleg komt een kort verslag op de lijst van de ploegen."
INDEX = MemoryIndex(
    [
        Source("brief", Kind.KAMERBRIEF, "Kustwerken", [("Tekst", "tekst", LETTER)], {"date": date(2099, 2, 5)}),
        Source("lijst", Kind.OVERIG, "Lijst", [("Tekst", "tekst", LIST)], {"date": date(2090, 2, 5)}),
    ]
)


def ask(question: str) -> Answer:
    return Assistant(INDEX, Retriever(INDEX, INDEX.embedder)).ask(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hoe vaak komen de veerploegen van Zandeiland bijeen?", "iedere zes weken"),
        ("Welke nachtvaarten voert DKV uit op Zandeiland?", "voert de nachtvaarten uit"),
        ("Wie betaalt het nachtveer?", "ten laste van"),
        ("Overleg Zandeiland: hoe vaak komen de veerploegen bijeen?", "iedere zes weken"),
        ("Waar komt het geld voor het nachtveer vandaan?", "ten laste van"),
        ("Welk nadeel heeft de vaste duinbrug die als alternatief is onderzocht?", "zeilschepen"),
        ("Hoe zwaar mag een vrachtwagen zijn die over de Vissersbrug rijdt?", "12 ton"),
    ],
)
def test_what_is_asked_in_own_words_is_answered(question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Hoe hard mag je rijden op de Vissersbrug?",
        "Wie betaalt de Vissersbrug?",
    ],
)
def test_what_no_source_says_is_refused(question: str) -> None:
    assert ask(question).refused
