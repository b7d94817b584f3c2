"""Broad questions: how something stands is told from the newest source first, what it is by who says so."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.question.broad import View, broad
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.index.records import LinkRecord
from tests.assistant.memory_index import MemoryIndex, Source


def letter(id_: str, title: str, day: date, *sections: tuple[str, str], kind: Kind = Kind.KAMERBRIEF) -> Source:
    parts = [(name, "tekst", f"{name}\nFICTIEF. {text}") for name, text in sections]
    return Source(id_, kind, title, parts, {"date": day})


OLD = letter(
    "oud",
    "Plan voor de gemaalwacht",
    date(2098, 2, 1),
    (
        "Gemaalwacht",
        (
            "Ik richt de Gemaalwacht Hoosvat op. De wacht begint naar verwachting op 1 mei 2098 met 4 medewerkers. "
            "De Gemaalwacht Hoosvat is een ploeg die gemalen bij hoogwater bemant."
        ),
    ),
)
NEW = letter(
    "nieuw",
    "Voortgang waterkeringen",
    date(2099, 9, 1),
    ("Inleiding", "Met deze brief doe ik mijn toezegging over de Gemaalwacht Hoosvat gestand."),
    (
        "Gemaalwacht Hoosvat",
        (
            "Sinds 1 juni 2099 is de ploeg op volle sterkte, met 11 medewerkers. Twee gemalen zijn inmiddels "
            "aangesloten. Ik begrijp het ongeduld van uw Kamer."
        ),
    ),
    ("Dijken", "De dijk bij Molenbeek is inmiddels voor 80 procent gereed."),
)


def ask(question: str, *sources: Source, links: list[LinkRecord] | None = None) -> Answer:
    index = MemoryIndex(sources or (OLD, NEW))
    index.link_records = links or []
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat is de stand van zaken van de Gemaalwacht Hoosvat?",
        "Hoe staat het met de Gemaalwacht Hoosvat?",
        "Stand van zaken Gemaalwacht Hoosvat?",
        "Praat me bij over de Gemaalwacht Hoosvat",
        "Vertel me kort hoe het staat met de Gemaalwacht Hoosvat",
        "Wat is er inmiddels gebeurd met de Gemaalwacht Hoosvat?",
        "Laatste nieuws over de Gemaalwacht Hoosvat?",
        "Hoe staat de Gemaalwacht Hoosvat er inmiddels voor?",
        "Wat is momenteel de status van de Gemaalwacht Hoosvat?",
    ],
)
def test_how_something_stands_is_told_from_the_newest_source_first(question: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert "11 medewerkers" in answer.answer
    assert answer.citations[0].document == "nieuw"
    if "4 medewerkers" in answer.answer:
        assert answer.answer.index("11 medewerkers") < answer.answer.index("4 medewerkers")


def test_what_only_handles_the_paper_or_is_courteous_is_left_out() -> None:
    answer = ask("Hoe staat het met de Gemaalwacht Hoosvat?")
    assert "gestand" not in answer.answer
    assert "ongeduld" not in answer.answer


def test_what_stands_under_another_heading_is_of_something_else() -> None:
    assert "Molenbeek" not in ask("Hoe staat het met de Gemaalwacht Hoosvat?").answer


def test_of_two_things_that_share_a_word_of_their_names_each_is_told_apart() -> None:
    both = letter(
        "sluizen",
        "Voortgang sluizen",
        date(2099, 5, 1),
        ("Sluis Kolkwijk", "De bouw is inmiddels voor 70 procent gereed. De deuren zijn op 3 maart geplaatst."),
        ("Sluis Nieuw Kolkwijk", "De renovatie van Sluis Nieuw Kolkwijk is in april begonnen en loopt op schema."),
    )
    answer = ask("Hoe staat het met Sluis Nieuw Kolkwijk?", both, OLD)
    assert "op schema" in answer.answer
    assert "70 procent" not in answer.answer


def test_of_a_nota_and_its_letter_the_letter_is_told_from() -> None:
    nota = letter(
        "nota",
        "Aanbieding voortgang waterkeringen",
        date(2099, 9, 2),
        ("Gemaalwacht", "De Gemaalwacht Hoosvat is sinds 1 juni 2099 op volle sterkte, met 11 medewerkers."),
        kind=Kind.NOTA,
    )
    answer = ask(
        "Hoe staat het met de Gemaalwacht Hoosvat?", OLD, NEW, nota, links=[LinkRecord("nota", "nieuw", "accompanies")]
    )
    assert "nota" not in {citation.document for citation in answer.citations}
    assert "nieuw" in {citation.document for citation in answer.citations}


def test_what_something_is_says_a_sentence_that_says_so() -> None:
    answer = ask("Wat is de Gemaalwacht Hoosvat?")
    assert "een ploeg die gemalen bij hoogwater bemant" in answer.answer
    assert "Twee gemalen" not in answer.answer


def test_no_sentence_is_told_twice() -> None:
    pointing = letter(
        "brug",
        "Voortgang bruggen",
        date(2099, 5, 1),
        (
            "Brug Molenbeek",
            (
                "Brug Molenbeek is sinds 2 maart 2099 gesloten voor 3 van de 4 rijstroken. "
                "Die zijn op 1 mei 2099 weer open voor 2 rijstroken."
            ),
        ),
    )
    answer = ask("Wat is de stand van zaken van Brug Molenbeek?", pointing, OLD)
    assert answer.answer.count("sinds 2 maart 2099 gesloten") == 1


def test_of_a_subject_that_no_document_has_nothing_is_told() -> None:
    assert ask("Wat is de stand van zaken van het onderzoek naar weidevogels?").refused


@pytest.mark.parametrize(
    ("question", "view", "subject"),
    [
        ("Wat is de stand van zaken met betrekking tot de dijkversterking?", View.STATE, "dijkversterking"),
        ("Wat is de laatste stand bij Sluis Kolkwijk?", View.STATE, "Sluis Kolkwijk"),
        ("Hoe ver is de bouw van Sluis Kolkwijk?", View.STATE, "bouw van Sluis Kolkwijk"),
        ("Hoe ver staat het kabinet met de dijkversterking?", View.STATE, "dijkversterking"),
        ("Hoe verloopt de werving?", View.STATE, "werving"),
        ("Wat houdt de gemaalwacht precies in?", View.NATURE, "gemaalwacht"),
        ("Wat doet Stichting Hoosvat?", View.NATURE, "Stichting Hoosvat"),
        ("Wat is een gemaalwachter?", View.NATURE, "gemaalwachter"),
    ],
)
def test_a_broad_question_is_known_with_its_subject(question: str, view: View, subject: str) -> None:
    found = broad(question)
    assert found
    assert (found.view, found.subject) == (view, subject)


@pytest.mark.parametrize(
    "question",
    [
        "Hoe ver is de omleiding?",
        "Hoe ver ligt het gemaal van de dijk?",
        "Wat is de hoogte van de subsidie?",
        "Wat is het bedrag dat Hoosvat ontvangt?",
        "Hoe staat het met de dijk, en wie betaalt dat?",
        "Wat doet de minister als de dijk breekt?",
        "Wat is de stand van het water volgens Rederij Boegwater?",
        "",
    ],
)
def test_who_asks_for_one_thing_asks_no_broad_question(question: str) -> None:
    assert broad(question) is None
