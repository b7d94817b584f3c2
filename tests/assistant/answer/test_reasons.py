"""A reason is given by a sentence that gives one for what is asked, and not by standing near one."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.evidence.kinds import holds
from assistant.answer.question.asked import Asked
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source


def ask(question: str, *sections: tuple[str, str, str], kind: Kind = Kind.KAMERBRIEF) -> Answer:
    """Answer from one invented document of sections (name, role, text)."""
    source = Source("stuk", kind, "FICTIEF. Voortgang veerdienst en museum", sections, {"date": date(2099, 3, 8)})
    index = MemoryIndex([source])
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


@pytest.mark.parametrize(
    ("text", "question", "reason"),
    [
        ("Het museum is verhuisd, waardoor de haven stil is.", "Waarom is het museum verhuisd?", False),
        ("Het museum is verhuisd, zodat er ruimte vrijkwam.", "Waarom is het museum verhuisd?", True),
        ("Het museum is verhuisd, waardoor de haven stil is.", "Waarom is de haven stil?", True),
        ("Het onderzoek wordt uitgevoerd door een extern bureau.", "Waarom is het onderzoek niet klaar?", False),
        ("Het dak is beschadigd door een storm.", "Waarom is het dak kapot?", True),
        ("De gidsen bellen waar nodig met de haven.", "Waarom zijn de gidsen van de haven?", False),
        ("Het museum is vanwege het lek verhuisd, waardoor de haven stil is.", "Waarom is het museum verhuisd?", True),
    ],
)
def test_what_something_led_to_is_no_reason_for_it(text: str, question: str, reason: bool) -> None:
    assert holds(Asked.WHY, text, question) is reason


def test_a_sentence_that_only_repeats_the_question_gives_no_reason() -> None:
    text = ("Stemming", "brief", "De motie over de veerdienst is aangenomen. Negen leden waren afwezig.")
    assert ask("Waarom waren negen leden afwezig bij de stemming over de veerdienst?", text).refused


def test_what_happened_is_told_with_what_the_sentence_adds_to_it() -> None:
    text = "Het dak van het museum is verhoogd. De wind greep het bij elke storm."
    answer = ask("Waarom is het dak van het museum verhoogd?", ("Museum", "brief", text))
    assert "De wind greep het bij elke storm" in answer.answer
    assert not answer.refused


KAMERVRAGEN = (
    ("Vraag 1", "vraag", "Hoeveel biedingen op de steiger van de veerdienst zijn er ontvangen?"),
    ("Vraag 2", "vraag", "Waarom is de Kamer niet ingelicht over de veerboot?"),
    (
        "Antwoord 1 en 2",
        "antwoord",
        (
            "Op de steiger van de veerdienst zijn in mei drie biedingen ontvangen van bieders uit de streek.\n\n"
            "Over de veerboot is de Kamer niet ingelicht, omdat de bouw nog liep."
        ),
    ),
)


def test_that_another_question_asks_why_makes_no_reason_of_its_answer() -> None:
    question = "Waarom won de bieder met de hoogste bieding op de steiger van de veerdienst?"
    answer = ask(question, *KAMERVRAGEN, kind=Kind.KAMERVRAGEN)
    assert answer.refused, answer.answer


def test_the_answer_to_a_question_why_is_the_reason() -> None:
    answer = ask("Waarom is de Kamer niet ingelicht over de veerboot?", *KAMERVRAGEN, kind=Kind.KAMERVRAGEN)
    assert "omdat de bouw nog liep" in answer.answer
