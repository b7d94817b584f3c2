import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.turn import turn
from ingest.dutch.tokens import tokens

TURNED = [
    ("Ik informeer uw Kamer over de voortgang.", "U informeert de Kamer over de voortgang."),
    ("Hierbij bied ik uw Kamer het rapport aan.", "Hierbij biedt u de Kamer het rapport aan."),
    ("Met deze brief doe ik die toezegging gestand.", "Met de brief doet u die toezegging gestand."),
    ("Ik heb besloten de sluis te vervangen.", "U heeft besloten de sluis te vervangen."),
    ("Ik ben hierover met het college in overleg.", "U bent hierover met het college in overleg."),
    ("Ik wil deze ruimte benutten.", "U wilt deze ruimte benutten."),
    ("Dat kan ik nu niet zeggen.", "Dat kunt u nu niet zeggen."),
    ("Ik zal uw Kamer in mei berichten.", "U zult de Kamer in mei berichten."),
    ("Daarmee ga ik in op de motie.", "Daarmee gaat u in op de motie."),
    ("Ik sta open voor overleg.", "U staat open voor overleg."),
    ("De nieuwe termijn zie ik als haalbaar.", "De nieuwe termijn ziet u als haalbaar."),
    ("Ik acht de motie ontijdig.", "U acht de motie ontijdig."),
    ("Ik hecht aan zorgvuldigheid en verwerk dit advies.", "U hecht aan zorgvuldigheid en verwerkt dit advies."),
    ("Ik begrijp die wens, maar loop er nu niet op vooruit.", "U begrijpt die wens, maar loopt er nu niet op vooruit."),
    (
        "Met deze brief, die ik mede namens de Minister van Financiën verzend, voldoe ik aan dat verzoek.",
        "Met de brief, die u mede namens de Minister van Financiën verzendt, voldoet u aan dat verzoek.",
    ),
    (
        "De regeling, waarop ik hieronder terugkom, is gereed.",
        "De regeling, waarop u hieronder terugkomt, is gereed.",
    ),
    ("Ik heb u toen toegezegd vóór de zomer te komen.", "U heeft de Kamer toen toegezegd vóór de zomer te komen."),
    ("In juni noemde ik een bedrag van € 148 miljoen.", "In juni noemde u een bedrag van € 148 miljoen."),
    ("In mijn brief van 3 mei 2098 schreef ik dat.", "In uw brief van 3 mei 2098 schreef u dat."),
    ("Mijn ambtsvoorganger heeft dit toegezegd.", "Uw ambtsvoorganger heeft dit toegezegd."),
    ("Het college heeft mij laten weten te stoppen.", "Het college heeft u laten weten te stoppen."),
    ("Ik zet mij in voor de eilanden.", "U zet zich in voor de eilanden."),
    ("Uw Kamer ontvangt de resultaten vóór het reces.", "De Kamer ontvangt de resultaten vóór het reces."),
    ("U ontvangt het kader uiterlijk 31 maart 2099.", "De Kamer ontvangt het kader uiterlijk 31 maart 2099."),
    ("De beslissing wordt namens mij genomen.", "De beslissing wordt namens u genomen."),
    ("Ik zeg uw Kamer toe dat u dit kader ontvangt.", "U zegt de Kamer toe dat de Kamer dit kader ontvangt."),
    ("Gevraagd is hoe ik toezicht houd op de stichting.", "Gevraagd is hoe u toezicht houdt op de stichting."),
    (
        "Ik had uw Kamer eerder moeten berichten en bied daarvoor mijn excuses aan.",
        "U had de Kamer eerder moeten berichten en biedt daarvoor uw excuses aan.",
    ),
    ("Dat risico onderken ik.", "Dat risico onderkent u."),
    ("Ik laat verkennen of een fonds kan.", "U laat verkennen of een fonds kan."),
    ("Ik vond dat redelijk.", "U vond dat redelijk."),
    ("Drie aanbevelingen neem ik over.", "Drie aanbevelingen neemt u over."),
    ("Zodra het bekend is, laat ik u dat weten.", "Zodra het bekend is, laat u de Kamer dat weten."),
    ("Hierover kunt u vragen stellen.", "Hierover kan de Kamer vragen stellen."),
]

UNSURE = [
    "Wij hebben dit samen besloten, en ik dank onze partners.",
    "De indiener schrijft: «Ik wil dat mijn straat veilig is».",
    "Uw leden hebben mij hierover vragen gesteld.",
    "Mijns inziens is dit voldoende.",
    "Ik vind dat het kan en zal gebeuren.",
    "Ik, die dit al eerder schreef, herhaal het.",
    "Iemand die opkijkt wanneer u binnenkomt.",
    "Ik brabbel uw Kamer iets toe.",
    "Ik lees vraag en antwoord.",
]

ALONE = [
    "De proef kost 1,8 miljoen euro voor de jaren 2099 en 2100 samen.",
    "Bureau Hydrolinie start in juni met een meting.",
    "Het kabinet kiest voor variant B.",
    "De IK-regeling is in 2098 vervallen.",
]


@pytest.mark.parametrize(("letter", "nota"), TURNED)
def test_a_letter_becomes_a_nota(letter: str, nota: str) -> None:
    made = turn(letter)
    assert made.text == nota
    assert made.sure
    assert made.changed


@pytest.mark.parametrize("sentence", UNSURE)
def test_a_sentence_of_which_it_is_not_sure_stays_as_it_was(sentence: str) -> None:
    made = turn(sentence)
    assert made.text == sentence
    assert not made.sure
    assert not made.changed


@pytest.mark.parametrize("sentence", ALONE)
def test_a_sentence_without_the_first_person_stays_as_it_was(sentence: str) -> None:
    made = turn(sentence)
    assert (made.text, made.sure, made.changed) == (sentence, True, False)


def test_a_letter_to_the_senate_speaks_of_the_senate() -> None:
    assert turn("Ik informeer uw Kamer.", "de Eerste Kamer").text == "U informeert de Eerste Kamer."


_NAMES = st.sampled_from(["Stichting Windvaan", "Zr. Ms. Holland", "Ravensteijn c.s.", "Sint Eustatius", "DKO"])
_FRAMES = st.sampled_from([letter for letter, _ in TURNED])
_DATES = st.dates().map(lambda day: f"{day.day} maart {day.year}")
_SUMS = st.floats(0, 9999).map(lambda value: f"€ {value:.1f} miljoen".replace(".", ","))


@given(frame=_FRAMES, name=_NAMES, day=_DATES, amount=_SUMS)
def test_figures_dates_and_names_are_never_changed(frame: str, name: str, day: str, amount: str) -> None:
    sentence = f"{frame[:-1]}, zo meldt {name} op {day} over {amount}."
    text = turn(sentence).text
    assert [token.text for token in tokens(text) if token.fixed] == [
        token.text for token in tokens(sentence) if token.fixed
    ]
    for kept in (name, day, amount):
        assert kept in text


@given(st.text(max_size=200))
def test_any_text_is_turned_without_touching_its_digits(text: str) -> None:
    assert re.findall(r"\d", turn(text).text) == re.findall(r"\d", text)
