"""Dates and amounts that differ between sources: two sentences about the same thing that give another figure."""

import re
from collections.abc import Sequence
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
_LIKE, _LEAST = 0.6, 4


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
        paper.record.id: [
            (zin, _about(zin, analyser)) for zin in zinnen(paper) if _amounts(zin.text) or _DATE.search(zin.text)
        ]
        for paper in papers
        if paper.record.kind is not Kind.MOTIE
    }
    found: list[tuple[float, Verschil]] = []
    for one, other in combinations(read, 2):
        for zin, words in read[one]:
            for second, terms in read[other]:
                shared = len(words & terms)
                if shared < _LEAST or shared < _LIKE * min(len(words), len(terms)):
                    continue
                for what, read_of in (("bedrag", _amounts), ("datum", _dates)):
                    mine, theirs = read_of(zin.text), read_of(second.text)
                    if len(mine) == 1 and len(theirs) == 1 and mine.keys() != theirs.keys():
                        pair = Verschil(zin, second, next(iter(mine.values())), next(iter(theirs.values())), what)
                        found.append((shared / min(len(words), len(terms)), pair))
    found.sort(key=lambda pair: -pair[0])
    return [pair for _, pair in found[:most]]


def _about(zin: Zin, analyser: Analyser) -> frozenset[str]:
    bare = _DATE.sub(" ", _AMOUNT.sub(" ", zin.text))
    return frozenset(word for word in analyser.parts(bare) if not word[:1].isdigit())


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
