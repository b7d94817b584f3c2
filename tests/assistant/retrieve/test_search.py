from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieve.fuse import fuse
from assistant.retrieve.question import names, understand
from assistant.retrieve.search import Retriever
from assistant.retrieve.spread import spread
from ingest.document import Kind
from ingest.index.filters import Filters
from tests.assistant.fiction import INJECTION, world

INDEX = world(INJECTION)
RETRIEVER = Retriever(INDEX, INDEX.embedder, floor=None)


def test_finds_what_the_question_is_about() -> None:
    hits = RETRIEVER.search("Met wie is gesproken over het steunpunt? Stichting Duinwacht?")
    assert hits[0].passage.section == "Kern"
    assert hits[0].why


@pytest.mark.parametrize("question", ["99 900 IV, nr. 15", "Wat staat in Kamerstuk 99900-IV-15?", "kst-99900-IV-15"])
def test_a_reference_in_the_question_finds_its_document_first(question: str) -> None:
    hit = RETRIEVER.search(question)[0]
    assert hit.document.id == "brief"
    assert "noemt" in hit.why[0]


def test_filters_hold_also_for_a_named_document() -> None:
    hits = RETRIEVER.search("Wat staat in Kamerstuk 99900-IV-15 over het steunpunt?", Filters(kinds=(Kind.MOTIE,)))
    assert hits
    assert {hit.document.kind for hit in hits} == {Kind.MOTIE}
    late = RETRIEVER.search("steunpunt", Filters(since=date(2099, 3, 10)))
    assert {hit.document.id for hit in late} == {"brief"}


def test_no_question_no_hits() -> None:
    assert RETRIEVER.search("   ") == []
    assert RETRIEVER.search("steunpunt", k=0) == []


def test_a_leg_that_finds_nothing_good_is_not_stretched() -> None:
    scores = fuse({"a": 12.0, "b": 6.0}, {"a": 0.73, "b": 0.85, "c": 0.84}, weight=0.7, floor=0.72)
    assert max(scores, key=lambda key: scores[key]) == "b"
    assert scores["a"] == pytest.approx(0.3 + 0.7 * 0.01 / 0.13)
    assert fuse({}, {"a": 0.5}, weight=0.7, floor=0.72) == {"a": 0.0}


@given(
    st.dictionaries(st.text(max_size=3), st.floats(0, 50)),
    st.dictionaries(st.text(max_size=3), st.floats(-1, 1)),
    st.floats(0, 1),
)
def test_fused_scores_lie_between_0_and_1(lexical: dict[str, float], dense: dict[str, float], weight: float) -> None:
    scores = fuse(lexical, dense, weight=weight, floor=0.5)
    assert set(scores) == set(lexical) | set(dense)
    assert all(-1e-9 <= score <= 1 + 1e-9 for score in scores.values())


def test_one_document_does_not_crowd_out_the_others() -> None:
    ranked = [(n, "a", 0.9 - n / 100) for n in range(6)] + [(9, "b", 0.8)]
    order = [document for _, document, _ in spread(ranked, step=0.04, most=4)]
    assert order.index("b") <= 3
    assert len(order) == len(ranked)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat vindt minister Bruinsma over Zandeiland?", ("Bruinsma", "Zandeiland")),
        ("Welke motie heeft de Tweede Kamer aangenomen?", ()),
        ("Wat doet de Dienst van der Meer?", ("Dienst van der Meer",)),
        ("Wat betekent WVO?", ("WVO",)),
        ("Suriname: wat staat daarover in de brief?", ("Suriname",)),
        ("Wanneer komt de brief?", ()),
    ],
)
def test_names_in_a_question(question: str, expected: tuple[str, ...]) -> None:
    assert names(question) == expected


def test_numbers_and_references_in_a_question() -> None:
    found = understand("Hoeveel kostte het op 1 mei 2026 volgens 36 410 IV, nr. 15?")
    assert "2026-05-01" in found.numbers
    assert found.references == ("II|36410|IV|15",)
