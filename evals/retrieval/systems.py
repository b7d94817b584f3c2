"""The systems that are compared: the product as it is, its two legs alone, and the tutorial pipeline."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from assistant.retrieve.base import Library
from assistant.retrieve.search import Retriever
from evals.retrieval.naive import Naive
from ingest.dutch.glossary import load_glossary
from ingest.dutch.query import QueryMaker
from ingest.embed.base import Embedder

System = Callable[[str], list[str]]
"""Ranks the documents of a collection for a question: record ids, best first."""

DEPTH = 20
# Enough passages for DEPTH documents, of which each may stand there with several.
_PASSAGES = 10 * DEPTH


def make_systems(
    index: Library, retriever: Retriever, embedder: Embedder, naive: Naive, owners: Mapping[str, str]
) -> dict[str, System]:
    """Return the systems by name, ``default`` first.

    Args:
        index: of the collection.
        retriever: the product's, over that index.
        embedder: makes the question's vector.
        naive: the tutorial pipeline over the same collection.
        owners: document id in the index -> record id.
    """
    vector = cache(embedder.query)

    def ranked(passages: Iterable[str]) -> list[str]:
        """Turn passages into documents by each one's best passage."""
        ids = list(passages)
        found = index.passages(ids)
        return _first(owners[found[id_].document] for id_ in ids)

    def default(question: str) -> list[str]:
        return _first(owners[hit.document.id] for hit in retriever.search(question, k=_PASSAGES))

    def lexical(question: str) -> list[str]:
        query = QueryMaker(index.analyser, load_glossary()).make(question)
        return ranked(id_ for id_, _ in index.lexical(query, k=_PASSAGES))

    def dense(question: str) -> list[str]:
        return ranked(id_ for id_, _ in index.dense(vector(question), k=_PASSAGES))

    return {
        "default": default,
        "lexical": lexical,
        "dense": dense,
        "naive": lambda question: naive.rank(vector(question), DEPTH),
    }


def _first(records: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(records))[:DEPTH]
