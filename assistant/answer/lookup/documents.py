"""Which document a question about a document means."""

import re
from collections.abc import Sequence

from assistant.answer.evidence.context import describe
from assistant.answer.evidence.weigh import coverage
from assistant.answer.evidence.words import Words
from assistant.answer.types import Span
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import understand
from ingest.document import Kind
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord

KINDS: tuple[tuple[str, Kind], ...] = (
    (r"\b(?:beslis)?nota", Kind.NOTA),
    (r"\b(?:kamer)?brie(?:f|ven)\b", Kind.KAMERBRIEF),
    (r"\bmoties?\b", Kind.MOTIE),
    (r"\bkamervra", Kind.KAMERVRAGEN),
    (r"\bverslag", Kind.VERSLAG),
)


def documents_meant(
    index: Library, words: Words, about: str, hits: Sequence[Hit], filters: Filters, *, labels: bool = False
) -> list[DocumentRecord]:
    """Return the documents that a question can mean, best first, at most three.

    Args:
        index: where the documents are.
        words: reads question and titles.
        about: the question without the words that say what is asked of the document.
        hits: what was found for it, best first.
        filters: which documents count.
        labels: the question may repeat the label of one of the document's fields.

    Returns:
        Documents of the kind that the question names whose title and metadata hold what else it says; of a question
        that says nothing else the best found.
    """
    references = understand(about).references
    if references:
        found = index.documents_by_id([id_ for key in references for id_ in index.references(key)])
        passing = {document.id for document in index.documents(filters)}
        return [document for document in found.values() if document.id in passing][:3]
    kinds = {kind for pattern, kind in KINDS if re.search(pattern, about, re.IGNORECASE)}
    documents = {hit.document.id: hit.document for hit in hits if not kinds or hit.document.kind in kinds}
    if len(documents) < 4:
        for document in index.documents(filters)[:200]:
            if not kinds or document.kind in kinds:
                documents.setdefault(document.id, document)
    keys = [key for key in words.keys(about) if not key.kind]
    if not keys:
        return list(documents.values())[:3]
    scored = []
    for position, document in enumerate(documents.values()):
        own = " ".join(document.details) if labels else ""
        terms = words.terms(f"{describe(document)} {own}")
        share = coverage(keys, terms)
        if share >= 0.75:
            scored.append((-share, position, document))
    scored.sort(key=lambda entry: entry[:2])
    return [document for share, _, document in scored if share <= scored[0][0] + 0.1][:3]


def find_value(text: str, document: str, value: str) -> Span | None:
    """Return where a value stands in the text of a document, whatever its lines; None where it does not.

    Args:
        text: of the document.
        document: its id.
        value: such as its title.
    """
    words = r"\s+".join(re.escape(word) for word in value.split())
    match = re.search(rf"(?<!\w){words}(?!\w)", text)
    return Span(document, match.start(), match.end()) if match else None
