"""Follow-ups by rules, on invented conversations (FICTIEF)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.exchange import Exchange
from assistant.conversation.follow_up import resolve
from assistant.conversation.lexicon import lexicon
from tests.assistant.fiction import world

MONEY = "Hoeveel geld is er in 2099 voor het steunpunt op Zandeiland gereserveerd?"
MOTION = "Wat verzoekt de motie Palmboom c.s. over het steunpunt?"
LETTER = "Wanneer informeert de staatssecretaris de Kamer over de huur van het steunpunt?"
DELAY = "Is de opening van de brug uitgesteld?"
TALKS = "Met welke organisaties is gesproken over de zeekabel?"
TOWNS = "Welke gemeenten doen mee aan de pilot in 2098?"
MINISTER = "Wat zei de minister van Kustzaken over de sluis bij Kievitsdam?"
PRICE = "Wat kost de veerdienst naar Noordeiland?"
FUND = "Wat kreeg het hulpfonds voor Zandeiland van de Zeeraad per jaar?"
ADVISER = "Wat is de rol van de Raad voor Kunsten?"

FOLLOW_UPS = [
    # Slots
    (MONEY, "En voor Aruba?", "Hoeveel geld is er in 2099 voor het steunpunt op Aruba gereserveerd?"),
    (MONEY, "en in 2019?", "Hoeveel geld is er in 2019 voor het steunpunt op Zandeiland gereserveerd?"),
    (MONEY, "In 2098?", "Hoeveel geld is er in 2098 voor het steunpunt op Zandeiland gereserveerd?"),
    (MONEY, "En in 2100 op Rotseiland?", "Hoeveel geld is er in 2100 voor het steunpunt op Rotseiland gereserveerd?"),
    (MONEY, "en voor het loket?", "Hoeveel geld is er in 2099 voor het loket op Zandeiland gereserveerd?"),
    (MONEY, "en voor de zeekabel?", "Hoeveel geld is er in 2099 voor de zeekabel op Zandeiland gereserveerd?"),
    (PRICE, "En naar Zuideiland?", "Wat kost de veerdienst naar Zuideiland?"),
    (PRICE, "en naar zuideiland?", "Wat kost de veerdienst naar Zuideiland?"),
    (PRICE, "Zuideiland?", "Wat kost de veerdienst naar Zuideiland?"),
    (PRICE, "en in 2098?", "Wat kost de veerdienst naar Noordeiland in 2098?"),
    (MOTION, "En de motie Kraanvogel?", "Wat verzoekt de motie Kraanvogel over het steunpunt?"),
    (MOTION, "en de nota?", "Wat verzoekt de nota over het steunpunt?"),
    (MINISTER, "En de staatssecretaris?", "Wat zei de staatssecretaris over de sluis bij Kievitsdam?"),
    (MINISTER, "en over de brug?", "Wat zei de minister van Kustzaken over de brug bij Kievitsdam?"),
    (DELAY, "En van de sluis?", "Is de opening van de sluis uitgesteld?"),
    (LETTER, "En de brief?", "Wat staat er in de brief over de huur van het steunpunt?"),
    # Question words
    (MONEY, "Waarom?", "Waarom is er geld in 2099 voor het steunpunt op Zandeiland gereserveerd?"),
    (MONEY, "Hoezo?", "Waarom is er geld in 2099 voor het steunpunt op Zandeiland gereserveerd?"),
    (DELAY, "En wanneer was dat?", "Wanneer is de opening van de brug uitgesteld?"),
    (DELAY, "Waarom is dat?", "Waarom is de opening van de brug uitgesteld?"),
    (DELAY, "Door wie?", "Door wie is de opening van de brug uitgesteld?"),
    (DELAY, "Waarom niet?", "Waarom is de opening van de brug niet uitgesteld?"),
    (DELAY, "Tot wanneer dan?", "Tot wanneer is de opening van de brug uitgesteld?"),
    (TALKS, "Wanneer was dat precies?", "Wanneer is met organisaties gesproken over de zeekabel?"),
    (TOWNS, "Hoeveel?", "Hoeveel gemeenten doen mee aan de pilot in 2098?"),
    (TOWNS, "en welke organisaties?", "Welke organisaties doen mee aan de pilot in 2098?"),
    (LETTER, "en waarom?", "Waarom informeert de staatssecretaris de Kamer over de huur van het steunpunt?"),
    (PRICE, "Waarom is dat zo?", "Waarom kost de veerdienst naar Noordeiland?"),
    (MOTION, "Wanneer was dat?", "Wat is de datum van de motie Palmboom c.s. over het steunpunt?"),
    # Pronouns
    (LETTER, "Wie heeft dat toegezegd?", "Wie heeft de huur van het steunpunt toegezegd?"),
    (LETTER, "Wat vond de Kamer daarvan?", "Wat vond de Kamer van de huur van het steunpunt?"),
    (LETTER, "En hoeveel kost dat?", "Hoeveel kost de huur van het steunpunt?"),
    (MINISTER, "Hoeveel kostte dat in 2099?", "Hoeveel kostte de sluis bij Kievitsdam in 2099?"),
    (MINISTER, "Wie is daartegen?", "Wie is tegen de sluis bij Kievitsdam?"),
    (MINISTER, "Wat heeft ze toegezegd?", "Wat heeft de minister van Kustzaken toegezegd?"),
    (MINISTER, "Wat was haar reactie?", "Wat was de reactie van de minister van Kustzaken?"),
    (MONEY, "Wanneer gaat het open?", "Wanneer gaat het steunpunt op Zandeiland open?"),
    (MONEY, "Wie beheert het?", "Wie beheert het steunpunt op Zandeiland?"),
    (MONEY, "Is het al geopend?", "Is het steunpunt op Zandeiland al geopend?"),
    (MONEY, "Wat zei de minister daarover?", "Wat zei de minister over het steunpunt op Zandeiland?"),
    (MONEY, "Hoeveel mensen wonen daar?", "Hoeveel mensen wonen op Zandeiland?"),
    (MONEY, "Waar komt dat geld vandaan?", "Waar komt het geld voor het steunpunt op Zandeiland vandaan?"),
    (MONEY, "Wat vond de Kamer toen?", "Wat vond de Kamer in 2099?"),
    (
        DELAY,
        "Deelt u de mening dat dit onwenselijk is?",
        "Deelt u de mening dat de opening van de brug onwenselijk is?",
    ),
    (TOWNS, "Wat vonden die daarvan?", "Wat vonden gemeenten van de pilot van de pilot?"),
    (MOTION, "Is die aangenomen?", "Is de motie Palmboom c.s. over het steunpunt aangenomen?"),
    (MOTION, "Wie heeft die motie ingediend?", "Wie heeft de motie Palmboom c.s. over het steunpunt ingediend?"),
    (MOTION, "Wat is er met deze motie gebeurd?", "Wat is er met de motie Palmboom c.s. over het steunpunt gebeurd?"),
    (MOTION, "Wie stemde ervoor?", "Wie stemde voor de motie Palmboom c.s. over het steunpunt?"),
    (PRICE, "Wie vaart die?", "Wie vaart de veerdienst naar Noordeiland?"),
    (TOWNS, "Waarom die?", "Waarom doen gemeenten mee aan de pilot in 2098?"),
    (TOWNS, "Hoeveel geld krijgen ze?", "Hoeveel geld krijgen gemeenten van de pilot?"),
    (TOWNS, "en Kievitsdam?", "Welke gemeenten doen mee aan de pilot in 2098, en Kievitsdam?"),
    (TOWNS, "En waterschappen?", "Welke waterschappen doen mee aan de pilot in 2098?"),
    (PRICE, "Is dat hoger dan vorig jaar?", "Is de veerdienst naar Noordeiland hoger dan vorig jaar?"),
    (PRICE, "en wie stelt het vast", "Wie stelt de veerdienst naar Noordeiland vast?"),
    (DELAY, "en wat kost zoiets", "Wat kost de opening van de brug?"),
    ("Hoeveel boten voeren er op 1 mei 2099?", "en op 1 juni?", "Hoeveel boten voeren er op 1 juni 2099?"),
    ("Welke toezeggingen staan open?", "En welke zijn afgedaan?", "Welke toezeggingen zijn afgedaan?"),
    (
        "Wie informeert de Kamer over de zeekabel?",
        "En wanneer?",
        "Wie informeert de Kamer over de zeekabel, en wanneer?",
    ),
    (
        "Wat is het standpunt van de ZVP over de brug?",
        "en van het NKA?",
        "Wat is het standpunt van het NKA over de brug?",
    ),
    ("Wat staat er in de brief van 17 maart 2099?", "Wie heeft die ondertekend?", "Wie heeft de brief ondertekend?"),
    (
        "Wat staat er in de brief van 17 maart 2099?",
        "Wat meldt die brief nog meer?",
        "Wat meldt de brief van 17 maart 2099 nog meer?",
    ),
    (
        FUND,
        "en via de Eilandalliantie?",
        "Wat kreeg het hulpfonds voor Zandeiland van de Zeeraad per jaar via de Eilandalliantie?",
    ),
    (
        MOTION,
        "en wie dienden hem nog meer in?",
        "Wie dienden de motie Palmboom c.s. over het steunpunt nog meer in?",
    ),
    (ADVISER, "En wanneer komt hun advies?", "Wanneer komt het advies van de Raad voor Kunsten?"),
    (
        ADVISER,
        "Krijgt de Kamer daar bericht van?",
        "Krijgt de Kamer bericht van de rol van de Raad voor Kunsten?",
    ),
    (
        "Wat zei de minister over de motie Palmboom?",
        "en wie diende hem in?",
        "Wie diende de motie Palmboom in?",
    ),
    ("Hoeveel gemeenten melden aanvaringen?", "Waarom zo weinig?", "Waarom melden gemeenten aanvaringen?"),
    (
        "Op welke criteria worden de aanvragen beoordeeld?",
        "en door wie?",
        "Door wie worden op criteria de aanvragen beoordeeld?",
    ),
    (
        "Wanneer komt het rapport over de sluis?",
        "En deelt u dat met de Kamer?",
        "Deelt u het rapport over de sluis met de Kamer?",
    ),
    (MINISTER, "Hoe denkt de Kamer er nu over?", "Hoe denkt de Kamer nu over de sluis bij Kievitsdam?"),
    # What says nothing alone
    (DELAY, "Is er een alternatief?", "Is er een alternatief voor de opening van de brug?"),
    (MOTION, "Wie heeft de motie ingediend?", "Wie heeft de motie Palmboom c.s. over het steunpunt ingediend?"),
    (LETTER, "Wat is de termijn?", "Wat is de termijn van de huur van het steunpunt?"),
    (MONEY, "Wat is de stand van zaken?", "Wat is de stand van zaken van het steunpunt op Zandeiland?"),
    (MOTION, "Wie zijn de indieners?", "Wie zijn de indieners van de motie Palmboom c.s. over het steunpunt?"),
    (MONEY, "Vertel daar meer over", "Wat staat er over het steunpunt op Zandeiland?"),
    (MONEY, "Kun je dat toelichten?", "Kun je het steunpunt op Zandeiland toelichten?"),
]

ALONE = [
    "Wat verzoekt de motie Kraanvogel?",
    "Hoeveel gemeenten doen mee aan de pilot?",
    "Klopt het dat de minister de brug in 2099 vervangt?",
    "Wat staat er in de brief van 17 maart 2099 over de vismarkt?",
    "Welke maatregelen nam het kabinet die in 2098 zijn aangekondigd?",
    "Wie heeft toegezegd dat de vismarkt opengaat?",
    "Heeft de minister gezegd dat gemeenten meer geld krijgen?",
    "Wat is de motie die het lid Kraanvogel indiende?",
    "stand van zaken vismarkt Zoutwijk",
    "projectenfonds",
    "Hoe gaat het met de vismarkt in Zoutwijk?",
    "Wat is het tarief voor een overtocht?",
    "Wat is de termijn voor het advies over de vismarkt?",
    "En wat kost de vismarkt in Zoutwijk?",
    "Waarom is de zeehondenopvang gesloten?",
    "Wat betekent WVO?",
    "Wat zegt die motie van het lid Kraanvogel over zeehonden?",
    "Hoeveel asielzoekers waren er op 1 mei 2099?",
    "Wanneer is het dat de minister de vismarkt opent?",
    "Wie informeert de Kamer over de vismarkt, en voor wanneer?",
    "Is de vismarkt in Zoutwijk open en hoeveel kost dat?",
]


@pytest.mark.parametrize(("before", "question", "meant"), FOLLOW_UPS)
def test_a_follow_up_takes_what_it_leaves_out_from_the_conversation(before: str, question: str, meant: str) -> None:
    assert resolve(question, [Exchange(before, before)]) == meant


@pytest.mark.parametrize("question", ALONE)
@pytest.mark.parametrize("before", [MONEY, MOTION])
def test_a_question_that_stands_alone_is_left_as_it_is(before: str, question: str) -> None:
    assert resolve(question, [Exchange(before, before)]) == question


def test_nothing_was_said_before() -> None:
    assert resolve("En wanneer was dat?", []) == "En wanneer was dat?"


def test_a_follow_up_of_a_follow_up_goes_on_from_what_was_understood() -> None:
    second = resolve("En voor het loket?", [Exchange(MONEY, MONEY)])
    history = [Exchange(MONEY, MONEY), Exchange("En voor het loket?", second)]
    assert resolve("en in 2100?", history) == ("Hoeveel geld is er in 2100 voor het loket op Zandeiland gereserveerd?")


def test_a_document_that_only_the_answer_cited_can_be_meant() -> None:
    history = [Exchange(DELAY, DELAY, (world().documents_by_id(["brief"])["brief"],))]
    assert resolve("Wie heeft die brief ondertekend?", history) == (
        "Wie heeft de brief met nummer 99 900 IV, nr. 15 ondertekend?"
    )


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W_]+", text)}


QUESTIONS = [before for before, _, _ in FOLLOW_UPS]
ASKED = [question for _, question, _ in FOLLOW_UPS] + ALONE


@given(
    st.lists(st.sampled_from(QUESTIONS + ASKED) | st.text(max_size=80), min_size=1, max_size=4),
    st.sampled_from(ASKED) | st.text(max_size=120),
)
def test_no_rule_brings_a_word_that_nobody_wrote(earlier: list[str], question: str) -> None:
    meant = resolve(question, [Exchange(text, text) for text in earlier])
    assert words(meant) <= words(" ".join([*earlier, question])) | lexicon().glue


@given(st.sampled_from(QUESTIONS), st.lists(st.sampled_from(" ".join(QUESTIONS + ASKED).split()), max_size=12))
def test_any_words_in_any_order_are_read(before: str, shuffled: list[str]) -> None:
    question = " ".join(shuffled)
    meant = resolve(question, [Exchange(before, before)])
    assert meant == question or meant.endswith("?")
