"""A question names a document by its kind and date, in the words that people use for the kind."""

from datetime import date

import pytest

from assistant.retrieve.named import Names
from ingest.document import Kind
from ingest.index.filters import Filters
from tests.assistant.memory_index import MemoryIndex, Source

DAY = {"date": date(2099, 3, 17)}
INDEX = MemoryIndex(
    [
        Source(kind.value, kind, f"Stuk van soort {kind.value}", [("Tekst", "tekst", "FICTIEF.")], DAY)
        for kind in (Kind.NOTA, Kind.KAMERBRIEF, Kind.MOTIE, Kind.KAMERVRAGEN, Kind.VERSLAG)
    ]
)


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("de beslisnota", "nota"),
        ("de voortgangsbrief", "kamerbrief"),
        ("de uitstelbrief aan de Tweede Kamer", "kamerbrief"),
        ("de motie", "motie"),
        ("de antwoorden", "kamervragen"),
        ("het eindverslag", "verslag"),
    ],
)
def test_a_kind_with_its_date_names_a_document(called: str, expected: str) -> None:
    assert Names(INDEX).find(f"Wat staat er in {called} van 17 maart 2099?", Filters()) == [expected]


@pytest.mark.parametrize("word", ["de promotie", "het beantwoorden", "de emotie"])
def test_a_word_that_a_kind_is_only_part_of_names_nothing(word: str) -> None:
    assert Names(INDEX).find(f"Wat staat er over {word} van 17 maart 2099?", Filters()) == []
