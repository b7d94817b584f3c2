"""Finds the passages that bear on a question."""

from collections.abc import Sequence
from typing import ClassVar

from assistant.retrieve.base import ALL, Library
from assistant.retrieve.fuse import fuse
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import understand
from assistant.retrieve.spread import spread
from ingest.dutch.glossary import load_glossary
from ingest.dutch.query import QueryMaker
from ingest.embed.base import Embedder
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord, PassageRecord

_NAMED = "De vraag noemt dit document"
_WORDS = "Woorden uit de vraag staan erin"
_SENSE = "De inhoud lijkt op de vraag"


class Retriever:
    """Hybrid search over one index.

    ``FLOOR`` is the cosine of an unrelated passage for multilingual-e5-small, whose cosines all lie from 0.7 to 0.9.

    Args:
        index: where to look.
        embedder: makes the question's vector; must be of the model that the index was made with.
        weight: share of the dense leg in the fused score.
        depth: passages fetched from the dense leg.
        lexical_depth: passages fetched from the lexical leg; deep, since a passage that is not fetched counts as one
            that shares no word with the question.
        floor: cosine of an unrelated passage. The default suits multilingual-e5-small; with None it is taken from the
            least similar passage that was fetched.
        step: handicap of a document's second passage, see ``spread``.
        longest: characters of a question that are looked at.
    """

    FLOOR: ClassVar[float] = 0.72

    def __init__(
        self,
        index: Library,
        embedder: Embedder,
        *,
        weight: float = 0.7,
        depth: int = 200,
        lexical_depth: int = 400,
        floor: float | None = FLOOR,
        step: float = 0.04,
        longest: int = 4000,
    ) -> None:
        self._index = index
        self._embedder = embedder
        self._weight = weight
        self._depth = depth
        self._lexical_depth = lexical_depth
        self._floor = floor
        self._step = step
        self._longest = longest

    def search(self, query: str, filters: Filters = ALL, k: int = 10) -> list[Hit]:
        """Return the passages that bear on a question, best first.

        Args:
            query: a question or some words, in Dutch.
            filters: which documents may be found.
            k: most results.

        Returns:
            Up to ``k`` hits; empty for an empty question.
        """
        query = query[: self._longest].strip()
        if not query or k < 1:
            return []
        named = self._named(query, filters)
        lexical = dict(self._index.lexical(self._maker().make(query), filters, self._lexical_depth))
        vector = self._embedder.query(query)
        dense = dict(self._index.dense(vector, filters, self._depth))
        extra = [passage.id for id_ in named for passage in self._index.passages_of(id_)]
        missing = [id_ for id_ in dict.fromkeys([*lexical, *extra]) if id_ not in dense]
        dense.update(self._index.similarities(vector, missing))
        floor = self._floor if self._floor is not None else min(dense.values(), default=0.0)
        scores = fuse(lexical, dense, weight=self._weight, floor=floor)
        best = sorted(scores, key=lambda id_: (-scores[id_], id_))[: max(10 * k, 100)]
        passages = self._index.passages(list(dict.fromkeys([*best, *extra])))
        documents = self._index.documents_by_id(list({passage.document for passage in passages.values()}))
        hits = [
            _hit(passage, documents[passage.document], scores, lexical, dense, named)
            for passage in passages.values()
            if passage.document in documents
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.passage.document, hit.passage.ordinal))
        ordered = spread([(hit, hit.document.id, hit.score) for hit in hits], step=self._step)
        return [hit for hit, _, _ in ordered[:k]]

    def _maker(self) -> QueryMaker:
        return QueryMaker(self._index.analyser, load_glossary())

    def _named(self, query: str, filters: Filters) -> list[str]:
        """Return the ids of the documents whose own reference stands in the question and that pass the filters."""
        found = [id_ for key in understand(query).references for id_ in self._index.references(key)]
        if not found or not filters:
            return found
        passing = {document.id for document in self._index.documents(filters)}
        return [id_ for id_ in found if id_ in passing]


def _hit(
    passage: PassageRecord,
    document: DocumentRecord,
    scores: dict[str, float],
    lexical: dict[str, float],
    dense: dict[str, float],
    named: Sequence[str],
) -> Hit:
    is_named = document.id in named
    words = lexical.get(passage.id, 0.0)
    why = [reason for reason, holds in ((_NAMED, is_named), (_WORDS, words > 0), (_SENSE, words <= 0)) if holds]
    score = scores.get(passage.id, 0.0) + (1.0 if is_named else 0.0)
    return Hit(passage, document, score, words, dense.get(passage.id, 0.0), tuple(why))
