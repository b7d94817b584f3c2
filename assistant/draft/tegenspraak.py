"""Dates and amounts that differ between sources: two sentences about the same thing that give another figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.dossier.paper import Paper
from assistant.draft.zin import Zin, zinnen
from ingest.document import Kind
from ingest.dutch.analyse import Analyser
from ingest.dutch.fold import fold

_AMOUNT = re.compile(r"(?:€\s?)?\d[\d.]*(?:,\d+)?(?:\s(?:miljoen|miljard|duizend))?\s?(?:euro\b)?")
_IS_MONEY = re.compile(r"€|euro|miljoen|miljard")
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b|\b(?:eind|medio|begin|uiterlijk) \d{{4}}\b")
# Shared words, and their share of the shorter stretch, from which two stretches speak of the same thing.
_LEAST = {"bedrag": (2, 0.5), "datum": (4, 0.6)}
# What sentences with a figure say anyhow.
_GENERIC = re.compile(r"\b(?:vorig|dit|volgend|komend)? ?jaar\b|\b(?:bedrag\w*|raming\w*)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-zà-ÿ,;:] )[A-ZÀ-Þ][\w’'-]+")
_CLAUSE = re.compile(r"(?<=[^\d])[:;]\s|,\s(?=(?:waarvan|ofwel|en)\b)")


@dataclass(frozen=True, slots=True)
class Verschil:
    """Two sentences of two sources that differ in a figure."""

    one: Zin
    other: Zin
    first: str
    second: str
    what: str


def verschillen(papers: Sequence[Paper], analyser: Analyser, *, most: int = 5) -> list[Verschil]:
    """Return where sources give another amount or date for the same thing.

    Args:
        papers: the sources.
        analyser: reads content words.
        most: how many to return.
    """
    read = {
        paper.record.id: [stretch for zin in zinnen(paper) for stretch in _stretches(zin, analyser)]
        for paper in papers
        if paper.record.kind is not Kind.MOTIE
    }
    found: list[tuple[float, Verschil]] = []
    for one, other in combinations(read, 2):
        said = {(mine.what, mine.value) for mine in read[one]} & {(theirs.what, theirs.value) for theirs in read[other]}
        for mine in read[one]:
            for theirs in read[other]:
                # What both sources say somewhere is no difference: the later one repeats the earlier.
                if mine.what != theirs.what or (mine.what, mine.value) in said or not _differ(mine, theirs):
                    continue
                shared = len(mine.words & theirs.words)
                least, share = _LEAST[mine.what]
                if shared >= least and shared >= share * min(len(mine.words), len(theirs.words)):
                    pair = Verschil(mine.zin, theirs.zin, mine.written, theirs.written, mine.what)
                    found.append((shared / max(len(mine.words), len(theirs.words)), pair))
    found.sort(key=lambda pair: -pair[0])
    return [pair for _, pair in found[:most]]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a sentence with one figure: its words without the figure."""

    zin: Zin
    what: str
    value: str
    written: str
    words: frozenset[str]


def _differ(mine: _Stretch, theirs: _Stretch) -> bool:
    """Tell whether two figures differ, and are not of two things with names of their own ("Sluis A", "Sluis B")."""
    one, other = sorted((mine.value, theirs.value), key=len)
    # "8 juli" is "8 juli 2098".
    same = other == one or (mine.what == "datum" and other.startswith(f"{one} "))
    named = [set(_NAME.findall(stretch.zin.text)) for stretch in (mine, theirs)]
    return not same and (not all(named) or named[0] == named[1])


def _stretches(zin: Zin, analyser: Analyser) -> Iterator[_Stretch]:
    for part in _CLAUSE.split(zin.text):
        words = frozenset(
            word
            for word in analyser.parts(_GENERIC.sub(" ", _DATE.sub(" ", _AMOUNT.sub(" ", part))))
            if not word[:1].isdigit()
        )
        for what, figures in (("bedrag", _amounts(part)), ("datum", _dates(part))):
            if len(figures) == 1:
                yield _Stretch(zin, what, *next(iter(figures.items())), words)


def _amounts(text: str) -> dict[str, str]:
    """Return the sums of money in a text: value -> as written."""
    found = {}
    for match in _AMOUNT.finditer(text):
        if _IS_MONEY.search(match[0]):
            scale = "m" if "miljoen" in match[0] else "g" if "miljard" in match[0] else ""
            found[re.sub(r"[^\d,]", "", match[0]) + scale] = match[0].strip()
    return found


def _dates(text: str) -> dict[str, str]:
    return {fold(match[0]): match[0] for match in _DATE.finditer(text)}
