"""Finds the passages that bear on a question."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.retrieve.base import ALL, Library
from assistant.retrieve.centre import centred
from assistant.retrieve.fuse import fuse, support
from assistant.retrieve.hit import Hit
from assistant.retrieve.named import Names
from assistant.retrieve.neighbours import beside
from assistant.retrieve.question import is_question, understand
from assistant.retrieve.related import offer, related
from assistant.retrieve.replies import with_replies
from assistant.retrieve.rerank import Reranker, reranked
from assistant.retrieve.spread import spread
from assistant.retrieve.when import speaks_for
from ingest.dutch.glossary import load_glossary
from ingest.dutch.query import QueryMaker
from ingest.embed.base import Embedder, unit
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord, PassageRecord

_NAMED = "De vraag noemt dit document"
_WORDS = "Woorden uit de vraag staan erin"
_SENSE = "De inhoud lijkt op de vraag"


class Retriever:
    """Hybrid search over one index.

    Args:
        index: where to look.
        embedder: makes the question's vector; must be of the model that the index was made with.
        weight: share of the dense leg in the fused score for a question.
        keywords: the same for words that are no question: a title or search words are worded as the text is.
        common: share of the index's mean that is taken out of question and passages, see ``centred``.
        other: share of a passage's score that comes from the best other passage of its document, see ``support``.
        depth: passages fetched from the dense leg.
        lexical_depth: passages fetched from the lexical leg; deep, since a passage that is not fetched counts as one
            that shares no word with the question.
        dated: how much more a passage counts where its document's date speaks for it, see ``speaks_for``.
        step: handicap of a document's second passage, see ``spread``.
        head: weight of the words above a passage (title, date, section) in the lexical leg.
        neighbours: of how many of the first hits the passages beside them are put next to them.
        reranker: orders the first hits anew; None for the fused order.
        reranked_hits: how many hits it looks at.
        looked_at: hits among which what belongs to the first document is offered, see ``offer``.
        longest: characters of a question that are looked at.
    """

    def __init__(
        self,
        index: Library,
        embedder: Embedder,
        *,
        weight: float = 0.65,
        keywords: float = 0.45,
        common: float = 0.8,
        other: float = 0.2,
        depth: int = 200,
        lexical_depth: int = 400,
        dated: float = 0.08,
        step: float = 0.04,
        head: float = 0.25,
        neighbours: int = 0,
        reranker: Reranker | None = None,
        reranked_hits: int = 30,
        looked_at: int = 8,
        longest: int = 4000,
    ) -> None:
        self._index = index
        self._embedder = embedder
        self._weight = weight
        self._keywords = keywords
        self._common = common
        self._other = other
        self._depth = depth
        self._lexical_depth = lexical_depth
        self._dated = dated
        self._step = step
        self._head = head
        self._neighbours = neighbours
        self._reranker = reranker
        self._reranked_hits = reranked_hits
        self._looked_at = looked_at
        self._longest = longest
        self._names = Names(index)

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
        vector = self._embedder.query(query)
        hits = self._by_date(query, self._candidates(query, vector, filters, most=max(10 * k, 100)))
        hits.sort(key=lambda hit: (-hit.score, hit.passage.document, hit.passage.ordinal))
        ordered = [hit for hit, _, _ in spread([(hit, hit.document.id, hit.score) for hit in hits], step=self._step)]
        if not ordered:
            return []
        if self._reranker:
            ordered = reranked(ordered, query, self._reranker, first=self._reranked_hits)
        if self._neighbours:
            ordered = beside(ordered, self._index, vector, first=self._neighbours)
        links = related(self._index, ordered[0].document.id)
        ordered += self._lacking(links, {hit.document.id for hit in ordered}, vector, filters)
        offered = offer(ordered, links, within=min(k, self._looked_at))[:k]
        return with_replies(self._index, offered, vector)[:k]

    def further(self, query: str, words: str, filters: Filters, k: int, have: Sequence[Hit]) -> list[Hit]:
        """Return the passages that bear on a question once words are added that documents have for what it asks.

        Args:
            query: the question.
            words: what is added to it.
            filters: which documents may be found.
            k: most results of that search.
            have: what was found without; these are not returned again.

        Returns:
            Hits, best first; their cosine is with the question itself.
        """
        known = {hit.passage.id for hit in have}
        hits = [hit for hit in self.search(f"{query} {words}", filters, k) if hit.passage.id not in known]
        cosines = self._index.similarities(self._embedder.query(query), [hit.passage.id for hit in hits])
        return [replace(hit, dense=cosines.get(hit.passage.id, 0.0)) for hit in hits]

    def _candidates(self, query: str, vector: NDArray[np.float32], filters: Filters, *, most: int) -> list[Hit]:
        """Return the best ``most`` passages of both legs, and all passages of documents that are named, in no order."""
        named = self._names.find(query, filters)
        lexical = dict(self._index.lexical(self._maker().make(query), filters, self._lexical_depth))
        extra = [passage.id for id_ in named for passage in self._index.passages_of(id_)]
        dense = dict(self._index.dense(vector, filters, self._depth))
        missing = [id_ for id_ in dict.fromkeys([*lexical, *extra]) if id_ not in dense]
        dense.update(self._index.similarities(vector, missing))
        weight = self._weight if is_question(query) else self._keywords
        scores = fuse(lexical, self._without_common(dense, vector), weight=weight)
        best = sorted(scores, key=lambda id_: (-scores[id_], id_))[:most]
        passages = self._index.passages(list(dict.fromkeys([*best, *extra])))
        documents = self._index.documents_by_id(list({passage.document for passage in passages.values()}))
        owners = {id_: passage.document for id_, passage in passages.items() if passage.document in documents}
        alone = {document.id for document in documents.values() if document.passages == 1}
        scores = support({id_: scores.get(id_, 0.0) for id_ in owners}, owners, alone, share=self._other)
        return [
            _hit(passages[id_], documents[document], scores[id_], lexical.get(id_, 0.0), dense.get(id_, 0.0), named)
            for id_, document in owners.items()
        ]

    def _lacking(
        self, links: Iterable[str], have: Container[str], vector: NDArray[np.float32], filters: Filters
    ) -> list[Hit]:
        """Return the nearest passage of each linked document that was not found, as the least of the hits."""
        wanted = [id_ for id_ in links if id_ not in have and id_ in (filters.documents or (id_,))]
        hits = []
        for document in self._index.documents(replace(filters, documents=tuple(wanted))) if wanted else []:
            passages = {passage.id: passage for passage in self._index.passages_of(document.id)}
            cosines = self._index.similarities(vector, list(passages))
            if cosines:
                nearest = max(cosines, key=lambda id_: (cosines[id_], id_))
                hits.append(Hit(passages[nearest], document, 0.0, 0.0, cosines[nearest]))
        return hits

    def _by_date(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        shares = speaks_for(query, understand(query).numbers, [hit.document.date for hit in hits])
        return [replace(hit, score=hit.score + self._dated * share) for hit, share in zip(hits, shares, strict=True)]

    def _without_common(self, dense: Mapping[str, float], vector: NDArray[np.float32]) -> dict[str, float]:
        centre = self._index.centre
        if centre is None:
            return dict(dense)
        common = self._index.similarities(unit(centre), list(dense))
        return centred({id_: dense[id_] for id_ in common}, common, vector, self._common * centre)

    def _maker(self) -> QueryMaker:
        return QueryMaker(self._index.analyser, load_glossary(), head=self._head)


def _hit(
    passage: PassageRecord,
    document: DocumentRecord,
    score: float,
    lexical: float,
    cosine: float,
    named: Sequence[str],
) -> Hit:
    is_named = document.id in named
    why = [reason for reason, holds in ((_NAMED, is_named), (_WORDS, lexical > 0), (_SENSE, lexical <= 0)) if holds]
    return Hit(passage, document, score + (1.0 if is_named else 0.0), lexical, cosine, tuple(why))
