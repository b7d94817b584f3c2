"""Answers what one party asked, found or was answered in a written consultation."""

from collections.abc import Sequence

from assistant.answer.evidence.context import describe
from assistant.answer.evidence.weigh import coverage
from assistant.answer.evidence.words import Words, held
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.lookup.report import Party, Piece, parties, party_of
from assistant.answer.question.party_names import mentions
from assistant.answer.question.party_question import PartyQuestion, Sought, may_ask, read_question
from assistant.answer.quote.extractive import source_heading
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import understand
from ingest.document import Kind
from ingest.dutch.fold import fold
from ingest.dutch.tokens import tokens
from ingest.index.filters import Filters
from ingest.index.records import DocumentRecord
from prompts.load import phrase

_MOST = 8  # reports that are read
_HELD = 0.4  # a word held less than this is missing
_ALL, _ONE = 0.75, 0.6  # share of the subject's words that a party's part holds, and one answer or question of it
_NEAR = 0.7  # share of what the best piece holds, from which another is about the same


def one_party(inquiry: Inquiry) -> Finding | None:
    """Return what a party asked in a written consultation, brought forward there, or was answered.

    Returns:
        What the question asks for of that party, verbatim and in the order of the report; a refusal where the
        consultation that is meant has no part of it; None where the question asks for something else, names no party
        that was in a consultation, or the part of the party holds nothing of the subject.
    """
    index, words, question, filters = inquiry.index, inquiry.words, inquiry.question, inquiry.filters
    reports = _reports(index, inquiry.found, filters)
    known = [name for name in dict.fromkeys(party_of(name) for report in reports for name in report.sections) if name]
    found = mentions(index, question, known, filters) if known and may_ask(question) else []
    read = read_question(question, found)
    if read is None:
        return None
    meant, chosen = _meant(index, words, read.report, question, reports)
    meant = [report for report in meant if read.office in fold(report.minister or "")] or meant
    subject = _Subject(words, read, chosen=chosen)
    own = frozenset[str]().union(*(mention.known for mention in found))
    parts = [(report, party) for report in meant for party in parties(index, report) if party.name in own]
    if chosen and meant and not parts:
        return Finding((), refusal=phrase("party_absent", party=found[0].written, report=meant[0].title))
    fitting = [
        (report, party, pieces)
        for report, party in parts
        if (pieces := subject.fitting(index.text(report.id), report, party, inquiry.length))
    ]
    return _told(index, fitting[:3], inquiry.length, answers=read.sought is Sought.ANSWERED) if fitting else None


class _Subject:
    """What a question says of the subject, and the pieces of a report that are about it.

    Args:
        words: reads both.
        asked: the question.
        chosen: what it says of the consultation has chosen one, and is no part of the subject.
    """

    def __init__(self, words: Words, asked: PartyQuestion, *, chosen: bool) -> None:
        self._words = words
        self._sought = asked.sought
        # What a party "found" of something is told by its own words; that the report is about it does not do.
        self._strict = asked.sought is Sought.SAID and not asked.named
        about = understand(asked.subject if chosen else f"{asked.subject} {asked.report}").rest
        self._keys = words.subject(about)
        self._numbers = frozenset(token.text for token in tokens(about) if token.fixed)

    def fitting(self, text: str, report: DocumentRecord, party: Party, length: int) -> list[Piece]:
        """Return the pieces of a party's part that are about the subject, all where the report itself is; or none."""
        pool = {Sought.ASKED: party.asked, Sought.SAID: party.said, Sought.ANSWERED: party.answers}[self._sought]
        read = [self._read(text, party, piece) for piece in pool]
        terms = [self._words.terms(one) for one in read]
        title = frozenset[str]() if self._strict else self._words.terms(describe(report))
        given = {token.text for token in tokens(" ".join((describe(report), *read))) if token.fixed}
        if self._numbers - given or (self._strict and not self._keys):
            return []
        own = [key for key in self._keys if held(key, title) < _HELD]
        whole = frozenset[str]().union(*terms)
        if (own and coverage(own, whole) < _ALL) or any(
            key.written[0].isupper() and held(key, whole) < _HELD for key in own
        ):
            return []
        shares = [coverage(own or self._keys, one) for one in terms]
        best = max(shares, default=0.0)
        if own and best < _ONE:
            return []
        said = sum(len(text[start:end].split()) for piece in pool for start, end in piece.sentences)
        if not own and (said <= length or best < _ONE):
            return list(pool)
        return [piece for piece, share in zip(pool, shares, strict=True) if share >= _NEAR * best]

    def _read(self, text: str, party: Party, piece: Piece) -> str:
        """Return what a piece says; of an answer with the questions that it answers."""
        asked = [one for one in party.asked if one.numbers & piece.numbers] if self._sought is Sought.ANSWERED else []
        return "\n".join(text[one.sentences[0][0] : one.sentences[-1][1]] for one in (*asked, piece))


def _reports(index: Library, hits: Sequence[Hit], filters: Filters) -> list[DocumentRecord]:
    """Return the reports of consultations: those that were found first, then the newest."""
    order = {id_: position for position, id_ in enumerate(dict.fromkeys(hit.document.id for hit in hits))}
    reports = [
        document
        for document in index.documents(filters)
        if document.kind is Kind.VERSLAG and any(party_of(name) for name in document.sections)
    ]
    return sorted(
        reports, key=lambda one: (order.get(one.id, len(order)), -(one.date.toordinal() if one.date else 0), one.id)
    )


def _meant(
    index: Library, words: Words, about: str, question: str, reports: Sequence[DocumentRecord]
) -> tuple[list[DocumentRecord], bool]:
    """Return the reports that a question can mean, and whether it says which."""
    references = understand(question).references
    if references:
        own = {id_ for key in references for id_ in index.references(key)}
        if own & {report.id for report in reports}:
            return [report for report in reports if report.id in own], True
    keys = words.subject(about)
    days = {token.text for token in tokens(about) if token.fixed}
    if not keys and not days:
        return list(reports[:_MOST]), False
    fits = []
    for report in reports:
        day = report.date.isoformat() if report.date else ""
        share = coverage(keys, words.terms(describe(report))) if keys else 1.0
        if share >= _ALL and all(day.startswith(one) for one in days):
            fits.append((share, report))
    best = max((share for share, _ in fits), default=0.0)
    return [report for share, report in fits if share >= best - 0.1][:_MOST], True


def _told(
    index: Library, found: Sequence[tuple[DocumentRecord, Party, list[Piece]]], length: int, *, answers: bool
) -> Finding:
    several = len({report.id for report, *_ in found}) > 1
    statements: list[Statement] = []
    cut = False
    for report, party, pieces in found:
        text = index.text(report.id)
        spans, shortened = _begun(text, pieces, length // len(found))
        cut = cut or shortened
        heading = source_heading(report) if several else party.answered if answers else party.heading
        statements += [
            Statement(text[start:end], (Span(report.id, start, end),), heading, bullet=len(spans) > 1)
            for start, end in spans
        ]
    notes = [phrase("party_several")] if several else []
    notes += [phrase("party_goes_on")] if cut else []
    return Finding(tuple(statements), tuple(notes))


def _begun(text: str, pieces: Sequence[Piece], room: int) -> tuple[list[tuple[int, int]], bool]:
    """Return where pieces stand, whole where all fit; else the beginning of each, of as many as fit."""

    def said(piece: Piece, count: int) -> int:
        return len(text[piece.sentences[0][0] : piece.sentences[count - 1][1]].split())

    taken: list[tuple[Piece, int]] = []
    for piece in pieces:
        if not taken or sum(said(*one) for one in taken) + said(piece, 1) <= room:
            taken.append((piece, 1))
    grown = True
    while grown:
        grown = False
        for place, (piece, count) in enumerate(taken):
            more = [*taken[:place], (piece, count + 1), *taken[place + 1 :]]
            if count < len(piece.sentences) and sum(said(*one) for one in more) <= room:
                taken, grown = more, True
    spans = [(piece.sentences[0][0], piece.sentences[count - 1][1]) for piece, count in taken]
    return spans, len(taken) < len(pieces) or any(count < len(piece.sentences) for piece, count in taken)
