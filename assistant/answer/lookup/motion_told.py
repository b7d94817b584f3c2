"""Tells of a motion what a question asks: a version of it or two, its grounds, who signed it, how it was received."""

import re
from collections.abc import Sequence

from assistant.answer.evidence.kinds import DECISIVE, holds
from assistant.answer.evidence.units import units
from assistant.answer.evidence.weigh import coverage
from assistant.answer.evidence.words import Words, held
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.judge.refusal import refusal
from assistant.answer.judge.refuse import Verdict
from assistant.answer.lookup.motions import Motions, became, dictum, motions_about, motions_asked, same_surname
from assistant.answer.question.asked import Asked
from assistant.answer.question.motion_question import Aim, MotionQuestion, read_motion_question
from assistant.answer.quote.extractive import source_heading
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.question import Question
from assistant.retrieve.when import YEAR
from ingest.document import Kind
from ingest.dutch.fold import fold
from ingest.index.records import DocumentRecord
from prompts.load import phrase

_HELD = 0.4  # a word held less than this is missing
#: Least share of the subject: of a motion named by Member and number, by number or version alone, by Member alone,
#: and not named.
_SURE, _VERSION, _NAMED, _ABOUT = 0.25, 0.4, 0.6, 0.8
_NEAR = 0.05
_MOST = 3
_PARAGRAPH = 100  # words of a paragraph that is quoted whole


def motion_told(inquiry: Inquiry) -> Finding | None:
    """Return what a question asks of the motion that it means, or what that motion asks.

    Returns:
        None where the question asks none of this, or means no motion.
    """
    told = _told(inquiry) or motions_asked(inquiry) or motions_about(inquiry)
    if told is None:
        return None
    if told.lacks:
        lacks = refusal(inquiry.question, inquiry.hits, Verdict((), missing=told.lacks))
        return Finding(told.statements, refusal=lacks)
    return Finding(told.statements, (phrase("which_motion", names=told.names),) if told.ambiguous else ())


def _told(inquiry: Inquiry) -> Motions | None:
    index, words, understood = inquiry.index, inquiry.words, inquiry.understood
    asked = read_motion_question(understood, inquiry.wanted)
    if asked is None:
        return None
    every = [document for document in index.documents(inquiry.filters) if document.kind is Kind.MOTIE]
    movers = _movers(understood, every)
    own = [document for document in every if _by(document, movers)] if movers or understood.references else every
    # Who is named first moved it: of two movers the motion of a third that both signed is not meant.
    own = [document for document in own if any(_by(document, [name], first=True) for name in movers)] or own
    if understood.references:
        keys = {id_ for key in understood.references for id_ in index.references(key)}
        own = [document for document in own if document.id in keys]
    own = [document for document in own if all(fold(name) in fold(document.title) for name in asked.initials)] or own
    if asked.numbers:
        numbered = [document for document in own if _number(document) in asked.numbers]
        if not numbered and movers and own and asked.aim is Aim.REQUEST:
            return Motions((), "", ambiguous=False, lacks=tuple(f"nr. {number}" for number in asked.numbers))
        own = numbered
    others = [name for name in understood.names if name not in movers]
    named = bool(movers or understood.references)
    if not named and not asked.motion:
        return None
    about = _about(index, words, own, asked, others, movers, named=named)
    return _tell(index, asked, _years(about, understood), inquiry.wanted, inquiry.length) if about else None


def _tell(
    index: Library, asked: MotionQuestion, about: Sequence[DocumentRecord], wanted: Sequence[Asked], length: int
) -> Motions | None:
    if asked.aim is Aim.DIFFERENCE:
        versions = _versions(index, about, asked.numbers)
        return _joined([(one, _request(index, one)) for one in versions], plain=True) if len(versions) > 1 else None
    chosen = _version(index, about, asked)[:_MOST]
    if asked.aim is Aim.REQUEST:
        told = [(one, _request(index, one)) for one in chosen]
        facts = set(wanted) & DECISIVE - {Asked.WHICH}
        return _joined([pair for pair in told if all(holds(kind, " ".join(s.text for s in pair[1])) for kind in facts)])
    if asked.aim is Aim.GROUNDS:
        return _joined([(one, _grounds(index, one, length // len(chosen))) for one in chosen])
    if asked.aim is Aim.SIGNED:
        return _joined([(one, _signed(index, one)) for one in chosen])
    return _joined([(one, _judged(index, one)) for one in chosen]) or _joined(
        [(one, _judged(index, one)) for one in _chain(index, about)]
    )


def _movers(understood: Question, every: Sequence[DocumentRecord]) -> list[str]:
    """Return the names in a question that are of a Member who moved a motion."""
    surnames = {fold(name) for document in every for name in document.submitters}
    return [name for name in understood.names if any(same_surname(one, fold(name)) for one in surnames)]


def _by(document: DocumentRecord, movers: Sequence[str], *, first: bool = False) -> bool:
    names = document.submitters[:1] if first else document.submitters
    return all(any(same_surname(fold(one), fold(name)) for one in names) for name in movers)


def _number(document: DocumentRecord) -> str:
    return document.kamerstuk.rsplit("|", 1)[-1] if document.kamerstuk else ""


def _years(found: Sequence[DocumentRecord], understood: Question) -> Sequence[DocumentRecord]:
    """Return the motions of the years that a question has; a year may be what it asks about, too."""
    years = [number for number in understood.numbers if YEAR.fullmatch(number)]
    return [one for one in found if one.date and str(one.date.year) in years] or found


def _about(
    index: Library,
    words: Words,
    found: Sequence[DocumentRecord],
    asked: MotionQuestion,
    others: Sequence[str],
    movers: Sequence[str],
    *,
    named: bool,
) -> list[DocumentRecord]:
    """Return the motions that are about the subject; all where the question says nothing of it but whose they are."""
    keys = words.subject(asked.subject)
    taken = {fold(part) for document in found for name in document.submitters for part in (name, *name.split())}
    # A place that the motion has does not make it about whatever else the question says of that place.
    taken |= {fold(part) for name in (*others, *movers) for part in re.split(r"[ -]", name)}
    keys = [key for key in keys if not {fold(part) for part in re.split(r"[-/]", key.written)} & taken]
    if not keys and not others:
        return list(found) if named and asked.motion else []
    sure = _SURE if asked.numbers and movers else _VERSION if asked.numbers or asked.first or asked.changed else _NAMED
    least = sure if named else _ABOUT
    scored = []
    for document in found:
        text = f"{document.title}\n{index.text(document.id)}"
        terms, folded = words.terms(document.title) | words.terms(text), fold(text)
        if any(fold(name) not in folded and not _stands(words, name, terms) for name in others):
            continue
        share = coverage(keys, terms) if keys else 1.0
        if share >= least:
            scored.append((share, document))
    best = max((share for share, _ in scored), default=0.0)
    return [document for share, document in scored if named or share >= best - _NEAR]


def _stands(words: Words, name: str, terms: frozenset[str]) -> bool:
    keys = words.keys(name)
    return bool(keys) and all(held(key, terms) >= _HELD for key in keys)


def _chain(index: Library, found: Sequence[DocumentRecord]) -> list[DocumentRecord]:
    """Return motions with those that they replace and that replace them, oldest first."""
    ids = [document.id for document in found]
    for id_ in ids:
        for link in index.links(id_):
            if link.type == "replaces":
                ids += [other for other in (link.source, link.target) if other not in ids]
    documents = index.documents_by_id(ids).values()
    return sorted(documents, key=lambda one: (one.date.toordinal() if one.date else 0, _number(one).zfill(4)))


def _versions(index: Library, found: Sequence[DocumentRecord], numbers: Sequence[str]) -> list[DocumentRecord]:
    """Return the versions of one motion that are to be compared: those with the numbers, or all."""
    for document in found:
        chain = _chain(index, [document])
        versions = [one for one in chain if _number(one) in numbers] if len(numbers) > 1 else chain
        if len(versions) > 1 and len(versions) >= len(numbers):
            return versions
    return []


def _version(index: Library, found: Sequence[DocumentRecord], asked: MotionQuestion) -> list[DocumentRecord]:
    """Return the motions in the version that is asked for: by number, the first, or else the last."""
    if asked.numbers:
        return list(found)
    links = [link for document in found for link in index.links(document.id) if link.type == "replaces"]
    if asked.first:
        firsts = [one for one in _chain(index, found) if not _replaces(index, one)]
        return firsts or list(found)
    replaced = {link.target for link in links if link.source in {document.id for document in found}}
    return [document for document in found if document.id not in replaced]


def _replaces(index: Library, document: DocumentRecord) -> bool:
    return any(link.type == "replaces" and link.source == document.id for link in index.links(document.id))


def _request(index: Library, document: DocumentRecord) -> list[Statement]:
    text, heading = index.text(document.id), source_heading(document)
    return [Statement(text[span.start : span.end], (span,), heading) for span in dictum(index, document)]


def _grounds(index: Library, document: DocumentRecord, length: int) -> list[Statement]:
    """Return what a motion considers, as much as fits."""
    text, made = index.text(document.id), list[Statement]()
    for section in index.sections(document.id):
        if section.role != "overweging":
            continue
        for unit in units(text, section.start, section.end):
            length -= len(unit.text.split())
            if (made and length < 0) or len(unit.text.split()) < 3:
                continue
            span = Span(document.id, unit.start, unit.end)
            made.append(Statement(unit.text, (span,), source_heading(document), bullet=True))
    return made


def _signed(index: Library, document: DocumentRecord) -> list[Statement]:
    """Return who signed a motion, in the order of their names below it."""
    text = index.text(document.id)
    for section in index.sections(document.id):
        if section.role == "ondertekening":
            signed = text[section.start : section.end]
            at = [match for name in document.submitters if (match := re.search(rf"\b{re.escape(name)}\b", signed))]
            if at and len(at) == len(document.submitters):
                names = ", ".join(match.group() for match in at)
                span = Span(document.id, section.start + at[0].start(), section.start + max(one.end() for one in at))
                return [
                    Statement(phrase("field", label="Ondertekenaars", value=names), (span,), source_heading(document))
                ]
    return []


def _judged(index: Library, document: DocumentRecord) -> list[Statement]:
    """Return the sentence of a letter that says what the bewindspersoon thinks of a motion."""
    told = became(index, [document], [])
    place = told[0].judged.place if told and told[0].judged else None
    if place is None:
        return []
    start, end = _paragraph(index.text(place.document), place.start, place.end)
    quote = index.text(place.document)[start:end]
    said_in = index.documents_by_id([place.document])[place.document]
    return [Statement(quote, (Span(place.document, start, end),), source_heading(said_in))]


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the paragraph of a sentence, which says why, or the rest of it from there where it is long."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = last if last >= 0 else len(text)
    if len(text[first:last].split()) > _PARAGRAPH:
        first = start
    if len(text[first:last].split()) > _PARAGRAPH:
        last = end
    return first, len(text[:last].rstrip())


def _joined(told: Sequence[tuple[DocumentRecord, list[Statement]]], *, plain: bool = False) -> Motions | None:
    """Put what is told of motions together; None where nothing is."""
    full = [(document, statements) for document, statements in told if statements]
    if not full:
        return None
    names = "; ".join(document.kamerstuk_text or document.title for document, _ in full)
    statements = tuple(statement for _, statements in full for statement in statements)
    return Motions(statements, names, ambiguous=len(full) > 1 and not plain)
