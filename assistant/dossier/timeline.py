"""The documents of a dossier in order of date, each with what it has to do with the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.document import Kind
from ingest.index.records import DocumentRecord, LinkRecord

# How a link reads from its source, and from its target.
_FROM = {
    "accompanies": "nota bij",
    "answers": "reactie op",
    "replaces": "vervangt",
    "published": "gepubliceerd als",
}
_TO = {
    "accompanies": "met nota",
    "answers": "beantwoord in",
    "replaces": "vervangen door",
    "published": "verzonden als",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document has to do with another.

    Attributes:
        says: in Dutch, such as ``nota bij`` or ``vervangen door``.
        type: of the link: ``accompanies``, ``answers``, ``replaces`` or ``published``.
        document: id of the other.
        title: of the other.
        reference: of the other; empty where it has none.
        date: of the other.
    """

    says: str
    type: str
    document: str
    title: str
    reference: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Event:
    """A document on the timeline.

    Attributes:
        document: id.
        date: its own date; None where it has none.
        kind: kind of document.
        title: as a person would list it.
        reference: Kamerstuk number or the ministry's; empty where it has none.
        relations: to other documents.
        copies: ids of the same document elsewhere, such as in a mail.
    """

    document: str
    date: date | None
    kind: Kind
    title: str
    reference: str
    relations: tuple[Relation, ...]
    copies: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return it as other programs read it."""
        return {
            "document": self.document,
            "date": self.date.isoformat() if self.date else None,
            "kind": self.kind.value,
            "title": self.title,
            "reference": self.reference or None,
            "relations": [
                {
                    "says": one.says,
                    "type": one.type,
                    "document": one.document,
                    "title": one.title,
                    "reference": one.reference or None,
                    "date": one.date.isoformat() if one.date else None,
                }
                for one in self.relations
            ],
            "copies": list(self.copies),
        }


def timeline(
    documents: Sequence[DocumentRecord], links: Iterable[LinkRecord], records: dict[str, DocumentRecord]
) -> list[Event]:
    """Return the documents in order of date, those without one last; copies of one document once.

    Args:
        documents: those of a dossier.
        links: the links from and to them.
        records: every document, by id.
    """
    first: dict[tuple[object, ...], DocumentRecord] = {}
    copies: dict[str, list[str]] = {}
    stands_for: dict[str, str] = {}
    for record in sorted(documents, key=lambda one: (one.member is not None, one.id)):
        original = first.setdefault(_identity(record), record)
        stands_for[record.id] = original.id
        copies.setdefault(original.id, [])
        if original is not record:
            copies[original.id].append(record.id)
    related: dict[str, dict[str, Relation]] = {id_: {} for id_ in copies}
    for link in links:
        for mine, other, words in ((link.source, link.target, _FROM), (link.target, link.source, _TO)):
            shown = stands_for.get(other, other)
            if mine in stands_for and link.type in words and shown in records and stands_for[mine] != shown:
                related[stands_for[mine]].setdefault(shown, _relation(words[link.type], link.type, records[shown]))
    events = [
        Event(
            record.id,
            record.date,
            record.kind,
            record.title,
            _reference(record),
            tuple(sorted(related[record.id].values(), key=lambda one: (one.date or date.max, one.document))),
            tuple(copies[record.id]),
        )
        for record in first.values()
    ]
    return sorted(events, key=lambda one: (one.date or date.max, one.kind.value, one.reference, one.document))


def _identity(record: DocumentRecord) -> tuple[object, ...]:
    reference = _reference(record)
    return (record.kind, record.date, record.title, reference) if reference and record.date else (record.id,)


def _relation(says: str, type_: str, record: DocumentRecord) -> Relation:
    return Relation(says, type_, record.id, record.title, _reference(record), record.date)


def _reference(record: DocumentRecord) -> str:
    return record.kamerstuk_text or record.reference or ""
