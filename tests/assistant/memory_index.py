"""An index in memory, for tests of what reads one: real analysis, honest BM25, vectors of hashed words."""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.document import Page
from ingest.dutch.analyse import Analyser, count_words
from ingest.dutch.query import LexicalQuery
from ingest.embed.base import Embedder
from ingest.index.filters import Filters, dossier_keys
from ingest.index.records import DocumentRecord, Kind, LinkRecord, PassageRecord, SectionRecord

Vector = NDArray[np.float32]


class HashEmbedder:
    """Vectors of hashed stems on a common direction, so that cosines lie where those of e5 do."""

    identity = "hash-256"
    dimension = 256
    max_tokens = 512

    def __init__(self) -> None:
        self._analyser = Analyser()

    def passages(self, texts: Sequence[str]) -> Vector:
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> Vector:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for stem in self._analyser.words(text):
            digest = hashlib.sha256(stem.encode()).digest()
            vector[1 + digest[0] % 255] += 1.0 if digest[1] % 2 else -1.0
        norm = float(np.linalg.norm(vector)) or 1.0
        vector *= 0.45 / norm
        vector[0] = math.sqrt(1 - 0.45**2)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)

    def count_tokens(self, text: str) -> int:
        return len(text.split())


@dataclass
class Source:
    """A document to put in: sections as (name, role, text); ``cuts`` are where pages begin, ``below`` is of level 2."""

    id: str
    kind: Kind
    title: str
    sections: Sequence[tuple[str, str, str]]
    record: dict[str, object] = field(default_factory=dict)
    cuts: Sequence[str] = ()
    below: Sequence[str] = ()


class MemoryIndex:
    def __init__(self, sources: Sequence[Source], embedder: Embedder | None = None) -> None:
        self.embedder: Embedder = embedder or HashEmbedder()
        self.generation = 1
        self.model = self.embedder.identity
        self._records: dict[str, DocumentRecord] = {}
        self._texts: dict[str, str] = {}
        self._pages: dict[str, list[Page]] = {}
        self._sections: dict[str, list[SectionRecord]] = {}
        self._passages: dict[str, PassageRecord] = {}
        self.link_records: list[LinkRecord] = []
        for source in sources:
            self._add(source)
        texts = [passage.text for passage in self._passages.values()]
        self.analyser = Analyser(count_words(texts))
        self._terms = {
            id_: {
                "words": Counter(self.analyser.words(passage.text)),
                "parts": Counter(self.analyser.parts(passage.text)),
                "head": Counter(self.analyser.parts(passage.context)),
            }
            for id_, passage in self._passages.items()
        }
        rows = self.embedder.passages([f"{p.context}\n{p.text}" for p in self._passages.values()]) if texts else []
        self._vectors = dict(zip(self._passages, rows, strict=True))
        self.centre: Vector | None = np.mean(rows, axis=0, dtype=np.float32) if len(rows) else None

    def _add(self, source: Source) -> None:
        text, sections, passages = "", [], []
        for name, role, body in source.sections:
            start = len(text)
            text += body
            sections.append(SectionRecord(name, role, start, len(text), 2 if name in source.below else 1, None))
            context = f"{source.title} | {name} | {source.kind.value}"
            number = len(passages)
            passages.append(
                PassageRecord(
                    f"{source.id}-{number}", source.id, number, None, name, role, start, len(text), body, context
                )
            )
            text += "\n\n"
        bounds = [0, *(text.index(cut) for cut in source.cuts), len(text)]
        if source.cuts:
            spans = list(pairwise(bounds))
            self._pages[source.id] = [Page(n, start, end) for n, (start, end) in enumerate(spans, 1)]
        record = DocumentRecord(
            id=source.id, path=f"{source.id}.txt", location=Path(f"/{source.id}.txt"), member=None, kind=source.kind,
            title=source.title, date=None, reference=None, kamerstuk=None, kamerstuk_text=None, dossier=None, access="",
            pages=len(source.cuts) + 1 if source.cuts else None, passages=len(passages),
            sections=tuple(section.name for section in sections), format="txt", ocr=False,
        )  # fmt: skip
        self._records[source.id] = replace(record, **source.record)  # type: ignore[arg-type]
        self._texts[source.id], self._sections[source.id] = text, sections
        self._passages |= {passage.id: passage for passage in passages}

    def documents(self, filters: Filters = Filters()) -> list[DocumentRecord]:  # noqa: B008 - frozen
        return [record for record in self._records.values() if _passes(record, filters)]

    def documents_by_id(self, ids: Sequence[str]) -> dict[str, DocumentRecord]:
        return {id_: self._records[id_] for id_ in ids if id_ in self._records}

    def links(self, document: str) -> list[LinkRecord]:
        return [link for link in self.link_records if document in (link.source, link.target)]

    def references(self, key: str) -> list[str]:
        own = self._records.values()
        return [r.id for r in own if r.kamerstuk == key or (r.reference and f"ref:{r.reference}" == key)]

    def sections(self, document: str) -> list[SectionRecord]:
        return self._sections[document]

    def passages(self, ids: Sequence[str]) -> dict[str, PassageRecord]:
        return {id_: self._passages[id_] for id_ in ids if id_ in self._passages}

    def passages_of(self, document: str) -> list[PassageRecord]:
        return [passage for passage in self._passages.values() if passage.document == document]

    def text(self, document: str) -> str:
        return self._texts.get(document, "")

    def pages(self, document: str) -> list[Page]:
        return self._pages.get(document, [])

    def size(self, filters: Filters = Filters()) -> int:  # noqa: B008 - frozen
        return sum(1 for passage in self._passages.values() if _passes(self._records[passage.document], filters))

    def frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        return {stem: sum(stem in terms["parts"] for terms in self._terms.values()) for stem in stems}

    def lexical(
        self, query: LexicalQuery, filters: Filters = Filters(), k: int = 100  # noqa: B008 - frozen
    ) -> list[tuple[str, float]]:  # fmt: skip
        scores: Counter[str] = Counter()
        for term in query.terms:
            holding = {
                id_: terms[term.field][term.text] for id_, terms in self._terms.items() if terms[term.field][term.text]
            }
            total = len(self._terms)
            idf = math.log(1 + (total - len(holding) + 0.5) / (len(holding) + 0.5)) ** 1.5
            for id_, count in holding.items():
                length = self._terms[id_][term.field].total() / 60
                scores[id_] += term.weight * idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length))  # type: ignore[assignment]
        return [(id_, float(score)) for id_, score in scores.most_common() if self._passing(id_, filters)][:k]

    def dense(
        self, vector: Vector, filters: Filters = Filters(), k: int = 100  # noqa: B008 - frozen
    ) -> list[tuple[str, float]]:  # fmt: skip
        found = [(id_, float(row @ vector)) for id_, row in self._vectors.items() if self._passing(id_, filters)]
        return sorted(found, key=lambda pair: -pair[1])[:k]

    def similarities(self, vector: Vector, passages: Sequence[str]) -> dict[str, float]:
        return {id_: float(self._vectors[id_] @ vector) for id_ in passages if id_ in self._vectors}

    def _passing(self, passage: str, filters: Filters) -> bool:
        return _passes(self._records[self._passages[passage].document], filters)


def _passes(record: DocumentRecord, filters: Filters) -> bool:
    return (
        (not filters.kinds or record.kind in filters.kinds)
        and (not filters.documents or record.id in filters.documents)
        and (not filters.access or record.access in filters.access)
        and (not filters.since or (record.date is not None and record.date >= filters.since))
        and (not filters.until or (record.date is not None and record.date <= filters.until))
        and (
            not filters.dossiers
            or any(dossier_keys(d)[:1] and dossier_keys(d)[0] in dossier_keys(record.dossier) for d in filters.dossiers)
        )
    )
