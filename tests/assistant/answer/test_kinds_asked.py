"""A sentence answers only by the kind of thing that is asked: an outcome of a vote, a party, a name."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.evidence.kinds import holds
from assistant.answer.question.asked import Asked
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source


def ask(question: str, *sections: tuple[str, str]) -> Answer:
    """Answer from one invented report of a sitting."""
    cut = [(name, "tekst", text) for name, text in sections]
    report = Source("verslag", Kind.OVERIG, "FICTIEF. Stemmingen veerdienst", cut, {"date": date(2099, 3, 1)})
    index = MemoryIndex([report])
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


AGENDA = (
    "Aan de orde",
    (
        "FICTIEF. Aan de orde zijn de stemmingen over moties, te weten:\n"
        "- de motie-Palmboom over nachtvaarten van de veerdienst (99 900 IV, nr. 41);\n"
        "- de gewijzigde motie-Duinkerk c.s. over vrij vervoer met de veerdienst (99 900 IV, nr. 43)."
    ),
)
VOTES = (
    (
        "Stemming motie nr. 41",
        (
            "In stemming komt de motie-Palmboom (99 900 IV, nr. 41).\n"
            "De voorzitter: Ik constateer dat de leden van de Zandpartij voor deze motie hebben gestemd en de overige "
            "leden ertegen, zodat zij is verworpen."
        ),
    ),
    (
        "Stemming motie nr. 43 (vrij vervoer)",
        (
            "In stemming komt de gewijzigde motie-Duinkerk c.s. (99 900 IV, nr. 43).\n"
            "De voorzitter: Ik constateer dat de leden van de Kustunie tegen deze gewijzigde motie hebben gestemd, "
            "zodat zij met 90 tegen 60 stemmen is aangenomen."
        ),
    ),
)


@pytest.mark.parametrize(
    "question", ["Hoe is er gestemd over motie nr. 43 over vervoer?", "Hoe stemden de leden over motie nr. 43?"]
)
def test_how_was_voted_is_answered_by_the_outcome_and_not_by_the_agenda(question: str) -> None:
    answer = ask(question, AGENDA, *VOTES)
    assert "met 90 tegen 60 stemmen is aangenomen" in answer.answer
    assert "verworpen" not in answer.answer


def test_how_was_voted_is_refused_where_only_the_agenda_is_known() -> None:
    assert ask("Hoe is er gestemd over motie nr. 43 over vrij vervoer?", AGENDA).refused


MOTION = "FICTIEF. De gewijzigde motie van de leden Palmboom en Duinkerk over nachtvaarten is ingediend."


def test_a_party_is_not_answered_by_the_name_of_another_member() -> None:
    assert ask("Van welke partij is het lid Palmboom?", ("Tekst", MOTION)).refused


@pytest.mark.parametrize(
    "told", ["Het lid Palmboom (Kustunie) vroeg om een brief.", "Het lid Palmboom zit in de fractie van de Kustunie."]
)
def test_a_party_is_answered_where_a_sentence_gives_it(told: str) -> None:
    assert "Kustunie" in ask("Van welke partij is het lid Palmboom?", ("Tekst", f"{MOTION} {told}")).answer


NAME = "Hoe heet het bureau dat het onderzoek naar de veerdienst uitvoert?"


def test_what_a_body_is_called_is_not_answered_by_one_that_is_left_unnamed() -> None:
    told = (
        "FICTIEF. Het onderzoek naar de veerdienst voert een extern bureau uit, samen met het Ministerie van Kustzaken."
    )
    assert ask(NAME, ("Tekst", told)).refused


def test_what_a_body_is_called_is_answered_by_its_name() -> None:
    told = "FICTIEF. Het onderzoek naar de veerdienst voert een extern bureau, Hoosvat Advies, uit voor het ministerie."
    assert "Hoosvat Advies" in ask(NAME, ("Tekst", told)).answer


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Het besluit om de veerdienst niet uit te breiden is genomen.", False),
        ("Zij hebben de minister gevraagd om de veerdienst uit te breiden.", False),
        ("De veerdienst vaart vaker om de drukte te spreiden.", True),
    ],
)
def test_what_a_decision_is_to_do_is_no_reason_for_it(text: str, reason: bool) -> None:
    assert holds(Asked.WHY, text, "Waarom?") is reason


def test_line_that_says_who_answered_answers_nothing_else() -> None:
    answered = "Antwoord van Minister Palmboom (Kustzaken) (ontvangen 3 maart 2099)."
    kamervragen = Source(
        "vragen",
        Kind.KAMERVRAGEN,
        "FICTIEF. Vragen van het lid Duinkerk (LL) aan de Minister van Kustzaken over de veerdienst",
        [("Vragen", "vragen", answered), ("Antwoord op vraag 1", "antwoord", "FICTIEF. De boten liggen stil.")],
        {"date": date(2099, 3, 3), "sender": "Minister Palmboom (Kustzaken)"},
    )
    index = MemoryIndex([kamervragen])
    answer = Assistant(index, Retriever(index, index.embedder)).ask("Komt minister Palmboom met een veerdienst?")
    assert answered not in answer.answer


@pytest.mark.parametrize("text", ["Dit is aan het einde van het jaar klaar.", "Het volgt begin volgend jaar."])
def test_a_part_of_the_year_is_a_time(text: str) -> None:
    assert holds(Asked.WHEN, text, "Wanneer is het klaar?")


def test_that_questions_were_put_tells_nothing_of_their_subject() -> None:
    told = "Op 3 maart hebben de leden Palmboom en Duinkerk vragen gesteld over het besluit over de veerdienst."
    answer = ask("Wat was er mis met het besluit over de veerdienst?", ("Aanleiding", f"FICTIEF. {told}"))
    assert answer.refused or told not in answer.answer
    assert told in ask("Wie stelden vragen over de veerdienst?", ("Aanleiding", f"FICTIEF. {told}")).answer
