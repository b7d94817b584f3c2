"""Questions about one party in a written consultation: what it asked, found, and was answered."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

ASKED = "Vragen en opmerkingen van de leden van de {}"
ANSWERED = "Antwoorden op de vragen van de {}"

SHORE = """{head}

FICTIEF. De leden van de fractie van de Kustlijst zien het herstel van de lantaarn met zorg. Zij vragen (1) waarom de \
vuurtoren pas in het voorjaar opengaat. Ook vragen zij (2) of vrijwilligers een vergoeding krijgen."""
SHORE_TOLD = """{head}

(1) Het schilderwerk kon niet bij vorst worden gedaan. Dat is in maart gereed.

(2) Neen. Wel worden reiskosten vergoed tot 40 euro per maand."""
D77 = """{head}

De leden van de D77-fractie maken zich zorgen over vogels.

3. Hoe wordt voorkomen dat meeuwen in de lantaarn nestelen?
4. Wordt de trap vervangen? Die is steil.

¹ Kamerstukken II 2097/98, 99 930, nr. 7."""
D77_TOLD = """{head}

3. Rond de lantaarn komt een net van staaldraad.
4. Daarvoor is dit jaar geen geld. Er komt wel een leuning."""
FERRY = """{head}

De leden vragen of het veer op zondag vaart, en hoeveel een kaart kost."""
FERRY_TOLD = """Ik dank de fracties.

De leden van de D77-fractie vragen naar de zondag. Op zondag vaart het veer niet.

De leden van de fractie van de Lijst Hoog vragen naar de kade. De kade wordt opgehoogd."""
QUAY = """{head}

De leden van de fractie van de Lijst Hoog vragen of de kade wordt opgehoogd."""
PIER = "De leden van de fractie van Wad en Wind en de leden van de fractie van de Kustlijst vragen naar de pier."


def sections(*parts: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    return [(name, role, text.replace("{head}", name)) for name, role, text in parts]


LIGHT = Source(
    "vuurtoren",
    Kind.VERSLAG,
    "Verslag van een schriftelijk overleg over het herstel van de vuurtoren",
    sections(
        (ASKED.format("fractie van de Kustlijst"), "fractie", SHORE),
        (ASKED.format("D77-fractie"), "fractie", D77),
        ("II Reactie van de minister", "antwoord", "II Reactie van de minister"),
        (ANSWERED.format("fractie van de Kustlijst"), "antwoord", SHORE_TOLD),
        (ANSWERED.format("D77-fractie"), "antwoord", D77_TOLD),
    ),
    {"date": date(2099, 2, 5), "minister": "Minister van Kustzaken"},
)
BOAT = Source(
    "veer",
    Kind.VERSLAG,
    "Verslag van een schriftelijk overleg over het veer naar Zandplaat",
    sections(
        (ASKED.format("D77-fractie"), "fractie", FERRY),
        (ASKED.format("fractie van de Lijst Hoog"), "fractie", QUAY),
        ("II Reactie van de staatssecretaris", "antwoord", FERRY_TOLD),
    ),
    {"date": date(2099, 4, 9), "minister": "Staatssecretaris van Kustzaken"},
)
NOTE = Source(
    "nota",
    Kind.NOTA,
    "Nota over de pier",
    [("Kern", "kern", f"FICTIEF. Voor waren D77 en de Lijst Hoog (LH). {PIER}")],
    {"date": date(2099, 5, 1)},
)
INDEX = MemoryIndex([LIGHT, BOAT, NOTE])


def ask(question: str, index: MemoryIndex = INDEX) -> Answer:
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat vroeg de D77-fractie in het schriftelijk overleg over de vuurtoren?",
        "Waar vroeg D77 naar in het schriftelijk overleg over het herstel van de vuurtoren?",
        "Welke vragen stelden de leden van de fractie van D77 in het schriftelijk overleg over de vuurtoren?",
        "wat wilde d77 weten in het verslag over de vuurtoren",
        "vragen van de d77 fractie in het SO over de vuurtoren",
    ],
)
def test_the_questions_of_a_party_are_quoted_in_order(question: str) -> None:
    answer = ask(question)
    assert [citation.quote for citation in answer.citations] == [
        "Hoe wordt voorkomen dat meeuwen in de lantaarn nestelen?",
        "Wordt de trap vervangen? Die is steil.",
    ]


def test_where_a_subject_is_named_the_questions_that_hold_it_are_quoted() -> None:
    answer = ask("Wat vroeg de D77-fractie over de meeuwen?")
    assert [citation.quote for citation in answer.citations] == [
        "Hoe wordt voorkomen dat meeuwen in de lantaarn nestelen?"
    ]


@pytest.mark.parametrize(
    "question",
    ["Welke zorgen had de D77-fractie over de vogels?", "inbreng D77 schriftelijk overleg vuurtoren"],
)
def test_what_a_party_brought_forward_is_more_than_its_questions(question: str) -> None:
    answer = ask(question)
    assert "maken zich zorgen over vogels" in answer.answer
    assert "Kamerstukken" not in answer.answer


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("Wat antwoordde de minister D77 op de vraag over de trap?", "geen geld", "staaldraad"),
        ("Hoe reageerde de minister op de vraag van de Kustlijst naar een vergoeding?", "40 euro", "schilderwerk"),
        ("Wat zei de minister tegen de D77-fractie over meeuwen?", "staaldraad", "geen geld"),
        ("Wat antwoordde de staatssecretaris de D77-fractie over de zondag?", "vaart het veer niet", "opgehoogd"),
        ("Wat was de reactie van de staatssecretaris op de vraag van de Lijst Hoog?", "opgehoogd", "vaart het veer"),
    ],
)
def test_what_a_party_was_answered_is_told_by_the_subject_of_question_or_answer(
    question: str, told: str, other: str
) -> None:
    answer = ask(question)
    assert told in answer.answer
    assert other not in answer.answer


def test_an_answer_to_a_fractie_stands_under_the_heading_of_the_answers() -> None:
    answer = ask("Wat antwoordde de minister D77 op de vraag over de trap?")
    assert answer.answer.startswith(ANSWERED.format("D77-fractie"))


def test_a_party_is_known_by_the_abbreviation_that_a_document_gives_it() -> None:
    answer = ask("Wat vroeg de LH-fractie in het schriftelijk overleg over het veer?")
    assert "of de kade wordt opgehoogd" in answer.answer


@pytest.mark.parametrize(
    ("heading", "called"),
    [
        ("fractie van de Partij voor de Dieren", "de PvdD"),
        ("PvdD-fractie", "de Partij voor de Dieren"),
        ("GroenLinks-PvdA-fractie", "GL-PvdA"),
        ("GroenLinks-PvdA-fractie", "de PvdA"),
        ("fracties van GroenLinks en PvdA gezamenlijk", "de leden van de fractie van GroenLinks"),
    ],
)
def test_a_party_is_known_by_its_other_names(heading: str, called: str) -> None:
    name = ASKED.format(heading)
    source = Source(
        "FICTIEF",
        Kind.VERSLAG,
        "Verslag van een schriftelijk overleg over zeegras",
        sections(
            (name, "fractie", "{head}\n\n1. Groeit het zeegras?"), (name, "antwoord", "{head}\n\n1. Ja, het groeit.")
        ),
    )
    answer = ask(f"Wat vroeg {called} in het schriftelijk overleg over zeegras?", MemoryIndex([source]))
    assert [citation.quote for citation in answer.citations] == ["Groeit het zeegras?"]


def test_what_a_party_asked_in_more_than_one_consultation_is_told_apart() -> None:
    answer = ask("Wat vroeg de D77-fractie?")
    assert {citation.document for citation in answer.citations} == {"vuurtoren", "veer"}
    assert any("meer dan één schriftelijk overleg" in note for note in answer.notes)
    assert "Verslag van een schriftelijk overleg over het veer naar Zandplaat" in answer.answer


def test_of_two_parties_each_has_its_own_heading() -> None:
    answer = ask("Wat vroegen de Kustlijst en de D77-fractie in het schriftelijk overleg over de vuurtoren?")
    assert answer.answer.index("vrijwilligers een vergoeding") < answer.answer.index("Wordt de trap vervangen?")
    assert ASKED.format("D77-fractie") in answer.answer


def test_a_date_tells_which_consultation_is_meant() -> None:
    answer = ask("Wat vroeg de D77-fractie in het schriftelijk overleg van 9 april 2099?")
    assert {citation.document for citation in answer.citations} == {"veer"}


def test_of_long_answers_the_beginning_of_each_is_quoted_and_the_rest_is_said_to_be_there() -> None:
    reason = "Dat hangt van de wind en van de zee en van de schippers af. " * 8
    long = Source(
        "lang",
        Kind.VERSLAG,
        "Verslag van een schriftelijk overleg over boeien",
        sections(
            (ASKED.format("D77-fractie"), "fractie", "{head}\n\n1. Komt er een boei?\n2. Wie betaalt die?"),
            (
                ANSWERED.format("D77-fractie"),
                "antwoord",
                f"{{head}}\n\n1. De boei is FICTIEF rood. {reason}\n2. De haven betaalt de boei. {reason}",
            ),
        ),
        {"date": date(2099, 2, 5)},
    )
    answer = ask("Wat antwoordde de minister op de vragen van D77?", MemoryIndex([long]))
    assert "De boei is FICTIEF rood." in answer.answer
    assert "De haven betaalt de boei." in answer.answer
    assert len(answer.answer.split()) < 150
    assert any("open de bron" in note for note in answer.notes)


def test_question_and_answer_that_alternate_are_told_apart() -> None:
    both = "Inbreng van de {} en antwoord van de minister"
    alternating = Source(
        "afwisselend",
        Kind.VERSLAG,
        "Verslag van een schriftelijk overleg over baggeren",
        sections(
            (both.format("fractie van de Kustlijst"), "fractie", "{head}\n\nFICTIEF. Deze leden vragen waarom nu."),
            ("Antwoord", "antwoord", "Antwoord\n\nHet slib lag al te lang."),
            (both.format("D77-fractie"), "fractie", "{head}\n\nDeze leden vragen waar het slib blijft."),
            ("Antwoord", "antwoord", "Antwoord\n\nHet gaat naar zee."),
        ),
        {"date": date(2099, 2, 5)},
        below=("Antwoord",),
    )
    index = MemoryIndex([alternating])
    asked = ask("Wat vroeg D77 in het schriftelijk overleg over baggeren?", index)
    told = ask("Wat antwoordde de minister D77?", index)
    assert [citation.quote for citation in asked.citations] == ["Deze leden vragen waar het slib blijft."]
    assert [citation.quote for citation in told.citations] == ["Het gaat naar zee."]


@pytest.mark.parametrize(
    "question",
    [
        "Wat vroeg de D77-fractie over kernenergie?",  # not in its part
        "Wat vroeg de Kustlijst in het schriftelijk overleg over het veer?",  # not in that consultation
        "Wat vroeg de fractie van Wad en Wind in het schriftelijk overleg over de vuurtoren?",  # in none
        "Wat antwoordde de minister de D77-fractie over kernenergie?",
        "Wat vond D77 van kernenergie?",
    ],
)
def test_what_a_party_did_not_ask_is_refused(question: str) -> None:
    assert ask(question).refused


def test_a_party_that_was_not_in_the_consultation_is_said_not_to_have_been() -> None:
    answer = ask("Wat vroeg de Kustlijst in het schriftelijk overleg over het veer?")
    assert answer.refused
    assert "geen inbreng van Kustlijst" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Waarom stemde D77 voor de pier?",
        "Wat vroeg het lid Jansen (D77) over de trap?",
        "Wanneer vroeg D77 om een net?",
    ],
)
def test_a_question_that_only_names_a_party_is_not_answered_with_what_it_asked(question: str) -> None:
    assert "Wordt de trap vervangen" not in ask(question).answer
