"""Reads question and passage together, and orders the best hits by it: a cross-encoder, where one is set."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.retrieve.hit import Hit
from ingest.errors import NotabeneError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class Reranker(Protocol):
    """Tells how well passages answer a question. Safe to share between threads."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return a score a text, in order; higher is better, and the scale is its own."""
        ...


class CrossEncoderReranker:
    """Any cross-encoder of sentence-transformers, from this machine: nothing is fetched.

    Args:
        model: folder, or name of a model that the hub's cache on this machine holds.
        batch: pairs in a batch.

    Raises:
        NotabeneError: there is no such model here.
    """

    def __init__(self, model: str, *, batch: int = 16) -> None:
        self._model = _load(model)
        self._batch = batch
        self._lock = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return a score a text, in order."""
        if not texts:
            return []
        with self._lock:
            found = self._model.predict(
                [(question, text) for text in texts], batch_size=self._batch, show_progress_bar=False
            )
        return [float(score) for score in found]


def load_reranker(model: str) -> Reranker | None:
    """Return the reranker that a setting names; None for none.

    Raises:
        NotabeneError: it is not on this machine, or is no cross-encoder with one score a pair.
    """
    return CrossEncoderReranker(model) if model else None


def reranked(hits: Sequence[Hit], question: str, reranker: Reranker, *, first: int) -> list[Hit]:
    """Order the first hits anew.

    Args:
        hits: best first.
        question: as asked.
        reranker: scores them.
        first: how many are looked at; the rest stay as they are.

    Returns:
        The same hits. A document that the question names stays before others. Reasons and scores of both legs are as
        they were; the fused scores are dealt out anew in their old order, so that they keep their scale.
    """
    looked_at = list(hits[:first])
    scores = reranker.scores(question, [f"{hit.passage.context}\n{hit.passage.text}".strip() for hit in looked_at])
    order = sorted(range(len(looked_at)), key=lambda at: (looked_at[at].score < 1, -_finite(scores[at]), at))
    fused = sorted((hit.score for hit in looked_at), reverse=True)
    return [*(replace(looked_at[at], score=score) for at, score in zip(order, fused, strict=True)), *hits[first:]]


def _finite(score: float) -> float:
    return score if math.isfinite(score) else -math.inf


def _load(model: str) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    folder = Path(model).expanduser()
    try:
        found: CrossEncoder = CrossEncoder(str(folder) if folder.is_dir() else model, local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise NotabeneError(
            f"Het model {model} dat zoekresultaten ordent staat niet op deze computer of is niet te lezen; "
            "zet het in een map, en die map in NOTABENE_RERANKER."
        ) from error
    if found.num_labels != 1:
        raise NotabeneError(
            f"Het model {model} geeft geen enkel cijfer bij vraag en passage; kies voor NOTABENE_RERANKER een ander."
        )
    return found
