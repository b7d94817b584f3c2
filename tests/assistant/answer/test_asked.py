import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.evidence.kinds import holds
from assistant.answer.question.asked import Asked, asked

WORDS = (
    "welke welk hoe lang hoeveel veel wanneer waarom waar wie wat datum termijn bedrag betekent motie verzoekt reden "
    "landen , ? euro en de toegezegd nummer referentie"
)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Wie informeert de Kamer, en voor wanneer?", {Asked.WHO, Asked.WHEN, Asked.COMMITMENT}),
        ("Hoeveel euro is beschikbaar?", {Asked.AMOUNT}),
        ("Hoeveel bewoners zijn er?", {Asked.NUMBER}),
        ("Hoe lang duurt het, en welke landen doen mee?", {Asked.DURATION, Asked.WHERE}),
        ("Op welke datum is dat?", {Asked.WHEN}),
        ("Wat is de WVO?", {Asked.MEANING}),
        ("Wat is de bedoeling?", {Asked.OTHER}),
        ("Wat verzoekt de motie?", {Asked.REQUEST}),
        ("Waar roept de motie toe op?", {Asked.REQUEST}),
        ("Waar staat het gebouw?", {Asked.WHERE}),
        ("Is de brug open?", {Asked.YESNO}),
        ("doorvaartbreedte brug Zandhoek?", {Asked.NUMBER}),
        ("aantal storingen van de veerboot in 2099", {Asked.NUMBER}),
        ("ingangsdatum van de regeling?", {Asked.WHEN}),
        ("Welke redenen zijn er?", {Asked.WHY}),
        ("Door welke twee oorzaken viel de steiger duurder uit?", {Asked.WHY}),
        ("Is het bedrag van € 40 miljoen in de Duinbode juist?", {Asked.YESNO}),
        ("Aan welke club is iets gevraagd waar gidsen over hun werk praten?", {Asked.WHICH}),
        ("Wie komt, en waar?", {Asked.WHO, Asked.WHERE}),
        ("stand van het aantal bezoekers van het veerhuis?", {Asked.NUMBER}),
        ("Wanneer moet ik mij melden?", {Asked.ADVICE}),
        ("Hoeveel ME'ers zijn er?", {Asked.NUMBER}),
        ("Wanneer kwam de ME?", {Asked.WHEN}),
    ],
)
def test_kinds_of_answer(question: str, kinds: set[Asked]) -> None:
    assert set(asked(question)) == kinds


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join))
def test_any_question_has_a_kind(question: str) -> None:
    assert asked(question)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Asked.WHEN, "Dat gebeurt in de eerste helft van 2100.", True),
        (Asked.WHEN, "Dat gebeurt nog.", False),
        (Asked.AMOUNT, "Het kost € 3 miljoen.", True),
        (Asked.AMOUNT, "Het kost veel.", False),
        (Asked.WHO, "De minister besluit.", True),
        (Asked.WHY, "Dat is zo omdat het regent.", True),
        (Asked.WHERE, "Het staat in Zanddorp.", True),
        (Asked.WHERE, "Het staat er.", False),
    ],
)
def test_whether_a_sentence_holds_a_kind(kind: Asked, text: str, expected: bool) -> None:
    assert holds(kind, text) is expected


def test_what_the_question_gives_is_no_answer_to_it() -> None:
    assert not holds(Asked.WHEN, "In 2099 is het besloten.", "Wanneer in 2099 is het besloten?")


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Hoeveel procent lekt weg?", "Er zijn 12 metingen gedaan.", False),
        ("Hoeveel procent lekt weg?", "Het verlies is 34%, drie procentpunt meer.", True),
        ("Hoeveel procent lekt weg?", "Een derde, 33,3 procent, lekt weg.", True),
        ("Hoeveel kilometer leiding is er?", "De 14 leidingen zijn oud.", False),
        ("Hoeveel kilometer leiding is er?", "Er ligt zes kilometer aan leidingen.", True),
        ("Hoeveel dagen duurt het?", "De stremming duurt één dag.", True),
        ("Hoeveel dagen duurt het?", "De stremming duurt 21 etmalen.", True),
        ("Hoeveel dagen duurt het?", "Er zijn 21 schepen.", False),
        ("Hoeveel jaar duurt het?", "De 12 jarenplannen zijn er.", False),
        ("Hoeveel leidingen zijn er?", "De 14 leidingen zijn oud.", True),
        ("Welk aandeel van de leidingen lekt?", "Er zijn 14 leidingen.", False),
        ("Welk aandeel van de leidingen lekt?", "Van de leidingen lekt een derde.", True),
    ],
)
def test_a_number_of_units_is_told_in_that_unit(question: str, text: str, expected: bool) -> None:
    assert holds(Asked.NUMBER, text, question) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Door het vertrek van Duindorp blijft er geld over.", False),
        ("Wegens het vertrek van Duindorp is er geld over, omdat niemand het vroeg.", True),
        ("Door ziekte van de gids is Duindorp gestopt.", True),
        ("Duindorp is gestopt door ziekte van de gids.", True),
    ],
)
def test_what_follows_from_an_event_is_no_reason_for_it(text: str, expected: bool) -> None:
    assert holds(Asked.WHY, text, "Waarom is Duindorp met de proef gestopt?") is expected


def test_of_which_party_is_answered_by_a_party() -> None:
    question = "Voor welke partij zit lid Boom in de Kamer?"
    assert holds(Asked.WHO, "Lid Boom (Brede Lijst) zit in de Kamer.", question)
    assert not holds(Asked.WHO, "Lid Boom zit in de Kamer.", question)
