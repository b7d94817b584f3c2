"""A question in other words than the source finds its answer, and one about something else does not."""

from collections import Counter
from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.question.families import load_lists
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

TEXT = (
    "FICTIEF. De vuurtoren op Zandeiland wordt dit jaar gerenoveerd. De rederij bekostigt het nachtveer naar "
    "Zandeiland. In 2098 voeren 340 beroepsvaartuigen door de Zandsluis. De minister heeft de vergunning van de "
    "rederij ingetrokken."
)
#: A compound is taken apart only into words that the documents use now and then.
PARTS = "FICTIEF. Schepen, vaartuigen en kranen. " + "Wie van beroep is: beroep, schepen, vaartuigen, kranen. " * 3
INDEX = MemoryIndex(
    [
        Source("brief", Kind.KAMERBRIEF, "Zandeiland", [("Tekst", "tekst", TEXT)], {"date": date(2099, 2, 5)}),
        Source("lijst", Kind.OVERIG, "Woordenlijst", [("Tekst", "tekst", PARTS)], {"date": date(2090, 2, 5)}),
    ]
)


def ask(question: str) -> Answer:
    return Assistant(INDEX, Retriever(INDEX, INDEX.embedder)).ask(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Wie betaalt het nachtveer naar Zandeiland?", "De rederij bekostigt"),
        ("Hoeveel beroepsschepen voeren in 2098 door de Zandsluis?", "340 beroepsvaartuigen"),
        ("Nadat de rederij klaagde: is haar vergunning ingetrokken?", "ingetrokken"),
    ],
)
def test_other_words_for_the_same_are_understood(question: str, told: str) -> None:
    assert told in ask(question).answer


@pytest.mark.parametrize(
    "question",
    ["Hoeveel beroepskranen staan er aan de Zandsluis?", "Wie verft het nachtveer naar Zandeiland?"],
)
def test_a_compound_or_verb_of_another_meaning_is_none(question: str) -> None:
    assert ask(question).refused


def test_who_answers_is_not_who_is_responsible() -> None:
    text = "FICTIEF. Over de kade van Zanddorp heb ik in antwoord op vragen van de leden Hoosvat en Boegwater bericht."
    index = MemoryIndex(
        [Source("kade", Kind.KAMERBRIEF, "Kade", [("Tekst", "tekst", text)], {"date": date(2099, 2, 5)})]
    )
    assert (
        Assistant(index, Retriever(index, index.embedder))
        .ask("Wie is verantwoordelijk voor de kade van Zanddorp?")
        .refused
    )


def test_no_word_is_in_two_families() -> None:
    # Two exceptions are as old as the lists: "vraagt" and "neemt", whose meaning hangs on what follows them.
    counted = Counter(word for family in load_lists().families for word in set(family))
    assert {word for word, times in counted.items() if times > 1} <= {"vraagt", "neemt"}
