"""Motions that are cited by name: "motie-Simons c.s.", "de motie van het lid Van der Plas", "motie A en B"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.document import Kind, Metadata
from ingest.recognise.link_types import Linkable
from ingest.recognise.people import surname
from ingest.recognise.words import content_words

_PREFIX = r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Tt]e|[Ee]l|[Hh]et|’t|'t|[Ii]n)"
_FIRST = r"(?:\s+[A-Z][\w’']+(?=\s+(?:c\.s\.|over|en|om|is|die|van|\()))?"  # "Inge van Dijk" has more before it
_NAME = (
    rf"(?:(?:[A-Z]\.\s?)*(?:{_PREFIX}\s+)*[A-Z][\w’']+(?:-(?:{_PREFIX}\s+)*[A-Z]?[\w’']+)*"
    rf"{_FIRST})"
)
_CITED = re.compile(
    rf"\b[Mm]otie(?P<mark>[-–]|\s+)(?:van\s+(?:het\s+(?:Kamer)?lid"
    rf"|de\s+leden)\s+)?(?P<names>{_NAME}(?:(?:/|,\s|\s+en\s+){_NAME})*)(?P<cs>\s+c\.s\.)?"
)
_SPLIT = re.compile(r"/|,\s*|\s+en\s+")
_EXECUTES = re.compile(
    r"\b(?:uitvoering|uitgevoerd|voer\w*\b.{0,40}\buit\b|invulling|gevolg\s+(?:te\s+)?gegeven"
    r"|gestand|afgedaan|afdoening|apprecia\w+|oordeel\s+Kamer"
    r"|ontra(?:ad|den|adt)|verzoekt|verzocht|vraagt|oproept|roept\s+op|reactie\s+op\s+de\s+motie)\b",
    re.IGNORECASE | re.DOTALL,
)
_AROUND = 250
_RECENT = timedelta(days=550)


@dataclass(frozen=True, slots=True)
class Citation:
    """A motion cited by name.

    Attributes:
        names: surnames as cited, casefolded, initials gone.
        together: "c.s." stood after them.
        around: the words of the text around it.
        answered: that text speaks of what the motion asks or of carrying it out.
    """

    names: tuple[str, ...]
    together: bool
    around: frozenset[str]
    answered: bool = False


def cited_motions(text: str) -> list[Citation]:
    """Return the motions that a text cites by the name of who moved them, each combination of names once."""
    found: dict[tuple[tuple[str, ...], bool], Citation] = {}
    for match in _CITED.finditer(text):
        names = tuple(surname(part).casefold() for part in _SPLIT.split(match["names"]) if part)
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        words = content_words(around) - {name[:7] for name in names}
        key = (names, match["cs"] is not None)
        before = found.get(key, Citation(*key, frozenset()))
        found[key] = Citation(*key, before.around | words, before.answered or speaks_of_execution(around))
    return list(found.values())


def speaks_of_execution(passage: str) -> bool:
    """Tell whether a passage about a motion answers it: says what it asks, judges it, or tells what is done with it."""
    return _EXECUTES.search(passage) is not None


class MotionNames:
    """Motions by the surname of whoever moved them first.

    A name alone decides nothing, not even where only one motion of that name is known: the one that is meant may not be
    among them, and two
    members may have one name. A motion is taken to be meant if, of those moved before the letter by all the members
    named, exactly one is left
    after asking in turn: the same dossier; the same budget chapter within a year and a half, or enough words in common
    with the passages
    that cite it (``shared`` words of title and dictum, or more than half of the title). Where several are left, none is
    linked.

    Args:
        motions: all motions.
        shared: how many words of the motion's subject must stand around the citation or in the letter's title.
        years: how old a motion may be to be cited by name alone.
    """

    def __init__(self, motions: Iterable[Linkable], *, shared: int = 3, years: int = 4) -> None:
        self._shared = shared
        self._age = timedelta(days=366 * years)
        self._by_name: dict[str, list[Linkable]] = defaultdict(list)
        self._words: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        for motion in motions:
            if motion.metadata.submitters:
                self._by_name[motion.metadata.submitters[0].casefold()].append(motion)

    def meant(self, citation: Citation, citing: Metadata) -> list[Linkable]:
        """Return the motions that a citation means: one (with its copies), or none where that is not certain.

        Args:
            citation: as found in a document.
            citing: that document's metadata.
        """
        found = [
            motion
            for motion in self._by_name.get(citation.names[0], ())
            if self._fits(motion.metadata, citation, citing.date)
        ]
        if not found:
            return []
        same = [motion for motion in found if citing.dossier and motion.metadata.dossier == citing.dossier]
        about = citation.around | content_words(citing.title)
        related = same or [motion for motion in found if self._related(motion, about, citing)]
        return _one(_latest(related))

    def _fits(self, motion: Metadata, citation: Citation, before: date | None) -> bool:
        if motion.date and before and not motion.date <= before <= motion.date + self._age:
            return False
        if citation.together and len(motion.submitters) < len(citation.names) + 1:
            return False
        if not set(citation.names) <= {name.casefold() for name in motion.submitters}:
            return False
        return (motion.date is None) == (before is None)

    def _related(self, motion: Linkable, about: frozenset[str], citing: Metadata) -> bool:
        chapter, other = _chapter(motion.metadata.dossier), _chapter(citing.dossier)
        if (
            chapter
            and chapter == other
            and motion.metadata.date
            and citing.date
            and citing.date - motion.metadata.date <= _RECENT
        ):
            return True
        title, subject = self._subject(motion)
        return len(subject & about) >= self._shared or (len(title) > 1 and len(title & about) > len(title) / 2)

    def _subject(self, motion: Linkable) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words of a motion's title, and those of its title and dictum, without names."""
        if motion.id not in self._words:
            span = motion.metadata.dictum
            names = {name.casefold()[:7] for name in motion.metadata.submitters}
            title = content_words(motion.metadata.title) - names
            self._words[motion.id] = (
                title,
                title | content_words(motion.text[span[0] : span[1]] if span else "") - names,
            )
        return self._words[motion.id]


def _chapter(dossier: str | None) -> str:
    parts = (dossier or "").split()
    return parts[-1] if len(parts) > 2 else ""


def _latest(motions: Sequence[Linkable]) -> list[Linkable]:
    """Leave out motions that another of them replaces."""
    replaced = {motion.metadata.replaces for motion in motions}
    return [
        motion
        for motion in motions
        if motion.metadata.kamerstuk is None or motion.metadata.kamerstuk.key not in replaced
    ]


def _one(motions: Sequence[Linkable]) -> list[Linkable]:
    """Return the motions if they are copies of one, else nothing."""
    keys = {motion.metadata.kamerstuk.key if motion.metadata.kamerstuk else motion.id for motion in motions}
    return list(motions) if len(keys) == 1 and all(motion.metadata.kind is Kind.MOTIE for motion in motions) else []
