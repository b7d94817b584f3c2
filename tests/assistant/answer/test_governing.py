"""What a bullet or a row of a table says, it says of what governs it: the bullet above it, its headings."""

from datetime import date

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source


def ask(question: str, text: str) -> Answer:
    source = Source("brief", Kind.KAMERBRIEF, "Voortgang", [("Stand", "tekst", text)], {"date": date(2099, 3, 8)})
    index = MemoryIndex([source])
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


def test_a_bullet_of_another_sort_below_one_belongs_to_it_though_it_is_not_indented() -> None:
    text = (
        "FICTIEF. De brief behandelt de projecten die afwijken:\n\n"
        "• Sluis Hoosvat\n"
        "– Het budget stijgt naar € 18,5 miljoen.\n"
        "– De openstelling schuift naar 2103.\n"
        "• Brug Boegwater\n"
        "– Het budget daalt naar € 7,2 miljoen.\n"
    )
    assert "18,5" in ask("Wat is het budget van Sluis Hoosvat?", text).answer
    other = ask("Wat is het budget van Brug Boegwater?", text).answer
    assert "7,2" in other
    assert "18,5" not in other


def test_a_row_that_ends_early_has_its_figure_under_the_right_heading() -> None:
    text = (
        "FICTIEF. Stand per object\n\n"
        "Object | Jaar van openstelling | Bedrag (x € 1 mln) | Stand\n"
        "Sluis Hoosvat | 2103 | 18,5 | gegund\n"
        "Brug Boegwater | 2101 | 7,2 | in aanbouw\n"
        "Totaal eerste tranche |  | 25,7\n"
    )
    answer = ask("Wat is het totaal van de eerste tranche?", text)
    assert "Totaal eerste tranche: Bedrag (x € 1 mln) 25,7" in answer.answer


def test_a_sentence_is_quoted_before_the_row_that_says_the_same() -> None:
    text = (
        "FICTIEF. Stand per object\n\n"
        "Object | Jaar van openstelling | Bedrag (x € 1 mln)\n"
        "Sluis Hoosvat (vervanging) | 2103 | 18,5\n"
        "Brug Boegwater (renovatie) | 2101 | 7,2\n\n"
        "Na de gunning van de vervanging komt het bedrag voor Sluis Hoosvat op € 18,5 miljoen.\n"
    )
    assert "€ 18,5 miljoen" in ask("Wat kost de vervanging van Sluis Hoosvat?", text).answer
    assert "Bedrag (x € 1 mln) 7,2" in ask("Wat kost de renovatie van Brug Boegwater?", text).answer


def test_the_total_is_told_where_the_total_is_asked() -> None:
    text = (
        "FICTIEF. Kosten van het programma\n\n"
        "De renovatie van Brug Boegwater kost € 7,2 miljoen.\n\n"
        "Het gehele programma voor vervanging komt op € 25,7 miljoen.\n"
    )
    question = "Wat zijn de totale kosten van het programma voor vervanging en renovatie?"
    assert "€ 25,7 miljoen" in ask(question, text).answer.split("\n")[0]
