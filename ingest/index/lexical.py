"""The lexical index in tantivy: passages as stems, with the fields that filters need.

Text is analysed before it comes here, so that the terms of a question and those of the index are made by the same hand.
"""

import math
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from ingest.dutch.query import FIELDS, LexicalQuery, Term
from ingest.errors import IndexDamagedError, full, unwritable
from ingest.index.filters import Filters, dossier_keys
from ingest.index.segments import LIST, is_whole

FOLDER = "lexical"
HEAP = 100_000_000
# Power of a term's idf that its BM25 score, which has the first, is multiplied by.
_RARITY = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as the lexical index stores it: terms by field, and what filters ask of its document."""

    id: str
    words: Sequence[str]
    parts: Sequence[str]
    head: Sequence[str]
    document: str
    kind: str
    access: str
    dossier: str | None
    date: date | None


class Lexical:
    """The lexical index of an index folder.

    Args:
        folder: the index folder; the lexical index in it is opened, or made, when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        self._opened: tantivy.Index | None = None

    def search(self, query: LexicalQuery, filters: Filters, k: int) -> list[tuple[str, float]]:
        """Return up to ``k`` passage ids with their BM25 score, best first.

        tantivy's k1 is 1.2 and its b 0.75. Rare words count more than in BM25: what all questions say ("bent u bereid",
        "deelt u de mening") is no stop word, and says little all the same.
        """
        if not query:
            return []
        with self._plainly():
            searcher = self._searcher()
            terms = [(Occur.Should, self._term(term, searcher)) for term in query.terms]
            wanted = Query.boolean_query([(Occur.Must, Query.boolean_query(terms)), *_conditions(filters)])
            hits = searcher.search(wanted, k, count=False).hits
            return [(_id(searcher, address), float(score)) for score, address in hits if isinstance(score, float)]

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each stem stands, as a whole word or as a part of one."""
        with self._plainly():
            searcher = self._searcher()
            return {word: searcher.doc_freq("parts", word) for word in words}

    def ids(self) -> set[str]:
        """Return the ids of all passages that are indexed."""
        with self._plainly():
            searcher = self._searcher()
            if not searcher.num_docs:
                return set()
            hits = searcher.search(Query.all_query(), searcher.num_docs, count=False).hits
            return {_id(searcher, address) for _, address in hits}

    def change(self, upserts: Iterable[Entry], deletes: Iterable[str], *, anew: bool = False) -> None:
        """Write entries and take others out; readers see all of it or nothing.

        Args:
            upserts: entries to write, replacing those of the same id.
            deletes: ids to take out.
            anew: empty the index first.
        """
        with self._plainly():
            writer = self._open().writer(HEAP, 1)
            if anew:
                writer.delete_all_documents()
            for id_ in deletes:
                writer.delete_documents_by_term("id", id_)
            for entry in upserts:
                if not anew:
                    writer.delete_documents_by_term("id", entry.id)
                writer.add_document(_document(entry))
            writer.commit()
            writer.wait_merging_threads()

    def recreate(self) -> None:
        """Throw away whatever is there and begin with nothing."""
        self._opened = None
        shutil.rmtree(self._folder / FOLDER, ignore_errors=True)

    def _term(self, term: Term, searcher: tantivy.Searcher) -> Query:
        holding = searcher.doc_freq(term.field, term.text)
        # Until segments merge, what holds a word is counted with entries that were taken out: it may be more than all.
        total = max(searcher.num_docs, holding)
        idf = math.log1p((total - holding + 0.5) / (holding + 0.5)) if holding else 0.0
        wanted = Query.term_query(self._schema, term.field, term.text, "freq")
        return Query.boost_query(wanted, term.weight * idf**_RARITY)

    def _open(self) -> tantivy.Index:
        if self._opened is None:
            path = self._folder / FOLDER
            path.mkdir(parents=True, exist_ok=True)
            if (path / LIST).exists() and not is_whole(path):
                raise ValueError("a segment differs from its checksum")
            self._opened = tantivy.Index(self._schema, path=str(path))
        return self._opened

    def _searcher(self) -> tantivy.Searcher:
        """Return a view that includes what any process has committed so far; who only reads makes nothing on disk."""
        there = self._opened is not None or (self._folder / FOLDER / LIST).is_file()
        index = self._open() if there else tantivy.Index(self._schema)
        index.reload()
        return index.searcher()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise unwritable(self._folder, error) from error
        except ValueError as error:
            if "No space left" in str(error):
                raise full(self._folder) from error
            message = f"De zoekindex in {self._folder} is niet te lezen; herstel hem met: notabene doctor --repair"
            raise IndexDamagedError(message) from error


@lru_cache(maxsize=32)
def _conditions(filters: Filters) -> tuple[tuple[Occur, Query], ...]:
    """Return what filters ask of a passage; kept, since a person asks on through the same filters."""
    return tuple(_each_condition(_schema(), filters))


def _each_condition(schema: tantivy.Schema, filters: Filters) -> Iterator[tuple[Occur, Query]]:
    # A constant score of nothing: a filter chooses, it does not rank.
    for field, values in (
        ("kind", [kind.value for kind in filters.kinds]),
        ("document", list(filters.documents)),
        ("access", list(filters.access)),
        ("dossier", [keys[0] for dossier in filters.dossiers if (keys := dossier_keys(dossier))]),
    ):
        if values:
            yield Occur.Must, Query.const_score_query(Query.term_set_query(schema, field, values), 0.0)
    if filters.dossiers and not any(dossier_keys(dossier) for dossier in filters.dossiers):
        yield Occur.Must, Query.empty_query()
    if filters.since or filters.until:
        within = Query.range_query(
            schema,
            "date",
            tantivy.FieldType.Integer,
            _day(filters.since or date.min),
            _day(filters.until or date.max),
        )
        yield Occur.Must, Query.const_score_query(within, 0.0)


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("document", "kind", "access", "dossier"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("date", indexed=True, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document(id=entry.id, document=entry.document, kind=entry.kind, access=entry.access)
    for key in dossier_keys(entry.dossier):
        document.add_text("dossier", key)
    if entry.date:
        document.add_integer("date", _day(entry.date))
    for field, terms in (("words", entry.words), ("parts", entry.parts), ("head", entry.head)):
        document.add_text(field, " ".join(terms))
    return document


def _day(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _id(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return str(searcher.doc(address).get_first("id"))
