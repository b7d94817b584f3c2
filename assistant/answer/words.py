"""The content words of a question, weighed by rarity, and whether a text holds them in some form."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from assistant.answer.families import load_lists
from ingest.dutch.analyse import Analyser
from ingest.dutch.fold import fold
from ingest.dutch.glossary import load_glossary

_WHICH = re.compile(r"\bwelke?\s+(?:\w+\s+)?$", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['&.’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Key:
    """One content word of a question.

    Attributes:
        written: as in the question.
        stem: its stem, or that of its word family.
        parts: stems of a compound's parts; empty for a simple word.
        others: sets of stems that say the same (an abbreviation's expansion); holding all of one set will do.
        weight: how much it matters: rare words more.
        kind: it names a kind of document ("de brief"), and so chooses a document rather than say what is in it.
        sort: it is a word for a kind of people, bodies or places, as in "welke organisaties".
        act: it stands for an act that is asked about; ``stem`` is then the kind of answer.
    """

    written: str
    stem: str
    parts: frozenset[str]
    others: tuple[frozenset[str], ...]
    weight: float
    kind: bool = False
    sort: bool = False
    act: bool = False


class Words:
    """Reads questions and evidence into comparable terms.

    Args:
        analyser: the index's.
        frequencies: gives in how many passages each stem stands.
        passages: number of passages in the index.
    """

    def __init__(
        self, analyser: Analyser, frequencies: Callable[[Iterable[str]], dict[str, int]], passages: int
    ) -> None:
        self._analyser = analyser
        self._frequencies = frequencies
        self._passages = max(passages, 1)
        lists = load_lists()
        self._family = {
            stem: analyser.words(forms[0])[0]
            for forms in lists.families
            for word in forms
            for stem in analyser.words(word)[:1]
        }
        self._generic = {stem for word in lists.generic for stem in analyser.words(word)}
        self._sorts = {stem for word in lists.classes for stem in analyser.words(word)}
        self._kinds = {stem for word in lists.kinds for stem in analyser.words(word)}

    def terms(self, text: str) -> frozenset[str]:
        """Return the terms of a text: stems of words and of the parts of compounds, by word family."""
        stems = {*self._analyser.words(text), *self._analyser.parts(text)}
        return frozenset(self._canonical(stem) for stem in stems)

    def keys(self, question: str) -> list[Key]:
        """Return the content words of a question, each once; words that say nothing of a subject are left out."""
        glossary = load_glossary()
        found: dict[str, Key] = {}
        for match in _WORD.finditer(question):
            written = match.group()
            stems = self._analyser.words(written)
            if not stems or all(stem in self._generic for stem in stems):
                continue
            stem = self._canonical(stems[0])
            parts = frozenset(self._canonical(part) for part in self._analyser.parts(written)) - {stem}
            others = tuple(terms for other in glossary.expand(written) if (terms := self.terms(other)))
            kind = stems[0] in self._kinds
            weight = 0.35 if kind else self._weight(stems[0])
            sort = stems[0] in self._sorts and bool(_WHICH.search(question[: match.start()]))
            found.setdefault(stem, Key(written, stem, parts, others, weight, kind=kind, sort=sort))
        return list(found.values())

    def _canonical(self, stem: str) -> str:
        return self._family.get(stem, stem)

    def _weight(self, stem: str) -> float:
        seen = self._frequencies([stem]).get(stem, 0)
        # Rarity on a scale of about 0.3 (in every passage) to 1 (in one of many, or in none).
        total = self._passages + 1
        return max(0.3, min(1.0, math.log(1 + total / (seen + 0.5)) / math.log(1 + total / 1.5)))


def held(key: Key, terms: frozenset[str]) -> float:
    """Return how far a text with these terms holds a word: 1 as such, less in part, 0 not."""
    if key.stem in terms:
        return 1.0
    if any(other <= terms for other in key.others):
        return 1.0
    if key.parts:
        share = len(key.parts & terms) / len(key.parts)
        if share:
            return 0.9 * share
    if any(_akin(key.stem, term) for term in terms):
        return 0.75
    return 0.8 if _joined(key.stem, terms) else 0.0


def _joined(stem: str, terms: frozenset[str]) -> bool:
    """Tell whether a compound is spelled out in a text: begrotingsbehandeling, behandeling van de begroting."""
    if len(stem) < 10:
        return False
    heads = [len(term) for term in terms if len(term) >= 5 and stem.startswith(term)]
    tails = [len(term) for term in terms if len(term) >= 5 and stem.endswith(term)]
    return bool(heads and tails) and len(stem) - 4 <= max(heads) + max(tails) <= len(stem)


@cache
def _akin(stem: str, term: str) -> bool:
    """Tell whether one word is the last part of the other (brief and kamerbrief, tekenen and ondertekenen)."""
    short, long = sorted((fold(stem), fold(term)), key=len)
    before = len(long) - len(short)
    if len(short) < 5 or before < 3 or not long.endswith(short) or short.isdigit():
        return False
    return not (before == 3 and long.startswith("ge"))  # gesloopt is no loopt
