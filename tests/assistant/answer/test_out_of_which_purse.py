"""Out of which purse something is paid is found though staff and documents share no word for it."""

from datetime import date

from assistant.answer.assistant import Assistant
from assistant.answer.evidence.kinds import holds
from assistant.answer.question.asked import Asked
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

BUDGET = "FICTIEF. De middelen staan op de aanvullende post en worden bij Voorjaarsnota overgeheveld."
#: More passages with the question's own words than are read for one answer.
TALK = [
    Source(
        f"brief{number}",
        Kind.KAMERBRIEF,
        "Kustloket",
        [("Tekst", "tekst", f"FICTIEF. Elk potje verf voor het Kustloket in dorp {number} komt uit het magazijn.")],
        {"date": date(2099, 1, 5)},
    )
    for number in range(2, 40)
]
INDEX = MemoryIndex(
    [*TALK, Source("nota", Kind.NOTA, "Kustloket", [("Tekst", "tekst", BUDGET)], {"date": date(2099, 2, 5)})]
)
QUESTION = "Uit welk potje komt het geld voor het Kustloket?"


def test_the_purse_is_found_by_the_words_of_documents() -> None:
    retriever = Retriever(INDEX, INDEX.embedder)
    assert "nota" not in {hit.document.id for hit in retriever.search(QUESTION, k=20)}
    assert "aanvullende post" in Assistant(INDEX, retriever).ask(QUESTION).answer


def test_what_a_difference_comes_from_is_not_who_pays() -> None:
    text = "Het verschil met de raming komt geheel voor rekening van de machtigingen."
    assert not holds(Asked.FUNDING, text, QUESTION)
    assert holds(Asked.FUNDING, "De balies komen voor rekening van de provincie.", QUESTION)
