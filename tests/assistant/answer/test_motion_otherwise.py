"""What else is asked of a motion: a version, or two side by side, its grounds, who signed it, how it was received."""

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.index.records import LinkRecord
from tests.assistant.memory_index import MemoryIndex, Source


def motion(nr: str, title: str, grounds: str, dictum: str, signed: Sequence[str], day: date, variant: str) -> Source:
    return Source(
        f"motie-{nr}",
        Kind.MOTIE,
        title,
        [
            ("Kop", "kop", f"Nr. {nr} FICTIEF\n\nDe Kamer,\n\ngehoord de beraadslaging,"),
            ("Overwegingen", "overweging", grounds),
            ("Dictum", "dictum", f"{dictum},\n\nen gaat over tot de orde van de dag."),
            ("Ondertekenaars", "ondertekening", "\n\n".join(signed)),
        ],
        {
            "date": day,
            "kamerstuk": f"II|99930|A|{nr}",
            "kamerstuk_text": f"99 930 A, nr. {nr}",
            "submitters": tuple(signed),
            "variant": variant,
        },
    )


FIRST = motion(
    "6",
    "Motie van het lid Duinker over verlichting van de pier",
    "constaterende dat de pier ’s avonds donker is;\n\noverwegende dat wandelaars daar vallen;",
    "verzoekt de regering de pier vóór 1 mei 2099 elke avond te verlichten en daarvoor 0,3 miljoen euro uit te trekken",
    ["Duinker"],
    date(2098, 3, 1),
    "motie",
)
SECOND = motion(
    "9",
    "Gewijzigde motie van de leden Duinker en Golfstra over verlichting van de pier (t.v.v. 99 930 A, nr. 6)",
    "constaterende dat de pier ’s avonds donker is;\n\noverwegende dat licht elke avond vogels verstoort;",
    "verzoekt de regering de pier op zaterdag te verlichten en de Kamer daarover te informeren",
    ["Duinker", "Golfstra"],
    date(2098, 3, 9),
    "gewijzigd",
)
OTHER = motion(
    "7",
    "Motie van het lid Strandvliet over het sluiten van de haven van Zandplaat",
    "overwegende dat de haven van Zandplaat verzandt;",
    "verzoekt de regering de haven van Zandplaat te sluiten en het vrijkomende geld aan boeien te besteden",
    ["Strandvliet"],
    date(2098, 3, 1),
    "motie",
)
LETTER = Source(
    "brief",
    Kind.KAMERBRIEF,
    "Kamerbrief appreciatie moties kust",
    [
        (
            "Motie-Strandvliet (99 930 A, nr. 7)",
            "kop",
            "Motie-Strandvliet (99 930 A, nr. 7)\n\nZij wil sluiting. Er vaart een veer. Ik ontraad de motie.",
        )
    ],
    {"date": date(2098, 3, 12), "minister": "Minister van Kustzaken"},
)
INDEX = MemoryIndex([FIRST, SECOND, OTHER, LETTER])
INDEX.link_records = [
    LinkRecord("motie-9", "motie-6", "replaces"),
    LinkRecord("brief", "motie-7", "answers"),
]
OLD, NEW = "elke avond te verlichten", "op zaterdag te verlichten"


def ask(question: str) -> Answer:
    return Assistant(INDEX, Retriever(INDEX, INDEX.embedder)).ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat vroeg Duinker in de oorspronkelijke motie, nr. 6?",
        "Wat verzoekt de motie Duinker, nr. 6?",
        "Wat wilde Duinker in de eerste versie van de motie over de pier?",
        "Per welke datum zou de pier verlicht moeten zijn in de allereerste versie van de motie Duinker (nr 6)?",
        "ik zoek de oorspronkelijke motie van Duinker (nr 6): hoeveel geld moest er voor de verlichting komen?",
    ],
)
def test_the_version_that_is_named_is_quoted(question: str) -> None:
    answer = ask(question)
    assert OLD in answer.answer
    assert NEW not in answer.answer


def test_without_a_version_the_one_that_replaced_it_is_quoted() -> None:
    answer = ask("Wat wil Duinker met zijn motie over de pier?")
    assert NEW in answer.answer
    assert OLD not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het verschil tussen de motie-Duinker (nr. 6) en de gewijzigde motie (nr. 9)?",
        "Waarin verschilt motie nr. 9 van Duinker van nr. 6?",
        "Wat is er veranderd in de gewijzigde motie van Duinker over de pier?",
    ],
)
def test_two_versions_are_quoted_side_by_side(question: str) -> None:
    answer = ask(question)
    assert answer.answer.index(OLD) < answer.answer.index(NEW)
    assert {citation.document for citation in answer.citations} == {"motie-6", "motie-9"}


@pytest.mark.parametrize(
    "question",
    [
        "wat wilde Strandvliet met de haven van Zandplaat",
        "Wat moest er volgens de motie van Strandvliet met de haven gebeuren?",
        "Wat wil het lid Strandvliet met zijn motie?",
        "Wat wilde Strandvliet doen met het geld van de haven van Zandplaat?",
    ],
)
def test_what_a_member_wanted_is_what_the_motion_asks(question: str) -> None:
    assert "de haven van Zandplaat te sluiten" in ask(question).answer


@pytest.mark.parametrize(
    ("question", "ground"),
    [
        ("Waarom diende Strandvliet die motie in?", "de haven van Zandplaat verzandt"),
        ("Hoe onderbouwt de motie-Strandvliet het verzoek?", "de haven van Zandplaat verzandt"),
        ("Waarom wilde Strandvliet de haven van Zandplaat sluiten?", "de haven van Zandplaat verzandt"),
        ("Wat zijn de overwegingen van de motie-Duinker over de pier?", "vogels verstoort"),
        (
            "Waarom is in de gewijzigde motie van Duinker gekozen voor de zaterdag en niet elke avond?",
            "vogels verstoort",
        ),
    ],
)
def test_why_a_motion_was_moved_is_what_it_considers(question: str, ground: str) -> None:
    answer = ask(question)
    assert ground in answer.answer
    assert "verzoekt" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Wie heeft de motie over verlichting van de pier mee ondertekend naast Duinker?",
        "Wie kwam er als tweede ondertekenaar bij toen de motie van Duinker werd gewijzigd?",
        "Wie tekenden samen met Duinker de motie over verlichting van de pier?",
        "Welk Kamerlid zette samen met Duinker een naam onder de motie over de pier?",
    ],
)
def test_who_signed_besides_is_told(question: str) -> None:
    answer = ask(question)
    assert "Duinker, Golfstra" in answer.answer
    assert answer.citations[0].document == "motie-9"


@pytest.mark.parametrize(
    "question", ["Welke appreciatie kreeg de motie-Strandvliet?", "Welk oordeel kreeg motie nr. 7 over de haven?"]
)
def test_how_the_government_received_a_motion_is_quoted_from_its_letter(question: str) -> None:
    answer = ask(question)
    assert "Ik ontraad de motie." in answer.answer
    assert answer.citations[0].document == "brief"


@pytest.mark.parametrize(
    "question",
    [
        "wat wilde Pieterse met de haven van Zandplaat",  # moved nothing
        "Wat wilde Strandvliet met de vuurtoren?",  # nothing on this
        "Waarom diende Strandvliet een motie over onderwijs in?",
        "Waarom wilde Strandvliet een luchthaven?",
        "Welke appreciatie kreeg de motie-Duinker over de pier?",  # none was given
        "Wat verzoekt de motie-Strandvliet, nr. 6?",  # another Member's number
        "Wat verzoekt motie nr. 8 over de pier?",  # there is none
        "Wat is het verschil tussen de motie-Strandvliet en de gewijzigde motie nr. 12?",
        "Wie heeft de motie over kernenergie mee ondertekend?",
        "Per welke datum moet de pier op zaterdag verlicht zijn volgens motie nr. 9 van Duinker?",  # names no date
    ],
)
def test_what_no_motion_tells_is_refused(question: str) -> None:
    answer = ask(question)
    assert answer.refused, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Van welke fractie is Golfstra, mede-indiener van de motie over de pier?",
        "Wat gebeurt er met de motie van Duinker, nr. 6?",
        "Wat wilde Strandvliet met kernenergie bij de haven van Zandplaat?",
    ],
)
def test_what_is_asked_of_something_else_is_not_answered_with_the_motion(question: str) -> None:
    answer = ask(question)
    assert "Ondertekenaars" not in answer.answer
    # A refusal may quote the motion as what comes near; an answer may not.
    assert answer.refused or "verzoekt de regering" not in answer.answer


def test_the_vote_is_not_answered_with_what_the_motion_asks() -> None:
    assert "verzoekt" not in ask("Is de oorspronkelijke motie van Duinker, nr. 6, aangenomen?").answer
