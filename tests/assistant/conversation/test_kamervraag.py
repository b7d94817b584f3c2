"""Pasted Kamervragen (FICTIEF) are split into their questions, and nothing of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.kamervraag import core, split

WORDED = """Vragen van het lid Palmboom (ZVP) aan de staatssecretaris van Eilandzaken over het steunpunt op Zandeiland

Vraag 1
Bent u bekend met het bericht 'Steunpunt dicht' (Eilandpost, 3 maart 2099)?

Vraag 2
Hoeveel geld is er in 2099 voor het steunpunt gereserveerd? Zo nee, waarom niet?

Vraag 3
Klopt het dat het steunpunt op 12 mei 2099 opent? Zo ja, kunt u dat toelichten?
"""
DOTTED = """1. Kent u het bericht?
2. Wanneer opent het steunpunt? Kunt u uw antwoord toelichten?
3. Wie betaalt de 2 miljoen euro? Zo nee,
waarom niet?

1) Eilandpost, 3 maart 2099, 'Steunpunt dicht'"""
ALONE = "1\nKent u het bericht?\n2\nWanneer opent het steunpunt?\n3\nHoeveel kost het in 2099?\n"
FLAT = "1. Kent u het bericht? 2. Wanneer opent het steunpunt op 12 mei? Zo nee, waarom niet? 3. Wie betaalt dat?"
PLAIN = "Wanneer opent het steunpunt? Zo nee, waarom niet? Wie betaalt dat? Hoeveel kost de huur van het steunpunt?"


@pytest.mark.parametrize("text", [WORDED, DOTTED, ALONE, FLAT, PLAIN])
def test_each_question_stands_apart_with_its_rider(text: str) -> None:
    pasted = split(text)
    assert pasted is not None
    assert [part.label for part in pasted.parts] == ["Vraag 1", "Vraag 2", "Vraag 3"]
    asked = [ask.text for part in pasted.parts for ask in part.asks]
    assert len(asked) == 3
    assert not any(one.startswith("Zo ") or "waarom niet" in one for one in asked)
    assert pasted.introduction + "".join(part.text for part in pasted.parts) == text


def test_what_is_asked_is_the_question_without_what_is_said_around_it() -> None:
    pasted = split(WORDED)
    assert pasted is not None
    assert [ask.lookup for part in pasted.parts for ask in part.asks] == [
        "Het bericht 'Steunpunt dicht' (Eilandpost, 3 maart 2099)?",
        "Hoeveel geld is er in 2099 voor het steunpunt gereserveerd?",
        "Het steunpunt op 12 mei 2099 opent?",
    ]
    assert "lid Palmboom" in pasted.introduction


def test_a_footnote_is_no_question() -> None:
    pasted = split(DOTTED)
    assert pasted is not None
    assert [ask.text for ask in pasted.parts[-1].asks] == ["Wie betaalt de 2 miljoen euro?"]


@pytest.mark.parametrize(
    "text",
    [
        "Wie informeert de Kamer over het steunpunt, en voor wanneer?",
        "Wie informeert de Kamer over het steunpunt? En voor wanneer?",
        "Wat verzoekt de motie Palmboom c.s. (99 900 IV, nr. 8)? Zo nee, waarom niet?",
        "Wat staat er in de brief van 17 maart 2099 over 1. het steunpunt en 2. de huur?",
        "Hoeveel kost 1,2 miljoen kuub water?",
        "",
        "1",
        "1.\n2.\n3.",
    ],
)
def test_one_question_is_not_split(text: str) -> None:
    assert split(text) is None


def test_what_is_pointed_at_comes_along() -> None:
    (asked,) = core("De wethouder noemt het steunpunt te duur. Deelt u die mening? Zo nee, waarom niet?")
    assert asked.lookup == "De wethouder noemt het steunpunt te duur. Deelt u die mening?"


def test_numbers_that_do_not_begin_at_one_are_kept() -> None:
    pasted = split("4. Wanneer opent het steunpunt?\n5. Wie betaalt dat?\n6. Waarom is het dicht?")
    assert pasted is not None
    assert [part.label for part in pasted.parts] == ["Vraag 4", "Vraag 5", "Vraag 6"]


PIECES = st.sampled_from(
    [
        *["Vraag 1", "Vraag 2", "1.", "2.", "3.", "1", "2", "\n", "\n\n", " ", "?", "."],
        *["Zo nee, waarom niet?", "Kent u dat?", "Wanneer opent het steunpunt", "Eilandpost, 3 maart 2099"],
        *["Kunt u aangeven", "'s Ochtends", "www.voorbeeld.example"],
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_no_text_is_lost(text: str) -> None:
    pasted = split(text)
    if pasted is None:
        return
    assert pasted.introduction + "".join(part.text for part in pasted.parts) == text
    assert len(pasted.parts) >= 2
    assert all(part.asks for part in pasted.parts)


@given(
    st.integers(2, 30),
    st.sampled_from(["Vraag {n}\n", "{n}. ", "{n}\n", "Vraag {n}: ", "{n}) "]),
    st.text("ab \n", max_size=60),
)
def test_each_numbered_question_is_found(count: int, head: str, introduction: str) -> None:
    questions = [f"Wanneer opent loket {chr(65 + n % 26)}{chr(97 + n % 26)}?" for n in range(count)]
    text = introduction + "\n" + "\n".join(head.format(n=n) + asked for n, asked in enumerate(questions, 1))
    pasted = split(text)
    assert pasted is not None
    assert [ask.lookup for part in pasted.parts for ask in part.asks] == questions
