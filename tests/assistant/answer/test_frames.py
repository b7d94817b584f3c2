"""What only frames a question changes neither what is asked nor of what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.evidence.words import Words
from assistant.answer.question.asked import Asked, asked
from assistant.answer.question.frames import unframed
from assistant.answer.question.parts import parts, without_manner
from assistant.retrieve.question import understand
from tests.assistant.fiction import LETTER, NOTA
from tests.assistant.memory_index import MemoryIndex

INDEX = MemoryIndex([LETTER, NOTA])
WORDS = Words(INDEX.analyser, INDEX.frequencies, INDEX.size())

#: A question, and the same as a clause.
EMBEDDED = [
    ("Wie heeft de brug betaald?", "wie de brug heeft betaald"),
    ("Wie heeft de loods in 2099 gebouwd?", "wie de loods in 2099 gebouwd heeft"),
    ("Wanneer opent Sluis Zandhoek?", "wanneer Sluis Zandhoek opent"),
    ("Wanneer is de motie-Boom ingetrokken?", "wanneer de motie-Boom is ingetrokken"),
    ("Hoeveel kost de veerdienst per jaar?", "hoeveel de veerdienst per jaar kost"),
    ("Hoeveel gemeenten deden in 2098 aan de proef mee?", "hoeveel gemeenten in 2098 aan de proef mee deden"),
    ("Hoe lang duurt de stremming van de haven?", "hoe lang de stremming van de haven duurt"),
    ("Waarom heeft de minister de motie ontraden?", "waarom de minister de motie heeft ontraden"),
    ("Welke partijen stemden tegen de motie?", "welke partijen tegen de motie stemden"),
    ("Hoe heet het rapport over de kade?", "hoe het rapport over de kade heet"),
    ("Waar staat het steunpunt?", "waar het steunpunt staat"),
    ("Wat verzoekt de motie-Boom?", "wat de motie-Boom verzoekt"),
    ("Wat was de raming van de kosten?", "wat de raming van de kosten was"),
    ("Aan welke stichting is de opdracht gegund?", "aan welke stichting de opdracht is gegund"),
    ("Hoeveel leerlingen zijn er op Zandeiland?", "hoeveel leerlingen er op Zandeiland zijn"),
    ("Is de sluis al open?", "of de sluis al open is"),
    ("Moet een gemeente zich melden?", "of een gemeente zich moet melden"),
    ("Wordt de kade in 2101 verlengd?", "of de kade in 2101 wordt verlengd"),
    ("Is er een vergunning nodig voor de kade?", "of er een vergunning nodig is voor de kade"),
]
#: Frames that take a clause.
OPENINGS = [
    "Kun je me vertellen",
    "Kun je zeggen",
    "Kunt u mij in het kort uitleggen",
    "Zou je even willen nakijken",
    "Zou u mij kunnen laten weten",
    "Weet jij",
    "weet je toevallig",
    "Weet iemand misschien",
    "Heb je enig idee",
    "Ik wil graag weten",
    "ik vraag me af",
    "Ik ben benieuwd",
    "Ik weet niet meer",
    "Mag ik vragen",
    "Graag wil ik weten",
    "Mijn vraag is",
    "We willen weten",
    "Is al bekend",
    "Hoi, weet jij ook",
    "Kun je alsjeblieft opzoeken",
]
#: Words put before, within or after a question as it is.
AROUND = [
    "Nou, {}",
    "Vraagje: {}",
    "Goedemiddag, {}",
    "Nog een vraag: {}",
    "{} Alvast bedankt!",
    "{} Graag met bronvermelding.",
    "{} Kun je dat toelichten?",
    "{} Zo nee, waarom niet?",
    "{} Weet jij dat?",
]
#: Questions of many kinds, some without anything to take off.
PLAIN = [question for question, _ in EMBEDDED] + [
    "Kunt u zonder afspraak terecht bij het loket?",
    "Kan een gemeente nog meedoen?",
    "Weet de gemeente wie er komt?",
    "Wat zei de minister over de kade?",
    "Welke gemeente zoekt nog een pand?",
    "Zegt de minister toe dat de brug er komt?",
]


def same_question(one: str, other: str) -> None:
    mine, its = understand(one), understand(other)
    assert set(asked(one)) == set(asked(other))
    assert set(mine.names) == set(its.names)
    assert (mine.numbers, mine.references) == (its.numbers, its.references)
    assert {key.stem for key in WORDS.keys(one)} == {key.stem for key in WORDS.keys(other)}


@given(st.sampled_from(OPENINGS), st.sampled_from(EMBEDDED), st.sampled_from(["?", ""]))
def test_a_request_round_a_question_is_that_question(opening: str, pair: tuple[str, str], mark: str) -> None:
    question, clause = pair
    same_question(without_manner(f"{opening} {clause}{mark}"), question)
    assert set(asked(f"{opening} {clause}{mark}")) == set(asked(question))


@given(st.sampled_from(AROUND), st.sampled_from(PLAIN))
def test_words_around_a_question_leave_it_as_it_is(around: str, question: str) -> None:
    same_question(without_manner(around.format(question)), question)


@given(st.sampled_from(PLAIN + [clause for _, clause in EMBEDDED]), st.sampled_from(["", *OPENINGS]))
def test_what_is_taken_off_once_is_off(question: str, opening: str) -> None:
    once = unframed(f"{opening} {question}".strip())
    assert unframed(once) == once


@pytest.mark.parametrize("question", PLAIN)
def test_a_question_without_a_frame_stays_as_it_is(question: str) -> None:
    assert unframed(question) == question


@pytest.mark.parametrize(
    ("framed", "bare"),
    [
        ("ik zoek de brief over de haven", "de brief over de haven"),
        ("Ik ben op zoek naar het bedrag voor de kade", "het bedrag voor de kade"),
        ("wat was ook alweer de reden van het uitstel?", "wat was de reden van het uitstel?"),
        ("Wie is volgens jou de eigenaar van de kade?", "Wie is de eigenaar van de kade?"),
        ("Klopt het dat de sluis in 2099 is gesloten?", "is de sluis in 2099 gesloten?"),
        ("Weet jij het percentage uitval bij de veerdienst?", "Wat is het percentage uitval bij de veerdienst?"),
        ("Kun je mij de datum geven van het debat?", "Wat is de datum van het debat?"),
        (
            "Ik wil weten hoeveel de kade kost, en wanneer hij klaar is.",
            "hoeveel kost de kade, en wanneer is hij klaar.",
        ),
        ("Er staat een bedrag, kun je zeggen waar dat voor is?", "Er staat een bedrag, waar is dat voor?"),
        (
            "Een wijk heeft 900 inwoners. Weet je hoeveel zij krijgt voor de brug?",
            "Een wijk heeft 900 inwoners. hoeveel krijgt zij voor de brug?",
        ),
        # The verb of a clause within the clause is left where it is.
        (
            "Kun je zeggen hoeveel geld er is doordat het dorp uit de proef stapt?",
            "hoeveel geld is er doordat het dorp uit de proef stapt?",
        ),
        ("", ""),
        ("Weet jij", "Weet jij"),
    ],
)
def test_the_question_within(framed: str, bare: str) -> None:
    assert unframed(framed) == bare


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Weet jij of de brug open is?", {Asked.YESNO}),
        ("Kun je me zeggen waarom de proef is gestopt?", {Asked.WHY}),
        ("Ik moet weten wie er over de kade gaat", {Asked.WHO}),
        ("Wat was eigenlijk de reden van het uitstel?", {Asked.WHY}),
        ("Wat is de raming?", {Asked.AMOUNT}),
        # What someone should do themselves is still asked as such.
        ("Kun je zeggen wanneer ik mij moet melden?", {Asked.ADVICE}),
    ],
)
def test_the_kind_is_that_of_the_question_within(question: str, kinds: set[Asked]) -> None:
    assert set(asked(question)) == kinds


def test_a_condition_opens_a_part() -> None:
    assert parts("Is er een termijn voor de regeling genoemd? Zo ja, welke termijn is dat?") == [
        "Is er een termijn voor de regeling genoemd?",
        "welke termijn is dat?",
    ]
