"""Finds the parties that a question names, in whatever way they are called there and in the reports."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.retrieve.base import Library
from assistant.retrieve.question import names
from ingest.dutch.fold import fold
from ingest.dutch.glossary import load_glossary
from ingest.dutch.query import QueryMaker
from ingest.index.filters import Filters

_JOINED = re.compile(r" en |/|(?<=\w)-(?=[A-ZÀ-Ý])")  # GroenLinks-PvdA is asked for by either name
_BEFORE = (
    r"(?:(?:(?:de|het) )?(?:leden|woordvoerders?) van )?"
    r"(?P<group>(?:de |het )?(?:fractie|partij)(?: van)? )?(?:de |het )?"
)
_WORD = 4  # letters from which a name in capitals may be a word: DENK


@dataclass(frozen=True, slots=True)
class Mention:
    """A party in a question.

    Attributes:
        start: where it begins, with its article and "de leden van de fractie van".
        end: offset after it.
        written: its name as in the question.
        known: the names that the reports have for it.
    """

    start: int
    end: int
    written: str
    known: frozenset[str]


def mentions(
    index: Library, question: str, known: Sequence[str], filters: Filters, *, depth: int = 50
) -> list[Mention]:
    """Return the parties that a question names, in order.

    Args:
        index: where documents may say what an abbreviation of a party stands for.
        question: as asked.
        known: names of parties in headings of reports.
        filters: which documents count.
        depth: passages with a name that are looked at for another name of the same party.
    """
    found: list[tuple[int, int, str, set[str]]] = []
    for name in sorted(known, key=len, reverse=True):
        for spelling in dict.fromkeys((name, *_JOINED.split(name), *load_glossary().expand(name))):
            for start, end, written in _places(question, spelling):
                place = next((one for one in found if one[0] < end and start < one[1]), None)
                if place is None:
                    found.append((start, end, written, {name}))
                elif fold(place[2]) == fold(written):
                    place[3].add(name)
    if not found:
        for called in names(question):
            same = _same(index, called, known, filters, depth)
            found += [(start, end, written, same) for start, end, written in _places(question, called) if same]
    return [
        Mention(start, end, written, frozenset(own | _same(index, written, known, filters, depth)))
        for start, end, written, own in sorted(found, key=lambda one: one[0])
    ]


def _places(question: str, name: str) -> Iterable[tuple[int, int, str]]:
    pattern = rf"(?<![\w-]){_BEFORE}(?P<name>{re.escape(name)})(?P<fractie>[ -]fractie)?(?![\w-])"
    for match in re.finditer(pattern, question, re.IGNORECASE):
        sure = bool(match["group"] or match["fractie"]) or match["name"] == name or not _is_word(name)
        person = question[: match.start()].endswith("(") and question[match.end() :].startswith(")")
        if sure and not person:  # "het lid Jansen (LL)" is of a Member
            yield match.start(), match.end(), match["name"]


def _is_word(name: str) -> bool:
    """Tell whether a name in small letters can be an ordinary word: denk and volt can, vvd and d66 cannot."""
    plain = name.isupper() or name[1:].islower()
    return len(name) >= _WORD and plain and name.isalpha()


def _same(index: Library, called: str, known: Sequence[str], filters: Filters, depth: int) -> set[str]:
    """Return the known names that stand for the party with a name, where the glossary or a document says so."""
    told = {fold(other) for other in load_glossary().expand(called)}
    found = {name for name in known if fold(name) in told}
    others = [name for name in known if name not in found and fold(name) != fold(called)]
    hits = index.lexical(QueryMaker(index.analyser).make(called), filters, depth)
    texts = [passage.text for passage in index.passages([id_ for id_, _ in hits]).values()]
    for name in others:
        long, short = sorted((name, called), key=len, reverse=True)
        pattern = re.compile(
            rf"(?<!\w){re.escape(long)} \({re.escape(short)}\)|(?<!\w){re.escape(short)} \({re.escape(long)}\)"
        )
        if len(long.split()) > 1 and any(pattern.search(text) for text in texts):  # "Jansen (LL)" is of LL, and not LL
            found.add(name)
    return found
