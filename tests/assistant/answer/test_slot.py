"""A sentence on the subject answers only where it has the very thing asked for; else the refusal quotes it."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.evidence.kinds import holds
from assistant.answer.question.asked import Asked, asked
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source


def ask(question: str, told: str) -> Answer:
    """Answer from one invented letter."""
    sections = [("Brief", "brief", f"FICTIEF. {told}")]
    letter = Source("brief", Kind.KAMERBRIEF, "Voortgang musea en veerdiensten", sections, {"date": date(2099, 3, 8)})
    index = MemoryIndex([letter])
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


#: A question, a sentence that tells of its subject and lacks what is asked, and one that has it.
CASES = [
    # What something is called.
    (
        "Hoe heet de smederij die het hek van het museum maakte?",
        "De smederij, die in maart failliet ging, maakte het hek van het museum in Zanddorp.",
        "Smederij Palmboom maakte het hek van het museum in Zanddorp.",
    ),
    (
        "Wat is de naam van de vrijwilliger die in het museum de klok repareert?",
        "Een vrijwilliger repareert in het museum op Hoosvat de klok.",
        "In het museum repareert vrijwilliger Duinkerk de klok.",
    ),
    (
        "hoe heet die veerman die de boot over de Zandgeul vaart",
        "De veerman, een zoon van de vorige, vaart de boot over de Zandgeul. Het Ministerie van Kustzaken betaalt hem.",
        "Eilert Hoogwater vaart als veerman de boot over de Zandgeul.",
    ),
    # As many as are asked for.
    (
        "In welke drie talen verschijnt de folder over de veerdienst?",
        "De folder over de veerdienst verschijnt in drie talen.",
        "De folder over de veerdienst verschijnt in het Nederlands, Engels en Papiaments.",
    ),
    (
        "Met welke vier havens is over de veerdienst gesproken, graag de namen",
        "Over de veerdienst is met de vier havens gesproken, en dat overleg was in maart.",
        "Over de veerdienst is gesproken met de havens Zanddorp, Hoosvat, Duinkerk en Palmhaven.",
    ),
    (
        "Welke twee schippers stelden een steiger voor de veerdienst voor?",
        "De Dienst vaarwegen van het Bureau Hoosvat ging na wat schippers voorstelden over de veerdienst.",
        "De schippers Palmboom en Duinkerk stelden een steiger voor de veerdienst voor.",
    ),
    (
        "Welke drie eilanden hebben een museum met een steiger?",
        "Er zijn drie eilanden met een museum dat nog geen steiger heeft; drie eilanden hebben er een.",
        "De drie eilanden met een museum met een steiger: Hoosvat heeft er twee, Palmoog een en Zandoog ook.",
    ),
    (
        "Hoe heet de stichting die het museum in Zanddorp beheert?",
        "De Zandpartij vroeg hoe het museum in Zanddorp wordt beheerd.",
        "Stichting Hoogwater beheert het museum in Zanddorp.",
    ),
    (
        "Welke leden waren afwezig bij de stemming over de veerdienst?",
        "De stemming over de veerdienst vond plaats op verzoek van het lid Duinkerk. Acht leden waren afwezig.",
        "Bij de stemming over de veerdienst waren de leden Palmboom en Duinkerk afwezig.",
    ),
    # Days and hours.
    (
        "Op welke dagen en uren vaart de veerdienst naar het museum?",
        "De veerdienst naar het museum vaart op drie vaste tijdstippen per week.",
        "De veerdienst naar het museum vaart op maandag en vrijdag om 9.30 uur.",
    ),
    (
        "Op welke avond is het museum in Zanddorp open?",
        "Het museum in Zanddorp is één avond per week open.",
        "Het museum in Zanddorp is op donderdagavond open.",
    ),
    # Who voted so.
    (
        "Welke fracties stemden tegen de motie-Palmboom over de veerdienst?",
        "De motie-Palmboom over de veerdienst is met 84 tegen 58 stemmen aangenomen. Het lid Duinkerk vroeg erom.",
        "De motie-Palmboom over de veerdienst is aangenomen. Tegen stemden de fracties van de Kustunie en Zandpartij.",
    ),
    # An amount.
    (
        "Voor welke aanneemsom bouwt Hoosvat de steiger van de veerdienst?",
        "De bouw van de steiger van de veerdienst is gegund aan Hoosvat, die niet de laagste aanneemsom vroeg.",
        "Hoosvat bouwt de steiger van de veerdienst voor een aanneemsom van € 2,4 miljoen.",
    ),
    (
        "Wat gaat een nieuwe boot voor de veerdienst tussen Zanddorp en de haven van Duinkerk straks kosten?",
        "Een nieuwe boot voor de veerdienst tussen Zanddorp en de haven van Duinkerk wordt vergeleken met een brug.",
        "Een nieuwe boot voor de veerdienst tussen Zanddorp en de haven van Duinkerk kost € 3 miljoen.",
    ),
]


@pytest.mark.parametrize(("question", "lacking"), [(question, lacking) for question, lacking, _ in CASES])
def test_what_only_tells_of_the_subject_is_quoted_beside_a_refusal(question: str, lacking: str) -> None:
    answer = ask(question, lacking)
    assert answer.refused, answer.answer


@pytest.mark.parametrize(("question", "having"), [(question, having) for question, _, having in CASES])
def test_what_has_the_thing_asked_for_answers(question: str, having: str) -> None:
    answer = ask(question, having)
    assert not answer.refused, answer.answer
    assert having.split(". ")[-1].rstrip(".") in answer.answer


COUNTED = "Hoeveel klachten kwamen er over de steiger?"


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        (COUNTED, "Over de steiger klaagt men dat het tien tot twaalf minuten duurt.", False),
        (COUNTED, "De steiger trok 5 procent meer klachten.", False),
        (COUNTED, "De klachten over de steiger kostten € 1,3 miljoen.", False),
        (COUNTED, "Over de steiger kwamen 12 klachten in twee weken.", True),
        (COUNTED, "Over de steiger kwamen klachten: twaalf in totaal, in twee weken.", True),
        ("Hoeveel minuten duurt de tocht?", "De tocht duurt tien tot twaalf minuten.", True),
        ("Hoeveel korting geeft de veerdienst?", "De veerdienst geeft 5 procent korting.", True),
        ("Hoeveel mensen wonen er?", "Er wonen 2,6 miljoen mensen.", True),
    ],
)
def test_how_many_there_are_is_not_told_by_a_measure(question: str, text: str, *, told: bool) -> None:
    assert holds(Asked.NUMBER, text, question) is told


def test_the_headings_of_a_table_are_no_names() -> None:
    table = "Museum | Jaar van opening | Stand\nMuseum Zanddorp | 2098 | gerenoveerd en geopend"
    assert ask("Welke aannemer renoveerde Museum Zanddorp?", f"De stand.\n{table}").refused


def test_when_a_motion_was_carried_is_not_told_by_the_date_that_it_bears() -> None:
    motion = Source(
        "motie",
        Kind.MOTIE,
        "FICTIEF. Motie van het lid Palmboom over de veerdienst",
        [("Kop", "tekst", "Voorgesteld 5 november 2098. Motie van het lid Palmboom over de veerdienst.")],
        {"date": date(2098, 11, 5), "submitters": ("Palmboom",)},
    )
    index = MemoryIndex([motion])
    answer = Assistant(index, Retriever(index, index.embedder)).ask("Op welke datum werd de motie-Palmboom aangenomen?")
    assert answer.refused, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Voor welk bedrag is de steiger gebouwd?",
        "Tegen welke prijs is de boot gekocht?",
        "Voor welke opdrachtsom bouwt Hoosvat de steiger?",
        "Wat gaat een nieuwe boot voor de veerdienst tussen Zanddorp en de haven van Duinkerk straks kosten?",
    ],
)
def test_what_was_paid_asks_for_an_amount(question: str) -> None:
    assert Asked.AMOUNT in asked(question)
