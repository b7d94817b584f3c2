"""Reads the report of a written consultation: what each party asked and what it was answered, linked by number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer.evidence.units import Unit, units
from assistant.retrieve.base import Library
from ingest.dutch.sentences import sentences
from ingest.index.records import DocumentRecord, SectionRecord

_TOGETHER = re.compile(
    r"\s+(?:en|met)\s+(?:het\s+|de\s+)?(?:antwoord(?:en)?|reactie|beantwoording)\b.*|\s+gezamenlijk$"
)
_NO_NAME = r"(?!(?:Inbreng|Vragen|Opmerkingen|Bijdrage|Antwoord|Antwoorden|Reactie|Beantwoording|De|Leden)\b)"
_CAPITAL = rf"{_NO_NAME}[A-ZÀ-Ý0-9][\w/'’&-]*?"
_NAME = rf"{_CAPITAL}(?: (?:voor|van|de|der|het|en|{_CAPITAL}))*"
_PARTY = re.compile(
    rf"(?<![\w-])(?P<before>{_NAME})-(?:fractie|FRACTIE)\b"
    r"|\b(?:fracties?|FRACTIE) (?:van )?(?:de |het )?(?P<after>[A-ZÀ-Ý0-9][^,;(]*)$"
    r"|\b(?:het lid|[Gg]roep) (?P<member>[A-ZÀ-Ý][^,;(]+)$"
)
_ASKING = re.compile(
    r"[?]|\b(?:vra(?:ag|agt|gen)|verzoe(?:kt|ken)|weten|vernemen|benieuwd|horen|nodigt|nodigen|ontvangen graag|"
    r"toelichten)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s*\(?(\d{1,3})[.)]\s*")
_INSIDE = re.compile(r"\((\d{1,3})\)")
_NOTE = re.compile(r"[¹²³⁰-⁹^]")
_NAMES_PARTY = re.compile(r"\bleden van de\b|-fractie\b|\bfractie van\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A question or an answer.

    Attributes:
        numbers: of the questions; empty where the report does not number them.
        sentences: its sentences, as spans in the document's text, in order; one for a question.
    """

    numbers: frozenset[str]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Party:
    """What a report has of one party.

    Attributes:
        name: as the heading has it ("LL", "Groen Getij").
        heading: of its questions, else of the answers to it.
        answered: heading of the answers to it; that of its questions where they have none of their own.
        said: all that it brings forward.
        asked: its questions among that.
        answers: what it is answered.
    """

    name: str
    heading: str
    answered: str
    said: tuple[Piece, ...]
    asked: tuple[Piece, ...]
    answers: tuple[Piece, ...]


def party_of(heading: str) -> str:
    """Return the name of the party in a heading of a report; empty for none."""
    match = _PARTY.search(_TOGETHER.sub("", heading.strip(" :")))
    return next((name for name in match.groups() if name), "").strip() if match else ""


def sections_by_party(sections: Iterable[SectionRecord]) -> dict[str, list[SectionRecord]]:
    """Return the sections of each party, by its name as first written, in the order of the report.

    A question or answer that is a section of its own belongs to the party above it.
    """
    found: dict[str, list[SectionRecord]] = {}
    spelled: dict[str, str] = {}
    above = ""
    for section in sections:
        if name := party_of(section.name) if section.role in {"fractie", "antwoord"} else "":
            above = spelled.setdefault(name.casefold(), name)
        elif not (section.role in {"vraag", "antwoord"} and section.level > 1):
            above = ""
        if above:
            found.setdefault(above, []).append(section)
    return found


def parties(index: Library, document: DocumentRecord) -> list[Party]:
    """Return what a report has of each party, in its order; empty where it is not set out by party.

    Args:
        index: where the report is.
        document: the report.
    """
    text = index.text(document.id)
    sections = list(index.sections(document.id))
    by_party = sections_by_party(sections)
    own = {section.start for found in by_party.values() for section in found}
    general = [one for one in sections if one.role == "antwoord" and one.start not in own]
    return [_party(text, name, found, general) for name, found in by_party.items()]


def _party(text: str, name: str, sections: Sequence[SectionRecord], general: Sequence[SectionRecord]) -> Party:
    said: list[Piece] = []
    asked: list[Piece] = []
    answers: list[Piece] = []
    for section in sections:
        if section.role == "antwoord":
            answers += _answers(text, section)
            continue
        for unit in _units(text, section):
            piece = Piece(_numbers(text, section, unit), ((unit.start, unit.end),))
            said.append(piece)
            if piece.numbers or _ASKING.search(unit.text):
                asked.append(piece)
    if not answers:
        answers = _among(text, name, general, frozenset[str]().union(*(piece.numbers for piece in asked)))
    answered = next((one.name for one in sections if one.role == "antwoord" and party_of(one.name)), sections[0].name)
    return Party(name, sections[0].name, answered, tuple(said), tuple(asked), tuple(answers))


def _units(text: str, section: SectionRecord) -> list[Unit]:
    """Return what a section says: no heading, no footnote."""
    found = units(text, section.start, section.end)
    return [
        unit
        for unit in found
        if not (_NOTE.match(unit.text) or section.name.startswith(unit.text.strip(" :")))
        and not (unit.block == 0 and section.role in {"vraag", "antwoord"} and len(unit.text.split()) < 4)
    ]


def _numbers(text: str, section: SectionRecord, unit: Unit) -> frozenset[str]:
    if section.role == "vraag":
        return frozenset(re.findall(r"\d+", section.name))
    before = _BEFORE.fullmatch(text[text.rfind("\n", 0, unit.start) + 1 : unit.start])
    return frozenset([before[1]]) if before else frozenset(_INSIDE.findall(unit.text))


def _answers(text: str, section: SectionRecord) -> list[Piece]:
    """Return the answers of a section: by their numbers, or one where it has none or is of one answer."""
    named = frozenset(re.findall(r"\d+", section.name)) if not party_of(section.name) else frozenset[str]()
    found: list[tuple[frozenset[str], list[tuple[int, int]]]] = []
    for unit in _units(text, section):
        numbers = frozenset[str]() if named else _begins(text, unit)
        if numbers or not found:
            found.append((numbers or named, []))
        found[-1][1].extend((unit.start + start, unit.start + end) for start, end in sentences(unit.text))
    if len(found) > 1 and not found[0][0]:
        found = found[1:]  # what goes before the first number is courtesy
    return [Piece(numbers, tuple(spans)) for numbers, spans in found if spans]


def _begins(text: str, unit: Unit) -> frozenset[str]:
    before = _BEFORE.fullmatch(text[text.rfind("\n", 0, unit.start) + 1 : unit.start])
    return frozenset([before[1]]) if before else frozenset()


def _among(text: str, name: str, sections: Sequence[SectionRecord], numbers: frozenset[str]) -> list[Piece]:
    """Return the answers to a party among those to all: with its numbers, else from where it is named."""
    if numbers:
        return [piece for one in sections for piece in _answers(text, one) if piece.numbers & numbers]
    found: list[Piece] = []
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for section in sections:
        blocks: dict[int, list[Unit]] = {}
        for unit in _units(text, section):
            blocks.setdefault(unit.block, []).append(unit)
        mine = False
        for block in blocks.values():
            whole = text[block[0].start : block[-1].end]
            mine = bool(named.search(whole)) or (mine and not _NAMES_PARTY.search(whole))
            if mine:
                spans = [(u.start + start, u.start + end) for u in block for start, end in sentences(u.text)]
                found.append(Piece(frozenset(), tuple(spans)))
    return found
