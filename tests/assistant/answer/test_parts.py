import pytest

from assistant.answer.question.asked import Asked
from assistant.answer.question.parts import parts
from assistant.answer.question.predicate import nouns, predicates, vital_words


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wanneer opent het steunpunt?", ["Wanneer opent het steunpunt?"]),
        (
            "Hoeveel wordt er teruggevorderd en op welke grondslag?",
            ["Hoeveel wordt er teruggevorderd?", "op welke grondslag?"],
        ),
        ("Aan wie is de bouw gegund, en wanneer?", ["Aan wie is de bouw gegund?", "wanneer?"]),
        (
            "Wat wilde de bond met de stremming en waarom kon dat niet?",
            ["Wat wilde de bond met de stremming?", "waarom kon dat niet?"],
        ),
        # One subject in two halves is one question.
        ("Welke overeenkomsten en welke verschillen ziet u?", ["Welke overeenkomsten en welke verschillen ziet u?"]),
        ("Wat doet het kabinet voor Aruba en Curaçao?", ["Wat doet het kabinet voor Aruba en Curaçao?"]),
        ("", [""]),
    ],
)
def test_takes_a_question_apart(question: str, expected: list[str]) -> None:
    assert parts(question) == expected


def test_nouns_are_found_by_their_place_and_verbs_are_none() -> None:
    assert nouns("Wat verzoekt de motie over een landelijke verzekering voor vrijwilligers?") == {
        "motie",
        "verzekering",
        "vrijwilligers",
    }
    assert predicates("Waarom heeft de minister de bouw van Sluis Oudewaard geweigerd?") == {"geweigerd"}
    assert "udewaard" not in predicates("Wat is het bedrag voor Sluis Oudewaard?")


def test_without_its_noun_or_event_a_sentence_answers_another_question() -> None:
    vital = vital_words("Waarom is de tolkentelefoon afgeschaft?", (Asked.WHY,))
    assert {"tolkentelefoon", "afgeschaft"} <= vital


def test_a_measure_that_opens_a_question_is_what_it_asks_of() -> None:
    assert "doorvaartbreedte" in vital_words("doorvaartbreedte brug Zandhoek?", (Asked.NUMBER,))


def test_a_noun_that_most_documents_have_tells_little() -> None:
    question = "Hoeveel kost het veer van het programma?"
    assert {"veer", "programma"} <= vital_words(question, (Asked.AMOUNT,))
    assert "programma" not in vital_words(question, (Asked.AMOUNT,), common=frozenset({"programma"}))
