"""A row of a table answers with its headings: past a footnote, and by the unit that stands above the figures."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

MANY = "\n".join(f"Haven {name}dam | groot | 330.000 | 410.000" for name in ("A", "B", "C", "D", "E"))
TABLE = (
    "FICTIEF.\n\nTabel 1. Toegekende bedragen per haven\n\n"
    f"Haven | Klasse | Jaarbijdrage | Totaal\n{MANY}\nZanddam¹ | klein | 65.000 | 320.000\n\n"
    "¹ Deelname beëindigd. De terugvordering loopt nog.\n\n"
    "Duinmeer | klein | 190.000 | 710.000\nKustmeer | klein | 172.500 | 552.500"
)
VISITS = "FICTIEF.\n\nTabel 2. Aanlopen\n\nHaven | Schepen | Boten\nStrandmeer | 12 | 40\nSlikmeer | 15 | 31"
INDEX = MemoryIndex(
    [
        Source("lijst", Kind.OVERIG, "Havens", [("Tabel", "tekst", TABLE)], {"date": date(2099, 2, 5)}),
        Source("tel", Kind.OVERIG, "Aanlopen", [("Tabel", "tekst", VISITS)], {"date": date(2099, 2, 5)}),
    ]
)


def ask(question: str) -> Answer:
    return Assistant(INDEX, Retriever(INDEX, INDEX.embedder)).ask(question)


def test_a_table_goes_on_after_a_footnote() -> None:
    answer = ask("Welk totaalbedrag is aan Duinmeer toegekend?")
    assert "Duinmeer: Klasse klein; Jaarbijdrage 190.000; Totaal 710.000" in answer.answer


@pytest.mark.parametrize(
    "question", ["Welk totaalbedrag is aan Strandmeer toegekend?", "Welk totaalbedrag is aan Slibmeer toegekend?"]
)
def test_figures_that_are_no_amounts_or_of_another_are_none(question: str) -> None:
    assert ask(question).refused
