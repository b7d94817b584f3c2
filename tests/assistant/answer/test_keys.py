"""What of a question an answer need not have: parts of a date or abbreviation, and the words that ask why."""

import pytest

from assistant.answer.evidence.words import Words
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

INDEX = MemoryIndex([Source("brief", Kind.KAMERBRIEF, "Veer", [("Tekst", "tekst", "FICTIEF. Het veer vaart.")], {})])
WORDS = Words(INDEX.analyser, INDEX.frequencies, INDEX.size())


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Hoeveel reizigers telde het veer t/m eind februari 2099?", {"reizigers", "veer"}),
        ("Hoeveel reizigers telde het veer medio 2099?", {"reizigers", "veer"}),
        ("Wat mankeerde er aan het veer?", {"veer"}),
        ("Door welke twee oorzaken zonk het veer?", {"zonk", "veer"}),
        ("Welk Kamerlid zonk met het veer?", {"Kamerlid", "zonk", "veer"}),
    ],
)
def test_words_of_a_question_that_an_answer_should_have(question: str, keys: set[str]) -> None:
    assert {key.written for key in WORDS.keys(question) if not key.light} >= keys
    assert {key.written for key in WORDS.keys(question)} - keys <= {"telde"}
