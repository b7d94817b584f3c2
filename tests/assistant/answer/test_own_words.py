"""A question in staff's own words finds its answer, and one for what the sources do not say is refused."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.evidence.kinds import holds
from assistant.answer.question.asked import Asked
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


def test_a_number_is_told_of_where_it_stands_and_who_by_what_does_not_deny_it() -> None:
    asked_first = ("Vraag 1", "vraag", "Kent u het bericht over het nummer 0901-0904 van de reddingsdienst?")
    general = ("Antwoord 1", "antwoord", "FICTIEF. Een goed bereikbare reddingsdienst is van groot belang.")
    own = (
        "Antwoord 2",
        "antwoord",
        (
            "FICTIEF. De rederij is geen eigenaar van het nummer 0901-0904. "
            "Het nummer 0901-0904 van de reddingsdienst is in beheer bij de Dienst Kustvaarten."
        ),
    )
    index = MemoryIndex([Source("vragen", Kind.KAMERVRAGEN, "Vragen over een nummer", [asked_first, general, own], {})])
    answer = Assistant(index, Retriever(index, index.embedder)).ask("Wie beheert nou 0901-0904 van de reddingsdienst?")
    assert [citation.quote for citation in answer.citations] == [
        "Het nummer 0901-0904 van de reddingsdienst is in beheer bij de Dienst Kustvaarten."
    ]


@pytest.mark.parametrize(
    "text",
    ["De kosten van de steiger komen voor hun rekening.", "De steiger wordt vanuit de gewone begroting gebouwd."],
)
def test_whose_account_it_is_and_out_of_which_budget_say_who_pays(text: str) -> None:
    assert holds(Asked.FUNDING, text, "Wie betaalt de steiger?")
