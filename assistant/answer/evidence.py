"""What can be quoted: the units of the found passages, with how far each holds the question."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.answer.asked import Asked, asked
from assistant.answer.kinds import DECISIVE, holds, names_someone, promises
from assistant.answer.units import Unit, units
from assistant.answer.words import Key, Words, held
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from assistant.retrieve.question import Question
from ingest.document import Kind
from ingest.dutch.fold import fold
from ingest.dutch.glossary import load_glossary
from ingest.dutch.tokens import tokens
from ingest.index.records import DocumentRecord

#: How much a word counts by where it stands: in the unit itself, in what governs it, in title and metadata.
_OWN, _NEAR, _FAR = 1.0, 0.85, 0.7
_FORM = frozenset(
    {"briefhoofd", "ondertekening", "vraag"}
)  # sections of fields and formulas (see ``fields``), questions
_EARLIER = 0.6
_SORT = 0.7  # a name, where the question asks "which organisations"
_COVERED = 0.4  # a word held less than this counts as missing
_BEFORE, _AFTER = 1500, 700  # characters around a passage that are read for context, within its section


@dataclass(frozen=True, slots=True)
class Evidence:
    """A unit as a candidate for the answer.

    Attributes:
        hit: the passage that led to it.
        document: the document it stands in.
        section: name of its section.
        role: role of its section.
        unit: the unit.
        around: all units that were cut from the same stretch, for what governs this one.
        coverage: share of the question's weighted words that it holds, between 0 and 1.
        own: the same, counting only the unit itself.
        covered: the words that it holds, as written in the question.
        missing: the words that it does not hold.
        violations: names, numbers and dates of the question that it does not have.
        kinds: the kinds of answer asked for that it has.
        score: what candidates are ranked by.
    """

    hit: Hit
    document: DocumentRecord
    section: str
    role: str
    unit: Unit
    around: Sequence[Unit] = field(repr=False)
    coverage: float
    own: float
    covered: frozenset[str]
    missing: tuple[str, ...]
    violations: tuple[str, ...]
    kinds: frozenset[Asked]
    score: float


def gather(index: Library, words: Words, question: Question, hits: Sequence[Hit]) -> list[Evidence]:
    """Cut the found passages into units and weigh each against the question.

    Args:
        index: where the hits come from.
        words: reads question and evidence.
        question: the question.
        hits: found passages, best first.

    Returns:
        Candidates, best first; each unit once.
    """
    keys = [*words.keys(question.rest), *_acts(asked(question.text))]
    wanted = asked(question.text)
    top = max((hit.score for hit in hits), default=1.0) or 1.0
    found: dict[tuple[str, int], Evidence] = {}
    for hit in hits:
        about = words.terms(describe(hit.document))
        facts = _facts(describe(hit.document))
        stretch = _stretch(index, hit)
        answered = _answered(index, hit)
        for position, unit in enumerate(stretch):
            if unit.end <= hit.passage.start or unit.start >= hit.passage.end or not _says_something(hit, unit):
                continue
            place = (hit.document.id, unit.start)
            if place in found:
                continue
            near = [stretch[lead].text for lead in unit.leads] + [hit.passage.section, answered]
            if unit.dependent and position and not unit.leads:
                near.append(stretch[position - 1].text)
            context = " \n".join(near)
            earlier = stretch[position - 1].text if position else ""
            found[place] = _weigh(
                _Candidate(
                    hit, unit, stretch, words.terms(unit.text), words.terms(context), about, words.terms(earlier)
                ),
                keys,
                wanted,
                _violations(question, f"{unit.text}\n{context}", earlier, facts, hit.document),
                hit.score / top,
                question.text,
            )
    return sorted(found.values(), key=lambda item: (-item.score, item.document.id, item.unit.start))


@dataclass(frozen=True, slots=True)
class _Candidate:
    hit: Hit
    unit: Unit
    around: Sequence[Unit]
    own: frozenset[str]
    near: frozenset[str]
    far: frozenset[str]
    earlier: frozenset[str]  # the unit before it: a name may carry over from there, and nothing else


def _weigh(
    candidate: _Candidate,
    keys: Sequence[Key],
    wanted: Iterable[Asked],
    violations: tuple[str, ...],
    standing: float,
    question: str,
) -> Evidence:
    total = sum(key.weight for key in keys) or 1.0
    gained, own, covered, missing = 0.0, 0.0, set(), []
    for key in keys:
        here = _done(key, candidate.unit.text) if key.act else held(key, candidate.own)
        if key.sort and names_someone(candidate.unit.text):
            here = max(here, _SORT)
        if key.written[:1].isupper():
            here = max(here, held(key, candidate.earlier) * _EARLIER)
        best = max(here * _OWN, held(key, candidate.near) * _NEAR, held(key, candidate.far) * _FAR)
        gained += best * key.weight
        own += here * key.weight
        if best >= _COVERED:
            covered.add(key.written)
        elif not key.kind:
            missing.append(key.written)
    text = candidate.unit.text
    kinds = frozenset(kind for kind in wanted if holds(kind, text, question))
    decisive = [kind for kind in wanted if kind in DECISIVE]
    fit = sum(kind in kinds for kind in decisive) / len(decisive) if decisive else 1.0
    coverage, own_share = (gained / total, own / total) if keys else (0.0, 0.0)
    score = (0.6 * coverage + 0.4 * own_share) * (0.5 + 0.5 * fit) + 0.12 * standing - 0.15 * bool(violations)
    if Asked.COMMITMENT in kinds and promises(text):
        score += 0.1
    return Evidence(
        hit=candidate.hit,
        document=candidate.hit.document,
        section=candidate.hit.passage.section,
        role=candidate.hit.passage.role,
        unit=candidate.unit,
        around=candidate.around,
        coverage=coverage,
        own=own_share,
        covered=frozenset(covered),
        missing=tuple(missing),
        violations=violations,
        kinds=kinds,
        score=score,
    )


def _acts(wanted: Iterable[Asked]) -> list[Key]:
    """Return keys for the acts that are asked about: to commit, to request; they stand in a sentence in many ways."""
    return [
        Key(kind.value, kind.value, frozenset(), (), 0.8, act=True)
        for kind in wanted
        if kind in (Asked.COMMITMENT, Asked.REQUEST)
    ]


def _done(key: Key, text: str) -> float:
    """Return how far a sentence is the act that a key stands for."""
    kind = Asked(key.stem)
    if kind is Asked.COMMITMENT and promises(text):
        return 1.0
    return 0.75 if holds(kind, text) else 0.0


def describe(document: DocumentRecord) -> str:
    """Return what is known of a document as one line of text, for comparing with a question."""
    people = {
        Kind.MOTIE: "motie indieners leden",
        Kind.KAMERVRAGEN: "Kamervragen vragen antwoorden",
        Kind.KAMERBRIEF: "Kamerbrief brief",
        Kind.NOTA: "nota beslisnota",
        Kind.VERSLAG: "verslag",
    }.get(document.kind, "")
    pieces: list[str | None] = [
        document.title,
        people,
        document.date.isoformat() if document.date else None,
        document.reference,
        document.kamerstuk_text,
        document.dossier,
        document.addressee,
        document.sender,
        document.minister,
        " ".join(document.submitters),
        document.vote,
        document.variant,
    ]
    return " ; ".join(piece for piece in pieces if piece)


def _answered(index: Library, hit: Hit) -> str:
    """Return the text of the questions that a passage answers, where it is of an answer to Kamervragen."""
    if hit.passage.role != "antwoord":
        return ""
    numbers = set(re.findall(r"\d+", hit.passage.section))
    text = index.text(hit.document.id)
    asked_in = [section for section in index.sections(hit.document.id) if section.role == "vraag"]
    own = [section for section in asked_in if numbers & set(re.findall(r"\d+", section.name))]
    return "\n".join(text[section.start : section.end] for section in own)


def _stretch(index: Library, hit: Hit) -> list[Unit]:
    """Cut the surroundings of a passage, within its section, into units."""
    passage = hit.passage
    text = index.text(hit.document.id)
    start, end = max(0, passage.start - _BEFORE), min(len(text), passage.end + _AFTER)
    for section in index.sections(hit.document.id):
        if section.start <= passage.start < section.end:
            start, end = max(start, section.start), min(end, section.end)
    if start > 0 and text[start - 1] != "\n":
        # Not in the middle of a paragraph: its first sentence would be cut.
        start = min(text.find("\n", start) + 1 or passage.start, passage.start)
    return units(text, start, max(end, passage.end))


def _says_something(hit: Hit, unit: Unit) -> bool:
    """Tell whether a unit is more than a heading or a labelled field."""
    if hit.passage.role in _FORM or hit.passage.section.endswith(unit.text.strip(" :")) or unit.text.endswith("?"):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", unit.text)) >= 4


def _facts(text: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(text) if token.fixed)


def _violations(
    question: Question, text: str, earlier: str, facts: frozenset[str], document: DocumentRecord
) -> tuple[str, ...]:
    """Return the numbers and names of the question that neither the text nor what is known of its document has."""
    numbers = _facts(text) | facts
    wrong = [number for number in question.numbers if number not in numbers and not _in_period(number, numbers)]
    haystack = fold(f"{text} ; {earlier} ; {describe(document)}")
    wrong += [key for key in question.references if not _refers(key, document, numbers)]
    wrong += [name for name in question.names if not name_stands(name, haystack)]
    if "eerste kamer" in fold(question.text) and "eerste kamer" not in haystack:
        wrong.append("de Eerste Kamer")
    return tuple(wrong)


def _refers(key: str, document: DocumentRecord, numbers: frozenset[str]) -> bool:
    """Tell whether a document has a number as its own, or a text mentions it."""
    if key in (document.kamerstuk, f"ref:{document.reference}"):
        return True
    parts = [part for part in re.split(r"[|:]", key) if any(letter.isdigit() for letter in part)]
    return bool(parts) and all(fold(part) in numbers for part in parts)


def _in_period(number: str, numbers: frozenset[str]) -> bool:
    """Tell whether a bare year is that of a full date."""
    return len(number) == 4 and any(other.startswith(number + "-") for other in numbers)


def name_stands(name: str, haystack: str) -> bool:
    """Tell whether a name stands in folded text, whole or inflected, or by the other way of writing it.

    Args:
        name: as in the question.
        haystack: folded text.
    """
    if _words_stand(name, haystack):
        return True
    return any(_words_stand(other, haystack) for other in load_glossary().expand(name))


def _words_stand(name: str, haystack: str) -> bool:
    for word in fold(name).split():
        if len(word) < 3 and not word.isdigit():
            continue
        stem = re.sub(r"(?:'?s|se|ees|ese|en)$", "", word) if len(word) > 5 else word
        if not re.search(rf"\b{re.escape(stem)}", haystack):
            return False
    return True
