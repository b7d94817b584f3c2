"""A question in English is told from a Dutch one, and read in Dutch by the glossary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.english import translate

QUESTIONS = [
    ("What does the motion Palmboom ask for?", "Wat verzoekt motie Palmboom?"),
    ("How much money is reserved for the bridge in 2099?", "Hoeveel geld is gereserveerd voor brug in 2099?"),
    ("When does the minister inform the House about the lock?", "Wanneer informeert minister Kamer over sluis?"),
    ("Who is responsible for the implementation of the policy?", "Wie is verantwoordelijk voor uitvoering van beleid?"),
    ("What does WVO stand for?", "Wat betekent WVO?"),
    ("When was that letter sent?", "Wanneer was die brief verzonden?"),
    ("Who refused to share the recommendations?", "Wie geweigerd delen aanbevelingen?"),
    ("Is there a national register of reports?", "Is landelijke registratie van rapportages?"),
    ("Why was the opening of the ferry service postponed?", "Waarom was opening van veerdienst uitgesteld?"),
]


@pytest.mark.parametrize(("question", "meant"), QUESTIONS)
def test_a_question_is_read_in_dutch(question: str, meant: str) -> None:
    found = translate(question)
    assert found is not None
    assert found.text == meant
    assert found.unknown == ()


def test_names_numbers_and_references_stay_and_unknown_words_are_told() -> None:
    found = translate("How many walruses did Palmboom count in 99 900 IV, nr. 15 on 12 May 2099?")
    assert found is not None
    for kept in ("Palmboom", "99 900 IV, nr. 15", "12 mei 2099"):
        assert kept in found.text
    assert found.unknown == ("walruses", "count")


@pytest.mark.parametrize(
    "question",
    [
        "Wat verzoekt de motie Palmboom?",
        "Wie is de minister?",
        "Project Eagle status",
        "Is de pilot van start gegaan?",
        "Wat zegt het position paper over the digital single market?",
        "stand van zaken backup internet",
        "Was er in 2099 een debat over de online app?",
        "",
    ],
)
def test_a_dutch_question_is_left_as_it_is(question: str) -> None:
    assert translate(question) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "what",
                "does",
                "of",
                "12",
                "Palmboom",
                ",",
                ".",
                "?",
                "how",
                "many",
                "(in)",
                "c.s.",
                "ask",
                "for",
                "have",
                "'s",
            ]
        ),
        max_size=20,
    )
)
def test_any_words_are_read_and_no_number_is_lost(words: list[str]) -> None:
    found = translate(" ".join(words))
    if found:
        assert found.text.count("12") == words.count("12")
        assert found.text.count("Palmboom") == words.count("Palmboom")
