"""Ordering hits anew with a real cross-encoder, tiny and of random weights, and putting neighbours beside. FICTIEF."""

from pathlib import Path

import pytest

from assistant.retrieve.neighbours import beside
from assistant.retrieve.rerank import CrossEncoderReranker, load_reranker, reranked
from assistant.retrieve.search import Retriever
from ingest.errors import NotabeneError
from tests.assistant.fiction import world
from tests.cross_encoder import tiny_cross_encoder

QUESTION = "Met wie is gesproken over het steunpunt?"
INDEX = world()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_cross_encoder(tmp_path_factory.mktemp("kruis"))


def test_the_order_is_that_of_the_model_and_the_scores_keep_their_scale(folder: Path) -> None:
    plain = Retriever(INDEX, INDEX.embedder).search(QUESTION, k=20)
    model = CrossEncoderReranker(str(folder))
    ordered = reranked(plain, QUESTION, model, first=4)
    scores = model.scores(QUESTION, [f"{hit.passage.context}\n{hit.passage.text}" for hit in ordered[:4]])
    assert len(plain) > 4
    assert scores == pytest.approx(sorted(scores, reverse=True), abs=1e-6)
    assert [hit.score for hit in ordered[:4]] == sorted((hit.score for hit in plain[:4]), reverse=True)
    assert {hit.passage.id for hit in ordered[:4]} == {hit.passage.id for hit in plain[:4]}
    assert ordered[4:] == plain[4:]
    assert reranked(plain, QUESTION, model, first=4) == ordered


def test_a_named_document_stays_first(folder: Path) -> None:
    retriever = Retriever(INDEX, INDEX.embedder, reranker=CrossEncoderReranker(str(folder)))
    hits = retriever.search("Wat staat in Kamerstuk 99900-IV-15 over het steunpunt?")
    assert hits[0].document.id == "brief"


def test_without_a_setting_there_is_none() -> None:
    assert load_reranker("") is None


@pytest.mark.parametrize("labels", [0, 3])
def test_what_is_no_cross_encoder_is_refused_in_one_sentence(tmp_path: Path, labels: int) -> None:
    if labels:
        tiny_cross_encoder(tmp_path / "x", labels=labels)
    with pytest.raises(NotabeneError, match="NOTABENE_RERANKER"):
        load_reranker(str(tmp_path / "x"))


def test_a_neighbour_stands_behind_the_hit_that_it_stands_beside() -> None:
    hits = Retriever(INDEX, INDEX.embedder).search(QUESTION, k=50)
    vector = INDEX.embedder.query(QUESTION)
    first = next(hit for hit in hits if len(_near(hit.passage.id)) > 0)
    found = beside([first], INDEX, vector, first=1)
    assert found[0] == first
    assert {hit.passage.id for hit in found[1:]} == _near(first.passage.id)
    every = beside(hits, INDEX, vector, first=3)
    ids = [hit.passage.id for hit in every]
    assert len(set(ids)) == len(ids)
    assert set(ids) >= {hit.passage.id for hit in hits}


def _near(id_: str) -> set[str]:
    passage = INDEX.passages([id_])[id_]
    return {other.id for other in INDEX.passages_of(passage.document) if abs(other.ordinal - passage.ordinal) == 1}
