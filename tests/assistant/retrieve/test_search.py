from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieve.centre import centred
from assistant.retrieve.fuse import fuse, support
from assistant.retrieve.question import is_question, names, understand
from assistant.retrieve.search import Retriever
from assistant.retrieve.spread import spread
from assistant.retrieve.when import speaks_for
from ingest.document import Kind
from ingest.embed.base import unit
from ingest.index.filters import Filters
from tests.assistant.fiction import INJECTION, KAMERVRAGEN, NAMESAKE, world

INDEX = world(INJECTION)
RETRIEVER = Retriever(INDEX, INDEX.embedder)
_NAMESAKES = world(NAMESAKE)
NAMESAKES = Retriever(_NAMESAKES, _NAMESAKES.embedder)


def test_finds_what_the_question_is_about() -> None:
    hits = RETRIEVER.search("Met wie is gesproken over het steunpunt? Stichting Duinwacht?")
    assert hits[0].passage.section == "Kern"
    assert hits[0].why


@pytest.mark.parametrize("question", ["99 900 IV, nr. 15", "Wat staat in Kamerstuk 99900-IV-15?", "kst-99900-IV-15"])
def test_a_reference_in_the_question_finds_its_document_first(question: str) -> None:
    hit = RETRIEVER.search(question)[0]
    assert hit.document.id == "brief"
    assert "noemt" in hit.why[0]


def test_a_kamervraag_brings_its_answer_which_is_worded_otherwise() -> None:
    answers = world(KAMERVRAGEN)
    hits = Retriever(answers, answers.embedder).search("Wat kost een tweede aanlegsteiger?", k=8)
    sections = [hit.passage.section for hit in hits if hit.document.id == "kamervragen"]
    assert sections.index("Antwoord 2 en 3") == sections.index("Vraag 2") - 1
    assert len(sections) == len(set(sections))
    brought = next(hit for hit in hits if hit.passage.section == "Antwoord 2 en 3")
    assert "Antwoord op een vraag die hierop lijkt" in brought.why


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
    scores = fuse({"a": 12.0, "b": 6.0}, {"a": 0.02, "b": 0.4, "c": 0.38, "d": -0.1}, weight=0.7)
    assert max(scores, key=lambda key: scores[key]) == "b"
    assert scores["a"] == pytest.approx(0.3 + 0.7 * 0.02 / 0.4)
    assert scores["d"] == 0
    assert fuse({}, {"a": -0.5}, weight=0.7) == {"a": 0.0}


@given(
    st.dictionaries(st.text(max_size=3), st.floats(0, 50)),
    st.dictionaries(st.text(max_size=3), st.floats(-1, 1)),
    st.floats(0, 1),
)
def test_fused_scores_lie_between_0_and_1(lexical: dict[str, float], dense: dict[str, float], weight: float) -> None:
    scores = fuse(lexical, dense, weight=weight)
    assert set(scores) == set(lexical) | set(dense)
    assert all(-1e-9 <= score <= 1 + 1e-9 for score in scores.values())


def test_likeness_around_another_origin_is_the_cosine_there() -> None:
    chance = np.random.default_rng(1)
    rows = unit(chance.normal(size=(20, 8)).astype(np.float32) + 1)
    asked, centre = rows[0], 0.8 * rows[1:].mean(axis=0)
    ids = [str(row) for row in range(1, 20)]
    found = centred(
        dict(zip(ids, (rows[1:] @ asked).tolist(), strict=True)),
        dict(zip(ids, (rows[1:] @ unit(centre)).tolist(), strict=True)),
        asked,
        centre,
    )
    expected = unit(rows[1:] - centre) @ unit(asked - centre)
    assert [found[id_] for id_ in ids] == pytest.approx(expected.tolist(), abs=1e-5)


def test_a_passage_that_is_like_everything_is_like_nothing() -> None:
    # What is common lies along the first axis; "hub" has little else, "own" shares what is the question's own.
    asked, own, hub = unit(np.array([[9, 4, 0], [9, 3, 5], [9, 0, 0.5]], dtype=np.float32))
    centre = np.array([0.9, 0, 0], dtype=np.float32)
    plain = {"own": float(asked @ own), "hub": float(asked @ hub)}
    assert plain["hub"] > plain["own"]
    common = {"own": float(own[0]), "hub": float(hub[0])}
    found = centred(plain, common, asked, centre)
    assert found["own"] > found["hub"]


def test_a_second_passage_speaks_for_its_document() -> None:
    scores = {"a1": 0.8, "a2": 0.7, "b1": 0.8, "c1": 0.8, "d1": 0.5, "d2": 0.5, "e1": 0.1}
    owners = {id_: id_[0] for id_ in scores}
    found = support(scores, owners, {"c"}, share=0.2)
    assert found["a1"] == pytest.approx(0.8 * 0.8 + 0.2 * 0.7)
    assert found["a2"] == pytest.approx(0.8 * 0.7 + 0.2 * 0.8)
    assert found["b1"] == pytest.approx(0.8 * 0.8 + 0.2 * 0.1)  # its other passages are not among the best
    assert found["c1"] == pytest.approx(0.8)  # it has no other passages
    assert found["d1"] == found["d2"] == pytest.approx(0.5)
    assert support({}, {}, set(), share=0.2) == {}


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


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Wat verzoekt de motie", True),
        ("hoeveel kost het steunpunt", True),
        ("Waarmee wordt de brug hersteld", True),
        ("Is de brug hersteld?", True),
        ("De brug is dicht. Deelt u die mening? Zo nee", True),
        ("projectenfonds", False),
        ("Het afschaffen van de veerdienst", False),
        ("Hoekstra over de begroting", False),
        ("Wateroverlast in de haven", False),
    ],
)
def test_what_is_a_question(text: str, asks: bool) -> None:
    assert is_question(text) is asks


def test_search_words_are_looked_for_by_word_more_than_a_question_is() -> None:
    # Of two equal legs the one that counts for more decides.
    by_word = Retriever(INDEX, INDEX.embedder, weight=1.0, keywords=0.0).search("steunpunt")
    by_sense = Retriever(INDEX, INDEX.embedder, weight=1.0, keywords=0.0).search("steunpunt?")
    assert by_word[0].lexical == max(hit.lexical for hit in by_word)
    assert {hit.lexical > 0 for hit in by_word[:3]} == {True}
    assert by_sense[0].dense == max(hit.dense for hit in by_sense)


def test_numbers_and_references_in_a_question() -> None:
    found = understand("Hoeveel kostte het op 1 mei 2026 volgens 36 410 IV, nr. 15?")
    assert "2026-05-01" in found.numbers
    assert found.references == ("II|36410|IV|15",)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Wat verzoekt de motie Palmboom c.s. over de veerdienst?", "motie30"),
        ("Wat staat er in de brief van 17 maart 2099?", "brief"),
        ("Wat is de kern van de nota van 3 maart 2099?", "nota"),
        ("Hoe luidt de motie van 4 november 2098?", "motie8"),
        ("Wat zegt de brief aan de Kamer van 17-03-2099 over bewoners?", "brief"),
    ],
)
def test_a_document_called_by_mover_or_by_kind_and_date_comes_first(question: str, first: str) -> None:
    hit = NAMESAKES.search(question)[0]
    assert hit.document.id == first
    assert "noemt" in hit.why[0]


@pytest.mark.parametrize(
    "question", ["Wat gebeurde op 17 maart 2099 in de haven?", "Wat zei de nota over 12 mei 2098?"]
)
def test_a_date_alone_names_no_document(question: str) -> None:
    assert not any("noemt" in reason for hit in NAMESAKES.search(question) for reason in hit.why)


def test_all_motions_of_one_name_are_found() -> None:
    found = {hit.document.id for hit in NAMESAKES.search("de motie-Palmboom c.s.", k=20) if "noemt" in hit.why[0]}
    assert found == {"motie7", "motie8", "motie30"}


def test_the_newest_speaks_for_the_state_of_affairs_and_the_year_for_a_year() -> None:
    days = [date(2098, 1, 1), date(2099, 5, 1), None, date(2097, 1, 1)]
    assert speaks_for("Wat is de stand van zaken?", (), days) == [0.5, 1.0, 0.0, 0.0]
    assert speaks_for("Wat is er in 2098 toegezegd?", ("2098",), days) == [1.0, 0.0, 0.0, 0.0]
    assert speaks_for("Wat is er toegezegd?", (), days) == [0.0] * 4
    assert speaks_for("Wat is de stand van zaken?", (), [date(2098, 1, 1)] * 2) == [0.0, 0.0]


def test_what_belongs_to_the_best_hit_is_offered_and_says_so() -> None:
    hits = RETRIEVER.search("Wat staat er in de nota van 3 maart 2099?", k=4)
    assert hits[0].document.id == "nota"
    [letter] = [hit for hit in hits if hit.document.id == "brief"]
    assert "De brief bij het eerste document" in letter.why
    only = RETRIEVER.search("Wat staat er in de nota van 3 maart 2099?", Filters(kinds=(Kind.NOTA,)), k=4)
    assert {hit.document.id for hit in only} == {"nota"}
    asked = RETRIEVER.search("Wat verzoekt Kamerstuk 99 900 IV, nr. 7?", k=3)
    assert asked[0].document.id == "motie7"
    assert any("Vervangt het eerste document" in hit.why for hit in asked if hit.document.id == "motie8")


def test_what_belongs_is_never_more_than_there_is_room_for() -> None:
    hits = RETRIEVER.search("Wat staat er in de nota van 3 maart 2099?", k=1)
    assert [hit.document.id for hit in hits] == ["nota"]
